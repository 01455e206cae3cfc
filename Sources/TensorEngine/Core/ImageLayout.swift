import CKernels

/// Images pixel by pixel, [batch][pixels][channels], where a tensor's shape says [batch][channels][pixels…].
///
/// The kernels of networks work in this order ("channels last"), and converting around each of them would cost more than
/// many of them do. So a float32 result may lie *hidden* channels-last: its shape, strides and offset are those of a
/// contiguous tensor, which is what programs see, and its `Storage` remembers the real order. Operations that know ask for
/// `channelsLastPointer`; everything else reads `data`, which settles the storage.
///
/// Invariants: a hidden storage is filled as a whole by one image tensor; all tensors over it have the strides of the
/// settled order. An operation takes the plain pointers of its operands first and hidden ones last, since reading a plain one
/// may settle a storage that two operands share.
struct ImageLayout: Equatable {
    let batch: Int
    let channels: Int
    let pixels: Int

    /// Nil for what is no batch of images over one to three dimensions.
    init?(_ shape: Shape) {
        guard shape.count >= 3 && shape.count <= 5 else { return nil }
        batch = shape[0]
        channels = shape[1]
        var pixels = 1
        for d in 2..<shape.count { pixels = pixels &* shape[d] }
        self.pixels = pixels
    }

    /// Both orders are one.
    var isTrivial: Bool { channels <= 1 || pixels <= 1 || batch == 0 }
}

extension Shape {
    /// Strides, in elements, of images that lie pixel by pixel. Precondition: at least three dimensions.
    var channelsLastStrides: Shape {
        var strides = self
        strides[1] = 1
        var step = Swift.max(self[1], 1)
        for d in stride(from: count - 1, through: 2, by: -1) {
            strides[d] = step
            step = step &* Swift.max(self[d], 1)
        }
        strides[0] = step
        return strides
    }

    /// Whether `strides` lay this shape out pixel by pixel; dimensions of one element do not matter.
    func isChannelsLast(_ strides: Shape) -> Bool {
        guard count >= 3 else { return false }
        let expected = channelsLastStrides
        for d in 0..<count where self[d] != 1 && strides[d] != expected[d] { return false }
        return true
    }
}

/// Floats pixel by pixel, and the storage that holds them.
struct ChannelsLastData {
    let storage: Storage
    let pointer: UnsafeMutablePointer<Float>
}

extension Tensor {
    /// A new float32 tensor with undefined contents, to be filled pixel by pixel through `channelsLastPointer`. To programs
    /// it is contiguous.
    convenience init(image shape: Shape) throws(TensorError) {
        try self.init(empty: shape, .float32)
        if let layout = ImageLayout(shape), !layout.isTrivial { storage.hide(layout) }
    }

    /// A new image tensor for a result computed from `source`: visibly channels-last where `source` is.
    static func image(_ shape: Shape, like source: Tensor) throws(TensorError) -> Tensor {
        guard source.isVisiblyChannelsLast && shape.count == source.rank else { return try Tensor(image: shape) }
        let result = try Tensor(empty: shape, .float32)
        result.strides = shape.channelsLastStrides
        return result
    }

    /// Whether a program chose the order, as by `memory_format=torch.channels_last`.
    var isVisiblyChannelsLast: Bool { rank >= 4 && !isContiguous && shape.isChannelsLast(strides) }

    /// Whether the elements may lie in another order than the strides say.
    @inline(__always)
    var isHidden: Bool { storage.isHidden }

    /// The first of the elements, where they lie pixel by pixel, hidden or not; else nil. Moves nothing. Who writes there calls
    /// `Storage.prepareToWrite` before.
    var channelsLastPointer: UnsafeMutablePointer<Float>? {
        guard dtype == .float32 else { return nil }
        if let order = storage.order {
            guard order == ImageLayout(shape), offset == 0, isContiguous else { return nil }
            storage.computeDeferred()
            return storage.block.assumingMemoryBound(to: Float.self)
        }
        return shape.isChannelsLast(strides) ? pointer(Float.self) : nil
    }

    /// The elements pixel by pixel: as they lie, or a copy. Float32 images only.
    func channelsLast() throws(TensorError) -> ChannelsLastData {
        if let pointer = channelsLastPointer { return ChannelsLastData(storage: storage, pointer: pointer) }
        let copy = try channelsLastCopy()
        let floats = copy.storage.block.assumingMemoryBound(to: Float.self)
        return ChannelsLastData(storage: copy.storage, pointer: floats)
    }

    /// An image tensor with these elements, outside the graph.
    func channelsLastCopy() throws(TensorError) -> Tensor {
        let copy = try Tensor(image: shape)
        guard let layout = copy.storage.order else {
            copy.copyData(from: self)
            return copy
        }
        let to = copy.storage.block.assumingMemoryBound(to: Float.self)
        if isContiguous {
            channels_first_to_last(pointer(Float.self), to, layout.batch, layout.channels, layout.pixels)
        } else {
            copy.exposed.copyData(from: self)
        }
        return copy
    }

    /// A hidden tensor with the strides that its elements really have, for kernels that take any; others as they are. It
    /// must not outlive the operation.
    var exposed: Tensor {
        guard let pointer = channelsLastPointer, isHidden else { return self }
        let memory = Storage(data: UnsafeMutableRawPointer(pointer), size: storage.size, owner: storage)
        return Tensor(storage: memory, shape: shape, strides: shape.channelsLastStrides, dtype: dtype)
    }

    /// Some of an image tensor's channels, exposed.
    func exposedChannels(_ start: Int, _ count: Int) -> Tensor {
        let whole = exposed
        var part = shape
        part[1] = count
        return Tensor(
            storage: whole.storage, shape: part, strides: whole.strides,
            offset: whole.offset + start * whole.strides[1], dtype: dtype)
    }
}
