import CPNG

/// A decoded picture of either sample size.
package enum DecodedBitmap: Equatable, Sendable {
    case bits8(Bitmap<UInt8>)
    case bits16(Bitmap<UInt16>)
}

/// PNG in and out through libpng.
package enum PNGCodec {
    package enum ColorType: Int32, Sendable {
        case gray = 0
        case rgb = 2
        case palette = 3
        case grayAlpha = 4
        case rgba = 6
    }

    /// What libpng does to the samples while it reads. Without any: one byte a sample up to 8 bits (not scaled), palette
    /// indices as they are, two bytes for 16 bits.
    package struct Transforms: OptionSet, Sendable {
        package let rawValue: Int32
        package init(rawValue: Int32) { self.rawValue = rawValue }
        private init(_ flag: cpng_transform) { rawValue = Int32(bitPattern: flag.rawValue) }
        package static let strip16 = Self(CPNG_STRIP_16)
        package static let stripAlpha = Self(CPNG_STRIP_ALPHA)
        package static let transparencyToAlpha = Self(CPNG_TRANSPARENCY_TO_ALPHA)
        package static let paletteToRGB = Self(CPNG_PALETTE_TO_RGB)
        package static let expandGray = Self(CPNG_EXPAND_GRAY)
        package static let grayToRGB = Self(CPNG_GRAY_TO_RGB)
        package static let rgbToGray = Self(CPNG_RGB_TO_GRAY)
        package static let bgr = Self(CPNG_BGR)
        package static let ignoreEnd = Self(CPNG_IGNORE_END)
    }

    package struct Header: Equatable, Sendable {
        package let width: Int
        package let height: Int
        package let bitDepth: Int
        package let colorType: ColorType
        /// Three bytes an entry; empty without a palette.
        package let palette: [UInt8]
        /// Alpha of the first palette entries.
        package let paletteAlpha: [UInt8]
        /// The colour (one or three samples) that counts as transparent.
        package let transparentColor: [Int]?
        /// A transparency chunk of either kind is present.
        package let hasTransparency: Bool

        init(_ raw: cpng_header) {
            (width, height) = (Int(raw.width), Int(raw.height))
            bitDepth = Int(raw.bit_depth)
            colorType = ColorType(rawValue: raw.color_type) ?? .rgba
            palette = withUnsafeBytes(of: raw.palette) { Array($0.prefix(3 * Int(raw.palette_count))) }
            paletteAlpha = withUnsafeBytes(of: raw.transparency) { Array($0.prefix(Int(raw.transparency_count))) }
            hasTransparency = raw.has_transparency != 0
            let color = [raw.transparent_red, raw.transparent_green, raw.transparent_blue].map { Int($0) }
            let isGray = raw.color_type == ColorType.gray.rawValue
            let isRGB = raw.color_type == ColorType.rgb.rawValue
            transparentColor = !hasTransparency ? nil : isGray ? [Int(raw.transparent_gray)] : isRGB ? color : nil
        }
    }

    package struct EncodingOptions: Sendable {
        /// zlib's level; nil for its default.
        package var level: Int?
        /// Run-length strategy over the "sub" filter: fast, as OpenCV writes.
        package var usesRunLengths: Bool
        /// With a palette, the samples are indices of `bitDepth` bits.
        package var palette: [UInt8]
        package var paletteAlpha: [UInt8]
        package var bitDepth: Int
        package init(
            level: Int? = nil, usesRunLengths: Bool = false, palette: [UInt8] = [], paletteAlpha: [UInt8] = [],
            bitDepth: Int = 8
        ) {
            (self.level, self.usesRunLengths, self.bitDepth) = (level, usesRunLengths, bitDepth)
            (self.palette, self.paletteAlpha) = (palette, paletteAlpha)
        }
    }

    package static func readHeader(_ data: [UInt8]) throws(ImageError) -> Header {
        Header(try rawHeader(data, []))
    }

    private static func rawHeader(_ data: [UInt8], _ transforms: Transforms) throws(ImageError) -> cpng_header {
        var raw = cpng_header()
        let status = data.withUnsafeBufferPointer {
            cpng_read_header($0.baseAddress, $0.count, transforms.rawValue, &raw)
        }
        try check(status, text(of: raw.message))
        return raw
    }

    package static func decode(_ data: [UInt8], _ transforms: Transforms) throws(ImageError) -> DecodedBitmap {
        var raw = try rawHeader(data, transforms)
        let (height, width, channels) = (Int(raw.height), Int(raw.width), Int(raw.channels))
        if raw.sample_bytes == 2 {
            var bitmap = try Bitmap<UInt16>(height: height, width: width, channels: channels)
            try read(data, transforms, &bitmap, &raw)
            return .bits16(bitmap)
        }
        var bitmap = try Bitmap<UInt8>(height: height, width: width, channels: channels)
        try read(data, transforms, &bitmap, &raw)
        return .bits8(bitmap)
    }

    private static func read<Element>(
        _ data: [UInt8], _ transforms: Transforms, _ bitmap: inout Bitmap<Element>, _ raw: inout cpng_header
    ) throws(ImageError) {
        let status = data.withUnsafeBufferPointer { source in
            bitmap.samples.withUnsafeMutableBytes { target in
                cpng_decode(
                    source.baseAddress, source.count, transforms.rawValue,
                    target.baseAddress?.assumingMemoryBound(to: UInt8.self), target.count, &raw)
            }
        }
        try check(status, text(of: raw.message))
    }

    package static func encode(
        _ bitmap: Bitmap<UInt8>, options: EncodingOptions = EncodingOptions()
    ) throws(ImageError) -> [UInt8] {
        try encode(bitmap, bitDepth: options.bitDepth, options)
    }

    package static func encode(
        _ bitmap: Bitmap<UInt16>, options: EncodingOptions = EncodingOptions()
    ) throws(ImageError) -> [UInt8] {
        try encode(bitmap, bitDepth: 16, options)
    }

    private static func encode<Element>(
        _ bitmap: Bitmap<Element>, bitDepth: Int, _ options: EncodingOptions
    ) throws(ImageError) -> [UInt8] {
        var settings = cpng_options()
        guard bitmap.width > 0, bitmap.height > 0 else { throw .invalidArgument("empty picture") }
        guard bitmap.width <= Int32.max, bitmap.height <= Int32.max else { throw .outOfMemory }
        (settings.width, settings.height) = (UInt32(bitmap.width), UInt32(bitmap.height))
        settings.bit_depth = Int32(bitDepth)
        settings.color_type = try colorType(channels: bitmap.channels, hasPalette: !options.palette.isEmpty).rawValue
        settings.level = Int32(min(max(options.level ?? -1, -1), 9))
        settings.filter_sub = options.usesRunLengths ? 1 : 0
        settings.palette_count = Int32(min(options.palette.count / 3, 256))
        settings.transparency_count = Int32(min(options.paletteAlpha.count, 256))
        withUnsafeMutableBytes(of: &settings.palette) { $0.copyBytes(from: options.palette.prefix(768)) }
        withUnsafeMutableBytes(of: &settings.transparency) { $0.copyBytes(from: options.paletteAlpha.prefix(256)) }
        let rowBytes = bitmap.rowLength * MemoryLayout<Element>.stride
        var (encoded, length): (UnsafeMutablePointer<UInt8>?, Int) = (nil, 0)
        var message = [CChar](repeating: 0, count: 200)
        let status = bitmap.samples.withUnsafeBytes {
            cpng_encode(
                $0.baseAddress?.assumingMemoryBound(to: UInt8.self), rowBytes, &settings, &encoded, &length, &message)
        }
        try check(status, String(decoding: message.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self))
        defer { cpng_free(encoded) }
        return Array(UnsafeBufferPointer(start: encoded, count: length))
    }

    private static func colorType(channels: Int, hasPalette: Bool) throws(ImageError) -> ColorType {
        switch channels {
        case 1: return hasPalette ? .palette : .gray
        case 2: return .grayAlpha
        case 3: return .rgb
        case 4: return .rgba
        default: throw .unsupportedChannels(channels)
        }
    }

    private static func check(_ status: Int32, _ message: String) throws(ImageError) {
        switch UInt32(bitPattern: status) {
        case CPNG_OK.rawValue: return
        case CPNG_TRUNCATED.rawValue: throw .truncated(unprocessed: 0)
        case CPNG_NO_MEMORY.rawValue: throw .outOfMemory
        default: throw .corrupt(message)
        }
    }
}
