/// Cuts a source text into tokens, with `indent` and `dedent` where the left margin moves. It works on bytes and runs to
/// the end at once; an error becomes a last token of kind `error`, so that the parser meets it in its turn.
struct Lexer {
    /// Limits of CPython's tokenizer: open brackets and levels of indentation.
    static let bracketLimit = 200
    static let indentationLimit = 100

    struct Bracket {
        var byte: UInt8
        var line: Int32
        var column: Int32
    }

    let text: UnsafePointer<UInt8>
    let end: Int
    var position: Int
    var line: Int32 = 1
    var lineStart: Int
    private(set) var tokens = ContiguousArray<Token>()
    private(set) var brackets: [Bracket] = []
    /// What stopped the lexer, if anything did.
    private(set) var error: SyntaxError?
    /// The error is about characters, not about the margin or the end of the text.
    private(set) var isErrorOfSpelling = false

    private let keywords = KeywordTable.shared
    /// Reading an expression of an f-string, as if it stood in parentheses.
    private var isNested = false
    /// True at the first byte of a line.
    private var atLineStart = true
    /// Widths of the open blocks' margins with tabs to every eighth column, and with tabs one column wide: where the two
    /// measures order lines differently, the text mixes tabs and spaces inconsistently.
    private var margins: [(wide: Int, narrow: Int)] = [(0, 0)]
    /// Columns count code points: the bytes of the current line are counted once, as far as has been asked.
    private var lineHasNonASCII = false
    private var countedOffset = 0
    private var countedColumn: Int32 = 0

    init(_ source: SourceText) {
        text = UnsafePointer(source.bytes)
        end = source.count
        position = 0
        lineStart = 0
        tokens.reserveCapacity(source.count / 4 + 16)
    }

    /// Reads the expression of an f-string between two offsets, of which the first follows the `{`. It is read as if the braces
    /// were parentheses, so line ends count for nothing.
    init(_ source: SourceText, from start: Int, to end: Int, line: Int32, lineStart: Int) {
        text = UnsafePointer(source.bytes)
        self.end = end
        position = start
        self.line = line
        self.lineStart = lineStart
        isNested = true
        atLineStart = false
        countedOffset = lineStart
        lineHasNonASCII = true
        brackets = [Bracket(byte: 0x28, line: line, column: column(of: start - 1))]
        append(.leftParenthesis, from: start - 1)
    }

    // MARK: Reading

    @inline(__always)
    func byte(_ offset: Int) -> UInt8 { offset < end ? text[offset] : 0 }

    /// The column of an offset on the current line.
    @inline(__always)
    mutating func column(of offset: Int) -> Int32 {
        lineHasNonASCII ? countedColumn(of: offset) : Int32(truncatingIfNeeded: offset - lineStart)
    }

    private mutating func countedColumn(of offset: Int) -> Int32 {
        if countedOffset < lineStart || countedOffset > offset {
            countedOffset = lineStart
            countedColumn = 0
        }
        while countedOffset < offset {
            if text[countedOffset] & 0xC0 != 0x80 { countedColumn += 1 }
            countedOffset += 1
        }
        return countedColumn
    }

    @inline(__always)
    mutating func noteNonASCII() { lineHasNonASCII = true }

    /// Moves to the line that starts at `offset`.
    @inline(__always)
    mutating func beginLine(at offset: Int) {
        line &+= 1
        lineStart = offset
        lineHasNonASCII = false
    }

    @inline(__always)
    private mutating func append(_ kind: TokenKind, from start: Int) {
        let column = column(of: start)
        append(kind, from: start, line: line, column: column)
    }

    @inline(__always)
    private mutating func append(_ kind: TokenKind, from start: Int, line startLine: Int32, column: Int32) {
        let endColumn = self.column(of: position)
        tokens.append(
            Token(
                kind: kind, level: UInt8(truncatingIfNeeded: brackets.count), start: Int32(truncatingIfNeeded: start),
                end: Int32(truncatingIfNeeded: position),
                span: SourceSpan(line: startLine, column: column, endLine: line, endColumn: endColumn)))
    }

    /// A token without text of its own. CPython points at the character before it.
    private mutating func appendMargin(_ kind: TokenKind) {
        append(kind, from: position)
        let column = max(0, tokens[tokens.count - 1].span.column - 1)
        tokens[tokens.count - 1].span.column = column
        tokens[tokens.count - 1].span.endColumn = column + 1
    }

    // MARK: The loop

    mutating func run() {
        do throws(Stop) {
            while try readToken() {}
        } catch {
            tokens.append(
                Token(
                    kind: .error, level: UInt8(truncatingIfNeeded: brackets.count),
                    start: Int32(truncatingIfNeeded: position),
                    end: Int32(truncatingIfNeeded: position), span: self.error?.span ?? here()))
        }
    }

