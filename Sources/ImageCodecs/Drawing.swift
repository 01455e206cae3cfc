/// A point in whole pixels or, after `fixed`, in 16-bit fixed point.
package struct Point: Equatable, Sendable {
    package var x: Int
    package var y: Int
    package init(_ x: Int, _ y: Int) { (self.x, self.y) = (x, y) }
}

/// Paints shapes onto a picture pixel by pixel as OpenCV's drawing functions do (lines of 4 or 8 connected pixels).
///
/// Coordinates are limited to ±2^30 when they come in, so that fixed-point products stay far from overflow.
package struct Painter<Element: Sample> {
    package private(set) var bitmap: Bitmap<Element>
    private let color: [Element]
    /// 4 or 8.
    let connectivity: Int

    /// 16 fractional bits, and one half.
    static var one: Int { 1 << 16 }
    static var half: Int { 1 << 15 }

    package init(_ bitmap: Bitmap<Element>, color: [Double], connectivity: Int) {
        self.bitmap = bitmap
        self.connectivity = connectivity
        self.color = (0..<bitmap.channels).map { Element(saturated: $0 < color.count ? color[$0] : 0) }
    }

    static func limited(_ value: Int) -> Int { min(max(value, -(1 << 30)), 1 << 30) }

    /// A point given with `shift` fractional bits, in 16-bit fixed point.
    static func fixed(_ point: Point, shift: Int) -> Point {
        if shift == 16 { return point }
        return Point(limited(point.x) << (16 - shift), limited(point.y) << (16 - shift))
    }

    // MARK: Pixels and spans

    mutating func put(_ x: Int, _ y: Int) {
        guard x >= 0, x < bitmap.width, y >= 0, y < bitmap.height else { return }
        let base = (y * bitmap.width + x) * bitmap.channels
        for channel in color.indices { bitmap.samples[base + channel] = color[channel] }
    }

    /// The pixels `from` to `through` of a row, clipped.
    mutating func span(_ y: Int, from: Int, through: Int) {
        guard y >= 0, y < bitmap.height else { return }
        let (first, last) = (max(from, 0), min(through, bitmap.width - 1))
        guard first <= last else { return }
        var at = (y * bitmap.width + first) * bitmap.channels
        for _ in first...last {
            for channel in color.indices { bitmap.samples[at + channel] = color[channel] }
            at += color.count
        }
    }

    // MARK: Lines

    /// One pixel wide, between whole pixels: Bresenham's line after clipping.
    mutating func thinLine(_ from: Point, _ to: Point, connectivity: Int) {
        guard let (start, end) = clip(from, to, width: bitmap.width, height: bitmap.height) else { return }
        // Drawn from left to right whichever way it was given.
        let (a, b) = start.x <= end.x ? (start, end) : (end, start)
        let (dx, dy) = (b.x - a.x, abs(b.y - a.y))
        let step = b.y < a.y ? -1 : 1
        let isSteep = dy > dx
        let (long, short) = isSteep ? (dy, dx) : (dx, dy)
        var (x, y) = (a.x, a.y)
        if connectivity == 4 {
            var error = 0
            for _ in 0...(long + short) {
                put(x, y)
                let turns = error < 0
                error += -2 * short + (turns ? 2 * long + 2 * short : 0)
                // A turn moves along the short side instead of the long one.
                if turns != isSteep { y += step } else { x += 1 }
            }
            return
        }
        var error = long - 2 * short
        for _ in 0...long {
            put(x, y)
            let turns = error < 0
            error += -2 * short + (turns ? 2 * long : 0)
            if isSteep {
                y += step
                if turns { x += 1 }
            } else {
                x += 1
                if turns { y += step }
            }
        }
    }

    /// One pixel wide and 8-connected, between points in fixed point: the outline of convex polygons.
    mutating func fineLine(_ from: Point, _ to: Point) {
        guard var (start, end) = clip(from, to, width: bitmap.width << 16, height: bitmap.height << 16) else { return }
        var (dx, dy) = (end.x - start.x, end.y - start.y)
        let (wide, tall) = (abs(dx), abs(dy))
        if wide > tall ? dx < 0 : dy < 0 {
            swap(&start, &end)
            (dx, dy) = (-dx, -dy)
        }
        put((end.x + Self.half) >> 16, (end.y + Self.half) >> 16)
        var (x, y) = (start.x + Self.half, start.y + Self.half)
        if wide > tall {
            let step = (dy << 16) / (wide | 1)
            for column in (x >> 16)...(x >> 16 + wide >> 16) {
                put(column, y >> 16)
                y += step
            }
        } else {
            let step = (dx << 16) / (tall | 1)
            for row in (y >> 16)...(y >> 16 + tall >> 16) {
                put(x >> 16, row)
                x += step
            }
        }
    }

    /// The part of a line inside a rectangle at the origin; nil when there is none.
    func clip(_ from: Point, _ to: Point, width: Int, height: Int) -> (Point, Point)? {
        guard width > 0, height > 0 else { return nil }
        let (right, bottom) = (width - 1, height - 1)
        var (a, b) = (from, to)
        func code(_ p: Point) -> Int {
            (p.x < 0 ? 1 : 0) | (p.x > right ? 2 : 0) | (p.y < 0 ? 4 : 0) | (p.y > bottom ? 8 : 0)
        }
        func moved(_ distance: Int, _ extent: Int, _ length: Int) -> Int {
            let move = Double(distance) * Double(extent) / Double(length)
            return abs(move) < 1e17 ? Int(move) : 0
        }
        var (c1, c2) = (code(a), code(b))
        if c1 & c2 == 0, c1 | c2 != 0 {
            if c1 & 12 != 0 {
                let edge = c1 < 8 ? 0 : bottom
                a.x += moved(edge - a.y, b.x - a.x, b.y - a.y)
                a.y = edge
                c1 = code(a) & 3
            }
            if c2 & 12 != 0 {
                let edge = c2 < 8 ? 0 : bottom
                b.x += moved(edge - b.y, b.x - a.x, b.y - a.y)
                b.y = edge
                c2 = code(b) & 3
            }
            if c1 & c2 == 0, c1 | c2 != 0 {
                if c1 != 0 {
                    let edge = c1 == 1 ? 0 : right
                    a.y += moved(edge - a.x, b.y - a.y, b.x - a.x)
                    a.x = edge
                    c1 = 0
                }
                if c2 != 0 {
                    let edge = c2 == 1 ? 0 : right
                    b.y += moved(edge - b.x, b.y - a.y, b.x - a.x)
                    b.x = edge
                    c2 = 0
                }
            }
        }
        return c1 | c2 == 0 ? (a, b) : nil
    }

    /// A line between points with `shift` fractional bits; thick ones are a rectangle and round ends.
    mutating func line(_ from: Point, _ to: Point, thickness: Int, shift: Int, ends: RoundedEnds) {
        func whole(_ p: Point) -> Point { Point((p.x + Self.half) >> 16, (p.y + Self.half) >> 16) }
        guard thickness > 1 else {
            // Only lines between whole pixels can be 4-connected.
            let (start, end) = (whole(Self.fixed(from, shift: shift)), whole(Self.fixed(to, shift: shift)))
            return thinLine(start, end, connectivity: shift == 0 ? connectivity : 8)
        }
        // What lies further outside than the thickness is cut off first, in the units given.
        let margin = Self.limited(thickness) << shift
        let size = Point(bitmap.width << shift + 2 * margin, bitmap.height << shift + 2 * margin)
        let moved = (Point(from.x + margin, from.y + margin), Point(to.x + margin, to.y + margin))
        guard let cut = clip(moved.0, moved.1, width: size.x, height: size.y) else { return }
        let p0 = Self.fixed(Point(cut.0.x - margin, cut.0.y - margin), shift: shift)
        let p1 = Self.fixed(Point(cut.1.x - margin, cut.1.y - margin), shift: shift)
        let (dx, dy) = (Double(p0.x - p1.x) / 65536, Double(p1.y - p0.y) / 65536)
        let square = dx * dx + dy * dy
        let halfWidth = thickness << 15
        if square > Double.ulpOfOne {
            let factor = (Double(halfWidth) + Double(thickness & 1) * 65536 * 0.5) / square.squareRoot()
            let (px, py) = (
                Int((dy * factor).rounded(.toNearestOrEven)), Int((dx * factor).rounded(.toNearestOrEven))
            )
            fillConvex(
                [
                    Point(p0.x + px, p0.y + py), Point(p0.x - px, p0.y - py), Point(p1.x - px, p1.y - py),
                    Point(p1.x + px, p1.y + py),
                ], shift: 16)
        }
        let radius = (halfWidth + Self.half) >> 16
        if ends.contains(.start) { thinCircle(whole(p0), radius: radius, filled: true) }
        if ends.contains(.end) { thinCircle(whole(p1), radius: radius, filled: true) }
    }

    package mutating func line(_ from: Point, _ to: Point, thickness: Int, shift: Int) {
        line(from, to, thickness: thickness, shift: shift, ends: [.start, .end])
    }

    package mutating func polyline(_ points: [Point], closed: Bool, thickness: Int, shift: Int) {
        guard let first = points.first, let last = points.last else { return }
        var previous = closed ? last : first
        var ends: RoundedEnds = closed ? .end : [.start, .end]
        for point in closed ? points[...] : points.dropFirst() {
            line(previous, point, thickness: thickness, shift: shift, ends: ends)
            previous = point
            ends = .end
        }
    }

    /// A negative thickness fills.
    package mutating func rectangle(_ a: Point, _ b: Point, thickness: Int, shift: Int) {
        let corners = [a, Point(b.x, a.y), b, Point(a.x, b.y)]
        if thickness >= 0 {
            polyline(corners, closed: true, thickness: thickness, shift: shift)
        } else {
            fillConvex(corners, shift: shift)
        }
    }
}

/// Which ends of a thick line are rounded.
struct RoundedEnds: OptionSet {
    let rawValue: Int
    static let start = RoundedEnds(rawValue: 1)
    static let end = RoundedEnds(rawValue: 2)
}
