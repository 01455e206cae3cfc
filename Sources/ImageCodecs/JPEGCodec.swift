import CJPEG

/// JPEG in and out through libjpeg-turbo, with the settings that OpenCV and Pillow both use: accurate integer transform,
/// smooth chroma upsampling.
package enum JPEGCodec {
    /// Arrangement of the samples of a decoded picture, or of one to be encoded.
    package enum Layout: Int32, Sendable {
        case gray = 0
        case rgb = 1
        case bgr = 2
        case cmyk = 3

        var channels: Int { self == .gray ? 1 : self == .cmyk ? 4 : 3 }
    }

    package enum ChromaSampling: Int32, Sendable {
        case full = 0  // 4:4:4
        case halved = 1  // 4:2:0
        case halvedHorizontally = 2  // 4:2:2
    }

    package struct Header: Equatable, Sendable {
        package let width: Int
        package let height: Int
        /// Components in the file: 1 gray, 3 colour, 4 CMYK.
        package let components: Int
        /// An Adobe marker is present: its CMYK is stored inverted.
        package let isAdobe: Bool

        init(_ raw: cjpeg_header) {
            (width, height) = (Int(raw.width), Int(raw.height))
            (components, isAdobe) = (Int(raw.components), raw.adobe != 0)
        }
    }

    package struct EncodingOptions: Sendable {
        package var quality = 95
        package var chroma = ChromaSampling.halved
        package var isProgressive = false
        package var isOptimized = false
        package init(
            quality: Int = 95, chroma: ChromaSampling = .halved, isProgressive: Bool = false, isOptimized: Bool = false
        ) {
            (self.quality, self.chroma) = (quality, chroma)
            (self.isProgressive, self.isOptimized) = (isProgressive, isOptimized)
        }
    }

    package static func readHeader(_ data: [UInt8]) throws(ImageError) -> Header {
        var raw = cjpeg_header()
        let status = data.withUnsafeBufferPointer { cjpeg_read_header($0.baseAddress, $0.count, &raw) }
        try check(status, raw)
        return Header(raw)
    }

    /// Decodes. When the data ends early, `strict` fails with `truncated`; otherwise what is there is returned, the missing
    /// part grey, with `isComplete` false.
    package static func decode(
        _ data: [UInt8], as layout: Layout, strict: Bool
    ) throws(ImageError) -> (bitmap: Bitmap<UInt8>, isComplete: Bool) {
        let header = try readHeader(data)
        var bitmap = try Bitmap<UInt8>(height: header.height, width: header.width, channels: layout.channels)
        var raw = cjpeg_header()
        let status = data.withUnsafeBufferPointer { source in
            bitmap.samples.withUnsafeMutableBufferPointer { target in
                cjpeg_decode(
                    source.baseAddress, source.count, layout.rawValue, strict ? 1 : 0, target.baseAddress, target.count,
                    &raw)
            }
        }
        let isTruncated = UInt32(bitPattern: status) == CJPEG_TRUNCATED.rawValue
        if strict || !isTruncated { try check(status, raw) }
        return (bitmap, !isTruncated)
    }

    package static func encode(
        _ bitmap: Bitmap<UInt8>, as layout: Layout, options: EncodingOptions
    ) throws(ImageError) -> [UInt8] {
        guard bitmap.channels == layout.channels else { throw .unsupportedChannels(bitmap.channels) }
        guard (1...65500).contains(bitmap.width), (1...65500).contains(bitmap.height) else {
            throw .invalidArgument("width and height must lie between 1 and 65500")
        }
        var settings = cjpeg_options(
            quality: Int32(min(max(options.quality, 0), 100)), chroma_halved: options.chroma.rawValue,
            progressive: options.isProgressive ? 1 : 0, optimize: options.isOptimized ? 1 : 0)
        var raw = cjpeg_header()
        var encoded: UnsafeMutablePointer<UInt8>?
        var length = 0
        let status = bitmap.samples.withUnsafeBufferPointer {
            cjpeg_encode(
                $0.baseAddress, Int32(bitmap.width), Int32(bitmap.height), layout.rawValue, &settings, &encoded,
                &length, &raw)
        }
        try check(status, raw)
        defer { cjpeg_free(encoded) }
        return Array(UnsafeBufferPointer(start: encoded, count: length))
    }

    private static func check(_ status: Int32, _ raw: cjpeg_header) throws(ImageError) {
        switch UInt32(bitPattern: status) {
        case CJPEG_OK.rawValue: return
        case CJPEG_TRUNCATED.rawValue: throw .truncated(unprocessed: Int(raw.unprocessed))
        case CJPEG_NO_MEMORY.rawValue: throw .outOfMemory
        default: throw .corrupt(text(of: raw.message))
        }
    }
}

/// The text in a C array of characters, up to its first zero.
func text<Characters>(of characters: Characters) -> String {
    withUnsafeBytes(of: characters) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
}
