import CKernels
import Glibc
import Interpreter
import TensorEngine

/// The class `numpy.ndarray`. What need not be fast is written in the language and added to it when `numpy` is imported.
nonisolated(unsafe) package let ndarrayType = newNativeType(
    "ndarray", module: "numpy", isBase: true, NumPyArrayType.populate)

enum NumPyArrayType {
    static func own(_ value: Value) -> NumPyArray { value.uncheckedPayload(NumPyArray.self) }

    static func populate(_ type: TypeRef) {
        NumPyOperators.add(to: type)
        type.method("__matmul__(self, value, /)") { (a) throws(Raise) in try product(a[0], a[1], other: a[1]) }
        type.method("__rmatmul__(self, value, /)") { (a) throws(Raise) in try product(a[1], a[0], other: a[1]) }
        addContainer(type)
        addConversions(type)
        addAttributes(type)
        addViews(type)
        addReductions(type)
        addCopies(type)
        addSorting(type)
    }

    private static func product(_ a: Value, _ b: Value, other: Value) throws(Raise) -> Value {
        if other.kind == .instance && !NumPyBridge.isArray(other)
            && !other.type.lookup(intern("__array_priority__")).isEmpty
        {
            return Value.notImplemented
        }
        return NumPyOperators.result(try NumPyProducts.matmul(try arrayFrom(a, nil), try arrayFrom(b, nil)))
    }

    // MARK: As a container

    private static func addContainer(_ type: TypeRef) {
        type.staticMethod("__new__(cls, shape, dtype=None, buffer=None, offset=0, strides=None, order=None)") {
            (a) throws(Raise) in
            NumPyBridge.value(try NumPyArray.empty(try shapeFrom(a[1]), try dtypeFrom(a[2])))
        }
        type.method("__len__(self, /)") { (a) throws(Raise) in
            guard let size = own(a[0]).shape.first else { throw typeError("len() of unsized object") }
            return Value(size)
        }
        type.method("__getitem__(self, key, /)") { (a) throws(Raise) in try own(a[0]).getItem(a[1], base: a[0]) }
        type.method("__setitem__(self, key, value, /)") { (a) throws(Raise) in
            try own(a[0]).setItem(a[1], a[2])
            return Value.none
        }
        type.method("__delitem__(self, key, /)") { (_) throws(Raise) in throw valueError("cannot delete array elements")
        }
        type.method("__iter__(self, /)") { (a) throws(Raise) in
            if own(a[0]).rank == 0 { throw typeError("iteration over a 0-d array") }
            return arrayIterator(a[0])
        }
        type.method("__contains__(self, item, /)") { (a) throws(Raise) in
            let matches = try Ufunc.equal.apply([.array(own(a[0])), try UfuncOperand(a[1])])
            return Value(NumPyWarnings.any(matches, { $0 != 0 }))
        }
        type.method("__getattr__(self, name, /)") { (a) throws(Raise) in
            throw raise(.attributeError, "'numpy.ndarray' object has no attribute '\(try asText(a[1]))'")
        }
        type.define("__hash__", Value.none)
        type.define("__array_priority__", Value(0.0))
    }

    private static func arrayIterator(_ value: Value) -> Value {
        let owner = KeptValue(value)
        var position = 0
        return newNativeIterator("iterator") { () throws(Raise) -> Value? in
            let array = own(owner.value)
            guard position < array.shape[0] else { return nil }
            defer { position += 1 }
            return try array.getItem(Value(position), base: owner.value)
        }
    }

    // MARK: Conversions

    private static func single(_ value: Value, _ message: String) throws(Raise) -> Value {
        let array = own(value)
        guard array.count == 1 else { throw typeError(message) }
        return array.plainValue(array.data)
    }

