// Mistakes in expressions and statements that have a message of their own. These rules run in a second pass, over a text
// that is known to be wrong; their order is CPython's, so that the same mistake is found first.

extension Parser {
    // MARK: Expressions

    /// Two expressions side by side, a conditional without `else`, `print` as a statement.
    func diagnoseExpression() throws(Failure) {
        let start = token
        let isPrefixedString = kind == .name && nextKind == .string
        if !isPrefixedString, !isSoftKeyword(start) {
            let pair = try lookahead { () throws(Failure) in
                let first = try disjunction()
                let second = try undiagnosed { () throws(Failure) in try expression() }
                let isInBrackets = previous.level > 0
                return isLegacyName(first) || !isInBrackets ? nil : first.span.through(second.span)
            }
            if let span = pair ?? nil { throw report("invalid syntax. Perhaps you forgot a comma?", span) }
        }
        let conditional = try lookahead { () throws(Failure) in
            let body = try disjunction()
            try expect(.if)
            let test = try disjunction()
            if kind == .else || kind == .colon { throw mismatch() }
            return body.span.through(test.span)
        }
        if let conditional { throw report("expected 'else' after 'if' expression", conditional) }
        try diagnoseLegacyStatement()
    }

    private func isSoftKeyword(_ token: Token) -> Bool {
        guard token.kind == .name else { return false }
        let name = text(token)
        return name == "match" || name == "case" || name == "_"
    }

    private func isLegacyName(_ expression: Expression) -> Bool {
        if case .name(let name) = expression.kind { name == "print" || name == "exec" } else { false }
    }

    /// `print "hello"`
    private func diagnoseLegacyStatement() throws(Failure) {
        guard kind == .name, nextKind != .leftParenthesis else { return }
        let start = token
        let value = try lookahead { () throws(Failure) in
            advance()
            return try starExpressions()
        }
        let name = text(start)
        guard let value, name == "print" || name == "exec" else { return }
        throw report(
            "Missing parentheses in call to '\(name)'. Did you mean \(name)(...)?", start.span.through(value.span))
    }

    /// `=` where `==` or `:=` was meant, and `:=` behind anything but a name.
    func diagnoseNamedExpression() throws(Failure) {
        let start = token
        let target = try lookahead { () throws(Failure) in
            let target = try expression()
            try expect(.colonEqual)
            _ = try expression()
            return target
        }
        if let target {
            throw report("cannot use assignment expressions with \(target.kind.grammaticalName)", target.span)
        }
        if kind == .name, nextKind == .equal {
            let value = try lookahead { () throws(Failure) in
                advance()
                advance()
                let value = try binary(above: .none)
                if kind == .equal || kind == .colonEqual { throw mismatch() }
                return value
            }
            if let value {
                throw report(
                    "invalid syntax. Maybe you meant '==' or ':=' instead of '='?", start.span.through(value.span))
            }
        }
        if kind == .trueKeyword || kind == .noneKeyword || kind == .falseKeyword { return }
        if try startsWithDisplay() { return }
        let assigned = try lookahead { () throws(Failure) in
            let target = try binary(above: .none)
            try expect(.equal)
            _ = try binary(above: .none)
            if kind == .equal || kind == .colonEqual { throw mismatch() }
            return target
        }
        if let assigned {
            let name = assigned.kind.grammaticalName
            throw report("cannot assign to \(name) here. Maybe you meant '==' instead of '='?", assigned.span)
        }
    }

    /// True before a list, a tuple or a generator expression.
    private func startsWithDisplay() throws(Failure) -> Bool {
        guard kind == .leftBracket || kind == .leftParenthesis else { return false }
        let start = token
        let display = try lookahead { () throws(Failure) in try atom() }
        switch display?.kind {
        case .list: return true
        // A group has the span of what it holds, so it does not start here.
        case .tuple: return display?.span.column == start.span.column && display?.span.line == start.span.line
        case .comprehension(let comprehension): return comprehension.kind == .generator
        default: return false
        }
    }

    // MARK: Displays

