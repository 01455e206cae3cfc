/// A picture as bytes: red, green, blue and opacity of each pixel, row by row.
package struct Picture: Equatable, Sendable {
    package var width: Int
    package var height: Int
    package var pixels: [UInt8]

    package init?(width: Int, height: Int, pixels: [UInt8]) {
        guard width >= 0, height >= 0, width <= 1 << 20, height <= 1 << 20, pixels.count == width * height * 4 else {
            return nil
        }
        self.width = width
        self.height = height
        self.pixels = pixels
    }
}

extension Picture {
    /// With transparent pixels to the right and below, which differ from any that are there.
    func padded(to size: (width: Int, height: Int)) -> Picture? {
        guard size.width >= width, size.height >= height, size.width <= 1 << 14, size.height <= 1 << 14 else {
            return nil
        }
        var padded = [UInt8](repeating: 0, count: size.width * size.height * 4)
        for row in 0..<height {
            let start = row * size.width * 4
            padded.replaceSubrange(start..<start + width * 4, with: pixels[(row * width * 4)..<((row + 1) * width * 4)])
        }
        return Picture(width: size.width, height: size.height, pixels: padded)
    }
}

/// Reads and writes PNG for whoever compares pictures: the codecs are another room's.
package struct PictureCodec: Sendable {
    package var decode: @Sendable ([UInt8]) -> Picture?
    package var encode: @Sendable (Picture) -> [UInt8]?

    package init(decode: @escaping @Sendable ([UInt8]) -> Picture?, encode: @escaping @Sendable (Picture) -> [UInt8]?) {
        self.decode = decode
        self.encode = encode
    }
}

/// Compares pictures pixel by pixel. Text and lines may be drawn a little otherwise by another version of a library: a
/// pixel counts where a channel differs by more than `channelTolerance`, and a few may.
package enum PictureComparison {
    static let channelTolerance = 24
    static let pixelTolerance = 0.005

    package enum Result {
        case equal
        /// A sentence, and a picture of the differences.
        case different(String, Picture?)
    }

    package static func compare(expected: Picture, actual: Picture) -> Result {
        guard expected.width == actual.width, expected.height == actual.height else {
            let size = (width: max(expected.width, actual.width), height: max(expected.height, actual.height))
            var difference: Picture?
            if let old = expected.padded(to: size), let new = actual.padded(to: size),
                case .different(_, let picture) = compare(expected: old, actual: new)
            {
                difference = picture
            }
            return .different(
                "\(actual.width)×\(actual.height) pixels instead of \(expected.width)×\(expected.height)", difference)
        }
        var difference = actual
        var count = 0
        for pixel in stride(from: 0, to: actual.pixels.count, by: 4) {
            let worst =
                (0..<4).map { abs(Int(expected.pixels[pixel + $0]) - Int(actual.pixels[pixel + $0])) }.max() ?? 0
            if worst > channelTolerance {
                count += 1
                difference.pixels.replaceSubrange(pixel..<pixel + 4, with: [220, 0, 60, 255])
            } else {
                // What is the same stays visible, pale.
                for channel in 0..<3 {
                    difference.pixels[pixel + channel] = UInt8(191 + Int(actual.pixels[pixel + channel]) / 4)
                }
                difference.pixels[pixel + 3] = 255
            }
        }
        let pixels = max(1, actual.width * actual.height)
        if Double(count) <= pixelTolerance * Double(pixels) { return .equal }
        return .different(
            "\(NumberText.fixed(100 * Double(count) / Double(pixels), 1)) % of the pixels differ", difference)
    }
}
