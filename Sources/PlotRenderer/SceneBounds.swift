import Glibc

/// The box around everything that a scene draws, for pictures that are cropped to their content.
extension Scene {
    /// Nil for an empty scene. Lines count with half their width; what is clipped counts only inside its clip.
    package func bounds() throws(RenderError) -> Rectangle? {
        var box: (x0: Double, y0: Double, x1: Double, y1: Double)?
        for item in items {
            guard let own = try item.bounds(), own.width.isFinite, own.height.isFinite else { continue }
            guard let known = box else {
                box = (own.x, own.y, own.x + own.width, own.y + own.height)
                continue
            }
            box = (
                min(known.x0, own.x), min(known.y0, own.y), max(known.x1, own.x + own.width),
                max(known.y1, own.y + own.height)
            )
        }
        return box.map { Rectangle(x: $0.x0, y: $0.y0, width: $0.x1 - $0.x0, height: $0.y1 - $0.y0) }
    }
}

extension Scene.Item {
    func bounds() throws(RenderError) -> Scene.Rectangle? {
        guard let own = try primitive.bounds() else { return nil }
        guard let clip else { return own }
        let (x0, y0) = (max(own.x, clip.x), max(own.y, clip.y))
        let (x1, y1) = (min(own.x + own.width, clip.x + clip.width), min(own.y + own.height, clip.y + clip.height))
        return x0 <= x1 && y0 <= y1 ? Scene.Rectangle(x: x0, y: y0, width: x1 - x0, height: y1 - y0) : nil
    }
}

extension Scene.Primitive {
    func bounds() throws(RenderError) -> Scene.Rectangle? {
        switch self {
        case .path(let path, _, let stroke, _):
            return Self.box(around: path.points, margin: (stroke?.width ?? 0) / 2)
        case .markers(let path, let places, let sizes, _, _, let stroke):
            let reach = path.points.reduce(0) { max($0, abs($1.x), abs($1.y)) } * (sizes.max() ?? 1)
            return Self.box(around: places, margin: reach + (stroke?.width ?? 0) / 2)
        case .image(_, _, _, let frame, _):
            let corners = [
                Scene.Point(frame.x, frame.y), Scene.Point(frame.x + frame.width, frame.y + frame.height),
            ]
            return Self.box(around: corners, margin: 0)
        case .text(let text, let place, let font, _, let angle):
            let size = try TextSize.measure(text, font)
            let turn = -angle * .pi / 180
            let (cosine, sine) = (cos(turn), sin(turn))
            let corners = [
                (size.left, -size.ascent), (size.left + size.width, -size.ascent), (size.left, size.descent),
                (size.left + size.width, size.descent),
            ].map { Scene.Point(place.x + $0.0 * cosine - $0.1 * sine, place.y + $0.0 * sine + $0.1 * cosine) }
            return Self.box(around: corners, margin: 0)
        }
    }

    private static func box(around points: [Scene.Point], margin: Double) -> Scene.Rectangle? {
        let finite = points.filter { $0.x.isFinite && $0.y.isFinite }
        guard let first = finite.first else { return nil }
        var (low, high) = (first, first)
        for point in finite {
            low = Scene.Point(min(low.x, point.x), min(low.y, point.y))
            high = Scene.Point(max(high.x, point.x), max(high.y, point.y))
        }
        return Scene.Rectangle(
            x: low.x - margin, y: low.y - margin, width: high.x - low.x + 2 * margin,
            height: high.y - low.y + 2 * margin)
    }
}
