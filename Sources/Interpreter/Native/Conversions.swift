import Glibc

// From values to Swift and back, with CPython's errors.

/// The name of a value's class as error messages give it.
package func typeName(_ value: Value) -> String {
    value.kind == .nativeIterator || value.kind == .sequenceIterator ? className(value) : value.type.errorName
}

/// The bare name of a value's class.
package func className(_ value: Value) -> String {
    if value.kind == .nativeIterator {
        return unsafeDowncast(
            value.cast(to: NativeObject.self).pointee.payload.takeUnretainedValue(), to: NativeIterator.self
        ).typeName
    }
    if value.kind == .sequenceIterator {
        switch value.cast(to: SequenceIteratorObject.self).pointee.sequence.kind {
        case .list: return "list_iterator"
        case .tuple: return "tuple_iterator"
        case .string: return "str_ascii_iterator"
        default: return "iterator"
        }
    }
    return value.type.nameText
}

/// The same in errors about the arguments of functions in C, which call `None` by its name.
package func argumentTypeName(_ value: Value) -> String { value.isNone ? "None" : typeName(value) }

/// An integer or something with `__index__`, as an owned integer value.
package func indexValue(_ value: Value) throws(Raise) -> Value {
    switch value.layout {
    case .int, .bigInt: return value.kind == .instance ? plainInteger(value) : value.retain()
    case .bool: return Value(value.bits == runtime.trueValue.bits ? 1 : 0)
    default: break
    }
    let method = value.type.special(.index)
    guard !method.isEmpty, !method.isNone else {
        throw typeError("'\(typeName(value))' object cannot be interpreted as an integer")
    }
    let result = try callWithReceiver(method, value)
    guard result.layout == .int || result.layout == .bigInt || result.layout == .bool else {
        defer { result.release() }
        throw typeError("__index__ returned non-int (type \(typeName(result)))")
    }
    return result
}

/// The exact integer behind an instance of a subclass of `int`.
private func plainInteger(_ value: Value) -> Value {
    if value.layout == .int { return Value(value.cast(to: IntObject.self).pointee.value) }
    return copyOfBigInteger(value)
}

/// The number of an int layout (`int` in 64 bits or `bool`), or `nil`.
@inline(__always) package func fixedInt(_ value: Value) -> Int? {
    if value.isSmallInt { return value.smallInt }
    switch value.layout {
    case .int: return value.cast(to: IntObject.self).pointee.value
    case .bool: return value.bits == runtime.trueValue.bits ? 1 : 0
    default: return nil
    }
}

/// An integer or something with `__index__` as an `Int`.
package func asInt(_ value: Value) throws(Raise) -> Int {
    if let number = fixedInt(value) { return number }
    let integer = try indexValue(value)
    defer { integer.release() }
    if let number = fixedInt(integer) { return number }
    throw overflowError("Python int too large to convert to C long")
}

/// The same with the message for sizes and indices.
package func asIndex(_ value: Value) throws(Raise) -> Int {
    if let number = fixedInt(value) { return number }
    let integer = try indexValue(value)
    defer { integer.release() }
    if let number = fixedInt(integer) { return number }
    throw overflowError("cannot fit 'int' into an index-sized integer")
}

package func asInt32(_ value: Value) throws(Raise) -> Int32 {
    guard let number = Int32(exactly: try asInt(value)) else {
        throw overflowError("signed integer is greater than maximum")
    }
    return number
}

/// A float, an integer, or something with `__float__`.
package func asDouble(_ value: Value) throws(Raise) -> Double {
    if value.isFloat { return value.float }
    if let number = fixedInt(value) { return Double(number) }
    switch value.layout {
    case .float: return value.cast(to: FloatObject.self).pointee.value
    case .bigInt: return try doubleOfBigInteger(value)
    default: break
    }
    let method = value.type.special(.float)
    if !method.isEmpty && !method.isNone {
        let result = try callWithReceiver(method, value)
        defer { result.release() }
        guard result.layout == .float || result.isFloat else {
            throw typeError("\(typeName(value)).__float__ returned non-float (type \(typeName(result)))")
        }
        return try asDouble(result)
    }
    if !value.type.special(.index).isEmpty {
        let integer = try indexValue(value)
        defer { integer.release() }
        return try asDouble(integer)
    }
    throw typeError("must be real number, not \(typeName(value))")
}

