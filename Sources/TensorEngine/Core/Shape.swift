import CKernels

/// A short list of integers held inline: sizes or strides. Copies cost no allocation.
///
/// Operations that could exceed `Shape.maximumRank` dimensions check it with `TensorError.tooManyDimensions`.
package struct Shape {
    package static let maximumRank = Int(MAXIMUM_RANK)

    private typealias Elements = (Int, Int, Int, Int, Int, Int, Int, Int, Int, Int, Int, Int)
    private var elements: Elements = (0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0)
    package private(set) var count = 0

    @inline(__always) package init() {}

    @inline(__always) package init(repeating value: Int, count: Int) {
        precondition(count <= Shape.maximumRank)
        self.count = count
        for i in 0..<count { self[i] = value }
    }

    /// A list that is known to fit.
    package init(_ values: some Sequence<Int>) {
        for value in values { append(value) }
    }

    /// A list given by a user.
    package init(checking values: [Int]) throws(TensorError) {
        guard values.count <= Shape.maximumRank else { throw .tooManyDimensions(values.count) }
        for value in values { append(value) }
    }

    @inline(__always) package mutating func append(_ value: Int) {
        precondition(count < Shape.maximumRank)
        count += 1
        self[count - 1] = value
    }

    package mutating func insert(_ value: Int, at index: Int) {
        append(value)
        var i = count - 1
        while i > index {
            self[i] = self[i - 1]
            i -= 1
        }
        self[index] = value
    }

    @discardableResult
    package mutating func remove(at index: Int) -> Int {
        let value = self[index]
        for i in index..<(count - 1) { self[i] = self[i + 1] }
        count -= 1
        return value
    }

    @inline(__always) package func withPointer<R>(_ body: (UnsafePointer<Int64>) -> R) -> R {
        withUnsafeBytes(of: elements) { body($0.baseAddress!.assumingMemoryBound(to: Int64.self)) }
    }

    /// Product of all; overflow is excluded where tensors are made.
    @inline(__always) package var product: Int {
        var result = 1
        for i in 0..<count { result = result &* self[i] }
        return result
    }

    package var array: [Int] { Array(self) }

    /// `[2, 3]`, as messages show it.
    package var text: String { "[" + map(String.init).joined(separator: ", ") + "]" }
}

extension Shape: RandomAccessCollection, MutableCollection {
    @inline(__always) package var startIndex: Int { 0 }
    @inline(__always) package var endIndex: Int { count }

    package subscript(index: Int) -> Int {
        @inline(__always) get {
            precondition(UInt(bitPattern: index) < UInt(bitPattern: count))
            return withUnsafeBytes(of: elements) {
                $0.baseAddress!.assumingMemoryBound(to: Int.self)[index]
            }
        }
        @inline(__always) set {
            precondition(UInt(bitPattern: index) < UInt(bitPattern: count))
            withUnsafeMutableBytes(of: &elements) {
                $0.baseAddress!.assumingMemoryBound(to: Int.self)[index] = newValue
            }
        }
    }
}

extension Shape: Equatable, ExpressibleByArrayLiteral {
    package init(arrayLiteral elements: Int...) { self.init(elements) }

    @inline(__always) package static func == (a: Shape, b: Shape) -> Bool {
        guard a.count == b.count else { return false }
        for i in 0..<a.count where a[i] != b[i] { return false }
        return true
    }
}

extension Shape {
    /// Strides, in elements, of a tensor of this shape that lies in memory in row-major order.
    @inline(__always) package var contiguousStrides: Shape {
        var strides = self
        var step = 1
        var i = count - 1
        while i >= 0 {
            strides[i] = step
            step = step &* Swift.max(self[i], 1)
            i -= 1
        }
        return strides
    }

    /// Whether `strides` lay this shape out in row-major order without gaps; dimensions of one element do not matter.
    @inline(__always) package func isContiguous(_ strides: Shape) -> Bool {
        var step = 1
        var i = count - 1
        while i >= 0 {
            let size = self[i]
            if size != 1 {
                if strides[i] != step { return product == 0 }
                step = step &* size
            }
            i -= 1
        }
        return true
    }

    /// The number of elements, checked.
    package func checkedCount() throws(TensorError) -> Int {
        var result = 1
        for size in self {
            guard size >= 0 else { throw .negativeDimension(size, array) }
            let (product, overflow) = result.multipliedReportingOverflow(by: size)
            guard !overflow else { throw .sizeOverflow(array) }
            result = product
        }
        return result
    }

    /// The common shape of two operands.
    package static func broadcast(_ a: Shape, _ b: Shape) throws(TensorError) -> Shape {
        if a == b { return a }
        let rank = Swift.max(a.count, b.count)
        var result = Shape(repeating: 1, count: rank)
        for i in stride(from: rank - 1, through: 0, by: -1) {
            let left = i < rank - a.count ? 1 : a[i - (rank - a.count)]
            let right = i < rank - b.count ? 1 : b[i - (rank - b.count)]
            if left == right || right == 1 {
                result[i] = left
            } else if left == 1 {
                result[i] = right
            } else {
                throw .broadcast(left, right, dimension: i)
            }
        }
        return result
    }

    /// Strides, in elements, with which a tensor of this shape and `strides` reads as `target`: zero where it repeats.
    @inline(__always) package func broadcastStrides(_ strides: Shape, to target: Shape) -> Shape {
        var result = Shape(repeating: 0, count: target.count)
        let lead = target.count - count
        for i in 0..<count where self[i] != 1 { result[lead + i] = strides[i] }
        return result
    }
}