    /// Thrown once `error` is set.
    struct Stop: Error {}

    /// Appends the next token, or several at the start of a line; false at the end of the text.
    private mutating func readToken() throws(Stop) -> Bool {
        while atLineStart {
            atLineStart = false
            try readMargin()
        }
        skipBlanks()
        let start = position
        guard start < end else { return try finish() }
        let first = text[start]
        switch CharacterClass.of(first) {
        case .letter:
            try readNameOrString()
        case .digit:
            try readNumber()
        case .quote:
            try readString(from: start, quoteAt: start)
        case .newline:
            readLineEnd()
        case .operator:
            try readOperator(first)
        case .other:
            try readOther(first)
        }
        return true
    }

    @inline(__always)
    private mutating func skipBlanks() {
        while true {
            switch byte(position) {
            case 0x20, 0x09, 0x0C:
                position += 1
            case 0x23:  // #
                while position < end, text[position] != 0x0A {
                    if text[position] >= 0x80 { noteNonASCII() }
                    position += 1
                }
                return
            default:
                return
            }
        }
    }

    private mutating func readLineEnd() {
        if brackets.isEmpty {
            let start = position
            append(.newline, from: start)
        }
        position += 1
        beginLine(at: position)
        atLineStart = true
    }

    /// The end of the text: closes the open blocks.
    private mutating func finish() throws(Stop) -> Bool {
        if isNested, brackets.count == 1 {
            brackets = []
            append(.rightParenthesis, from: position)
        }
        if !brackets.isEmpty {
            error = neverClosed(brackets[brackets.count - 1])
            throw Stop()
        }
        if let last = tokens.last, last.kind != .newline, last.kind != .dedent { append(.newline, from: position) }
        // The end counts as part of the last line.
        if line > 1, position == lineStart {
            line -= 1
            lineStart = position - 1
            while lineStart > 0, text[lineStart - 1] != 0x0A { lineStart -= 1 }
            for offset in lineStart..<position where text[offset] >= 0x80 { noteNonASCII() }
        }
        while margins.count > 1 {
            margins.removeLast()
            appendMargin(.dedent)
        }
        appendMargin(.endMarker)
        return false
    }

    func neverClosed(_ open: Bracket) -> SyntaxError {
        let span = SourceSpan(line: open.line, column: open.column, endLine: open.line, endColumn: open.column + 1)
        return SyntaxError("'\(Character(Unicode.Scalar(open.byte)))' was never closed", span, isIncomplete: true)
    }

    // MARK: The left margin

    /// Measures the blanks at the start of a line and turns a change into `indent` or `dedent` tokens. Lines without code
    /// and lines inside brackets do not count.
    private mutating func readMargin() throws(Stop) {
        var wide = 0
        var narrow = 0
        var continued = 0
        measure: while true {
            switch byte(position) {
            case 0x20:
                wide += 1
                narrow += 1
            case 0x09:
                wide = (wide / 8 + 1) * 8
                narrow += 1
            case 0x0C:
                wide = 0
                narrow = 0
            case 0x5C:  // a backslash: the first line's margin is the one that counts
                if continued == 0 { continued = wide }
                try continueLine()
                continue
            default:
                break measure
            }
            position += 1
        }
        let next = byte(position)
        guard brackets.isEmpty, position < end else { return }
        if next == 0x23 || next == 0x0A {
            skipBlanks()
            guard position < end else { return }
            position += 1
            beginLine(at: position)
            atLineStart = true
            return
        }
        if continued > 0 {
            wide = continued
            narrow = continued
        }
        try setMargin(wide, narrow)
    }

    private mutating func setMargin(_ wide: Int, _ narrow: Int) throws(Stop) {
        let current = margins[margins.count - 1]
        if wide == current.wide {
            if narrow != current.narrow { try stopAtTab() }
        } else if wide > current.wide {
            if margins.count >= Lexer.indentationLimit {
                try stop("too many levels of indentation", lineSpan(), category: .indentation)
            }
            if narrow <= current.narrow { try stopAtTab() }
            margins.append((wide, narrow))
            appendMargin(.indent)
        } else {
            var closed = 0
            while margins.count > 1, wide < margins[margins.count - 1].wide {
                margins.removeLast()
                closed += 1
            }
            if wide != margins[margins.count - 1].wide {
                let span = endOfLineSpan()
                try stop("unindent does not match any outer indentation level", span, category: .indentation)
            }
            if narrow != margins[margins.count - 1].narrow { try stopAtTab() }
            for _ in 0..<closed { appendMargin(.dedent) }
        }
    }

