/// The first walk of the resolver: notes for every block which names it binds, uses and declares.
struct NameCollector {
    /// All blocks, outer before inner.
    private(set) var blocks: [Block]
    private var block: Block

    init(_ module: Block) {
        block = module
        blocks = [module]
    }

    // MARK: Names

    private func bind(_ name: String, _ span: SourceSpan, _ extra: NameFlags = []) throws(SyntaxError) {
        var flags: NameFlags = [.bound, .assigned]
        if block.isInIterationTarget {
            if !block.flags(name).isDisjoint(with: [.global, .nonlocal]) {
                throw SyntaxError(
                    "comprehension inner loop cannot rebind assignment expression target '\(name)'", span)
            }
            flags.insert(.iteration)
        }
        block.add(name, flags.union(extra))
    }

    /// Unlike other bindings, an import may stand before a `global` of its name.
    private func bindImport(_ name: String) { block.add(name, .bound) }

    private func use(_ name: String) {
        block.add(name, .used)
        // `super()` finds its class through the cell `__class__`.
        if name == "super", block.isFunction { block.add("__class__", .used) }
    }

    private func declare(_ names: [String], _ flag: NameFlags, _ span: SourceSpan) throws(SyntaxError) {
        let word = flag == .global ? "global" : "nonlocal"
        for name in names {
            let flags = block.flags(name)
            let shown = plain(name)
            if flags.contains(.parameter) {
                throw SyntaxError("name '\(shown)' is parameter and \(word)", span)
            } else if flags.contains(.used) {
                throw SyntaxError("name '\(shown)' is used prior to \(word) declaration", span)
            } else if flags.contains(.annotated) {
                throw SyntaxError("annotated name '\(shown)' can't be \(word)", span)
            } else if flags.contains(.assigned) {
                throw SyntaxError("name '\(shown)' is assigned to before \(word) declaration", span)
            }
            block.add(name, flag)
            block.setDirective(name, span)
            if flag == .global {
                block.scope.declaredGlobals.insert(name)
                blocks[0].add(name, .global)
            } else {
                block.scope.declaredNonlocals.insert(name)
            }
        }
    }

    /// A private name of the class around as it was written.
    private func plain(_ name: String) -> String {
        var owner: Block? = block
        while let candidate = owner, candidate.scope.kind != .classBody { owner = candidate.parent }
        guard let className = owner?.scope.name else { return name }
        let prefix = "_" + className.drop { $0 == "_" }
        return name.hasPrefix(prefix + "__") ? String(name.dropFirst(prefix.count)) : name
    }

    // MARK: Blocks

    /// Makes a scope inside the current one and visits its contents.
    private mutating func within(
        _ kind: Scope.Kind, _ name: String, boundAs boundName: String? = nil,
        _ visitContents: (inout NameCollector) throws(SyntaxError) -> Void
    ) throws(SyntaxError) -> Scope {
        let scope = Scope(kind: kind, name: name)
        scope.qualifiedName = qualifiedName(name, boundAs: boundName)
        let outer = block
        block = Block(scope, parent: outer)
        blocks.append(block)
        try visitContents(&self)
        block = outer
        return scope
    }

    private func qualifiedName(_ name: String, boundAs boundName: String?) -> String {
        let outer = block.scope
        if outer.kind == .module { return name }
        if let boundName, block.flags(boundName).contains(.global) { return name }
        return outer.qualifiedName + (outer.kind == .classBody ? "." : ".<locals>.") + name
    }

    private mutating func visitDefaults(_ parameters: Parameters) throws(SyntaxError) {
        for parameter in parameters.positionalOnly + parameters.positional + parameters.keywordOnly {
            if let value = parameter.defaultValue { try visit(value) }
        }
    }

    private func bindParameters(_ parameters: Parameters) throws(SyntaxError) {
        for parameter in parameters.all {
            if block.flags(parameter.name).contains(.parameter) {
                throw SyntaxError(
                    "duplicate argument '\(plain(parameter.name))' in function definition", parameter.span)
            }
            block.add(parameter.name, [.bound, .parameter])
        }
    }

    // MARK: Statements

    mutating func visit(_ statements: [Statement]) throws(SyntaxError) {
        for statement in statements { try visit(statement) }
    }

