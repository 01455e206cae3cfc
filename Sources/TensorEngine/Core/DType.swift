import CKernels

/// The type of a tensor's elements. Raw values are the kernels' codes.
package enum DType: UInt8, CaseIterable {
    case uint8, int8, int16, int32, int64, float16, float32, float64, bool, bfloat16, uint16, uint32, uint64

    /// The type that Python floats, and results of integers in floating-point functions, take.
    /// Set by `torch.set_default_dtype`; one language lock guards it.
    package nonisolated(unsafe) static var defaultFloat = DType.float32

    @inline(__always) package var code: ElementType { ElementType(UInt32(rawValue)) }

    /// Bytes of an element.
    @inline(__always) package var size: Int { element_size(code) }

    package var isFloatingPoint: Bool {
        switch self {
        case .float16, .float32, .float64, .bfloat16: true
        default: false
        }
    }

    package var isInteger: Bool { !isFloatingPoint && self != .bool }

    package var isSigned: Bool {
        switch self {
        case .uint8, .uint16, .uint32, .uint64, .bool: false
        default: true
        }
    }

    /// Half precision: stored as such, computed in float32.
    package var isReducedFloat: Bool { self == .float16 || self == .bfloat16 }

    /// The type in which kernels compute on it.
    @inline(__always) package var computeType: DType { isReducedFloat ? .float32 : self }

    /// `float32` in `torch.float32`.
    package var name: String {
        switch self {
        case .uint8: "uint8"
        case .int8: "int8"
        case .int16: "int16"
        case .int32: "int32"
        case .int64: "int64"
        case .float16: "float16"
        case .float32: "float32"
        case .float64: "float64"
        case .bool: "bool"
        case .bfloat16: "bfloat16"
        case .uint16: "uint16"
        case .uint32: "uint32"
        case .uint64: "uint64"
        }
    }

    /// The name in messages and legacy class names: `Float` in `FloatTensor`.
    package var scalarName: String {
        switch self {
        case .uint8: "Byte"
        case .int8: "Char"
        case .int16: "Short"
        case .int32: "Int"
        case .int64: "Long"
        case .float16: "Half"
        case .float32: "Float"
        case .float64: "Double"
        case .bool: "Bool"
        case .bfloat16: "BFloat16"
        case .uint16: "UInt16"
        case .uint32: "UInt32"
        case .uint64: "UInt64"
        }
    }

    /// The name of the C type in messages: `float`, `long int`.
    package var nativeName: String {
        switch self {
        case .uint8: "unsigned char"
        case .int8: "signed char"
        case .int16: "short"
        case .int32: "int"
        case .int64: "long int"
        case .float16: "c10::Half"
        case .float32: "float"
        case .float64: "double"
        case .bool: "bool"
        case .bfloat16: "c10::BFloat16"
        case .uint16: "unsigned short"
        case .uint32: "unsigned int"
        case .uint64: "unsigned long"
        }
    }

    /// The range of an integer type.
    package var integerRange: ClosedRange<Double>? {
        switch self {
        case .uint8: 0...255
        case .int8: -128...127
        case .int16: -32768...32767
        case .int32: -2_147_483_648...2_147_483_647
        case .int64: -0x1p63...0x1p63
        case .bool: 0...1
        case .uint16: 0...65535
        case .uint32: 0...4_294_967_295
        case .uint64: 0...0x1p64
        default: nil
        }
    }
}
