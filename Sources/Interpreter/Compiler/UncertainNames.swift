import Syntax

/// Names of a function body that may lose their value or get it in the middle of an expression: `del`, `except … as`, `:=`. The compiler
/// checks them at each use instead of following the flow of control.
struct UncertainNames {
    private var names: Set<String> = []

    static func find(in body: [Statement], expressions: [Expression]) -> Set<String> {
        var finder = UncertainNames()
        for statement in body { finder.visit(statement) }
        for expression in expressions { finder.visit(expression) }
        return finder.names
    }

    private mutating func visit(_ statements: [Statement]) {
        for statement in statements { visit(statement) }
    }

    private mutating func visit(_ statement: Statement) {
        switch statement.kind {
        case .delete(let targets): for target in targets { noteTarget(target) }
        case .if(let test, let body, let orElse), .while(let test, let body, let orElse):
            visit(test)
            visit(body)
            visit(orElse)
        case .for(_, let iterable, let body, let orElse):
            visit(iterable)
            visit(body)
            visit(orElse)
        case .try(let body, let handlers, let orElse, let finally):
            visit(body)
            for handler in handlers {
                if let name = handler.name { names.insert(name) }
                visit(handler.body)
            }
            visit(orElse)
            visit(finally)
        case .with(let items, let body):
            for item in items { visit(item.context) }
            visit(body)
        case .expression(let value): visit(value)
        case .assign(_, let value), .augmentedAssign(_, _, let value): visit(value)
        case .annotatedAssign(_, _, let value, _): if let value { visit(value) }
        case .return(let value): if let value { visit(value) }
        case .assert(let test, let message):
            visit(test)
            if let message { visit(message) }
        default: break
        }
    }

    private mutating func noteTarget(_ target: Expression) {
        switch target.kind {
        case .name(let name): names.insert(name)
        case .tuple(let items), .list(let items): for item in items { noteTarget(item) }
        default: break
        }
    }

    private mutating func visit(_ expression: Expression) {
        switch expression.kind {
        case .assignment(let name, _, let value):
            names.insert(name)
            visit(value)
        case .unary(_, let a), .attribute(let a, _), .starred(let a), .yieldFrom(let a): visit(a)
        case .binary(_, let a, let b), .subscript(let a, let b):
            visit(a)
            visit(b)
        case .boolean(_, let items), .tuple(let items), .list(let items), .set(let items): for item in items { visit(item) }
        case .comparison(let first, _, let rest):
            visit(first)
            for item in rest { visit(item) }
        case .conditional(let test, let body, let orElse):
            visit(test)
            visit(body)
            visit(orElse)
        case .call(let function, let arguments):
            visit(function)
            for argument in arguments { visit(argument.value) }
        case .dictionary(let pairs):
            for pair in pairs {
                if let key = pair.key { visit(key) }
                visit(pair.value)
            }
        case .slice(let a, let b, let c): for part in [a, b, c] { if let part { visit(part) } }
        case .formattedString(let parts): visit(parts)
        case .yield(let value): if let value { visit(value) }
        case .comprehension(let comprehension):
            // A `:=` inside binds in this function.
            visit(comprehension.element)
            if let value = comprehension.value { visit(value) }
            for clause in comprehension.clauses {
                visit(clause.iterable)
                for condition in clause.conditions { visit(condition) }
            }
        case .name, .constant, .lambda: break
        }
    }

    private mutating func visit(_ parts: [FormattedPart]) {
        for case .value(let expression, _, let specification) in parts {
            visit(expression)
            if let specification { visit(specification) }
        }
    }
}
