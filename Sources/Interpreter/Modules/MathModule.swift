import CGMP
import Glibc

extension NativeModule {
    /// `math`: real functions with C's results and CPython's errors, and integer functions of any size.
    package static let math = NativeModule("math") { module in
        module.constant("pi", Value(Double.pi))
        module.constant("e", Value(M_E))
        module.constant("tau", Value(2 * Double.pi))
        module.constant("inf", Value(Double.infinity))
        module.constant("nan", Value(Double.nan))
        defineRealFunctions(module)
        defineClassification(module)
        defineRounding(module)
        defineIntegerFunctions(module)
        defineSums(module)
    }
}

/// A real function of one argument: an invalid result from a valid argument is a domain error, an infinite one a range error.
private struct RealFunction {
    let signature: StaticString
    let doc: StaticString
    let function: (Double) -> Double
    /// Whether the function can overflow, rather than have a pole.
    var canOverflow = false
}

private func realFunctions() -> [RealFunction] {
    [
        RealFunction(signature: "acos(x, /)", doc: "Arc cosine.", function: Glibc.acos),
        RealFunction(signature: "acosh(x, /)", doc: "Inverse hyperbolic cosine.", function: Glibc.acosh),
        RealFunction(signature: "asin(x, /)", doc: "Arc sine.", function: Glibc.asin),
        RealFunction(signature: "asinh(x, /)", doc: "Inverse hyperbolic sine.", function: Glibc.asinh),
        RealFunction(signature: "atan(x, /)", doc: "Arc tangent.", function: Glibc.atan),
        RealFunction(signature: "atanh(x, /)", doc: "Inverse hyperbolic tangent.", function: Glibc.atanh),
        RealFunction(signature: "cbrt(x, /)", doc: "Cube root.", function: Glibc.cbrt),
        RealFunction(signature: "cos(x, /)", doc: "Cosine.", function: Glibc.cos),
        RealFunction(signature: "cosh(x, /)", doc: "Hyperbolic cosine.", function: Glibc.cosh, canOverflow: true),
        RealFunction(signature: "erf(x, /)", doc: "Error function.", function: Glibc.erf),
        RealFunction(signature: "erfc(x, /)", doc: "Complementary error function.", function: Glibc.erfc),
        RealFunction(signature: "exp(x, /)", doc: "e to the power x.", function: Glibc.exp, canOverflow: true),
        RealFunction(signature: "exp2(x, /)", doc: "2 to the power x.", function: Glibc.exp2, canOverflow: true),
        RealFunction(
            signature: "expm1(x, /)", doc: "exp(x) - 1, exact near 0.", function: Glibc.expm1, canOverflow: true),
        RealFunction(signature: "fabs(x, /)", doc: "Absolute value as a float.", function: { Swift.abs($0) }),
        RealFunction(signature: "log1p(x, /)", doc: "log(1 + x), exact near 0.", function: Glibc.log1p),
        RealFunction(signature: "sin(x, /)", doc: "Sine.", function: Glibc.sin),
        RealFunction(signature: "sinh(x, /)", doc: "Hyperbolic sine.", function: Glibc.sinh, canOverflow: true),
        RealFunction(signature: "sqrt(x, /)", doc: "Square root.", function: { $0.squareRoot() }),
        RealFunction(signature: "tan(x, /)", doc: "Tangent.", function: Glibc.tan),
        RealFunction(signature: "tanh(x, /)", doc: "Hyperbolic tangent.", function: Glibc.tanh),
        RealFunction(signature: "gamma(x, /)", doc: "Gamma function.", function: gamma, canOverflow: true),
        RealFunction(
            signature: "lgamma(x, /)", doc: "Logarithm of the gamma function.", function: { logGamma($0) },
            canOverflow: true),
        RealFunction(signature: "degrees(x, /)", doc: "Radians to degrees.", function: { $0 * (180 / Double.pi) }),
        RealFunction(signature: "radians(x, /)", doc: "Degrees to radians.", function: { $0 * (Double.pi / 180) }),
    ]
}

/// At the poles 0, -1, -2, … the result is invalid.
private func gamma(_ x: Double) -> Double {
    if x == x.rounded() && x <= 0 && x.isFinite { return .nan }
    if x == -.infinity { return .nan }
    return tgamma(x)
}

