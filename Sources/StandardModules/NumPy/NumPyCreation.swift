import Glibc
import Interpreter
import TensorEngine

// Arrays from values of the language.

/// `np.asarray(value, type)`: the array itself where it is one of that type (or none is asked for).
func arrayFrom(_ value: Value, _ type: NumPyType?) throws(Raise) -> NumPyArray {
    if let array = NumPyBridge.array(value) {
        guard let type, type != array.type else { return array }
        return try array.converted(to: try sized(type, for: array))
    }
    if let scalar = NumPyScalars.element(value) {
        let array = try NumPyArray.empty([], scalar.type)
        scalar.withPointer { array.data.copyMemory(from: $0, byteCount: scalar.type.size) }
        guard let type, type != scalar.type else { return array }
        return try array.converted(to: try sized(type, for: array))
    }
    if let array = try arrayByProtocol(value) {
        guard let type, type != array.type else { return array }
        return try array.converted(to: try sized(type, for: array))
    }
    var sequence = NestedSequence(type)
    return try sequence.array(value)
}

/// A type for text of unknown length gets the length that the array's elements need.
func sized(_ type: NumPyType, for array: NumPyArray) throws(Raise) -> NumPyType {
    guard type.kind == .string, type.size == 0, array.type.kind != .string else {
        return type.kind == .string && type.size == 0 ? array.type : type
    }
    if array.type.kind.isNumeric { return .string(array.type.textWidth) }
    var longest = 1
    try array.forEachPointer { (place) throws(Raise) in
        let item = array.plainValue(place)
        defer { item.release() }
        let text = try str(item)
        defer { text.release() }
        longest = max(longest, text.cast(to: StringObject.self).pointee.count)
    }
    return .string(longest)
}

/// What `__array__` gives, for values of other libraries.
private func arrayByProtocol(_ value: Value) throws(Raise) -> NumPyArray? {
    guard value.kind == .instance || value.kind == .native, value.layout != .string else { return nil }
    try checkNativeStack()
    let method = value.type.lookup(intern("__array__"))
    if method.isEmpty { return nil }
    let result = try callWithReceiver(method, value)
    defer { result.release() }
    guard let array = NumPyBridge.array(result) else {
        throw valueError("object __array__ method not producing an array")
    }
    return array
}

/// Reads nested lists: first their shape and the type that holds all leaves, then the leaves.
private struct NestedSequence {
    private let requested: NumPyType?
    private var shape: [Int] = []
    private var type: NumPyType?
    private var isObject = false
    private var longestText = 0
    private var hasText = false
    private var leafDepth = -1
    /// Lists from this depth on are elements: where an array of objects stops being regular.
    private var depthLimit = Int.max

    init(_ type: NumPyType?) { requested = type }

    mutating func array(_ value: Value) throws(Raise) -> NumPyArray {
        try discover(value, 0)
        var result = requested ?? type ?? .float64
        if requested == nil {
            if isObject {
                result = .object
            } else if hasText {
                result = .string(max(longestText, type?.textWidth ?? 1, 1))
            }
        } else if result.kind == .string && result.size == 0 {
            result = .string(max(longestText, 1))
        }
        let array = try NumPyArray.empty(shape, result)
        var place = array.data
        try fill(value, 0, array, &place)
        return array
    }

    /// The items of a sequence, borrowed for lists and tuples; `nil` for a leaf.
    private static func isSequence(_ value: Value) -> Bool {
        switch value.layout {
        case .list, .tuple, .range: return true
        case .string, .bytes, .bytearray, .dict, .set, .frozenset, .int, .float, .bool: return false
        default: break
        }
        if NumPyBridge.isArray(value) { return true }
        guard value.kind == .instance || value.kind == .native, NumPyScalars.element(value) == nil else { return false }
        if !value.type.lookup(intern("__array__")).isEmpty { return true }
        return !value.type.special(.len).isEmpty && !value.type.special(.getitem).isEmpty
    }

    private static func withItems(_ value: Value, _ body: ([Value]) throws(Raise) -> Void) throws(Raise) {
        let items: [Value]
        if value.layout == .list || value.layout == .tuple {
            items = value.cast(to: ListObject.self).retainedItems()
        } else {
            items = try collect(value)
        }
        defer { releaseAll(items) }
        try body(items)
    }

