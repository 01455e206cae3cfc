import CKernels
import Glibc
import Interpreter

/// Sorting and searching along one dimension.
enum NumPySorting {
    /// The array with dimension `axis` last, in C order.
    static func lastAxisCopy(_ array: NumPyArray, _ axis: Int) throws(Raise) -> NumPyArray {
        try moved(array, axis).copied()
    }

    static func moved(_ array: NumPyArray, _ axis: Int) -> NumPyArray {
        var order = Array(0..<array.rank)
        order.append(order.remove(at: axis))
        return array.view(shape: order.map { array.shape[$0] }, strides: order.map { array.strides[$0] }, base: .empty)
    }

    /// The reverse of `moved`.
    static func restored(_ array: NumPyArray, _ axis: Int) -> NumPyArray {
        var shape = array.shape
        var strides = array.strides
        shape.insert(shape.removeLast(), at: axis)
        strides.insert(strides.removeLast(), at: axis)
        return array.view(shape: shape, strides: strides, base: .empty)
    }

    /// Sorted copy and the positions that sort, both along `axis`.
    static func sort(_ array: NumPyArray, _ axis: Int) throws(Raise) -> (values: NumPyArray, order: NumPyArray) {
        let kind = array.type.kind
        let rows = try lastAxisCopy(array, axis)
        let length = rows.shape[rows.rank - 1]
        let order = try NumPyArray.empty(rows.shape, .int64)
        if rows.count == 0 { return (restored(rows, axis), restored(order, axis)) }
        if kind == .string || kind == .object {
            let sorted = try sortObjects(rows, order, length)
            return (restored(sorted, axis), restored(order, axis))
        }
        let working: NumPyType = kind.isFloat ? (kind == .float32 ? .float32 : .float64) : .int64
        var keys = try rows.converted(to: working)
        if kind == .uint64 { keys = try sortKeys(ofUnsigned: rows) }
        guard
            kernel_sort(
                working.code, keys.data, order.data.assumingMemoryBound(to: Int64.self), Int64(rows.count / length),
                Int64(length), false)
        else { throw memoryError() }
        if kind == .uint64 { keys = try sortKeys(ofUnsigned: keys) }
        return (restored(try keys.converted(to: array.type), axis), restored(order, axis))
    }

    /// Unsigned numbers with the top bit flipped sort as signed ones.
    private static func sortKeys(ofUnsigned array: NumPyArray) throws(Raise) -> NumPyArray {
        let keys = try NumPyArray.empty(array.shape, array.type.kind == .uint64 ? .int64 : .uint64)
        let (from, to) = (
            array.data.assumingMemoryBound(to: UInt64.self), keys.data.assumingMemoryBound(to: UInt64.self)
        )
        for i in 0..<array.count { to[i] = from[i] ^ (1 << 63) }
        return keys
    }

    private static func sortObjects(_ rows: NumPyArray, _ order: NumPyArray, _ length: Int) throws(Raise) -> NumPyArray
    {
        let values = try rows.broadcastValues(to: rows.shape)
        defer { releaseAll(values) }
        let result = try NumPyArray.empty(rows.shape, rows.type)
        let positions = order.data.assumingMemoryBound(to: Int.self)
        for start in stride(from: 0, to: rows.count, by: length) {
            let sorted = try mergeSorted(Array(start..<(start + length)), values)
            for (place, position) in sorted.enumerated() {
                positions[start + place] = position - start
                try result.store(values[position], at: result.data + (start + place) * rows.type.size)
            }
        }
        return result
    }

    private static func mergeSorted(_ items: [Int], _ values: [Value]) throws(Raise) -> [Int] {
        if items.count < 2 { return items }
        let left = try mergeSorted(Array(items[..<(items.count / 2)]), values)
        let right = try mergeSorted(Array(items[(items.count / 2)...]), values)
        var result: [Int] = []
        result.reserveCapacity(items.count)
        var (i, j) = (0, 0)
        while i < left.count && j < right.count {
            if try isLess(values[right[j]], values[left[i]]) {
                result.append(right[j])
                j += 1
            } else {
                result.append(left[i])
                i += 1
            }
        }
        return result + left[i...] + right[j...]
    }

    /// First positions of the extreme along `axis`.
    static func extreme(_ array: NumPyArray, _ axis: Int, isMaximum: Bool) throws(Raise) -> NumPyArray {
        let rows = try moved(array, axis).contiguous()
        let length = rows.shape[rows.rank - 1]
        let result = try NumPyArray.empty(Array(rows.shape.dropLast()), .int64)
        guard length > 0 else {
            throw valueError("attempt to get \(isMaximum ? "argmax" : "argmin") of an empty sequence")
        }
        let to = result.data.assumingMemoryBound(to: Int64.self)
        if array.type.kind.isNumeric {
            let numbers = array.type.kind == .float16 ? try rows.converted(to: .float32) : rows
            if kernel_extreme(
                isMaximum, numbers.type.code, numbers.data, nil, to, Int64(result.count), Int64(length), 1)
            {
                return result
            }
        }
        let values = try rows.broadcastValues(to: rows.shape)
        defer { releaseAll(values) }
        for row in 0..<result.count {
            var best = 0
            for i in 1..<max(length, 1) {
                let (a, b) = (values[row * length + best], values[row * length + i])
                if try isMaximum ? isLess(a, b) : isLess(b, a) { best = i }
            }
            to[row] = Int64(best)
        }
        return result
    }

    /// Where each value would be inserted into a sorted row.
    static func search(_ sorted: NumPyArray, _ values: NumPyArray, onRight: Bool) throws(Raise) -> NumPyArray {
        let result = try NumPyArray.empty(values.shape, .int64)
        let to = result.data.assumingMemoryBound(to: Int.self)
        if !sorted.type.kind.isNumeric || !values.type.kind.isNumeric {
            let (rows, keys) = (
                try sorted.broadcastValues(to: sorted.shape), try values.broadcastValues(to: values.shape)
            )
            defer {
                releaseAll(rows)
                releaseAll(keys)
            }
            for (place, key) in keys.enumerated() {
                var (low, high) = (0, rows.count)
                while low < high {
                    let middle = (low + high) / 2
                    let goesRight = try onRight ? !isLess(key, rows[middle]) : isLess(rows[middle], key)
                    if goesRight { low = middle + 1 } else { high = middle }
                }
                to[place] = low
            }
            return result
        }
        let (rows, keys) = (
            try sorted.converted(to: .float64).contiguous(), try values.converted(to: .float64).contiguous()
        )
        let from = rows.data.assumingMemoryBound(to: Double.self)
        let wanted = keys.data.assumingMemoryBound(to: Double.self)
        func isBelow(_ a: Double, _ b: Double) -> Bool { a < b || (b.isNaN && !a.isNaN) }
        for place in 0..<keys.count {
            let key = wanted[place]
            var (low, high) = (0, rows.count)
            while low < high {
                let middle = (low + high) / 2
                let goesRight = onRight ? !isBelow(key, from[middle]) : isBelow(from[middle], key)
                if goesRight { low = middle + 1 } else { high = middle }
            }
            to[place] = low
        }
        return result
    }
}
