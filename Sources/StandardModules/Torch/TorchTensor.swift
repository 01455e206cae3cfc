import Interpreter
import TensorEngine

// The class `torch.Tensor`: operators, what asks a tensor about itself, conversions; everything else comes from the table of operations.

func populateTensor(_ type: TypeRef) {
    for group in operationGroups(.method) { define(type, group) }
    for group in operationGroups(.inPlace, isInPlace: true) { define(type, group) }
    defineOperators(type)
    defineQuestions(type)
    defineConversions(type)
    defineAutograd(type)
    defineContainerMethods(type)
    type.staticMethod("__new__(cls, *args)") { (a) throws(Raise) in
        // `torch.Tensor(2, 3)` is a tensor of that size, `torch.Tensor([1, 2])` one of those numbers.
        let values = a[1].cast(to: ListObject.self).buffer
        let target = a[0].cast(to: TypeObject.self)
        if values.count == 1, let source = tensor(values[0]) {
            return newNative(target, try engine { () throws(TensorError) in try source.alias() })
        }
        if values.count == 1, fixedInt(values[0]) == nil {
            let nested = try nestedValue(values[0])
            return newNative(target, try engine { () throws(TensorError) in try Tensor(nested, .float32) })
        }
        var sizes: [Int] = values.isEmpty ? [0] : []
        for value in values { sizes.append(try asInt(value)) }
        return newNative(
            target, try engine { () throws(TensorError) in try Tensor.zeros(Shape(checking: sizes), .float32) })
    }
    type.staticMethod("_make_subclass(cls, data, require_grad=False)") { (a) throws(Raise) in
        guard a[0].kind == .type, isSubtype(a[0].cast(to: TypeObject.self), TorchTypes.shared.tensor) else {
            throw typeError("_make_subclass: cls must be a subclass of Tensor")
        }
        guard let data = tensor(a[1]) else { throw typeError("_make_subclass: data must be a Tensor") }
        let requiresGrad = try truth(a[2])
        let own = data.detached()
        try engine { () throws(TensorError) in try own.setRequiresGrad(requiresGrad) }
        return newNative(a[0].cast(to: TypeObject.self), own)
    }
}

private func define(_ type: TypeRef, _ group: OperationGroup) {
    let function = group.function(binding: .method)
    function.owner = type
    type.define(group.name, newNativeFunction(function))
}

// MARK: Operators

private struct OperatorRow {
    let forward: StaticString
    let reflected: StaticString?
    let inPlace: StaticString?
    /// The operation of the table.
    let name: String
    /// Tensor with tensor, without the table's matching of arguments.
    var fast: ((Tensor, Tensor) throws(TensorError) -> Tensor)? = nil
    var fastScalar: ((Tensor, Scalar) throws(TensorError) -> Tensor)? = nil
}

