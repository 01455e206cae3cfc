extension OperationTable {
    /// The result of `repeat_interleave`, if it is as long as its caller says.
    private static func ofSize(_ result: Tensor, _ a: Arguments) throws(TensorError) -> Tensor {
        guard let size = try a.optionalInt(3) else { return result }
        let dimension = try result.dimension(a.optionalInt(2) ?? 0)
        guard result.shape[dimension] == size else { throw .runtime("allocated size does not match required size") }
        return result
    }

    static let joining: [Operation] = [
        Operation(
            "cat", aliases: ["concat", "concatenate"], [.function],
            doc: "Tensors one after the other along a dimension.",
            .tensor("(Tensor[] tensors, int dim=0)") { (a) throws(TensorError) in try Tensor.cat(a.tensors(0), a.int(1))
            }),
        Operation(
            "stack", [.function], doc: "Tensors along a new dimension.",
            .tensor("(Tensor[] tensors, int dim=0)") { (a) throws(TensorError) in
                try Tensor.stack(a.tensors(0), a.int(1))
            }),
        Operation(
            "hstack", [.function], doc: "Tensors side by side.",
            .tensor("(Tensor[] tensors)") { (a) throws(TensorError) in
                let list = try a.tensors(0)
                var parts: [Tensor] = []
                for x in list { parts.append(try x.rank == 0 ? x.reshape([1]) : x) }
                guard let first = parts.first else { throw .runtime("hstack expects a non-empty TensorList") }
                return try Tensor.cat(parts, first.rank == 1 ? 0 : 1)
            }),
        Operation(
            "vstack", aliases: ["row_stack"], [.function], doc: "Tensors one above the other.",
            .tensor("(Tensor[] tensors)") { (a) throws(TensorError) in
                var parts: [Tensor] = []
                for x in try a.tensors(0) {
                    parts.append(try x.rank == 0 ? x.reshape([1, 1]) : x.rank == 1 ? x.unsqueeze(0) : x)
                }
                return try Tensor.cat(parts, 0)
            }),
        Operation(
            "dstack", [.function], doc: "Tensors along the third dimension.",
            .tensor("(Tensor[] tensors)") { (a) throws(TensorError) in
                var parts: [Tensor] = []
                for x in try a.tensors(0) {
                    switch x.rank {
                    case 0: parts.append(try x.reshape([1, 1, 1]))
                    case 1: parts.append(try x.unsqueeze(0).unsqueeze(2))
                    case 2: parts.append(try x.unsqueeze(2))
                    default: parts.append(x)
                    }
                }
                return try Tensor.cat(parts, 2)
            }),
        Operation(
            "column_stack", [.function], doc: "Tensors as columns.",
            .tensor("(Tensor[] tensors)") { (a) throws(TensorError) in
                var parts: [Tensor] = []
                for x in try a.tensors(0) { parts.append(try x.rank <= 1 ? x.reshape([x.count, 1]) : x) }
                return try Tensor.cat(parts, 1)
            }),
        Operation(
            "repeat", [.method], doc: "Copies along each dimension.",
            .tensor("(Tensor input, int[] |repeats)") { (a) throws(TensorError) in
                try a.tensor(0).repeated(a.integers(1))
            }),
        Operation(
            "tile", doc: "Copies along the last dimensions.",
            .tensor("(Tensor input, int[] |dims)") { (a) throws(TensorError) in try a.tensor(0).tile(a.integers(1)) }),
        Operation(
            "repeat_interleave", doc: "Each element several times in a row.",
            .tensor("(Tensor input, int repeats, int? dim=None, *, int? output_size=None)") { (a) throws(TensorError) in
                try ofSize(a.tensor(0).repeatInterleave([a.int(1)], a.optionalInt(2)).named("ViewBackward0"), a)
            },
            .tensor("(Tensor input, Tensor repeats, int? dim=None, *, int? output_size=None)") {
                (a) throws(TensorError) in
                try ofSize(a.tensor(0).repeatInterleave(a.tensor(1).integers(), a.optionalInt(2)), a)
            }),
        Operation(
            "flip", doc: "Elements in reverse order along dimensions.",
            .tensor("(Tensor input, int[] |dims)") { (a) throws(TensorError) in try a.tensor(0).flip(a.integers(1)) }),
        Operation(
            "fliplr", doc: "Columns reversed.",
            .tensor("(Tensor input)") { (a) throws(TensorError) in
                guard try a.tensor(0).rank >= 2 else { throw .runtime("Input must be >= 2-d.") }
                return try a.tensor(0).flip([1])
            }),
        Operation(
            "flipud", doc: "Rows reversed.",
            .tensor("(Tensor input)") { (a) throws(TensorError) in
                guard try a.tensor(0).rank >= 1 else { throw .runtime("Input must be >= 1-d.") }
                return try a.tensor(0).flip([0])
            }),
        Operation(
            "roll", doc: "Elements moved on, in a circle.",
            .tensor("(Tensor input, int[1] shifts, int[1] dims=())") { (a) throws(TensorError) in
                try a.tensor(0).roll(a.integers(1), a.integers(2))
            }),
        Operation(
            "rot90", doc: "Quarter turns.",
            .tensor("(Tensor input, int k=1, int[] dims=(0, 1))") { (a) throws(TensorError) in
                try a.tensor(0).rotate90(a.int(1), a.integers(2))
            }),
        Operation(
            "meshgrid", [.function], doc: "Coordinates of a grid.",
            Overload("(Tensor[] |tensors, *, str? indexing=None)") { (a) throws(TensorError) in
                .tensors(try meshgrid(a.tensors(0), a.optionalString(1) ?? "ij"))
            }),
        Operation(
            "cartesian_prod", [.function], doc: "All combinations of elements.",
            .tensor("(Tensor[] |tensors)") { (a) throws(TensorError) in
                let list = try a.tensors(0)
                if list.count == 1 { return list[0] }
                var columns: [Tensor] = []
                for grid in try meshgrid(list, "ij") { columns.append(try grid.reshape([grid.count])) }
                return try Tensor.stack(columns, 1)
            }),
        Operation(
            "broadcast_tensors", [.function], doc: "Tensors expanded to their common sizes.",
            Overload("(Tensor[] |tensors)") { (a) throws(TensorError) in
                let list = try a.tensors(0)
                var shape = Shape()
                for x in list { shape = try Shape.broadcast(shape, x.shape) }
                var result: [Tensor] = []
                for x in list { result.append(try x.expand(shape.array)) }
                return .tensors(result)
            }),
        Operation(
            "block_diag", [.function], doc: "Matrices along the diagonal of one.",
            .tensor("(Tensor[] |tensors)") { (a) throws(TensorError) in
                var matrices: [Tensor] = []
                for x in try a.tensors(0) { matrices.append(try x.rank == 2 ? x : x.reshape([1, x.count])) }
                let width = matrices.reduce(0) { $0 + $1.shape[1] }
                var (rows, start): ([Tensor], Int) = ([], 0)
                for x in matrices {
                    rows.append(try x.padded([start, width - start - x.shape[1]], 0))
                    start += x.shape[1]
                }
                return try Tensor.cat(rows, 0).named("BlockDiagBackward0")
            }),
    ]

    private static func meshgrid(_ tensors: [Tensor], _ indexing: String) throws(TensorError) -> [Tensor] {
        guard !tensors.isEmpty else { throw .runtime("meshgrid expects a non-empty TensorList") }
        guard indexing == "ij" || indexing == "xy" else {
            throw .runtime("torch.meshgrid: indexing must be one of \"xy\" or \"ij\", but received: \(indexing)")
        }
        let swap = indexing == "xy" && tensors.count >= 2
        var list = tensors
        if swap { list.swapAt(0, 1) }
        let sizes = list.map { $0.count }
        var result: [Tensor] = []
        for (d, x) in list.enumerated() {
            var own = Array(repeating: 1, count: list.count)
            own[d] = x.count
            result.append(try x.reshape(own).expand(sizes))
        }
        if swap {
            result.swapAt(0, 1)
            for i in 0..<result.count { result[i] = try result[i].transpose(0, 1) }
        }
        return result
    }
}
