/// Mistakes that are neither of grammar nor of names: statements in the wrong place, repeated keywords, too many stars.
/// They are reported in the order of the text.
struct StatementChecker {
    /// What a statement may do depends on what is around it.
    private struct Context {
        var isInFunction = false
        var loopDepth = 0
        /// Loops, `try` and `with` around, of which CPython's frames hold a limited number.
        var blockDepth = 0
    }

    private static let blockLimit = 20

    private var context = Context()
    /// What is no mistake, but hardly meant.
    private(set) var warnings: [SyntaxWarning] = []

    private mutating func warn(_ message: String?, _ span: SourceSpan) {
        if let message { warnings.append(SyntaxWarning(message: message, span: span)) }
    }

    mutating func check(_ statements: [Statement]) throws(SyntaxError) {
        for statement in statements { try check(statement) }
    }

    // MARK: Statements

    private mutating func check(_ statement: Statement) throws(SyntaxError) {
        switch statement.kind {
        case .expression(let value): try check(value)
        case .assign(let targets, let value):
            try check(value)
            for target in targets { try check(target: target) }
        case .augmentedAssign(let target, _, let value):
            try check(target: target)
            try check(value)
        case .annotatedAssign(let target, let annotation, let value, let simple):
            if let value { try check(value) }
            try check(target: target)
            // The annotations of a function's own names are not evaluated.
            if !simple || !context.isInFunction { try check(annotation) }
        case .return(let value):
            if !context.isInFunction { throw SyntaxError("'return' outside function", statement.span) }
            if let value { try check(value) }
        case .break:
            if context.loopDepth == 0 { throw SyntaxError("'break' outside loop", statement.span) }
        case .continue:
            if context.loopDepth == 0 { throw SyntaxError("'continue' not properly in loop", statement.span) }
        case .delete(let targets): for target in targets { try check(target: target, verb: "delete") }
        case .assert(let test, let message):
            warn(SyntaxWarning.ofAssertion(test), statement.span)
            try check(test)
            if let message { try check(message) }
        case .raise(let exception, let cause):
            if let exception { try check(exception) }
            if let cause { try check(cause) }
        case .importModules(let names), .importFrom(_, let names, _):
            for name in names { try check(assigned: name.alias ?? name.name, statement.span) }
        case .pass, .global, .nonlocal: break
        default: try checkCompound(statement)
        }
    }

    private mutating func checkCompound(_ statement: Statement) throws(SyntaxError) {
        switch statement.kind {
        case .if(let test, let body, let orElse):
            try check(test)
            try check(body)
            try check(orElse)
        case .while(let test, let body, let orElse):
            try check(test)
            try checkLoop(body, statement.span)
            try check(orElse)
        case .for(let target, let iterable, let body, let orElse):
            try check(iterable)
            try check(target: target)
            try checkLoop(body, statement.span)
            try check(orElse)
        case .try(let body, let handlers, let orElse, let finally):
            try checkTry(body, handlers, orElse, finally, statement.span)
        case .with(let items, let body):
            try nested(items.count, statement.span) { (checker) throws(SyntaxError) in
                for item in items {
                    try checker.check(item.context)
                    if let target = item.target { try checker.check(target: target) }
                }
                try checker.check(body)
            }
        case .function(let function):
            for decorator in function.decorators { try check(decorator) }
            try checkSignature(function.parameters, statement.span)
            if let returns = function.returns { try check(returns) }
            try checkBody(function.body, isFunction: true)
            try check(assigned: function.name, statement.span)
        case .classDefinition(let definition):
            for decorator in definition.decorators { try check(decorator) }
            try checkBody(definition.body, isFunction: false)
            try check(definition.arguments, statement.span)
            try check(assigned: definition.name, statement.span)
        default: break
        }
    }

    private mutating func checkBody(_ body: [Statement], isFunction: Bool) throws(SyntaxError) {
        let outer = context
        context = Context(isInFunction: isFunction)
        try check(body)
        context = outer
    }

    private mutating func nested(
        _ levels: Int, _ span: SourceSpan, _ checkContents: (inout StatementChecker) throws(SyntaxError) -> Void
    ) throws(SyntaxError) {
        context.blockDepth += levels
        if context.blockDepth > StatementChecker.blockLimit {
            throw SyntaxError("too many statically nested blocks", span)
        }
        try checkContents(&self)
        context.blockDepth -= levels
    }

    private mutating func checkLoop(_ body: [Statement], _ span: SourceSpan) throws(SyntaxError) {
        context.loopDepth += 1
        try nested(1, span) { (checker) throws(SyntaxError) in try checker.check(body) }
        context.loopDepth -= 1
    }

    private mutating func checkTry(
        _ body: [Statement], _ handlers: [ExceptionHandler], _ orElse: [Statement], _ finally: [Statement],
        _ span: SourceSpan
    ) throws(SyntaxError) {
        let levels = (finally.isEmpty ? 0 : 1) + (handlers.isEmpty ? 0 : 1)
        try nested(levels, span) { (checker) throws(SyntaxError) in
            try checker.check(body)
            for (position, handler) in handlers.enumerated() {
                if handler.type == nil, position < handlers.count - 1 {
                    throw SyntaxError("default 'except:' must be last", handler.span)
                }
                if let type = handler.type { try checker.check(type) }
                if let name = handler.name { try checker.check(assigned: name, handler.span) }
                try checker.check(handler.body)
            }
            try checker.check(orElse)
        }
        try check(finally)
    }

