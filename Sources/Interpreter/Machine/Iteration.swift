// Iterators: making them, asking them, walking them from Swift.

/// `iter(value)`
@inline(never) package func getIterator(_ value: Value) throws(Raise) -> Value {
    switch value.kind {
    case .list, .tuple, .string: return newSequenceIterator(value.retain())
    case .range: return try rangeIterator(value)
    case .generator, .rangeIterator, .sequenceIterator, .nativeIterator: return value.retain()
    case .dict: return dictIterator(value)
    default: break
    }
    let type = value.type
    let method = type.special(.iter)
    if !method.isEmpty && !method.isNone {
        let iterator = try callWithReceiver(method, value)
        if !isIterator(iterator) {
            defer { iterator.release() }
            throw typeError("iter() returned non-iterator of type '\(typeName(iterator))'")
        }
        return iterator
    }
    if method.isEmpty && !type.special(.getitem).isEmpty { return newSequenceIterator(value.retain()) }
    throw typeError("'\(typeName(value))' object is not iterable")
}

func isIterator(_ value: Value) -> Bool {
    switch value.kind {
    case .generator, .rangeIterator, .sequenceIterator, .nativeIterator: true
    default: !value.type.special(.next).isEmpty
    }
}

/// An iterator over a sequence, which it takes over.
func newSequenceIterator(_ sequence: Value) -> Value {
    let iterator = newContainer(SequenceIteratorObject.self, .sequenceIterator)
    iterator.pointee.sequence = sequence
    iterator.pointee.position = 0
    return Value(iterator)
}

/// A Swift iterator as a value.
package func newNativeIterator(_ iterator: NativeIterator) -> Value {
    let object = newObject(NativeObject.self, .nativeIterator)
    object.pointee.payload = .passRetained(iterator)
    return Value(object)
}

/// The next item, owned, or `nil` at the end.
@inline(never) package func next(_ iterator: Value) throws(Raise) -> Value? {
    switch iterator.kind {
    case .sequenceIterator: return try nextInSequence(iterator.cast(to: SequenceIteratorObject.self))
    case .rangeIterator:
        let range = iterator.cast(to: RangeIteratorObject.self)
        if range.pointee.remaining <= 0 { return nil }
        let number = range.pointee.next
        range.pointee.next = number &+ range.pointee.step
        range.pointee.remaining &-= 1
        return Value(number)
    case .nativeIterator:
        var failure: Raise?
        let item = iterator.cast(to: NativeObject.self).pointee.payload._withUnsafeGuaranteedRef { (object) -> Value? in
            do throws(Raise) { return try unsafeDowncast(object, to: NativeIterator.self).next() } catch {
                failure = error
                return nil
            }
        }
        if let failure {
            // A function that the iterator calls may end it.
            guard pendingIs(.stopIteration) else { throw failure }
            clearPending()
        }
        return item
    case .generator: return try resume(iterator.cast(to: GeneratorObject.self), sending: Value.none)
    default: break
    }
    let method = iterator.type.special(.next)
    guard !method.isEmpty, !method.isNone else { throw typeError("'\(typeName(iterator))' object is not an iterator") }
    do throws(Raise) {
        return try callWithReceiver(method, iterator)
    } catch {
        if pendingIs(.stopIteration) {
            clearPending()
            return nil
        }
        throw error
    }
}

@inline(__always) func nextInSequence(_ iterator: UnsafeMutablePointer<SequenceIteratorObject>) throws(Raise) -> Value?
{
    let sequence = iterator.pointee.sequence
    if sequence.isEmpty { return nil }
    let position = iterator.pointee.position
    switch sequence.kind {
    case .list, .tuple:
        let list = sequence.cast(to: ListObject.self)
        if position < list.pointee.count {
            iterator.pointee.position = position &+ 1
            return list.pointee.items[position].retain()
        }
    case .string:
        let string = sequence.cast(to: StringObject.self)
        if position < string.pointee.count {
            iterator.pointee.position = position &+ 1
            return newString(codePoint: string[codePoint: position])
        }
    default: return try nextByIndex(iterator)
    }
    iterator.pointee.sequence = .empty
    sequence.release()
    return nil
}

/// The protocol of old: `sequence[0]`, `sequence[1]`, … until `IndexError`.
private func nextByIndex(_ iterator: UnsafeMutablePointer<SequenceIteratorObject>) throws(Raise) -> Value? {
    let sequence = iterator.pointee.sequence
    let position = iterator.pointee.position
    iterator.pointee.position = position &+ 1
    do throws(Raise) {
        return try getItem(sequence, Value(position))
    } catch {
        guard pendingIs(.indexError) || pendingIs(.stopIteration) else { throw error }
        clearPending()
        if !iterator.pointee.sequence.isEmpty { replace(&iterator.pointee.sequence, with: .empty) }
        return nil
    }
}

/// Calls `body` with each item, borrowed, until it returns false.
package func iterate(_ iterable: Value, _ body: (Value) throws(Raise) -> Bool) throws(Raise) {
    if iterable.kind == .list || iterable.kind == .tuple {
        let list = iterable.cast(to: ListObject.self)
        var position = 0
        while position < list.pointee.count {
            if runtime.attention.flag != 0 { try giveAttention() }
            // What asked for attention may have shortened the list.
            if position >= list.pointee.count { return }
            let item = list.pointee.items[position].retain()
            defer { item.release() }
            if try !body(item) { return }
            position += 1
        }
        return
    }
    let iterator = try getIterator(iterable)
    defer { iterator.release() }
    while true {
        if runtime.attention.flag != 0 { try giveAttention() }
        guard let item = try next(iterator) else { return }
        defer { item.release() }
        if try !body(item) { return }
    }
}

/// All items, owned.
package func collect(_ iterable: Value) throws(Raise) -> [Value] {
    if iterable.kind == .list || iterable.kind == .tuple { return iterable.cast(to: ListObject.self).retainedItems() }
    var items: [Value] = []
    do throws(Raise) {
        try iterate(iterable) { (item) throws(Raise) in
            items.append(item.retain())
            return true
        }
    } catch {
        releaseAll(items)
        throw error
    }
    return items
}
