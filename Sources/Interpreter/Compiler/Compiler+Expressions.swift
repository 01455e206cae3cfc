import Syntax

extension Compiler {
    /// Compiles an expression. The result is in `target` if one is given; else in the register returned: a local's own, or a temporary.
    @discardableResult func expression(_ expression: Expression, into target: Int? = nil) -> Int {
        let outer = code.span
        code.span = expression.span
        defer { code.span = outer }
        switch expression.kind {
        case .name(let name): return load(name, into: target)
        case .constant(let value): return constant(value, into: target)
        case .formattedString(let parts): return formattedString(parts, into: target)
        case .unary(let operation, let operand): return unary(operation, operand, into: target)
        case .binary(let operation, let left, let right): return binary(operation, left, right, into: target)
        case .boolean(let operation, let operands): return boolean(operation, operands, into: target)
        case .comparison(let first, let operators, let rest): return comparison(first, operators, rest, into: target)
        case .conditional(let test, let body, let orElse): return conditional(test, body, orElse, into: target)
        case .attribute(let object, let name): return attribute(object, name, into: target)
        case .subscript(let object, let index): return item(object, index, into: target)
        case .slice(let lower, let upper, let step): return slice(lower, upper, step, into: target)
        case .call(let function, let arguments): return call(function, arguments, into: target)
        case .tuple(let items): return tuple(items, into: target)
        case .list(let items): return display(items, .makeList, into: target)
        case .set(let items): return display(items, .makeSet, into: target)
        case .dictionary(let pairs): return dictionary(pairs, into: target)
        case .starred(let value): return self.expression(value, into: target)
        case .lambda(let lambda): return self.lambda(lambda, into: target)
        case .comprehension(let comprehension): return self.comprehension(comprehension, into: target)
        case .yield(let value): return yield(value, into: target)
        case .yieldFrom(let value): return yieldFrom(value, into: target)
        case .assignment(let name, _, let value):
            let register = code.temporary()
            self.expression(value, into: register)
            let copy = code.temporary()
            code.emit(.move, a: copy, b: register)
            store(name, copy)
            code.top = register + 1
            return moved(register, into: target)
        }
    }

    /// Hands a temporary on to the register that was asked for.
    func moved(_ register: Int, into target: Int?) -> Int {
        guard let target, target != register else { return register }
        code.emit(.moveTemporary, a: target, b: register)
        return target
    }

    /// An expression in a temporary of its own.
    func ownedOperand(_ expression: Expression) -> Int {
        let register = code.temporary()
        self.expression(expression, into: register)
        code.top = register + 1
        return register
    }

    /// An operand that stays as it is while `others` are evaluated: a local is copied if they may assign to it.
    func operand(_ expression: Expression, before others: [Expression]) -> Int {
        if options.mayAssignInExpressions, case .name(let name) = expression.kind, localRegister(name) != nil,
            others.contains(where: { !isSimpleOperand($0) })
        {
            return ownedOperand(expression)
        }
        return self.expression(expression)
    }

    private func isSimpleOperand(_ expression: Expression) -> Bool {
        switch expression.kind {
        case .name, .constant: true
        default: false
        }
    }

    /// Where a result goes that is computed from temporaries above `saved`: they are free by then.
    func result(_ target: Int?, restoring saved: Int) -> Int {
        code.top = saved
        return target ?? code.temporary()
    }

    // MARK: Constants

    func constant(_ value: Constant, into target: Int?) -> Int {
        let target = target ?? code.temporary()
        if case .integer(let number) = value, number >= -32768, number <= 32767 {
            code.emit(.loadInt, a: target, b: number)
        } else {
            code.emit(.loadConstant, a: target, b: constantIndex(value))
        }
        return target
    }

