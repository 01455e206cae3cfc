// The machine: one loop that executes instructions of the topmost frames until the frame it was entered with is done. Calls
// between functions of the language push frames and stay in the loop; only Swift code that calls back enters it again.
//
// Ownership: locals own what they hold. A temporary is written once and consumed by the instruction that reads it, which leaves it
// empty; so on an exception it is enough to clear what is not empty.

/// What the loop works on: the topmost frame, unpacked. It lives in processor registers, so everything that takes it `mutating` must
/// be inlined into the loop: its address in one place would put it in memory everywhere.
struct Machine {
    var code: CodeRef
    var pc: UnsafeMutablePointer<UInt64>
    var registers: UnsafeMutablePointer<Value>
    var localCount: Int
    var globals: DictRef

    /// Takes up the topmost frame.
    @inline(always) init() {
        let frame = runtime.frames.unsafelyUnwrapped + (runtime.depth &- 1)
        code = frame.pointee.code
        pc = frame.pointee.pc
        registers = frame.pointee.registers
        globals = frame.pointee.globals
        localCount = code.pointee.localCount
    }

    @inline(always) mutating func reload() { self = Machine() }

    /// Leaves the position where tracebacks and frame objects find it.
    @inline(always) func savePosition() { runtime.frames.unsafelyUnwrapped[runtime.depth &- 1].pc = pc }

    @inline(always) mutating func jump(_ i: Instruction) { pc = code.pointee.instructions + i.target }

    // MARK: Registers

    /// Puts an owned value in a register.
    @inline(always) func set(_ index: Int, _ value: Value) {
        let old = registers[index]
        registers[index] = value
        if old.isObject { old.release() }
    }

    /// Consumes a register that was only looked at: temporaries are released, locals stay.
    @inline(always) func drop(_ index: Int) {
        if index >= localCount {
            let value = registers[index]
            registers[index] = .empty
            value.release()
        }
    }

    /// The value of a register as an owned reference: a temporary's own, a local's with one more.
    @inline(always) func take(_ index: Int) -> Value {
        let value = registers[index]
        if index >= localCount { registers[index] = .empty } else { value.retain() }
        return value
    }

    /// The function that runs.
    var function: FunctionRef {
        @inline(always) get {
            runtime.frames.unsafelyUnwrapped[runtime.depth &- 1].function.cast(to: FunctionObject.self)
        }
    }
}

/// The innermost range that guards an instruction.
private func findHandler(_ code: CodeRef, _ offset: Int) -> HandlerRange? {
    let handlers = code.pointee.handlers
    for position in 0..<code.pointee.handlerCount
    where offset >= handlers[position].start && offset < handlers[position].end {
        return handlers[position]
    }
    return nil
}

