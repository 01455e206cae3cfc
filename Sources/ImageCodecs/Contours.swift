/// Borders of the regions of a binary picture, followed as by Suzuki and Abe, "Topological structural analysis of digitized
/// binary images by border following" (1985).
package struct Contour: Sendable {
    /// The border around this one, an index among the contours; nil for the frame of the picture.
    package let parent: Int?
    package let isHole: Bool
    /// x, y, x, y, … counterclockwise (y points down) for outer borders.
    package var points: [Int32]

    /// All contours in the order in which a scan by rows meets them. A sample that is not zero belongs to a region.
    package static func all(in bitmap: Bitmap<UInt8>) throws(ImageError) -> [Contour] {
        guard bitmap.channels == 1 else { throw .unsupportedChannels(bitmap.channels) }
        guard !bitmap.isEmpty else { return [] }
        var follower = BorderFollower(bitmap)
        follower.scan()
        return follower.contours
    }

    /// Only the points where the direction of the border changes.
    package func withoutStraightParts() -> [Int32] {
        let count = points.count / 2
        guard count > 1 else { return points }
        var kept: [Int32] = []
        func step(_ from: Int, _ to: Int) -> (Int32, Int32) {
            (points[2 * to] - points[2 * from], points[2 * to + 1] - points[2 * from + 1])
        }
        for i in 0..<count {
            if step((i + count - 1) % count, i) != step(i, (i + 1) % count) {
                kept.append(points[2 * i])
                kept.append(points[2 * i + 1])
            }
        }
        return kept
    }
}

/// The picture with a frame of zeros around it; border number n is written into its pixels as n, or -n where the pixel to the
/// right lies outside.
private struct BorderFollower {
    let width: Int
    let height: Int
    var labels: [Int32]
    var contours: [Contour] = []
    /// Offsets of the eight neighbours, counterclockwise from the right one (y points down).
    let around: [Int]
    let steps: [(x: Int, y: Int)] = [(1, 0), (1, -1), (0, -1), (-1, -1), (-1, 0), (-1, 1), (0, 1), (1, 1)]

    init(_ bitmap: Bitmap<UInt8>) {
        (width, height) = (bitmap.width + 2, bitmap.height + 2)
        labels = [Int32](repeating: 0, count: width * height)
        for y in 0..<bitmap.height {
            for x in 0..<bitmap.width where bitmap.samples[y * bitmap.width + x] != 0 {
                labels[(y + 1) * width + x + 1] = 1
            }
        }
        let stride = width
        around = steps.map { $0.y * stride + $0.x }
    }

    mutating func scan() {
        for y in 1..<(height - 1) {
            // The border met last on this row; 1 is the frame.
            var last: Int32 = 1
            for x in 1..<(width - 1) {
                let at = y * width + x
                if labels[at] == 0 { continue }
                if labels[at] == 1, labels[at - 1] == 0 {
                    follow(from: (x, y), towards: 4, isHole: false, last: last)
                } else if labels[at] >= 1, labels[at + 1] == 0 {
                    if labels[at] > 1 { last = labels[at] }
                    follow(from: (x, y), towards: 0, isHole: true, last: last)
                }
                if abs(labels[at]) != 1 { last = abs(labels[at]) }
            }
        }
    }

    /// Contour k has the border number k + 2.
    private func parent(isHole: Bool, last: Int32) -> Int? {
        guard last > 1 else { return nil }
        let met = contours[Int(last) - 2]
        return met.isHole == isHole ? met.parent : Int(last) - 2
    }

    private mutating func follow(from start: (x: Int, y: Int), towards: Int, isHole: Bool, last: Int32) {
        let number = Int32(contours.count + 2)
        var contour = Contour(parent: parent(isHole: isHole, last: last), isHole: isHole, points: [])
        let origin = start.y * width + start.x
        // Clockwise from the pixel outside to the first one inside.
        var direction = towards
        repeat { direction = (direction + 7) & 7 } while labels[origin + around[direction]] == 0 && direction != towards
        if labels[origin + around[direction]] == 0 {
            labels[origin] = -number
            contour.points = [Int32(start.x - 1), Int32(start.y - 1)]
            contours.append(contour)
            return
        }
        let second = origin + around[direction]
        var (at, x, y) = (origin, start.x, start.y)
        while true {
            // Counterclockwise from where the border came.
            var passedRight = false
            let came = direction
            repeat {
                direction = (direction + 1) & 7
                if labels[at + around[direction]] != 0 { break }
                if direction == 0 { passedRight = true }
            } while direction != came
            if passedRight {
                labels[at] = -number
            } else if labels[at] == 1 {
                labels[at] = number
            }
            contour.points.append(Int32(x - 1))
            contour.points.append(Int32(y - 1))
            let next = at + around[direction]
            if next == origin && at == second { break }
            (at, x, y) = (next, x + steps[direction].x, y + steps[direction].y)
            direction = (direction + 4) & 7
        }
        contours.append(contour)
    }
}
