import CKernels

/// What the packed form of weights depends on, besides the weights.
struct PackedWeightsKey: Equatable {
    private let pass: ConvolutionPass
    private let algorithm: ConvolutionAlgorithm
    private let level: SimdLevel
    private let offset: Int
    private let strides: Shape
    /// Channels, filters, groups; kernel, stride, dilation, padding; the extents where the taps fall into phases.
    private let numbers: [Int]

    init(_ plan: ConvolutionPlan, _ weight: Tensor) {
        pass = plan.pass
        algorithm = plan.algorithm
        level = simd_level()
        offset = weight.offset
        strides = weight.strides
        let s = plan.shape
        var numbers = [s.channels, s.filters, s.groups]
        for triple in [s.kernel, s.stride, s.dilation, s.padding] { numbers += [triple.0, triple.1, triple.2] }
        if plan.pass == CONVOLUTION_GRADIENT_INPUT && s.stride != (1, 1, 1) {
            for triple in [s.input, s.output] { numbers += [triple.0, triple.1, triple.2] }
        }
        self.numbers = numbers
    }
}

/// Packed forms of one storage's weights.
///
/// Packing pays back only when the weights are used again unchanged, and a transformed form may be four times as large as
/// the weights: it is kept from the second use of one version on. So a training step keeps none, and inference and frozen
/// layers keep theirs until the weights change or die.
struct PackedWeightsCache {
    private struct Entry {
        let key: PackedWeightsKey
        let version: UInt32
        var packed: Storage?
    }

    /// Forward and gradient, for one image and for a batch.
    private static let limit = 4
    private var entries: [Entry] = []

    func find(_ key: PackedWeightsKey, _ version: UInt32) -> Storage? {
        entries.first { $0.version == version && $0.key == key }?.packed
    }

    /// Notes a use of `packed`, which was just made.
    mutating func note(_ key: PackedWeightsKey, _ version: UInt32, _ packed: Storage) {
        entries.removeAll { $0.version != version }
        if let index = entries.firstIndex(where: { $0.key == key }) {
            entries[index].packed = packed
            return
        }
        if entries.count == PackedWeightsCache.limit { entries.removeFirst() }
        entries.append(Entry(key: key, version: version, packed: nil))
    }
}

extension Tensor {
    /// These weights as `plan` reads them.
    func packed(for plan: inout ConvolutionPlan) throws(TensorError) -> Storage {
        let key = PackedWeightsKey(plan, self)
        if let packed = storage.packedWeights.find(key, storage.version), !storage.isWrittenElsewhere { return packed }
        let packed = try Storage(size: Swift.max(plan.packed_floats, 1) * 4)
        let weights = try contiguousData()
        convolution_pack(&plan, weights.pointer(Float.self), packed.block.assumingMemoryBound(to: Float.self))
        if !storage.isWrittenElsewhere { storage.packedWeights.note(key, storage.version, packed) }
        return packed
    }
}
