// The machine: one loop that executes instructions of the topmost frames until the frame it was entered with is done. Calls
// between functions of the language push frames and stay in the loop; only Swift code that calls back enters it again.
//
// Ownership: locals own what they hold. A temporary is written once and consumed by the instruction that reads it, which leaves it
// empty; so on an exception it is enough to clear what is not empty.

/// Puts an owned value in a register.
@inline(__always) private func set(_ registers: UnsafeMutablePointer<Value>, _ index: Int, _ value: Value) {
    let old = registers[index]
    registers[index] = value
    if old.isObject { old.release() }
}

/// Consumes a register that was only looked at: temporaries are released, locals stay.
@inline(__always) private func drop(_ registers: UnsafeMutablePointer<Value>, _ index: Int, _ localCount: Int) {
    if index >= localCount {
        let value = registers[index]
        registers[index] = .empty
        value.release()
    }
}

/// The value of a register as an owned reference: a temporary's own, a local's with one more.
@inline(__always) private func take(
    _ registers: UnsafeMutablePointer<Value>, _ index: Int, _ localCount: Int
) -> Value {
    let value = registers[index]
    if index >= localCount { registers[index] = .empty } else { value.retain() }
    return value
}

@inline(__always) private func holds(_ comparison: Comparison, _ a: Int, _ b: Int) -> Bool {
    switch comparison {
    case .less: a < b
    case .lessOrEqual: a <= b
    case .equal: a == b
    case .notEqual: a != b
    case .greater: a > b
    case .greaterOrEqual: a >= b
    }
}

@inline(__always) private func holds(_ comparison: Comparison, _ a: Double, _ b: Double) -> Bool {
    switch comparison {
    case .less: a < b
    case .lessOrEqual: a <= b
    case .equal: a == b
    case .notEqual: a != b
    case .greater: a > b
    case .greaterOrEqual: a >= b
    }
}

/// The truth of a comparison, for jumps.
@inline(__always) private func test(_ comparison: Comparison, _ a: Value, _ b: Value) throws(Raise) -> Bool {
    if a.bits & b.bits >= Value.integerTag { return holds(comparison, a.smallInt, b.smallInt) }
    if a.isFloat && b.isFloat { return holds(comparison, a.float, b.float) }
    return try testSlowly(comparison, a, b)
}

@inline(never) private func testSlowly(_ comparison: Comparison, _ a: Value, _ b: Value) throws(Raise) -> Bool {
    let result = try compare(comparison, a, b)
    defer { result.release() }
    return try truth(result)
}

/// Makes room for a receiver between a callable and its arguments.
@inline(__always) private func shiftArguments(_ base: UnsafeMutablePointer<Value>, _ count: Int) {
    var position = count
    while position > 0 {
        base[1 &+ position] = base[position]
        position &-= 1
    }
}

/// Both operands are small integers exactly when their bits, and-ed, are at least the tag.
@inline(__always) private func bothSmall(_ a: Value, _ b: Value) -> Bool { a.bits & b.bits >= Value.integerTag }

/// The innermost range that guards an instruction.
private func findHandler(_ code: CodeRef, _ offset: Int) -> HandlerRange? {
    let handlers = code.pointee.handlers
    for position in 0..<code.pointee.handlerCount where offset >= handlers[position].start && offset < handlers[position].end {
        return handlers[position]
    }
    return nil
}

