import Glibc

// What lists and tuples share: items by index and slice, order, repetition, searching.

/// The position that an integer index means among `count` items, or `IndexError` with `message`. They are counted after the index's
/// own code ran, which may change their number.
@inline(__always) func itemPosition(
    _ index: Value, count: @autoclosure () -> Int, kindName: String, _ message: String
) throws(Raise) -> Int {
    var position: Int
    if index.isSmallInt {
        position = index.smallInt
    } else {
        if !index.isInteger && index.type.special(.index).isEmpty {
            throw typeError("\(kindName) indices must be integers or slices, not \(typeName(index))")
        }
        position = try indexOf(index)
    }
    let count = count()
    if position < 0 { position &+= count }
    guard position >= 0 && position < count else { throw indexError(message) }
    return position
}

/// `list[index]`, with an integer or a slice.
func listGetItem(_ list: ListRef, _ index: Value) throws(Raise) -> Value {
    if index.kind == .slice {
        let (start, step, count) = try sliceIndices(index, length: list.pointee.count)
        return Value(newList(from: list, start, step, count))
    }
    let position = try itemPosition(index, count: list.pointee.count, kindName: "list", "list index out of range")
    return list.pointee.items[position].retain()
}

/// A new list of some items of another.
func newList(from list: ListRef, _ start: Int, _ step: Int, _ count: Int) -> ListRef {
    let result = newList(capacity: count)
    copyItems(list, start, step, count, to: result)
    return result
}

private func copyItems(_ list: ListRef, _ start: Int, _ step: Int, _ count: Int, to result: ListRef) {
    if count == 0 { return }
    var position = start
    let (source, target) = (list.pointee.items, result.pointee.items)
    for offset in 0..<count {
        target[offset] = source[position].retain()
        position &+= step
    }
    result.pointee.count = count
}

/// `tuple[index]`, with an integer or a slice.
func tupleGetItem(_ tuple: TupleRef, _ index: Value) throws(Raise) -> Value {
    if index.kind == .slice {
        let (start, step, count) = try sliceIndices(index, length: tuple.pointee.count)
        if count == 0 { return runtime.emptyTuple.retain() }
        if step == 1 && count == tuple.pointee.count && Value(tuple).kind == .tuple { return Value(tuple).retain() }
        let result = newTupleStorage(count)
        copyItems(tuple, start, step, count, to: result)
        return Value(result)
    }
    let position = try itemPosition(index, count: tuple.pointee.count, kindName: "tuple", "tuple index out of range")
    return tuple.pointee.items[position].retain()
}

/// The order of two sequences: decided by their first items that differ, then by their lengths.
func compareItems(_ comparison: Comparison, _ a: ListRef, _ b: ListRef) throws(Raise) -> Value {
    if a.pointee.count != b.pointee.count {
        if comparison == .equal { return Value(false) }
        if comparison == .notEqual { return Value(true) }
    }
    try checkNativeStack()
    var position = 0
    while position < a.pointee.count && position < b.pointee.count {
        let (x, y) = (a.pointee.items[position], b.pointee.items[position])
        if x.bits != y.bits {
            x.retain()
            y.retain()
            defer {
                x.release()
                y.release()
            }
            if try !equal(x, y) {
                switch comparison {
                case .equal: return Value(false)
                case .notEqual: return Value(true)
                default: return try compare(comparison, x, y)
                }
            }
        }
        position &+= 1
    }
    return Value(comparison.holds(a.pointee.count - b.pointee.count))
}

/// The position of the first item equal to `value` between two positions, or -1.
func firstIndex(of value: Value, in list: ListRef, from start: Int = 0, to end: Int = Int.max) throws(Raise) -> Int {
    var position = start
    while position < min(end, list.pointee.count) {
        let item = list.pointee.items[position].retain()
        defer { item.release() }
        if try equal(item, value) { return position }
        position &+= 1
    }
    return -1
}

func countItems(equalTo value: Value, in list: ListRef) throws(Raise) -> Int {
    var count = 0
    var position = 0
    while position < list.pointee.count {
        let item = list.pointee.items[position].retain()
        defer { item.release() }
        if try equal(item, value) { count &+= 1 }
        position &+= 1
    }
    return count
}

/// `[a, b]` or `(a, b)` without the brackets.
func itemsText(_ list: ListRef, to text: inout TextBuilder) throws(Raise) {
    var position = 0
    while position < list.pointee.count {
        if position > 0 { text.append(", ") }
        let item = list.pointee.items[position].retain()
        defer { item.release() }
        let part = try repr(item)
        defer { part.release() }
        text.append(part.cast(to: StringObject.self))
        position &+= 1
    }
}

/// The number of items of `count` repetitions of a sequence.
func repeatedCount(_ count: Int, _ factor: Int) throws(Raise) -> Int {
    let (total, overflow) = count.multipliedReportingOverflow(by: factor)
    if overflow { throw memoryError() }
    try checkedSize(total, width: 8)
    return total
}

/// Fills new storage with `factor` copies of a sequence's items.
func repeatItems(_ source: ListRef, _ factor: Int, into target: UnsafeMutablePointer<Value>) {
    let count = source.pointee.count
    if count == 1 {
        let item = source.pointee.items[0]
        if item.isObject { item.header.pointee.count &+= factor }
        target.update(repeating: item, count: factor)
        return
    }
    var position = 0
    for _ in 0..<factor {
        for offset in 0..<count {
            target[position] = source.pointee.items[offset].retain()
            position &+= 1
        }
    }
}
