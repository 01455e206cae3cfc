/// A picture of any sample type, as it comes from an array of a program.
package enum AnyBitmap: Equatable, Sendable {
    case uint8(Bitmap<UInt8>)
    case uint16(Bitmap<UInt16>)
    case float32(Bitmap<Float>)
    case float64(Bitmap<Double>)

    /// From the bytes of a C-contiguous array; `depth` is the name of its element type. Nil for another element type or when
    /// the number of bytes does not fit.
    package init?(bytes: UnsafeRawBufferPointer, height: Int, width: Int, channels: Int, depth: String) {
        func bitmap<Element: Sample>(_ type: Element.Type) -> Bitmap<Element>? {
            let count = bytes.count / MemoryLayout<Element>.stride
            guard count * MemoryLayout<Element>.stride == bytes.count else { return nil }
            let samples = [Element](unsafeUninitializedCapacity: count) { target, initialized in
                UnsafeMutableRawBufferPointer(target).copyMemory(from: bytes)
                initialized = count
            }
            return try? Bitmap(height: height, width: width, channels: channels, samples: samples)
        }
        switch depth {
        case "uint8":
            guard let made = bitmap(UInt8.self) else { return nil }
            self = .uint8(made)
        case "uint16":
            guard let made = bitmap(UInt16.self) else { return nil }
            self = .uint16(made)
        case "float32":
            guard let made = bitmap(Float.self) else { return nil }
            self = .float32(made)
        case "float64":
            guard let made = bitmap(Double.self) else { return nil }
            self = .float64(made)
        default: return nil
        }
    }

    package init(_ decoded: DecodedBitmap) {
        switch decoded {
        case .bits8(let bitmap): self = .uint8(bitmap)
        case .bits16(let bitmap): self = .uint16(bitmap)
        }
    }

    /// The element type's name.
    package var depth: String {
        switch self {
        case .uint8: "uint8"
        case .uint16: "uint16"
        case .float32: "float32"
        case .float64: "float64"
        }
    }

    package var shape: (height: Int, width: Int, channels: Int) {
        switch self {
        case .uint8(let bitmap): (bitmap.height, bitmap.width, bitmap.channels)
        case .uint16(let bitmap): (bitmap.height, bitmap.width, bitmap.channels)
        case .float32(let bitmap): (bitmap.height, bitmap.width, bitmap.channels)
        case .float64(let bitmap): (bitmap.height, bitmap.width, bitmap.channels)
        }
    }

    package var bytes: [UInt8] {
        switch self {
        case .uint8(let bitmap): bitmap.samples
        case .uint16(let bitmap): bitmap.samples.withUnsafeBytes { Array($0) }
        case .float32(let bitmap): bitmap.samples.withUnsafeBytes { Array($0) }
        case .float64(let bitmap): bitmap.samples.withUnsafeBytes { Array($0) }
        }
    }
}

