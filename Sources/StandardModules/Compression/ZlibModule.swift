import CZlib
import Interpreter

extension NativeModule {
    /// `zlib`: compression and check sums of the library zlib.
    static let zlib = NativeModule("zlib") { module in
        module.constant("error", ZlibStream.error.retain())
        let constants: [(String, Int32)] = [
            ("MAX_WBITS", MAX_WBITS), ("DEFLATED", Z_DEFLATED), ("DEF_MEM_LEVEL", 8), ("DEF_BUF_SIZE", 16384),
            ("Z_BEST_SPEED", Z_BEST_SPEED), ("Z_BEST_COMPRESSION", Z_BEST_COMPRESSION), ("Z_NO_COMPRESSION", Z_NO_COMPRESSION),
            ("Z_DEFAULT_COMPRESSION", Z_DEFAULT_COMPRESSION), ("Z_DEFAULT_STRATEGY", Z_DEFAULT_STRATEGY), ("Z_FILTERED", Z_FILTERED),
            ("Z_HUFFMAN_ONLY", Z_HUFFMAN_ONLY), ("Z_RLE", Z_RLE), ("Z_FIXED", Z_FIXED), ("Z_NO_FLUSH", Z_NO_FLUSH),
            ("Z_PARTIAL_FLUSH", Z_PARTIAL_FLUSH), ("Z_SYNC_FLUSH", Z_SYNC_FLUSH), ("Z_FULL_FLUSH", Z_FULL_FLUSH),
            ("Z_FINISH", Z_FINISH), ("Z_BLOCK", Z_BLOCK), ("Z_TREES", Z_TREES),
        ]
        for (name, value) in constants { module.constant(name, Value(Int(value))) }
        module.constant("ZLIB_VERSION", newString(ZLIB_VERSION))
        module.constant("ZLIB_RUNTIME_VERSION", newString(String(cString: zlibVersion())))
        defineWholes(module)
        defineChecks(module)
        defineStreams(module)
    }
}

private func defineWholes(_ module: ModuleBuilder) {
    module.function("compress(data, /, level=-1, wbits=15)", doc: "The data compressed.") { (a) throws(Raise) in
        let stream = try ZlibStream(deflating: try cInt(a[1]), method: Z_DEFLATED, bits: try cInt(a[2]), memory: 8, strategy: 0)
        return try newBytes(try stream.deflateBytes(try bytesLike(a[0]), Z_FINISH))
    }
    module.function("decompress(data, /, wbits=15, bufsize=16384)", doc: "The data behind compressed data.") {
        (a) throws(Raise) in
        if try asIndex(a[2]) < 0 { throw valueError("bufsize must be non-negative") }
        let stream = try ZlibStream(inflating: try cInt(a[1]), dictionary: [])
        let (bytes, _) = try stream.inflateBytes(try bytesLike(a[0]), limit: Int.max, "while decompressing data")
        guard stream.isAtEnd else { throw stream.failure(Z_BUF_ERROR, "while decompressing data") }
        return try newBytes(bytes)
    }
}

private func defineChecks(_ module: ModuleBuilder) {
    func define(
        _ signature: StaticString, _ doc: StaticString,
        _ function: @escaping (UInt, UnsafePointer<UInt8>?, Int) -> UInt
    ) {
        module.function(signature, doc: doc) { (a) throws(Raise) in
            let bytes = try bytesLike(a[0])
            let start = UInt(truncatingIfNeeded: try asInt(a[1]) & 0xFFFF_FFFF)
            // No bytes have no address, for which zlib answers with its first value.
            return Value(Int(bytes.isEmpty ? start : function(start, bytes.baseAddress, bytes.count)))
        }
    }
    define("crc32(data, value=0, /)", "The cyclic redundancy check of data.") { crc32_z($0, $1, $2) }
    define("adler32(data, value=1, /)", "The Adler-32 check sum of data.") { adler32_z($0, $1, $2) }
}

private func defineStreams(_ module: ModuleBuilder) {
    let compressor = newNativeType("Compress", module: "zlib", populateCompressor)
    let decompressor = newNativeType("Decompress", module: "zlib", populateDecompressor)
    module.function(
        "compressobj(level=-1, method=8, wbits=15, memLevel=8, strategy=0, zdict=?)", doc: "Compresses piece by piece."
    ) { (a) throws(Raise) in
        let stream = try ZlibStream(
            deflating: try cInt(a[0]), method: try cInt(a[1]), bits: try cInt(a[2]), memory: try cInt(a[3]),
            strategy: try cInt(a[4]))
        if a.has(5) { try stream.setDictionary(Array(try bytesLike(a[5]))) }
        return newNative(compressor, stream)
    }
    module.function("decompressobj(wbits=15, zdict=?)", doc: "Decompresses piece by piece.") { (a) throws(Raise) in
        let dictionary = a.has(1) ? Array(try bytesLike(a[1])) : []
        return newNative(decompressor, try ZlibStream(inflating: try cInt(a[0]), dictionary: dictionary))
    }
}

private func populateCompressor(_ type: TypeRef) {
    func own(_ value: Value) -> ZlibStream { value.uncheckedPayload(ZlibStream.self) }
    type.method("compress(self, data, /)", doc: "Adds data; what is ready.") { (a) throws(Raise) in
        try newBytes(try own(a[0]).deflateBytes(try bytesLike(a[1]), Z_NO_FLUSH))
    }
    type.method("flush(self, mode=4, /)", doc: "Ends the stream; the rest.") { (a) throws(Raise) in
        let mode = try cInt(a[1])
        if mode == Z_NO_FLUSH { return try newBytes([]) }
        return try newBytes(try own(a[0]).deflateBytes(UnsafeBufferPointer(start: nil, count: 0), mode))
    }
    type.method("copy(self)", doc: "A compressor that goes on by itself.") { (a) throws(Raise) in
        newNative(type, try ZlibStream(copying: own(a[0])))
    }
}

private func populateDecompressor(_ type: TypeRef) {
    func own(_ value: Value) -> ZlibStream { value.uncheckedPayload(ZlibStream.self) }
    type.method("decompress(self, data, /, max_length=0)", doc: "Adds data; what is behind it.") { (a) throws(Raise) in
        let limit = try asIndex(a[2])
        if limit < 0 { throw valueError("max_length must be non-negative") }
        let stream = own(a[0])
        let bytes = try bytesLike(a[1])
        let (result, used) = try stream.inflateBytes(bytes, limit: limit == 0 ? Int.max : limit, "while decompressing data")
        stream.keepRest(Array(bytes[used...]))
        return try newBytes(result)
    }
    type.method("flush(self, length=16384, /)", doc: "What is left.") { (a) throws(Raise) in
        if try asIndex(a[1]) <= 0 { throw valueError("length must be greater than zero") }
        let stream = own(a[0])
        let rest = stream.unconsumed
        let (result, used) = try rest.withUnsafeBufferPointer { (buffer) throws(Raise) in
            try stream.inflateBytes(buffer, limit: Int.max, "while finishing decompression")
        }
        stream.keepRest(Array(rest[used...]))
        return try newBytes(result)
    }
    type.method("copy(self)", doc: "A decompressor that goes on by itself.") { (a) throws(Raise) in
        newNative(type, try ZlibStream(copying: own(a[0])))
    }
    type.property("eof") { Value(own($0).isAtEnd) }
    type.property("unused_data") { (value) throws(Raise) in try newBytes(own(value).unused) }
    type.property("unconsumed_tail") { (value) throws(Raise) in try newBytes(own(value).unconsumed) }
}
