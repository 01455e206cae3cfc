// Simple statements, and blocks of statements.

extension Parser {
    // MARK: Blocks

    /// All statements up to the end of the text.
    func fileBody() throws(Failure) -> [Statement] {
        var body: [Statement] = []
        while kind != .endMarker { try statement(into: &body) }
        return body
    }

    /// One expression up to the end of the text.
    func expressionBody() throws(Failure) -> [Statement] {
        let start = token
        let value = try expressions()
        while accept(.newline) {}
        guard kind == .endMarker else { throw mismatch() }
        return [Statement(.expression(value), span(start, to: value))]
    }

    private func span(_ start: Token, to value: Expression) -> SourceSpan { start.span.through(value.span) }

    /// A compound statement, or a line of simple ones.
    func statement(into body: inout [Statement]) throws(Failure) {
        switch kind {
        case .if, .while, .for, .try, .with, .def, .class, .at, .async:
            let statement = try nested { () throws(Failure) in try compoundStatement() }
            body.append(statement)
        default:
            try simpleStatements(into: &body)
        }
    }

    func simpleStatements(into body: inout [Statement]) throws(Failure) {
        while true {
            body.append(try simpleStatement())
            if accept(.semicolon) {
                if accept(.newline) { return }
                continue
            }
            try expect(.newline)
            return
        }
    }

    /// The body behind a header's colon: an indented block, or simple statements on the same line.
    /// `header` names the statement in "expected an indented block after …".
    func block(_ header: String, _ keyword: Token) throws(Failure) -> [Statement] {
        var body: [Statement] = []
        guard kind == .newline else {
            try simpleStatements(into: &body)
            return body
        }
        advance()
        guard kind == .indent else {
            let failure = mismatch()
            if kind == .error { throw failure }
            throw reportMissingBlock(header, keyword)
        }
        advance()
        while kind != .dedent {
            if kind == .endMarker { throw mismatch() }
            try statement(into: &body)
        }
        advance()
        return body
    }

    func reportMissingBlock(_ header: String, _ keyword: Token) -> Failure {
        report(
            "expected an indented block after \(header) on line \(keyword.span.line)", token.span,
            category: .indentation, isIncomplete: kind == .endMarker)
    }

    // MARK: Simple statements

    func simpleStatement() throws(Failure) -> Statement {
        let start = token
        switch start.kind {
        case .return:
            advance()
            let value = startsStarExpression ? try starExpressions() : nil
            return Statement(.return(value), span(from: start))
        case .import: return try importStatement()
        case .from: return try importFromStatement()
        case .raise: return try raiseStatement()
        case .pass: return keywordStatement(.pass)
        case .break: return keywordStatement(.break)
        case .continue: return keywordStatement(.continue)
        case .del: return try deleteStatement()
        case .global: return Statement(.global(try nameList()), span(from: start))
        case .nonlocal: return Statement(.nonlocal(try nameList()), span(from: start))
        case .assert:
            advance()
            let test = try expression()
            let message = accept(.comma) ? try expression() : nil
            return Statement(.assert(test: test, message: message), span(from: start))
        default: return try expressionStatement()
        }
    }

    private func keywordStatement(_ kind: StatementKind) -> Statement {
        let span = token.span
        advance()
        return Statement(kind, span)
    }

    private func nameList() throws(Failure) -> [String] {
        advance()
        var names = [try name()]
        while accept(.comma) { names.append(try name()) }
        return names
    }

    private func raiseStatement() throws(Failure) -> Statement {
        let start = token
        advance()
        guard startsStarExpression, kind != .star else {
            return Statement(.raise(exception: nil, cause: nil), span(from: start))
        }
        let exception = try expression()
        let cause = accept(.from) ? try expression() : nil
        return Statement(.raise(exception: exception, cause: cause), span(from: start))
    }

    private func deleteStatement() throws(Failure) -> Statement {
        let start = token
        advance()
        let mark = position
        let targets = try attempt { () throws(Failure) in
            var targets: [Expression] = []
            repeat {
                if !targets.isEmpty, kind == .semicolon || kind == .newline { break }
                let target = try primary()
                guard isDeletable(target) else { throw mismatch() }
                targets.append(target)
            } while accept(.comma)
            guard kind == .semicolon || kind == .newline else { throw mismatch() }
            return targets
        }
        if let targets { return Statement(.delete(targets), span(from: start)) }
        if isDiagnosing { try diagnoseDelete(mark) }
        throw Failure.mismatch
    }

    // MARK: Expressions and assignments

    private func expressionStatement() throws(Failure) -> Statement {
        if isDiagnosing {
            try diagnoseMatch()
            let assignment = try attempt { () throws(Failure) in
                let statement = try freshExpressionStatement()
                if case .expression = statement.kind { throw mismatch() }
                return statement
            }
            if let assignment { return assignment }
            try diagnoseAssignment()
        }
        return try freshExpressionStatement()
    }

