import Glibc

/// The methods of `tuple`.
enum TupleType {
    static func populate(_ type: TypeRef) {
        type.staticMethod("__new__(cls, iterable=?, /)") { (a) throws(Raise) in
            let type = try classArgument(a[0], builtinType(.tuple))
            return try construct(a.has(1) ? a[1] : .empty, type)
        }
        type.method("__getnewargs__(self, /)") { (a) in newTuple([exact(a[0])]) }
        type.classMethod("__class_getitem__(cls, item, /)") { (a) throws(Raise) in newGenericAlias(a[0], a[1]) }
        addOperators(type)
        type.method("index(self, value, start=0, stop=9223372036854775807, /)") { (a) throws(Raise) in
            let (start, end) = try itemRange(a[2], a[3], count: tuple(a[0]).pointee.count)
            let position = try firstIndex(of: a[1], in: tuple(a[0]), from: start, to: end)
            if position < 0 { throw valueError("tuple.index(x): x not in tuple") }
            return Value(position)
        }
        type.method("count(self, value, /)") { (a) throws(Raise) in
            Value(try countItems(equalTo: a[1], in: tuple(a[0])))
        }
    }

    @inline(__always) private static func tuple(_ value: Value) -> TupleRef { value.cast(to: ListObject.self) }

    private static func construct(_ iterable: Value, _ type: TypeRef) throws(Raise) -> Value {
        let isExact = type == builtinType(.tuple)
        if isExact && iterable.isEmpty { return runtime.emptyTuple.retain() }
        if isExact && iterable.kind == .tuple { return iterable.retain() }
        let items: Value
        if iterable.isEmpty {
            items = Value(newList())
        } else {
            let list = newList()
            items = Value(list)
            do throws(Raise) { try listExtend(list, iterable) } catch {
                items.release()
                throw error
            }
        }
        defer { items.release() }
        // The list's storage becomes the tuple's.
        let source = tuple(items)
        if isExact && source.pointee.count == 0 { return runtime.emptyTuple.retain() }
        let result = newSubclassable(ListObject.self, .tuple, type)
        result.pointee.count = source.pointee.count
        result.pointee.capacity = source.pointee.count
        result.pointee.storage = source.pointee.storage
        if source.pointee.count == 0 {
            free(source.pointee.storage)
            result.pointee.storage = nil
        }
        source.pointee.count = 0
        source.pointee.capacity = 0
        source.pointee.storage = nil
        return Value(result)
    }

    /// The tuple as an exact `tuple`.
    private static func exact(_ value: Value) -> Value {
        value.kind == .tuple ? value.retain() : newTuple(tuple(value).retainedItems())
    }

    private static func addOperators(_ type: TypeRef) {
        type.method("__repr__(self, /)") { (a) throws(Raise) in try repr(a[0]) }
        type.method("__hash__(self, /)") { (a) throws(Raise) in Value(try hashTuple(tuple(a[0]))) }
        type.method("__len__(self, /)") { (a) in Value(tuple(a[0]).pointee.count) }
        type.method("__iter__(self, /)") { (a) in newSequenceIterator(a[0].retain()) }
        type.method("__getitem__(self, key, /)") { (a) throws(Raise) in try tupleGetItem(tuple(a[0]), a[1]) }
        type.method("__contains__(self, key, /)") { (a) throws(Raise) in
            Value(try firstIndex(of: a[1], in: tuple(a[0])) >= 0)
        }
        for comparison in Comparison.all {
            addMethod(type, comparison.method) { (self, other) throws(Raise) in
                other.layout == .tuple
                    ? try compareItems(comparison, tuple(self), tuple(other)) : Value.notImplemented.retain()
            }
        }
        type.method("__add__(self, value, /)") { (a) throws(Raise) in
            guard a[1].layout == .tuple else {
                throw typeError("can only concatenate tuple (not \"\(typeName(a[1]))\") to tuple")
            }
            return try concatenate(a[0], a[1])
        }
        type.method("__mul__(self, value, /)") { (a) throws(Raise) in try multiply(a[0], a[1]) }
        type.method("__rmul__(self, value, /)") { (a) throws(Raise) in try multiply(a[0], a[1]) }
        type.method("__sizeof__(self, /)") { (a) in Value(24 + 8 * tuple(a[0]).pointee.count) }
    }

    private static func repr(_ value: Value) throws(Raise) -> Value {
        let count = tuple(value).pointee.count
        if count == 0 { return newString("()") }
        if !enterRepr(value) { return newString("(...)") }
        defer { leaveRepr(value) }
        var text = TextBuilder()
        text.append(0x28)
        try itemsText(tuple(value), to: &text)
        if count == 1 { text.append(0x2C) }
        text.append(0x29)
        return text.finish()
    }

    private static func concatenate(_ a: Value, _ b: Value) throws(Raise) -> Value {
        if tuple(b).pointee.count == 0 { return exact(a) }
        if tuple(a).pointee.count == 0 { return exact(b) }
        let first = tuple(a).pointee.count
        try checkedSize(first &+ tuple(b).pointee.count, width: 8)
        let result = newTupleStorage(first &+ tuple(b).pointee.count)
        for (position, item) in tuple(a).buffer.enumerated() { result.pointee.items[position] = item.retain() }
        for (position, item) in tuple(b).buffer.enumerated() { result.pointee.items[first &+ position] = item.retain() }
        return Value(result)
    }

    private static func multiply(_ value: Value, _ factorValue: Value) throws(Raise) -> Value {
        let factor = try repeatCount(factorValue)
        let source = tuple(value)
        let count = try repeatedCount(source.pointee.count, factor)
        if count == 0 { return runtime.emptyTuple.retain() }
        if factor == 1 { return exact(value) }
        let result = newTupleStorage(count)
        repeatItems(source, factor, into: result.pointee.items)
        return Value(result)
    }
}

/// CPython's hash of a tuple: a few rounds of xxHash over the hashes of its items.
func hashTuple(_ t: TupleRef) throws(Raise) -> Int {
    let prime1: UInt64 = 11_400_714_785_074_694_791
    let prime2: UInt64 = 14_029_467_366_897_019_727
    let prime5: UInt64 = 2_870_177_450_012_600_261
    var hash = prime5
    try checkNativeStack()
    for position in 0..<t.pointee.count {
        let item = UInt64(bitPattern: Int64(try hashOf(t.pointee.items[position])))
        hash = hash &+ item &* prime2
        hash = (hash << 31) | (hash >> 33)
        hash = hash &* prime1
    }
    hash = hash &+ (UInt64(t.pointee.count) ^ (prime5 ^ 3_527_539))
    return hash == UInt64.max ? 1_546_275_796 : Int(truncatingIfNeeded: hash)
}
