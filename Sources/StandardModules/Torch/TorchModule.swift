import CKernels
import Interpreter
import TensorEngine

extension NativeModule {
    /// `_torch`: everything of `torch` that Swift does; the library's `torch` is written on it.
    static let torch = NativeModule("_torch") { module throws(Raise) in
        let types = TorchTypes.shared
        module.type(types.tensor)
        runtime.attention.stopWord = pool_stop_word()
        module.type(types.dtype)
        module.type(types.device)
        module.type(types.generator)
        module.type(types.size)
        module.constant("default_generator", newNative(types.generator, Generator.default))
        for name in ["strided", "sparse_coo", "contiguous_format", "preserve_format", "channels_last", "channels_last_3d"] {
            module.constant(name, types.symbol(name))
        }
        defineDTypes(module)
        defineOperations(module)
        defineTensorCreation(module)
        defineModes(module)
        defineGraphFunctions(module)
        defineStorageFunctions(module)
        defineSettings(module)
        defineOptimizerSteps(module)
    }
}

private func defineDTypes(_ module: ModuleBuilder) {
    let types = TorchTypes.shared
    for dtype in DType.allCases { module.constant(dtype.name, types.value(of: dtype)) }
    let aliases: [(String, DType)] = [
        ("float", .float32), ("double", .float64), ("half", .float16), ("short", .int16), ("int", .int32), ("long", .int64),
    ]
    for (name, dtype) in aliases { module.constant(name, types.value(of: dtype)) }
}

/// Functions of the table. Where `torch` and `torch.nn.functional` have one name for two things, the latter is meant.
private func defineOperations(_ module: ModuleBuilder) {
    func define(_ groups: [OperationGroup], in target: ModuleBuilder) {
        for group in groups {
            let function = group.function()
            function.moduleName = "torch"
            target.constant(group.name, newNativeFunction(function))
        }
    }
    define(operationGroups(.function), in: module)
    define(operationGroups(.inPlaceFunction, isInPlace: true), in: module)
    define(operationGroups(.functional), in: module)
    for (name, surface) in [("_linalg", Surfaces.linalg), ("_special", Surfaces.special)] {
        let submodule = newModule("torch." + name.dropFirst())
        let builder = ModuleBuilder(name: "torch" + name, namespace: moduleNamespace(submodule))
        define(operationGroups(surface), in: builder)
        module.constant(name, submodule)
    }
}

