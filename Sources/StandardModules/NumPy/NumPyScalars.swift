import CKernels
import Glibc
import Interpreter
import TensorEngine

/// A number with its dtype: what NumPy's scalars carry. The first bytes of `bits` are the element.
final class NumPyScalar {
    let type: NumPyType
    let bits: UInt64

    init(_ type: NumPyType, _ bits: UInt64) {
        self.type = type
        self.bits = bits
    }
}

struct NumPyElement {
    var type: NumPyType
    var bits: UInt64

    func withPointer<R>(_ body: (UnsafeMutableRawPointer) -> R) -> R {
        var copy = bits
        return withUnsafeMutableBytes(of: &copy) { body($0.baseAddress.unsafelyUnwrapped) }
    }

    var double: Double {
        if type.kind == .float64 { return Double(bitPattern: bits) }
        var result = 0.0
        withPointer { kernel_convert_element(&result, TYPE_F64, $0, type.code) }
        return result
    }

    /// The language's own number, owned.
    var plainValue: Value {
        switch type.kind {
        case .float64: return Value(Double(bitPattern: bits))
        case .bool: return Value(bits & 0xFF != 0)
        default:
            if type.kind.isFloat { return Value(double) }
            if type.kind == .uint64 {
                return Int(exactly: bits).map { Value($0) } ?? newInteger(decimalDigits: String(bits))
            }
            var result = 0
            withPointer { kernel_convert_element(&result, TYPE_I64, $0, type.code) }
            return Value(result)
        }
    }

    /// As `str` prints it.
    var text: String {
        switch type.kind {
        case .bool: bits & 0xFF != 0 ? "True" : "False"
        case .float64: floatRepr(Double(bitPattern: bits))
        case .float32, .float16: NumPyText.shortest(double, type.kind)
        case .uint64: String(bits)
        default: String(integer)
        }
    }

    var integer: Int {
        var result = 0
        withPointer { kernel_convert_element(&result, TYPE_I64, $0, type.code) }
        return result
    }
}

/// The classes of NumPy's scalars.
enum NumPyScalars {
    /// Abstract classes by name, and the class of each kind.
    nonisolated(unsafe) static let generic = newNativeType("generic", module: "numpy", isBase: true, populateGeneric)
    nonisolated(unsafe) static let number = abstract("number", generic)
    nonisolated(unsafe) static let integer = abstract("integer", number)
    nonisolated(unsafe) static let signedInteger = abstract("signedinteger", integer)
    nonisolated(unsafe) static let unsignedInteger = abstract("unsignedinteger", integer)
    nonisolated(unsafe) static let inexact = abstract("inexact", number)
    nonisolated(unsafe) static let floating = abstract("floating", inexact)
    nonisolated(unsafe) static let flexible = abstract("flexible", generic)
    nonisolated(unsafe) static let character = abstract("character", flexible)

    private static func abstract(_ name: String, _ base: TypeRef) -> TypeRef {
        newNativeType(name, module: "numpy", isBase: true, base: base) { _ in }
    }

    nonisolated(unsafe) static let classes: [TypeRef] = NumPyKind.allCases.map { kind in
        switch kind {
        case .float64:
            let type = newBuiltinSubclass(
                "float64", of: .float, module: "numpy", mixins: [floating, inexact, number, generic])
            type.onFirstUse {
                addConstructor($0, .float64); populateGeneric($0)
            }
            return type
        case .string:
            let type = newBuiltinSubclass(
                "str_", of: .string, module: "numpy", mixins: [builtinType(.string), character, flexible, generic])
            type.onFirstUse { type in
                type.method("__repr__(self, /)") { (a) throws(Raise) in
                    let plain = plainText(a[0])
                    defer { plain.release() }
                    return newString("np.str_(\(try reprText(plain)))")
                }
                type.method("item(self)") { a in plainText(a[0]) }
            }
            return type
        case .object: return newNativeType("object_", module: "numpy", base: generic) { _ in }
        case .bool: return concrete("bool", .bool, generic)
        default:
            return concrete("\(kind)", kind, kind.isFloat ? floating : kind.isSigned ? signedInteger : unsignedInteger)
        }
    }

    /// A string of the language with the same text, owned.
    private static func plainText(_ value: Value) -> Value {
        let text = value.cast(to: StringObject.self)
        return newString(codePoints: (0..<text.pointee.count).map { text[codePoint: $0] })
    }

