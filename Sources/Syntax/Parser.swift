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
    /// An error found further on by the lexer that is more telling than one of grammar.
    private let lexer: Lexer

    var position = 0
    /// The furthest token that was looked at by a rule that failed since.
    var furthest = 0
    /// What `Failure.reported` stands for.
    var error: SyntaxError?
    /// The text is known to be wrong and is parsed again for a message.
    private(set) var isSecondPass = false
    /// Rules for wrong programs are tried too.
    var isDiagnosing = false
    /// The beginning of a wrong expression will do, in the first pass too.
    var isForgiving = false
    /// What rules gave at each place in the second pass, which comes by many times.
    private var memory: [Int: (result: Expression?, end: Int)] = [:]
    /// Rules the second pass may still try before it is content with "invalid syntax".
    private var patience = 2_000_000
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
        self.lexer = lexer
    }

    /// Parses with `rule`; when that fails, once more in search of a good message.
    func parse<Tree>(_ rule: () throws(Failure) -> Tree) throws(SyntaxError) -> Tree {
        do throws(Failure) {
            return try rule()
        } catch {
            if case .reported = error, let reported = self.error { throw overruled(reported) }
        }
        let generic = genericError(tokens[furthest])
        position = 0
        classNames = []
        depth = 0
        pendingArgument = nil
        memory.removeAll()
        isSecondPass = true
        isDiagnosing = true
        do throws(Failure) {
            _ = try rule()
        } catch {
            if case .reported = error, let reported = self.error { throw overruled(reported) }
        }
        throw overruled(generic)
    }

    /// As in CPython, a mistake of spelling anywhere in the text goes before one of grammar, and so does a bracket that is never
    /// closed on an earlier line.
    private func overruled(_ found: SyntaxError) -> SyntaxError {
        var error = found
        // A token without text is pointed at with one caret.
        if error.span.line == error.span.endLine, error.span.endColumn <= error.span.column {
            error.span.endColumn = error.span.column + 1
        }
        guard let lexicalError, error.message != lexicalError.message, !isMarginError(error) else { return error }
        // What the parser stumbled over would still be wrong with more text behind.
        var overruling: SyntaxError
        if lexer.isErrorOfSpelling {
            overruling = lexicalError
        } else if let open = lexer.brackets.last, tokens[furthest].span.line > open.line {
            overruling = lexer.neverClosed(open)
        } else {
            return error
        }
        overruling.isIncomplete = false
        return overruling
    }

    private func isMarginError(_ error: SyntaxError) -> Bool {
        error.message == "unexpected indent" || error.message == "unexpected unindent"
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

    private func reportDepth(_ span: SourceSpan) -> Failure {
        report("maximum recursion depth exceeded during compilation", span)
    }

    /// Runs a rule; on a mismatch the position is put back and the answer is `nil`.
    @inline(__always)
    func attempt<Result>(_ rule: () throws(Failure) -> Result) throws(Failure) -> Result? {
        let mark = position
        let names = classNames.count
        do throws(Failure) {
            let result = try rule()
            // CPython's parser has looked at the token behind whatever it has read.
            if isSecondPass {
                furthest = max(furthest, position)
                if kind == .error { throw mismatch() }
            }
            return result
        } catch {
            guard case .mismatch = error else { throw error }
            position = mark
            classNames.removeLast(classNames.count - names)
            return nil
        }
    }

    /// Reads what may follow something complete, such as an operator and its operand. Wrong text behind is left for the caller to
    /// stumble over; only the second pass, whose rules look at beginnings, needs that.
    @inline(__always)
    func continuation<Result>(_ rule: () throws(Failure) -> Result) throws(Failure) -> Result? {
        isSecondPass || isForgiving ? try attempt(rule) : try rule()
    }

    /// The result of a rule, after which the position is put back.
    func lookahead<Result>(_ rule: () throws(Failure) -> Result) throws(Failure) -> Result? {
        let mark = position
        let result = try attempt(rule)
        position = mark
        return result
    }

    /// Runs a rule without looking for mistakes.
    func undiagnosed<Result>(_ rule: () throws(Failure) -> Result) throws(Failure) -> Result {
        let wasDiagnosing = isDiagnosing
        isDiagnosing = false
        defer { isDiagnosing = wasDiagnosing }
        return try rule()
    }

    /// Rules whose results the second pass remembers.
    enum MemoryKey: Int { case expression, disjunction, operand, atom }

    /// Notes that a rule fails here, or learns that it has before.
    func rememberFailure(_ key: MemoryKey, at position: Int) {
        memory[position << 3 | key.rawValue << 1] = (nil, position)
    }

    func isKnownToFail(_ key: MemoryKey) -> Bool { !memory.isEmpty && memory[position << 3 | key.rawValue << 1] != nil }

    func remembered(_ key: MemoryKey, _ rule: () throws(Failure) -> Expression) throws(Failure) -> Expression {
        let place = position << 3 | key.rawValue << 1 | (isDiagnosing ? 1 : 0)
        if let (result, end) = memory[place] {
            position = end
            guard let result else { throw Failure.mismatch }
            return result
        }
        do throws(Failure) {
            let result = try rule()
            memory[place] = (result, position)
            return result
        } catch {
            if case .mismatch = error { memory[place] = (nil, position) }
            throw error
        }
    }

    /// Counts a level of nesting around a rule.
    @inline(__always)
    func nested<Result>(_ rule: () throws(Failure) -> Result) throws(Failure) -> Result {
        depth += 1
        defer { depth -= 1 }
        if isSecondPass {
            patience -= 1
            if patience < 0 { throw mismatch() }
        }
        if depth > Parser.depthLimit { throw reportDepth(token.span) }
        return try rule()
    }

    @inline(__always)
    func node(_ kind: ExpressionKind, _ span: SourceSpan) throws(Failure) -> Expression {
        let expression = Expression(kind, span)
        if expression.height > Expression.heightLimit {
            throw reportDepth(span)
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
        let name = boundName(token)
        advance()
        return name
    }

    /// A name token's name as it is bound.
    @inline(__always)
    func boundName(_ token: Token) -> String {
        let first = source.bytes + Int(token.start)
        let name = nameText(token)
        return first[0] == 0x5F && first[1] == 0x5F && !classNames.isEmpty ? mangled(name) : name
    }

    @inline(__always)
    func nameText(_ token: Token) -> String {
        token.isASCII ? text(token) : IdentifierNormalization.normalized(text(token))
    }
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
        let decoded = try SourceEncoding.decoded(bytes)
        let source = decoded.map { text in text.withUnsafeBufferPointer { SourceText($0) } } ?? SourceText(bytes)
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