    private mutating func checkSignature(_ parameters: Parameters, _ span: SourceSpan) throws(SyntaxError) {
        for parameter in parameters.all {
            try check(assigned: parameter.name, span)
            if let value = parameter.defaultValue { try check(value) }
        }
        for parameter in parameters.all {
            if let annotation = parameter.annotation { try checkAnnotation(annotation) }
        }
    }

    /// `*args: *Types` is the one place where a star may stand alone.
    private mutating func checkAnnotation(_ annotation: Expression) throws(SyntaxError) {
        if case .starred(let value) = annotation.kind { try check(value) } else { try check(annotation) }
    }

    // MARK: Targets

    private func check(assigned name: String, _ span: SourceSpan, verb: String = "assign to") throws(SyntaxError) {
        if name == "__debug__" { throw SyntaxError("cannot \(verb) __debug__", span) }
    }

    private mutating func check(target: Expression, verb: String = "assign to") throws(SyntaxError) {
        switch target.kind {
        case .name(let name): try check(assigned: name, target.span, verb: verb)
        case .attribute(let object, let name):
            try check(object)
            try check(assigned: name, target.span, verb: verb)
        case .starred: throw SyntaxError("starred assignment target must be in a list or tuple", target.span)
        case .tuple(let elements), .list(let elements): try checkUnpacking(elements, target.span, verb)
        default: try check(target)
        }
    }

    private mutating func checkUnpacking(_ elements: [Expression], _ span: SourceSpan, _ verb: String)
        throws(SyntaxError)
    {
        var starred = 0
        for (position, element) in elements.enumerated() {
            guard case .starred = element.kind else { continue }
            starred += 1
            if starred > 1 { throw SyntaxError("multiple starred expressions in assignment", span) }
            if position >= 256 || elements.count - position - 1 >= 1 << 23 {
                throw SyntaxError("too many expressions in star-unpacking assignment", span)
            }
        }
        for element in elements {
            if case .starred(let value) = element.kind {
                try check(target: value, verb: verb)
            } else {
                try check(target: element, verb: verb)
            }
        }
    }

    // MARK: Expressions

    private mutating func check(_ elements: [Expression]) throws(SyntaxError) {
        for element in elements {
            if case .starred(let value) = element.kind { try check(value) } else { try check(element) }
        }
    }

    private mutating func check(_ arguments: [Argument], _ call: SourceSpan) throws(SyntaxError) {
        var names: Set<String> = []
        for argument in arguments {
            guard case .keyword(let name) = argument.kind else { continue }
            try check(assigned: name, call)
            if !names.insert(name).inserted {
                throw SyntaxError("keyword argument repeated: \(name)", argument.span)
            }
        }
        for argument in arguments { try check(argument.value) }
    }

    private mutating func check(_ expression: Expression) throws(SyntaxError) {
        switch expression.kind {
        case .name, .constant: break
        case .formattedString(let parts): try check(parts)
        case .unary(_, let operand), .attribute(let operand, _): try check(operand)
        case .starred: throw SyntaxError("can't use starred expression here", expression.span)
        case .binary(_, let left, let right):
            try check(left)
            try check(right)
        case .subscript(let object, let index):
            warn(SyntaxWarning.ofSubscript(object, index), expression.span)
            try check(object)
            try check(index)
        case .boolean(_, let operands): for operand in operands { try check(operand) }
        case .tuple(let elements), .list(let elements), .set(let elements): try check(elements)
        case .comparison(let first, let operators, let rest):
            warn(SyntaxWarning.ofComparison(first, operators, rest), expression.span)
            try check(first)
            for operand in rest { try check(operand) }
        case .conditional(let test, let body, let orElse):
            try check(test)
            try check(body)
            try check(orElse)
        case .slice(let lower, let upper, let step):
            if let lower { try check(lower) }
            if let upper { try check(upper) }
            if let step { try check(step) }
        case .call(let function, let arguments):
            warn(SyntaxWarning.ofCall(function), expression.span)
            try check(function)
            try check(arguments, expression.span)
        case .dictionary(let items):
            for item in items {
                if let key = item.key { try check(key) }
                try check(item.value)
            }
        case .lambda(let lambda):
            try checkSignature(lambda.parameters, expression.span)
            let outer = context
            context = Context(isInFunction: true)
            try check(lambda.body)
            context = outer
        case .comprehension(let comprehension): try checkComprehension(comprehension)
        case .yield(let value):
            if !context.isInFunction { throw SyntaxError("'yield' outside function", expression.span) }
            if let value { try check(value) }
        case .yieldFrom(let value):
            if !context.isInFunction { throw SyntaxError("'yield' outside function", expression.span) }
            try check(value)
        case .assignment(let name, let nameSpan, let value):
            try check(value)
            try check(assigned: name, nameSpan)
        }
    }

    private mutating func check(_ parts: [FormattedPart]) throws(SyntaxError) {
        for case .value(let value, _, let specification) in parts {
            try check(value)
            if let specification { try check(specification) }
        }
    }

    private mutating func checkComprehension(_ comprehension: Comprehension) throws(SyntaxError) {
        // The first iterable is evaluated outside, and looked at last.
        for (position, clause) in comprehension.clauses.enumerated() {
            if position > 0 { try check(clause.iterable) }
            try check(target: clause.target)
            for condition in clause.conditions { try check(condition) }
        }
        try check(comprehension.element)
        if let value = comprehension.value { try check(value) }
        try check(comprehension.clauses[0].iterable)
    }
}
