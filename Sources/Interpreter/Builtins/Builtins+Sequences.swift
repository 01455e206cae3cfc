/// `len`, `sum`, `min`, `max`, `sorted`, `any`, `all` and the iterators `enumerate`, `zip`, `map`, `filter`, `reversed`.
func defineSequenceBuiltins(_ table: BuiltinTable) {
    table.function("len(obj, /)", doc: "The number of items in a container.") { (a) throws(Raise) in
        Value(try length(a[0]))
    }
    table.function("sum(iterable, /, start=0)", doc: "The sum of the items and a start value.") { (a) throws(Raise) in
        try sum(a[0], start: a[1])
    }
    table.function("any(iterable, /)", doc: "Whether some item is true.") { (a) throws(Raise) in
        var isFound = false
        try iterate(a[0]) { (item) throws(Raise) in
            isFound = try truth(item)
            return !isFound
        }
        return Value(isFound)
    }
    table.function("all(iterable, /)", doc: "Whether all items are true.") { (a) throws(Raise) in
        var isFailed = false
        try iterate(a[0]) { (item) throws(Raise) in
            isFailed = !(try truth(item))
            return !isFailed
        }
        return Value(!isFailed)
    }
    table.function("min(*args, key=None, default=?)", doc: "The smallest item or argument.") { (a) throws(Raise) in
        try extreme("min", a[2], key: a[0], fallback: a[1]) { (a, b) throws(Raise) in try isLess(a, b) }
    }
    table.function("max(*args, key=None, default=?)", doc: "The largest item or argument.") { (a) throws(Raise) in
        try extreme("max", a[2], key: a[0], fallback: a[1]) { (a, b) throws(Raise) in try isGreater(a, b) }
    }
    table.function("sorted(iterable, /, *, key=None, reverse=False)", doc: "A new list of the items in order.") {
        (a) throws(Raise) in
        let list = newList(try collect(a[0]))
        do throws(Raise) {
            try sortList(list.cast(to: ListObject.self), key: a[1], isReversed: try truth(a[2]))
        } catch {
            list.release()
            throw error
        }
        return list
    }
    table.function("iter(object, sentinel=?, /)", doc: "An iterator over an object, or over the results of a function.")
    {
        (a) throws(Raise) in
        guard a.has(1) else { return try getIterator(a[0]) }
        if a[0].type.special(.call).isEmpty && a[0].kind != .type { throw typeError("iter(v, w): v must be callable") }
        return newNativeIterator(CallableIterator(a[0], sentinel: a[1]))
    }
    table.function("next(iterator, default=?, /)", doc: "The next item of an iterator.") { (a) throws(Raise) in
        if a[0].kind == .generator && !a.has(1) { return try send(a[0].cast(to: GeneratorObject.self), Value.none) }
        guard isIterator(a[0]) else { throw typeError("'\(typeName(a[0]))' object is not an iterator") }
        if a[0].kind == .instance && !a.has(1) { return try callWithReceiver(a[0].type.special(.next), a[0]) }
        if let item = try next(a[0]) { return item }
        if a.has(1) { return a[1].retain() }
        throw stopIteration(Value.none)
    }
    for type in iteratorClasses() { table.namespace.set(type.pointee.name, Value(type)) }
}

private func isGreater(_ a: Value, _ b: Value) throws(Raise) -> Bool {
    let result = try compare(.greater, a, b)
    defer { result.release() }
    return try truth(result)
}

private func sum(_ iterable: Value, start: Value) throws(Raise) -> Value {
    if start.layout == .string { throw typeError("sum() can't sum strings [use ''.join(seq) instead]") }
    if start.layout == .bytes { throw typeError("sum() can't sum bytes [use b''.join(seq) instead]") }
    var total = start.retain()
    do throws(Raise) {
        try iterate(iterable) { (item) throws(Raise) in
            if total.isSmallInt && item.isSmallInt {
                total = Value(total.smallInt &+ item.smallInt)
            } else if total.isFloat && item.isFloat {
                total = Value(total.float + item.float)
            } else {
                let next = try binaryOperation(.add, total, item)
                total.release()
                total = next
            }
            return true
        }
    } catch {
        total.release()
        throw error
    }
    return total
}

/// `min` and `max`: of the items of one iterable, or of several arguments.
private func extreme(
    _ name: String, _ arguments: Value, key: Value, fallback: Value, _ isBetter: (Value, Value) throws(Raise) -> Bool
) throws(Raise) -> Value {
    let list = arguments.cast(to: ListObject.self)
    if list.pointee.count == 0 { throw typeError("\(name) expected at least 1 argument, got 0") }
    let isSingle = list.pointee.count == 1
    if !isSingle && !fallback.isEmpty {
        throw typeError("Cannot specify a default for \(name)() with multiple positional arguments")
    }
    var best = Value.empty
    var bestKey = Value.empty
    defer { bestKey.release() }
    do throws(Raise) {
        try iterate(isSingle ? list.pointee.items[0] : arguments) { (item) throws(Raise) in
            let itemKey = key.isNone ? item.retain() : try call(key, item)
            if best.isEmpty {
                best = item.retain()
                bestKey = itemKey
                return true
            }
            defer { itemKey.release() }
            if try isBetter(itemKey, bestKey) {
                best.release()
                bestKey.release()
                best = item.retain()
                bestKey = itemKey.retain()
            }
            return true
        }
    } catch {
        best.release()
        throw error
    }
    if !best.isEmpty { return best }
    if !fallback.isEmpty { return fallback.retain() }
    throw valueError("\(name)() arg is an empty sequence")
}
