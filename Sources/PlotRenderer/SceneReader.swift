/// A plain value as a program hands it over: what tuples, lists, numbers, texts and buffers of the language become.
package indirect enum SceneValue: Equatable, Sendable {
    case none
    case number(Double)
    case text(String)
    case bytes([UInt8])
    case list([SceneValue])
}

/// Reads a scene from plain values, one list an item:
///
///     ["path", points, steps, fill, stroke, snaps, clip]
///     ["markers", points, steps, places, sizes, fills, edges, stroke, clip]
///     ["text", x, y, text, size, style, color, angle, clip]
///     ["image", x, y, width, height, rows, columns, rgba, filter, clip]
///
/// `points`, `places`, `sizes`: a list of numbers x0, y0, x1, … or the bytes of doubles; `steps`: a text of M, L, C, Z;
/// `fill`, `color`: none or [r, g, b, a]; `fills`, `edges`: the numbers of one colour or of one a place; `stroke`: none or
/// [color, width, dashes, offset, cap, join]; `clip`: none or [x, y, width, height]; `style`: words "bold", "italic", "mono";
/// `filter`: "nearest" or "smooth". Numbers that are not finite drop the point they belong to.
package struct SceneReader {
    private let number: Int

    package static func read(_ values: [SceneValue]) throws(RenderError) -> Scene {
        var scene = Scene()
        for (number, value) in values.enumerated() {
            scene.items.append(try SceneReader(number: number).item(value))
        }
        return scene
    }

    private func fail(_ reason: String) -> RenderError { .malformed(item: number, reason: reason) }

    private func item(_ value: SceneValue) throws(RenderError) -> Scene.Item {
        guard case .list(let fields) = value, case .text(let kind)? = fields.first else { throw fail("no kind") }
        func field(_ index: Int) -> SceneValue { index < fields.count ? fields[index] : .none }
        switch kind {
        case "path":
            let path = try self.path(field(1), field(2))
            let snaps = try double(field(5)) != 0
            let primitive = Scene.Primitive.path(
                path, fill: try color(field(3)), stroke: try stroke(field(4)), snaps: snaps)
            return Scene.Item(primitive, clip: try rectangle(field(6)))
        case "markers":
            let primitive = Scene.Primitive.markers(
                try path(field(1), field(2)), at: points(try doubles(field(3))), sizes: try doubles(field(4)),
                fills: colors(try doubles(field(5))), edges: colors(try doubles(field(6))), stroke: try stroke(field(7))
            )
            return Scene.Item(primitive, clip: try rectangle(field(8)))
        case "text":
            let place = Scene.Point(try double(field(1)), try double(field(2)))
            let primitive = Scene.Primitive.text(
                try text(field(3)), at: place, font: Self.font(size: try double(field(4)), style: try text(field(5))),
                color: try color(field(6)) ?? Scene.Color(0, 0, 0), angle: try double(field(7)))
            return Scene.Item(primitive, clip: try rectangle(field(8)))
        case "image": return try image(field)
        default: throw fail("unknown kind '\(kind)'")
        }
    }

    package static func font(size: Double, style: String) -> Scene.Font {
        let words = style.split(separator: " ")
        return Scene.Font(
            size: size.isFinite ? min(max(size, 0), 10_000) : 0, isBold: words.contains("bold"),
            isItalic: words.contains("italic"), isMonospaced: words.contains("mono"))
    }

    private func image(_ field: (Int) -> SceneValue) throws(RenderError) -> Scene.Item {
        let frame = Scene.Rectangle(
            x: try double(field(1)), y: try double(field(2)), width: try double(field(3)), height: try double(field(4)))
        let (rows, columns) = (try double(field(5)), try double(field(6)))
        guard case .bytes(let rgba) = field(7), rows >= 0, columns >= 0, rows < 1e6, columns < 1e6,
            Int(rows) * Int(columns) * 4 == rgba.count
        else { throw fail("the picture's size does not fit its bytes") }
        guard let filter = Scene.Filter(rawValue: try text(field(8))) else { throw fail("unknown filter") }
        let primitive = Scene.Primitive.image(
            rows: Int(rows), columns: Int(columns), rgba: rgba, frame: frame, filter: filter)
        return Scene.Item(primitive, clip: try rectangle(field(9)))
    }

    // MARK: Fields

    private func double(_ value: SceneValue) throws(RenderError) -> Double {
        guard case .number(let number) = value else { throw fail("a number is expected") }
        return number
    }

    private func text(_ value: SceneValue) throws(RenderError) -> String {
        guard case .text(let text) = value else { throw fail("a text is expected") }
        return text
    }

    private func doubles(_ value: SceneValue) throws(RenderError) -> [Double] {
        switch value {
        case .none: return []
        case .number(let number): return [number]
        case .bytes(let bytes):
            return bytes.withUnsafeBytes { raw in
                (0..<(raw.count / 8)).map { raw.loadUnaligned(fromByteOffset: 8 * $0, as: Double.self) }
            }
        case .list(let values):
            var result: [Double] = []
            result.reserveCapacity(values.count)
            for value in values { result.append(try double(value)) }
            return result
        case .text: throw fail("numbers are expected")
        }
    }

    private func points(_ numbers: [Double]) -> [Scene.Point] {
        (0..<(numbers.count / 2)).map { Scene.Point(numbers[2 * $0], numbers[2 * $0 + 1]) }
    }

    private func colors(_ numbers: [Double]) -> [Scene.Color] {
        (0..<(numbers.count / 4)).map {
            Scene.Color(numbers[4 * $0], numbers[4 * $0 + 1], numbers[4 * $0 + 2], numbers[4 * $0 + 3])
        }
    }

    private func path(_ points: SceneValue, _ steps: SceneValue) throws(RenderError) -> Scene.Path {
        let letters = try text(steps)
        let kinds = letters.compactMap { Scene.Path.Step(rawValue: $0) }
        guard kinds.count == letters.count,
            let path = Scene.Path(steps: kinds, points: self.points(try doubles(points)))
        else { throw fail("the path's steps do not fit its points") }
        return path
    }

    private func color(_ value: SceneValue) throws(RenderError) -> Scene.Color? {
        if value == .none { return nil }
        guard let color = colors(try doubles(value)).first else { throw fail("a colour has four numbers") }
        return color
    }

    private func rectangle(_ value: SceneValue) throws(RenderError) -> Scene.Rectangle? {
        if value == .none { return nil }
        let numbers = try doubles(value)
        guard numbers.count == 4 else { throw fail("a rectangle has four numbers") }
        return Scene.Rectangle(x: numbers[0], y: numbers[1], width: numbers[2], height: numbers[3])
    }

    private func stroke(_ value: SceneValue) throws(RenderError) -> Scene.Stroke? {
        if value == .none { return nil }
        guard case .list(let fields) = value, fields.count == 6, let color = try color(fields[0]) else {
            throw fail("a stroke has six fields")
        }
        guard let cap = Scene.Cap(rawValue: try text(fields[4])), let join = Scene.Join(rawValue: try text(fields[5]))
        else {
            throw fail("unknown cap or join")
        }
        var stroke = Scene.Stroke(color: color, width: try double(fields[1]))
        stroke.dashes = try doubles(fields[2])
        stroke.dashOffset = try double(fields[3])
        (stroke.cap, stroke.join) = (cap, join)
        return stroke
    }
}
