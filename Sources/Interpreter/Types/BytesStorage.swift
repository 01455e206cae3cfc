import Glibc

// Making bytes and bytearrays, and reading whatever is like them.

package typealias BytesRef = UnsafeMutablePointer<BytesObject>

/// An uninitialised `bytes` of `count` bytes for the caller to fill.
package func newBytesStorage(_ count: Int) throws(Raise) -> BytesRef {
    try newBytesStorage(.bytes, builtinType(.bytes), count)
}

func newBytesStorage(_ kind: Kind, _ type: TypeRef, _ count: Int) throws(Raise) -> BytesRef {
    try checkedSize(count)
    guard let storage = malloc(max(1, count)) else { throw memoryError() }
    let object = newSubclassable(BytesObject.self, kind, type)
    object.pointee.count = count
    object.pointee.capacity = max(1, count)
    object.pointee.bytes = storage.assumingMemoryBound(to: UInt8.self)
    object.pointee.hash = 0
    return object
}

/// A `bytes` or `bytearray`.
func newBytes(_ kind: Kind, _ bytes: UnsafeBufferPointer<UInt8>) throws(Raise) -> Value {
    let result = try newBytesStorage(kind, builtinType(kind), bytes.count)
    if let start = bytes.baseAddress, bytes.count > 0 { memcpy(result.pointee.bytes, start, bytes.count) }
    return Value(result)
}

func newBytes(_ kind: Kind, _ bytes: [UInt8]) throws(Raise) -> Value {
    let result = try newBytesStorage(kind, builtinType(kind), bytes.count)
    for (position, byte) in bytes.enumerated() { result.pointee.bytes[position] = byte }
    return Value(result)
}

/// A `bytes` object.
package func newBytes(_ bytes: [UInt8]) -> Value {
    guard let storage = malloc(max(1, bytes.count)) else { outOfMemory() }
    let object = newObject(BytesObject.self, .bytes)
    object.pointee.count = bytes.count
    object.pointee.capacity = max(1, bytes.count)
    object.pointee.bytes = storage.assumingMemoryBound(to: UInt8.self)
    object.pointee.hash = 0
    bytes.withUnsafeBufferPointer { (source) in
        if let start = source.baseAddress { memcpy(storage, start, source.count) }
    }
    return Value(object)
}

extension UnsafeMutablePointer where Pointee == BytesObject {
    package var buffer: UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(start: pointee.bytes, count: pointee.count) }

    /// Puts bytes in the place of a range.
    func replaceBytes(_ range: Range<Int>, with new: [UInt8]) throws(Raise) {
        let count = pointee.count &- range.count &+ new.count
        if count > pointee.capacity {
            try checkedSize(count)
            let capacity = count &+ count >> 3 &+ 8
            guard let storage = realloc(pointee.bytes, capacity) else { throw memoryError() }
            pointee.bytes = storage.assumingMemoryBound(to: UInt8.self)
            pointee.capacity = capacity
        }
        let after = pointee.count &- range.upperBound
        if after > 0 && new.count != range.count {
            memmove(pointee.bytes + range.lowerBound + new.count, pointee.bytes + range.upperBound, after)
        }
        for (offset, byte) in new.enumerated() { pointee.bytes[range.lowerBound &+ offset] = byte }
        pointee.count = count
    }
}

/// The bytes of a bytes-like value, for as long as it does not change.
package func bytesLike(_ value: Value) throws(Raise) -> UnsafeBufferPointer<UInt8> {
    if value.layout == .bytes || value.layout == .bytearray { return value.cast(to: BytesObject.self).buffer }
    if let view = value.payload(MemoryView.self) { return UnsafeBufferPointer(try view.bytes()) }
    throw typeError("a bytes-like object is required, not '\(typeName(value))'")
}

/// The bytes of a bytearray, or of a view of one, to be written to; `nil` for anything else.
package func writableBytes(_ value: Value) throws(Raise) -> UnsafeMutableBufferPointer<UInt8>? {
    if value.layout == .bytearray {
        let object = value.cast(to: BytesObject.self)
        return UnsafeMutableBufferPointer(start: object.pointee.bytes, count: object.pointee.count)
    }
    guard let view = value.payload(MemoryView.self), view.owner.layout == .bytearray else { return nil }
    return try view.bytes()
}

/// An integer from 0 to 255.
func byteValue(_ value: Value, _ message: String = "byte must be in range(0, 256)") throws(Raise) -> UInt8 {
    let integer = try indexValue(value)
    defer { integer.release() }
    guard let number = fixedInt(integer), number >= 0, number < 256 else { throw valueError(message) }
    return UInt8(number)
}

/// `bytes(value)`, owned: of a bytes-like value, something with `__bytes__`, or an iterable of integers.
func bytesFrom(_ value: Value) throws(Raise) -> Value {
    if value.kind == .bytes { return value.retain() }
    let method = value.type.special(.bytes)
    if !method.isEmpty {
        let result = try callWithReceiver(method, value)
        guard result.layout == .bytes else {
            defer { result.release() }
            throw typeError("__bytes__ returned non-bytes (type \(typeName(result)))")
        }
        return result
    }
    return try newBytes(.bytes, byteItems(value))
}

/// The bytes of a bytes-like value or of an iterable of integers.
func byteItems(_ value: Value, _ message: String = "bytes must be in range(0, 256)") throws(Raise) -> [UInt8] {
    if value.layout == .bytes || value.layout == .bytearray { return Array(value.cast(to: BytesObject.self).buffer) }
    let isIterable =
        !value.type.special(.iter).isEmpty || !value.type.special(.getitem).isEmpty || value.kind == .generator
    guard isIterable, value.layout != .string else {
        throw typeError("cannot convert '\(typeName(value))' object to bytes")
    }
    var bytes: [UInt8] = []
    try iterate(value) { (item) throws(Raise) in
        bytes.append(try byteValue(item, message))
        return true
    }
    return bytes
}

/// `bytes[index]`, with an integer or a slice; also for bytearrays.
func bytesGetItem(_ value: Value, _ index: Value) throws(Raise) -> Value {
    let bytes = value.cast(to: BytesObject.self)
    if index.kind == .slice {
        let (start, step, count) = try sliceIndices(index, length: bytes.pointee.count)
        if step == 1 && count == bytes.pointee.count && value.kind == .bytes { return value.retain() }
        if step == 1 {
            return try newBytes(value.layout, UnsafeBufferPointer(start: bytes.pointee.bytes + start, count: count))
        }
        let result = try newBytesStorage(value.layout, builtinType(value.layout), count)
        var position = start
        for target in 0..<count {
            result.pointee.bytes[target] = bytes.pointee.bytes[position]
            position &+= step
        }
        return Value(result)
    }
    let isArray = value.layout == .bytearray
    let position = try itemPosition(
        index, count: bytes.pointee.count, kindName: isArray ? "bytearray" : "byte",
        isArray ? "bytearray index out of range" : "index out of range")
    return Value(Int(bytes.pointee.bytes[position]))
}

/// The hash of `bytes`: as that of the string with these code points.
func hashBytes(_ bytes: BytesRef) -> Int {
    if bytes.pointee.hash != 0 { return bytes.pointee.hash }
    let text = newString(latin1: bytes.pointee.bytes, count: bytes.pointee.count)
    defer { text.release() }
    let hash = text.cast(to: StringObject.self).hashValueCached
    bytes.pointee.hash = hash
    return hash
}
