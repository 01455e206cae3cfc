import CCairo
import Glibc

/// A lock that Swift code can hold without Foundation.
final class Lock: @unchecked Sendable {
    private let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
    init() { pthread_mutex_init(mutex, nil) }
    func acquire() { pthread_mutex_lock(mutex) }
    func release() { pthread_mutex_unlock(mutex) }
}

/// Draws a scene with cairo into PNG, SVG, PDF or raw pixels.
package final class CairoCanvas: Canvas {
    package enum Format: String, Sendable, CaseIterable { case png, svg, pdf, rgba }

    /// FreeType faces are shared and not thread-safe.
    static let lock = Lock()

    private let cairo: ccairo_functions
    private let library: CairoLibrary
    private let surface: UnsafeMutableRawPointer
    private let context: UnsafeMutableRawPointer
    private let format: Format
    /// Device units per point.
    private let scale: Double
    private let origin: Scene.Point
    private let size: (width: Int, height: Int)
    private let output: Output

    /// Bytes that cairo's stream functions append.
    private final class Output { var bytes: [UInt8] = [] }

    /// The whole of a scene: `area` (in points) is what becomes the picture; `dpi` counts for pixels only.
    package static func render(
        _ scene: Scene, area: Scene.Rectangle, dpi: Double, format: Format
    ) throws(RenderError) -> [UInt8] {
        let library = try CairoLibrary.shared()
        lock.acquire()
        defer { lock.release() }
        var canvas = try CairoCanvas(library, area: area, dpi: dpi, format: format)
        try canvas.draw(scene)
        return try canvas.finish()
    }

    private init(_ library: CairoLibrary, area: Scene.Rectangle, dpi: Double, format: Format) throws(RenderError) {
        (self.library, cairo, self.format) = (library, library.functions, format)
        let isVector = format == .svg || format == .pdf
        scale = isVector ? 1 : dpi / 72
        origin = Scene.Point(area.x, area.y)
        let (width, height) = ((area.width * scale).rounded(), (area.height * scale).rounded())
        guard width >= 1, height >= 1, width <= 32767, height <= 32767 else {
            throw .tooLarge(width: width, height: height)
        }
        size = (Int(width), Int(height))
        output = Output()
        let closure = Unmanaged.passUnretained(output).toOpaque()
        let write: ccairo_write = { closure, data, length in
            guard let closure, let data else { return 0 }
            let output = Unmanaged<Output>.fromOpaque(closure).takeUnretainedValue()
            output.bytes.append(contentsOf: UnsafeBufferPointer(start: data, count: Int(length)))
            return 0
        }
        let created =
            switch format {
            case .png, .rgba: cairo.image_surface_create(0, Int32(size.width), Int32(size.height))
            case .svg: cairo.svg_surface_create_for_stream(write, closure, area.width, area.height)
            case .pdf: cairo.pdf_surface_create_for_stream(write, closure, area.width, area.height)
            }
        guard let created, let context = cairo.create(created) else { throw .drawingFailed(1) }
        (surface, self.context) = (created, context)
    }

    deinit {
        cairo.destroy(context)
        cairo.surface_destroy(surface)
    }

    private func finish() throws(RenderError) -> [UInt8] {
        cairo.surface_flush(surface)
        let status = cairo.status(context)
        guard status == 0 else { throw .drawingFailed(Int(status)) }
        switch format {
        case .png:
            let closure = Unmanaged.passUnretained(output).toOpaque()
            let written = cairo.surface_write_to_png_stream(
                surface,
                { closure, data, length in
                    guard let closure, let data else { return 0 }
                    let output = Unmanaged<Output>.fromOpaque(closure).takeUnretainedValue()
                    output.bytes.append(contentsOf: UnsafeBufferPointer(start: data, count: Int(length)))
                    return 0
                }, closure)
            guard written == 0 else { throw .drawingFailed(Int(written)) }
        case .svg, .pdf:
            cairo.surface_finish(surface)
            let status = cairo.surface_status(surface)
            guard status == 0 else { throw .drawingFailed(Int(status)) }
        case .rgba: output.bytes = pixels()
        }
        return output.bytes
    }

    /// Cairo's premultiplied blue-green-red-alpha words as plain red, green, blue, alpha. Where nothing was drawn the colour is
    /// white, as Matplotlib has it.
    private func pixels() -> [UInt8] {
        guard let data = cairo.image_surface_get_data(surface) else { return [] }
        let stride = Int(cairo.image_surface_get_stride(surface))
        var bytes: [UInt8] = []
        bytes.reserveCapacity(size.width * size.height * 4)
        for y in 0..<size.height {
            for x in 0..<size.width {
                let at = y * stride + 4 * x
                let alpha = Int(data[at + 3])
                for channel in [2, 1, 0] {
                    let value = Int(data[at + channel])
                    bytes.append(alpha == 0 ? 255 : UInt8(truncatingIfNeeded: (value * 255 + alpha / 2) / alpha))
                }
                bytes.append(data[at + 3])
            }
        }
        return bytes
    }

    // MARK: Drawing

    package func draw(_ item: Scene.Item) throws(RenderError) {
        cairo.save(context)
        defer { cairo.restore(context) }
        if let clip = item.clip {
            let (start, end) = (
                device(Scene.Point(clip.x, clip.y)), device(Scene.Point(clip.x + clip.width, clip.y + clip.height))
            )
            guard [start.x, start.y, end.x, end.y].allSatisfy({ abs($0) < 1e6 }) else { return }
            cairo.new_path(context)
            if format == .png || format == .rgba {
                let (x, y) = (start.x.rounded(), start.y.rounded())
                cairo.rectangle(context, x, y, end.x.rounded() - x, end.y.rounded() - y)
            } else {
                cairo.rectangle(context, start.x, start.y, end.x - start.x, end.y - start.y)
            }
            cairo.clip(context)
        }
        switch item.primitive {
        case .path(let path, let fill, let stroke, let snaps):
            trace(path, snapTo: snaps ? snapOffset(stroke) : nil)
            paint(fill: fill, stroke: stroke)
        case .markers(let path, let places, let sizes, let fills, let edges, let stroke):
            drawMarkers(path, places, sizes, fills, edges, stroke)
        case .text(let text, let place, let font, let color, let angle):
            try drawText(text, place, font, color, angle)
        case .image(let rows, let columns, let rgba, let frame, let filter):
            try drawImage(rows, columns, rgba, frame, filter)
        }
    }

    private func device(_ point: Scene.Point) -> Scene.Point {
        Scene.Point((point.x - origin.x) * scale, (point.y - origin.y) * scale)
    }

    /// Lines of an odd number of pixels run through pixel centres, others along their edges. Vector formats do not snap.
    private func snapOffset(_ stroke: Scene.Stroke?) -> Double? {
        guard format == .png || format == .rgba else { return nil }
        guard let stroke, stroke.width.isFinite else { return 0 }
        return Int(min(max(stroke.width * scale, 0), 1e6).rounded()) % 2 == 1 ? 0.5 : 0
    }

    private func trace(_ path: Scene.Path, snapTo offset: Double?, at place: Scene.Point? = nil, size: Double = 1) {
        cairo.new_path(context)
        let points = path.points.map { point in
            var target =
                place.map { Scene.Point($0.x + point.x * size * scale, $0.y + point.y * size * scale) } ?? device(point)
            guard target.x.isFinite, target.y.isFinite else { return Scene.Point(.nan, .nan) }
            // Far-away points would overflow cairo's 24.8 fixed-point numbers.
            target = Scene.Point(min(max(target.x, -1e6), 1e6), min(max(target.y, -1e6), 1e6))
            guard let offset else { return target }
            return Scene.Point((target.x + 0.5).rounded(.down) + offset, (target.y + 0.5).rounded(.down) + offset)
        }
        var next = 0
        var isPenDown = false
        for step in path.steps {
            let at = points[next..<(next + step.pointCount)]
            next += step.pointCount
            // A value that is not a number breaks the line.
            guard at.allSatisfy({ $0.x.isFinite && $0.y.isFinite }) else {
                isPenDown = false
                continue
            }
            switch (step, at.first, at.last) {
            case (.move, let p?, _):
                cairo.move_to(context, p.x, p.y)
                isPenDown = true
            case (.line, let p?, _):
                isPenDown ? cairo.line_to(context, p.x, p.y) : cairo.move_to(context, p.x, p.y)
                isPenDown = true
            case (.curve, let p?, let r?):
                let q = at[at.startIndex + 1]
                cairo.curve_to(context, p.x, p.y, q.x, q.y, r.x, r.y)
                isPenDown = true
            default: if isPenDown { cairo.close_path(context) }
            }
        }
    }

    private func paint(fill: Scene.Color?, stroke: Scene.Stroke?) {
        if let fill, fill.alpha > 0 {
            cairo.set_source_rgba(context, fill.red, fill.green, fill.blue, fill.alpha)
            cairo.fill_preserve(context)
        }
        guard let stroke, stroke.width > 0, stroke.width < 1e6, stroke.color.alpha > 0 else { return }
        cairo.set_source_rgba(context, stroke.color.red, stroke.color.green, stroke.color.blue, stroke.color.alpha)
        cairo.set_line_width(context, stroke.width * scale)
        cairo.set_line_cap(context, stroke.cap == .round ? 1 : stroke.cap == .projecting ? 2 : 0)
        cairo.set_line_join(context, stroke.join == .round ? 1 : stroke.join == .bevel ? 2 : 0)
        let dashes = stroke.dashes.map { max($0, 0) * scale }
        let isDashed = dashes.contains { $0 > 0 } && dashes.allSatisfy { $0.isFinite }
        cairo.set_dash(context, dashes, isDashed ? Int32(dashes.count) : 0, stroke.dashOffset * scale)
        cairo.stroke(context)
    }

    private func drawMarkers(
        _ path: Scene.Path, _ places: [Scene.Point], _ sizes: [Double], _ fills: [Scene.Color], _ edges: [Scene.Color],
        _ stroke: Scene.Stroke?
    ) {
        for (index, place) in places.enumerated() where place.x.isFinite && place.y.isFinite {
            var center = device(place)
            if format == .png || format == .rgba {
                center = Scene.Point((center.x * 8).rounded() / 8, (center.y * 8).rounded() / 8)
            }
            trace(path, snapTo: nil, at: center, size: sizes.isEmpty ? 1 : sizes[index % sizes.count])
            var line = stroke
            if !edges.isEmpty { line?.color = edges[index % edges.count] }
            paint(fill: fills.isEmpty ? nil : fills[index % fills.count], stroke: line)
        }
    }

    private func drawText(
        _ text: String, _ place: Scene.Point, _ font: Scene.Font, _ color: Scene.Color, _ angle: Double
    ) throws(RenderError) {
        let start = device(place)
        guard abs(start.x) < 1e6, abs(start.y) < 1e6, angle.isFinite, font.size > 0 else { return }
        cairo.translate(context, start.x, start.y)
        cairo.rotate(context, -angle * .pi / 180)
        cairo.set_font_face(context, try library.face(font))
        cairo.set_font_size(context, font.size * scale)
        if let options = cairo.font_options_create() {
            cairo.font_options_set_hint_metrics(options, 1)  // off
            cairo.font_options_set_hint_style(options, angle == 0 ? 2 : 1)  // slight, or none for turned text
            cairo.set_font_options(context, options)
            cairo.font_options_destroy(options)
        }
        cairo.set_source_rgba(context, color.red, color.green, color.blue, color.alpha)
        cairo.new_path(context)
        cairo.move_to(context, 0, 0)
        cairo.show_text(context, text)
    }

    private func drawImage(
        _ rows: Int, _ columns: Int, _ rgba: [UInt8], _ frame: Scene.Rectangle, _ filter: Scene.Filter
    ) throws(RenderError) {
        guard rows > 0, columns > 0 else { return }
        guard rows <= 32767, columns <= 32767 else { throw .tooLarge(width: Double(columns), height: Double(rows)) }
        var pixels = [UInt8](repeating: 0, count: rgba.count)
        for at in stride(from: 0, to: rgba.count, by: 4) {
            let alpha = Int(rgba[at + 3])
            for channel in 0..<3 {
                pixels[at + 2 - channel] = UInt8(truncatingIfNeeded: (Int(rgba[at + channel]) * alpha + 127) / 255)
            }
            pixels[at + 3] = rgba[at + 3]
        }
        let (start, end) = (
            device(Scene.Point(frame.x, frame.y)), device(Scene.Point(frame.x + frame.width, frame.y + frame.height))
        )
        guard start.x.isFinite, start.y.isFinite, end.x.isFinite, end.y.isFinite else { return }
        guard let source = cairo.image_surface_create(0, Int32(columns), Int32(rows)),
            let data = cairo.image_surface_get_data(source)
        else { throw .drawingFailed(1) }
        defer { cairo.surface_destroy(source) }
        let stride = Int(cairo.image_surface_get_stride(source))
        pixels.withUnsafeBufferPointer { bytes in
            for row in 0..<rows {
                data.advanced(by: row * stride).update(from: bytes.baseAddress! + row * columns * 4, count: columns * 4)
            }
        }
        cairo.surface_mark_dirty(source)
        // A frame given upside down or mirrored has a negative size.
        cairo.translate(context, start.x, start.y)
        let (width, height) = (end.x - start.x, end.y - start.y)
        guard abs(width) > 1e-3, abs(height) > 1e-3, abs(width) < 1e6, abs(height) < 1e6 else { return }
        cairo.scale(context, width / Double(columns), height / Double(rows))
        cairo.set_source_surface(context, source, 0, 0)
        let pattern = cairo.get_source(context)
        cairo.pattern_set_filter(pattern, filter == .nearest ? 3 : 1)
        cairo.pattern_set_extend(pattern, 3)  // edge pixels go on, so that borders do not fade
        cairo.new_path(context)
        cairo.rectangle(context, 0, 0, Double(columns), Double(rows))
        cairo.clip(context)
        cairo.paint_with_alpha(context, 1)
    }
}
