import CGMP
import Glibc

// Arithmetic of int, bool, float and complex in its general form. The machine answers small ints and floats itself.

/// What a number is for arithmetic.
private enum NumberClass: Int, Comparable {
    case integer, float, complex

    init?(_ value: Value) {
        switch value.layout {
        case .int, .bool, .bigInt: self = .integer
        case .float: self = .float
        case .complex: self = .complex
        default: return nil
        }
    }

    static func < (a: NumberClass, b: NumberClass) -> Bool { a.rawValue < b.rawValue }
}

/// The number of a float layout.
@inline(__always) package func floatValue(_ value: Value) -> Double {
    value.isFloat ? value.float : value.cast(to: FloatObject.self).pointee.value
}

/// An integer or float as a float.
@inline(__always) private func realValue(_ value: Value) throws(Raise) -> Double {
    if value.layout == .float { return floatValue(value) }
    if let integer = fixedInt(value) { return Double(integer) }
    return try doubleOfBigInteger(value)
}

private func complexValue(_ value: Value) throws(Raise) -> Complex {
    if value.layout == .complex {
        let object = value.cast(to: ComplexObject.self)
        return Complex(object.pointee.real, object.pointee.imaginary)
    }
    return Complex(try realValue(value), 0)
}

/// `a op b` for numbers; empty unless both are numbers and the operator is defined for them.
func numberBinary(_ operation: BinaryOperation, _ a: Value, _ b: Value) throws(Raise) -> Value {
    guard let aClass = NumberClass(a), let bClass = NumberClass(b) else { return .empty }
    switch max(aClass, bClass) {
    case .integer:
        if a.layout == .bool && b.layout == .bool {
            let (x, y) = (a.bits == runtime.trueValue.bits, b.bits == runtime.trueValue.bits)
            switch operation {
            case .bitAnd: return Value(x && y)
            case .bitOr: return Value(x || y)
            case .bitXor: return Value(x != y)
            default: break
            }
        }
        if let x = fixedInt(a), let y = fixedInt(b) { return try fixedBinary(operation, x, y) }
        return try bigBinary(operation, a, b)
    case .float:
        if operation == .matrixMultiply || operation.isBitwise { return .empty }
        return try floatBinary(operation, realValue(a), realValue(b))
    case .complex:
        if operation.isBitwise { return .empty }
        return try complexBinary(operation, complexValue(a), complexValue(b))
    }
}

extension BinaryOperation {
    fileprivate var isBitwise: Bool {
        switch self {
        case .bitAnd, .bitOr, .bitXor, .leftShift, .rightShift: true
        default: false
        }
    }
}

// MARK: Integers of 64 bits

private func fixedBinary(_ operation: BinaryOperation, _ x: Int, _ y: Int) throws(Raise) -> Value {
    switch operation {
    case .add:
        let (sum, overflow) = x.addingReportingOverflow(y)
        if !overflow { return Value(sum) }
    case .subtract:
        let (difference, overflow) = x.subtractingReportingOverflow(y)
        if !overflow { return Value(difference) }
    case .multiply:
        let (product, overflow) = x.multipliedReportingOverflow(by: y)
        if !overflow { return Value(product) }
    case .divide:
        if y == 0 { throw raise(.zeroDivisionError, "division by zero") }
        if x.magnitude <= 1 << 53 && y.magnitude <= 1 << 53 { return Value(Double(x) / Double(y)) }
    case .floorDivide:
        if y == 0 { throw raise(.zeroDivisionError, "integer division or modulo by zero") }
        if !(x == Int.min && y == -1) { return Value(floorDivide(x, y)) }
    case .modulo:
        if y == 0 { throw raise(.zeroDivisionError, "integer modulo by zero") }
        return Value(y == -1 ? 0 : floorModulo(x, y))
    case .power:
        if y < 0 { return try floatBinary(.power, Double(x), Double(y)) }
        if let result = fixedPower(x, y) { return Value(result) }
    case .matrixMultiply: return .empty
    case .bitAnd: return Value(x & y)
    case .bitOr: return Value(x | y)
    case .bitXor: return Value(x ^ y)
    case .leftShift:
        if y < 0 { throw valueError("negative shift count") }
        if x == 0 { return Value(0) }
        if y < 64 {
            let shifted = x << y
            if shifted >> y == x { return Value(shifted) }
        }
    case .rightShift:
        if y < 0 { throw valueError("negative shift count") }
        return Value(y >= 64 ? (x < 0 ? -1 : 0) : x >> y)
    }
    return try withBigFixed(operation, x, y)
}

