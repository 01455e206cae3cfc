// Calls and returns in the loop: functions of the language push a frame, whoever calls them, the special methods of
// operators included; others run in Swift.

/// Makes room for a receiver between a callable and its arguments.
@inline(always) private func shiftArguments(_ base: UnsafeMutablePointer<Value>, _ count: Int) {
    var position = count
    while position > 0 {
        base[1 &+ position] = base[position]
        position &-= 1
    }
}

extension Machine {
    @inline(always) func hasRoom(_ target: CodeRef, _ base: UnsafeMutablePointer<Value>) -> Bool {
        runtime.depth < runtime.recursionLimit
            && base + target.pointee.registerCount < runtime.stackLimit.unsafelyUnwrapped
    }

    /// Makes what `runtime.attention` asks for happen.
    @inline(always) func attend() throws(Raise) {
        savePosition()
        try giveAttention()
    }

    /// Pushes the frame of a function whose arguments need no matching; `base` are its registers. Takes over `function`.
    @inline(always) mutating func pushSimple(
        _ function: Value, _ target: CodeRef, _ base: UnsafeMutablePointer<Value>, _ count: Int, destination: Int,
        mode: Frame.Mode, keep: Value = .empty
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

    @inline(always) mutating func call(_ i: Instruction) throws(Raise) {
        // The four differ by two bits: a method lies in two registers, keywords bring their names.
        let variant = UInt8(truncatingIfNeeded: i.word) &- Opcode.call.rawValue
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
        while true {
            let callable = registers[base]
            switch callable.kind {
            case .function:
                let target = callable.cast(to: FunctionObject.self).pointee.code
                registers[base] = .empty
                let start = registers + (base &+ 1)
                if target.pointee.isSimple && names.isEmpty && count == target.pointee.positionalCount
                    && hasRoom(target, start)
                {
                    pushSimple(callable, target, start, count, destination: i.c, mode: .store)
                    if runtime.attention.flag != 0 { try attend() }
                } else if target.pointee.isGenerator {
                    set(i.c, try makeGenerator(callable, start, count, keywordNames: names))
                } else {
                    try enter(callable, start, count, keywordNames: names, destination: i.c, mode: .store)
                    reload()
                    if runtime.attention.flag != 0 { try attend() }
                }
                return
            case .nativeFunction:
                set(i.c, try callNative(callable, registers + base, count, keywordNames: names))
                return
            case .boundMethod:
                let method = callable.cast(to: BoundMethodObject.self)
                shiftArguments(registers + base, count)
                registers[base &+ 1] = method.pointee.receiver.retain()
                registers[base] = method.pointee.function.retain()
                callable.release()
                count &+= 1
            case .type:
                try construct(callable.cast(to: TypeObject.self), base, count, destination: i.c, names: names)
                return
            default:
                let method = callable.type.special(.call)
                if method.kind != .function {
                    set(i.c, try callAt(registers + base, count, keywordNames: names))
                    return
                }
                shiftArguments(registers + base, count)
                registers[base &+ 1] = callable
                registers[base] = method.retain()
                count &+= 1
            }
        }
    }

    @inline(always) mutating func callUnpacked(_ i: Instruction) throws(Raise) {
        savePosition()
        let base = registers + code.pointee.registerCount
        let (count, names) = try spread(registers + i.a, to: base)
        let callee = resolveUnpacked(base, count)
        defer { names.release() }
        if callee.isFunction {
            let function = base[0]
            base[0] = .empty
            try enter(function, base + 1, callee.count, keywordNames: names, destination: i.c, mode: .store)
            reload()
            if runtime.attention.flag != 0 { try attend() }
        } else {
            set(i.c, try callAt(base, count, keywordNames: names))
        }
    }

    /// `SomeClass(…)`: an ordinary class with an `__init__` of the language runs it in this loop.
    @inline(always) private mutating func construct(
        _ type: TypeRef, _ base: Int, _ count: Int, destination: Int, names: Value
    ) throws(Raise) {
        let initializer =
            type.pointee.constructorEpoch == runtime.classEpoch ? type.pointee.constructor : findConstructor(type)
        if initializer.isEmpty {
            let result = try constructInSwift(type, registers + base, count, names)
            set(destination, result)
            return
        }
        let instance = Value(newInstance(type))
        registers[base] = instance
        Value(type).release()
        let target = initializer.cast(to: FunctionObject.self).pointee.code
        let start = registers + base
        initializer.retain()
        let keep = instance.retain()
        if target.pointee.isSimple && names.isEmpty && count &+ 1 == target.pointee.positionalCount
            && hasRoom(target, start)
        {
            pushSimple(initializer, target, start, count &+ 1, destination: destination, mode: .initialize, keep: keep)
        } else {
            try enter(
                initializer, start, count &+ 1, keywordNames: names, destination: destination, mode: .initialize,
                keep: keep)
            reload()
        }
    }

    // MARK: Returning

    /// Leaves the topmost frame. What leaves the loop with it, or empty where the caller is in the loop and goes on.
    @inline(always) mutating func leaveFunction(_ i: Instruction) throws(Raise) -> Value {
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
            registers[position] = .empty
            if old.isObject { old.release() }
            position &+= 1
        }
        runtime.depth &-= 1
        let frame = runtime.frames.unsafelyUnwrapped + runtime.depth
        let mode = frame.pointee.mode
        let destination = Int(frame.pointee.destination)
        if mode == .store {
            frame.pointee.function.release()
            reload()
            set(destination, value)
            return .empty
        }
        let keep = frame.pointee.keep
        let generator = frame.pointee.generator
        frame.pointee.function.release()
        switch mode {
        case .store, .nextInFor:
            reload()
            set(destination, value)
        case .leave: return value
        case .initialize:
            reload()
            set(destination, keep)
            if !value.isNone { throw wrongInitResult(value) }
        case .discard:
            value.release()
            reload()
        case .operation:
            reload()
            try finishOperation(value, isInPlace: destination != 0)
        case .generatorInFor:
            endRunning(generator.unsafelyUnwrapped)
            value.release()
            keep.release()
            reload()
            endLoop()
        case .generatorLeave:
            endRunning(generator.unsafelyUnwrapped)
            keep.release()
            return value
        }
        return .empty
    }

