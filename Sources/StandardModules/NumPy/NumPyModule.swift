import CKernels
import Glibc
import Interpreter
import TensorEngine

extension NativeModule {
    /// `_numpy`: arrays, scalars, dtypes and universal functions; `numpy` itself is written in the language over it.
    package static let numpy = NativeModule("_numpy") { module in
        runtime.attention.stopWord = pool_stop_word()
        module.type(ndarrayType)
        module.type(dtypeType)
        module.type(ufuncType)
        module.type(randomStateType)
        module.type(pcg64Type)
        for kind in NumPyKind.allCases { module.type(NumPyScalars.classOf(kind)) }
        for type in [
            NumPyScalars.generic, NumPyScalars.number, NumPyScalars.integer, NumPyScalars.signedInteger,
            NumPyScalars.unsignedInteger, NumPyScalars.inexact, NumPyScalars.floating, NumPyScalars.flexible,
            NumPyScalars.character,
        ] { module.type(type) }
        for ufunc in Ufunc.all { module.constant(ufunc.name, newNative(ufuncType, ufunc)) }
        module.constant("AxisError", Value(NumPyErrors.axis).retain())
        defineCreation(module)
        defineFunctions(module)
        defineSettings(module)
        defineLinearAlgebra(module)
    }
}

private func defineCreation(_ module: ModuleBuilder) {
    module.function("array(object, dtype=None, *, copy=True, order='K', subok=False, ndmin=0, like=None)") {
        (a) throws(Raise) in
        let array = try arrayFrom(a[0], try a[1].isNone ? nil : dtypeFrom(a[1]))
        let isShared = NumPyBridge.array(a[0]).map { $0.storage === array.storage } ?? false
        let isCopy = try a[2].isNone ? false : truth(a[2])
        let copy = isShared && isCopy ? try array.copied() : array
        let minimum = min(max(try asIndex(a[5]), 0), NumPyArray.maximumRank)
        let lead = max(0, minimum - copy.rank)
        if lead == 0 && isShared && copy === array { return a[0].retain() }
        return NumPyBridge.value(
            copy.view(
                shape: [Int](repeating: 1, count: lead) + copy.shape,
                strides: [Int](repeating: 0, count: lead) + copy.strides,
                base: .empty))
    }
    module.function("asarray(a, dtype=None, order=None, *, copy=None, device=None, like=None)") { (a) throws(Raise) in
        let type = try a[1].isNone ? nil : dtypeFrom(a[1])
        if let array = NumPyBridge.array(a[0]),
            type == nil || type == array.type
                || (type?.kind == .string && type?.size == 0 && array.type.kind == .string)
        {
            return a[0].retain()
        }
        return NumPyBridge.value(try arrayFrom(a[0], type))
    }
    module.function("empty(shape, dtype=None, order='C')") { (a) throws(Raise) in
        NumPyBridge.value(try NumPyArray.empty(try shapeFrom(a[0]), try elementType(a[1])))
    }
    module.function("zeros(shape, dtype=None, order='C')") { (a) throws(Raise) in
        NumPyBridge.value(try NumPyArray.zeros(try shapeFrom(a[0]), try elementType(a[1])))
    }
    module.function("ones(shape, dtype=None, order='C')") { (a) throws(Raise) in
        let array = try NumPyArray.empty(try shapeFrom(a[0]), try elementType(a[1]))
        let one = try NumPyArray.empty([], array.type)
        try one.store(Value(1), at: one.data)
        try array.assign(from: one)
        return NumPyBridge.value(array)
    }
    module.function("arange(start, stop=None, step=None, dtype=None)") { (a) throws(Raise) in
        let step = a[2].isNone ? Value(1) : a[2]
        let (start, stop) = a[1].isNone ? (Value(0), a[0]) : (a[0], a[1])
        return NumPyBridge.value(try arange(start, stop, step, try a[3].isNone ? nil : dtypeFrom(a[3])))
    }
    module.function("frombuffer(buffer, dtype=None, count=-1, offset=0)") { (a) throws(Raise) in
        let type = try elementType(a[1])
        guard type.kind != .object, type.size > 0 else {
            throw valueError("cannot create an OBJECT array from memory buffer")
        }
        let bytes = try bytesLike(a[0])
        let offset = try asIndex(a[3])
        guard offset >= 0, offset <= bytes.count else {
            throw valueError("offset must be non-negative and no greater than buffer length (\(bytes.count))")
        }
        var count = try asIndex(a[2])
        let left = bytes.count - offset
        if count < 0 {
            guard left % type.size == 0 else { throw valueError("buffer size must be a multiple of element size") }
            count = left / type.size
        }
        guard count <= left / type.size else { throw valueError("buffer is smaller than requested size") }
        let array = try NumPyArray.empty([count], type)
        if let start = bytes.baseAddress, count > 0 { memcpy(array.data, start + offset, count * type.size) }
        array.isWritable = a[0].layout != .bytes
        return NumPyBridge.value(array)
    }
}

