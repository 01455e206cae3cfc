// String literals: adjacent ones are joined, f-strings are taken apart.

extension Parser {
    /// One or more adjacent literals.
    func strings() throws(Failure) -> Expression {
        let start = token
        let first = position
        while kind == .string { advance() }
        if position == first + 1 {
            let literal = StringLiteral(start, in: source)
            if !literal.isBytes, !literal.isFormatted {
                return Expression(.constant(.string(try text(literal, literal.start, literal.end))), start.span)
            }
        }
        let literals = tokens[first..<position].map { ($0, StringLiteral($0, in: source)) }
        let isBytes = literals[0].1.isBytes
        var parts = FormattedParts()
        var bytes: [UInt8] = []
        for (token, literal) in literals {
            if literal.isBytes != isBytes { throw report("cannot mix bytes and nonbytes literals", self.token.span) }
            if isBytes {
                bytes += try bytesValue(token, literal)
            } else if literal.isFormatted {
                var reader = FormattedStringReader(self, token, literal)
                try reader.read(into: &parts, depth: 0)
            } else {
                parts.append(try text(literal, literal.start, literal.end))
            }
        }
        if isBytes { return Expression(.constant(.bytes(bytes)), span(from: start)) }
        guard literals.contains(where: { $0.1.isFormatted }) else {
            return Expression(.constant(.string(parts.text)), span(from: start))
        }
        return try node(.formattedString(parts.finished()), span(from: start))
    }

    private func bytesValue(_ literalToken: Token, _ literal: StringLiteral) throws(Failure) -> [UInt8] {
        let bytes = UnsafeBufferPointer(start: source.bytes + literal.start, count: literal.end - literal.start)
        if bytes.contains(where: { $0 >= 0x80 }) {
            throw report("bytes can only contain ASCII literal characters", literalToken.span)
        }
        if literal.isRaw { return Array(bytes) }
        do throws(EscapeError) {
            return try Escapes.bytes(bytes)
        } catch {
            throw report(error.message, token.span)
        }
    }

    /// The value of a stretch of a literal.
    func text(_ literal: StringLiteral, _ start: Int, _ end: Int) throws(Failure) -> String {
        if literal.isRaw { return source.string(start, end) }
        do throws(EscapeError) {
            return try Escapes.text(UnsafeBufferPointer(start: source.bytes + start, count: end - start))
        } catch {
            throw report(error.message, token.span)
        }
    }
}

/// The parts of an f-string as they are found; neighbouring texts become one.
struct FormattedParts {
    private var parts: [FormattedPart] = []
    /// What has come since the last expression.
    private(set) var text = ""

    mutating func append(_ more: String) { text += more }

    mutating func append(_ part: FormattedPart) {
        flush()
        parts.append(part)
    }

    private mutating func flush() {
        if !text.isEmpty { parts.append(.text(text)) }
        text = ""
    }

    mutating func finished() -> [FormattedPart] {
        flush()
        return parts
    }
}

/// Where the expression of an f-string stands; errors inside are told in terms of `(expression)`.
struct FormattedStringContext {
    /// The line of the opening brace and its column.
    var line: Int32
    var column: Int32
    var sourceLine: String

    /// An error inside, as it is told; errors of spelling keep their words.
    func error(_ error: SyntaxError, isSpelling: Bool) -> SyntaxError {
        var error = error
        if !isSpelling { error.message = "f-string: " + error.message }
        if error.sourceLine == nil {
            let lines = sourceLine.split(separator: "\n", omittingEmptySubsequences: false)
            let index = Int(error.span.line - line)
            error.sourceLine = lines.indices.contains(index) ? String(lines[index]) : sourceLine
            if error.span.line == line { error.span.column -= column }
            if error.span.endLine == line { error.span.endColumn -= column }
        }
        error.isIncomplete = false
        return error
    }
}

/// Takes an f-string apart: text, and expressions between braces, which a parser of their own reads.
struct FormattedStringReader {
    private let parser: Parser
    private let token: Token
    private let literal: StringLiteral
    private let bytes: UnsafeMutablePointer<UInt8>
    private var position: Int
    private let end: Int

