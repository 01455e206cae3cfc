import Glibc
import ImageCodecs
import Interpreter

extension NativeModule {
    /// `_image`: what `cv2` and `PIL` are written on.
    static let image = NativeModule("_image") { module in
        defineFiles(module)
        defineDecoding(module)
        defineEncoding(module)
        defineHeaders(module)
        module.function(
            "contours(data, height, width, simple, /)",
            doc:
                "Borders of the regions of a binary picture: (parent, is a hole, points), in the order of a scan by rows."
        ) { (a) throws(Raise) in
            guard case .uint8(let bitmap) = try bitmap(a[0], a[1], a[2], Value(1), depth: "uint8") else {
                throw wrongSize()
            }
            let simple = try truth(a[3])
            let found = try imaging { () throws(ImageError) in try Contour.all(in: bitmap) }
            var items: [Value] = []
            for contour in found {
                let points = simple ? contour.withoutStraightParts() : contour.points
                items.append(
                    newTuple([
                        Value(contour.parent ?? -1), Value(contour.isHole),
                        try bytesValue(points.withUnsafeBytes { Array($0) }),
                    ]))
            }
            return newList(items)
        }
        module.function(
            "apply(name, data, height, width, channels, depth, whole, numbers, /)",
            doc: "An operation on the samples of a picture."
        ) { (a) throws(Raise) in
            let name = try asText(a[0])
            let bitmap = try bitmap(a[1], a[2], a[3], a[4], depth: a[5])
            let whole = try items(a[6], asInt)
            let numbers = try items(a[7], asDouble)
            let result = try imaging { () throws(ImageError) in try PixelOperation.run(name, on: bitmap, whole, numbers)
            }
            return try tuple(of: result, withDepth: false)
        }
    }
}

private func defineFiles(_ module: ModuleBuilder) {
    module.function("read_file(path, /)", doc: "The bytes of a file.") { (a) throws(Raise) in
        let path = try filePath(a[0])
        return try bytesValue(try imaging(file: a[0]) { () throws(ImageError) in try ImageFile.read(path) })
    }
    module.function("write_file(path, data, /)", doc: "Writes a file.") { (a) throws(Raise) in
        let path = try filePath(a[0])
        let bytes = Array(try bytesLike(a[1]))
        try imaging(file: a[0]) { () throws(ImageError) in try ImageFile.write(bytes, to: path) }
        return Value.none
    }
}

/// A path that the system can take: one with a zero in it names no file.
private func filePath(_ value: Value) throws(Raise) -> String {
    let path = try asText(value)
    if path.utf8.contains(0) { throw systemError(ENOENT, file: value) }
    return path
}

private func defineDecoding(_ module: ModuleBuilder) {
    module.function("decode_opencv(data, flags, tolerant, /)", doc: "A picture as cv2 reads it, or None.") {
        (a) throws(Raise) in
        let data = Array(try bytesLike(a[0]))
        let (flags, tolerant) = (OpenCVReading.Flags(try asInt(a[1])), try truth(a[2]))
        let decoded: DecodedBitmap
        do throws(ImageError) { decoded = try OpenCVReading.decode(data, flags, tolerant: tolerant) } catch {
            if error == .outOfMemory { throw memoryError() }
            return Value.none
        }
        return try tuple(of: AnyBitmap(decoded), withDepth: true)
    }
    module.function("decode_pillow(data, layout, /)", doc: "The samples of a picture as they are stored.") {
        (a) throws(Raise) in
        let data = Array(try bytesLike(a[0]))
        let name = try asText(a[1])
        guard !name.isEmpty else {
            // The chunks after the pixels may be missing.
            let decoded = try imaging { () throws(ImageError) in try PNGCodec.decode(data, [.ignoreEnd]) }
            return try tuple(of: AnyBitmap(decoded), withDepth: true)
        }
        let layout = try jpegLayout(name)
        let decoded = try imaging { () throws(ImageError) in try JPEGCodec.decode(data, as: layout, strict: true).bitmap
        }
        return try tuple(of: .uint8(decoded), withDepth: true)
    }
}

private func defineEncoding(_ module: ModuleBuilder) {
    module.function(
        "encode_jpeg(data, height, width, channels, layout, quality, chroma, progressive, optimize, /)",
        doc: "The bytes of a JPEG file."
    ) { (a) throws(Raise) in
        guard case .uint8(let bitmap) = try bitmap(a[0], a[1], a[2], a[3], depth: "uint8") else { throw wrongSize() }
        let layout = try jpegLayout(try asText(a[4]))
        guard let chroma = Int32(exactly: try asInt(a[6])).flatMap(JPEGCodec.ChromaSampling.init) else {
            throw valueError("unknown chroma sampling")
        }
        let options = JPEGCodec.EncodingOptions(
            quality: try asInt(a[5]).clamped(0, 100), chroma: chroma, isProgressive: try truth(a[7]),
            isOptimized: try truth(a[8]))
        return try bytesValue(
            try imaging { () throws(ImageError) in try JPEGCodec.encode(bitmap, as: layout, options: options) })
    }
    module.function(
        "encode_png(data, height, width, channels, depth, level, run_lengths, bits, palette, palette_alpha, /)",
        doc: "The bytes of a PNG file."
    ) { (a) throws(Raise) in
        let bitmap = try bitmap(a[0], a[1], a[2], a[3], depth: a[4])
        let level = try asInt(a[5])
        let bits = try asInt(a[7])
        guard [1, 2, 4, 8, 16].contains(bits) else { throw valueError("\(bits) bits a sample") }
        let options = PNGCodec.EncodingOptions(
            level: level < 0 ? nil : min(level, 9), usesRunLengths: try truth(a[6]),
            palette: Array(try bytesLike(a[8])),
            paletteAlpha: Array(try bytesLike(a[9])), bitDepth: bits)
        return try bytesValue(
            try imaging { () throws(ImageError) in
                switch bitmap {
                case .uint8(let bitmap): return try PNGCodec.encode(bitmap, options: options)
                case .uint16(let bitmap): return try PNGCodec.encode(bitmap, options: options)
                case .float32, .float64: throw .invalidArgument("depth \(bitmap.depth)")
                }
            })
    }
}

