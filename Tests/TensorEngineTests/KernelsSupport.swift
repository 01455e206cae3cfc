import CKernels
import Testing

/// All kernel tests, under one roof.
@Suite struct Kernels {}

/// The instruction sets of this machine.
let simdLevels: [SimdLevel] = [SIMD_BASELINE, SIMD_AVX2, SIMD_AVX512].filter { simd_supports($0) }

/// Runs `body` with the kernels at `level`.
func withLevel<R>(_ level: SimdLevel, _ body: () throws -> R) rethrows -> R {
    #expect(simd_select(level))
    defer { simd_deselect() }
    return try body()
}

/// A fixed stream of numbers in −1 ..< 1 (splitmix64).
struct Numbers {
    var state: UInt64

    init(seed: Int) {
        state = UInt64(seed)
    }

    mutating func bits() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }

    mutating func float() -> Float {
        Float(bits() >> 40) / Float(1 << 23) - 1
    }

    mutating func floats(_ count: Int) -> [Float] {
        (0..<count).map { _ in float() }
    }

    mutating func pick<T>(_ choices: [T]) -> T {
        choices[Int(bits() % UInt64(choices.count))]
    }
}

/// The largest |a − b| over the root mean square of `b`.
func largestError(_ values: [Float], _ exact: [Double]) -> Double {
    precondition(values.count == exact.count)
    var largest = 0.0, square = 0.0
    for (value, reference) in zip(values, exact) {
        let error = abs(Double(value) - reference)
        largest = error.isNaN ? .infinity : max(largest, error)
        square += reference * reference
    }
    let size = (square / Double(max(1, exact.count))).squareRoot()
    return largest / max(size, 1e-3)
}
