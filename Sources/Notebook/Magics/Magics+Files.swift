import Glibc

extension Magic {
    /// A command of the shell under its own name.
    private static func shellCommand(_ name: String, _ command: String, _ summary: String) -> Magic {
        Magic(name, isBare: true, summary) { call, session in
            session.call(.system(command + (call.line.isEmpty ? "" : " " + call.line)))
        }
    }

    static let files: [Magic] = [
        Magic("cd", aliases: ["chdir"], isBare: true, "goes to a folder; - to the one before") { call, session in
            let target = call.line.trimmed
            let here = Files.currentFolder
            var folder = target.isEmpty ? "~" : target
            if folder.utf8.count > 1, folder.begins(with: "'") || folder.begins(with: "\"") {
                folder = call.words.first ?? folder
            }
            if folder == "-" {
                guard let previous = session.previousFolder else {
                    return .usage("%cd -: No previous directory to change to.")
                }
                folder = previous
            }
            guard chdir(Files.expandingHome(folder)) == 0 else {
                let reason = String(cString: strerror(errno))
                session.print("[Errno \(errno)] \(reason): \(CellTranslator.quote(folder))\n\(here)")
                return .none
            }
            session.previousFolder = here
            session.print(Files.currentFolder)
            return .none
        },
        Magic("pwd", isBare: true, "the folder") { _, _ in .text(Files.currentFolder) },
        shellCommand("ls", "ls -F", "lists a folder"),
        shellCommand("ll", "ls -l -F", "lists a folder with sizes"),
        shellCommand("cat", "cat", "shows a file"),
        shellCommand("mkdir", "mkdir", "makes a folder"),
        shellCommand("rmdir", "rmdir", "removes an empty folder"),
        shellCommand("cp", "cp", "copies files"),
        shellCommand("mv", "mv", "moves files"),
        shellCommand("rm", "rm", "removes files"),
        Magic("env", "environment variables: all, one, or NAME=VALUE") { call, session in
            let line = call.line.trimmed
            if line.isEmpty { return session.answer(session.runNested("dict(__import__('os').environ)")) }
            let separator = line.offset(of: "=") ?? line.offset(of: " ")
            guard let separator else {
                return getenv(line).map { .text(String(cString: $0)) }
                    ?? .usage("Environment does not have key: \(line)")
            }
            return session.setEnvironment(
                line.prefix(bytes: separator).trimmed, line.dropping(first: separator + 1).trimmed)
        },
        Magic("set_env", "sets an environment variable: NAME VALUE") { call, session in
            let words = call.line.split(separator: " ", maxSplits: 1).map(String.init)
            guard words.count == 2 else { return .usage("%set_env wants a name and a value") }
            return session.setEnvironment(words[0], words[1].trimmed)
        },
        Magic("writefile", aliases: ["file"], .cell, "writes the cell to a file; -a at its end") { call, session in
            guard let path = call.arguments.first.map(Files.expandingHome) else {
                return .usage("%%writefile wants a file name")
            }
            let text = call.cell ?? ""
            do throws(FileError) {
                if call.options.contains("-a") || call.options.contains("--append") {
                    session.print("Appending to \(path)")
                    try Files.append(text, to: path)
                } else {
                    session.print("\(Files.exists(path) ? "Overwriting" : "Writing") \(path)")
                    try Files.write(text, to: path)
                }
                return .none
            } catch {
                return .raise(
                    type: error.code == ENOENT ? "FileNotFoundError" : "OSError",
                    message: "[Errno \(error.code)] \(error.reason): '\(path)'")
            }
        },
    ]
}

extension Session {
    fileprivate func setEnvironment(_ name: String, _ value: String) -> HostAnswer {
        guard !name.isEmpty, !name.utf8.contains(where: LineScanner.isSpace) else {
            return .usage("refusing to set env var with whitespace: '\(name)'")
        }
        setenv(name, value, 1)
        let quoted = (CellTranslator.quote(name), CellTranslator.quote(value))
        _ = run(CellSource("__import__('os').environ[\(quoted.0)] = \(quoted.1)", mode: .nested, file: "<magic>"))
        print("env: \(name)=\(value)")
        return .none
    }
}
