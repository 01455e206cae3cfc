import Glibc
import Notebook
import TestSupport
import Testing

/// A run that is killed leaves whole files and a true manifest, and goes on as if nothing had been.
@Suite(.serialized) struct KilledRunTests {
    static let book = (1...10).map { "# %%\nr\($0) = random()\nprint(r\($0))\nfigure()\nsleep(0.01)\n" }.joined()

    func command(_ folder: TemporaryFolder) -> String {
        "'\(ScriptedTerminal.folder)PromptHost' run '\(folder.path)/book.py' '\(folder.path)/done.ipynb'"
    }

    /// Every file that the manifest names is there, with the bytes that it says; other files are on their way only.
    func checkDisk(_ folder: TemporaryFolder) throws {
        let out = folder.path + "/book.out"
        guard let text = folder.read("book.out/manifest.json") else { return }
        let manifest = try #require(try JSON(parsing: text).object)
        for cell in manifest["cells"]?.array ?? [] {
            for file in cell.object?["outputs"]?.array ?? [] {
                let name = try #require(file.object?["file"]?.string)
                let bytes = try Files.read(out + "/" + name)
                // The text of the running cell may have grown since.
                if cell.object?["status"] == .string("done") {
                    #expect(SHA256.hexadecimal(bytes) == file.object?["sha256"]?.string)
                }
            }
        }
    }

    @Test func theOutputsAreThoseOfAnUnbrokenRun() throws {
        let whole = TemporaryFolder()
        _ = whole.write(Self.book, to: "book.py")
        #expect(Shell.output(of: command(whole)).status == 0)
        let expected = try #require(whole.read("done.ipynb"))

        for attempt in 0..<12 {
            let folder = TemporaryFolder()
            _ = folder.write(Self.book, to: "book.py")
            let delay = NumberText.fixed(0.01 + Double(attempt * 7 % 12) * 0.018, 3)
            _ = Shell.output(of: "timeout -s KILL \(delay) \(command(folder))")
            try checkDisk(folder)
            #expect(Shell.output(of: command(folder)).status == 0)
            try checkDisk(folder)
            #expect(folder.read("done.ipynb") == expected)
        }
    }
}
