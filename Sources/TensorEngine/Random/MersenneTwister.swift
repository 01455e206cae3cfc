import CKernels

/// The generator MT19937, with the streams of words and numbers that CPython, NumPy and PyTorch draw from it.
package final class MersenneTwister {
    package var state = Twister()

    /// Seeded by one word.
    package init(seed: UInt32) { twister_seed(&state, seed) }

    /// Seeded by a list of words, not empty.
    package init(key: [UInt32]) { self.seed(key: key) }

    package func seed(_ seed: UInt32) { twister_seed(&state, seed) }

    package func seed(key: [UInt32]) {
        precondition(!key.isEmpty)
        twister_seed_key(&state, key, key.count)
    }

    /// The 624 words and the place of the next one.
    package var words: (state: [UInt32], index: Int) {
        get {
            let list = withUnsafeBytes(of: &state.words) { Array($0.bindMemory(to: UInt32.self)) }
            return (list, Int(state.index))
        }
        set {
            precondition(newValue.state.count == 624)
            withUnsafeMutableBytes(of: &state.words) { bytes in
                for i in 0..<624 { bytes.bindMemory(to: UInt32.self)[i] = newValue.state[i] }
            }
            state.index = Int32(min(max(newValue.index, 0), 624))
        }
    }

    /// 32 bits.
    package func next() -> UInt32 { twister_next(&state) }
    /// 64 bits, the first word high.
    package func next64() -> UInt64 { twister_next64(&state) }
    /// 53 bits in [0, 1): `random.random()` and `numpy.random.rand()`.
    package func double() -> Double { twister_double53(&state) }

    /// Python's `getrandbits` for up to 64 bits.
    package func bits(_ count: Int) -> UInt64 {
        if count <= 0 { return 0 }
        if count <= 32 { return UInt64(next() >> UInt32(32 - count)) }
        let low = UInt64(next())
        let high = UInt64(next() >> UInt32(64 - count))
        return high << 32 | low
    }

    /// Python's uniform integer in `0 ..< limit`, by rejection.
    package func below(_ limit: UInt64) -> UInt64 {
        precondition(limit > 0)
        let count = 64 - limit.leadingZeroBitCount
        while true {
            let value = bits(count)
            if value < limit { return value }
        }
    }

    /// NumPy's uniform integer in `0 ... maximum`, by masked rejection.
    package func interval(_ maximum: UInt64) -> UInt64 {
        if maximum == 0 { return 0 }
        let mask = UInt64.max >> UInt64(maximum.leadingZeroBitCount)
        while true {
            let value = (maximum <= 0xffff_ffff ? UInt64(next()) : next64()) & mask
            if value <= maximum { return value }
        }
    }
}
