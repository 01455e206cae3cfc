/// `cv2.Canny`: edges are local maxima of the gradient above `high`, and those above `low` that hang together with one.
package struct CannyEdges: Sendable {
    let low: Int
    let high: Int
    let aperture: Int
    let isEuclidean: Bool

    package init(low: Double, high: Double, aperture: Int, isEuclidean: Bool) throws(ImageError) {
        guard aperture == 3 || aperture == 5 || aperture == 7 else { throw .invalidArgument("aperture") }
        func whole(_ value: Double) -> Int { Int(min(max(value, -1e9), 1e9).rounded(.down)) }
        var (first, second) = (min(low, high), max(low, high))
        if aperture == 7 { (first, second) = (first / 16, second / 16) }
        if isEuclidean {
            (first, second) = (min(32767, first), min(32767, second))
            if first > 0 { first *= first }
            if second > 0 { second *= second }
        }
        (self.low, self.high, self.aperture, self.isEuclidean) = (whole(first), whole(second), aperture, isEuclidean)
    }

    package func apply(to source: Bitmap<UInt8>) throws(ImageError) -> Bitmap<UInt8> {
        let (dx, dy) = gradients(of: source)
        let (height, width) = (source.height, source.width)
        var result = try Bitmap<UInt8>(height: height, width: width, channels: 1)
        // With a frame of zeros.
        let stride = width + 2
        var strength = [Int](repeating: 0, count: stride * (height + 2))
        for y in 0..<height {
            for x in 0..<width {
                let (a, b) = (dx[y * width + x], dy[y * width + x])
                strength[(y + 1) * stride + x + 1] = isEuclidean ? a * a + b * b : abs(a) + abs(b)
            }
        }
        // 0 nothing, 1 a candidate, 2 an edge
        var kind = [UInt8](repeating: 0, count: stride * (height + 2))
        var stack: [Int] = []
        for y in 0..<height {
            for x in 0..<width {
                let at = (y + 1) * stride + x + 1
                let m = strength[at]
                guard m > low, isMaximum(strength, at, stride, dx[y * width + x], dy[y * width + x]) else { continue }
                kind[at] = m > high ? 2 : 1
                if m > high { stack.append(at) }
            }
        }
        while let at = stack.popLast() {
            for dy in -1...1 {
                for dx in -1...1 where kind[at + dy * stride + dx] == 1 {
                    kind[at + dy * stride + dx] = 2
                    stack.append(at + dy * stride + dx)
                }
            }
        }
        for y in 0..<height {
            for x in 0..<width where kind[(y + 1) * stride + x + 1] == 2 { result.samples[y * width + x] = 255 }
        }
        return result
    }

    /// Derivatives over seven pixels are scaled down, rounded half to even.
    private func sixteenth(_ value: Int) -> Int { Int((Double(value) / 16).rounded(.toNearestOrEven)) }

    /// Along the gradient, whose direction is one of four; tan 22.5° in 15 fractional bits.
    private func isMaximum(_ m: [Int], _ at: Int, _ stride: Int, _ dx: Int, _ dy: Int) -> Bool {
        let (x, y) = (abs(dx), abs(dy) << 15)
        let low = x * 13573
        if y < low { return m[at] > m[at - 1] && m[at] >= m[at + 1] }
        if y > low + (x << 16) { return m[at] > m[at - stride] && m[at] >= m[at + stride] }
        let side = (dx ^ dy) < 0 ? -1 : 1
        return m[at] > m[at - stride - side] && m[at] > m[at + stride + side]
    }

    /// Sobel's derivatives; of several channels the one with the strongest gradient.
    private func gradients(of source: Bitmap<UInt8>) -> ([Int], [Int]) {
        let (smooth, slope): ([Int], [Int]) =
            switch aperture {
            case 3: ([1, 2, 1], [-1, 0, 1])
            case 5: ([1, 4, 6, 4, 1], [-1, -2, 0, 2, 1])
            default: ([1, 6, 15, 20, 15, 6, 1], [-1, -4, -5, 0, 5, 4, 1])
            }
        let (height, width, channels, half) = (source.height, source.width, source.channels, aperture / 2)
        let length = width * channels
        var (dx, dy) = ([Int](repeating: 0, count: width * height), [Int](repeating: 0, count: width * height))
        var (smoothed, sloped) = ([Int](repeating: 0, count: length), [Int](repeating: 0, count: length))
        for y in 0..<height {
            for i in 0..<length { (smoothed[i], sloped[i]) = (0, 0) }
            for tap in 0..<aperture {
                let row = min(max(y + tap - half, 0), height - 1) * length
                for i in 0..<length {
                    let sample = Int(source.samples[row + i])
                    smoothed[i] += smooth[tap] * sample
                    sloped[i] += slope[tap] * sample
                }
            }
            for x in 0..<width {
                var best = -1
                for channel in 0..<channels {
                    var (a, b) = (0, 0)
                    for tap in 0..<aperture {
                        let column = min(max(x + tap - half, 0), width - 1) * channels + channel
                        a += slope[tap] * smoothed[column]
                        b += smooth[tap] * sloped[column]
                    }
                    if aperture == 7 { (a, b) = (sixteenth(a), sixteenth(b)) }
                    let strength = isEuclidean ? a * a + b * b : abs(a) + abs(b)
                    if strength > best { (best, dx[y * width + x], dy[y * width + x]) = (strength, a, b) }
                }
            }
        }
        return (dx, dy)
    }
}
