// Text as notebooks see it: lines that end in LF alone, compared byte by byte. Swift's own `hasPrefix` and friends compare
// characters, for which "#" followed by a combining mark does not start with "#".

extension String {
    package func begins(with prefix: String) -> Bool { utf8.starts(with: prefix.utf8) }
    package func ends(with suffix: String) -> Bool { utf8.reversed().starts(with: suffix.utf8.reversed()) }
    /// Without the first bytes; they must be whole characters.
    package func dropping(first count: Int) -> String { String(decoding: utf8.dropFirst(count), as: UTF8.self) }
    package func dropping(last count: Int) -> String { String(decoding: utf8.dropLast(count), as: UTF8.self) }

    package var isBlank: Bool { unicodeScalars.allSatisfy(\.properties.isWhitespace) }

    package var trimmed: String { trimmedAtStart.trimmedAtEnd }
    package var trimmedAtStart: String {
        String(unicodeScalars.drop { $0.properties.isWhitespace })
    }
    package var trimmedAtEnd: String {
        var scalars = unicodeScalars[...]
        while let last = scalars.last, last.properties.isWhitespace { scalars.removeLast() }
        return String(scalars)
    }
    /// The blanks before the first other character.
    package var indentation: String {
        String(String.UnicodeScalarView(unicodeScalars.prefix { $0.properties.isWhitespace }))
    }

    /// The lines between newlines; one empty line for an empty text.
    package var lines: [String] {
        utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).map { String(Substring($0)) }
    }

    /// The byte offset of the first occurrence of `needle` at or after `start`.
    package func offset(of needle: String, from start: Int = 0) -> Int? {
        let haystack = Array(utf8)
        let needle = Array(needle.utf8)
        guard !needle.isEmpty, haystack.count >= needle.count + start else { return nil }
        return (start...(haystack.count - needle.count)).first {
            haystack[$0..<$0 + needle.count].elementsEqual(needle)
        }
    }

    package func replacing(text: String, with replacement: String) -> String {
        var result = ""
        var rest = self
        while let offset = rest.offset(of: text) {
            result += String(decoding: rest.utf8.prefix(offset), as: UTF8.self) + replacement
            rest = rest.dropping(first: offset + text.utf8.count)
        }
        return result + rest
    }

    package func leftPadded(to width: Int, with pad: Character = " ") -> String {
        String(repeating: pad, count: max(0, width - count)) + self
    }
    package func rightPadded(to width: Int) -> String { self + String(repeating: " ", count: max(0, width - count)) }
}

extension Substring {
    package var trimmed: String { String(self).trimmed }
}

/// Walks over the bytes of one line: the little that patterns for markers and magics need.
package struct LineScanner {
    package let bytes: [UInt8]
    package var position: Int

    package init(_ line: String, from position: Int = 0) {
        bytes = Array(line.utf8)
        self.position = min(position, bytes.count)
    }

    package var isAtEnd: Bool { position >= bytes.count }
    package var current: UInt8? { position < bytes.count ? bytes[position] : nil }
    package var rest: String { String(decoding: bytes[position...], as: UTF8.self) }

    package static func isSpace(_ byte: UInt8) -> Bool {
        byte == 0x20 || (byte >= 0x09 && byte <= 0x0D) || (0x1C...0x1F).contains(byte)
    }
    package static func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7A }
    package static func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }
    package static func isWord(_ byte: UInt8) -> Bool { isLetter(byte) || isDigit(byte) || byte == 0x5F }

    @discardableResult
    package mutating func skip(while condition: (UInt8) -> Bool) -> Int {
        let start = position
        while let byte = current, condition(byte) { position += 1 }
        return position - start
    }
    @discardableResult
    package mutating func skipSpaces() -> Int { skip(while: LineScanner.isSpace) }

    package mutating func take(_ text: String) -> Bool {
        guard bytes[position...].starts(with: text.utf8) else { return false }
        position += text.utf8.count
        return true
    }

    package mutating func word() -> String? {
        let start = position
        guard let first = current, LineScanner.isWord(first), !LineScanner.isDigit(first) else { return nil }
        skip(while: LineScanner.isWord)
        return String(decoding: bytes[start..<position], as: UTF8.self)
    }
}

/// Tells, line by line, whether the next line begins inside a string that spans lines.
package struct StringTracker {
    private let comment: String?
    private let knowsTripleQuotes: Bool
    private var triple: UInt8?
    private var single: UInt8?

    /// `language` as in a cell's metadata; other languages have other comments, and R has no triple quotes.
    package init(language: String = "python") {
        comment = CellLanguage.comment(of: language)
        knowsTripleQuotes = language != "R"
    }

    package var isQuoted: Bool { triple != nil || single != nil }

    package mutating func read(_ line: String) {
        if let comment, !isQuoted, line.trimmedAtStart.begins(with: comment) { return }
        let bytes = Array(line.utf8)
        // Position of the last quote of the triple quote seen last: its own quotes do not start another one.
        var tripleEnd = -1
        for (index, byte) in bytes.enumerated() {
            if !isQuoted, let comment, bytes[index...].starts(with: comment.utf8) { break }
            guard byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") else { continue }
            if index > 0, bytes[index - 1] == UInt8(ascii: "\\") { continue }
            if single == byte {
                single = nil
                continue
            }
            guard single == nil, knowsTripleQuotes else { continue }
            if index >= 2, bytes[index - 1] == byte, bytes[index - 2] == byte, index >= tripleEnd + 3 {
                if triple == byte {
                    triple = nil
                    tripleEnd = index
                } else if triple == nil {
                    triple = byte
                    tripleEnd = index
                }
                continue
            }
            if triple == nil { single = byte }
        }
        if knowsTripleQuotes { single = nil }
    }
}

/// Languages that a cell may be written in by a `%%language` line.
package enum CellLanguage {
    private static let comments: [String: String] = [
        "R": "#", "bash": "#", "c++": "//", "clojure": ";;", "coconut": "#", "csharp": "//", "fsharp": "//",
        "gnuplot": "#", "go": "//", "groovy": "//", "haskell": "--", "idl": ";", "java": "//", "javascript": "//",
        "jenner": "/*", "julia": "#", "logtalk": "%", "lua": "--", "matlab": "%", "maxima": "/*", "ocaml": "(*",
        "powershell": "#", "python": "#", "q": "/", "robotframework": "#", "rust": "//", "sage": "#", "sas": "/*",
        "scala": "//", "scheme": ";;", "sos": "#", "stata": "//", "tcl": "#", "typescript": "//",
        "wolfram language": "(*", "xonsh": "#",
    ]
    private static let withoutScripts: Set<String> = [
        "c#", "cs", "cython", "f#", "fs", "html", "js", "latex", "markdown", "octave", "perl", "pypy", "python2",
        "python3", "ruby", "script", "sh", "spark", "sql", "svg",
    ]

    static func comment(of language: String) -> String? { comments[language] }
    static func isKnown(_ language: String) -> Bool { comments[language] != nil || withoutScripts.contains(language) }
}
