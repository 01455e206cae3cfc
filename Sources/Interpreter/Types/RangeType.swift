import CGMP
import Glibc

/// A range of 64-bit numbers; `step` is not zero.
func newRange(_ start: Int, _ stop: Int, _ step: Int) -> Value {
    let range = newObject(RangeObject.self, .range)
    range.pointee.start = Value(start)
    range.pointee.stop = Value(stop)
    range.pointee.step = Value(step)
    range.pointee.length = rangeLength(start, stop, step)
    return Value(range)
}

/// The count of a range; differences may exceed 64 bits.
private func rangeLength(_ start: Int, _ stop: Int, _ step: Int) -> Value {
    if step > 0 ? start >= stop : start <= stop { return Value(0) }
    let distance =
        step > 0 ? UInt(bitPattern: stop) &- UInt(bitPattern: start) : UInt(bitPattern: start) &- UInt(bitPattern: stop)
    let count = (distance - 1) / step.magnitude
    if count < UInt(Int.max) { return Value(Int(count) + 1) }
    let one = Value(1)
    let big = bigResult { __gmpz_set_ui($0, count) }
    defer { big.release() }
    return (try? numberBinary(.add, big, one)) ?? big.retain()
}

/// Start, step and count of a range whose numbers all fit 64 bits.
@inline(__always) func fixedRange(_ value: Value) -> (start: Int, step: Int, count: Int)? {
    let range = value.cast(to: RangeObject.self)
    guard let start = fixedInt(range.pointee.start), let step = fixedInt(range.pointee.step),
        let count = fixedInt(range.pointee.length), lastFits(start, step, count)
    else { return nil }
    return (start, step, count)
}

/// `iter(range)`
func rangeIterator(_ range: Value) throws(Raise) -> Value {
    guard let (start, step, count) = fixedRange(range) else {
        return newNativeIterator(LongRangeIterator(range))
    }
    return newRangeIterator(start, step, count)
}

private func lastFits(_ start: Int, _ step: Int, _ count: Int) -> Bool {
    let (distance, overflow) = step.multipliedReportingOverflow(by: max(0, count - 1))
    return !overflow && !start.addingReportingOverflow(distance).overflow
}

func newRangeIterator(_ start: Int, _ step: Int, _ count: Int) -> Value {
    let iterator = newObject(RangeIteratorObject.self, .rangeIterator)
    iterator.pointee.next = start
    iterator.pointee.step = step
    iterator.pointee.remaining = count
    return Value(iterator)
}

/// Walks a range of integers beyond 64 bits.
private final class LongRangeIterator: NativeIterator {
    private var current: Value
    private let step: Value
    private var remaining: Value

    /// Borrows `range`.
    init(_ range: Value) {
        let object = range.cast(to: RangeObject.self)
        current = object.pointee.start.retain()
        step = object.pointee.step.retain()
        remaining = object.pointee.length.retain()
    }

    deinit {
        current.release()
        step.release()
        remaining.release()
    }

    override func next() throws(Raise) -> Value? {
        if signOfInteger(remaining) <= 0 { return nil }
        let left = try numberBinary(.subtract, remaining, Value(1))
        remaining.release()
        remaining = left
        let result = current
        current = try numberBinary(.add, current, step)
        return result
    }

    override var typeName: String { "longrange_iterator" }
}

/// The methods of `range`.
enum RangeType {
    static func populate(_ type: TypeRef) {
        addConstruction(type)
        addOperators(type)
        type.method("index(self, value, /)") { (a) throws(Raise) in try index(a[0], a[1]) }
        type.method("count(self, value, /)") { (a) throws(Raise) in
            if a[1].isInteger { return Value(try contains(a[0], a[1]) ? 1 : 0) }
            var count = 0
            try iterate(a[0]) { (item) throws(Raise) in
                if try equal(item, a[1]) { count += 1 }
                return true
            }
            return Value(count)
        }
    }

    private static func range(_ value: Value) -> UnsafeMutablePointer<RangeObject> { value.cast(to: RangeObject.self) }

    private static func addConstruction(_ type: TypeRef) {
        type.staticMethod("__new__(cls, start, stop=?, step=?, /)") { (a) throws(Raise) in
            let first = try indexValue(a[1])
            defer { first.release() }
            if !a.has(2) { return try construct(Value(0), first, Value(1)) }
            let stop = try indexValue(a[2])
            defer { stop.release() }
            if !a.has(3) { return try construct(first, stop, Value(1)) }
            let step = try indexValue(a[3])
            defer { step.release() }
            if signOfInteger(step) == 0 { throw valueError("range() arg 3 must not be zero") }
            return try construct(first, stop, step)
        }
        type.property("start", get: { (value) in range(value).pointee.start.retain() })
        type.property("stop", get: { (value) in range(value).pointee.stop.retain() })
        type.property("step", get: { (value) in range(value).pointee.step.retain() })
    }

