import Glibc

// Changing lists: items, slices, growth. Items that leave are released after the list is whole again, since releasing them may run code
// that looks at it.

/// `list[index] = value`, with an integer or a slice. Takes over `value`, also when it throws.
func listSetItem(_ list: ListRef, _ index: Value, _ value: Value) throws(Raise) {
    if index.kind == .slice {
        defer { value.release() }
        return try setSlice(list, index, value)
    }
    let position: Int
    do throws(Raise) {
        position = try itemPosition(
            index, count: list.pointee.count, kindName: "list", "list assignment index out of range")
    } catch {
        value.release()
        throw error
    }
    replace(list.pointee.items + position, with: value)
}

/// `del list[index]`, with an integer or a slice.
func listDeleteItem(_ list: ListRef, _ index: Value) throws(Raise) {
    if index.kind == .slice {
        let (start, step, count) = try sliceIndices(index, length: list.pointee.count)
        if count == 0 { return }
        if step == 1 {
            replaceItems(list, start..<(start + count), with: [])
        } else {
            deleteWithStep(list, start, step, count)
        }
        return
    }
    let position = try itemPosition(
        index, count: list.pointee.count, kindName: "list", "list assignment index out of range")
    listRemove(list, at: position).release()
}

/// Takes an item out; the caller owns it.
func listRemove(_ list: ListRef, at position: Int) -> Value {
    let items = list.pointee.items
    let item = items[position]
    let after = list.pointee.count &- position &- 1
    if after > 0 { memmove(items + position, items + position + 1, after &* 8) }
    list.pointee.count &-= 1
    return item
}

/// Puts an owned item in at a position from 0 to the count.
func listInsert(_ list: ListRef, _ value: Value, at position: Int) {
    if list.pointee.count == list.pointee.capacity { list.grow(to: list.pointee.count &+ 1) }
    let items = list.pointee.items
    let after = list.pointee.count &- position
    if after > 0 { memmove(items + position + 1, items + position, after &* 8) }
    items[position] = value
    list.pointee.count &+= 1
}

/// Puts owned items in the place of a range within the list.
func replaceItems(_ list: ListRef, _ range: Range<Int>, with new: [Value]) {
    new.withUnsafeBufferPointer { replaceItems(list, range, with: $0) }
}

private func replaceItems(_ list: ListRef, _ range: Range<Int>, with new: UnsafeBufferPointer<Value>) {
    withUnsafeTemporaryAllocation(of: Value.self, capacity: range.count) { (removed) in
        for (offset, position) in range.enumerated() { removed[offset] = list.pointee.items[position] }
        moveItems(list, range, with: new)
        for item in removed { item.release() }
    }
}

/// The same without releasing what was there.
private func moveItems(_ list: ListRef, _ range: Range<Int>, with new: UnsafeBufferPointer<Value>) {
    let count = list.pointee.count &- range.count &+ new.count
    if count > list.pointee.capacity { list.grow(to: count) }
    if count > 0 {
        let items = list.pointee.items
        let after = list.pointee.count &- range.upperBound
        if after > 0 && new.count != range.count {
            memmove(items + range.lowerBound + new.count, items + range.upperBound, after &* 8)
        }
        for (offset, value) in new.enumerated() { items[range.lowerBound &+ offset] = value }
    }
    list.pointee.count = count
}