    func constantIndex(_ value: Constant) -> Int {
        switch value {
        case .none: code.constant(Value.none)
        case .true: code.constant(Value.true)
        case .false: code.constant(Value.false)
        case .ellipsis: code.constant(Value.ellipsis)
        case .integer(let number): code.constant(.integer(number))
        case .largeInteger(let digits): code.constant(.large(digits))
        case .float(let number): code.constant(.float(number.bitPattern))
        case .imaginary(let number): code.constant(.imaginary(number.bitPattern))
        case .string(let text): code.constant(.string(text))
        case .bytes(let bytes): code.constant(.bytes(bytes))
        }
    }

    /// A small integer literal, perhaps negated.
    func smallInteger(_ expression: Expression) -> Int? {
        switch expression.kind {
        case .constant(.integer(let number)) where number <= 32767: number
        case .unary(.negative, let operand):
            if case .constant(.integer(let number)) = operand.kind, number <= 32768 { -number } else { nil }
        default: nil
        }
    }

    /// The value of an expression made of constants alone, owned, or `nil`.
    private func constantValue(_ expression: Expression) -> Value? {
        switch expression.kind {
        case .constant(let value):
            let index = constantIndex(value)
            return code.constants[index].retain()
        case .unary(.negative, let operand):
            switch operand.kind {
            case .constant(.integer(let number)): return Value(0 &- number)
            case .constant(.float(let number)): return Value(-number)
            default: return nil
            }
        case .tuple(let items):
            var values: [Value] = []
            for item in items {
                guard let value = constantValue(item) else {
                    releaseAll(values)
                    return nil
                }
                values.append(value)
            }
            return newTuple(values)
        default: return nil
        }
    }

    // MARK: Operators

    private func unary(_ operation: UnaryOperator, _ operand: Expression, into target: Int?) -> Int {
        if operation == .negative {
            switch operand.kind {
            case .constant(.integer(let number)): return constant(.integer(0 &- number), into: target)
            case .constant(.float(let number)): return constant(.float(-number), into: target)
            default: break
            }
        }
        let saved = code.top
        let register = expression(operand)
        let target = result(target, restoring: saved)
        let opcode: Opcode =
            switch operation {
            case .not: .not
            case .negative: .negative
            case .positive: .positive
            case .invert: .invert
            }
        code.emit(opcode, a: target, b: register)
        return target
    }

    private func binary(_ operation: BinaryOperator, _ left: Expression, _ right: Expression, into target: Int?) -> Int
    {
        let saved = code.top
        let a = operand(left, before: [right])
        return applyBinary(operation, a, right, into: target, restoring: saved, isAugmented: false)
    }

    /// `R[target] = R[a] operation right`
    func applyBinary(
        _ operation: BinaryOperator, _ a: Int, _ right: Expression, into target: Int?, restoring saved: Int,
        isAugmented: Bool
    ) -> Int {
        let flag = isAugmented ? 1 : 0
        if let number = smallInteger(right), let opcode = immediateOpcode(operation, number) {
            let target = result(target, restoring: saved)
            code.emit(opcode, a: target, b: a, c: number, e: flag)
            return target
        }
        let b = expression(right)
        let target = result(target, restoring: saved)
        code.emit(opcode(operation), a: target, b: a, c: b, e: flag)
        return target
    }

    private func immediateOpcode(_ operation: BinaryOperator, _ number: Int) -> Opcode? {
        switch operation {
        case .add: .addInt
        case .subtract: .subtractInt
        case .multiply: .multiplyInt
        case .floorDivide where number > 0: .floorDivideInt
        case .modulo where number > 0: .moduloInt
        case .bitAnd: .bitAndInt
        default: nil
        }
    }

    func opcode(_ operation: BinaryOperator) -> Opcode {
        switch operation {
        case .add: .add
        case .subtract: .subtract
        case .multiply: .multiply
        case .matrixMultiply: .matrixMultiply
        case .divide: .divide
        case .floorDivide: .floorDivide
        case .modulo: .modulo
        case .power: .power
        case .leftShift: .leftShift
        case .rightShift: .rightShift
        case .bitAnd: .bitAnd
        case .bitOr: .bitOr
        case .bitXor: .bitXor
        }
    }

