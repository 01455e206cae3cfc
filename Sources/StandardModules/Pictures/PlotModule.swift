import ImageCodecs
import Interpreter
import PlotRenderer

extension NativeModule {
    /// `_plot`: what `matplotlib` is written on.
    static let plot = NativeModule("_plot") { module in
        defineDrawing(module)
        defineShowing(module)
    }
}

private func defineDrawing(_ module: ModuleBuilder) {
    module.function(
        "text_size(text, size, style, /)", doc: "(advance, left, width, ascent, descent) of a line of text in points."
    ) { (a) throws(Raise) in
        let text = try asText(a[0])
        let font = SceneReader.font(size: try asDouble(a[1]), style: try asText(a[2]))
        let size = try rendering { () throws(RenderError) in try TextSize.measure(text, font) }
        return newTuple([size.advance, size.left, size.width, size.ascent, size.descent].map { Value($0) })
    }
    module.function(
        "render(scene, x, y, width, height, dpi, format, /)", doc: "A rectangle of a scene as a picture."
    ) { (a) throws(Raise) in
        let area = Scene.Rectangle(
            x: try asDouble(a[1]), y: try asDouble(a[2]), width: try asDouble(a[3]), height: try asDouble(a[4]))
        let (dpi, name) = (try asDouble(a[5]), try asText(a[6]))
        guard let format = CairoCanvas.Format(rawValue: name) else { throw valueError("unknown format '\(name)'") }
        let scene = try scene(a[0])
        guard format == .png else { return try bytesValue(try draw(scene, area, dpi, format)) }
        // Matplotlib's files have an alpha channel also where all is opaque; cairo's own have not.
        let samples = try draw(scene, area, dpi, .rgba)
        let height = Int((area.height * (dpi / 72)).rounded())
        return try bytesValue(
            try imaging { () throws(ImageError) in
                let width = samples.count / 4 / height
                return try PNGCodec.encode(Bitmap(height: height, width: width, channels: 4, samples: samples))
            })
    }
    module.function("bounds(scene, /)", doc: "The box around a scene: (x0, y0, x1, y1).") { (a) throws(Raise) in
        let scene = try scene(a[0])
        let box =
            try rendering { () throws(RenderError) in try scene.bounds() }
            ?? Scene.Rectangle(x: 0, y: 0, width: 0, height: 0)
        return newTuple([box.x, box.y, box.x + box.width, box.y + box.height].map { Value($0) })
    }
}

private func draw(
    _ scene: Scene, _ area: Scene.Rectangle, _ dpi: Double, _ format: CairoCanvas.Format
) throws(Raise) -> [UInt8] {
    try rendering { () throws(RenderError) in try CairoCanvas.render(scene, area: area, dpi: dpi, format: format) }
}

private func defineShowing(_ module: ModuleBuilder) {
    module.function("is_shown()", doc: "Whether someone looks at figures.") { (_) throws(Raise) in
        guard let session = try session() else { return Value(false) }
        session.release()
        return Value(true)
    }
    module.function("show(png, text, /)", doc: "Shows a picture, or its text where there is none.") {
        (a) throws(Raise) in
        guard let session = try session() else { return Value.none }
        defer { session.release() }
        if a[0].isNone {
            let type = newString("text/plain")
            defer { type.release() }
            try callMethod(session, "display_data", [type, a[1]]).release()
        } else {
            let type = newString("image/png")
            defer { type.release() }
            try callMethod(session, "display_data", [type, a[0], a[1]]).release()
        }
        return Value.none
    }
    module.function("on_cell_end(function, /)", doc: "Calls a function at the end of each cell.") { a in
        runtime.state.hooks.cellEnd.append(a[0].retain())
        return Value.none
    }
}

/// The module `_session` of a session that runs cells, owned. Nil in a plain program: its figures are seen by nobody.
private func session() throws(Raise) -> Value? {
    let module: Value
    do throws(Raise) { module = try runtime.loader.load("_session") } catch {
        guard pendingIs(.moduleNotFoundError) else { throw error }
        clearPending()
        return nil
    }
    do throws(Raise) {
        let isInteractive = try callMethod(module, "is_interactive")
        defer { isInteractive.release() }
        if try truth(isInteractive) { return module }
    } catch {
        module.release()
        throw error
    }
    module.release()
    return nil
}

// MARK: Between values and scenes

/// Runs something of the renderer; what goes wrong there becomes an exception.
private func rendering<Result>(_ body: () throws(RenderError) -> Result) throws(Raise) -> Result {
    do throws(RenderError) { return try body() } catch {
        switch error {
        case .missingLibrary(let name, let package), .missingFont(let name, let package):
            throw runtimeError("drawing needs \(name), which is not installed (Debian package \(package))")
        // CAIRO_STATUS_NO_MEMORY
        case .drawingFailed(1): throw memoryError()
        case .drawingFailed(let status): throw runtimeError("cairo fails with status \(status)")
        case .tooLarge(let width, let height): throw refused(width, height)
        case .malformed(let item, let reason): throw valueError("item \(item) of the scene: \(reason)")
        }
    }
}

/// A size in pixels that is none, with Matplotlib's words; cairo's own limit is the lower one.
private func refused(_ width: Double, _ height: Double) -> Raise {
    guard width >= 1, height >= 1, width < 1e15, height < 1e15 else { return valueError("cannot write empty image") }
    let limit = max(width, height) < 0x1p23 ? "32768" : "2^23"
    return valueError(
        "Image size of \(Int(width))x\(Int(height)) pixels is too large. It must be less than \(limit) in each direction."
    )
}

private func scene(_ items: Value) throws(Raise) -> Scene {
    guard case .list(let values) = try plain(items) else { throw typeError("a scene is a list of tuples") }
    return try rendering { () throws(RenderError) in try SceneReader.read(values) }
}

/// A value of the language as plain Swift.
private func plain(_ value: Value) throws(Raise) -> SceneValue {
    if let number = plainNumber(value) { return .number(number) }
    switch value.layout {
    case .none: return .none
    case .string: return .text(try asText(value))
    case .bytes, .bytearray: return .bytes(Array(try bytesLike(value)))
    case .list, .tuple:
        if let numbers = packed(value.cast(to: ListObject.self)) { return numbers }
        return try plainItems(value)
    default: break
    }
    do throws(Raise) { return .number(try asDouble(value)) } catch {
        guard pendingIs(.typeError) else { throw error }
        clearPending()
    }
    return try plainItems(value)
}

private func plainItems(_ iterable: Value) throws(Raise) -> SceneValue {
    try checkNativeStack()
    var values: [SceneValue] = []
    try iterate(iterable) { (item) throws(Raise) in
        values.append(try plain(item))
        return true
    }
    return .list(values)
}

/// The number of a built-in float or a whole number of 64 bits.
private func plainNumber(_ value: Value) -> Double? {
    value.isFloat ? value.float : fixedInt(value).map(Double.init)
}

/// Points are long lists of numbers: they become the bytes of doubles. Nil where something else is among them.
private func packed(_ list: ListRef) -> SceneValue? {
    guard let first = list.buffer.first, plainNumber(first) != nil else { return nil }
    var numbers: [Double] = []
    numbers.reserveCapacity(list.pointee.count)
    for item in list.buffer {
        guard let number = plainNumber(item) else { return nil }
        numbers.append(number)
    }
    return .bytes(numbers.withUnsafeBytes { Array($0) })
}
