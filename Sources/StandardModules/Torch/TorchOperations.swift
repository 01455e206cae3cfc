import Interpreter
import TensorEngine

// Functions and methods from the engine's table of operations: all rows of one name make one function, whose overloads are tried in
// order.

/// Keywords that say where a result lives; there is one place.
private let placement: Set<String> = ["device", "layout", "pin_memory", "memory_format", "non_blocking", "requires_grad", "out"]

/// All rows that offer `name` at a surface.
struct OperationGroup {
    let name: String
    var rows: [Operation]
    let isInPlace: Bool

    var signature: String { rows.first?.overloads.first?.signature ?? "(*args)" }
    var doc: String { rows.first?.doc ?? "" }

    /// Calls with arguments of the language.
    func call(_ a: Interpreter.Arguments) throws(Raise) -> Value {
        if a.keywordNames.isEmpty { return try callPositional(a) }
        var values: [Value] = []
        let keywordCount = a.keywordNames.isEmpty ? 0 : a.keywordNames.cast(to: ListObject.self).buffer.count
        for position in 0..<a.count { values.append(a[position]) }
        var positional: [OpArgument] = []
        for value in values.dropLast(keywordCount) {
            guard let converted = try argument(value) else { throw mismatch(values, value) }
            positional.append(converted)
        }
        var keywords: [(String, OpArgument)] = []
        var output: Value?
        for position in 0..<keywordCount {
            let name = textIfString(a.keywordNames.cast(to: ListObject.self).buffer[position]) ?? ""
            let value = values[a.count - keywordCount + position]
            if name == "device" { try checkDevice(value) }
            if name == "out" && !value.isNone { output = value }
            if placement.contains(name) { continue }
            guard let converted = try argument(value) else { throw mismatch(values, value) }
            // NumPy's names are accepted where PyTorch accepts them.
            keywords.append((name == "axis" ? "dim" : name == "keepdims" ? "keepdim" : name, converted))
        }
        let result = try engine { () throws(TensorError) -> OpResult? in
            for row in rows {
                if let result = try row.call(positional, keywords, inPlace: isInPlace) { return result }
            }
            return nil
        }
        guard let result else { throw mismatch(values, nil) }
        if let output { return try store(result, in: output) }
        return value(result, arguments: values)
    }

    /// The same without keywords: the usual call, made cheaply.
    private func callPositional(_ a: Interpreter.Arguments) throws(Raise) -> Value {
        var list: [OpArgument] = []
        list.reserveCapacity(8)
        for position in 0..<a.count {
            guard let converted = try argument(a[position]) else {
                throw mismatch((0..<a.count).map { a[$0] }, a[position])
            }
            list.append(converted)
        }
        let result = try engine { () throws(TensorError) -> OpResult? in
            for row in rows {
                if let result = try row.call(positional: &list, inPlace: isInPlace) { return result }
            }
            return nil
        }
        guard let result else { throw mismatch((0..<a.count).map { a[$0] }, nil) }
        if case .tensor(let output) = result {
            for position in 0..<a.count where tensor(a[position]) === output { return a[position].retain() }
            return tensorValue(output)
        }
        return value(result, arguments: [])
    }

    /// `out=`: the result goes into a tensor of the program.
    private func store(_ result: OpResult, in output: Value) throws(Raise) -> Value {
        guard case .tensor(let source) = result, let target = tensor(output) else {
            throw typeError("\(name)(): argument 'out' must be Tensor, not \(typeName(output))")
        }
        try engine { () throws(TensorError) in try target.adopt(source) }
        return output.retain()
    }

    private func mismatch(_ values: [Value], _ culprit: Value?) -> Raise {
        let kinds = values.map { tensor($0) != nil ? "Tensor" : typeName($0) }
        if rows.count == 1, rows[0].overloads.count == 1 {
            let parameters = rows[0].overloads[0].parsed.value.parameters
            for (position, value) in values.enumerated() where position < parameters.count {
                let parameter = parameters[position]
                let converted = (try? argument(value)) ?? nil
                let fits = converted.flatMap { Signature.fit($0, parameter) } != nil
                if fits || parameter.isVariadic { continue }
                return typeError(
                    "\(name)(): argument '\(parameter.name)' (position \(position + 1)) must be \(text(parameter)), not "
                        + kinds[position])
            }
            let required = parameters.filter { $0.defaultValue == nil && !$0.isVariadic }
            if values.count < required.count {
                let missing = required[values.count...].map { "\"\($0.name)\"" }
                return typeError(
                    "\(name)() missing \(missing.count) required positional argument\(missing.count == 1 ? "" : "s"): "
                        + missing.joined(separator: ", "))
            }
        }
        let expected = rows.flatMap { $0.overloads.map { " * \($0.signature)\n" } }.joined()
        return typeError(
            "\(name)() received an invalid combination of arguments - got (\(kinds.joined(separator: ", "))), but expected one of:\n"
                + expected)
    }

    private func text(_ parameter: Signature.Parameter) -> String {
        switch parameter.kind {
        case .tensor: "Tensor"
        case .tensors: "tuple of Tensors"
        case .scalar, .operand: "Number"
        case .int: "int"
        case .ints: "tuple of ints"
        case .float: "float"
        case .floats: "tuple of floats"
        case .bool: "bool"
        case .string: "str"
        case .dtype: "torch.dtype"
        case .generator: "Generator"
        case .indices: "Index"
        }
    }
}

/// The groups of a surface by name.
func operationGroups(_ surface: Surfaces, isInPlace: Bool = false) -> [OperationGroup] {
    var order: [String] = []
    var groups: [String: OperationGroup] = [:]
    for row in OperationTable.all where !row.surfaces.isDisjoint(with: surface) {
        for name in [row.name] + row.aliases {
            let shown = isInPlace ? name + "_" : name
            if groups[shown] == nil {
                order.append(shown)
                groups[shown] = OperationGroup(name: shown, rows: [], isInPlace: isInPlace)
            }
            groups[shown]?.rows.append(row)
        }
    }
    return order.compactMap { groups[$0] }
}

extension OperationGroup {
    func function(binding: NativeFunction.Binding = .none) -> NativeFunction {
        NativeFunction(matching: name, signature: name + signature, doc: doc, binding: binding) { (a) throws(Raise) in
            try call(a)
        }
    }
}