private func operatorRows() -> [OperatorRow] {
    [
        OperatorRow(
            forward: "__add__(self, other, /)", reflected: "__radd__(self, other, /)", inPlace: "__iadd__(self, other, /)",
            name: "add", fast: { (a, b) throws(TensorError) in try a.add(b) },
            fastScalar: { (a, b) throws(TensorError) in try a.add(b) }),
        OperatorRow(
            forward: "__sub__(self, other, /)", reflected: "__rsub__(self, other, /)", inPlace: "__isub__(self, other, /)",
            name: "sub", fast: { (a, b) throws(TensorError) in try a.subtract(b) },
            fastScalar: { (a, b) throws(TensorError) in try a.subtract(b) }),
        OperatorRow(
            forward: "__mul__(self, other, /)", reflected: "__rmul__(self, other, /)", inPlace: "__imul__(self, other, /)",
            name: "mul", fast: { (a, b) throws(TensorError) in try a.multiply(b) },
            fastScalar: { (a, b) throws(TensorError) in try a.multiply(b) }),
        OperatorRow(
            forward: "__truediv__(self, other, /)", reflected: "__rtruediv__(self, other, /)",
            inPlace: "__itruediv__(self, other, /)", name: "div", fast: { (a, b) throws(TensorError) in try a.divide(b) },
            fastScalar: { (a, b) throws(TensorError) in try a.divide(b) }),
        OperatorRow(
            forward: "__floordiv__(self, other, /)", reflected: "__rfloordiv__(self, other, /)",
            inPlace: "__ifloordiv__(self, other, /)", name: "floor_divide"),
        OperatorRow(
            forward: "__mod__(self, other, /)", reflected: "__rmod__(self, other, /)", inPlace: "__imod__(self, other, /)",
            name: "remainder"),
        OperatorRow(
            forward: "__pow__(self, other, modulo=None, /)", reflected: "__rpow__(self, other, modulo=None, /)",
            inPlace: "__ipow__(self, other, /)", name: "pow"),
        OperatorRow(
            forward: "__matmul__(self, other, /)", reflected: "__rmatmul__(self, other, /)", inPlace: nil, name: "matmul"),
        OperatorRow(
            forward: "__and__(self, other, /)", reflected: "__rand__(self, other, /)", inPlace: "__iand__(self, other, /)",
            name: "bitwise_and"),
        OperatorRow(
            forward: "__or__(self, other, /)", reflected: "__ror__(self, other, /)", inPlace: "__ior__(self, other, /)",
            name: "bitwise_or"),
        OperatorRow(
            forward: "__xor__(self, other, /)", reflected: "__rxor__(self, other, /)", inPlace: "__ixor__(self, other, /)",
            name: "bitwise_xor"),
        OperatorRow(
            forward: "__lshift__(self, other, /)", reflected: "__rlshift__(self, other, /)",
            inPlace: "__ilshift__(self, other, /)", name: "bitwise_left_shift"),
        OperatorRow(
            forward: "__rshift__(self, other, /)", reflected: "__rrshift__(self, other, /)",
            inPlace: "__irshift__(self, other, /)", name: "bitwise_right_shift"),
        OperatorRow(forward: "__lt__(self, other, /)", reflected: nil, inPlace: nil, name: "lt"),
        OperatorRow(forward: "__le__(self, other, /)", reflected: nil, inPlace: nil, name: "le"),
        OperatorRow(forward: "__gt__(self, other, /)", reflected: nil, inPlace: nil, name: "gt"),
        OperatorRow(forward: "__ge__(self, other, /)", reflected: nil, inPlace: nil, name: "ge"),
        OperatorRow(forward: "__eq__(self, other, /)", reflected: nil, inPlace: nil, name: "eq"),
        OperatorRow(forward: "__ne__(self, other, /)", reflected: nil, inPlace: nil, name: "ne"),
    ]
}

/// The rows of an operation wherever it is offered.
private func rows(named name: String) -> [Operation] {
    OperationTable.all.filter { $0.name == name || $0.aliases.contains(name) }
}

private func defineOperators(_ type: TypeRef) {
    for row in operatorRows() {
        let operations = rows(named: row.name)
        let fast = row.fast
        let fastScalar = row.fastScalar
        type.method(row.forward) { (a) throws(Raise) in
            let left = a[0].uncheckedPayload(Tensor.self)
            if let fast, let right = tensor(a[1]) {
                return tensorValue(try engine { () throws(TensorError) in try fast(left, right) })
            }
            if let fastScalar, let number = try scalar(a[1]) {
                return tensorValue(try engine { () throws(TensorError) in try fastScalar(left, number) })
            }
            return try apply(operations, [a[0], a[1]])
        }
        if let reflected = row.reflected {
            type.method(reflected) { (a) throws(Raise) in try apply(operations, [a[1], a[0]]) }
        }
        if let inPlace = row.inPlace {
            type.method(inPlace) { (a) throws(Raise) in try apply(operations, [a[0], a[1]], isInPlace: true) }
        }
    }
    for (signature, name) in [
        ("__neg__(self)", "neg"), ("__pos__(self)", "positive"), ("__abs__(self)", "abs"), ("__invert__(self)", "bitwise_not"),
    ] as [(StaticString, String)] {
        let operations = rows(named: name)
        type.method(signature) { (a) throws(Raise) in try apply(operations, [a[0]]) }
    }
    type.method("__hash__(self)") { a in Value(Int(bitPattern: a[0].bits >> 4)) }
}

