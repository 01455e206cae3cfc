import Glibc
import Interpreter

/// Text over a stream of bytes.
final class TextFile: Stream {
    static let chunkSize = 8192

    /// The stream of bytes, owned; empty before `__init__` and after `detach`.
    private(set) var buffer = Value.empty
    /// The same where it is a plain buffered file.
    private var file: BufferedFile?
    var codec: StreamCodec?
    var newline: NewlineMode
    var isLineBuffering = false
    var isWriteThrough = false
    /// `encoding` as shown.
    var encodingName = "UTF-8"
    /// What `open` was asked for, or `nil`; owned.
    var mode = Value.empty
    private(set) var seenNewlines: SeenNewlines = []

    /// Decoded text (owned, or empty) and how far the program has read in it.
    private var chunk = Value.empty
    private var chunkPosition = 0
    /// The bytes that the chunk came from, for `tell`.
    private var chunkBytes: [UInt8] = []
    /// Bytes of a character, or a carriage return, that the next bytes complete.
    private var pending: [UInt8] = []
    /// Encoded text that waits.
    private var output: [UInt8] = []
    /// Whether it is known that writing does not begin at the start of a file.
    private var hasCheckedStart = false
    /// `tell` makes no sense within a `for` over the lines.
    var isIterating = false

    init(newline: NewlineMode) { self.newline = newline }

    deinit {
        if !isClosed { flushQuietly() }
        UnwrittenStreams.remove(self)
        for value in [chunk, mode, buffer] { value.release() }
    }

    /// Takes a reference to `buffer`.
    func attach(_ buffer: Value) {
        let old = self.buffer
        self.buffer = buffer.retain()
        old.release()
        file = buffer.kind == .native ? buffer.payload(BufferedFile.self) : nil
        dropChunk()
        output = []
        UnwrittenStreams.add(self)
    }

    /// Gives up the stream of bytes: the caller owns it.
    func detach() throws(Raise) -> Value {
        try flush()
        let buffer = buffer
        self.buffer = .empty
        file = nil
        return buffer
    }

    func check() throws(Raise) {
        if buffer.isEmpty {
            throw valueError(
                codec == nil ? "I/O operation on uninitialized object" : "underlying buffer has been detached")
        }
        if try isBufferClosed() { throw closedError() }
    }

    func isBufferClosed() throws(Raise) -> Bool {
        if let file { return try file.isRawClosed() }
        return buffer.isEmpty ? isClosed : try isStreamClosed(buffer)
    }

    // MARK: Reading

    private func dropChunk() {
        chunk.release()
        chunk = .empty
        chunkPosition = 0
        chunkBytes = []
        pending = []
    }

    private var chunkCount: Int { chunk.isEmpty ? 0 : chunk.cast(to: StringObject.self).pointee.count }

    private func prepareReading() throws(Raise) {
        try check()
        if let file, !file.canRead { throw unsupportedOperation("not readable") }
        if !output.isEmpty { try flush() }
    }

    /// Bytes of the stream below, empty at the end.
    private func readBytes() throws(Raise) -> [UInt8] {
        if let file { return try file.read1(Self.chunkSize) }
        let method = try getAttributeIfPresent(buffer, intern("read1"))
        let result: Value
        if method.isEmpty {
            result = try callMethod(buffer, "read", [Value(Self.chunkSize)])
        } else {
            defer { method.release() }
            result = try call(method, Value(Self.chunkSize))
        }
        defer { result.release() }
        guard result.layout == .bytes || result.layout == .bytearray else {
            throw typeError(
                "underlying \(method.isEmpty ? "read" : "read1")() should have returned a bytes-like object, not "
                    + "'\(typeName(result))'")
        }
        return Array(try bytesLike(result))
    }

    /// Decodes; a carriage return that may be half a line end is left for later, except at the end.
    private func decoded(_ bytes: [UInt8], isFinal: Bool) throws(Raise) -> Value {
        guard var codec else { throw valueError("I/O operation on uninitialized object") }
        var bytes = pending.isEmpty ? bytes : pending + bytes
        pending = []
        if !isFinal {
            var whole = codec.completeCount(bytes)
            if newline.holdsReturn && whole > 0 {
                let size = codec.units == .two ? 2 : codec.units == .four ? 4 : 1
                if whole >= size, bytes[(whole - size)..<whole].contains(13),
                    bytes[(whole - size)..<whole].allSatisfy({ $0 == 13 || $0 == 0 })
                {
                    whole -= size
                }
            }
            pending = Array(bytes[whole...])
            bytes.removeLast(bytes.count - whole)
        }
        chunkBytes = bytes
        let text = try codec.decodeText(bytes)
        self.codec = codec
        return newline.isUniversal ? seenNewlines.take(text, translates: newline.translates) : text
    }