/// An operation that programs reach by name: a picture, whole numbers and numbers in, a picture out. The rows below say what
/// the numbers mean.
package struct PixelOperation: Sendable {
    package let name: String
    package let parameters: String
    /// How many whole numbers and numbers must be there.
    let counts: (whole: Int, numbers: Int)
    let apply: @Sendable (AnyBitmap, [Int], [Double]) throws(ImageError) -> AnyBitmap

    package static func run(
        _ name: String, on bitmap: AnyBitmap, _ whole: [Int], _ numbers: [Double]
    ) throws(ImageError) -> AnyBitmap {
        guard let operation = all.first(where: { $0.name == name }) else { throw .invalidArgument("operation \(name)") }
        guard whole.count >= operation.counts.whole, numbers.count >= operation.counts.numbers else {
            throw .invalidArgument("\(name) takes \(operation.parameters)")
        }
        return try operation.apply(bitmap, whole, numbers)
    }

    /// An operation that works alike on every sample type.
    private init(
        _ name: String, _ parameters: String, whole: Int, numbers: Int = 0, _ body: any GenericBody.Type
    ) {
        (self.name, self.parameters, counts) = (name, parameters, (whole, numbers))
        apply = { (bitmap, whole, numbers) throws(ImageError) in
            switch bitmap {
            case .uint8(let bitmap): return .uint8(try body.run(bitmap, whole, numbers))
            case .uint16(let bitmap): return .uint16(try body.run(bitmap, whole, numbers))
            case .float32(let bitmap): return .float32(try body.run(bitmap, whole, numbers))
            case .float64(let bitmap): return .float64(try body.run(bitmap, whole, numbers))
            }
        }
    }

    /// An operation on 8-bit samples.
    private init(
        _ name: String, _ parameters: String, whole: Int,
        bytes body: @escaping @Sendable (Bitmap<UInt8>, [Int]) throws(ImageError) -> Bitmap<UInt8>
    ) {
        (self.name, self.parameters, counts) = (name, parameters, (whole, 0))
        apply = { (bitmap, whole, _) throws(ImageError) in
            guard case .uint8(let bytes) = bitmap else { throw .invalidArgument("depth \(bitmap.depth)") }
            return .uint8(try body(bytes, whole))
        }
    }

    /// An operation on numbers.
    private init(
        _ name: String, _ parameters: String, whole: Int,
        doubles body: @escaping @Sendable (Bitmap<Double>, [Int], [Double]) throws(ImageError) -> Bitmap<Double>
    ) {
        (self.name, self.parameters, counts) = (name, parameters, (whole, 0))
        apply = { (bitmap, whole, numbers) throws(ImageError) in
            guard case .float64(let doubles) = bitmap else { throw .invalidArgument("depth \(bitmap.depth)") }
            return .float64(try body(doubles, whole, numbers))
        }
    }

    package static let all: [PixelOperation] = [
        PixelOperation("resize", "(height, width, interpolation), (fy, fx)", whole: 3, numbers: 2, ResizeBody.self),
        PixelOperation("resize_pillow", "(height, width, filter), [x0, y0, x1, y1]", whole: 3, PillowResizeBody.self),
        PixelOperation("flip", "(vertically, horizontally)", whole: 2, FlipBody.self),
        PixelOperation("rotate", "(quarter turns clockwise)", whole: 1, RotateBody.self),
        PixelOperation("transpose", "()", whole: 0, TransposeBody.self),
        PixelOperation("gray", "(blue first)", whole: 1, GrayBody.self),
        PixelOperation("pick", "(channel, …; -1 opaque alpha)", whole: 1, PickBody.self),
        PixelOperation("from_hsv", "(blue first), (hue range)", whole: 1, numbers: 1, FromHSVBody.self),
        PixelOperation("line", "(connectivity, x0, y0, x1, y1, thickness, shift), color", whole: 7, LineBody.self),
        PixelOperation(
            "rectangle", "(connectivity, x0, y0, x1, y1, thickness, shift), color", whole: 7, RectangleBody.self),
        PixelOperation("circle", "(connectivity, x, y, radius, thickness, shift), color", whole: 6, CircleBody.self),
        PixelOperation(
            "ellipse", "(connectivity, x, y, a, b, angle, from, to, thickness, shift), color", whole: 10,
            EllipseBody.self),
        PixelOperation(
            "polygons", "(connectivity, kind, thickness, shift, count, x, y, …, count, …), color", whole: 4,
            PolygonsBody.self),
        PixelOperation(
            "gaussian_blur", "(kh, kw, border), (sigma y, sigma x)", whole: 3, numbers: 2, GaussianBody.self),
        PixelOperation("box_blur", "(kh, kw, border, normalised)", whole: 4, BoxBody.self),
        PixelOperation("median_blur", "(size)", whole: 1, MedianBody.self),
        PixelOperation("filter", "(kh, kw, border), (delta, kernel …)", whole: 3, numbers: 1, FilterBody.self),
        PixelOperation("morphology", "(largest, kh, kw, kernel …)", whole: 3, MorphologyBody.self),
        PixelOperation(
            "warp_affine", "(height, width, nearest, border, inverse), (matrix …, fill …)", whole: 5, numbers: 6,
            WarpBody.self),
        PixelOperation(
            "warp_perspective", "(height, width, nearest, border, inverse), (matrix …, fill …)", whole: 5, numbers: 9,
            PerspectiveBody.self),
        PixelOperation(
            "remap", "(height, width, nearest, border), (x, y, … , fill …)", whole: 4, numbers: 4, RemapBody.self),
        PixelOperation("components", "(diagonally)", whole: 1) { (bitmap, whole, _) throws(ImageError) in
            Regions.components(bitmap, diagonally: whole[0] != 0)
        },
        PixelOperation("distances", "(exactly), (costs of steps …)", whole: 1) {
            (bitmap, whole, costs) throws(ImageError) in
            guard whole[0] == 0 else { return Regions.euclidean(bitmap) }
            guard costs.count >= 2, costs.allSatisfy({ $0 >= 0 && $0 < 1000 }) else { throw .invalidArgument("costs") }
            return Regions.distances(bitmap, costs: costs)
        },
        PixelOperation("match", "(height, width), (template …)", whole: 2) {
            (bitmap, whole, template) throws(ImageError) in
            try TemplateMatching.correlate(bitmap, template, size: (whole[0], whole[1]))
        },
        PixelOperation("canny", "(low, high in 1/1000, aperture, euclidean)", whole: 4) {
            (bitmap, whole) throws(ImageError) in
            try CannyEdges(
                low: Double(whole[0]) / 1000, high: Double(whole[1]) / 1000, aperture: whole[2],
                isEuclidean: whole[3] != 0
            ).apply(to: bitmap)
        },
        PixelOperation("bilateral", "(diameter, sigmas of colour and space in 1/1000, border)", whole: 4) {
            (bitmap, whole) throws(ImageError) in
            guard let border = Border(rawValue: whole[3]) else { throw .invalidArgument("borderType") }
            return try Bilateral(
                diameter: whole[0], sigmaColor: Double(whole[1]) / 1000, sigmaSpace: Double(whole[2]) / 1000,
                channels: bitmap.channels, border: border
            ).apply(to: bitmap)
        },
        PixelOperation("hsv", "(blue first, hue range)", whole: 2) { (bitmap, whole) throws(ImageError) in
            try ColorConversion.hsv(bitmap, blueFirst: whole[0] != 0, hueRange: min(max(whole[1], 1), 256))
        },
        PixelOperation("ycrcb", "(blue first)", whole: 1) { (bitmap, whole) throws(ImageError) in
            try ColorConversion.yCrCb(bitmap, blueFirst: whole[0] != 0)
        },
        PixelOperation("from_ycrcb", "(blue first)", whole: 1) { (bitmap, whole) throws(ImageError) in
            try ColorConversion.fromYCrCb(bitmap, blueFirst: whole[0] != 0)
        },
        PixelOperation("premultiply", "(forward)", whole: 1) { (bitmap, whole) throws(ImageError) in
            try bitmap.premultiplied(whole[0] != 0)
        },
        PixelOperation("reduce", "(vertical step, horizontal step)", whole: 2) { (bitmap, whole) throws(ImageError) in
            try bitmap.reduced(byY: whole[0], byX: whole[1])
        },
    ]
}

/// The body of an operation that is generic over the sample type.
protocol GenericBody: SendableMetatype {
    static func run<Element: Sample>(
        _ bitmap: Bitmap<Element>, _ whole: [Int], _ numbers: [Double]
    ) throws(ImageError) -> Bitmap<Element>
}