/// Lanczos' approximation, whose last digits CPython's have.
private func logGamma(_ x: Double) -> Double {
    if !x.isFinite { return x.isNaN ? x : .infinity }
    if x == x.rounded(.down) && x <= 2 { return x <= 0 ? .nan : 0 }
    let size = abs(x)
    if size < 1e-20 { return -log(size) }
    let g = 6.024680040776729583740234375
    var result = log(lanczosSum(size)) - g
    result += (size - 0.5) * (log(size + g - 0.5) - 1)
    // The reflection formula.
    if x < 0 { result = log(Double.pi) - log(abs(sineOfPi(times: size))) - log(size) - result }
    return result
}

/// For x from 5 on in powers of 1/x, so that nothing overflows.
private func lanczosSum(_ x: Double) -> Double {
    var numerator = 0.0
    var denominator = 0.0
    if x < 5 {
        for (above, below) in lanczosCoefficients.reversed() {
            numerator = numerator * x + above
            denominator = denominator * x + below
        }
    } else {
        for (above, below) in lanczosCoefficients {
            numerator = numerator / x + above
            denominator = denominator / x + below
        }
    }
    return numerator / denominator
}

/// Those of the fraction's numerator and denominator for N = 13, g = 6.0246…: boost.org, "The Lanczos Approximation".
private let lanczosCoefficients: [(Double, Double)] = [
    (23531376880.410759688572007674451636754734846804940, 0), (42919803642.649098768957899047001988850926355848959, 39_916_800),
    (35711959237.355668049440185451547166705960488635843, 120_543_840),
    (17921034426.037209699919755754458931112671403265390, 150_917_976),
    (6039542586.3520280050642916443072979210699388420708, 105_258_076),
    (1439720407.3117216736632230727949123939715485786372, 45_995_730),
    (248874557.86205415651146038641322942321632125127801, 13_339_535),
    (31426415.585400194380614231628318205362874684987640, 2_637_558),
    (2876370.6289353724412254090516208496135991145378768, 357_423),
    (186056.26539522349504029498971604569928220784236328, 32_670), (8071.6720023658162106380029022722506138218516325024, 1_925),
    (210.82427775157934587250973392071336271166969580291, 66), (2.5066282746310002701649081771338373386264310793408, 1),
]

private func sineOfPi(times x: Double) -> Double {
    let rest = fmod(x, 2)
    switch Int((2 * rest).rounded()) {
    case 0: return sin(Double.pi * rest)
    case 1: return cos(Double.pi * (rest - 0.5))
    case 2: return sin(Double.pi * (1 - rest))
    case 3: return -cos(Double.pi * (rest - 1.5))
    default: return sin(Double.pi * (rest - 2))
    }
}

private func domainError() -> Raise { valueError("math domain error") }
private func rangeError() -> Raise { overflowError("math range error") }

private func checked(_ result: Double, _ arguments: [Double], canOverflow: Bool = true) throws(Raise) -> Value {
    if result.isNaN && !arguments.contains(where: \.isNaN) { throw domainError() }
    if result.isInfinite && arguments.allSatisfy(\.isFinite) { throw canOverflow ? rangeError() : domainError() }
    return Value(result)
}

