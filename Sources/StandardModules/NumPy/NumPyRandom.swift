import Glibc
import Interpreter
import TensorEngine

/// The core of `numpy.random.RandomState`: seeds and streams. Shapes and the rarer distributions are in the language.
nonisolated(unsafe) let randomStateType = newNativeType("_RandomState", module: "numpy.random", isBase: true, populate)

private func own(_ value: Value) -> NumPyRandom { value.uncheckedPayload(NumPyRandom.self) }

private func populate(_ type: TypeRef) {
    type.staticMethod("__new__(cls, *args, **kwargs)") { (a) throws(Raise) in
        newNative(a[0].cast(to: TypeObject.self), NumPyRandom(seed: 0))
    }
    type.method("_seed(self, seed, /)") { (a) throws(Raise) in
        try seed(own(a[0]), a[1])
        return Value.none
    }
    type.method("_words(self)") { a in
        let (words, index) = own(a[0]).twister.words
        return newTuple(
            words.map { Value(Int($0)) } + [Value(index), own(a[0]).pending.map { Value($0) } ?? Value.none])
    }
    type.method("_set_words(self, words, index, pending, /)") { (a) throws(Raise) in
        let items = try collect(a[1])
        defer { releaseAll(items) }
        guard items.count == 624 else { throw valueError("state dictionary is not valid.") }
        var words: [UInt32] = []
        for item in items { words.append(UInt32(truncatingIfNeeded: try asInt(item))) }
        let index = try asIndex(a[2])
        guard (0...624).contains(index) else { throw valueError("state dictionary is not valid.") }
        own(a[0]).twister.words = (words, index)
        own(a[0]).pending = try a[3].isNone ? nil : asDouble(a[3])
        return Value.none
    }
    func fill(_ signature: StaticString, _ draw: @escaping (NumPyRandom) -> Double) {
        type.method(signature) { (a) throws(Raise) in
            let random = own(a[0])
            if a[1].isNone { return Value(draw(random)) }
            let array = try NumPyArray.empty(try shapeFrom(a[1]), .float64)
            let to = array.data.assumingMemoryBound(to: Double.self)
            for i in 0..<array.count { to[i] = draw(random) }
            return NumPyBridge.value(array)
        }
    }
    fill("_doubles(self, shape, /)") { $0.double() }
    fill("_normals(self, shape, /)") { $0.normal() }
    fill("_exponentials(self, shape, /)") { -log(1 - $0.double()) }
    type.method("_integers(self, low, high, shape, dtype, /)") { (a) throws(Raise) in
        let (low, high) = (try asInt(a[1]), try asInt(a[2]))
        guard low < high else { throw valueError("low >= high") }
        let random = own(a[0])
        let kind = try dtypeFrom(a[4])
        if a[3].isNone {
            return Value(Int(integers(random, kind, low, high, 1) { _, _ in }))
        }
        let array = try NumPyArray.empty(try shapeFrom(a[3]), .int64)
        let to = array.data.assumingMemoryBound(to: Int64.self)
        _ = integers(random, kind, low, high, array.count) { to[$0] = $1 }
        return NumPyBridge.value(try array.converted(to: kind))
    }
    type.method("_interval(self, maximum, /)") { (a) throws(Raise) in
        Value(Int(truncatingIfNeeded: own(a[0]).twister.interval(UInt64(max(0, try asInt(a[1]))))))
    }
    type.method("_permutation(self, count, /)") { (a) throws(Raise) in
        let array = try NumPyArray.empty([try asIndex(a[1])], .int64)
        let to = array.data.assumingMemoryBound(to: Int.self)
        for i in 0..<array.count { to[i] = i }
        own(a[0]).shuffle(array.count) { (i, j) in
            (to[i], to[j]) = (to[j], to[i])
        }
        return NumPyBridge.value(array)
    }
    type.method("_bytes(self, count, /)") { (a) throws(Raise) in
        let count = try asIndex(a[1])
        guard count >= 0 else { throw valueError("negative dimensions are not allowed") }
        var bytes: [UInt8] = []
        while bytes.count < count {
            let word = own(a[0]).twister.next()
            for shift in [0, 8, 16, 24] as [UInt32] { bytes.append(UInt8(truncatingIfNeeded: word >> shift)) }
        }
        return newBytes(Array(bytes.prefix(count)))
    }
}

/// Masked rejection in words as wide as the type: small types draw several numbers from one word.
private func integers(
    _ random: NumPyRandom, _ type: NumPyType, _ low: Int, _ high: Int, _ count: Int, _ put: (Int, Int64) -> Void
) -> Int64 {
    var last: Int64 = Int64(low)
    let range = UInt64(bitPattern: Int64(high &- 1 &- low))
    guard type.size < 4, range > 0 else {
        for i in 0..<count {
            last = random.integer(Int64(low), Int64(high))
            put(i, last)
        }
        return last
    }
    // Bytes and half words come out of one buffered word, the lowest first.
    let width = UInt32(type.size * 8)
    let mask = UInt32(truncatingIfNeeded: UInt64.max >> UInt64(range.leadingZeroBitCount))
    var (word, left) = (UInt32(0), 0)
    for i in 0..<count {
        while true {
            if left == 0 {
                word = random.twister.next()
                left = Int(32 / width)
            } else {
                word >>= width
            }
            left -= 1
            let value = word & (width == 8 ? 0xFF : 0xFFFF) & mask
            if UInt64(value) <= range {
                last = Int64(low) &+ Int64(value)
                put(i, last)
                break
            }
        }
    }
    return last
}

private func seed(_ random: NumPyRandom, _ value: Value) throws(Raise) {
    if value.isNone {
        var key = [UInt32](repeating: 0, count: 8)
        key.withUnsafeMutableBytes { _ = getentropy($0.baseAddress.unsafelyUnwrapped, $0.count) }
        random.seed(key: key)
        return
    }
    if value.layout == .list || value.layout == .tuple
        || NumPyBridge.isArray(value) && NumPyBridge.array(value)?.rank == 1
    {
        let items = try collect(value)
        defer { releaseAll(items) }
        if items.isEmpty { throw valueError("Seed must be non-empty") }
        var key: [UInt32] = []
        for item in items {
            guard let word = UInt32(exactly: try asInt(item)) else {
                throw valueError("Seed must be between 0 and 2**32 - 1")
            }
            key.append(word)
        }
        random.seed(key: key)
        return
    }
    guard fixedInt(value) != nil || value.layout == .bigInt || !value.type.special(.index).isEmpty else {
        throw typeError(
            "Cannot cast scalar from dtype('\(value.layout == .float ? "float64" : "O")') to dtype('int64') according to the rule 'safe'"
        )
    }
    guard value.layout != .bigInt, let word = UInt32(exactly: try asInt(value)) else {
        throw valueError("Seed must be between 0 and 2**32 - 1")
    }
    random.seed(word)
}