private func jpegLayout(_ name: String) throws(Raise) -> JPEGCodec.Layout {
    switch name {
    case "gray": return .gray
    case "rgb": return .rgb
    case "bgr": return .bgr
    case "cmyk": return .cmyk
    default: throw valueError("unknown layout '\(name)'")
    }
}

private func defineHeaders(_ module: ModuleBuilder) {
    module.function("header(data, /)", doc: "What a picture says of itself, or None.") { (a) throws(Raise) in
        let data = Array(try bytesLike(a[0]))
        switch ImageFormat.probe(data) {
        case .jpeg:
            let header = try imaging { () throws(ImageError) in try JPEGCodec.readHeader(data) }
            return newTuple([
                newString("JPEG"), Value(header.width), Value(header.height), Value(8), Value(header.components),
                newBytes([]),
                newBytes([]), Value.none, Value(header.isAdobe),
            ])
        case .png:
            let header = try imaging { () throws(ImageError) in try PNGCodec.readHeader(data) }
            let transparent = header.transparentColor.map { newList($0.map { Value($0) }) } ?? Value.none
            return newTuple([
                newString("PNG"), Value(header.width), Value(header.height), Value(header.bitDepth),
                Value(Int(header.colorType.rawValue)), newBytes(header.palette), newBytes(header.paletteAlpha),
                transparent,
                Value(false),
            ])
        case nil: return Value.none
        }
    }
    module.function("exif(data, /)", doc: "The EXIF block of a picture, or None.") { (a) throws(Raise) in
        guard let block = ImageFormat.exif(in: Array(try bytesLike(a[0]))) else { return Value.none }
        return try bytesValue(block)
    }
    module.function("orientation(data, /)", doc: "The EXIF orientation of a picture, from 1 to 8.") {
        (a) throws(Raise) in
        Value(ImageFormat.orientation(of: Array(try bytesLike(a[0]))))
    }
}

// MARK: Between values and pictures

/// Runs something of the codecs; what goes wrong there becomes an exception. `file` is the argument that names a file.
func imaging<Result>(file: Value = .empty, _ body: () throws(ImageError) -> Result) throws(Raise) -> Result {
    do throws(ImageError) { return try body() } catch {
        switch error {
        case .unknownFormat: throw valueError("unknown format")
        case .corrupt(let text), .invalidArgument(let text): throw valueError(text)
        case .truncated(let unprocessed): throw raise(ExceptionType.eofError.type, arguments: [Value(unprocessed)])
        case .outOfMemory: throw memoryError()
        case .cannotRead(_, let errno), .cannotWrite(_, let errno): throw systemError(errno, file: file)
        case .unsupportedChannels(let count): throw valueError("\(count) channels")
        }
    }
}

private func bitmap(
    _ data: Value, _ height: Value, _ width: Value, _ channels: Value, depth: Value
) throws(Raise) -> AnyBitmap {
    try bitmap(data, height, width, channels, depth: try asText(depth))
}

private func bitmap(
    _ data: Value, _ height: Value, _ width: Value, _ channels: Value, depth: String
) throws(Raise) -> AnyBitmap {
    let (height, width, channels) = (try asInt(height), try asInt(width), try asInt(channels))
    let bytes = UnsafeRawBufferPointer(try bytesLike(data))
    guard let bitmap = AnyBitmap(bytes: bytes, height: height, width: width, channels: channels, depth: depth) else {
        throw wrongSize()
    }
    return bitmap
}

private func wrongSize() -> Raise { valueError("the samples do not fit the size and the depth") }

/// (bytes, height, width, channels[, depth])
private func tuple(of bitmap: AnyBitmap, withDepth: Bool) throws(Raise) -> Value {
    let shape = bitmap.shape
    let items = [try bytesValue(bitmap.bytes), Value(shape.height), Value(shape.width), Value(shape.channels)]
    return newTuple(withDepth ? items + [newString(bitmap.depth)] : items)
}

/// The items of an iterable, converted.
private func items<Item>(_ iterable: Value, _ convert: (Value) throws(Raise) -> Item) throws(Raise) -> [Item] {
    var result: [Item] = []
    try iterate(iterable) { (item) throws(Raise) in
        result.append(try convert(item))
        return true
    }
    return result
}

/// `bytes`; a picture may be larger than what is left of the memory.
func bytesValue(_ bytes: [UInt8]) throws(Raise) -> Value {
    let result = try newBytesStorage(bytes.count)
    bytes.withUnsafeBufferPointer { source in
        if let start = source.baseAddress { memcpy(result.pointee.bytes, start, source.count) }
    }
    return Value(result)
}

extension Int {
    fileprivate func clamped(_ low: Int, _ high: Int) -> Int { Swift.min(Swift.max(self, low), high) }
}