/// The text of a string.
package func asText(_ value: Value) throws(Raise) -> String {
    guard value.layout == .string else { throw typeError("expected str, got \(typeName(value))") }
    return value.cast(to: StringObject.self).text
}

/// The text of a string, or `nil`.
package func textIfString(_ value: Value) -> String? {
    value.layout == .string ? value.cast(to: StringObject.self).text : nil
}

/// `str(value)` as Swift text.
package func text(of value: Value) throws(Raise) -> String {
    let string = try str(value)
    defer { string.release() }
    return string.cast(to: StringObject.self).text
}

/// `repr(value)` as Swift text.
package func reprText(_ value: Value) throws(Raise) -> String {
    let string = try repr(value)
    defer { string.release() }
    return string.cast(to: StringObject.self).text
}

/// `repr(value)`
package func repr(_ value: Value) throws(Raise) -> Value {
    if value.isSmallInt { return newString(decimal: value.smallInt) }
    if value.isFloat { return newString(floatRepr(value.float)) }
    if value.kind == .string { return stringRepr(value.cast(to: StringObject.self)) }
    try checkNativeStack()
    let result = try callWithReceiver(value.type.special(.repr), value)
    guard result.layout == .string else {
        defer { result.release() }
        throw typeError("__repr__ returned non-string (type \(typeName(result)))")
    }
    return result
}

/// `str(value)`
package func str(_ value: Value) throws(Raise) -> Value {
    if value.kind == .string { return value.retain() }
    if value.isSmallInt { return newString(decimal: value.smallInt) }
    if value.isFloat { return newString(floatRepr(value.float)) }
    let method = value.type.special(.str)
    let isPlain = method.isEmpty || method.bits == runtime.objectStr.bits
    try checkNativeStack()
    let result = try callWithReceiver(isPlain ? value.type.special(.repr) : method, value)
    guard result.layout == .string else {
        defer { result.release() }
        throw typeError("__str__ returned non-string (type \(typeName(result)))")
    }
    return result
}

/// `format(value, specification)`; the specification is a string.
package func format(_ value: Value, _ specification: Value) throws(Raise) -> Value {
    let text = specification.cast(to: StringObject.self)
    if text.pointee.count == 0 && value.kind != .instance && value.kind != .native { return try str(value) }
    let result = try formatBuiltin(value, text)
    if !result.isEmpty { return result }
    let formatted = try callWithReceiver(value.type.special(.format), value, specification)
    guard formatted.layout == .string else {
        defer { formatted.release() }
        throw typeError("__format__ must return a str, not \(typeName(formatted))")
    }
    return formatted
}

/// Marks a container whose repr is being made; false when it already is, so that one that holds itself prints `[...]`.
func enterRepr(_ value: Value) -> Bool {
    if runtime.state.activeReprs.contains(value.bits) { return false }
    runtime.state.activeReprs.append(value.bits)
    return true
}

func leaveRepr(_ value: Value) {
    if let position = runtime.state.activeReprs.lastIndex(of: value.bits) {
        runtime.state.activeReprs.remove(at: position)
    }
}

/// Raises `RecursionError` before native recursion runs out of stack.
@inline(__always) package func checkNativeStack() throws(Raise) {
    var marker = 0
    let address = withUnsafeMutablePointer(to: &marker) { UInt(bitPattern: $0) }
    if address < runtime.nativeStackLimit { throw raise(.recursionError, "maximum recursion depth exceeded") }
}
