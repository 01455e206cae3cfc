import Testing

@testable import TensorEngine

/// Every operation against values, gradients and errors recorded from PyTorch by `record_reference.py`.
@Suite struct ReferenceTests {
    /// What a case's leaves and arguments are in the engine.
    private struct Case {
        var leaves: [Tensor] = []

        mutating func argument(_ json: JSON) throws -> OpArgument {
            switch json["kind"].string {
            case "tensor": return .tensor(try tensor(json))
            case "tensors":
                var items: [Tensor?] = []
                for item in json["items"].list { items.append(try tensor(item)) }
                return .tensors(items)
            case "integers": return .integers(json["items"].list.map(\.integer))
            case "numbers": return .numbers(json["items"].list.map(\.double))
            case "bool": return .scalar(.bool(json["value"].isTrue))
            case "int": return .scalar(.int(Int64(json["value"].integer)))
            case "float": return .scalar(.double(json["value"].double))
            case "string": return .string(json["value"].string ?? "")
            case "dtype": return .dtype(try DType(named: json["name"].string ?? ""))
            default: return .none
            }
        }

        /// The leaf, and the view of it that the case's layout asks for.
        private mutating func tensor(_ json: JSON) throws -> Tensor {
            let leaf = try Tensor(
                values: json["values"].list, shape: json["shape"].list.map(\.integer),
                dtype: DType(named: json["dtype"].string ?? ""))
            if json["grad"].isTrue {
                try leaf.setRequiresGrad(true)
                leaves.append(leaf)
            }
            switch json["layout"].string {
            case "transposed": return try leaf.permute(Array((0..<leaf.rank).reversed()))
            case "sliced" where leaf.rank > 0: return try leaf.slice(leaf.rank - 1, 1, nil, 2)
            case "expanded" where leaf.rank > 0: return try leaf.expand(json["view"].list.map(\.integer))
            default: return leaf
            }
        }
    }

    private static let surfaces: [String: Surfaces] = [
        "torch": .function, "F": .functional, "method": .method, "linalg": .linalg, "special": .special,
    ]

    /// Absolute and relative tolerance by type.
    private func close(_ a: Double, _ b: Double, _ dtype: String) -> Bool {
        if a == b || (a.isNaN && b.isNaN) { return true }
        let (absolute, relative) =
            switch dtype {
            case "float64": (1e-9, 1e-7)
            case "float16": (1e-3, 2e-3)
            case "bfloat16": (1e-2, 1.6e-2)
            default: (2e-5, 2e-4)
            }
        return abs(a - b) <= absolute + relative * abs(b)
    }

    private func difference(_ result: Tensor, _ recorded: JSON) throws -> String? {
        let shape = recorded["shape"].list.map(\.integer)
        guard result.shape.array == shape else { return "shape \(result.shape.text), not \(shape)" }
        let dtype = recorded["dtype"].string ?? ""
        guard result.dtype.name == dtype else { return "dtype \(result.dtype.name), not \(dtype)" }
        let values = try result.doubles()
        let expected = recorded["values"].list.map(\.double)
        for (i, (value, wanted)) in zip(values, expected).enumerated() where !close(value, wanted, dtype) {
            return "element \(i): \(value), not \(wanted)"
        }
        return nil
    }

    /// nil when the case comes out as recorded.
    private func failure(_ json: JSON) throws -> String? {
        let name = json["op"].string ?? ""
        guard let surface = ReferenceTests.surfaces[json["surface"].string ?? ""],
            let operation = OperationTable.find(name, surface)
        else { return "no such operation" }
        var state = Case()
        var positional: [OpArgument] = []
        for item in json["args"].list { positional.append(try state.argument(item)) }
        var keywords: [(String, OpArgument)] = []
        for pair in json["kwargs"].list {
            keywords.append((pair.list[0].string ?? "", try state.argument(pair.list[1])))
        }
        let results: [Tensor]
        do throws(TensorError) {
            guard let result = try operation.call(positional, keywords) else { return "no overload fits" }
            switch result {
            case .tensor(let tensor): results = [tensor]
            case .tensors(let list): results = list
            case .structure(_, let fields): results = fields.map(\.1)
            case .scalar(let value):
                return value.double == json["out"].list.first?["values"].list.first?.double ? nil : "\(value)"
            default: results = []
            }
        } catch {
            let recorded = json["error"].list.compactMap(\.string)
            if recorded.isEmpty { return "threw \(error.exceptionName): \(error.message)" }
            return recorded == [error.exceptionName, error.message]
                ? nil : "threw \(error.exceptionName): \(error.message), not \(recorded[0]): \(recorded[1])"
        }
        if case .list(let recorded) = json["error"] {
            return "gave a result, not \(recorded.compactMap(\.string).joined(separator: ": "))"
        }
        for (result, recorded) in zip(results, json["out"].list) {
            if let difference = try difference(result, recorded) { return difference }
        }
        guard results.count == json["out"].list.count else { return "\(results.count) results" }
        guard case .list(let gradients) = json["grads"] else { return nil }
        return try gradientFailure(results, state.leaves, gradients, json["grad_fn"].string ?? "")
    }

    private func gradientFailure(
        _ results: [Tensor], _ leaves: [Tensor], _ recorded: [JSON], _ node: String
    ) throws -> String? {
        var (outputs, weights): ([Tensor], [Tensor?]) = ([], [])
        for result in results where result.requiresGrad {
            let weight = try Tensor.of(
                (0..<result.count).map { Double(($0 * 7) % 5 - 2) * 0.5 + 0.25 }, result.shape, .float64)
            outputs.append(result)
            weights.append(try weight.to(result.dtype))
        }
        guard let first = outputs.first else { return "no gradient is recorded" }
        if (first.gradNode?.name ?? "") != node { return "grad_fn \(first.gradNode?.name ?? "None"), not \(node)" }
        let gradients = try Tensor.gradients(of: outputs, weights, for: leaves, allowUnused: true)
        for (i, (gradient, wanted)) in zip(gradients, recorded).enumerated() {
            if wanted.isNull {
                if let gradient, try gradient.doubles().contains(where: { $0 != 0 }) {
                    return "gradient \(i) is not None"
                }
                continue
            }
            guard let gradient else {
                if wanted["values"].list.allSatisfy({ $0.double == 0 }) { continue }
                return "gradient \(i) is None"
            }
            if let difference = try difference(gradient, wanted) { return "gradient \(i): \(difference)" }
        }
        return nil
    }

    @Test(arguments: [
        "unary", "activations", "binary", "reductions", "views", "joining", "indexing", "products", "linalg", "losses",
        "layers", "images",
    ])
    func operationsGiveWhatWasRecorded(_ family: String) throws {
        for (index, item) in Fixtures.json("reference/\(family).json").list.enumerated() {
            let name = "\(family) \(index): \(item["surface"].string ?? "").\(item["op"].string ?? "")"
            do {
                if let failure = try failure(item) { Issue.record("\(name): \(failure)") }
            } catch {
                Issue.record("\(name): \((error as? TensorError)?.message ?? "\(error)")")
            }
        }
    }
}
