import Glibc

/// The methods of `list`; sorting is in ListSort.swift.
enum ListType {
    static func populate(_ type: TypeRef) {
        addConstruction(type)
        addOperators(type)
        addMethods(type)
        addQueries(type)
    }

    @inline(__always) static func list(_ value: Value) -> ListRef { value.cast(to: ListObject.self) }

    private static func addConstruction(_ type: TypeRef) {
        type.staticMethod("__new__(cls, /, *args, **kwargs)") { (a) throws(Raise) in
            let list = newSubclassable(ListObject.self, .list, try classArgument(a[0], builtinType(.list)))
            list.pointee.count = 0
            list.pointee.capacity = 0
            list.pointee.storage = nil
            return Value(list)
        }
        type.method("__init__(self, iterable=?, /)") { (a) throws(Raise) in
            list(a[0]).removeAll()
            if a.has(1) { try listExtend(list(a[0]), a[1]) }
            return Value.none
        }
        type.define("__hash__", Value.none)
        type.classMethod("__class_getitem__(cls, item, /)") { (a) throws(Raise) in newGenericAlias(a[0], a[1]) }
    }

    // MARK: Operators

    private static func addOperators(_ type: TypeRef) {
        type.method("__repr__(self, /)") { (a) throws(Raise) in try repr(a[0]) }
        type.method("__len__(self, /)") { (a) in Value(list(a[0]).pointee.count) }
        type.method("__iter__(self, /)") { (a) in newSequenceIterator(a[0].retain()) }
        type.method("__reversed__(self, /)") { (a) in
            newNativeIterator(ReverseIterator(a[0].retain(), "list_reverseiterator"))
        }
        type.method("__getitem__(self, index, /)") { (a) throws(Raise) in try listGetItem(list(a[0]), a[1]) }
        type.method("__setitem__(self, key, value, /)") { (a) throws(Raise) in
            try listSetItem(list(a[0]), a[1], a[2].retain())
            return Value.none
        }
        type.method("__delitem__(self, key, /)") { (a) throws(Raise) in
            try listDeleteItem(list(a[0]), a[1])
            return Value.none
        }
        type.method("__contains__(self, key, /)") { (a) throws(Raise) in
            Value(try firstIndex(of: a[1], in: list(a[0])) >= 0)
        }
        for comparison in Comparison.all {
            addMethod(type, comparison.method) { (self, other) throws(Raise) in
                other.layout == .list
                    ? try compareItems(comparison, list(self), list(other)) : Value.notImplemented.retain()
            }
        }
        type.method("__add__(self, value, /)") { (a) throws(Raise) in
            guard a[1].layout == .list else {
                throw typeError("can only concatenate list (not \"\(typeName(a[1]))\") to list")
            }
            return try concatenate(list(a[0]), list(a[1]))
        }
        type.method("__iadd__(self, value, /)") { (a) throws(Raise) in
            try listExtend(list(a[0]), a[1])
            return a[0].retain()
        }
        type.method("__mul__(self, value, /)") { (a) throws(Raise) in try multiply(list(a[0]), a[1]) }
        type.method("__rmul__(self, value, /)") { (a) throws(Raise) in try multiply(list(a[0]), a[1]) }
        type.method("__imul__(self, value, /)") { (a) throws(Raise) in
            try multiplyInPlace(list(a[0]), try repeatCount(a[1]))
            return a[0].retain()
        }
        type.method("__sizeof__(self, /)") { (a) in Value(40 + 8 * list(a[0]).pointee.capacity) }
    }

    private static func repr(_ value: Value) throws(Raise) -> Value {
        if list(value).pointee.count == 0 { return newString("[]") }
        if !enterRepr(value) { return newString("[...]") }
        defer { leaveRepr(value) }
        var text = TextBuilder()
        text.append(0x5B)
        try itemsText(list(value), to: &text)
        text.append(0x5D)
        return text.finish()
    }

    private static func concatenate(_ a: ListRef, _ b: ListRef) throws(Raise) -> Value {
        let count = a.pointee.count &+ b.pointee.count
        try checkedSize(count, width: 8)
        let result = newList(capacity: count)
        if count == 0 { return Value(result) }
        let items = result.pointee.items
        for position in 0..<a.pointee.count { items[position] = a.pointee.items[position].retain() }
        for position in 0..<b.pointee.count { items[a.pointee.count &+ position] = b.pointee.items[position].retain() }
        result.pointee.count = count
        return Value(result)
    }

