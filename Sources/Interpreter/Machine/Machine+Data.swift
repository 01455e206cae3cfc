import Glibc

// The longer instructions on data: unpacking, displays with stars, strings put together, functions made.

/// `a is b`: numbers beyond 50 bits have no identity of their own here.
func isSame(_ a: Value, _ b: Value) -> Bool { a.bits == b.bits }

/// `a, b = value`
func unpack(_ value: Value, _ target: UnsafeMutablePointer<Value>, count: Int) throws(Raise) {
    if value.kind == .list || value.kind == .tuple {
        let found = value.cast(to: ListObject.self).pointee.count
        throw found > count
            ? valueError("too many values to unpack (expected \(count))")
            : valueError("not enough values to unpack (expected \(count), got \(found))")
    }
    let iterator = try iteratorForUnpacking(value)
    defer { iterator.release() }
    var items: [Value] = []
    do throws(Raise) {
        while items.count < count {
            guard let item = try next(iterator) else {
                throw valueError("not enough values to unpack (expected \(count), got \(items.count))")
            }
            items.append(item)
        }
        if let surplus = try next(iterator) {
            surplus.release()
            throw valueError("too many values to unpack (expected \(count))")
        }
    } catch {
        releaseAll(items)
        throw error
    }
    for (position, item) in items.enumerated() { replace(target + position, with: item) }
}

private func iteratorForUnpacking(_ value: Value) throws(Raise) -> Value {
    if value.type.special(.iter).isEmpty && value.type.special(.getitem).isEmpty && !isIterator(value) {
        throw typeError("cannot unpack non-iterable \(typeName(value)) object")
    }
    return try getIterator(value)
}

/// `a, *b, c = value`
func unpackStarred(
    _ value: Value, _ target: UnsafeMutablePointer<Value>, before: Int, after: Int
) throws(Raise) {
    let iterator = try iteratorForUnpacking(value)
    defer { iterator.release() }
    let items = try collect(iterator)
    guard items.count >= before + after else {
        releaseAll(items)
        throw valueError("not enough values to unpack (expected at least \(before + after), got \(items.count))")
    }
    for position in 0..<before { replace(target + position, with: items[position]) }
    replace(target + before, with: newList(Array(items[before..<(items.count - after)])))
    for position in 0..<after { replace(target + before + 1 + position, with: items[items.count - after + position]) }
}

/// `{a, b}` of temporaries, which it consumes.
func setDisplay(_ items: UnsafeMutablePointer<Value>, count: Int) throws(Raise) -> Value {
    let set = newSet()
    do throws(Raise) {
        for position in 0..<count { try setAdd(set, items[position]) }
    } catch {
        Value(set).release()
        throw error
    }
    clear(items, count)
    return Value(set)
}

/// `{a: b, …}` of temporaries, which it consumes.
func dictDisplay(_ items: UnsafeMutablePointer<Value>, pairs: Int) throws(Raise) -> Value {
    let dict = newDict()
    do throws(Raise) {
        for pair in 0..<pairs {
            let value = items[2 * pair + 1]
            items[2 * pair + 1] = .empty
            try dict.set(key: items[2 * pair], value)
        }
    } catch {
        Value(dict).release()
        throw error
    }
    clear(items, pairs * 2)
    return Value(dict)
}

/// `[*value]`, `f(*value)`
func extendDisplay(_ list: ListRef, _ value: Value, callee: Value) throws(Raise) {
    if value.kind != .list && value.kind != .tuple && !isIterator(value) && value.type.special(.iter).isEmpty
        && value.type.special(.getitem).isEmpty
    {
        if callee.isEmpty { throw typeError("Value after * must be an iterable, not \(typeName(value))") }
        throw typeError("\(calleeText(callee)) argument after * must be an iterable, not \(typeName(value))")
    }
    try listExtend(list, value)
}

/// `{**value}`
func updateDisplay(_ dict: DictRef, _ value: Value) throws(Raise) {
    if try !isMapping(value) { throw typeError("'\(typeName(value))' object is not a mapping") }
    try dictUpdate(dict, from: value)
}

/// A dict or something with `keys()`.
private func isMapping(_ value: Value) throws(Raise) -> Bool {
    if value.layout == .dict { return true }
    let keys = try getAttributeIfPresent(value, runtime.names.keys)
    keys.release()
    return !keys.isEmpty
}

/// How an error names what is called.
func calleeText(_ callee: Value) -> String {
    switch callee.kind {
    case .function:
        let function = callee.cast(to: FunctionObject.self)
        let module = textIfString(function.pointee.module) ?? ""
        let name = textIfString(function.pointee.qualifiedName) ?? ""
        return (module.isEmpty || module == "builtins" ? "" : module + ".") + name + "()"
    case .boundMethod: return calleeText(callee.cast(to: BoundMethodObject.self).pointee.function)
    case .nativeFunction:
        return callee.cast(to: NativeFunctionObject.self).pointee.function.takeUnretainedValue().name + "()"
    case .type:
        let type = callee.cast(to: TypeObject.self)
        let module = textIfString(type.pointee.module) ?? ""
        return (module == "builtins" || module.isEmpty ? "" : module + ".")
            + (textIfString(type.pointee.qualifiedName) ?? type.nameText) + "()"
    default: return typeName(callee) + " object"
    }
}