    private func freshExpressionStatement() throws(Failure) -> Statement {
        let start = token
        let first = try kind == .yield ? yieldExpression() : starExpressions()
        switch kind {
        case .equal:
            return try assignment(start, first)
        case .colon:
            return try annotatedAssignment(start, first)
        default:
            guard let operation = augmentedOperator(kind) else {
                return Statement(.expression(first), span(from: start))
            }
            guard isSingleTarget(first) else { throw mismatch() }
            advance()
            let value = try assignedValue()
            return Statement(.augmentedAssign(target: first, operator: operation, value: value), span(from: start))
        }
    }

    private func assignedValue() throws(Failure) -> Expression {
        try kind == .yield ? yieldExpression() : starExpressions()
    }

    private func assignment(_ start: Token, _ first: Expression) throws(Failure) -> Statement {
        var targets: [Expression] = []
        var value = first
        while kind == .equal {
            guard isTarget(value) else { throw mismatch() }
            advance()
            targets.append(value)
            value = try assignedValue()
        }
        return Statement(.assign(targets: targets, value: value), span(from: start))
    }

    private func annotatedAssignment(_ start: Token, _ target: Expression) throws(Failure) -> Statement {
        let isParenthesized = start.span.column != target.span.column || start.span.line != target.span.line
        guard isSingleTarget(target) else { throw mismatch() }
        advance()
        let annotation = try expression()
        var value: Expression?
        if kind == .equal {
            value = try continuation { () throws(Failure) in
                advance()
                return try assignedValue()
            }
        }
        var simple = false
        if case .name = target.kind { simple = !isParenthesized }
        return Statement(
            .annotatedAssign(target: target, annotation: annotation, value: value, simple: simple), span(from: start))
    }

    private func isSingleTarget(_ expression: Expression) -> Bool {
        switch expression.kind {
        case .name, .attribute, .subscript: true
        default: false
        }
    }

    func augmentedOperator(_ kind: TokenKind) -> BinaryOperator? {
        switch kind {
        case .plusEqual: .add
        case .minusEqual: .subtract
        case .starEqual: .multiply
        case .atEqual: .matrixMultiply
        case .slashEqual: .divide
        case .percentEqual: .modulo
        case .ampersandEqual: .bitAnd
        case .barEqual: .bitOr
        case .caretEqual: .bitXor
        case .leftShiftEqual: .leftShift
        case .rightShiftEqual: .rightShift
        case .doubleStarEqual: .power
        case .doubleSlashEqual: .floorDivide
        default: nil
        }
    }

    // MARK: Imports

    private func importStatement() throws(Failure) -> Statement {
        let start = token
        advance()
        var names: [ImportedName] = []
        repeat {
            let first = token
            let name = try dottedName()
            let alias = accept(.as) ? try self.name() : privateAlias(name)
            names.append(ImportedName(name: name, alias: alias, span: span(from: first)))
        } while accept(.comma)
        return Statement(.importModules(names), span(from: start))
    }

    private func dottedName() throws(Failure) -> String {
        guard kind == .name else { throw mismatch() }
        var name = nameText(token)
        advance()
        while accept(.dot) {
            guard kind == .name else { throw mismatch() }
            name += "." + nameText(token)
            advance()
        }
        return name
    }

    /// The name an import binds, where that is mangled and so differs from the one imported.
    private func privateAlias(_ name: String) -> String? {
        let mangled = mangled(name)
        return mangled == name ? nil : mangled
    }

    private func importFromStatement() throws(Failure) -> Statement {
        let start = token
        advance()
        var level = 0
        while kind == .dot || kind == .ellipsis {
            level += kind == .dot ? 1 : 3
            advance()
        }
        let module = level > 0 && kind == .import ? "" : try dottedName()
        try expect(.import)
        if kind == .star {
            advance()
            return Statement(.importFrom(module: module, names: [], level: level), span(from: start))
        }
        let isParenthesized = accept(.leftParenthesis)
        var names: [ImportedName] = []
        repeat {
            if isParenthesized, !names.isEmpty, kind == .rightParenthesis { break }
            if !isParenthesized, !names.isEmpty, kind == .newline, isDiagnosing {
                throw report("trailing comma not allowed without surrounding parentheses", token.span)
            }
            let first = token
            guard kind == .name else { throw mismatch() }
            let name = nameText(token)
            advance()
            let alias = accept(.as) ? try self.name() : privateAlias(name)
            names.append(ImportedName(name: name, alias: alias, span: span(from: first)))
        } while accept(.comma)
        if isParenthesized { try expect(.rightParenthesis) }
        return Statement(.importFrom(module: module, names: names, level: level), span(from: start))
    }
}
