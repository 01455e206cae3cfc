import Glibc

/// The methods of `set`; those it shares with `frozenset` are added by `SetMethods`.
enum SetType {
    static func populate(_ type: TypeRef) {
        type.staticMethod("__new__(cls, /, *args, **kwargs)") { (a) throws(Raise) in
            Value(newSet(.set, try classArgument(a[0], builtinType(.set))))
        }
        type.method("__init__(self, iterable=?, /)") { (a) throws(Raise) in
            if set(a[0]).pointee.count > 0 { set(a[0]).removeAll() }
            if a.has(1) { try setUpdate(set(a[0]), a[1]) }
            return Value.none
        }
        type.define("__hash__", Value.none)
        SetMethods.add(to: type)
        addChanges(type)
        addInPlaceOperators(type)
    }

    @inline(__always) private static func set(_ value: Value) -> SetRef { value.cast(to: SetObject.self) }

    private static func addChanges(_ type: TypeRef) {
        type.method("add(self, object, /)") { (a) throws(Raise) in
            try setAdd(set(a[0]), a[1])
            return Value.none
        }
        type.method("discard(self, object, /)") { (a) throws(Raise) in
            _ = try set(a[0]).remove(a[1], hash: setKeyHash(a[1]))
            return Value.none
        }
        type.method("remove(self, object, /)") { (a) throws(Raise) in
            if try !set(a[0]).remove(a[1], hash: setKeyHash(a[1])) { throw keyError(a[1]) }
            return Value.none
        }
        type.method("pop(self, /)") { (a) throws(Raise) in try pop(set(a[0])) }
        type.method("clear(self, /)") { (a) in
            set(a[0]).removeAll()
            return Value.none
        }
        type.method("update(self, /, *others)") { (a) throws(Raise) in
            for other in a[1].cast(to: ListObject.self).buffer { try setUpdate(set(a[0]), other) }
            return Value.none
        }
        type.method("difference_update(self, /, *others)") { (a) throws(Raise) in
            for other in a[1].cast(to: ListObject.self).buffer { try setDifferenceUpdate(set(a[0]), other) }
            return Value.none
        }
        type.method("symmetric_difference_update(self, other, /)") { (a) throws(Raise) in
            try setSymmetricDifferenceUpdate(set(a[0]), a[1])
            return Value.none
        }
        type.method("intersection_update(self, /, *others)") { (a) throws(Raise) in
            let result = try SetMethods.intersection(a[0], a[1].cast(to: ListObject.self).buffer)
            SetMethods.takeOver(set(a[0]), result)
            return Value.none
        }
    }

    /// The finger that makes repeated `pop` walk on is in the field that a frozenset uses for its hash.
    private static func pop(_ set: SetRef) throws(Raise) -> Value {
        if set.pointee.count == 0 {
            let message = newString("pop from an empty set")
            defer { message.release() }
            throw keyError(message)
        }
        var entry = set.nextEntry(set.pointee.hash & set.pointee.mask)
        if entry < 0 { entry = set.nextEntry(0) }
        set.pointee.hash = entry &+ 1
        return set.removeEntry(entry)
    }

    private static func addInPlaceOperators(_ type: TypeRef) {
        type.method("__ior__(self, value, /)") { (a) throws(Raise) in
            guard SetMethods.isSet(a[1]) else { return Value.notImplemented }
            try setUpdate(set(a[0]), a[1])
            return a[0].retain()
        }
        type.method("__iand__(self, value, /)") { (a) throws(Raise) in
            guard SetMethods.isSet(a[1]) else { return Value.notImplemented }
            SetMethods.takeOver(set(a[0]), try SetMethods.intersection(a[0], a[1]))
            return a[0].retain()
        }
        type.method("__isub__(self, value, /)") { (a) throws(Raise) in
            guard SetMethods.isSet(a[1]) else { return Value.notImplemented }
            try setDifferenceUpdate(set(a[0]), a[1])
            return a[0].retain()
        }
        type.method("__ixor__(self, value, /)") { (a) throws(Raise) in
            guard SetMethods.isSet(a[1]) else { return Value.notImplemented }
            try setSymmetricDifferenceUpdate(set(a[0]), a[1])
            return a[0].retain()
        }
    }
}

/// The methods of `frozenset`.
enum FrozensetType {
    static func populate(_ type: TypeRef) {
        type.staticMethod("__new__(cls, iterable=?, /)") { (a) throws(Raise) in
            let type = try classArgument(a[0], builtinType(.frozenset))
            if a.has(1) && a[1].kind == .frozenset && type == builtinType(.frozenset) { return a[1].retain() }
            let result = newSet(.frozenset, type)
            do throws(Raise) { if a.has(1) { try setUpdate(result, a[1]) } } catch {
                Value(result).release()
                throw error
            }
            return Value(result)
        }
        type.method("__hash__(self, /)") { (a) in Value(hashFrozenset(a[0].cast(to: SetObject.self))) }
        SetMethods.add(to: type)
    }
}