/// An operator on values; `NotImplemented` where the other operand is nothing that the engine knows.
private func apply(_ operations: [Operation], _ values: [Value], isInPlace: Bool = false) throws(Raise) -> Value {
    var arguments: [OpArgument] = []
    for value in values {
        guard let converted = try argument(value) else { return Value.notImplemented }
        arguments.append(converted)
    }
    let result = try engine { () throws(TensorError) -> OpResult? in
        for row in operations {
            if let result = try row.call(arguments, [], inPlace: isInPlace) { return result }
        }
        return nil
    }
    guard let result else { return Value.notImplemented }
    return value(result, arguments: values)
}

// MARK: Questions

private func own(_ value: Value) -> Tensor { value.uncheckedPayload(Tensor.self) }

private func defineQuestions(_ type: TypeRef) {
    type.property("shape") { sizeValue(own($0).shape) }
    type.property("dtype") { TorchTypes.shared.value(of: own($0).dtype) }
    type.property("device") { _ in newNative(TorchTypes.shared.device, DeviceObject(type: "cpu", index: nil)) }
    type.property("ndim") { Value(own($0).rank) }
    type.property("itemsize") { Value(own($0).dtype.size) }
    type.property("nbytes") { Value(own($0).count &* own($0).dtype.size) }
    type.property("layout") { _ in TorchTypes.shared.symbol("strided") }
    for name in ["is_cuda", "is_sparse", "is_quantized", "is_meta", "is_mps", "is_xpu"] { type.property(name) { _ in Value.false } }
    type.property("is_leaf") { Value(own($0).isLeaf) }
    type.property("_version") { Value(Int(own($0).version)) }
    type.property("T") { (value) throws(Raise) in
        let tensor = own(value)
        return tensorValue(try engine { () throws(TensorError) in try tensor.permute(Array((0..<tensor.rank).reversed())) })
    }
    type.property("mT") { (value) throws(Raise) in
        tensorValue(try engine { () throws(TensorError) in try own(value).transpose(-2, -1) })
    }
    type.property("H") { (value) throws(Raise) in
        tensorValue(try engine { () throws(TensorError) in try own(value).transpose(0, 1) })
    }
    type.method("size(self, dim=None)") { (a) throws(Raise) in
        if a[1].isNone { return sizeValue(own(a[0]).shape) }
        let index = try asInt(a[1])
        return Value(try engine { () throws(TensorError) in own(a[0]).shape[try own(a[0]).dimension(index)] })
    }
    type.method("stride(self, dim=None)") { (a) throws(Raise) in
        if a[1].isNone { return newTuple(own(a[0]).strides.map { Value($0) }) }
        let index = try asInt(a[1])
        return Value(try engine { () throws(TensorError) in own(a[0]).strides[try own(a[0]).dimension(index)] })
    }
    type.method("dim(self)") { a in Value(own(a[0]).rank) }
    type.method("ndimension(self)") { a in Value(own(a[0]).rank) }
    type.method("numel(self)") { a in Value(own(a[0]).count) }
    type.method("nelement(self)") { a in Value(own(a[0]).count) }
    type.method("element_size(self)") { a in Value(own(a[0]).dtype.size) }
    type.method("storage_offset(self)") { a in Value(own(a[0]).offset) }
    type.method("data_ptr(self)") { a in Value(Int(bitPattern: own(a[0]).data)) }
    type.method("is_contiguous(self, memory_format=None)") { a in Value(own(a[0]).isContiguous) }
    type.method("is_floating_point(self)") { a in Value(own(a[0]).dtype.isFloatingPoint) }
    type.method("is_complex(self)") { _ in Value.false }
    type.method("is_signed(self)") { a in Value(own(a[0]).dtype.isSigned) }
    type.method("get_device(self)") { _ in Value(-1) }
    type.method("is_pinned(self)") { _ in Value.false }
    type.method("is_shared(self)") { _ in Value.false }
    type.method("is_same_size(self, other)") { (a) throws(Raise) in
        guard let other = tensor(a[1]) else { throw typeError("is_same_size(): argument 'other' must be Tensor") }
        return Value(own(a[0]).shape == other.shape)
    }
    type.method("__repr__(self, *, tensor_contents=None)") { a in newString(TensorText.describe(own(a[0]))) }
}

