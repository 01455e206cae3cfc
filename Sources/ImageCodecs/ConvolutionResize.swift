import Glibc

/// Pillow's `Image.resize`: a separable convolution whose kernel widens when the picture shrinks. 8-bit samples go through
/// 22-bit fixed-point weights, others through `Double`.
package struct ConvolutionResize: Sendable {
    /// Pillow's numbers of the filters.
    package enum Filter: Int, Sendable {
        case nearest = 0
        case lanczos = 1
        case bilinear = 2
        case bicubic = 3
        case box = 4
        case hamming = 5

        var support: Double {
            switch self {
            case .nearest, .box: 0.5
            case .bilinear, .hamming: 1
            case .bicubic: 2
            case .lanczos: 3
            }
        }

        func weight(_ position: Double) -> Double {
            let x = abs(position)
            switch self {
            case .nearest, .box: return position > -0.5 && position <= 0.5 ? 1 : 0
            case .bilinear: return x < 1 ? 1 - x : 0
            case .hamming:
                if x == 0 { return 1 }
                if x >= 1 { return 0 }
                return sin(x * .pi) / (x * .pi) * (0.54 + 0.46 * cos(x * .pi))
            case .bicubic:
                let a = -0.5
                if x < 1 { return ((a + 2) * x - (a + 3)) * x * x + 1 }
                return x < 2 ? (((x - 5) * x + 8) * x - 4) * a : 0
            case .lanczos: return position >= -3 && position < 3 ? sinc(position) * sinc(position / 3) : 0
            }
        }

        private func sinc(_ x: Double) -> Double { x == 0 ? 1 : sin(x * .pi) / (x * .pi) }
    }

    /// The rectangle of the source that is resized, in pixels.
    package struct Box: Sendable {
        let (x0, y0, x1, y1): (Double, Double, Double, Double)
        package init(x0: Double, y0: Double, x1: Double, y1: Double) {
            (self.x0, self.y0, self.x1, self.y1) = (x0, y0, x1, y1)
        }
    }

    let height: Int
    let width: Int
    let filter: Filter
    let box: Box

    package init(
        source: (height: Int, width: Int), size: (height: Int, width: Int), filter: Filter, box: Box?
    ) throws(ImageError) {
        guard size.height > 0, size.width > 0 else { throw .invalidArgument("height and width must be > 0") }
        guard size.height <= 1 << 26, size.width <= 1 << 26 else { throw .outOfMemory }
        (height, width, self.filter) = (size.height, size.width, filter)
        self.box = box ?? Box(x0: 0, y0: 0, x1: Double(source.width), y1: Double(source.height))
        let area = self.box
        guard area.x0 >= 0, area.y0 >= 0 else { throw .invalidArgument("Box offset can't be negative") }
        guard area.x1 <= Double(source.width), area.y1 <= Double(source.height) else {
            throw .invalidArgument("Box can't exceed original image size")
        }
        guard area.x1 - area.x0 >= 0, area.y1 - area.y0 >= 0 else { throw .invalidArgument("Box can't be empty") }
    }

    package func apply<Element>(to source: Bitmap<Element>) throws(ImageError) -> Bitmap<Element> {
        guard filter != .nearest else { return try nearest(source) }
        let columns = kernels(width, source.width, box.x0, box.x1)
        let rows = kernels(height, source.height, box.y0, box.y1)
        let needsColumns = width != source.width || box.x0 != 0 || box.x1 != Double(width)
        let needsRows = height != source.height || box.y0 != 0 || box.y1 != Double(height)
        // 8-bit results are rounded between the passes, so their order shows: rows go first where that saves most.
        let saved = (y: source.height - height, x: source.width - width)
        let rowsFirst = needsRows && saved.y > 0 && saved.y > 2 * saved.x
        var result = source
        if rowsFirst { result = try convolveColumns(result, rows) }
        if needsColumns { result = try convolveRows(result, columns) }
        if needsRows, !rowsFirst { result = try convolveColumns(result, rows) }
        return result
    }

    private struct Kernel {
        let first: Int
        let weights: [Double]
    }

    private func kernels(_ count: Int, _ limit: Int, _ start: Double, _ end: Double) -> [Kernel] {
        let scale = (end - start) / Double(count)
        let widened = max(scale, 1)
        let support = filter.support * widened
        return (0..<count).map { target in
            let center = start + (Double(target) + 0.5) * scale
            let first = max(Int(center - support + 0.5), 0)
            let last = min(Int(center + support + 0.5), limit)
            var weights = (0..<max(last - first, 0)).map {
                filter.weight((Double($0 + first) - center + 0.5) * (1 / widened))
            }
            let sum = weights.reduce(0, +)
            if sum != 0 { weights = weights.map { $0 / sum } }
            return Kernel(first: first, weights: weights)
        }
    }

    /// Weights with 22 fractional bits: sums of 8-bit samples fit 32 bits.
    private func fixed(_ kernel: Kernel) -> [Int32] {
        kernel.weights.map { Int32(($0 * 4_194_304 + ($0 < 0 ? -0.5 : 0.5)).rounded(.towardZero)) }
    }

    /// Down the columns: of 8-bit samples row by row, of others through the transposed picture.
    private func convolveColumns<Element>(_ source: Bitmap<Element>, _ kernels: [Kernel]) throws(ImageError) -> Bitmap<
        Element
    > {
        guard let bytes = source as? Bitmap<UInt8> else {
            return try convolveRows(source.transposed(), kernels).transposed()
        }
        let length = source.rowLength
        var result = try Bitmap<UInt8>(height: kernels.count, width: source.width, channels: source.channels)
        var sums = [Int32](repeating: 0, count: length)
        for (y, kernel) in kernels.enumerated() {
            sums.withUnsafeMutableBufferPointer { sums in
                bytes.samples.withUnsafeBufferPointer { pixels in
                    for i in 0..<length { sums[i] = 1 << 21 }
                    for (tap, weight) in fixed(kernel).enumerated() {
                        let row = (kernel.first + tap) * length
                        for i in 0..<length { sums[i] &+= Int32(pixels[row + i]) &* weight }
                    }
                }
                result.samples.withUnsafeMutableBufferPointer { target in
                    for i in 0..<length {
                        target[y * length + i] = UInt8(truncatingIfNeeded: min(max(sums[i] >> 22, 0), 255))
                    }
                }
            }
        }
        return result as! Bitmap<Element>
    }

    private func convolveRows<Element>(_ source: Bitmap<Element>, _ kernels: [Kernel]) throws(ImageError) -> Bitmap<
        Element
    > {
        let channels = source.channels
        var result = try Bitmap<Element>(height: source.height, width: kernels.count, channels: channels)
        if let bytes = source as? Bitmap<UInt8> {
            let weights = kernels.map { fixed($0) }
            var target = [UInt8](repeating: 0, count: result.samples.count)
            bytes.samples.withUnsafeBufferPointer { pixels in
                var at = 0
                for y in 0..<source.height {
                    for (x, kernel) in kernels.enumerated() {
                        let base = y * source.rowLength + kernel.first * channels
                        weights[x].withUnsafeBufferPointer { row in
                            for channel in 0..<channels {
                                var sum: Int32 = 1 << 21
                                for tap in 0..<row.count {
                                    sum &+= Int32(pixels[base + tap * channels + channel]) &* row[tap]
                                }
                                target[at] = UInt8(truncatingIfNeeded: min(max(sum >> 22, 0), 255))
                                at += 1
                            }
                        }
                    }
                }
            }
            return try Bitmap<UInt8>(height: source.height, width: kernels.count, channels: channels, samples: target)
                as! Bitmap<Element>
        }
        for y in 0..<source.height {
            for (x, kernel) in kernels.enumerated() {
                for channel in 0..<channels {
                    var sum = 0.0
                    for (tap, weight) in kernel.weights.enumerated() {
                        sum += source[y, kernel.first + tap, channel].double * weight
                    }
                    result[y, x, channel] = Element(saturated: Element.isInteger ? (sum + 0.5).rounded(.down) : sum)
                }
            }
        }
        return result
    }

    /// The pixel under each target pixel's centre; the coordinate grows by repeated addition.
    private func nearest<Element>(_ source: Bitmap<Element>) throws(ImageError) -> Bitmap<Element> {
        func indices(_ count: Int, _ limit: Int, _ start: Double, _ end: Double) -> [Int] {
            let step = (end - start) / Double(count)
            var position = start + step * 0.5
            return (0..<count).map { _ in
                defer { position += step }
                return min(max(Int(position), 0), limit - 1)
            }
        }
        let columns = indices(width, source.width, box.x0, box.x1)
        let rows = indices(height, source.height, box.y0, box.y1)
        var result = try Bitmap<Element>(height: height, width: width, channels: source.channels)
        for (y, row) in rows.enumerated() {
            for (x, column) in columns.enumerated() {
                for channel in 0..<source.channels { result[y, x, channel] = source[row, column, channel] }
            }
        }
        return result
    }
}

