import Glibc

/// The methods of `bytes`; those it shares with `bytearray` are in BytesMethods.swift.
enum BytesType {
    static func populate(_ type: TypeRef) {
        type.staticMethod("__new__(cls, source=?, encoding=?, errors=?)") { (a) throws(Raise) in
            let type = try classArgument(a[0], builtinType(.bytes))
            let source = a.has(1) ? a[1] : Value.empty
            if type == builtinType(.bytes) && source.kind == .bytes && !a.has(2) && !a.has(3) { return source.retain() }
            return try construct(
                .bytes, type, source, encoding: a.has(2) ? a[2] : .empty, errors: a.has(3) ? a[3] : .empty)
        }
        type.method("__hash__(self, /)") { (a) in Value(hashBytes(a[0].cast(to: BytesObject.self))) }
        type.method("__repr__(self, /)") { (a) in newString(bytes: bytesRepr(a[0].cast(to: BytesObject.self).buffer)) }
        type.method("__bytes__(self, /)") { (a) throws(Raise) in
            a[0].kind == .bytes ? a[0].retain() : try newBytes(.bytes, a[0].cast(to: BytesObject.self).buffer)
        }
        type.method("__getnewargs__(self, /)") { (a) throws(Raise) in
            newTuple([try newBytes(.bytes, a[0].cast(to: BytesObject.self).buffer)])
        }
        BytesMethods.add(to: type)
    }

    /// What `bytes(…)` and `bytearray(…)` make.
    static func construct(
        _ kind: Kind, _ type: TypeRef, _ source: Value, encoding: Value, errors: Value
    ) throws(Raise) -> Value {
        if source.isEmpty {
            if !encoding.isEmpty { throw typeError("encoding without a string argument") }
            if !errors.isEmpty { throw typeError("errors without a string argument") }
            return Value(try newBytesStorage(kind, type, 0))
        }
        if source.layout == .string {
            if encoding.isEmpty { throw typeError("string argument without an encoding") }
            let encoded = try encode(
                source, encoding: StringType.textArgument(encoding, "\(type.nameText)() argument 'encoding'"),
                errors: errors.isEmpty
                    ? "strict" : StringType.textArgument(errors, "\(type.nameText)() argument 'errors'"))
            defer { encoded.release() }
            return try copied(kind, type, Array(encoded.cast(to: BytesObject.self).buffer))
        }
        if !encoding.isEmpty { throw typeError("encoding without a string argument") }
        if !errors.isEmpty { throw typeError("errors without a string argument") }
        if kind == .bytes && !source.type.special(.bytes).isEmpty {
            let result = try bytesFrom(source)
            defer { result.release() }
            return try copied(kind, type, Array(result.cast(to: BytesObject.self).buffer))
        }
        let isCount = source.layout != .bytes && source.layout != .bytearray && !source.type.special(.index).isEmpty
        if isCount {
            let count = try asIndex(source)
            if count < 0 { throw valueError("negative count") }
            let result = try newBytesStorage(kind, type, count)
            memset(result.pointee.bytes, 0, count)
            return Value(result)
        }
        return try copied(
            kind, type,
            byteItems(source, kind == .bytes ? "bytes must be in range(0, 256)" : "byte must be in range(0, 256)"))
    }

    private static func copied(_ kind: Kind, _ type: TypeRef, _ bytes: [UInt8]) throws(Raise) -> Value {
        let result = try newBytesStorage(kind, type, bytes.count)
        for (position, byte) in bytes.enumerated() { result.pointee.bytes[position] = byte }
        return Value(result)
    }
}

/// The methods that only `bytearray` has.
enum BytearrayType {
    static func populate(_ type: TypeRef) {
        type.staticMethod("__new__(cls, /, *args, **kwargs)") { (a) throws(Raise) in
            Value(try newBytesStorage(.bytearray, try classArgument(a[0], builtinType(.bytearray)), 0))
        }
        type.method("__init__(self, source=?, encoding=?, errors=?)") { (a) throws(Raise) in
            let value = try BytesType.construct(
                .bytearray, builtinType(.bytearray), a.has(1) ? a[1] : .empty, encoding: a.has(2) ? a[2] : .empty,
                errors: a.has(3) ? a[3] : .empty)
            defer { value.release() }
            try array(a[0]).replaceBytes(0..<array(a[0]).pointee.count, with: Array(array(value).buffer))
            return Value.none
        }
        type.define("__hash__", Value.none)
        type.method("__repr__(self, /)") { (a) in
            newString(
                bytes: Array("\(typeName(a[0]))(".utf8) + bytesRepr(array(a[0]).buffer, escapesQuotes: true) + [0x29])
        }
        BytesMethods.add(to: type)
        addItems(type)
        addChanges(type)
    }

    @inline(__always) private static func array(_ value: Value) -> BytesRef { value.cast(to: BytesObject.self) }