// MARK: Conversions

private func defineConversions(_ type: TypeRef) {
    type.method("item(self)") { (a) throws(Raise) in scalarValue(try engine { () throws(TensorError) in try own(a[0]).item() }) }
    type.method("tolist(self)") { a in listValue(own(a[0]).nested()) }
    type.method("__bool__(self)") { (a) throws(Raise) in Value(try engine { () throws(TensorError) in try own(a[0]).truth() }) }
    type.method("__int__(self)") { (a) throws(Raise) in
        let number = try engine { () throws(TensorError) in try own(a[0]).item() }
        if case .double(let double) = number { return try call(Value(builtinType(.int)), [Value(double)]) }
        return Value(Int(number.int ?? 0))
    }
    type.method("__float__(self)") { (a) throws(Raise) in
        Value(try engine { () throws(TensorError) in try own(a[0]).item() }.double)
    }
    type.method("__index__(self)") { (a) throws(Raise) in
        let tensor = own(a[0])
        guard tensor.count == 1, tensor.dtype.isInteger || tensor.dtype == .bool, let number = tensor.scalar(atElement: 0).int else {
            throw typeError("only integer tensors of a single element can be converted to an index")
        }
        return Value(Int(number))
    }
    type.method("__format__(self, format_spec, /)") { (a) throws(Raise) in
        let tensor = own(a[0])
        if tensor.rank == 0 {
            let number = scalarValue(try engine { () throws(TensorError) in try tensor.item() })
            defer { number.release() }
            return try format(number, a[1])
        }
        if textIfString(a[1])?.isEmpty == true { return try str(a[0]) }
        throw typeError("unsupported format string passed to Tensor.__format__")
    }
    type.method("numpy(self, *, force=False)") { (a) throws(Raise) in
        var source = own(a[0])
        if try truth(a[1]) { source = source.detached() }
        if source.requiresGrad && GradientMode.isEnabled {
            throw runtimeError("Can't call numpy() on Tensor that requires grad. Use tensor.detach().numpy() instead.")
        }
        guard let array = NumPyBridge.value(sharing: source) else {
            throw typeError("Got unsupported ScalarType \(source.dtype.scalarName)")
        }
        return array
    }
    type.method("__array__(self, dtype=None, copy=None)") { (a) throws(Raise) in try callMethod(a[0], "numpy") }
    for (signature, dtype) in [
        ("float(self, memory_format=None)", .float32), ("double(self, memory_format=None)", .float64),
        ("half(self, memory_format=None)", .float16), ("bfloat16(self, memory_format=None)", .bfloat16),
        ("long(self, memory_format=None)", .int64), ("int(self, memory_format=None)", .int32),
        ("short(self, memory_format=None)", .int16), ("char(self, memory_format=None)", .int8),
        ("byte(self, memory_format=None)", .uint8), ("bool(self, memory_format=None)", .bool),
    ] as [(StaticString, DType)] {
        type.method(signature) { (a) throws(Raise) in try converted(a[0], dtype) }
    }
    type.method("to(self, *args, **kwargs)") { (a) throws(Raise) in try to(a[0], a[1], a[2]) }
    type.method("type_as(self, other)") { (a) throws(Raise) in
        guard let other = tensor(a[1]) else { throw typeError("type_as(): argument 'other' must be Tensor") }
        return try converted(a[0], other.dtype)
    }
    type.method("type(self, dtype=None, non_blocking=False)") { (a) throws(Raise) in
        if a[1].isNone { return newString("torch." + own(a[0]).dtype.scalarName.replacingLong + "Tensor") }
        if let text = textIfString(a[1]) {
            guard let dtype = DType.allCases.first(where: { "torch.\($0.scalarName.replacingLong)Tensor" == text }) else {
                throw valueError("invalid type: '\(text)'")
            }
            return try converted(a[0], dtype)
        }
        guard case .dtype(let dtype)? = try argument(a[1]) else { throw typeError("dtype must be a type, str, or dtype object") }
        return try converted(a[0], dtype)
    }
    type.method("cpu(self, memory_format=None)") { $0[0].retain() }
    type.method("cuda(self, device=None, non_blocking=False)") { (_) throws(Raise) in
        throw raise(.assertionError, "Torch not compiled with CUDA enabled")
    }
    type.method("pin_memory(self)") { $0[0].retain() }
    type.method("share_memory_(self)") { $0[0].retain() }
    type.method("copy_(self, src, non_blocking=False)") { (a) throws(Raise) in
        guard case .tensor(let source)? = try argument(a[1]) else { throw typeError("copy_(): argument 'other' must be Tensor") }
        try engine { () throws(TensorError) in _ = try own(a[0]).copyInPlace(source) }
        return a[0].retain()
    }
    type.method("__deepcopy__(self, memo)") { (a) throws(Raise) in
        let source = own(a[0])
        guard source.isLeaf else {
            throw runtimeError(
                "Only Tensors created explicitly by the user (graph leaves) support the deepcopy protocol at the moment.  If you "
                    + "were attempting to deepcopy a module, this may be because of a torch.nn.utils.weight_norm usage, see "
                    + "https://github.com/pytorch/pytorch/pull/103001")
        }
        let copy = try engine { () throws(TensorError) in
            let copy = try source.detached().copied()
            try copy.setRequiresGrad(source.requiresGrad)
            if let grad = source.grad { copy.grad = try grad.copied() }
            return copy
        }
        let result = newNative(a[0].type, copy)
        if a[1].layout == .dict {
            let key = Value(Int(truncatingIfNeeded: a[0].bits & 0x7FFF_FFFF_FFFF_FFFF))
            try a[1].cast(to: DictObject.self).set(key: key, result.retain())
        }
        return result
    }
}

