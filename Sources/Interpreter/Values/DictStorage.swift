import Glibc

// The hash table behind `dict`, namespaces and keyword arguments; its methods are in Types/DictType.swift.

private let freeIndex: Int32 = -1
private let deletedIndex: Int32 = -2

package func newDict() -> DictRef {
    let dict = newContainer(DictObject.self, .dict)
    dict.initializeStorage()
    return dict
}

extension UnsafeMutablePointer where Pointee == DictObject {
    func initializeStorage(slots: Int = 8) {
        pointee.count = 0
        pointee.used = 0
        pointee.capacity = slots * 2 / 3
        pointee.mask = slots - 1
        pointee.keyVersion = 0
        guard let entries = malloc(pointee.capacity &* MemoryLayout<DictEntry>.stride), let index = malloc(slots &* 4)
        else {
            outOfMemory()
        }
        pointee.entries = entries.assumingMemoryBound(to: DictEntry.self)
        pointee.index = index.assumingMemoryBound(to: Int32.self)
        memset(index, 0xFF, slots &* 4)
    }

    /// A number that no other state of any dict's keys has.
    var currentKeyVersion: Int {
        if pointee.keyVersion == 0 {
            pointee.keyVersion = runtime.nextKeyVersion
            runtime.nextKeyVersion &+= 1
        }
        return pointee.keyVersion
    }

    // MARK: String keys (no code of the language runs)

    /// The entry of a string key, or -1. `name` is any string.
    @inline(__always) func find(string name: StringRef) -> Int {
        let hash = name.hashValueCached
        let mask = pointee.mask
        var position = hash & mask
        while true {
            let entry = Int(pointee.index[position])
            if entry == Int(freeIndex) { return -1 }
            if entry >= 0 {
                let candidate = pointee.entries + entry
                if candidate.pointee.hash == hash {
                    let key = candidate.pointee.key
                    if key.bits == UInt(bitPattern: name) { return entry }
                    if key.layout == .string && key.cast(to: StringObject.self).equals(name) { return entry }
                }
            }
            position = (position &+ 1) & mask
        }
    }

    /// The value of a string key, borrowed, or empty.
    @inline(__always) package func get(_ name: Value) -> Value {
        let entry = find(string: name.cast(to: StringObject.self))
        return entry < 0 ? .empty : pointee.entries[entry].value
    }

    package func get(_ name: String) -> Value { get(intern(name)) }

    /// Sets a string key (borrowed) to an owned value.
    package func set(_ name: Value, _ value: Value) {
        let string = name.cast(to: StringObject.self)
        let entry = find(string: string)
        if entry >= 0 {
            replace(&pointee.entries[entry].value, with: value)
        } else {
            insertNew(name.retain(), hash: string.hashValueCached, value)
        }
    }

    package func set(_ name: String, _ value: Value) { set(intern(name), value) }

    /// Removes a string key; false when it was not there.
    package func remove(_ name: Value) -> Bool {
        let entry = find(string: name.cast(to: StringObject.self))
        if entry < 0 { return false }
        removeEntry(entry)
        return true
    }

    // MARK: Any keys

    /// The entry of a key with this hash, or -1. Comparing may run code of the language, which may change the dict: then
    /// the search starts again.
    func find(_ key: Value, hash: Int) throws(Raise) -> Int {
        if key.kind == .string { return find(string: key.cast(to: StringObject.self)) }
        restart: while true {
            let mask = pointee.mask
            var position = hash & mask
            while true {
                let entry = Int(pointee.index[position])
                if entry == Int(freeIndex) { return -1 }
                if entry >= 0 && pointee.entries[entry].hash == hash {
                    let candidate = pointee.entries[entry].key
                    if candidate.bits == key.bits { return entry }
                    let (entries, used) = (pointee.entries, pointee.used)
                    candidate.retain()
                    let isEqual: Bool
                    do throws(Raise) { isEqual = try equalKeys(candidate, key) } catch {
                        candidate.release()
                        throw error
                    }
                    let isChanged =
                        pointee.entries != entries || pointee.used != used
                        || pointee.entries[entry].key.bits != candidate.bits
                    candidate.release()
                    if isChanged { continue restart }
                    if isEqual { return entry }
                }
                position = (position &+ 1) & mask
            }
        }
    }

    /// The value of a key, borrowed, or empty.
    package func get(key: Value) throws(Raise) -> Value {
        let entry = try find(key, hash: hashOf(key))
        return entry < 0 ? .empty : pointee.entries[entry].value
    }

    /// Sets a key (borrowed) to a value, which is taken over also when this throws.
    package func set(key: Value, _ value: Value) throws(Raise) {
        do throws(Raise) {
            let hash = try hashOf(key)
            let entry = try find(key, hash: hash)
            if entry >= 0 {
                replace(&pointee.entries[entry].value, with: value)
            } else {
                insertNew(key.retain(), hash: hash, value)
            }
        } catch {
            value.release()
            throw error
        }
    }

