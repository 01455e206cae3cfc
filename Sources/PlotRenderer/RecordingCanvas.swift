/// Writes a scene down as text, one item a line, numbers with two decimals: the golden form of plots.
package struct RecordingCanvas: Canvas {
    package private(set) var lines: [String] = []
    package init() {}

    package var text: String { lines.map { $0 + "\n" }.joined() }

    package mutating func draw(_ item: Scene.Item) {
        var line = Self.describe(item.primitive)
        if let clip = item.clip { line += " clip \(Self.describe(clip))" }
        lines.append(line)
    }

    /// Two decimals, rounded half away from zero, never "-0.00".
    static func describe(_ value: Double) -> String {
        guard value.isFinite, abs(value) < 1e15 else { return "\(value)" }
        let hundredths = Int((abs(value) * 100).rounded())
        let sign = value < 0 && hundredths > 0 ? "-" : ""
        return "\(sign)\(hundredths / 100).\(hundredths % 100 / 10)\(hundredths % 10)"
    }

    private static func describe(_ point: Scene.Point) -> String { "\(describe(point.x)),\(describe(point.y))" }

    private static func describe(_ area: Scene.Rectangle) -> String {
        [area.x, area.y, area.width, area.height].map { describe($0) }.joined(separator: ",")
    }

    private static func describe(_ color: Scene.Color) -> String {
        [color.red, color.green, color.blue, color.alpha].map { describe($0) }.joined(separator: "/")
    }

    private static func describe(_ path: Scene.Path) -> String {
        var next = path.points.makeIterator()
        return path.steps.map { step in
            let points = (0..<step.pointCount).compactMap { _ in next.next().map { describe($0) } }
            return String(step.rawValue) + points.joined(separator: " ")
        }.joined(separator: " ")
    }

    private static func describe(_ stroke: Scene.Stroke) -> String {
        var text = "\(describe(stroke.color)) \(describe(stroke.width))"
        if !stroke.dashes.isEmpty { text += " dash \(stroke.dashes.map { describe($0) }.joined(separator: ","))" }
        return text + " \(stroke.cap) \(stroke.join)"
    }

    private static func describe(_ primitive: Scene.Primitive) -> String {
        switch primitive {
        case .path(let path, let fill, let stroke, let snaps):
            return "path \(describe(path))" + (fill.map { " fill \(describe($0))" } ?? "")
                + (stroke.map { " stroke \(describe($0))" } ?? "") + (snaps ? " snap" : "")
        case .markers(let path, let places, let sizes, let fills, let edges, let stroke):
            return "markers \(describe(path)) at \(places.map { describe($0) }.joined(separator: " "))"
                + " sizes \(sizes.map { describe($0) }.joined(separator: ","))"
                + " fills \(fills.map { describe($0) }.joined(separator: " "))"
                + " edges \(edges.map { describe($0) }.joined(separator: " "))"
                + (stroke.map { " stroke \(describe($0))" } ?? "")
        case .text(let text, let place, let font, let color, let angle):
            let style =
                (font.isBold ? " bold" : "") + (font.isItalic ? " italic" : "") + (font.isMonospaced ? " mono" : "")
            return "text \"\(text)\" at \(describe(place)) size \(describe(font.size))\(style) \(describe(color))"
                + (angle == 0 ? "" : " angle \(describe(angle))")
        case .image(let rows, let columns, let rgba, let frame, let filter):
            return "image \(rows)x\(columns) in \(describe(frame)) \(filter) checksum \(checksum(rgba))"
        }
    }

    /// FNV-1a over the bytes, so that a changed pixel shows.
    private static func checksum(_ bytes: [UInt8]) -> String {
        String(bytes.reduce(0xcbf2_9ce4_8422_2325 as UInt64) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }, radix: 16)
    }
}