    private static func addConversions(_ type: TypeRef) {
        type.method("__repr__(self, /)") { (a) throws(Raise) in newString(try NumPyText.repr(own(a[0]))) }
        type.method("__str__(self, /)") { (a) throws(Raise) in newString(try NumPyText.str(own(a[0]))) }
        type.method("__format__(self, specification, /)") { (a) throws(Raise) in
            let array = own(a[0])
            if array.rank == 0 {
                let item = array.scalar(array.data)
                defer { item.release() }
                return try format(item, a[1])
            }
            if a[1].cast(to: StringObject.self).pointee.count == 0 { return newString(try NumPyText.str(array)) }
            throw typeError("unsupported format string passed to numpy.ndarray.__format__")
        }
        type.method("__bool__(self, /)") { (a) throws(Raise) in
            let array = own(a[0])
            if array.count == 0 {
                throw valueError(
                    "The truth value of an empty array is ambiguous. Use `array.size > 0` to check that an array is not empty."
                )
            }
            guard array.count == 1 else {
                throw valueError(
                    "The truth value of an array with more than one element is ambiguous. Use a.any() or a.all()")
            }
            let item = array.plainValue(array.data)
            defer { item.release() }
            return Value(try truth(item))
        }
        let sizeMessage = "only 0-dimensional arrays can be converted to Python scalars"
        type.method("__float__(self, /)") { (a) throws(Raise) in
            let item = try single(a[0], sizeMessage)
            defer { item.release() }
            return try call(Value(builtinType(.float)), item)
        }
        type.method("__int__(self, /)") { (a) throws(Raise) in
            let item = try single(a[0], sizeMessage)
            defer { item.release() }
            return try call(Value(builtinType(.int)), item)
        }
        type.method("__index__(self, /)") { (a) throws(Raise) in
            let array = own(a[0])
            guard array.rank == 0, array.type.kind.isInteger else {
                throw typeError("only integer scalar arrays can be converted to a scalar index")
            }
            return array.plainValue(array.data)
        }
        type.method("item(self, *args)") { (a) throws(Raise) in try item(own(a[0]), a[1]) }
        type.method("tolist(self)") { (a) throws(Raise) in try nested(own(a[0]), 0, own(a[0]).data) }
        type.method("tobytes(self, order='C')") { (a) throws(Raise) in
            try NumPyBridge.withBytes(own(a[0])) { (bytes) throws(Raise) in
                let result = try newBytesStorage(bytes.count)
                if let start = bytes.baseAddress { memcpy(result.pointee.bytes, start, bytes.count) }
                return Value(result)
            }
        }
        type.method("__array__(self, dtype=None, copy=None)") { (a) throws(Raise) in
            a[1].isNone ? a[0].retain() : NumPyBridge.value(try arrayFrom(a[0], try dtypeFrom(a[1])))
        }
        type.method("__reduce__(self)") { (a) throws(Raise) in
            let array = own(a[0])
            return newPair(
                Value(ndarrayType).retain(),
                newTuple([newTuple(array.shape.map { Value($0) }), dtypeValue(array.type)]))
        }
    }

    private static func item(_ array: NumPyArray, _ arguments: Value) throws(Raise) -> Value {
        let items = arguments.cast(to: ListObject.self).buffer
        if items.isEmpty {
            guard array.count == 1 else { throw valueError("can only convert an array of size 1 to a Python scalar") }
            return array.plainValue(array.data)
        }
        if items.count == 1, let position = fixedInt(items[0]) {
            guard position >= -array.count && position < array.count else {
                throw indexError("index \(position) is out of bounds for size \(array.count)")
            }
            return array.plainValue(array.pointer(position < 0 ? position + array.count : position))
        }
        let key = items.count == 1 ? items[0].retain() : arguments.retain()
        defer { key.release() }
        let found = try array.getItem(key, base: .empty)
        defer { found.release() }
        if let number = NumPyBridge.plainNumber(found) { return number }
        return try callMethod(found, "item")
    }

    private static func nested(_ array: NumPyArray, _ axis: Int, _ place: UnsafeMutableRawPointer) throws(Raise)
        -> Value
    {
        if axis == array.rank { return array.plainValue(place) }
        let list = newList(capacity: array.shape[axis])
        for position in 0..<array.shape[axis] {
            list.append(try nested(array, axis + 1, place + position * array.strides[axis]))
        }
        return Value(list)
    }