    init(_ parser: Parser, _ token: Token, _ literal: StringLiteral) {
        self.parser = parser
        self.token = token
        self.literal = literal
        bytes = parser.source.bytes
        position = literal.start
        end = literal.end
    }

    private func fail(_ message: String) -> Failure { parser.report("f-string: \(message)", parser.token.span) }

    private func failInside(_ what: String) -> Failure {
        parser.report("f-string expression part cannot include \(what)", parser.token.span)
    }

    private func byte(_ offset: Int) -> UInt8 { offset < end ? bytes[offset] : 0 }

    /// Reads text and expressions: at depth 0 to the end, in a format specification to the brace that ends it.
    mutating func read(into parts: inout FormattedParts, depth: Int) throws(Failure) {
        while position < end {
            try readText(into: &parts, depth: depth)
            guard position < end else { break }
            if bytes[position] == 0x7D {
                if depth > 0 { return }
                throw fail("single '}' is not allowed")
            }
            try readExpression(into: &parts, depth: depth)
        }
    }

    /// Text up to a brace that is not doubled.
    private mutating func readText(into parts: inout FormattedParts, depth: Int) throws(Failure) {
        var start = position
        while position < end {
            let byte = bytes[position]
            if byte == 0x5C, !literal.isRaw, position + 1 < end {
                position += 1
                if bytes[position] == 0x4E, self.byte(position + 1) == 0x7B {
                    // The braces of \N{…} are its own.
                    while position < end, bytes[position] != 0x7D { position += 1 }
                    if position < end { position += 1 }
                } else if bytes[position] != 0x7B, bytes[position] != 0x7D {
                    position += 1
                }
                continue
            }
            if byte == 0x7B || byte == 0x7D {
                guard depth == 0 else { break }
                guard self.byte(position + 1) == byte else { break }
                parts.append(try parser.text(literal, start, position + 1))
                position += 2
                start = position
                continue
            }
            position += 1
        }
        if start < position { parts.append(try parser.text(literal, start, position)) }
    }

    // MARK: Expressions

    /// `{expression=!conversion:specification}`
    private mutating func readExpression(into parts: inout FormattedParts, depth: Int) throws(Failure) {
        if depth >= 2 { throw fail("expressions nested too deeply") }
        let open = position
        position += 1
        try skipExpression()
        if position >= end { throw fail("expecting '}'") }
        let value = try expression(from: open + 1, to: position)

        var showsText = false
        if byte(position) == 0x3D {
            showsText = true
            position += 1
            while CharacterClass.isBlank(byte(position)) { position += 1 }
            if position >= end { throw fail("expecting '}'") }
            parts.append(parser.source.string(open + 1, position))
        }
        var conversion = try readConversion()
        var specification: [FormattedPart]?
        if byte(position) == 0x3A {
            position += 1
            if position >= end { throw fail("expecting '}'") }
            var inner = FormattedParts()
            try read(into: &inner, depth: depth + 1)
            specification = inner.finished()
        }
        if position >= end || bytes[position] != 0x7D { throw fail("expecting '}'") }
        position += 1
        if showsText, conversion == nil, specification == nil { conversion = .repr }
        parts.append(.value(value, conversion: conversion ?? .none, specification: specification))
    }

    private mutating func readConversion() throws(Failure) -> FormattedPart.Conversion? {
        guard byte(position) == 0x21 else { return nil }
        position += 1
        if position >= end { throw fail("expecting '}'") }
        let (letter, length) = Lexer.scalar(bytes, at: position, end)
        position += length
        switch letter {
        case "s": return .str
        case "r": return .repr
        case "a": return .ascii
        default: throw fail("invalid conversion character: expected 's', 'r', or 'a'")
        }
    }

