import CKernels
import Glibc
import Testing

extension Kernels {
    /// Sorting, choosing by flags and by indices, against the plain way.
    @Suite struct Selection {
        @Test(arguments: [1, 7, 48, 49, 300, 1000], [false, true]) func sortsStably(length: Int, descending: Bool) {
            var numbers = Numbers(seed: 20)
            // Few values, so that many are equal; zeros of both signs and no numbers among them.
            var row = numbers.floats(length).map { ($0 * 8).rounded() / 8 }
            if length > 6 { (row[1], row[3], row[5]) = (-0.0, .nan, 0) }
            let order = (0..<length).sorted { a, b in
                let (x, y) = descending ? (row[b], row[a]) : (row[a], row[b])
                if x.isNaN != y.isNaN { return y.isNaN }
                return x == y || x.isNaN ? a < b : x < y
            }
            for count in [length, max(1, length / 10)] {
                var values = [Float](repeating: 0, count: count), places = [Int64](repeating: 0, count: count)
                #expect(kernel_top(row, &values, &places, 1, Int64(length), Int64(count), descending))
                #expect(places.map(Int.init) == Array(order.prefix(count)))
                #expect(zip(values, places).allSatisfy { $0.bitPattern == row[Int($1)].bitPattern })
            }
        }

        @Test(arguments: [0, 1, 63, 64, 1000, 20_000]) func choosesByFlags(count: Int) {
            var numbers = Numbers(seed: 21)
            let values = numbers.floats(count)
            let flags = values.map { UInt8($0 > 0 ? 1 : 0) }
            let expected = values.filter { $0 > 0 }
            let found = kernel_count_nonzero(flags, Int64(count))
            #expect(found == Int64(expected.count))
            var chosen = [Float](repeating: 0, count: expected.count),
                places = [Int64](repeating: 0, count: expected.count)
            kernel_compress(flags, Int64(count), values, &chosen, found, TYPE_F32)
            kernel_nonzero(flags, Int64(count), &places, found)
            #expect(chosen == expected)
            #expect(places.map { values[Int($0)] } == expected)
        }

        @Test(arguments: simdLevels) func powersAreThoseOfTheLibrary(level: SimdLevel) {
            withLevel(level) {
                let bases: [Float] = [
                    0, -0.0, 1, -1, 2, -2, 0.5, 3, .infinity, -.infinity, .nan, 1e-40, 1e38, 0.99999994,
                ]
                let exponents: [Float] = [
                    0, 1, -1, 2, 3, -3, 0.5, -0.5, 2.5, .infinity, -.infinity, .nan, 1e10, 127, -126,
                ]
                for base in bases {
                    let x = [Float](repeating: base, count: exponents.count)
                    var result = x
                    x.withUnsafeBufferPointer { x in
                        exponents.withUnsafeBufferPointer { y in
                            var inputs: [UnsafeRawPointer?] = [
                                UnsafeRawPointer(x.baseAddress), UnsafeRawPointer(y.baseAddress),
                            ]
                            _ = elementwise_apply_contiguous(OP_POW, TYPE_F32, Int64(x.count), &result, &inputs, 2, nil)
                        }
                    }
                    for (value, exponent) in zip(result, exponents) {
                        let exact = Float(pow(Double(base), Double(exponent)))
                        #expect(value == exact || value.isNaN && exact.isNaN, "\(base) to the \(exponent)")
                    }
                }
            }
        }
    }
}
