extension Magic {
    /// Shows the cell's text as it is, in some form.
    private static func shows(_ name: String, aliases: [String] = [], as type: String) -> Magic {
        Magic(name, aliases: aliases, .cell, isVerbatim: true, "shows the cell as \(type)") { call, session in
            session.display(
                MIMEBundle([
                    .init(type: type, content: .text(call.cell ?? "")),
                    .init(type: "text/plain", content: .text("<\(type) object>")),
                ]))
            return .none
        }
    }

    static let cells: [Magic] = [
        Magic("capture", .cell, "keeps the cell's output in a variable: %%capture name") { call, session in
            let capture = Session.Capture()
            session.captures.append(capture)
            let outcome = session.runNested(call.cell ?? "", line: 1)
            session.captures.removeAll { $0 === capture }
            if call.options.contains("--no-stdout") {
                session.write(capture.text[.standardOutput] ?? "", to: .standardOutput)
            }
            if call.options.contains("--no-stderr") {
                session.write(capture.text[.standardError] ?? "", to: .standardError)
            }
            if call.options.contains("--no-display") { for bundle in capture.displays { session.display(bundle) } }
            guard case .done = outcome else { return session.answer(outcome) }
            if let name = call.arguments.first {
                let output = CellTranslator.quote(capture.text[.standardOutput] ?? "")
                let error = CellTranslator.quote(capture.text[.standardError] ?? "")
                // An object with the attributes and methods that IPython's has.
                let code = """
                    \(name) = type('CapturedIO', (), {'stdout': \(output), 'stderr': \(error), 'outputs': [], \
                    '__str__': lambda self: self.stdout, 'show': lambda self: print(self.stdout, end=''), \
                    '__call__': lambda self: print(self.stdout, end='')})()
                    """
                let assignment = session.runNested(code)
                guard case .done = assignment else { return session.answer(assignment) }
            }
            return .none
        },
        Magic("bash", aliases: ["sh", "script"], .cell, isVerbatim: true, "runs the cell as a shell script") {
            call, session in
            let program = call.name == "script" ? call.line.trimmed : call.name
            guard !program.isEmpty else { return .usage("%%script wants a program") }
            guard session.settings.allowsShell else {
                return .raise(type: "PermissionError", message: "shell commands are switched off (--no-shell)")
            }
            let script = "'" + (call.cell ?? "").replacing(text: "'", with: "'\\''") + "'"
            let status = Shell.run("printf %s \(script) | \(program)") { session.write($0, to: $1) }
            guard status == 0 else {
                return .raise(type: "RuntimeError", message: "'%%\(call.name)' ended with status \(status)")
            }
            return .none
        },
        shows("html", aliases: ["HTML"], as: "text/html"),
        shows("markdown", as: "text/markdown"),
        shows("latex", as: "text/latex"),
        shows("svg", aliases: ["SVG"], as: "image/svg+xml"),
        shows("javascript", aliases: ["js"], as: "application/javascript"),
        Magic("python", aliases: ["python3"], .cell, isVerbatim: true, "runs the cell") { call, session in
            session.answer(session.runNested(call.cell ?? "", line: 1))
        },
    ]
}
