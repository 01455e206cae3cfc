// Operators in their general form: what the machine's fast paths leave over. Numbers first, then the special methods in the
// order that CPython tries them.

package enum BinaryOperation: Int, CaseIterable {
    case add, subtract, multiply, divide, floorDivide, modulo, power, matrixMultiply
    case bitAnd, bitOr, bitXor, leftShift, rightShift

    var symbol: String {
        switch self {
        case .add: "+"
        case .subtract: "-"
        case .multiply: "*"
        case .divide: "/"
        case .floorDivide: "//"
        case .modulo: "%"
        case .power: "**"
        case .matrixMultiply: "@"
        case .bitAnd: "&"
        case .bitOr: "|"
        case .bitXor: "^"
        case .leftShift: "<<"
        case .rightShift: ">>"
        }
    }

    /// The special methods `a.forward(b)`, `b.reflected(a)` and `a.inPlace(b)`.
    var methods: (forward: SpecialName, reflected: SpecialName, inPlace: SpecialName) {
        switch self {
        case .add: (.add, .radd, .iadd)
        case .subtract: (.sub, .rsub, .isub)
        case .multiply: (.mul, .rmul, .imul)
        case .divide: (.truediv, .rtruediv, .itruediv)
        case .floorDivide: (.floordiv, .rfloordiv, .ifloordiv)
        case .modulo: (.mod, .rmod, .imod)
        case .power: (.pow, .rpow, .ipow)
        case .matrixMultiply: (.matmul, .rmatmul, .imatmul)
        case .bitAnd: (.and, .rand, .iand)
        case .bitOr: (.or, .ror, .ior)
        case .bitXor: (.xor, .rxor, .ixor)
        case .leftShift: (.lshift, .rlshift, .ilshift)
        case .rightShift: (.rshift, .rrshift, .irshift)
        }
    }
}

package enum UnaryOperation {
    case negative, positive, invert

    var symbol: String {
        switch self {
        case .negative: "-"
        case .positive: "+"
        case .invert: "~"
        }
    }

    var method: SpecialName {
        switch self {
        case .negative: .neg
        case .positive: .pos
        case .invert: .invert
        }
    }
}

package enum Comparison {
    case less, lessOrEqual, equal, notEqual, greater, greaterOrEqual

    var symbol: String {
        switch self {
        case .less: "<"
        case .lessOrEqual: "<="
        case .equal: "=="
        case .notEqual: "!="
        case .greater: ">"
        case .greaterOrEqual: ">="
        }
    }

    var method: SpecialName {
        switch self {
        case .less: .lt
        case .lessOrEqual: .le
        case .equal: .eq
        case .notEqual: .ne
        case .greater: .gt
        case .greaterOrEqual: .ge
        }
    }

    /// `a op b` is `b op.mirrored a`.
    var mirrored: Comparison {
        switch self {
        case .less: .greater
        case .lessOrEqual: .greaterOrEqual
        case .equal: .equal
        case .notEqual: .notEqual
        case .greater: .less
        case .greaterOrEqual: .lessOrEqual
        }
    }
}

extension Kind {
    var isNumber: Bool {
        switch self {
        case .int, .bool, .bigInt, .float, .complex: true
        default: false
        }
    }

    var isSequence: Bool {
        switch self {
        case .string, .bytes, .bytearray, .list, .tuple: true
        default: false
        }
    }
}

/// `a op b`, or `a op= b`.
@inline(never) package func binaryOperation(
    _ operation: BinaryOperation, _ a: Value, _ b: Value, inPlace: Bool = false
) throws(Raise) -> Value {
    if operation == .add, let x = smallOrBool(a), let y = smallOrBool(b) { return Value(x &+ y) }
    if a.kind.isNumber && b.kind.isNumber {
        let result = try numberBinary(operation, a, b)
        if !result.isEmpty { return result }
    }
    let methods = operation.methods
    if inPlace {
        let method = a.type.special(methods.inPlace)
        if !method.isEmpty && !method.isNone {
            let result = try callWithReceiver(method, a, b)
            if result.bits != Value.notImplemented.bits { return result }
        }
    }
    let result = try binaryMethods(methods.forward, methods.reflected, a, b)
    if !result.isEmpty { return result }
    throw unsupportedOperands(operation, a, b, inPlace: inPlace)
}

/// A number of 50 bits: truth values are counted by adding them up.
@inline(__always) private func smallOrBool(_ value: Value) -> Int? {
    if value.isSmallInt { return value.smallInt }
    if value.bits == runtime.trueValue.bits { return 1 }
    return value.bits == runtime.falseValue.bits ? 0 : nil
}

