import Syntax

extension Compiler {
    // MARK: Functions

    func functionDefinition(_ definition: FunctionDefinition) {
        let saved = code.top
        let register = decorated(definition.decorators) {
            function(
                definition.scope, name: definition.plainName, parameters: definition.parameters, returns: definition.returns,
                body: definition.body)
        }
        store(definition.name, register)
        code.top = saved
    }

    /// Evaluates decorators, then the thing itself, then applies them from the inside out.
    private func decorated(_ decorators: [Expression], _ make: () -> Int) -> Int {
        let outer = code.span
        var bases: [(register: Int, span: SourceSpan)] = []
        for decorator in decorators { bases.append((ownedOperand(decorator), decorator.span)) }
        var register = make()
        for base in bases.reversed() {
            code.span = base.span
            // The argument lies behind the callable.
            if register != base.register + 1 { code.emit(.moveTemporary, a: base.register + 1, b: register) }
            code.reserve(3)
            code.emit(.call, a: base.register, b: 1, c: base.register)
            register = base.register
            code.top = register + 1
        }
        code.span = outer
        return register
    }

    func lambda(_ lambda: Lambda, into target: Int?) -> Int {
        let saved = code.top
        let inner = Compiler(
            scope: lambda.scope, options: options, span: lambda.body.span,
            uncertain: UncertainNames.find(in: [], expressions: [lambda.body]))
        inner.prologue(lambda.parameters)
        let result = inner.ownedOperand(lambda.body)
        inner.code.emit(.returnValue, a: result, b: inner.code.top)
        let object = inner.finish(name: "<lambda>", firstLine: Int(code.span.line), parameters: lambda.parameters)
        let register = makeFunction(object, inner.scope, parameters: lambda.parameters, returns: nil)
        if target != nil { code.top = saved }
        return moved(register, into: target)
    }

    /// Compiles a function's body and makes the function, in a new temporary.
    private func function(
        _ scope: Scope, name: String, parameters: Parameters, returns: Expression?, body: [Statement]
    ) -> Int {
        let inner = Compiler(
            scope: scope, options: options, span: code.span, uncertain: UncertainNames.find(in: body, expressions: []))
        inner.prologue(parameters)
        let documentation = docstring(body)
        inner.statements(body)
        inner.code.emit(.returnNone, b: inner.code.top)
        let object = inner.finish(
            name: name, firstLine: Int(code.span.line), parameters: parameters, documentation: documentation)
        return makeFunction(object, scope, parameters: parameters, returns: returns)
    }

    /// Parameters have values; those and other locals that inner functions use move into cells.
    private func prologue(_ parameters: Parameters) {
        for parameter in parameters.all {
            if let register = code.registerOf[parameter.name] { code.assigned.insert(register) }
        }
        makeCells()
        if scope.isGenerator { code.emit(.startGenerator) }
    }

    private func makeCells() {
        for name in scope.localNames where scope.bindings[name] == .cell {
            code.emit(.makeCell, a: code.registerOf[name] ?? 0)
        }
    }

    /// Emits what makes a function of `object`: defaults, annotations, cells. It ends up in a new temporary.
    private func makeFunction(_ object: Value, _ inner: Scope, parameters: Parameters?, returns: Expression?) -> Int {
        let start = code.top
        var flags = 0
        if let parameters {
            let defaults = (parameters.positionalOnly + parameters.positional).compactMap(\.defaultValue)
            if !defaults.isEmpty {
                flags |= 1
                _ = ownedOperand(Expression(.tuple(defaults), code.span))
            }
            let keywordDefaults = parameters.keywordOnly.filter { $0.defaultValue != nil }
            if !keywordDefaults.isEmpty {
                flags |= 2
                _ = ownedOperand(
                    Expression(
                        .dictionary(
                            keywordDefaults.map { parameter in
                                (Expression(.constant(.string(parameter.name)), parameter.span), parameter.defaultValue!)
                            }), code.span))
            }
            if let annotations = annotations(parameters, returns: returns) {
                flags |= 4
                _ = ownedOperand(annotations)
            }
        }
        for name in inner.freeNames { loadCell(name) }
        code.top = start
        let register = code.temporary()
        code.reserve(1)
        code.emit(.makeFunction, a: register, b: code.constant(object), e: flags)
        return register
    }

