import Glibc

/// A slice that takes over its parts.
func newSlice(_ start: Value, _ stop: Value, _ step: Value) -> Value {
    let slice = newContainer(SliceObject.self, .slice)
    slice.pointee.start = start
    slice.pointee.stop = stop
    slice.pointee.step = step
    return Value(slice)
}

/// What a slice selects from `length` items: `count` of them from `start` on, `step` apart. All positions lie within.
/// The length is asked for after the parts' own code ran, which may change it.
package func sliceIndices(_ slice: Value, length: @autoclosure () -> Int) throws(Raise) -> (
    start: Int, step: Int, count: Int
) {
    let (start, stop, step) = try sliceBounds(slice.cast(to: SliceObject.self), length: length())
    return (start, step, sliceCount(start, stop, step))
}

/// How many positions lie in `start..<stop` with a step.
func sliceCount(_ start: Int, _ stop: Int, _ step: Int) -> Int {
    if step > 0 { return start < stop ? (stop &- start &- 1) / step &+ 1 : 0 }
    return stop < start ? (start &- stop &- 1) / (0 &- step) &+ 1 : 0
}

private func sliceBounds(
    _ slice: UnsafeMutablePointer<SliceObject>, length: @autoclosure () -> Int
) throws(Raise) -> (start: Int, stop: Int, step: Int) {
    var step = 1
    if !slice.pointee.step.isNone {
        step = try sliceInteger(slice.pointee.step)
        if step == 0 { throw valueError("slice step cannot be zero") }
        step = max(step, -Int.max)
    }
    let first = slice.pointee.start.isNone ? nil : try sliceInteger(slice.pointee.start)
    let last = slice.pointee.stop.isNone ? nil : try sliceInteger(slice.pointee.stop)
    let length = length()
    // A bound is clamped to where the walk can begin or end.
    func bound(_ position: Int?, _ absent: Int) -> Int {
        guard let position else { return absent }
        if position < 0 { return max(position &+ length, step < 0 ? -1 : 0) }
        return min(position, step < 0 ? length &- 1 : length)
    }
    return (bound(first, step < 0 ? length &- 1 : 0), bound(last, step < 0 ? -1 : length), step)
}

/// The methods of `slice`.
enum SliceType {
    static func populate(_ type: TypeRef) {
        type.staticMethod("__new__(cls, start, stop=?, step=None, /)") { (a) throws(Raise) in
            a.has(2)
                ? newSlice(a[1].retain(), a[2].retain(), a[3].retain())
                : newSlice(Value.none.retain(), a[1].retain(), Value.none.retain())
        }
        type.property("start", get: { (value) in slice(value).pointee.start.retain() })
        type.property("stop", get: { (value) in slice(value).pointee.stop.retain() })
        type.property("step", get: { (value) in slice(value).pointee.step.retain() })
        type.method("indices(self, length, /)") { (a) throws(Raise) in try indices(a[0], a[1]) }
        type.method("__repr__(self, /)") { (a) throws(Raise) in
            let parts = slice(a[0]).pointee
            return newString(
                "slice(\(try reprText(parts.start)), \(try reprText(parts.stop)), \(try reprText(parts.step)))")
        }
        type.define("__hash__", Value.none)
        for comparison in Comparison.all {
            addMethod(type, comparison.method) { (self, other) throws(Raise) in
                guard other.kind == .slice else { return Value.notImplemented.retain() }
                let (x, y) = (parts(self), parts(other))
                defer {
                    x.release()
                    y.release()
                }
                return try compareItems(comparison, x.cast(to: ListObject.self), y.cast(to: ListObject.self))
            }
        }
    }

    private static func slice(_ value: Value) -> UnsafeMutablePointer<SliceObject> { value.cast(to: SliceObject.self) }

    private static func parts(_ value: Value) -> Value {
        let parts = slice(value).pointee
        return newTuple([parts.start.retain(), parts.stop.retain(), parts.step.retain()])
    }

    private static func indices(_ value: Value, _ lengthValue: Value) throws(Raise) -> Value {
        let length = try asIndex(lengthValue)
        if length < 0 { throw valueError("length should not be negative") }
        let (start, stop, step) = try sliceBounds(slice(value), length: length)
        return newTuple([Value(start), Value(stop), Value(step)])
    }
}