    // MARK: Attributes

    private static func addAttributes(_ type: TypeRef) {
        type.property(
            "shape",
            set: { (value, new) throws(Raise) in
                let array = own(value)
                guard let view = array.reshapedView(try resolved(try shapeFrom(new), array.count), base: .empty) else {
                    throw raise(
                        .attributeError,
                        "Incompatible shape for in-place modification. Use `.reshape()` to make a copy with the desired shape."
                    )
                }
                replacePayload(value, view)
            },
            get: { newTuple(own($0).shape.map { Value($0) }) })
        type.property("strides") { newTuple(own($0).strides.map { Value($0) }) }
        type.property("ndim") { Value(own($0).rank) }
        type.property("size") { Value(own($0).count) }
        type.property("itemsize") { Value(own($0).type.size) }
        type.property("nbytes") { Value(own($0).count * own($0).type.size) }
        type.property("dtype") { dtypeValue(own($0).type) }
        type.property("base") { own($0).base.isEmpty ? Value.none : own($0).base.retain() }
        type.property("T") { NumPyBridge.value(own($0).transposed(base: $0)) }
        type.property("mT") { (value) throws(Raise) in
            let rank = own(value).rank
            guard rank >= 2 else { throw valueError("matrix transpose with ndim < 2 is undefined") }
            var order = Array(0..<rank)
            order.swapAt(rank - 1, rank - 2)
            return NumPyBridge.value(permuted(own(value), order, base: value))
        }
        type.property("real") { $0.retain() }
        type.property("imag") { (value) throws(Raise) in
            NumPyBridge.value(try NumPyArray.zeros(own(value).shape, own(value).type))
        }
        type.property("_c_contiguous") { Value(own($0).isContiguous) }
        type.property("_f_contiguous") { Value(own($0).isFortranContiguous) }
        type.property("_owns_data") { Value(own($0).base.isEmpty) }
        type.property(
            "_writeable", set: { (value, new) throws(Raise) in own(value).isWritable = try truth(new) },
            get: { Value(own($0).isWritable) })
        type.property("_address") { Value(Int(bitPattern: own($0).data)) }
    }

    private static func replacePayload(_ value: Value, _ array: NumPyArray) {
        let object = value.cast(to: NativeObject.self)
        let old = object.pointee.payload
        object.pointee.payload = .passRetained(array)
        old.release()
    }

    // MARK: Views

    /// A shape in which one size may be -1.
    static func resolved(_ shape: [Int], _ count: Int) throws(Raise) -> [Int] {
        var shape = shape
        let unknown = shape.indices.filter { shape[$0] < 0 }
        if unknown.count > 1 { throw valueError("can only specify one unknown dimension") }
        var known = 1
        for size in shape where size >= 0 {
            let (product, overflow) = known.multipliedReportingOverflow(by: size)
            if overflow { throw valueError("Maximum allowed dimension exceeded") }
            known = product
        }
        let text = compactShapeText(shape)
        if let place = unknown.first {
            guard known > 0, count % known == 0 else {
                throw valueError("cannot reshape array of size \(count) into shape \(text)")
            }
            shape[place] = count / known
        } else if known != count {
            throw valueError("cannot reshape array of size \(count) into shape \(text)")
        }
        return shape
    }

    static func reshape(_ value: Value, _ shape: [Int]) throws(Raise) -> Value {
        let array = own(value)
        let target = try resolved(shape, array.count)
        guard target.count <= NumPyArray.maximumRank else {
            throw valueError(
                "maximum supported dimension for an ndarray is \(NumPyArray.maximumRank), found \(target.count)")
        }
        if let view = array.reshapedView(target, base: value) { return NumPyBridge.value(view) }
        let copy = try array.copied()
        return NumPyBridge.value(copy.reshapedView(target, base: .empty) ?? copy)
    }

    static func permuted(_ array: NumPyArray, _ order: [Int], base: Value) -> NumPyArray {
        array.view(shape: order.map { array.shape[$0] }, strides: order.map { array.strides[$0] }, base: base)
    }

