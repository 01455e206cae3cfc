import CZlib
import Interpreter

/// A stream of zlib in one direction.
final class ZlibStream {
    /// `zlib.error`, made when first needed.
    static let error: Value = {
        let namespace = newDict()
        namespace.set("__module__", newString("zlib"))
        let arguments = [newString("error"), newTuple([Value(ExceptionType.exception.type).retain()]), Value(namespace)]
        defer { releaseAll(arguments) }
        guard let type = try? call(Value(builtinType(.type)), arguments) else {
            clearPending()
            return Value(ExceptionType.valueError.type)
        }
        return type
    }()

    /// At an address of its own: zlib keeps it.
    private let stream: UnsafeMutablePointer<z_stream>
    private let isDeflating: Bool
    private var dictionary: [UInt8] = []
    private(set) var isAtEnd = false
    /// What came behind the end of the compressed data.
    private(set) var unused: [UInt8] = []
    /// What was not looked at because of a limit.
    private(set) var unconsumed: [UInt8] = []

    private init(isDeflating: Bool) {
        self.isDeflating = isDeflating
        stream = .allocate(capacity: 1)
        stream.initialize(to: z_stream())
    }

    convenience init(deflating level: Int32, method: Int32, bits: Int32, memory: Int32, strategy: Int32) throws(Raise) {
        self.init(isDeflating: true)
        let result = deflateInit2_(
            stream, level, method, bits, memory, strategy, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
        switch result {
        case Z_OK: break
        case Z_MEM_ERROR: throw memoryError()
        case Z_STREAM_ERROR:
            if !(-1...9).contains(level) { throw Self.raiseError("Bad compression level") }
            throw valueError("Invalid initialization option")
        default: throw failure(result, "while creating compression object")
        }
    }

    convenience init(inflating bits: Int32, dictionary: [UInt8]) throws(Raise) {
        self.init(isDeflating: false)
        self.dictionary = dictionary
        let result = inflateInit2_(stream, bits, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
        switch result {
        case Z_OK: break
        case Z_MEM_ERROR: throw memoryError()
        case Z_STREAM_ERROR: throw valueError("Invalid initialization option")
        default: throw failure(result, "while creating decompression object")
        }
        // Raw data names no dictionary: it is needed from the start.
        if !dictionary.isEmpty && bits < 0 { try setDictionary(dictionary) }
    }

    convenience init(copying other: ZlibStream) throws(Raise) {
        self.init(isDeflating: other.isDeflating)
        let result = isDeflating ? deflateCopy(stream, other.stream) : inflateCopy(stream, other.stream)
        if result != Z_OK { throw result == Z_MEM_ERROR ? memoryError() : valueError("Inconsistent stream state") }
        dictionary = other.dictionary
        isAtEnd = other.isAtEnd
        unused = other.unused
        unconsumed = other.unconsumed
    }

    deinit {
        if isDeflating { deflateEnd(stream) } else { inflateEnd(stream) }
        stream.deallocate()
    }

    func setDictionary(_ bytes: [UInt8]) throws(Raise) {
        let count = UInt32(clamping: bytes.count)
        let result = isDeflating ? deflateSetDictionary(stream, bytes, count) : inflateSetDictionary(stream, bytes, count)
        if result != Z_OK { throw failure(result, "while setting zdict") }
    }

    private static func raiseError(_ message: String) -> Raise {
        raise(error.cast(to: TypeObject.self), arguments: [newString(message)])
    }

    /// `zlib.error` for a result of the library.
    func failure(_ result: Int32, _ doing: String) -> Raise {
        var message = stream.pointee.msg.map { String(cString: $0) }
        if message == nil {
            switch result {
            case Z_BUF_ERROR: message = "incomplete or truncated stream"
            case Z_STREAM_ERROR: message = "inconsistent stream state"
            case Z_DATA_ERROR: message = "invalid input data"
            default: break
            }
        }
        return Self.raiseError("Error \(result) \(doing)" + (message.map { ": \($0)" } ?? ""))
    }

    func deflateBytes(_ bytes: UnsafeBufferPointer<UInt8>, _ mode: Int32) throws(Raise) -> [UInt8] {
        var result: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 1 << 16)
        var rest = bytes
        repeat {
            let piece = UnsafeBufferPointer(rebasing: rest.prefix(1 << 30))
            rest = UnsafeBufferPointer(rebasing: rest.dropFirst(piece.count))
            stream.pointee.next_in = UnsafeMutablePointer(mutating: piece.baseAddress)
            stream.pointee.avail_in = UInt32(piece.count)
            var status: Int32
            repeat {
                let room = chunk.count
                status = chunk.withUnsafeMutableBufferPointer { buffer in
                    stream.pointee.next_out = buffer.baseAddress
                    stream.pointee.avail_out = UInt32(room)
                    return deflate(stream, rest.isEmpty ? mode : Z_NO_FLUSH)
                }
                if status == Z_STREAM_ERROR { throw failure(status, "while compressing data") }
                result += chunk[..<(room - Int(stream.pointee.avail_out))]
            } while stream.pointee.avail_out == 0
            if mode == Z_FINISH && rest.isEmpty && status != Z_STREAM_END { throw failure(status, "while finishing compression") }
        } while !rest.isEmpty
        return result
    }

    /// At most `limit` bytes of what is behind the data, and how much of the data was looked at.
    func inflateBytes(
        _ bytes: UnsafeBufferPointer<UInt8>, limit: Int, _ doing: String
    ) throws(Raise) -> (bytes: [UInt8], used: Int) {
        var result: [UInt8] = []
        var used = 0
        while !isAtEnd && result.count < limit {
            let piece = UnsafeBufferPointer(rebasing: bytes[used...].prefix(1 << 30))
            stream.pointee.next_in = UnsafeMutablePointer(mutating: piece.baseAddress)
            stream.pointee.avail_in = UInt32(piece.count)
            let room = min(1 << 16, limit - result.count)
            var chunk = [UInt8](repeating: 0, count: room)
            var status = chunk.withUnsafeMutableBufferPointer { buffer in
                stream.pointee.next_out = buffer.baseAddress
                stream.pointee.avail_out = UInt32(room)
                return inflate(stream, Z_SYNC_FLUSH)
            }
            let got = room - Int(stream.pointee.avail_out)
            let taken = piece.count - Int(stream.pointee.avail_in)
            used += taken
            result += chunk[..<got]
            if result.count > 1 << 34 { throw memoryError() }
            if status == Z_NEED_DICT && !dictionary.isEmpty {
                try setDictionary(dictionary)
                status = Z_OK
            } else if got == 0 && taken == 0 && (status == Z_BUF_ERROR || status == Z_OK) {
                break
            }
            switch status {
            case Z_STREAM_END: isAtEnd = true
            case Z_OK, Z_BUF_ERROR: break
            case Z_MEM_ERROR: throw memoryError()
            default: throw failure(status, doing)
            }
        }
        return (result, used)
    }

    /// Sorts what was not looked at.
    func keepRest(_ rest: [UInt8]) {
        if isAtEnd {
            unused += rest
            unconsumed = []
        } else {
            unconsumed = rest
        }
    }
}
