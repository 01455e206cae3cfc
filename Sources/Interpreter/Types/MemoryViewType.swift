/// `memoryview`: bytes of another object without a copy; one dimension of unsigned bytes.
final class MemoryView {
    let owner: Value
    let start: Int
    let count: Int
    var isReleased = false

    init(_ owner: Value, start: Int, count: Int) {
        self.owner = owner.retain()
        self.start = start
        self.count = count
    }
    deinit { owner.release() }

    /// The bytes, unless the view was released or its owner shrank.
    func bytes() throws(Raise) -> UnsafeMutableBufferPointer<UInt8> {
        if isReleased { throw valueError("operation forbidden on released memoryview object") }
        let object = owner.cast(to: BytesObject.self)
        guard start + count <= object.pointee.count else { throw valueError("memoryview: the underlying bytes have changed") }
        return UnsafeMutableBufferPointer(start: object.pointee.bytes + start, count: count)
    }
}

func makeMemoryViewType() -> TypeRef {
    newNativeType("memoryview", module: "builtins") { type in
        func own(_ value: Value) -> MemoryView { value.uncheckedPayload(MemoryView.self) }
        func copy(_ value: Value) throws(Raise) -> [UInt8] { Array(try own(value).bytes()) }
        type.staticMethod("__new__(cls, object)") { (a) throws(Raise) in
            if let view = a[1].payload(MemoryView.self) {
                return newNative(type, MemoryView(view.owner, start: view.start, count: view.count))
            }
            guard a[1].layout == .bytes || a[1].layout == .bytearray else {
                throw typeError("memoryview: a bytes-like object is required, not '\(typeName(a[1]))'")
            }
            return newNative(type, MemoryView(a[1], start: 0, count: a[1].cast(to: BytesObject.self).pointee.count))
        }
        type.method("__len__(self)") { a in Value(own(a[0]).count) }
        type.method("__getitem__(self, key, /)") { (a) throws(Raise) in
            let view = own(a[0])
            if a[1].kind == .slice {
                let indices = try sliceIndices(a[1], length: view.count)
                guard indices.step == 1 else { throw notInSubset("a memoryview slice with a step") }
                return newNative(type, MemoryView(view.owner, start: view.start + indices.start, count: indices.count))
            }
            var index = try asIndex(a[1])
            if index < 0 { index += view.count }
            guard index >= 0 && index < view.count else { throw indexError("index out of bounds on dimension 1") }
            return Value(Int(try view.bytes()[index]))
        }
        type.method("__setitem__(self, key, value, /)") { (a) throws(Raise) in
            let view = own(a[0])
            guard view.owner.layout == .bytearray else { throw typeError("cannot modify read-only memory") }
            var index = try asIndex(a[1])
            if index < 0 { index += view.count }
            guard index >= 0 && index < view.count else { throw indexError("index out of bounds on dimension 1") }
            guard let byte = UInt8(exactly: try asInt(a[2])) else {
                throw valueError("memoryview: invalid value for format 'B'")
            }
            try view.bytes()[index] = byte
            return Value.none
        }
        type.method("tobytes(self, order='C')") { (a) throws(Raise) in try newBytes(copy(a[0])) }
        type.method("tolist(self)") { (a) throws(Raise) in newList(try copy(a[0]).map { Value(Int($0)) }) }
        type.method("hex(self)") { (a) throws(Raise) in
            newString(try copy(a[0]).map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined())
        }
        type.method("__eq__(self, value, /)") { (a) throws(Raise) in
            let other: [UInt8]
            if a[1].payload(MemoryView.self) != nil {
                other = try copy(a[1])
            } else if a[1].layout == .bytes || a[1].layout == .bytearray {
                other = Array(a[1].cast(to: BytesObject.self).buffer)
            } else {
                return Value.notImplemented
            }
            return Value(try copy(a[0]) == other)
        }
        type.method("__hash__(self)") { (a) throws(Raise) in
            let bytes = try newBytes(copy(a[0]))
            defer { bytes.release() }
            return Value(try hashOf(bytes))
        }
        type.method("__enter__(self)") { $0[0].retain() }
        type.method("__exit__(self, *args)") { a in
            own(a[0]).isReleased = true
            return Value.none
        }
        type.method("release(self)") { a in
            own(a[0]).isReleased = true
            return Value.none
        }
        type.method("__repr__(self)") { a in newString("<memory at \(addressText(a[0]))>") }
        type.property("nbytes") { Value(own($0).count) }
        type.property("itemsize") { _ in Value(1) }
        type.property("ndim") { _ in Value(1) }
        type.property("format") { _ in newString("B") }
        type.property("shape") { newTuple([Value(own($0).count)]) }
        type.property("strides") { _ in newTuple([Value(1)]) }
        type.property("readonly") { Value(own($0).owner.layout == .bytes) }
        type.property("contiguous") { _ in Value.true }
        type.property("obj") { own($0).owner.retain() }
    }
}