private func defineRealFunctions(_ module: ModuleBuilder) {
    for row in realFunctions() {
        module.function(row.signature, doc: row.doc) { (a) throws(Raise) in
            let x = try asDouble(a[0])
            return try checked(row.function(x), [x], canOverflow: row.canOverflow)
        }
    }
    module.function("log(x, base=?, /)", doc: "Natural logarithm, or to a base.") { (a) throws(Raise) in
        let numerator = try logarithm(a[0], Glibc.log)
        guard a.has(1) else { return Value(numerator) }
        let denominator = try logarithm(a[1], Glibc.log)
        if denominator == 0 { throw raise(.zeroDivisionError, "float division by zero") }
        return Value(numerator / denominator)
    }
    module.function("log2(x, /)", doc: "Logarithm to base 2.") { (a) throws(Raise) in
        Value(try logarithm(a[0], Glibc.log2))
    }
    module.function("log10(x, /)", doc: "Logarithm to base 10.") { (a) throws(Raise) in
        Value(try logarithm(a[0], Glibc.log10))
    }
    module.function("pow(x, y, /)", doc: "x to the power y as floats.") { (a) throws(Raise) in
        let (x, y) = (try asDouble(a[0]), try asDouble(a[1]))
        let result = Glibc.pow(x, y)
        if x == 0 && y < 0 && y.isFinite { throw domainError() }
        return try checked(result, [x, y])
    }
    module.function("atan2(y, x, /)", doc: "The angle of the point (x, y).") { (a) throws(Raise) in
        Value(Glibc.atan2(try asDouble(a[0]), try asDouble(a[1])))
    }
    module.function("fmod(x, y, /)", doc: "C's remainder: its sign is that of x.") { (a) throws(Raise) in
        let (x, y) = (try asDouble(a[0]), try asDouble(a[1]))
        return try checked(Glibc.fmod(x, y), [x, y])
    }
    module.function("remainder(x, y, /)", doc: "IEEE 754's remainder.") { (a) throws(Raise) in
        let (x, y) = (try asDouble(a[0]), try asDouble(a[1]))
        return try checked(Glibc.remainder(x, y), [x, y])
    }
    module.function("copysign(x, y, /)", doc: "x with the sign of y.") { (a) throws(Raise) in
        Value(Glibc.copysign(try asDouble(a[0]), try asDouble(a[1])))
    }
    module.function("nextafter(x, y, /)", doc: "The next float after x towards y.") { (a) throws(Raise) in
        Value(Glibc.nextafter(try asDouble(a[0]), try asDouble(a[1])))
    }
    module.function("ulp(x, /)", doc: "The unit in the last place of x.") { (a) throws(Raise) in
        let x = Swift.abs(try asDouble(a[0]))
        return Value(x.isFinite ? x.ulp : x)
    }
    module.function("ldexp(x, i, /)", doc: "x * 2**i") { (a) throws(Raise) in
        let x = try asDouble(a[0])
        guard a[1].layout == .int || a[1].layout == .bool || a[1].layout == .bigInt else {
            throw typeError("Expected an int as second argument to ldexp.")
        }
        let exponent = fixedInt(a[1]) ?? (signOfInteger(a[1]) < 0 ? Int.min : Int.max)
        return try checked(Glibc.ldexp(x, Int32(clamping: exponent)), [x])
    }
    module.function("frexp(x, /)", doc: "Mantissa in [0.5, 1) and exponent.") { (a) throws(Raise) in
        let x = try asDouble(a[0])
        var exponent: Int32 = 0
        let mantissa = Glibc.frexp(x, &exponent)
        return newPair(Value(mantissa), Value(x.isFinite ? Int(exponent) : 0))
    }
    module.function("modf(x, /)", doc: "Fractional and whole part.") { (a) throws(Raise) in
        let x = try asDouble(a[0])
        if x.isInfinite { return newPair(Value(x < 0 ? -0.0 : 0.0), Value(x)) }
        let whole = x.rounded(.towardZero)
        return newPair(Value(x.isNaN ? x : Glibc.copysign(x - whole, x)), Value(whole))
    }
}

/// A logarithm that takes integers beyond the range of floats.
private func logarithm(_ value: Value, _ function: (Double) -> Double) throws(Raise) -> Double {
    if value.layout == .bigInt {
        if signOfInteger(value) <= 0 { throw domainError() }
        do throws(Raise) { return function(try asDouble(value)) } catch { clearPending() }
        // log(m * 2^e) = log m + e log 2 with m in [0.5, 1), in CPython's order of operations.
        var exponent = bitLength(value)
        let shift = exponent - 1000
        let scaled = bigResult { (result) in withBigNumber(value) { __gmpz_tdiv_q_2exp(result, $0, UInt(shift)) } }
        defer { scaled.release() }
        var mantissa = Glibc.ldexp(try asDouble(scaled), -1000)
        if mantissa == 1 { (mantissa, exponent) = (0.5, exponent + 1) }
        return function(mantissa) + function(2) * Double(exponent)
    }
    let x = try asDouble(value)
    if x.isNaN { return x }
    if x <= 0 { throw domainError() }
    return function(x)
}

private func defineClassification(_ module: ModuleBuilder) {
    module.function("isfinite(x, /)", doc: "Neither infinite nor NaN.") { (a) throws(Raise) in
        Value(try asDouble(a[0]).isFinite)
    }
    module.function("isinf(x, /)", doc: "Positive or negative infinity.") { (a) throws(Raise) in
        Value(try asDouble(a[0]).isInfinite)
    }
    module.function("isnan(x, /)", doc: "Not a number.") { (a) throws(Raise) in Value(try asDouble(a[0]).isNaN) }
    module.function("isclose(a, b, *, rel_tol=1e-09, abs_tol=0.0)", doc: "Whether two numbers are near each other.") {
        (a) throws(Raise) in
        let (x, y) = (try asDouble(a[0]), try asDouble(a[1]))
        let (relative, absolute) = (try asDouble(a[2]), try asDouble(a[3]))
        if relative < 0 || absolute < 0 { throw valueError("tolerances must be non-negative") }
        if x == y { return Value.true }
        if x.isInfinite || y.isInfinite { return Value.false }
        let difference = Swift.abs(x - y)
        return Value(
            difference <= Swift.abs(relative * y) || difference <= Swift.abs(relative * x) || difference <= absolute)
    }
}

