import ImageCodecs
import Notebook

/// The codec that pictures are compared and shown with.
enum Pictures {
    static let codec = PictureCodec(decode: decode, encode: encode)

    @Sendable private static func decode(_ png: [UInt8]) -> Picture? {
        let transforms: PNGCodec.Transforms = [.strip16, .paletteToRGB, .expandGray, .grayToRGB, .transparencyToAlpha]
        guard case .bits8(let bitmap)? = try? PNGCodec.decode(png, transforms), (3...4).contains(bitmap.channels),
            let opaque = try? bitmap.mapPixels(
                channels: 4, to: UInt8.self,
                { from, to in
                    for channel in 0..<3 { to[channel] = from[channel] }
                    to[3] = bitmap.channels == 4 ? from[3] : 255
                })
        else { return nil }
        return Picture(width: opaque.width, height: opaque.height, pixels: opaque.samples)
    }

    @Sendable private static func encode(_ picture: Picture) -> [UInt8]? {
        guard
            let bitmap = try? Bitmap(height: picture.height, width: picture.width, channels: 4, samples: picture.pixels)
        else { return nil }
        return try? PNGCodec.encode(bitmap)
    }
}
