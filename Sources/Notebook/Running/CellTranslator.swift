/// Turns a cell as people write it into Python: magics and shell lines become calls of `get_ipython()`. Lines keep their
/// numbers, so that tracebacks need no map.
package struct CellTranslator {
    /// Whether a word is a variable of the session: then `ls` is that variable.
    var isVariable: (String) -> Bool = { _ in false }
    /// Words that are magics without a per cent sign.
    var bareMagics: Set<String> = []

    package init(bareMagics: Set<String> = [], isVariable: @escaping (String) -> Bool = { _ in false }) {
        self.bareMagics = bareMagics
        self.isVariable = isVariable
    }

    package func translate(_ source: String) -> String {
        let lines = source.lines
        if let cell = cellMagic(lines) { return cell }
        guard lines.contains(where: mayBeSpecial) else { return source }
        var result: [String] = []
        var tracker = LogicalLineTracker()
        var index = 0
        while index < lines.count {
            let line = lines[index]
            guard !tracker.isInside, let special = translate(line: line, following: lines[(index + 1)...]) else {
                tracker.read(line)
                result.append(line)
                index += 1
                continue
            }
            result.append(special.text)
            result += Array(repeating: "", count: special.extraLines)
            index += 1 + special.extraLines
        }
        return result.joined(separator: "\n")
    }

    /// `%%name line` on the first line that is not blank takes the rest of the cell.
    private func cellMagic(_ lines: [String]) -> String? {
        guard let first = lines.firstIndex(where: { !$0.isBlank }) else { return nil }
        let line = lines[first]
        guard line.begins(with: "%%"), let name = MagicName(line.dropping(first: 2)) else { return nil }
        let cell = lines[(first + 1)...].map { $0 + "\n" }.joined()
        let call = "get_ipython().run_cell_magic(\(quote(name.name)), \(quote(name.line)), \(quote(cell)))"
        return String(repeating: "\n", count: first) + call
    }

    private func mayBeSpecial(_ line: String) -> Bool {
        let text = line.trimmedAtStart
        guard let first = text.utf8.first else { return false }
        if "%!?".utf8.contains(first) || text.trimmedAtEnd.ends(with: "?") { return true }
        if line.offset(of: "= !") != nil || line.offset(of: "=!") != nil || line.offset(of: "= %") != nil
            || line.offset(of: "=%") != nil
        {
            return true
        }
        var scanner = LineScanner(text)
        return scanner.word().map(bareMagics.contains) ?? false
    }

    private func translate(line: String, following: ArraySlice<String>) -> (text: String, extraLines: Int)? {
        let indent = line.indentation
        var text = line.dropping(first: indent.utf8.count)
        guard let first = text.utf8.first else { return nil }

        // A command goes on where its line ends in a backslash.
        var extraLines = 0
        func join() {
            while text.ends(with: "\\"), let next = following.dropFirst(extraLines).first {
                text = text.dropping(last: 1) + next.trimmedAtStart
                extraLines += 1
            }
        }
        func done(_ call: String) -> (String, Int) { (indent + call, extraLines) }

        switch first {
        case UInt8(ascii: "!"):
            join()
            let command = text.dropping(first: text.begins(with: "!!") ? 2 : 1).trimmed
            return done("get_ipython().\(text.begins(with: "!!") ? "getoutput" : "system")(\(quote(command)))")
        case UInt8(ascii: "%"):
            join()
            guard let magic = MagicName(text.dropping(first: text.begins(with: "%%") ? 2 : 1)) else { return nil }
            // `%magic?` asks for its help.
            if magic.line.isEmpty, magic.name.ends(with: "?") { return nil }
            return done(lineMagic(magic))
        case UInt8(ascii: "?"):
            return help(text).map(done)
        default: break
        }
        if let help = help(text) { return done(help) }
        if let (target, rest) = assignment(text) {
            text = rest
            join()
            if text.begins(with: "!") {
                return done("\(target) = get_ipython().getoutput(\(quote(text.dropping(first: 1).trimmed)))")
            }
            return MagicName(text.dropping(first: 1)).map { done("\(target) = \(lineMagic($0))") }
        }
        return bareMagic(text).map { done(lineMagic($0)) }
    }

    private func lineMagic(_ magic: MagicName) -> String {
        "get_ipython().run_line_magic(\(quote(magic.name)), \(quote(magic.line)))"
    }

    /// `name?`, `name??`, `?name`, `%magic?`, `*pattern*?`.
    private func help(_ text: String) -> String? {
        var word = text.trimmed
        var marks = 0
        if word.begins(with: "?") {
            marks = word.utf8.prefix { $0 == UInt8(ascii: "?") }.count
            word = word.dropping(first: marks).trimmed
        } else {
            marks = word.utf8.reversed().prefix { $0 == UInt8(ascii: "?") }.count
            word = word.dropping(last: marks).trimmedAtEnd
        }
        guard (1...2).contains(marks), !word.isEmpty, isHelpTarget(word) else { return nil }
        let magic = word.utf8.contains(UInt8(ascii: "*")) ? "psearch" : marks == 2 ? "pinfo2" : "pinfo"
        return lineMagic(MagicName(name: magic, line: word))
    }

    /// A dotted name, perhaps with subscripts, or a pattern; not the end of an expression or of a comment.
    private func isHelpTarget(_ text: String) -> Bool {
        guard let first = text.utf8.first, LineScanner.isLetter(first) || "_%*".utf8.contains(first) || first >= 0x80
        else { return false }
        return text.utf8.allSatisfy { LineScanner.isWord($0) || ".*%[]'\"-".utf8.contains($0) || $0 >= 0x80 }
    }

    /// `target = !command` or `target = %magic`.
    private func assignment(_ text: String) -> (target: String, rest: String)? {
        guard let equals = text.offset(of: "=") else { return nil }
        let target = text.prefix(bytes: equals).trimmedAtEnd
        let rest = text.dropping(first: equals + 1).trimmed
        guard let sign = rest.utf8.first, sign == UInt8(ascii: "!") || sign == UInt8(ascii: "%"), rest.utf8.count > 1,
            !rest.begins(with: "!="), let first = target.utf8.first, LineScanner.isWord(first) || first >= 0x80,
            target.utf8.allSatisfy({ LineScanner.isWord($0) || ".,[]'\" ".utf8.contains($0) || $0 >= 0x80 })
        else { return nil }
        return (target, rest)
    }

    /// `cd folder`, `ls`: a magic's name first, then neither an operator nor a call.
    private func bareMagic(_ text: String) -> MagicName? {
        guard let magic = MagicName(text), bareMagics.contains(magic.name), !isVariable(magic.name) else { return nil }
        let after = text.dropping(first: magic.name.utf8.count)
        guard after.isEmpty || after.utf8.first == 0x20 else { return nil }
        let rest = magic.line
        for sign in [
            "=", "+=", "-=", "(", ",", "==", "in ", "is ", "+ ", "- ", "* ", "/ ", "% ", "and ", "or ", "if ", "<", ">",
            "@ ", "|", "&", ":", ")", "]", ";",
        ]
        where rest.begins(with: sign) { return nil }
        return magic
    }

    /// As a Python literal.
    package static func quote(_ text: String) -> String {
        var literal = "'"
        for scalar in text.unicodeScalars {
            switch scalar {
            case "'": literal += "\\'"
            case "\\": literal += "\\\\"
            case "\n": literal += "\\n"
            case "\r": literal += "\\r"
            case "\t": literal += "\\t"
            case "\0": literal += "\\x00"
            default: literal.unicodeScalars.append(scalar)
            }
        }
        return literal + "'"
    }
    private func quote(_ text: String) -> String { CellTranslator.quote(text) }
}

