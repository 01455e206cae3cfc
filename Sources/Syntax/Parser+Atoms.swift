import Glibc

// What binds most tightly: names, constants, displays, and the calls, subscripts and attributes behind them.

extension Parser {
    // MARK: Primaries

    func primary() throws(Failure) -> Expression {
        let start = token
        var value = try atom()
        while kind == .dot || kind == .leftParenthesis || kind == .leftBracket {
            let object = value
            let longer = try continuation { () throws(Failure) in try suffix(object, start) }
            guard let longer else { break }
            value = longer
        }
        return value
    }

    /// An attribute, a call or a subscript behind `object`.
    @inline(__always)
    private func suffix(_ object: Expression, _ start: Token) throws(Failure) -> Expression {
        switch kind {
        case .dot:
            advance()
            let attribute = try name()
            return try node(.attribute(object, attribute), span(from: start))
        case .leftParenthesis:
            let arguments = try callArguments()
            return try node(.call(function: object, arguments: arguments), span(from: start))
        default:
            advance()
            let index = try subscriptIndex()
            try expect(.rightBracket)
            return try node(.subscript(object, index), span(from: start))
        }
    }

    private func subscriptIndex() throws(Failure) -> Expression {
        let start = token
        let first = try subscriptElement()
        guard kind == .comma else {
            // A lone starred index is a tuple of one, as if a comma followed.
            guard case .starred = first.kind else { return first }
            return try node(.tuple([first]), span(from: start))
        }
        var elements = [first]
        while accept(.comma) {
            guard startsStarExpression || kind == .colon else { break }
            elements.append(try subscriptElement())
        }
        return try node(.tuple(elements), span(from: start))
    }

    private func subscriptElement() throws(Failure) -> Expression {
        if kind == .star {
            let start = token
            advance()
            return try node(.starred(try expression()), span(from: start))
        }
        let start = token
        var lower: Expression?
        if kind != .colon {
            let value = try namedExpression()
            guard kind == .colon else { return value }
            if case .assignment = value.kind, start.kind == .name { return value }
            lower = value
        }
        advance()
        let upper = endsSlicePart ? nil : try expression()
        var step: Expression?
        if accept(.colon), !endsSlicePart { step = try expression() }
        return try node(.slice(lower: lower, upper: upper, step: step), span(from: start))
    }

    private var endsSlicePart: Bool { kind == .colon || kind == .comma || kind == .rightBracket }

    // MARK: Atoms

    func atom() throws(Failure) -> Expression {
        let token = token
        switch token.kind {
        case .name:
            advance()
            return Expression(.name(boundName(token)), token.span)
        case .number:
            advance()
            return Expression(.constant(try number(token)), token.span)
        case .string:
            return try strings()
        case .leftParenthesis, .leftBracket, .leftBrace:
            return isSecondPass
                ? try remembered(.atom) { () throws(Failure) in try diagnosedDisplay() } : try display()
        case .trueKeyword: return constant(.true)
        case .falseKeyword: return constant(.false)
        case .noneKeyword: return constant(.none)
        case .ellipsis: return constant(.ellipsis)
        case .await:
            throw report("'await' is not part of Cellbook's language", token.span)
        default:
            throw mismatch()
        }
    }

    @inline(__always)
    private func constant(_ value: Constant) -> Expression {
        let span = token.span
        advance()
        return Expression(.constant(value), span)
    }

    private func display() throws(Failure) -> Expression {
        switch kind {
        case .leftParenthesis: try parenthesized()
        case .leftBracket: try listDisplay()
        default: try checkedBraceDisplay()
        }
    }

    /// Dictionaries are the one display whose mistakes CPython looks for in the first pass already.
    private func checkedBraceDisplay() throws(Failure) -> Expression {
        if isSecondPass { return try braceDisplay() }
        if isKnownToFail(.atom) { throw Failure.mismatch }
        let mark = position
        if let result = try attempt({ () throws(Failure) in try braceDisplay() }) { return result }
        rememberFailure(.atom, at: mark)
        try diagnoseDictionary()
        throw Failure.mismatch
    }

    /// A display; where it is wrong, mistakes that concern the whole of it are looked for.
    private func diagnosedDisplay() throws(Failure) -> Expression {
        if let result = try attempt({ () throws(Failure) in try display() }) { return result }
        if isDiagnosing { try diagnoseDisplay() }
        throw Failure.mismatch
    }

