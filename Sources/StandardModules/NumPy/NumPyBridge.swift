import Interpreter
import TensorEngine

/// Where arrays meet the other libraries: tensors, pictures, plots, files.
package enum NumPyBridge {
    /// The array that a value carries; `nil` for anything that is not an ndarray.
    package static func array(_ value: Value) -> NumPyArray? { value.payload(NumPyArray.self) }

    package static func isArray(_ value: Value) -> Bool { array(value) != nil }

    /// A value of the language for an array; owned.
    package static func value(_ array: NumPyArray) -> Value { newNative(ndarrayType, array) }

    /// An ndarray over `storage`, in C order from byte `offset` on; shares its memory. Owned.
    package static func value(
        storage: Storage, offset: Int = 0, shape: [Int], type: NumPyType
    ) -> Value {
        value(
            NumPyArray(
                storage: storage, offset: offset, shape: shape, strides: NumPyArray.contiguousStrides(shape, type.size),
                type: type))
    }

    /// An ndarray over a copy of `bytes`; `nil` when their number does not fit the shape. Owned.
    package static func value(bytes: UnsafeRawBufferPointer, shape: [Int], type: NumPyType) throws(Raise) -> Value? {
        let array = try NumPyArray.empty(shape, type)
        guard array.count * type.size == bytes.count, type.kind != .object else { return nil }
        if let start = bytes.baseAddress { array.data.copyMemory(from: start, byteCount: bytes.count) }
        return value(array)
    }

    /// `Tensor.numpy()`: shares the tensor's memory. `nil` for a dtype that NumPy does not have. Owned.
    package static func value(sharing tensor: Tensor) -> Value? {
        guard let type = NumPyType(engine: tensor.dtype) else { return nil }
        tensor.storage.isWrittenElsewhere = true
        return value(
            NumPyArray(
                storage: tensor.storage, offset: tensor.offset * type.size, shape: tensor.shape.array,
                strides: tensor.strides.array.map { $0 * type.size }, type: type))
    }

    /// `torch.from_numpy`: a tensor that shares the array's memory. `nil` where strides are negative or not whole elements, and
    /// for text and objects.
    package static func tensor(sharing array: NumPyArray) -> Tensor? {
        guard let dtype = array.type.engineType else { return nil }
        let size = array.type.size
        guard array.offset % size == 0, array.strides.allSatisfy({ $0 >= 0 && $0 % size == 0 }) else { return nil }
        array.storage.isWrittenElsewhere = true
        return Tensor(
            storage: array.storage, shape: Shape(array.shape), strides: Shape(array.strides.map { $0 / size }),
            offset: array.offset / size, dtype: dtype)
    }

    /// A tensor of the array's elements: shared where that is possible, else over a copy. `nil` for text and objects.
    package static func tensor(of array: NumPyArray) throws(Raise) -> Tensor? {
        if let shared = tensor(sharing: array) { return shared }
        return tensor(sharing: try array.copied())
    }

    /// An array of any value: an ndarray itself, something with `__array__`, a number, nested lists.
    package static func asArray(_ value: Value, _ type: NumPyType? = nil) throws(Raise) -> NumPyArray {
        let array = try arrayFrom(value, type)
        guard let type, array.type != type, !(type.kind == .string && array.type.kind == .string) else { return array }
        return try array.converted(to: type)
    }

    /// The array's elements in C order, converted to `T`'s type, for as long as `body` runs.
    package static func withBytes<R>(
        _ array: NumPyArray, _ body: (UnsafeRawBufferPointer) throws(Raise) -> R
    ) throws(Raise) -> R {
        let dense = try array.contiguous()
        defer { _ = dense.storage.size }
        return try body(UnsafeRawBufferPointer(start: dense.data, count: dense.count * dense.type.size))
    }

    /// A number of NumPy's as the language's own; `nil` for anything else. Owned.
    package static func plainNumber(_ value: Value) -> Value? {
        guard let scalar = NumPyScalars.element(value) else { return nil }
        return scalar.plainValue
    }
}