    private mutating func note(_ length: Int, _ depth: Int) throws(Raise) {
        if leafDepth >= 0 && depth >= leafDepth { return try mismatch(depth) }
        if depth < shape.count {
            if shape[depth] != length { try mismatch(depth) }
        } else if depth == shape.count {
            guard depth < NumPyArray.maximumRank else {
                throw valueError(
                    "setting an array element with a sequence. The requested array would exceed the maximum number of dimension of \(NumPyArray.maximumRank)."
                )
            }
            shape.append(length)
        } else {
            try mismatch(depth)
        }
    }

    private mutating func mismatch(_ depth: Int) throws(Raise) {
        guard requested?.kind == .object else { throw ragged(depth) }
        shape = Array(shape.prefix(depth))
        depthLimit = min(depthLimit, depth)
        leafDepth = depthLimit
    }

    private func ragged(_ depth: Int) -> Raise {
        let known = Array(shape.prefix(depth))
        return valueError(
            "setting an array element with a sequence. The requested array has an inhomogeneous shape after \(depth) dimensions."
                + " The detected shape was \(shapeText(known)) + inhomogeneous part.")
    }

    private mutating func discover(_ value: Value, _ depth: Int) throws(Raise) {
        try checkNativeStack()
        if depth >= depthLimit { return }
        guard NestedSequence.isSequence(value) else {
            if leafDepth < 0 {
                if depth < shape.count { try mismatch(depth) }
                leafDepth = depth
            } else if leafDepth != depth {
                try mismatch(min(depth, leafDepth))
            }
            try noteLeaf(value)
            return
        }
        if let array = try NestedSequence.nestedArray(value) {
            for (offset, size) in array.shape.enumerated() where depth + offset < depthLimit {
                try note(size, depth + offset)
            }
            if leafDepth < 0 {
                leafDepth = depth + array.rank
            } else if leafDepth != depth + array.rank && leafDepth < depthLimit {
                try mismatch(min(leafDepth, depth + array.rank))
            }
            noteType(array.type)
            return
        }
        var failure: Raise?
        try NestedSequence.withItems(value) { (items) throws(Raise) in
            do throws(Raise) {
                try note(items.count, depth)
                if requested?.kind == .float64 && discoverNumbers(items, depth) { return }
                for item in items { try discover(item, depth + 1) }
            } catch { failure = error }
        }
        if let failure { throw failure }
    }

    /// A run of floats and integers for an array of floats needs no closer look.
    private mutating func discoverNumbers(_ items: [Value], _ depth: Int) -> Bool {
        guard leafDepth < 0 || leafDepth == depth + 1, shape.count == depth + 1, !items.isEmpty else { return false }
        guard items.allSatisfy({ $0.isFloat || $0.isSmallInt }) else { return false }
        leafDepth = depth + 1
        return true
    }

    private static func nestedArray(_ value: Value) throws(Raise) -> NumPyArray? {
        if let array = NumPyBridge.array(value) { return array }
        return try arrayByProtocol(value)
    }

    private mutating func noteLeaf(_ value: Value) throws(Raise) {
        if value.isFloat { noteType(.float64); return }
        switch value.layout {
        case .bool: noteType(.bool)
        case .int: noteType(.int64)
        case .bigInt:
            let digits = try text(of: value)
            if UInt64(digits) != nil { noteType(.uint64) } else { isObject = true }
        case .string:
            hasText = true
            longestText = max(longestText, value.cast(to: StringObject.self).pointee.count)
        default:
            if let scalar = NumPyScalars.element(value) {
                noteType(scalar.type)
            } else if value.layout == .float {
                noteType(.float64)
            } else if value.layout == .complex, requested?.kind != .object {
                throw typeError("arrays of complex numbers are not in Cellbook's numpy (not in Cellbook)")
            } else {
                isObject = true
            }
        }
        if hasText && value.layout != .string && requested == nil || requested?.kind == .string {
            let text = try str(value)
            defer { text.release() }
            longestText = max(longestText, text.cast(to: StringObject.self).pointee.count)
        }
    }

    private mutating func noteType(_ new: NumPyType) {
        if new.kind == .object { isObject = true; return }
        if new.kind == .string {
            hasText = true
            longestText = max(longestText, new.size / 4)
            return
        }
        if let known = type, known.kind != new.kind {
            type = NumPyType.promoted(known, new) ?? .object
        } else {
            type = new
        }
    }

