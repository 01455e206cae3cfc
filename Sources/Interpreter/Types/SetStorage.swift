import Glibc

// The hash table behind `set` and `frozenset`. Places are tried as CPython tries them (ten in a row, then a jump that the upper
// bits of the hash decide) and the table grows when CPython's does, so that sets of numbers iterate in the same order.

private let linearProbes = 9
private let perturbShift = 5
private let smallestTable = 8

/// Marks a deleted place. It is never retained, released or compared.
private let dummy = Value(bits: 1)

/// Whether a place of a set's table holds an item.
@inline(__always) func isLiveSetKey(_ key: Value) -> Bool { key.bits > 1 }

func newSet() -> SetRef {
    let set = newContainer(SetObject.self, .set)
    set.initializeTable()
    return set
}

func newSet(_ kind: Kind, _ type: TypeRef) -> SetRef {
    let set = newSubclassable(SetObject.self, kind, type)
    set.initializeTable()
    return set
}

private func allocateTable(_ size: Int) -> UnsafeMutablePointer<SetEntry> {
    guard let memory = malloc(size &* MemoryLayout<SetEntry>.stride) else { outOfMemory() }
    let table = memory.assumingMemoryBound(to: SetEntry.self)
    table.initialize(repeating: SetEntry(hash: 0, key: .empty), count: size)
    return table
}

extension UnsafeMutablePointer where Pointee == SetObject {
    func initializeTable() {
        pointee.count = 0
        pointee.fill = 0
        pointee.mask = smallestTable - 1
        pointee.table = allocateTable(smallestTable)
        pointee.hash = 0
        pointee.changes = 0
    }

    /// The place of a key, or -1.
    func find(_ key: Value, hash: Int) throws(Raise) -> Int {
        let (position, isFound) = try locate(key, hash: hash)
        return isFound ? position : -1
    }

    /// The place of a key, or where it would go: the last deleted place on the way, else the free one at its end. Comparing
    /// may run code that changes the set: then the search starts again.
    private func locate(_ key: Value, hash: Int) throws(Raise) -> (position: Int, isFound: Bool) {
        var lookup = ProbeSequence(hash, pointee.mask)
        var deleted = -1
        while true {
            let position = lookup.position
            let entry = pointee.table[position]
            if entry.key.isEmpty { return (deleted < 0 ? position : deleted, false) }
            if !isLiveSetKey(entry.key) {
                deleted = position
            } else if entry.hash == hash {
                if entry.key.bits == key.bits { return (position, true) }
                if entry.key.kind == .string && key.kind == .string {
                    if entry.key.cast(to: StringObject.self).equals(key.cast(to: StringObject.self)) {
                        return (position, true)
                    }
                } else if !(entry.key.isSmallInt && key.isSmallInt) {
                    let (table, mask) = (pointee.table, pointee.mask)
                    entry.key.retain()
                    defer { entry.key.release() }
                    let isEqual = try equalKeys(entry.key, key)
                    if pointee.table != table || pointee.mask != mask || table[position].key.bits != entry.key.bits {
                        lookup = ProbeSequence(hash, pointee.mask)
                        deleted = -1
                        continue
                    }
                    if isEqual { return (position, true) }
                }
            }
            lookup.advance()
        }
    }

    /// Adds a key (borrowed) unless it is there.
    func add(_ key: Value, hash: Int) throws(Raise) {
        let (position, isFound) = try locate(key, hash: hash)
        if isFound { return }
        let isReused = !pointee.table[position].key.isEmpty
        pointee.table[position] = SetEntry(hash: hash, key: key.retain())
        pointee.count &+= 1
        if isReused { return }
        pointee.fill &+= 1
        if pointee.fill &* 5 >= pointee.mask &* 3 { resize(toward: pointee.grownCount) }
    }

    /// Puts a key in the first free place of its sequence.
    @inline(__always) private func place(_ key: Value, hash: Int) {
        var lookup = ProbeSequence(hash, pointee.mask)
        while !pointee.table[lookup.position].key.isEmpty { lookup.advance() }
        pointee.table[lookup.position] = SetEntry(hash: hash, key: key)
    }