extension String {
    /// `Float` → `Float`, `long` names as PyTorch's old type names have them.
    fileprivate var replacingLong: String { prefix(1).uppercased() + dropFirst() }
}

private func converted(_ value: Value, _ dtype: DType) throws(Raise) -> Value {
    let source = value.uncheckedPayload(Tensor.self)
    if source.dtype == dtype { return value.retain() }
    return tensorValue(try engine { () throws(TensorError) in try source.to(dtype) })
}

/// `to(dtype)`, `to(device)`, `to(other)` and mixtures.
private func to(_ value: Value, _ positional: Value, _ keywords: Value) throws(Raise) -> Value {
    var dtype: DType?
    var isCopy = false
    let arguments = positional.cast(to: ListObject.self).buffer
    for (position, item) in arguments.enumerated() {
        if let other = tensor(item) {
            dtype = other.dtype
        } else if item.kind == .bool {
            // non_blocking, then copy.
            if position == arguments.count - 1 && position >= 2 { isCopy = try truth(item) }
        } else if case .dtype(let type)? = try argument(item) {
            dtype = type
        } else if !item.isNone {
            try checkDevice(item)
        }
    }
    for pair in keywords.cast(to: DictObject.self).retainedPairs() {
        defer {
            pair.key.release()
            pair.value.release()
        }
        switch textIfString(pair.key) {
        case "dtype": if case .dtype(let type)? = try argument(pair.value) { dtype = type }
        case "device": try checkDevice(pair.value)
        case "copy": isCopy = try truth(pair.value)
        case "other": dtype = tensor(pair.value)?.dtype
        default: break
        }
    }
    let source = value.uncheckedPayload(Tensor.self)
    let target = dtype ?? source.dtype
    if target == source.dtype && !isCopy { return value.retain() }
    return tensorValue(try engine { () throws(TensorError) in try source.to(target, copy: isCopy) })
}

