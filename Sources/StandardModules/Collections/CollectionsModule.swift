import Interpreter

extension NativeModule {
    /// `_collections`: the containers of `collections` that programs lean on most.
    static let collections = NativeModule("_collections") { module in
        module.type(DequeType.deque)
        module.type(DequeType.iterator)
        module.function("_count_elements(mapping, iterable, /)", doc: "Counts the elements into a mapping.") {
            (a) throws(Raise) in
            try countElements(a[0], a[1])
            return Value.none
        }
    }
}

/// Adds one to the count of each element.
private func countElements(_ mapping: Value, _ iterable: Value) throws(Raise) {
    guard mapping.layout == .dict else {
        return try iterate(iterable) { (element) throws(Raise) in
            let old = try callMethod(mapping, "get", [element, Value(0)])
            defer { old.release() }
            let new = try callMethod(old, "__add__", [Value(1)])
            defer { new.release() }
            try setItem(mapping, element, new)
            return true
        }
    }
    let counts = mapping.cast(to: DictObject.self)
    try iterate(iterable) { (element) throws(Raise) in
        let old = try counts.get(key: element)
        if old.isSmallInt || old.isEmpty {
            try counts.set(key: element, Value((old.isEmpty ? 0 : old.smallInt) + 1))
        } else {
            let new = try callMethod(old, "__add__", [Value(1)])
            try counts.set(key: element, new)
        }
        return true
    }
}

/// `collections.deque`
enum DequeType {
    nonisolated(unsafe) static let deque = newNativeType("deque", module: "collections", isBase: true, populate)
    nonisolated(unsafe) static let iterator = newNativeType("_deque_iterator", module: "_collections", populateIterator)

    static func own(_ value: Value) throws(Raise) -> DequeState {
        guard let state = value.payload(DequeState.self) else { throw typeError("a deque is needed") }
        return state
    }

    private static func populateIterator(_ type: TypeRef) {
        type.method("__iter__(self)") { a in a[0].retain() }
        type.method("__next__(self)") { (a) throws(Raise) in
            guard let state = a[0].payload(DequeIteratorState.self) else {
                throw typeError("a deque iterator is needed")
            }
            return try state.next()
        }
        type.method("__length_hint__(self)") { (a) throws(Raise) in
            guard let state = a[0].payload(DequeIteratorState.self) else { return Value(0) }
            return Value(max(0, try own(state.deque).count - state.position))
        }
    }

    private static func populate(_ type: TypeRef) {
        type.staticMethod("__new__(cls, *args, **kwargs)") { a in
            newNative(a[0].cast(to: TypeObject.self), DequeState())
        }
        type.method("__init__(self, iterable=(), maxlen=None)") { (a) throws(Raise) in
            let deque = try own(a[0])
            if a[2].isNone {
                deque.limit = -1
            } else {
                guard a[2].layout == .int || a[2].layout == .bool || a[2].layout == .bigInt else {
                    throw typeError("an integer is required")
                }
                let limit = try asIndex(a[2])
                if limit < 0 { throw valueError("maxlen must be non-negative") }
                deque.limit = limit
            }
            deque.removeAll()
            try extend(deque, a[1])
            return Value.none
        }
        type.property("maxlen") { (value) throws(Raise) in
            let limit = try own(value).limit
            return limit < 0 ? Value.none : Value(limit)
        }
        defineEnds(type)
        defineItems(type)
        defineOperators(type)
        DequeComparison.define(type)
        type.define("__hash__", Value.none)
        type.classMethod("__class_getitem__(cls, item, /)") { (a) throws(Raise) in
            let list = Value(builtinType(.list))
            let sample = try getItem(list, a[1])
            defer { sample.release() }
            return try call(Value(sample.type), a[0], a[1])
        }
    }

    private static func extend(_ deque: DequeState, _ iterable: Value) throws(Raise) {
        try iterate(iterable) { (item) throws(Raise) in
            deque.append(item.retain())
            return true
        }
    }

    private static func defineEnds(_ type: TypeRef) {
        type.method("append(self, item, /)", doc: "Adds at the right end.") { (a) throws(Raise) in
            try own(a[0]).append(a[1].retain())
            return Value.none
        }
        type.method("appendleft(self, item, /)", doc: "Adds at the left end.") { (a) throws(Raise) in
            try own(a[0]).prepend(a[1].retain())
            return Value.none
        }
        type.method("pop(self)", doc: "Takes from the right end.") { (a) throws(Raise) in
            let deque = try own(a[0])
            if deque.count == 0 { throw indexError("pop from an empty deque") }
            return deque.removeLast()
        }
        type.method("popleft(self)", doc: "Takes from the left end.") { (a) throws(Raise) in
            let deque = try own(a[0])
            if deque.count == 0 { throw indexError("pop from an empty deque") }
            return deque.removeFirst()
        }
        type.method("extend(self, iterable, /)", doc: "Adds all at the right end.") { (a) throws(Raise) in
            try extendSafely(try own(a[0]), a[0], a[1])
            return Value.none
        }
        type.method("extendleft(self, iterable, /)", doc: "Adds each at the left end.") { (a) throws(Raise) in
            let deque = try own(a[0])
            let items = a[1].bits == a[0].bits ? deque.retainedItems() : try collect(a[1])
            for item in items { deque.prepend(item) }
            return Value.none
        }
        type.method("rotate(self, n=1, /)", doc: "Moves the items to the right, around the end.") { (a) throws(Raise) in
            try own(a[0]).rotate(try asIndex(a[1]))
            return Value.none
        }
        type.method("clear(self)", doc: "Removes all.") { (a) throws(Raise) in
            try own(a[0]).removeAll()
            return Value.none
        }
        type.method("reverse(self)", doc: "Turns the order around.") { (a) throws(Raise) in
            try own(a[0]).reverse()
            return Value.none
        }
    }

