import CKernels
import Glibc
import Interpreter
import TensorEngine

/// An n-dimensional array: a view of memory with shape and signed strides. Several arrays, tensors and pictures may share
/// one storage.
package final class NumPyArray {
    package let storage: Storage
    /// Bytes before the first element.
    package let offset: Int
    package let shape: [Int]
    /// Bytes; negative ones walk backwards, zero repeats.
    package let strides: [Int]
    package let type: NumPyType
    package var isWritable = true
    /// The value of the language whose memory this is a view of; empty for an array that owns its memory.
    let base: Value

    /// `base` is borrowed.
    package init(
        storage: Storage, offset: Int = 0, shape: [Int], strides: [Int], type: NumPyType, base: Value = .empty
    ) {
        self.storage = storage
        self.offset = offset
        self.shape = shape
        self.strides = strides
        self.type = type
        self.base = base.retain()
    }

    deinit { base.release() }

    /// Most dimensions that an array may have here: what the kernels walk over.
    static let maximumRank = Int(MAXIMUM_RANK)

    /// A new array in C order. Numbers are undefined; objects are None, text is empty.
    package static func empty(_ shape: [Int], _ type: NumPyType) throws(Raise) -> NumPyArray {
        guard shape.count <= maximumRank else {
            throw valueError("maximum supported dimension for an ndarray is \(maximumRank), found \(shape.count)")
        }
        var bytes = max(type.size, 1)
        for size in shape {
            if size < 0 { throw valueError("negative dimensions are not allowed") }
            let (product, overflow) = bytes.multipliedReportingOverflow(by: max(size, 1))
            if overflow || product > 1 << 46 {
                throw valueError("Maximum allowed dimension exceeded")
            }
            bytes = product
        }
        return NumPyArray(
            storage: try makeStorage(bytes, shape, type), shape: shape, strides: contiguousStrides(shape, type.size),
            type: type)
    }

    private static func makeStorage(_ bytes: Int, _ shape: [Int], _ type: NumPyType) throws(Raise) -> Storage {
        if type.kind == .object {
            guard let block = ObjectBlock(count: bytes / 8) else { throw memoryError() }
            return Storage(data: block.data, size: bytes, owner: block)
        }
        do throws(TensorError) {
            let storage = try Storage(size: bytes)
            if type.kind == .string { storage.data.initializeMemory(as: UInt8.self, repeating: 0, count: bytes) }
            return storage
        } catch {
            let size = bytes >= 1 << 30 ? "\(rounded(Double(bytes) / Double(1 << 30))) GiB" : "\(bytes >> 20) MiB"
            throw raise(
                .memoryError,
                "Unable to allocate \(size) for an array with shape \(shapeText(shape)) and data type \(type.text)")
        }
    }

    /// Whether the number of elements is one that memory could hold, and no size is negative.
    static func isCountable(_ shape: [Int]) -> Bool {
        var count = 1
        for size in shape {
            let (product, overflow) = count.multipliedReportingOverflow(by: max(size, 1))
            if size < 0 || overflow || product > 1 << 59 { return false }
            count = product
        }
        return true
    }

    private static func rounded(_ number: Double) -> Double { (number * 100).rounded() / 100 }

    package static func zeros(_ shape: [Int], _ type: NumPyType) throws(Raise) -> NumPyArray {
        let array = try empty(shape, type)
        if type.kind == .object {
            for position in 0..<array.count { try array.store(Value(0), at: array.data + position * 8) }
        } else {
            memset(array.data, 0, array.count * type.size)
        }
        return array
    }

    static func contiguousStrides(_ shape: [Int], _ size: Int) -> [Int] {
        var strides = [Int](repeating: 0, count: shape.count)
        var step = size
        for d in shape.indices.reversed() {
            strides[d] = step
            step = step &* max(shape[d], 1)
        }
        return strides
    }

    // MARK: Geometry

    package var rank: Int { shape.count }
    package var count: Int {
        var product = 1
        for size in shape { product &*= size }
        return product
    }
    /// The first element.
    package var data: UnsafeMutableRawPointer { storage.data + offset }

    package var isContiguous: Bool {
        var step = type.size
        var d = shape.count - 1
        while d >= 0 {
            if shape[d] == 0 { return true }
            if shape[d] != 1 {
                if strides[d] != step { return false }
                step = step &* shape[d]
            }
            d -= 1
        }
        return true
    }

    var isFortranContiguous: Bool { transposed().isContiguous }

    /// The element at `linear` in C order.
    func pointer(_ linear: Int) -> UnsafeMutableRawPointer {
        if rank == 1 { return data + linear &* strides[0] }
        var rest = linear
        var position = data
        var d = rank - 1
        while d >= 0 {
            position += rest % shape[d] &* strides[d]
            rest /= shape[d]
            d -= 1
        }
        return position
    }

    /// Calls `body` with each element in C order.
    @inline(__always)
    func forEachPointer(_ body: (UnsafeMutableRawPointer) throws(Raise) -> Void) throws(Raise) {
        let total = count
        if total == 0 { return }
        if isContiguous {
            for position in 0..<total { try body(data + position &* type.size) }
            return
        }
        var index = [Int](repeating: 0, count: rank)
        var position = data
        while true {
            try body(position)
            var d = rank - 1
            while true {
                if d < 0 { return }
                index[d] &+= 1
                position += strides[d]
                if index[d] < shape[d] { break }
                position -= strides[d] &* shape[d]
                index[d] = 0
                d -= 1
            }
        }
    }

    // MARK: Views

    func view(offset: Int? = nil, shape: [Int], strides: [Int], type: NumPyType? = nil, base: Value) -> NumPyArray {
        let result = NumPyArray(
            storage: storage, offset: offset ?? self.offset, shape: shape, strides: strides, type: type ?? self.type,
            base: self.base.isEmpty ? base : self.base)
        result.isWritable = isWritable
        return result
    }

    func transposed(base: Value = .empty) -> NumPyArray {
        view(shape: shape.reversed(), strides: strides.reversed(), base: base)
    }

    /// Strides that read this array as `target`; `nil` when it does not broadcast.
    func broadcastStrides(to target: [Int]) -> [Int]? {
        if shape == target { return strides }
        let lead = target.count - rank
        if lead < 0 { return nil }
        var result = [Int](repeating: 0, count: target.count)
        for d in 0..<rank {
            if shape[d] == target[lead + d] {
                result[lead + d] = shape[d] == 1 ? 0 : strides[d]
            } else if shape[d] != 1 {
                return nil
            }
        }
        return result
    }

    /// A view with this shape where strides allow it: C order is kept.
    func reshapedView(_ target: [Int], base: Value) -> NumPyArray? {
        if isContiguous {
            return view(shape: target, strides: NumPyArray.contiguousStrides(target, type.size), base: base)
        }
        if count == 0 {
            return view(shape: target, strides: NumPyArray.contiguousStrides(target, type.size), base: base)
        }
        let old = (0..<rank).filter { shape[$0] != 1 }
        var result = [Int](repeating: 0, count: target.count)
        var (from, to) = (0, 0)
        while from < old.count || to < target.count {
            // The smallest groups of dimensions on either side that hold as many elements.
            var (a, b) = (1, 1)
            let (firstOld, firstNew) = (from, to)
            if from < old.count { a = shape[old[from]]; from += 1 }
            if to < target.count { b = target[to]; to += 1 }
            while a != b {
                if a < b {
                    guard from < old.count else { return nil }
                    a *= shape[old[from]]; from += 1
                } else {
                    guard to < target.count else { return nil }
                    b *= target[to]; to += 1
                }
            }
            for d in firstOld..<max(firstOld, from - 1) where strides[old[d]] != strides[old[d + 1]] * shape[old[d + 1]]
            {
                return nil
            }
            var step = from > firstOld ? strides[old[from - 1]] : type.size
            for d in (firstNew..<to).reversed() {
                result[d] = step
                step *= target[d]
            }
        }
        return view(shape: target, strides: result, base: base)
    }

    // MARK: Copies

    /// A new array in C order.
    package func copied() throws(Raise) -> NumPyArray {
        let result = try NumPyArray.empty(shape, type)
        try result.assign(from: self)
        return result
    }

    /// This array if it is in C order already, else a copy that is.
    package func contiguous() throws(Raise) -> NumPyArray { isContiguous ? self : try copied() }

    package func converted(to target: NumPyType) throws(Raise) -> NumPyArray {
        if type == target { return self }
        let result = try NumPyArray.empty(shape, target)
        try result.assign(from: self)
        return result
    }

    /// Writes `source`, broadcast and converted, over all elements.
    func assign(from source: NumPyArray) throws(Raise) {
        var source = source
        guard var from = source.broadcastStrides(to: shape) else {
            var target = source.shape[...]
            while target.count > rank, target.first == 1 { target = target.dropFirst() }
            guard target.count != source.rank, let view = source.reshapedView(Array(target), base: .empty),
                let strides = view.broadcastStrides(to: shape)
            else { throw broadcastError(source.shape, into: shape) }
            source = view
            try assign(source, strides)
            return
        }
        if source.storage === storage && !(source.offset == offset && from == strides) && overlaps(source) {
            source = try source.copied()
            from = source.broadcastStrides(to: shape) ?? from
        }
        try assign(source, from)
    }

    private func overlaps(_ other: NumPyArray) -> Bool {
        func span(_ array: NumPyArray) -> (Int, Int) {
            var (low, high) = (array.offset, array.offset + array.type.size)
            for (size, step) in zip(array.shape, array.strides) where size > 1 {
                if step < 0 { low += (size - 1) * step } else { high += (size - 1) * step }
            }
            return (low, high)
        }
        let (a, b) = (span(self), span(other))
        return a.0 < b.1 && b.0 < a.1
    }

    private func assign(_ source: NumPyArray, _ from: [Int]) throws(Raise) {
        if count == 0 { return }
        if type.kind.isNumeric && source.type.kind.isNumeric {
            copyNumbers(source, from)
            return
        }
        let walk = NumPyArray(
            storage: source.storage, offset: source.offset, shape: shape, strides: from, type: source.type)
        var pointers: [UnsafeMutableRawPointer] = []
        pointers.reserveCapacity(count)
        try walk.forEachPointer { (p) throws(Raise) in pointers.append(p) }
        var position = 0
        try forEachPointer { (to) throws(Raise) in
            let item =
                source.type.kind == .object ? source.load(pointers[position]) : source.plainValue(pointers[position])
            defer { item.release() }
            position += 1
            try store(item, at: to)
        }
    }

    private func copyNumbers(_ source: NumPyArray, _ from: [Int]) {
        if type == source.type && isContiguous && from == strides {
            memmove(data, source.data, count * type.size)
            return
        }
        let sizes = shape.map { Int64($0) }
        strided_copy(
            Int32(rank), sizes, data, strides.map { Int64($0) }, type.code, source.data, from.map { Int64($0) },
            source.type.code)
    }

    // MARK: Elements

    /// The object in an object array, owned.
    @inline(__always) func load(_ place: UnsafeMutableRawPointer) -> Value {
        place.load(as: Value.self).retain()
    }

    /// An element as NumPy's scalar, owned.
    func scalar(_ place: UnsafeMutableRawPointer) -> Value { NumPyScalars.make(place, type) }

    /// An element as the language's own number or text, owned.
    func plainValue(_ place: UnsafeMutableRawPointer) -> Value {
        switch type.kind {
        case .bool: Value(place.load(as: UInt8.self) != 0)
        case .int8: Value(Int(place.load(as: Int8.self)))
        case .uint8: Value(Int(place.load(as: UInt8.self)))
        case .int16: Value(Int(place.loadUnaligned(as: Int16.self)))
        case .uint16: Value(Int(place.loadUnaligned(as: UInt16.self)))
        case .int32: Value(Int(place.loadUnaligned(as: Int32.self)))
        case .uint32: Value(Int(place.loadUnaligned(as: UInt32.self)))
        case .int64: Value(place.loadUnaligned(as: Int.self))
        case .uint64: wideInteger(place.loadUnaligned(as: UInt.self))
        case .float16, .float32, .float64: Value(number(place))
        case .string: text(place)
        case .object: load(place)
        }
    }

    private func wideInteger(_ number: UInt) -> Value {
        if let small = Int(exactly: number) { return Value(small) }
        return newInteger(decimalDigits: String(number))
    }

    private func text(_ place: UnsafeMutableRawPointer) -> Value {
        let points = place.assumingMemoryBound(to: UInt32.self)
        var length = type.size / 4
        while length > 0 && points[length - 1] == 0 { length -= 1 }
        return newString(codePoints: UnsafeBufferPointer(start: points, count: length))
    }

    /// A numeric element as a double.
    func number(_ place: UnsafeMutableRawPointer) -> Double {
        switch type.kind {
        case .float64: return place.loadUnaligned(as: Double.self)
        case .float32: return Double(place.loadUnaligned(as: Float.self))
        default:
            var result = 0.0
            kernel_convert_element(&result, TYPE_F64, place, type.code)
            return result
        }
    }

    /// Writes a value of the language, converted.
    func store(_ value: Value, at place: UnsafeMutableRawPointer) throws(Raise) {
        switch type.kind {
        case .float64: place.storeBytes(of: try NumPyScalars.double(value), as: Double.self)
        case .float32, .float16:
            var number = try NumPyScalars.double(value)
            kernel_convert_element(place, type.code, &number, TYPE_F64)
        case .bool:
            place.storeBytes(of: try truth(value) ? 1 : 0, as: UInt8.self)
        case .string:
            try storeText(value, at: place)
        case .object:
            let old = place.load(as: Value.self)
            place.storeBytes(of: value.retain(), as: Value.self)
            old.release()
        default:
            try storeInteger(value, at: place)
        }
    }

    private func storeText(_ value: Value, at place: UnsafeMutableRawPointer) throws(Raise) {
        let string = try str(value)
        defer { string.release() }
        let source = string.cast(to: StringObject.self)
        let points = place.assumingMemoryBound(to: UInt32.self)
        let length = type.size / 4
        for position in 0..<length {
            points[position] = position < source.pointee.count ? source[codePoint: position] : 0
        }
    }

    private func storeInteger(_ value: Value, at place: UnsafeMutableRawPointer) throws(Raise) {
        if var number = fixedInt(value) {
            if !fits(number) { throw overflowError("Python integer \(number) out of bounds for \(type.name)") }
            kernel_convert_element(place, type.code, &number, TYPE_I64)
            return
        }
        if let scalar = NumPyScalars.element(value) {
            // Scalars of NumPy are converted as arrays are.
            withUnsafeBytes(of: scalar.bits) {
                var copy = $0.loadUnaligned(as: UInt64.self)
                kernel_convert_element(place, type.code, &copy, scalar.type.code)
            }
            return
        }
        if value.layout == .bigInt {
            let digits = try Interpreter.text(of: value)
            guard type.kind == .uint64, var number = UInt(digits) else {
                throw overflowError("Python integer \(digits) out of bounds for \(type.name)")
            }
            kernel_convert_element(place, type.code, &number, TYPE_U64)
            return
        }
        if value.layout == .string {
            let text = try asText(value)
            guard var number = Int(text.filter { $0 != " " && $0 != "\n" }) else {
                throw valueError("invalid literal for int() with base 10: \(try reprText(value))")
            }
            kernel_convert_element(place, type.code, &number, TYPE_I64)
            return
        }
        if value.isNone || value.layout == .list || value.layout == .dict || value.layout == .tuple {
            throw typeError(
                "int() argument must be a string, a bytes-like object or a real number, not '\(typeName(value))'")
        }
        let number = value.layout == .float ? floatValue(value) : try asDouble(value)
        if number.isNaN { throw valueError("cannot convert float NaN to integer") }
        if number.isInfinite { throw overflowError("cannot convert float infinity to integer") }
        var integer = Int(exactly: number.rounded(.towardZero)) ?? (number < 0 ? Int.min : Int.max)
        kernel_convert_element(place, type.code, &integer, TYPE_I64)
    }

    private func fits(_ number: Int) -> Bool {
        switch type.kind {
        case .int8: Int8(exactly: number) != nil
        case .uint8: UInt8(exactly: number) != nil
        case .int16: Int16(exactly: number) != nil
        case .uint16: UInt16(exactly: number) != nil
        case .int32: Int32(exactly: number) != nil
        case .uint32: UInt32(exactly: number) != nil
        case .uint64: number >= 0
        default: true
        }
    }
}