/// Tries `a.forward(b)` and `b.reflected(a)`; empty when neither knows what to do.
func binaryMethods(
    _ forward: SpecialName, _ reflected: SpecialName, _ a: Value, _ b: Value
) throws(Raise) -> Value {
    let (aType, bType) = (a.type, b.type)
    let forwardMethod = aType.special(forward)
    let reflectedMethod = aType == bType ? Value.empty : bType.special(reflected)
    // A subclass that overrides the reflected method goes first; a built-in sequence lets the other side try first, since its own method
    // for + and * knows only its kind.
    let reflectedFirst =
        !reflectedMethod.isEmpty
        && ((isSubtype(bType, aType) && aType.special(reflected).bits != reflectedMethod.bits)
            || (a.layout.isSequence && !b.layout.isSequence))
    if reflectedFirst {
        let result = try callBinaryMethod(reflectedMethod, b, a)
        if !result.isEmpty { return result }
    }
    if !forwardMethod.isEmpty {
        let result = try callBinaryMethod(forwardMethod, a, b)
        if !result.isEmpty { return result }
    }
    if !reflectedMethod.isEmpty && !reflectedFirst { return try callBinaryMethod(reflectedMethod, b, a) }
    return .empty
}

/// `b.reflected(a)` after `a.forward(b)` did not know; empty when it does not either.
func reflectedMethod(_ reflected: SpecialName, _ a: Value, _ b: Value) throws(Raise) -> Value {
    if a.type == b.type { return .empty }
    let method = b.type.special(reflected)
    return method.isEmpty ? .empty : try callBinaryMethod(method, b, a)
}

/// Empty for `NotImplemented` and for a method set to `None`.
@inline(__always) private func callBinaryMethod(_ method: Value, _ a: Value, _ b: Value) throws(Raise) -> Value {
    if method.isNone { return .empty }
    let result = try callWithReceiver(method, a, b)
    return result.bits == Value.notImplemented.bits ? .empty : result
}

func unsupportedOperands(_ operation: BinaryOperation, _ a: Value, _ b: Value, inPlace: Bool) -> Raise {
    let symbol = inPlace ? operation.symbol + "=" : operation == .power ? "** or pow()" : operation.symbol
    if operation == .multiply && (a.layout.isSequence || b.layout.isSequence) {
        let other = a.layout.isSequence ? b : a
        return typeError("can't multiply sequence by non-int of type '\(typeName(other))'")
    }
    return typeError("unsupported operand type(s) for \(symbol): '\(typeName(a))' and '\(typeName(b))'")
}

package func unaryOperation(_ operation: UnaryOperation, _ a: Value) throws(Raise) -> Value {
    if a.kind.isNumber {
        let result = try numberUnary(operation, a)
        if !result.isEmpty { return result }
    }
    let method = a.type.special(operation.method)
    if !method.isEmpty && !method.isNone { return try callWithReceiver(method, a) }
    throw typeError("bad operand type for unary \(operation.symbol): '\(typeName(a))'")
}

// MARK: Comparison

/// `a op b`, which need not be a truth value.
@inline(never) package func compare(_ comparison: Comparison, _ a: Value, _ b: Value) throws(Raise) -> Value {
    let (aKind, bKind) = (a.kind, b.kind)
    if aKind.isNumber && bKind.isNumber {
        let result = try numberCompare(comparison, a, b)
        if !result.isEmpty { return result }
    }
    if aKind == .string && bKind == .string { return Value(compareStrings(comparison, a, b)) }
    let (aType, bType) = (a.type, b.type)
    let mirrored = comparison.mirrored.method
    let reflectedFirst = aType != bType && isSubtype(bType, aType) && !bType.special(mirrored).isEmpty
    if reflectedFirst {
        let result = try callBinaryMethod(bType.special(mirrored), b, a)
        if !result.isEmpty { return result }
    }
    let forward = aType.special(comparison.method)
    if !forward.isEmpty {
        let result = try callBinaryMethod(forward, a, b)
        if !result.isEmpty { return result }
    }
    if reflectedFirst { return try compareIdentities(comparison, a, b) }
    return try compareReflected(comparison, a, b)
}

/// `a op b` when the method of `a` does not know: the other's method, then what all objects can do.
func compareReflected(_ comparison: Comparison, _ a: Value, _ b: Value) throws(Raise) -> Value {
    let reflected = b.type.special(comparison.mirrored.method)
    if !reflected.isEmpty {
        let result = try callBinaryMethod(reflected, b, a)
        if !result.isEmpty { return result }
    }
    return try compareIdentities(comparison, a, b)
}