    /// Borrows its integers; `step` is not zero.
    private static func construct(_ start: Value, _ stop: Value, _ step: Value) throws(Raise) -> Value {
        if let first = fixedInt(start), let last = fixedInt(stop), let distance = fixedInt(step) {
            return newRange(first, last, distance)
        }
        let length = try bigLength(start, stop, step)
        let object = newObject(RangeObject.self, .range)
        object.pointee.start = exactInteger(start)
        object.pointee.stop = exactInteger(stop)
        object.pointee.step = exactInteger(step)
        object.pointee.length = length
        return Value(object)
    }

    /// `(stop - start - sign) // step + 1`, not below zero.
    private static func bigLength(_ start: Value, _ stop: Value, _ step: Value) throws(Raise) -> Value {
        let distance = try numberBinary(.subtract, stop, start)
        defer { distance.release() }
        if signOfInteger(distance) * signOfInteger(step) <= 0 { return Value(0) }
        let inner = try numberBinary(.subtract, distance, Value(signOfInteger(step)))
        defer { inner.release() }
        let quotient = try numberBinary(.floorDivide, inner, step)
        defer { quotient.release() }
        return try numberBinary(.add, quotient, Value(1))
    }

    /// The item at a position (borrowed) that lies within or is one beyond.
    private static func item(_ value: Value, at position: Value) throws(Raise) -> Value {
        let offset = try numberBinary(.multiply, position, range(value).pointee.step)
        defer { offset.release() }
        return try numberBinary(.add, range(value).pointee.start, offset)
    }

    private static func addOperators(_ type: TypeRef) {
        type.method("__len__(self, /)") { (a) throws(Raise) in
            guard let count = fixedInt(range(a[0]).pointee.length) else {
                throw overflowError("Python int too large to convert to C ssize_t")
            }
            return Value(count)
        }
        type.method("__bool__(self, /)") { (a) in Value(signOfInteger(range(a[0]).pointee.length) != 0) }
        type.method("__iter__(self, /)") { (a) throws(Raise) in try rangeIterator(a[0]) }
        type.method("__reversed__(self, /)") { (a) throws(Raise) in try reversed(a[0]) }
        type.method("__contains__(self, key, /)") { (a) throws(Raise) in Value(try contains(a[0], a[1])) }
        type.method("__getitem__(self, key, /)") { (a) throws(Raise) in try rangeGetItem(a[0], a[1]) }
        type.method("__repr__(self, /)") { (a) in
            let parts = range(a[0]).pointee
            let step = fixedInt(parts.step) == 1 ? "" : ", \(integerText(parts.step))"
            return newString("range(\(integerText(parts.start)), \(integerText(parts.stop))\(step))")
        }
        type.method("__eq__(self, value, /)") { (a) throws(Raise) in
            a[1].kind == .range ? Value(try isEqual(a[0], a[1])) : Value.notImplemented
        }
        type.method("__ne__(self, value, /)") { (a) throws(Raise) in
            a[1].kind == .range ? Value(!(try isEqual(a[0], a[1]))) : Value.notImplemented
        }
        type.method("__hash__(self, /)") { (a) throws(Raise) in Value(try hashRange(a[0])) }
        type.method("__reduce__(self, /)") { (a) in
            let parts = range(a[0]).pointee
            return newPair(
                Value(builtinType(.range)), newTuple([parts.start.retain(), parts.stop.retain(), parts.step.retain()]))
        }
    }

    private static func reversed(_ value: Value) throws(Raise) -> Value {
        let parts = range(value).pointee
        let one = Value(1)
        let last = try numberBinary(.subtract, parts.length, one)
        defer { last.release() }
        let start = try item(value, at: last)
        defer { start.release() }
        let step = try numberUnary(.negative, parts.step)
        defer { step.release() }
        if let first = fixedInt(start), let distance = fixedInt(step), let count = fixedInt(parts.length),
            lastFits(first, distance, count)
        {
            return newRangeIterator(first, distance, count)
        }
        let stop = try numberBinary(.subtract, parts.start, parts.step)
        defer { stop.release() }
        let backwards = try construct(start, stop, step)
        defer { backwards.release() }
        return try rangeIterator(backwards)
    }

    static func contains(_ value: Value, _ item: Value) throws(Raise) -> Bool {
        guard item.kind == .int || item.kind == .bool || item.kind == .bigInt else {
            var isFound = false
            try iterate(value) { (candidate) throws(Raise) in
                isFound = try equal(candidate, item)
                return !isFound
            }
            return isFound
        }
        let position = try position(of: item, in: value)
        position.release()
        return !position.isEmpty
    }

