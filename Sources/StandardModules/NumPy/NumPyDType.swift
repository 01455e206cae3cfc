import Interpreter

/// What a dtype object carries.
final class NumPyTypeBox {
    let type: NumPyType
    init(_ type: NumPyType) { self.type = type }
}

/// The class `numpy.dtype`.
nonisolated(unsafe) let dtypeType = newNativeType("dtype", module: "numpy", populateDType)

nonisolated(unsafe) private var sharedDTypes: [UInt8: Value] = [:]

/// The dtype object of a type, owned; those of numbers are unique.
func dtypeValue(_ type: NumPyType) -> Value {
    if type.kind == .string { return newNative(dtypeType, NumPyTypeBox(type)) }
    if let known = sharedDTypes[type.kind.rawValue] { return known.retain() }
    let value = newNative(dtypeType, NumPyTypeBox(type))
    sharedDTypes[type.kind.rawValue] = value
    return value.retain()
}

/// The type that a value names: a dtype, a scalar class, one of the language's classes, a name.
func dtypeFrom(_ value: Value) throws(Raise) -> NumPyType {
    if let box = value.payload(NumPyTypeBox.self) { return box.type }
    if value.isNone { return .float64 }
    if let name = textIfString(value) {
        guard let type = NumPyType.named(name) else { throw notUnderstood(name) }
        return type
    }
    if value.layout == .type {
        let type = value.cast(to: TypeObject.self)
        if type == builtinType(.float) { return .float64 }
        if type == builtinType(.int) { return .int64 }
        if type == builtinType(.bool) { return .bool }
        if type == builtinType(.string) { return .string(0) }
        if let kind = NumPyKind.allCases.first(where: { NumPyScalars.classOf($0) == type }) {
            return kind == .string ? .string(0) : NumPyType(kind)
        }
        if type == NumPyScalars.floating || type == NumPyScalars.inexact { return .float64 }
        if type == NumPyScalars.integer || type == NumPyScalars.signedInteger { return .int64 }
        return .object
    }
    let attribute = try getAttributeIfPresent(value, intern("dtype"))
    if !attribute.isEmpty {
        defer { attribute.release() }
        if let box = attribute.payload(NumPyTypeBox.self) { return box.type }
    }
    throw typeError("Cannot interpret '\(try reprText(value))' as a data type")
}

private func populateDType(_ type: TypeRef) {
    func own(_ value: Value) -> NumPyType { value.uncheckedPayload(NumPyTypeBox.self).type }
    type.staticMethod("__new__(cls, dtype, align=False, copy=False)") { (a) throws(Raise) in
        dtypeValue(try dtypeFrom(a[1]))
    }
    type.method("__repr__(self, /)") { a in
        let type = own(a[0])
        return newString("dtype('\(type.kind == .object ? "O" : type.text)')")
    }
    type.method("__str__(self, /)") { a in newString(own(a[0]).text) }
    type.method("__hash__(self, /)") { a in Value(Int(own(a[0]).kind.rawValue) * 1009 + own(a[0]).size) }
    type.method("__eq__(self, other, /)") { (a) throws(Raise) in Value(sameType(own(a[0]), a[1])) }
    type.method("__ne__(self, other, /)") { (a) throws(Raise) in Value(!sameType(own(a[0]), a[1])) }
    type.method("__call__(self, value, /)") { (a) throws(Raise) in
        try call(Value(NumPyScalars.classOf(own(a[0]).kind)), a[1])
    }
    type.method("__reduce__(self)") { a in
        newPair(Value(dtypeType).retain(), newTuple([newString(own(a[0]).code3)]))
    }
    type.method("newbyteorder(self, order='S')") { a in a[0].retain() }
    type.property("name") { newString(own($0).name) }
    type.property("kind") { newString(own($0).kindLetter) }
    type.property("char") { newString(own($0).character) }
    type.property("str") { newString(own($0).code3) }
    type.property("itemsize") { Value(own($0).size) }
    type.property("num") { Value(Int(own($0).kind.rawValue)) }
    type.property("type") { Value(NumPyScalars.classOf(own($0).kind)).retain() }
    type.property("byteorder") { newString(own($0).size > 1 && own($0).kind != .object ? "=" : "|") }
    type.property("names") { _ in Value.none }
    type.property("shape") { _ in newTuple([]) }
    type.property("ndim") { _ in Value(0) }
    type.property("hasobject") { Value(own($0).kind == .object) }
    type.property("isbuiltin") { _ in Value(1) }
    type.property("alignment") { Value(own($0).kind == .string ? 4 : own($0).size) }
}

private func sameType(_ type: NumPyType, _ other: Value) -> Bool {
    do throws(Raise) {
        if other.isNone { return false }
        return try dtypeFrom(other) == type
    } catch {
        clearPending()
        return false
    }
}

/// A name that no type has; NumPy's own types that Cellbook does not have are said to be missing.
private func notUnderstood(_ name: String) -> Raise {
    let isMissing = ["complex", "datetime64", "timedelta64", "M8", "m8", "void", "float128"].contains {
        name.hasPrefix($0)
    }
    return typeError("data type '\(name)' not understood" + (isMissing ? " (not in Cellbook)" : ""))
}