    private func opcode(_ operation: ComparisonOperator) -> Opcode {
        switch operation {
        case .equal: .equal
        case .notEqual: .notEqual
        case .less: .less
        case .lessOrEqual: .lessOrEqual
        case .greater: .greater
        case .greaterOrEqual: .greaterOrEqual
        case .is: .is
        case .isNot: .isNot
        case .in: .in
        case .notIn: .notIn
        }
    }

    private func boolean(_ operation: BooleanOperator, _ operands: [Expression], into target: Int?) -> Int {
        // The result may go to a local only at the end: until then the local keeps its value.
        let register = code.temporary()
        var jumps: [Int] = []
        let jump: Opcode = operation == .and ? .jumpIfFalseKeep : .jumpIfTrueKeep
        for (position, operand) in operands.enumerated() {
            expression(operand, into: register)
            code.top = register + 1
            if position < operands.count - 1 { jumps.append(code.emitJump(jump, a: register)) }
        }
        code.patch(jumps)
        if target != nil { code.top = register }
        return moved(register, into: target)
    }

    private func comparison(
        _ first: Expression, _ operators: [ComparisonOperator], _ rest: [Expression], into target: Int?
    ) -> Int {
        let saved = code.top
        if operators.count == 1 {
            let a = operand(first, before: rest)
            let b = expression(rest[0])
            let target = result(target, restoring: saved)
            code.emit(opcode(operators[0]), a: target, b: a, c: b)
            return target
        }
        let outcome = code.temporary()
        var left = ownedOperand(first)
        var jumps: [Int] = []
        for (position, operation) in operators.enumerated() {
            let isLast = position == operators.count - 1
            let right = ownedOperand(rest[position])
            if isLast {
                code.emit(opcode(operation), a: outcome, b: left, c: right)
            } else {
                // The middle operand is read twice.
                let copy = code.temporary()
                code.emit(.move, a: copy, b: right)
                code.emit(opcode(operation), a: outcome, b: left, c: copy)
                // On the way out the operand kept for the next comparison must go.
                jumps.append(code.emitJump(.jumpIfFalseKeep, a: outcome))
                code.emit(.moveTemporary, a: left, b: right)
                code.top = left + 1
            }
        }
        let end = code.emitJump()
        code.patch(jumps)
        code.emit(.clear, a: left + 1)
        code.patch(end)
        left = outcome
        code.top = saved + 1
        if target != nil { code.top = saved }
        return moved(left, into: target)
    }

    private func conditional(
        _ test: Expression, _ body: Expression, _ orElse: Expression, into target: Int?
    ) -> Int {
        let register = code.temporary()
        let jumps = jumpIfFalse(test)
        expression(body, into: register)
        let end = code.emitJump()
        code.patch(jumps)
        code.top = register + 1
        expression(orElse, into: register)
        code.patch(end)
        code.top = target == nil ? register + 1 : register
        return moved(register, into: target)
    }

    // MARK: Jumps

    /// Jumps taken when the expression is false.
    func jumpIfFalse(_ expression: Expression) -> [Int] {
        let saved = code.top
        let outer = code.span
        code.span = expression.span
        defer {
            code.top = saved
            code.span = outer
        }
        switch expression.kind {
        case .unary(.not, let operand): return jumpIfTrue(operand)
        case .boolean(.and, let operands): return operands.flatMap { jumpIfFalse($0) }
        case .boolean(.or, let operands):
            let jumps = operands.dropLast().flatMap { jumpIfTrue($0) }
            let last = jumpIfFalse(operands[operands.count - 1])
            code.patch(jumps)
            return last
        case .comparison(let first, let operators, let rest) where operators.count == 1:
            if let jump = comparisonJump(first, operators[0], rest[0]) { return [jump] }
        default: break
        }
        return [code.emitJump(.jumpIfFalse, a: self.expression(expression))]
    }

