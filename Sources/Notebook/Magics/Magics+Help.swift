import Glibc

extension Magic {
    static let help: [Magic] = [
        Magic("lsmagic", aliases: ["magic", "quickref"], "lists the magics") { _, session in
            for magic in session.magics.rows.sorted(by: { $0.name < $1.name }) {
                let sign = magic.kind == .cell ? "%%" : "%"
                let names =
                    magic.names.map { sign + $0 }.joined(separator: " ")
                    + (magic.kind == .both ? " %%" + magic.name : "")
                session.print(names.rightPadded(to: 30) + "  " + magic.summary)
            }
            return .none
        },
        Magic("pinfo", isVerbatim: true, "what an object is: its signature, text, shape and file") { call, session in
            session.help(for: call.line.trimmed, withSource: false)
        },
        Magic("pinfo2", aliases: ["psource"], isVerbatim: true, "the same with its source") { call, session in
            session.help(for: call.line.trimmed, withSource: true)
        },
        Magic("pdoc", isVerbatim: true, "the docstring") { call, session in
            session.help(for: call.line.trimmed, withSource: false)
        },
        Magic("psearch", isVerbatim: true, "names that match a pattern: %psearch torch.nn.*conv*") { call, session in
            for name in session.search(call.line.trimmed) { session.print(name) }
            return .none
        },
    ]
}

extension Session {
    fileprivate func help(for expression: String, withSource: Bool) -> HostAnswer {
        if expression.begins(with: "%") {
            let name = String(expression.drop { $0 == "%" })
            guard let magic = magics[name] else {
                print("Object `\(expression)` not found.")
                return .none
            }
            print(
                "%\(magic.name): \(magic.summary)"
                    + (magic.aliases.isEmpty ? "" : "\nalso: " + magic.aliases.map { "%" + $0 }.joined(separator: " ")))
            return .none
        }
        guard let help = evaluator.help(for: expression) else {
            print("Object `\(expression)` not found.")
            return .none
        }
        print(HelpText.text(of: help, name: expression, withSource: withSource))
        return .none
    }

    /// The names below a dotted prefix that match a pattern, `*` for any run of characters; letters match either case.
    fileprivate func search(_ pattern: String) -> [String] {
        let dot = Array(pattern.utf8).lastIndex(of: UInt8(ascii: "."))
        let prefix = dot.map { pattern.prefix(bytes: $0 + 1) } ?? ""
        let names = evaluator.complete(prefix, cursor: prefix.utf8.count).candidates
        let all = Set(names + (prefix.isEmpty ? evaluator.variables().map(\.name) : []))
        return all.map { $0.begins(with: prefix) ? $0 : prefix + $0 }
            .filter { fnmatch(pattern.lowercased(), $0.lowercased(), 0) == 0 }.sorted()
    }
}

/// `obj?` as text.
enum HelpText {
    static func text(of help: Help, name: String, withSource: Bool) -> String {
        var lines: [String] = []
        func row(_ title: String, _ text: String?) {
            guard let text, !text.isEmpty else { return }
            let label = (title + ":").rightPadded(to: 13)
            lines.append(text.utf8.contains(UInt8(ascii: "\n")) ? "\(title):\n\(text)" : label + text)
        }
        row("Signature", help.signature)
        row("Type", help.type)
        row("String form", help.text)
        row("Shape", help.shape)
        row("File", help.file)
        if withSource, let source = help.source {
            row("Source", source.trimmedAtEnd)
        } else {
            row("Docstring", help.documentation ?? "<no docstring>")
        }
        return lines.joined(separator: "\n")
    }
}