/// Runs the topmost frame and those it pushes until it returns (or, a generator, yields). With `isRaising`, the pending
/// exception is raised at once where the frame stands.
func run(isRaising: Bool = false) throws(Raise) -> Value {
    var machine = Machine()
    var raising = isRaising
    // Raising again what a handler of this frame holds adds no line to its traceback.
    var isRaisedAgain = false
    while true {
        do throws(Raise) {
            if raising {
                raising = false
                // Raised within the instruction that the frame stands at: a suspended generator stands behind its `yield`.
                throw Raise()
            }
            while true {
                let i = Instruction(word: machine.pc.pointee)
                machine.pc += 1
                switch i.operation {
                case .loadConstant: machine.set(i.a, machine.code.pointee.constants[i.b].retain())
                case .loadInt: machine.set(i.a, Value(small: i.signedB))
                case .move: machine.set(i.a, machine.registers[i.b].retain())
                case .moveTemporary: machine.moveTemporary(i)
                case .checkBound:
                    if machine.registers[i.a].isEmpty { throw unboundLocal(machine.code.pointee.names[i.b]) }
                case .clear: machine.set(i.a, .empty)
                case .deleteLocal:
                    if machine.registers[i.a].isEmpty { throw unboundLocal(machine.code.pointee.names[i.b]) }
                    machine.set(i.a, .empty)

                case .loadGlobal: try machine.loadGlobal(i)
                case .storeGlobal: machine.storeGlobal(i)
                case .deleteGlobal:
                    let name = machine.code.pointee.names[i.a]
                    if !machine.globals.remove(name) { throw nameError(name) }
                case .loadName:
                    machine.savePosition()
                    machine.set(i.a, try loadName(machine.code.pointee.names[i.b], machine.globals))
                case .storeName:
                    machine.savePosition()
                    try storeName(machine.code.pointee.names[i.a], machine.registers[i.b])
                    machine.drop(i.b)
                case .deleteName:
                    machine.savePosition()
                    try deleteName(machine.code.pointee.names[i.a])
                case .loadNameOrFree: try machine.loadNameOrFree(i)

                case .loadCell: try machine.loadCell(i)
                case .storeCell: machine.storeCell(i)
                case .deleteCell: try machine.deleteCell(i)
                case .makeCell: machine.makeCell(i)
                case .loadFree: try machine.loadFree(i)
                case .storeFree: machine.storeFree(i)
                case .deleteFree: try machine.deleteFree(i)
                case .loadFreeCell:
                    machine.set(i.a, machine.function.pointee.closure.unsafelyUnwrapped[i.b].retain())

                case .add: try machine.add(i)
                case .subtract: try machine.subtract(i)
                case .multiply: try machine.multiply(i)
                case .divide: try machine.divide(i)
                case .floorDivide: try machine.floorDivide(i)
                case .modulo: try machine.modulo(i)
                case .power: try machine.arithmetic(.power, i)
                case .matrixMultiply: try machine.arithmetic(.matrixMultiply, i)
                case .bitAnd: try machine.bitAnd(i)
                case .bitOr: try machine.bitOr(i)
                case .bitXor: try machine.bitXor(i)
                case .leftShift: try machine.leftShift(i)
                case .rightShift: try machine.rightShift(i)
                case .addInt: try machine.addInt(i)
                case .subtractInt: try machine.subtractInt(i)
                case .multiplyInt: try machine.multiplyInt(i)
                case .floorDivideInt: try machine.floorDivideInt(i)
                case .moduloInt: try machine.moduloInt(i)
                case .bitAndInt: try machine.bitAndInt(i)
                case .negative: try machine.negative(i)
                case .positive: try machine.unary(.positive, i)
                case .invert: try machine.unary(.invert, i)
                case .not:
                    machine.savePosition()
                    let result = try truth(machine.registers[i.b])
                    machine.drop(i.b)
                    machine.set(i.a, Value(!result))

                case .less: try machine.comparison(.less, i)
                case .lessOrEqual: try machine.comparison(.lessOrEqual, i)
                case .greater: try machine.comparison(.greater, i)
                case .greaterOrEqual: try machine.comparison(.greaterOrEqual, i)
                case .equal: try machine.comparison(.equal, i)
                case .notEqual: try machine.comparison(.notEqual, i)
                case .is: machine.identity(i, isNegated: false)
                case .isNot: machine.identity(i, isNegated: true)
                case .in, .notIn:
                    machine.savePosition()
                    let result = try contains(machine.registers[i.c], machine.registers[i.b])
                    machine.drop(i.b)
                    machine.drop(i.c)
                    machine.set(i.a, Value(result == (i.operation == .in)))

                case .jumpUnlessLess: try machine.jumpUnless(.less, i)
                case .jumpUnlessLessOrEqual: try machine.jumpUnless(.lessOrEqual, i)
                case .jumpUnlessGreater: try machine.jumpUnless(.greater, i)
                case .jumpUnlessGreaterOrEqual: try machine.jumpUnless(.greaterOrEqual, i)
                case .jumpUnlessEqual: try machine.jumpUnless(.equal, i)
                case .jumpUnlessNotEqual: try machine.jumpUnless(.notEqual, i)
                case .jumpUnlessLessInt: try machine.jumpUnlessImmediate(.less, i)
                case .jumpUnlessLessOrEqualInt: try machine.jumpUnlessImmediate(.lessOrEqual, i)
                case .jumpUnlessGreaterInt: try machine.jumpUnlessImmediate(.greater, i)
                case .jumpUnlessGreaterOrEqualInt: try machine.jumpUnlessImmediate(.greaterOrEqual, i)
                case .jumpUnlessEqualInt: try machine.jumpUnlessImmediate(.equal, i)
                case .jumpUnlessNotEqualInt: try machine.jumpUnlessImmediate(.notEqual, i)
                case .jumpIfNone: machine.jumpIfNone(i, isNegated: false)
                case .jumpIfNotNone: machine.jumpIfNone(i, isNegated: true)
                case .jump: machine.jump(i)
                case .jumpBack:
                    if runtime.attention.flag != 0 { try machine.attend() }
                    machine.jump(i)
                case .jumpIfFalse: try machine.jumpIf(false, i)
                case .jumpIfTrue: try machine.jumpIf(true, i)
                case .jumpIfFalseKeep: try machine.jumpKeepingIf(false, i)
                case .jumpIfTrueKeep: try machine.jumpKeepingIf(true, i)

                case .loadAttribute: try machine.loadAttribute(i)
                case .storeAttribute: try machine.storeAttribute(i)
                case .deleteAttribute:
                    machine.savePosition()
                    try deleteAttribute(machine.registers[i.a], machine.code.pointee.names[i.b])
                    machine.drop(i.a)
                case .loadMethod: try machine.loadMethod(i)
                case .loadSuperMethod:
                    machine.savePosition()
                    try loadSuperMethod(
                        machine.code.pointee.caches + i.c, closurePosition: i.b, machine.registers, i.a,
                        machine.registers[0])
                case .loadSuperAttribute:
                    machine.savePosition()
                    machine.set(
                        i.a,
                        try loadSuperAttribute(
                            machine.code.pointee.caches[i.c].name, closurePosition: i.b, machine.registers[0]))
                case .loadItem: try machine.loadItem(i)
                case .storeItem: try machine.storeItem(i)
                case .deleteItem:
                    machine.savePosition()
                    try deleteItem(machine.registers[i.a], machine.registers[i.b])
                    machine.drop(i.b)
                    machine.drop(i.a)
                case .makeSlice:
                    machine.set(i.a, newSlice(machine.take(i.b), machine.take(i.b &+ 1), machine.take(i.b &+ 2)))

                case .call, .callMethod, .callKeywords, .callMethodKeywords: try machine.call(i)
                case .callUnpacked: try machine.callUnpacked(i)
                case .extra: break
                case .returnValue, .returnNone:
                    let result = try machine.leaveFunction(i)
                    if !result.isEmpty { return result }

                case .getIterator:
                    machine.savePosition()
                    let iterator = try getIterator(machine.registers[i.b])
                    machine.drop(i.b)
                    machine.set(i.a, iterator)
                case .forIterate: try machine.forIterate(i)
                case .unpack: try machine.unpackItems(i)
                case .unpackStarred:
                    machine.savePosition()
                    try unpackStarred(machine.registers[i.b], machine.registers + i.a, before: i.c, after: i.e)
                    machine.drop(i.b)
                case .startGenerator: break
                case .yield:
                    let result = machine.yield(machine.take(i.b), i, goesOnAt: machine.pc, isDelegating: false)
                    if !result.isEmpty { return result }
                case .yieldFrom:
                    let result = try machine.yieldFrom(i)
                    if !result.isEmpty { return result }

                case .makeList: machine.makeList(i)
                case .makeTuple: machine.makeTuple(i)
                case .makeSet: try machine.makeSet(i)
                case .makeDict: try machine.makeDict(i)
                case .listAppend: machine.registers[i.a].cast(to: ListObject.self).append(machine.take(i.b))
                case .setAdd:
                    machine.savePosition()
                    try setAdd(machine.registers[i.a].cast(to: SetObject.self), machine.registers[i.b])
                    machine.drop(i.b)
                case .dictInsert:
                    machine.savePosition()
                    let value = machine.take(i.c)
                    try machine.registers[i.a].cast(to: DictObject.self).set(key: machine.registers[i.b], value)
                    machine.drop(i.b)
                case .listExtend:
                    machine.savePosition()
                    try extendDisplay(
                        machine.registers[i.a].cast(to: ListObject.self), machine.registers[i.b],
                        callee: i.e != 0 ? machine.registers[i.c] : .empty)
                    machine.drop(i.b)
                case .setUpdate:
                    machine.savePosition()
                    try setUpdate(machine.registers[i.a].cast(to: SetObject.self), machine.registers[i.b])
                    machine.drop(i.b)
                case .dictUpdate:
                    machine.savePosition()
                    try updateDisplay(machine.registers[i.a].cast(to: DictObject.self), machine.registers[i.b])
                    machine.drop(i.b)
                case .dictMergeKeywords:
                    machine.savePosition()
                    try mergeKeywords(
                        machine.registers[i.a].cast(to: DictObject.self), machine.registers[i.b],
                        callee: machine.registers[i.c])
                    machine.drop(i.b)
                case .listToTuple:
                    let tuple = newTuple(machine.registers[i.b].cast(to: ListObject.self).retainedItems())
                    machine.drop(i.b)
                    machine.set(i.a, tuple)
                case .buildString:
                    let text = joinPieces(machine.registers + i.b, count: i.c)
                    for position in 0..<i.c { machine.drop(i.b &+ position) }
                    machine.set(i.a, text)
                case .formatValue: try machine.formatValue(i)

                case .makeFunction:
                    makeFunction(
                        machine.registers + i.a, machine.code.pointee.constants[i.b], flags: i.e, machine.globals)
                case .buildClass:
                    machine.savePosition()
                    let names = machine.code.pointee.constants[Instruction(word: machine.pc.pointee).a]
                    machine.pc += 1
                    let type = try buildClass(machine.registers + i.a, count: i.b, keywordNames: names)
                    clear(machine.registers + i.a, i.b &+ 2)
                    machine.set(i.c, type)

                case .raise:
                    machine.savePosition()
                    try raiseValue(machine.take(i.a), cause: i.c == 1 ? machine.take(i.b) : .empty)
                case .reraise:
                    let exception = machine.registers[i.a]
                    machine.registers[i.a] = .empty
                    isRaisedAgain = true
                    throw restorePending(exception)
                case .raiseHandled:
                    if runtime.handledException.isEmpty { throw runtimeError("No active exception to reraise") }
                    isRaisedAgain = true
                    throw restorePending(runtime.handledException.retain())
                case .raiseAssertion:
                    let arguments = i.b == 1 ? [machine.take(i.a)] : []
                    throw raise(ExceptionType.assertionError.type, arguments: arguments)
                case .matchException:
                    machine.savePosition()
                    let matches = try matchesException(machine.registers[i.a], machine.registers[i.b])
                    machine.drop(i.b)
                    if !matches { machine.jump(i) }
                case .enterHandler:
                    machine.registers[i.a &+ 1] = runtime.handledException
                    runtime.handledException = machine.registers[i.a].retain()
                case .leaveHandler:
                    let handled = runtime.handledException
                    runtime.handledException = machine.registers[i.a &+ 1]
                    machine.registers[i.a &+ 1] = .empty
                    handled.release()
                    machine.set(i.a, .empty)

                case .enterWith:
                    machine.savePosition()
                    try enterWith(machine.registers + i.a, machine.registers[i.b])
                    machine.drop(i.b)
                case .exitWith:
                    machine.savePosition()
                    try exitWith(machine.registers[i.a], machine.registers[i.a &+ 1])
                    machine.set(i.a, .empty)
                    machine.set(i.a &+ 1, .empty)
                case .exitWithException:
                    machine.savePosition()
                    if try exitWithException(
                        machine.registers[i.a], machine.registers[i.a &+ 1], machine.registers[i.b])
                    {
                        machine.jump(i)
                    }

                case .importName:
                    machine.savePosition()
                    let module = try runtime.loader.importName(
                        machine.code.pointee.names[i.b], names: machine.registers[i.a], level: i.e,
                        globals: machine.globals)
                    machine.drop(i.a)
                    machine.set(i.a, module)
                case .importFrom:
                    machine.savePosition()
                    machine.set(
                        i.a, try runtime.loader.importFrom(machine.registers[i.b], machine.code.pointee.names[i.c]))
                case .importStar:
                    machine.savePosition()
                    let namespace = runtime.frames.unsafelyUnwrapped[runtime.depth &- 1].namespace
                    try runtime.loader.importStar(
                        machine.registers[i.a], into: namespace.isEmpty ? Value(machine.globals) : namespace)
                    machine.drop(i.a)
                case .setupAnnotations:
                    machine.savePosition()
                    try setupAnnotations(machine.globals)
                }
            }
        } catch {
            // Unwind: to the innermost handler of this frame, else to the caller.
            while true {
                let offset = machine.pc - machine.code.pointee.instructions - 1
                if isRaisedAgain { isRaisedAgain = false } else { addTraceback(machine.code, offset, machine.globals) }
                if let handler = findHandler(machine.code, offset) {
                    clear(machine.registers + handler.depth, machine.code.pointee.registerCount &- handler.depth)
                    machine.registers[handler.exceptionRegister] = takePending()
                    machine.pc = machine.code.pointee.instructions + handler.target
                    break
                }
                clear(machine.registers, machine.code.pointee.registerCount)
                runtime.depth &-= 1
                let frame = runtime.frames.unsafelyUnwrapped + runtime.depth
                let (mode, generator, keep) = (frame.pointee.mode, frame.pointee.generator, frame.pointee.keep)
                frame.pointee.function.release()
                if let generator {
                    endRunning(generator)
                    convertStopIteration()
                }
                keep.release()
                if mode == .leave || mode == .generatorLeave { throw Raise() }
                machine.reload()
                if mode == .nextInFor && pendingIs(.stopIteration) {
                    clearPending()
                    machine.endLoop()
                    break
                }
            }
        }
    }
}
