import CKernels
import Glibc

/// PyTorch's generator for the CPU: the twister and the second half of the last pair of normal variates.
package final class Generator {
    package static let defaultSeed: UInt64 = 67_280_421_310_721

    /// The generator that operations draw from when none is given; randomly seeded at start.
    package nonisolated(unsafe) static let `default`: Generator = {
        let generator = Generator()
        var seed: UInt64 = 0
        if getentropy(&seed, 8) == 0 { generator.seed(seed) }
        return generator
    }()

    package let twister: MersenneTwister
    package private(set) var initialSeed: UInt64
    /// The sine half of a pair, for the next small request.
    package var pending: Double?

    package init(seed: UInt64 = Generator.defaultSeed) {
        initialSeed = seed
        twister = MersenneTwister(seed: UInt32(truncatingIfNeeded: seed))
    }

    /// `manual_seed`
    package func seed(_ seed: UInt64) {
        initialSeed = seed
        twister.seed(UInt32(truncatingIfNeeded: seed))
        pending = nil
    }

    /// `seed()`: a new random seed, which it returns.
    package func seedRandomly() -> UInt64 {
        var seed: UInt64 = 0
        if getentropy(&seed, 8) != 0 { seed = Generator.defaultSeed }
        seed &= 0x1f_ffff_ffff_ffff
        self.seed(seed)
        return seed
    }

    /// One normal variate in double precision, as small or strided tensors take them.
    package func normal() -> Double {
        if let pending {
            self.pending = nil
            return pending
        }
        let u1 = twister_uniform53(&twister.state)
        let u2 = twister_uniform53(&twister.state)
        let radius = (-2 * log1p(-u2)).squareRoot()
        let angle = 2 * Double.pi * u1
        pending = radius * sin(angle)
        return radius * cos(angle)
    }

    // MARK: State

    private static let stateSize = 5056

    /// `get_state()`: the bytes of PyTorch's legacy state record.
    package var stateBytes: [UInt8] {
        get {
            var bytes = [UInt8](repeating: 0, count: Generator.stateSize)
            let (words, index) = twister.words
            bytes.withUnsafeMutableBytes { raw in
                raw.storeBytes(of: initialSeed, toByteOffset: 0, as: UInt64.self)
                raw.storeBytes(of: Int32(624 - index + (index == 624 ? 1 : 0)), toByteOffset: 8, as: Int32.self)
                raw.storeBytes(of: 1, toByteOffset: 12, as: Int32.self)
                raw.storeBytes(of: UInt64(index == 624 ? 0 : index), toByteOffset: 16, as: UInt64.self)
                for (i, word) in words.enumerated() {
                    raw.storeBytes(of: UInt64(word), toByteOffset: 24 + 8 * i, as: UInt64.self)
                }
                raw.storeBytes(of: pending ?? 0, toByteOffset: 5024, as: Double.self)
                raw.storeBytes(of: pending == nil ? 0 : 1, toByteOffset: 5040, as: Int32.self)
            }
            return bytes
        }
    }

    package func restore(_ bytes: [UInt8]) throws(TensorError) {
        guard bytes.count == Generator.stateSize else {
            throw .runtime(
                "RNG state is wrong size: expected \(Generator.stateSize) bytes, got \(bytes.count)")
        }
        bytes.withUnsafeBytes { raw in
            initialSeed = raw.loadUnaligned(fromByteOffset: 0, as: UInt64.self)
            let left = raw.loadUnaligned(fromByteOffset: 8, as: Int32.self)
            let next = raw.loadUnaligned(fromByteOffset: 16, as: UInt64.self)
            var words: [UInt32] = []
            for i in 0..<624 {
                words.append(UInt32(truncatingIfNeeded: raw.loadUnaligned(fromByteOffset: 24 + 8 * i, as: UInt64.self)))
            }
            twister.words = (words, left <= 1 ? 624 : Int(truncatingIfNeeded: min(next, 624)))
            let valid = raw.loadUnaligned(fromByteOffset: 5040, as: Int32.self) != 0
            pending = valid ? raw.loadUnaligned(fromByteOffset: 5024, as: Double.self) : nil
        }
    }
}
