import Glibc

/// The methods of `str`; its families are in the files `StringType+….swift`.
enum StringType {
    static func populate(_ type: TypeRef) {
        addConstruction(type)
        addOperators(type)
        addSearches(type)
        addSplitting(type)
        addCases(type)
        addPadding(type)
        addPredicates(type)
        addTranslation(type)
    }

    @inline(__always) static func string(_ value: Value) -> StringRef { value.cast(to: StringObject.self) }

    private static func addConstruction(_ type: TypeRef) {
        type.staticMethod("__new__(cls, object=?, encoding=?, errors=?)") { (a) throws(Raise) in
            let text = try construct(a)
            return subclassed(text, try classArgument(a[0], builtinType(.string)))
        }
        type.method("__getnewargs__(self, /)") { (a) in newTuple([exact(a[0])]) }
        type.method("__sizeof__(self, /)") { (a) in
            let text = string(a[0])
            return Value((isASCII(text) ? 49 : 73) + text.pointee.count * Int(text.pointee.width))
        }
    }

    private static func construct(_ a: Arguments) throws(Raise) -> Value {
        guard a.has(1) else { return runtime.emptyString.retain() }
        if !a.has(2) && !a.has(3) { return try str(a[1]) }
        guard a[1].layout == .bytes || a[1].layout == .bytearray else {
            if a[1].layout == .string { throw typeError("decoding str is not supported") }
            throw typeError("decoding to str: need a bytes-like object, \(typeName(a[1])) found")
        }
        let encoding = a.has(2) ? try textArgument(a[2], "str() argument 'encoding'") : "utf-8"
        let errors = a.has(3) ? try textArgument(a[3], "str() argument 'errors'") : "strict"
        return try decode(a[1], encoding: encoding, errors: errors)
    }

    static func textArgument(_ value: Value, _ what: String) throws(Raise) -> String {
        guard let text = textIfString(value) else { throw typeError("\(what) must be str, not \(argumentTypeName(value))") }
        return text
    }

    /// A string (taken over) as an instance of `type`.
    private static func subclassed(_ text: Value, _ type: TypeRef) -> Value {
        if type == builtinType(.string) { return text }
        defer { text.release() }
        let source = string(text)
        let object = newSubclassable(StringObject.self, .string, type)
        let size = source.pointee.count &* Int(source.pointee.width)
        guard let storage = malloc(size &+ 1) else { outOfMemory() }
        memcpy(storage, source.pointee.bytes, size)
        object.pointee.count = source.pointee.count
        object.pointee.hash = 0
        object.pointee.bytes = storage.assumingMemoryBound(to: UInt8.self)
        object.pointee.capacity = size &+ 1
        object.pointee.width = source.pointee.width
        object.pointee.isASCII = source.pointee.isASCII
        object.pointee.isInterned = false
        return Value(object)
    }

    /// The string as an exact `str`.
    static func exact(_ value: Value) -> Value {
        if value.kind == .string { return value.retain() }
        let source = string(value)
        if source.pointee.count == 0 { return runtime.emptyString.retain() }
        if source.pointee.width == 1 { return newString(latin1: source.pointee.bytes, count: source.pointee.count) }
        return newString(codePoints: UnsafeBufferPointer(start: source.pointee.wide, count: source.pointee.count))
    }

    /// Whether all is below 128; looks once.
    @inline(__always) static func isASCII(_ text: StringRef) -> Bool {
        if text.pointee.isASCII { return true }
        if text.pointee.width != 1 { return false }
        return lookForASCII(text)
    }

    @inline(never) private static func lookForASCII(_ text: StringRef) -> Bool {
        var union: UInt8 = 0
        for position in 0..<text.pointee.count { union |= text.pointee.bytes[position] }
        text.pointee.isASCII = union < 128
        return union < 128
    }

    // MARK: Operators

    private static func addOperators(_ type: TypeRef) {
        type.method("__repr__(self, /)") { (a) in stringRepr(string(a[0])) }
        type.method("__str__(self, /)") { (a) in exact(a[0]) }
        type.method("__hash__(self, /)") { (a) in Value(string(a[0]).hashValueCached) }
        type.method("__len__(self, /)") { (a) in Value(string(a[0]).pointee.count) }
        type.method("__iter__(self, /)") { (a) in newSequenceIterator(exact(a[0])) }
        type.method("__contains__(self, key, /)") { (a) throws(Raise) in Value(try stringContains(string(a[0]), a[1])) }
        type.method("__getitem__(self, key, /)") { (a) throws(Raise) in try stringGetItem(string(a[0]), a[1]) }
        type.method("__format__(self, format_spec, /)") { (a) throws(Raise) in try formatMethod(a[0], a[1]) }
        for comparison in Comparison.all {
            addMethod(type, comparison.method) { (self, other) throws(Raise) in
                other.layout == .string ? Value(compareStrings(comparison, self, other)) : Value.notImplemented.retain()
            }
        }
        type.method("__add__(self, value, /)") { (a) throws(Raise) in
            guard a[1].layout == .string else {
                throw typeError("can only concatenate str (not \"\(typeName(a[1]))\") to str")
            }
            return try concatenated(a[0], a[1])
        }
        type.method("__mul__(self, value, /)") { (a) throws(Raise) in try multiply(a[0], a[1]) }
        type.method("__rmul__(self, value, /)") { (a) throws(Raise) in try multiply(a[0], a[1]) }
        type.method("__mod__(self, value, /)") { (a) throws(Raise) in try percentFormat(a[0], a[1]) }
        type.method("__rmod__(self, value, /)") { (a) throws(Raise) in
            a[1].layout == .string ? try percentFormat(a[1], a[0]) : Value.notImplemented.retain()
        }
    }

