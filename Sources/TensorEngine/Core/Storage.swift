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
    /// Whether `data` must first bring the contents in order.
    private(set) var isHidden = false
    private let owner: Owner
    private var side: Side?

    private enum Owner {
        case allocator
        /// Memory of someone else, alive as long as this object.
        case foreign(AnyObject?)
    }

    /// What few storages have.
    private final class Side {
        var layout: ImageLayout?
        var packed = PackedWeightsCache()
    }

    /// The first byte, with every element in its place.
    @inline(__always)
    package var data: UnsafeMutableRawPointer {
        if isHidden { settle() }
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
    var layout: ImageLayout? { isHidden ? side?.layout : nil }

    /// Declares that whoever fills this new storage of floats writes pixel by pixel.
    func hide(_ layout: ImageLayout) {
        sideMade.layout = layout
        isHidden = true
    }

    /// Brings the elements into the order that strides tell. No tensor has to know: all that share the storage have these
    /// strides already.
    private func settle() {
        guard let layout else { return }
        isHidden = false
        side?.layout = nil
        let (batch, channels, pixels) = (layout.batch, layout.channels, layout.pixels)
        let floats = block.assumingMemoryBound(to: Float.self)
        guard let ordered = tensor_allocate(size) else {
            channels_last_to_first_in_place(floats, batch, channels, pixels)
            return
        }
        channels_last_to_first(floats, ordered.assumingMemoryBound(to: Float.self), batch, channels, pixels)
        tensor_release(block, size)
        block = ordered
    }
}
