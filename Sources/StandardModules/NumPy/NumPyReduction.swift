import CKernels
import Glibc
import Interpreter

/// Numbers that reductions compute with.
protocol ReductionElement: Comparable {
    init(_ number: Int)
    static func combine(_ kind: ReductionKind, _ a: Self, _ b: Self) -> Self
}

enum ReductionKind { case sum, product, maximum, minimum, fmax, fmin, and, or, xor }

extension ReductionElement where Self: FixedWidthInteger {
    @inline(__always) static func combine(_ kind: ReductionKind, _ a: Self, _ b: Self) -> Self {
        switch kind {
        case .sum: a &+ b
        case .product: a &* b
        case .maximum, .fmax: a > b ? a : b
        case .minimum, .fmin: a < b ? a : b
        case .and: a & b
        case .or: a | b
        case .xor: a ^ b
        }
    }
}

extension ReductionElement where Self: BinaryFloatingPoint {
    @inline(__always) static func combine(_ kind: ReductionKind, _ a: Self, _ b: Self) -> Self {
        switch kind {
        case .sum: a + b
        case .product: a * b
        case .maximum: a != a || a > b ? a : b
        case .minimum: a != a || a < b ? a : b
        case .fmax: a != a ? b : b > a ? b : a
        case .fmin: a != a ? b : b < a ? b : a
        case .and: a != 0 && b != 0 ? 1 : 0
        case .or: a != 0 || b != 0 ? 1 : 0
        case .xor: (a != 0) != (b != 0) ? 1 : 0
        }
    }
}

extension Int64: ReductionElement {}
extension UInt64: ReductionElement {}
extension Float: ReductionElement {}
extension Double: ReductionElement {}
extension Int32: ReductionElement {}
extension UInt8: ReductionElement {}

/// Reductions in the order of additions that NumPy has: floats are summed pairwise along the innermost dimension of memory.
enum NumPyReduction {
    /// The dimensions that an `axis` argument names; all for None.
    static func axes(_ value: Value, _ rank: Int) throws(Raise) -> [Int] {
        if value.isNone || value.isEmpty { return Array(0..<rank) }
        if value.layout == .tuple || value.layout == .list {
            var axes: [Int] = []
            for item in value.cast(to: ListObject.self).buffer {
                let axis = try checkedAxis(try asIndex(item), rank)
                if axes.contains(axis) { throw valueError("duplicate value in 'axis'") }
                axes.append(axis)
            }
            return axes.sorted()
        }
        let axis = try asIndex(value)
        if rank == 0 && (axis == 0 || axis == -1) { return [] }
        return [try checkedAxis(axis, rank)]
    }

    static func reducedShape(_ shape: [Int], _ axes: [Int], keepsDimensions: Bool) -> [Int] {
        var result: [Int] = []
        for (d, size) in shape.enumerated() {
            if !axes.contains(d) { result.append(size) } else if keepsDimensions { result.append(1) }
        }
        return result
    }

    /// `kind` over `axes` in `type`; the result has the reduced dimensions kept or dropped.
    static func reduce(
        _ kind: ReductionKind, _ array: NumPyArray, _ axes: [Int], _ type: NumPyType, keepsDimensions: Bool,
        name: String
    ) throws(Raise) -> NumPyArray {
        let shape = reducedShape(array.shape, axes, keepsDimensions: keepsDimensions)
        let hasNone = axes.contains { array.shape[$0] == 0 }
        if hasNone && (kind == .maximum || kind == .minimum || kind == .fmax || kind == .fmin)
            && shape.reduce(1, &*) > 0
        {
            throw valueError("zero-size array to reduction operation \(name) which has no identity")
        }
        if type.kind == .object { return try reduceObjects(kind, array, axes, shape) }
        let compute = computeType(type)
        let source = try array.converted(to: compute)
        let out = try NumPyArray.empty(shape, compute)
        let kept = (0..<array.rank).filter { !axes.contains($0) }
        var outStrides = [Int](repeating: 0, count: array.rank)
        let plain = NumPyArray.contiguousStrides(kept.map { array.shape[$0] }, compute.size)
        for (place, d) in kept.enumerated() { outStrides[d] = plain[place] }
        let loop = ReductionLoop(source, outStrides, axes)
        switch compute.kind {
        case .float64: loop.run(Double.self, kind, out.data)
        case .float32: loop.run(Float.self, kind, out.data)
        case .int64: loop.run(Int64.self, kind, out.data)
        case .uint64: loop.run(UInt64.self, kind, out.data)
        case .int32: loop.run(Int32.self, kind, out.data)
        default: loop.run(UInt8.self, kind, out.data)
        }
        return try out.converted(to: type)
    }