    /// Arguments given one by one or as one tuple.
    private static func spread(_ arguments: Value) throws(Raise) -> [Int] {
        let items = arguments.cast(to: ListObject.self).buffer
        return try shapeFrom(items.count == 1 ? items[0] : arguments)
    }

    private static func addViews(_ type: TypeRef) {
        type.method("reshape(self, *shape, order='C', copy=None)") { (a) throws(Raise) in
            // Keyword-only parameters come before `*shape` among the arguments.
            let shape = a[a.count - 1]
            let array = own(a[0])
            if textIfString(a[1]) == "F" {
                let target = try resolved(try spread(shape), array.count)
                let turned = NumPyBridge.value(array.transposed())
                defer { turned.release() }
                let flat = try reshape(turned, target.reversed())
                defer { flat.release() }
                return NumPyBridge.value(own(flat).transposed())
            }
            return try reshape(a[0], try spread(shape))
        }
        type.method("transpose(self, *axes)") { (a) throws(Raise) in
            let array = own(a[0])
            let items = a[1].cast(to: ListObject.self).buffer
            if items.isEmpty || items.count == 1 && items[0].isNone {
                return NumPyBridge.value(array.transposed(base: a[0]))
            }
            let axes = try spread(a[1])
            guard axes.count == array.rank else { throw valueError("axes don't match array") }
            var order: [Int] = []
            for axis in axes {
                let axis = try checkedAxis(axis, array.rank)
                if order.contains(axis) { throw valueError("repeated axis in transpose") }
                order.append(axis)
            }
            return NumPyBridge.value(permuted(array, order, base: a[0]))
        }
        type.method("swapaxes(self, axis1, axis2, /)") { (a) throws(Raise) in
            let array = own(a[0])
            var order = Array(0..<array.rank)
            order.swapAt(try checkedAxis(try asIndex(a[1]), array.rank), try checkedAxis(try asIndex(a[2]), array.rank))
            return NumPyBridge.value(permuted(array, order, base: a[0]))
        }
        type.method("ravel(self, order='C')") { (a) throws(Raise) in
            if textIfString(a[1]) == "F" { return NumPyBridge.value(flattened(try own(a[0]).transposed().copied())) }
            return try reshape(a[0], [own(a[0]).count])
        }
        type.method("flatten(self, order='C')") { (a) throws(Raise) in
            let array = textIfString(a[1]) == "F" ? own(a[0]).transposed() : own(a[0])
            return NumPyBridge.value(flattened(try array.copied()))
        }
        type.method("squeeze(self, axis=None)") { (a) throws(Raise) in
            let array = own(a[0])
            var axes = (0..<array.rank).filter { array.shape[$0] == 1 }
            if !a[1].isNone {
                axes = try NumPyReduction.axes(a[1], array.rank)
                for axis in axes where array.shape[axis] != 1 {
                    throw valueError("cannot select an axis to squeeze out which has size not equal to one")
                }
            }
            let kept = (0..<array.rank).filter { !axes.contains($0) }
            return NumPyBridge.value(permuted(array, kept, base: a[0]))
        }
        type.method("view(self, dtype=?, type=?)") { (a) throws(Raise) in
            let array = own(a[0])
            if !a.has(1) || a[1].layout == .type && isSubtype(a[1].cast(to: TypeObject.self), ndarrayType) {
                return NumPyBridge.value(array.view(shape: array.shape, strides: array.strides, base: a[0]))
            }
            return NumPyBridge.value(try reinterpreted(array, try dtypeFrom(a[1]), base: a[0]))
        }
        type.method("_strided(self, shape, strides, offset=0)") { (a) throws(Raise) in
            let array = own(a[0])
            let (shape, strides) = (try shapeFrom(a[1]), try shapeFrom(a[2]))
            let offset = array.offset &+ (try asIndex(a[3]))
            guard shape.count == strides.count, shape.count <= NumPyArray.maximumRank, NumPyArray.isCountable(shape)
            else {
                throw valueError("strides must match shape")
            }
            var (low, high) = (offset, offset &+ array.type.size)
            for (size, step) in zip(shape, strides) where size > 1 {
                let (reach, overflow) = (size - 1).multipliedReportingOverflow(by: step)
                guard !overflow, reach.magnitude < 1 << 46 else {
                    throw valueError("strides reach outside the array's memory")
                }
                if reach < 0 { low += reach } else { high += reach }
            }
            guard low >= 0, high <= array.storage.size || shape.contains(0) else {
                throw valueError("strides reach outside the array's memory")
            }
            return NumPyBridge.value(array.view(offset: offset, shape: shape, strides: strides, base: a[0]))
        }
    }