@inline(__always) private func floorDivide(_ x: Int, _ y: Int) -> Int {
    let quotient = x / y
    return (x % y != 0) && ((x < 0) != (y < 0)) ? quotient - 1 : quotient
}

@inline(__always) private func floorModulo(_ x: Int, _ y: Int) -> Int {
    let remainder = x % y
    return remainder != 0 && ((remainder < 0) != (y < 0)) ? remainder + y : remainder
}

private func fixedPower(_ base: Int, _ exponent: Int) -> Int? {
    if base == 0 || base == 1 { return exponent == 0 ? 1 : base }
    if base == -1 { return exponent & 1 == 0 ? 1 : -1 }
    if exponent > 63 { return nil }
    var result = 1
    var factor = base
    var left = exponent
    while true {
        if left & 1 == 1 {
            let (product, overflow) = result.multipliedReportingOverflow(by: factor)
            if overflow { return nil }
            result = product
        }
        left >>= 1
        if left == 0 { return result }
        let (square, overflow) = factor.multipliedReportingOverflow(by: factor)
        if overflow { return nil }
        factor = square
    }
}

@inline(never) private func withBigFixed(_ operation: BinaryOperation, _ x: Int, _ y: Int) throws(Raise) -> Value {
    let (a, b) = (Value(x), Value(y))
    defer {
        a.release()
        b.release()
    }
    return try bigBinary(operation, a, b)
}

// MARK: Integers of any size

private func bigBinary(_ operation: BinaryOperation, _ a: Value, _ b: Value) throws(Raise) -> Value {
    switch operation {
    case .add: return combine(a, b) { __gmpz_add($0, $1, $2) }
    case .subtract: return combine(a, b) { __gmpz_sub($0, $1, $2) }
    case .multiply:
        if bitLength(a) + bitLength(b) > largestIntegerBits { throw memoryError() }
        return combine(a, b) { __gmpz_mul($0, $1, $2) }
    case .divide:
        if signOfInteger(b) == 0 { throw raise(.zeroDivisionError, "division by zero") }
        return Value(try divideIntegers(a, b))
    case .floorDivide:
        if signOfInteger(b) == 0 { throw raise(.zeroDivisionError, "integer division or modulo by zero") }
        return combine(a, b) { __gmpz_fdiv_q($0, $1, $2) }
    case .modulo:
        if signOfInteger(b) == 0 { throw raise(.zeroDivisionError, "integer modulo by zero") }
        return combine(a, b) { __gmpz_fdiv_r($0, $1, $2) }
    case .power: return try bigPower(a, b)
    case .matrixMultiply: return .empty
    case .bitAnd: return combine(a, b) { __gmpz_and($0, $1, $2) }
    case .bitOr: return combine(a, b) { __gmpz_ior($0, $1, $2) }
    case .bitXor: return combine(a, b) { __gmpz_xor($0, $1, $2) }
    case .leftShift: return try bigLeftShift(a, b)
    case .rightShift: return try bigRightShift(a, b)
    }
}

@inline(__always) private func combine(
    _ a: Value, _ b: Value, _ compute: (BigNumber, BigNumber, BigNumber) -> Void
) -> Value {
    withBigNumber(a) { (x) in withBigNumber(b) { (y) in bigResult { compute($0, x, y) } } }
}

private func divideIntegers(_ a: Value, _ b: Value) throws(Raise) -> Double {
    var quotient = 0.0
    var isTooLarge = false
    withBigNumber(a) { (x) in
        withBigNumber(b) { (y) in
            do throws(Raise) { quotient = try divideExactly(x, y) } catch { isTooLarge = true }
        }
    }
    if isTooLarge { throw Raise() }
    return quotient
}

