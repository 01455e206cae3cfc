import Glibc

// The memory of lists and tuples; their methods are in Types/.

/// An empty list with room for `capacity` items.
package func newList(capacity: Int = 0) -> ListRef {
    let list = newContainer(ListObject.self, .list)
    list.pointee.count = 0
    list.pointee.capacity = capacity
    list.pointee.storage = capacity > 0 ? allocateItems(capacity) : nil
    return list
}

/// A list that takes over `items`.
package func newList(_ items: [Value]) -> Value {
    let list = newList(capacity: items.count)
    for (position, item) in items.enumerated() { list.pointee.items[position] = item }
    list.pointee.count = items.count
    return Value(list)
}

/// A tuple of `count` items, which the caller fills at once.
package func newTupleStorage(_ count: Int) -> TupleRef {
    let tuple = newContainer(ListObject.self, .tuple)
    tuple.pointee.count = count
    tuple.pointee.capacity = count
    tuple.pointee.storage = count > 0 ? allocateItems(count) : nil
    return tuple
}

/// A tuple that takes over `items`.
package func newTuple(_ items: [Value]) -> Value {
    if items.isEmpty { return runtime.emptyTuple.retain() }
    let tuple = newTupleStorage(items.count)
    for (position, item) in items.enumerated() { tuple.pointee.items[position] = item }
    return Value(tuple)
}

/// A pair that takes over both.
@inline(__always) package func newPair(_ first: Value, _ second: Value) -> Value {
    let tuple = newTupleStorage(2)
    tuple.pointee.items[0] = first
    tuple.pointee.items[1] = second
    return Value(tuple)
}

extension UnsafeMutablePointer where Pointee == ListObject {
    /// Appends an owned value.
    @inline(__always) package func append(_ value: Value) {
        if pointee.count == pointee.capacity { grow(to: pointee.count &+ 1) }
        pointee.items[pointee.count] = value
        pointee.count &+= 1
    }

    @inline(never) func grow(to needed: Int) {
        let capacity = max(needed, pointee.capacity &+ pointee.capacity >> 1 &+ 4)
        guard let storage = realloc(pointee.storage, capacity &* 8) else { outOfMemory() }
        pointee.storage = storage.assumingMemoryBound(to: Value.self)
        pointee.capacity = capacity
    }

    /// The items, borrowed, for as long as the list does not change.
    package var buffer: UnsafeBufferPointer<Value> { UnsafeBufferPointer(start: pointee.storage, count: pointee.count) }

    /// A copy of the items with a reference each: safe while code of the language runs. Release them with `releaseAll`.
    package func retainedItems() -> [Value] { buffer.map { $0.retain() } }

    /// Empties a list, releasing its items after it is empty.
    func removeAll() {
        let (old, count, capacity) = (pointee.storage, pointee.count, pointee.capacity)
        pointee.storage = nil
        pointee.count = 0
        pointee.capacity = 0
        guard let old else { return }
        for position in 0..<count { old[position].release() }
        freeItems(old, capacity)
    }
}

package func releaseAll(_ values: [Value]) {
    for value in values { value.release() }
}
