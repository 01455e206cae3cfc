// Comparisons, and jumps on their truth.

@inline(always) private func holds<T: Comparable>(_ comparison: Comparison, _ a: T, _ b: T) -> Bool {
    switch comparison {
    case .less: a < b
    case .lessOrEqual: a <= b
    case .equal: a == b
    case .notEqual: a != b
    case .greater: a > b
    case .greaterOrEqual: a >= b
    }
}

@inline(never) private func testSlowly(_ comparison: Comparison, _ a: Value, _ b: Value) throws(Raise) -> Bool {
    let result = try compare(comparison, a, b)
    defer { result.release() }
    return try truth(result)
}

extension Machine {
    @inline(always) mutating func comparison(_ comparison: Comparison, _ i: Instruction) throws(Raise) {
        let (a, b) = (registers[i.b], registers[i.c])
        let result: Value
        if bothSmall(a, b) {
            result = Value(holds(comparison, a.smallInt, b.smallInt))
        } else if a.isFloat && b.isFloat {
            result = Value(holds(comparison, a.float, b.float))
        } else {
            savePosition()
            if a.isObject && a.header.pointee.layout == .instance, enterComparison(comparison, a, b) { return }
            result = try compare(comparison, a, b)
        }
        drop(i.b)
        drop(i.c)
        set(i.a, result)
    }

    @inline(always) mutating func jumpUnless(_ comparison: Comparison, _ i: Instruction) throws(Raise) {
        let (a, b) = (registers[i.a], registers[i.b])
        let result: Bool
        if bothSmall(a, b) {
            result = holds(comparison, a.smallInt, b.smallInt)
        } else if a.isFloat && b.isFloat {
            result = holds(comparison, a.float, b.float)
        } else {
            savePosition()
            if a.isObject && a.header.pointee.layout == .instance, enterComparison(comparison, a, b) { return }
            result = try testSlowly(comparison, a, b)
        }
        drop(i.a)
        drop(i.b)
        if !result { jump(i) }
    }

    @inline(always) mutating func jumpUnlessImmediate(_ comparison: Comparison, _ i: Instruction) throws(Raise) {
        let a = registers[i.a]
        let result: Bool
        if a.isSmallInt {
            result = holds(comparison, a.smallInt, i.signedB)
        } else {
            savePosition()
            let b = Value(small: i.signedB)
            if a.isObject && a.header.pointee.layout == .instance, enterComparison(comparison, a, b) { return }
            result = try testSlowly(comparison, a, b)
        }
        drop(i.a)
        if !result { jump(i) }
    }

    @inline(always) func identity(_ i: Instruction, isNegated: Bool) {
        let result = isSame(registers[i.b], registers[i.c])
        drop(i.b)
        drop(i.c)
        set(i.a, Value(result != isNegated))
    }

    @inline(always) mutating func jumpIfNone(_ i: Instruction, isNegated: Bool) {
        let isNone = registers[i.a].isNone
        drop(i.a)
        if isNone != isNegated { jump(i) }
    }

    /// Jumps if the truth of `R[a]` is `wanted`.
    @inline(always) mutating func jumpIf(_ wanted: Bool, _ i: Instruction) throws(Raise) {
        let value = registers[i.a]
        if value.bits == runtime.trueValue.bits || value.bits == runtime.falseValue.bits {
            if i.a >= localCount { registers[i.a] = .empty }
            if (value.bits == runtime.trueValue.bits) == wanted { jump(i) }
        } else {
            savePosition()
            let result = try truth(value)
            drop(i.a)
            if result == wanted { jump(i) }
        }
    }

    /// The same for `and` and `or`: where it jumps the value stays.
    @inline(always) mutating func jumpKeepingIf(_ wanted: Bool, _ i: Instruction) throws(Raise) {
        savePosition()
        if try truth(registers[i.a]) == wanted { jump(i) } else { drop(i.a) }
    }
}
