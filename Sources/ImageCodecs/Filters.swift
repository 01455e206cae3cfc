import Glibc

/// `cv2.blur`, `cv2.GaussianBlur`, `cv2.medianBlur` and `cv2.filter2D`.
package enum Filters {
    /// Wider kernels are refused: no picture is that large.
    private static let largestKernel = 32767

    /// A separable kernel of 8-bit fixed-point weights that add up to 256; 8-bit pictures only.
    static func fixedGaussian(_ count: Int, sigma: Double) -> [Int] {
        let kernel = gaussian(count, sigma: sigma)
        let half = count / 2
        var weights = [Int](repeating: 0, count: count)
        var (error, sum) = (0.0, 0)
        for index in 0..<half {
            let wanted = kernel[index] * 256 + error
            let rounded = wanted.rounded(.toNearestOrEven)
            error = wanted - rounded
            weights[index] = Int(rounded)
            weights[count - 1 - index] = Int(rounded)
            sum += 2 * Int(rounded)
        }
        weights[half] = 256 - sum
        return weights
    }

    /// exp(-x² / 2σ²), normalised; without σ the small sizes have fixed kernels and the others 0.3((n-1)/2 - 1) + 0.8.
    static func gaussian(_ count: Int, sigma: Double) -> [Double] {
        if sigma <= 0 {
            switch count {
            case 1: return [1]
            case 3: return [0.25, 0.5, 0.25]
            case 5: return [0.0625, 0.25, 0.375, 0.25, 0.0625]
            case 7: return [0.03125, 0.109375, 0.21875, 0.28125, 0.21875, 0.109375, 0.03125]
            case 9: return [4, 13, 30, 51, 60, 51, 30, 13, 4].map { $0 / 256 }
            default: break
            }
        }
        let width = sigma > 0 ? sigma : 0.3 * (Double(count - 1) * 0.5 - 1) + 0.8
        let values = (0..<count).map { index in
            let x = Double(index) - Double(count - 1) * 0.5
            return exp(-0.5 / (width * width) * x * x)
        }
        let sum = values.reduce(0, +)
        // A width so small that its square vanishes leaves the middle alone.
        guard sum.isFinite, sum > 0 else { return (0..<count).map { $0 == count / 2 ? 1 : 0 } }
        return values.map { $0 / sum }
    }

    /// Sizes from σ where they are not given: 6σ (8σ for wider samples) rounded, made odd.
    package static func gaussianSize(_ given: Int, sigma: Double, isByte: Bool) throws(ImageError) -> Int {
        if given > 0 {
            guard given % 2 == 1, given <= largestKernel else {
                throw .invalidArgument("ksize.width > 0 && ksize.width % 2 == 1")
            }
            return given
        }
        guard sigma > 0, sigma < 4000 else { throw .invalidArgument("ksize.width > 0 && ksize.width % 2 == 1") }
        return Int((sigma * (isByte ? 3 : 4) * 2 + 1).rounded(.toNearestOrEven)) | 1
    }

    package static func gaussianBlur<Element>(
        _ source: Bitmap<Element>, size: (y: Int, x: Int), sigma: (y: Double, x: Double), border: Border
    ) throws(ImageError) -> Bitmap<Element> {
        guard border != .constant || source.isEmpty else { throw .invalidArgument("borderType") }
        if let bytes = source as? Bitmap<UInt8> {
            let across = fixedGaussian(size.x, sigma: sigma.x)
            let down = fixedGaussian(size.y, sigma: sigma.y)
            return try separate(bytes, across, down, border) as! Bitmap<Element>
        }
        let (across, down) = (gaussian(size.x, sigma: sigma.x), gaussian(size.y, sigma: sigma.y))
        return try separate(source, across, down, border)
    }

    /// Row sums have 8 fractional bits, column sums 16, rounded half up.
    private static func separate(
        _ source: Bitmap<UInt8>, _ across: [Int], _ down: [Int], _ border: Border
    ) throws(ImageError) -> Bitmap<UInt8> {
        let (length, channels) = (source.rowLength, source.channels)
        var result = source
        guard !source.isEmpty else { return result }
        var rows = [Int32](repeating: 0, count: source.samples.count)
        var padded = [Int32](repeating: 0, count: length + (across.count - 1) * channels)
        let columns = paddedColumns(source.width, across.count, border)
        for y in 0..<source.height {
            let start = y * length
            for (x, column) in columns.enumerated() {
                for channel in 0..<channels {
                    padded[x * channels + channel] =
                        column < 0 ? 0 : Int32(source.samples[start + column * channels + channel])
                }
            }
            rows.withUnsafeMutableBufferPointer { rows in
                padded.withUnsafeBufferPointer { padded in
                    for (tap, weight) in across.enumerated() {
                        let (shift, weight) = (tap * channels, Int32(truncatingIfNeeded: weight))
                        for i in 0..<length { rows[start + i] &+= weight &* padded[shift + i] }
                    }
                    for i in 0..<length { rows[start + i] = min(rows[start + i], 65535) }
                }
            }
        }
        var sums = [Int32](repeating: 0, count: length)
        for y in 0..<source.height {
            let taps = down.indices.map { border.index(y + $0 - down.count / 2, source.height) ?? 0 }
            sums.withUnsafeMutableBufferPointer { sums in
                rows.withUnsafeBufferPointer { rows in
                    for i in 0..<length { sums[i] = 1 << 15 }
                    for (tap, v) in taps.enumerated() {
                        let (start, weight) = (v * length, Int32(truncatingIfNeeded: down[tap]))
                        for i in 0..<length { sums[i] &+= weight &* rows[start + i] }
                    }
                }
                result.samples.withUnsafeMutableBufferPointer { samples in
                    for i in 0..<length {
                        samples[y * length + i] = UInt8(truncatingIfNeeded: min(max(sums[i] >> 16, 0), 255))
                    }
                }
            }
        }
        return result
    }

    /// The column that stands for each of a row with `taps - 1` more on both sides together; -1 for the constant.
    private static func paddedColumns(_ width: Int, _ taps: Int, _ border: Border) -> [Int] {
        (0..<(width + taps - 1)).map { border.index($0 - taps / 2, width) ?? -1 }
    }

    private static func separate<Element>(
        _ source: Bitmap<Element>, _ across: [Double], _ down: [Double], _ border: Border
    ) throws(ImageError) -> Bitmap<Element> {
        var result = source
        let (length, channels) = (source.rowLength, source.channels)
        guard !source.isEmpty else { return result }
        var rows = [Double](repeating: 0, count: source.samples.count)
        let columns = paddedColumns(source.width, across.count, border)
        var padded = [Double](repeating: 0, count: columns.count * channels)
        for y in 0..<source.height {
            pad(source, y, columns, &padded)
            for (tap, weight) in across.enumerated() {
                for i in 0..<length { rows[y * length + i] += weight * padded[tap * channels + i] }
            }
        }
        for y in 0..<source.height {
            let taps = down.indices.map { border.index(y + $0 - down.count / 2, source.height) ?? 0 }
            var sums = [Double](repeating: 0, count: length)
            for (tap, v) in taps.enumerated() {
                for i in 0..<length { sums[i] += down[tap] * rows[v * length + i] }
            }
            for i in 0..<length { result.samples[y * length + i] = Element(saturated: sums[i]) }
        }
        return result
    }

    /// A row of the picture with its neighbours at both ends, as numbers.
    private static func pad<Element>(_ source: Bitmap<Element>, _ y: Int, _ columns: [Int], _ padded: inout [Double]) {
        let channels = source.channels
        for (x, column) in columns.enumerated() {
            for channel in 0..<channels {
                padded[x * channels + channel] = column < 0 ? 0 : source[y, column, channel].double
            }
        }
    }

    /// The mean of a window, or its sum.
    package static func box<Element>(
        _ source: Bitmap<Element>, size: (y: Int, x: Int), border: Border, normalized: Bool
    ) throws(ImageError) -> Bitmap<Element> {
        guard (1...largestKernel).contains(size.x), (1...largestKernel).contains(size.y) else {
            throw .invalidArgument("ksize.width > 0 && ksize.height > 0")
        }
        let weights = [Double](repeating: 1, count: size.x * size.y)
        let area = size.x * size.y
        if normalized, Element.self == UInt8.self, area <= 256 {
            // Division by a product with a 23-bit reciprocal, rounded to whole or up with a larger bias.
            let exact = Double(1 << 23) / Double(area)
            let roundsUp = exact - exact.rounded(.down) >= 0.5
            let reciprocal = Int(exact) + (roundsUp ? 1 : 0)
            let bias = area / 2 + (roundsUp ? 0 : 1)
            return try correlate(source, weights, size: size, border: border) { sum in
                Element(saturated: Double(((Int(sum) + bias) * reciprocal) >> 23))
            }
        }
        let scale = normalized ? 1 / Double(area) : 1
        return try correlate(source, weights, size: size, border: border) { Element(saturated: $0 * scale) }
    }

    /// Correlation with any kernel, anchored at its middle; `finish` makes samples of the sums.
    package static func correlate<Element>(
        _ source: Bitmap<Element>, _ kernel: [Double], size: (y: Int, x: Int), border: Border,
        finish: (Double) -> Element
    ) throws(ImageError) -> Bitmap<Element> {
        guard (1...largestKernel).contains(size.y), (1...largestKernel).contains(size.x),
            kernel.count == size.y * size.x
        else { throw .invalidArgument("kernel") }
        var result = source
        let (length, channels) = (source.rowLength, source.channels)
        guard !source.isEmpty else { return result }
        let columns = paddedColumns(source.width, size.x, border)
        let stride = columns.count * channels
        var padded = [Double](repeating: 0, count: stride * source.height)
        var row = [Double](repeating: 0, count: stride)
        for y in 0..<source.height {
            pad(source, y, columns, &row)
            for i in 0..<stride { padded[y * stride + i] = row[i] }
        }
        var sums = [Double](repeating: 0, count: length)
        for y in 0..<source.height {
            for i in 0..<length { sums[i] = 0 }
            for v in 0..<size.y {
                guard let row = border.index(y + v - size.y / 2, source.height) else { continue }
                for u in 0..<size.x {
                    let (weight, start) = (kernel[v * size.x + u], row * stride + u * channels)
                    sums.withUnsafeMutableBufferPointer { sums in
                        padded.withUnsafeBufferPointer { padded in
                            for i in 0..<length { sums[i] += weight * padded[start + i] }
                        }
                    }
                }
            }
            for i in 0..<length { result.samples[y * length + i] = finish(sums[i]) }
        }
        return result
    }

    /// The middle value of a square window; the edge is repeated outside.
    package static func median<Element>(_ source: Bitmap<Element>, size: Int) throws(ImageError) -> Bitmap<Element> {
        guard (1...255).contains(size), size % 2 == 1 else { throw .invalidArgument("(ksize % 2 == 1)") }
        if let bytes = source as? Bitmap<UInt8> { return median(bytes, size: size) as! Bitmap<Element> }
        var result = source
        var window: [Element] = []
        for y in 0..<source.height {
            for x in 0..<source.width {
                for channel in 0..<source.channels {
                    window.removeAll(keepingCapacity: true)
                    for v in (y - size / 2)...(y + size / 2) {
                        for u in (x - size / 2)...(x + size / 2) {
                            window.append(
                                source[min(max(v, 0), source.height - 1), min(max(u, 0), source.width - 1), channel])
                        }
                    }
                    window.sort()
                    result[y, x, channel] = window[window.count / 2]
                }
            }
        }
        return result
    }

    /// By a histogram that moves along the row (Huang, Yang and Tang 1979).
    private static func median(_ source: Bitmap<UInt8>, size: Int) -> Bitmap<UInt8> {
        var result = source
        let (height, width, channels, half) = (source.height, source.width, source.channels, size / 2)
        let middle = Int32(size * size / 2)
        var counts = [Int32](repeating: 0, count: 256)
        for channel in 0..<channels {
            for y in 0..<height {
                let rows = (y - half...y + half).map { min(max($0, 0), height - 1) * width }
                for i in 0..<256 { counts[i] = 0 }
                source.samples.withUnsafeBufferPointer { samples in
                    result.samples.withUnsafeMutableBufferPointer { target in
                        counts.withUnsafeMutableBufferPointer { counts in
                            // `below` counts the samples under `value`, the median of the last window.
                            var (value, below) = (0, Int32(0))
                            func change(_ column: Int, by step: Int32) {
                                let u = min(max(column, 0), width - 1)
                                for row in rows {
                                    let sample = Int(samples[(row + u) * channels + channel])
                                    counts[sample] &+= step
                                    if sample < value { below &+= step }
                                }
                            }
                            for u in -half...half { change(u, by: 1) }
                            for x in 0..<width {
                                while below > middle {
                                    value -= 1
                                    below &-= counts[value]
                                }
                                while below &+ counts[value] <= middle {
                                    below &+= counts[value]
                                    value += 1
                                }
                                target[(y * width + x) * channels + channel] = UInt8(truncatingIfNeeded: value)
                                change(x - half, by: -1)
                                change(x + half + 1, by: 1)
                            }
                        }
                    }
                }
            }
        }
        return result
    }

    /// The smallest or largest value under the set cells of a kernel; what lies outside never wins.
    package static func rank<Element>(
        _ source: Bitmap<Element>, _ kernel: [Bool], size: (y: Int, x: Int), largest: Bool
    ) throws(ImageError) -> Bitmap<Element> {
        guard (1...largestKernel).contains(size.y), (1...largestKernel).contains(size.x),
            kernel.count == size.y * size.x
        else { throw .invalidArgument("kernel") }
        let anchor = (size.y / 2) * size.x + size.x / 2
        guard kernel[anchor] else { return rankWithoutAnchor(source, kernel, size: size, largest: largest) }
        var result = source
        let (length, width, channels) = (source.rowLength, source.width, source.channels)
        source.samples.withUnsafeBufferPointer { samples in
            result.samples.withUnsafeMutableBufferPointer { target in
                for y in 0..<source.height {
                    for v in 0..<size.y {
                        let row = y + v - size.y / 2
                        guard row >= 0, row < source.height else { continue }
                        for u in 0..<size.x where kernel[v * size.x + u] {
                            let shift = u - size.x / 2
                            let (first, last) = (max(0, -shift), min(width, width - shift))
                            guard first < last else { continue }
                            let from = row * length + shift * channels
                            for i in first * channels..<last * channels {
                                let (value, best) = (samples[from + i], target[y * length + i])
                                target[y * length + i] = largest ? max(value, best) : min(value, best)
                            }
                        }
                    }
                }
            }
        }
        return result
    }

    private static func rankWithoutAnchor<Element>(
        _ source: Bitmap<Element>, _ kernel: [Bool], size: (y: Int, x: Int), largest: Bool
    ) -> Bitmap<Element> {
        var result = source
        for y in 0..<source.height {
            for x in 0..<source.width {
                for channel in 0..<source.channels {
                    var best: Element?
                    for v in 0..<size.y {
                        for u in 0..<size.x where kernel[v * size.x + u] {
                            let (row, column) = (y + v - size.y / 2, x + u - size.x / 2)
                            guard row >= 0, row < source.height, column >= 0, column < source.width else { continue }
                            let value = source[row, column, channel]
                            best = best.map { largest ? max($0, value) : min($0, value) } ?? value
                        }
                    }
                    if let best { result[y, x, channel] = best }
                }
            }
        }
        return result
    }
}