    private static func concatenated(_ a: Value, _ b: Value) throws(Raise) -> Value {
        if a.kind == .string && b.kind == .string { return concatenate(string(a), string(b)) }
        // The shortcuts for empty operands would hand out an instance of a subclass.
        let (x, y) = (exact(a), exact(b))
        defer {
            x.release()
            y.release()
        }
        return concatenate(string(x), string(y))
    }

    private static func multiply(_ value: Value, _ factor: Value) throws(Raise) -> Value {
        let count = try repeatCount(factor)
        return try repeatString(value, count)
    }
}

/// How often a sequence is to be repeated: never less than zero.
func repeatCount(_ factor: Value) throws(Raise) -> Int {
    if let count = fixedInt(factor) { return max(0, count) }
    if !factor.isInteger && factor.type.special(.index).isEmpty {
        throw typeError("can't multiply sequence by non-int of type '\(typeName(factor))'")
    }
    return max(0, try asIndex(factor))
}

/// `text * count`
func repeatString(_ value: Value, _ count: Int) throws(Raise) -> Value {
    let text = value.cast(to: StringObject.self)
    let length = text.pointee.count
    if count <= 0 || length == 0 { return runtime.emptyString.retain() }
    if count == 1 { return StringType.exact(value) }
    let (total, overflow) = length.multipliedReportingOverflow(by: count)
    if overflow { throw memoryError() }
    let width = Int(text.pointee.width)
    let result = try newCheckedString(total, width: width)
    repeatBytes(text.pointee.bytes, length &* width, count, into: result.pointee.bytes)
    result.pointee.isASCII = text.pointee.isASCII
    return Value(result)
}

/// Writes `count` copies of some bytes in a row, doubling what is there.
func repeatBytes(_ source: UnsafePointer<UInt8>, _ size: Int, _ count: Int, into target: UnsafeMutablePointer<UInt8>) {
    if size == 1 {
        memset(target, Int32(source[0]), count)
        return
    }
    let total = size &* count
    memcpy(target, source, size)
    var done = size
    while done < total {
        let step = min(done, total &- done)
        memcpy(target + done, target, step)
        done &+= step
    }
}

/// `s[index]`, with an integer or a slice.
func stringGetItem(_ s: StringRef, _ index: Value) throws(Raise) -> Value {
    let count = s.pointee.count
    if index.kind == .slice {
        let (start, step, length) = try sliceIndices(index, length: count)
        if step == 1 {
            if length == count { return StringType.exact(Value(s)) }
            return length == 0 ? runtime.emptyString.retain() : s.slice(start..<(start + length))
        }
        return sliceWithStep(s, start, step, length)
    }
    if !index.isInteger && index.type.special(.index).isEmpty {
        throw typeError("string indices must be integers, not '\(typeName(index))'")
    }
    var position = try indexOf(index)
    if position < 0 { position += count }
    guard position >= 0 && position < count else { throw indexError("string index out of range") }
    return newString(codePoint: s[codePoint: position])
}

private func sliceWithStep(_ s: StringRef, _ start: Int, _ step: Int, _ length: Int) -> Value {
    if length == 0 { return runtime.emptyString.retain() }
    if s.pointee.width == 1 {
        if length == 1 { return newString(codePoint: s[codePoint: start]) }
        let result = newStringStorage(length, width: 1)
        var position = start
        for target in 0..<length {
            result.pointee.bytes[target] = s.pointee.bytes[position]
            position &+= step
        }
        result.pointee.isASCII = s.pointee.isASCII
        return Value(result)
    }
    var points: [UInt32] = []
    points.reserveCapacity(length)
    var position = start
    for _ in 0..<length {
        points.append(s.pointee.wide[position])
        position &+= step
    }
    return newString(codePoints: points)
}

/// An integer used as an index; what fits no 64 bits is an `IndexError`.
func indexOf(_ value: Value) throws(Raise) -> Int {
    if let integer = fixedInt(value) { return integer }
    let integer = try indexValue(value)
    defer { integer.release() }
    if let fixed = fixedInt(integer) { return fixed }
    throw indexError("cannot fit '\(typeName(value))' into an index-sized integer")
}
