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
        let mark = position
        let arguments = try attempt { () throws(Failure) in
            let arguments = try argumentPrefix()
            _ = accept(.comma)
            guard kind == .rightParenthesis else { throw mismatch() }
            return arguments
        }
        if let arguments { return arguments }
        if isDiagnosing, position == mark, kind != .rightParenthesis { try diagnoseArguments() }
        throw Failure.mismatch
    }

    /// As many arguments as are right, without a last comma: positional ones, then keywords and `*`, then keywords and `**`.
    func argumentPrefix() throws(Failure) -> [Argument] {
        var arguments: [Argument] = []
        var stage = ArgumentStage.positional
        while kind != .rightParenthesis {
            let mark = position
            if !arguments.isEmpty, !accept(.comma) { break }
            guard let found = try continuation({ () throws(Failure) in try argument(&stage) }), let argument = found
            else {
                position = mark
                break
            }
            arguments.append(argument)
        }
        return arguments
    }

    private enum ArgumentStage { case positional, keyword, doubleStarred }

    /// One argument; `nil` if none can stand at this stage of the list.
    private func argument(_ stage: inout ArgumentStage) throws(Failure) -> Argument? {
        let start = token
        switch kind {
        case .rightParenthesis:
            furthest = max(furthest, position)
            return nil
        case .star:
            if stage == .doubleStarred {
                furthest = max(furthest, position)
                return nil
            }
            advance()
            let value = try expression()
            return Argument(kind: .starred, value: value, span: span(from: start))
        case .doubleStar:
            stage = .doubleStarred
            advance()
            let value = try expression()
            return Argument(kind: .doubleStarred, value: value, span: span(from: start))
        case .name where nextKind == .equal:
            if isDiagnosing { try diagnoseKeyword() }
            if stage == .positional { stage = .keyword }
            let name = nameText(token)
            advance()
            advance()
            let value = try expression()
            return Argument(kind: .keyword(name), value: value, span: span(from: start))
        default:
            let mark = position
            let value = try positionalArgument()
            if kind != .equal, stage == .positional {
                return Argument(kind: .positional, value: value, span: value.span)
            }
            furthest = max(furthest, position)
            position = mark
            if isDiagnosing { try diagnoseKeyword() }
            return nil
        }
    }

    private func positionalArgument() throws(Failure) -> Expression {
        if let (start, end, value) = pendingArgument, start == position {
            position = end
            pendingArgument = nil
            return value
        }
        return try argumentExpression()
    }

    /// `(assignment_expression | expression !':=')`
    private func argumentExpression() throws(Failure) -> Expression {
        if kind == .name, nextKind == .colonEqual { return try namedExpression() }
        let value = try expression()
        if kind == .colonEqual { throw mismatch() }
        return value
    }
}
