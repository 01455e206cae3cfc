/// `cv2.resize`: geometry, weights and rounding as OpenCV computes them.
package struct Resize: Sendable {
    package enum Interpolation: Int, Sendable {
        case nearest = 0
        case linear = 1
        case cubic = 2
        case area = 3
        case lanczos = 4
        case linearExact = 5
        case nearestExact = 6
    }

    let height: Int
    let width: Int
    /// Source pixels per target pixel.
    let scaleY: Double
    let scaleX: Double
    let interpolation: Interpolation

    /// `size` nil or empty: the factors give the size, rounded half to even.
    package init(
        source: (height: Int, width: Int), size: (height: Int, width: Int)?, factors: (y: Double, x: Double),
        interpolation: Interpolation
    ) throws(ImageError) {
        self.interpolation = interpolation
        guard source.height > 0, source.width > 0 else { throw .invalidArgument("!ssize.empty()") }
        if let size, size.height > 0, size.width > 0 {
            guard size.height <= 1 << 26, size.width <= 1 << 26 else { throw .outOfMemory }
            (height, width) = size
            scaleY = 1 / (Double(height) / Double(source.height))
            scaleX = 1 / (Double(width) / Double(source.width))
            return
        }
        guard factors.x > 0 else { throw .invalidArgument("inv_scale_x > 0") }
        guard factors.y > 0 else { throw .invalidArgument("inv_scale_y > 0") }
        let wanted = (
            y: (Double(source.height) * factors.y).rounded(.toNearestOrEven),
            x: (Double(source.width) * factors.x).rounded(.toNearestOrEven)
        )
        guard wanted.x >= 1, wanted.y >= 1 else { throw .invalidArgument("!dsize.empty()") }
        guard wanted.x <= 67_108_864, wanted.y <= 67_108_864 else { throw .outOfMemory }
        (height, width) = (Int(wanted.y), Int(wanted.x))
        (scaleY, scaleX) = (1 / factors.y, 1 / factors.x)
    }

    package func apply<Element>(to source: Bitmap<Element>) throws(ImageError) -> Bitmap<Element> {
        if height == source.height, width == source.width { return source }
        let isWhole = isWholeNumber(scaleX) && isWholeNumber(scaleY)
        let isHalving = isWhole && scaleX.rounded() == 2 && scaleY.rounded() == 2
        switch interpolation {
        case .nearest, .nearestExact: return try nearest(source)
        case .area where scaleX >= 1 && scaleY >= 1: return isWhole ? try wholeArea(source) : try area(source)
        case .linear where isHalving: return try wholeArea(source)
        case .linear, .area: return try linear(source)
        case .linearExact: return try ExactLinearResize.apply(self, to: source)
        case .cubic, .lanczos: return try convolve(source)
        }
    }

    private func isWholeNumber(_ scale: Double) -> Bool {
        abs(scale - scale.rounded(.toNearestOrEven)) < Double.ulpOfOne
    }

    // MARK: Nearest

    private func nearest<Element>(_ source: Bitmap<Element>) throws(ImageError) -> Bitmap<Element> {
        let columns = nearestIndices(width, source.width, scaleX)
        let rows = nearestIndices(height, source.height, scaleY)
        var result = try Bitmap<Element>(height: height, width: width, channels: source.channels)
        let channels = source.channels
        source.samples.withUnsafeBufferPointer { from in
            result.samples.withUnsafeMutableBufferPointer { to in
                var target = 0
                for row in rows {
                    for column in columns {
                        let pixel = row * source.rowLength + column * channels
                        for channel in 0..<channels {
                            to[target] = from[pixel + channel]
                            target += 1
                        }
                    }
                }
            }
        }
        return result
    }

    /// The exact form works in 16-bit fixed point from the pixel's centre.
    private func nearestIndices(_ count: Int, _ limit: Int, _ scale: Double) -> [Int] {
        if interpolation == .nearestExact {
            let step = ((limit << 16) + count / 2) / count
            let start = step / 2
            return (0..<count).map { min((step * $0 + start) >> 16, limit - 1) }
        }
        return (0..<count).map { min(Int((Double($0) * scale).rounded(.down)), limit - 1) }
    }

    // MARK: Area

    /// Both factors are whole: the mean of blocks. Integer sums are exact; 8-bit 2 by 2 blocks round half up.
    private func wholeArea<Element>(_ source: Bitmap<Element>) throws(ImageError) -> Bitmap<Element> {
        let (stepY, stepX) = (Int(scaleY.rounded()), Int(scaleX.rounded()))
        var result = try Bitmap<Element>(height: height, width: width, channels: source.channels)
        let factor = 1 / Float(stepX * stepY)
        let halfUp = Element.isInteger && stepX == 2 && stepY == 2
        for y in 0..<height {
            for x in 0..<width {
                for channel in 0..<source.channels {
                    var sum = 0.0
                    var count = 0
                    for v in (y * stepY)..<min((y + 1) * stepY, source.height) {
                        for u in (x * stepX)..<min((x + 1) * stepX, source.width) {
                            sum += source[v, u, channel].double
                            count += 1
                        }
                    }
                    if count < stepX * stepY {
                        result[y, x, channel] = Element(saturated: Float(sum) / Float(max(count, 1)))
                    } else if halfUp {
                        result[y, x, channel] = Element(saturated: ((sum + 2) / 4).rounded(.down))
                    } else if Element.self == Double.self {
                        result[y, x, channel] = Element(saturated: sum * (1 / Double(stepX * stepY)))
                    } else {
                        result[y, x, channel] = Element(saturated: Float(sum) * factor)
                    }
                }
            }
        }
        return result
    }

    /// One source index with its share of a target pixel.
    private struct Share {
        let target: Int
        let source: Int
        let weight: Float
    }

    /// Which source cells a target cell covers, and by how much; slivers below a thousandth are dropped.
    private func shares(_ count: Int, _ limit: Int, _ scale: Double) -> [Share] {
        var table: [Share] = []
        for target in 0..<count {
            let start = Double(target) * scale
            let end = start + scale
            let cell = min(scale, Double(limit) - start)
            let last = min(Int(end.rounded(.down)), limit - 1)
            let first = min(Int(start.rounded(.up)), last)
            if Double(first) - start > 1e-3, first > 0 {
                table.append(Share(target: target, source: first - 1, weight: Float((Double(first) - start) / cell)))
            }
            for source in first..<max(last, first) {
                table.append(Share(target: target, source: source, weight: Float(1 / cell)))
            }
            if end - Double(last) > 1e-3 {
                let weight = Float(min(min(end - Double(last), 1), cell) / cell)
                table.append(Share(target: target, source: last, weight: weight))
            }
        }
        return table
    }

    private func area<Element>(_ source: Bitmap<Element>) throws(ImageError) -> Bitmap<Element> {
        if Element.self == Double.self { return try area(source, in: Double.self) }
        return try area(source, in: Float.self)
    }

    private func area<Element, Work: Sample & BinaryFloatingPoint>(
        _ source: Bitmap<Element>, in type: Work.Type
    ) throws(ImageError) -> Bitmap<Element> {
        let (columns, rows) = (shares(width, source.width, scaleX), shares(height, source.height, scaleY))
        var result = try Bitmap<Element>(height: height, width: width, channels: source.channels)
        let channels = source.channels
        var sums = [Work](repeating: 0, count: width * channels)
        var line = sums
        var current = 0
        func flush(_ row: Int) {
            for x in sums.indices { result.samples[row * width * channels + x] = Element(saturated: sums[x].double) }
        }
        for share in rows {
            for x in line.indices { line[x] = 0 }
            for column in columns {
                for channel in 0..<channels {
                    let value = Work(source[share.source, column.source, channel].double)
                    line[column.target * channels + channel] += value * Work(column.weight)
                }
            }
            let weight = Work(share.weight)
            if share.target != current {
                flush(current)
                for x in sums.indices { sums[x] = weight * line[x] }
                current = share.target
            } else {
                for x in sums.indices { sums[x] += weight * line[x] }
            }
        }
        flush(current)
        return result
    }

    // MARK: Linear

    /// Left source index and the fraction towards the next one.
    struct Position {
        let index: Int
        let fraction: Float
    }

    /// Coordinates are rounded to `Float` first. Horizontally a clamped coordinate loses its fraction; vertically only the
    /// row numbers are clamped, later.
    private func positions(_ count: Int, _ limit: Int, _ scale: Double, clamped: Bool) -> [Position] {
        (0..<count).map { target in
            var index: Int
            var fraction: Float
            if interpolation == .area {
                index = Int((Double(target) * scale).rounded(.down))
                fraction = Float(Double(target + 1) - Double(index + 1) * (1 / scale))
                fraction = fraction <= 0 ? 0 : fraction - fraction.rounded(.down)
            } else {
                let coordinate = Float((Double(target) + 0.5) * scale - 0.5)
                index = Int(coordinate.rounded(.down))
                fraction = coordinate - Float(index)
            }
            if clamped, index < 0 { (index, fraction) = (0, 0) }
            if clamped, index >= limit - 1 { (index, fraction) = (limit - 1, 0) }
            return Position(index: index, fraction: fraction)
        }
    }

    private func linear<Element>(_ source: Bitmap<Element>) throws(ImageError) -> Bitmap<Element> {
        if let bytes = source as? Bitmap<UInt8> { return try linearBytes(bytes) as! Bitmap<Element> }
        if Element.self == Double.self { return try linearDoubles(source) }
        let columns = positions(width, source.width, scaleX, clamped: true)
        let rows = positions(height, source.height, scaleY, clamped: false)
        var result = try Bitmap<Element>(height: height, width: width, channels: source.channels)
        let channels = source.channels
        func interpolateRow(_ row: Int) -> [Float] {
            var line = [Float](repeating: 0, count: width * channels)
            for (x, column) in columns.enumerated() {
                let next = min(column.index + 1, source.width - 1)
                for channel in 0..<channels {
                    let (left, right) = (source[row, column.index, channel], source[row, next, channel])
                    line[x * channels + channel] =
                        Float(left.double) * (1 - column.fraction) + Float(right.double) * column.fraction
                }
            }
            return line
        }
        var cached: (upper: Int, lower: Int, first: [Float], second: [Float]) = (-1, -1, [], [])
        for (y, row) in rows.enumerated() {
            let upper = min(max(row.index, 0), source.height - 1)
            let lower = min(max(row.index + 1, 0), source.height - 1)
            if cached.upper != upper || cached.lower != lower {
                let first = cached.lower == upper ? cached.second : interpolateRow(upper)
                cached = (upper, lower, first, lower == upper ? first : interpolateRow(lower))
            }
            let (near, far) = (1 - row.fraction, row.fraction)
            for x in 0..<(width * channels) {
                let value = cached.first[x] * near + cached.second[x] * far
                result.samples[y * width * channels + x] = Element(saturated: value)
            }
        }
        return result
    }

    /// Weights have 11 bits; row sums lose 4 bits, products 16, and the last 2 are rounded away.
    private func linearBytes(_ source: Bitmap<UInt8>) throws(ImageError) -> Bitmap<UInt8> {
        let columns = positions(width, source.width, scaleX, clamped: true)
        let rows = positions(height, source.height, scaleY, clamped: false)
        let channels = source.channels
        var result = try Bitmap<UInt8>(height: height, width: width, channels: channels)
        let length = width * channels
        var offsets = [Int32](repeating: 0, count: 2 * length)
        var weights = [Int32](repeating: 0, count: 2 * length)
        for (x, column) in columns.enumerated() {
            let next = min(column.index + 1, source.width - 1)
            for channel in 0..<channels {
                let at = 2 * (x * channels + channel)
                offsets[at] = Int32(column.index * channels + channel)
                offsets[at + 1] = Int32(next * channels + channel)
                weights[at] = Int32(((1 - column.fraction) * 2048).rounded(.toNearestOrEven))
                weights[at + 1] = Int32((column.fraction * 2048).rounded(.toNearestOrEven))
            }
        }
        var lines = [[Int32]](repeating: [Int32](repeating: 0, count: length), count: 2)
        var lineRows = [-1, -1]
        source.samples.withUnsafeBufferPointer { pixels in
            func load(_ row: Int, into slot: Int) {
                lineRows[slot] = row
                let base = row * source.rowLength
                lines[slot].withUnsafeMutableBufferPointer { line in
                    offsets.withUnsafeBufferPointer { offsets in
                        weights.withUnsafeBufferPointer { weights in
                            for x in 0..<length {
                                line[x] =
                                    Int32(pixels[base + Int(offsets[2 * x])]) &* weights[2 * x]
                                    &+ Int32(pixels[base + Int(offsets[2 * x + 1])]) &* weights[2 * x + 1]
                            }
                        }
                    }
                }
            }
            for (y, row) in rows.enumerated() {
                let upper = min(max(row.index, 0), source.height - 1)
                let lower = min(max(row.index + 1, 0), source.height - 1)
                if lineRows[0] != upper {
                    if lineRows[1] == upper {
                        lines.swapAt(0, 1)
                        lineRows.swapAt(0, 1)
                    } else {
                        load(upper, into: 0)
                    }
                }
                if lineRows[1] != lower { load(lower, into: 1) }
                let near = Int32(((1 - row.fraction) * 2048).rounded(.toNearestOrEven))
                let far = Int32((row.fraction * 2048).rounded(.toNearestOrEven))
                result.samples.withUnsafeMutableBufferPointer { target in
                    lines[0].withUnsafeBufferPointer { first in
                        lines[1].withUnsafeBufferPointer { second in
                            for x in 0..<length {
                                let sum = (near &* (first[x] >> 4)) >> 16 &+ (far &* (second[x] >> 4)) >> 16
                                target[y * length + x] = UInt8(truncatingIfNeeded: min(max((sum &+ 2) >> 2, 0), 255))
                            }
                        }
                    }
                }
            }
        }
        return result
    }

    /// Double precision throughout, columns first, both directions clamped.
    private func linearDoubles<Element>(_ source: Bitmap<Element>) throws(ImageError) -> Bitmap<Element> {
        func positions(_ count: Int, _ limit: Int) -> [(index: Int, fraction: Double)] {
            (0..<count).map { target in
                let coordinate = (Double(target) + 0.5) * (Double(limit) / Double(count)) - 0.5
                let index = coordinate.rounded(.down)
                if index < 0 { return (0, 0) }
                if Int(index) >= limit - 1 { return (limit - 1, 0) }
                return (Int(index), coordinate - index)
            }
        }
        let (columns, rows) = (positions(width, source.width), positions(height, source.height))
        var result = try Bitmap<Element>(height: height, width: width, channels: source.channels)
        for (y, row) in rows.enumerated() {
            let lower = min(row.index + 1, source.height - 1)
            for (x, column) in columns.enumerated() {
                let next = min(column.index + 1, source.width - 1)
                for channel in 0..<source.channels {
                    func across(_ v: Int) -> Double {
                        let left = source[v, column.index, channel].double
                        return left + (source[v, next, channel].double - left) * column.fraction
                    }
                    let top = across(row.index)
                    result[y, x, channel] = Element(saturated: top + (across(lower) - top) * row.fraction)
                }
            }
        }
        return result
    }

    // MARK: Cubic and Lanczos

    private struct Taps {
        let first: Int
        let weights: [Float]
    }

    private func taps(_ count: Int, _ scale: Double) -> [Taps] {
        (0..<count).map { target in
            let coordinate = Float((Double(target) + 0.5) * scale - 0.5)
            let index = coordinate.rounded(.down)
            let fraction = coordinate - index
            return interpolation == .cubic
                ? Taps(first: Int(index) - 1, weights: Self.cubicWeights(fraction))
                : Taps(first: Int(index) - 3, weights: Self.lanczosWeights(fraction))
        }
    }

    /// Keys' cubic with a = -0.75.
    static func cubicWeights(_ x: Float) -> [Float] {
        let a: Float = -0.75
        let w0 = ((a * (x + 1) - 5 * a) * (x + 1) + 8 * a) * (x + 1) - 4 * a
        let w1 = ((a + 2) * x - (a + 3)) * x * x + 1
        let w2 = ((a + 2) * (1 - x) - (a + 3)) * (1 - x) * (1 - x) + 1
        return [w0, w1, w2, 1 - w0 - w1 - w2]
    }

    private func convolve<Element>(_ source: Bitmap<Element>) throws(ImageError) -> Bitmap<Element> {
        if let bytes = source as? Bitmap<UInt8> { return try convolveBytes(bytes) as! Bitmap<Element> }
        let (columns, rows) = (taps(width, scaleX), taps(height, scaleY))
        var result = try Bitmap<Element>(height: height, width: width, channels: source.channels)
        var lines: [Int: [Float]] = [:]
        for (y, row) in rows.enumerated() {
            let needed = row.weights.indices.map { min(max(row.first + $0, 0), source.height - 1) }
            lines = lines.filter { needed.contains($0.key) }
            for v in needed where lines[v] == nil { lines[v] = convolveRow(source, v, columns) }
            for x in 0..<(width * source.channels) {
                var sum: Float = 0
                for (tap, v) in needed.enumerated() { sum += (lines[v]?[x] ?? 0) * row.weights[tap] }
                result.samples[y * width * source.channels + x] = Element(saturated: sum)
            }
        }
        return result
    }

    private func convolveRow<Element>(_ source: Bitmap<Element>, _ row: Int, _ columns: [Taps]) -> [Float] {
        var line = [Float](repeating: 0, count: width * source.channels)
        for (x, column) in columns.enumerated() {
            for channel in 0..<source.channels {
                var sum: Float = 0
                for (tap, weight) in column.weights.enumerated() {
                    let u = min(max(column.first + tap, 0), source.width - 1)
                    sum += Float(source[row, u, channel].double) * weight
                }
                line[x * source.channels + channel] = sum
            }
        }
        return line
    }

    /// 11-bit weights and integer sums. Cubic columns are summed in `Float` in groups of eight samples, the rest in integers,
    /// as OpenCV's vector code does.
    private func convolveBytes(_ source: Bitmap<UInt8>) throws(ImageError) -> Bitmap<UInt8> {
        func quantised(_ taps: Taps) -> [Int32] {
            taps.weights.map { Int32(($0 * 2048).rounded(.toNearestOrEven)) }
        }
        let (columns, rows) = (taps(width, scaleX), taps(height, scaleY))
        let columnWeights = columns.map(quantised)
        let channels = source.channels
        let length = width * channels
        func line(_ v: Int) -> [Int32] {
            var line = [Int32](repeating: 0, count: length)
            for (x, column) in columns.enumerated() {
                let weights = columnWeights[x]
                for channel in 0..<channels {
                    var sum: Int32 = 0
                    for tap in weights.indices {
                        let u = min(max(column.first + tap, 0), source.width - 1)
                        sum &+= Int32(source[v, u, channel]) &* weights[tap]
                    }
                    line[x * channels + channel] = sum
                }
            }
            return line
        }
        var result = try Bitmap<UInt8>(height: height, width: width, channels: channels)
        var lines: [Int: [Int32]] = [:]
        let vectorised = interpolation == .cubic ? length / 8 * 8 : 0
        for (y, row) in rows.enumerated() {
            let weights = quantised(row)
            let scaled = weights.map { Float($0) * (1 / (2048 * 2048)) }
            let needed = weights.indices.map { min(max(row.first + $0, 0), source.height - 1) }
            lines = lines.filter { needed.contains($0.key) }
            for v in needed where lines[v] == nil { lines[v] = line(v) }
            let inputs = needed.compactMap { lines[$0] }
            for x in 0..<vectorised {
                var sum = Float(inputs[3][x]) * scaled[3]
                for tap in [2, 1, 0] { sum = Float(inputs[tap][x]) * scaled[tap] + sum }
                result.samples[y * length + x] = UInt8(saturated: sum)
            }
            for x in vectorised..<length {
                var sum: Int32 = 0
                for tap in weights.indices { sum &+= inputs[tap][x] &* weights[tap] }
                result.samples[y * length + x] = UInt8(saturated: Int((sum &+ 1 << 21) >> 22))
            }
        }
        return result
    }
}