    private static func multiply(_ source: ListRef, _ factorValue: Value) throws(Raise) -> Value {
        let factor = try repeatCount(factorValue)
        let count = try repeatedCount(source.pointee.count, factor)
        let result = newList(capacity: count)
        if count > 0 { repeatItems(source, factor, into: result.pointee.items) }
        result.pointee.count = count
        return Value(result)
    }

    private static func multiplyInPlace(_ source: ListRef, _ factor: Int) throws(Raise) {
        if factor == 0 { return source.removeAll() }
        let old = source.pointee.count
        let count = try repeatedCount(old, factor)
        if count == old { return }
        if count > source.pointee.capacity { source.grow(to: count) }
        let items = source.pointee.items
        for position in old..<count { items[position] = items[position &- old].retain() }
        source.pointee.count = count
    }

    // MARK: Methods

    private static func addMethods(_ type: TypeRef) {
        type.method("append(self, object, /)") { (a) in
            list(a[0]).append(a[1].retain())
            return Value.none
        }
        type.method("extend(self, iterable, /)") { (a) throws(Raise) in
            try listExtend(list(a[0]), a[1])
            return Value.none
        }
        type.method("insert(self, index, object, /)") { (a) throws(Raise) in
            let index = try asIndex(a[1])
            let count = list(a[0]).pointee.count
            let position = index < 0 ? max(0, index &+ count) : min(index, count)
            listInsert(list(a[0]), a[2].retain(), at: position)
            return Value.none
        }
        type.method("pop(self, index=-1, /)") { (a) throws(Raise) in
            let index = try asIndex(a[1])
            let count = list(a[0]).pointee.count
            if count == 0 { throw indexError("pop from empty list") }
            let position = index < 0 ? index &+ count : index
            guard position >= 0 && position < count else { throw indexError("pop index out of range") }
            return listRemove(list(a[0]), at: position)
        }
        type.method("remove(self, value, /)") { (a) throws(Raise) in
            let position = try firstIndex(of: a[1], in: list(a[0]))
            guard position >= 0 && position < list(a[0]).pointee.count else {
                throw valueError("list.remove(x): x not in list")
            }
            listRemove(list(a[0]), at: position).release()
            return Value.none
        }
        type.method("clear(self, /)") { (a) in
            list(a[0]).removeAll()
            return Value.none
        }
        type.method("copy(self, /)") { (a) in
            let source = list(a[0])
            return Value(newList(from: source, 0, 1, source.pointee.count))
        }
        type.method("reverse(self, /)") { (a) in
            reverseItems(list(a[0]))
            return Value.none
        }
        type.method("sort(self, /, *args, key=None, reverse=False)") { (a) throws(Raise) in
            if a[3].cast(to: ListObject.self).pointee.count > 0 {
                throw typeError("sort() takes no positional arguments")
            }
            try sortList(list(a[0]), key: a[1], isReversed: try asInt(a[2]) != 0)
            return Value.none
        }
    }

    private static func addQueries(_ type: TypeRef) {
        type.method("index(self, value, start=0, stop=9223372036854775807, /)") { (a) throws(Raise) in
            let (start, end) = try itemRange(a[2], a[3], count: list(a[0]).pointee.count)
            let position = try firstIndex(of: a[1], in: list(a[0]), from: start, to: end)
            if position < 0 { throw valueError("\(try reprText(a[1])) is not in list") }
            return Value(position)
        }
        type.method("count(self, value, /)") { (a) throws(Raise) in
            Value(try countItems(equalTo: a[1], in: list(a[0])))
        }
    }
}

/// Walks a list backwards.
final class ReverseIterator: NativeIterator {
    private var list: Value
    private var position: Int
    private let name: String

    /// Takes over `list`.
    init(_ list: Value, _ name: String) {
        self.list = list
        self.name = name
        position = list.cast(to: ListObject.self).pointee.count - 1
    }

    deinit { list.release() }

    override func next() throws(Raise) -> Value? {
        if list.isEmpty { return nil }
        let source = list.cast(to: ListObject.self)
        if position >= 0 && position < source.pointee.count {
            position -= 1
            return source.pointee.items[position + 1].retain()
        }
        list.release()
        list = .empty
        return nil
    }

    override var lengthHint: Int? { list.isEmpty ? 0 : position + 1 }
    override var typeName: String { name }
}
