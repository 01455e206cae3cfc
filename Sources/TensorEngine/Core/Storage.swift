import CKernels
import Glibc

/// The memory behind one or more tensors, and the count of in-place changes made to it.
///
/// Elements lie where the strides of the tensors say, with one exception: images may lie pixel by pixel behind the strides
/// of the usual order (see `ImageLayout`). Reading `data` settles such a storage first, so only what asks for the hidden
/// layout ever meets it.
package final class Storage {
    /// The memory as it is. What does not know about hidden layouts reads `data`.
    private(set) var block: UnsafeMutableRawPointer
    /// Bytes.
    package let size: Int
    /// Raised by each in-place change; saved tensors remember the value they saw.
    package var version: UInt32 = 0
    /// Something else than operations on tensors may write here (a NumPy array), which `version` does not tell.
    package var isWrittenElsewhere = false
    /// Whether the elements lie in a hidden order.
    private(set) var isHidden = false
    /// Whether `data` has something to do first: the elements are hidden, or someone waits for them.
    private var needsCare = false
    private let owner: Owner
    private var side: Side?

    private enum Owner {
        case allocator
        /// Memory of someone else, alive as long as this object.
        case foreign(AnyObject?)
    }

    /// What few storages have.
    private final class Side {
        var order: ImageLayout?
        var deferred: DeferredImage?
        /// Images put off that need this storage as it is.
        var readers = 0
        var packed = PackedWeightsCache()
    }

    /// The first byte, with every element in its place.
    @inline(__always)
    package var data: UnsafeMutableRawPointer {
        if needsCare { takeCare() }
        return block
    }

    /// Undefined contents. Throws `.outOfMemory`.
    @inline(__always)
    package init(size: Int) throws(TensorError) {
        guard let block = tensor_allocate(size) else { throw .outOfMemory(bytes: size) }
        self.block = block
        self.size = size
        self.owner = .allocator
    }

    /// Memory that `owner` keeps alive: a mapped file, another library's buffer.
    package init(data: UnsafeMutableRawPointer, size: Int, owner: AnyObject?) {
        self.block = data
        self.size = size
        self.owner = .foreign(owner)
    }

    deinit {
        if let deferred = side?.deferred, !deferred.isExtended {
            deferred.compute(into: block.assumingMemoryBound(to: Float.self))
        }
        if case .allocator = owner { tensor_release(block, size) }
    }

    private var sideMade: Side {
        if let side { return side }
        let new = Side()
        side = new
        return new
    }

    /// Packed forms of the weights that lie here.
    var packedWeights: PackedWeightsCache {
        get { side?.packed ?? PackedWeightsCache() }
        set { sideMade.packed = newValue }
    }

    // MARK: Hidden layout

    /// The order in which the elements really lie; nil when it is the one the strides tell.
    var order: ImageLayout? { isHidden ? side?.order : nil }

    /// Declares that whoever fills this new storage of floats writes pixel by pixel.
    func hide(_ order: ImageLayout) {
        sideMade.order = order
        isHidden = true
        needsCare = true
    }

    /// Before anyone reads or writes by the strides.
    private func takeCare() {
        prepareToWrite()
        computeDeferred()
        if isHidden { settle() }
        needsCare = isAwaited
    }

    /// Brings the elements into the order that strides tell. No tensor has to know: all that share the storage have these
    /// strides already.
    private func settle() {
        guard let order = side?.order else { return }
        isHidden = false
        side?.order = nil
        let floats = block.assumingMemoryBound(to: Float.self)
        guard let settled = tensor_allocate(size) else {
            channels_last_to_first_in_place(floats, order.batch, order.channels, order.pixels)
            return
        }
        channels_last_to_first(
            floats, settled.assumingMemoryBound(to: Float.self), order.batch, order.channels, order.pixels)
        tensor_release(block, size)
        block = settled
    }

    // MARK: Deferred images

    /// The image that this hidden storage will hold, while it is not computed.
    var deferred: DeferredImage? {
        get { side?.deferred }
        set { sideMade.deferred = newValue }
    }

    /// Whether an image put off needs the elements as they are.
    var isAwaited: Bool { readers > 0 }
    var readers: Int { side?.readers ?? 0 }

    /// Swaps the elements of two hidden storages of one order.
    func exchange(_ other: Storage) {
        for storage in [self, other] {
            storage.prepareToWrite()
            storage.computeDeferred()
        }
        swap(&block, &other.block)
    }

    /// Makes `image` the contents of this new, hidden storage, to be computed when they are needed.
    func putOff(_ image: DeferredImage) {
        sideMade.deferred = image
        DeferredQueue.add(self)
    }

    func computeDeferred() {
        guard let side, let deferred = side.deferred else { return }
        side.deferred = nil
        deferred.compute(into: block.assumingMemoryBound(to: Float.self))
    }

    /// Before the elements change: what waits for the old ones is computed.
    func prepareToWrite() {
        if isAwaited { DeferredQueue.flush() }
    }

    func beginAwaiting() {
        sideMade.readers += 1
        needsCare = true
    }

    func endAwaiting() { side?.readers -= 1 }
}