    /// Moves to the character that ends an expression: `=`, `!`, `:` or `}` outside brackets and strings.
    private mutating func skipExpression() throws(Failure) {
        var quote: UInt8 = 0
        var quoteLength = 0
        var open: [UInt8] = []
        scan: while position < end {
            let byte = bytes[position]
            if byte == 0x5C { throw failInside("a backslash") }
            if quote != 0 {
                if byte == quote {
                    if quoteLength == 1 {
                        quote = 0
                    } else if self.byte(position + 1) == quote, self.byte(position + 2) == quote {
                        position += 2
                        quote = 0
                    }
                }
                position += 1
                continue
            }
            if open.isEmpty, CharacterClass.mayEndFormattedExpression(byte) {
                if self.byte(position + 1) == 0x3D, byte != 0x3A, byte != 0x7D {  // != == <= >=
                    position += 2
                    continue
                }
                if byte != 0x3C, byte != 0x3E { break scan }
            }
            switch byte {
            case 0x27, 0x22:
                quote = byte
                quoteLength = self.byte(position + 1) == byte && self.byte(position + 2) == byte ? 3 : 1
                position += quoteLength
                continue
            case 0x5B, 0x7B, 0x28:
                if open.count >= Lexer.bracketLimit { throw fail("too many nested parenthesis") }
                open.append(byte)
            case 0x23:
                throw failInside("'#'")
            case 0x5D, 0x7D, 0x29:
                try close(byte, &open)
            default:
                break
            }
            position += 1
        }
        if quote != 0 { throw fail("unterminated string") }
        if let bracket = open.last { throw fail("unmatched '\(Character(Unicode.Scalar(bracket)))'") }
    }

    private func close(_ closing: UInt8, _ open: inout [UInt8]) throws(Failure) {
        let name = Character(Unicode.Scalar(closing))
        guard let opening = open.popLast() else { throw fail("unmatched '\(name)'") }
        guard closing == opening + 1 || closing == opening + 2 else {
            let opener = Character(Unicode.Scalar(opening))
            throw fail("closing parenthesis '\(name)' does not match opening parenthesis '\(opener)'")
        }
    }

    /// Parses what stands between two offsets.
    private func expression(from start: Int, to stop: Int) throws(Failure) -> Expression {
        guard (start..<stop).contains(where: { !CharacterClass.isBlank(bytes[$0]) }) else {
            if byte(stop) == 0x7D { throw fail("empty expression not allowed") }
            throw fail("expression required before '\(Character(Unicode.Scalar(byte(stop))))'")
        }
        var lineStart = start
        while lineStart > 0, bytes[lineStart - 1] != 0x0A { lineStart -= 1 }
        var line = token.span.line
        for offset in Int(token.start)..<start where bytes[offset] == 0x0A { line += 1 }
        return try parser.formattedExpression(from: start, to: stop, line: line, lineStart: lineStart)
    }
}

extension CharacterClass {
    /// White space inside an f-string's braces.
    @inline(__always)
    static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte >= 0x09 && byte <= 0x0D }

    /// `! : } = < >`
    static func mayEndFormattedExpression(_ byte: UInt8) -> Bool {
        byte == 0x21 || byte == 0x3A || byte == 0x7D || byte >= 0x3C && byte <= 0x3E
    }
}

extension Parser {
    /// Parses an expression of an f-string.
    func formattedExpression(from start: Int, to stop: Int, line: Int32, lineStart: Int) throws(Failure) -> Expression {
        var lexer = Lexer(source, from: start, to: stop, line: line, lineStart: lineStart)
        lexer.run()
        let column = lexer.tokens[0].span.column
        return try nested { () throws(Failure) in
            let result: Result<Expression, SyntaxError> = lexer.tokens.withUnsafeBufferPointer { tokens in
                let inner = Parser(source, tokens: tokens, lexer: lexer)
                inner.classNames = classNames
                inner.depth = depth
                return Result { () throws(SyntaxError) in
                    try inner.parse { () throws(Failure) in
                        let value = try inner.starExpressions()
                        while inner.accept(.newline) {}
                        guard inner.kind == .endMarker else { throw inner.mismatch() }
                        return value
                    }
                }
            }
            switch result {
            case .success(let value):
                return value
            case .failure(let error):
                let context = FormattedStringContext(
                    line: line, column: column, sourceLine: "(" + source.string(start, stop) + ")")
                self.error = context.error(
                    error, isSpelling: lexer.isErrorOfSpelling && error.message == lexer.error?.message)
                throw Failure.reported
            }
        }
    }
}
