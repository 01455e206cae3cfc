import Interpreter
import TensorEngine

/// The classes of `torch` that Swift makes: once per process, when first needed.
final class TorchTypes {
    let tensor: TypeRef
    let dtype: TypeRef
    let device: TypeRef
    let generator: TypeRef
    let size: TypeRef
    let gradientFunction: TypeRef
    let hookHandle: TypeRef
    /// The dtype objects, one each.
    private(set) var dtypes: [DType: Value] = [:]
    private let symbolType: TypeRef
    private var symbols: [String: Value] = [:]
    /// `torch.return_types.…`, by name.
    private var returnTypes: [String: TypeRef] = [:]

    nonisolated(unsafe) static let shared = TorchTypes()

    private init() {
        tensor = newNativeType("Tensor", module: "torch", isBase: true, populateTensor)
        dtype = newNativeType("dtype", module: "torch", populateDType)
        device = newNativeType("device", module: "torch", populateDevice)
        generator = newNativeType("Generator", module: "torch", populateGenerator)
        size = newTupleType("Size", module: "torch", populateSize)
        gradientFunction = newNativeType("Node", module: "torch.autograd.graph", populateGradientFunction)
        symbolType = newNativeType("layout", module: "torch") { type in
            type.method("__repr__(self)") { a in newString("torch.\(a[0].uncheckedPayload(SymbolObject.self).name)") }
        }
        hookHandle = newNativeType("RemovableHandle", module: "torch.utils.hooks", populateHookHandle)
        for type in DType.allCases { dtypes[type] = newNative(dtype, DTypeObject(type)) }
    }

    /// `torch.strided`, `torch.contiguous_format` …: names without further meaning, one object each.
    func symbol(_ name: String) -> Value {
        if let known = symbols[name] { return known.retain() }
        let value = newNative(symbolType, SymbolObject(name))
        symbols[name] = value
        return value.retain()
    }

    func value(of type: DType) -> Value { (dtypes[type] ?? Value.none).retain() }

    /// A named tuple of results.
    func structure(_ name: String, _ fields: [(String, Tensor)]) -> Value {
        let type = returnTypes[name] ?? makeReturnType(name, fields.map(\.0))
        returnTypes[name] = type
        return newTuple(of: type, fields.map { tensorValue($0.1) })
    }

    private func makeReturnType(_ name: String, _ names: [String]) -> TypeRef {
        newTupleType(name, module: "torch.return_types") { type in
            for (position, field) in names.enumerated() {
                type.property(field) { $0.cast(to: ListObject.self).buffer[position].retain() }
            }
            type.method("__repr__(self)") { (a) throws(Raise) in
                var lines: [String] = []
                for (field, item) in zip(names, a[0].cast(to: ListObject.self).buffer) {
                    let text = try reprText(item).split(separator: "\n", omittingEmptySubsequences: false)
                    lines.append("\(field)=\(text.joined(separator: "\n"))")
                }
                return newString("torch.return_types.\(name)(\n\(lines.joined(separator: ",\n")))")
            }
        }
    }
}

private final class SymbolObject {
    let name: String
    init(_ name: String) { self.name = name }
}

final class DTypeObject {
    let dtype: DType
    init(_ dtype: DType) { self.dtype = dtype }
}

/// A device by name. Only the CPU has memory; others can be named, not used.
final class DeviceObject {
    let type: String
    let index: Int?

    init(type: String, index: Int?) {
        self.type = type
        self.index = index
    }

    var text: String { index.map { "\(type):\($0)" } ?? type }

    /// `cpu`, `cuda:1` …
    init(parsing text: String) throws(Raise) {
        let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        let known = [
            "cpu", "cuda", "ipu", "xpu", "mkldnn", "opengl", "opencl", "ideep", "hip", "ve", "fpga", "maia", "xla", "lazy",
            "vulkan", "mps", "meta", "hpu", "mtia", "privateuseone",
        ]
        guard let first = parts.first, known.contains(first) else {
            throw runtimeError(
                "Expected one of \(known.joined(separator: ", ")) device type at start of device string: \(text)")
        }
        type = first
        if parts.count == 2 {
            guard let number = Int(parts[1]), number >= 0 else { throw runtimeError("Invalid device string: '\(text)'") }
            index = number
        } else {
            index = nil
        }
    }
}