private func elementType(_ value: Value) throws(Raise) -> NumPyType {
    let type = try dtypeFrom(value)
    return type.kind == .string && type.size == 0 ? .string(1) : type
}

private func defineFunctions(_ module: ModuleBuilder) {
    module.function("where(condition, x=?, y=?, /)") { (a) throws(Raise) in
        let condition = try arrayFrom(a[0], nil)
        guard a.has(1) else { return newTuple(try condition.nonzeroPositions().map { NumPyBridge.value($0) }) }
        guard a.has(2) else { throw valueError("either both or neither of x and y should be given") }
        return try choose(condition, a[1], a[2])
    }
    module.function("matmul(x1, x2, /)") { (a) throws(Raise) in
        NumPyOperators.result(try NumPyProducts.matmul(try arrayFrom(a[0], nil), try arrayFrom(a[1], nil)))
    }
    module.function("concatenate(arrays, axis=0, out=None, *, dtype=None, casting='same_kind')") { (a) throws(Raise) in
        let items = try collect(a[0])
        defer { releaseAll(items) }
        var arrays: [NumPyArray] = []
        for item in items { arrays.append(try arrayFrom(item, nil)) }
        return NumPyBridge.value(try concatenate(arrays, a[1], try a[3].isNone ? nil : dtypeFrom(a[3])))
    }
    module.function("sort(a, axis=-1)") { (a) throws(Raise) in
        var array = try arrayFrom(a[0], nil)
        if a[1].isNone { array = try array.contiguous().reshapedView([array.count], base: .empty) ?? array }
        let axis = try a[1].isNone ? 0 : checkedAxis(try asIndex(a[1]), array.rank)
        return NumPyBridge.value(try NumPySorting.sort(array, axis).values.contiguous())
    }
    module.function("broadcast_to(array, shape, subok=False)") { (a) throws(Raise) in
        let array = try arrayFrom(a[0], nil)
        let shape = try shapeFrom(a[1])
        guard NumPyArray.isCountable(shape) else {
            throw valueError(
                "array is too big; `arr.size * arr.dtype.itemsize` is larger than the maximum possible size.")
        }
        guard shape.count <= NumPyArray.maximumRank, let strides = array.broadcastStrides(to: shape) else {
            throw valueError(
                "operands could not be broadcast together with remapped shapes [original->remapped]: "
                    + "\(compactShapeText(array.shape)) and requested shape \(compactShapeText(shape))")
        }
        let view = array.view(shape: shape, strides: strides, base: NumPyBridge.isArray(a[0]) ? a[0] : .empty)
        view.isWritable = false
        return NumPyBridge.value(view)
    }
    module.function("broadcast_shapes(*shapes)") { (a) throws(Raise) in
        var shapes: [[Int]] = []
        for shape in a[0].cast(to: ListObject.self).buffer { shapes.append(try shapeFrom(shape)) }
        return newTuple(try broadcastShape(shapes).map { Value($0) })
    }
    module.function("promote_types(type1, type2)") { (a) throws(Raise) in
        let (x, y) = (try dtypeFrom(a[0]), try dtypeFrom(a[1]))
        guard let type = NumPyType.promoted(x, y) else {
            throw typeError("The DTypes \(x.text) and \(y.text) do not have a common DType.")
        }
        return dtypeValue(type)
    }
    module.function("result_type(*arrays_and_dtypes)") { (a) throws(Raise) in
        var operands: [UfuncOperand] = []
        for item in a[0].cast(to: ListObject.self).buffer {
            if item.layout == .type || item.payload(NumPyTypeBox.self) != nil || item.layout == .string {
                operands.append(.array(try NumPyArray.zeros([], try dtypeFrom(item))))
            } else {
                operands.append(try UfuncOperand(item))
            }
        }
        return dtypeValue(try Ufunc.add.commonType(operands))
    }
    module.function("format_float(number, precision)") { (a) throws(Raise) in newString(floatRepr(try asDouble(a[0]))) }
    module.function("array2string(a, separator=' ', prefix='')") { (a) throws(Raise) in
        let array = try arrayFrom(a[0], nil)
        return newString(
            try NumPyText.body(
                array, separator: try asText(a[1]), prefix: try asText(a[2]), width: NumPyPrintOptions.current.lineWidth
            ))
    }
    module.function("shares_memory(a, b)") { (a) throws(Raise) in
        let (x, y) = (try arrayFrom(a[0], nil), try arrayFrom(a[1], nil))
        return Value(x.storage === y.storage)
    }
}

