// The parser: recursive descent over the lexer's tokens, precedence climbing for binary operators. A text is parsed as
// fast as can be; when that fails, it is parsed again with `isDiagnosing` set, and rules that look for common mistakes are
// tried on the way (the files named Diagnosis). So good programs never pay for good messages.

/// Why a rule gave up; the message is in the parser.
enum Failure: Error {
    /// Something else was expected here. The caller may try another rule.
    case mismatch
    /// A mistake has been recognised and `Parser.error` describes it.
    case reported
}

package final class Parser {
    package enum Mode {
        /// A file or a cell.
        case module
        /// One expression, as for `eval`.
        case expression
    }

    let source: SourceText
    let tokens: UnsafeBufferPointer<Token>
    /// The lexer's error, met when the parser reaches the token of kind `error`.
    let lexicalError: SyntaxError?

    var position = 0
    /// The furthest token that was looked at by a rule that failed since.
    var furthest = 0
    /// What `Failure.reported` stands for.
    var error: SyntaxError?
    /// Rules for wrong programs are tried too.
    var isDiagnosing = false
    /// Names of the classes around, without leading underscores: they mangle private names.
    var classNames: [String] = []

    /// A call's first argument that was parsed in search of a generator expression: where it starts and ends.
    var pendingArgument: (start: Int, end: Int, value: Expression)?

    var depth = 0
    /// Nested rules before the parser refuses; a level is a few frames, and these must fit the stack in a debug build.
    static let depthLimit = 1000

    /// `tokens` are those of `lexer`, which has run.
    init(_ source: SourceText, tokens: UnsafeBufferPointer<Token>, lexer: Lexer) {
        self.source = source
        self.tokens = tokens
        lexicalError = lexer.error
    }

    /// Parses with `rule`; when that fails, once more in search of a good message.
    func parse<Tree>(_ rule: () throws(Failure) -> Tree) throws(SyntaxError) -> Tree {
        do throws(Failure) {
            return try rule()
        } catch {
            if case .reported = error, let reported = self.error { throw reported }
        }
        let place = tokens[furthest]
        let generic = genericError(place)
        position = 0
        classNames = []
        depth = 0
        pendingArgument = nil
        isDiagnosing = true
        do throws(Failure) {
            _ = try rule()
        } catch {
            if case .reported = error, let reported = self.error { throw lexicalError ?? reported }
        }
        throw lexicalError ?? generic
    }

    /// The message where no rule has a better one.
    private func genericError(_ place: Token) -> SyntaxError {
        switch place.kind {
        case .indent: SyntaxError("unexpected indent", place.span, category: .indentation)
        case .dedent: SyntaxError("unexpected unindent", place.span, category: .indentation)
        default: SyntaxError("invalid syntax", place.span)
        }
    }

    // MARK: Tokens

    @inline(__always)
    var token: Token { tokens[position] }

    @inline(__always)
    var kind: TokenKind { tokens[position].kind }

    /// The kind of the token after this one.
    @inline(__always)
    var nextKind: TokenKind { tokens[min(position + 1, tokens.count - 1)].kind }

    /// The last token taken.
    @inline(__always)
    var previous: Token { tokens[max(position - 1, 0)] }

    /// Takes the current token. The last one stays: it is the end or an error, and no rule takes either for another.
    @inline(__always)
    func advance() {
        if position + 1 < tokens.count { position += 1 }
    }

    @inline(__always)
    func accept(_ kind: TokenKind) -> Bool {
        guard self.kind == kind else { return false }
        advance()
        return true
    }

    @inline(__always)
    func expect(_ kind: TokenKind) throws(Failure) {
        guard self.kind == kind else { throw mismatch() }
        advance()
    }

    /// Takes a token that nothing else could stand for: its absence is reported at once.
    func require(_ kind: TokenKind, _ text: String) throws(Failure) {
        guard self.kind == kind else {
            if self.kind == .error { throw mismatch() }
            throw report("expected '\(text)'", token.span)
        }
        advance()
    }

    func text(_ token: Token) -> String {
        source.string(Int(token.start), Int(token.end))
    }

    /// From a token to the last one taken.
    @inline(__always)
    func span(from start: Token) -> SourceSpan { start.span.through(previous.span) }

    // MARK: Failing

    /// The current token fits no rule. The lexer's own error is reported where it stands.
    func mismatch() -> Failure {
        if position > furthest { furthest = position }
        if kind == .error, let lexicalError {
            error = lexicalError
            return .reported
        }
        return .mismatch
    }

    func report(
        _ message: String, _ span: SourceSpan, category: SyntaxError.Category = .syntax, isIncomplete: Bool = false
    ) -> Failure {
        error = SyntaxError(message, span, category: category, isIncomplete: isIncomplete)
        return .reported
    }

    /// Runs a rule; on a mismatch the position is put back and the answer is `nil`.
    @inline(__always)
    func attempt<Result>(_ rule: () throws(Failure) -> Result) throws(Failure) -> Result? {
        let mark = position
        let names = classNames.count
        do throws(Failure) {
            return try rule()
        } catch {
            guard case .mismatch = error else { throw error }
            position = mark
            classNames.removeLast(classNames.count - names)
            return nil
        }
    }

    /// Counts a level of nesting around a rule.
    @inline(__always)
    func nested<Result>(_ rule: () throws(Failure) -> Result) throws(Failure) -> Result {
        depth += 1
        defer { depth -= 1 }
        if depth > Parser.depthLimit { throw report("too many nested parentheses", token.span) }
        return try rule()
    }

    @inline(__always)
    func node(_ kind: ExpressionKind, _ span: SourceSpan) throws(Failure) -> Expression {
        let expression = Expression(kind, span)
        if expression.height > Expression.heightLimit {
            throw report("maximum recursion depth exceeded during compilation", span)
        }
        return expression
    }

    // MARK: Private names

    /// `__name` inside a class becomes `_Class__name`.
    func mangled(_ name: String) -> String {
        guard let className = classNames.last, !className.isEmpty, name.utf8.starts(with: "__".utf8),
            !name.utf8.reversed().starts(with: "__".utf8), !name.utf8.contains(0x2E)
        else { return name }
        return "_\(className)\(name)"
    }

    /// Takes a name and gives it as it is bound.
    @inline(__always)
    func name() throws(Failure) -> String {
        guard kind == .name else { throw mismatch() }
        let name = nameText(token)
        advance()
        return classNames.isEmpty ? name : mangled(name)
    }

    func nameText(_ token: Token) -> String { text(token) }
}

