import CCairo
import Glibc

/// Cairo's functions and the DejaVu faces, loaded when first needed.
struct CairoLibrary {
    let functions: ccairo_functions
    private let freeType: UnsafeMutableRawPointer

    /// DejaVu as Debian installs it; the first folder that has the file counts.
    private static let folders = [
        "/usr/share/fonts/truetype/dejavu/", "/usr/share/fonts/dejavu/", "/usr/share/fonts/TTF/",
    ]

    private static let loaded: Result<CairoLibrary, RenderError> = {
        var missing: UnsafePointer<CChar>?
        guard let functions = ccairo_load(&missing) else {
            let name = missing.map { String(cString: $0) } ?? "libcairo.so.2"
            let isFreeType = name.hasPrefix("libfreetype") || name.hasPrefix("FT_")
            return .failure(.missingLibrary(name: name, package: isFreeType ? "libfreetype6" : "libcairo2"))
        }
        var library: UnsafeMutableRawPointer?
        guard functions.pointee.freetype_init(&library) == 0, let library else {
            return .failure(.missingLibrary(name: "libfreetype.so.6", package: "libfreetype6"))
        }
        return .success(CairoLibrary(functions: functions.pointee, freeType: library))
    }()

    static func shared() throws(RenderError) -> CairoLibrary { try loaded.get() }

    /// Faces are opened once and kept; callers hold one lock around all drawing (`CairoCanvas.lock`).
    nonisolated(unsafe) private static var faces: [String: UnsafeMutableRawPointer] = [:]

    func face(_ font: Scene.Font) throws(RenderError) -> UnsafeMutableRawPointer {
        let family = font.isMonospaced ? "DejaVuSansMono" : "DejaVuSans"
        let styles = [
            font.isBold ? (font.isItalic ? "-BoldOblique" : "-Bold") : (font.isItalic ? "-Oblique" : ""),
            font.isBold ? "-Bold" : "",
        ]
        for style in styles {
            let name = family + style + ".ttf"
            if let face = Self.faces[name] { return face }
            for folder in Self.folders {
                var face: UnsafeMutableRawPointer?
                guard functions.freetype_new_face(freeType, folder + name, 0, &face) == 0, let face,
                    let wrapped = functions.ft_font_face_create_for_ft_face(face, 0)
                else { continue }
                Self.faces[name] = wrapped
                return wrapped
            }
        }
        throw .missingFont(path: Self.folders[0] + family + ".ttf", package: "fonts-dejavu-core")
    }
}

/// The size of a line of text in points.
package struct TextSize: Equatable, Sendable {
    /// How far the pen moves.
    package let advance: Double
    /// The ink's box: its left edge from the pen, its width, and how far it reaches above and below the base line.
    package let (left, width, ascent, descent): (Double, Double, Double, Double)

    package static func == (a: TextSize, b: TextSize) -> Bool {
        (a.advance, a.left, a.width, a.ascent, a.descent) == (b.advance, b.left, b.width, b.ascent, b.descent)
    }

    /// Measured at 100 points without hinting and scaled, so that sizes are proportional.
    package static func measure(_ text: String, _ font: Scene.Font) throws(RenderError) -> TextSize {
        let library = try CairoLibrary.shared()
        let cairo = library.functions
        CairoCanvas.lock.acquire()
        defer { CairoCanvas.lock.release() }
        let face = try library.face(font)
        guard let surface = cairo.image_surface_create(0, 1, 1), let context = cairo.create(surface) else {
            throw .drawingFailed(1)
        }
        defer {
            cairo.destroy(context)
            cairo.surface_destroy(surface)
        }
        cairo.set_font_face(context, face)
        cairo.set_font_size(context, 100)
        if let options = cairo.font_options_create() {
            cairo.font_options_set_hint_metrics(options, 1)  // off
            cairo.font_options_set_hint_style(options, 1)  // none
            cairo.set_font_options(context, options)
            cairo.font_options_destroy(options)
        }
        var extents = ccairo_text_extents()
        cairo.text_extents(context, text, &extents)
        let scale = font.size / 100
        return TextSize(
            advance: extents.x_advance * scale, left: extents.x_bearing * scale, width: extents.width * scale,
            ascent: -extents.y_bearing * scale, descent: (extents.height + extents.y_bearing) * scale)
    }
}
