import CKernels
import Interpreter
import TensorEngine

// Between values of the language and the engine's.

/// The tensor of a value, or `nil`.
@inline(__always) func tensor(_ value: Value) -> Tensor? { value.payload(Tensor.self) }

/// A tensor as a value of class `torch.Tensor`.
@inline(__always) func tensorValue(_ tensor: Tensor) -> Value { newNative(TorchTypes.shared.tensor, tensor) }

/// Runs engine code; its errors become exceptions of the language.
@inline(__always) func engine<R>(_ body: () throws(TensorError) -> R) throws(Raise) -> R {
    do throws(TensorError) {
        let result = try body()
        try checkStop()
        return result
    } catch { throw raise(error) }
}

/// What a loop left that an interrupt cut short is not to be used.
@inline(__always) func checkStop() throws(TensorError) { if pool_was_stopped() { throw .stopped } }

/// The same where no engine stands between.
func checkInterruptedLoop() throws(Raise) {
    guard pool_was_stopped() else { return }
    _ = runtime.attention.takeInterrupt()
    throw keyboardInterrupt()
}

/// An engine's error as the exception that PyTorch raises. A hook's exception of the language, already in flight, goes on.
@inline(never) func raise(_ error: TensorError) -> Raise {
    if case .stopped = error {
        _ = runtime.attention.takeInterrupt()
        return keyboardInterrupt()
    }
    if PendingInEngine.isRaised {
        PendingInEngine.isRaised = false
        return Raise()
    }
    let type = Interpreter.runtime.builtins.get(error.exceptionName)
    guard type.kind == .type else { return runtimeError(error.message) }
    return Interpreter.raise(type.cast(to: TypeObject.self), arguments: [newString(error.message)])
}

/// Functions of the language that the engine calls (hooks, custom gradients) leave their exception in flight and stop the engine with
/// an error of its own.
enum PendingInEngine {
    nonisolated(unsafe) static var isRaised = false

    static func stop() -> TensorError {
        isRaised = true
        return .runtime("a function of the program raised an exception")
    }
}

func checkDevice(_ value: Value) throws(Raise) {
    if value.isNone || value.isEmpty { return }
    let device: DeviceObject
    if let object = value.payload(DeviceObject.self) {
        device = object
    } else if let text = textIfString(value) {
        device = try DeviceObject(parsing: text)
    } else if fixedInt(value) != nil {
        device = DeviceObject(type: "cuda", index: 0)
    } else {
        throw typeError("device must be torch.device, str or int, not \(typeName(value))")
    }
    if device.type == "cpu" { return }
    if device.type == "cuda" { throw raise(.assertionError, "Torch not compiled with CUDA enabled") }
    throw runtimeError("device \(device.text) is not available (not in Cellbook)")
}

/// A number as the engine's scalar, or `nil`.
func scalar(_ value: Value) throws(Raise) -> Scalar? {
    if value.isFloat { return .double(value.float) }
    if value.kind == .bool { return .bool(value.bits == runtime.trueValue.bits) }
    if let number = fixedInt(value) { return .int(Int64(number)) }
    switch value.layout {
    case .float: return .double(try asDouble(value))
    case .bigInt: throw runtimeError("Overflow when unpacking long long")
    default: return nil
    }
}

/// An argument as tables of operations take it; `nil` for what none of them takes.
func argument(_ value: Value) throws(Raise) -> OpArgument? {
    if let tensor = tensor(value) { return .tensor(tensor) }
    if value.isNone { return OpArgument.none }
    if let number = try scalar(value) { return .scalar(number) }
    switch value.layout {
    case .string: return .string(textIfString(value) ?? "")
    case .list, .tuple: return try sequence(value.cast(to: ListObject.self).buffer)
    default: break
    }
    if let dtype = value.payload(DTypeObject.self) { return .dtype(dtype.dtype) }
    if let generator = value.payload(Generator.self) { return .generator(generator) }
    if value.bits == Value(builtinType(.float)).bits { return .dtype(DType.float64) }
    if value.bits == Value(builtinType(.int)).bits { return .dtype(.int64) }
    if value.bits == Value(builtinType(.bool)).bits { return .dtype(.bool) }
    if value.kind == .generator || value.kind == .range || value.kind == .dictValues || value.kind == .nativeIterator {
        let items = try collect(value)
        defer { releaseAll(items) }
        return try items.withUnsafeBufferPointer { (buffer) throws(Raise) in try sequence(buffer) }
    }
    if isArrayLike(value) { return .tensor(try arrayTensor(value)) }
    return nil
}

private func sequence(_ items: UnsafeBufferPointer<Value>) throws(Raise) -> OpArgument? {
    var integers: [Int] = []
    var numbers: [Double] = []
    var tensors: [Tensor?] = []
    for item in items {
        if let element = tensor(item) {
            tensors.append(element)
        } else if item.isNone {
            tensors.append(nil)
        } else if let number = fixedInt(item) {
            integers.append(number)
            numbers.append(Double(number))
        } else if item.layout == .float {
            numbers.append(try asDouble(item))
        } else if !item.type.special(.index).isEmpty {
            integers.append(try asInt(item))
            numbers.append(Double(integers[integers.count - 1]))
        } else {
            return nil
        }
    }
    if tensors.isEmpty { return integers.count == items.count ? .integers(integers) : .numbers(numbers) }
    if tensors.count == items.count { return .tensors(tensors) }
    // Sizes may mix numbers and tensors of one integer.
    var mixed: [Int] = []
    for item in items {
        if let number = fixedInt(item) {
            mixed.append(number)
        } else if let element = tensor(item), element.count == 1, element.dtype.isInteger {
            mixed.append(Int(element.scalar(atElement: 0).int ?? 0))
        } else {
            return nil
        }
    }
    return .integers(mixed)
}

