// Expressions from the weakest binding, `lambda` and `if`-`else`, down to the operators; what binds tighter is in
// Parser+Atoms.

extension Parser {
    // MARK: Lists of expressions

    /// `star_expressions`: one expression, or a tuple without parentheses; elements may be starred.
    func starExpressions() throws(Failure) -> Expression {
        let start = token
        let first = try starExpression()
        guard kind == .comma else { return first }
        var elements = [first]
        while accept(.comma) {
            guard startsStarExpression,
                let element = try continuation({ () throws(Failure) in try starExpression() })
            else { break }
            elements.append(element)
        }
        return try node(.tuple(elements), span(from: start))
    }

    func starExpression() throws(Failure) -> Expression {
        guard kind == .star else { return try expression() }
        let start = token
        advance()
        return try node(.starred(try binary(above: .none)), span(from: start))
    }

    /// An element of a display: as `starExpression`, or with `:=`.
    func starNamedExpression() throws(Failure) -> Expression {
        kind == .star ? try starExpression() : try namedExpression()
    }

    /// `expressions`: as `starExpressions` without stars.
    func expressions() throws(Failure) -> Expression {
        let start = token
        let first = try expression()
        guard kind == .comma else { return first }
        var elements = [first]
        while accept(.comma) {
            guard startsStarExpression, kind != .star,
                let element = try continuation({ () throws(Failure) in try expression() })
            else { break }
            elements.append(element)
        }
        return try node(.tuple(elements), span(from: start))
    }

    /// True where an expression may begin, so that a comma before it was not the last.
    var startsStarExpression: Bool {
        switch kind {
        case .name, .number, .string, .falseKeyword, .noneKeyword, .trueKeyword, .not, .lambda, .leftParenthesis,
            .leftBracket, .leftBrace, .ellipsis, .plus, .minus, .tilde, .star, .await, .error:
            true
        default:
            mismatchIsPast
        }
    }

    /// Notes that the current token was looked at, for the place of a later message.
    private var mismatchIsPast: Bool {
        if position > furthest { furthest = position }
        return false
    }

    func namedExpression() throws(Failure) -> Expression {
        if kind == .name, nextKind == .colonEqual {
            let target = token
            let name = try name()
            advance()
            let value = try expression()
            return try node(.assignment(name: name, nameSpan: target.span, value: value), span(from: target))
        }
        if isDiagnosing { try diagnoseNamedExpression() }
        let value = try expression()
        if kind == .colonEqual { throw mismatch() }
        return value
    }

    // MARK: Conditional, lambda

    func expression() throws(Failure) -> Expression {
        isSecondPass
            ? try remembered(.expression) { () throws(Failure) in try freshExpression() } : try freshExpression()
    }

    private func freshExpression() throws(Failure) -> Expression {
        try nested { () throws(Failure) in
            let start = token
            if isDiagnosing { try diagnoseExpression() }
            if kind == .lambda { return try lambda() }
            let body = try disjunction()
            guard kind == .if else { return body }
            // What follows may be the condition of a comprehension, whose element ends here.
            let conditional = try continuation { () throws(Failure) in
                advance()
                let test = try disjunction()
                try expect(.else)
                let orElse = try expression()
                return try node(.conditional(test: test, body: body, orElse: orElse), span(from: start))
            }
            return conditional ?? body
        }
    }

    private func lambda() throws(Failure) -> Expression {
        let start = token
        advance()
        let parameters = try parameterList(endingAt: .colon, annotated: false)
        try expect(.colon)
        let body = try expression()
        return try node(.lambda(Lambda(parameters: parameters, body: body)), span(from: start))
    }

    func yieldExpression() throws(Failure) -> Expression {
        let start = token
        try expect(.yield)
        if accept(.from) {
            let value = try expression()
            return try node(.yieldFrom(value), span(from: start))
        }
        let value = startsStarExpression ? try starExpressions() : nil
        return try node(.yield(value), span(from: start))
    }

    // MARK: Boolean operators and comparisons

    func disjunction() throws(Failure) -> Expression {
        isSecondPass
            ? try remembered(.disjunction) { () throws(Failure) in try freshDisjunction() } : try freshDisjunction()
    }

    private func freshDisjunction() throws(Failure) -> Expression {
        let start = token
        let first = try conjunction()
        guard kind == .or else { return first }
        var operands = [first]
        while kind == .or,
            let operand = try continuation({ () throws(Failure) in
                advance()
                return try conjunction()
            })
        {
            operands.append(operand)
        }
        if operands.count == 1 { return first }
        return try node(.boolean(.or, operands), span(from: start))
    }