    /// `(…)`: a group, a tuple or a generator expression.
    private func parenthesized() throws(Failure) -> Expression {
        let start = token
        advance()
        if accept(.rightParenthesis) { return Expression(.tuple([]), span(from: start)) }
        if kind == .yield {
            let value = try yieldExpression()
            try expect(.rightParenthesis)
            return value
        }
        let isStarred = kind == .star
        let first = try starNamedExpression()
        switch kind {
        case .comma:
            var elements = [first]
            while accept(.comma) {
                guard startsStarExpression else { break }
                elements.append(try starNamedExpression())
            }
            try expect(.rightParenthesis)
            return try node(.tuple(elements), span(from: start))
        case .for, .async:
            if isStarred { throw mismatch() }
            let clauses = try comprehensionClauses()
            try expect(.rightParenthesis)
            return try comprehension(.generator, first, nil, clauses, from: start)
        default:
            if isStarred { throw mismatch() }
            try expect(.rightParenthesis)
            return first
        }
    }

    private func listDisplay() throws(Failure) -> Expression {
        let start = token
        advance()
        var elements: [Expression] = []
        while kind != .rightBracket {
            let element = try starNamedExpression()
            elements.append(element)
            if elements.count == 1, kind == .for || kind == .async {
                if case .starred = element.kind { throw mismatch() }
                let clauses = try comprehensionClauses()
                try expect(.rightBracket)
                return try comprehension(.list, element, nil, clauses, from: start)
            }
            guard accept(.comma) else { break }
        }
        try expect(.rightBracket)
        return try node(.list(elements), span(from: start))
    }

    /// `{…}`: a dictionary, a set or a comprehension of either.
    private func braceDisplay() throws(Failure) -> Expression {
        let start = token
        advance()
        if accept(.rightBrace) { return Expression(.dictionary([]), span(from: start)) }
        if kind == .doubleStar { return try dictionaryDisplay(start, first: nil) }
        let mark = position
        let first = try starNamedExpression()
        if kind == .colon {
            if case .starred = first.kind { throw mismatch() }
            if case .assignment = first.kind, tokens[mark].kind == .name { throw mismatch() }
            return try dictionaryDisplay(start, first: first)
        }
        if kind == .for || kind == .async {
            if case .starred = first.kind { throw mismatch() }
            let clauses = try comprehensionClauses()
            try expect(.rightBrace)
            return try comprehension(.set, first, nil, clauses, from: start)
        }
        var elements = [first]
        while accept(.comma), kind != .rightBrace { elements.append(try starNamedExpression()) }
        try expect(.rightBrace)
        return try node(.set(elements), span(from: start))
    }

    private func dictionaryDisplay(_ start: Token, first: Expression?) throws(Failure) -> Expression {
        var items: [(key: Expression?, value: Expression)] = []
        var key = first
        while true {
            if key == nil, accept(.doubleStar) {
                items.append((nil, try binary(above: .none)))
            } else {
                let itemKey = if let key { key } else { try expression() }
                try expect(.colon)
                items.append((itemKey, try expression()))
                if items.count == 1, kind == .for || kind == .async {
                    let clauses = try comprehensionClauses()
                    try expect(.rightBrace)
                    return try comprehension(.dictionary, itemKey, items[0].value, clauses, from: start)
                }
            }
            key = nil
            guard accept(.comma), kind != .rightBrace else { break }
        }
        try expect(.rightBrace)
        return try node(.dictionary(items), span(from: start))
    }

    // MARK: Comprehensions

    func comprehension(
        _ kind: Comprehension.Kind, _ element: Expression, _ value: Expression?, _ clauses: [Comprehension.Clause],
        from start: Token
    ) throws(Failure) -> Expression {
        let comprehension = Comprehension(kind: kind, element: element, value: value, clauses: clauses)
        return try node(.comprehension(comprehension), span(from: start))
    }

    func comprehensionClauses() throws(Failure) -> [Comprehension.Clause] {
        var clauses: [Comprehension.Clause] = []
        while kind == .for || kind == .async {
            if kind == .async { throw report("'async' is not part of Cellbook's language", token.span) }
            let keyword = position
            advance()
            let target = try forTarget(keyword)
            try expect(.in)
            let iterable = try disjunction()
            var conditions: [Expression] = []
            while accept(.if) { conditions.append(try disjunction()) }
            clauses.append(Comprehension.Clause(target: target, iterable: iterable, conditions: conditions))
        }
        return clauses
    }
}
