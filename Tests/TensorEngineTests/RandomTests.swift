import Testing

@testable import TensorEngine

/// Streams are equal to the last bit.
@Suite struct RandomTests {
    private func streams(_ library: String) -> [(seed: String, values: JSON)] {
        Fixtures.json("random_streams.json")[library].object.map { ($0.key, $0.value) }
    }

    private func list(_ values: JSON, _ key: String) -> [Double] { values[key].list.map(\.double) }

    @Test func torchStreams() throws {
        for (seed, values) in streams("torch") {
            let bits = UInt64(bitPattern: try #require(Int64(seed)))
            let g = Generator(seed: bits)
            func expect(_ tensor: Tensor, _ key: String) throws {
                #expect(try tensor.doubles() == list(values, key), "seed \(seed) \(key)")
            }
            try expect(Tensor.rand([5], .float32, g), "rand5")
            g.seed(bits)
            try expect(Tensor.rand([5], .float64, g), "rand5_f64")
            g.seed(bits)
            let seven = try Tensor.randn([7], .float32, g)
            try expect(Tensor.cat([seven, Tensor.randn([3], .float32, g)], 0), "randn7_then3")
            g.seed(bits)
            try expect(Tensor.randn([16], .float32, g), "randn16")
            g.seed(bits)
            try expect(Tensor.randn([20], .float32, g), "randn20")
            g.seed(bits)
            try expect(Tensor.randn([20], .float64, g), "randn20_f64")
            g.seed(bits)
            try expect(Tensor.randint(0, 10, [10], .int64, g), "randint_10_x10")
            g.seed(bits)
            try expect(Tensor.randint(0, 1 << 31, [3], .int64, g), "randint_2^31_x3")
            g.seed(bits)
            try expect(Tensor.randperm(12, .int64, g), "randperm12")
            g.seed(bits)
            let uniform = try Tensor(empty: [5], .float32)
            try uniform.uniformInPlace(-0.5, 0.5, g)
            try expect(uniform, "uniform_-0.5_0.5_x5")
            g.seed(bits)
            let normal = try Tensor(empty: [4], .float32)
            try normal.normalInPlace(1, 2, g)
            try expect(normal, "normal_1_2_x4")
            g.seed(bits)
            let coins = try Tensor(empty: [16], .float32)
            try coins.bernoulliInPlace(0.7, g)
            try expect(coins, "bernoulli_0.7_x16")
            g.seed(bits)
            try expect(Tensor.ones([12], .float32).dropout(0.5, training: true, g), "Dropout_0.5_x12")
        }
    }

    @Test func numpyStreams() throws {
        for (seed, values) in streams("numpy") {
            let word = try #require(UInt32(seed))
            let random = NumPyRandom(seed: word)
            #expect(random.take(5) { $0.double() } == list(values, "rand5"))
            #expect(random.take(5) { $0.normal() } == list(values, "randn5"))
            #expect(random.take(10) { Double($0.integer(0, 10)) } == list(values, "randint_0_10_x10"))
            #expect(random.take(10) { Double($0.integer(0, 256)) } == list(values, "randint_0_256_x10"))
            #expect(random.permutation(12).map(Double.init) == list(values, "permutation12"))
        }
    }

    @Test func pythonStreams() throws {
        for seed: UInt64 in [0, 10, 42] {
            let values = try #require(streams("python").first { $0.seed == String(seed) }).values
            let random = PythonRandom(seed: seed)
            #expect((0..<5).map { _ in random.twister.double() } == list(values, "random5"))
        }
    }

    @Test func aStateComesBack() throws {
        let g = Generator(seed: 7)
        _ = try Tensor.randn([3], .float32, g)
        let state = g.stateBytes
        let first = try Tensor.randn([5], .float32, g).doubles()
        try g.restore(state)
        #expect(try Tensor.randn([5], .float32, g).doubles() == first)
    }
}

extension NumPyRandom {
    fileprivate func take(_ count: Int, _ draw: (NumPyRandom) -> Double) -> [Double] {
        (0..<count).map { _ in draw(self) }
    }
}
