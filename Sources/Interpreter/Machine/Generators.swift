// Generators: a suspended call whose registers wait on the heap.

/// Calls a generator function: lays out its arguments and wraps them up. Takes over `function` and the arguments.
func makeGenerator(
    _ function: Value, _ registers: UnsafeMutablePointer<Value>, _ count: Int, keywordNames: Value = .empty
) throws(Raise) -> Value {
    try enter(function, registers, count, keywordNames: keywordNames, destination: 0, mode: .generatorLeave)
    runtime.depth &-= 1
    let frame = runtime.frames.unsafelyUnwrapped[runtime.depth]
    let code = frame.code
    let generator = newContainer(GeneratorObject.self, .generator)
    let object = function.cast(to: FunctionObject.self)
    generator.pointee.function = function
    generator.pointee.code = code
    generator.pointee.pc = frame.pc
    generator.pointee.state = .unstarted
    generator.pointee.entryHandled = .empty
    generator.pointee.outerHandled = .empty
    generator.pointee.savedHandled = .empty
    generator.pointee.isDelegating = false
    generator.pointee.name = object.pointee.name.retain()
    generator.pointee.qualifiedName = object.pointee.qualifiedName.retain()
    let saved = allocateItems(code.pointee.registerCount)
    for position in 0..<code.pointee.registerCount {
        let isLocal = position < code.pointee.localCount
        saved[position] = isLocal ? registers[position] : .empty
        if isLocal { registers[position] = .empty }
    }
    generator.pointee.registers = saved
    return Value(generator)
}

/// Pushes a suspended generator's frame at `registers`; the caller checked that it may run.
@inline(__always) func pushGeneratorFrame(
    _ generator: GeneratorRef, _ registers: UnsafeMutablePointer<Value>, destination: Int, mode: Frame.Mode
) {
    let code = generator.pointee.code
    let saved = generator.pointee.registers.unsafelyUnwrapped
    var position = 0
    let count = code.pointee.registerCount
    // What stays behind is dead until the generator is suspended again, or given back when it ends.
    while position < count {
        registers[position] = saved[position]
        position &+= 1
    }
    generator.pointee.state = .running
    generator.pointee.entryHandled = runtime.handledException
    if !generator.pointee.savedHandled.isEmpty {
        generator.pointee.outerHandled = runtime.handledException
        runtime.handledException = generator.pointee.savedHandled
        generator.pointee.savedHandled = .empty
    }
    let function = generator.pointee.function
    runtime.frames.unsafelyUnwrapped[runtime.depth] = Frame(
        code: code, pc: generator.pointee.pc, registers: registers, function: function.retain(),
        globals: function.cast(to: FunctionObject.self).pointee.globals, namespace: .empty,
        keep: Value(generator).retain(),
        generator: generator, destination: Int32(truncatingIfNeeded: destination), mode: mode)
    runtime.depth &+= 1
}

/// Moves a running generator's registers back to the heap.
@inline(__always) func suspendGenerator(
    _ generator: GeneratorRef, _ registers: UnsafeMutablePointer<Value>, pc: UnsafeMutablePointer<UInt64>,
    isHandling: Bool
) {
    if isHandling {
        generator.pointee.savedHandled = runtime.handledException
        let outer = generator.pointee.outerHandled
        runtime.handledException = outer.isEmpty ? generator.pointee.entryHandled.retain() : outer
        generator.pointee.outerHandled = .empty
    } else {
        restoreOuterHandled(generator)
    }
    let saved = generator.pointee.registers.unsafelyUnwrapped
    var position = 0
    let count = generator.pointee.code.pointee.registerCount
    while position < count {
        saved[position] = registers[position]
        registers[position] = .empty
        position &+= 1
    }
    generator.pointee.pc = pc
    generator.pointee.state = .suspended
}

/// A running generator returned or raised: its registers on the heap hold nothing by now.
@inline(__always) func endRunning(_ generator: GeneratorRef) {
    generator.pointee.state = .finished
    restoreOuterHandled(generator)
    if let saved = generator.pointee.registers {
        generator.pointee.registers = nil
        freeItems(saved, generator.pointee.code.pointee.registerCount)
    }
}

/// A generator that is left gives back what its resumer was handling.
@inline(__always) func restoreOuterHandled(_ generator: GeneratorRef) {
    if generator.pointee.outerHandled.isEmpty { return }
    replace(&runtime.handledException, with: generator.pointee.outerHandled)
    generator.pointee.outerHandled = .empty
}

