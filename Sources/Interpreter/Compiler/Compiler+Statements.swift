import Syntax

extension Compiler {
    func statements(_ body: [Statement]) {
        for statement in body { self.statement(statement) }
    }

    func statement(_ statement: Statement) {
        let saved = code.top
        code.span = statement.span
        defer { code.top = saved }
        switch statement.kind {
        case .expression(let expression): expressionStatement(expression)
        case .assign(let targets, let value): assign(targets, value)
        case .augmentedAssign(let target, let operation, let value): augmentedAssign(target, operation, value)
        case .annotatedAssign(let target, let annotation, let value, let isSimple):
            annotatedAssign(target, annotation, value, isSimple: isSimple)
        case .return(let value): returnStatement(value)
        case .delete(let targets): for target in targets { delete(target) }
        case .pass, .global, .nonlocal: break
        case .break: leaveLoop(isBreak: true)
        case .continue: leaveLoop(isBreak: false)
        case .assert(let test, let message): assert(test, message)
        case .raise(let exception, let cause): raise(exception, cause)
        case .importModules(let names): importModules(names)
        case .importFrom(let module, let names, let level): importFrom(module, names, level)
        case .if(let test, let body, let orElse): ifStatement(test, body, orElse)
        case .while(let test, let body, let orElse): whileStatement(test, body, orElse)
        case .for(let target, let iterable, let body, let orElse): forStatement(target, iterable, body, orElse)
        case .try(let body, let handlers, let orElse, let finally):
            tryStatement(body, handlers, orElse, finally)
        case .with(let items, let body): withStatement(items[...], body)
        case .function(let definition): functionDefinition(definition)
        case .classDefinition(let definition): classDefinition(definition)
        }
    }

    private func expressionStatement(_ expression: Expression) {
        if case .constant = expression.kind { return }
        let register = self.expression(expression)
        if code.isTemporary(register) { code.emit(.clear, a: register) }
    }

    // MARK: Assignment

    private func assign(_ targets: [Expression], _ value: Expression) {
        if targets.count == 1 {
            // A local gets its value directly, unless the value is built while the local may still be read.
            if case .name(let name) = targets[0].kind, let register = localRegister(name) {
                expression(value, into: register)
                code.assigned.insert(register)
                return
            }
            if swap(targets[0], value) { return }
            assign(to: targets[0], expression(value))
            return
        }
        let register = ownedOperand(value)
        for target in targets {
            let copy = code.temporary()
            code.emit(.move, a: copy, b: register)
            assign(to: target, copy)
            code.top = register + 1
        }
        code.emit(.clear, a: register)
    }

    /// `a, b = b, a`: no tuple is made.
    private func swap(_ target: Expression, _ value: Expression) -> Bool {
        guard case .tuple(let targets) = target.kind, case .tuple(let values) = value.kind, targets.count == values.count,
            targets.count <= 8, !targets.contains(where: { isStarred($0) }), !values.contains(where: { isStarred($0) })
        else { return false }
        let registers = values.map { ownedOperand($0) }
        for (target, register) in zip(targets, registers) { assign(to: target, register) }
        return true
    }

    /// Stores a register, consumed if it is a temporary, in a target.
    func assign(to target: Expression, _ register: Int) {
        let outer = code.span
        let saved = code.top
        code.span = target.span
        defer {
            code.span = outer
            code.top = saved
        }
        switch target.kind {
        case .name(let name): store(name, register)
        case .attribute(let object, let name):
            let objectRegister = expression(object)
            code.emit(.storeAttribute, a: objectRegister, b: register, c: code.cache(name))
        case .subscript(let object, let index):
            let container = operand(object, before: [index])
            let key = expression(index)
            code.emit(.storeItem, a: container, b: key, c: register)
        case .tuple(let items), .list(let items): unpack(items, register)
        case .starred(let value): assign(to: value, register)
        default: preconditionFailure("the parser lets only targets be assigned to")
        }
    }

    private func unpack(_ items: [Expression], _ register: Int) {
        let start = code.top
        for _ in items { _ = code.temporary() }
        if items.isEmpty { code.reserve(1) }
        if let star = items.firstIndex(where: { isStarred($0) }) {
            code.emit(.unpackStarred, a: start, b: register, c: star, e: items.count - star - 1)
        } else {
            code.emit(.unpack, a: start, b: register, c: items.count)
        }
        for (position, item) in items.enumerated() { assign(to: item, start + position) }
    }

