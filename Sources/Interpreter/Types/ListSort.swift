import Glibc

// `list.sort`: a stable merge sort of natural runs. Short runs are extended by binary insertion as CPython does, so that even
// orders that make no sense (NaN) come out the same for short lists.

/// One item of a list being sorted with what it is sorted by.
private struct SortEntry<Key> {
    var key: Key
    var item: Value
}

/// Sorts a list in place. While it runs the list is empty; on an error the items are there in some order.
func sortList(_ list: ListRef, key: Value, isReversed: Bool) throws(Raise) {
    let (storage, count, capacity) = (list.pointee.storage, list.pointee.count, list.pointee.capacity)
    if count == 0 { return }
    list.pointee.storage = nil
    list.pointee.count = 0
    list.pointee.capacity = 0
    guard let items = storage else { return }
    // Reversing before and after keeps equal items in their order.
    var buffer = UnsafeMutableBufferPointer(start: items, count: count)
    if isReversed { buffer.reverse() }
    var failure: Raise?
    do throws(Raise) { try sort(items, count, key: key) } catch { failure = error }
    if isReversed { buffer.reverse() }
    let isModified = list.pointee.storage != nil || list.pointee.count != 0
    let (newStorage, newCount, newCapacity) = (list.pointee.storage, list.pointee.count, list.pointee.capacity)
    list.pointee.storage = items
    list.pointee.count = count
    list.pointee.capacity = capacity
    if let newStorage {
        for position in 0..<newCount { newStorage[position].release() }
        freeItems(newStorage, newCapacity)
    }
    if let failure { throw failure }
    if isModified { throw valueError("list modified during sort") }
}

private func sort(_ items: UnsafeMutablePointer<Value>, _ count: Int, key: Value) throws(Raise) {
    if key.isNone {
        try sort(items, keys: UnsafeBufferPointer(start: items, count: count))
        return
    }
    var keys: [Value] = []
    keys.reserveCapacity(count)
    defer { releaseAll(keys) }
    for position in 0..<count { keys.append(try call(key, items[position])) }
    var failure: Raise?
    keys.withUnsafeBufferPointer { (keys) in
        do throws(Raise) { try sort(items, keys: keys) } catch { failure = error }
    }
    if let failure { throw failure }
}

/// Sorts by keys of the same number, with a comparison for what they are when they are all alike.
private func sort(_ items: UnsafeMutablePointer<Value>, keys: UnsafeBufferPointer<Value>) throws(Raise) {
    switch commonKind(keys) {
    case .int: try sort(items, keys, { $0.smallInt }) { (a, b) in a < b }
    case .float: try sort(items, keys, { $0.float }) { (a, b) in a < b }
    case .string:
        try sort(items, keys, { $0.cast(to: StringObject.self) }) { (a, b) in a.compare(b) < 0 }
    case .tuple:
        try sort(items, keys, { $0 }) { (a, b) throws(Raise) in
            let (x, y) = (a.cast(to: ListObject.self), b.cast(to: ListObject.self))
            return try isLessTuple(x, y)
        }
    default: try sort(items, keys, { $0 }) { (a, b) throws(Raise) in try isLess(a, b) }
    }
}

/// What all keys are: `.int` means small integers. `.empty` for a mixture.
private func commonKind(_ keys: UnsafeBufferPointer<Value>) -> Kind {
    guard let first = keys.first else { return .empty }
    if first.isSmallInt { return keys.allSatisfy { $0.isSmallInt } ? .int : .empty }
    let kind = first.kind
    return keys.allSatisfy { $0.kind == kind } ? kind : .empty
}

/// `a < b` for exact tuples: the first items that differ decide, which are numbers or strings mostly.
private func isLessTuple(_ a: TupleRef, _ b: TupleRef) throws(Raise) -> Bool {
    let common = min(a.pointee.count, b.pointee.count)
    var position = 0
    while position < common {
        let (x, y) = (a.pointee.items[position], b.pointee.items[position])
        position &+= 1
        if x.bits == y.bits { continue }
        if x.isSmallInt && y.isSmallInt { return x.smallInt < y.smallInt }
        if x.isFloat && y.isFloat {
            if x.float == y.float { continue }
            return x.float < y.float
        }
        guard x.kind == .string, y.kind == .string else { return try isLessInGeneral(a, b) }
        let order = x.cast(to: StringObject.self).compare(y.cast(to: StringObject.self))
        if order != 0 { return order < 0 }
    }
    return a.pointee.count < b.pointee.count
}

@inline(never) private func isLessInGeneral(_ a: TupleRef, _ b: TupleRef) throws(Raise) -> Bool {
    let result = try compareItems(.less, a, b)
    defer { result.release() }
    return try truth(result)
}