    private static func flattened(_ array: NumPyArray) -> NumPyArray {
        array.reshapedView([array.count], base: .empty) ?? array
    }

    private static func reinterpreted(_ array: NumPyArray, _ type: NumPyType, base: Value) throws(Raise) -> NumPyArray {
        guard type.kind != .object, array.type.kind != .object else {
            throw typeError("Cannot change data-type for array of references.")
        }
        if type.size == array.type.size {
            return array.view(shape: array.shape, strides: array.strides, type: type, base: base)
        }
        guard let last = array.shape.last, array.strides.last == array.type.size || last == 1 else {
            throw valueError(
                array.rank == 0
                    ? "Changing the dtype of a 0d array is only supported if the itemsize is unchanged"
                    : "To change to a dtype of a different size, the last axis must be contiguous")
        }
        let bytes = last * array.type.size
        guard type.size > 0, bytes % type.size == 0 else {
            throw valueError(
                "When changing to a larger dtype, its size must be a divisor of the total size in bytes of the last axis of the array."
            )
        }
        var (shape, strides) = (array.shape, array.strides)
        shape[shape.count - 1] = bytes / type.size
        strides[strides.count - 1] = type.size
        return array.view(shape: shape, strides: strides, type: type, base: base)
    }

    // MARK: Reductions

    private static func addReductions(_ type: TypeRef) {
        func reduction(_ signature: StaticString, _ kind: ReductionKind, _ name: String) {
            type.method(signature) { (a) throws(Raise) in
                try NumPyMethods.reduce(kind, own(a[0]), axis: a[1], dtype: a[2], keeps: a[4], name: name)
            }
        }
        reduction("sum(self, axis=None, dtype=None, out=None, keepdims=False)", .sum, "add")
        reduction("prod(self, axis=None, dtype=None, out=None, keepdims=False)", .product, "multiply")
        type.method("max(self, axis=None, out=None, keepdims=False)") { (a) throws(Raise) in
            try NumPyMethods.reduce(.maximum, own(a[0]), axis: a[1], dtype: Value.none, keeps: a[3], name: "maximum")
        }
        type.method("min(self, axis=None, out=None, keepdims=False)") { (a) throws(Raise) in
            try NumPyMethods.reduce(.minimum, own(a[0]), axis: a[1], dtype: Value.none, keeps: a[3], name: "minimum")
        }
        type.method("any(self, axis=None, out=None, keepdims=False)") { (a) throws(Raise) in
            try NumPyMethods.test(.or, own(a[0]), axis: a[1], keeps: a[3])
        }
        type.method("all(self, axis=None, out=None, keepdims=False)") { (a) throws(Raise) in
            try NumPyMethods.test(.and, own(a[0]), axis: a[1], keeps: a[3])
        }
        type.method("argmax(self, axis=None, out=None, keepdims=False)") { (a) throws(Raise) in
            try NumPyMethods.argument(own(a[0]), a[1], isMaximum: true, keeps: try truth(a[3]))
        }
        type.method("argmin(self, axis=None, out=None, keepdims=False)") { (a) throws(Raise) in
            try NumPyMethods.argument(own(a[0]), a[1], isMaximum: false, keeps: try truth(a[3]))
        }
        type.method("cumsum(self, axis=None, dtype=None, out=None)") { (a) throws(Raise) in
            try NumPyMethods.accumulate(.sum, own(a[0]), a[1], a[2])
        }
        type.method("cumprod(self, axis=None, dtype=None, out=None)") { (a) throws(Raise) in
            try NumPyMethods.accumulate(.product, own(a[0]), a[1], a[2])
        }
        type.method("nonzero(self)") { (a) throws(Raise) in
            if own(a[0]).rank == 0 {
                throw valueError(
                    "Calling nonzero on 0d arrays is not allowed. Use np.atleast_1d(scalar).nonzero() instead.")
            }
            return newTuple(try own(a[0]).nonzeroPositions().map { NumPyBridge.value($0) })
        }
    }

