/// How the bytes of a source file stand for characters: UTF-8, or what a comment such as `# -*- coding: latin-1 -*-` in one of
/// the first two lines declares.
enum SourceEncoding {
    /// The text in UTF-8, or `nil` where the bytes are right as they are.
    static func decoded(_ bytes: UnsafeBufferPointer<UInt8>) throws(SyntaxError) -> [UInt8]? {
        guard let firstOutsideASCII = bytes.firstIndex(where: { $0 >= 0x80 }) else {
            if let name = declaredName(bytes), encoding(name) == nil { throw unknown(name) }
            return nil
        }
        let name = declaredName(bytes)
        switch encoding(name ?? "utf-8") {
        case .utf8?:
            if let error = invalidUTF8(bytes, from: firstOutsideASCII) { throw error }
            return nil
        case .ascii?:
            let byte = hexadecimal(bytes[firstOutsideASCII])
            throw SyntaxError(
                "'ascii' codec can't decode byte \(byte) in position \(firstOutsideASCII): ordinal not in range(128)",
                .start)
        case .latin1?:
            var text: [UInt8] = []
            text.reserveCapacity(bytes.count + bytes.count / 8)
            for byte in bytes { UTF8.encode(Unicode.Scalar(byte)) { text.append($0) } }
            return text
        case nil:
            throw unknown(name ?? "")
        }
    }

    private enum Encoding { case utf8, ascii, latin1 }

    private static func encoding(_ name: String) -> Encoding? {
        switch name.lowercased().replacingUnderscores {
        case "utf-8", "utf8", "utf-8-sig", "u8": .utf8
        case "ascii", "us-ascii", "646": .ascii
        case "latin-1", "latin1", "iso-8859-1", "iso8859-1", "8859", "l1": .latin1
        default: nil
        }
    }

    private static func unknown(_ name: String) -> SyntaxError { SyntaxError("unknown encoding: \(name)", .start) }

    private static func hexadecimal(_ byte: UInt8) -> String { "0x" + String(byte, radix: 16) }

    /// The name behind `coding:` or `coding=` in a comment of the first two lines, of which the first must hold no code.
    private static func declaredName(_ bytes: UnsafeBufferPointer<UInt8>) -> String? {
        var lineStart = 0
        for _ in 0..<2 {
            guard lineStart < bytes.count else { return nil }
            let line = bytes[lineStart...].prefix { $0 != 0x0A && $0 != 0x0D }
            let code = line.drop { $0 == 0x20 || $0 == 0x09 || $0 == 0x0C || $0 >= 0xBB }
            if let first = code.first, first != 0x23 { return nil }
            if let name = declaredName(inComment: code) { return name }
            lineStart = line.endIndex + 1
            if line.endIndex + 1 < bytes.count, bytes[line.endIndex] == 0x0D, bytes[lineStart] == 0x0A {
                lineStart += 1
            }
        }
        return nil
    }

    private static func declaredName(inComment comment: Slice<UnsafeBufferPointer<UInt8>>) -> String? {
        let marker = Array("coding".utf8)
        var start = comment.startIndex
        while start + marker.count < comment.endIndex {
            defer { start += 1 }
            guard comment[start..<start + marker.count].elementsEqual(marker) else { continue }
            let separator = comment[start + marker.count]
            guard separator == 0x3A || separator == 0x3D else { continue }
            let name = comment[(start + marker.count + 1)...]
                .drop { $0 == 0x20 || $0 == 0x09 }
                .prefix { CharacterClass.continuesName($0) && $0 < 0x80 || $0 == 0x2D || $0 == 0x2E }
            if !name.isEmpty { return String(decoding: name, as: UTF8.self) }
        }
        return nil
    }

    private static func invalidUTF8(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> SyntaxError? {
        var line: Int32 = 1
        var lineStart = 0
        var index = 0
        while index < bytes.count {
            let byte = bytes[index]
            if byte == 0x0A {
                line += 1
                lineStart = index + 1
            }
            guard byte >= 0x80 else {
                index += 1
                continue
            }
            var iterator = bytes[index...].makeIterator()
            var decoder = UTF8()
            if case .scalarValue(let scalar) = decoder.decode(&iterator) {
                index += UTF8.width(scalar)
                continue
            }
            let reason: String
            if byte < 0xC2 || byte > 0xF4 {
                reason = "invalid start byte"
            } else {
                let length = byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4
                let following = bytes[(index + 1)...].prefix(length - 1).prefix { $0 & 0xC0 == 0x80 }
                reason =
                    index + 1 + following.count == bytes.count ? "unexpected end of data" : "invalid continuation byte"
            }
            let column = Int32(truncatingIfNeeded: index - lineStart)
            return SyntaxError(
                "(unicode error) 'utf-8' codec can't decode byte \(hexadecimal(byte)) in position \(index): \(reason)",
                SourceSpan(line: line, column: column, endLine: line, endColumn: column + 1))
        }
        return nil
    }
}

extension String {
    fileprivate var replacingUnderscores: String { String(map { $0 == "_" ? "-" : $0 }) }
}