    private func augmentedAssign(_ target: Expression, _ operation: BinaryOperator, _ value: Expression) {
        let saved = code.top
        switch target.kind {
        case .name(let name):
            if let register = localRegister(name) {
                _ = load(name, into: nil)
                _ = applyBinary(operation, register, value, into: register, restoring: saved, isAugmented: true)
                code.assigned.insert(register)
                return
            }
            let register = code.temporary()
            _ = load(name, into: register)
            _ = applyBinary(operation, register, value, into: register, restoring: register, isAugmented: true)
            code.top = register + 1
            store(name, register)
        case .attribute(let object, let name):
            let objectRegister = ownedOperand(object)
            let copy = code.temporary()
            code.emit(.move, a: copy, b: objectRegister)
            let register = copy
            let outer = code.span
            code.span = target.span
            code.emit(.loadAttribute, a: register, b: copy, c: code.cache(name))
            code.span = outer
            _ = applyBinary(operation, register, value, into: register, restoring: register, isAugmented: true)
            code.span = target.span
            code.emit(.storeAttribute, a: objectRegister, b: register, c: code.cache(name))
        case .subscript(let object, let index):
            let container = ownedOperand(object)
            let key = ownedOperand(index)
            let containerCopy = code.temporary()
            code.emit(.move, a: containerCopy, b: container)
            let keyCopy = code.temporary()
            code.emit(.move, a: keyCopy, b: key)
            let outer = code.span
            code.span = target.span
            code.emit(.loadItem, a: containerCopy, b: containerCopy, c: keyCopy)
            code.span = outer
            code.top = containerCopy + 1
            _ = applyBinary(
                operation, containerCopy, value, into: containerCopy, restoring: containerCopy, isAugmented: true)
            code.span = target.span
            code.emit(.storeItem, a: container, b: key, c: containerCopy)
        default: preconditionFailure("the parser lets only simple targets be augmented")
        }
    }

    private func annotatedAssign(
        _ target: Expression, _ annotation: Expression, _ value: Expression?, isSimple: Bool
    ) {
        if let value { assign([target], value) }
        guard isSimple, case .name(let name) = target.kind, scope.kind == .module || scope.kind == .classBody else {
            // Within functions annotations are not evaluated for simple names.
            if !isSimple, scope.kind == .module || scope.kind == .classBody {
                let register = expression(annotationValue(annotation))
                if code.isTemporary(register) { code.emit(.clear, a: register) }
            }
            return
        }
        code.emit(.setupAnnotations)
        let register = ownedOperand(annotationValue(annotation))
        let dict = code.temporary()
        if scope.kind == .classBody {
            code.emit(.loadName, a: dict, b: code.name("__annotations__"))
        } else {
            _ = load("__annotations__", into: dict)
        }
        let key = constant(.string(name), into: nil)
        code.emit(.storeItem, a: dict, b: key, c: register)
    }

    private func delete(_ target: Expression) {
        let saved = code.top
        code.span = target.span
        defer { code.top = saved }
        switch target.kind {
        case .name(let name): delete(name)
        case .attribute(let object, let name):
            let register = expression(object)
            code.emit(.deleteAttribute, a: register, b: code.name(name))
        case .subscript(let object, let index):
            let container = operand(object, before: [index])
            let key = expression(index)
            code.emit(.deleteItem, a: container, b: key)
        case .tuple(let items), .list(let items): for item in items { delete(item) }
        default: preconditionFailure("the parser lets only targets be deleted")
        }
    }

    // MARK: Assert, raise, import

    private func assert(_ test: Expression, _ message: Expression?) {
        let span = lastComparison(test)?.span ?? code.span
        let jumps = jumpIfTrue(test)
        if let message {
            let register = ownedOperand(message)
            code.span = span
            code.emit(.raiseAssertion, a: register, b: 1)
        } else {
            code.span = span
            code.emit(.raiseAssertion)
        }
        code.patch(jumps)
    }

    /// CPython marks the comparison that it came by last on its way through the test, and without one the whole statement.
    private func lastComparison(_ test: Expression) -> Expression? {
        switch test.kind {
        case .comparison: test
        case .unary(.not, let operand): lastComparison(operand)
        case .boolean(_, let operands): operands.compactMap(lastComparison).last
        case .conditional(let test, let body, let orElse): [test, body, orElse].compactMap(lastComparison).last
        default: nil
        }
    }

    private func raise(_ exception: Expression?, _ cause: Expression?) {
        guard let exception else {
            code.emit(.raiseHandled)
            code.assigned = .everything
            return
        }
        let register = ownedOperand(exception)
        if let cause {
            let causeRegister = ownedOperand(cause)
            code.emit(.raise, a: register, b: causeRegister, c: 1)
        } else {
            code.emit(.raise, a: register)
        }
        code.assigned = .everything
    }

    private func importModules(_ names: [ImportedName]) {
        for name in names {
            // With no list of names the machine gives the first package of a dotted name, with an empty one the last module.
            let register = code.temporary()
            code.emit(
                .loadConstant, a: register,
                b: name.alias == nil ? constantIndex(.none) : code.constant(runtime.emptyTuple.retain()))
            code.emit(.importName, a: register, b: code.name(name.name))
            let bound = name.alias ?? String(name.name.prefix { $0 != "." })
            store(bound, register)
            code.top = register
        }
    }

    private func importFrom(_ module: String, _ names: [ImportedName], _ level: Int) {
        if module == "__future__" && level == 0 {
            for name in names where name.name == "annotations" { options.hasTextAnnotations = true }
        }
        let register = code.temporary()
        let list = newTuple(names.isEmpty ? [intern("*")] : names.map { intern($0.name) })
        code.emit(.loadConstant, a: register, b: code.constant(list))
        code.emit(.importName, a: register, b: code.name(module), e: level)
        if names.isEmpty {
            code.emit(.importStar, a: register)
            return
        }
        for name in names {
            let value = code.temporary()
            code.emit(.importFrom, a: value, b: register, c: code.name(name.name))
            store(name.alias ?? name.name, value)
            code.top = register + 1
        }
        code.emit(.clear, a: register)
    }
}
