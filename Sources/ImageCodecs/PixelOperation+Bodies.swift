// Bodies of the operations in `PixelOperation.all` that work on every sample type: they unpack numbers and nothing else. They are
// called through a witness table, from where only code specialised here is fast.

/// Coordinates as wide as OpenCV's, so that sums and fixed-point products stay far from overflow.
private func limited(_ value: Int) -> Int { min(max(value, Int(Int32.min)), Int(Int32.max)) }
private func limitedPoint(_ x: Int, _ y: Int) -> Point { Point(limited(x), limited(y)) }
private func limitedThickness(_ thickness: Int) -> Int { min(max(thickness, -1), 32767) }
private func limitedShift(_ shift: Int) -> Int { min(max(shift, 0), 16) }

enum ResizeBody: GenericBody {
    @_specialize(where Element == UInt8)
    @_specialize(where Element == UInt16)
    @_specialize(where Element == Float)
    @_specialize(where Element == Double)
    static func run<Element: Sample>(
        _ bitmap: Bitmap<Element>, _ whole: [Int], _ numbers: [Double]
    ) throws(ImageError) -> Bitmap<Element> {
        let wanted = whole[0] > 0 && whole[1] > 0 ? (whole[0], whole[1]) : nil
        guard let interpolation = Resize.Interpolation(rawValue: whole[2]) else {
            throw .invalidArgument("interpolation")
        }
        return try Resize(
            source: (bitmap.height, bitmap.width), size: wanted, factors: (numbers[0], numbers[1]),
            interpolation: interpolation
        ).apply(to: bitmap)
    }
}

enum PillowResizeBody: GenericBody {
    @_specialize(where Element == UInt8)
    @_specialize(where Element == UInt16)
    @_specialize(where Element == Float)
    @_specialize(where Element == Double)
    static func run<Element: Sample>(
        _ bitmap: Bitmap<Element>, _ whole: [Int], _ numbers: [Double]
    ) throws(ImageError) -> Bitmap<Element> {
        guard let filter = ConvolutionResize.Filter(rawValue: whole[2]) else { throw .invalidArgument("filter") }
        let box =
            numbers.count < 4
            ? nil : ConvolutionResize.Box(x0: numbers[0], y0: numbers[1], x1: numbers[2], y1: numbers[3])
        return try ConvolutionResize(
            source: (bitmap.height, bitmap.width), size: (whole[0], whole[1]), filter: filter, box: box
        ).apply(to: bitmap)
    }
}

enum FlipBody: GenericBody {
    @_specialize(where Element == UInt8)
    @_specialize(where Element == UInt16)
    @_specialize(where Element == Float)
    @_specialize(where Element == Double)
    static func run<Element: Sample>(
        _ bitmap: Bitmap<Element>, _ whole: [Int], _ numbers: [Double]
    ) throws(ImageError) -> Bitmap<Element> {
        bitmap.flipped(vertically: whole[0] != 0, horizontally: whole[1] != 0)
    }
}

enum RotateBody: GenericBody {
    @_specialize(where Element == UInt8)
    @_specialize(where Element == UInt16)
    @_specialize(where Element == Float)
    @_specialize(where Element == Double)
    static func run<Element: Sample>(
        _ bitmap: Bitmap<Element>, _ whole: [Int], _ numbers: [Double]
    ) throws(ImageError) -> Bitmap<Element> {
        try bitmap.rotated(quarters: whole[0] % 4)
    }
}

enum TransposeBody: GenericBody {
    @_specialize(where Element == UInt8)
    @_specialize(where Element == UInt16)
    @_specialize(where Element == Float)
    @_specialize(where Element == Double)
    static func run<Element: Sample>(
        _ bitmap: Bitmap<Element>, _ whole: [Int], _ numbers: [Double]
    ) throws(ImageError) -> Bitmap<Element> {
        try bitmap.transposed()
    }
}