private func compareIdentities(_ comparison: Comparison, _ a: Value, _ b: Value) throws(Raise) -> Value {
    switch comparison {
    case .equal: return Value(a.bits == b.bits)
    case .notEqual: return Value(a.bits != b.bits)
    default:
        throw typeError(
            "'\(comparison.symbol)' not supported between instances of '\(typeName(a))' and '\(typeName(b))'")
    }
}

@inline(__always) func compareStrings(_ comparison: Comparison, _ a: Value, _ b: Value) -> Bool {
    let (x, y) = (a.cast(to: StringObject.self), b.cast(to: StringObject.self))
    switch comparison {
    case .equal: return x.equals(y)
    case .notEqual: return !x.equals(y)
    case .less: return x.compare(y) < 0
    case .lessOrEqual: return x.compare(y) <= 0
    case .greater: return x.compare(y) > 0
    case .greaterOrEqual: return x.compare(y) >= 0
    }
}

/// `a == b` as containers ask it: the same object is equal.
package func equal(_ a: Value, _ b: Value) throws(Raise) -> Bool {
    if a.bits == b.bits { return true }
    if a.isSmallInt && b.isSmallInt { return false }
    if a.kind == .string && b.kind == .string {
        return a.cast(to: StringObject.self).equals(b.cast(to: StringObject.self))
    }
    let result = try compare(.equal, a, b)
    defer { result.release() }
    return try truth(result)
}

/// Whether two keys of a dict or set with the same hash are equal.
@inline(__always) func equalKeys(_ a: Value, _ b: Value) throws(Raise) -> Bool { try equal(a, b) }

/// The order of two values for sorting: `a < b`.
package func isLess(_ a: Value, _ b: Value) throws(Raise) -> Bool {
    if a.isSmallInt && b.isSmallInt { return a.smallInt < b.smallInt }
    if a.kind == .string && b.kind == .string { return compareStrings(.less, a, b) }
    let result = try compare(.less, a, b)
    defer { result.release() }
    return try truth(result)
}

// MARK: Truth and hash

/// `bool(value)`
@inline(__always) package func truth(_ value: Value) throws(Raise) -> Bool {
    if value.bits == runtime.trueValue.bits { return true }
    if value.bits == runtime.falseValue.bits || value.isNone { return false }
    if value.isSmallInt { return value.smallInt != 0 }
    if value.isFloat { return value.float != 0 }
    return try truthOfObject(value)
}

@inline(never) private func truthOfObject(_ value: Value) throws(Raise) -> Bool {
    switch value.kind {
    case .string: return value.cast(to: StringObject.self).pointee.count != 0
    case .list, .tuple: return value.cast(to: ListObject.self).pointee.count != 0
    case .dict: return value.cast(to: DictObject.self).pointee.count != 0
    case .set, .frozenset: return value.cast(to: SetObject.self).pointee.count != 0
    case .bytes, .bytearray: return value.cast(to: BytesObject.self).pointee.count != 0
    case .int, .bigInt, .function, .nativeFunction, .boundMethod, .module: return true
    default: break
    }
    let type = value.type
    let bool = type.special(.bool)
    if !bool.isEmpty {
        let result = try callWithReceiver(bool, value)
        defer { result.release() }
        guard result.kind == .bool else {
            throw typeError("__bool__ should return bool, returned \(typeName(result))")
        }
        return result.bits == runtime.trueValue.bits
    }
    if type.special(.len).isEmpty { return true }
    return try length(value) != 0
}

/// `hash(value)`, with CPython's numbers for all but strings.
@inline(__always) package func hashOf(_ value: Value) throws(Raise) -> Int {
    if value.isSmallInt {
        let number = value.smallInt
        return number == -1 ? -2 : number
    }
    if value.isObject && value.header.pointee.kind == .string {
        return value.cast(to: StringObject.self).hashValueCached
    }
    return try hashOfObject(value)
}

@inline(never) private func hashOfObject(_ value: Value) throws(Raise) -> Int {
    let kind = value.kind
    if kind.isNumber { return numberHash(value) }
    switch kind {
    case .none: return 0xfca8_6420
    case .tuple: return try hashTuple(value.cast(to: ListObject.self))
    case .function, .nativeFunction, .type, .module, .object: return identityHash(value)
    default: break
    }
    let method = value.type.special(.hash)
    if method.isEmpty || method.bits == runtime.objectHash.bits { return identityHash(value) }
    if method.isNone { throw typeError("unhashable type: '\(typeName(value))'") }
    let result = try callWithReceiver(method, value)
    defer { result.release() }
    guard result.layout == .int || result.layout == .bigInt || result.layout == .bool else {
        throw typeError("__hash__ method should return an integer")
    }
    if let hash = fixedInt(result) { return hash == -1 ? -2 : hash }
    return numberHash(result)
}

