/// Where an operation is offered: `torch.name`, `Tensor.name`, `Tensor.name_`, `torch.nn.functional.name`, and the
/// namespaces `torch.linalg` and `torch.special`.
package struct Surfaces: OptionSet {
    package let rawValue: Int
    package init(rawValue: Int) { self.rawValue = rawValue }

    package static let function = Surfaces(rawValue: 1)
    package static let method = Surfaces(rawValue: 2)
    package static let inPlace = Surfaces(rawValue: 4)
    package static let functional = Surfaces(rawValue: 8)
    package static let linalg = Surfaces(rawValue: 16)
    package static let special = Surfaces(rawValue: 32)
    /// `torch.name_`, as `torch.relu_`.
    package static let inPlaceFunction = Surfaces(rawValue: 64)
}

/// An argument in the place of a parameter of a signature.
package enum OpArgument {
    case none
    case tensor(Tensor)
    case tensors([Tensor?])
    case scalar(Scalar)
    case integers([Int])
    case numbers([Double])
    case string(String)
    case dtype(DType)
    case generator(Generator)
    case indices([IndexItem])
}

/// What an operation returns.
package enum OpResult {
    case none
    case tensor(Tensor)
    case tensors([Tensor])
    /// A named tuple of `torch.return_types`.
    case structure(String, [(String, Tensor)])
    case scalar(Scalar)
    case string(String)
    case integers([Int])
    case dtype(DType)
}

/// One way to call an operation.
///
/// The signature reads `(Tensor input, int[1] dim, *, bool keepdim=False)`. Types are `Tensor`, `Tensor[]`, `Scalar`,
/// `Operand` (tensor or number), `int`, `int[]`, `int[n]` (one integer stands for n), `float`, `float[]`, `bool`, `str`,
/// `dtype`, `Generator` and `Index`; a question mark allows None; a bar before the name takes the rest of the positional
/// arguments (`int[] |size`). What follows `*` is given by name.
package final class Overload {
    package let signature: String
    /// Read on first use.
    package let parsed: ParsedSignature
    package let call: (Arguments) throws(TensorError) -> OpResult

    package init(_ signature: String, _ call: @escaping (Arguments) throws(TensorError) -> OpResult) {
        self.signature = signature
        parsed = ParsedSignature(signature)
        self.call = call
    }

    /// With a tensor as result.
    package static func tensor(
        _ signature: String, _ call: @escaping (Arguments) throws(TensorError) -> Tensor
    ) -> Overload {
        Overload(signature) { (arguments) throws(TensorError) in .tensor(try call(arguments)) }
    }
}

/// An operation of the library: one row, from which functions, methods, in-place forms, documentation and coverage come.
package final class Operation {
    package let name: String
    package let aliases: [String]
    package let doc: String
    package let surfaces: Surfaces
    package let overloads: [Overload]
    /// A kernel for the in-place form; without it the result is computed and then copied into the tensor.
    package let inPlaceOverloads: [Overload]

    package convenience init(
        _ name: String, aliases: [String] = [], _ surfaces: Surfaces = [.function, .method], doc: String,
        inPlace: [Overload] = [], _ overloads: Overload...
    ) {
        self.init(name, aliases: aliases, surfaces, doc: doc, inPlace: inPlace, overloads: overloads)
    }

    init(
        _ name: String, aliases: [String] = [], _ surfaces: Surfaces, doc: String, inPlace: [Overload] = [],
        overloads: [Overload]
    ) {
        self.name = name
        self.aliases = aliases
        self.doc = doc
        self.surfaces = surfaces
        self.overloads = overloads
        self.inPlaceOverloads = inPlace
    }
}