enum GrayBody: GenericBody {
    @_specialize(where Element == UInt8)
    @_specialize(where Element == UInt16)
    @_specialize(where Element == Float)
    @_specialize(where Element == Double)
    static func run<Element: Sample>(
        _ bitmap: Bitmap<Element>, _ whole: [Int], _ numbers: [Double]
    ) throws(ImageError) -> Bitmap<Element> {
        try ColorConversion.gray(bitmap, blueFirst: whole[0] != 0)
    }
}

enum PickBody: GenericBody {
    @_specialize(where Element == UInt8)
    @_specialize(where Element == UInt16)
    @_specialize(where Element == Float)
    @_specialize(where Element == Double)
    static func run<Element: Sample>(
        _ bitmap: Bitmap<Element>, _ whole: [Int], _ numbers: [Double]
    ) throws(ImageError) -> Bitmap<Element> {
        try ColorConversion.pick(bitmap, whole)
    }
}

enum FromHSVBody: GenericBody {
    @_specialize(where Element == UInt8)
    @_specialize(where Element == UInt16)
    @_specialize(where Element == Float)
    @_specialize(where Element == Double)
    static func run<Element: Sample>(
        _ bitmap: Bitmap<Element>, _ whole: [Int], _ numbers: [Double]
    ) throws(ImageError) -> Bitmap<Element> {
        try ColorConversion.fromHSV(bitmap, blueFirst: whole[0] != 0, hueRange: Float(numbers[0]))
    }
}

enum LineBody: GenericBody {
    @_specialize(where Element == UInt8)
    @_specialize(where Element == UInt16)
    @_specialize(where Element == Float)
    @_specialize(where Element == Double)
    static func run<Element: Sample>(
        _ bitmap: Bitmap<Element>, _ whole: [Int], _ numbers: [Double]
    ) throws(ImageError) -> Bitmap<Element> {
        var painter = Painter(bitmap, color: numbers, connectivity: whole[0])
        painter.line(
            limitedPoint(whole[1], whole[2]), limitedPoint(whole[3], whole[4]), thickness: limitedThickness(whole[5]),
            shift: limitedShift(whole[6]))
        return painter.bitmap
    }
}

enum RectangleBody: GenericBody {
    @_specialize(where Element == UInt8)
    @_specialize(where Element == UInt16)
    @_specialize(where Element == Float)
    @_specialize(where Element == Double)
    static func run<Element: Sample>(
        _ bitmap: Bitmap<Element>, _ whole: [Int], _ numbers: [Double]
    ) throws(ImageError) -> Bitmap<Element> {
        var painter = Painter(bitmap, color: numbers, connectivity: whole[0])
        painter.rectangle(
            limitedPoint(whole[1], whole[2]), limitedPoint(whole[3], whole[4]), thickness: limitedThickness(whole[5]),
            shift: limitedShift(whole[6]))
        return painter.bitmap
    }
}

enum CircleBody: GenericBody {
    @_specialize(where Element == UInt8)
    @_specialize(where Element == UInt16)
    @_specialize(where Element == Float)
    @_specialize(where Element == Double)
    static func run<Element: Sample>(
        _ bitmap: Bitmap<Element>, _ whole: [Int], _ numbers: [Double]
    ) throws(ImageError) -> Bitmap<Element> {
        guard whole[3] >= 0 else { throw .invalidArgument("radius >= 0") }
        var painter = Painter(bitmap, color: numbers, connectivity: whole[0])
        painter.circle(
            limitedPoint(whole[1], whole[2]), radius: limited(whole[3]), thickness: limitedThickness(whole[4]),
            shift: limitedShift(whole[5]))
        return painter.bitmap
    }
}

