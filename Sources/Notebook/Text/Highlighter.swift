/// Cuts Python source into coloured stretches. It never fails: what it does not know stays plain, half-typed code included.
package enum Highlighter {
    package enum Style: String, Sendable {
        case plain, keyword, constant, builtin, string, number, comment, decorator, definition, `operator`, magic
    }
    package struct Stretch: Equatable, Sendable {
        package var text: String
        package var style: Style
    }

    private static let keywords: Set<String> = [
        "and", "as", "assert", "async", "await", "break", "class", "continue", "def", "del", "elif", "else", "except",
        "finally", "for", "from", "global", "if", "import", "in", "is", "lambda", "nonlocal", "not", "or", "pass",
        "raise",
        "return", "try", "while", "with", "yield",
    ]
    private static let constants: Set<String> = ["True", "False", "None", "Ellipsis", "NotImplemented", "self", "cls"]
    private static let builtins: Set<String> = [
        "abs", "all", "any", "bool", "bytes", "callable", "chr", "complex", "dict", "dir", "divmod", "enumerate",
        "eval",
        "exec", "filter", "float", "format", "frozenset", "getattr", "globals", "hasattr", "hash", "help", "hex", "id",
        "input",
        "int", "isinstance", "issubclass", "iter", "len", "list", "locals", "map", "max", "min", "next", "object",
        "oct",
        "open", "ord", "pow", "print", "property", "range", "repr", "reversed", "round", "set", "setattr", "slice",
        "sorted",
        "staticmethod", "classmethod", "str", "sum", "super", "tuple", "type", "vars", "zip", "Exception", "ValueError",
        "TypeError", "KeyError", "IndexError", "RuntimeError", "AttributeError", "NotImplementedError", "StopIteration",
    ]

    package static func stretches(of source: String) -> [Stretch] {
        var cutter = Cutter(bytes: Array(source.utf8))
        cutter.run()
        return cutter.stretches
    }

    private struct Cutter {
        let bytes: [UInt8]
        var stretches: [Stretch] = []
        var position = 0
        /// The word before, for names after `def` and `class`.
        var previousWord = ""
        var isLineStart = true

        init(bytes: [UInt8]) { self.bytes = bytes }

        var current: UInt8? { position < bytes.count ? bytes[position] : nil }

        mutating func add(_ end: Int, _ style: Style) {
            guard end > position else { return }
            let text = String(decoding: bytes[position..<end], as: UTF8.self)
            if stretches.last?.style == style {
                stretches[stretches.count - 1].text += text
            } else {
                stretches.append(Stretch(text: text, style: style))
            }
            position = end
        }

        func lineEnd() -> Int { bytes[position...].firstIndex(of: 0x0A) ?? bytes.count }
        func end(while condition: (UInt8) -> Bool) -> Int {
            bytes[position...].firstIndex { !condition($0) } ?? bytes.count
        }

        mutating func run() {
            while let byte = current {
                switch byte {
                case 0x0A:
                    add(position + 1, .plain)
                    isLineStart = true
                    previousWord = ""
                    continue
                case 0x20, 0x09, 0x0D:
                    add(end { $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }, .plain)
                    continue
                case UInt8(ascii: "#"): add(lineEnd(), .comment)
                case UInt8(ascii: "%"), UInt8(ascii: "!"):
                    if isLineStart { add(lineEnd(), .magic) } else { add(position + 1, .operator) }
                case UInt8(ascii: "@"):
                    if isLineStart {
                        position += 1
                        let stop = end { LineScanner.isWord($0) || $0 == UInt8(ascii: ".") || $0 >= 0x80 }
                        position -= 1
                        add(stop, .decorator)
                    } else {
                        add(position + 1, .operator)
                    }
                case UInt8(ascii: "\""), UInt8(ascii: "'"): add(stringEnd(from: position), .string)
                case _ where LineScanner.isDigit(byte): add(numberEnd(), .number)
                case _ where LineScanner.isWord(byte) || byte >= 0x80: word()
                default: add(position + 1, "+-*/<>=&|^~".utf8.contains(byte) ? .operator : .plain)
                }
                isLineStart = false
            }
        }

        mutating func word() {
            let stop = end { LineScanner.isWord($0) || $0 >= 0x80 }
            let word = String(decoding: bytes[position..<stop], as: UTF8.self)
            if stop < bytes.count, bytes[stop] == UInt8(ascii: "\"") || bytes[stop] == UInt8(ascii: "'"),
                word.utf8.count <= 2,
                word.utf8.allSatisfy({ "rRbBuUfF".utf8.contains($0) })
            {
                return add(stringEnd(from: stop), .string)
            }
            let isAttribute = position > 0 && bytes[position - 1] == UInt8(ascii: ".")
            let style: Style =
                if isAttribute { .plain } else if previousWord == "def" || previousWord == "class" {
                    .definition
                } else if keywords.contains(word) { .keyword } else if constants.contains(word) {
                    .constant
                } else if builtins.contains(word) { .builtin } else { .plain }
            add(stop, style)
            previousWord = word
        }

        func numberEnd() -> Int {
            var index = position
            while index < bytes.count {
                let byte = bytes[index]
                let isExponentSign =
                    (byte == 0x2B || byte == 0x2D) && (bytes[index - 1] | 0x20) == UInt8(ascii: "e")
                    && bytes[position + (position + 1 < bytes.count ? 1 : 0)] | 0x20 != UInt8(ascii: "x")
                guard LineScanner.isWord(byte) || byte == UInt8(ascii: ".") || isExponentSign else { break }
                index += 1
            }
            return index
        }

        /// The end of the string whose quotes begin at `start`.
        func stringEnd(from start: Int) -> Int {
            let quote = bytes[start]
            let isTriple = start + 2 < bytes.count && bytes[start + 1] == quote && bytes[start + 2] == quote
            var index = start + (isTriple ? 3 : 1)
            while index < bytes.count {
                let byte = bytes[index]
                if byte == UInt8(ascii: "\\") {
                    index += 2
                    continue
                }
                if isTriple {
                    if byte == quote, index + 2 < bytes.count, bytes[index + 1] == quote, bytes[index + 2] == quote {
                        return index + 3
                    }
                } else if byte == quote {
                    return index + 1
                } else if byte == 0x0A {
                    return index
                }
                index += 1
            }
            return bytes.count
        }
    }

    // MARK: Terminal

    /// With colours for a terminal.
    package static func terminal(_ source: String) -> String {
        stretches(of: source).map { stretch in
            guard let code = codes[stretch.style] else { return stretch.text }
            return "\u{1B}[\(code)m\(stretch.text)\u{1B}[0m"
        }.joined()
    }

    private static let codes: [Style: String] = [
        .keyword: "1;34", .constant: "35", .builtin: "36", .string: "32", .number: "33", .comment: "3;90",
        .decorator: "35",
        .definition: "1;36", .magic: "1;35",
    ]
}
