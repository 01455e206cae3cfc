import Interpreter

enum StructModule {
    /// The exception class, made when first needed.
    static let error: Value = {
        let namespace = newDict()
        namespace.set("__module__", newString("struct"))
        let arguments = [newString("error"), newTuple([Value(ExceptionType.exception.type).retain()]), Value(namespace)]
        defer { releaseAll(arguments) }
        guard let type = try? call(Value(builtinType(.type)), arguments) else {
            clearPending()
            return Value(ExceptionType.valueError.type)
        }
        return type
    }()

    nonisolated(unsafe) private static var formats: [String: StructFormat] = [:]

    /// The format of a text, parsed once.
    static func format(_ value: Value) throws(Raise) -> StructFormat {
        let text: String
        switch value.layout {
        case .string: text = try asText(value)
        case .bytes: text = String(decoding: try bytesLike(value), as: UTF8.self)
        default: throw typeError("Struct() argument 1 must be a str or bytes object, not \(typeName(value))")
        }
        if let format = formats[text] { return format }
        let format = try StructFormat(text)
        if formats.count > 200 { formats = [:] }
        formats[text] = format
        return format
    }

    static func pack(_ format: StructFormat, _ values: Value, _ function: String) throws(Raise) -> [UInt8] {
        let items = values.cast(to: ListObject.self).buffer
        if items.count != format.valueCount {
            throw structError("\(function) expected \(format.valueCount) items for packing (got \(items.count))")
        }
        return try format.pack(items)
    }

    static func packInto(_ format: StructFormat, _ a: Arguments, buffer: Value, offset: Value, values: Value) throws(Raise) -> Value {
        let target = try readTarget(buffer, "pack_into")
        let bytes = try pack(format, values, "pack_into")
        let start = try place(try asIndex(offset), format, target.count, "pack_into", "packing")
        for position in bytes.indices { target[start + position] = bytes[position] }
        return Value.none
    }

    /// Where a structure begins in a buffer that must have room for it.
    static func place(
        _ offset: Int, _ format: StructFormat, _ count: Int, _ function: String, _ doing: String
    ) throws(Raise) -> Int {
        var start = offset
        if start < 0 {
            if start + format.size > 0 && doing == "packing" {
                throw structError("no space to pack \(format.size) bytes at offset \(offset)")
            }
            if start + format.size > 0 && doing == "unpacking" {
                throw structError("not enough data to unpack \(format.size) bytes")
            }
            if start + count < 0 { throw structError("offset \(offset) out of range for \(count)-byte buffer") }
            start += count
        }
        if start > count || count - start < format.size {
            throw structError(
                "\(function) requires a buffer of at least \(start &+ format.size) bytes for \(doing) \(format.size) bytes at offset "
                    + "\(start) (actual buffer size is \(count))")
        }
        return start
    }

    static func unpack(_ format: StructFormat, _ value: Value) throws(Raise) -> Value {
        let bytes = try bytesLike(value)
        if bytes.count != format.size { throw structError("unpack requires a buffer of \(format.size) bytes") }
        return try format.unpack(bytes, at: 0)
    }

    static func unpackFrom(_ format: StructFormat, _ value: Value, _ offset: Value) throws(Raise) -> Value {
        let bytes = try bytesLike(value)
        return try format.unpack(bytes, at: try place(try asIndex(offset), format, bytes.count, "unpack_from", "unpacking"))
    }

    static func iterate(_ format: StructFormat, _ value: Value) throws(Raise) -> Value {
        let bytes = try bytesLike(value)
        if format.size == 0 { throw structError("cannot iteratively unpack with a struct of length 0") }
        if bytes.count % format.size != 0 {
            throw structError("iterative unpacking requires a buffer of a multiple of \(format.size) bytes")
        }
        var items: [Value] = []
        for start in stride(from: 0, to: bytes.count, by: format.size) { items.append(try format.unpack(bytes, at: start)) }
        let list = newList(items)
        defer { list.release() }
        return try getIterator(list)
    }
}

/// What a `Struct` carries.
private final class StructState {
    let format: StructFormat
    let text: Value
    init(_ format: StructFormat, _ text: Value) {
        self.format = format
        self.text = text
    }
    deinit { text.release() }
}