/// `name rest of the line`
private struct MagicName {
    var name: String
    var line: String

    init(name: String, line: String) {
        self.name = name
        self.line = line
    }

    init?(_ text: String) {
        var scanner = LineScanner(text)
        let start = scanner.position
        guard let first = scanner.current, LineScanner.isLetter(first) || first == 0x5F else { return nil }
        scanner.skip { LineScanner.isWord($0) || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: ".") }
        name = String(decoding: scanner.bytes[start..<scanner.position], as: UTF8.self)
        line = scanner.rest.trimmed
        if let next = scanner.current, !LineScanner.isSpace(next) { return nil }
    }
}

/// Tells whether the next line begins inside a bracket, a string or after a backslash: there `%` and `!` are operators.
struct LogicalLineTracker {
    private var depth = 0
    private var triple: UInt8?
    private var continues = false

    var isInside: Bool { depth > 0 || triple != nil || continues }

    mutating func read(_ line: String) {
        let bytes = Array(line.utf8)
        var index = 0
        var single: UInt8?
        continues = false
        while index < bytes.count {
            let byte = bytes[index]
            let isTriple = index + 2 < bytes.count && bytes[index + 1] == byte && bytes[index + 2] == byte
            if byte == UInt8(ascii: "\\"), triple != nil || single != nil {
                index += 2
                continue
            }
            if let open = triple {
                if byte == open, isTriple {
                    triple = nil
                    index += 2
                }
            } else if let open = single {
                if byte == open { single = nil }
            } else {
                switch byte {
                case UInt8(ascii: "#"): return
                case UInt8(ascii: "'"), UInt8(ascii: "\""):
                    if isTriple {
                        triple = byte
                        index += 2
                    } else {
                        single = byte
                    }
                case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"): depth += 1
                case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"): depth = max(0, depth - 1)
                default: break
                }
            }
            index += 1
        }
        continues = triple == nil && bytes.last == UInt8(ascii: "\\")
    }
}
