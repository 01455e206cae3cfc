import CKernels
import Glibc

/// The memory behind one or more tensors, and the count of in-place changes made to it.
package final class Storage {
    package let data: UnsafeMutableRawPointer
    /// Bytes.
    package let size: Int
    /// Raised by each in-place change; saved tensors remember the value they saw.
    package var version: UInt32 = 0
    private let owner: Owner

    private enum Owner {
        case allocator
        /// Memory of someone else, alive as long as this object.
        case foreign(AnyObject?)
    }

    /// Undefined contents. Throws `.outOfMemory`.
    @inline(__always)
    package init(size: Int) throws(TensorError) {
        guard let data = tensor_allocate(size) else { throw .outOfMemory(bytes: size) }
        self.data = data
        self.size = size
        self.owner = .allocator
    }

    /// Memory that `owner` keeps alive: a mapped file, another library's buffer.
    package init(data: UnsafeMutableRawPointer, size: Int, owner: AnyObject?) {
        self.data = data
        self.size = size
        self.owner = .foreign(owner)
    }

    deinit {
        if case .allocator = owner { tensor_release(data, size) }
    }
}
