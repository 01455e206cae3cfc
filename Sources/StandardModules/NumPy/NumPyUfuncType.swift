import CKernels
import Interpreter

/// The class `numpy.ufunc`.
nonisolated(unsafe) let ufuncType = newNativeType("ufunc", module: "numpy", populate)

private func own(_ value: Value) -> Ufunc { value.uncheckedPayload(Ufunc.self) }

private func reductionKind(_ ufunc: Ufunc) throws(Raise) -> ReductionKind {
    switch ufunc.kernel {
    case OP_ADD: return .sum
    case OP_MUL: return .product
    case OP_MAXIMUM: return .maximum
    case OP_MINIMUM: return .minimum
    case OP_FMAX: return .fmax
    case OP_FMIN: return .fmin
    case OP_LOGICAL_AND, OP_BITWISE_AND: return .and
    case OP_LOGICAL_OR, OP_BITWISE_OR: return .or
    case OP_BITWISE_XOR, OP_LOGICAL_XOR: return .xor
    default: throw notInSubset("\(ufunc.name).reduce")
    }
}

private func populate(_ type: TypeRef) {
    type.method(
        "__call__(self, x1, x2=?, out_positional=?, *, out=None, where=True, dtype=None, casting='same_kind', order='K')"
    ) {
        (a) throws(Raise) in try called(a)
    }
    type.method("__repr__(self, /)") { a in newString("<ufunc '\(own(a[0]).name)'>") }
    type.property("__name__") { newString(own($0).name) }
    type.property("nin") { Value(own($0).inputs) }
    type.property("nout") { _ in Value(1) }
    type.property("nargs") { Value(own($0).inputs + 1) }
    type.property("identity") { own($0).identity.map { Value(Int($0)) } ?? Value.none }
    type.method("reduce(self, array, axis=0, dtype=None, out=None, keepdims=False)") { (a) throws(Raise) in
        let array = try arrayFrom(a[1], nil)
        let kind = try reductionKind(own(a[0]))
        let isTest = own(a[0]).rule == .logical
        if isTest { return try NumPyMethods.test(kind, array, axis: a[2], keeps: a[5]) }
        return try NumPyMethods.reduce(kind, array, axis: a[2], dtype: a[3], keeps: a[5], name: own(a[0]).name)
    }
    type.method("accumulate(self, array, axis=0, dtype=None, out=None)") { (a) throws(Raise) in
        try NumPyMethods.accumulate(try reductionKind(own(a[0])), try arrayFrom(a[1], nil), a[2], a[3])
    }
    type.method("outer(self, a, b, /)") { (a) throws(Raise) in
        let (x, y) = (try arrayFrom(a[1], nil), try arrayFrom(a[2], nil))
        let column = x.view(
            shape: x.shape + y.shape.map { _ in 1 }, strides: x.strides + y.shape.map { _ in 0 }, base: .empty)
        return NumPyOperators.result(try own(a[0]).apply([.array(column), .array(y)]))
    }
    type.method("at(self, a, indices, b=?, /)") { (a) throws(Raise) in
        // One element after the other, so that several may fall on one place.
        guard let array = NumPyBridge.array(a[1]) else { throw typeError("first operand must be array") }
        let positions = try arrayFrom(a[2], nil)
        guard positions.type.kind.isInteger else { throw notInSubset("\(own(a[0]).name).at with such indices") }
        let values = try a.has(3) ? arrayFrom(a[3], nil) : nil
        let shape = positions.shape + array.shape.dropFirst()
        let strides = try values.map { (v) throws(Raise) in
            guard let strides = v.broadcastStrides(to: shape) else { throw broadcastError(v.shape, into: shape) }
            return strides
        }
        var place = 0
        let places = try positions.converted(to: .int64).contiguous()
        for i in 0..<places.count {
            let index = places.data.assumingMemoryBound(to: Int.self)[i]
            let target = try array.getItem(Value(small: 0), base: .empty)
            target.release()
            guard index >= -array.shape[0], index < array.shape[0] else {
                throw indexError("index \(index) is out of bounds for axis 0 with size \(array.shape[0])")
            }
            let row = array.view(
                offset: array.offset + (index < 0 ? index + array.shape[0] : index) * array.strides[0],
                shape: Array(array.shape.dropFirst()), strides: Array(array.strides.dropFirst()), base: .empty)
            var operands: [UfuncOperand] = [.array(row)]
            if let values, let strides {
                let whole = NumPyArray(
                    storage: values.storage, offset: values.offset, shape: shape, strides: strides, type: values.type)
                var offset = whole.offset
                var rest = i
                for d in positions.shape.indices.reversed() {
                    offset += rest % shape[d] * strides[d]
                    rest /= shape[d]
                }
                operands.append(
                    .array(
                        NumPyArray(
                            storage: whole.storage, offset: offset, shape: Array(shape.dropFirst(positions.rank)),
                            strides: Array(strides.dropFirst(positions.rank)), type: whole.type)))
            }
            try row.assign(from: try own(a[0]).apply(operands))
            place += 1
        }
        return Value.none
    }
}

/// What an argument's class makes of the function by its `__array_ufunc__`; nil where none has one.
private func overridden(_ a: Arguments, _ count: Int) throws(Raise) -> Value? {
    for i in 1...count where a.has(i) && a[i].payload(NumPyArray.self) == nil {
        let method = a[i].type.lookup(intern("__array_ufunc__"))
        if method.isEmpty || method.isNone { continue }
        var arguments = [a[0], newString("__call__")]
        defer { arguments[1].release() }
        for j in 1...count where a.has(j) { arguments.append(a[j]) }
        return try callMethod(a[i], "__array_ufunc__", arguments)
    }
    return nil
}

private func called(_ a: Arguments) throws(Raise) -> Value {
    let ufunc = own(a[0])
    if let result = try overridden(a, ufunc.inputs) { return result }
    var operands = [try UfuncOperand(a[1])]
    var out = a[4]
    if ufunc.inputs == 2 {
        guard a.has(2) else {
            throw typeError("\(ufunc.name)() takes from 2 to 3 positional arguments but 1 were given")
        }
        operands.append(try UfuncOperand(a[2]))
        if a.has(3) { out = a[3] }
    } else if a.has(2) {
        out = a[2]
    }
    if out.layout == .tuple, let first = out.cast(to: ListObject.self).buffer.first { out = first }
    let type = try a[6].isNone ? nil : dtypeFrom(a[6])
    if out.isNone && a[5].bits == Value.true.bits {
        return NumPyOperators.result(try ufunc.apply(operands, type: type))
    }
    var target: NumPyArray?
    if !out.isNone {
        guard let array = NumPyBridge.array(out) else { throw typeError("return arrays must be of ArrayType") }
        guard array.isWritable else { throw valueError("output array is read-only") }
        target = array
    }
    if a[5].bits == Value.true.bits {
        _ = try ufunc.apply(operands, out: target, type: type)
        return out.retain()
    }
    // Only where the condition holds; elsewhere the output keeps what it had.
    let condition = try arrayFrom(a[5], .bool)
    let computed = try ufunc.apply(operands, type: type)
    let shape = try broadcastShape([computed.shape, condition.shape])
    let result: NumPyArray
    if let target { result = target } else { result = try NumPyArray.zeros(shape, computed.type) }
    guard NumPyKernels.apply(OP_WHERE, [condition, computed, try result.copied()], result, result.type, result.shape)
    else {
        throw notInSubset("where= for this dtype")
    }
    return target == nil ? NumPyOperators.result(result) : out.retain()
}