/// What an operation gave, as a value; `arguments` are asked first, so that in-place operations return their own object.
func value(_ result: OpResult, arguments: [Value]) -> Value {
    switch result {
    case .none: return Value.none
    case .tensor(let result): return sameObject(result, arguments) ?? tensorValue(result)
    case .tensors(let list): return newTuple(list.map(tensorValue))
    case .structure(let name, let fields): return TorchTypes.shared.structure(name, fields)
    case .scalar(let number): return scalarValue(number)
    case .string(let text): return newString(text)
    case .integers(let list): return newTuple(list.map { Value($0) })
    case .dtype(let dtype): return TorchTypes.shared.value(of: dtype)
    }
}

private func sameObject(_ result: Tensor, _ arguments: [Value]) -> Value? {
    for argument in arguments where tensor(argument) === result { return argument.retain() }
    return nil
}

func scalarValue(_ number: Scalar) -> Value {
    switch number {
    case .bool(let truth): Value(truth)
    case .int(let number): Value(Int(number))
    case .double(let number): Value(number)
    }
}

func sizeValue(_ sizes: some Sequence<Int>) -> Value { newTuple(of: TorchTypes.shared.size, sizes.map { Value($0) }) }

/// `tolist()`
func listValue(_ nested: NestedValue) -> Value {
    switch nested {
    case .scalar(let number): scalarValue(number)
    case .tensor(let tensor): tensorValue(tensor)
    case .list(let items): newList(items.map(listValue))
    }
}

/// Numbers, sequences of them, tensors, arrays: what `torch.tensor` takes.
func nestedValue(_ value: Value, depth: Int = 0) throws(Raise) -> NestedValue {
    if let element = tensor(value) { return .tensor(element) }
    if isArrayLike(value) { return .tensor(try arrayTensor(value)) }
    if let number = try scalar(value) { return .scalar(number) }
    if depth > 64 { throw valueError("too many dimensions") }
    if value.layout == .string { throw typeError("new(): invalid data type 'str'") }
    guard !value.type.special(.len).isEmpty, !value.type.special(.getitem).isEmpty, value.layout != .dict else {
        throw runtimeError("Could not infer dtype of \(typeName(value))")
    }
    var items: [NestedValue] = []
    try iterate(value) { (item) throws(Raise) in
        items.append(try nestedValue(item, depth: depth + 1))
        return true
    }
    return .list(items)
}

/// A tensor that shares the memory of an array of `numpy`, or of what `__array__` gives.
func arrayTensor(_ value: Value) throws(Raise) -> Tensor {
    let array = try NumPyBridge.asArray(value)
    if let tensor = NumPyBridge.tensor(sharing: array) { return tensor }
    if array.strides.contains(where: { $0 < 0 }) {
        throw valueError(
            "At least one stride in the given numpy array is negative, and tensors with negative strides are not currently "
                + "supported. (You can probably work around this by making a copy of your array  with array.copy().) ")
    }
    throw typeError(
        "can't convert np.ndarray of type numpy.\(array.type.name). The only supported types are: float64, float32, float16, "
            + "complex64, complex128, int64, int32, int16, int8, uint64, uint32, uint16, uint8, and bool.")
}

/// An array or a scalar of `numpy`, or something else with `__array__`.
func isArrayLike(_ value: Value) -> Bool {
    (value.kind == .instance || value.kind == .native) && tensor(value) == nil && !value.type.lookup(intern("__array__")).isEmpty
}

// MARK: Index expressions

/// The items of `x[key]`.
func indexItems(_ key: Value) throws(Raise) -> [IndexItem] {
    if key.layout == .tuple {
        var items: [IndexItem] = []
        for part in key.cast(to: ListObject.self).buffer { items.append(try indexItem(part)) }
        return items
    }
    return [try indexItem(key)]
}

private func indexItem(_ key: Value) throws(Raise) -> IndexItem {
    if let index = tensor(key) {
        if index.rank == 0 && index.dtype.isInteger, let number = index.scalar(atElement: 0).int { return .integer(Int(number)) }
        return .tensor(index)
    }
    if key.isNone { return .newAxis }
    if key.bits == Value.ellipsis.bits { return .ellipsis }
    if key.kind == .bool { return .bool(key.bits == runtime.trueValue.bits) }
    if let number = fixedInt(key) { return .integer(number) }
    if key.kind == .slice { return try sliceItem(key) }
    if key.layout == .list || key.kind == .range || isArrayLike(key) {
        let nested = try nestedValue(key)
        return .tensor(
            try engine { () throws(TensorError) in
                let index = try Tensor(nested)
                return index.count == 0 ? try index.to(.int64) : index
            })
    }
    if !key.type.special(.index).isEmpty { return .integer(try asInt(key)) }
    throw typeError(
        "only integers, slices (`:`), ellipsis (`...`), None and long or byte Variables are valid indices (got \(typeName(key)))")
}

private func sliceItem(_ key: Value) throws(Raise) -> IndexItem {
    func bound(_ name: String) throws(Raise) -> Int? {
        let value = try getAttribute(key, name)
        defer { value.release() }
        if value.isNone { return nil }
        if let element = tensor(value), element.count == 1, element.dtype.isInteger { return element.scalar(atElement: 0).int.map { Int($0) } }
        return try asInt(value)
    }
    return .slice(start: try bound("start"), stop: try bound("stop"), step: try bound("step"))
}
