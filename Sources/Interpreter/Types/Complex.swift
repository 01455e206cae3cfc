import Glibc

/// Arithmetic of complex numbers, with C's treatment of infinities as Python has it.
struct Complex: Equatable {
    var real: Double
    var imaginary: Double

    init(_ real: Double, _ imaginary: Double) {
        self.real = real
        self.imaginary = imaginary
    }

    static func * (a: Complex, b: Complex) -> Complex {
        Complex(a.real * b.real - a.imaginary * b.imaginary, a.real * b.imaginary + a.imaginary * b.real)
    }

    /// Smith's method: divides by the larger part first, so that squares do not overflow. `nil` for a zero divisor.
    static func quotient(_ a: Complex, _ b: Complex) -> Complex? {
        if abs(b.real) >= abs(b.imaginary) {
            if b.real == 0 { return nil }
            let ratio = b.imaginary / b.real
            let denominator = b.real + b.imaginary * ratio
            return Complex(
                (a.real + a.imaginary * ratio) / denominator, (a.imaginary - a.real * ratio) / denominator)
        }
        if abs(b.imaginary) >= abs(b.real) {
            let ratio = b.real / b.imaginary
            let denominator = b.real * ratio + b.imaginary
            return Complex(
                (a.real * ratio + a.imaginary) / denominator, (a.imaginary * ratio - a.real) / denominator)
        }
        return Complex(.nan, .nan)
    }

    /// `self` to a small power, by squaring.
    fileprivate func power(_ exponent: Int) -> Complex? {
        var result = Complex(1, 0)
        var factor = self
        var left = exponent.magnitude
        while left > 0 {
            if left & 1 == 1 { result = result * factor }
            factor = factor * factor
            left >>= 1
        }
        return exponent > 0 ? result : Complex.quotient(Complex(1, 0), result)
    }

    /// `self ** exponent` in polar form; `nil` for zero to a negative or complex power.
    fileprivate func power(_ exponent: Complex) -> Complex? {
        if exponent.real == 0 && exponent.imaginary == 0 { return Complex(1, 0) }
        if real == 0 && imaginary == 0 {
            return exponent.imaginary != 0 || exponent.real < 0 ? nil : Complex(0, 0)
        }
        let radius = hypot(real, imaginary)
        let angle = atan2(imaginary, real)
        var length = pow(radius, exponent.real)
        var phase = angle * exponent.real
        if exponent.imaginary != 0 {
            length /= exp(angle * exponent.imaginary)
            phase += exponent.imaginary * log(radius)
        }
        // An infinite angle has no direction; C reports a domain error, which comes out as this one.
        if phase.isInfinite { return nil }
        return Complex(length * cos(phase), length * sin(phase))
    }

    /// `(1+2j)`, `3j`
    var text: String {
        if real == 0 && real.sign == .plus { return partText(imaginary) + "j" }
        let sign = imaginary.sign == .minus && !imaginary.isNaN ? "" : "+"
        return "(\(partText(real))\(sign)\(partText(imaginary))j)"
    }

    private func partText(_ number: Double) -> String {
        let text = floatRepr(number)
        return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
    }
}

func newComplex(_ number: Complex) -> Value {
    let object = newObject(ComplexObject.self, .complex)
    object.pointee.real = number.real
    object.pointee.imaginary = number.imaginary
    return Value(object)
}

func complexBinary(_ operation: BinaryOperation, _ a: Complex, _ b: Complex) throws(Raise) -> Value {
    switch operation {
    case .add: return newComplex(Complex(a.real + b.real, a.imaginary + b.imaginary))
    case .subtract: return newComplex(Complex(a.real - b.real, a.imaginary - b.imaginary))
    case .multiply: return newComplex(a * b)
    case .divide:
        guard let quotient = Complex.quotient(a, b) else { throw raise(.zeroDivisionError, "complex division by zero") }
        return newComplex(quotient)
    case .power:
        let isSmallInteger = b.imaginary == 0 && b.real == b.real.rounded(.down) && abs(b.real) <= 100
        guard let result = isSmallInteger ? a.power(Int(b.real)) : a.power(b) else {
            throw raise(.zeroDivisionError, "0.0 to a negative or complex power")
        }
        if result.real.isInfinite || result.imaginary.isInfinite { throw overflowError("complex exponentiation") }
        return newComplex(result)
    default: return .empty
    }
}

/// What `complex(text)` reads, or `nil`.
func parseComplex(_ codePoints: [UInt32]) -> Complex? {
    var points = trimmed(codePoints)
    if points.first == 0x28 && points.last == 0x29 && points.count >= 2 {
        points = trimmed(Array(points[1..<(points.count - 1)]))
    }
    guard let last = points.last else { return nil }
    guard last == 0x6A || last == 0x4A else {
        return parseFloat(points, mayTrim: false).map { Complex($0, 0) }
    }
    points.removeLast()
    // The imaginary part begins at the last sign that belongs to no exponent.
    var split = points.count
    while split > 0 {
        let point = points[split - 1]
        if point == 0x2B || point == 0x2D {
            let isExponent = split >= 2 && (points[split - 2] == 0x65 || points[split - 2] == 0x45)
            if !isExponent { break }
        }
        split -= 1
    }
    let start = max(0, split - 1)
    let imaginary: Double
    let tail = Array(points[start...])
    if tail.isEmpty || tail == [0x2B] {
        imaginary = 1
    } else if tail == [0x2D] {
        imaginary = -1
    } else if let number = parseFloat(tail, mayTrim: false) {
        imaginary = number
    } else {
        return nil
    }
    if start == 0 { return Complex(0, imaginary) }
    guard let real = parseFloat(Array(points[..<start]), mayTrim: false) else { return nil }
    return Complex(real, imaginary)
}