/// The bound arguments of a call, one for each parameter.
package struct Arguments {
    package var values: [OpArgument]

    package init(_ values: [OpArgument]) { self.values = values }

    package subscript(index: Int) -> OpArgument { index < values.count ? values[index] : .none }

    /// A caller that binds by the signature never sees this.
    private func mismatch(_ index: Int, _ expected: String) -> TensorError {
        .type("argument \(index + 1) must be \(expected)")
    }

    package func isNone(_ index: Int) -> Bool {
        if case .none = self[index] { true } else { false }
    }

    package func tensor(_ index: Int) throws(TensorError) -> Tensor {
        guard case .tensor(let tensor) = self[index] else { throw mismatch(index, "Tensor") }
        return tensor
    }

    package func optionalTensor(_ index: Int) throws(TensorError) -> Tensor? {
        isNone(index) ? nil : try tensor(index)
    }

    package func tensors(_ index: Int) throws(TensorError) -> [Tensor] {
        switch self[index] {
        case .tensors(let tensors): return tensors.compactMap { $0 }
        case .tensor(let tensor): return try tensor.unbind(0)
        case .integers(let list) where list.isEmpty: return []
        default: throw mismatch(index, "tuple of Tensors")
        }
    }

    package func optionalTensors(_ index: Int) throws(TensorError) -> [Tensor?] {
        guard case .tensors(let tensors) = self[index] else { throw mismatch(index, "tuple of Tensors") }
        return tensors
    }

    package func operand(_ index: Int) throws(TensorError) -> Operand {
        switch self[index] {
        case .tensor(let tensor): .tensor(tensor)
        case .scalar(let value): .scalar(value)
        default: throw mismatch(index, "Tensor or Number")
        }
    }

    package func scalar(_ index: Int) throws(TensorError) -> Scalar {
        switch self[index] {
        case .scalar(let value): return value
        case .tensor(let tensor): return try tensor.item()
        default: throw mismatch(index, "Number")
        }
    }

    package func optionalScalar(_ index: Int) throws(TensorError) -> Scalar? {
        isNone(index) ? nil : try scalar(index)
    }

    package func double(_ index: Int) throws(TensorError) -> Double { try scalar(index).double }

    package func optionalDouble(_ index: Int) throws(TensorError) -> Double? {
        isNone(index) ? nil : try double(index)
    }

    package func int(_ index: Int) throws(TensorError) -> Int {
        if case .integers(let list) = self[index], list.count == 1 { return list[0] }
        guard let value = try scalar(index).int else { throw mismatch(index, "int") }
        return Int(value)
    }

    package func optionalInt(_ index: Int) throws(TensorError) -> Int? { isNone(index) ? nil : try int(index) }

    package func bool(_ index: Int) throws(TensorError) -> Bool { isNone(index) ? false : try scalar(index).isTrue }

    package func integers(_ index: Int) throws(TensorError) -> [Int] {
        switch self[index] {
        case .integers(let list): return list
        case .scalar: return [try int(index)]
        case .none: return []
        default: throw mismatch(index, "tuple of ints")
        }
    }

    package func optionalIntegers(_ index: Int) throws(TensorError) -> [Int]? {
        isNone(index) ? nil : try integers(index)
    }

    package func numbers(_ index: Int) throws(TensorError) -> [Double] {
        switch self[index] {
        case .numbers(let list): return list
        case .integers(let list): return list.map(Double.init)
        case .scalar(let value): return [value.double]
        case .none: return []
        default: throw mismatch(index, "tuple of floats")
        }
    }

    package func string(_ index: Int) throws(TensorError) -> String {
        guard case .string(let text) = self[index] else { throw mismatch(index, "str") }
        return text
    }

    package func optionalString(_ index: Int) throws(TensorError) -> String? { isNone(index) ? nil : try string(index) }

    package func dtype(_ index: Int) throws(TensorError) -> DType? {
        if case .dtype(let dtype) = self[index] { return dtype }
        guard isNone(index) else { throw mismatch(index, "torch.dtype") }
        return nil
    }

    package func generator(_ index: Int) throws(TensorError) -> Generator {
        if case .generator(let generator) = self[index] { return generator }
        return Generator.default
    }
}
