import Glibc

/// What a view or iterator of a dict gives.
enum DictPart {
    case keys, values, items

    init(_ kind: Kind) {
        switch kind {
        case .dictValues: self = .values
        case .dictItems: self = .items
        default: self = .keys
        }
    }

    func item(_ entry: DictEntry) -> Value {
        switch self {
        case .keys: entry.key.retain()
        case .values: entry.value.retain()
        case .items: newPair(entry.key.retain(), entry.value.retain())
        }
    }

    func iteratorName(isReversed: Bool) -> String {
        let part =
            switch self {
            case .keys: "key"
            case .values: "value"
            case .items: "item"
            }
        return "dict_\(isReversed ? "reverse" : "")\(part)iterator"
    }
}

/// A view of a dict (borrowed).
func newDictView(_ kind: Kind, _ dict: Value) -> Value {
    let view = newContainer(DictViewObject.self, kind)
    view.pointee.dict = dict.retain()
    return Value(view)
}

func dictIterator(_ dict: Value) -> Value { newNativeIterator(DictIterator(dict, .keys)) }
func dictValuesIterator(_ dict: Value) -> Value { newNativeIterator(DictIterator(dict, .values)) }
func dictItemsIterator(_ dict: Value) -> Value { newNativeIterator(DictIterator(dict, .items)) }

/// Walks a dict in order of insertion; notices when it changes size.
final class DictIterator: NativeIterator {
    private var dict: Value
    private let part: DictPart
    private var position = 0
    private var expected: Int

    /// Borrows `dict`.
    init(_ dict: Value, _ part: DictPart) {
        self.dict = dict.retain()
        self.part = part
        expected = dict.cast(to: DictObject.self).pointee.count
    }

    deinit { dict.release() }

    override func next() throws(Raise) -> Value? {
        if dict.isEmpty { return nil }
        let source = dict.cast(to: DictObject.self)
        if source.pointee.count != expected {
            // Stays so: the error comes again.
            expected = -1
            throw runtimeError("dictionary changed size during iteration")
        }
        let entry = source.nextEntry(position)
        if entry < 0 {
            dict.release()
            dict = .empty
            return nil
        }
        position = entry &+ 1
        return part.item(source.pointee.entries[entry])
    }

    override var lengthHint: Int? {
        if dict.isEmpty { return 0 }
        let source = dict.cast(to: DictObject.self)
        return source.pointee.count == expected ? max(0, min(expected, source.pointee.used - position)) : 0
    }
    override var typeName: String { part.iteratorName(isReversed: false) }
}

/// Walks a dict from its last item to its first.
final class DictReverseIterator: NativeIterator {
    private var dict: Value
    private let part: DictPart
    private var position: Int
    private var expected: Int

    /// Borrows `dict`.
    init(_ dict: Value, _ part: DictPart) {
        self.dict = dict.retain()
        self.part = part
        let source = dict.cast(to: DictObject.self)
        position = source.pointee.used - 1
        expected = source.pointee.count
    }

    deinit { dict.release() }

    override func next() throws(Raise) -> Value? {
        if dict.isEmpty { return nil }
        let source = dict.cast(to: DictObject.self)
        if source.pointee.count != expected {
            expected = -1
            throw runtimeError("dictionary changed size during iteration")
        }
        position = min(position, source.pointee.used - 1)
        while position >= 0 && source.pointee.entries[position].key.isEmpty { position -= 1 }
        if position < 0 {
            dict.release()
            dict = .empty
            return nil
        }
        position -= 1
        return part.item(source.pointee.entries[position + 1])
    }

    override var typeName: String { part.iteratorName(isReversed: true) }
}

/// `dict_keys`, `dict_values` and `dict_items`.
enum DictViewTypes {
    static func populateKeys(_ type: TypeRef) {
        addCommon(type, .keys, "dict_keys")
        type.method("__contains__(self, key, /)") { (a) throws(Raise) in Value(try hasItem(a[0], a[1])) }
        addSetOperators(type)
    }

    static func populateValues(_ type: TypeRef) { addCommon(type, .values, "dict_values") }

    static func populateItems(_ type: TypeRef) {
        addCommon(type, .items, "dict_items")
        type.method("__contains__(self, key, /)") { (a) throws(Raise) in Value(try hasItem(a[0], a[1])) }
        addSetOperators(type)
    }

