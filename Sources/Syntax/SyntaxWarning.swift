/// Something that the grammar allows and that cannot work, or not as it looks. The questions are asked of trees, before they are run.
package struct SyntaxWarning {
    package var message: String
    package var span: SourceSpan

    /// `assert (test, message)` tests a tuple, which is true.
    static func ofAssertion(_ test: Expression) -> String? {
        guard case .tuple(let elements) = test.kind, !elements.isEmpty else { return nil }
        return "assertion is always true, perhaps remove parentheses?"
    }

    /// Identity of a literal depends on the implementation.
    static func ofComparison(_ first: Expression, _ operators: [ComparisonOperator], _ rest: [Expression]) -> String? {
        var left = isPlainLiteral(first)
        for (operation, operand) in zip(operators, rest) {
            let right = isPlainLiteral(operand)
            if left || right {
                if operation == .is { return "\"is\" with a literal. Did you mean \"==\"?" }
                if operation == .isNot { return "\"is not\" with a literal. Did you mean \"!=\"?" }
            }
            left = right
        }
        return nil
    }

    static func ofCall(_ function: Expression) -> String? {
        if case .lambda = function.kind { return nil }
        guard let type = typeName(of: function) else { return nil }
        return "'\(type)' object is not callable; perhaps you missed a comma?"
    }

    static func ofSubscript(_ object: Expression, _ index: Expression) -> String? {
        guard let type = typeName(of: object) else { return nil }
        switch type {
        case "NoneType", "ellipsis", "int", "bool", "float", "complex", "set", "generator", "function":
            return "'\(type)' object is not subscriptable; perhaps you missed a comma?"
        case "str", "bytes", "tuple", "list":
            guard let place = typeName(of: index), place != "int", place != "bool" else { return nil }
            return "\(type) indices must be integers or slices, not \(place); perhaps you missed a comma?"
        default: return nil
        }
    }

    /// A constant but for the singletons: numbers, strings, and tuples of constants.
    private static func isPlainLiteral(_ expression: Expression) -> Bool {
        switch expression.kind {
        case .constant(.none), .constant(.true), .constant(.false), .constant(.ellipsis): false
        default: isConstant(expression)
        }
    }

    private static func isConstant(_ expression: Expression) -> Bool {
        switch expression.kind {
        case .constant: true
        case .unary(let operation, let operand): operation != .not && isConstant(operand)
        case .tuple(let elements): elements.allSatisfy(isConstant)
        default: false
        }
    }

    /// The class of what an expression gives, where the text alone tells.
    private static func typeName(of expression: Expression) -> String? {
        switch expression.kind {
        case .tuple: "tuple"
        case .list: "list"
        case .dictionary: "dict"
        case .set: "set"
        case .lambda: "function"
        case .formattedString: "str"
        case .comprehension(let comprehension):
            switch comprehension.kind {
            case .list: "list"
            case .set: "set"
            case .dictionary: "dict"
            case .generator: "generator"
            }
        case .constant(let constant):
            switch constant {
            case .none: "NoneType"
            case .true, .false: "bool"
            case .ellipsis: "ellipsis"
            case .integer, .largeInteger: "int"
            case .float: "float"
            case .imaginary: "complex"
            case .string: "str"
            case .bytes: "bytes"
            }
        default: nil
        }
    }
}
