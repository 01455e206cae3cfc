import CKernels
import Glibc
import Interpreter

// Reading and writing with integers, slices, ellipses, new axes, masks and arrays of positions.

extension NumPyArray {
    /// What an index selects: a view, and arrays of positions for some of its dimensions.
    private struct Selection {
        var offset: Int
        var shape: [Int] = []
        var strides: [Int] = []
        /// Per dimension of the view: positions to take from it.
        var positions: [(dimension: Int, array: NumPyArray)] = []
        /// Whether the arrays of positions stand next to each other in the index.
        var areAdjacent = true
        /// All entries are integers: one element.
        var isElement = false
    }

    // MARK: Reading

    func getItem(_ key: Value, base: Value) throws(Raise) -> Value {
        if key.isSmallInt && rank > 0 {
            let position = try checked(key.smallInt, 0)
            if rank == 1 { return scalar(data + position &* strides[0]) }
            return NumPyBridge.value(
                view(
                    offset: offset + position * strides[0], shape: Array(shape.dropFirst()),
                    strides: Array(strides.dropFirst()), base: base))
        }
        let selection = try select(key)
        let part = view(offset: selection.offset, shape: selection.shape, strides: selection.strides, base: base)
        if selection.positions.isEmpty {
            if selection.isElement { return part.scalar(part.data) }
            return NumPyBridge.value(part)
        }
        let result = try part.gather(selection.positions, selection.areAdjacent)
        return NumPyBridge.value(result)
    }

    // MARK: Writing

    func setItem(_ key: Value, _ new: Value) throws(Raise) {
        guard isWritable else { throw valueError("assignment destination is read-only") }
        if key.isSmallInt && rank == 1 && !NumPyBridge.isArray(new) && new.layout != .list && new.layout != .tuple {
            try store(new, at: data + (try checked(key.smallInt, 0)) &* strides[0])
            return
        }
        let selection = try select(key)
        let part = NumPyArray(
            storage: storage, offset: selection.offset, shape: selection.shape, strides: selection.strides, type: type)
        if type.kind == .object && selection.isElement {
            try part.store(new, at: part.data)
            return
        }
        var source: NumPyArray
        if NumPyBridge.isArray(new) || NumPyScalars.element(new) != nil {
            source = try arrayFrom(new, nil)
        } else if new.layout == .list || new.layout == .tuple || type.kind == .string || new.kind == .instance
            || new.kind == .native
        {
            let wanted: NumPyType? = type.kind == .object ? .object : nil
            source = try arrayFrom(new, wanted)
            if selection.isElement && source.rank > 0 && source.count != 1 {
                throw valueError("setting an array element with a sequence.")
            }
        } else {
            source = try NumPyArray.empty([], type)
            try source.store(new, at: source.data)
        }
        if selection.positions.isEmpty {
            try part.assign(from: source)
        } else {
            try part.scatter(selection.positions, selection.areAdjacent, source)
        }
    }

    @inline(__always) private func checked(_ position: Int, _ axis: Int) throws(Raise) -> Int {
        let size = shape[axis]
        guard position >= -size && position < size else {
            throw indexError("index \(position) is out of bounds for axis \(axis) with size \(size)")
        }
        return position < 0 ? position &+ size : position
    }

    // MARK: Understanding an index

    private func select(_ key: Value) throws(Raise) -> Selection {
        let entries = key.layout == .tuple ? Array(key.cast(to: ListObject.self).buffer) : [key]
        var arrays: [Int: NumPyArray] = [:]
        var used = 0
        var hasEllipsis = false
        for (place, entry) in entries.enumerated() {
            if entry.bits == Value.ellipsis.bits {
                if hasEllipsis { throw indexError("an index can only have a single ellipsis ('...')") }
                hasEllipsis = true
            } else if entry.isNone {
                continue
            } else if let array = try NumPyArray.indexArray(entry) {
                arrays[place] = array
                used += array.type.kind == .bool ? array.rank : 1
            } else {
                used += 1
            }
        }
        if used > rank {
            throw indexError("too many indices for array: array is \(rank)-dimensional, but \(used) were indexed")
        }
        return try select(entries, arrays, missing: rank - used, hasEllipsis)
    }

    private func select(
        _ entries: [Value], _ arrays: [Int: NumPyArray], missing: Int, _ hasEllipsis: Bool
    ) throws(Raise) -> Selection {
        var result = Selection(offset: offset)
        var axis = 0
        var integersOnly = true
        var lastArray = -2
        func keep(_ count: Int) {
            for _ in 0..<count {
                result.shape.append(shape[axis])
                result.strides.append(strides[axis])
                axis += 1
            }
        }
        for (place, entry) in entries.enumerated() {
            if let array = arrays[place] {
                integersOnly = false
                if !result.positions.isEmpty && lastArray != place - 1 { result.areAdjacent = false }
                lastArray = place
                try add(array, &axis, &result)
            } else if entry.isNone {
                integersOnly = false
                result.shape.append(1)
                result.strides.append(0)
            } else if entry.bits == Value.ellipsis.bits {
                integersOnly = false
                keep(missing)
            } else if entry.layout == .slice {
                integersOnly = false
                let (start, step, count) = try sliceIndices(entry, length: shape[axis])
                if count > 0 { result.offset += start * strides[axis] }
                result.shape.append(count)
                result.strides.append(step &* strides[axis])
                axis += 1
            } else {
                let position = try checked(try NumPyArray.integerIndex(entry), axis)
                if !arrays.isEmpty {
                    // Next to arrays an integer is an array of one position.
                    if !result.positions.isEmpty && lastArray != place - 1 { result.areAdjacent = false }
                    lastArray = place
                }
                result.offset += position * strides[axis]
                axis += 1
            }
        }
        if !hasEllipsis { keep(missing) }
        result.isElement = integersOnly && axis == rank && result.shape.isEmpty && !hasEllipsis
        return result
    }

