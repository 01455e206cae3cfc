import CKernels
import Testing

@testable import TensorEngine

/// What the engine does behind the strides; what programs see of it is tested by programs.
@Suite("Hidden image layout")
struct ImageLayoutTests {
    private func wave(_ shape: Shape, _ step: Double = 0.7) throws -> Tensor {
        let result = try Tensor(empty: shape, .float32)
        var angle = 0.0
        for i in 0..<result.count {
            result.pointer(Float.self)[i] = Float(angle.truncatingRemainder(dividingBy: 2) - 1)
            angle += step
        }
        return result
    }

    private func values(_ tensor: Tensor) throws -> [Float] {
        let plain = try tensor.contiguousData()
        return Array(UnsafeBufferPointer(start: plain.pointer(Float.self), count: plain.count))
    }

    private let geometry = ConvolutionGeometry(stride: [1, 1], padding: [1, 1], dilation: [1, 1], groups: 1)

    private func convolution(_ x: Tensor, _ weight: Tensor) throws -> Tensor {
        try x.convolution(weight, nil, geometry, dimensions: 2)
    }

    @Test func aResultIsHiddenUntilItsDataIsRead() throws {
        let y = try convolution(wave([2, 3, 5, 7]), wave([4, 3, 3, 3]))
        #expect(y.isHidden)
        #expect(y.strides == [140, 35, 7, 1])
        let view = try y.select(0, 1)
        #expect(y.isHidden)
        _ = view.data
        #expect(!y.isHidden)
        #expect(view.data == y.data + 140 * 4)
    }