/// Objects that compare by identity: the address, rotated since its low bits are zero.
func identityHash(_ value: Value) -> Int { Int(bitPattern: value.bits >> 4 | value.bits << 60) }

// MARK: Items, length, membership

/// `len(value)`
package func length(_ value: Value) throws(Raise) -> Int {
    switch value.kind {
    case .string: return value.cast(to: StringObject.self).pointee.count
    case .list, .tuple: return value.cast(to: ListObject.self).pointee.count
    case .dict: return value.cast(to: DictObject.self).pointee.count
    case .set, .frozenset: return value.cast(to: SetObject.self).pointee.count
    default: break
    }
    let method = value.type.special(.len)
    guard !method.isEmpty, !method.isNone else { throw typeError("object of type '\(typeName(value))' has no len()") }
    let result = try callWithReceiver(method, value)
    defer { result.release() }
    let count = try asIndex(result)
    guard count >= 0 else { throw valueError("__len__() should return >= 0") }
    return count
}

/// `container[key]`
@inline(never) package func getItem(_ container: Value, _ key: Value) throws(Raise) -> Value {
    switch container.kind {
    case .list: return try listGetItem(container.cast(to: ListObject.self), key)
    case .tuple: return try tupleGetItem(container.cast(to: ListObject.self), key)
    case .string: return try stringGetItem(container.cast(to: StringObject.self), key)
    case .dict:
        let value = try container.cast(to: DictObject.self).get(key: key)
        if value.isEmpty { throw keyError(key) }
        return value.retain()
    case .type: return try classGetItem(container, key)
    default: break
    }
    let method = container.type.special(.getitem)
    guard !method.isEmpty, !method.isNone else {
        throw typeError("'\(typeName(container))' object is not subscriptable")
    }
    return try callWithReceiver(method, container, key)
}

/// `SomeClass[key]`
private func classGetItem(_ container: Value, _ key: Value) throws(Raise) -> Value {
    let method = container.type.special(.getitem)
    if !method.isEmpty && !method.isNone { return try callWithReceiver(method, container, key) }
    let type = container.cast(to: TypeObject.self)
    if type == builtinType(.type) { return newGenericAlias(container, key) }
    let classMethod = type.special(.classGetItem)
    guard !classMethod.isEmpty else { throw typeError("type '\(type.errorName)' is not subscriptable") }
    let bound = try bind(classMethod, receiver: .empty, type: type)
    defer { bound.release() }
    return try call(bound, key)
}

/// `container[key] = value`; borrows all three.
@inline(never) package func setItem(_ container: Value, _ key: Value, _ value: Value) throws(Raise) {
    switch container.kind {
    case .list: return try listSetItem(container.cast(to: ListObject.self), key, value.retain())
    case .dict: return try container.cast(to: DictObject.self).set(key: key, value.retain())
    default: break
    }
    let method = container.type.special(.setitem)
    guard !method.isEmpty, !method.isNone else {
        throw typeError("'\(typeName(container))' object does not support item assignment")
    }
    try callWithReceiver(method, container, key, value).release()
}

/// `del container[key]`
package func deleteItem(_ container: Value, _ key: Value) throws(Raise) {
    let method = container.type.special(.delitem)
    guard !method.isEmpty, !method.isNone else {
        throw typeError("'\(typeName(container))' object doesn't support item deletion")
    }
    try callWithReceiver(method, container, key).release()
}

/// `item in container`
@inline(never) package func contains(_ container: Value, _ item: Value) throws(Raise) -> Bool {
    switch container.kind {
    case .dict: return try container.cast(to: DictObject.self).find(item, hash: hashOf(item)) >= 0
    case .string: return try stringContains(container.cast(to: StringObject.self), item)
    case .set, .frozenset: return try setContains(container.cast(to: SetObject.self), item)
    case .list, .tuple:
        let list = container.cast(to: ListObject.self)
        var position = 0
        while position < list.pointee.count {
            let candidate = list.pointee.items[position].retain()
            defer { candidate.release() }
            if try equal(candidate, item) { return true }
            position += 1
        }
        return false
    default: break
    }
    let method = container.type.special(.contains)
    if !method.isEmpty {
        if method.isNone { throw typeError("'\(typeName(container))' object is not a container") }
        let result = try callWithReceiver(method, container, item)
        defer { result.release() }
        return try truth(result)
    }
    if container.type.special(.iter).isEmpty && container.type.special(.getitem).isEmpty {
        throw typeError("argument of type '\(typeName(container))' is not iterable")
    }
    var isFound = false
    try iterate(container) { (candidate) throws(Raise) in
        isFound = try equal(candidate, item)
        return !isFound
    }
    return isFound
}