enum EllipseBody: GenericBody {
    @_specialize(where Element == UInt8)
    @_specialize(where Element == UInt16)
    @_specialize(where Element == Float)
    @_specialize(where Element == Double)
    static func run<Element: Sample>(
        _ bitmap: Bitmap<Element>, _ whole: [Int], _ numbers: [Double]
    ) throws(ImageError) -> Bitmap<Element> {
        guard whole[3] >= 0, whole[4] >= 0 else { throw .invalidArgument("axes.width >= 0 && axes.height >= 0") }
        var painter = Painter(bitmap, color: numbers, connectivity: whole[0])
        painter.ellipse(
            limitedPoint(whole[1], whole[2]), halfAxes: limitedPoint(whole[3], whole[4]), angle: limited(whole[5]),
            from: limited(whole[6]), to: limited(whole[7]), thickness: limitedThickness(whole[8]),
            shift: limitedShift(whole[9]))
        return painter.bitmap
    }
}

enum PolygonsBody: GenericBody {
    @_specialize(where Element == UInt8)
    @_specialize(where Element == UInt16)
    @_specialize(where Element == Float)
    @_specialize(where Element == Double)
    static func run<Element: Sample>(
        _ bitmap: Bitmap<Element>, _ whole: [Int], _ numbers: [Double]
    ) throws(ImageError) -> Bitmap<Element> {
        var painter = Painter(bitmap, color: numbers, connectivity: whole[0])
        let (kind, thickness, shift) = (whole[1], limitedThickness(whole[2]), limitedShift(whole[3]))
        var polygons: [[Point]] = []
        var at = 4
        while at < whole.count {
            let count = whole[at]
            guard count >= 0, count <= (whole.count - at - 1) / 2 else { throw .invalidArgument("npoints") }
            polygons.append((0..<count).map { limitedPoint(whole[at + 1 + 2 * $0], whole[at + 2 + 2 * $0]) })
            at += 1 + 2 * count
        }
        switch kind {
        case 0: painter.fill(polygons, shift: shift)
        case 1: for polygon in polygons { painter.fillConvex(polygon, shift: shift) }
        default:
            for polygon in polygons { painter.polyline(polygon, closed: kind == 2, thickness: thickness, shift: shift) }
        }
        return painter.bitmap
    }
}

enum GaussianBody: GenericBody {
    @_specialize(where Element == UInt8)
    @_specialize(where Element == UInt16)
    @_specialize(where Element == Float)
    @_specialize(where Element == Double)
    static func run<Element: Sample>(
        _ bitmap: Bitmap<Element>, _ whole: [Int], _ numbers: [Double]
    ) throws(ImageError) -> Bitmap<Element> {
        let isByte = Element.self == UInt8.self
        let sigmaY = numbers[0] > 0 ? numbers[0] : numbers[1]
        let height = try Filters.gaussianSize(whole[0], sigma: sigmaY, isByte: isByte)
        let width = try Filters.gaussianSize(whole[1], sigma: numbers[1], isByte: isByte)
        guard let border = Border(rawValue: whole[2]) else { throw .invalidArgument("borderType") }
        return try Filters.gaussianBlur(bitmap, size: (height, width), sigma: (sigmaY, numbers[1]), border: border)
    }
}

enum BoxBody: GenericBody {
    @_specialize(where Element == UInt8)
    @_specialize(where Element == UInt16)
    @_specialize(where Element == Float)
    @_specialize(where Element == Double)
    static func run<Element: Sample>(
        _ bitmap: Bitmap<Element>, _ whole: [Int], _ numbers: [Double]
    ) throws(ImageError) -> Bitmap<Element> {
        guard let border = Border(rawValue: whole[2]) else { throw .invalidArgument("borderType") }
        return try Filters.box(bitmap, size: (whole[0], whole[1]), border: border, normalized: whole[3] != 0)
    }
}

enum MedianBody: GenericBody {
    @_specialize(where Element == UInt8)
    @_specialize(where Element == UInt16)
    @_specialize(where Element == Float)
    @_specialize(where Element == Double)
    static func run<Element: Sample>(
        _ bitmap: Bitmap<Element>, _ whole: [Int], _ numbers: [Double]
    ) throws(ImageError) -> Bitmap<Element> {
        try Filters.median(bitmap, size: whole[0])
    }
}

