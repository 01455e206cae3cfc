import Syntax

/// The names of the session that a cell reads, and those that it binds or changes in place.
package struct NameUsage: Equatable, Sendable {
    package var reads: Set<String> = []
    package var writes: Set<String> = []
    /// Those of `writes` that get a value of their own here: what they were before does not matter unless it is read.
    package var binds: Set<String> = []

    package init() {}

    /// Of a cell as Python; empty where it does not parse.
    package init(of source: String) {
        guard let module = try? Parser.parse(source) else { return }
        var walker = Walker()
        walker.statements(module.body, scope: module.scope)
        self = walker.usage
    }

    init(of statement: Statement, scope: Scope) {
        var walker = Walker()
        walker.statement(statement, scope)
        self = walker.usage
    }
}

private struct Walker {
    var usage = NameUsage()

    /// Whether a name, seen in `scope`, is one of the session's.
    func isOurs(_ name: String, _ scope: Scope) -> Bool {
        switch scope.bindings[name] {
        case .global, nil: true
        case .namespace: scope.kind == .module
        case .local, .cell: scope.kind == .module
        case .free: false
        }
    }

    mutating func read(_ name: String, _ scope: Scope) { if isOurs(name, scope) { usage.reads.insert(name) } }
    mutating func write(_ name: String, _ scope: Scope) {
        guard isOurs(name, scope) else { return }
        usage.writes.insert(name)
        usage.binds.insert(name)
    }
    mutating func change(_ name: String, _ scope: Scope) { if isOurs(name, scope) { usage.writes.insert(name) } }

    // MARK: Statements

    mutating func statements(_ body: [Statement], scope: Scope) {
        for statement in body { self.statement(statement, scope) }
    }

    mutating func statement(_ statement: Statement, _ scope: Scope) {
        switch statement.kind {
        case .expression(let value): expression(value, scope)
        case .assign(let targets, let value):
            expression(value, scope)
            for item in targets { target(item, scope) }
        case .augmentedAssign(let item, _, let value):
            expression(value, scope)
            expression(item, scope)
            target(item, scope)
        case .annotatedAssign(let item, let annotation, let value, _):
            expression(annotation, scope)
            if let value {
                expression(value, scope)
                target(item, scope)
            }
        case .return(let value): expression(value, scope)
        case .delete(let targets): for item in targets { target(item, scope) }
        case .pass, .break, .continue, .global, .nonlocal: break
        case .assert(let test, let message):
            expression(test, scope)
            expression(message, scope)
        case .raise(let exception, let cause):
            expression(exception, scope)
            expression(cause, scope)
        case .importModules(let names):
            for name in names { write(name.alias ?? String(name.name.prefix { $0 != "." }), scope) }
        case .importFrom(_, let names, _): for name in names { write(name.alias ?? name.name, scope) }
        case .if(let test, let body, let orElse), .while(let test, let body, let orElse):
            expression(test, scope)
            statements(body, scope: scope)
            statements(orElse, scope: scope)
        case .for(let item, let iterable, let body, let orElse):
            expression(iterable, scope)
            target(item, scope)
            statements(body, scope: scope)
            statements(orElse, scope: scope)
        case .try(let body, let handlers, let orElse, let finally):
            statements(body, scope: scope)
            for handler in handlers {
                expression(handler.type, scope)
                if let name = handler.name { write(name, scope) }
                statements(handler.body, scope: scope)
            }
            statements(orElse, scope: scope)
            statements(finally, scope: scope)
        case .with(let items, let body):
            for item in items {
                expression(item.context, scope)
                if let bound = item.target { target(bound, scope) }
            }
            statements(body, scope: scope)
        case .function(let definition):
            for decorator in definition.decorators { expression(decorator, scope) }
            parameters(definition.parameters, scope)
            expression(definition.returns, scope)
            statements(definition.body, scope: definition.scope ?? scope)
            write(definition.name, scope)
        case .classDefinition(let definition):
            for decorator in definition.decorators { expression(decorator, scope) }
            for argument in definition.arguments { expression(argument.value, scope) }
            statements(definition.body, scope: definition.scope ?? scope)
            write(definition.name, scope)
        }
    }

    mutating func parameters(_ parameters: Parameters, _ scope: Scope) {
        for parameter in parameters.all {
            expression(parameter.annotation, scope)
            expression(parameter.defaultValue, scope)
        }
    }

    /// What an assignment to this changes; `x.a = 1` and `x[0] = 1` read x and change it.
    mutating func target(_ item: Expression, _ scope: Scope) {
        switch item.kind {
        case .name(let name): write(name, scope)
        case .tuple(let items), .list(let items): for inner in items { target(inner, scope) }
        case .starred(let inner): target(inner, scope)
        case .attribute(let base, _):
            expression(base, scope)
            changed(base, scope)
        case .subscript(let base, let index):
            expression(base, scope)
            expression(index, scope)
            changed(base, scope)
        default: expression(item, scope)
        }
    }

    mutating func changed(_ base: Expression, _ scope: Scope) {
        switch base.kind {
        case .name(let name): change(name, scope)
        case .attribute(let inner, _), .subscript(let inner, _): changed(inner, scope)
        default: break
        }
    }

    // MARK: Expressions

    mutating func expression(_ value: Expression?, _ scope: Scope) {
        guard let value else { return }
        switch value.kind {
        case .name(let name): read(name, scope)
        case .constant: break
        case .formattedString(let parts): formatted(parts, scope)
        case .unary(_, let operand): expression(operand, scope)
        case .binary(_, let left, let right):
            expression(left, scope)
            expression(right, scope)
        case .boolean(_, let operands): for operand in operands { expression(operand, scope) }
        case .comparison(let first, _, let rest):
            expression(first, scope)
            for operand in rest { expression(operand, scope) }
        case .conditional(let test, let body, let orElse):
            for part in [test, body, orElse] { expression(part, scope) }
        case .attribute(let base, _): expression(base, scope)
        case .subscript(let base, let index):
            expression(base, scope)
            expression(index, scope)
        case .slice(let lower, let upper, let step): for part in [lower, upper, step] { expression(part, scope) }
        case .call(let function, let arguments):
            expression(function, scope)
            for argument in arguments { expression(argument.value, scope) }
        case .tuple(let items), .list(let items), .set(let items): for item in items { expression(item, scope) }
        case .dictionary(let entries):
            for (key, item) in entries {
                expression(key, scope)
                expression(item, scope)
            }
        case .starred(let inner), .yieldFrom(let inner): expression(inner, scope)
        case .lambda(let lambda):
            parameters(lambda.parameters, scope)
            expression(lambda.body, lambda.scope ?? scope)
        case .comprehension(let comprehension): self.comprehension(comprehension, scope)
        case .yield(let inner): expression(inner, scope)
        case .assignment(let name, _, let inner):
            expression(inner, scope)
            write(name, scope)
        }
    }

    mutating func comprehension(_ comprehension: Comprehension, _ outer: Scope) {
        let scope = comprehension.scope ?? outer
        for (index, clause) in comprehension.clauses.enumerated() {
            expression(clause.iterable, index == 0 ? outer : scope)
            target(clause.target, scope)
            for condition in clause.conditions { expression(condition, scope) }
        }
        expression(comprehension.element, scope)
        expression(comprehension.value, scope)
    }

    mutating func formatted(_ parts: [FormattedPart], _ scope: Scope) {
        for case .value(let inner, _, let specification) in parts {
            expression(inner, scope)
            if let specification { formatted(specification, scope) }
        }
    }
}
