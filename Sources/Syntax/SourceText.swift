/// The bytes of one source text as the lexer wants them: without byte order mark, lines ended by `\n` alone, the last line
/// ended too, and zeros behind, so that looking a few bytes ahead never leaves the buffer.
final class SourceText {
    let bytes: UnsafeMutablePointer<UInt8>
    let count: Int

    /// Bytes behind the end that may be read; they are zero.
    static let padding = 8

    init(_ source: UnsafeBufferPointer<UInt8>) {
        var from = 0
        if source.count >= 3, source[0] == 0xEF, source[1] == 0xBB, source[2] == 0xBF { from = 3 }
        bytes = UnsafeMutablePointer<UInt8>.allocate(capacity: source.count + 1 + SourceText.padding)
        var length = 0
        while from < source.count {
            var byte = source[from]
            from += 1
            if byte == 0x0D {
                byte = 0x0A
                if from < source.count, source[from] == 0x0A { from += 1 }
            }
            bytes[length] = byte
            length += 1
        }
        if length > 0, bytes[length - 1] != 0x0A {
            bytes[length] = 0x0A
            length += 1
        }
        count = length
        for index in 0..<SourceText.padding { bytes[length + index] = 0 }
    }

    deinit { bytes.deallocate() }

    /// The text between two offsets.
    func string(_ start: Int, _ end: Int) -> String {
        String(decoding: UnsafeBufferPointer(start: bytes + start, count: end - start), as: UTF8.self)
    }
}
