import Glibc

/// The methods of `dict`; its views are in DictViewTypes.swift.
enum DictType {
    static func populate(_ type: TypeRef) {
        addConstruction(type)
        addOperators(type)
        addLookups(type)
        addChanges(type)
    }

    @inline(__always) static func dict(_ value: Value) -> DictRef { value.cast(to: DictObject.self) }

    private static func addConstruction(_ type: TypeRef) {
        type.staticMethod("__new__(cls, /, *args, **kwargs)") { (a) throws(Raise) in
            let dict = newSubclassable(DictObject.self, .dict, try classArgument(a[0], builtinType(.dict)))
            dict.initializeStorage()
            return Value(dict)
        }
        type.method("__init__(self, /, *args, **kwargs)") { (a) throws(Raise) in
            try update(a, "dict")
            return Value.none
        }
        type.classMethod("fromkeys(type, iterable, value=None, /)") { (a) throws(Raise) in
            try fromKeys(a[0], a[1], a[2])
        }
        type.classMethod("__class_getitem__(cls, item, /)") { (a) throws(Raise) in newGenericAlias(a[0], a[1]) }
        type.define("__hash__", Value.none)
    }

    private static func fromKeys(_ type: Value, _ keys: Value, _ value: Value) throws(Raise) -> Value {
        if type.bits == Value(builtinType(.dict)).bits {
            let dict = newDict()
            do throws(Raise) {
                try iterate(keys) { (key) throws(Raise) in
                    try dict.set(key: key, value.retain())
                    return true
                }
            } catch {
                Value(dict).release()
                throw error
            }
            return Value(dict)
        }
        let result = try call(type)
        do throws(Raise) {
            try iterate(keys) { (key) throws(Raise) in
                try setItem(result, key, value)
                return true
            }
        } catch {
            result.release()
            throw error
        }
        return result
    }

    /// `dict(mapping, **keywords)` and `update`.
    private static func update(_ a: Arguments, _ name: String) throws(Raise) {
        let positional = a[1].cast(to: ListObject.self)
        if positional.pointee.count > 1 {
            throw typeError("\(name) expected at most 1 argument, got \(positional.pointee.count)")
        }
        if positional.pointee.count == 1 { try dictUpdate(dict(a[0]), from: positional.pointee.items[0]) }
        if dict(a[2]).pointee.count > 0 { try dictUpdate(dict(a[0]), from: a[2]) }
    }

    // MARK: Operators

    private static func addOperators(_ type: TypeRef) {
        type.method("__repr__(self, /)") { (a) throws(Raise) in try repr(a[0]) }
        type.method("__len__(self, /)") { (a) in Value(dict(a[0]).pointee.count) }
        type.method("__iter__(self, /)") { (a) in dictIterator(a[0]) }
        type.method("__reversed__(self, /)") { (a) in
            newNativeIterator(DictReverseIterator(a[0], .keys))
        }
        type.method("__contains__(self, key, /)") { (a) throws(Raise) in
            Value(try dict(a[0]).find(a[1], hash: hashOf(a[1])) >= 0)
        }
        type.method("__getitem__(self, key, /)") { (a) throws(Raise) in try getItem(a[0], a[1]) }
        type.method("__setitem__(self, key, value, /)") { (a) throws(Raise) in
            try dict(a[0]).set(key: a[1], a[2].retain())
            return Value.none
        }
        type.method("__delitem__(self, key, /)") { (a) throws(Raise) in
            let value = try dict(a[0]).remove(key: a[1])
            if value.isEmpty { throw keyError(a[1]) }
            value.release()
            return Value.none
        }
        type.method("__eq__(self, value, /)") { (a) throws(Raise) in
            a[1].layout == .dict ? Value(try isEqual(dict(a[0]), dict(a[1]))) : Value.notImplemented
        }
        type.method("__ne__(self, value, /)") { (a) throws(Raise) in
            a[1].layout == .dict ? Value(!(try isEqual(dict(a[0]), dict(a[1])))) : Value.notImplemented
        }
        for name in [SpecialName.lt, .le, .gt, .ge] { addMethod(type, name) { (_, _) in Value.notImplemented } }
        type.method("__or__(self, value, /)") { (a) throws(Raise) in try merged(a[0], a[1]) }
        type.method("__ror__(self, value, /)") { (a) throws(Raise) in try merged(a[1], a[0]) }
        type.method("__ior__(self, value, /)") { (a) throws(Raise) in
            try dictUpdate(dict(a[0]), from: a[1])
            return a[0].retain()
        }
        type.method("__sizeof__(self, /)") { (a) in
            Value(64 + dict(a[0]).pointee.capacity * 24 + (dict(a[0]).pointee.mask + 1) * 4)
        }
    }

