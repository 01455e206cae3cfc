/// Writes the scopes of a tree, one a line and outer before inner: kind, qualified name, then each name with where it lives.
package struct ScopeDump {
    private var output = ""

    package static func text(_ module: Module) -> String {
        var dump = ScopeDump()
        dump.write(module.scope)
        dump.visit(module.body)
        return dump.output
    }

    private mutating func write(_ scope: Scope) {
        let kind =
            switch scope.kind {
            case .module: "module"
            case .function: "function"
            case .lambda: "lambda"
            case .comprehension: "comprehension"
            case .classBody: "class"
            }
        output += kind + " " + (scope.qualifiedName.isEmpty ? scope.name : scope.qualifiedName)
        for name in scope.bindings.keys.sorted() {
            let place =
                switch scope.bindings[name] {
                case .local: "local"
                case .cell: "cell"
                case .free: "free"
                case .global: "global"
                case .namespace, nil: "namespace"
                }
            output += " \(name):\(place)"
        }
        output += " | locals " + scope.localNames.joined(separator: ",")
        output += " | free " + scope.freeNames.joined(separator: ",")
        if scope.isGenerator { output += " | generator" }
        if scope.needsClassCell { output += " | __class__" }
        output += "\n"
    }

    // MARK: Finding the scopes, in the order in which the resolver enters them

    private mutating func visit(_ body: [Statement]) {
        for statement in body { visit(statement) }
    }

    private mutating func visit(_ statement: Statement) {
        switch statement.kind {
        case .expression(let value): visit(value)
        case .assign(let targets, let value): visit(targets + [value])
        case .augmentedAssign(let target, _, let value): visit([target, value])
        case .annotatedAssign(let target, let annotation, let value, _): visit([target, annotation, value])
        case .return(let value): visit([value])
        case .delete(let targets): visit(targets)
        case .assert(let test, let message): visit([test, message])
        case .raise(let exception, let cause): visit([exception, cause])
        case .if(let test, let body, let orElse), .while(let test, let body, let orElse):
            visit(test)
            visit(body + orElse)
        case .for(let target, let iterable, let body, let orElse):
            visit([target, iterable])
            visit(body + orElse)
        case .try(let body, let handlers, let orElse, let finally):
            visit(body + orElse)
            for handler in handlers {
                visit([handler.type])
                visit(handler.body)
            }
            visit(finally)
        case .with(let items, let body):
            for item in items { visit([item.context, item.target]) }
            visit(body)
        case .function(let function):
            visit(function.parameters)
            visit(function.parameters.all.map(\.annotation) + [function.returns] + function.decorators)
            write(function.scope)
            visit(function.body)
        case .classDefinition(let definition):
            visit(definition.arguments.map(\.value) + definition.decorators)
            write(definition.scope)
            visit(definition.body)
        case .pass, .break, .continue, .global, .nonlocal, .importModules, .importFrom: break
        }
    }

    private mutating func visit(_ parameters: Parameters) {
        visit((parameters.positionalOnly + parameters.positional + parameters.keywordOnly).map(\.defaultValue))
    }

    private mutating func visit(_ expressions: [Expression?]) {
        for case let expression? in expressions { visit(expression) }
    }

    private mutating func visit(_ expression: Expression) {
        switch expression.kind {
        case .name, .constant: break
        case .formattedString(let parts): visit(parts)
        case .unary(_, let operand), .starred(let operand), .attribute(let operand, _), .yieldFrom(let operand),
            .assignment(_, _, let operand):
            visit(operand)
        case .binary(_, let left, let right), .subscript(let left, let right): visit([left, right])
        case .boolean(_, let elements), .tuple(let elements), .list(let elements), .set(let elements): visit(elements)
        case .comparison(let first, _, let rest): visit([first] + rest)
        case .conditional(let test, let body, let orElse): visit([test, body, orElse])
        case .slice(let lower, let upper, let step): visit([lower, upper, step])
        case .call(let function, let arguments): visit([function] + arguments.map(\.value))
        case .dictionary(let items): visit(items.flatMap { [$0.key, $0.value] })
        case .yield(let value): visit([value])
        case .lambda(let lambda):
            visit(lambda.parameters)
            write(lambda.scope)
            visit(lambda.body)
        case .comprehension(let comprehension): visit(comprehension)
        }
    }

    private mutating func visit(_ parts: [FormattedPart]) {
        for case .value(let value, _, let specification) in parts {
            visit(value)
            if let specification { visit(specification) }
        }
    }

    private mutating func visit(_ comprehension: Comprehension) {
        let clauses = comprehension.clauses
        visit(clauses[0].iterable)
        write(comprehension.scope)
        for (position, clause) in clauses.enumerated() {
            visit(clause.target)
            if position > 0 { visit(clause.iterable) }
            visit(clause.conditions)
        }
        visit([comprehension.value, comprehension.element])
    }
}