    private static func dict(_ view: Value) -> Value { view.cast(to: DictViewObject.self).pointee.dict }
    private static func table(_ view: Value) -> DictRef { dict(view).cast(to: DictObject.self) }

    private static func addCommon(_ type: TypeRef, _ part: DictPart, _ name: String) {
        type.method("__len__(self, /)") { (a) in Value(table(a[0]).pointee.count) }
        type.method("__iter__(self, /)") { (a) in newNativeIterator(DictIterator(dict(a[0]), part)) }
        type.method("__reversed__(self, /)") { (a) in newNativeIterator(DictReverseIterator(dict(a[0]), part)) }
        type.method("__repr__(self, /)") { (a) throws(Raise) in
            if !enterRepr(a[0]) { return newString("...") }
            defer { leaveRepr(a[0]) }
            let list = Value(newList())
            defer { list.release() }
            try listExtend(list.cast(to: ListObject.self), a[0])
            return newString("\(name)(\(try reprText(list)))")
        }
        type.property(
            "mapping",
            get: { (view) in
                let proxy = newContainer(DictViewObject.self, .mappingProxy)
                proxy.pointee.dict = dict(view).retain()
                return Value(proxy)
            })
    }

    private static func hasItem(_ view: Value, _ item: Value) throws(Raise) -> Bool {
        if view.layout == .dictKeys { return try table(view).find(item, hash: hashOf(item)) >= 0 }
        guard item.layout == .tuple, item.cast(to: ListObject.self).pointee.count == 2 else { return false }
        let pair = item.cast(to: ListObject.self).pointee.items
        let found = try table(view).get(key: pair[0]).retain()
        defer { found.release() }
        return found.isEmpty ? false : try equal(found, pair[1])
    }

    // MARK: As sets

    private static func addSetOperators(_ type: TypeRef) {
        for comparison in Comparison.all {
            addMethod(type, comparison.method) { (self, other) throws(Raise) in try compare(comparison, self, other) }
        }
        type.define("__hash__", Value.none)
        type.method("isdisjoint(self, other, /)") { (a) throws(Raise) in
            var isDisjoint = true
            try iterate(a[1]) { (item) throws(Raise) in
                isDisjoint = try !hasItem(a[0], item)
                return isDisjoint
            }
            return Value(isDisjoint)
        }
        type.method("__and__(self, value, /)") { (a) throws(Raise) in try intersection(a[0], a[1]) }
        type.method("__rand__(self, value, /)") { (a) throws(Raise) in try intersection(a[0], a[1]) }
        addMethod(type, .or) { (self, other) throws(Raise) in
            try combined(self, other) { (s, o) throws(Raise) in try setUpdate(s, o) }
        }
        addMethod(type, .ror) { (self, other) throws(Raise) in
            try combined(other, self) { (s, o) throws(Raise) in try setUpdate(s, o) }
        }
        addMethod(type, .sub) { (self, other) throws(Raise) in
            try combined(self, other) { (s, o) throws(Raise) in try setDifferenceUpdate(s, o) }
        }
        addMethod(type, .rsub) { (self, other) throws(Raise) in
            try combined(other, self) { (s, o) throws(Raise) in try setDifferenceUpdate(s, o) }
        }
        addMethod(type, .xor) { (self, other) throws(Raise) in
            try combined(self, other) { (s, o) throws(Raise) in try setSymmetricDifferenceUpdate(s, o) }
        }
        addMethod(type, .rxor) { (self, other) throws(Raise) in
            try combined(other, self) { (s, o) throws(Raise) in try setSymmetricDifferenceUpdate(s, o) }
        }
    }

    /// A new set of the items of `a`, changed by `b`.
    private static func combined(
        _ a: Value, _ b: Value, _ change: (SetRef, Value) throws(Raise) -> Void
    ) throws(Raise) -> Value {
        let result = newSet()
        do throws(Raise) {
            try setUpdate(result, a)
            try change(result, b)
        } catch {
            Value(result).release()
            throw error
        }
        return Value(result)
    }

    private static func intersection(_ a: Value, _ b: Value) throws(Raise) -> Value {
        var (view, other) = (a, b)
        if (other.layout == .dictKeys || other.layout == .dictItems), try length(other) > length(view) {
            swap(&view, &other)
        }
        let result = newSet()
        do throws(Raise) {
            if other.layout == .set, try length(view) <= length(other) {
                // The smaller side is walked.
                try iterate(view) { (item) throws(Raise) in
                    if try setContains(other.cast(to: SetObject.self), item) { try setAdd(result, item) }
                    return true
                }
            } else {
                try iterate(other) { (item) throws(Raise) in
                    if try hasItem(view, item) { try setAdd(result, item) }
                    return true
                }
            }
        } catch {
            Value(result).release()
            throw error
        }
        return Value(result)
    }