/// `np.where(condition, x, y)`
private func choose(_ condition: NumPyArray, _ x: Value, _ y: Value) throws(Raise) -> Value {
    let flags = try condition.converted(to: .bool)
    let (first, second) = (try UfuncOperand(x), try UfuncOperand(y))
    var type: NumPyType
    do throws(Raise) { type = try Ufunc.add.commonType([first, second]) } catch {
        guard pendingIs(.typeError) else { throw error }
        clearPending()
        let (a, b) = (try first.array(.int64), try second.array(.int64))
        type = .string(max(try sized(.string(0), for: a).size, try sized(.string(0), for: b).size) / 4)
    }
    if type.kind == .object && (first.type.kind == .int64 || second.type.kind == .int64) { type = .object }
    let (a, b) = (try first.array(type).converted(to: type), try second.array(type).converted(to: type))
    let shape = try broadcastShape([flags.shape, a.shape, b.shape])
    let result = try NumPyArray.empty(shape, type)
    if type.kind.isNumeric, NumPyKernels.apply(OP_WHERE, [flags, a, b], result, type, shape) {
        return NumPyBridge.value(result)
    }
    let (from, other) = (try a.broadcastValues(to: shape), try b.broadcastValues(to: shape))
    defer {
        releaseAll(from)
        releaseAll(other)
    }
    let choices = try flags.broadcastValues(to: shape)
    for place in 0..<result.count {
        try result.store(try truth(choices[place]) ? from[place] : other[place], at: result.data + place * type.size)
    }
    return NumPyBridge.value(result)
}

private func concatenate(_ arrays: [NumPyArray], _ axis: Value, _ requested: NumPyType?) throws(Raise) -> NumPyArray {
    guard !arrays.isEmpty else { throw valueError("need at least one array to concatenate") }
    var arrays = arrays
    if axis.isNone {
        arrays = try arrays.map { (array) throws(Raise) in
            let flat = try array.contiguous()
            return flat.reshapedView([flat.count], base: .empty) ?? flat
        }
    }
    let rank = arrays[0].rank
    if rank == 0 { throw valueError("zero-dimensional arrays cannot be concatenated") }
    let d = try axis.isNone ? 0 : checkedAxis(try asIndex(axis), rank)
    var type = arrays[0].type
    var total = 0
    for (place, array) in arrays.enumerated() {
        guard array.rank == rank else {
            throw valueError(
                "all the input array dimensions except for the concatenation axis must match exactly, but along dimension 0, the array at index 0 has \(rank) dimension(s) and the array at index \(place) has \(array.rank) dimension(s)"
                    .replacingPrefix(rank))
        }
        for other in 0..<rank where other != d && array.shape[other] != arrays[0].shape[other] {
            throw valueError(
                "all the input array dimensions except for the concatenation axis must match exactly, but along dimension \(other), the array at index 0 has size \(arrays[0].shape[other]) and the array at index \(place) has size \(array.shape[other])"
            )
        }
        if let both = NumPyType.promoted(type, array.type) {
            type = both
        } else {
            type = .string(
                max(type.kind == .string ? type.size / 4 : 32, array.type.kind == .string ? array.type.size / 4 : 32))
        }
        total += array.shape[d]
    }
    var shape = arrays[0].shape
    shape[d] = total
    let result = try NumPyArray.empty(shape, requested ?? type)
    var start = 0
    for array in arrays {
        let part = result.view(
            offset: result.offset + start * result.strides[d], shape: array.shape, strides: result.strides, base: .empty
        )
        try part.assign(from: array)
        start += array.shape[d]
    }
    return result
}

extension String {
    /// The message for arrays of different ranks, which names them without a dimension.
    fileprivate func replacingPrefix(_ rank: Int) -> String {
        guard let place = firstRange(of: "the array at index 0") else { return self }
        return "all the input arrays must have same number of dimensions, but " + self[place...]
    }

    private func firstRange(of text: String) -> Index? {
        var position = startIndex
        while position < endIndex {
            if self[position...].hasPrefix(text) { return position }
            position = index(after: position)
        }
        return nil
    }
}

private func defineSettings(_ module: ModuleBuilder) {
    module.function("_set_print(precision, threshold, edgeitems, linewidth, suppress, float_formatter, int_formatter)")
    {
        (a) throws(Raise) in
        var options = NumPyPrintOptions()
        options.precision = min(max(try asIndex(a[0]), 0), 300)
        options.threshold = try asIndex(a[1])
        options.edgeItems = min(max(try asIndex(a[2]), 0), 1 << 30)
        options.lineWidth = try asIndex(a[3])
        options.suppressesSmall = try truth(a[4])
        options.floatFormatter = a[5].isNone ? .empty : a[5].retain()
        options.intFormatter = a[6].isNone ? .empty : a[6].retain()
        NumPyPrintOptions.current.floatFormatter.release()
        NumPyPrintOptions.current.intFormatter.release()
        NumPyPrintOptions.current = options
        return Value.none
    }
    module.function("_set_warnings(is_active, hook)") { (a) throws(Raise) in
        NumPyWarnings.isActive = try truth(a[0])
        if !a[1].isNone {
            let old = NumPyWarnings.hook
            NumPyWarnings.hook = a[1].retain()
            old.release()
        }
        return Value.none
    }
    module.function("_define_method(name, function)") { (a) throws(Raise) in
        ndarrayType.define(try asText(a[0]), a[1].retain())
        return Value.none
    }
}