// MARK: Autograd

private func defineAutograd(_ type: TypeRef) {
    type.property(
        "requires_grad",
        set: { (value, new) throws(Raise) in
            let flag = try truth(new)
            try engine { () throws(TensorError) in try own(value).setRequiresGrad(flag) }
        }, get: { Value(own($0).requiresGrad) })
    type.property(
        "grad",
        set: { (value, new) throws(Raise) in
            if new.isNone || new.isEmpty {
                own(value).grad = nil
                return
            }
            guard let gradient = tensor(new) else {
                throw typeError("assigned grad expected to be a Tensor or None but got grad of type \(typeName(new))")
            }
            if gradient.shape != own(value).shape {
                throw runtimeError(
                    "assigned grad has data of a different size")
            }
            own(value).grad = gradient
        }, get: { value in own(value).grad.map(tensorValue) ?? Value.none })
    type.property("grad_fn") { value in
        own(value).gradNode.map { newNative(TorchTypes.shared.gradientFunction, GradientFunction($0)) } ?? Value.none
    }
    type.property(
        "data",
        set: { (value, new) throws(Raise) in
            guard let source = tensor(new) else { throw typeError("Variable data has to be a tensor, but got \(typeName(new))") }
            own(value).become(source)
        }, get: { tensorValue(own($0).detached()) })
    type.property("retains_grad") { Value(own($0).retainsGrad) }
    type.property("output_nr") { _ in Value(0) }
    type.method("requires_grad_(self, requires_grad=True)") { (a) throws(Raise) in
        let flag = try truth(a[1])
        try engine { () throws(TensorError) in try own(a[0]).setRequiresGrad(flag) }
        return a[0].retain()
    }
    type.method("backward(self, gradient=None, retain_graph=None, create_graph=False, inputs=None)") { (a) throws(Raise) in
        let retain = a[2].isNone ? nil : try truth(a[2])
        let create = try truth(a[3])
        var inputs: [Tensor]?
        if !a[4].isNone { inputs = try tensorList(a[4]) }
        try engine { () throws(TensorError) in
            try own(a[0]).backward(gradient: tensor(a[1]), retainGraph: retain, createGraph: create, inputs: inputs)
        }
        return Value.none
    }
    type.method("retain_grad(self)") { (a) throws(Raise) in
        try engine { () throws(TensorError) in try own(a[0]).retainGrad() }
        return Value.none
    }
    type.method("detach_(self)") { a in
        own(a[0]).become(own(a[0]).detached())
        return a[0].retain()
    }
    type.method("register_hook(self, hook)") { (a) throws(Raise) in
        let hook = HookFunction(a[1])
        let identifier = try engine { () throws(TensorError) in
            try own(a[0]).registerHook { (gradient) throws(TensorError) in try hook.call(gradient) }
        }
        return newNative(TorchTypes.shared.hookHandle, HookHandle(own(a[0]), identifier))
    }
    type.method("register_post_accumulate_grad_hook(self, hook)") { (a) throws(Raise) in
        let hook = HookFunction(a[1])
        let identifier = own(a[0]).registerAccumulatedHook { (tensor) throws(TensorError) in _ = try hook.call(tensor) }
        return newNative(TorchTypes.shared.hookHandle, HookHandle(own(a[0]), identifier))
    }
}

/// One tensor or a sequence of them.
func tensorList(_ value: Value) throws(Raise) -> [Tensor] {
    if let single = tensor(value) { return [single] }
    var result: [Tensor] = []
    try iterate(value) { (item) throws(Raise) in
        guard let element = tensor(item) else { throw typeError("expected Tensor as element, but got \(typeName(item))") }
        result.append(element)
        return true
    }
    return result
}