    private static func computeType(_ type: NumPyType) -> NumPyType {
        switch type.kind {
        case .float64, .float32, .int64, .uint64, .int32, .uint8: type
        case .bool: .uint8
        case .float16: .float32
        case .int8, .int16: NumPyType(.int32)
        case .uint16, .uint32: .uint64
        default: .float64
        }
    }

    private static func reduceObjects(
        _ kind: ReductionKind, _ array: NumPyArray, _ axes: [Int], _ shape: [Int]
    ) throws(Raise) -> NumPyArray {
        let kept = (0..<array.rank).filter { !axes.contains($0) }
        let order = kept + axes
        let moved = array.view(
            shape: order.map { array.shape[$0] }, strides: order.map { array.strides[$0] }, base: .empty)
        let out = try NumPyArray.empty(shape, .object)
        let length = max(1, axes.reduce(1) { $0 &* array.shape[$1] })
        let values = try moved.broadcastValues(to: moved.shape)
        defer { releaseAll(values) }
        for position in 0..<out.count where position * length < values.count {
            var result = values[position * length].retain()
            for value in values[(position * length + 1)..<((position + 1) * length)] {
                let next: Value
                switch kind {
                case .product: next = try binaryOperation(.multiply, result, value)
                case .maximum, .fmax: next = try isLess(result, value) ? value.retain() : result.retain()
                case .minimum, .fmin: next = try isLess(value, result) ? value.retain() : result.retain()
                case .and: next = try truth(result) ? value.retain() : result.retain()
                case .or: next = try truth(result) ? result.retain() : value.retain()
                default: next = try binaryOperation(.add, result, value)
                }
                result.release()
                result = next
            }
            try out.store(result, at: out.data + position * 8)
            result.release()
        }
        return out
    }
}

/// A walk over an array with the place in the result that each element goes to. Dimensions are in the order of memory, the
/// innermost last, and joined where they lie behind each other.
private struct ReductionLoop {
    private var sizes: [Int] = []
    private var strides: [Int] = []
    private var outStrides: [Int] = []
    private var isReduced: [Bool] = []
    private let data: UnsafeMutableRawPointer
    private let source: NumPyArray
    private let outCount: Int

    init(_ source: NumPyArray, _ out: [Int], _ axes: [Int]) {
        self.source = source
        var outCount = 1
        for d in 0..<source.rank where !axes.contains(d) { outCount &*= source.shape[d] }
        self.outCount = outCount
        var order = (0..<source.rank).filter { source.shape[$0] != 1 }
        // A stable insertion sort by distance in memory.
        for i in order.indices.dropFirst() {
            var j = i
            while j > 0, abs(source.strides[order[j - 1]]) < abs(source.strides[order[j]]) {
                order.swapAt(j - 1, j)
                j -= 1
            }
        }
        var start = source.data
        for d in order {
            let reduced = axes.contains(d)
            var (stride, outStride) = (source.strides[d], out[d])
            // Reversed dimensions are walked forwards where the result does not see it.
            if stride < 0 && reduced {
                start += (source.shape[d] - 1) * stride
                stride = -stride
            }
            if let last = sizes.indices.last, isReduced[last] == reduced, strides[last] == stride * source.shape[d],
                outStrides[last] == outStride * source.shape[d]
            {
                sizes[last] *= source.shape[d]
                strides[last] = stride
                outStrides[last] = outStride
            } else {
                sizes.append(source.shape[d])
                strides.append(stride)
                outStrides.append(outStride)
                isReduced.append(reduced)
            }
            outStride = 0
        }
        data = start
        if sizes.isEmpty {
            sizes = [1]
            strides = [0]
            outStrides = [0]
            isReduced = [true]
        }
    }

