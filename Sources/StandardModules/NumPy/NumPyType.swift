import CKernels
import TensorEngine

/// What an array's elements are. The order is that of NumPy's own list of types, integers by size, signed ones first.
package enum NumPyKind: UInt8, CaseIterable {
    case bool, int8, uint8, int16, uint16, int32, uint32, int64, uint64, float16, float32, float64
    /// Fixed-width text: UTF-32, padded with zeros.
    case string
    case object

    package var isFloat: Bool { self == .float16 || self == .float32 || self == .float64 }
    package var isSigned: Bool { self == .int8 || self == .int16 || self == .int32 || self == .int64 }
    package var isUnsigned: Bool { self == .uint8 || self == .uint16 || self == .uint32 || self == .uint64 }
    package var isInteger: Bool { isSigned || isUnsigned }
    /// Numbers and truth values: what kernels work on.
    package var isNumeric: Bool { rawValue <= NumPyKind.float64.rawValue }
}

/// A dtype: the kind of the elements and, for text, how long they are.
package struct NumPyType: Equatable {
    package var kind: NumPyKind
    /// Bytes of an element.
    package var size: Int

    package init(_ kind: NumPyKind) {
        self.kind = kind
        switch kind {
        case .string: size = 4
        case .object: size = 8
        default: size = NumPyType.engineType(kind).size
        }
    }

    package static func string(_ length: Int) -> NumPyType {
        var type = NumPyType(.string)
        type.size = max(length, 0) * 4
        return type
    }

    package static let bool = NumPyType(.bool)
    package static let int64 = NumPyType(.int64)
    package static let uint8 = NumPyType(.uint8)
    package static let uint64 = NumPyType(.uint64)
    package static let float32 = NumPyType(.float32)
    package static let float64 = NumPyType(.float64)
    package static let object = NumPyType(.object)

    static func engineType(_ kind: NumPyKind) -> DType {
        switch kind {
        case .bool: .bool
        case .int8: .int8
        case .uint8: .uint8
        case .int16: .int16
        case .uint16: .uint16
        case .int32: .int32
        case .uint32: .uint32
        case .int64, .object: .int64
        case .uint64: .uint64
        case .float16: .float16
        case .float32, .string: .float32
        case .float64: .float64
        }
    }

    /// The engine's type of a numeric kind; `nil` for text and objects.
    package var engineType: DType? { kind.isNumeric ? NumPyType.engineType(kind) : nil }
    var code: ElementType { NumPyType.engineType(kind).code }

    /// The dtype of an engine's tensor; `nil` for `bfloat16`, which NumPy does not have.
    package init?(engine dtype: DType) {
        guard let kind = NumPyKind.allCases.first(where: { $0.isNumeric && NumPyType.engineType($0) == dtype }) else {
            return nil
        }
        self.init(kind)
    }

    /// `float64`, `str96`
    var name: String {
        kind == .string ? (size == 0 ? "str" : "str\(size * 8)") : kind == .object ? "object" : "\(kind)"
    }

    /// `<f8`, `|b1`, `<U3`, `|O`
    var code3: String { (size > 1 && kind != .object ? "<" : "|") + letterAndSize }

    private var letterAndSize: String {
        switch kind {
        case .bool: "b1"
        case .string: "U\(size / 4)"
        case .object: "O"
        default: (kind.isFloat ? "f" : kind.isSigned ? "i" : "u") + "\(size)"
        }
    }

    /// As `str(dtype)` and messages give it.
    var text: String { kind == .string ? "<U\(size / 4)" : name }

    /// One letter: `d`, `l`, `?`
    var character: String {
        switch kind {
        case .bool: "?"
        case .int8: "b"
        case .uint8: "B"
        case .int16: "h"
        case .uint16: "H"
        case .int32: "i"
        case .uint32: "I"
        case .int64: "l"
        case .uint64: "L"
        case .float16: "e"
        case .float32: "f"
        case .float64: "d"
        case .string: "U"
        case .object: "O"
        }
    }

    var kindLetter: String {
        kind == .bool
            ? "b" : kind.isFloat ? "f" : kind.isSigned ? "i" : kind.isUnsigned ? "u" : kind == .string ? "U" : "O"
    }

    /// The dtype of this name or code: `float32`, `f4`, `<f4`, `int`, `U5`.
    static func named(_ name: String) -> NumPyType? {
        var text = name[...]
        if let first = text.first, "<=|".contains(first) { text.removeFirst() }
        if let type = names[String(text)] { return type }
        if text.first == "U" || text.first == "S", let length = Int(text.dropFirst()), length >= 0, length < 1 << 28 {
            return .string(length)
        }
        return NumPyKind.allCases.lazy.map { NumPyType($0) }.first { $0.character == text && $0.kind != .string }
    }

    private static let names: [String: NumPyType] = {
        var table: [String: NumPyType] = [
            "int": .int64, "float": .float64, "double": .float64, "single": .float32, "half": NumPyType(.float16),
            "intp": .int64, "uint": .uint64, "uintp": .uint64, "long": .int64, "longlong": .int64,
            "byte": NumPyType(.int8),
            "ubyte": .uint8, "short": NumPyType(.int16), "ushort": NumPyType(.uint16), "intc": NumPyType(.int32),
            "uintc": NumPyType(.uint32), "str": .string(0), "U": .string(0), "object": .object, "O": .object,
            "q": .int64,
            "Q": .uint64, "bool_": .bool, "object_": .object, "str_": .string(0),
        ]
        for kind in NumPyKind.allCases where kind.isNumeric {
            let type = NumPyType(kind)
            table["\(kind)"] = type
            table[type.letterAndSize] = type
        }
        return table
    }()

    // MARK: Promotion

    /// The type that holds both, as NumPy's table has it; `nil` for text with numbers.
    static func promoted(_ a: NumPyType, _ b: NumPyType) -> NumPyType? {
        if a == b { return a }
        if a.kind == .object || b.kind == .object { return .object }
        if a.kind == .string || b.kind == .string {
            return a.kind == b.kind ? .string(max(a.size, b.size) / 4) : nil
        }
        if a.kind == .bool { return b }
        if b.kind == .bool { return a }
        if a.kind.isFloat || b.kind.isFloat { return floatFor(a, b) }
        if a.kind.isSigned == b.kind.isSigned { return a.size >= b.size ? a : b }
        let (signed, unsigned) = a.kind.isSigned ? (a, b) : (b, a)
        if signed.size > unsigned.size { return signed }
        switch unsigned.size {
        case 1: return NumPyType(.int16)
        case 2: return NumPyType(.int32)
        case 4: return .int64
        default: return .float64
        }
    }

    private static func floatFor(_ a: NumPyType, _ b: NumPyType) -> NumPyType {
        func bytes(_ type: NumPyType) -> Int {
            if type.kind.isFloat { return type.size }
            return type.size == 1 ? 2 : type.size == 2 ? 4 : 8
        }
        switch max(bytes(a), bytes(b)) {
        case 2: return NumPyType(.float16)
        case 4: return .float32
        default: return .float64
        }
    }

    /// The longest text of a number of this type.
    var textWidth: Int {
        switch kind {
        case .bool: 5
        case .int8: 4
        case .uint8: 3
        case .int16: 6
        case .uint16: 5
        case .int32: 11
        case .uint32: 10
        case .int64: 21
        case .uint64: 20
        case .float16, .float32, .float64: 32
        case .string: size / 4
        case .object: 1
        }
    }

    /// The type that functions like `exp` compute in.
    var floating: NumPyType {
        if kind.isFloat { return self }
        return size == 1 ? NumPyType(.float16) : size == 2 ? .float32 : .float64
    }
}