    /// Mistakes that concern a whole display, whose opening bracket is the current token.
    func diagnoseDisplay() throws(Failure) {
        if kind == .leftParenthesis { try diagnoseGroup() }
        if kind == .leftBrace {
            try diagnoseDictionary()
            try diagnoseDictionaryComprehension()
        }
        try diagnoseComprehension()
    }

    private func diagnoseGroup() throws(Failure) {
        let element = try lookahead { () throws(Failure) in
            advance()
            let element = try starredExpression()
            try expect(.rightParenthesis)
            return element
        }
        if let element { throw report("cannot use starred expression here", element) }
        let stars = try lookahead { () throws(Failure) in
            advance()
            let stars = token
            try expect(.doubleStar)
            _ = try expression()
            try expect(.rightParenthesis)
            return stars.span
        }
        if let stars { throw report("cannot use double starred expression here", stars) }
    }

    /// `'*' expression`
    private func starredExpression() throws(Failure) -> SourceSpan {
        let start = token
        try expect(.star)
        _ = try expression()
        return span(from: start)
    }

    private func diagnoseComprehension() throws(Failure) {
        let starred = try lookahead { () throws(Failure) in
            advance()
            let element = try starredExpression()
            try clausesRequired()
            return element
        }
        if let starred { throw report("iterable unpacking cannot be used in comprehension", starred) }
        if kind == .leftParenthesis { return }
        let elements = try lookahead { () throws(Failure) in
            advance()
            let first = try starNamedExpression()
            let comma = token
            try expect(.comma)
            var last = comma.span
            while startsStarExpression {
                last = try starNamedExpression().span
                guard accept(.comma) else { break }
            }
            try clausesRequired()
            return first.span.through(last)
        }
        if let elements { throw report("did you forget parentheses around the comprehension target?", elements) }
    }

    @discardableResult
    private func clausesRequired() throws(Failure) -> [Comprehension.Clause] {
        guard kind == .for || kind == .async else { throw mismatch() }
        return try comprehensionClauses()
    }

    private func diagnoseDictionaryComprehension() throws(Failure) {
        let stars = try lookahead { () throws(Failure) in
            advance()
            let stars = token
            try expect(.doubleStar)
            _ = try binary(above: .none)
            try clausesRequired()
            try expect(.rightBrace)
            return stars.span
        }
        if let stars { throw report("dict unpacking cannot be used in dict comprehension", stars) }
    }

    /// A key without a value, behind items that are right.
    func diagnoseDictionary() throws(Failure) {
        let mark = position
        defer { position = mark }
        advance()
        var isFirst = true
        while let _ = try attempt({ () throws(Failure) in try dictionaryItem() }) {
            isFirst = false
            guard accept(.comma) else { return }
        }
        try diagnoseDictionaryItem(isFirst: isFirst)
    }

    private func dictionaryItem() throws(Failure) {
        if accept(.doubleStar) {
            _ = try binary(above: .none)
        } else {
            _ = try expression()
            try expect(.colon)
            _ = try expression()
        }
    }

    private func diagnoseDictionaryItem(isFirst: Bool) throws(Failure) {
        guard let key = try attempt({ () throws(Failure) in try expression() }) else { return }
        guard kind == .colon else {
            if isFirst { return }
            let end = key.span
            throw report(
                "':' expected after dictionary key",
                SourceSpan(line: end.line, column: end.endColumn - 1, endLine: end.endLine, endColumn: end.endColumn))
        }
        let colon = token
        advance()
        if kind == .star {
            let star = token
            advance()
            if try attempt({ () throws(Failure) in try binary(above: .none) }) != nil {
                furthest = max(furthest, position)
                throw report("cannot use a starred expression in a dictionary value", throughLastToken(star.span))
            }
        }
        if kind == .rightBrace || kind == .comma {
            throw report("expression expected after dictionary key and ':'", colon.span)
        }
    }

    /// To the end of the last token that was looked at, less a column, as CPython has it.
    private func throughLastToken(_ start: SourceSpan) -> SourceSpan {
        var end = tokens[max(furthest, position - 1)].span
        end.endColumn -= 1
        return start.through(end)
    }

    // MARK: Assignments