    @Test func layersThatKnowDoNotSettle() throws {
        let y = try convolution(wave([2, 3, 6, 6]), wave([8, 3, 3, 3]))
        let z = try UnaryOp.sigmoid(y).add(y).multiply(.double(2))
        let pool = PoolGeometry(kernel: [2, 2], stride: [], padding: [0, 0], dilation: [1, 1], ceil: false)
        let p = try z.maxPool(pool, dimensions: 2, indices: false)
        let c = try Tensor.cat([p.values, p.values], 1)
        for tensor in [y, z, p.values, c] { #expect(tensor.isHidden) }
        #expect(p.indices == nil)
    }

    @Test func settlingInPlaceGivesTheSameOrder() throws {
        for (channels, pixels) in [(3, 5), (4, 4), (1, 7), (8, 3), (5, 1), (7, 64)] {
            let source = try wave([2, pixels, channels])
            let expected = try Tensor(empty: [2, channels, pixels], .float32)
            let to = expected.pointer(Float.self)
            channels_last_to_first(source.pointer(Float.self), to, 2, channels, pixels)
            channels_last_to_first_in_place(source.pointer(Float.self), 2, channels, pixels)
            #expect(try values(source) == values(expected))
        }
    }

    @Test func aChainIsComputedOnceAndAsAWhole() throws {
        let (x, w) = (try wave([1, 16, 9, 9]), try wave([16, 16, 3, 3], 0.3))
        let expected = try values(UnaryOp.relu(convolution(x, w).contiguousData().copied()))
        let y = try UnaryOp.relu(convolution(x, w))
        #expect(y.storage.deferred != nil)
        #expect(try values(y) == expected)
        #expect(y.storage.deferred == nil)
    }

    @Test func whatIsKeptIsComputedToo() throws {
        let (x, w) = (try wave([1, 4, 6, 6]), try wave([4, 4, 3, 3], 0.3))
        let kept = try convolution(x, w)
        let y = try UnaryOp.relu(kept)
        let positive = try values(y)
        #expect(kept.storage.deferred == nil)
        #expect(try values(kept).map { max($0, 0) } == positive)
    }

    @Test func writingAnInputComputesWhatWaitsForIt() throws {
        let (x, w) = (try wave([1, 4, 6, 6]), try wave([4, 4, 3, 3], 0.3))
        let expected = try values(convolution(x, w))
        let y = try convolution(x, w)
        try x.fillInPlace(.double(0))
        #expect(y.storage.deferred == nil)
        #expect(try values(y) == expected)
        let z = try convolution(y, w)
        let before = try values(convolution(y.copied(), w))
        try UnaryOp.relu.inPlace(y)
        #expect(try values(z) == before)
    }

    @Test func onlyAFewImagesWait() throws {
        let (x, w) = (try wave([1, 4, 6, 6]), try wave([4, 4, 3, 3], 0.3))
        let many = try (0..<8).map { _ in try convolution(x, w) }
        #expect(many.filter { $0.storage.deferred != nil }.count <= 3)
        DeferredQueue.flush()
        #expect(many.allSatisfy { $0.storage.deferred == nil })
    }

    @Test func packedWeightsAreKeptFromTheSecondUseAndDroppedWithTheVersion() throws {
        let (x, w) = (try wave([1, 16, 12, 12]), try wave([16, 16, 3, 3], 0.3))
        func packed() throws -> Storage {
            var shape = convolution_shape()
            (shape.channels, shape.filters) = (16, 16)
            (shape.kernel, shape.input, shape.output) = ((1, 3, 3), (1, 12, 12), (1, 12, 12))
            shape.padding = (0, 1, 1)
            var plan = convolution_plan(&shape, CONVOLUTION_FORWARD)
            return try w.packed(for: &plan)
        }
        let (first, second) = (try packed(), try packed())
        #expect(first !== second)
        #expect(try packed() === second)
        let before = try values(convolution(x, w))
        try BinaryOp.mul.inPlace(w, .scalar(.double(2)))
        #expect(try packed() !== second)
        #expect(try values(convolution(x, w)) == before.map { $0 * 2 })
        w.storage.isWrittenElsewhere = true
        w.pointer(Float.self)[0] += 1
        #expect(try values(convolution(x, w)) != before.map { $0 * 2 })
    }

    @Test func aConvolutionWithoutWorkspaceNeedsNone() throws {
        scratch_release()
        let point = ConvolutionGeometry(stride: [1, 1], padding: [0, 0], dilation: [1, 1], groups: 1)
        let y = try wave([1, 4, 5, 5]).convolution(wave([3, 4, 1, 1]), nil, point, dimensions: 2)
        #expect(try values(y).count == 75)
    }

    @Test func anAdoptedImageIsNotCopied() throws {
        let (x, w) = (try wave([1, 4, 6, 6]), try wave([4, 4, 3, 3], 0.3))
        let expected = try values(UnaryOp.sigmoid(convolution(x, w)).contiguousData())
        let y = try convolution(x, w)
        try y.adopt(UnaryOp.sigmoid(y))
        #expect(y.isHidden)
        #expect(try values(y) == expected)
        let z = try convolution(x, w)
        try z.adopt(UnaryOp.relu(z))
        #expect(z.storage.deferred != nil)
        #expect(try values(z) == values(UnaryOp.relu(convolution(x, w))))
    }

    @Test func threadsDoNotChangeTheBits() throws {
        let (x, w) = (try wave([3, 17, 13, 11]), try wave([19, 17, 3, 3], 0.3))
        let threads = pool_thread_count()
        defer { pool_set_thread_count(threads) }
        let results = try [1, 2, 3].map { count in
            pool_set_thread_count(Int32(count))
            return try values(UnaryOp.relu(convolution(x, w)))
        }
        #expect(results[0] == results[1] && results[1] == results[2])
    }

    @Test func sharedStoragesAreReadInOrder() throws {
        let y = try convolution(wave([2, 3, 4, 4]), wave([3, 3, 3, 3], 0.3))
        let plain = try y.copied()
        let turned = try y.transpose(2, 3)
        let expected = try values(plain.add(plain.transpose(2, 3)))
        #expect(try values(y.add(turned)) == expected)
        let again = try convolution(wave([2, 3, 4, 4]), wave([3, 3, 3, 3], 0.3))
        #expect(try values(again.transpose(2, 3).add(again)) == expected)
    }
}