/// A value that a Swift object keeps alive.
final class KeptValue {
    let value: Value
    init(_ value: Value) { self.value = value.retain() }
    deinit { value.release() }
}

/// The memory of an object array: references that it owns, None at first.
private final class ObjectBlock {
    let data: UnsafeMutableRawPointer
    private let count: Int

    init?(count: Int) {
        guard let memory = malloc(max(count, 1) * 8) else { return nil }
        data = memory
        self.count = count
        data.assumingMemoryBound(to: Value.self).initialize(repeating: Value.none, count: count)
        for _ in 0..<count { Value.none.retain() }
    }

    deinit {
        let values = data.assumingMemoryBound(to: Value.self)
        for position in 0..<count { values[position].release() }
        free(data)
    }
}

/// `(2, 3)`, `(2,)`
package func shapeText(_ shape: [Int]) -> String {
    shape.count == 1 ? "(\(shape[0]),)" : "(" + shape.map { String($0) }.joined(separator: ", ") + ")"
}

/// `(2,3)`: as NumPy's messages have it.
func compactShapeText(_ shape: [Int]) -> String {
    shape.count == 1 ? "(\(shape[0]),)" : "(" + shape.map { String($0) }.joined(separator: ",") + ")"
}

func broadcastError(_ source: [Int], into target: [Int]) -> Raise {
    valueError(
        "could not broadcast input array from shape \(compactShapeText(source)) into shape \(compactShapeText(target))")
}

/// The common shape of operands.
func broadcastShape(_ shapes: [[Int]]) throws(Raise) -> [Int] {
    var result: [Int] = []
    for shape in shapes {
        while result.count < shape.count { result.insert(1, at: 0) }
    }
    for shape in shapes {
        let lead = result.count - shape.count
        for d in shape.indices where shape[d] != 1 {
            if result[lead + d] == 1 {
                result[lead + d] = shape[d]
            } else if result[lead + d] != shape[d] {
                throw valueError(
                    "operands could not be broadcast together with shapes "
                        + shapes.map { compactShapeText($0) }.joined(separator: " ") + " ")
            }
        }
    }
    return result
}
