import Testing

/// Programs over `_image` and `_plot`, which have no counterpart in CPython: what they print was compared with Pillow's and
/// Matplotlib's answers.
@Suite(.serialized) struct PictureModuleTests {
    @Test(arguments: ProgramRunner.programs(in: "pictures"))
    func printsWhatWasRecorded(_ program: String) {
        let path = "\(ProgramRunner.fixtures)/\(program)"
        let result = ProgramRunner.run(path + ".py")
        #expect(result.errors == "")
        #expect(result.status == 0)
        #expect(result.output == ProgramRunner.text(path + ".out"))
    }
}
