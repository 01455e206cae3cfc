import ArgumentParser
import Notebook
import REPL

struct StepCommandLine: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "step", abstract: "Step through a notebook's cells at the prompt.")

    @Argument(help: "A percent-format .py or an .ipynb file.", completion: .file(extensions: ["py", "ipynb"]))
    var book: String

    func run() throws { throw ExitCode(Prompt.step(book)) }
}

struct ConvertCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "convert", abstract: "Convert between .py and .ipynb, and to .html or .md.",
        discussion: "The names tell the formats. A notebook keeps its outputs; a .py file has none.")

    @Argument(help: "The notebook to read.", completion: .file(extensions: ["py", "ipynb"]))
    var from: String
    @Argument(
        help: "The file to write: .py, .ipynb, .html or .md.",
        completion: .file(extensions: ["py", "ipynb", "html", "md"]))
    var to: String

    func run() throws {
        let document: Document
        let bytes: [UInt8]
        do throws(FileError) { bytes = try Files.read(from) } catch {
            complain(error.message)
            try leave(.usage)
        }
        do throws(FormatError) { document = try DocumentFormat.read(bytes, path: from) } catch {
            complain("\(from): \(error.message)")
            try leave(.doesNotParse)
        }
        guard let text = text(of: document) else {
            complain("'\(to)' ends in none of .py, .ipynb, .html, .md")
            try leave(.usage)
        }
        do throws(FileError) { try Files.write(text, to: to) } catch {
            complain(error.message)
            try leave(.usage)
        }
    }

    private func text(of document: Document) -> String? {
        if let format = DocumentFormat.named(by: to) { return format.write(document) }
        let result = RunResult(path: from, document: document)
        if to.hasSuffix(".html") || to.hasSuffix(".htm") { return ReportFormat.html.text(of: result) }
        if to.hasSuffix(".md") { return ReportFormat.markdown.text(of: result) }
        return nil
    }
}

struct SummaryCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "summary", abstract: "Print a model's layer table.",
        discussion: "MODEL is a constructor of torchvision.models, or module:expression for one of your own.")

    @Argument(help: "vgg16, resnet18, …, or module:expression.")
    var model: String
    @Option(name: .long, help: ArgumentHelp("The shape of one input, without the batch.", valueName: "c,h,w"))
    var input = "3,224,224"
    @Flag(name: .long, help: "The table of torch-summary 1.4.5 instead of torchsummary 1.5.1.")
    var tree = false

    func validate() throws {
        let sizes = input.split(separator: ",", omittingEmptySubsequences: false)
        guard sizes.allSatisfy({ Int($0).map { $0 > 0 } ?? false }) else {
            throw ValidationError("--input wants sizes with commas between them, such as 3,224,224.")
        }
    }

    func run() throws {
        let sizes = input.split(separator: ",").joined(separator: ", ") + ","
        let name = CellTranslator.quote(model)
        let program = """
            import sys
            from _model_summary import main
            sys.exit(main(\(name), (\(sizes)), \(tree ? "True" : "False")))

            """
        throw ExitCode(Program(text: program, file: "<summary>", arguments: ["-c"]).run())
    }
}