    private mutating func stopAtTab() throws(Stop) {
        try stop("inconsistent use of tabs and spaces in indentation", lineSpan(), category: .tab)
    }

    /// Steps over a backslash and the line end behind it.
    private mutating func continueLine() throws(Stop) {
        position += 1
        guard position < end, text[position] == 0x0A else {
            let column = column(of: position)
            try stop(
                "unexpected character after line continuation character",
                SourceSpan(line: line, column: column, endLine: line, endColumn: column + 1), isSpelling: false)
            return
        }
        position += 1
        if position >= end {
            if !brackets.isEmpty { _ = try finish() }
            try stop("unexpected EOF while parsing", spanBefore(), isIncomplete: true, isSpelling: false)
        }
        beginLine(at: position)
    }

    // MARK: Names

    private mutating func readNameOrString() throws(Stop) {
        let start = position
        if let quote = stringPrefixEnd() {
            try readString(from: start, quoteAt: quote)
            return
        }
        var isASCII = true
        while CharacterClass.continuesName(byte(position)) {
            if text[position] >= 0x80 { isASCII = false }
            position += 1
        }
        if isASCII, let keyword = keywords.kind(text + start, position - start) {
            append(keyword, from: start)
            return
        }
        if !isASCII {
            noteNonASCII()
            try checkIdentifier(start)
        }
        append(.name, from: start)
        if !isASCII { tokens[tokens.count - 1].isASCII = false }
    }

    /// Where the quote stands if a string prefix such as `rb` starts here.
    @inline(__always)
    private func stringPrefixEnd() -> Int? {
        var sawB = false
        var sawU = false
        var sawR = false
        var sawF = false
        var offset = position
        while true {
            switch byte(offset) | 0x20 {
            case 0x62 where !(sawB || sawU || sawF): sawB = true
            case 0x75 where !(sawB || sawU || sawR || sawF): sawU = true
            case 0x72 where !(sawR || sawU): sawR = true
            case 0x66 where !(sawF || sawB || sawU): sawF = true
            default: return nil
            }
            offset += 1
            let next = byte(offset)
            if next == 0x22 || next == 0x27 { return offset }
        }
    }

    private mutating func checkIdentifier(_ start: Int) throws(Stop) {
        var offset = start
        var isFirst = true
        while offset < position {
            let (scalar, length) = scalar(at: offset)
            let properties = scalar.properties
            let isValid = isFirst ? properties.isXIDStart || scalar == "_" : properties.isXIDContinue
            offset += length
            if !isValid { try stopAtCharacter(scalar, endingAt: offset) }
            isFirst = false
        }
    }

    private func scalar(at offset: Int) -> (scalar: Unicode.Scalar, length: Int) {
        Lexer.scalar(text, at: offset, end)
    }

    /// The code point whose encoding starts at an offset of valid UTF-8.
    static func scalar(_ text: UnsafePointer<UInt8>, at offset: Int, _ end: Int) -> (
        scalar: Unicode.Scalar, length: Int
    ) {
        var bytes = UnsafeBufferPointer(start: text + offset, count: max(0, min(4, end - offset))).makeIterator()
        var decoder = UTF8()
        if case .scalarValue(let scalar) = decoder.decode(&bytes) {
            return (scalar, max(1, UTF8.width(scalar)))
        }
        return ("\u{FFFD}", 1)
    }

    private mutating func stopAtCharacter(_ scalar: Unicode.Scalar, endingAt offset: Int) throws(Stop) {
        position = offset
        let hexadecimal = String(scalar.value, radix: 16, uppercase: true)
        let code = String(repeating: "0", count: max(0, 4 - hexadecimal.count)) + hexadecimal
        if scalar.isPrintable {
            try stop("invalid character '\(scalar)' (U+\(code))", spanBefore())
        } else {
            try stop("invalid non-printable character U+\(code)", spanBefore())
        }
    }

    // MARK: Strings

    /// A string from its prefix at `start`, with its quote at `quote`.
    private mutating func readString(from start: Int, quoteAt quotePosition: Int) throws(Stop) {
        let quote = text[quotePosition]
        let startLine = line
        let startColumn = column(of: start)
        let isTriple = byte(quotePosition + 1) == quote && byte(quotePosition + 2) == quote
        position = quotePosition + (isTriple ? 3 : 1)
        while true {
            guard position < end else { return try stopInString(isTriple, startLine, startColumn) }
            let byte = text[position]
            position += 1
            if byte == quote {
                if !isTriple { break }
                if self.byte(position) == quote, self.byte(position + 1) == quote {
                    position += 2
                    break
                }
            } else if byte == 0x5C {
                if self.byte(position) == 0x0A { beginLine(at: position + 1) }
                if position < end {
                    if text[position] >= 0x80 { noteNonASCII() }
                    position += 1
                }
            } else if byte == 0x0A {
                if !isTriple { return try stopInString(isTriple, startLine, startColumn) }
                beginLine(at: position)
            } else if byte >= 0x80 {
                noteNonASCII()
            }
        }
        append(.string, from: start, line: startLine, column: startColumn)
    }