    // MARK: Copies

    private static func addCopies(_ type: TypeRef) {
        type.method("copy(self, order='C')") { (a) throws(Raise) in NumPyBridge.value(try own(a[0]).copied()) }
        type.method("__copy__(self)") { (a) throws(Raise) in NumPyBridge.value(try own(a[0]).copied()) }
        type.method("__deepcopy__(self, memo, /)") { (a) throws(Raise) in NumPyBridge.value(try own(a[0]).copied()) }
        type.method("astype(self, dtype, order='K', casting='unsafe', subok=True, copy=True)") { (a) throws(Raise) in
            let array = own(a[0])
            let type = try sized(try dtypeFrom(a[1]), for: array)
            if type == array.type {
                return try truth(a[5]) ? NumPyBridge.value(try array.copied()) : a[0].retain()
            }
            return NumPyBridge.value(try array.converted(to: type))
        }
        type.method("fill(self, value, /)") { (a) throws(Raise) in
            let array = own(a[0])
            guard array.isWritable else { throw valueError("assignment destination is read-only") }
            let one = try NumPyArray.empty([], array.type)
            try one.store(a[1], at: one.data)
            try array.assign(from: one)
            return Value.none
        }
        type.method("byteswap(self, inplace=False)") { (a) throws(Raise) in
            let copy = try own(a[0]).copied()
            let size = copy.type.size
            let bytes = copy.data.assumingMemoryBound(to: UInt8.self)
            for element in 0..<copy.count {
                for i in 0..<(size / 2) {
                    let (x, y) = (element * size + i, element * size + size - 1 - i)
                    (bytes[x], bytes[y]) = (bytes[y], bytes[x])
                }
            }
            return NumPyBridge.value(copy)
        }
    }

    // MARK: Sorting

    private static func addSorting(_ type: TypeRef) {
        type.method("sort(self, axis=-1, kind=None, order=None)") { (a) throws(Raise) in
            let array = own(a[0])
            let axis = try checkedAxis(try asIndex(a[1]), array.rank)
            try array.assign(from: try NumPySorting.sort(array, axis).values)
            return Value.none
        }
        type.method("argsort(self, axis=-1, kind=None, order=None)") { (a) throws(Raise) in
            var array = own(a[0])
            if a[1].isNone || array.rank == 0 { array = flattened(try array.copied()) }
            let axis = try a[1].isNone || own(a[0]).rank == 0 ? 0 : checkedAxis(try asIndex(a[1]), array.rank)
            return NumPyBridge.value(try NumPySorting.sort(array, axis).order.contiguous())
        }
        type.method("searchsorted(self, v, side='left', sorter=None)") { (a) throws(Raise) in
            let values = try arrayFrom(a[1], nil)
            return NumPyOperators.result(
                try NumPySorting.search(own(a[0]), values, onRight: textIfString(a[2]) == "right"))
        }
    }
}

/// What methods and functions share.
enum NumPyMethods {
    private static func accumulatorType(_ type: NumPyType) -> NumPyType {
        if type.kind == .bool || type.kind.isSigned { return .int64 }
        return type.kind.isUnsigned ? .uint64 : type
    }

