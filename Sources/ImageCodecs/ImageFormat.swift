/// Recognises a format by its first bytes, and finds the EXIF orientation in JPEG and PNG data without decoding them.
package enum ImageFormat: Sendable {
    case jpeg
    case png

    package static func probe(_ data: [UInt8]) -> ImageFormat? {
        if data.starts(with: [0xFF, 0xD8, 0xFF]) { return .jpeg }
        if data.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) { return .png }
        return nil
    }

    /// The bytes of the EXIF block, beginning with its TIFF header; nil where there is none.
    package static func exif(in data: [UInt8]) -> [UInt8]? {
        switch probe(data) {
        case .jpeg: return jpegEXIF(data)
        case .png: return pngEXIF(data)
        case nil: return nil
        }
    }

    /// Walks the JPEG segments up to the start of scan; the block follows "Exif\0\0" in an APP1 segment.
    private static func jpegEXIF(_ data: [UInt8]) -> [UInt8]? {
        var position = 2
        while position + 4 <= data.count, data[position] == 0xFF {
            let marker = data[position + 1]
            if marker == 0xFF {  // a fill byte
                position += 1
                continue
            }
            guard marker != 0xDA, marker != 0xD9 else { return nil }
            let length = Int(data[position + 2]) << 8 | Int(data[position + 3])
            let end = position + 2 + length
            guard length >= 2, end <= data.count else { return nil }
            let body = data[(position + 4)..<end]
            if marker == 0xE1, body.starts(with: [0x45, 0x78, 0x69, 0x66, 0, 0]) { return Array(body.dropFirst(6)) }
            position = end
        }
        return nil
    }

    private static func pngEXIF(_ data: [UInt8]) -> [UInt8]? {
        var position = 8
        while position + 12 <= data.count {
            let length = data[position..<(position + 4)].reduce(0) { $0 << 8 | Int($1) }
            let end = position + 8 + length
            guard end <= data.count else { return nil }
            if data[(position + 4)..<(position + 8)].elementsEqual([0x65, 0x58, 0x49, 0x66]) {  // eXIf
                return Array(data[(position + 8)..<end])
            }
            position = end + 4
        }
        return nil
    }

    /// EXIF orientation 1...8 (tag 0x0112 of the first directory); 1 where there is none.
    package static func orientation(of data: [UInt8]) -> Int {
        guard let block = exif(in: data), block.count >= 8 else { return 1 }
        let isLittle = block.starts(with: [0x49, 0x49])
        guard isLittle || block.starts(with: [0x4D, 0x4D]) else { return 1 }
        func number(_ at: Int, _ size: Int) -> Int? {
            guard at >= 0, at + size <= block.count else { return nil }
            let bytes = block[at..<(at + size)]
            return isLittle ? bytes.reversed().reduce(0) { $0 << 8 | Int($1) } : bytes.reduce(0) { $0 << 8 | Int($1) }
        }
        guard let directory = number(4, 4), let entries = number(directory, 2) else { return 1 }
        for entry in 0..<entries {
            let at = directory + 2 + 12 * entry
            guard let tag = number(at, 2) else { return 1 }
            if tag == 0x0112, let value = number(at + 8, 2) { return (1...8).contains(value) ? value : 1 }
        }
        return 1
    }
}

extension Bitmap {
    /// The picture turned upright according to its EXIF orientation.
    package func upright(orientation: Int) throws(ImageError) -> Bitmap {
        switch orientation {
        case 2: return flipped(vertically: false, horizontally: true)
        case 3: return flipped(vertically: true, horizontally: true)
        case 4: return flipped(vertically: true, horizontally: false)
        case 5: return try transposed()
        case 6: return try transposed().flipped(vertically: false, horizontally: true)
        case 7: return try transposed().flipped(vertically: true, horizontally: true)
        case 8: return try transposed().flipped(vertically: true, horizontally: false)
        default: return self
        }
    }
}