    private func conjunction() throws(Failure) -> Expression {
        let start = token
        let first = try inversion()
        guard kind == .and else { return first }
        var operands = [first]
        while kind == .and,
            let operand = try continuation({ () throws(Failure) in
                advance()
                return try inversion()
            })
        {
            operands.append(operand)
        }
        if operands.count == 1 { return first }
        return try node(.boolean(.and, operands), span(from: start))
    }

    private func inversion() throws(Failure) -> Expression {
        guard kind == .not else { return try comparison() }
        let start = token
        advance()
        let operand = try nested { () throws(Failure) in try inversion() }
        return try node(.unary(.not, operand), span(from: start))
    }

    private func comparison() throws(Failure) -> Expression {
        let start = token
        let first = try binary(above: .none)
        var operators: [ComparisonOperator] = []
        var rest: [Expression] = []
        while startsComparison {
            let mark = position
            guard let operation = try comparisonOperator() else { break }
            guard let operand = try continuation({ () throws(Failure) in try binary(above: .none) }) else {
                position = mark
                break
            }
            operators.append(operation)
            rest.append(operand)
        }
        if rest.isEmpty { return first }
        return try node(.comparison(first: first, operators: operators, rest: rest), span(from: start))
    }

    @inline(__always)
    private var startsComparison: Bool {
        switch kind {
        case .doubleEqual, .notEqual, .less, .lessEqual, .greater, .greaterEqual, .in, .is, .not: true
        default: false
        }
    }

    /// Takes a comparison operator if there is one.
    private func comparisonOperator() throws(Failure) -> ComparisonOperator? {
        let found: ComparisonOperator
        switch kind {
        case .doubleEqual: found = .equal
        case .notEqual: found = .notEqual
        case .less: found = .less
        case .lessEqual: found = .lessOrEqual
        case .greater: found = .greater
        case .greaterEqual: found = .greaterOrEqual
        case .in: found = .in
        case .is:
            advance()
            if kind == .not {
                advance()
                return .isNot
            }
            return .is
        case .not:
            guard nextKind == .in else {
                furthest = max(furthest, position + 1)
                if nextKind == .error {
                    advance()
                    throw mismatch()
                }
                return nil
            }
            advance()
            advance()
            return .notIn
        default: return nil
        }
        advance()
        return found
    }

    // MARK: Arithmetic

    /// How tightly binary operators bind, weakest first.
    enum Precedence: UInt8 {
        case none, bitOr, bitXor, bitAnd, shift, sum, product
    }

    /// Operands joined by operators that bind more tightly than `floor`; all of them associate to the left.
    func binary(above floor: Precedence) throws(Failure) -> Expression {
        guard isSecondPass, floor == .none else { return try freshBinary(above: floor) }
        return try remembered(.operand) { () throws(Failure) in try freshBinary(above: floor) }
    }

    private func freshBinary(above floor: Precedence) throws(Failure) -> Expression {
        let start = token
        var left = try factor()
        while let (operation, precedence) = binaryOperator(kind), precedence.rawValue > floor.rawValue {
            let operand = try continuation { () throws(Failure) in
                advance()
                return try binary(above: precedence)
            }
            guard let right = operand else { break }
            left = try node(.binary(operation, left, right), span(from: start))
        }
        return left
    }

    @inline(__always)
    private func binaryOperator(_ kind: TokenKind) -> (BinaryOperator, Precedence)? {
        switch kind {
        case .bar: (.bitOr, .bitOr)
        case .caret: (.bitXor, .bitXor)
        case .ampersand: (.bitAnd, .bitAnd)
        case .leftShift: (.leftShift, .shift)
        case .rightShift: (.rightShift, .shift)
        case .plus: (.add, .sum)
        case .minus: (.subtract, .sum)
        case .star: (.multiply, .product)
        case .slash: (.divide, .product)
        case .doubleSlash: (.floorDivide, .product)
        case .percent: (.modulo, .product)
        case .at: (.matrixMultiply, .product)
        default: nil
        }
    }

    private func factor() throws(Failure) -> Expression {
        let operation: UnaryOperator
        switch kind {
        case .plus: operation = .positive
        case .minus: operation = .negative
        case .tilde: operation = .invert
        default: return try power()
        }
        let start = token
        advance()
        let operand = try nested { () throws(Failure) in try factor() }
        return try node(.unary(operation, operand), span(from: start))
    }

    private func power() throws(Failure) -> Expression {
        let start = token
        let base = try primary()
        guard kind == .doubleStar else { return base }
        let operand = try continuation { () throws(Failure) in
            advance()
            return try nested { () throws(Failure) in try factor() }
        }
        guard let exponent = operand else { return base }
        return try node(.binary(.power, base, exponent), span(from: start))
    }
}
