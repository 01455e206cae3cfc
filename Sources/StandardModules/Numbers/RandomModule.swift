import Interpreter
import TensorEngine

/// What an instance of `_random.Random` carries.
private final class RandomState {
    let twister: MersenneTwister
    init(_ twister: MersenneTwister) { self.twister = twister }
}

extension NativeModule {
    /// `_random`: the generator below `random`, with CPython's streams.
    static let random = NativeModule("_random") { module in
        module.type(newNativeType("Random", module: "_random", isBase: true, populate))
    }
}

private func own(_ value: Value) throws(Raise) -> MersenneTwister {
    guard let state = value.payload(RandomState.self) else {
        throw typeError("descriptor requires a '_random.Random' object but received a '\(typeName(value))'")
    }
    return state.twister
}

private func populate(_ type: TypeRef) {
    type.staticMethod("__new__(cls, *args, **kwargs)") { (a) throws(Raise) in
        let twister = MersenneTwister(seed: 0)
        let arguments = a[1].cast(to: ListObject.self).buffer
        let isExact = a[0].cast(to: TypeObject.self).pointee.instanceKind == .native
        if isExact && arguments.count > 1 {
            throw typeError("Random() takes at most 1 argument (\(arguments.count) given)")
        }
        twister.seed(key: try key(of: isExact && arguments.count == 1 ? arguments[0] : Value.none))
        return newNative(a[0].cast(to: TypeObject.self), RandomState(twister))
    }
    type.method("random(self)", doc: "A float in [0, 1).") { (a) throws(Raise) in Value(try own(a[0]).double()) }
    type.method("seed(self, n=None, /)", doc: "Starts the stream that a number stands for, or one of the system's randomness.") {
        (a) throws(Raise) in
        try own(a[0]).seed(key: try key(of: a[1]))
        return Value.none
    }
    type.method("getrandbits(self, k, /)", doc: "An integer of k random bits.") { (a) throws(Raise) in
        let count = try cInt(a[1])
        if count < 0 { throw valueError("number of bits must be non-negative") }
        return try randomBits(try own(a[0]), Int(count))
    }
    type.method("getstate(self)", doc: "Everything that decides what comes next.") { (a) throws(Raise) in
        let (words, index) = try own(a[0]).words
        return newTuple(words.map { Value(Int($0)) } + [Value(index)])
    }
    type.method("setstate(self, state, /)", doc: "Goes on from a state that getstate gave.") { (a) throws(Raise) in
        let twister = try own(a[0])
        guard a[1].layout == .tuple else { throw typeError("state vector must be a tuple") }
        let items = a[1].cast(to: ListObject.self).buffer
        guard items.count == 625 else { throw valueError("state vector is the wrong size") }
        var words: [UInt32] = []
        for item in items.prefix(624) { words.append(UInt32(truncatingIfNeeded: try asInt(item))) }
        let index = try asInt(items[624])
        guard (0...624).contains(index) else { throw valueError("invalid state") }
        twister.words = (words, index)
        return Value.none
    }
}

/// The words that seed the stream: those of an integer's absolute value, or of the hash of anything else.
private func key(of value: Value) throws(Raise) -> [UInt32] {
    if value.isNone {
        var generator = SystemRandomNumberGenerator()
        return (0..<624).map { _ in UInt32(truncatingIfNeeded: generator.next()) }
    }
    if let number = fixedInt(value) { return words(number.magnitude) }
    guard value.layout == .bigInt else { return words(UInt(bitPattern: try hashOf(value))) }
    let magnitude = try callMethod(value, "__abs__")
    defer { magnitude.release() }
    let bits = try callMethod(magnitude, "bit_length")
    let order = newString("little")
    defer { order.release() }
    let bytes = try callMethod(magnitude, "to_bytes", [Value((try asInt(bits) + 31) / 32 * 4), order])
    defer { bytes.release() }
    let buffer = try bytesLike(bytes)
    return stride(from: 0, to: buffer.count, by: 4).map { start in
        (0..<4).reduce(0) { $0 | UInt32(buffer[start + $1]) << UInt32(8 * $1) }
    }
}

private func words(_ number: UInt) -> [UInt32] {
    let (low, high) = (UInt32(truncatingIfNeeded: number), UInt32(truncatingIfNeeded: number >> 32))
    return high == 0 ? [low] : [low, high]
}

private func randomBits(_ twister: MersenneTwister, _ count: Int) throws(Raise) -> Value {
    if count <= 62 { return Value(Int(twister.bits(count))) }
    var bytes: [UInt8] = []
    bytes.reserveCapacity((count + 31) / 32 * 4)
    var left = count
    while left > 0 {
        let word = left < 32 ? twister.next() >> UInt32(32 - left) : twister.next()
        for place in 0..<4 { bytes.append(UInt8(truncatingIfNeeded: word >> UInt32(8 * place))) }
        left -= 32
    }
    return try integer(littleEndian: bytes)
}

/// The integer of bytes, the least significant first.
func integer(littleEndian bytes: [UInt8]) throws(Raise) -> Value {
    let arguments = [try newBytes(bytes), newString("little")]
    defer { releaseAll(arguments) }
    let function = try getAttribute(Value(builtinType(.int)), "from_bytes")
    defer { function.release() }
    return try call(function, arguments)
}
