/// A number of the language without a tensor: its kind takes part in type promotion, its size does not.
package enum Scalar: Equatable {
    case bool(Bool)
    case int(Int64)
    case double(Double)

    package var double: Double {
        switch self {
        case .bool(let value): value ? 1 : 0
        case .int(let value): Double(value)
        case .double(let value): value
        }
    }

    /// As an integer, a double truncated; nil when it does not fit.
    package var int: Int64? {
        switch self {
        case .bool(let value): value ? 1 : 0
        case .int(let value): value
        case .double(let value): Int64(exactly: value.rounded(.towardZero))
        }
    }

    package var isTrue: Bool {
        switch self {
        case .bool(let value): value
        case .int(let value): value != 0
        case .double(let value): value != 0
        }
    }

    /// The dtype of a tensor made from it.
    package var dtype: DType {
        switch self {
        case .bool: .bool
        case .int: .int64
        case .double: DType.defaultFloat
        }
    }

    package var isFloatingPoint: Bool {
        if case .double = self { true } else { false }
    }
}

extension Scalar: ExpressibleByIntegerLiteral, ExpressibleByFloatLiteral, ExpressibleByBooleanLiteral {
    package init(integerLiteral value: Int64) { self = .int(value) }
    package init(floatLiteral value: Double) { self = .double(value) }
    package init(booleanLiteral value: Bool) { self = .bool(value) }
}