/// `f(**value)` after other keywords.
func mergeKeywords(_ dict: DictRef, _ value: Value, callee: Value) throws(Raise) {
    if try !isMapping(value) {
        throw typeError("\(calleeText(callee)) argument after ** must be a mapping, not \(typeName(value))")
    }
    let source: DictRef
    if value.kind == .dict {
        source = value.cast(to: DictObject.self)
        value.retain()
    } else {
        source = newDict()
        do throws(Raise) { try dictUpdate(source, from: value) } catch {
            Value(source).release()
            throw error
        }
    }
    defer { Value(source).release() }
    try source.forEach { (key, item) throws(Raise) in
        guard key.layout == .string else { throw typeError("keywords must be strings") }
        if !dict.get(key).isEmpty {
            throw typeError(
                "\(calleeText(callee)) got multiple values for keyword argument '\(key.cast(to: StringObject.self).text)'"
            )
        }
        dict.set(key, item.retain())
    }
}

/// Spreads `f(*list, **dict)` from three registers to `base`: the callable, the items, the values. Their registers are emptied. The number
/// of arguments and the keyword names (owned tuple or empty).
func spread(
    _ source: UnsafeMutablePointer<Value>, to base: UnsafeMutablePointer<Value>
) throws(Raise) -> (count: Int, names: Value) {
    let list = source[1].cast(to: ListObject.self)
    let dict = source[2]
    let count = list.pointee.count
    let keywords = dict.isEmpty ? 0 : dict.cast(to: DictObject.self).pointee.count
    try checkStack(base + count + keywords + stackMargin)
    for position in 0..<count { base[1 + position] = list.pointee.items[position].retain() }
    var names = Value.empty
    if keywords > 0 {
        let tuple = newTupleStorage(keywords)
        var position = 0
        let entries = dict.cast(to: DictObject.self)
        var entry = entries.nextEntry(0)
        while entry >= 0 {
            let key = entries.pointee.entries[entry].key
            tuple.pointee.items[position] = key.kind == .string ? intern(key) : key.retain()
            base[1 + count + position] = entries.pointee.entries[entry].value.retain()
            position += 1
            entry = entries.nextEntry(entry + 1)
        }
        names = Value(tuple)
    }
    base[0] = source[0]
    source[0] = .empty
    replace(source + 1, with: .empty)
    replace(source + 2, with: .empty)
    return (count + keywords, names)
}

/// The strings in a row of registers as one.
func joinPieces(_ pieces: UnsafeMutablePointer<Value>, count: Int) -> Value {
    var total = 0
    var width = 1
    var isASCII = true
    for position in 0..<count {
        let piece = pieces[position].cast(to: StringObject.self)
        total &+= piece.pointee.count
        width = max(width, Int(piece.pointee.width))
        isASCII = isASCII && piece.pointee.isASCII
    }
    if total == 0 { return runtime.emptyString.retain() }
    let result = newStringStorage(total, width: width)
    var position = 0
    for index in 0..<count {
        let piece = pieces[index].cast(to: StringObject.self)
        copy(piece, to: result, at: position)
        position &+= piece.pointee.count
    }
    result.pointee.isASCII = isASCII
    return Value(result)
}

/// A replacement field of an f-string.
func formatPiece(_ value: Value, conversion: Int, _ specification: Value) throws(Raise) -> Value {
    switch conversion {
    case 0: return try format(value, specification)
    case 1, 2, 3:
        let converted = try conversion == 1 ? str(value) : conversion == 2 ? repr(value) : ascii(value)
        defer { converted.release() }
        return try format(converted, specification)
    default: preconditionFailure("an f-string has no such conversion")
    }
}

/// `ascii(value)`
package func ascii(_ value: Value) throws(Raise) -> Value {
    let text = try repr(value)
    defer { text.release() }
    return escapeNonASCII(text.cast(to: StringObject.self))
}

private func escapeNonASCII(_ text: StringRef) -> Value {
    var result: [UInt8] = []
    for position in 0..<text.pointee.count {
        let point = text[codePoint: position]
        if point < 128 {
            result.append(UInt8(point))
            continue
        }
        let digits = String(point, radix: 16)
        let (prefix, width) = point < 256 ? ("\\x", 2) : point < 0x10000 ? ("\\u", 4) : ("\\U", 8)
        result += Array((prefix + String(repeating: "0", count: width - digits.count) + digits).utf8)
    }
    return result.withUnsafeBufferPointer { newString(utf8: $0) }
}

/// Makes a function from registers: defaults, keyword defaults, annotations, cells; it ends up in the first.
func makeFunction(_ source: UnsafeMutablePointer<Value>, _ code: Value, flags: Int, _ globals: DictRef) {
    let target = code.cast(to: CodeObject.self)
    var position = 0
    func takeNext(_ flag: Int) -> Value {
        if flags & flag == 0 { return .empty }
        let value = source[position]
        source[position] = .empty
        position += 1
        return value
    }
    let function = newContainer(FunctionObject.self, .function)
    code.retain()
    Value(globals).retain()
    let defaults = takeNext(1)
    let keywordDefaults = takeNext(2)
    let annotations = takeNext(4)
    let freeCount = target.pointee.freeNames.count
    var closure: UnsafeMutablePointer<Value>?
    if freeCount > 0 {
        let cells = UnsafeMutablePointer<Value>.allocate(capacity: freeCount)
        for index in 0..<freeCount {
            cells[index] = source[position + index]
            source[position + index] = .empty
        }
        closure = cells
    }
    let module = globals.get(runtime.names.name)
    let header = function.pointee.header
    function.initialize(
        to: FunctionObject(
            header: header, code: target, globals: globals, closure: closure, defaults: defaults,
            keywordDefaults: keywordDefaults, name: target.pointee.name.retain(),
            qualifiedName: target.pointee.qualifiedName.retain(), documentation: target.pointee.documentation.retain(),
            module: module.isEmpty ? Value.none : module.retain(), annotations: annotations, attributes: .empty))
    replace(source, with: Value(function))
}