    /// Jumps taken when the expression is true.
    func jumpIfTrue(_ expression: Expression) -> [Int] {
        let saved = code.top
        let outer = code.span
        code.span = expression.span
        defer {
            code.top = saved
            code.span = outer
        }
        switch expression.kind {
        case .unary(.not, let operand): return jumpIfFalse(operand)
        case .boolean(.or, let operands): return operands.flatMap { jumpIfTrue($0) }
        case .boolean(.and, let operands):
            let jumps = operands.dropLast().flatMap { jumpIfFalse($0) }
            let last = jumpIfTrue(operands[operands.count - 1])
            code.patch(jumps)
            return last
        default: return [code.emitJump(.jumpIfTrue, a: self.expression(expression))]
        }
    }

    /// One instruction for a comparison and the jump when it is false.
    private func comparisonJump(_ first: Expression, _ operation: ComparisonOperator, _ second: Expression) -> Int? {
        if case .constant(.none) = second.kind, operation == .is || operation == .isNot {
            return code.emitJump(operation == .is ? .jumpIfNotNone : .jumpIfNone, a: expression(first))
        }
        let opcodes: (plain: Opcode, immediate: Opcode)
        switch operation {
        case .less: opcodes = (.jumpUnlessLess, .jumpUnlessLessInt)
        case .lessOrEqual: opcodes = (.jumpUnlessLessOrEqual, .jumpUnlessLessOrEqualInt)
        case .greater: opcodes = (.jumpUnlessGreater, .jumpUnlessGreaterInt)
        case .greaterOrEqual: opcodes = (.jumpUnlessGreaterOrEqual, .jumpUnlessGreaterOrEqualInt)
        case .equal: opcodes = (.jumpUnlessEqual, .jumpUnlessEqualInt)
        case .notEqual: opcodes = (.jumpUnlessNotEqual, .jumpUnlessNotEqualInt)
        default: return nil
        }
        let a = operand(first, before: [second])
        if let number = smallInteger(second) { return code.emitJump(opcodes.immediate, a: a, b: number) }
        let b = expression(second)
        return code.emitJump(opcodes.plain, a: a, b: b)
    }

    // MARK: Attributes and items

    private func attribute(_ object: Expression, _ name: String, into target: Int?) -> Int {
        let saved = code.top
        if let position = superPosition(object) {
            let target = result(target, restoring: saved)
            code.emit(.loadSuperAttribute, a: target, b: position, c: code.cache(name))
            return target
        }
        let register = expression(object)
        let target = result(target, restoring: saved)
        let outer = code.span
        code.span = attributeSpan(outer, name)
        code.emit(.loadAttribute, a: target, b: register, c: code.cache(name))
        code.span = outer
        return target
    }

    /// Where an attribute stands on another line than what it belongs to, the line that counts is its own.
    func attributeSpan(_ span: SourceSpan, _ name: String) -> SourceSpan {
        if span.line == span.endLine { return span }
        var own = span
        own.line = span.endLine
        own.column = max(0, span.endColumn - Int32(truncatingIfNeeded: name.unicodeScalars.count))
        return own
    }

    /// For `super()` in a method: where the closure keeps the class.
    func superPosition(_ expression: Expression) -> Int? {
        guard case .call(let function, let arguments) = expression.kind, arguments.isEmpty,
            case .name("super") = function.kind, scope.bindings["super"] == .global, scope.kind == .function,
            let first = scope.localNames.first, scope.bindings[first] == .local || scope.bindings[first] == .cell
        else { return nil }
        return scope.freeNames.firstIndex(of: "__class__")
    }

    private func item(_ object: Expression, _ index: Expression, into target: Int?) -> Int {
        let saved = code.top
        let container = operand(object, before: [index])
        let key = expression(index)
        let target = result(target, restoring: saved)
        code.emit(.loadItem, a: target, b: container, c: key)
        return target
    }

    private func slice(_ lower: Expression?, _ upper: Expression?, _ step: Expression?, into target: Int?) -> Int {
        let saved = code.top
        let start = code.top
        for part in [lower, upper, step] {
            if let part {
                _ = ownedOperand(part)
            } else {
                _ = constant(.none, into: nil)
            }
        }
        let target = result(target, restoring: saved)
        code.emit(.makeSlice, a: target, b: start)
        return target
    }