// MARK: Entrances

extension Parser {
    /// The tree of a text, its names resolved.
    package static func parse(_ text: String, mode: Mode = .module, withLocals: Bool = false) throws(SyntaxError)
        -> Module
    {
        var text = text
        let result: Result<Module, SyntaxError> = text.withUTF8 { bytes in
            Result { () throws(SyntaxError) in try parse(bytes, mode: mode, withLocals: withLocals) }
        }
        return try result.get()
    }

    /// The tree of a text in UTF-8. `withLocals` says that the code will run with locals apart from its globals, as in a
    /// class body.
    package static func parse(_ source: [UInt8], mode: Mode = .module, withLocals: Bool = false) throws(SyntaxError)
        -> Module
    {
        let result: Result<Module, SyntaxError> = source.withUnsafeBufferPointer { bytes in
            Result { () throws(SyntaxError) in try parse(bytes, mode: mode, withLocals: withLocals) }
        }
        return try result.get()
    }

    private static func parse(
        _ bytes: UnsafeBufferPointer<UInt8>, mode: Mode, withLocals: Bool
    ) throws(SyntaxError) -> Module {
        let source = SourceText(bytes)
        var lexer = Lexer(source)
        lexer.run()
        let result: Result<[Statement], SyntaxError> = lexer.tokens.withUnsafeBufferPointer { tokens in
            let parser = Parser(source, tokens: tokens, lexer: lexer)
            return Result { () throws(SyntaxError) in
                try parser.parse { () throws(Failure) in
                    try mode == .module ? parser.fileBody() : parser.expressionBody()
                }
            }
        }
        return try Resolver.resolve(try result.get(), withLocals: withLocals)
    }
}
