/// Filled polygons.
extension Painter {
    /// One of the two sides that run down a convex polygon.
    private struct Side {
        var corner: Int
        let direction: Int
        var x = -(1 << 16)
        var slope = 0
        var lastRow: Int
    }

    /// A polygon that crosses each row once: outline, then one span a row between its two sides.
    package mutating func fillConvex(_ given: [Point], shift: Int) {
        let points = shift == 16 ? given : given.map { Point(Self.limited($0.x), Self.limited($0.y)) }
        guard let last = points.last, let first = points.first else { return }
        let delta = (1 << shift) >> 1
        var previous = last
        var (low, high, lowest) = (first, first, 0)
        for (index, point) in points.enumerated() {
            if point.y < low.y { lowest = index }
            low = Point(min(low.x, point.x), min(low.y, point.y))
            high = Point(max(high.x, point.x), max(high.y, point.y))
            if shift == 0 {
                thinLine(previous, point, connectivity: connectivity)
            } else {
                fineLine(
                    Point(previous.x << (16 - shift), previous.y << (16 - shift)),
                    Point(point.x << (16 - shift), point.y << (16 - shift)))
            }
            previous = point
        }
        func whole(_ value: Int) -> Int { (value + delta) >> shift }
        guard points.count >= 3, whole(high.x) >= 0, whole(high.y) >= 0, whole(low.x) < bitmap.width,
            whole(low.y) < bitmap.height
        else { return }
        let top = whole(low.y)
        let bottom = min(whole(high.y), bitmap.height - 1)
        var sides = [
            Side(corner: lowest, direction: 1, lastRow: top),
            Side(corner: lowest, direction: points.count - 1, lastRow: top),
        ]
        var remaining = points.count
        guard top <= bottom else { return }
        for y in top...bottom {
            for index in 0..<2 where y >= sides[index].lastRow {
                advance(&sides[index], points, to: y, shift: shift, remaining: &remaining)
            }
            if y >= 0 {
                let (left, right) = (min(sides[0].x, sides[1].x), max(sides[0].x, sides[1].x))
                span(y, from: (left + Self.half) >> 16, through: (right + Self.half) >> 16)
            }
            for index in 0..<2 { sides[index].x += sides[index].slope }
        }
    }

    /// Moves a side to the next edge that reaches below row `y`.
    private func advance(_ side: inout Side, _ points: [Point], to y: Int, shift: Int, remaining: inout Int) {
        var from = side.corner
        var to = (from + side.direction) % points.count
        while remaining > 0 {
            remaining -= 1
            let row = (points[to].y + (1 << shift) >> 1) >> shift
            if row > y {
                let (start, end) = (points[from].x << (16 - shift), points[to].x << (16 - shift))
                side.lastRow = row
                side.slope = ((end - start) * 2 + (row - y)) / (2 * (row - y))
                side.x = start
                side.corner = to
                return
            }
            from = to
            to = (to + side.direction) % points.count
        }
    }

    /// An edge of a general polygon between two rows; `x` in fixed point at the current row.
    private struct Edge {
        let top: Int
        let bottom: Int
        var x: Int
        let slope: Int
    }

    /// Any polygons by the even-odd rule, with their outlines.
    package mutating func fill(_ polygons: [[Point]], shift: Int) {
        var edges: [Edge] = []
        for polygon in polygons { collectEdges(polygon, shift: shift, into: &edges) }
        // What lies above the picture is passed over in one step.
        edges = edges.compactMap { edge in
            guard edge.top < -1 else { return edge }
            let x = edge.x + (-1 - edge.top) * edge.slope
            return edge.bottom > -1 ? Edge(top: -1, bottom: edge.bottom, x: x, slope: edge.slope) : nil
        }
        guard edges.count >= 2 else { return }
        edges.sort { ($0.top, $0.x, $0.slope) < ($1.top, $1.x, $1.slope) }
        let bottom = min(edges.reduce(Int.min) { max($0, $1.bottom) }, bitmap.height)
        var active: [Edge] = []
        var next = 0
        var y = edges[0].top
        while y < bottom {
            active.removeAll { $0.bottom == y }
            while next < edges.count, edges[next].top == y {
                let at = active.firstIndex { $0.x >= edges[next].x } ?? active.count
                active.insert(edges[next], at: at)
                next += 1
            }
            for pair in stride(from: 0, to: active.count - 1, by: 2) {
                let (a, b) = (active[pair].x, active[pair + 1].x)
                if y >= 0 { span(y, from: (min(a, b) + 65535) >> 16, through: max(a, b) >> 16) }
                active[pair].x += active[pair].slope
                active[pair + 1].x += active[pair + 1].slope
            }
            // Insertion sort: equal edges keep their order, and the list is nearly sorted.
            for index in active.indices.dropFirst() {
                var at = index
                while at > 0, active[at - 1].x > active[at].x {
                    active.swapAt(at - 1, at)
                    at -= 1
                }
            }
            y += 1
        }
    }

    /// Draws a polygon's outline and lists its edges that are not level. An edge that leaves the picture takes its slope
    /// from the part inside.
    private mutating func collectEdges(_ polygon: [Point], shift: Int, into edges: inout [Edge]) {
        let points = shift == 16 ? polygon : polygon.map { Point(Self.limited($0.x), Self.limited($0.y)) }
        guard let last = points.last else { return }
        let delta = (1 << shift) >> 1
        func converted(_ p: Point) -> Point { Point(p.x << (16 - shift), (p.y + delta) >> shift) }
        var from = converted(last)
        for point in points {
            let to = converted(point)
            defer { from = to }
            let (a, b) = (Point((from.x + Self.half) >> 16, from.y), Point((to.x + Self.half) >> 16, to.y))
            thinLine(a, b, connectivity: connectivity)
            var (start, end) = (from, to)
            if !isInside(a) || !isInside(b) {
                let (c, d) = clip(a, b, width: bitmap.width, height: bitmap.height) ?? (a, b)
                if c.y != d.y { (start, end) = (Point(c.x << 16, c.y), Point(d.x << 16, d.y)) }
            }
            guard from.y != to.y else { continue }
            let slope = (end.x - start.x) / (end.y - start.y)
            if from.y < to.y {
                edges.append(Edge(top: from.y, bottom: to.y, x: start.x + (from.y - start.y) * slope, slope: slope))
            } else {
                edges.append(Edge(top: to.y, bottom: from.y, x: end.x + (to.y - end.y) * slope, slope: slope))
            }
        }
    }

    private func isInside(_ p: Point) -> Bool { p.x >= 0 && p.x < bitmap.width && p.y >= 0 && p.y < bitmap.height }
}