    private mutating func stopInString(_ isTriple: Bool, _ startLine: Int32, _ startColumn: Int32) throws(Stop) {
        // At the very end the last line has been left behind already.
        let detected = position >= end && position == lineStart && line > startLine ? line - 1 : line
        let kind = isTriple ? "triple-quoted string" : "string"
        let span = SourceSpan(line: startLine, column: startColumn, endLine: startLine, endColumn: startColumn + 1)
        try stop("unterminated \(kind) literal (detected at line \(detected))", span, isIncomplete: isTriple)
    }

    // MARK: Numbers

    private mutating func readNumber() throws(Stop) {
        let start = position
        if text[start] == 0x30 {
            switch byte(start + 1) | 0x20 {
            case 0x78:
                return try readBased(start, "hexadecimal") { CharacterClass.isHexadecimal($0) }
            case 0x6F:
                return try readBased(start, "octal") { $0 >= 0x30 && $0 < 0x38 }
            case 0x62:
                return try readBased(start, "binary") { $0 == 0x30 || $0 == 0x31 }
            default:
                break
            }
        }
        var hasLeadingZeros = false
        var zerosEnd = start
        if text[start] == 0x30 {
            while true {
                if byte(position) == 0x5F {
                    position += 1
                    if !CharacterClass.isDigit(byte(position)) { try stop("invalid decimal literal", spanBefore()) }
                }
                guard byte(position) == 0x30 else { break }
                position += 1
            }
            zerosEnd = position
            if CharacterClass.isDigit(byte(position)) {
                hasLeadingZeros = true
                try readDigits()
            }
        } else if text[start] != 0x2E {
            try readDigits()
        }
        var isInteger = true
        if byte(position) == 0x2E {
            isInteger = false
            position += 1
            if CharacterClass.isDigit(byte(position)) { try readDigits() }
        }
        if byte(position) | 0x20 == 0x65 {
            if try !readExponent() { return append(.number, from: start) }
            isInteger = byte(position - 1) | 0x20 == 0x65
        }
        if byte(position) | 0x20 == 0x6A {
            position += 1
            try checkNumberEnd("imaginary")
        } else {
            if isInteger, hasLeadingZeros {
                let message =
                    "leading zeros in decimal integer literals are not permitted; use an 0o prefix for octal integers"
                let span = SourceSpan(
                    line: line, column: column(of: start), endLine: line, endColumn: column(of: zerosEnd))
                try stop(message, span)
            }
            try checkNumberEnd("decimal")
        }
        append(.number, from: start)
    }

    /// Digits with single underscores between them.
    private mutating func readDigits() throws(Stop) {
        while true {
            while CharacterClass.isDigit(byte(position)) { position += 1 }
            guard byte(position) == 0x5F else { return }
            position += 1
            if !CharacterClass.isDigit(byte(position)) { try stop("invalid decimal literal", spanBefore()) }
        }
    }

    /// The exponent behind `e`; false where `e` belongs to a keyword such as `else`.
    private mutating func readExponent() throws(Stop) -> Bool {
        let mark = position
        position += 1
        if byte(position) == 0x2B || byte(position) == 0x2D {
            position += 1
            if !CharacterClass.isDigit(byte(position)) { try stop("invalid decimal literal", spanBefore()) }
        } else if !CharacterClass.isDigit(byte(position)) {
            position = mark
            try checkNumberEnd("decimal")
            return false
        }
        try readDigits()
        return true
    }

    private mutating func readBased(_ start: Int, _ kind: String, _ isDigit: (UInt8) -> Bool) throws(Stop) {
        position = start + 2
        repeat {
            if byte(position) == 0x5F { position += 1 }
            if !isDigit(byte(position)) {
                try stopAtDigit(kind)
                try stop("invalid \(kind) literal", spanBefore())
            }
            while isDigit(byte(position)) { position += 1 }
        } while byte(position) == 0x5F
        try stopAtDigit(kind)
        try checkNumberEnd(kind)
        append(.number, from: start)
    }

