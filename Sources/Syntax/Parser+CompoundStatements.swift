// Statements that hold blocks.

extension Parser {
    func compoundStatement() throws(Failure) -> Statement {
        switch kind {
        case .if: try ifStatement("if")
        case .while: try whileStatement()
        case .for: try forStatement()
        case .try: try tryStatement()
        case .with: try withStatement()
        case .def: try functionDefinition(decorators: [])
        case .class: try classDefinition(decorators: [])
        case .at: try decorated()
        default: throw report("'async' is not part of Cellbook's language", token.span)
        }
    }

    /// The colon of a header; at the end of the line its absence has a message of its own.
    private func headerColon() throws(Failure) {
        if kind == .newline, isDiagnosing { throw report("expected ':'", token.span) }
        try expect(.colon)
    }

    // MARK: if, while, for

    private func ifStatement(_ word: String) throws(Failure) -> Statement {
        let start = token
        advance()
        let test = try namedExpression()
        try headerColon()
        let body = try block("'\(word)' statement", start)
        var orElse: [Statement] = []
        if kind == .elif {
            orElse = [try nested { () throws(Failure) in try ifStatement("elif") }]
        } else {
            orElse = try elseBlock()
        }
        return Statement(.if(test: test, body: body, orElse: orElse), blockSpan(from: start))
    }

    /// `else:` and its block, or nothing.
    private func elseBlock() throws(Failure) -> [Statement] {
        let keyword = token
        guard accept(.else) else {
            furthest = max(furthest, position)
            return []
        }
        try require(.colon, ":")
        return try block("'else' statement", keyword)
    }

    private func whileStatement() throws(Failure) -> Statement {
        let start = token
        advance()
        let test = try namedExpression()
        try headerColon()
        let body = try block("'while' statement", start)
        let orElse = try elseBlock()
        return Statement(
            .while(test: test, body: body, orElse: orElse), blockSpan(from: start))
    }

    private func forStatement() throws(Failure) -> Statement {
        let start = token
        let keyword = position
        advance()
        let target = try forTarget(keyword)
        try expect(.in)
        let iterable = try starExpressions()
        try headerColon()
        let body = try block("'for' statement", start)
        let orElse = try elseBlock()
        return Statement(
            .for(target: target, iterable: iterable, body: body, orElse: orElse),
            blockSpan(from: start))
    }

    /// A compound statement ends with its last token that is more than a line end or a change of the margin.
    private func blockSpan(from start: Token) -> SourceSpan {
        var last = position - 1
        while last > 0, tokens[last].kind == .newline || tokens[last].kind == .indent || tokens[last].kind == .dedent {
            last -= 1
        }
        return start.span.through(tokens[last].span)
    }

    // MARK: try

    private func tryStatement() throws(Failure) -> Statement {
        let start = token
        advance()
        try require(.colon, ":")
        let body = try block("'try' statement", start)
        var handlers: [ExceptionHandler] = []
        while kind == .except { handlers.append(try exceptionHandler()) }
        var orElse: [Statement] = []
        if !handlers.isEmpty { orElse = try elseBlock() }
        var finally: [Statement] = []
        let keyword = token
        if accept(.finally) {
            try require(.colon, ":")
            finally = try block("'finally' statement", keyword)
        }
        if handlers.isEmpty, finally.isEmpty {
            let failure = mismatch()
            if isDiagnosing { throw report("expected 'except' or 'finally' block", token.span) }
            throw failure
        }
        return Statement(
            .try(body: body, handlers: handlers, orElse: orElse, finally: finally), blockSpan(from: start))
    }

    private func exceptionHandler() throws(Failure) -> ExceptionHandler {
        let start = token
        advance()
        if kind == .star {
            throw report("'except*' is not part of Cellbook's language", span(from: start).through(token.span))
        }
        var type: Expression?
        var name: String?
        if kind != .colon {
            if isDiagnosing { try diagnoseHandlerType() }
            type = try expression()
            if accept(.as) { name = try self.name() }
        }
        try headerColon()
        let body = try block("'except' statement", start)
        let span = blockSpan(from: start)
        return ExceptionHandler(type: type, name: name, body: body, span: span)
    }

    // MARK: with