    private static func addItems(_ type: TypeRef) {
        type.method("__setitem__(self, key, value, /)") { (a) throws(Raise) in
            try setItem(array(a[0]), a[1], a[2])
            return Value.none
        }
        type.method("__delitem__(self, key, /)") { (a) throws(Raise) in
            try deleteItem(array(a[0]), a[1])
            return Value.none
        }
        type.method("__iadd__(self, value, /)") { (a) throws(Raise) in
            guard a[1].layout == .bytes || a[1].layout == .bytearray else {
                throw typeError("can't concat \(typeName(a[1])) to bytearray")
            }
            try array(a[0]).replaceBytes(
                array(a[0]).pointee.count..<array(a[0]).pointee.count, with: Array(bytesLike(a[1])))
            return a[0].retain()
        }
        type.method("__imul__(self, value, /)") { (a) throws(Raise) in
            let bytes = Array(array(a[0]).buffer)
            let factor = try repeatCount(a[1])
            let (total, overflow) = bytes.count.multipliedReportingOverflow(by: factor)
            if overflow { throw memoryError() }
            try checkedSize(total)
            var result: [UInt8] = []
            result.reserveCapacity(total)
            for _ in 0..<(bytes.isEmpty ? 0 : factor) { result += bytes }
            try array(a[0]).replaceBytes(0..<bytes.count, with: result)
            return a[0].retain()
        }
    }

    private static func setItem(_ bytes: BytesRef, _ key: Value, _ value: Value) throws(Raise) {
        guard key.kind == .slice else {
            let position = try itemPosition(
                key, count: bytes.pointee.count, kindName: "bytearray", "bytearray index out of range")
            let byte = try byteValue(value)
            if position < bytes.pointee.count { bytes.pointee.bytes[position] = byte }
            return
        }
        if value.layout == .string {
            throw typeError("can assign only bytes, buffers, or iterables of ints in range(0, 256)")
        }
        if value.isInteger { throw typeError("can assign only bytes, buffers, or iterables of ints in range(0, 256)") }
        let new = try byteItems(value, "byte must be in range(0, 256)")
        let (start, step, count) = try sliceIndices(key, length: bytes.pointee.count)
        if step == 1 { return try bytes.replaceBytes(start..<(start + count), with: new) }
        guard new.count == count else {
            throw valueError("attempt to assign bytes of size \(new.count) to extended slice of size \(count)")
        }
        var position = start
        for byte in new {
            bytes.pointee.bytes[position] = byte
            position &+= step
        }
    }

    private static func deleteItem(_ bytes: BytesRef, _ key: Value) throws(Raise) {
        guard key.kind == .slice else {
            let position = try itemPosition(
                key, count: bytes.pointee.count, kindName: "bytearray", "bytearray index out of range")
            return try bytes.replaceBytes(position..<(position + 1), with: [])
        }
        let (start, step, count) = try sliceIndices(key, length: bytes.pointee.count)
        if step == 1 { return try bytes.replaceBytes(start..<(start + count), with: []) }
        var removed = Set<Int>()
        var position = start
        for _ in 0..<count {
            removed.insert(position)
            position &+= step
        }
        let kept = bytes.buffer.enumerated().filter { !removed.contains($0.offset) }.map(\.element)
        try bytes.replaceBytes(0..<bytes.pointee.count, with: kept)
    }

    private static func addChanges(_ type: TypeRef) {
        type.method("append(self, item, /)") { (a) throws(Raise) in
            let byte = try byteValue(a[1])
            try array(a[0]).replaceBytes(array(a[0]).pointee.count..<array(a[0]).pointee.count, with: [byte])
            return Value.none
        }
        type.method("extend(self, iterable_of_ints, /)") { (a) throws(Raise) in
            if a[1].layout == .string { throw typeError("'str' object cannot be interpreted as an integer") }
            if a[1].type.special(.iter).isEmpty && a[1].type.special(.getitem).isEmpty && a[1].kind != .generator {
                throw typeError("can't extend bytearray with \(typeName(a[1]))")
            }
            let new = try byteItems(a[1], "byte must be in range(0, 256)")
            try array(a[0]).replaceBytes(array(a[0]).pointee.count..<array(a[0]).pointee.count, with: new)
            return Value.none
        }
        type.method("insert(self, index, item, /)") { (a) throws(Raise) in
            let index = try asIndex(a[1])
            let byte = try byteValue(a[2])
            let count = array(a[0]).pointee.count
            let position = index < 0 ? max(0, index &+ count) : min(index, count)
            try array(a[0]).replaceBytes(position..<position, with: [byte])
            return Value.none
        }
        type.method("pop(self, index=-1, /)") { (a) throws(Raise) in
            let index = try asIndex(a[1])
            let count = array(a[0]).pointee.count
            if count == 0 { throw indexError("pop from empty bytearray") }
            let position = index < 0 ? index &+ count : index
            guard position >= 0 && position < count else { throw indexError("pop index out of range") }
            let byte = array(a[0]).pointee.bytes[position]
            try array(a[0]).replaceBytes(position..<(position + 1), with: [])
            return Value(Int(byte))
        }
        type.method("remove(self, value, /)") { (a) throws(Raise) in
            let byte = try byteValue(a[1])
            guard let position = array(a[0]).buffer.firstIndex(of: byte) else {
                throw valueError("value not found in bytearray")
            }
            try array(a[0]).replaceBytes(position..<(position + 1), with: [])
            return Value.none
        }
        type.method("clear(self, /)") { (a) throws(Raise) in
            try array(a[0]).replaceBytes(0..<array(a[0]).pointee.count, with: [])
            return Value.none
        }
        type.method("reverse(self, /)") { (a) in
            var buffer = UnsafeMutableBufferPointer(start: array(a[0]).pointee.bytes, count: array(a[0]).pointee.count)
            buffer.reverse()
            return Value.none
        }
        type.method("copy(self, /)") { (a) throws(Raise) in try newBytes(.bytearray, array(a[0]).buffer) }
    }
}
