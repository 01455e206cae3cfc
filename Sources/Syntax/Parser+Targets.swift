// What may stand left of `=`, behind `for`, `as` and `del`.

extension Parser {
    enum TargetContext { case assignment, deletion, loop }

    /// True if an expression, parsed as any other, is a target of assignment.
    func isTarget(_ expression: Expression, allowsStar: Bool = true) -> Bool {
        switch expression.kind {
        case .name, .attribute, .subscript:
            true
        case .starred(let value):
            if case .starred = value.kind { false } else { allowsStar && isTarget(value, allowsStar: false) }
        case .tuple(let elements), .list(let elements):
            elements.allSatisfy { isTarget($0) }
        default:
            false
        }
    }

    /// The targets of a `for`, up to its `in`.
    func forTarget(_ keyword: Int) throws(Failure) -> Expression {
        let start = position
        let target = try attempt { () throws(Failure) in
            let target = try targetList()
            guard kind == .in, isTarget(target) else { throw mismatch() }
            return target
        }
        if let target { return target }
        if isDiagnosing { try diagnoseForTarget(start) }
        throw Failure.mismatch
    }

    /// `star_targets`, before it is known that they are targets.
    func targetList() throws(Failure) -> Expression {
        let start = token
        let first = try starTarget()
        guard kind == .comma else { return first }
        var elements = [first]
        while accept(.comma) {
            guard startsStarExpression else { break }
            elements.append(try starTarget())
        }
        return try node(.tuple(elements), span(from: start))
    }

    func starTarget() throws(Failure) -> Expression {
        guard kind == .star else { return try primary() }
        let start = token
        advance()
        return try node(.starred(try primary()), span(from: start))
    }

    /// True for a target of `del`.
    func isDeletable(_ expression: Expression) -> Bool {
        switch expression.kind {
        case .name, .attribute, .subscript: true
        case .tuple(let elements), .list(let elements): elements.allSatisfy(isDeletable)
        default: false
        }
    }

    /// The part of an expression that keeps it from being a target, or `nil` if it may be one.
    func invalidTarget(_ expression: Expression, _ context: TargetContext) -> Expression? {
        switch expression.kind {
        case .tuple(let elements), .list(let elements):
            for element in elements {
                if let invalid = invalidTarget(element, context) { return invalid }
            }
            return nil
        case .starred(let value):
            return context == .deletion ? expression : invalidTarget(value, context)
        case .comparison(let first, let operators, _):
            // `for x in y`, read as a comparison.
            if context == .loop { return operators[0] == .in ? invalidTarget(first, context) : nil }
            return expression
        case .name, .attribute, .subscript:
            return nil
        default:
            return expression
        }
    }

    /// "cannot assign to …" for an expression that is no target; `nil` if it is one.
    func reportInvalidTarget(_ expression: Expression, _ context: TargetContext) -> Failure? {
        guard let invalid = invalidTarget(expression, context) else { return nil }
        let verb = context == .deletion ? "delete" : "assign to"
        return report("cannot \(verb) \(invalid.kind.grammaticalName)", invalid.span)
    }
}

extension ExpressionKind {
    /// What messages call it.
    var grammaticalName: String {
        switch self {
        case .attribute: "attribute"
        case .subscript: "subscript"
        case .starred: "starred"
        case .name: "name"
        case .list: "list"
        case .tuple: "tuple"
        case .lambda: "lambda"
        case .call: "function call"
        case .boolean, .binary, .unary: "expression"
        case .comprehension(let comprehension):
            switch comprehension.kind {
            case .generator: "generator expression"
            case .list: "list comprehension"
            case .set: "set comprehension"
            case .dictionary: "dict comprehension"
            }
        case .yield, .yieldFrom: "yield expression"
        case .dictionary: "dict literal"
        case .set: "set display"
        case .formattedString: "f-string expression"
        case .constant(let constant):
            switch constant {
            case .none: "None"
            case .true: "True"
            case .false: "False"
            case .ellipsis: "ellipsis"
            default: "literal"
            }
        case .comparison: "comparison"
        case .conditional: "conditional expression"
        case .assignment: "named expression"
        case .slice: "slice"
        }
    }
}
