/// Recognises the lines of a cell that are no Python: magics, shell lines and help requests, bare or commented out. These
/// are the rules by which percent files comment them, so that a `.py` file stays a program.
package enum MagicLine {
    /// Whether a line, perhaps commented out already, is one that percent files comment out.
    package static func isCommentable(_ line: String) -> Bool {
        if isPercentMagic(line) { return !hasMark("noescape", after: line) }
        return isHelpOrShell(line) || isAssignment(line) || isTrailingHelp(line) || isShellWord(line)
    }

    /// Comments the magics of a code cell out.
    package static func commenting(_ lines: [String]) -> [String] {
        transform(lines) { line, isContinuation in
            let indent = isContinuation ? "" : line.indentation
            return indent + "# " + line.dropping(first: indent.utf8.count)
        }
    }

    /// Takes one comment sign off the magics of a code cell.
    package static func uncommenting(_ lines: [String]) -> [String] {
        transform(lines) { line, _ in
            let indent = line.indentation
            let rest = line.dropping(first: indent.utf8.count)
            if rest.begins(with: "# ") { return indent + rest.dropping(first: 2) }
            if rest.begins(with: "#") { return indent + rest.dropping(first: 1) }
            return line
        }
    }

    /// Applies `change` to magic lines outside strings, and to the lines that a magic goes on to with a backslash.
    private static func transform(_ lines: [String], _ change: (String, Bool) -> String) -> [String] {
        var tracker = StringTracker()
        var continues = false
        return lines.map { original in
            var line = original
            if !tracker.isQuoted, continues || isCommentable(original) {
                line = change(original, continues)
                continues = original.trimmedAtEnd.ends(with: "\\")
            }
            tracker.read(original)
            return line
        }
    }

    // MARK: The kinds of lines

    /// `%name`, `%%name`, `%%%name` after any number of comment signs.
    private static func isPercentMagic(_ line: String) -> Bool {
        var scanner = LineScanner(line)
        scanner.skipSpaces()
        skipCommentSigns(&scanner)
        let count = scanner.skip { $0 == UInt8(ascii: "%") }
        return (1...3).contains(count) && scanner.current.map(LineScanner.isLetter) == true
    }

    private static func hasMark(_ mark: String, after line: String) -> Bool {
        var from = 0
        while let offset = line.offset(of: "#", from: from) {
            var scanner = LineScanner(line, from: offset + 1)
            scanner.skipSpaces()
            if offset > 0, scanner.take(mark) { return true }
            from = offset + 1
        }
        return false
    }

    /// `# ` or `#`, repeated.
    private static func skipCommentSigns(_ scanner: inout LineScanner) {
        while scanner.take("# ") || scanner.take("#") {}
    }

    /// `!command`, `?name`.
    private static func isHelpOrShell(_ line: String) -> Bool {
        var scanner = LineScanner(line)
        scanner.skipSpaces()
        skipCommentSigns(&scanner)
        scanner.skipSpaces()
        guard scanner.take("!") || scanner.take("?") else { return false }
        scanner.skipSpaces()
        guard let byte = scanner.current else { return false }
        return LineScanner.isLetter(byte) || ".~$\\/{}".utf8.contains(byte)
    }

    /// `x = !command`, `x = %magic`.
    private static func isAssignment(_ line: String) -> Bool {
        var scanner = LineScanner(line)
        skipCommentSigns(&scanner)
        scanner.skipSpaces()
        guard let first = scanner.current, LineScanner.isLetter(first) || first == 0x5F else { return false }
        scanner.skip { LineScanner.isWord($0) || $0 == UInt8(ascii: "$") }
        scanner.skipSpaces()
        guard scanner.take("=") else { return false }
        scanner.skipSpaces()
        if !scanner.take("!") {
            guard (1...3).contains(scanner.skip { $0 == UInt8(ascii: "%") }) else { return false }
        }
        return scanner.current.map(LineScanner.isLetter) == true
    }

    /// `name?`: nothing but one word before the question mark.
    private static func isTrailingHelp(_ line: String) -> Bool {
        var scanner = LineScanner(line)
        scanner.skipSpaces()
        while scanner.take("# ") {}
        let word = scanner.rest.trimmedAtEnd
        return word.ends(with: "?") && !word.unicodeScalars.contains(where: \.properties.isWhitespace)
    }

    private static let shellWords: Set<String> = [
        "cat", "cd", "cp", "mv", "rm", "rmdir", "mkdir", "copy", "ddir", "echo", "ls", "ldir", "ren",
    ]

    /// `ls -l`, a shell command that IPython takes without a sign, unless it is assigned to or a tuple.
    private static func isShellWord(_ line: String) -> Bool {
        var scanner = LineScanner(line)
        skipCommentSigns(&scanner)
        let start = scanner.position
        scanner.skip(while: LineScanner.isLetter)
        let word = String(decoding: scanner.bytes[start..<scanner.position], as: UTF8.self)
        guard shellWords.contains(word) else { return false }
        guard let byte = scanner.current else { return true }
        guard LineScanner.isSpace(byte) else { return false }
        scanner.position += 1
        guard let next = scanner.current else { return true }
        return next != UInt8(ascii: "=") && next != UInt8(ascii: ",")
    }
}