    private func withStatement() throws(Failure) -> Statement {
        let start = token
        advance()
        var items = try parenthesizedWithItems()
        if items == nil {
            var plain: [WithItem] = []
            repeat { plain.append(try withItem()) } while accept(.comma)
            try headerColon()
            items = plain
        }
        let body = try block("'with' statement", start)
        return Statement(.with(items: items ?? [], body: body), blockSpan(from: start))
    }

    /// `(item, item as name,):`, or `nil` where the parentheses belong to an expression.
    private func parenthesizedWithItems() throws(Failure) -> [WithItem]? {
        guard kind == .leftParenthesis else { return nil }
        return try attempt { () throws(Failure) in
            advance()
            var items: [WithItem] = []
            repeat {
                if !items.isEmpty, kind == .rightParenthesis { break }
                items.append(try withItem())
            } while accept(.comma)
            try expect(.rightParenthesis)
            if kind == .newline, isDiagnosing { throw report("expected ':'", token.span) }
            try expect(.colon)
            return items
        }
    }

    private func withItem() throws(Failure) -> WithItem {
        let context = try expression()
        guard kind == .as else { return WithItem(context: context, target: nil) }
        advance()
        let mark = position
        let target = try attempt { () throws(Failure) in
            let target = try starTarget()
            guard isTarget(target), endsWithItem else {
                throw mismatch()
            }
            return target
        }
        if let target { return WithItem(context: context, target: target) }
        if isDiagnosing { try diagnoseWithTarget(mark) }
        throw Failure.mismatch
    }

    private var endsWithItem: Bool {
        // At the end of the line the colon is missing, which has a message of its own.
        kind == .comma || kind == .rightParenthesis || kind == .colon || isDiagnosing && kind == .newline
    }

    // MARK: Definitions

    private func decorated() throws(Failure) -> Statement {
        var decorators: [Expression] = []
        while accept(.at) {
            decorators.append(try namedExpression())
            try expect(.newline)
        }
        switch kind {
        case .def: return try functionDefinition(decorators: decorators)
        case .class: return try classDefinition(decorators: decorators)
        case .async: throw report("'async' is not part of Cellbook's language", token.span)
        default: throw mismatch()
        }
    }

    private func functionDefinition(decorators: [Expression]) throws(Failure) -> Statement {
        let start = token
        advance()
        guard kind == .name else { throw mismatch() }
        let plainName = nameText(token)
        let name = try name()
        try require(.leftParenthesis, "(")
        let parameters = try parameterList(endingAt: .rightParenthesis, annotated: true)
        try expect(.rightParenthesis)
        let returns = try returnAnnotation()
        try require(.colon, ":")
        let body = try block("function definition", start)
        let definition = FunctionDefinition(
            name: name, plainName: plainName, parameters: parameters, returns: returns, decorators: decorators,
            body: body)
        return Statement(.function(definition), blockSpan(from: start))
    }

    /// `-> expression`; where the expression is wrong, it is the colon that is missed, behind as much as is right.
    private func returnAnnotation() throws(Failure) -> Expression? {
        guard kind == .arrow else { return nil }
        let arrow = position
        let annotation = try attempt { () throws(Failure) in
            advance()
            return try expression()
        }
        if let annotation { return annotation }
        isForgiving = true
        defer { isForgiving = false }
        position = arrow + 1
        guard let beginning = try attempt({ () throws(Failure) in try expression() }) else {
            position = arrow
            return nil
        }
        return beginning
    }

    private func classDefinition(decorators: [Expression]) throws(Failure) -> Statement {
        let start = token
        advance()
        guard kind == .name else { throw mismatch() }
        let plainName = nameText(token)
        let name = try name()
        var arguments: [Argument] = []
        if accept(.leftParenthesis) {
            arguments = try argumentList()
            try expect(.rightParenthesis)
        }
        try headerColon()
        classNames.append(String(plainName.drop { $0 == "_" }))
        let body = try block("class definition", start)
        classNames.removeLast()
        let definition = ClassDefinition(
            name: name, plainName: plainName, arguments: arguments, decorators: decorators, body: body)
        return Statement(.classDefinition(definition), blockSpan(from: start))
    }
}
