/// `cv2.warpAffine`: each target pixel is looked up in the source through the inverse matrix.
package struct AffineWarp: Sendable {
    let height: Int
    let width: Int
    /// Target to source, two rows of three.
    let inverse: [Double]
    let isNearest: Bool
    let border: Border
    let fill: [Double]

    /// `matrix` maps source to target unless `isInverse`.
    package init(
        matrix: [Double], isInverse: Bool, size: (height: Int, width: Int), isNearest: Bool, border: Border,
        fill: [Double]
    ) throws(ImageError) {
        guard matrix.count == 6, size.height > 0, size.width > 0 else { throw .invalidArgument("matrix") }
        (height, width) = size
        (self.isNearest, self.border, self.fill) = (isNearest, border, fill)
        if isInverse {
            inverse = matrix
        } else {
            var determinant = matrix[0] * matrix[4] - matrix[1] * matrix[3]
            determinant = determinant != 0 ? 1 / determinant : 0
            let (a, e) = (matrix[4] * determinant, matrix[0] * determinant)
            let (b, d) = (matrix[1] * -determinant, matrix[3] * -determinant)
            inverse = [a, b, -a * matrix[2] - b * matrix[5], d, e, -d * matrix[2] - e * matrix[5]]
        }
    }

    package func apply<Element>(to source: Bitmap<Element>) throws(ImageError) -> Bitmap<Element> {
        guard !source.isEmpty else { throw .invalidArgument("src.cols > 0 && src.rows > 0") }
        var result = try Bitmap<Element>(height: height, width: width, channels: source.channels)
        let m = inverse.map { Float($0) }
        for y in 0..<height {
            for x in 0..<width {
                if isNearest {
                    let u = inverse[0] * Double(x) + inverse[1] * Double(y) + inverse[2]
                    let v = inverse[3] * Double(x) + inverse[4] * Double(y) + inverse[5]
                    guard abs(u) < 1e9, abs(v) < 1e9 else { continue }
                    for channel in 0..<source.channels {
                        result[y, x, channel] = sample(
                            source, Int(v.rounded(.toNearestOrEven)), Int(u.rounded(.toNearestOrEven)), channel)
                    }
                    continue
                }
                let u = Float(x) * m[0] + (Float(y) * m[1] + m[2])
                let v = Float(x) * m[3] + (Float(y) * m[4] + m[5])
                guard abs(u) < 1e9, abs(v) < 1e9 else { continue }
                let (column, row) = (u.rounded(.down), v.rounded(.down))
                let (alpha, beta) = (u - column, v - row)
                let (left, top) = (Int(column), Int(row))
                for channel in 0..<source.channels {
                    func pixel(_ dy: Int, _ dx: Int) -> Float {
                        Float(sample(source, top + dy, left + dx, channel).double)
                    }
                    let upper = pixel(0, 0) + alpha * (pixel(0, 1) - pixel(0, 0))
                    let lower = pixel(1, 0) + alpha * (pixel(1, 1) - pixel(1, 0))
                    result[y, x, channel] = Element(saturated: upper + beta * (lower - upper))
                }
            }
        }
        return result
    }

    private func sample<Element>(_ source: Bitmap<Element>, _ row: Int, _ column: Int, _ channel: Int) -> Element {
        guard let v = border.index(row, source.height), let u = border.index(column, source.width) else {
            return Element(saturated: channel < fill.count ? fill[channel] : 0)
        }
        return source[v, u, channel]
    }
}
