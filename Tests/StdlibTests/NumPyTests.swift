import Testing

/// Programs over `numpy` print what NumPy itself printed.
@Suite(.serialized) struct NumPyTests {
    @Test(arguments: ProgramRunner.programs(in: "numpy"))
    func printsWhatNumPyPrints(_ program: String) {
        let path = "\(ProgramRunner.fixtures)/\(program)"
        let result = ProgramRunner.run(path + ".py")
        #expect(result.errors == "")
        #expect(result.status == 0)
        #expect(result.output == ProgramRunner.text(path + ".out"))
    }
}