private func bigPower(_ a: Value, _ b: Value) throws(Raise) -> Value {
    if signOfInteger(b) < 0 { return try floatBinary(.power, realValue(a), realValue(b)) }
    if let base = fixedInt(a), base.magnitude <= 1 {
        if base == -1 && isOdd(b) { return Value(-1) }
        return Value(base == 0 && signOfInteger(b) != 0 ? 0 : 1)
    }
    guard let exponent = fixedInt(b) else { throw memoryError() }
    let (bits, overflow) = bitLength(a).multipliedReportingOverflow(by: exponent)
    if overflow || bits > largestIntegerBits { throw memoryError() }
    return withBigNumber(a) { (base) in bigResult { __gmpz_pow_ui($0, base, UInt(exponent)) } }
}

private func isOdd(_ value: Value) -> Bool {
    if let integer = fixedInt(value) { return integer & 1 == 1 }
    return withBigNumber(value) { __gmpz_tstbit($0, 0) } == 1
}

private func bigLeftShift(_ a: Value, _ b: Value) throws(Raise) -> Value {
    if signOfInteger(b) < 0 { throw valueError("negative shift count") }
    if signOfInteger(a) == 0 { return Value(0) }
    guard let count = fixedInt(b) else { throw overflowError("too many digits in integer") }
    if count > largestIntegerBits || bitLength(a) + count > largestIntegerBits { throw memoryError() }
    return withBigNumber(a) { (number) in bigResult { __gmpz_mul_2exp($0, number, UInt(count)) } }
}

private func bigRightShift(_ a: Value, _ b: Value) throws(Raise) -> Value {
    if signOfInteger(b) < 0 { throw valueError("negative shift count") }
    guard let count = fixedInt(b) else { return Value(signOfInteger(a) < 0 ? -1 : 0) }
    return withBigNumber(a) { (number) in bigResult { __gmpz_fdiv_q_2exp($0, number, UInt(count)) } }
}

/// `divmod(a, b)`; empty unless both are real numbers.
func numberDivmod(_ a: Value, _ b: Value) throws(Raise) -> Value {
    guard let aClass = NumberClass(a), let bClass = NumberClass(b), max(aClass, bClass) != .complex else {
        return .empty
    }
    if max(aClass, bClass) == .float {
        let (x, y) = (try realValue(a), try realValue(b))
        if y == 0 { throw raise(.zeroDivisionError, "float divmod()") }
        let (quotient, remainder) = floatDivmod(x, y)
        return newPair(Value(quotient), Value(remainder))
    }
    if signOfInteger(b) == 0 { throw raise(.zeroDivisionError, "integer division or modulo by zero") }
    let quotient = try numberBinary(.floorDivide, a, b)
    return newPair(quotient, try numberBinary(.modulo, a, b))
}

/// `pow(base, exponent, modulus)` for three integers.
func modularPower(_ base: Value, _ exponent: Value, _ modulus: Value) throws(Raise) -> Value {
    if signOfInteger(modulus) == 0 { throw valueError("pow() 3rd argument cannot be 0") }
    var isInvertible = true
    let result = withBigNumber(base) { (base) in
        withBigNumber(exponent) { (exponent) in
            withBigNumber(modulus) { (modulus) in
                bigResult { (result) in
                    if exponent.pointee._mp_size < 0 {
                        var inverse = __mpz_struct()
                        var positive = __mpz_struct()
                        __gmpz_init(&inverse)
                        __gmpz_init_set(&positive, exponent)
                        positive._mp_size = -positive._mp_size
                        isInvertible = __gmpz_invert(&inverse, base, modulus) != 0
                        if isInvertible { __gmpz_powm(result, &inverse, &positive, modulus) }
                        __gmpz_clear(&inverse)
                        __gmpz_clear(&positive)
                    } else {
                        __gmpz_powm(result, base, exponent, modulus)
                    }
                    // The result has the sign of the modulus.
                    __gmpz_fdiv_r(result, result, modulus)
                }
            }
        }
    }
    if !isInvertible {
        result.release()
        throw valueError("base is not invertible for the given modulus")
    }
    return result
}

// MARK: Floats

