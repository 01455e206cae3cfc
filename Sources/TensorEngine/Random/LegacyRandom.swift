import Glibc

/// NumPy's legacy generator, `numpy.random.seed` and `RandomState`.
package final class NumPyRandom {
    package let twister: MersenneTwister
    /// The first half of the last pair of normal variates.
    package var pending: Double?

    package init(seed: UInt32) { twister = MersenneTwister(seed: seed) }

    package func seed(_ seed: UInt32) {
        twister.seed(seed)
        pending = nil
    }

    package func seed(key: [UInt32]) {
        twister.seed(key: key)
        pending = nil
    }

    package func double() -> Double { twister.double() }
    package func uniform(_ low: Double, _ high: Double) -> Double { low + (high - low) * twister.double() }

    /// A standard normal variate by the polar method.
    package func normal() -> Double {
        if let pending {
            self.pending = nil
            return pending
        }
        while true {
            let x1 = 2 * twister.double() - 1
            let x2 = 2 * twister.double() - 1
            let r2 = x1 * x1 + x2 * x2
            if r2 < 1 && r2 != 0 {
                let factor = (-2 * log(r2) / r2).squareRoot()
                pending = factor * x1
                return factor * x2
            }
        }
    }

    /// An integer in `low ..< high`, `low < high`.
    package func integer(_ low: Int64, _ high: Int64) -> Int64 {
        let range = UInt64(bitPattern: high &- 1 &- low)
        if range == 0xffff_ffff { return low &+ Int64(twister.next()) }
        if range == UInt64.max { return Int64(bitPattern: twister.next64()) }
        return low &+ Int64(bitPattern: twister.interval(range))
    }

    /// The exchanges of a shuffle of `count` things: `swap(i, j)` for each.
    package func shuffle(_ count: Int, _ swap: (Int, Int) -> Void) {
        for i in stride(from: count - 1, to: 0, by: -1) { swap(i, Int(twister.interval(UInt64(i)))) }
    }

    package func permutation(_ count: Int) -> [Int] {
        var result = Array(0..<count)
        shuffle(count) { result.swapAt($0, $1) }
        return result
    }

    /// Positions drawn with probabilities `p`.
    package func choice(_ count: Int, probabilities p: [Double]) -> [Int] {
        var sums: [Double] = []
        var total = 0.0
        for value in p {
            total += value
            sums.append(total)
        }
        return (0..<count).map { _ in
            let u = twister.double()
            var (low, high) = (0, sums.count)
            while low < high {
                let middle = (low + high) / 2
                if sums[middle] / total <= u { low = middle + 1 } else { high = middle }
            }
            return min(low, sums.count - 1)
        }
    }
}

/// The core of CPython's `random.Random`. What is written in Python there is written in the language here.
package final class PythonRandom {
    package let twister: MersenneTwister

    package init(seed: UInt64) { twister = MersenneTwister(key: PythonRandom.key(seed)) }

    /// Seeds by the magnitude of an integer given as 32-bit words, least significant first.
    package func seed(words: [UInt32]) {
        var words = words
        while words.count > 1, words.last == 0 { words.removeLast() }
        twister.seed(key: words.isEmpty ? [0] : words)
    }

    private static func key(_ seed: UInt64) -> [UInt32] {
        seed <= 0xffff_ffff ? [UInt32(seed)] : [UInt32(truncatingIfNeeded: seed), UInt32(seed >> 32)]
    }
}
