import Testing

/// Programs over the native modules print what CPython recorded.
@Suite(.serialized) struct NativeModuleTests {
    @Test(arguments: ProgramRunner.programs(in: "native"))
    func printsWhatCPythonPrints(_ program: String) {
        let path = "\(ProgramRunner.fixtures)/\(program)"
        let result = ProgramRunner.run(path + ".py")
        #expect(result.errors == "")
        #expect(result.status == 0)
        #expect(result.output == ProgramRunner.text(path + ".out"))
    }
}