/// Runs a generator until its next `yield`; `nil` when it ends, its result then being in `runtime.generatorResult`. `sending` is borrowed.
func resume(_ generator: GeneratorRef, sending value: Value) throws(Raise) -> Value? {
    switch generator.pointee.state {
    case .finished: return nil
    case .running: throw valueError("generator already executing")
    case .unstarted:
        if !value.isNone { throw typeError("can't send non-None value to a just-started generator") }
    case .suspended: break
    }
    try checkNativeStack()
    let registers = stackTop()
    try checkStack(registers + generator.pointee.code.pointee.registerCount)
    if runtime.depth >= runtime.recursionLimit { throw recursionError() }
    let isStarted = generator.pointee.state == .suspended
    pushGeneratorFrame(generator, registers, destination: 0, mode: .generatorLeave)
    if isStarted { deliver(value, to: generator, registers) }
    return try finishResuming(generator, try run())
}

/// Runs a suspended generator on from where its `pc` is, nothing being sent.
private func continueRunning(_ generator: GeneratorRef) throws(Raise) -> Value? {
    let registers = stackTop()
    try checkStack(registers + generator.pointee.code.pointee.registerCount)
    pushGeneratorFrame(generator, registers, destination: 0, mode: .generatorLeave)
    return try finishResuming(generator, try run())
}

/// Puts what was sent where the suspended instruction expects it.
private func deliver(_ value: Value, to generator: GeneratorRef, _ registers: UnsafeMutablePointer<Value>) {
    let place =
        generator.pointee.isDelegating
        ? Instruction(word: generator.pointee.pc.pointee).b + 1
        : Instruction(word: (generator.pointee.pc - 1).pointee).a
    replace(registers + place, with: value.retain())
}

/// The loop was left: by a `yield` or by the generator's end.
private func finishResuming(_ generator: GeneratorRef, _ value: Value) throws(Raise) -> Value? {
    if generator.pointee.state != .finished { return value }
    let old = runtime.generatorResult
    runtime.generatorResult = value
    old.release()
    return nil
}

/// `generator.send(value)`: raises `StopIteration` at the end.
func send(_ generator: GeneratorRef, _ value: Value) throws(Raise) -> Value {
    let wasFinished = generator.pointee.state == .finished
    if let result = try resume(generator, sending: value) { return result }
    throw stopIteration(wasFinished ? Value.none : takeGeneratorResult())
}

/// What the generator that ended last returned; owned.
func takeGeneratorResult() -> Value {
    let result = runtime.generatorResult
    runtime.generatorResult = .empty
    return result.isEmpty ? Value.none : result
}

/// Takes over `value`.
func stopIteration(_ value: Value) -> Raise {
    raise(ExceptionType.stopIteration.type, arguments: value.isNone ? [] : [value])
}

/// `generator.throw(exception)`: raises an owned exception where the generator is suspended.
func throwInto(_ generator: GeneratorRef, _ exception: Value) throws(Raise) -> Value {
    switch generator.pointee.state {
    case .running:
        exception.release()
        throw valueError("generator already executing")
    case .finished: throw restorePending(exception)
    case .unstarted:
        finish(generator)
        throw restorePending(exception)
    case .suspended: break
    }
    if let result = try throwIntoDelegate(generator, exception) { return result }
    if generator.pointee.isDelegating {
        let place = generator.pointee.registers.unsafelyUnwrapped + Instruction(word: generator.pointee.pc.pointee).b
        replace(place, with: .empty)
        generator.pointee.pc += 1
        generator.pointee.isDelegating = false
    }
    let registers = stackTop()
    try checkStack(registers + generator.pointee.code.pointee.registerCount)
    pushGeneratorFrame(generator, registers, destination: 0, mode: .generatorLeave)
    setPending(exception)
    if let result = try finishResuming(generator, try run(isRaising: true)) { return result }
    throw stopIteration(takeGeneratorResult())
}