    /// `d[key]`, with what a subclass says of missing keys.
    private static func getItem(_ value: Value, _ key: Value) throws(Raise) -> Value {
        let found = try dict(value).get(key: key)
        if !found.isEmpty { return found.retain() }
        if value.kind != .dict {
            let missing = value.type.special(.missing)
            if !missing.isEmpty { return try callWithReceiver(missing, value, key) }
        }
        throw keyError(key)
    }

    private static func repr(_ value: Value) throws(Raise) -> Value {
        let source = dict(value)
        if source.pointee.count == 0 { return newString("{}") }
        if !enterRepr(value) { return newString("{...}") }
        defer { leaveRepr(value) }
        var text = TextBuilder()
        text.append(0x7B)
        var isFirst = true
        var entry = source.nextEntry(0)
        while entry >= 0 {
            let (key, item) = (source.pointee.entries[entry].key.retain(), source.pointee.entries[entry].value.retain())
            defer {
                key.release()
                item.release()
            }
            if !isFirst { text.append(", ") }
            isFirst = false
            try appendRepr(key, to: &text)
            text.append(": ")
            try appendRepr(item, to: &text)
            entry = source.nextEntry(entry &+ 1)
        }
        text.append(0x7D)
        return text.finish()
    }

    private static func merged(_ a: Value, _ b: Value) throws(Raise) -> Value {
        guard a.layout == .dict, b.layout == .dict else { return Value.notImplemented }
        let result = dict(a).copyDict()
        do throws(Raise) { try dictUpdate(result, from: b) } catch {
            Value(result).release()
            throw error
        }
        return Value(result)
    }

    static func isEqual(_ a: DictRef, _ b: DictRef) throws(Raise) -> Bool {
        if a.pointee.count != b.pointee.count { return false }
        try checkNativeStack()
        var entry = a.nextEntry(0)
        while entry >= 0 {
            let pair = a.pointee.entries[entry]
            pair.key.retain()
            pair.value.retain()
            defer {
                pair.key.release()
                pair.value.release()
            }
            let other = try b.find(pair.key, hash: pair.hash)
            if other < 0 { return false }
            let value = b.pointee.entries[other].value.retain()
            defer { value.release() }
            if try !equal(pair.value, value) { return false }
            entry = a.nextEntry(entry &+ 1)
        }
        return true
    }

    // MARK: Methods

    private static func addLookups(_ type: TypeRef) {
        type.method("get(self, key, default=None, /)") { (a) throws(Raise) in
            let found = try dict(a[0]).get(key: a[1])
            return (found.isEmpty ? a[2] : found).retain()
        }
        type.method("keys(self, /)") { (a) in newDictView(.dictKeys, a[0]) }
        type.method("values(self, /)") { (a) in newDictView(.dictValues, a[0]) }
        type.method("items(self, /)") { (a) in newDictView(.dictItems, a[0]) }
        type.method("copy(self, /)") { (a) in Value(dict(a[0]).copyDict()) }
    }

