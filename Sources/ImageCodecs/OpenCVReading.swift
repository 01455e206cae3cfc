/// Pictures from bytes as `cv2.imread` and `cv2.imdecode` see them: blue, green, red; upright.
package enum OpenCVReading {
    /// The flags of `imread`, decoded from its bit mask.
    package struct Flags: Sendable {
        let isUnchanged: Bool
        let wantsColor: Bool
        let anyColor: Bool
        let anyDepth: Bool
        let ignoresOrientation: Bool
        let isRGB: Bool

        /// IMREAD_UNCHANGED = -1, GRAYSCALE = 0, COLOR = 1, ANYDEPTH = 2, ANYCOLOR = 4, IGNORE_ORIENTATION = 128,
        /// COLOR_RGB = 256.
        package init(_ bits: Int) {
            isUnchanged = bits < 0
            isRGB = bits >= 0 && bits & 256 != 0
            wantsColor = bits >= 0 && (bits & 1 != 0 || bits & 256 != 0)
            anyColor = bits >= 0 && bits & 4 != 0
            anyDepth = bits >= 0 && bits & 2 != 0
            ignoresOrientation = bits < 0 || bits & 128 != 0
        }
    }

    /// `tolerant`: a JPEG that ends early gives what is there (`imread`), otherwise it fails (`imdecode`).
    package static func decode(_ data: [UInt8], _ flags: Flags, tolerant: Bool) throws(ImageError) -> DecodedBitmap {
        let decoded: DecodedBitmap
        switch ImageFormat.probe(data) {
        case .jpeg: decoded = .bits8(try decodeJPEG(data, flags, tolerant))
        case .png: decoded = try decodePNG(data, flags)
        case nil: throw .unknownFormat
        }
        let orientation = flags.ignoresOrientation ? 1 : ImageFormat.orientation(of: data)
        guard orientation != 1 else { return decoded }
        switch decoded {
        case .bits8(let bitmap): return .bits8(try bitmap.upright(orientation: orientation))
        case .bits16(let bitmap): return .bits16(try bitmap.upright(orientation: orientation))
        }
    }

    private static func decodeJPEG(
        _ data: [UInt8], _ flags: Flags, _ tolerant: Bool
    ) throws(ImageError) -> Bitmap<UInt8> {
        let header = try JPEGCodec.readHeader(data)
        let wantsColor = flags.wantsColor || ((flags.isUnchanged || flags.anyColor) && header.components > 1)
        let layout: JPEGCodec.Layout =
            header.components == 4 ? .cmyk : !wantsColor ? .gray : flags.isRGB ? .rgb : .bgr
        let (bitmap, isComplete) = try JPEGCodec.decode(data, as: layout, strict: false)
        guard isComplete || tolerant else { throw .truncated(unprocessed: 0) }
        guard layout == .cmyk else { return bitmap }
        let color = try colorFromCMYK(bitmap, isRGB: flags.isRGB)
        return wantsColor ? color : try ColorConversion.gray(color, blueFirst: !flags.isRGB)
    }

    /// Inverted CMYK as Adobe stores it: each colour is k - ((255 - c) k >> 8).
    private static func colorFromCMYK(_ bitmap: Bitmap<UInt8>, isRGB: Bool) throws(ImageError) -> Bitmap<UInt8> {
        try bitmap.mapPixels(channels: 3, to: UInt8.self) { source, target in
            let black = Int(source[3])
            for channel in 0..<3 {
                let value = UInt8(saturated: black - ((255 - Int(source[channel])) * black >> 8))
                target[isRGB ? channel : 2 - channel] = value
            }
        }
    }

    private static func decodePNG(_ data: [UInt8], _ flags: Flags) throws(ImageError) -> DecodedBitmap {
        let header = try PNGCodec.readHeader(data)
        let hasColor = header.colorType != .gray && header.colorType != .grayAlpha
        let hasAlpha =
            header.colorType == .rgba || header.colorType == .grayAlpha || (hasColor && header.hasTransparency)
        let color =
            flags.wantsColor || (flags.isUnchanged && hasColor) || (flags.anyColor && (hasColor || hasAlpha))
        var transforms: PNGCodec.Transforms = [.expandGray, .paletteToRGB]
        if header.bitDepth == 16, !flags.isUnchanged, !flags.anyDepth { transforms.insert(.strip16) }
        if flags.isUnchanged, hasAlpha {
            transforms.formUnion([.transparencyToAlpha, .grayToRGB])
            if hasColor { transforms.insert(.bgr) }
        } else {
            transforms.insert(.stripAlpha)
            if color {
                transforms.insert(.grayToRGB)
                if hasColor, !flags.isRGB { transforms.insert(.bgr) }
            } else if hasColor {
                transforms.insert(.rgbToGray)
            }
        }
        return try PNGCodec.decode(data, transforms)
    }
}