    /// Fetches the next chunk; false at the end.
    private func fill() throws(Raise) -> Bool {
        while true {
            let bytes = try readBytes()
            let text = try decoded(bytes, isFinal: bytes.isEmpty)
            chunk.release()
            chunk = text
            chunkPosition = 0
            if chunkCount > 0 { return true }
            if bytes.isEmpty { return false }
        }
    }

    private func take(_ end: Int) -> Value {
        let piece = chunk.cast(to: StringObject.self).slice(chunkPosition..<end)
        chunkPosition = end
        return piece
    }

    func readAll() throws(Raise) -> Value {
        try prepareReading()
        let bytes: [UInt8]
        if let file {
            bytes = try file.readAll()
        } else {
            let result = try callMethod(buffer, "read")
            defer { result.release() }
            bytes = result.isNone ? [] : Array(try bytesLike(result))
        }
        var pieces: [Value] = []
        defer { releaseAll(pieces) }
        if chunkPosition < chunkCount { pieces.append(take(chunkCount)) }
        pieces.append(try decoded(bytes, isFinal: true))
        chunk.release()
        chunk = .empty
        chunkPosition = 0
        chunkBytes = []
        return joined(pieces)
    }

    func read(_ count: Int) throws(Raise) -> Value {
        try prepareReading()
        var pieces: [Value] = []
        defer { releaseAll(pieces) }
        var left = count
        while left > 0 {
            if chunkPosition == chunkCount, try !fill() { break }
            let end = chunkPosition + min(left, chunkCount - chunkPosition)
            left -= end - chunkPosition
            pieces.append(take(end))
        }
        return pieces.isEmpty ? newString("") : joined(pieces)
    }

    /// One line with its end, at most `limit` characters of it.
    func readLine(_ limit: Int) throws(Raise) -> Value {
        try prepareReading()
        var pieces: [Value] = []
        defer { releaseAll(pieces) }
        var left = limit < 0 ? Int.max : limit
        while left > 0 {
            if chunkPosition == chunkCount, try !fill() { break }
            let stop = left < chunkCount - chunkPosition ? chunkPosition + left : chunkCount
            let end = lineEnd(chunk.cast(to: StringObject.self), chunkPosition..<stop, newline)
            left -= (end ?? stop) - chunkPosition
            let piece = take(end ?? stop)
            if end != nil && pieces.isEmpty { return piece }
            pieces.append(piece)
            if end != nil { break }
        }
        return pieces.isEmpty ? newString("") : joined(pieces)
    }

    // MARK: Writing

    func write(_ text: Value) throws(Raise) {
        try check()
        if let file, !file.canWrite { throw unsupportedOperation("not writable") }
        guard var codec else { throw valueError("I/O operation on uninitialized object") }
        if !hasCheckedStart {
            hasCheckedStart = true
            if isPastStart() { codec.leaveStart() }
        }
        let string = text.cast(to: StringObject.self)
        var hasLineEnd = false
        if isLineBuffering || newline.written != nil {
            for position in 0..<string.pointee.count {
                let point = string[codePoint: position]
                if point == 10 || point == 13 { hasLineEnd = true }
            }
        }
        let translated =
            newline.written.map { hasLineEnd ? replacingLineFeeds(string, $0) : text.retain() } ?? text.retain()
        defer { translated.release() }
        let bytes = try codec.encodeText(translated)
        defer { bytes.release() }
        self.codec = codec
        if !chunk.isEmpty { dropChunk() }
        output.append(contentsOf: bytes.cast(to: BytesObject.self).buffer)
        if isWriteThrough {
            try passOn()
        } else if isLineBuffering && hasLineEnd {
            try flush()
        } else if output.count >= Self.chunkSize {
            try passOn()
        }
    }