private func populateDType(_ type: TypeRef) {
    func own(_ value: Value) -> DType { value.uncheckedPayload(DTypeObject.self).dtype }
    type.method("__repr__(self)") { a in newString("torch.\(own(a[0]).name)") }
    type.method("__hash__(self)") { a in Value(Int(own(a[0]).rawValue) + 1) }
    type.method("__eq__(self, value, /)") { a in
        guard let other = a[1].payload(DTypeObject.self) else { return Value.notImplemented }
        return Value(other.dtype == own(a[0]))
    }
    type.method("__reduce__(self)") { a in newString(own(a[0]).name) }
    type.property("is_floating_point") { Value(own($0).isFloatingPoint) }
    type.property("is_complex") { _ in Value.false }
    type.property("is_signed") { Value(own($0).isSigned) }
    type.property("itemsize") { Value(own($0).size) }
}

private func populateDevice(_ type: TypeRef) {
    func own(_ value: Value) -> DeviceObject { value.uncheckedPayload(DeviceObject.self) }
    type.staticMethod("__new__(cls, type, index=None)") { (a) throws(Raise) in
        if let other = a[1].payload(DeviceObject.self) { return newNative(type, other) }
        if let number = fixedInt(a[1]) { return newNative(type, DeviceObject(type: "cuda", index: number)) }
        let parsed = try DeviceObject(parsing: try asText(a[1]))
        if a[2].isNone { return newNative(type, parsed) }
        return newNative(type, DeviceObject(type: parsed.type, index: try asInt(a[2])))
    }
    type.method("__repr__(self)") { a in
        let index = own(a[0]).index.map { ", index=\($0)" } ?? ""
        return newString("device(type='\(own(a[0]).type)'\(index))")
    }
    type.method("__str__(self)") { a in newString(own(a[0]).text) }
    type.method("__hash__(self)") { (a) throws(Raise) in Value(own(a[0]).text.utf8.reduce(17) { ($0 &* 31 &+ Int($1)) & 0xFFFFFFFF }) }
    type.method("__eq__(self, value, /)") { a in
        guard let other = a[1].payload(DeviceObject.self) else { return Value.notImplemented }
        return Value(other.text == own(a[0]).text)
    }
    type.method("__enter__(self)") { $0[0].retain() }
    type.method("__exit__(self, *args)") { _ in Value.none }
    type.property("type") { newString(own($0).type) }
    type.property("index") { own($0).index.map { Value($0) } ?? Value.none }
}

private func populateGenerator(_ type: TypeRef) {
    func own(_ value: Value) -> Generator { value.uncheckedPayload(Generator.self) }
    type.staticMethod("__new__(cls, device='cpu')") { (a) throws(Raise) in
        try checkDevice(a[1])
        return newNative(type, Generator())
    }
    type.method("manual_seed(self, seed)") { (a) throws(Raise) in
        own(a[0]).seed(try seedValue(a[1]))
        return a[0].retain()
    }
    type.method("seed(self)") { a in Value(Int(truncatingIfNeeded: own(a[0]).seedRandomly() >> 1)) }
    type.method("initial_seed(self)") { a in Value(Int(truncatingIfNeeded: own(a[0]).initialSeed)) }
    type.method("get_state(self)") { (a) throws(Raise) in
        try engine { () throws(TensorError) in
            let bytes = own(a[0]).stateBytes
            return tensorValue(try Tensor.of(bytes, [bytes.count], .uint8))
        }
    }
    type.method("set_state(self, state)") { (a) throws(Raise) in
        guard let state = tensor(a[1]), state.dtype == .uint8 else { throw typeError("expected a torch.ByteTensor, but got \(typeName(a[1]))") }
        try engine { () throws(TensorError) in
            let dense = try state.contiguousData()
            let bytes = Array(UnsafeBufferPointer(start: dense.pointer(UInt8.self), count: dense.count))
            try own(a[0]).restore(bytes)
        }
        return a[0].retain()
    }
    type.property("device") { _ in newNative(TorchTypes.shared.device, DeviceObject(type: "cpu", index: nil)) }
}

