import Glibc

/// Circles and ellipses.
extension Painter {
    /// A negative thickness fills.
    package mutating func circle(_ center: Point, radius: Int, thickness: Int, shift: Int) {
        guard thickness > 1 || connectivity != 8 || shift > 0 else {
            thinCircle(
                Point(Self.limited(center.x), Self.limited(center.y)), radius: Self.limited(radius),
                filled: thickness < 0)
            return
        }
        let size = Self.limited(radius) << (16 - shift)
        ellipse(
            Self.fixed(center, shift: shift), halfAxes: Point(size, size), angle: 0, from: 0, to: 360,
            thickness: thickness)
    }

    /// Angles in whole degrees, clockwise; a negative thickness fills.
    package mutating func ellipse(
        _ center: Point, halfAxes: Point, angle: Int, from: Int, to: Int, thickness: Int, shift: Int
    ) {
        ellipse(
            Self.fixed(center, shift: shift), halfAxes: Self.fixed(halfAxes, shift: shift), angle: angle, from: from,
            to: to,
            thickness: thickness)
    }

    /// The midpoint circle, one pixel wide or filled.
    mutating func thinCircle(_ center: Point, radius: Int, filled: Bool) {
        var (dx, dy) = (radius, 0)
        var (error, plus, minus) = (0, 1, 2 * radius - 1)
        while dx >= dy {
            for (across, down) in [(dx, dy), (dy, dx)] {
                for y in [center.y - down, center.y + down] {
                    if filled {
                        span(y, from: center.x - across, through: center.x + across)
                    } else {
                        put(center.x - across, y)
                        put(center.x + across, y)
                    }
                }
            }
            dy += 1
            error += plus
            plus += 2
            if error > 0 {
                error -= minus
                dx -= 1
                minus -= 2
            }
        }
    }

    /// The ellipse as a polygon in fixed point, with corners every 5 to 90 degrees depending on the size.
    private mutating func ellipse(
        _ center: Point, halfAxes: Point, angle: Int, from: Int, to: Int, thickness: Int
    ) {
        let axes = Point(abs(halfAxes.x), abs(halfAxes.y))
        let size = (max(axes.x, axes.y) + Self.half) >> 16
        let step = size < 3 ? 90 : size < 10 ? 30 : size < 15 ? 18 : 5
        var corners: [Point] = []
        for (x, y) in EllipsePolygon.corners(center, axes, angle: angle, from: from, to: to, step: step) {
            let corner = Point(Int(x.rounded(.toNearestOrEven)), Int(y.rounded(.toNearestOrEven)))
            if corners.last != corner { corners.append(corner) }
        }
        if corners.count <= 1 { corners = [center, center] }
        if thickness >= 0 {
            polyline(corners, closed: false, thickness: thickness, shift: 16)
        } else if to - from >= 360 {
            fillConvex(corners, shift: 16)
        } else {
            fill([corners + [center]], shift: 16)
        }
    }
}

/// The corners of an elliptic arc.
package enum EllipsePolygon {
    /// Sines of whole degrees with seven decimals, in single precision.
    private static func sine(_ degrees: Int) -> Double {
        let turn = ((degrees % 360) + 360) % 360
        return Double(Float((sin(Double(turn) * .pi / 180) * 1e7).rounded(.toNearestOrAwayFromZero) / 1e7))
    }

    /// Angles in degrees; the arc is taken into 0...360 first.
    package static func corners(
        _ center: Point, _ axes: Point, angle: Int, from: Int, to: Int, step: Int
    ) -> [(x: Double, y: Double)] {
        let limit = 1 << 40
        var (start, end) = (max(min(from, to), -limit), min(max(from, to), limit))
        if start < 0 {
            let turns = (-start + 359) / 360 * 360
            (start, end) = (start + turns, end + turns)
        }
        if end > 360 {
            let turns = (end - 360 + 359) / 360 * 360
            (start, end) = (start - turns, end - turns)
        }
        if end - start > 360 { (start, end) = (0, 360) }
        let (cosine, sine) = (Self.sine(angle % 360 + 90), Self.sine(angle % 360))
        return stride(from: start, to: end + step, by: step).map { degrees in
            let at = min(degrees, end)
            let (x, y) = (Double(axes.x) * Self.sine(at + 90), Double(axes.y) * Self.sine(at))
            return (Double(center.x) + x * cosine - y * sine, Double(center.y) + x * sine + y * cosine)
        }
    }
}