    func resize(toward wanted: Int) {
        var size = smallestTable
        while size <= wanted { size <<= 1 }
        let (old, oldMask) = (pointee.table, pointee.mask)
        pointee.table = allocateTable(size)
        pointee.mask = size &- 1
        pointee.fill = pointee.count
        for position in 0...oldMask where isLiveSetKey(old[position].key) {
            place(old[position].key, hash: old[position].hash)
        }
        free(old)
    }

    /// Makes room for `count` more at once.
    func reserve(adding count: Int) {
        if (pointee.fill &+ count) &* 5 >= pointee.mask &* 3 { resize(toward: (pointee.count &+ count) &* 2) }
    }

    /// Takes out what is at a place; the caller owns it.
    func removeEntry(_ position: Int) -> Value {
        let key = pointee.table[position].key
        pointee.table[position] = SetEntry(hash: -1, key: dummy)
        pointee.count &-= 1
        return key
    }

    /// Removes a key; false when it was not there.
    func remove(_ key: Value, hash: Int) throws(Raise) -> Bool {
        let position = try find(key, hash: hash)
        if position < 0 { return false }
        removeEntry(position).release()
        return true
    }

    func removeAll() {
        let (old, mask) = (pointee.table, pointee.mask)
        initializeTable()
        for position in 0...mask where isLiveSetKey(old[position].key) { old[position].key.release() }
        free(old)
    }

    /// The next place at or after `position` that holds an item, or -1.
    @inline(__always) func nextEntry(_ position: Int) -> Int {
        var place = position
        while place <= pointee.mask {
            if isLiveSetKey(pointee.table[place].key) { return place }
            place &+= 1
        }
        return -1
    }

    /// Adds all of another set.
    func merge(_ other: SetRef) throws(Raise) {
        if other == self || other.pointee.count == 0 { return }
        reserve(adding: other.pointee.count)
        if pointee.fill == 0 {
            let isCopy = pointee.mask == other.pointee.mask && other.pointee.fill == other.pointee.count
            for position in 0...other.pointee.mask where isLiveSetKey(other.pointee.table[position].key) {
                let entry = other.pointee.table[position]
                entry.key.retain()
                if isCopy { pointee.table[position] = entry } else { place(entry.key, hash: entry.hash) }
            }
            pointee.fill = other.pointee.count
            pointee.count = other.pointee.count
            return
        }
        try other.forEachEntry { (entry) throws(Raise) in try add(entry.key, hash: entry.hash) }
    }

    /// Entries in order, their keys kept alive while `body` runs; it may change the set.
    func forEachEntry(_ body: (SetEntry) throws(Raise) -> Void) throws(Raise) {
        var position = nextEntry(0)
        while position >= 0 {
            let entry = pointee.table[position]
            entry.key.retain()
            defer { entry.key.release() }
            try body(entry)
            position = nextEntry(position &+ 1)
        }
    }
}

extension SetObject {
    /// What a table that is full grows towards.
    fileprivate var grownCount: Int { count > 50000 ? count &* 2 : count &* 4 }
    fileprivate var hasManyDummies: Bool { fill &- count > mask / 4 }
}

/// The places where a hash may be, in the order in which they are tried.
private struct ProbeSequence {
    private(set) var position: Int
    private var start: Int
    private var left: Int
    private var perturb: UInt
    private let mask: Int

    @inline(__always) init(_ hash: Int, _ mask: Int) {
        self.mask = mask
        start = hash & mask
        position = start
        perturb = UInt(bitPattern: hash)
        left = start &+ linearProbes <= mask ? linearProbes : 0
    }

    @inline(__always) mutating func advance() {
        if left > 0 {
            left &-= 1
            position &+= 1
            return
        }
        perturb >>= UInt(perturbShift)
        start = (start &* 5 &+ 1 &+ Int(bitPattern: perturb)) & mask
        position = start
        left = start &+ linearProbes <= mask ? linearProbes : 0
    }
}

// MARK: What the machine and other types use

func setAdd(_ set: SetRef, _ key: Value) throws(Raise) { try set.add(key, hash: hashOf(key)) }

/// `key in set`; a set as key counts as the frozenset of its items.
func setContains(_ set: SetRef, _ key: Value) throws(Raise) -> Bool {
    try set.find(key, hash: setKeyHash(key)) >= 0
}