    // MARK: Displays

    private func tuple(_ items: [Expression], into target: Int?) -> Int {
        if !items.isEmpty, items.count < 1000, let value = constantTuple(items) {
            let target = target ?? code.temporary()
            code.emit(.loadConstant, a: target, b: code.constant(value))
            return target
        }
        if items.contains(where: { isStarred($0) }) {
            let saved = code.top
            let list = starredList(items, callee: nil)
            let target = result(target, restoring: saved)
            code.emit(.listToTuple, a: target, b: list)
            return target
        }
        return display(items, .makeTuple, into: target)
    }

    private func constantTuple(_ items: [Expression]) -> Value? {
        var values: [Value] = []
        for item in items {
            guard let value = constantValue(item) else {
                releaseAll(values)
                return nil
            }
            values.append(value)
        }
        return newTuple(values)
    }

    func isStarred(_ expression: Expression) -> Bool {
        if case .starred = expression.kind { return true }
        return false
    }

    private func display(_ items: [Expression], _ opcode: Opcode, into target: Int?) -> Int {
        let saved = code.top
        // Long displays and those with stars grow item by item.
        if items.count > 200 || items.contains(where: { isStarred($0) }) {
            let register =
                opcode == .makeSet
                ? grownSet(items) : starredList(items, callee: nil)
            if opcode == .makeTuple {
                let target = result(target, restoring: saved)
                code.emit(.listToTuple, a: target, b: register)
                return target
            }
            code.top = register + 1
            if target != nil { code.top = saved }
            return moved(register, into: target)
        }
        if opcode == .makeSet, let constants = constantSet(items) {
            let register = code.temporary()
            code.emit(.makeSet, a: register, b: code.top, c: 0)
            let source = code.temporary()
            code.emit(.loadConstant, a: source, b: code.constant(constants))
            code.emit(.setUpdate, a: register, b: source)
            code.top = register + 1
            if target != nil { code.top = saved }
            return moved(register, into: target)
        }
        let start = code.top
        for item in items { _ = ownedOperand(item) }
        let target = result(target, restoring: saved)
        code.emit(opcode, a: target, b: start, c: items.count)
        return target
    }

    /// Three constants or more as a frozenset that the set is filled from. CPython makes it twice, the second time in the order of
    /// the first: that shows where the places of items collide.
    private func constantSet(_ items: [Expression]) -> Value? {
        guard items.count > 2 else { return nil }
        var values: [Value] = []
        defer { releaseAll(values) }
        for item in items {
            guard let value = constantValue(item) else { return nil }
            values.append(value)
        }
        let first = newSet(.frozenset, builtinType(.frozenset))
        let second = newSet(.frozenset, builtinType(.frozenset))
        defer { Value(first).release() }
        do throws(Raise) {
            for value in values { try setAdd(first, value) }
            try first.forEachEntry { (entry) throws(Raise) in try second.add(entry.key, hash: entry.hash) }
        } catch {
            clearPending()
            Value(second).release()
            return nil
        }
        return Value(second)
    }

    /// A list of items, some of them starred, in a new temporary. `callee` is the register of the function when these are arguments.
    func starredList(_ items: [Expression], callee: Int?) -> Int {
        let list = code.temporary()
        code.emit(.makeList, a: list, b: code.top, c: 0)
        for item in items {
            if case .starred(let value) = item.kind {
                let register = ownedOperand(value)
                code.emit(.listExtend, a: list, b: register, c: callee ?? 0, e: callee == nil ? 0 : 1)
            } else {
                let register = ownedOperand(item)
                code.emit(.listAppend, a: list, b: register)
            }
            code.top = list + 1
        }
        return list
    }

    private func grownSet(_ items: [Expression]) -> Int {
        let set = code.temporary()
        code.emit(.makeSet, a: set, b: code.top, c: 0)
        for item in items {
            if case .starred(let value) = item.kind {
                code.emit(.setUpdate, a: set, b: ownedOperand(value))
            } else {
                code.emit(.setAdd, a: set, b: ownedOperand(item))
            }
            code.top = set + 1
        }
        return set
    }

