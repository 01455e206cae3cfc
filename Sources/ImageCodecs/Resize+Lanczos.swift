import Glibc

extension Resize {
    /// Eight Lanczos weights, normalised: sin(πt) sin(πt/4) over t², where the sines of the eight taps follow from the first by
    /// turns of 45 degrees.
    static func lanczosWeights(_ x: Float) -> [Float] {
        let s = 0.70710678118654752440084436210485
        let turns: [(Double, Double)] = [(1, 0), (-s, -s), (0, 1), (s, -s), (-1, 0), (s, s), (0, -1), (-s, s)]
        let start = -Double(x + 3) * Double.pi * 0.25
        let (sine, cosine) = (sin(start), cos(start))
        var weights = [Float](repeating: 0, count: 8)
        var sum: Float = 0
        for tap in 0..<8 {
            let distance = x + 3 - Float(tap)
            if abs(distance) >= 1e-6 {
                let angle = -Double(distance) * Double.pi * 0.25
                weights[tap] = Float((turns[tap].0 * sine + turns[tap].1 * cosine) / (angle * angle))
            } else {
                weights[tap] = 1e30
            }
            sum += weights[tap]
        }
        let factor = 1 / sum
        return weights.map { $0 * factor }
    }
}

/// `INTER_LINEAR_EXACT`: the same picture on every machine, from 16-bit fixed-point weights.
enum ExactLinearResize {
    static func apply<Element>(_ resize: Resize, to source: Bitmap<Element>) throws(ImageError) -> Bitmap<Element> {
        var result = try Bitmap<Element>(height: resize.height, width: resize.width, channels: source.channels)
        let columns = positions(resize.width, source.width, resize.scaleX)
        let rows = positions(resize.height, source.height, resize.scaleY)
        for (y, row) in rows.enumerated() {
            let lower = min(row.index + 1, source.height - 1)
            for (x, column) in columns.enumerated() {
                let next = min(column.index + 1, source.width - 1)
                for channel in 0..<source.channels {
                    func across(_ v: Int) -> Double {
                        source[v, column.index, channel].double * (1 - column.weight)
                            + source[v, next, channel].double * column.weight
                    }
                    let value = across(row.index) * (1 - row.weight) + across(lower) * row.weight
                    result[y, x, channel] = Element(
                        saturated: Element.isInteger ? (value + 0.5).rounded(.down) : value)
                }
            }
        }
        return result
    }

    /// The weight has 8 bits, rounded half up.
    private static func positions(_ count: Int, _ limit: Int, _ scale: Double) -> [(index: Int, weight: Double)] {
        (0..<count).map { target in
            let coordinate = (Double(target) + 0.5) * scale - 0.5
            let index = coordinate.rounded(.down)
            if index < 0 { return (0, 0) }
            if Int(index) >= limit - 1 { return (limit - 1, 0) }
            return (Int(index), ((coordinate - index) * 256).rounded(.toNearestOrEven) / 256)
        }
    }
}