    private static func concrete(_ name: String, _ kind: NumPyKind, _ base: TypeRef) -> TypeRef {
        newNativeType(name, module: "numpy", isBase: true, base: base) { addConstructor($0, kind) }
    }

    static func classOf(_ kind: NumPyKind) -> TypeRef { classes[Int(kind.rawValue)] }

    private static func addConstructor(_ type: TypeRef, _ kind: NumPyKind) {
        type.staticMethod("__new__(cls, value=?, /)") { (a) throws(Raise) in
            guard a.has(1) else { return make(0, NumPyType(kind)) }
            if kind == .float64 && a[1].isFloat { return newFloat(classOf(.float64), a[1].float) }
            if a[1].layout == .string && kind != .bool {
                let number = try call(Value(builtinType(kind.isFloat ? .float : .int)), a[1])
                defer { number.release() }
                return try scalar(from: number, kind)
            }
            return try scalar(from: a[1], kind)
        }
    }

    private static func scalar(from value: Value, _ kind: NumPyKind) throws(Raise) -> Value {
        let isSequence = value.layout == .list || value.layout == .tuple || NumPyBridge.isArray(value)
        if isSequence {
            let array = try NumPyBridge.asArray(value, NumPyType(kind))
            return array.rank == 0 ? array.scalar(array.data) : NumPyBridge.value(array)
        }
        let array = try NumPyArray.empty([], NumPyType(kind))
        try array.store(value, at: array.data)
        return array.scalar(array.data)
    }

    // MARK: Making and reading

    /// The scalar of an element in memory, owned; objects are themselves.
    static func make(_ place: UnsafeRawPointer, _ type: NumPyType) -> Value {
        switch type.kind {
        case .float64: return newFloat(classOf(.float64), place.loadUnaligned(as: Double.self))
        case .object: return place.load(as: Value.self).retain()
        case .string:
            let plain = NumPyArray(
                storage: Storage(data: UnsafeMutableRawPointer(mutating: place), size: type.size, owner: nil),
                shape: [],
                strides: [], type: type
            ).plainValue(UnsafeMutableRawPointer(mutating: place))
            defer { plain.release() }
            do throws(Raise) { return try call(Value(classOf(.string)), plain) } catch {
                clearPending()
                return plain.retain()
            }
        default:
            var bits: UInt64 = 0
            withUnsafeMutableBytes(of: &bits) {
                $0.baseAddress.unsafelyUnwrapped.copyMemory(from: place, byteCount: type.size)
            }
            return make(bits, type)
        }
    }

    static func make(_ bits: UInt64, _ type: NumPyType) -> Value {
        if type.kind == .float64 { return newFloat(classOf(.float64), Double(bitPattern: bits)) }
        return newNative(classOf(type.kind), NumPyScalar(type, bits))
    }

    static func make(_ number: Double) -> Value { newFloat(classOf(.float64), number) }
    static func make(_ number: Int) -> Value { make(UInt64(bitPattern: Int64(number)), .int64) }
    static func make(_ truth: Bool) -> Value { make(truth ? 1 : 0, .bool) }

    /// The element of one of NumPy's numbers; `nil` for anything else.
    static func element(_ value: Value) -> NumPyElement? {
        if value.layout == .native {
            guard let scalar = value.payload(NumPyScalar.self) else { return nil }
            return NumPyElement(type: scalar.type, bits: scalar.bits)
        }
        if value.layout == .float && !value.isFloat && isSubtype(value.type, classOf(.float64)) {
            return NumPyElement(type: .float64, bits: floatValue(value).bitPattern)
        }
        return nil
    }

    /// `float(value)` with the messages of NumPy's conversions.
    static func double(_ value: Value) throws(Raise) -> Double {
        if value.isFloat { return value.float }
        if let number = fixedInt(value) { return Double(number) }
        if let scalar = element(value) { return scalar.double }
        if value.layout == .float { return floatValue(value) }
        let number = try call(Value(builtinType(.float)), value)
        defer { number.release() }
        return floatValue(number)
    }

    // MARK: Methods

    private static func own(_ value: Value) throws(Raise) -> NumPyElement {
        guard let element = element(value) else {
            throw typeError("a scalar of NumPy is required, not '\(typeName(value))'")
        }
        return element
    }