    /// The cell itself of a name that an inner function takes.
    private func loadCell(_ name: String) {
        let target = code.temporary()
        if name == "__class__", scope.kind == .classBody, scope.needsClassCell {
            code.emit(.move, a: target, b: 0)
        } else if case .cell? = scope.bindings[name] {
            code.emit(.move, a: target, b: code.registerOf[name] ?? 0)
        } else {
            code.emit(.loadFreeCell, a: target, b: scope.freeNames.firstIndex(of: name) ?? 0)
        }
    }

    /// A dict display of a function's annotations.
    private func annotations(_ parameters: Parameters, returns: Expression?) -> Expression? {
        var pairs: [(key: Expression?, value: Expression)] = []
        let order =
            parameters.positionalOnly + parameters.positional + [parameters.variadic].compactMap { $0 } + parameters.keywordOnly
            + [parameters.variadicKeyword].compactMap { $0 }
        for parameter in order {
            guard let annotation = parameter.annotation else { continue }
            pairs.append((Expression(.constant(.string(parameter.name)), parameter.span), annotationValue(annotation)))
        }
        if let returns {
            pairs.append((Expression(.constant(.string("return")), returns.span), annotationValue(returns)))
        }
        return pairs.isEmpty ? nil : Expression(.dictionary(pairs), code.span)
    }

    /// The annotation itself, or its text where `from __future__ import annotations` says so.
    func annotationValue(_ annotation: Expression) -> Expression {
        guard options.hasTextAnnotations else { return annotation }
        return Expression(.constant(.string(options.source.text(of: annotation.span))), annotation.span)
    }

    // MARK: Comprehensions

    func comprehension(_ comprehension: Comprehension, into target: Int?) -> Int {
        let saved = code.top
        let inner = Compiler(
            scope: comprehension.scope, options: options, span: code.span,
            uncertain: UncertainNames.find(in: [], expressions: []))
        let name: String =
            switch comprehension.kind {
            case .list: "<listcomp>"
            case .set: "<setcomp>"
            case .dictionary: "<dictcomp>"
            case .generator: "<genexpr>"
            }
        inner.comprehensionBody(comprehension)
        let object = inner.finish(name: name, firstLine: Int(code.span.line))
        let base = makeFunction(object, comprehension.scope, parameters: nil, returns: nil)
        let iterable = ownedOperand(comprehension.clauses[0].iterable)
        code.emit(.getIterator, a: iterable, b: iterable)
        code.reserve(2)
        let target = result(target, restoring: saved)
        code.emit(.call, a: base, b: 1, c: target)
        return target
    }

    private func comprehensionBody(_ comprehension: Comprehension) {
        code.assigned.insert(0)
        makeCells()
        if scope.isGenerator { code.emit(.startGenerator) }
        var collection = -1
        if comprehension.kind != .generator {
            collection = code.temporary()
            let opcode: Opcode =
                switch comprehension.kind {
                case .set: .makeSet
                case .dictionary: .makeDict
                default: .makeList
                }
            code.emit(opcode, a: collection, b: code.top, c: 0)
        }
        comprehensionClause(comprehension, 0, collection)
        if collection >= 0 {
            code.emit(.returnValue, a: collection, b: code.top)
        } else {
            code.emit(.returnNone, b: code.top)
        }
    }

    private func comprehensionClause(_ comprehension: Comprehension, _ index: Int, _ collection: Int) {
        guard index < comprehension.clauses.count else { return comprehensionElement(comprehension, collection) }
        let clause = comprehension.clauses[index]
        let saved = code.top
        let iterator = code.temporary()
        if index == 0 {
            code.emit(.move, a: iterator, b: 0)
        } else {
            let source = ownedOperand(clause.iterable)
            code.emit(.getIterator, a: iterator, b: source)
            code.top = iterator + 1
        }
        let head = forHead(iterator, clause.target)
        for condition in clause.conditions {
            code.patch(jumpIfFalse(condition), to: head)
        }
        comprehensionClause(comprehension, index + 1, collection)
        _ = code.emitJump(.jumpBack, to: head)
        code.patch(head)
        code.top = saved
    }

    private func comprehensionElement(_ comprehension: Comprehension, _ collection: Int) {
        let saved = code.top
        code.span = comprehension.element.span
        switch comprehension.kind {
        case .list: code.emit(.listAppend, a: collection, b: ownedOperand(comprehension.element))
        case .set: code.emit(.setAdd, a: collection, b: ownedOperand(comprehension.element))
        case .dictionary:
            let key = ownedOperand(comprehension.element)
            let value = comprehension.value.map { ownedOperand($0) } ?? key
            code.emit(.dictInsert, a: collection, b: key, c: value)
        case .generator:
            let register = ownedOperand(comprehension.element)
            code.emit(.yield, a: register, b: register)
            code.emit(.clear, a: register)
        }
        code.top = saved
    }