    func diagnoseAssignment() throws(Failure) {
        try diagnoseAnnotation()
        let mark = position
        while let _ = try attempt({ () throws(Failure) in
            let target = try targetList()
            guard isTarget(target) else { throw mismatch() }
            try expect(.equal)
        }) {}
        let value = try lookahead { () throws(Failure) in
            let isYield = kind == .yield
            let value = try isYield ? yieldExpression() : starExpressions()
            try expect(.equal)
            return (value, isYield)
        }
        position = mark
        if let (value, isYield) = value {
            if isYield { throw report("assignment to yield expression not possible", value.span) }
            if let failure = reportInvalidTarget(value, .assignment) { throw failure }
        }
        let augmented = try lookahead { () throws(Failure) in
            let target = try starExpressions()
            guard augmentedOperator(kind) != nil else { throw mismatch() }
            advance()
            _ = try kind == .yield ? yieldExpression() : starExpressions()
            return target
        }
        if let augmented {
            let name = augmented.kind.grammaticalName
            throw report("'\(name)' is an illegal expression for augmented assignment", augmented.span)
        }
    }

    private func diagnoseAnnotation() throws(Failure) {
        let display = try lookahead { () throws(Failure) in
            guard kind == .leftBracket || kind == .leftParenthesis else { throw mismatch() }
            let target = try atom()
            switch target.kind {
            case .list, .tuple: break
            default: throw mismatch()
            }
            try expect(.colon)
            _ = try expression()
            return target
        }
        if let display {
            let name = display.kind.grammaticalName
            throw report("only single target (not \(name)) can be annotated", display.span)
        }
        let first = try lookahead { () throws(Failure) in
            let first = try starNamedExpression()
            try expect(.comma)
            while let _ = try attempt({ () throws(Failure) in try starNamedExpression() }) { _ = accept(.comma) }
            try expect(.colon)
            _ = try expression()
            return first
        }
        if let first { throw report("only single target (not tuple) can be annotated", first.span) }
        let target = try lookahead { () throws(Failure) in
            let target = try expression()
            try expect(.colon)
            _ = try expression()
            return target
        }
        if let target { throw report("illegal target for annotation", target.span) }
    }

    // MARK: Targets elsewhere

    func diagnoseForTarget(_ mark: Int) throws(Failure) {
        let target = try lookahead { () throws(Failure) in try starExpressions() }
        if let target, let failure = reportInvalidTarget(target, .loop) { throw failure }
    }

    func diagnoseDelete(_ mark: Int) throws(Failure) {
        let target = try lookahead { () throws(Failure) in try starExpressions() }
        if let target, let failure = reportInvalidTarget(target, .deletion) { throw failure }
    }

    func diagnoseWithTarget(_ mark: Int) throws(Failure) {
        let target = try lookahead { () throws(Failure) in
            let target = try expression()
            guard kind == .comma || kind == .rightParenthesis || kind == .colon else { throw mismatch() }
            return target
        }
        if let target, let failure = reportInvalidTarget(target, .assignment) { throw failure }
    }

    // MARK: Statements

    /// `except A, B:`
    func diagnoseHandlerType() throws(Failure) {
        let first = try lookahead { () throws(Failure) in
            let first = try expression()
            try expect(.comma)
            _ = try expressions()
            if accept(.as) { try expect(.name) }
            try expect(.colon)
            furthest = max(furthest, position - 1)
            return throughLastToken(first.span)
        }
        if let first { throw report("multiple exception types must be parenthesized", first) }
    }

    /// `match subject:` with its block: `match` is an ordinary name anywhere else.
    func diagnoseMatch() throws(Failure) {
        guard kind == .name, text(token) == "match" else { return }
        let keyword = token
        let isMatch = try lookahead { () throws(Failure) in
            try undiagnosed { () throws(Failure) in
                advance()
                _ = try starExpressions()
                try expect(.colon)
                try expect(.newline)
                try expect(.indent)
                guard kind == .name, text(token) == "case" else { throw mismatch() }
                return true
            }
        }
        if isMatch != nil { throw report("'match' statements are not part of Cellbook's language", keyword.span) }
    }
}