private func defineRounding(_ module: ModuleBuilder) {
    func define(
        _ signature: StaticString, _ doc: StaticString, _ special: SpecialName?, _ rule: FloatingPointRoundingRule
    ) {
        module.function(signature, doc: doc) { (a) throws(Raise) in
            if let special, !a[0].isFloat {
                let method = a[0].type.special(special)
                if !method.isEmpty { return try callWithReceiver(method, a[0]) }
            }
            if special == .trunc && !a[0].isFloat {
                throw typeError("type \(typeName(a[0])) doesn't define __trunc__ method")
            }
            return try integerValue(truncating: try asDouble(a[0]).rounded(rule))
        }
    }
    define("ceil(x, /)", "The smallest integer not below x.", .ceil, .up)
    define("floor(x, /)", "The largest integer not above x.", .floor, .down)
    define("trunc(x, /)", "The integer part of x.", .trunc, .towardZero)
}

private func defineIntegerFunctions(_ module: ModuleBuilder) {
    module.function("gcd(*integers)", doc: "Greatest common divisor.") { (a) throws(Raise) in
        try fold(a[0], start: 0) { (result, x, y) in __gmpz_gcd(result, x, y) }
    }
    module.function("lcm(*integers)", doc: "Least common multiple.") { (a) throws(Raise) in
        try fold(a[0], start: 1) { (result, x, y) in __gmpz_lcm(result, x, y) }
    }
    module.function("factorial(n, /)", doc: "n!") { (a) throws(Raise) in
        if a[0].isFloat { throw typeError("'float' object cannot be interpreted as an integer") }
        let n = try asIndex(a[0])
        if n < 0 { throw valueError("factorial() not defined for negative values") }
        if n > 100_000_000 { throw overflowError("factorial() argument should not exceed 9223372036854775807") }
        return bigResult { __gmpz_fac_ui($0, UInt(n)) }
    }
    module.function("comb(n, k, /)", doc: "Ways to choose k of n things without order.") { (a) throws(Raise) in
        let (n, k) = try pairOfCounts(a)
        if k > n { return Value(0) }
        return bigResult { __gmpz_bin_uiui($0, UInt(n), UInt(min(k, n - k))) }
    }
    module.function("perm(n, k=None, /)", doc: "Ways to choose k of n things in order.") { (a) throws(Raise) in
        let n = try asIndex(a[0])
        let k = a[1].isNone ? n : try asIndex(a[1])
        if n < 0 { throw valueError("n must be a non-negative integer") }
        if k < 0 { throw valueError("k must be a non-negative integer") }
        if k > n { return Value(0) }
        if k > 10_000_000 { throw overflowError("k must not exceed 9223372036854775807") }
        return bigResult { (result) in
            __gmpz_set_ui(result, 1)
            for factor in stride(from: n, to: n - k, by: -1) { __gmpz_mul_ui(result, result, UInt(factor)) }
        }
    }
    module.function("isqrt(n, /)", doc: "The integer part of the square root.") { (a) throws(Raise) in
        let number = try indexValue(a[0])
        defer { number.release() }
        if signOfInteger(number) < 0 { throw valueError("isqrt() argument must be nonnegative") }
        return bigResult { (result) in withBigNumber(number) { __gmpz_sqrt(result, $0) } }
    }
}

private func pairOfCounts(_ a: Arguments) throws(Raise) -> (Int, Int) {
    let (n, k) = (try asIndex(a[0]), try asIndex(a[1]))
    if n < 0 { throw valueError("n must be a non-negative integer") }
    if k < 0 { throw valueError("k must be a non-negative integer") }
    if min(k, n - k) > 10_000_000 { throw overflowError("min(n - k, k) must not exceed 9223372036854775807") }
    return (n, k)
}