/// Runs the topmost frame and those it pushes until it returns (or, a generator, yields). With `isRaising`, the pending
/// exception is raised at once where the frame stands.
func run(isRaising: Bool = false) throws(Raise) -> Value {
    var raising = isRaising
    // Raising again what a handler of this frame holds adds no line to its traceback.
    var isRaisedAgain = false
    var code: CodeRef
    var pc: UnsafeMutablePointer<UInt64>
    var registers: UnsafeMutablePointer<Value>
    var localCount: Int
    var globals: DictRef

    do {
        let frame = runtime.frames.unsafelyUnwrapped + (runtime.depth &- 1)
        code = frame.pointee.code
        pc = frame.pointee.pc
        registers = frame.pointee.registers
        globals = frame.pointee.globals
        localCount = code.pointee.localCount
    }
    /// Takes up the topmost frame.
    @inline(__always) func reload() {
        let frame = runtime.frames.unsafelyUnwrapped + (runtime.depth &- 1)
        code = frame.pointee.code
        pc = frame.pointee.pc
        registers = frame.pointee.registers
        globals = frame.pointee.globals
        localCount = code.pointee.localCount
    }
    /// Leaves the position where tracebacks and frame objects find it.
    @inline(__always) func savePosition() { runtime.frames.unsafelyUnwrapped[runtime.depth &- 1].pc = pc }
    @inline(__always) func jump(_ instruction: Instruction) { pc = code.pointee.instructions + instruction.target }

    @inline(__always) func arithmetic(
        _ operation: BinaryOperation, _ i: Instruction
    ) throws(Raise) {
        savePosition()
        let result = try binaryOperation(operation, registers[i.b], registers[i.c], inPlace: i.e != 0)
        drop(registers, i.b, localCount)
        drop(registers, i.c, localCount)
        set(registers, i.a, result)
    }
    @inline(__always) func arithmeticImmediate(_ operation: BinaryOperation, _ i: Instruction) throws(Raise) {
        savePosition()
        let result = try binaryOperation(operation, registers[i.b], Value(small: i.signedC), inPlace: i.e != 0)
        drop(registers, i.b, localCount)
        set(registers, i.a, result)
    }
    @inline(__always) func comparison(_ comparison: Comparison, _ i: Instruction) throws(Raise) {
        let (a, b) = (registers[i.b], registers[i.c])
        let result: Value
        if bothSmall(a, b) {
            result = Value(holds(comparison, a.smallInt, b.smallInt))
        } else if a.isFloat && b.isFloat {
            result = Value(holds(comparison, a.float, b.float))
        } else {
            savePosition()
            result = try compare(comparison, a, b)
        }
        drop(registers, i.b, localCount)
        drop(registers, i.c, localCount)
        set(registers, i.a, result)
    }
    @inline(__always) func jumpUnless(_ comparison: Comparison, _ i: Instruction) throws(Raise) {
        let (a, b) = (registers[i.a], registers[i.b])
        let result: Bool
        if bothSmall(a, b) {
            result = holds(comparison, a.smallInt, b.smallInt)
        } else {
            savePosition()
            result = try test(comparison, a, b)
        }
        drop(registers, i.a, localCount)
        drop(registers, i.b, localCount)
        if !result { jump(i) }
    }
    @inline(__always) func jumpUnlessImmediate(_ comparison: Comparison, _ i: Instruction) throws(Raise) {
        let a = registers[i.a]
        let result: Bool
        if a.isSmallInt {
            result = holds(comparison, a.smallInt, i.signedB)
        } else {
            savePosition()
            result = try test(comparison, a, Value(small: i.signedB))
        }
        drop(registers, i.a, localCount)
        if !result { jump(i) }
    }
    /// Pushes the frame of a function whose arguments need no matching; `base` are its registers.
    @inline(__always) func pushSimple(
        _ function: Value, _ target: CodeRef, _ base: UnsafeMutablePointer<Value>, _ count: Int, destination: Int,
        mode: Frame.Mode, keep: Value
    ) {
        let locals = target.pointee.localCount
        var position = count
        while position < locals {
            base[position] = .empty
            position &+= 1
        }
        pushFrame(function, base, destination: destination, mode: mode, keep: keep)
        code = target
        pc = target.pointee.instructions
        registers = base
        localCount = locals
        globals = function.cast(to: FunctionObject.self).pointee.globals
    }
    @inline(__always) func hasRoom(_ target: CodeRef, _ base: UnsafeMutablePointer<Value>) -> Bool {
        runtime.depth < runtime.recursionLimit && base + target.pointee.registerCount < runtime.stackLimit.unsafelyUnwrapped
    }
    /// Makes what `runtime.attention` asks for happen.
    @inline(__always) func attend() throws(Raise) {
        if runtime.attention.flag != 0 {
            savePosition()
            try giveAttention()
        }
    }
    /// `SomeClass(…)`: an ordinary class with an `__init__` of the language runs it in this loop.
    @inline(__always) func construct(
        _ type: TypeRef, _ base: Int, _ count: Int, destination: Int, names: Value
    ) throws(Raise) {
        let initializer = type.pointee.constructorEpoch == runtime.classEpoch ? type.pointee.constructor : findConstructor(type)
        if initializer.isEmpty {
            let result = try callType(type, registers + (base &+ 1), count, keywordNames: names)
            clear(registers + base, count &+ 1)
            set(registers, destination, result)
            return
        }
        let instance = Value(newInstance(type))
        registers[base] = instance
        Value(type).release()
        let target = initializer.cast(to: FunctionObject.self).pointee.code
        let start = registers + base
        initializer.retain()
        let keep = instance.retain()
        if target.pointee.isSimple && names.isEmpty && count &+ 1 == target.pointee.positionalCount && hasRoom(target, start) {
            pushSimple(initializer, target, start, count &+ 1, destination: destination, mode: .initialize, keep: keep)
        } else {
            try enter(
                initializer, start, count &+ 1, keywordNames: names, destination: destination, mode: .initialize, keep: keep)
            reload()
        }
    }

    while true {
        do throws(Raise) {
            if raising {
                raising = false
                // Raised within the instruction that the frame stands at: a suspended generator stands behind its `yield`.
                throw Raise()
            }
            while true {
                let i = Instruction(word: pc.pointee)
                pc += 1
                switch i.operation {
                case .loadConstant: set(registers, i.a, code.pointee.constants[i.b].retain())
                case .loadInt: set(registers, i.a, Value(small: i.signedB))
                case .move: set(registers, i.a, registers[i.b].retain())
                case .moveTemporary:
                    let value = registers[i.b]
                    registers[i.b] = .empty
                    set(registers, i.a, value)
                case .checkBound:
                    if registers[i.a].isEmpty { throw unboundLocal(code.pointee.names[i.b]) }
                case .clear: set(registers, i.a, .empty)
                case .deleteLocal:
                    if registers[i.a].isEmpty { throw unboundLocal(code.pointee.names[i.b]) }
                    set(registers, i.a, .empty)

                case .loadGlobal:
                    let cache = code.pointee.caches + i.b
                    if cache.pointee.key == UInt(bitPattern: globals.pointee.keyVersion) && cache.pointee.key != 0 {
                        if cache.pointee.epoch == 0 {
                            set(registers, i.a, globals.pointee.entries[cache.pointee.index].value.retain())
                            continue
                        }
                        if cache.pointee.epoch == runtime.builtins.pointee.keyVersion {
                            set(registers, i.a, runtime.builtins.pointee.entries[cache.pointee.index].value.retain())
                            continue
                        }
                    }
                    set(registers, i.a, try loadGlobalSlowly(globals, cache))
                case .storeGlobal:
                    let cache = code.pointee.caches + i.a
                    let value = take(registers, i.b, localCount)
                    if cache.pointee.key == UInt(bitPattern: globals.pointee.keyVersion) && cache.pointee.key != 0
                        && cache.pointee.epoch == 0
                    {
                        let place = globals.pointee.entries + cache.pointee.index
                        let old = place.pointee.value
                        place.pointee.value = value
                        old.release()
                    } else {
                        storeGlobalSlowly(globals, cache, value)
                    }
                case .deleteGlobal:
                    if !globals.remove(code.pointee.names[i.a]) { throw nameError(code.pointee.names[i.a]) }
                case .loadName:
                    savePosition()
                    set(registers, i.a, try loadName(code.pointee.names[i.b], globals))
                case .storeName:
                    savePosition()
                    try storeName(code.pointee.names[i.a], registers[i.b])
                    drop(registers, i.b, localCount)
                case .deleteName:
                    savePosition()
                    try deleteName(code.pointee.names[i.a])
                case .loadNameOrFree:
                    let found = try lookInNamespace(code.pointee.names[i.b])
                    if found.isEmpty {
                        let function = runtime.frames.unsafelyUnwrapped[runtime.depth &- 1].function
                        let cell = function.cast(to: FunctionObject.self).pointee.closure.unsafelyUnwrapped[i.c]
                        let value = cell.cast(to: CellObject.self).pointee.value
                        if value.isEmpty { throw unboundFree(code.pointee.names[i.b]) }
                        set(registers, i.a, value.retain())
                    } else {
                        set(registers, i.a, found)
                    }

                case .loadCell:
                    let value = registers[i.b].cast(to: CellObject.self).pointee.value
                    if value.isEmpty { throw unboundLocal(code.pointee.names[i.c]) }
                    set(registers, i.a, value.retain())
                case .storeCell:
                    let value = take(registers, i.b, localCount)
                    replace(&registers[i.a].cast(to: CellObject.self).pointee.value, with: value)
                case .deleteCell:
                    let cell = registers[i.a].cast(to: CellObject.self)
                    if cell.pointee.value.isEmpty { throw unboundLocal(code.pointee.names[i.b]) }
                    replace(&cell.pointee.value, with: .empty)
                case .makeCell:
                    let cell = newContainer(CellObject.self, .cell)
                    cell.pointee.value = registers[i.a]
                    registers[i.a] = Value(cell)
                case .loadFree:
                    let function = runtime.frames.unsafelyUnwrapped[runtime.depth &- 1].function
                    let cell = function.cast(to: FunctionObject.self).pointee.closure.unsafelyUnwrapped[i.b]
                    let value = cell.cast(to: CellObject.self).pointee.value
                    if value.isEmpty { throw unboundFree(code.pointee.names[i.c]) }
                    set(registers, i.a, value.retain())
                case .storeFree:
                    let value = take(registers, i.b, localCount)
                    let function = runtime.frames.unsafelyUnwrapped[runtime.depth &- 1].function
                    let cell = function.cast(to: FunctionObject.self).pointee.closure.unsafelyUnwrapped[i.a]
                    replace(&cell.cast(to: CellObject.self).pointee.value, with: value)
                case .deleteFree:
                    let function = runtime.frames.unsafelyUnwrapped[runtime.depth &- 1].function
                    let cell = function.cast(to: FunctionObject.self).pointee.closure.unsafelyUnwrapped[i.a]
                    if cell.cast(to: CellObject.self).pointee.value.isEmpty { throw unboundFree(code.pointee.names[i.b]) }
                    replace(&cell.cast(to: CellObject.self).pointee.value, with: .empty)
                case .loadFreeCell:
                    let function = runtime.frames.unsafelyUnwrapped[runtime.depth &- 1].function
                    set(registers, i.a, function.cast(to: FunctionObject.self).pointee.closure.unsafelyUnwrapped[i.b].retain())

                case .add:
                    let (a, b) = (registers[i.b], registers[i.c])
                    if bothSmall(a, b) {
                        let (sum, overflow) = Int(bitPattern: a.bits << 14).addingReportingOverflow(Int(bitPattern: b.bits << 14))
                        if !overflow {
                            set(registers, i.a, Value(bits: UInt(bitPattern: sum) >> 14 | Value.integerTag))
                            continue
                        }
                    } else if a.isFloat && b.isFloat {
                        set(registers, i.a, Value(a.float + b.float))
                        continue
                    } else if a.kind == .string && b.kind == .string {
                        let other = b.cast(to: StringObject.self)
                        // Nobody else sees a string with one reference that is about to be overwritten.
                        if i.a == i.b && a.header.pointee.count == 1 && a.cast(to: StringObject.self).appendInPlace(other) {
                            drop(registers, i.c, localCount)
                            continue
                        }
                        let result = concatenate(a.cast(to: StringObject.self), other)
                        drop(registers, i.b, localCount)
                        drop(registers, i.c, localCount)
                        set(registers, i.a, result)
                        continue
                    }
                    try arithmetic(.add, i)
                case .subtract:
                    let (a, b) = (registers[i.b], registers[i.c])
                    if bothSmall(a, b) {
                        let (sum, overflow) = Int(bitPattern: a.bits << 14).subtractingReportingOverflow(
                            Int(bitPattern: b.bits << 14))
                        if !overflow {
                            set(registers, i.a, Value(bits: UInt(bitPattern: sum) >> 14 | Value.integerTag))
                            continue
                        }
                    } else if a.isFloat && b.isFloat {
                        set(registers, i.a, Value(a.float - b.float))
                        continue
                    }
                    try arithmetic(.subtract, i)
                case .multiply:
                    let (a, b) = (registers[i.b], registers[i.c])
                    if a.isFloat && b.isFloat {
                        set(registers, i.a, Value(a.float * b.float))
                        continue
                    }
                    if bothSmall(a, b) {
                        let (product, overflow) = a.smallInt.multipliedReportingOverflow(by: b.smallInt)
                        if !overflow {
                            set(registers, i.a, Value(product))
                            continue
                        }
                    }
                    try arithmetic(.multiply, i)
                case .divide:
                    let (a, b) = (registers[i.b], registers[i.c])
                    if a.isFloat && b.isFloat && b.float != 0 {
                        set(registers, i.a, Value(a.float / b.float))
                        continue
                    }
                    try arithmetic(.divide, i)
                case .floorDivide:
                    let (a, b) = (registers[i.b], registers[i.c])
                    if bothSmall(a, b) && b.smallInt > 0 {
                        let (x, y) = (a.smallInt, b.smallInt)
                        let quotient = x / y
                        set(registers, i.a, Value(small: x < 0 && quotient &* y != x ? quotient &- 1 : quotient))
                        continue
                    }
                    try arithmetic(.floorDivide, i)
                case .modulo:
                    let (a, b) = (registers[i.b], registers[i.c])
                    if bothSmall(a, b) && b.smallInt > 0 {
                        let remainder = a.smallInt % b.smallInt
                        set(registers, i.a, Value(small: remainder < 0 ? remainder &+ b.smallInt : remainder))
                        continue
                    }
                    try arithmetic(.modulo, i)
                case .power: try arithmetic(.power, i)
                case .matrixMultiply: try arithmetic(.matrixMultiply, i)
                case .bitAnd:
                    let (a, b) = (registers[i.b], registers[i.c])
                    if bothSmall(a, b) {
                        set(registers, i.a, Value(bits: a.bits & b.bits))
                        continue
                    }
                    try arithmetic(.bitAnd, i)
                case .bitOr:
                    let (a, b) = (registers[i.b], registers[i.c])
                    if bothSmall(a, b) {
                        set(registers, i.a, Value(bits: a.bits | b.bits))
                        continue
                    }
                    try arithmetic(.bitOr, i)
                case .bitXor:
                    let (a, b) = (registers[i.b], registers[i.c])
                    if bothSmall(a, b) {
                        set(registers, i.a, Value(small: a.smallInt ^ b.smallInt))
                        continue
                    }
                    try arithmetic(.bitXor, i)
                case .leftShift:
                    let (a, b) = (registers[i.b], registers[i.c])
                    if bothSmall(a, b) && b.smallInt >= 0 && b.smallInt < 49 {
                        let shifted = a.smallInt << b.smallInt
                        if shifted >> b.smallInt == a.smallInt {
                            set(registers, i.a, Value(shifted))
                            continue
                        }
                    }
                    try arithmetic(.leftShift, i)
                case .rightShift:
                    let (a, b) = (registers[i.b], registers[i.c])
                    if bothSmall(a, b) && b.smallInt >= 0 && b.smallInt < 64 {
                        set(registers, i.a, Value(small: a.smallInt >> b.smallInt))
                        continue
                    }
                    try arithmetic(.rightShift, i)

                case .addInt:
                    let a = registers[i.b]
                    if a.isSmallInt {
                        let (sum, overflow) = Int(bitPattern: a.bits << 14).addingReportingOverflow(i.signedC << 14)
                        if !overflow {
                            set(registers, i.a, Value(bits: UInt(bitPattern: sum) >> 14 | Value.integerTag))
                            continue
                        }
                    }
                    try arithmeticImmediate(.add, i)
                case .subtractInt:
                    let a = registers[i.b]
                    if a.isSmallInt {
                        let (sum, overflow) = Int(bitPattern: a.bits << 14).subtractingReportingOverflow(i.signedC << 14)
                        if !overflow {
                            set(registers, i.a, Value(bits: UInt(bitPattern: sum) >> 14 | Value.integerTag))
                            continue
                        }
                    }
                    try arithmeticImmediate(.subtract, i)
                case .multiplyInt:
                    let a = registers[i.b]
                    if a.isSmallInt {
                        let (product, overflow) = a.smallInt.multipliedReportingOverflow(by: i.signedC)
                        if !overflow {
                            set(registers, i.a, Value(product))
                            continue
                        }
                    } else if a.isFloat {
                        set(registers, i.a, Value(a.float * Double(i.signedC)))
                        continue
                    }
                    try arithmeticImmediate(.multiply, i)
                case .floorDivideInt:
                    let a = registers[i.b]
                    let divisor = i.signedC
                    if a.isSmallInt && divisor > 0 {
                        let number = a.smallInt
                        let quotient = number / divisor
                        set(registers, i.a, Value(small: number < 0 && quotient &* divisor != number ? quotient &- 1 : quotient))
                        continue
                    }
                    try arithmeticImmediate(.floorDivide, i)
                case .moduloInt:
                    let a = registers[i.b]
                    let divisor = i.signedC
                    if a.isSmallInt && divisor > 0 {
                        let number = a.smallInt
                        let remainder: Int
                        if number >= 0 && number < 1 << 31 {
                            remainder = Int(
                                UInt32(truncatingIfNeeded: number) % UInt32(truncatingIfNeeded: divisor))
                        } else {
                            let signed = number % divisor
                            remainder = signed < 0 ? signed &+ divisor : signed
                        }
                        set(registers, i.a, Value(small: remainder))
                        continue
                    }
                    try arithmeticImmediate(.modulo, i)
                case .bitAndInt:
                    let a = registers[i.b]
                    if a.isSmallInt {
                        set(registers, i.a, Value(small: a.smallInt & i.signedC))
                        continue
                    }
                    try arithmeticImmediate(.bitAnd, i)

                case .negative:
                    let a = registers[i.b]
                    if a.isFloat {
                        set(registers, i.a, Value(-a.float))
                        continue
                    }
                    savePosition()
                    let result = try unaryOperation(.negative, a)
                    drop(registers, i.b, localCount)
                    set(registers, i.a, result)
                case .positive:
                    savePosition()
                    let result = try unaryOperation(.positive, registers[i.b])
                    drop(registers, i.b, localCount)
                    set(registers, i.a, result)
                case .invert:
                    savePosition()
                    let result = try unaryOperation(.invert, registers[i.b])
                    drop(registers, i.b, localCount)
                    set(registers, i.a, result)
                case .not:
                    savePosition()
                    let result = try truth(registers[i.b])
                    drop(registers, i.b, localCount)
                    set(registers, i.a, Value(!result))

                case .less: try comparison(.less, i)
                case .lessOrEqual: try comparison(.lessOrEqual, i)
                case .greater: try comparison(.greater, i)
                case .greaterOrEqual: try comparison(.greaterOrEqual, i)
                case .equal: try comparison(.equal, i)
                case .notEqual: try comparison(.notEqual, i)
                case .is:
                    let result = isSame(registers[i.b], registers[i.c])
                    drop(registers, i.b, localCount)
                    drop(registers, i.c, localCount)
                    set(registers, i.a, Value(result))
                case .isNot:
                    let result = isSame(registers[i.b], registers[i.c])
                    drop(registers, i.b, localCount)
                    drop(registers, i.c, localCount)
                    set(registers, i.a, Value(!result))
                case .in, .notIn:
                    savePosition()
                    let result = try contains(registers[i.c], registers[i.b])
                    drop(registers, i.b, localCount)
                    drop(registers, i.c, localCount)
                    set(registers, i.a, Value(result == (i.operation == .in)))

                case .jumpUnlessLess: try jumpUnless(.less, i)
                case .jumpUnlessLessOrEqual: try jumpUnless(.lessOrEqual, i)
                case .jumpUnlessGreater: try jumpUnless(.greater, i)
                case .jumpUnlessGreaterOrEqual: try jumpUnless(.greaterOrEqual, i)
                case .jumpUnlessEqual: try jumpUnless(.equal, i)
                case .jumpUnlessNotEqual: try jumpUnless(.notEqual, i)
                case .jumpUnlessLessInt: try jumpUnlessImmediate(.less, i)
                case .jumpUnlessLessOrEqualInt: try jumpUnlessImmediate(.lessOrEqual, i)
                case .jumpUnlessGreaterInt: try jumpUnlessImmediate(.greater, i)
                case .jumpUnlessGreaterOrEqualInt: try jumpUnlessImmediate(.greaterOrEqual, i)
                case .jumpUnlessEqualInt: try jumpUnlessImmediate(.equal, i)
                case .jumpUnlessNotEqualInt: try jumpUnlessImmediate(.notEqual, i)
                case .jumpIfNone:
                    let isNone = registers[i.a].isNone
                    drop(registers, i.a, localCount)
                    if isNone { jump(i) }
                case .jumpIfNotNone:
                    let isNone = registers[i.a].isNone
                    drop(registers, i.a, localCount)
                    if !isNone { jump(i) }
                case .jump: jump(i)
                case .jumpBack:
                    if runtime.attention.flag != 0 { try attend() }
                    jump(i)
                case .jumpIfFalse:
                    let value = registers[i.a]
                    if value.bits == runtime.trueValue.bits {
                        if i.a >= localCount { registers[i.a] = .empty }
                    } else if value.bits == runtime.falseValue.bits {
                        if i.a >= localCount { registers[i.a] = .empty }
                        jump(i)
                    } else {
                        savePosition()
                        let result = try truth(value)
                        drop(registers, i.a, localCount)
                        if !result { jump(i) }
                    }
                case .jumpIfTrue:
                    savePosition()
                    let result = try truth(registers[i.a])
                    drop(registers, i.a, localCount)
                    if result { jump(i) }
                case .jumpIfFalseKeep:
                    savePosition()
                    if try truth(registers[i.a]) { drop(registers, i.a, localCount) } else { jump(i) }
                case .jumpIfTrueKeep:
                    savePosition()
                    if try truth(registers[i.a]) { jump(i) } else { drop(registers, i.a, localCount) }

                case .loadAttribute:
                    let object = registers[i.b]
                    let cache = code.pointee.caches + i.c
                    if object.isObject && object.header.pointee.layout == .instance {
                        let instance = object.cast(to: InstanceObject.self)
                        if UInt(bitPattern: instance.pointee.shape) == cache.pointee.key
                            && cache.pointee.epoch == runtime.classEpoch
                        {
                            let value = instance.pointee.slots[cache.pointee.index].retain()
                            drop(registers, i.b, localCount)
                            set(registers, i.a, value)
                            continue
                        }
                    }
                    savePosition()
                    let value = try loadAttributeSlowly(object, cache)
                    drop(registers, i.b, localCount)
                    set(registers, i.a, value)
                case .storeAttribute:
                    let object = registers[i.a]
                    let cache = code.pointee.caches + i.c
                    if object.isObject && object.header.pointee.layout == .instance {
                        let instance = object.cast(to: InstanceObject.self)
                        if UInt(bitPattern: instance.pointee.shape) == cache.pointee.key
                            && cache.pointee.epoch == runtime.classEpoch
                        {
                            let value = take(registers, i.b, localCount)
                            let slot = cache.pointee.index
                            if slot >= 0 {
                                let old = instance.pointee.slots[slot]
                                instance.pointee.slots[slot] = value
                                if old.isObject { old.release() }
                            } else {
                                instance.push(value, ShapeRef(bitPattern: cache.pointee.value.bits).unsafelyUnwrapped)
                            }
                            drop(registers, i.a, localCount)
                            continue
                        }
                    }
                    savePosition()
                    try storeAttributeSlowly(object, cache, registers[i.b])
                    drop(registers, i.b, localCount)
                    drop(registers, i.a, localCount)
                case .deleteAttribute:
                    savePosition()
                    try deleteAttribute(registers[i.a], code.pointee.names[i.b])
                    drop(registers, i.a, localCount)
                case .loadMethod:
                    let object = registers[i.b]
                    let cache = code.pointee.caches + i.c
                    if object.isObject && cache.pointee.epoch == runtime.classEpoch {
                        let header = object.header
                        let key =
                            header.pointee.layout == .instance
                            ? UInt(bitPattern: object.cast(to: InstanceObject.self).pointee.shape)
                            : UInt(bitPattern: header.pointee.type)
                        if key == cache.pointee.key {
                            let function = cache.pointee.value.retain()
                            let receiver = take(registers, i.b, localCount)
                            registers[i.a] = function
                            registers[i.a &+ 1] = receiver
                            continue
                        }
                    }
                    savePosition()
                    object.retain()
                    drop(registers, i.b, localCount)
                    try loadMethodSlowly(object, cache, registers + i.a)
                case .loadSuperMethod:
                    savePosition()
                    try loadSuperMethod(code.pointee.caches + i.c, closurePosition: i.b, registers, i.a, registers[0])
                case .loadSuperAttribute:
                    savePosition()
                    set(
                        registers, i.a,
                        try loadSuperAttribute(code.pointee.caches[i.c].name, closurePosition: i.b, registers[0]))

                case .loadItem:
                    let (container, key) = (registers[i.b], registers[i.c])
                    if container.isObject && key.isSmallInt {
                        let kind = container.header.pointee.kind
                        if kind == .list || kind == .tuple {
                            let list = container.cast(to: ListObject.self)
                            let index = key.smallInt
                            if UInt(bitPattern: index) < UInt(bitPattern: list.pointee.count) {
                                let value = list.pointee.items[index].retain()
                                drop(registers, i.b, localCount)
                                set(registers, i.a, value)
                                continue
                            }
                        }
                    }
                    savePosition()
                    let value = try getItem(container, key)
                    drop(registers, i.b, localCount)
                    drop(registers, i.c, localCount)
                    set(registers, i.a, value)
                case .storeItem:
                    let (container, key) = (registers[i.a], registers[i.b])
                    if container.isObject && key.isSmallInt && container.header.pointee.kind == .list {
                        let list = container.cast(to: ListObject.self)
                        let index = key.smallInt
                        if UInt(bitPattern: index) < UInt(bitPattern: list.pointee.count) {
                            let value = take(registers, i.c, localCount)
                            let old = list.pointee.items[index]
                            list.pointee.items[index] = value
                            old.release()
                            drop(registers, i.a, localCount)
                            continue
                        }
                    }
                    savePosition()
                    try setItem(container, key, registers[i.c])
                    drop(registers, i.c, localCount)
                    drop(registers, i.b, localCount)
                    drop(registers, i.a, localCount)
                case .deleteItem:
                    savePosition()
                    try deleteItem(registers[i.a], registers[i.b])
                    drop(registers, i.b, localCount)
                    drop(registers, i.a, localCount)
                case .makeSlice:
                    let slice = newSlice(
                        take(registers, i.b, localCount), take(registers, i.b &+ 1, localCount),
                        take(registers, i.b &+ 2, localCount))
                    set(registers, i.a, slice)

                case .call, .callMethod, .callKeywords, .callMethodKeywords:
                    // The four differ by two bits: a method lies in two registers, keywords bring their names.
                    let variant = i.operation.rawValue &- Opcode.call.rawValue
                    var base = i.a
                    var count = i.b
                    var names = Value.empty
                    if variant & 2 != 0 {
                        names = code.pointee.constants[Instruction(word: pc.pointee).a]
                        pc += 1
                    }
                    if variant & 1 != 0 {
                        // Without a receiver, the attribute itself lies where the receiver would.
                        if registers[base].isEmpty { base &+= 1 } else { count &+= 1 }
                    }
                    savePosition()
                    resolving: while true {
                        let callable = registers[base]
                        switch callable.kind {
                        case .function:
                            let target = callable.cast(to: FunctionObject.self).pointee.code
                            registers[base] = .empty
                            let start = registers + (base &+ 1)
                            if target.pointee.isSimple && names.isEmpty && count == target.pointee.positionalCount
                                && hasRoom(target, start)
                            {
                                pushSimple(
                                    callable, target, start, count, destination: i.c, mode: .store, keep: .empty)
                                if runtime.attention.flag != 0 { try attend() }
                            } else if target.pointee.isGenerator {
                                set(registers, i.c, try makeGenerator(callable, start, count, keywordNames: names))
                            } else {
                                try enter(callable, start, count, keywordNames: names, destination: i.c, mode: .store)
                                reload()
                            }
                            break resolving
                        case .nativeFunction:
                            set(registers, i.c, try callNative(callable, registers + base, count, keywordNames: names))
                            break resolving
                        case .boundMethod:
                            let method = callable.cast(to: BoundMethodObject.self)
                            shiftArguments(registers + base, count)
                            registers[base &+ 1] = method.pointee.receiver.retain()
                            registers[base] = method.pointee.function.retain()
                            callable.release()
                            count &+= 1
                        case .type:
                            try construct(
                                callable.cast(to: TypeObject.self), base, count, destination: i.c, names: names)
                            break resolving
                        default:
                            let method = callable.type.special(.call)
                            if method.kind != .function {
                                set(registers, i.c, try callAt(registers + base, count, keywordNames: names))
                                break resolving
                            }
                            shiftArguments(registers + base, count)
                            registers[base &+ 1] = callable
                            registers[base] = method.retain()
                            count &+= 1
                        }
                    }
                case .callUnpacked:
                    savePosition()
                    let base = registers + code.pointee.registerCount
                    let (count, names) = try spread(registers + i.a, to: base)
                    defer { names.release() }
                    if base[0].kind == .function
                        && !base[0].cast(to: FunctionObject.self).pointee.code.pointee.isGenerator
                    {
                        let function = base[0]
                        base[0] = .empty
                        try enter(function, base + 1, count, keywordNames: names, destination: i.c, mode: .store)
                        reload()
                    } else {
                        set(registers, i.c, try callAt(base, count, keywordNames: names))
                    }
                case .extra: break
                case .returnValue, .returnNone:
                    let value: Value
                    if i.operation == .returnValue {
                        value = registers[i.a]
                        registers[i.a] = .empty
                    } else {
                        value = Value.none
                    }
                    var position = 0
                    while position < i.b {
                        let old = registers[position]
                        if old.isObject {
                            registers[position] = .empty
                            old.release()
                        } else {
                            registers[position] = .empty
                        }
                        position &+= 1
                    }
                    runtime.depth &-= 1
                    let frame = runtime.frames.unsafelyUnwrapped + runtime.depth
                    let (mode, keep, destination) = (frame.pointee.mode, frame.pointee.keep, Int(frame.pointee.destination))
                    let generator = frame.pointee.generator
                    frame.pointee.function.release()
                    switch mode {
                    case .store:
                        reload()
                        set(registers, destination, value)
                    case .leave: return value
                    case .initialize:
                        reload()
                        set(registers, destination, keep)
                        if !value.isNone {
                            let name = typeName(value)
                            value.release()
                            throw typeError("__init__() should return None, not '\(name)'")
                        }
                    case .generatorInFor:
                        generator.unsafelyUnwrapped.pointee.state = .finished
                        restoreOuterHandled(generator.unsafelyUnwrapped)
                        value.release()
                        keep.release()
                        reload()
                        let loop = Instruction(word: (pc - 1).pointee)
                        set(registers, loop.a, .empty)
                        jump(loop)
                    case .generatorLeave:
                        generator.unsafelyUnwrapped.pointee.state = .finished
                        restoreOuterHandled(generator.unsafelyUnwrapped)
                        keep.release()
                        return value
                    }

                case .getIterator:
                    savePosition()
                    let iterator = try getIterator(registers[i.b])
                    drop(registers, i.b, localCount)
                    set(registers, i.a, iterator)
                case .forIterate:
                    let iterator = registers[i.a]
                    switch iterator.header.pointee.kind {
                    case .rangeIterator:
                        let range = iterator.cast(to: RangeIteratorObject.self)
                        if range.pointee.remaining > 0 {
                            let number = range.pointee.next
                            range.pointee.next = number &+ range.pointee.step
                            range.pointee.remaining &-= 1
                            set(registers, i.b, Value(number))
                            continue
                        }
                    case .sequenceIterator:
                        let sequence = iterator.cast(to: SequenceIteratorObject.self)
                        let kind = sequence.pointee.sequence.kind
                        if kind == .list || kind == .tuple {
                            let list = sequence.pointee.sequence.cast(to: ListObject.self)
                            let position = sequence.pointee.position
                            if position < list.pointee.count {
                                sequence.pointee.position = position &+ 1
                                set(registers, i.b, list.pointee.items[position].retain())
                                continue
                            }
                        }
                        savePosition()
                        if let item = try nextInSequence(sequence) {
                            set(registers, i.b, item)
                            continue
                        }
                    case .generator:
                        savePosition()
                        let generator = iterator.cast(to: GeneratorObject.self)
                        let base = registers + code.pointee.registerCount
                        let state = generator.pointee.state
                        if state == .running { throw valueError("generator already executing") }
                        if state != .finished {
                            if !hasRoom(generator.pointee.code, base) { throw recursionError() }
                            pushGeneratorFrame(generator, base, destination: i.b, mode: .generatorInFor)
                            reload()
                            continue
                        }
                    default:
                        savePosition()
                        if let item = try next(iterator) {
                            set(registers, i.b, item)
                            continue
                        }
                    }
                    set(registers, i.a, .empty)
                    jump(i)
                case .unpack:
                    let value = registers[i.b]
                    if (value.kind == .tuple || value.kind == .list) && value.cast(to: ListObject.self).pointee.count == i.c {
                        let items = value.cast(to: ListObject.self)
                        for position in 0..<i.c { set(registers, i.a &+ position, items.pointee.items[position].retain()) }
                    } else {
                        savePosition()
                        try unpack(value, registers + i.a, count: i.c)
                    }
                    drop(registers, i.b, localCount)
                case .unpackStarred:
                    savePosition()
                    try unpackStarred(registers[i.b], registers + i.a, before: i.c, after: i.e)
                    drop(registers, i.b, localCount)
                case .startGenerator: break
                case .yield:
                    let value = take(registers, i.b, localCount)
                    set(registers, i.a, Value.none)
                    runtime.depth &-= 1
                    let frame = runtime.frames.unsafelyUnwrapped + runtime.depth
                    let generator = frame.pointee.generator.unsafelyUnwrapped
                    suspendGenerator(generator, registers, pc: pc, isHandling: i.e != 0)
                    generator.pointee.isDelegating = false
                    frame.pointee.function.release()
                    let (mode, destination, keep) = (frame.pointee.mode, Int(frame.pointee.destination), frame.pointee.keep)
                    if mode == .generatorLeave {
                        keep.release()
                        return value
                    }
                    reload()
                    set(registers, destination, value)
                    keep.release()
                case .yieldFrom:
                    savePosition()
                    let sent = registers[i.b &+ 1]
                    registers[i.b &+ 1] = Value.none
                    let item: Value?
                    do throws(Raise) { item = try advance(registers[i.b], sending: sent) } catch {
                        sent.release()
                        throw error
                    }
                    sent.release()
                    guard let value = item else {
                        drop(registers, i.b, 0)
                        registers[i.b &+ 1] = .empty
                        set(registers, i.a, takeGeneratorResult())
                        continue
                    }
                    runtime.depth &-= 1
                    let frame = runtime.frames.unsafelyUnwrapped + runtime.depth
                    let generator = frame.pointee.generator.unsafelyUnwrapped
                    // The instruction runs again when the generator goes on.
                    suspendGenerator(generator, registers, pc: pc - 1, isHandling: i.e != 0)
                    generator.pointee.isDelegating = true
                    frame.pointee.function.release()
                    let (mode, destination, keep) = (frame.pointee.mode, Int(frame.pointee.destination), frame.pointee.keep)
                    if mode == .generatorLeave {
                        keep.release()
                        return value
                    }
                    reload()
                    set(registers, destination, value)
                    keep.release()

                case .makeList:
                    let list = newList(capacity: i.c)
                    for position in 0..<i.c {
                        list.pointee.items[position] = registers[i.b &+ position]
                        registers[i.b &+ position] = .empty
                    }
                    list.pointee.count = i.c
                    set(registers, i.a, Value(list))
                case .makeTuple:
                    if i.c == 0 {
                        set(registers, i.a, runtime.emptyTuple.retain())
                    } else {
                        let tuple = newTupleStorage(i.c)
                        for position in 0..<i.c {
                            tuple.pointee.items[position] = registers[i.b &+ position]
                            registers[i.b &+ position] = .empty
                        }
                        set(registers, i.a, Value(tuple))
                    }
                case .makeSet:
                    savePosition()
                    let made = newSet()
                    do throws(Raise) {
                        for position in 0..<i.c { try setAdd(made, registers[i.b &+ position]) }
                    } catch {
                        Value(made).release()
                        throw error
                    }
                    for position in 0..<i.c { drop(registers, i.b &+ position, localCount) }
                    set(registers, i.a, Value(made))
                case .makeDict:
                    savePosition()
                    let dict = newDict()
                    var position = 0
                    do throws(Raise) {
                        while position < i.c {
                            let value = registers[i.b &+ 2 &* position &+ 1]
                            registers[i.b &+ 2 &* position &+ 1] = .empty
                            try dict.set(key: registers[i.b &+ 2 &* position], value)
                            drop(registers, i.b &+ 2 &* position, localCount)
                            position &+= 1
                        }
                    } catch {
                        Value(dict).release()
                        throw error
                    }
                    set(registers, i.a, Value(dict))
                case .listAppend: registers[i.a].cast(to: ListObject.self).append(take(registers, i.b, localCount))
                case .setAdd:
                    savePosition()
                    try setAdd(registers[i.a].cast(to: SetObject.self), registers[i.b])
                    drop(registers, i.b, localCount)
                case .dictInsert:
                    savePosition()
                    let value = take(registers, i.c, localCount)
                    try registers[i.a].cast(to: DictObject.self).set(key: registers[i.b], value)
                    drop(registers, i.b, localCount)
                case .listExtend:
                    savePosition()
                    try extendDisplay(registers[i.a].cast(to: ListObject.self), registers[i.b], callee: i.e != 0 ? registers[i.c] : .empty)
                    drop(registers, i.b, localCount)
                case .setUpdate:
                    savePosition()
                    try setUpdate(registers[i.a].cast(to: SetObject.self), registers[i.b])
                    drop(registers, i.b, localCount)
                case .dictUpdate:
                    savePosition()
                    try updateDisplay(registers[i.a].cast(to: DictObject.self), registers[i.b])
                    drop(registers, i.b, localCount)
                case .dictMergeKeywords:
                    savePosition()
                    try mergeKeywords(registers[i.a].cast(to: DictObject.self), registers[i.b], callee: registers[i.c])
                    drop(registers, i.b, localCount)
                case .listToTuple:
                    let list = registers[i.b].cast(to: ListObject.self)
                    let tuple = newTuple(list.retainedItems())
                    drop(registers, i.b, localCount)
                    set(registers, i.a, tuple)
                case .buildString:
                    let text = joinPieces(registers + i.b, count: i.c)
                    for position in 0..<i.c { drop(registers, i.b &+ position, localCount) }
                    set(registers, i.a, text)
                case .formatValue:
                    savePosition()
                    let specification = i.e & 4 != 0 ? registers[i.c] : runtime.emptyString
                    let text = try formatPiece(registers[i.b], conversion: i.e & 3, specification)
                    drop(registers, i.b, localCount)
                    if i.e & 4 != 0 { drop(registers, i.c, localCount) }
                    set(registers, i.a, text)

                case .makeFunction: makeFunction(registers + i.a, code.pointee.constants[i.b], flags: i.e, globals)
                case .buildClass:
                    savePosition()
                    let names = code.pointee.constants[Instruction(word: pc.pointee).a]
                    pc += 1
                    let type = try buildClass(registers + i.a, count: i.b, keywordNames: names)
                    clear(registers + i.a, i.b &+ 2)
                    set(registers, i.c, type)

                case .raise:
                    savePosition()
                    try raiseValue(take(registers, i.a, localCount), cause: i.c == 1 ? take(registers, i.b, localCount) : .empty)
                case .reraise:
                    let exception = registers[i.a]
                    registers[i.a] = .empty
                    isRaisedAgain = true
                    throw restorePending(exception)
                case .raiseHandled:
                    if runtime.handledException.isEmpty { throw runtimeError("No active exception to reraise") }
                    isRaisedAgain = true
                    throw restorePending(runtime.handledException.retain())
                case .raiseAssertion:
                    let arguments = i.b == 1 ? [take(registers, i.a, localCount)] : []
                    throw Interpreter.raise(ExceptionType.assertionError.type, arguments: arguments)
                case .matchException:
                    savePosition()
                    let matches = try matchesException(registers[i.a], registers[i.b])
                    drop(registers, i.b, localCount)
                    if !matches { jump(i) }
                case .enterHandler:
                    registers[i.a &+ 1] = runtime.handledException
                    runtime.handledException = registers[i.a].retain()
                case .leaveHandler:
                    let handled = runtime.handledException
                    runtime.handledException = registers[i.a &+ 1]
                    registers[i.a &+ 1] = .empty
                    handled.release()
                    set(registers, i.a, .empty)

                case .enterWith:
                    savePosition()
                    try enterWith(registers + i.a, registers[i.b])
                    drop(registers, i.b, localCount)
                case .exitWith:
                    savePosition()
                    let arguments = [Value.none, Value.none, Value.none]
                    let result = try callWithReceiver(registers[i.a], registers[i.a &+ 1], arguments)
                    result.release()
                    set(registers, i.a, .empty)
                    set(registers, i.a &+ 1, .empty)
                case .exitWithException:
                    savePosition()
                    if try exitWithException(registers[i.a], registers[i.a &+ 1], registers[i.b]) { jump(i) }

                case .importName:
                    savePosition()
                    let module = try runtime.loader.importName(
                        code.pointee.names[i.b], names: registers[i.a], level: i.e, globals: globals)
                    drop(registers, i.a, 0)
                    set(registers, i.a, module)
                case .importFrom:
                    savePosition()
                    set(registers, i.a, try runtime.loader.importFrom(registers[i.b], code.pointee.names[i.c]))
                case .importStar:
                    savePosition()
                    let namespace = runtime.frames.unsafelyUnwrapped[runtime.depth &- 1].namespace
                    try runtime.loader.importStar(registers[i.a], into: namespace.isEmpty ? Value(globals) : namespace)
                    drop(registers, i.a, localCount)
                case .setupAnnotations:
                    savePosition()
                    try setupAnnotations(globals)
                }
            }
        } catch {
            // Unwind: to the innermost handler of this frame, else to the caller.
            while true {
                let offset = pc - code.pointee.instructions - 1
                if isRaisedAgain { isRaisedAgain = false } else { addTraceback(code, offset, globals) }
                if let handler = findHandler(code, offset) {
                    clear(registers + handler.depth, code.pointee.registerCount &- handler.depth)
                    registers[handler.exceptionRegister] = takePending()
                    pc = code.pointee.instructions + handler.target
                    break
                }
                clear(registers, code.pointee.registerCount)
                runtime.depth &-= 1
                let frame = runtime.frames.unsafelyUnwrapped + runtime.depth
                let (mode, generator, keep) = (frame.pointee.mode, frame.pointee.generator, frame.pointee.keep)
                frame.pointee.function.release()
                if let generator {
                    generator.pointee.state = .finished
                    restoreOuterHandled(generator)
                    convertStopIteration()
                }
                keep.release()
                if mode == .leave || mode == .generatorLeave { throw Raise() }
                reload()
            }
        }
    }
}