/// A seed as PyTorch takes it: negative ones count from 2^64.
func seedValue(_ value: Value) throws(Raise) -> UInt64 {
    if let number = fixedInt(value) { return UInt64(bitPattern: Int64(number)) }
    if value.isFloat, let number = Int(exactly: value.float.rounded(.towardZero)) { return UInt64(bitPattern: Int64(number)) }
    guard let text = textIfString(try str(value)), let number = UInt64(text) else {
        throw runtimeError("Overflow when unpacking long long")
    }
    return number
}

private func populateSize(_ type: TypeRef) {
    type.staticMethod("__new__(cls, iterable=())") { (a) throws(Raise) in
        let items = try collect(a[1])
        for item in items where fixedInt(item) == nil {
            releaseAll(items)
            throw typeError("torch.Size() takes an iterable of 'int' (item 0 is '\(typeName(item))')")
        }
        return newTuple(of: type, items)
    }
    type.method("__repr__(self)") { (a) throws(Raise) in
        var parts: [String] = []
        for item in a[0].cast(to: ListObject.self).buffer { parts.append(try reprText(item)) }
        return newString("torch.Size([\(parts.joined(separator: ", "))])")
    }
    type.method("numel(self)") { (a) throws(Raise) in
        var product = 1
        for item in a[0].cast(to: ListObject.self).buffer { product = product &* (try asInt(item)) }
        return Value(product)
    }
    for (signature, name) in [("__getitem__(self, key, /)", "__getitem__"), ("__add__(self, other, /)", "__add__")]
        as [(StaticString, String)]
    {
        type.method(signature) { (a) throws(Raise) in
            let items = a[0].cast(to: ListObject.self).buffer
            if name == "__getitem__", let index = fixedInt(a[1]), index >= -items.count && index < items.count {
                return items[index < 0 ? index + items.count : index].retain()
            }
            // What a tuple would give, as a size again where it is a tuple.
            let base = builtinType(.tuple).lookup(intern(name))
            let result = try callWithReceiver(base, a[0], [a[1]])
            guard result.kind == .tuple else { return result }
            defer { result.release() }
            return newTuple(of: type, result.cast(to: ListObject.self).retainedItems())
        }
    }
}

/// `grad_fn`
final class GradientFunction {
    let node: Node
    init(_ node: Node) { self.node = node }
}

private func populateGradientFunction(_ type: TypeRef) {
    func own(_ value: Value) -> Node { value.uncheckedPayload(GradientFunction.self).node }
    type.method("name(self)") { a in newString(own(a[0]).name) }
    type.method("__repr__(self)") { a in newString("<\(own(a[0]).name) object at 0x\(String(a[0].bits, radix: 16))>") }
    type.property("next_functions") { value in
        let node = own(value)
        return newTuple(
            (0..<node.edges.count).map { index in
                guard let edge = node.edges[index] else { return newPair(Value.none, Value(0)) }
                let next = edge.node.map { newNative(TorchTypes.shared.gradientFunction, GradientFunction($0)) } ?? Value.none
                return newPair(next, Value(Int(edge.slot)))
            })
    }
}

/// What `register_hook` returns.
final class HookHandle {
    private let tensor: Tensor
    private let identifier: Int

    init(_ tensor: Tensor, _ identifier: Int) {
        self.tensor = tensor
        self.identifier = identifier
    }
    func remove() { tensor.removeHook(identifier) }
}

private func populateHookHandle(_ type: TypeRef) {
    type.method("remove(self)") { a in
        a[0].uncheckedPayload(HookHandle.self).remove()
        return Value.none
    }
    type.method("__enter__(self)") { $0[0].retain() }
    type.method("__exit__(self, *args)") { a in
        a[0].uncheckedPayload(HookHandle.self).remove()
        return Value.none
    }
}