private func fold(
    _ tuple: Value, start: Int, _ combine: (BigNumber, BigNumber, BigNumber) -> Void
) throws(Raise) -> Value {
    var result = Value(start)
    for item in tuple.cast(to: ListObject.self).buffer {
        let number: Value
        do throws(Raise) { number = try indexValue(item) } catch {
            result.release()
            throw error
        }
        let next = bigResult { (target) in
            withBigNumber(result) { (x) in withBigNumber(number) { (y) in combine(target, x, y) } }
        }
        result.release()
        number.release()
        result = next
    }
    return result
}

private func defineSums(_ module: ModuleBuilder) {
    module.function("fsum(seq, /)", doc: "The exact sum of floats, rounded once.") { (a) throws(Raise) in
        var numbers: [Double] = []
        try iterate(a[0]) { (item) throws(Raise) in
            numbers.append(try asDouble(item))
            return true
        }
        return Value(try exactSum(numbers))
    }
    module.function("prod(iterable, /, *, start=1)", doc: "The product of the items.") { (a) throws(Raise) in
        var product = a[1].retain()
        do throws(Raise) {
            try iterate(a[0]) { (item) throws(Raise) in
                let next = try binaryOperation(.multiply, product, item)
                product.release()
                product = next
                return true
            }
        } catch {
            product.release()
            throw error
        }
        return product
    }
    module.function("hypot(*coordinates)", doc: "The length of a vector.") { (a) throws(Raise) in
        var coordinates: [Double] = []
        for item in a[0].cast(to: ListObject.self).buffer { coordinates.append(try asDouble(item)) }
        return Value(euclideanLength(coordinates))
    }
    module.function("dist(p, q, /)", doc: "The distance of two points.") { (a) throws(Raise) in
        let (p, q) = (try collect(a[0]), try collect(a[1]))
        defer {
            releaseAll(p)
            releaseAll(q)
        }
        if p.count != q.count { throw valueError("both points must have the same number of dimensions") }
        var differences: [Double] = []
        for position in p.indices { differences.append(try asDouble(p[position]) - (try asDouble(q[position]))) }
        return Value(euclideanLength(differences))
    }
}

/// Scaled by the largest coordinate, so that squares neither overflow nor vanish.
private func euclideanLength(_ coordinates: [Double]) -> Double {
    let magnitudes = coordinates.map { Swift.abs($0) }
    if magnitudes.contains(.infinity) { return .infinity }
    if magnitudes.contains(where: \.isNaN) { return .nan }
    guard let largest = magnitudes.max(), largest > 0 else { return 0 }
    if magnitudes.count == 2 { return Glibc.hypot(magnitudes[0], magnitudes[1]) }
    var (sum, compensation) = (0.0, 0.0)
    for magnitude in magnitudes {
        let scaled = magnitude / largest
        let square = scaled * scaled
        let next = sum + square
        compensation += Swift.abs(sum) >= square ? (sum - next) + square : (square - next) + sum
        sum = next
    }
    return largest * (sum + compensation).squareRoot()
}

/// Shewchuk's algorithm: partial sums that do not overlap hold the exact sum.
private func exactSum(_ numbers: [Double]) throws(Raise) -> Double {
    var partials: [Double] = []
    var special = 0.0
    var hasInfinity = false
    for number in numbers {
        if !number.isFinite {
            if number.isInfinite { hasInfinity = true }
            special += number
            continue
        }
        var x = number
        var kept = 0
        for var y in partials {
            if Swift.abs(x) < Swift.abs(y) { swap(&x, &y) }
            let high = x + y
            let low = y - (high - x)
            if low != 0 {
                partials[kept] = low
                kept += 1
            }
            x = high
        }
        if x.isInfinite { throw overflowError("intermediate overflow in fsum") }
        partials.removeLast(partials.count - kept)
        partials.append(x)
    }
    if special != 0 || special.isNaN || hasInfinity {
        if special.isNaN && hasInfinity { throw valueError("-inf + inf in fsum") }
        return special
    }
    return rounded(partials)
}

/// The sum of partial sums in one rounding, halves to even.
private func rounded(_ partials: [Double]) -> Double {
    guard var high = partials.last else { return 0 }
    var position = partials.count - 1
    var low = 0.0
    while position > 0 {
        position -= 1
        let (x, y) = (high, partials[position])
        high = x + y
        low = y - (high - x)
        if low != 0 { break }
    }
    if position > 0 && ((low < 0 && partials[position - 1] < 0) || (low > 0 && partials[position - 1] > 0)) {
        let doubled = low * 2
        let candidate = high + doubled
        if doubled == candidate - high { high = candidate }
    }
    return high
}