/// The hash of a key looked for in a set; sets, which have none, hash as frozensets here.
func setKeyHash(_ key: Value) throws(Raise) -> Int {
    if key.layout == .set { return hashFrozenset(key.cast(to: SetObject.self)) }
    return try hashOf(key)
}

/// Adds all items of an iterable.
func setUpdate(_ set: SetRef, _ iterable: Value) throws(Raise) {
    switch iterable.kind {
    case .set, .frozenset: try set.merge(iterable.cast(to: SetObject.self))
    case .dict:
        let dict = iterable.cast(to: DictObject.self)
        set.reserve(adding: dict.pointee.count)
        var entry = dict.nextEntry(0)
        while entry >= 0 {
            let key = dict.pointee.entries[entry].key.retain()
            defer { key.release() }
            try set.add(key, hash: dict.pointee.entries[entry].hash)
            entry = dict.nextEntry(entry &+ 1)
        }
    default:
        try iterate(iterable) { (item) throws(Raise) in
            try setAdd(set, item)
            return true
        }
    }
}

/// Removes all items of an iterable.
func setDifferenceUpdate(_ set: SetRef, _ other: Value) throws(Raise) {
    if other.bits == Value(set).bits { return set.removeAll() }
    if other.layout == .set || other.layout == .frozenset {
        try other.cast(to: SetObject.self).forEachEntry { (entry) throws(Raise) in
            _ = try set.remove(entry.key, hash: entry.hash)
        }
    } else {
        try iterate(other) { (item) throws(Raise) in
            _ = try set.remove(item, hash: hashOf(item))
            return true
        }
    }
    if set.pointee.hasManyDummies { set.resize(toward: set.pointee.grownCount) }
}

/// Keeps what is in one of the two only.
func setSymmetricDifferenceUpdate(_ set: SetRef, _ other: Value) throws(Raise) {
    if other.bits == Value(set).bits { return set.removeAll() }
    let source: Value
    if other.layout == .set || other.layout == .frozenset {
        source = other.retain()
    } else {
        let copy = newSet()
        source = Value(copy)
        do throws(Raise) { try setUpdate(copy, other) } catch {
            source.release()
            throw error
        }
    }
    defer { source.release() }
    try source.cast(to: SetObject.self).forEachEntry { (entry) throws(Raise) in
        if try !set.remove(entry.key, hash: entry.hash) { try set.add(entry.key, hash: entry.hash) }
    }
}

/// The hash of a frozenset, which the order of its items does not change.
func hashFrozenset(_ set: SetRef) -> Int {
    if set.pointee.hash != 0 && Value(set).layout == .frozenset { return set.pointee.hash }
    var hash: UInt = 0
    for position in 0...set.pointee.mask where isLiveSetKey(set.pointee.table[position].key) {
        let item = UInt(bitPattern: set.pointee.table[position].hash)
        hash ^= ((item ^ 89_869_747) ^ (item << 16)) &* 3_644_798_167
    }
    hash ^= UInt(set.pointee.count &+ 1) &* 1_927_868_237
    hash ^= (hash >> 11) ^ (hash >> 25)
    hash = hash &* 69069 &+ 907_133_923
    let result = hash == UInt.max ? 590_923_713 : Int(bitPattern: hash)
    if Value(set).layout == .frozenset { set.pointee.hash = result }
    return result
}

func setIterator(_ set: Value) -> Value { newNativeIterator(SetIterator(set)) }

/// Walks a set's table; notices when the set changes size.
final class SetIterator: NativeIterator {
    private var set: Value
    private var position = 0
    private var expected: Int

    /// Borrows `set`.
    init(_ set: Value) {
        self.set = set.retain()
        expected = set.cast(to: SetObject.self).pointee.count
    }

    deinit { set.release() }

    override func next() throws(Raise) -> Value? {
        if set.isEmpty { return nil }
        let source = set.cast(to: SetObject.self)
        if source.pointee.count != expected {
            expected = -1
            throw runtimeError("Set changed size during iteration")
        }
        let entry = source.nextEntry(position)
        if entry < 0 {
            set.release()
            set = .empty
            return nil
        }
        position = entry &+ 1
        return source.pointee.table[entry].key.retain()
    }

    override var typeName: String { "set_iterator" }
}
