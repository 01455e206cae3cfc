/// What `cv2.connectedComponents` and `cv2.distanceTransform` find in a binary picture.
enum Regions {
    /// Labels from 1 in the order in which blocks of two by two pixels (8 neighbours) or pixels (4) meet the regions by rows.
    static func components(_ source: Bitmap<Double>, diagonally: Bool) -> Bitmap<Double> {
        var result = source
        let (height, width) = (source.height, source.width)
        for i in result.samples.indices { result.samples[i] = 0 }
        var label = 0.0
        var stack: [(Int, Int)] = []
        func fill(_ y: Int, _ x: Int) {
            guard source.samples[y * width + x] != 0, result.samples[y * width + x] == 0 else { return }
            label += 1
            result.samples[y * width + x] = label
            stack.append((y, x))
            while let (y, x) = stack.popLast() {
                for dy in -1...1 {
                    for dx in -1...1 where diagonally || dy == 0 || dx == 0 {
                        let (v, u) = (y + dy, x + dx)
                        guard v >= 0, v < height, u >= 0, u < width, source.samples[v * width + u] != 0,
                            result.samples[v * width + u] == 0
                        else { continue }
                        result.samples[v * width + u] = label
                        stack.append((v, u))
                    }
                }
            }
        }
        let block = diagonally ? 2 : 1
        for top in stride(from: 0, to: height, by: block) {
            for left in stride(from: 0, to: width, by: block) {
                for y in top..<min(top + block, height) {
                    for x in left..<min(left + block, width) { fill(y, x) }
                }
            }
        }
        return result
    }

    /// Distances to the nearest zero by steps of the given costs: straight, diagonal and (5 x 5) the knight's.
    static func distances(_ source: Bitmap<Double>, costs: [Double]) -> Bitmap<Double> {
        let (height, width) = (source.height, source.width)
        let weights = costs.map { Float($0) }
        var steps: [(y: Int, x: Int, cost: Float)] = [(0, -1, weights[0]), (-1, 0, weights[0])]
        steps += [(-1, -1, weights[1]), (-1, 1, weights[1])]
        if weights.count > 2 {
            steps += [(-2, -1), (-2, 1), (-1, -2), (-1, 2)].map { ($0.0, $0.1, weights[2]) }
        }
        // Sums are single precision, one step after the other.
        var distance = source.samples.map { $0 == 0 ? Float(0) : Float(1e9) }
        func relax(_ y: Int, _ x: Int, _ sign: Int) {
            var best = distance[y * width + x]
            for step in steps {
                let (v, u) = (y + sign * step.y, x + sign * step.x)
                guard v >= 0, v < height, u >= 0, u < width else { continue }
                best = min(best, distance[v * width + u] + step.cost)
            }
            distance[y * width + x] = best
        }
        for y in 0..<height {
            for x in 0..<width { relax(y, x, 1) }
        }
        for y in (0..<height).reversed() {
            for x in (0..<width).reversed() { relax(y, x, -1) }
        }
        var result = source
        for (i, value) in distance.enumerated() { result.samples[i] = Double(value) }
        return result
    }

    /// The exact Euclidean distance: down the columns, then the lower envelope of parabolas along the rows (Felzenszwalb and
    /// Huttenlocher, "Distance transforms of sampled functions").
    static func euclidean(_ source: Bitmap<Double>) -> Bitmap<Double> {
        let (height, width) = (source.height, source.width)
        let far = Double(height + width)
        var result = source
        for x in 0..<width {
            var distance = far
            for y in 0..<height {
                distance = source.samples[y * width + x] == 0 ? 0 : min(distance + 1, far)
                result.samples[y * width + x] = distance
            }
            distance = far
            for y in (0..<height).reversed() {
                distance = source.samples[y * width + x] == 0 ? 0 : min(distance + 1, far)
                result.samples[y * width + x] = min(result.samples[y * width + x], distance)
            }
        }
        for y in 0..<height {
            let squares = (0..<width).map { result.samples[y * width + $0] * result.samples[y * width + $0] }
            for (x, square) in lowerEnvelope(squares).enumerated() {
                result.samples[y * width + x] = Double(Float(square.squareRoot()))
            }
        }
        return result
    }

    private static func lowerEnvelope(_ f: [Double]) -> [Double] {
        var apexes = [Int](repeating: 0, count: f.count)
        var starts = [Double](repeating: 0, count: f.count + 1)
        var last = 0
        (starts[0], starts[1]) = (-.infinity, .infinity)
        for q in 1..<max(f.count, 1) where q < f.count {
            while true {
                let p = apexes[last]
                let meeting = ((f[q] + Double(q * q)) - (f[p] + Double(p * p))) / Double(2 * (q - p))
                if meeting > starts[last] {
                    last += 1
                    (apexes[last], starts[last], starts[last + 1]) = (q, meeting, .infinity)
                    break
                }
                last -= 1
            }
        }
        var k = 0
        return f.indices.map { x in
            while starts[k + 1] < Double(x) { k += 1 }
            let step = Double(x - apexes[k])
            return step * step + f[apexes[k]]
        }
    }
}