    /// Adds an array of positions, or a mask as the positions of its true elements.
    private func add(_ array: NumPyArray, _ axis: inout Int, _ result: inout Selection) throws(Raise) {
        if array.type.kind != .bool {
            result.positions.append((result.shape.count, array))
            result.shape.append(shape[axis])
            result.strides.append(strides[axis])
            axis += 1
            return
        }
        for d in 0..<array.rank where array.shape[d] != shape[axis + d] {
            throw indexError(
                "boolean index did not match indexed array along axis \(axis + d); size of axis is \(shape[axis + d]) but size of"
                    + " corresponding boolean axis is \(array.shape[d])")
        }
        if array.rank == 0 {
            let isTrue = array.data.load(as: UInt8.self) != 0
            result.positions.append((result.shape.count, try NumPyArray.zeros([isTrue ? 1 : 0], .int64)))
            result.shape.append(1)
            result.strides.append(0)
            return
        }
        for positions in try array.nonzeroPositions() {
            result.positions.append((result.shape.count, positions))
            result.shape.append(shape[axis])
            result.strides.append(strides[axis])
            axis += 1
        }
    }

    private static let invalidIndex =
        "only integers, slices (`:`), ellipsis (`...`), numpy.newaxis (`None`) and integer or boolean arrays are valid indices"

    private static func integerIndex(_ value: Value) throws(Raise) -> Int {
        if let number = fixedInt(value) { return number }
        if value.layout == .string || value.layout == .float || value.type.special(.index).isEmpty {
            throw indexError(invalidIndex)
        }
        do throws(Raise) { return try asIndex(value) } catch {
            if pendingIs(.typeError) {
                clearPending()
                throw indexError(invalidIndex)
            }
            throw error
        }
    }

    /// The array that an entry of an index stands for; `nil` for integers and slices.
    private static func indexArray(_ value: Value) throws(Raise) -> NumPyArray? {
        if value.isSmallInt || value.layout == .slice || value.isFloat || value.layout == .string { return nil }
        if value.layout == .bool { return try arrayFrom(value, nil) }
        if let scalar = NumPyScalars.element(value) {
            return scalar.type.kind == .bool ? try arrayFrom(value, nil) : nil
        }
        let isList = value.layout == .list || value.layout == .tuple || value.layout == .range
        let hasArray =
            (value.kind == .instance || value.kind == .native) && !value.type.lookup(intern("__array__")).isEmpty
        guard isList || hasArray || NumPyBridge.isArray(value) else { return nil }
        var array = try arrayFrom(value, nil)
        if array.count == 0 && isList { array = try array.converted(to: .int64) }
        guard array.type.kind.isInteger || array.type.kind == .bool else {
            throw indexError("arrays used as indices must be of integer (or boolean) type")
        }
        if array.rank == 0 && array.type.kind != .bool && !isList { return try array.converted(to: .int64) }
        return array
    }

    /// For each dimension, where the elements are that are not zero, in C order.
    func nonzeroPositions() throws(Raise) -> [NumPyArray] {
        var linear: [Int] = []
        var position = 0
        let isObject = !type.kind.isNumeric
        if type.kind == .bool && isContiguous {
            let flags = data.assumingMemoryBound(to: UInt8.self)
            for place in 0..<count where flags[place] != 0 { linear.append(place) }
        } else {
            try forEachPointer { (place) throws(Raise) in
                let isSet: Bool
                if isObject {
                    let item = plainValue(place)
                    defer { item.release() }
                    isSet = try truth(item)
                } else {
                    isSet = number(place) != 0
                }
                if isSet { linear.append(position) }
                position += 1
            }
        }
        var results: [NumPyArray] = []
        for _ in 0..<rank { results.append(try NumPyArray.empty([linear.count], .int64)) }
        for (place, index) in linear.enumerated() {
            var rest = index
            for d in (0..<rank).reversed() {
                results[d].data.assumingMemoryBound(to: Int.self)[place] = rest % shape[d]
                rest /= shape[d]
            }
        }
        return results
    }

    // MARK: Arrays of positions