/// A function of the language that the engine calls.
final class HookFunction {
    private let function: Value
    init(_ function: Value) { self.function = function.retain() }
    deinit { function.release() }

    func call(_ gradient: Tensor) throws(TensorError) -> Tensor? {
        do throws(Raise) {
            let argument = tensorValue(gradient)
            defer { argument.release() }
            let result = try Interpreter.call(function, [argument])
            defer { result.release() }
            return tensor(result)
        } catch {
            throw PendingInEngine.stop()
        }
    }
}

// MARK: As a container

private func defineContainerMethods(_ type: TypeRef) {
    type.method("__len__(self)") { (a) throws(Raise) in
        guard own(a[0]).rank > 0 else { throw typeError("len() of a 0-d tensor") }
        return Value(own(a[0]).shape[0])
    }
    type.method("__iter__(self)") { (a) throws(Raise) in
        guard own(a[0]).rank > 0 else { throw typeError("iteration over a 0-d tensor") }
        let rows = try engine { () throws(TensorError) in try own(a[0]).unbind(0) }
        let list = newList(rows.map(tensorValue))
        defer { list.release() }
        return try getIterator(list)
    }
    type.method("__getitem__(self, key, /)") { (a) throws(Raise) in
        let items = try indexItems(a[1])
        return tensorValue(try engine { () throws(TensorError) in try own(a[0])[items] })
    }
    type.method("__setitem__(self, key, value, /)") { (a) throws(Raise) in
        let target = own(a[0])
        let items = try indexItems(a[1])
        let source: Tensor
        if let element = tensor(a[2]) {
            source = element
        } else if let number = try scalar(a[2]) {
            source = try engine { () throws(TensorError) in try Tensor.scalar(number, target.dtype) }
        } else {
            let nested = try nestedValue(a[2])
            source = try engine { () throws(TensorError) in try Tensor(nested, target.dtype) }
        }
        try engine { () throws(TensorError) in try target.set(items, source) }
        return Value.none
    }
    type.method("__contains__(self, element, /)") { (a) throws(Raise) in
        let result = try callMethod(a[0], "eq", [a[1]])
        defer { result.release() }
        let any = try callMethod(result, "any")
        defer { any.release() }
        return Value(try truth(any))
    }
    for (signature, value) in [
        ("new_zeros(self, *size, dtype=None, device=None, requires_grad=False)", 0.0),
        ("new_ones(self, *size, dtype=None, device=None, requires_grad=False)", 1.0),
        ("new_empty(self, *size, dtype=None, device=None, requires_grad=False)", 0.0),
    ] as [(StaticString, Double)] {
        type.method(signature) { (a) throws(Raise) in
            let shape = try sizes(a[4])
            let dtype = try dtypeArgument(a[1]) ?? own(a[0]).dtype
            try checkDevice(a[2])
            return try withGradient(a[3], try engine { () throws(TensorError) in
                try Tensor.full(Shape(checking: shape), .double(value), dtype)
            })
        }
    }
    type.method("new_full(self, size, fill_value, dtype=None, device=None, requires_grad=False)") { (a) throws(Raise) in
        let shape = try sizes(a[1])
        guard let number = try scalar(a[2]) else { throw typeError("new_full(): argument 'fill_value' must be Number") }
        let dtype = try dtypeArgument(a[3]) ?? own(a[0]).dtype
        return try withGradient(a[5], try engine { () throws(TensorError) in
            try Tensor.full(Shape(checking: shape), number, dtype)
        })
    }
    type.method("new_tensor(self, data, dtype=None, device=None, requires_grad=False)") { (a) throws(Raise) in
        let nested = try nestedValue(a[1])
        let dtype = try dtypeArgument(a[2]) ?? own(a[0]).dtype
        return try withGradient(a[4], try engine { () throws(TensorError) in try Tensor(nested, dtype) })
    }
}
