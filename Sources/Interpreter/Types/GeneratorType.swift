/// Generators and the other iterators of the machine.
enum GeneratorType {
    static func populate(_ type: TypeRef) {
        func own(_ value: Value) -> GeneratorRef { value.cast(to: GeneratorObject.self) }
        type.method("__iter__(self)") { $0[0].retain() }
        type.method("__next__(self)") { (a) throws(Raise) in try send(own(a[0]), Value.none) }
        type.method("send(self, arg, /)", doc: "Goes on with `arg` as the value of the yield expression.") {
            (a) throws(Raise) in
            try send(own(a[0]), a[1])
        }
        type.method("throw(self, typ, val=None, tb=None, /)", doc: "Raises an exception where the generator waits.") {
            (a) throws(Raise) in
            let exception: Value
            if a[1].layout == .exception {
                exception = a[1].retain()
            } else if a[1].kind == .type, isSubtype(a[1].cast(to: TypeObject.self), ExceptionType.baseException.type) {
                if a[2].layout == .exception {
                    exception = a[2].retain()
                } else {
                    exception = try call(a[1], a[2].isNone ? [] : [a[2]])
                }
            } else {
                throw typeError(
                    "exceptions must be classes or instances deriving from BaseException, not \(typeName(a[1]))")
            }
            return try throwInto(own(a[0]), exception)
        }
        type.method("close(self)", doc: "Raises GeneratorExit where the generator waits.") { (a) throws(Raise) in
            try close(own(a[0]))
            return Value.none
        }
        type.method("__repr__(self)") { a in
            newString(
                "<generator object \(textIfString(own(a[0]).pointee.qualifiedName) ?? "?") at \(addressText(a[0]))>")
        }
        type.property("__name__") { own($0).pointee.name.retain() }
        type.property("__qualname__") { own($0).pointee.qualifiedName.retain() }
        type.property("gi_running") { Value(own($0).pointee.state == .running) }
        type.property("gi_suspended") { Value(own($0).pointee.state == .suspended) }
        type.property("gi_code") { Value(own($0).pointee.code).retain() }
        type.property("gi_frame") { value in
            own(value).pointee.state == .finished ? Value.none : newFrameSnapshot(of: own(value))
        }
        type.property("gi_yieldfrom") { value in
            guard own(value).pointee.isDelegating, own(value).pointee.state == .suspended,
                let registers = own(value).pointee.registers
            else { return Value.none }
            return orNone(registers[Instruction(word: own(value).pointee.pc.pointee).b])
        }
    }
}

enum IteratorTypes {
    static func populate(_ type: TypeRef) {
        type.method("__iter__(self)") { $0[0].retain() }
        type.method("__next__(self)") { (a) throws(Raise) in
            guard let item = try next(a[0]) else { throw stopIteration(Value.none) }
            return item
        }
        type.method("__length_hint__(self)") { (a) throws(Raise) in Value(max(0, try lengthHint(a[0]) ?? 0)) }
        type.method("__repr__(self)") { a in newString("<\(typeName(a[0])) object at \(addressText(a[0]))>") }
    }
}

/// `type(value)`; owned. Iterators share a layout, so their classes are told apart by name and made when someone asks.
func publicType(of value: Value) -> Value {
    guard value.kind == .sequenceIterator || value.kind == .nativeIterator, value.type == builtinType(value.kind) else {
        return Value(value.type).retain()
    }
    let name = typeName(value)
    if let type = runtime.state.lateTypes[name] { return Value(type).retain() }
    let type = newBuiltinType(name, value.kind, base: builtinType(value.kind), size: MemoryLayout<NativeObject>.size)
    runtime.state.lateTypes[name] = type
    return Value(type).retain()
}

/// Items left, as far as an iterator or container tells.
func lengthHint(_ value: Value) throws(Raise) -> Int? {
    switch value.kind {
    case .rangeIterator: return value.cast(to: RangeIteratorObject.self).pointee.remaining
    case .sequenceIterator:
        let iterator = value.cast(to: SequenceIteratorObject.self)
        if iterator.pointee.sequence.isEmpty { return 0 }
        return try length(iterator.pointee.sequence) - iterator.pointee.position
    case .nativeIterator:
        return unsafeDowncast(
            value.cast(to: NativeObject.self).pointee.payload.takeUnretainedValue(), to: NativeIterator.self
        ).lengthHint
    default:
        if !value.type.special(.len).isEmpty { return try length(value) }
        let method = value.type.special(.lengthHint)
        if method.isEmpty { return nil }
        let hint = try callWithReceiver(method, value)
        defer { hint.release() }
        return fixedInt(hint)
    }
}
