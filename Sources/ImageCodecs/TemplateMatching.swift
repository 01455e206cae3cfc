/// Sums of products of a small picture laid over a larger one at every place: the heart of `cv2.matchTemplate`.
enum TemplateMatching {
    static func correlate(_ source: Bitmap<Double>, _ template: [Double], size: (height: Int, width: Int))
        throws(ImageError)
        -> Bitmap<Double>
    {
        let channels = source.channels
        guard size.height > 0, size.width > 0, size.height <= source.height, size.width <= source.width,
            template.count == size.height * size.width * channels
        else { throw .invalidArgument("templ") }
        var result = try Bitmap<Double>(
            height: source.height - size.height + 1, width: source.width - size.width + 1, channels: 1)
        // 8-bit samples have exact sums in 32-bit numbers of a row.
        let samples = source.samples.map { Float($0) }
        let weights = template.map { Float($0) }
        let run = size.width * channels
        samples.withUnsafeBufferPointer { samples in
            weights.withUnsafeBufferPointer { weights in
                for y in 0..<result.height {
                    for x in 0..<result.width {
                        var sum = 0.0
                        for row in 0..<size.height {
                            let at = ((y + row) * source.width + x) * channels
                            var lanes = SIMD8<Float>(repeating: 0)
                            var i = 0
                            while i + 8 <= run {
                                for lane in 0..<8 {
                                    lanes[lane] += samples[at + i + lane] * weights[row * run + i + lane]
                                }
                                i += 8
                            }
                            var rest = 0.0
                            while i < run {
                                rest += Double(samples[at + i]) * Double(weights[row * run + i])
                                i += 1
                            }
                            sum += Double(lanes.sum()) + rest
                        }
                        result.samples[y * result.width + x] = sum
                    }
                }
            }
        }
        return result
    }
}