    /// Also with itself.
    private static func extendSafely(_ deque: DequeState, _ value: Value, _ iterable: Value) throws(Raise) {
        if iterable.bits == value.bits {
            for item in deque.retainedItems() { deque.append(item) }
        } else {
            try extend(deque, iterable)
        }
    }

    private static func position(_ index: Value, _ count: Int) throws(Raise) -> Int {
        guard index.layout == .int || index.layout == .bool || !index.type.special(.index).isEmpty else {
            throw typeError("sequence index must be integer, not '\(typeName(index))'")
        }
        var position = try asIndex(index)
        if position < 0 { position += count }
        if position < 0 || position >= count { throw indexError("deque index out of range") }
        return position
    }

    /// The first position from `start` to `stop` of an equal item, or -1; the deque must not change meanwhile.
    private static func find(_ deque: DequeState, _ value: Value, _ range: Range<Int>) throws(Raise) -> Int {
        let changes = deque.changes
        for position in range where position < deque.count {
            let item = deque[position].retain()
            defer { item.release() }
            let isEqual = try equal(item, value)
            if deque.changes != changes { throw runtimeError("deque mutated during iteration") }
            if isEqual { return position }
        }
        return -1
    }

    private static func defineItems(_ type: TypeRef) {
        type.method("__len__(self)") { (a) throws(Raise) in Value(try own(a[0]).count) }
        type.method("__bool__(self)") { (a) throws(Raise) in Value(try own(a[0]).count > 0) }
        type.method("__iter__(self)") { a in newNative(iterator, DequeIteratorState(a[0].retain(), isReversed: false)) }
        type.method("__reversed__(self)") { a in
            newNative(iterator, DequeIteratorState(a[0].retain(), isReversed: true))
        }
        type.method("__getitem__(self, index, /)") { (a) throws(Raise) in
            let deque = try own(a[0])
            return deque[try position(a[1], deque.count)].retain()
        }
        type.method("__setitem__(self, index, value, /)") { (a) throws(Raise) in
            let deque = try own(a[0])
            deque.exchange(try position(a[1], deque.count), a[2].retain()).release()
            return Value.none
        }
        type.method("__delitem__(self, index, /)") { (a) throws(Raise) in
            let deque = try own(a[0])
            deque.remove(at: try position(a[1], deque.count)).release()
            return Value.none
        }
        type.method("__contains__(self, value, /)") { (a) throws(Raise) in
            let deque = try own(a[0])
            return Value(try find(deque, a[1], 0..<deque.count) >= 0)
        }
        type.method("count(self, value, /)", doc: "How many items are equal to a value.") { (a) throws(Raise) in
            let deque = try own(a[0])
            var (count, start) = (0, 0)
            while start < deque.count {
                let found = try find(deque, a[1], start..<deque.count)
                if found < 0 { break }
                count += 1
                start = found + 1
            }
            return Value(count)
        }
        type.method("index(self, value, start=0, stop=?, /)", doc: "The position of a value.") { (a) throws(Raise) in
            let deque = try own(a[0])
            func bound(_ number: Int) -> Int { min(deque.count, max(0, number < 0 ? number + deque.count : number)) }
            let start = bound(try asIndex(a[2]))
            let stop = a.has(3) ? bound(try asIndex(a[3])) : deque.count
            let found = start < stop ? try find(deque, a[1], start..<stop) : -1
            if found < 0 { throw valueError("\(try reprText(a[1])) is not in deque") }
            return Value(found)
        }
        type.method("remove(self, value, /)", doc: "Removes the first item equal to a value.") { (a) throws(Raise) in
            let deque = try own(a[0])
            let found = try find(deque, a[1], 0..<deque.count)
            if found < 0 { throw valueError("\(try reprText(a[1])) is not in deque") }
            deque.remove(at: found).release()
            return Value.none
        }
        type.method("insert(self, index, value, /)", doc: "Adds before a position.") { (a) throws(Raise) in
            let deque = try own(a[0])
            if deque.limit >= 0 && deque.count >= deque.limit { throw indexError("deque already at its maximum size") }
            var place = try asIndex(a[1])
            if place < 0 { place += deque.count }
            deque.insert(a[2].retain(), at: min(deque.count, max(0, place)))
            return Value.none
        }
    }