private func setSlice(_ list: ListRef, _ slice: Value, _ value: Value) throws(Raise) {
    let isPlain = slice.cast(to: SliceObject.self).pointee.step.isNone
    if value.kind != .list && value.kind != .tuple && value.type.special(.iter).isEmpty
        && value.type.special(.getitem).isEmpty && value.kind != .generator
    {
        throw typeError(isPlain ? "can only assign an iterable" : "must assign iterable to extended slice")
    }
    if isPlain && (value.kind == .list || value.kind == .tuple) && value.bits != Value(list).bits {
        let (start, _, count) = try sliceIndices(slice, length: list.pointee.count)
        let source = value.cast(to: ListObject.self).buffer
        try checkedSize(list.pointee.count + source.count, width: 8)
        for item in source { item.retain() }
        return replaceItems(list, start..<(start + count), with: source)
    }
    let items = try collect(value)
    let (start, step, count): (Int, Int, Int)
    do throws(Raise) {
        (start, step, count) = try sliceIndices(slice, length: list.pointee.count)
        if step != 1 && count != items.count {
            throw valueError("attempt to assign sequence of size \(items.count) to extended slice of size \(count)")
        }
        if step == 1 { try checkedSize(list.pointee.count + items.count, width: 8) }
    } catch {
        releaseAll(items)
        throw error
    }
    if step == 1 { return replaceItems(list, start..<(start + count), with: items) }
    var position = start
    var removed: [Value] = []
    for item in items {
        removed.append(list.pointee.items[position])
        list.pointee.items[position] = item
        position &+= step
    }
    releaseAll(removed)
}

private func deleteWithStep(_ list: ListRef, _ start: Int, _ step: Int, _ count: Int) {
    // Walk upwards whatever the slice's direction.
    let first = step < 0 ? start &+ step &* (count &- 1) : start
    let distance = abs(step)
    var removed: [Value] = []
    removed.reserveCapacity(count)
    var target = first
    var next = first
    let items = list.pointee.items
    for position in first..<list.pointee.count {
        if position == next && removed.count < count {
            removed.append(items[position])
            next = next &+ distance
        } else {
            items[target] = items[position]
            target &+= 1
        }
    }
    list.pointee.count = target
    releaseAll(removed)
}

/// Appends all items of an iterable.
func listExtend(_ list: ListRef, _ iterable: Value) throws(Raise) {
    switch iterable.kind {
    case .list, .tuple:
        let source = iterable.cast(to: ListObject.self)
        let count = source.pointee.count
        if count == 0 { return }
        let needed = list.pointee.count &+ count
        try checkedSize(needed, width: 8)
        if needed > list.pointee.capacity { list.grow(to: needed) }
        let target = list.pointee.items + list.pointee.count
        for position in 0..<count { target[position] = source.pointee.items[position].retain() }
        list.pointee.count = needed
    case .range: try extend(list, range: iterable)
    case .dict:
        let dict = iterable.cast(to: DictObject.self)
        if list.pointee.count + dict.pointee.count > list.pointee.capacity {
            list.grow(to: list.pointee.count + dict.pointee.count)
        }
        var entry = dict.nextEntry(0)
        while entry >= 0 {
            list.append(dict.pointee.entries[entry].key.retain())
            entry = dict.nextEntry(entry &+ 1)
        }
    case .set, .frozenset:
        let set = iterable.cast(to: SetObject.self)
        for position in 0...set.pointee.mask where isLiveSetKey(set.pointee.table[position].key) {
            list.append(set.pointee.table[position].key.retain())
        }
    default:
        let iterator = try getIterator(iterable)
        defer { iterator.release() }
        while let item = try next(iterator) {
            list.append(item)
            if runtime.attention.flag != 0 { try giveAttention() }
        }
    }
}

private func extend(_ list: ListRef, range: Value) throws(Raise) {
    guard let (start, step, count) = fixedRange(range) else {
        let iterator = try rangeIterator(range)
        defer { iterator.release() }
        while let item = try next(iterator) {
            list.append(item)
            if runtime.attention.flag != 0 { try giveAttention() }
        }
        return
    }
    if count == 0 { return }
    let (needed, overflow) = list.pointee.count.addingReportingOverflow(count)
    if overflow { throw memoryError() }
    try checkedSize(needed, width: 8)
    if needed > list.pointee.capacity { list.grow(to: needed) }
    let target = list.pointee.items + list.pointee.count
    var number = start
    for position in 0..<count {
        target[position] = Value(number)
        number &+= step
    }
    list.pointee.count = needed
}
