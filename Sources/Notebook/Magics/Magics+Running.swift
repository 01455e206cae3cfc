import Glibc

extension Session {
    /// What a magic answers after code of its own ended.
    func answer(_ outcome: Outcome) -> HostAnswer {
        switch outcome {
        case .done: .lastValue
        case .failed, .exited: .raiseNested
        }
    }

    func print(_ line: String = "") { write(line + "\n", to: .standardOutput) }
}

extension Magic {
    static let running: [Magic] = [
        Magic("run", "runs a program or a notebook in this session: %run FILE arguments") { call, session in
            guard let path = call.arguments.first.map(Files.expandingHome) else { return .usage("%run wants a file") }
            var found = path
            if !Files.exists(found) { found = [path + ".py", path + ".ipynb"].first(where: Files.exists) ?? path }
            let bytes: [UInt8]
            do throws(FileError) { bytes = try Files.read(found) } catch {
                return .raise(type: "OSError", message: "File `'\(path)'` not found.")
            }
            let isBook = found.ends(with: ".ipynb")
            let document: Document
            do throws(FormatError) {
                document = try DocumentFormat.read(bytes, path: isBook ? found : "program.py")
            } catch {
                return .raise(type: "ValueError", message: "\(found): \(error.message)")
            }
            session.evaluator.setArguments([found] + call.words.drop { $0 != call.arguments[0] }.dropFirst())
            if !isBook {
                let text = String(decoding: bytes, as: UTF8.self)
                return session.answer(session.run(CellSource(text, mode: .nested, file: found)), valued: false)
            }
            for index in document.codeCells {
                let cell = document.cells[index]
                let outcome = session.run(CellSource(session.translate(cell.source), mode: .nested, file: found))
                guard case .done = outcome else { return session.answer(outcome) }
            }
            return .none
        },
        Magic(
            "system", aliases: ["sx", "sc"], "runs a shell command and gives its lines", run: { $1.getOutput($0.line) }),
        Magic(
            "pip", aliases: ["conda", "mamba", "uv"], isBare: true, "says what is built in; nothing can be installed"
        ) { call, session in
            let words = call.arguments
            switch words.first {
            case "install":
                for name in words.dropFirst() {
                    session.print(Packages.answer(to: name, builtIn: session.settings.builtInPackages))
                }
            case "list", "freeze":
                for name in session.settings.builtInPackages.sorted() { session.print("\(name) (built in)") }
            default: session.print("Packages are built into Cellbook; '\(call.name) list' shows them.")
            }
            return .none
        },
        Magic("load_ext", aliases: ["reload_ext", "unload_ext"], "accepts extensions whose work is done already") {
            call, _ in
            let known = ["autoreload", "tensorboard", "line_profiler", "memory_profiler"]
            let name = call.line.trimmed
            if name == "autoreload" { return .none }
            return .raise(
                type: "ModuleNotFoundError",
                message: "No module named '\(name)'" + (known.contains(name) ? " (not in Cellbook)" : ""))
        },
        Magic("debug", aliases: ["pdb", "prun", "lprun", "memit", "mprun"], .both, "not part of Cellbook") { call, _ in
            if call.name == "pdb", call.line.trimmed == "off" { return .none }
            return .usage("%\(call.name) is not part of Cellbook")
        },
    ]
}

extension Session {
    fileprivate func answer(_ outcome: Outcome, valued: Bool) -> HostAnswer {
        if case .done = outcome, !valued { return .none }
        if case .exited(let status, _) = outcome, status == 0, !valued { return .none }
        return answer(outcome)
    }
}

/// What `pip install` says.
enum Packages {
    static func answer(to requirement: String, builtIn: [String]) -> String {
        let name = requirement.split(whereSeparator: { "=<>!~[;@".contains($0) }).first.map(String.init) ?? requirement
        func plain(_ text: String) -> String { text.lowercased().replacing(text: "-", with: "_") }
        let imports = [
            "opencv_python": "cv2", "opencv_python_headless": "cv2", "pillow": "PIL", "scikit_learn": "sklearn",
            "torch_summary": "torchsummary",
            "python_dateutil": "dateutil", "pyyaml": "yaml",
        ]
        let module = imports[plain(name)] ?? name
        if builtIn.contains(where: { plain($0) == plain(module) }) {
            return "Requirement already satisfied: \(name) is built into Cellbook"
        }
        return "\(name) is not part of Cellbook and cannot be installed into it"
    }
}