    static func reduce(
        _ kind: ReductionKind, _ array: NumPyArray, axis: Value, dtype: Value, keeps: Value, name: String
    ) throws(Raise) -> Value {
        let axes = try NumPyReduction.axes(axis, array.rank)
        var type = array.type
        if !dtype.isNone {
            type = try dtypeFrom(dtype)
        } else if kind == .sum || kind == .product {
            type = accumulatorType(type)
        }
        if type.kind == .string { throw ufuncNamed(name).noLoop([.array(array), .array(array)]) }
        return NumPyOperators.result(
            try NumPyReduction.reduce(kind, array, axes, type, keepsDimensions: try truth(keeps), name: name))
    }

    static func test(_ kind: ReductionKind, _ array: NumPyArray, axis: Value, keeps: Value) throws(Raise) -> Value {
        let axes = try NumPyReduction.axes(axis, array.rank)
        let flags: NumPyArray
        if array.type.kind == .bool {
            flags = array
        } else if array.type.kind.isNumeric {
            let zero = try NumPyArray.zeros([], array.type)
            flags = try Ufunc.notEqual.apply([.array(array), .array(zero)])
        } else {
            flags = try array.converted(to: .bool)
        }
        return NumPyOperators.result(
            try NumPyReduction.reduce(kind, flags, axes, .bool, keepsDimensions: try truth(keeps), name: "logical"))
    }

    static func argument(_ array: NumPyArray, _ axis: Value, isMaximum: Bool, keeps: Bool) throws(Raise) -> Value {
        if axis.isNone {
            let flat = try array.contiguous()
            guard let view = flat.reshapedView([flat.count], base: .empty) else { return Value.none }
            let result = try NumPySorting.extreme(view, 0, isMaximum: isMaximum)
            if keeps {
                return NumPyBridge.value(
                    result.view(shape: array.shape.map { _ in 1 }, strides: array.shape.map { _ in 8 }, base: .empty))
            }
            return result.scalar(result.data)
        }
        let d = try checkedAxis(try asIndex(axis), array.rank)
        let result = try NumPySorting.extreme(array, d, isMaximum: isMaximum)
        if keeps {
            var (shape, strides) = (result.shape, result.strides)
            shape.insert(1, at: d)
            strides.insert(8, at: d)
            return NumPyBridge.value(result.view(shape: shape, strides: strides, base: .empty))
        }
        return NumPyOperators.result(result)
    }

    /// Running results along a dimension; all elements in one row for no axis.
    static func accumulate(_ kind: ReductionKind, _ array: NumPyArray, _ axis: Value, _ dtype: Value) throws(Raise)
        -> Value
    {
        var array = array
        if axis.isNone {
            let flat = try array.contiguous()
            array = flat.reshapedView([flat.count], base: .empty) ?? flat
        }
        let d = try axis.isNone ? 0 : checkedAxis(try asIndex(axis), array.rank)
        var type = array.type
        if !dtype.isNone {
            type = try dtypeFrom(dtype)
        } else if kind == .sum || kind == .product {
            type = accumulatorType(type)
        }
        let working: NumPyType =
            type.kind == .float32 ? .float32 : type.kind.isFloat ? .float64 : type.kind == .uint64 ? .uint64 : .int64
        if type.kind == .object || type.kind == .string {
            throw typeError("accumulate over objects is not in the subset")
        }
        let rows = try NumPySorting.moved(array, d).converted(to: working).copied()
        let length = rows.shape[rows.rank - 1]
        switch working.kind {
        case .float32: run(Float.self, kind, rows, length)
        case .float64: run(Double.self, kind, rows, length)
        case .uint64: run(UInt64.self, kind, rows, length)
        default: run(Int64.self, kind, rows, length)
        }
        return NumPyBridge.value(try NumPySorting.restored(try rows.converted(to: type), d).contiguous())
    }

    private static func run<T: ReductionElement>(_: T.Type, _ kind: ReductionKind, _ rows: NumPyArray, _ length: Int) {
        guard length > 0 else { return }
        let values = rows.data.assumingMemoryBound(to: T.self)
        for start in stride(from: 0, to: rows.count, by: length) {
            for i in (start + 1)..<max(start + length, start + 1) {
                values[i] = T.combine(kind, values[i - 1], values[i])
            }
        }
    }
}
