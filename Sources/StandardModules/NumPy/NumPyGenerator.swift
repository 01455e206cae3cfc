import CKernels
import Glibc
import Interpreter
import TensorEngine

/// The core of `numpy.random.PCG64` and `Generator`: words and the draws that depend on them. The methods that `RandomState` has
/// too bear the same names, so that the rarer distributions are written once, in the language.
nonisolated(unsafe) let pcg64Type = newNativeType("_PCG64", module: "numpy.random", isBase: true, populate)

private final class PCG64Stream {
    var generator = PCG64()
}

private func own(_ value: Value) -> PCG64Stream { value.uncheckedPayload(PCG64Stream.self) }

private func populate(_ type: TypeRef) {
    type.staticMethod("__new__(cls, *args, **kwargs)") { (a) throws(Raise) in
        newNative(a[0].cast(to: TypeObject.self), PCG64Stream())
    }
    type.method("_seed(self, words, /)") { (a) throws(Raise) in
        var words = try words64(a[1])
        guard words.count == 4 else { throw valueError("four words seed PCG64") }
        pcg64_seed(&own(a[0]).generator, &words)
        return Value.none
    }
    type.method("_words(self)") { a in
        let generator = own(a[0]).generator
        let parts = [
            generator.state_high, generator.state_low, generator.increment_high, generator.increment_low,
            UInt64(generator.has_half), UInt64(generator.half),
        ].map { newList([Value(Int($0 >> 32)), Value(Int($0 & 0xFFFF_FFFF))]) }
        return newTuple(parts)
    }
    type.method("_set_words(self, words, /)") { (a) throws(Raise) in
        let words = try words64(a[1])
        guard words.count == 6 else { throw valueError("state dictionary is not valid.") }
        own(a[0]).generator = PCG64(
            state_high: words[0], state_low: words[1], increment_high: words[2], increment_low: words[3],
            has_half: words[4] != 0 ? 1 : 0, half: UInt32(truncatingIfNeeded: words[5]))
        return Value.none
    }
    defineFills(type)
    defineIntegers(type)
}

/// Words given as pairs of 32-bit halves, the upper first: the language's integers go through no conversion to 64 bits.
private func words64(_ list: Value) throws(Raise) -> [UInt64] {
    let items = try collect(list)
    defer { releaseAll(items) }
    var result: [UInt64] = []
    for item in items {
        let halves = try collect(item)
        defer { releaseAll(halves) }
        guard halves.count == 2 else { throw valueError("a word is two halves") }
        let (high, low) = (try asInt(halves[0]), try asInt(halves[1]))
        result.append(UInt64(truncatingIfNeeded: high) << 32 | UInt64(truncatingIfNeeded: low) & 0xFFFF_FFFF)
    }
    return result
}

private func defineFills(_ type: TypeRef) {
    typealias Fill<Element> = (UnsafeMutablePointer<PCG64>, UnsafeMutablePointer<Element>, Int) -> Void
    func fill(_ signature: StaticString, _ draw: @escaping Fill<Double>) {
        type.method(signature) { (a) throws(Raise) in
            let stream = own(a[0])
            if a[1].isNone {
                var value = 0.0
                draw(&stream.generator, &value, 1)
                return Value(value)
            }
            let array = try NumPyArray.empty(try shapeFrom(a[1]), .float64)
            draw(&stream.generator, array.data.assumingMemoryBound(to: Double.self), array.count)
            return NumPyBridge.value(array)
        }
    }
    func fillFloats(_ signature: StaticString, _ draw: @escaping Fill<Float>) {
        type.method(signature) { (a) throws(Raise) in
            let array = try NumPyArray.empty(try shapeFrom(a[1]), .float32)
            draw(&own(a[0]).generator, array.data.assumingMemoryBound(to: Float.self), array.count)
            return NumPyBridge.value(array)
        }
    }
    fill("_doubles(self, shape, /)") { pcg64_doubles($0, $1, $2) }
    fill("_normals(self, shape, /)") { pcg64_normals($0, $1, $2) }
    fill("_exponentials(self, shape, /)") { pcg64_exponentials($0, $1, $2) }
    fillFloats("_floats(self, shape, /)") { pcg64_floats($0, $1, $2) }
    fillFloats("_float_normals(self, shape, /)") { pcg64_normals_f($0, $1, $2) }
    fillFloats("_float_exponentials(self, shape, /)") { pcg64_exponentials_f($0, $1, $2) }
}

private func defineIntegers(_ type: TypeRef) {
    // `range` is the largest number above `low`, as halves; `width` the bytes of the words drawn, 0 for truth values.
    type.method("_integers(self, low, range, width, shape, /)") { (a) throws(Raise) in
        guard let range = try words64(a[2]).first else { throw valueError("a word is two halves") }
        let (low, width) = (Int64(try asInt(a[1])), Int32(clamping: try asInt(a[3])))
        let stream = own(a[0])
        if a[4].isNone {
            var value: Int64 = 0
            pcg64_integers(&stream.generator, low, range, width, &value, 1)
            return Value(Int(value))
        }
        let array = try NumPyArray.empty(try shapeFrom(a[4]), .int64)
        pcg64_integers(
            &stream.generator, low, range, width, array.data.assumingMemoryBound(to: Int64.self), array.count)
        return NumPyBridge.value(array)
    }
    type.method("_interval(self, maximum, /)") { (a) throws(Raise) in
        Value(Int(truncatingIfNeeded: pcg64_interval(&own(a[0]).generator, UInt64(max(0, try asInt(a[1]))))))
    }
    // Exchanges the elements from the last down to the one at `first` with earlier ones, of a one-dimensional int64 array.
    type.method("_exchange(self, array, first, /)") { (a) throws(Raise) in
        guard let array = NumPyBridge.array(a[1]), array.type == .int64, array.rank <= 1 else {
            throw typeError("an array of int64 is needed")
        }
        let step = array.rank == 1 ? array.strides[0] / 8 : 1
        let items = array.data.assumingMemoryBound(to: Int64.self)
        let stream = own(a[0])
        let first = max(try asInt(a[2]), 0)
        guard array.count > first else { return Value.none }
        for i in stride(from: array.count - 1, through: first, by: -1) {
            var j: Int64 = 0
            pcg64_integers(&stream.generator, 0, UInt64(i), 8, &j, 1)
            (items[i * step], items[Int(j) * step]) = (items[Int(j) * step], items[i * step])
        }
        return Value.none
    }
}