    /// Byte offsets for all combinations of positions, the shape they have, and the dimensions that are left.
    private func offsets(
        _ positions: [(dimension: Int, array: NumPyArray)]
    ) throws(Raise) -> (offsets: [Int], shape: [Int], rest: [Int]) {
        let common: [Int]
        do throws(Raise) { common = try broadcastShape(positions.map { $0.array.shape }) } catch {
            clearPending()
            throw indexError(
                "shape mismatch: indexing arrays could not be broadcast together with shapes "
                    + positions.map { compactShapeText($0.array.shape) }.joined(separator: " ") + " ")
        }
        let total = common.reduce(1, &*)
        var offsets = [Int](repeating: 0, count: total)
        for (dimension, array) in positions {
            let integers = try array.converted(to: .int64)
            guard let strides = integers.broadcastStrides(to: common) else { throw indexError("shape mismatch") }
            let walk = NumPyArray(
                storage: integers.storage, offset: integers.offset, shape: common, strides: strides, type: .int64)
            let (size, step) = (shape[dimension], self.strides[dimension])
            var place = 0
            try walk.forEachPointer { (p) throws(Raise) in
                var position = p.load(as: Int.self)
                guard position >= -size && position < size else {
                    throw indexError("index \(position) is out of bounds for axis \(dimension) with size \(size)")
                }
                if position < 0 { position += size }
                offsets[place] &+= position &* step
                place += 1
            }
        }
        let taken = positions.map { $0.dimension }
        return (offsets, common, (0..<rank).filter { !taken.contains($0) })
    }

    /// Where the dimensions of the positions go among the others.
    private func split(
        _ positions: [(dimension: Int, array: NumPyArray)], _ rest: [Int], _ areAdjacent: Bool
    ) -> Int {
        areAdjacent ? rest.prefix { $0 < positions[0].dimension }.count : 0
    }

    private func gather(
        _ positions: [(dimension: Int, array: NumPyArray)], _ areAdjacent: Bool
    ) throws(Raise) -> NumPyArray {
        let (offsets, common, rest) = try self.offsets(positions)
        let lead = split(positions, rest, areAdjacent)
        let restShape = rest.map { shape[$0] }
        let target = Array(restShape[..<lead]) + common + Array(restShape[lead...])
        let result = try NumPyArray.empty(target, type)
        try copyBlocks(result, offsets, common, rest, lead, isWriting: false)
        return result
    }

    private func scatter(
        _ positions: [(dimension: Int, array: NumPyArray)], _ areAdjacent: Bool, _ source: NumPyArray
    ) throws(Raise) {
        let (offsets, common, rest) = try self.offsets(positions)
        let lead = split(positions, rest, areAdjacent)
        let restShape = rest.map { shape[$0] }
        let target = Array(restShape[..<lead]) + common + Array(restShape[lead...])
        guard let strides = source.broadcastStrides(to: target) else {
            throw valueError(
                "shape mismatch: value array of shape \(compactShapeText(source.shape)) could not be broadcast to indexing result of shape \(compactShapeText(target))"
            )
        }
        let values = source.storage === storage ? try source.copied() : source
        let walk = NumPyArray(
            storage: values.storage, offset: values.offset, shape: target,
            strides: values === source ? strides : values.broadcastStrides(to: target) ?? strides, type: values.type)
        try copyBlocks(walk, offsets, common, rest, lead, isWriting: true)
    }

    /// Copies between each block of `whole` that belongs to one combination of positions and the part of this array.
    private func copyBlocks(
        _ whole: NumPyArray, _ offsets: [Int], _ common: [Int], _ rest: [Int], _ lead: Int,
        isWriting: Bool
    ) throws(Raise) {
        let restShape = rest.map { shape[$0] }
        let restStrides = rest.map { strides[$0] }
        let commonStrides = Array(whole.strides[lead..<(lead + common.count)])
        let blockStrides = Array(whole.strides[..<lead] + whole.strides[(lead + common.count)...])
        let positions = NumPyArray(
            storage: whole.storage, offset: whole.offset, shape: common, strides: commonStrides, type: whole.type)
        let isPlain = rest.isEmpty && type == whole.type && type.kind.isNumeric
        let isDense =
            !restShape.isEmpty && type == whole.type && type.kind.isNumeric
            && restStrides == NumPyArray.contiguousStrides(restShape, type.size)
            && blockStrides == restStrides
        let blockBytes = restShape.reduce(type.size, &*)
        let size = type.size
        var place = 0
        try positions.forEachPointer { (p) throws(Raise) in
            let mine = data + offsets[place]
            place += 1
            if isPlain || isDense {
                let bytes = isPlain ? size : blockBytes
                if isWriting {
                    mine.copyMemory(from: p, byteCount: bytes)
                } else {
                    p.copyMemory(from: mine, byteCount: bytes)
                }
                return
            }
            let block = NumPyArray(
                storage: whole.storage, offset: p - whole.storage.data, shape: restShape, strides: blockStrides,
                type: whole.type)
            let part = NumPyArray(
                storage: storage, offset: mine - storage.data, shape: restShape, strides: restStrides, type: type)
            if isWriting { try part.assign(from: block) } else { try block.assign(from: part) }
        }
    }
}