@inline(__always) private func sort<Key>(
    _ items: UnsafeMutablePointer<Value>, _ keys: UnsafeBufferPointer<Value>, _ convert: (Value) -> Key,
    _ isLess: (Key, Key) throws(Raise) -> Bool
) throws(Raise) {
    let count = keys.count
    let entries = UnsafeMutablePointer<SortEntry<Key>>.allocate(capacity: count)
    let spare = UnsafeMutablePointer<SortEntry<Key>>.allocate(capacity: count)
    for position in 0..<count {
        entries[position] = SortEntry(key: convert(keys[position]), item: items[position])
    }
    defer {
        for position in 0..<count { items[position] = entries[position].item }
        entries.deallocate()
        spare.deallocate()
    }
    try sortRuns(entries, spare, count, isLess)
}

/// Finds runs, each at least `minimumRun` long, and merges them so that lengths stay balanced.
@inline(__always) private func sortRuns<Key>(
    _ entries: UnsafeMutablePointer<SortEntry<Key>>, _ spare: UnsafeMutablePointer<SortEntry<Key>>, _ count: Int,
    _ isLess: (Key, Key) throws(Raise) -> Bool
) throws(Raise) {
    let minimum = minimumRun(count)
    var runs: [(start: Int, count: Int)] = []
    var start = 0
    while start < count {
        var run = try countRun(entries, start, count, isLess)
        if run < minimum {
            let forced = min(minimum, count - start)
            try insertBinary(entries, start, start + run, start + forced, isLess)
            run = forced
        }
        runs.append((start, run))
        start += run
        // Each run is longer than the sum of the two after it.
        while runs.count > 1 {
            let last = runs.count - 1
            let mustMerge =
                runs[last - 1].count <= runs[last].count
                || (last >= 2 && runs[last - 2].count <= runs[last - 1].count + runs[last].count)
            if !mustMerge { break }
            let left = last >= 2 && runs[last - 2].count < runs[last].count ? last - 2 : last - 1
            try mergeRuns(entries, spare, &runs, left, isLess)
        }
    }
    while runs.count > 1 {
        let last = runs.count - 1
        let left = last >= 2 && runs[last - 2].count < runs[last].count ? last - 2 : last - 1
        try mergeRuns(entries, spare, &runs, left, isLess)
    }
}

/// Between 32 and 64 such that the number of runs is a power of two or a little less.
private func minimumRun(_ count: Int) -> Int {
    var rest = count
    var hasRemainder = 0
    while rest >= 64 {
        hasRemainder |= rest & 1
        rest >>= 1
    }
    return rest + hasRemainder
}

/// The length of the run at `start`: ascending, or strictly descending and then turned round.
@inline(__always) private func countRun<Key>(
    _ entries: UnsafeMutablePointer<SortEntry<Key>>, _ start: Int, _ end: Int,
    _ isLess: (Key, Key) throws(Raise) -> Bool
) throws(Raise) -> Int {
    var position = start + 1
    if position == end { return 1 }
    let isDescending = try isLess(entries[position].key, entries[start].key)
    position += 1
    while position < end, try isLess(entries[position].key, entries[position - 1].key) == isDescending { position += 1 }
    if isDescending {
        var run = UnsafeMutableBufferPointer(start: entries + start, count: position - start)
        run.reverse()
    }
    return position - start
}

/// Sorts `start..<end`, of which `start..<sorted` is sorted.
@inline(__always) private func insertBinary<Key>(
    _ entries: UnsafeMutablePointer<SortEntry<Key>>, _ start: Int, _ sorted: Int, _ end: Int,
    _ isLess: (Key, Key) throws(Raise) -> Bool
) throws(Raise) {
    var position = sorted
    while position < end {
        let pivot = entries[position]
        var low = start
        var high = position
        while low < high {
            let middle = (low &+ high) >> 1
            if try isLess(pivot.key, entries[middle].key) { high = middle } else { low = middle &+ 1 }
        }
        var target = position
        while target > low {
            entries[target] = entries[target &- 1]
            target &-= 1
        }
        entries[low] = pivot
        position &+= 1
    }
}

/// Merges the runs `left` and `left + 1`. On an error every entry is still there once.
@inline(__always) private func mergeRuns<Key>(
    _ entries: UnsafeMutablePointer<SortEntry<Key>>, _ spare: UnsafeMutablePointer<SortEntry<Key>>,
    _ runs: inout [(start: Int, count: Int)], _ left: Int, _ isLess: (Key, Key) throws(Raise) -> Bool
) throws(Raise) {
    if runtime.attention.flag != 0 { try giveAttention() }
    let (start, leftCount) = runs[left]
    let middle = start + leftCount
    let end = middle + runs[left + 1].count
    runs[left].count = end - start
    runs.remove(at: left + 1)
    memcpy(spare, entries + start, leftCount &* MemoryLayout<SortEntry<Key>>.stride)
    var (next, right, target) = (0, middle, start)
    defer {
        // What is left of the copy goes where the gap is, after an error too.
        memcpy(entries + target, spare + next, (leftCount &- next) &* MemoryLayout<SortEntry<Key>>.stride)
    }
    while next < leftCount && right < end {
        if try isLess(entries[right].key, spare[next].key) {
            entries[target] = entries[right]
            right &+= 1
        } else {
            entries[target] = spare[next]
            next &+= 1
        }
        target &+= 1
    }
}