private func floatBinary(_ operation: BinaryOperation, _ x: Double, _ y: Double) throws(Raise) -> Value {
    switch operation {
    case .add: return Value(x + y)
    case .subtract: return Value(x - y)
    case .multiply: return Value(x * y)
    case .divide:
        if y == 0 { throw raise(.zeroDivisionError, "float division by zero") }
        return Value(x / y)
    case .floorDivide:
        if y == 0 { throw raise(.zeroDivisionError, "float floor division by zero") }
        return Value(floatDivmod(x, y).quotient)
    case .modulo:
        if y == 0 { throw raise(.zeroDivisionError, "float modulo") }
        return Value(floatModulo(x, y))
    case .power: return try floatPower(x, y)
    default: return .empty
    }
}

/// The remainder with the sign of the divisor.
func floatModulo(_ x: Double, _ y: Double) -> Double {
    let remainder = fmod(x, y)
    if remainder == 0 { return copysign(0, y) }
    return (remainder < 0) != (y < 0) ? remainder + y : remainder
}

private func floatDivmod(_ x: Double, _ y: Double) -> (quotient: Double, remainder: Double) {
    var remainder = fmod(x, y)
    var quotient = (x - remainder) / y
    if remainder != 0 {
        if (y < 0) != (remainder < 0) {
            remainder += y
            quotient -= 1
        }
    } else {
        remainder = copysign(0, y)
    }
    if quotient == 0 { return (copysign(0, x / y), remainder) }
    let floored = floor(quotient)
    return (quotient - floored > 0.5 ? floored + 1 : floored, remainder)
}

private func floatPower(_ x: Double, _ y: Double) throws(Raise) -> Value {
    if x == 0 && y < 0 { throw raise(.zeroDivisionError, "0.0 cannot be raised to a negative power") }
    if x < 0 && x.isFinite && y.isFinite && y != floor(y) {
        // A negative number to a fraction leaves the real line.
        return try complexBinary(.power, Complex(x, 0), Complex(y, 0))
    }
    let result = pow(x, y)
    if result.isInfinite && x.isFinite && y.isFinite { throw resultOutOfRange() }
    return Value(result)
}

/// What C's `ERANGE` becomes.
func resultOutOfRange() -> Raise {
    raise(ExceptionType.overflowError.type, arguments: [Value(34), newString("Numerical result out of range")])
}

// MARK: Comparison, sign, hash

/// `a op b` for numbers, exact between integers and floats; empty unless both are numbers that have this order.
func numberCompare(_ comparison: Comparison, _ a: Value, _ b: Value) throws(Raise) -> Value {
    guard let aClass = NumberClass(a), let bClass = NumberClass(b) else { return .empty }
    if aClass == .complex || bClass == .complex {
        guard comparison == .equal || comparison == .notEqual else { return .empty }
        return Value(complexEquals(a, b) == (comparison == .equal))
    }
    guard let order = orderOfReals(a, b) else { return Value(comparison == .notEqual) }
    switch comparison {
    case .less: return Value(order < 0)
    case .lessOrEqual: return Value(order <= 0)
    case .equal: return Value(order == 0)
    case .notEqual: return Value(order != 0)
    case .greater: return Value(order > 0)
    case .greaterOrEqual: return Value(order >= 0)
    }
}

private func complexEquals(_ a: Value, _ b: Value) -> Bool {
    func parts(_ value: Value) -> (real: Value, imaginary: Double) {
        guard value.layout == .complex else { return (value, 0) }
        let object = value.cast(to: ComplexObject.self)
        return (Value(object.pointee.real), object.pointee.imaginary)
    }
    let (x, y) = (parts(a), parts(b))
    return x.imaginary == y.imaginary && orderOfReals(x.real, y.real) == 0
}

/// Negative, zero or positive; `nil` where one is not a number.
private func orderOfReals(_ a: Value, _ b: Value) -> Int? {
    switch (a.layout == .float, b.layout == .float) {
    case (false, false):
        if let x = fixedInt(a), let y = fixedInt(b) { return x < y ? -1 : x == y ? 0 : 1 }
        return withBigNumber(a) { (x) in withBigNumber(b) { (y) in Int(__gmpz_cmp(x, y)) } }
    case (true, true):
        let (x, y) = (floatValue(a), floatValue(b))
        return x < y ? -1 : x == y ? 0 : x > y ? 1 : nil
    case (false, true): return orderOfIntegerAndFloat(a, floatValue(b))
    case (true, false): return orderOfIntegerAndFloat(b, floatValue(a)).map { -$0 }
    }
}