    /// Removes a key; its value, owned, or empty when it was not there.
    package func remove(key: Value) throws(Raise) -> Value {
        let entry = try find(key, hash: hashOf(key))
        if entry < 0 { return .empty }
        let value = pointee.entries[entry].value.retain()
        removeEntry(entry)
        return value
    }

    // MARK: Structure

    /// Adds a key that is not there; takes over both.
    func insertNew(_ key: Value, hash: Int, _ value: Value) {
        if pointee.used == pointee.capacity { grow() }
        let entry = pointee.used
        pointee.entries[entry] = DictEntry(hash: hash, key: key, value: value)
        pointee.used = entry &+ 1
        pointee.count &+= 1
        pointee.keyVersion = 0
        let mask = pointee.mask
        var position = hash & mask
        while pointee.index[position] >= 0 { position = (position &+ 1) & mask }
        pointee.index[position] = Int32(truncatingIfNeeded: entry)
    }

    func removeEntry(_ entry: Int) {
        let old = pointee.entries[entry]
        let mask = pointee.mask
        var position = old.hash & mask
        while Int(pointee.index[position]) != entry { position = (position &+ 1) & mask }
        pointee.index[position] = deletedIndex
        pointee.entries[entry].key = .empty
        pointee.entries[entry].value = .empty
        pointee.count &-= 1
        pointee.keyVersion = 0
        if pointee.count == 0 {
            // An empty table has no order to keep: start anew, so that queues of one item stay short.
            pointee.used = 0
            memset(pointee.index, 0xFF, (mask &+ 1) &* 4)
        }
        old.key.release()
        old.value.release()
    }

    @inline(never) func grow() {
        let slots = (pointee.mask &+ 1) &* (pointee.count &* 2 > pointee.capacity ? 2 : 1)
        rebuild(slots: slots)
    }

    func reserve(_ count: Int) {
        var slots = 8
        while slots * 2 / 3 < count { slots *= 2 }
        if slots > pointee.mask + 1 { rebuild(slots: slots) }
    }

    private func rebuild(slots: Int) {
        let capacity = slots &* 2 / 3
        guard let newEntries = malloc(capacity &* MemoryLayout<DictEntry>.stride), let newIndex = malloc(slots &* 4)
        else {
            outOfMemory()
        }
        let entries = newEntries.assumingMemoryBound(to: DictEntry.self)
        let index = newIndex.assumingMemoryBound(to: Int32.self)
        memset(index, 0xFF, slots &* 4)
        var count = 0
        for old in 0..<pointee.used where !pointee.entries[old].key.isEmpty {
            entries[count] = pointee.entries[old]
            var position = entries[count].hash & (slots &- 1)
            while index[position] >= 0 { position = (position &+ 1) & (slots &- 1) }
            index[position] = Int32(truncatingIfNeeded: count)
            count &+= 1
        }
        free(pointee.entries)
        free(pointee.index)
        pointee.entries = entries
        pointee.index = index
        pointee.used = count
        pointee.capacity = capacity
        pointee.mask = slots &- 1
    }

    func removeAll() {
        let (entries, index, used) = (pointee.entries, pointee.index, pointee.used)
        initializeStorage()
        for position in 0..<used where !entries[position].key.isEmpty {
            entries[position].key.release()
            entries[position].value.release()
        }
        free(entries)
        free(index)
    }

    /// The next entry at or after `position` that is in use, or -1.
    @inline(__always) package func nextEntry(_ position: Int) -> Int {
        var entry = position
        while entry < pointee.used {
            if !pointee.entries[entry].key.isEmpty { return entry }
            entry &+= 1
        }
        return -1
    }

    /// Key and value of an entry in use, borrowed.
    @inline(__always) package func entry(_ entry: Int) -> (key: Value, value: Value) {
        (pointee.entries[entry].key, pointee.entries[entry].value)
    }

    /// Keys and values in order, borrowed; the body must not change the dict.
    package func forEach(_ body: (Value, Value) throws(Raise) -> Void) throws(Raise) {
        var entry = nextEntry(0)
        while entry >= 0 {
            try body(pointee.entries[entry].key, pointee.entries[entry].value)
            entry = nextEntry(entry &+ 1)
        }
    }

    /// Keys and values in order with a reference each.
    package func retainedPairs() -> [(key: Value, value: Value)] {
        var pairs: [(Value, Value)] = []
        pairs.reserveCapacity(pointee.count)
        var entry = nextEntry(0)
        while entry >= 0 {
            pairs.append((pointee.entries[entry].key.retain(), pointee.entries[entry].value.retain()))
            entry = nextEntry(entry &+ 1)
        }
        return pairs
    }

    func copyDict() -> DictRef {
        let copy = newDict()
        copy.reserve(pointee.count)
        var entry = nextEntry(0)
        while entry >= 0 {
            let old = pointee.entries[entry]
            copy.insertNew(old.key.retain(), hash: old.hash, old.value.retain())
            entry = nextEntry(entry &+ 1)
        }
        return copy
    }
}