    private static func populateGeneric(_ type: TypeRef) {
        NumPyOperators.add(to: type)
        addConversions(type)
        addArrayLikeMethods(type)
    }

    private static func addConversions(_ type: TypeRef) {
        type.method("__repr__(self, /)") { (a) throws(Raise) in
            let element = try own(a[0])
            return newString(
                element.type.kind == .bool ? "np.\(element.text)_" : "np.\(element.type.name)(\(element.text))")
        }
        type.method("__str__(self, /)") { (a) throws(Raise) in newString(try own(a[0]).text) }
        type.method("__format__(self, specification, /)") { (a) throws(Raise) in
            let plain = try own(a[0]).plainValue
            defer { plain.release() }
            return try format(plain, a[1])
        }
        type.method("__hash__(self, /)") { (a) throws(Raise) in
            let plain = try own(a[0]).plainValue
            defer { plain.release() }
            return Value(try hashOf(plain))
        }
        type.method("__bool__(self, /)") { (a) throws(Raise) in Value(try own(a[0]).double != 0) }
        type.method("__float__(self, /)") { (a) throws(Raise) in Value(try own(a[0]).double) }
        type.method("__int__(self, /)") { (a) throws(Raise) in
            let plain = try own(a[0]).plainValue
            defer { plain.release() }
            return try call(Value(builtinType(.int)), plain)
        }
        type.method("__index__(self, /)") { (a) throws(Raise) in
            let element = try own(a[0])
            guard element.type.kind.isInteger else {
                throw typeError("'\(typeName(a[0]))' object cannot be interpreted as an integer")
            }
            return element.plainValue
        }
        type.method("__round__(self, ndigits=None, /)") { (a) throws(Raise) in
            let element = try own(a[0])
            let plain = element.plainValue
            defer { plain.release() }
            if a[1].isNone { return try callMethod(plain, "__round__") }
            let rounded = try callMethod(plain, "__round__", [a[1]])
            defer { rounded.release() }
            return try scalar(from: rounded, element.type.kind)
        }
        type.method("__reduce__(self)") { (a) throws(Raise) in
            newPair(Value(a[0].type).retain(), newTuple([try own(a[0]).plainValue]))
        }
    }

    /// What scalars share with arrays of no dimensions.
    private static func addArrayLikeMethods(_ type: TypeRef) {
        type.method("item(self, *args)") { (a) throws(Raise) in try own(a[0]).plainValue }
        type.method("tolist(self)") { (a) throws(Raise) in try own(a[0]).plainValue }
        type.method("is_integer(self)") { (a) throws(Raise) in
            let number = try own(a[0]).double
            return Value(number.isFinite && number == number.rounded())
        }
        type.method("__array__(self, dtype=None, copy=None)") { (a) throws(Raise) in
            NumPyBridge.value(try arrayFrom(a[0], try a[1].isNone ? nil : dtypeFrom(a[1])))
        }
        type.property("dtype") { (value) throws(Raise) in dtypeValue(try own(value).type) }
        type.property("shape") { _ in newTuple([]) }
        type.property("ndim") { _ in Value(0) }
        type.property("size") { _ in Value(1) }
        type.property("itemsize") { (value) throws(Raise) in Value(try own(value).type.size) }
        type.property("nbytes") { (value) throws(Raise) in Value(try own(value).type.size) }
        type.property("T") { $0.retain() }
        type.property("real") { $0.retain() }
        type.property("imag") { (value) throws(Raise) in make(0, try own(value).type) }
        type.property("base") { _ in Value.none }
        // The other methods are those of a 0-dimensional array.
        type.method("__getattr__(self, name, /)") { (a) throws(Raise) in
            let name = try asText(a[1])
            guard let text = textIfString(a[1]), !text.hasPrefix("__"), !ndarrayType.lookup(intern(text)).isEmpty else {
                throw raise(
                    .attributeError,
                    "'\(typeName(a[0]))' object has no attribute '\(name)'"
                )
            }
            let array = NumPyBridge.value(try arrayFrom(a[0], nil))
            defer { array.release() }
            return try getAttribute(array, intern(name))
        }
        type.method("__getitem__(self, key, /)") { (a) throws(Raise) in
            if a[1].layout == .tuple && a[1].cast(to: ListObject.self).pointee.count == 0 { return a[0].retain() }
            throw indexError("invalid index to scalar variable.")
        }
    }
}