    /// Where an integer is in a range; empty where it is not.
    private static func position(of item: Value, in value: Value) throws(Raise) -> Value {
        let parts = range(value).pointee
        let distance = try numberBinary(.subtract, item, parts.start)
        defer { distance.release() }
        let rest = try numberBinary(.modulo, distance, parts.step)
        defer { rest.release() }
        if signOfInteger(rest) != 0 { return .empty }
        let position = try numberBinary(.floorDivide, distance, parts.step)
        let isBelowEnd = try numberCompare(.less, position, parts.length).bits == runtime.trueValue.bits
        if signOfInteger(position) >= 0 && isBelowEnd { return position }
        position.release()
        return .empty
    }

    private static func index(_ value: Value, _ item: Value) throws(Raise) -> Value {
        if item.kind == .int || item.kind == .bool || item.kind == .bigInt {
            let position = try position(of: item, in: value)
            if position.isEmpty { throw valueError("\(try reprText(item)) is not in range") }
            return position
        }
        var position = 0
        var isFound = false
        try iterate(value) { (candidate) throws(Raise) in
            isFound = try equal(candidate, item)
            if !isFound { position += 1 }
            return !isFound
        }
        if !isFound { throw valueError("sequence.index(x): x not in sequence") }
        return Value(position)
    }

    /// Equal when they give the same numbers.
    private static func isEqual(_ a: Value, _ b: Value) throws(Raise) -> Bool {
        let (x, y) = (range(a).pointee, range(b).pointee)
        if try !equal(x.length, y.length) { return false }
        if signOfInteger(x.length) == 0 { return true }
        if try !equal(x.start, y.start) { return false }
        return fixedInt(x.length) == 1 ? true : try equal(x.step, y.step)
    }

    /// `range[slice]`
    fileprivate static func slice(_ value: Value, _ key: Value) throws(Raise) -> Value {
        guard let length = fixedInt(range(value).pointee.length) else {
            throw overflowError("Python int too large to convert to C ssize_t")
        }
        let (start, step, count) = try sliceIndices(key, length: length)
        // With no item the stop is where CPython's is: at the slice's own stop.
        let bounds = try sliceStop(key, length: length, start: start, step: step, count: count)
        let first = try item(value, at: Value(start))
        defer { first.release() }
        let last = try item(value, at: Value(bounds))
        defer { last.release() }
        // The step itself: the one above is clamped to 64 bits.
        let given = key.cast(to: SliceObject.self).pointee.step
        let factor = given.isNone ? Value(1) : try indexValue(given)
        defer { factor.release() }
        let distance = try numberBinary(.multiply, range(value).pointee.step, factor)
        defer { distance.release() }
        return try construct(first, last, distance)
    }

    /// The position where a slice ends, as `slice.indices` gives it.
    private static func sliceStop(
        _ key: Value, length: Int, start: Int, step: Int, count: Int
    ) throws(Raise) -> Int {
        let stop = key.cast(to: SliceObject.self).pointee.stop
        if stop.isNone { return step < 0 ? -1 : length }
        let position = try sliceInteger(stop)
        if position < 0 { return max(position &+ length, step < 0 ? -1 : 0) }
        return min(position, step < 0 ? length - 1 : length)
    }

    fileprivate static func at(_ value: Value, _ key: Value) throws(Raise) -> Value {
        if !key.isInteger && key.type.special(.index).isEmpty {
            throw typeError("range indices must be integers or slices, not \(typeName(key))")
        }
        var position = try indexValue(key)
        defer { position.release() }
        let length = range(value).pointee.length
        if signOfInteger(position) < 0 {
            let sum = try numberBinary(.add, position, length)
            position.release()
            position = sum
        }
        let isBelowEnd = try numberCompare(.less, position, length).bits == runtime.trueValue.bits
        guard signOfInteger(position) >= 0, isBelowEnd else { throw indexError("range object index out of range") }
        return try item(value, at: position)
    }
}

/// `range[index]`, with an integer or a slice.
func rangeGetItem(_ range: Value, _ index: Value) throws(Raise) -> Value {
    index.kind == .slice ? try RangeType.slice(range, index) : try RangeType.at(range, index)
}

/// The hash of what decides equality: length, start and step, the latter two only where they matter.
func hashRange(_ range: Value) throws(Raise) -> Int {
    let parts = range.cast(to: RangeObject.self).pointee
    let length = fixedInt(parts.length)
    let start = length == 0 ? Value.none : parts.start
    let step = length == 0 || length == 1 ? Value.none : parts.step
    let tuple = newTuple([parts.length.retain(), start.retain(), step.retain()])
    defer { tuple.release() }
    return try hashTuple(tuple.cast(to: ListObject.self))
}