enum FilterBody: GenericBody {
    @_specialize(where Element == UInt8)
    @_specialize(where Element == UInt16)
    @_specialize(where Element == Float)
    @_specialize(where Element == Double)
    static func run<Element: Sample>(
        _ bitmap: Bitmap<Element>, _ whole: [Int], _ numbers: [Double]
    ) throws(ImageError) -> Bitmap<Element> {
        guard let border = Border(rawValue: whole[2]) else { throw .invalidArgument("borderType") }
        let delta = numbers[0]
        return try Filters.correlate(bitmap, Array(numbers.dropFirst()), size: (whole[0], whole[1]), border: border) {
            Element(saturated: $0 + delta)
        }
    }
}

enum MorphologyBody: GenericBody {
    @_specialize(where Element == UInt8)
    @_specialize(where Element == UInt16)
    @_specialize(where Element == Float)
    @_specialize(where Element == Double)
    static func run<Element: Sample>(
        _ bitmap: Bitmap<Element>, _ whole: [Int], _ numbers: [Double]
    ) throws(ImageError) -> Bitmap<Element> {
        try Filters.rank(
            bitmap, whole.dropFirst(3).map { $0 != 0 }, size: (whole[1], whole[2]), largest: whole[0] != 0)
    }
}

enum WarpBody: GenericBody {
    @_specialize(where Element == UInt8)
    @_specialize(where Element == UInt16)
    @_specialize(where Element == Float)
    @_specialize(where Element == Double)
    static func run<Element: Sample>(
        _ bitmap: Bitmap<Element>, _ whole: [Int], _ numbers: [Double]
    ) throws(ImageError) -> Bitmap<Element> {
        guard let border = Border(rawValue: whole[3]) else { throw .invalidArgument("borderType") }
        return try AffineWarp(
            matrix: Array(numbers.prefix(6)), isInverse: whole[4] != 0, size: (whole[0], whole[1]),
            isNearest: whole[2] != 0,
            border: border, fill: Array(numbers.dropFirst(6))
        ).apply(to: bitmap)
    }
}

enum PerspectiveBody: GenericBody {
    @_specialize(where Element == UInt8)
    @_specialize(where Element == UInt16)
    @_specialize(where Element == Float)
    @_specialize(where Element == Double)
    static func run<Element: Sample>(
        _ bitmap: Bitmap<Element>, _ whole: [Int], _ numbers: [Double]
    ) throws(ImageError) -> Bitmap<Element> {
        guard let border = Border(rawValue: whole[3]) else { throw .invalidArgument("borderType") }
        return try PerspectiveWarp(
            matrix: Array(numbers.prefix(9)), isInverse: whole[4] != 0, size: (whole[0], whole[1]),
            isNearest: whole[2] != 0, border: border, fill: Array(numbers.dropFirst(9))
        ).apply(to: bitmap)
    }
}

enum RemapBody: GenericBody {
    @_specialize(where Element == UInt8)
    @_specialize(where Element == UInt16)
    @_specialize(where Element == Float)
    @_specialize(where Element == Double)
    static func run<Element: Sample>(
        _ bitmap: Bitmap<Element>, _ whole: [Int], _ numbers: [Double]
    ) throws(ImageError) -> Bitmap<Element> {
        guard let border = Border(rawValue: whole[3]) else { throw .invalidArgument("borderType") }
        let (height, width) = (whole[0], whole[1])
        guard !bitmap.isEmpty, height > 0, width > 0, height < 1 << 20, width < 1 << 20,
            numbers.count == height * width * 2 + 4
        else { throw .invalidArgument("map1") }
        let sampler = BorderedSampler(border: border, fill: Array(numbers.suffix(4)))
        var result = try Bitmap<Element>(height: height, width: width, channels: bitmap.channels)
        for i in 0..<(height * width) {
            let (u, v) = (Float(numbers[2 * i]), Float(numbers[2 * i + 1]))
            if whole[2] != 0 {
                sampler.nearest(bitmap, u, v, &result.samples, i * bitmap.channels)
            } else {
                sampler.bilinear(bitmap, u, v, &result.samples, i * bitmap.channels)
            }
        }
        return result
    }
}