    private func fill(
        _ value: Value, _ depth: Int, _ array: NumPyArray, _ place: inout UnsafeMutableRawPointer
    ) throws(Raise) {
        if depth == array.rank {
            if array.type.kind != .object, NestedSequence.isSequence(value) {
                if let inner = try NestedSequence.nestedArray(value), inner.rank == 0 {
                    let item = inner.plainValue(inner.data)
                    defer { item.release() }
                    try array.store(item, at: place)
                    place += array.type.size
                    return
                }
                throw valueError("setting an array element with a sequence.")
            }
            try array.store(value, at: place)
            place += array.type.size
            return
        }
        if let inner = try NestedSequence.nestedArray(value) {
            let part = NumPyArray(
                storage: array.storage, offset: place - array.storage.data, shape: inner.shape,
                strides: NumPyArray.contiguousStrides(inner.shape, array.type.size), type: array.type)
            try part.assign(from: inner)
            place += inner.count * array.type.size
            return
        }
        var failure: Raise?
        var position = place
        try NestedSequence.withItems(value) { (items) throws(Raise) in
            guard items.count == array.shape[depth] else {
                throw runtimeError("sequence changed size while it was read")
            }
            do throws(Raise) {
                if depth == array.rank - 1 && array.type.kind == .float64 {
                    for item in items {
                        if item.isFloat {
                            position.storeBytes(of: item.float, as: Double.self); position += 8
                        } else {
                            try fill(item, depth + 1, array, &position)
                        }
                    }
                } else {
                    for item in items { try fill(item, depth + 1, array, &position) }
                }
            } catch { failure = error }
        }
        if let failure { throw failure }
        place = position
    }
}

/// A shape from an integer or a sequence of integers.
func shapeFrom(_ value: Value) throws(Raise) -> [Int] {
    if let number = fixedInt(value) { return [number] }
    if value.layout == .list || value.layout == .tuple {
        var shape: [Int] = []
        for item in value.cast(to: ListObject.self).buffer { shape.append(try asIndex(item)) }
        return shape
    }
    if NumPyBridge.isArray(value) || value.type.special(.index).isEmpty {
        guard !value.type.special(.iter).isEmpty || NumPyBridge.isArray(value) else {
            throw typeError("expected a sequence of integers or a single integer, got '\(try reprText(value))'")
        }
        let items = try collect(value)
        defer { releaseAll(items) }
        var shape: [Int] = []
        for item in items { shape.append(try asIndex(item)) }
        return shape
    }
    return [try asIndex(value)]
}

/// `np.arange`
func arange(_ start: Value, _ stop: Value, _ step: Value, _ requested: NumPyType?) throws(Raise) -> NumPyArray {
    func isWhole(_ value: Value) -> Bool {
        fixedInt(value) != nil || NumPyScalars.element(value)?.type.kind.isFloat == false
    }
    let isInteger = isWhole(start) && isWhole(stop) && isWhole(step)
    let type = requested ?? (isInteger ? NumPyType.int64 : NumPyType.float64)
    if isInteger {
        let (first, last, by) = (try asInt(start), try asInt(stop), try asInt(step))
        if by == 0 { throw raise(.zeroDivisionError, "division by zero") }
        let span = Double(last) - Double(first)
        let count = max(0, Int(exactly: (span / Double(by)).rounded(.up)) ?? Int.max)
        let array = try NumPyArray.empty([count], .int64)
        let to = array.data.assumingMemoryBound(to: Int.self)
        for position in 0..<count { to[position] = first &+ position &* by }
        return try array.converted(to: type)
    }
    let (first, last, by) = (try asDouble(start), try asDouble(stop), try asDouble(step))
    let length = ((last - first) / by).rounded(.up)
    guard length.isFinite else {
        if by == 0 { throw raise(.zeroDivisionError, "float division by zero") }
        throw valueError("arange: cannot compute length")
    }
    guard let count = Int(exactly: max(0, length)) else { throw valueError("Maximum allowed size exceeded") }
    let array = try NumPyArray.empty([count], .float64)
    let to = array.data.assumingMemoryBound(to: Double.self)
    let delta = (first + by) - first
    for position in 0..<count { to[position] = position == 1 ? first + by : first + Double(position) * delta }
    return try array.converted(to: type)
}