    // MARK: Classes

    func classDefinition(_ definition: ClassDefinition) {
        let saved = code.top
        let register = decorated(definition.decorators) { classValue(definition) }
        store(definition.name, register)
        code.top = saved
    }

    private func classValue(_ definition: ClassDefinition) -> Int {
        let inner = Compiler(scope: definition.scope, options: options, span: code.span, uncertain: [])
        inner.classBody(definition.body)
        let object = inner.finish(name: definition.plainName, firstLine: Int(code.span.line))
        let base = makeFunction(object, definition.scope, parameters: nil, returns: nil)
        let isUnpacking = definition.arguments.contains {
            switch $0.kind {
            case .starred, .doubleStarred: true
            case .positional, .keyword: false
            }
        }
        if isUnpacking { return unpackingClass(definition, base) }
        _ = constant(.string(definition.plainName), into: nil)
        var names: [Value] = []
        for argument in definition.arguments {
            _ = ownedOperand(argument.value)
            if case .keyword(let name) = argument.kind { names.append(intern(name)) }
        }
        code.reserve(2)
        code.top = base + 1
        code.emit(.buildClass, a: base, b: definition.arguments.count, c: base)
        code.emit(.extra, a: code.constant(names.isEmpty ? Value.none : newTuple(names)))
        return base
    }

    /// `class C(*bases, **keywords)`: through the function `__build_class__`.
    private func unpackingClass(_ definition: ClassDefinition, _ body: Int) -> Int {
        let saved = code.top
        let base = code.temporary()
        code.emit(.loadGlobal, a: base, b: code.globalCache("__build_class__"))
        let list = code.temporary()
        code.emit(.makeList, a: list, b: code.top, c: 0)
        let function = code.temporary()
        code.emit(.moveTemporary, a: function, b: body)
        code.emit(.listAppend, a: list, b: function)
        let name = constant(.string(definition.plainName), into: function)
        code.emit(.listAppend, a: list, b: name)
        code.top = list + 1
        let dict = code.temporary()
        code.emit(.makeDict, a: dict, b: code.top, c: 0)
        for argument in definition.arguments {
            let value = ownedOperand(argument.value)
            switch argument.kind {
            case .positional: code.emit(.listAppend, a: list, b: value)
            case .starred: code.emit(.listExtend, a: list, b: value)
            case .keyword(let keyword):
                let key = constant(.string(keyword), into: nil)
                code.emit(.dictInsert, a: dict, b: key, c: value)
            case .doubleStarred: code.emit(.dictMergeKeywords, a: dict, b: value, c: base)
            }
            code.top = dict + 1
        }
        code.top = saved
        code.emit(.callUnpacked, a: base, c: body)
        return body
    }

    private func classBody(_ body: [Statement]) {
        if scope.needsClassCell { code.emit(.makeCell, a: 0) }
        let module = code.temporary()
        code.emit(.loadGlobal, a: module, b: code.globalCache("__name__"))
        code.emit(.storeName, a: code.name("__module__"), b: module)
        code.emit(.loadConstant, a: module, b: code.constant(.string(scope.qualifiedName)))
        code.emit(.storeName, a: code.name("__qualname__"), b: module)
        if let text = docstring(body) {
            code.emit(.loadConstant, a: module, b: code.constant(.string(text)))
            code.emit(.storeName, a: code.name("__doc__"), b: module)
        }
        code.top = module
        statements(body)
        if scope.needsClassCell {
            let cell = code.temporary()
            code.emit(.move, a: cell, b: 0)
            code.emit(.storeName, a: code.name("__classcell__"), b: cell)
        }
        code.emit(.returnNone, b: code.top)
    }
}

extension SourceText {
    /// The text of a stretch within one or more lines.
    func text(of span: SourceSpan) -> String {
        var lines: [String] = []
        for number in Int(span.line)...max(Int(span.line), Int(span.endLine)) {
            guard let line = line(number) else { break }
            let scalars = Array(line.unicodeScalars)
            let start = number == Int(span.line) ? min(Int(span.column), scalars.count) : 0
            let end = number == Int(span.endLine) ? min(Int(span.endColumn), scalars.count) : scalars.count
            var text = String.UnicodeScalarView()
            if start < end { text.append(contentsOf: scalars[start..<end]) }
            lines.append(String(text))
        }
        return lines.joined(separator: "\n")
    }
}