private func defineModes(_ module: ModuleBuilder) {
    module.function("is_grad_enabled()", doc: "Whether operations are recorded.") { _ in Value(GradientMode.isEnabled) }
    module.function("is_inference_mode_enabled()", doc: "Whether inference mode is on.") { _ in Value(GradientMode.isInference) }
    module.function("_set_grad_enabled(mode)", doc: "Switches recording; what it was before.") { (a) throws(Raise) in
        let before = GradientMode.isEnabled
        GradientMode.set(try truth(a[0]))
        return Value(before)
    }
    module.function("_set_inference_mode(mode)", doc: "Switches inference mode; the state to restore.") { (a) throws(Raise) in
        let before = (GradientMode.isEnabled, GradientMode.isInference)
        let isOn = try truth(a[0])
        GradientMode.setInference(isOn)
        GradientMode.set(!isOn)
        return newPair(Value(before.0), Value(before.1))
    }
    module.function("_restore_inference_mode(state)", doc: "Restores what `_set_inference_mode` gave.") { (a) throws(Raise) in
        guard a[0].kind == .tuple, a[0].cast(to: ListObject.self).buffer.count == 2 else { throw typeError("state must be a pair") }
        let state = a[0].cast(to: ListObject.self).buffer
        GradientMode.set(try truth(state[0]))
        GradientMode.setInference(try truth(state[1]))
        return Value.none
    }
    module.function("_manual_seed(seed)", doc: "Seeds the default generator.") { (a) throws(Raise) in
        Generator.default.seed(try seedValue(a[0]))
        return newNative(TorchTypes.shared.generator, Generator.default)
    }
    module.function("is_tensor(obj, /)", doc: "Whether an object is a tensor.") { a in Value(tensor(a[0]) != nil) }
    module.function("is_floating_point(input)", doc: "Whether a tensor holds floats.") { (a) throws(Raise) in
        guard let source = tensor(a[0]) else { throw typeError("is_floating_point(): argument 'input' must be Tensor") }
        return Value(source.dtype.isFloatingPoint)
    }
    module.function("is_complex(input)", doc: "There are no complex tensors.") { _ in Value.false }
    module.function("numel(input)", doc: "The number of elements.") { (a) throws(Raise) in
        guard let source = tensor(a[0]) else {
            throw typeError("numel(): argument 'input' (position 1) must be Tensor, not \(typeName(a[0]))")
        }
        return Value(source.count)
    }
    module.function("get_default_dtype()", doc: "The dtype of floats without one.") { _ in
        TorchTypes.shared.value(of: DType.defaultFloat)
    }
    module.function("set_default_dtype(d, /)", doc: "Sets the dtype of floats without one.") { (a) throws(Raise) in
        guard let dtype = try dtypeArgument(a[0]), dtype.isFloatingPoint else {
            throw typeError("only floating-point types are supported as the default type")
        }
        DType.defaultFloat = dtype
        return Value.none
    }
    module.function("result_type(tensor1, tensor2)", doc: "The dtype of arithmetic between two.") { (a) throws(Raise) in
        let sum = try callMethod(a[0], "__add__", [a[1]])
        defer { sum.release() }
        return try getAttribute(sum, "dtype")
    }
    module.function("promote_types(type1, type2)", doc: "The dtype that holds both.") { (a) throws(Raise) in
        guard let x = try dtypeArgument(a[0]), let y = try dtypeArgument(a[1]) else { throw typeError("promote_types(): dtype expected") }
        return TorchTypes.shared.value(of: DType.promote(x, y))
    }
    module.function("can_cast(from_, to)", doc: "Whether a conversion loses no kind.") { (a) throws(Raise) in
        guard let x = try dtypeArgument(a[0]), let y = try dtypeArgument(a[1]) else { throw typeError("can_cast(): dtype expected") }
        if x.isFloatingPoint && !y.isFloatingPoint { return Value.false }
        return Value(!(x != .bool && y == .bool))
    }
}

private func optionalTensors(_ value: Value) throws(Raise) -> [Tensor?] {
    var result: [Tensor?] = []
    if value.isNone { return result }
    if let single = tensor(value) { return [single] }
    try iterate(value) { (item) throws(Raise) in
        result.append(tensor(item))
        return true
    }
    return result
}

private func defineGraphFunctions(_ module: ModuleBuilder) {
    module.function(
        "_autograd_backward(tensors, grads=None, retain_graph=None, create_graph=False, inputs=None)", doc: "torch.autograd.backward"
    ) { (a) throws(Raise) in
        let tensors = try tensorList(a[0])
        var gradients = try optionalTensors(a[1])
        if gradients.isEmpty { gradients = Array(repeating: nil, count: tensors.count) }
        let retain = a[2].isNone ? nil : try truth(a[2])
        let create = try truth(a[3])
        let inputs = a[4].isNone ? nil : try tensorList(a[4])
        try engine { () throws(TensorError) in
            try Tensor.backward(tensors, gradients, retainGraph: retain, createGraph: create, inputs: inputs)
        }
        return Value.none
    }
    module.function(
        "_autograd_grad(outputs, inputs, grad_outputs=None, retain_graph=None, create_graph=False, allow_unused=False)",
        doc: "torch.autograd.grad"
    ) { (a) throws(Raise) in
        let outputs = try tensorList(a[0])
        let inputs = try tensorList(a[1])
        var gradients = try optionalTensors(a[2])
        if gradients.isEmpty { gradients = Array(repeating: nil, count: outputs.count) }
        let retain = a[3].isNone ? nil : try truth(a[3])
        let (create, allow) = (try truth(a[4]), try truth(a[5]))
        let results = try engine { () throws(TensorError) in
            try Tensor.gradients(
                of: outputs, gradients, for: inputs, retainGraph: retain, createGraph: create, allowUnused: allow)
        }
        return newTuple(results.map { $0.map(tensorValue) ?? Value.none })
    }
    module.function(
        "_custom_node(name, inputs, outputs, backward)", doc: "Attaches outputs to one node whose gradient a function computes."
    ) { (a) throws(Raise) in
        let gradient = CustomGradient(a[3])
        let inputs = try tensorList(a[1])
        let results = Tensor.attach(try asText(a[0]), outputs: try tensorList(a[2]), inputs: inputs) {
            (gradients) throws(TensorError) in try gradient.call(gradients, count: inputs.count)
        }
        return newList(results.map(tensorValue))
    }
}

