/// What a plot consists of before anyone has chosen a file format: primitives in points (1/72 inch), x to the right, y down.
package struct Scene: Equatable, Sendable {
    package struct Point: Equatable, Sendable {
        package var x: Double
        package var y: Double
        package init(_ x: Double, _ y: Double) { (self.x, self.y) = (x, y) }
    }

    package struct Rectangle: Equatable, Sendable {
        package var (x, y, width, height): (Double, Double, Double, Double)
        package init(x: Double, y: Double, width: Double, height: Double) {
            (self.x, self.y, self.width, self.height) = (x, y, width, height)
        }
        package static func == (a: Rectangle, b: Rectangle) -> Bool {
            (a.x, a.y, a.width, a.height) == (b.x, b.y, b.width, b.height)
        }
    }

    /// Components between 0 and 1; the colour is not multiplied by alpha.
    package struct Color: Equatable, Sendable {
        package var (red, green, blue, alpha): (Double, Double, Double, Double)
        package init(_ red: Double, _ green: Double, _ blue: Double, _ alpha: Double = 1) {
            (self.red, self.green, self.blue, self.alpha) = (red, green, blue, alpha)
        }
        package static func == (a: Color, b: Color) -> Bool {
            (a.red, a.green, a.blue, a.alpha) == (b.red, b.green, b.blue, b.alpha)
        }
    }

    /// A path as steps and their points: move and line take one point, a curve three, closing none.
    package struct Path: Equatable, Sendable {
        package enum Step: Character, Sendable {
            case move = "M"
            case line = "L"
            case curve = "C"
            case close = "Z"

            var pointCount: Int { self == .curve ? 3 : self == .close ? 0 : 1 }
        }
        package let steps: [Step]
        package let points: [Point]

        /// Nil when the number of points does not fit the steps.
        package init?(steps: [Step], points: [Point]) {
            guard steps.reduce(0, { $0 + $1.pointCount }) == points.count else { return nil }
            (self.steps, self.points) = (steps, points)
        }
    }

    package enum Cap: String, Sendable { case butt, round, projecting }
    package enum Join: String, Sendable { case miter, round, bevel }

    package struct Stroke: Equatable, Sendable {
        package var color: Color
        package var width: Double
        /// Lengths of strokes and gaps in points; empty for a solid line.
        package var dashes: [Double] = []
        package var dashOffset = 0.0
        package var cap = Cap.butt
        package var join = Join.round
        package init(color: Color, width: Double) { (self.color, self.width) = (color, width) }
    }

    package struct Font: Equatable, Sendable {
        package var size: Double
        package var isBold = false
        package var isItalic = false
        package var isMonospaced = false
        package init(size: Double, isBold: Bool = false, isItalic: Bool = false, isMonospaced: Bool = false) {
            (self.size, self.isBold, self.isItalic, self.isMonospaced) = (size, isBold, isItalic, isMonospaced)
        }
    }

    package enum Filter: String, Sendable { case nearest, smooth }

    package enum Primitive: Equatable, Sendable {
        /// `snaps`: straight edges are moved onto pixels where there are any.
        case path(Path, fill: Color?, stroke: Stroke?, snaps: Bool)
        /// One shape at many places, in as many colours as there are places, or in one; scaled by `sizes` likewise.
        case markers(Path, at: [Point], sizes: [Double], fills: [Color], edges: [Color], stroke: Stroke?)
        /// From the left end of the base line, turned counterclockwise by `angle` degrees.
        case text(String, at: Point, font: Font, color: Color, angle: Double)
        /// `rgba`: 4 bytes a pixel, not multiplied by alpha, first row at the top.
        case image(rows: Int, columns: Int, rgba: [UInt8], frame: Rectangle, filter: Filter)
    }

    package struct Item: Equatable, Sendable {
        package var primitive: Primitive
        package var clip: Rectangle?
        package init(_ primitive: Primitive, clip: Rectangle? = nil) { (self.primitive, self.clip) = (primitive, clip) }
    }

    package var items: [Item] = []
    package init(items: [Item] = []) { self.items = items }
}
