import Testing

/// Programs over pictures and plots.
@Suite(.serialized) struct PictureModuleTests {
    /// `_image` and `_plot` have no counterpart: what these print was compared with Pillow's and Matplotlib's answers.
    @Test(arguments: ProgramRunner.programs(in: "pictures"))
    func nativeModulesPrintWhatWasRecorded(_ program: String) {
        let path = "\(ProgramRunner.fixtures)/\(program)"
        let result = ProgramRunner.run(path + ".py")
        #expect(result.errors == "")
        #expect(result.status == 0)
        #expect(result.output == ProgramRunner.text(path + ".out"))
    }

    /// OpenCV also warns on standard error.
    @Test(arguments: ["PIL/pictures", "cv2/pictures", "matplotlib/limits_and_ticks", "matplotlib/texts"])
    func librariesPrintWhatTheRealOnesPrint(_ program: String) {
        let path = "\(ProgramRunner.fixtures)/\(program)"
        let result = ProgramRunner.run(path + ".py")
        #expect(result.status == 0)
        #expect(result.output == ProgramRunner.text(path + ".out"))
    }
}