    mutating func visit(_ statement: Statement) throws(SyntaxError) {
        switch statement.kind {
        case .expression(let value):
            try visit(value)
        case .assign(let targets, let value):
            for target in targets { try visit(target: target) }
            try visit(value)
        case .augmentedAssign(let target, _, let value):
            try visit(target: target)
            try visit(value)
        case .annotatedAssign(let target, let annotation, let value, let simple):
            try visitAnnotated(target, value, simple, statement.span)
            try visit(annotation)
            if let value { try visit(value) }
        case .return(let value):
            if let value { try visit(value) }
        case .delete(let targets):
            for target in targets { try visit(target: target) }
        case .pass, .break, .continue:
            break
        case .global(let names):
            try declare(names, .global, statement.span)
        case .nonlocal(let names):
            try declare(names, .nonlocal, statement.span)
        case .assert(let test, let message):
            try visit(test)
            if let message { try visit(message) }
        case .raise(let exception, let cause):
            if let exception { try visit(exception) }
            if let cause { try visit(cause) }
        case .importModules(let names):
            for name in names {
                bindImport(name.alias ?? String(name.name.prefix { $0 != "." }))
            }
        case .importFrom(_, let names, _):
            if names.isEmpty, block.scope.kind != .module {
                var star = statement.span
                (star.line, star.column) = (star.endLine, star.endColumn - 1)
                throw SyntaxError("import * only allowed at module level", star)
            }
            for name in names { bindImport(name.alias ?? name.name) }
        default:
            try visitCompound(statement)
        }
    }

    private mutating func visitAnnotated(
        _ target: Expression, _ value: Expression?, _ simple: Bool, _ span: SourceSpan
    ) throws(SyntaxError) {
        guard case .name(let name) = target.kind else { return try visit(target: target) }
        let flags = block.flags(name)
        if simple, block.scope.kind != .module, !flags.isDisjoint(with: [.global, .nonlocal]) {
            let word = flags.contains(.global) ? "global" : "nonlocal"
            throw SyntaxError("annotated name '\(plain(name))' can't be \(word)", span)
        }
        if simple {
            try bind(name, target.span, .annotated)
        } else if value != nil {
            try bind(name, target.span)
        }
    }

    private mutating func visitCompound(_ statement: Statement) throws(SyntaxError) {
        switch statement.kind {
        case .if(let test, let body, let orElse), .while(let test, let body, let orElse):
            try visit(test)
            try visit(body)
            try visit(orElse)
        case .for(let target, let iterable, let body, let orElse):
            try visit(target: target)
            try visit(iterable)
            try visit(body)
            try visit(orElse)
        case .try(let body, let handlers, let orElse, let finally):
            try visit(body)
            try visit(orElse)
            for handler in handlers {
                if let type = handler.type { try visit(type) }
                if let name = handler.name { try bind(name, handler.span) }
                try visit(handler.body)
            }
            try visit(finally)
        case .with(let items, let body):
            for item in items {
                try visit(item.context)
                if let target = item.target { try visit(target: target) }
            }
            try visit(body)
        case .function(let function):
            try visitFunction(function, statement.span)
        case .classDefinition(let definition):
            try visitClass(definition, statement.span)
        default:
            break
        }
    }

    private mutating func visitFunction(_ function: FunctionDefinition, _ span: SourceSpan) throws(SyntaxError) {
        try bind(function.name, span)
        try visitDefaults(function.parameters)
        for parameter in function.parameters.all {
            if let annotation = parameter.annotation { try visit(annotation) }
        }
        if let returns = function.returns { try visit(returns) }
        for decorator in function.decorators { try visit(decorator) }
        function.scope = try within(.function, function.plainName, boundAs: function.name) {
            (collector) throws(SyntaxError) in
            try collector.bindParameters(function.parameters)
            try collector.visit(function.body)
        }
    }

    private mutating func visitClass(_ definition: ClassDefinition, _ span: SourceSpan) throws(SyntaxError) {
        try bind(definition.name, span)
        for argument in definition.arguments { try visit(argument.value) }
        for decorator in definition.decorators { try visit(decorator) }
        definition.scope = try within(.classBody, definition.plainName, boundAs: definition.name) {
            (collector) throws(SyntaxError) in
            try collector.visit(definition.body)
        }
    }

    // MARK: Expressions

    /// An expression that is assigned to or deleted.
    private mutating func visit(target: Expression) throws(SyntaxError) {
        switch target.kind {
        case .name(let name): try bind(name, target.span)
        case .tuple(let elements), .list(let elements):
            for element in elements { try visit(target: element) }
        case .starred(let value): try visit(target: value)
        default: try visit(target)
        }
    }

    private mutating func visit(_ expressions: [Expression]) throws(SyntaxError) {
        for expression in expressions { try visit(expression) }
    }