    /// A deque with the items and limit of another, of its class where that makes one of an iterable and a limit.
    private static func copy(_ value: Value) throws(Raise) -> Value {
        let source = try own(value)
        if value.kind == .native {
            let state = DequeState()
            state.limit = source.limit
            for item in source.retainedItems() { state.append(item) }
            return newNative(deque, state)
        }
        return try call(Value(value.type), source.limit < 0 ? [value] : [value, Value(source.limit)])
    }

    private static func defineOperators(_ type: TypeRef) {
        for signature in ["copy(self)", "__copy__(self)"] as [StaticString] {
            type.method(signature, doc: "A copy.") { (a) throws(Raise) in try copy(a[0]) }
        }
        type.method("__add__(self, other, /)") { (a) throws(Raise) in
            guard a[1].payload(DequeState.self) != nil else {
                throw typeError("can only concatenate deque (not \"\(typeName(a[1]))\") to deque")
            }
            let result = try copy(a[0])
            try extendSafely(try own(result), result, a[1])
            return result
        }
        type.method("__iadd__(self, other, /)") { (a) throws(Raise) in
            try extendSafely(try own(a[0]), a[0], a[1])
            return a[0].retain()
        }
        func repeated(_ deque: DequeState, _ items: [Value], _ count: Int) throws(Raise) {
            if items.isEmpty { return }
            // A full deque looks the same however often the items came before.
            let count = deque.limit < 0 ? count : min(count, deque.limit / items.count + 2)
            if count > (1 << 31) / items.count { throw memoryError() }
            for _ in 0..<max(0, count) { for item in items { deque.append(item.retain()) } }
        }
        for signature in ["__mul__(self, n, /)", "__rmul__(self, n, /)"] as [StaticString] {
            type.method(signature) { (a) throws(Raise) in
                if a[1].layout != .int && a[1].layout != .bool && a[1].type.special(.index).isEmpty {
                    return Value.notImplemented
                }
                let count = try asIndex(a[1])
                let result = try copy(a[0])
                let deque = try own(result)
                let items = deque.retainedItems()
                defer { releaseAll(items) }
                deque.removeAll()
                try repeated(deque, items, count)
                return result
            }
        }
        type.method("__imul__(self, n, /)") { (a) throws(Raise) in
            let deque = try own(a[0])
            let count = try asIndex(a[1])
            let items = deque.retainedItems()
            defer { releaseAll(items) }
            deque.removeAll()
            try repeated(deque, items, count)
            return a[0].retain()
        }
        type.method("__repr__(self)") { (a) throws(Raise) in
            let deque = try own(a[0])
            let list = newList(deque.retainedItems())
            defer { list.release() }
            let limit = deque.limit < 0 ? "" : ", maxlen=\(deque.limit)"
            if ReprGuard.isActive(a[0]) { return newString("[...]") }
            defer { ReprGuard.leave(a[0]) }
            return newString("\(a[0].type.nameText)(\(try reprText(list))\(limit))")
        }
        type.method("__reduce__(self)") { (a) throws(Raise) in
            let deque = try own(a[0])
            let items = newList(deque.retainedItems())
            let arguments = deque.limit < 0 ? [items] : [items, Value(deque.limit)]
            return newTuple([Value(a[0].type).retain(), newTuple(arguments)])
        }
    }
}

/// Deques whose repr is being made, so that one that holds itself ends.
private enum ReprGuard {
    nonisolated(unsafe) private static var active: [UInt] = []

    /// Notes a value unless it is noted.
    static func isActive(_ value: Value) -> Bool {
        if active.contains(value.bits) { return true }
        active.append(value.bits)
        return false
    }

    static func leave(_ value: Value) {
        if let position = active.lastIndex(of: value.bits) { active.remove(at: position) }
    }
}

/// Deques compare as lists do, and only with deques.
private enum DequeComparison {
    static func define(_ type: TypeRef) {
        func define(_ signature: StaticString) {
            let name = String("\(signature)".prefix { $0 != "(" })
            type.method(signature) { (a) throws(Raise) in
                guard let first = a[0].payload(DequeState.self), let second = a[1].payload(DequeState.self) else {
                    return Value.notImplemented
                }
                let lists = [newList(first.retainedItems()), newList(second.retainedItems())]
                defer { releaseAll(lists) }
                return try callMethod(lists[0], name, [lists[1]])
            }
        }
        for signature in [
            "__eq__(self, other, /)", "__ne__(self, other, /)", "__lt__(self, other, /)", "__le__(self, other, /)",
            "__gt__(self, other, /)", "__ge__(self, other, /)",
        ] as [StaticString] { define(signature) }
    }
}