    private mutating func stopAtDigit(_ kind: String) throws(Stop) {
        let digit = byte(position)
        guard kind != "hexadecimal", CharacterClass.isDigit(digit) else { return }
        position += 1
        try stop("invalid digit '\(Character(Unicode.Scalar(digit)))' in \(kind) literal", spanBefore())
    }

    /// A number may touch a keyword that can follow it (`1if x else 2`), but no other name.
    private mutating func checkNumberEnd(_ kind: String) throws(Stop) {
        let next = byte(position)
        guard CharacterClass.continuesName(next) else { return }
        switch next {
        case 0x61 where isWord("and"), 0x65 where isWord("else"), 0x66 where isWord("for"), 0x6E where isWord("not"),
            0x6F where isWord("or"):
            return
        case 0x69 where [0x66, 0x6E, 0x73].contains(byte(position + 1)):  // if, in, is
            return
        default:
            try stop("invalid \(kind) literal", spanBefore())
        }
    }

    private func isWord(_ word: StaticString) -> Bool {
        for index in 0..<word.utf8CodeUnitCount where byte(position + index) != word.utf8Start[index] { return false }
        return !CharacterClass.continuesName(byte(position + word.utf8CodeUnitCount))
    }

    // MARK: Operators

    private mutating func readOperator(_ first: UInt8) throws(Stop) {
        let start = position
        if first == 0x2E, CharacterClass.isDigit(byte(start + 1)) { return try readNumber() }
        switch first {
        case 0x28, 0x5B, 0x7B:
            if brackets.count >= Lexer.bracketLimit {
                position += 1
                try stop("too many nested parentheses", spanBefore())
            }
            brackets.append(Bracket(byte: first, line: line, column: column(of: start)))
        case 0x29, 0x5D, 0x7D:
            try closeBracket(first)
        default:
            break
        }
        let (kind, length) = OperatorTable.kind(first, byte(start + 1), byte(start + 2))
        position = start + length
        append(kind, from: start)
    }

    private mutating func closeBracket(_ closing: UInt8) throws(Stop) {
        let name = Character(Unicode.Scalar(closing))
        guard brackets.count > (isNested ? 1 : 0), let open = brackets.popLast() else {
            position += 1
            return try stop("unmatched '\(name)'", spanBefore())
        }
        // In ASCII `)` follows `(` at once, `]` and `}` follow theirs but one.
        if closing == open.byte + 1 || closing == open.byte + 2 { return }
        position += 1
        var message = "closing parenthesis '\(name)' does not match opening parenthesis "
        message += "'\(Character(Unicode.Scalar(open.byte)))'"
        if open.line != line { message += " on line \(open.line)" }
        try stop(message, spanBefore())
    }

    private mutating func readOther(_ first: UInt8) throws(Stop) {
        if first == 0x5C { return try continueLine() }
        let start = position
        if first == 0 {
            try stop("source code string cannot contain null bytes", here())
        }
        if first < 0x20 || first == 0x7F { try stopAtCharacter(Unicode.Scalar(first), endingAt: start + 1) }
        position += 1
        append(.unknown, from: start)
    }

    // MARK: Errors

    private mutating func stop(
        _ message: String, _ span: SourceSpan, category: SyntaxError.Category = .syntax, isIncomplete: Bool = false,
        isSpelling: Bool = true
    ) throws(Stop) {
        isErrorOfSpelling = isSpelling && category == .syntax
        error = SyntaxError(message, span, category: category, isIncomplete: isIncomplete)
        throw Stop()
    }

    private mutating func here() -> SourceSpan {
        let column = column(of: position)
        return SourceSpan(line: line, column: column, endLine: line, endColumn: column + 1)
    }

    /// The character before the position, which CPython points at.
    private mutating func spanBefore() -> SourceSpan {
        for offset in max(lineStart, position - 4)..<max(lineStart, position) where text[offset] >= 0x80 {
            noteNonASCII()
        }
        let column = column(of: position) - 1
        return SourceSpan(line: line, column: column, endLine: line, endColumn: column + 1)
    }

    /// The line as a whole, whose end CPython points at for errors of indentation.
    private mutating func endOfLineSpan() -> SourceSpan {
        while position < end, text[position] != 0x0A {
            if text[position] >= 0x80 { noteNonASCII() }
            position += 1
        }
        return here()
    }

    private mutating func lineSpan() -> SourceSpan {
        SourceSpan(line: line, column: 0, endLine: line, endColumn: 1)
    }
}

extension Unicode.Scalar {
    /// As `str.isprintable` for one character.
    var isPrintable: Bool {
        switch properties.generalCategory {
        case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator: false
        case .spaceSeparator: self == " "
        default: true
        }
    }
}
