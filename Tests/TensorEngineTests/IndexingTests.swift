import Testing

@testable import TensorEngine

@Suite struct IndexingTests {
    private func grid() throws -> Tensor { try Tensor.arange(0, 12, 1, .int64).reshape([3, 4]) }

    private func read(_ items: [IndexItem]) throws -> (shape: [Int], values: [Int]) {
        let result = try grid()[items]
        return (result.shape.array, try result.integers())
    }

    @Test func integersAndSlices() throws {
        #expect(try read([.integer(1)]).values == [4, 5, 6, 7])
        #expect(try read([.integer(-1), .integer(-2)]).values == [10])
        #expect(
            try read([.slice(start: 1, stop: nil, step: nil), .slice(start: nil, stop: nil, step: 2)]).values == [
                4, 6, 8, 10,
            ])
        #expect(try read([.slice(start: -100, stop: 100, step: nil), .integer(0)]).values == [0, 4, 8])
        #expect(try read([.newAxis, .ellipsis, .integer(1)]).shape == [1, 3])
    }

    @Test func masksAndPositions() throws {
        let mask = try BinaryOp.gt(grid(), 8)
        #expect(try read([.tensor(mask)]).values == [9, 10, 11])
        let rows = try Tensor.int64([2, 0])
        #expect(try read([.tensor(rows)]).values == [8, 9, 10, 11, 0, 1, 2, 3])
        #expect(try read([.tensor(rows), .tensor(Tensor.int64([-1, 1]))]).values == [11, 1])
        #expect(try read([.slice(start: nil, stop: nil, step: nil), .tensor(rows)]).shape == [3, 2])
        let cube = try Tensor.arange(0, 24, 1, .int64).reshape([2, 3, 4])
        let split = try cube[[
            .tensor(Tensor.int64([0, 1])), .slice(start: nil, stop: nil, step: nil), .tensor(Tensor.int64([1, 2])),
        ]]
        #expect(split.shape.array == [2, 3])
        #expect(try split.integers() == [1, 5, 9, 14, 18, 22])
    }

    @Test func assignment() throws {
        let x = try grid()
        try x.set([.slice(start: nil, stop: nil, step: 2), .integer(1)], Tensor.scalar(-1, .int64))
        #expect(try x.integers() == [0, -1, 2, 3, 4, 5, 6, 7, 8, -1, 10, 11])
        try x.set([.tensor(BinaryOp.lt(x, 0))], Tensor.scalar(99, .int64))
        try x.set([.tensor(Tensor.int64([1, 2])), .tensor(Tensor.int64([0, 3]))], Tensor.int64([50, 51]))
        #expect(try x.integers() == [0, 99, 2, 3, 50, 5, 6, 7, 8, 99, 10, 51])
    }

    @Test func errorsAreNamed() throws {
        func message(_ items: [IndexItem]) -> String {
            do {
                _ = try grid()[items]
                return ""
            } catch { return (error as? TensorError).map { "\($0.exceptionName): \($0.message)" } ?? "" }
        }
        #expect(message([.integer(5)]) == "IndexError: index 5 is out of bounds for dimension 0 with size 3")
        #expect(
            message([.integer(0), .integer(0), .integer(0)]) == "IndexError: too many indices for tensor of dimension 2"
        )
        #expect(message([.slice(start: nil, stop: nil, step: -1)]) == "ValueError: step must be greater than zero")
        let (two, three) = (try Tensor.int64([0, 1]), try Tensor.int64([0, 1, 2]))
        #expect(
            message([.tensor(two), .tensor(three)])
                == "IndexError: shape mismatch: indexing tensors could not be broadcast together with shapes [2], [3]")
        let mask = try Tensor.of([UInt8(1), 0, 1, 0], [4], .bool)
        #expect(
            message([.tensor(mask)])
                == "IndexError: The shape of the mask [4] at index 0 does not match the shape of the indexed tensor [3, 4] at index 0"
        )
    }
}
