/// `cv2.warpPerspective` and `cv2.remap`: each target pixel is looked up in the source.
package struct PerspectiveWarp: Sendable {
    let height: Int
    let width: Int
    /// Target to source, three rows of three.
    let inverse: [Double]
    let isNearest: Bool
    let sampler: BorderedSampler

    /// `matrix` maps source to target unless `isInverse`.
    package init(
        matrix: [Double], isInverse: Bool, size: (height: Int, width: Int), isNearest: Bool, border: Border,
        fill: [Double]
    ) throws(ImageError) {
        guard matrix.count == 9, size.height > 0, size.width > 0 else { throw .invalidArgument("matrix") }
        (height, width) = size
        self.isNearest = isNearest
        sampler = BorderedSampler(border: border, fill: fill)
        inverse = isInverse ? matrix : Self.inverted(matrix)
    }

    /// By cofactors; zeros for a singular matrix.
    private static func inverted(_ m: [Double]) -> [Double] {
        let d =
            m[0] * (m[4] * m[8] - m[5] * m[7]) - m[1] * (m[3] * m[8] - m[5] * m[6]) + m[2] * (m[3] * m[7] - m[4] * m[6])
        guard d != 0 else { return [Double](repeating: 0, count: 9) }
        let s = 1 / d
        return [
            (m[4] * m[8] - m[5] * m[7]) * s, (m[2] * m[7] - m[1] * m[8]) * s, (m[1] * m[5] - m[2] * m[4]) * s,
            (m[5] * m[6] - m[3] * m[8]) * s, (m[0] * m[8] - m[2] * m[6]) * s, (m[2] * m[3] - m[0] * m[5]) * s,
            (m[3] * m[7] - m[4] * m[6]) * s, (m[1] * m[6] - m[0] * m[7]) * s, (m[0] * m[4] - m[1] * m[3]) * s,
        ]
    }

    package func apply<Element>(to source: Bitmap<Element>) throws(ImageError) -> Bitmap<Element> {
        guard !source.isEmpty else { throw .invalidArgument("src.cols > 0 && src.rows > 0") }
        var result = try Bitmap<Element>(height: height, width: width, channels: source.channels)
        let m = inverse.map { Float($0) }
        for y in 0..<height {
            for x in 0..<width {
                let (fx, fy) = (Float(x), Float(y))
                let w = fx * m[6] + (fy * m[7] + m[8])
                let u = (fx * m[0] + (fy * m[1] + m[2])) / w
                let v = (fx * m[3] + (fy * m[4] + m[5])) / w
                let target = (y * width + x) * source.channels
                if isNearest {
                    sampler.nearest(source, u, v, &result.samples, target)
                } else {
                    sampler.bilinear(source, u, v, &result.samples, target)
                }
            }
        }
        return result
    }
}

/// Samples between pixels of a picture, with a border around it.
package struct BorderedSampler: Sendable {
    let border: Border
    let fill: [Double]

    func sample<Element>(_ source: Bitmap<Element>, _ row: Int, _ column: Int, _ channel: Int) -> Element {
        if row >= 0, row < source.height, column >= 0, column < source.width { return source[row, column, channel] }
        guard let v = border.index(row, source.height), let u = border.index(column, source.width) else {
            return Element(saturated: channel < fill.count ? fill[channel] : 0)
        }
        return source[v, u, channel]
    }

    /// Writes the pixel at (u, v) to `target`; places too far away, or none, are filled.
    func bilinear<Element>(
        _ source: Bitmap<Element>, _ u: Float, _ v: Float, _ samples: inout [Element], _ target: Int
    ) {
        guard abs(u) < 1e9, abs(v) < 1e9 else { return nowhere(source.channels, &samples, target) }
        let (column, row) = (u.rounded(.down), v.rounded(.down))
        let (alpha, beta) = (u - column, v - row)
        let (left, top) = (Int(column), Int(row))
        for channel in 0..<source.channels {
            func pixel(_ dy: Int, _ dx: Int) -> Float {
                Float(sample(source, top + dy, left + dx, channel).double)
            }
            let upper = pixel(0, 0) + alpha * (pixel(0, 1) - pixel(0, 0))
            let lower = pixel(1, 0) + alpha * (pixel(1, 1) - pixel(1, 0))
            samples[target + channel] = Element(saturated: upper + beta * (lower - upper))
        }
    }

    func nearest<Element>(
        _ source: Bitmap<Element>, _ u: Float, _ v: Float, _ samples: inout [Element], _ target: Int
    ) {
        guard abs(u) < 1e9, abs(v) < 1e9 else { return nowhere(source.channels, &samples, target) }
        let (row, column) = (Int(v.rounded(.toNearestOrEven)), Int(u.rounded(.toNearestOrEven)))
        for channel in 0..<source.channels { samples[target + channel] = sample(source, row, column, channel) }
    }

    private func nowhere<Element: Sample>(_ channels: Int, _ samples: inout [Element], _ target: Int) {
        for channel in 0..<channels {
            samples[target + channel] = Element(saturated: channel < fill.count ? fill[channel] : 0)
        }
    }
}
