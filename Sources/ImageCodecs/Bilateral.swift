import Glibc

/// `cv2.bilateralFilter` on 8-bit pictures: a mean weighted by distance and by likeness of colour.
struct Bilateral {
    let radius: Int
    let colorWeights: [Float]
    let offsets: [(y: Int, x: Int, weight: Float)]
    let border: Border

    init(diameter: Int, sigmaColor: Double, sigmaSpace: Double, channels: Int, border: Border) throws(ImageError) {
        let color = sigmaColor <= 0 ? 1 : sigmaColor
        let space = sigmaSpace <= 0 ? 1 : sigmaSpace
        let wanted = diameter <= 0 ? (min(space, 1e6) * 1.5).rounded(.toNearestOrEven) : Double(diameter / 2)
        guard wanted <= 1000 else { throw .invalidArgument("d") }
        let radius = max(Int(wanted), 1)
        colorWeights = (0..<(256 * channels)).map { Float(exp(Double($0 * $0) * -0.5 / (color * color))) }
        var offsets: [(y: Int, x: Int, weight: Float)] = []
        for y in -radius...radius {
            for x in -radius...radius {
                let r = Double(y * y + x * x).squareRoot()
                if r <= Double(radius) { offsets.append((y, x, Float(exp(r * r * -0.5 / (space * space))))) }
            }
        }
        (self.radius, self.offsets, self.border) = (radius, offsets, border)
    }

    func apply(to source: Bitmap<UInt8>) throws(ImageError) -> Bitmap<UInt8> {
        guard source.channels == 1 || source.channels == 3 else { throw .unsupportedChannels(source.channels) }
        let (height, width, channels) = (source.height, source.width, source.channels)
        var result = source
        let columns = (-radius..<(width + radius)).map { border.index($0, width) ?? 0 }
        for y in 0..<height {
            let rows = (-radius...radius).map { border.index(y + $0, height) ?? 0 }
            for x in 0..<width {
                let here = (y * width + x) * channels
                var (total, sums) = (Float(0), SIMD3<Float>(repeating: 0))
                for offset in offsets {
                    let there = (rows[offset.y + radius] * width + columns[x + offset.x + radius]) * channels
                    var (difference, pixel) = (0, SIMD3<Float>(repeating: 0))
                    for channel in 0..<channels {
                        let sample = source.samples[there + channel]
                        difference += abs(Int(sample) - Int(source.samples[here + channel]))
                        pixel[channel] = Float(sample)
                    }
                    let weight = offset.weight * colorWeights[difference]
                    total += weight
                    sums += pixel * weight
                }
                for channel in 0..<channels {
                    result.samples[here + channel] = UInt8(saturated: sums[channel] / total)
                }
            }
        }
        return result
    }
}
