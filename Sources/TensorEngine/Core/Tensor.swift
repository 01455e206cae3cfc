import CKernels

/// Where a tensor's memory lies. One case today; operations take the device from their operands.
package enum Device: Equatable {
    case cpu

    package var name: String { "cpu" }
}

/// A strided view of a storage, with its place in the graph of recorded operations.
///
/// Sizes and strides count elements. Several tensors may share one storage; `base` names the tensor that a view was
/// taken from, so that in-place changes reach the gradients of both.
package final class Tensor {
    package internal(set) var storage: Storage
    package internal(set) var shape: Shape
    package internal(set) var strides: Shape
    /// Elements before the first one.
    package internal(set) var offset: Int
    package internal(set) var dtype: DType

    /// Set on leaves only; see `requiresGrad`.
    var isGradientLeaf = false
    /// `retain_grad()` was called on this result.
    package internal(set) var retainsGrad = false
    /// Made inside `inference_mode`: never part of a graph.
    package internal(set) var isInference = false
    /// How this view came to be, which decides what in-place changes may do.
    var viewOrigin = ViewOrigin.none
    /// Output number of `node`.
    var slot: Int32 = 0
    /// The storage's version for which `node` was made, for views.
    var viewVersion: UInt32 = 0
    /// The operation that made this tensor; for views read it through `gradNode`.
    var node: Node?
    /// The tensor of which this is a view.
    package internal(set) var base: Tensor?
    /// The accumulated gradient, of a leaf or after `retain_grad()`.
    package var grad: Tensor?
    var hooks: TensorHooks?
    /// What the language attaches: its own object for this tensor.
    package var attachment: AnyObject?

    package enum ViewOrigin: UInt8 {
        case none
        case recorded
        /// Taken while recording was off.
        case noGrad
        /// One of several results of one operation (`unbind`, `split`).
        case multiple
    }

    @inline(__always)
    package init(storage: Storage, shape: Shape, strides: Shape, offset: Int = 0, dtype: DType) {
        self.storage = storage
        self.shape = shape
        self.strides = strides
        self.offset = offset
        self.dtype = dtype
        if inference_enabled() { isInference = true }
    }

    /// A new contiguous tensor with undefined contents.
    @inline(__always)
    package convenience init(empty shape: Shape, _ dtype: DType) throws(TensorError) {
        let storage = try Storage(size: try Tensor.byteCount(shape, dtype))
        self.init(storage: storage, shape: shape, strides: shape.contiguousStrides, dtype: dtype)
    }

    @inline(__always)
    static func byteCount(_ shape: Shape, _ dtype: DType) throws(TensorError) -> Int {
        var count = dtype.size
        for i in 0..<shape.count {
            let (product, overflow) = count.multipliedReportingOverflow(by: shape[i])
            if overflow || product < 0 {
                _ = try shape.checkedCount()
                throw .sizeOverflow(shape.array)
            }
            count = product
        }
        return count
    }

    deinit {
        if let node { Node.release(node) }
    }

    // MARK: Geometry

    @inline(__always) package var count: Int { shape.product }
    @inline(__always) package var rank: Int { shape.count }
    @inline(__always) package var isContiguous: Bool { shape.isContiguous(strides) }
    package var device: Device { .cpu }

    /// The first element.
    @inline(__always) package var data: UnsafeMutableRawPointer { storage.data + offset &* dtype.size }

    @inline(__always) package func pointer<T>(_ type: T.Type) -> UnsafeMutablePointer<T> {
        data.assumingMemoryBound(to: type)
    }

    /// Whether elements fill a block of memory in some order of the dimensions, none twice.
    package var isDense: Bool {
        if isContiguous { return true }
        var dimensions = (0..<rank).filter { shape[$0] != 1 }
        dimensions.sort { strides[$0] < strides[$1] }
        var step = 1
        for d in dimensions {
            if strides[d] != step { return false }
            step *= shape[d]
        }
        return true
    }

    /// Whether two indices may lead to one element, as after `expand`.
    package var overlapsItself: Bool {
        if isContiguous { return false }
        var dimensions = (0..<rank).filter { shape[$0] > 1 }
        dimensions.sort { strides[$0] < strides[$1] }
        var reach = 0
        for d in dimensions {
            if strides[d] <= reach { return true }
            reach += (shape[d] - 1) * strides[d]
        }
        return false
    }

    /// The dimension that a user's possibly negative number names.
    @inline(__always)
    package func dimension(_ index: Int) throws(TensorError) -> Int {
        try Tensor.dimension(index, rank: rank)
    }

    @inline(__always)
    package static func dimension(_ index: Int, rank: Int) throws(TensorError) -> Int {
        let limit = Swift.max(rank, 1)
        guard index >= -limit && index < limit else { throw .dimensionOutOfRange(index, rank: rank) }
        return index < 0 ? index + limit : index
    }

    // MARK: Gradient

    package var version: UInt32 { storage.version }

    /// The operation that made this tensor. A view whose storage was changed since has a new one, over its base.
    @inline(__always) package var gradNode: Node? {
        if base != nil { refreshView() }
        return node
    }

    package var requiresGrad: Bool {
        @inline(__always) get { isGradientLeaf || gradNode != nil }
    }

    package var isLeaf: Bool { gradNode == nil }

    /// `requires_grad_()` and the attribute's setter.
    package func setRequiresGrad(_ flag: Bool) throws(TensorError) {
        if !flag && !isLeaf { throw .requiresGradOfNonLeaf }
        if flag && !dtype.isFloatingPoint { throw .gradientDType }
        if flag && isInference && !inference_enabled() { throw .inferenceRequiresGrad }
        if isLeaf { isGradientLeaf = flag }
    }
}