extension Bitmap<UInt8> {
    /// Colours multiplied by the alpha in the last channel, with Pillow's rounding; or divided by it again.
    package func premultiplied(_ forward: Bool) throws(ImageError) -> Bitmap<UInt8> {
        let last = channels - 1
        return try mapPixels(channels: channels, to: UInt8.self) { source, target in
            let alpha = Int(source[last])
            for channel in 0..<last {
                let value = Int(source[channel])
                if forward {
                    let product = value * alpha + 128
                    target[channel] = UInt8(truncatingIfNeeded: (product >> 8 + product) >> 8)
                } else {
                    target[channel] =
                        alpha == 0 || alpha == 255 ? source[channel] : UInt8(saturated: 255 * value / alpha)
                }
            }
            target[last] = source[last]
        }
    }

    /// Pillow's `Image.reduce`: means of blocks, the last ones of what is left.
    package func reduced(byY stepY: Int, byX stepX: Int) throws(ImageError) -> Bitmap<UInt8> {
        guard stepX > 0, stepY > 0, stepX <= 1 << 31, stepY <= 1 << 31 else {
            throw .invalidArgument("scale must be > 0")
        }
        var result = try Bitmap(
            height: (height + stepY - 1) / stepY, width: (width + stepX - 1) / stepX, channels: channels)
        for y in 0..<result.height {
            let rows = (y * stepY)..<min((y + 1) * stepY, height)
            for x in 0..<result.width {
                let columns = (x * stepX)..<min((x + 1) * stepX, width)
                let count = rows.count * columns.count
                let multiplier = Int(4_294_967_296.0 / Double(256 * count))
                for channel in 0..<channels {
                    var sum = count / 2
                    for v in rows { for u in columns { sum += Int(self[v, u, channel]) } }
                    result[y, x, channel] = UInt8(truncatingIfNeeded: (sum * multiplier) >> 24)
                }
            }
        }
        return result
    }
}
