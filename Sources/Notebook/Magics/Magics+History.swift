import Glibc

extension Magic {
    static let history: [Magic] = [
        Magic("hist", aliases: ["history"], isBare: true, "the inputs so far, or a range; -n with numbers") {
            call, session in
            let range = session.inputs(in: call.arguments, default: 1...max(1, session.inputs.count))
            for number in range {
                let text = session.inputs[number - 1]
                session.print(call.options.contains("-n") ? "\(String(number).leftPadded(to: 4)): \(text)" : text)
            }
            return .none
        },
        Magic("rerun", "runs inputs again: the last one, or a range") { call, session in
            let last = max(1, session.inputs.count - 1)
            let code = session.inputs(in: call.arguments, default: last...last).map { session.inputs[$0 - 1] }.joined(
                separator: "\n")
            session.print("=== Executing: ===\n\(code)\n=== Output: ===")
            return session.answer(session.runNested(code))
        },
        Magic("recall", aliases: ["rep"], "puts inputs into the next prompt") { call, session in
            let last = max(1, session.inputs.count - 1)
            session.nextInput = session.inputs(in: call.arguments, default: last...last).map { session.inputs[$0 - 1] }
                .joined(separator: "\n")
            return .none
        },
        Magic("load", aliases: ["loadpy"], "puts a file's text into the next prompt") { call, session in
            guard let path = call.arguments.first.map(Files.expandingHome) else { return .usage("%load wants a file") }
            do throws(FileError) {
                session.nextInput =
                    "# %load \(path)\n" + String(decoding: try Files.read(path), as: UTF8.self).trimmedAtEnd
                return .none
            } catch { return .raise(type: "OSError", message: error.message) }
        },
        Magic("save", "writes inputs to a file: %save FILE 1-5; -f over an old one, -a at its end") { call, session in
            let arguments = call.arguments
            guard var path = arguments.first.map(Files.expandingHome) else {
                return .usage("%save wants a file and a range")
            }
            if Files.name(of: path).utf8.contains(UInt8(ascii: ".")) == false { path += ".py" }
            let range = session.inputs(in: Array(arguments.dropFirst()), default: 1...max(1, session.inputs.count - 1))
            let text = range.map { session.inputs[$0 - 1] + "\n" }.joined()
            let appends = call.options.contains("-a")
            if Files.exists(path), !appends, !call.options.contains("-f") {
                return .usage("'\(path)' exists; %save -f writes over it, %save -a adds to it")
            }
            do throws(FileError) {
                if appends {
                    try Files.append(text, to: path)
                } else {
                    try Files.write("# coding: utf-8\n" + text, to: path)
                }
            } catch { return .raise(type: "OSError", message: error.message) }
            session.print("The following commands were written to file `\(path)`:\n\(text)")
            return .none
        },
        Magic("edit", aliases: ["ed"], "opens $EDITOR on a file or on inputs, then runs the text") { call, session in
            let argument = call.arguments.first
            let isFile = argument.map { Files.exists($0) || $0.ends(with: ".py") } ?? false
            let path = isFile ? argument! : "/tmp/cellbook-edit-\(getpid()).py"
            do throws(FileError) {
                if !isFile {
                    let numbers = argument == nil ? [] : session.inputs(in: [argument!], default: 1...1)
                    try Files.write(numbers.map { session.inputs[$0 - 1] + "\n" }.joined(), to: path)
                }
                defer { if !isFile { Files.remove(path) } }
                guard Editor.open(path) else { return .usage("no editor: set $EDITOR") }
                let text = String(decoding: try Files.read(path), as: UTF8.self)
                if call.options.contains("-x") || text.isBlank { return .none }
                return session.answer(session.runNested(text))
            } catch { return .raise(type: "OSError", message: error.message) }
        },
    ]
}

/// The user's editor.
package enum Editor {
    package static func open(_ path: String, line: Int? = nil) -> Bool {
        let editor = Files.environment("VISUAL") ?? Files.environment("EDITOR") ?? "vi"
        let position =
            line.map { ["vi", "vim", "nvim", "nano", "emacs"].contains(Files.name(of: editor)) ? " +\($0)" : "" } ?? ""
        let quoted = "'" + path.replacing(text: "'", with: "'\\''") + "'"
        return Shell.run("\(editor)\(position) \(quoted)", inheritsTerminal: true) { _, _ in } == 0
    }
}

extension Session {
    /// The numbers that `3`, `1-4`, `2 5-6` name; those that there are.
    func inputs(in words: [String], default range: ClosedRange<Int>) -> [Int] {
        let all = words.flatMap { word -> [Int] in
            let ends = word.split(separator: "-").compactMap { Int($0) }
            guard let first = ends.first, let last = ends.last, first <= last, last - first < 1_000_000 else {
                return []
            }
            return Array(first...last)
        }
        return (words.isEmpty ? Array(range) : all).filter { inputs.indices.contains($0 - 1) }
    }
}