    /// Whether the first write would not be at the start of the file, where a mark belongs.
    private func isPastStart() -> Bool {
        guard let position = try? callMethod(buffer, "tell") else {
            clearPending()
            return false
        }
        defer { position.release() }
        return (fixedInt(position) ?? 0) != 0
    }

    private func replacingLineFeeds(_ string: StringRef, _ end: String) -> Value {
        var points: [UInt32] = []
        for position in 0..<string.pointee.count {
            let point = string[codePoint: position]
            if point == 10 { points += end.unicodeScalars.map(\.value) } else { points.append(point) }
        }
        return newString(codePoints: points)
    }

    /// Hands what waits to the stream below.
    private func passOn() throws(Raise) {
        if output.isEmpty { return }
        let bytes = output
        output.removeAll(keepingCapacity: true)
        if let file {
            try file.check("write to")
            return try bytes.withUnsafeBufferPointer { (buffer) throws(Raise) in try file.write(buffer) }
        }
        let value = try newBytes(bytes)
        defer { value.release() }
        try callMethod(buffer, "write", [value]).release()
    }

    func flush() throws(Raise) {
        try check()
        try passOn()
        if let file { try file.flush() } else { try callMethod(buffer, "flush").release() }
    }

    func flushQuietly() {
        guard !output.isEmpty, let file, !((try? file.isRawClosed()) ?? true) else { return }
        do throws(Raise) {
            try passOn()
            file.flushQuietly()
        } catch { clearPending() }
    }

    // MARK: Position

    private func callSeek(_ offset: Int, _ whence: Int) throws(Raise) -> Int {
        let result = try callMethod(buffer, "seek", [Value(offset), Value(whence)])
        defer { result.release() }
        return try asInt(result)
    }

    private func requireSeekable() throws(Raise) {
        let answer = try callMethod(buffer, "seekable")
        defer { answer.release() }
        if try !truth(answer) { throw unsupportedOperation("underlying stream is not seekable") }
    }

    func tell() throws(Raise) -> Int {
        try check()
        try requireSeekable()
        if isIterating { throw raise(.osError, "telling position disabled by next() call") }
        try flush()
        let result = try callMethod(buffer, "tell")
        defer { result.release() }
        let position = try asInt(result)
        guard let codec, !chunk.isEmpty else { return position - pending.count }
        let read = codec.byteCount(of: chunkPosition, in: chunkBytes, joinsPairs: newline.translates)
        return position - pending.count - (chunkBytes.count - read)
    }

    func seek(_ target: Value, _ whence: Int32) throws(Raise) -> Int {
        try check()
        try requireSeekable()
        var offset = try asInt(target)
        switch whence {
        case 0: if offset < 0 { throw valueError("negative seek position \(offset)") }
        case 1:
            if offset != 0 { throw unsupportedOperation("can't do nonzero cur-relative seeks") }
            offset = try tell()
        case 2: if offset != 0 { throw unsupportedOperation("can't do nonzero end-relative seeks") }
        default: throw valueError("invalid whence (\(whence), should be 0, 1 or 2)")
        }
        try flush()
        dropChunk()
        isIterating = false
        let position = try callSeek(offset, whence == 2 ? 2 : 0)
        if position == 0 { codec?.reset() } else { codec?.leaveStart() }
        return position
    }
}

/// Where the first line of a stretch ends, behind its line end; `nil` where it goes on.
func lineEnd(_ string: StringRef, _ range: Range<Int>, _ newline: NewlineMode) -> Int? {
    if newline.argument == nil || newline.argument == "\n" {
        if string.pointee.width == 1 {
            guard !range.isEmpty, let found = memchr(string.pointee.bytes + range.lowerBound, 10, range.count) else {
                return nil
            }
            return UnsafeRawPointer(found) - UnsafeRawPointer(string.pointee.bytes) + 1
        }
        for position in range where string.pointee.wide[position] == 10 { return position + 1 }
        return nil
    }
    for position in range {
        let point = string[codePoint: position]
        let isPair = point == 13 && position + 1 < string.pointee.count && string[codePoint: position + 1] == 10
        switch newline.argument {
        case "\r": if point == 13 { return position + 1 }
        case "\r\n": if isPair && position + 1 < range.upperBound { return position + 2 }
        default:
            if point == 10 { return position + 1 }
            if point == 13 { return isPair && position + 1 < range.upperBound ? position + 2 : position + 1 }
        }
    }
    return nil
}
