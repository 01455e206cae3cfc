import CKernels
import Testing

extension Kernels {
    @Suite struct Products {
        struct Case {
            var m = 1, n = 1, k = 1, batch = 1
            var transposeA = false, transposeB = false
            var alpha: Float = 1, beta: Float = 0
            var hasBias = false
        }

        /// The product in double precision, and what `sgemm` makes of it.
        func run(_ p: Case, _ numbers: inout Numbers) -> (result: [Float], exact: [Double]) {
            let a = numbers.floats(p.batch * p.m * p.k), b = numbers.floats(p.batch * p.k * p.n)
            let bias = numbers.floats(p.n)
            let old = numbers.floats(p.batch * p.m * p.n)
            var exact: [Double] = []
            for i in 0..<p.batch {
                for row in 0..<p.m {
                    for column in 0..<p.n {
                        var sum = 0.0
                        for k in 0..<p.k {
                            let x = a[i * p.m * p.k + (p.transposeA ? k * p.m + row : row * p.k + k)]
                            let y = b[i * p.k * p.n + (p.transposeB ? column * p.k + k : k * p.n + column)]
                            sum += Double(x) * Double(y)
                        }
                        let before = Double(old[(i * p.m + row) * p.n + column])
                        exact.append(
                            Double(p.alpha) * sum + Double(p.beta) * before + (p.hasBias ? Double(bias[column]) : 0))
                    }
                }
            }
            // With β = 0 the old contents must not matter, not even a NaN.
            var c = p.beta == 0 ? old.map { _ in Float.nan } : old
            let done = a.withUnsafeBufferPointer { a in
                b.withUnsafeBufferPointer { b in
                    bias.withUnsafeBufferPointer { bias in
                        c.withUnsafeMutableBufferPointer { c in
                            var product = Sgemm(
                                m: p.m, n: p.n, k: p.k, transpose_a: p.transposeA, transpose_b: p.transposeB,
                                alpha: p.alpha, beta: p.beta, a: a.baseAddress, lda: p.transposeA ? p.m : p.k,
                                b: b.baseAddress, ldb: p.transposeB ? p.k : p.n, c: c.baseAddress, ldc: p.n,
                                bias: p.hasBias ? bias.baseAddress : nil, batch: p.batch, a_step: p.m * p.k,
                                b_step: p.k * p.n, c_step: p.m * p.n)
                            return sgemm(&product)
                        }
                    }
                }
            }
            #expect(done)
            return (c, exact)
        }

        @Test(arguments: simdLevels) func oddShapesMatchDoublePrecision(level: SimdLevel) {
            withLevel(level) {
                var numbers = Numbers(seed: 1)
                let extents = [1, 2, 3, 5, 8, 13, 16, 17, 31, 33, 48]
                for _ in 0..<60 {
                    let p = Case(
                        m: numbers.pick(extents), n: numbers.pick(extents), k: numbers.pick(extents + [0, 300]),
                        batch: numbers.pick([1, 1, 3, 9]), transposeA: numbers.pick([true, false]),
                        transposeB: numbers.pick([true, false]), alpha: numbers.pick([1, 1, -0.5]),
                        beta: numbers.pick([0, 0, 1, 0.25]), hasBias: numbers.pick([true, false]))
                    let (result, exact) = run(p, &numbers)
                    #expect(largestError(result, exact) < 2e-5, "\(p)")
                }
            }
        }

        @Test(arguments: simdLevels) func longSumsAndManyRowsMatchDoublePrecision(level: SimdLevel) {
            withLevel(level) {
                var numbers = Numbers(seed: 2)
                for p in [
                    Case(m: 5, n: 7, k: 5000), Case(m: 130, n: 40, k: 70), Case(m: 30, n: 70, k: 520, transposeB: true),
                    Case(m: 101, n: 33, k: 65, transposeA: true, beta: 1), Case(m: 40, n: 1, k: 1000, hasBias: true),
                ] {
                    let (result, exact) = run(p, &numbers)
                    #expect(largestError(result, exact) < 2e-5, "\(p)")
                }
            }
        }

        @Test func resultsDoNotDependOnTheNumberOfThreads() {
            let threads = pool_thread_count()
            defer { pool_set_thread_count(threads) }
            for p in [
                Case(m: 70, n: 90, k: 100), Case(m: 20, n: 20, k: 5000), Case(m: 3, n: 300, k: 400, transposeB: true),
            ] {
                pool_set_thread_count(1)
                var numbers = Numbers(seed: 3)
                let alone = run(p, &numbers).result
                pool_set_thread_count(3)
                numbers = Numbers(seed: 3)
                #expect(run(p, &numbers).result == alone)
            }
        }

        @Test(arguments: simdLevels) func doubleProductsAreExactToRounding(level: SimdLevel) {
            withLevel(level) {
                var numbers = Numbers(seed: 4)
                for _ in 0..<30 {
                    let m = numbers.pick([1, 3, 4, 9, 33]), n = numbers.pick([1, 5, 16, 21]),
                        k = numbers.pick([1, 7, 300])
                    let a = numbers.floats(m * k).map(Double.init), b = numbers.floats(k * n).map(Double.init)
                    let transposed = numbers.pick([true, false])
                    var c = [Double](repeating: .nan, count: m * n)
                    var product = Dgemm()
                    (product.m, product.n, product.k, product.batch) = (m, n, k, 1)
                    (product.transpose_a, product.transpose_b) = (transposed, transposed)
                    (product.lda, product.ldb, product.ldc) = (transposed ? m : k, transposed ? k : n, n)
                    product.alpha = 1
                    a.withUnsafeBufferPointer { a in
                        b.withUnsafeBufferPointer { b in
                            c.withUnsafeMutableBufferPointer { c in
                                (product.a, product.b, product.c) = (a.baseAddress, b.baseAddress, c.baseAddress)
                                #expect(dgemm(&product))
                            }
                        }
                    }
                    for row in 0..<m {
                        for column in 0..<n {
                            var sum = 0.0
                            for i in 0..<k {
                                sum +=
                                    (transposed ? a[i * m + row] : a[row * k + i])
                                    * (transposed ? b[column * k + i] : b[i * n + column])
                            }
                            #expect(abs(c[row * n + column] - sum) < 1e-12)
                        }
                    }
                }
            }
        }
    }
}