    func run<T: ReductionElement>(_: T.Type, _ kind: ReductionKind, _ out: UnsafeMutableRawPointer) {
        let results = out.assumingMemoryBound(to: T.self)
        let isEmpty = sizes.contains(0)
        let startsWithFirst = kind == .maximum || kind == .minimum || kind == .fmax || kind == .fmin || kind == .and
        let initial = T(kind == .product || kind == .and ? 1 : 0)
        for position in 0..<outCount { results[position] = initial }
        if isEmpty { return }
        if startsWithFirst { copyFirst(T.self, results) }
        walk { (from, to, size, stride, outStride, reduced) in
            let target = to.assumingMemoryBound(to: T.self)
            if reduced {
                if kind == .sum {
                    target.pointee = T.combine(.sum, target.pointee, ReductionLoop.pairwise(from, size, stride))
                } else {
                    var result = target.pointee
                    for i in 0..<size {
                        result = T.combine(kind, result, (from + i &* stride).load(as: T.self))
                    }
                    target.pointee = result
                }
            } else {
                for i in 0..<size {
                    let place = (to + i &* outStride).assumingMemoryBound(to: T.self)
                    place.pointee = T.combine(kind, place.pointee, (from + i &* stride).load(as: T.self))
                }
            }
        }
        withExtendedLifetime(source) {}

        func walk(_ body: (UnsafeMutableRawPointer, UnsafeMutableRawPointer, Int, Int, Int, Bool) -> Void) {
            forEachRow(out, body)
        }
    }

    /// Starts each result with one of its elements: extremes have no neutral one.
    private func copyFirst<T>(_: T.Type, _ results: UnsafeMutablePointer<T>) {
        forEachRow(UnsafeMutableRawPointer(results)) { (from, to, size, stride, outStride, reduced) in
            for i in 0..<(reduced ? 1 : size) {
                (to + i &* outStride).assumingMemoryBound(to: T.self).pointee = (from + i &* stride).load(as: T.self)
            }
        }
    }

    private func forEachRow(
        _ out: UnsafeMutableRawPointer,
        _ body: (UnsafeMutableRawPointer, UnsafeMutableRawPointer, Int, Int, Int, Bool) -> Void
    ) {
        let last = sizes.count - 1
        var index = [Int](repeating: 0, count: sizes.count)
        var from = data
        var to = out
        while true {
            body(from, to, sizes[last], strides[last], outStrides[last], isReduced[last])
            var d = last - 1
            while true {
                if d < 0 { return }
                index[d] += 1
                from += strides[d]
                to += outStrides[d]
                if index[d] < sizes[d] { break }
                from -= strides[d] &* sizes[d]
                to -= outStrides[d] &* sizes[d]
                index[d] = 0
                d -= 1
            }
        }
    }

    /// Blocks of 128 with eight running sums, halves above that.
    private static func pairwise<T: ReductionElement>(_ from: UnsafeMutableRawPointer, _ count: Int, _ stride: Int) -> T
    {
        @inline(__always) func element(_ i: Int) -> T { (from + i &* stride).load(as: T.self) }
        @inline(__always) func add(_ a: T, _ b: T) -> T { T.combine(.sum, a, b) }
        if count < 8 {
            var result = T(0)
            for i in 0..<count { result = i == 0 ? element(0) : add(result, element(i)) }
            return result
        }
        if count <= 128 {
            var sums = (element(0), element(1), element(2), element(3), element(4), element(5), element(6), element(7))
            var i = 8
            while i < count - count % 8 {
                sums.0 = add(sums.0, element(i))
                sums.1 = add(sums.1, element(i + 1))
                sums.2 = add(sums.2, element(i + 2))
                sums.3 = add(sums.3, element(i + 3))
                sums.4 = add(sums.4, element(i + 4))
                sums.5 = add(sums.5, element(i + 5))
                sums.6 = add(sums.6, element(i + 6))
                sums.7 = add(sums.7, element(i + 7))
                i += 8
            }
            var result = add(
                add(add(sums.0, sums.1), add(sums.2, sums.3)), add(add(sums.4, sums.5), add(sums.6, sums.7)))
            while i < count {
                result = add(result, element(i))
                i += 1
            }
            return result
        }
        var half = count / 2
        half -= half % 8
        return add(pairwise(from, half, stride), pairwise(from + half &* stride, count - half, stride))
    }
}