private func orderOfIntegerAndFloat(_ integer: Value, _ number: Double) -> Int? {
    if number.isNaN { return nil }
    if number.isInfinite { return number > 0 ? -1 : 1 }
    if let x = fixedInt(integer), x.magnitude <= 1 << 53 {
        let real = Double(x)
        return real < number ? -1 : real == number ? 0 : 1
    }
    return withBigNumber(integer) { Int(__gmpz_cmp_d($0, number)) }
}

/// `op a` for a number; empty where it is none or the operator is not defined for it.
func numberUnary(_ operation: UnaryOperation, _ a: Value) throws(Raise) -> Value {
    guard let numberClass = NumberClass(a) else { return .empty }
    switch numberClass {
    case .integer: return integerUnary(operation, a)
    case .float:
        switch operation {
        case .negative: return Value(-floatValue(a))
        case .positive: return Value(floatValue(a))
        case .invert: return .empty
        }
    case .complex:
        let number = try complexValue(a)
        switch operation {
        case .negative: return newComplex(Complex(-number.real, -number.imaginary))
        case .positive: return newComplex(number)
        case .invert: return .empty
        }
    }
}

private func integerUnary(_ operation: UnaryOperation, _ a: Value) -> Value {
    switch operation {
    case .positive: return exactInteger(a)
    case .negative:
        if let integer = fixedInt(a), integer != Int.min { return Value(-integer) }
        return withBigNumber(a) { (number) in
            bigResult {
                __gmpz_set($0, number)
                $0.pointee._mp_size = -$0.pointee._mp_size
            }
        }
    case .invert:
        if let integer = fixedInt(a) { return Value(~integer) }
        return withBigNumber(a) { (number) in bigResult { __gmpz_com($0, number) } }
    }
}

/// The modulus of number hashes, a Mersenne prime; equal numbers of any type hash alike.
private let hashModulus: UInt = (1 << 61) - 1

/// `hash(number)`
func numberHash(_ value: Value) -> Int {
    if let integer = fixedInt(value) {
        let remainder = Int(integer.magnitude % hashModulus)
        return finishedHash(integer < 0 ? -remainder : remainder)
    }
    switch value.layout {
    case .bigInt:
        let number = value.cast(to: BigIntObject.self)
        let remainder = withBigNumber(value) { Int(__gmpz_tdiv_ui($0, hashModulus)) }
        return finishedHash(number.pointee.number._mp_size < 0 ? -remainder : remainder)
    case .float:
        let number = floatValue(value)
        return number.isNaN && value.isObject ? identityHash(value) : floatHash(number)
    default:
        let object = value.cast(to: ComplexObject.self)
        let sum = floatHash(object.pointee.real) &+ 1_000_003 &* floatHash(object.pointee.imaginary)
        return finishedHash(sum)
    }
}

@inline(__always) private func finishedHash(_ hash: Int) -> Int { hash == -1 ? -2 : hash }

/// The number as a fraction modulo 2^61 - 1: its mantissa times a power of two, which is a rotation.
func floatHash(_ number: Double) -> Int {
    if number.isInfinite { return number > 0 ? 314159 : -314159 }
    if number.isNaN { return 0 }
    if let integer = Int(exactly: number) {
        let remainder = Int(integer.magnitude % hashModulus)
        return finishedHash(integer < 0 ? -remainder : remainder)
    }
    var exponent: Int32 = 0
    var mantissa = frexp(abs(number), &exponent)
    var hash: UInt = 0
    while mantissa != 0 {
        hash = ((hash << 28) & hashModulus) | hash >> 33
        mantissa *= 268_435_456
        exponent -= 28
        let part = UInt(mantissa)
        mantissa -= Double(part)
        hash += part
        if hash >= hashModulus { hash -= hashModulus }
    }
    let rotation = UInt(exponent >= 0 ? exponent % 61 : 60 - (-1 - exponent) % 61)
    hash = ((hash << rotation) & hashModulus) | hash >> (61 - rotation)
    return finishedHash(number < 0 ? -Int(hash) : Int(hash))
}