/// A gradient written in the language.
private final class CustomGradient {
    private let function: Value
    init(_ function: Value) { self.function = function.retain() }
    deinit { function.release() }

    func call(_ gradients: [Tensor?], count: Int) throws(TensorError) -> [Tensor?] {
        do throws(Raise) {
            let arguments = gradients.map { $0.map(tensorValue) ?? Value.none }
            defer { releaseAll(arguments) }
            let result = try Interpreter.call(function, arguments)
            defer { result.release() }
            var list = try optionalTensors(result)
            if result.isNone { list = [nil] }
            while list.count < count { list.append(nil) }
            return list
        } catch {
            throw PendingInEngine.stop()
        }
    }
}

private func defineStorageFunctions(_ module: ModuleBuilder) {
    module.function("_storage_id(tensor)", doc: "The identity of the memory behind a tensor.") { (a) throws(Raise) in
        guard let source = tensor(a[0]) else { throw typeError("expected a Tensor") }
        return Value(Int(bitPattern: source.storage.data))
    }
    module.function("_storage_bytes(tensor)", doc: "All bytes of the memory behind a tensor.") { (a) throws(Raise) in
        guard let source = tensor(a[0]) else { throw typeError("expected a Tensor") }
        return newBytes(Array(UnsafeRawBufferPointer(start: source.storage.data, count: source.storage.size)))
    }
    module.function("_tensor_from_bytes(data, dtype)", doc: "A tensor of one dimension with a copy of the bytes.") {
        (a) throws(Raise) in
        guard a[0].layout == .bytes || a[0].layout == .bytearray, let dtype = try dtypeArgument(a[1]) else {
            throw typeError("_tensor_from_bytes takes bytes and a dtype")
        }
        let bytes = a[0].cast(to: BytesObject.self).buffer
        return tensorValue(try engine { () throws(TensorError) in
            let result = try Tensor(empty: [bytes.count / dtype.size], dtype)
            if let start = bytes.baseAddress, result.count > 0 {
                result.data.copyMemory(from: start, byteCount: result.count * dtype.size)
            }
            return result
        })
    }
}

private func defineSettings(_ module: ModuleBuilder) {
    module.function(
        "_set_printoptions(precision=None, threshold=None, edgeitems=None, linewidth=None, profile=None, sci_mode=None)",
        doc: "How tensors print."
    ) { (a) throws(Raise) in
        var options = PrintOptions.current
        if let name = textIfString(a[4]), let profile = PrintOptions.profile(name) { options = profile }
        if !a[0].isNone { options.precision = max(0, min(50, try asInt(a[0]))) }
        if !a[1].isNone { options.threshold = a[1].isFloat ? Int.max : max(0, try asInt(a[1])) }
        if !a[2].isNone { options.edgeItems = max(0, min(1 << 20, try asInt(a[2]))) }
        if !a[3].isNone { options.lineWidth = max(1, min(1 << 20, try asInt(a[3]))) }
        options.scientific = a[5].isNone ? nil : try truth(a[5])
        PrintOptions.current = options
        return Value.none
    }
    module.function("set_num_threads(num, /)", doc: "Sets the threads that operations use.") { (a) throws(Raise) in
        let count = try asInt(a[0])
        if count < 1 { throw runtimeError("set_num_threads expects a positive integer") }
        pool_set_thread_count(Int32(clamping: min(count, 256)))
        return Value.none
    }
    module.function("get_num_threads()", doc: "The threads that operations use.") { _ in Value(Int(pool_thread_count())) }
}