    /// The iterator of the `for` that the frame stands at has ended.
    @inline(always) mutating func endLoop() {
        let loop = Instruction(word: (pc - 1).pointee)
        set(loop.a, .empty)
        jump(loop)
    }

    /// A special method returned to its operator. The operands are still in their registers: the other side may have to be asked.
    @inline(always) private mutating func finishOperation(_ value: Value, isInPlace: Bool) throws(Raise) {
        let i = Instruction(word: (pc - 1).pointee)
        let operation = UInt8(truncatingIfNeeded: i.word)
        if operation >= Opcode.jumpUnlessLess.rawValue {
            let isImmediate = operation >= Opcode.jumpUnlessLessInt.rawValue
            let b = isImmediate ? Value(small: i.signedB) : registers[i.b]
            let holds = try truthOfAnswer(value, i, registers[i.a], b)
            drop(i.a)
            if !isImmediate { drop(i.b) }
            if !holds { jump(i) }
            return
        }
        let isImmediate = operation >= Opcode.addInt.rawValue && operation <= Opcode.bitAndInt.rawValue
        var result = value
        if value.bits == runtime.notImplementedValue.bits {
            let b = isImmediate ? Value(small: i.signedC) : registers[i.c]
            result = try askOtherSide(i, registers[i.b], b, isInPlace: isInPlace)
        }
        drop(i.b)
        if !isImmediate { drop(i.c) }
        set(i.a, result)
    }

    // MARK: Special methods

    /// Whether a special method can run in this loop, its `count` arguments laid out above this frame.
    @inline(always) private func canEnter(_ method: Value, _ count: Int) -> Bool {
        guard method.isObject, method.header.pointee.kind == .function else { return false }
        let target = method.cast(to: FunctionObject.self).pointee.code
        return target.pointee.isSimple && target.pointee.positionalCount == count
            && hasRoom(target, registers + code.pointee.registerCount)
    }

    /// Pushes the frame of a special method whose arguments lie above this frame.
    @inline(always) private mutating func enterSpecial(
        _ method: Value, _ count: Int, destination: Int, mode: Frame.Mode
    ) {
        let target = method.cast(to: FunctionObject.self).pointee.code
        pushSimple(
            method.retain(), target, registers + code.pointee.registerCount, count, destination: destination, mode: mode
        )
    }

    /// `a op b` where the class of `a` has the method in the language and goes first; false leaves it to the general way.
    @inline(always) mutating func enterArithmetic(
        _ operation: BinaryOperation, _ a: Value, _ b: Value, isInPlace: Bool
    ) -> Bool {
        let found = firstOperatorMethod(operation, a, b, isInPlace: isInPlace)
        guard canEnter(found.method, 2) else { return false }
        let base = registers + code.pointee.registerCount
        base[0] = a.retain()
        base[1] = b.retain()
        enterSpecial(found.method, 2, destination: found.isInPlace ? 1 : 0, mode: .operation)
        return true
    }