/// What `set` and `frozenset` have in common. Results have the type of the left operand.
enum SetMethods {
    @inline(__always) private static func set(_ value: Value) -> SetRef { value.cast(to: SetObject.self) }

    static func isSet(_ value: Value) -> Bool { value.layout == .set || value.layout == .frozenset }

    static func add(to type: TypeRef) {
        addBasics(type)
        addOperators(type)
        addNamedOperations(type)
    }

    private static func addBasics(_ type: TypeRef) {
        type.method("__len__(self, /)") { (a) in Value(set(a[0]).pointee.count) }
        type.method("__iter__(self, /)") { (a) in setIterator(a[0]) }
        type.method("__contains__(self, object, /)") { (a) throws(Raise) in Value(try setContains(set(a[0]), a[1])) }
        type.method("__repr__(self, /)") { (a) throws(Raise) in try repr(a[0]) }
        type.method("__sizeof__(self, /)") { (a) in Value(200 + (set(a[0]).pointee.mask + 1) * 16) }
        type.method("copy(self, /)") { (a) throws(Raise) in
            a[0].kind == .frozenset ? a[0].retain() : try copy(a[0])
        }
        type.classMethod("__class_getitem__(cls, item, /)") { (a) throws(Raise) in newGenericAlias(a[0], a[1]) }
        type.method("__reduce__(self, /)") { (a) throws(Raise) in
            let list = newList()
            try listExtend(list, a[0])
            return newTuple([Value(a[0].type).retain(), newTuple([Value(list)]), Value.none])
        }
    }

    private static func repr(_ value: Value) throws(Raise) -> Value {
        let name = typeName(value)
        if set(value).pointee.count == 0 { return newString("\(name)()") }
        if !enterRepr(value) { return newString("\(name)(...)") }
        defer { leaveRepr(value) }
        let list = newList()
        defer { Value(list).release() }
        try set(value).forEachEntry { (entry) in list.append(entry.key.retain()) }
        var text = TextBuilder()
        let isNamed = value.kind != .set
        if isNamed { text.append("\(name)(") }
        text.append(0x7B)
        try itemsText(list, to: &text)
        text.append(0x7D)
        if isNamed { text.append(0x29) }
        return text.finish()
    }

    /// An empty set of the built-in type that a value has or inherits from.
    private static func newLike(_ value: Value) -> SetRef {
        newSet(value.layout, builtinType(value.layout))
    }

    private static func filled(_ set: SetRef, _ fill: (SetRef) throws(Raise) -> Void) throws(Raise) -> Value {
        do throws(Raise) { try fill(set) } catch {
            Value(set).release()
            throw error
        }
        return Value(set)
    }

    private static func copy(_ value: Value) throws(Raise) -> Value {
        try filled(newLike(value)) { (result) throws(Raise) in try result.merge(set(value)) }
    }

    /// Gives `target` the items of `source` (owned), which is used up.
    static func takeOver(_ target: SetRef, _ source: Value) {
        let other = set(source)
        swap(&target.pointee.table, &other.pointee.table)
        swap(&target.pointee.mask, &other.pointee.mask)
        swap(&target.pointee.fill, &other.pointee.fill)
        swap(&target.pointee.count, &other.pointee.count)
        source.release()
    }

    // MARK: Operations

    /// `a & b` for a set and any iterable.
    static func intersection(_ a: Value, _ b: Value) throws(Raise) -> Value {
        if a.bits == b.bits { return try copy(a) }
        return try filled(newLike(a)) { (result) throws(Raise) in
            if isSet(b) {
                // The smaller of the two is walked.
                var (large, small) = (set(a), set(b))
                if small.pointee.count > large.pointee.count { swap(&large, &small) }
                try small.forEachEntry { (entry) throws(Raise) in
                    if try large.find(entry.key, hash: entry.hash) >= 0 { try result.add(entry.key, hash: entry.hash) }
                }
            } else {
                try iterate(b) { (item) throws(Raise) in
                    let hash = try hashOf(item)
                    if try set(a).find(item, hash: hash) >= 0 { try result.add(item, hash: hash) }
                    return true
                }
            }
        }
    }

    static func intersection(_ value: Value, _ others: UnsafeBufferPointer<Value>) throws(Raise) -> Value {
        if others.isEmpty { return try copy(value) }
        var result = value.retain()
        for other in others {
            let next: Value
            do throws(Raise) { next = try intersection(result, other) } catch {
                result.release()
                throw error
            }
            result.release()
            result = next
        }
        return result
    }

    private static func union(_ value: Value, _ others: [Value]) throws(Raise) -> Value {
        try filled(newLike(value)) { (result) throws(Raise) in
            try result.merge(set(value))
            for other in others { try setUpdate(result, other) }
        }
    }