    private func dictionary(_ pairs: [(key: Expression?, value: Expression)], into target: Int?) -> Int {
        let saved = code.top
        if pairs.count > 100 || pairs.contains(where: { $0.key == nil }) {
            let dict = code.temporary()
            code.emit(.makeDict, a: dict, b: code.top, c: 0)
            for pair in pairs {
                if let key = pair.key {
                    let keyRegister = ownedOperand(key)
                    let valueRegister = ownedOperand(pair.value)
                    code.emit(.dictInsert, a: dict, b: keyRegister, c: valueRegister)
                } else {
                    code.emit(.dictUpdate, a: dict, b: ownedOperand(pair.value))
                }
                code.top = dict + 1
            }
            if target != nil { code.top = saved }
            return moved(dict, into: target)
        }
        let start = code.top
        for pair in pairs {
            if let key = pair.key { _ = ownedOperand(key) }
            _ = ownedOperand(pair.value)
        }
        let target = result(target, restoring: saved)
        code.emit(.makeDict, a: target, b: start, c: pairs.count)
        return target
    }

    // MARK: f-strings

    private func formattedString(_ parts: [FormattedPart], into target: Int?) -> Int {
        let saved = code.top
        let start = code.top
        if parts.isEmpty { return constant(.string(""), into: target) }
        if parts.count > 200 {
            // Joined in stretches, so that registers do not run out.
            var register = -1
            for stretch in stride(from: 0, to: parts.count, by: 100) {
                let slice = Array(parts[stretch..<min(parts.count, stretch + 100)])
                let piece = code.temporary()
                _ = formattedString(slice, into: piece)
                code.top = piece + 1
                if register >= 0 {
                    code.emit(.buildString, a: register, b: register, c: 2)
                    code.top = register + 1
                } else {
                    register = piece
                }
            }
            if target != nil { code.top = saved }
            return moved(register, into: target)
        }
        for part in parts {
            let register = code.temporary()
            switch part {
            case .text(let text): _ = constant(.string(text), into: register)
            case .value(let expression, let conversion, let specification):
                formattedValue(expression, conversion, specification, into: register)
            }
            code.top = register + 1
        }
        let target = result(target, restoring: saved)
        code.emit(.buildString, a: target, b: start, c: parts.count)
        return target
    }

    private func formattedValue(
        _ expression: Expression, _ conversion: FormattedPart.Conversion, _ specification: [FormattedPart]?,
        into target: Int
    ) {
        let value = self.expression(expression)
        let flags: Int =
            switch conversion {
            case .none: 0
            case .str: 1
            case .repr: 2
            case .ascii: 3
            }
        if let specification {
            let register = code.temporary()
            _ = formattedString(specification, into: register)
            code.emit(.formatValue, a: target, b: value, c: register, e: flags | 4)
        } else {
            code.emit(.formatValue, a: target, b: value, e: flags)
        }
    }

    // MARK: Generators

    private func yield(_ value: Expression?, into target: Int?) -> Int {
        let saved = code.top
        let register = value.map { ownedOperand($0) } ?? constant(.none, into: nil)
        let target = result(target, restoring: saved)
        code.emit(.yield, a: target, b: register, e: isInHandler ? 1 : 0)
        return target
    }

    private func yieldFrom(_ value: Expression, into target: Int?) -> Int {
        let saved = code.top
        let source = ownedOperand(value)
        code.emit(.getIterator, a: source, b: source)
        let sent = code.temporary()
        code.emit(.loadConstant, a: sent, b: constantIndex(.none))
        let target = result(target, restoring: saved)
        code.emit(.yieldFrom, a: target, b: source, e: isInHandler ? 1 : 0)
        return target
    }

    /// Whether an exception is being handled here: a generator that is suspended keeps that to itself.
    private var isInHandler: Bool {
        code.blocks.contains { if case .handler = $0.kind { true } else { false } }
    }
}