extension NativeModule {
    /// `_struct`: numbers to bytes and back.
    static let structure = NativeModule("_struct") { module in
        module.constant("error", StructModule.error.retain())
        module.function("calcsize(format, /)", doc: "The bytes of a structure.") { (a) throws(Raise) in
            Value(try StructModule.format(a[0]).size)
        }
        module.function("pack(format, /, *values)", doc: "Values as bytes.") { (a) throws(Raise) in
            try newBytes(try StructModule.pack(try StructModule.format(a[0]), a[1], "pack"))
        }
        module.function("pack_into(format, buffer, offset, /, *values)", doc: "Values as bytes in a bytearray.") {
            (a) throws(Raise) in
            try StructModule.packInto(try StructModule.format(a[0]), a, buffer: a[1], offset: a[2], values: a[3])
        }
        module.function("unpack(format, buffer, /)", doc: "The values in bytes.") { (a) throws(Raise) in
            try StructModule.unpack(try StructModule.format(a[0]), a[1])
        }
        module.function("unpack_from(format, /, buffer, offset=0)", doc: "The values at a place in bytes.") { (a) throws(Raise) in
            try StructModule.unpackFrom(try StructModule.format(a[0]), a[1], a[2])
        }
        module.function("iter_unpack(format, buffer, /)", doc: "The structures in bytes, one after the other.") {
            (a) throws(Raise) in try StructModule.iterate(try StructModule.format(a[0]), a[1])
        }
        module.function("float_to_bytes(x, size, /)", doc: "A float in 2, 4 or 8 bytes.") { (a) throws(Raise) in
            let size = try asInt(a[1])
            guard size == 2 || size == 4 || size == 8 else { throw valueError("size must be 2, 4 or 8") }
            let bits = try StructFormat.bits(try asDouble(a[0]), size)
            return try newBytes((0..<size).map { UInt8(truncatingIfNeeded: bits >> UInt64(8 * $0)) })
        }
        module.function("float_from_bytes(b, /)", doc: "The float in 2, 4 or 8 bytes.") { (a) throws(Raise) in
            let bytes = try bytesLike(a[0])
            guard bytes.count == 2 || bytes.count == 4 || bytes.count == 8 else { throw valueError("size must be 2, 4 or 8") }
            let bits = bytes.indices.reduce(UInt64(0)) { $0 | UInt64(bytes[$1]) << UInt64(8 * $1) }
            return Value(StructFormat.number(bits, bytes.count))
        }
        module.type(newNativeType("Struct", module: "_struct", isBase: true, populate))
    }
}

private func populate(_ type: TypeRef) {
    func own(_ value: Value) throws(Raise) -> StructState {
        guard let state = value.payload(StructState.self) else { throw typeError("a Struct is needed") }
        return state
    }
    type.staticMethod("__new__(cls, format, *args)") { (a) throws(Raise) in
        let format = try StructModule.format(a[1])
        let text = a[1].layout == .string ? a[1].retain() : newString(String(decoding: try bytesLike(a[1]), as: UTF8.self))
        return newNative(a[0].cast(to: TypeObject.self), StructState(format, text))
    }
    type.property("format") { (value) throws(Raise) in try own(value).text.retain() }
    type.property("size") { (value) throws(Raise) in Value(try own(value).format.size) }
    type.method("pack(self, /, *values)") { (a) throws(Raise) in
        try newBytes(try StructModule.pack(try own(a[0]).format, a[1], "pack"))
    }
    type.method("pack_into(self, buffer, offset, /, *values)") { (a) throws(Raise) in
        try StructModule.packInto(try own(a[0]).format, a, buffer: a[1], offset: a[2], values: a[3])
    }
    type.method("unpack(self, buffer, /)") { (a) throws(Raise) in try StructModule.unpack(try own(a[0]).format, a[1]) }
    type.method("unpack_from(self, buffer, offset=0)") { (a) throws(Raise) in
        try StructModule.unpackFrom(try own(a[0]).format, a[1], a[2])
    }
    type.method("iter_unpack(self, buffer, /)") { (a) throws(Raise) in try StructModule.iterate(try own(a[0]).format, a[1]) }
}