    private static func addChanges(_ type: TypeRef) {
        type.method("setdefault(self, key, default=None, /)") { (a) throws(Raise) in
            let hash = try hashOf(a[1])
            let entry = try dict(a[0]).find(a[1], hash: hash)
            if entry >= 0 { return dict(a[0]).pointee.entries[entry].value.retain() }
            dict(a[0]).insertNew(a[1].retain(), hash: hash, a[2].retain())
            return a[2].retain()
        }
        type.method("pop(self, key, default=?, /)") { (a) throws(Raise) in
            let value = try dict(a[0]).remove(key: a[1])
            if !value.isEmpty { return value }
            if a.has(2) { return a[2].retain() }
            throw keyError(a[1])
        }
        type.method("popitem(self, /)") { (a) throws(Raise) in
            let source = dict(a[0])
            var entry = source.pointee.used - 1
            while entry >= 0 && source.pointee.entries[entry].key.isEmpty { entry -= 1 }
            if entry < 0 {
                let message = newString("popitem(): dictionary is empty")
                defer { message.release() }
                throw keyError(message)
            }
            let pair = source.pointee.entries[entry]
            let result = newPair(pair.key.retain(), pair.value.retain())
            source.removeEntry(entry)
            if source.pointee.count > 0 { source.pointee.used = entry }
            return result
        }
        type.method("clear(self, /)") { (a) in
            dict(a[0]).removeAll()
            return Value.none
        }
        type.method("update(self, /, *args, **kwargs)") { (a) throws(Raise) in
            try update(a, "update")
            return Value.none
        }
    }
}

/// Appends `repr(value)`.
func appendRepr(_ value: Value, to text: inout TextBuilder) throws(Raise) {
    let part = try repr(value)
    defer { part.release() }
    text.append(part.cast(to: StringObject.self))
}

/// Adds the items of a mapping, or of an iterable of pairs.
func dictUpdate(_ dict: DictRef, from source: Value) throws(Raise) {
    if source.layout == .dict
        && (source.kind == .dict || source.type.special(.iter).bits == builtinType(.dict).special(.iter).bits)
    {
        return try merge(source.cast(to: DictObject.self), into: dict)
    }
    if source.kind == .list || source.kind == .tuple { return try update(dict, pairs: source) }
    let keys = try getAttributeIfPresent(source, runtime.names.keys)
    if keys.isEmpty { return try update(dict, pairs: source) }
    defer { keys.release() }
    let names = try call(keys)
    defer { names.release() }
    try iterate(names) { (key) throws(Raise) in
        try dict.set(key: key, try getItem(source, key))
        return true
    }
}

private func merge(_ source: DictRef, into dict: DictRef) throws(Raise) {
    if source == dict { return }
    if dict.pointee.count == 0 { dict.reserve(source.pointee.count) }
    var entry = source.nextEntry(0)
    while entry >= 0 {
        let pair = source.pointee.entries[entry]
        let place = try dict.find(pair.key, hash: pair.hash)
        // Comparing keys may have changed the source.
        guard entry < source.pointee.used, source.pointee.entries[entry].key.bits == pair.key.bits else {
            throw runtimeError("dict mutated during update")
        }
        let value = source.pointee.entries[entry].value.retain()
        if place >= 0 {
            replace(&dict.pointee.entries[place].value, with: value)
        } else {
            dict.insertNew(pair.key.retain(), hash: pair.hash, value)
        }
        entry = source.nextEntry(entry &+ 1)
    }
}

private func update(_ dict: DictRef, pairs: Value) throws(Raise) {
    var number = 0
    try iterate(pairs) { (pair) throws(Raise) in
        if (pair.kind == .tuple || pair.kind == .list) && pair.cast(to: ListObject.self).pointee.count == 2 {
            let items = pair.cast(to: ListObject.self).pointee.items
            let key = items[0].retain()
            defer { key.release() }
            try dict.set(key: key, items[1].retain())
        } else {
            try set(dict, pair, number)
        }
        number += 1
        return true
    }
}

/// Adds an element of an iterable of pairs that is no pair at first sight.
private func set(_ dict: DictRef, _ pair: Value, _ number: Int) throws(Raise) {
    let isIterable = pair.layout.isSequence || !pair.type.special(.iter).isEmpty || !pair.type.special(.getitem).isEmpty
    guard isIterable || pair.kind == .generator else {
        throw typeError("cannot convert dictionary update sequence element #\(number) to a sequence")
    }
    let items = try collect(pair)
    defer { releaseAll(items) }
    guard items.count == 2 else {
        throw valueError("dictionary update sequence element #\(number) has length \(items.count); 2 is required")
    }
    try dict.set(key: items[0], items[1].retain())
}