    private static func isSetLike(_ value: Value) -> Bool {
        switch value.layout {
        case .set, .frozenset, .dictKeys, .dictItems: true
        default: false
        }
    }

    private static func compare(_ comparison: Comparison, _ a: Value, _ b: Value) throws(Raise) -> Value {
        guard isSetLike(b) else { return Value.notImplemented }
        let order = try length(a) - length(b)
        switch comparison {
        case .equal: return Value(order == 0 ? try allContained(a, in: b) : false)
        case .notEqual: return Value(order == 0 ? try !allContained(a, in: b) : true)
        case .less: return Value(order < 0 ? try allContained(a, in: b) : false)
        case .lessOrEqual: return Value(order <= 0 ? try allContained(a, in: b) : false)
        case .greater: return Value(order > 0 ? try allContained(b, in: a) : false)
        case .greaterOrEqual: return Value(order >= 0 ? try allContained(b, in: a) : false)
        }
    }

    private static func allContained(_ a: Value, in b: Value) throws(Raise) -> Bool {
        var isContained = true
        try iterate(a) { (item) throws(Raise) in
            isContained = try contains(b, item)
            return isContained
        }
        return isContained
    }
}

/// `mappingproxy`: a read-only view of any mapping.
enum MappingProxyType {
    static func populate(_ type: TypeRef) {
        type.staticMethod("__new__(cls, mapping, /)") { (a) throws(Raise) in
            guard a[1].layout == .dict || !a[1].type.special(.getitem).isEmpty, a[1].layout != .list,
                a[1].layout != .tuple
            else {
                throw typeError("mappingproxy() argument must be a mapping, not \(typeName(a[1]))")
            }
            let proxy = newContainer(DictViewObject.self, .mappingProxy)
            proxy.pointee.dict = a[1].retain()
            return Value(proxy)
        }
        type.method("__getitem__(self, key, /)") { (a) throws(Raise) in try getItem(mapping(a[0]), a[1]) }
        type.method("__contains__(self, key, /)") { (a) throws(Raise) in Value(try contains(mapping(a[0]), a[1])) }
        type.method("__len__(self, /)") { (a) throws(Raise) in Value(try length(mapping(a[0]))) }
        type.method("__iter__(self, /)") { (a) throws(Raise) in try getIterator(mapping(a[0])) }
        type.method("__repr__(self, /)") { (a) throws(Raise) in
            newString("mappingproxy(\(try reprText(mapping(a[0]))))")
        }
        type.method("__str__(self, /)") { (a) throws(Raise) in try str(mapping(a[0])) }
        type.method("__reversed__(self, /)") { (a) throws(Raise) in try callMethod(mapping(a[0]), "__reversed__") }
        type.method("__eq__(self, value, /)") { (a) throws(Raise) in
            try compare(.equal, mapping(a[0]), a[1].kind == .mappingProxy ? mapping(a[1]) : a[1])
        }
        type.method("__or__(self, value, /)") { (a) throws(Raise) in try merged(a[0], a[1]) }
        type.method("__ror__(self, value, /)") { (a) throws(Raise) in try merged(a[1], a[0]) }
        type.method("get(self, key, default=None, /)") { (a) throws(Raise) in
            try callMethod(mapping(a[0]), "get", [a[1], a[2]])
        }
        type.method("keys(self, /)") { (a) throws(Raise) in try callMethod(mapping(a[0]), "keys") }
        type.method("values(self, /)") { (a) throws(Raise) in try callMethod(mapping(a[0]), "values") }
        type.method("items(self, /)") { (a) throws(Raise) in try callMethod(mapping(a[0]), "items") }
        type.method("copy(self, /)") { (a) throws(Raise) in try callMethod(mapping(a[0]), "copy") }
    }

    private static func mapping(_ value: Value) -> Value { value.cast(to: DictViewObject.self).pointee.dict }

    private static func merged(_ a: Value, _ b: Value) throws(Raise) -> Value {
        let x = a.kind == .mappingProxy ? mapping(a) : a
        let y = b.kind == .mappingProxy ? mapping(b) : b
        return try binaryOperation(.bitOr, x, y)
    }
}