/// Where a `yield from` is under way the exception goes to the inner iterator first. The value that this yields, or `nil` when there is no
/// delegation; the exception is taken over unless `nil` is returned.
private func throwIntoDelegate(_ generator: GeneratorRef, _ exception: Value) throws(Raise) -> Value? {
    let word = Instruction(word: generator.pointee.pc.pointee)
    let saved = generator.pointee.registers.unsafelyUnwrapped
    guard generator.pointee.isDelegating else { return nil }
    let inner = saved[word.b]
    if isSubtype(exception.type, ExceptionType.generatorExit.type) {
        try closeIterator(inner)
        return nil
    }
    do throws(Raise) {
        if inner.kind == .generator { return try throwInto(inner.cast(to: GeneratorObject.self), exception.retain()) }
        let method = try getAttributeIfPresent(inner, runtime.names.throw)
        if method.isEmpty { return nil }
        defer { method.release() }
        let value = try call(method, exception)
        exception.release()
        return value
    } catch {
        if pendingIs(.stopIteration) {
            let result = stopIterationValue()
            exception.release()
            replace(saved + word.b, with: .empty)
            replace(saved + word.a, with: result)
            generator.pointee.pc += 1
            generator.pointee.isDelegating = false
            if let value = try continueRunning(generator) { return value }
            throw stopIteration(takeGeneratorResult())
        }
        // The inner iterator raised: that goes on here.
        exception.release()
        let raised = takePending()
        replace(saved + word.b, with: .empty)
        let registers = stackTop()
        try checkStack(registers + generator.pointee.code.pointee.registerCount)
        generator.pointee.pc += 1
        generator.pointee.isDelegating = false
        pushGeneratorFrame(generator, registers, destination: 0, mode: .generatorLeave)
        _ = restorePending(raised)
        if let value = try finishResuming(generator, try run(isRaising: true)) { return value }
        throw stopIteration(takeGeneratorResult())
    }
}

/// The value of the `StopIteration` in flight, which is forgotten; owned.
func stopIterationValue() -> Value {
    let exception = takePending()
    defer { exception.release() }
    let arguments = exception.cast(to: ExceptionObject.self).pointee.arguments.cast(to: ListObject.self)
    return arguments.pointee.count > 0 ? arguments.pointee.items[0].retain() : Value.none
}

private func closeIterator(_ iterator: Value) throws(Raise) {
    if iterator.kind == .generator { return try close(iterator.cast(to: GeneratorObject.self)) }
    let method = try getAttributeIfPresent(iterator, runtime.names.close)
    if method.isEmpty { return }
    defer { method.release() }
    try call(method).release()
}

/// `generator.close()`
func close(_ generator: GeneratorRef) throws(Raise) {
    switch generator.pointee.state {
    case .finished: return
    case .unstarted:
        finish(generator)
        return
    case .running: throw valueError("generator already executing")
    case .suspended: break
    }
    Value(generator).retain()
    defer { Value(generator).release() }
    do throws(Raise) {
        try throwInto(generator, newException(ExceptionType.generatorExit.type, arguments: runtime.emptyTuple.retain()))
            .release()
    } catch {
        if pendingIs(.generatorExit) || pendingIs(.stopIteration) {
            clearPending()
            return
        }
        throw error
    }
    throw runtimeError("generator ignored GeneratorExit")
}

/// Ends a generator that does not run.
func finish(_ generator: GeneratorRef) {
    generator.pointee.state = .finished
    replace(&generator.pointee.savedHandled, with: .empty)
    guard let registers = generator.pointee.registers else { return }
    clear(registers, generator.pointee.code.pointee.registerCount)
}

/// One step of `yield from`: the inner iterator's next value, or `nil` at its end with the result in `runtime.generatorResult`.
func advance(_ iterator: Value, sending value: Value) throws(Raise) -> Value? {
    if iterator.kind == .generator { return try resume(iterator.cast(to: GeneratorObject.self), sending: value) }
    do throws(Raise) {
        if value.isNone {
            let method = iterator.type.special(.next)
            if !method.isEmpty && iterator.kind == .instance { return try callWithReceiver(method, iterator) }
            if let item = try next(iterator) { return item }
            replace(&runtime.generatorResult, with: Value.none)
            return nil
        }
        return try callMethod(iterator, "send", [value])
    } catch {
        guard pendingIs(.stopIteration) else { throw error }
        let result = stopIterationValue()
        replace(&runtime.generatorResult, with: result)
        return nil
    }
}

/// A `StopIteration` that leaves a generator's body would end loops silently: it becomes a `RuntimeError`.
func convertStopIteration() {
    guard pendingIs(.stopIteration) else { return }
    let original = takePending()
    let exception = newException(
        ExceptionType.runtimeError.type, arguments: newTuple([newString("generator raised StopIteration")]))
    let object = exception.cast(to: ExceptionObject.self)
    object.pointee.cause = original.retain()
    object.pointee.context = original
    object.pointee.suppressContext = true
    object.pointee.traceback = original.cast(to: ExceptionObject.self).pointee.traceback.retain()
    _ = restorePending(exception)
}
