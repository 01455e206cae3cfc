import Interpreter

/// What a `deque` carries: values in a ring.
final class DequeState {
    /// A power of two.
    private var capacity = 8
    private var storage = UnsafeMutablePointer<Value>.allocate(capacity: 8)
    private var head = 0
    private(set) var count = 0
    /// -1 where there is none.
    var limit = -1
    /// Counts changes, so that iterators notice.
    private(set) var changes = 0

    deinit {
        for position in 0..<count { self[position].release() }
        storage.deallocate()
    }

    @inline(__always) subscript(_ position: Int) -> Value { storage[(head &+ position) & (capacity &- 1)] }

    private func grow() {
        let larger = UnsafeMutablePointer<Value>.allocate(capacity: capacity * 2)
        for position in 0..<count { larger[position] = self[position] }
        storage.deallocate()
        storage = larger
        head = 0
        capacity *= 2
    }

    /// Adds an owned value at the right end; beyond the limit the left end loses one.
    func append(_ value: Value) {
        changes &+= 1
        if limit == 0 { return value.release() }
        if count == capacity { grow() }
        storage[(head &+ count) & (capacity &- 1)] = value
        count &+= 1
        if limit > 0 && count > limit { removeFirst().release() }
    }

    /// Adds an owned value at the left end; beyond the limit the right end loses one.
    func prepend(_ value: Value) {
        changes &+= 1
        if limit == 0 { return value.release() }
        if count == capacity { grow() }
        head = (head &- 1) & (capacity &- 1)
        storage[head] = value
        count &+= 1
        if limit > 0 && count > limit { removeLast().release() }
    }

    /// The value at the left end, owned; there must be one.
    func removeFirst() -> Value {
        changes &+= 1
        let value = storage[head]
        head = (head &+ 1) & (capacity &- 1)
        count &-= 1
        return value
    }

    /// The value at the right end, owned; there must be one.
    func removeLast() -> Value {
        changes &+= 1
        count &-= 1
        return storage[(head &+ count) & (capacity &- 1)]
    }

    /// Puts an owned value in a place; what was there, owned.
    func exchange(_ position: Int, _ value: Value) -> Value {
        let place = (head &+ position) & (capacity &- 1)
        let old = storage[place]
        storage[place] = value
        return old
    }

    /// Moves the values to the right, around the end.
    func rotate(_ steps: Int) {
        guard count > 1 else { return }
        changes &+= 1
        var steps = steps % count
        if steps < 0 { steps += count }
        if steps <= count / 2 {
            for _ in 0..<steps {
                let value = removeLast()
                head = (head &- 1) & (capacity &- 1)
                storage[head] = value
                count &+= 1
            }
        } else {
            for _ in 0..<(count - steps) {
                let value = removeFirst()
                storage[(head &+ count) & (capacity &- 1)] = value
                count &+= 1
            }
        }
    }

    /// Takes out the value at a position, owned.
    func remove(at position: Int) -> Value {
        let value = self[position]
        for place in position..<(count - 1) { _ = exchange(place, self[place + 1]) }
        count &-= 1
        changes &+= 1
        return value
    }

    /// Puts an owned value before a position.
    func insert(_ value: Value, at position: Int) {
        let limit = limit
        self.limit = -1
        append(value)
        self.limit = limit
        var place = count - 1
        while place > position {
            _ = exchange(place, exchange(place - 1, self[place]))
            place -= 1
        }
    }

    func reverse() {
        changes &+= 1
        for position in 0..<(count / 2) {
            let other = count - 1 - position
            _ = exchange(other, exchange(position, self[other]))
        }
    }

    func removeAll() {
        let items = retainedItems()
        for position in 0..<count { self[position].release() }
        changes &+= 1
        count = 0
        head = 0
        releaseAll(items)
    }

    /// A copy of the items with a reference each.
    func retainedItems() -> [Value] { (0..<count).map { self[$0].retain() } }
}

/// Walks a deque in one direction.
final class DequeIteratorState {
    let deque: Value
    let isReversed: Bool
    let changes: Int
    var position = 0

    init(_ deque: Value, isReversed: Bool) {
        self.deque = deque
        self.isReversed = isReversed
        changes = deque.payload(DequeState.self)?.changes ?? 0
    }

    deinit { deque.release() }

    func next() throws(Raise) -> Value {
        guard let state = deque.payload(DequeState.self) else { throw typeError("a deque is needed") }
        if state.changes != changes { throw runtimeError("deque mutated during iteration") }
        guard position < state.count else { throw raise(ExceptionType.stopIteration.type, arguments: []) }
        defer { position += 1 }
        return state[isReversed ? state.count - 1 - position : position].retain()
    }
}