    @inline(always) mutating func enterComparison(_ comparison: Comparison, _ a: Value, _ b: Value) -> Bool {
        let method = firstComparisonMethod(comparison, a, b)
        guard canEnter(method, 2) else { return false }
        let base = registers + code.pointee.registerCount
        base[0] = a.retain()
        base[1] = b.retain()
        enterSpecial(method, 2, destination: 0, mode: .operation)
        return true
    }

    /// `container[key]`
    @inline(always) mutating func enterGetItem(_ container: Value, _ i: Instruction) -> Bool {
        let method = container.type.special(.getitem)
        guard canEnter(method, 2) else { return false }
        let base = registers + code.pointee.registerCount
        base[0] = take(i.b)
        base[1] = take(i.c)
        enterSpecial(method, 2, destination: i.a, mode: .store)
        return true
    }

    /// `__next__` of an iterator that a `for` asks.
    @inline(always) mutating func enterNext(_ iterator: Value, _ i: Instruction) -> Bool {
        let method = iterator.type.special(.next)
        guard canEnter(method, 1) else { return false }
        registers[code.pointee.registerCount] = iterator.retain()
        enterSpecial(method, 1, destination: i.b, mode: .nextInFor)
        return true
    }

    /// A property's getter.
    @inline(always) mutating func enterGetter(_ getter: Value, _ i: Instruction) -> Bool {
        guard canEnter(getter, 1) else { return false }
        registers[code.pointee.registerCount] = take(i.b)
        enterSpecial(getter, 1, destination: i.a, mode: .store)
        return true
    }

    /// `__getattr__` of an object that has no such attribute otherwise.
    @inline(always) mutating func callGetattr(_ object: Value, _ name: Value, _ i: Instruction) throws(Raise) {
        let method = object.type.special(.getattr)
        if canEnter(method, 2) {
            let base = registers + code.pointee.registerCount
            base[0] = take(i.b)
            base[1] = name.retain()
            enterSpecial(method, 2, destination: i.a, mode: .store)
            return
        }
        let value = try callWithReceiver(method, object, name)
        drop(i.b)
        set(i.a, value)
    }

    /// A class's own `__setattr__`.
    @inline(always) mutating func callSetattr(
        _ method: Value, _ object: Value, _ name: Value, _ i: Instruction
    ) throws(Raise) {
        if canEnter(method, 3) {
            let base = registers + code.pointee.registerCount
            base[0] = take(i.a)
            base[1] = name.retain()
            base[2] = take(i.b)
            enterSpecial(method, 3, destination: 0, mode: .discard)
            return
        }
        try callWithReceiver(method, object, name, registers[i.b]).release()
        drop(i.b)
        drop(i.a)
    }
}

/// Constructs through the type's own `__call__`, `__new__` and `__init__`. Takes over the class in `base[0]` and the arguments.
@inline(never) private func constructInSwift(
    _ type: TypeRef, _ base: UnsafeMutablePointer<Value>, _ count: Int, _ names: Value
) throws(Raise) -> Value {
    defer { clear(base, count &+ 1) }
    return try callType(type, base + 1, count, keywordNames: names)
}

@inline(never) private func wrongInitResult(_ value: Value) -> Raise {
    defer { value.release() }
    return typeError("__init__() should return None, not '\(typeName(value))'")
}

/// Makes what lies in `base[0]` a plain function where it is a bound method or an object with `__call__`, the receiver being put before
/// the `count` arguments. Their number then, and whether the function can be entered.
@inline(never) private func resolveUnpacked(_ base: UnsafeMutablePointer<Value>, _ count: Int) -> (
    count: Int, isFunction: Bool
) {
    let callable = base[0]
    var function = callable
    var receiver = Value.empty
    if callable.kind == .boundMethod {
        function = callable.cast(to: BoundMethodObject.self).pointee.function
        receiver = callable.cast(to: BoundMethodObject.self).pointee.receiver
    } else if callable.kind == .instance {
        function = callable.type.special(.call)
        receiver = callable
    }
    guard function.kind == .function, !function.cast(to: FunctionObject.self).pointee.code.pointee.isGenerator else {
        return (count, false)
    }
    if receiver.isEmpty { return (count, true) }
    shiftArguments(base, count)
    base[0] = function.retain()
    base[1] = receiver.retain()
    callable.release()
    return (count + 1, true)
}
