import Glibc
import Interpreter
import Notebook
import REPL

/// `cellbook`, `cellbook FILE.py …`, `cellbook -c CODE …`, `cellbook -m MODULE …`, `cellbook - …`.
enum Launch {
    case prompt
    case file(String, [String])
    case code(String, [String])
    case module(String, [String])
    case standardInput([String])

    /// `nil` where the arguments are a subcommand's or an option of the command itself.
    init?(_ arguments: [String]) {
        guard let first = arguments.first else {
            self = .prompt
            return
        }
        let rest = Array(arguments.dropFirst())
        switch first {
        case "-": self = .standardInput(rest)
        case "-c" where !rest.isEmpty: self = .code(rest[0], Array(rest.dropFirst()))
        case "-m" where !rest.isEmpty: self = .module(rest[0], Array(rest.dropFirst()))
        default:
            // A file may have any name but an option's or a subcommand's; `./run` is a file.
            if first.hasPrefix("-") || RootCommand.subcommandNames.contains(first) { return nil }
            self = .file(first, rest)
        }
    }

    func run() -> Int32 {
        switch self {
        case .prompt: return Prompt.run()
        case .code(let code, let arguments):
            return Program(text: code + "\n", file: "<string>", arguments: ["-c"] + arguments).run()
        case .standardInput(let arguments):
            guard let bytes = try? Files.read(0, path: "<stdin>") else { return 1 }
            return Program(text: String(decoding: bytes, as: UTF8.self), file: "<stdin>", arguments: ["-"] + arguments)
                .run()
        case .file(let path, let arguments):
            do throws(FileError) {
                let bytes = try Files.read(path)
                if path.hasSuffix(".ipynb") { return runNotebook(path, arguments) }
                guard let text = String(validating: bytes, as: UTF8.self) else {
                    return Program.refuse(
                        "  File \"\(path)\", line 1\nSyntaxError: (unicode error) 'utf-8' codec can't decode the file")
                }
                return Program(text: text, file: Files.absolute(path), arguments: [path] + arguments).run()
            } catch {
                return Program.refuse(
                    "cellbook: can't open file '\(Files.absolute(path))': [Errno \(error.code)] \(error.reason)",
                    status: 2)
            }
        case .module(let name, let arguments): return Program.run(module: name, arguments: arguments)
        }
    }

    private func runNotebook(_ path: String, _ arguments: [String]) -> Int32 {
        let runner = Runner(session: Prompt.makeSession(), options: RunOptions(), progress: ConsoleProgress())
        return runner.run(path).status.rawValue
    }
}

/// The library written in the language.
enum StandardLibrary {
    /// `$CELLBOOK_STDLIB`; beside an installed program `../share/cellbook/stdlib`; for one that was built here the folder
    /// `stdlib` of the checkout around it.
    static let folder: String? = {
        if let folder = Files.environment("CELLBOOK_STDLIB") { return folder }
        guard let program = SystemInformation.ownFile else { return nil }
        var folder = Files.folder(of: program)
        let installed = folder + "../share/cellbook/stdlib"
        if Files.isFolder(installed) { return installed }
        for _ in 0..<6 {
            if Files.isFolder(folder + "stdlib") { return folder + "stdlib" }
            folder = Files.folder(of: String(folder.dropLast()))
            if folder.isEmpty { break }
        }
        return nil
    }()

    /// The names that can be imported from it.
    static var packages: [String] {
        guard let folder, let names = try? Files.list(folder) else { return [] }
        return names.filter { !$0.hasPrefix("_") && !$0.hasPrefix(".") }.map {
            $0.hasSuffix(".py") ? String($0.dropLast(3)) : $0
        }
    }
}
