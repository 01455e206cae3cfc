extension Tensor {
    /// `x.data = source`: this tensor looks at the other's memory from now on; what it is to autograd stays.
    package func become(_ source: Tensor) {
        storage = source.storage
        shape = source.shape
        strides = source.strides
        offset = source.offset
        dtype = source.dtype
    }
}
