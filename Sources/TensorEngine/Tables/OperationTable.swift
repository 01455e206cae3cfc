/// Every operation of the library, by name: what the modules, methods, documentation and coverage are made from.
package enum OperationTable {
    package static let all: [Operation] =
        UnaryOp.all.map(\.operation) + BinaryOp.all.map(\.operation) + arithmetic + reductions + views + joining
        + indexing
        + sorting + products + linearAlgebra + activations + losses + layers + images + random

    private static let rows: [String: [Operation]] = {
        var table: [String: [Operation]] = [:]
        for operation in all {
            for name in [operation.name] + operation.aliases { table[name, default: []].append(operation) }
        }
        return table
    }()

    /// The row that offers `name` at `surface`.
    package static func find(_ name: String, _ surface: Surfaces) -> Operation? {
        rows[name]?.first { !$0.surfaces.isDisjoint(with: surface) }
    }
}

extension OpResult {
    /// A named tuple of values and their positions.
    static func pair(_ name: String, _ result: (values: Tensor, indices: Tensor)) -> OpResult {
        .structure(name, [("values", result.values), ("indices", result.indices)])
    }
}