    private static func difference(_ value: Value, _ other: Value) throws(Raise) -> Value {
        let isMapping = other.kind == .dict
        if (isSet(other) || isMapping), try set(value).pointee.count >> 2 <= length(other) {
            return try filled(newLike(value)) { (result) throws(Raise) in
                try set(value).forEachEntry { (entry) throws(Raise) in
                    let isThere =
                        isMapping
                        ? try other.cast(to: DictObject.self).find(entry.key, hash: entry.hash) >= 0
                        : try set(other).find(entry.key, hash: entry.hash) >= 0
                    if !isThere { try result.add(entry.key, hash: entry.hash) }
                }
            }
        }
        return try filled(newLike(value)) { (result) throws(Raise) in
            try result.merge(set(value))
            try setDifferenceUpdate(result, other)
        }
    }

    /// CPython starts from the other operand, which decides the order of the result.
    private static func symmetricDifference(_ value: Value, _ other: Value) throws(Raise) -> Value {
        try filled(newLike(value)) { (result) throws(Raise) in
            try setUpdate(result, other)
            try setSymmetricDifferenceUpdate(result, value)
        }
    }

    private static func addOperators(_ type: TypeRef) {
        addOperator(type, .or, .ror) { (a, b) throws(Raise) in try union(a, [b]) }
        addOperator(type, .and, .rand) { (a, b) throws(Raise) in try intersection(a, b) }
        addOperator(type, .sub, .rsub) { (a, b) throws(Raise) in try difference(a, b) }
        addOperator(type, .xor, .rxor) { (a, b) throws(Raise) in try symmetricDifference(a, b) }
        for comparison in Comparison.all {
            addMethod(type, comparison.method) { (self, other) throws(Raise) in
                isSet(other) ? Value(try compare(comparison, set(self), set(other))) : Value.notImplemented
            }
        }
    }

    private static func addOperator(
        _ type: TypeRef, _ forward: SpecialName, _ reflected: SpecialName,
        _ operation: @escaping (Value, Value) throws(Raise) -> Value
    ) {
        addMethod(type, forward) { (self, other) throws(Raise) in
            isSet(other) ? try operation(self, other) : Value.notImplemented
        }
        addMethod(type, reflected) { (self, other) throws(Raise) in
            isSet(other) ? try operation(other, self) : Value.notImplemented
        }
    }

    private static func compare(_ comparison: Comparison, _ a: SetRef, _ b: SetRef) throws(Raise) -> Bool {
        let order = a.pointee.count - b.pointee.count
        switch comparison {
        case .equal: return order == 0 ? try isSubset(a, b) : false
        case .notEqual: return order == 0 ? try !isSubset(a, b) : true
        case .less: return order < 0 ? try isSubset(a, b) : false
        case .lessOrEqual: return try isSubset(a, b)
        case .greater: return order > 0 ? try isSubset(b, a) : false
        case .greaterOrEqual: return try isSubset(b, a)
        }
    }

    private static func isSubset(_ a: SetRef, _ b: SetRef) throws(Raise) -> Bool {
        if a.pointee.count > b.pointee.count { return false }
        var position = a.nextEntry(0)
        while position >= 0 {
            let entry = a.pointee.table[position]
            entry.key.retain()
            defer { entry.key.release() }
            if try b.find(entry.key, hash: entry.hash) < 0 { return false }
            position = a.nextEntry(position &+ 1)
        }
        return true
    }

    private static func addNamedOperations(_ type: TypeRef) {
        type.method("union(self, /, *others)") { (a) throws(Raise) in
            try union(a[0], Array(a[1].cast(to: ListObject.self).buffer))
        }
        type.method("intersection(self, /, *others)") { (a) throws(Raise) in
            try intersection(a[0], a[1].cast(to: ListObject.self).buffer)
        }
        type.method("difference(self, /, *others)") { (a) throws(Raise) in
            let others = a[1].cast(to: ListObject.self).buffer
            if others.isEmpty { return try copy(a[0]) }
            let result = try difference(a[0], others[0])
            do throws(Raise) {
                for other in others.dropFirst() { try setDifferenceUpdate(set(result), other) }
            } catch {
                result.release()
                throw error
            }
            return result
        }
        type.method("symmetric_difference(self, other, /)") { (a) throws(Raise) in try symmetricDifference(a[0], a[1]) }
        type.method("issubset(self, other, /)") { (a) throws(Raise) in
            try withSet(a[1]) { (other) throws(Raise) in try isSubset(set(a[0]), other) }
        }
        type.method("issuperset(self, other, /)") { (a) throws(Raise) in
            try withSet(a[1]) { (other) throws(Raise) in try isSubset(other, set(a[0])) }
        }
        type.method("isdisjoint(self, other, /)") { (a) throws(Raise) in
            let common = try intersection(a[0], a[1])
            defer { common.release() }
            return Value(set(common).pointee.count == 0)
        }
    }

    /// Calls `body` with a set, or with the set of an iterable's items.
    private static func withSet(_ value: Value, _ body: (SetRef) throws(Raise) -> Bool) throws(Raise) -> Value {
        if isSet(value) { return Value(try body(set(value))) }
        let copy = newSet()
        defer { Value(copy).release() }
        try setUpdate(copy, value)
        return Value(try body(copy))
    }
}