    private mutating func visit(_ expression: Expression) throws(SyntaxError) {
        switch expression.kind {
        case .name(let name): use(name)
        case .constant: break
        case .formattedString(let parts): try visit(parts)
        case .unary(_, let operand), .starred(let operand), .attribute(let operand, _): try visit(operand)
        case .binary(_, let left, let right), .subscript(let left, let right):
            try visit(left)
            try visit(right)
        case .boolean(_, let operands), .tuple(let operands), .list(let operands), .set(let operands):
            try visit(operands)
        case .comparison(let first, _, let rest):
            try visit(first)
            try visit(rest)
        case .conditional(let test, let body, let orElse): try visit([test, body, orElse])
        case .slice(let lower, let upper, let step): try visit([lower, upper, step].compactMap { $0 })
        case .call(let function, let arguments):
            try visit(function)
            for argument in arguments { try visit(argument.value) }
        case .dictionary(let items):
            for item in items {
                if let key = item.key { try visit(key) }
                try visit(item.value)
            }
        case .lambda(let lambda):
            try visitDefaults(lambda.parameters)
            lambda.scope = try within(.lambda, "<lambda>") { (collector) throws(SyntaxError) in
                try collector.bindParameters(lambda.parameters)
                try collector.visit(lambda.body)
            }
        case .comprehension(let comprehension): try visitComprehension(comprehension)
        case .yield(let value):
            if let value { try visit(value) }
            try noteYield(expression.span)
        case .yieldFrom(let value):
            try visit(value)
            try noteYield(expression.span)
        case .assignment(let name, let nameSpan, let value):
            try visitNamedExpression(name, nameSpan, value, expression.span)
        }
    }

    private mutating func visit(_ parts: [FormattedPart]) throws(SyntaxError) {
        for case .value(let value, _, let specification) in parts {
            try visit(value)
            if let specification { try visit(specification) }
        }
    }

    private func noteYield(_ span: SourceSpan) throws(SyntaxError) {
        if block.scope.kind == .comprehension {
            let place =
                switch block.scope.name {
                case "<listcomp>": "list comprehension"
                case "<setcomp>": "set comprehension"
                case "<dictcomp>": "dict comprehension"
                default: "generator expression"
                }
            throw SyntaxError("'yield' inside \(place)", span)
        }
        block.scope.isGenerator = true
    }

    // MARK: Comprehensions

    private mutating func visitComprehension(_ comprehension: Comprehension) throws(SyntaxError) {
        let clauses = comprehension.clauses
        block.iterableDepth += 1
        try visit(clauses[0].iterable)
        block.iterableDepth -= 1
        let name =
            switch comprehension.kind {
            case .list: "<listcomp>"
            case .set: "<setcomp>"
            case .dictionary: "<dictcomp>"
            case .generator: "<genexpr>"
            }
        comprehension.scope = try within(.comprehension, name) { (collector) throws(SyntaxError) in
            collector.block.scope.isGenerator = comprehension.kind == .generator
            collector.block.add(".0", [.bound, .parameter])
            for (position, clause) in clauses.enumerated() {
                collector.block.isInIterationTarget = true
                try collector.visit(target: clause.target)
                collector.block.isInIterationTarget = false
                if position > 0 {
                    collector.block.iterableDepth += 1
                    try collector.visit(clause.iterable)
                    collector.block.iterableDepth -= 1
                }
                try collector.visit(clause.conditions)
            }
            if let value = comprehension.value { try collector.visit(value) }
            try collector.visit(comprehension.element)
        }
    }

    /// `name := value`; inside a comprehension the name belongs to the function around it.
    private mutating func visitNamedExpression(
        _ name: String, _ nameSpan: SourceSpan, _ value: Expression, _ span: SourceSpan
    ) throws(SyntaxError) {
        if block.iterableDepth > 0 {
            throw SyntaxError("assignment expression cannot be used in a comprehension iterable expression", span)
        }
        if block.scope.kind == .comprehension {
            try bindAroundComprehension(name, nameSpan)
            try visit(value)
        } else {
            try visit(value)
            try bind(name, nameSpan)
        }
    }

    private func bindAroundComprehension(_ name: String, _ span: SourceSpan) throws(SyntaxError) {
        var outer = block
        while outer.scope.kind == .comprehension, let parent = outer.parent {
            if outer.flags(name).contains(.iteration) {
                throw SyntaxError(
                    "assignment expression cannot rebind comprehension iteration variable '\(name)'", span)
            }
            outer = parent
        }
        switch outer.scope.kind {
        case .classBody:
            throw SyntaxError("assignment expression within a comprehension cannot be used in a class body", span)
        case .module:
            block.add(name, [.global, .bound])
            outer.add(name, .global)
        default:
            block.add(name, outer.flags(name).contains(.global) ? [.global, .bound] : [.nonlocal, .bound])
            outer.add(name, [.bound, .assigned])
        }
        block.setDirective(name, span)
    }
}
