// The arguments of calls and class definitions.

extension Parser {
    /// `(arguments)` with its parentheses.
    func callArguments() throws(Failure) -> [Argument] {
        let open = token
        advance()
        if let generator = try generatorArgument(open) { return [generator] }
        let arguments = try argumentList()
        try expect(.rightParenthesis)
        return arguments
    }

    /// `(element for …)` as the only argument, whose parentheses are the call's.
    private func generatorArgument(_ open: Token) throws(Failure) -> Argument? {
        guard kind != .rightParenthesis, kind != .star, kind != .doubleStar else { return nil }
        if kind == .name, nextKind == .equal || nextKind == .rightParenthesis || nextKind == .comma { return nil }
        let mark = position
        let element = try argumentExpression()
        guard kind == .for || kind == .async else {
            // An ordinary first argument: it is kept, so that it need not be parsed again.
            pendingArgument = (mark, position, element)
            position = mark
            return nil
        }
        let generator = try attempt { () throws(Failure) in
            let clauses = try comprehensionClauses()
            try expect(.rightParenthesis)
            return try comprehension(.generator, element, nil, clauses, from: open)
        }
        guard let generator else {
            position = mark
            return nil
        }
        return Argument(kind: .positional, value: generator, span: generator.span)
    }

    /// Arguments up to the closing parenthesis, which stays.
    func argumentList() throws(Failure) -> [Argument] {
        if isDiagnosing { try diagnoseArguments() }
        var arguments: [Argument] = []
        var sawKeyword = false
        var sawDoubleStar = false
        while kind != .rightParenthesis {
            let start = token
            switch kind {
            case .star:
                if sawDoubleStar { throw mismatch() }
                advance()
                let value = try expression()
                arguments.append(Argument(kind: .starred, value: value, span: span(from: start)))
            case .doubleStar:
                advance()
                let value = try expression()
                sawDoubleStar = true
                arguments.append(Argument(kind: .doubleStarred, value: value, span: span(from: start)))
            case .name where nextKind == .equal:
                let name = nameText(token)
                advance()
                advance()
                let value = try expression()
                sawKeyword = true
                arguments.append(Argument(kind: .keyword(name), value: value, span: span(from: start)))
            default:
                let value = try positionalArgument()
                if kind == .equal || sawKeyword || sawDoubleStar { throw mismatch() }
                arguments.append(Argument(kind: .positional, value: value, span: value.span))
            }
            guard accept(.comma) else { break }
        }
        return arguments
    }

    private func positionalArgument() throws(Failure) -> Expression {
        if let (start, end, value) = pendingArgument, start == position {
            position = end
            pendingArgument = nil
            return value
        }
        if isDiagnosing { try diagnoseKeyword() }
        return try argumentExpression()
    }

    /// `(assignment_expression | expression !':=')`
    func argumentExpression() throws(Failure) -> Expression {
        if kind == .name, nextKind == .colonEqual { return try namedExpression() }
        let value = try expression()
        if kind == .colonEqual { throw mismatch() }
        return value
    }
}
