/// `cv2.cvtColor`: exact integer and single-precision formulas. Pictures are blue, green, red unless said otherwise.
package enum ColorConversion {
    /// Gray = (3735 B + 19235 G + 9798 R + 16384) >> 15 for integers; 0.114 B + 0.587 G + 0.299 R otherwise.
    package static func gray<Element>(_ bitmap: Bitmap<Element>, blueFirst: Bool) throws(ImageError) -> Bitmap<Element>
    {
        guard bitmap.channels >= 3 else { throw .unsupportedChannels(bitmap.channels) }
        let (blue, red) = blueFirst ? (0, 2) : (2, 0)
        if let bytes = bitmap as? Bitmap<UInt8> {
            return try bytes.mapPixels(channels: 1, to: UInt8.self) { source, target in
                let sum = 3735 * Int(source[blue]) + 19235 * Int(source[1]) + 9798 * Int(source[red])
                target[0] = UInt8(truncatingIfNeeded: (sum + 16384) >> 15)
            } as! Bitmap<Element>
        }
        return try bitmap.mapPixels(channels: 1) { source, target in
            if Element.isInteger {
                let sum = 3735 * source[blue].double + 19235 * source[1].double + 9798 * source[red].double
                target[0] = Element(saturated: ((sum + 16384) / 32768).rounded(.down))
            } else {
                let (b, g, r) = (Float(source[blue].double), Float(source[1].double), Float(source[red].double))
                target[0] = Element(saturated: b * 0.114 + g * 0.587 + r * 0.299)
            }
        }
    }

    /// The channels of each pixel picked by index; an index of `-1` is opaque alpha.
    package static func pick<Element>(
        _ bitmap: Bitmap<Element>, _ indices: [Int]
    ) throws(ImageError) -> Bitmap<Element> {
        guard indices.allSatisfy({ $0 < bitmap.channels }) else { throw .unsupportedChannels(bitmap.channels) }
        let opaque = Element(
            saturated: Element.self == UInt8.self ? 255.0 : Element.self == UInt16.self ? 65535.0 : 1.0)
        return try bitmap.mapPixels(channels: indices.count) { source, target in
            for (channel, index) in indices.enumerated() { target[channel] = index < 0 ? opaque : source[index] }
        }
    }

    // MARK: HSV

    /// 8-bit HSV: V the largest, S = 255 (max - min) / max, H in units of `360 / hueRange` degrees, through tables of 12-bit
    /// reciprocals.
    package static func hsv(_ bitmap: Bitmap<UInt8>, blueFirst: Bool, hueRange: Int) throws(ImageError) -> Bitmap<UInt8>
    {
        guard bitmap.channels >= 3 else { throw .unsupportedChannels(bitmap.channels) }
        let (blue, red) = blueFirst ? (0, 2) : (2, 0)
        func reciprocals(_ numerator: Double) -> [Int] {
            [0] + (1..<256).map { Int((numerator / Double($0)).rounded(.toNearestOrEven)) }
        }
        let saturation = reciprocals(255 * 4096)
        let hue = (0..<256).map {
            $0 == 0 ? 0 : Int((Double(hueRange * 4096) / (6 * Double($0))).rounded(.toNearestOrEven))
        }
        return try bitmap.mapPixels(channels: 3, to: UInt8.self) { source, target in
            let (b, g, r) = (Int(source[blue]), Int(source[1]), Int(source[red]))
            let value = max(b, g, r)
            let range = value - min(b, g, r)
            var h = value == r ? g - b : value == g ? b - r + 2 * range : r - g + 4 * range
            h = (h * hue[range] + 2048) >> 12
            if h < 0 { h += hueRange }
            target[0] = UInt8(saturated: h)
            target[1] = UInt8(truncatingIfNeeded: (range * saturation[value] + 2048) >> 12)
            target[2] = UInt8(truncatingIfNeeded: value)
        }
    }

    /// Single-precision HSV: H in degrees, S and V as the input's scale.
    package static func hsv(_ bitmap: Bitmap<Float>, blueFirst: Bool) throws(ImageError) -> Bitmap<Float> {
        guard bitmap.channels >= 3 else { throw .unsupportedChannels(bitmap.channels) }
        let (blue, red) = blueFirst ? (0, 2) : (2, 0)
        return try bitmap.mapPixels(channels: 3, to: Float.self) { source, target in
            let (b, g, r) = (source[blue], source[1], source[red])
            let value = max(b, g, r)
            let range = value - min(b, g, r)
            let factor = 60 / (range + Float.ulpOfOne)
            var h = value == r ? (g - b) * factor : value == g ? (b - r) * factor + 120 : (r - g) * factor + 240
            if h < 0 { h += 360 }
            target[0] = h
            target[1] = range / (abs(value) + Float.ulpOfOne)
            target[2] = value
        }
    }

    /// HSV back to colours; `hueRange` units make a full turn. 8-bit pictures go through single precision, where OpenCV's
    /// vector code cuts off below the point in groups of 32 pixels and only the rest of a row is rounded.
    package static func fromHSV<Element>(
        _ bitmap: Bitmap<Element>, blueFirst: Bool, hueRange: Float
    ) throws(ImageError) -> Bitmap<Element> {
        guard bitmap.channels == 3 else { throw .unsupportedChannels(bitmap.channels) }
        guard hueRange > 0, hueRange.isFinite else { throw .invalidArgument("hue range") }
        let (blue, red) = blueFirst ? (0, 2) : (2, 0)
        let unit: Float = Element.isInteger ? 1 / 255 : 1
        let full: Float = Element.isInteger ? 255 : 1
        let sectors: [(Int, Int, Int)] = [(1, 3, 0), (1, 0, 2), (3, 0, 1), (0, 2, 1), (0, 1, 3), (2, 1, 0)]
        let vectorised = Element.self == UInt8.self ? bitmap.width / 32 * 32 : 0
        var column = 0
        return try bitmap.mapPixels(channels: 3) { source, target in
            defer { column = column + 1 == bitmap.width ? 0 : column + 1 }
            let (s, v) = (Float(source[1].double) * unit, Float(source[2].double) * unit)
            var h = Float(source[0].double) * (6 / hueRange)
            h = h.isFinite ? h.truncatingRemainder(dividingBy: 6) : 0
            if h < 0 { h += 6 }
            let sector = min(Int(h), 5)
            h -= Float(sector)
            let table = [v, v * (1 - s), v * (1 - s * h), v * (1 - s + s * h)]
            let (b, g, r) = s == 0 ? (0, 0, 0) : sectors[sector]
            for (channel, value) in [(blue, table[b] * full), (1, table[g] * full), (red, table[r] * full)] {
                target[channel] = Element(saturated: column < vectorised ? value.rounded(.down) : value)
            }
        }
    }

    // MARK: YCrCb

    /// Y as gray in 14 bits; Cr = 0.713 (R - Y) + 128, Cb = 0.564 (B - Y) + 128.
    package static func yCrCb(_ bitmap: Bitmap<UInt8>, blueFirst: Bool) throws(ImageError) -> Bitmap<UInt8> {
        guard bitmap.channels >= 3 else { throw .unsupportedChannels(bitmap.channels) }
        let (blue, red) = blueFirst ? (0, 2) : (2, 0)
        return try bitmap.mapPixels(channels: 3, to: UInt8.self) { source, target in
            let (b, g, r) = (Int(source[blue]), Int(source[1]), Int(source[red]))
            let y = (b * 1868 + g * 9617 + r * 4899 + 8192) >> 14
            target[0] = UInt8(saturated: y)
            target[1] = UInt8(saturated: ((r - y) * 11682 + 128 << 14 + 8192) >> 14)
            target[2] = UInt8(saturated: ((b - y) * 9241 + 128 << 14 + 8192) >> 14)
        }
    }

    package static func fromYCrCb(_ bitmap: Bitmap<UInt8>, blueFirst: Bool) throws(ImageError) -> Bitmap<UInt8> {
        guard bitmap.channels == 3 else { throw .unsupportedChannels(bitmap.channels) }
        let (blue, red) = blueFirst ? (0, 2) : (2, 0)
        return try bitmap.mapPixels(channels: 3, to: UInt8.self) { source, target in
            let (y, cr, cb) = (Int(source[0]), Int(source[1]) - 128, Int(source[2]) - 128)
            target[blue] = UInt8(saturated: y + (cb * 29049 + 8192) >> 14)
            target[1] = UInt8(saturated: y + (cb * -5636 + cr * -11698 + 8192) >> 14)
            target[red] = UInt8(saturated: y + (cr * 22987 + 8192) >> 14)
        }
    }
}
