import CKernels

/// Negative log likelihood of classes: one pass over the labels forwards, one backwards.
extension Tensor {
    /// The mean or sum over labels, or each label's loss. Classes are in dimension 1, or 0 for a single sample.
    package func nllLoss(
        _ target: Tensor, _ weight: Tensor?, _ ignored: Int, _ reduction: Reduction
    ) throws(TensorError) -> Tensor {
        guard rank > 0 else { throw .value("Expected 1 or more dimensions (got 0)") }
        try checkLabels(target, weight)
        let compute = dtype.computeType
        let geometry = LabelGeometry(shape, classDimension: rank == 1 ? 0 : 1, ignored: ignored)
        let labels = try target.contiguousData(.int64)
        let weights = try weight?.contiguousData(compute)
        let result = try Tensor(empty: reduction == .none ? target.shape : Shape(), compute)
        let source = try contiguousData(compute)
        let outcome =
            compute == .float64
            ? geometry.forward(Double.self, source, labels, weights, reduction, result)
            : geometry.forward(Float.self, source, labels, weights, reduction, result)
        if let label = outcome.badLabel { throw .index("Target \(label) is out of bounds.") }
        let loss = try result.to(dtype)
        let total = reduction == .mean ? outcome.total : 1
        let isWeighted = weight != nil
        let name = rank <= 2 ? "NllLossBackward0" : "NllLoss2DBackward0"
        try loss.record(name, [self], saving: [labels] + (weights.map { [$0] } ?? [])) {
            (node, g) throws(TensorError) in
            let labels = try node.value(0)
            let weights = isWeighted ? try node.value(1) : nil
            if Tensor.records(g) { return [try geometry.differentiable(g, labels, weights, total)] }
            let gradient = try Tensor.zeros(geometry.shape, g.dtype.computeType)
            let given = try g.expand(reduction == .none ? labels.shape.array : []).contiguousData(g.dtype.computeType)
            if gradient.dtype == .float64 {
                geometry.backward(Double.self, given, labels, weights, total, gradient)
            } else {
                geometry.backward(Float.self, given, labels, weights, total, gradient)
            }
            return [try gradient.to(g.dtype)]
        }
        return loss
    }

    private func checkLabels(_ target: Tensor, _ weight: Tensor?) throws(TensorError) {
        let classDimension = rank == 1 ? 0 : 1
        let classes = shape[classDimension]
        var expected = shape
        expected.remove(at: classDimension)
        if rank > 1 && target.rank > 0 && shape[0] != target.shape[0] {
            throw .value("Expected input batch_size (\(shape[0])) to match target batch_size (\(target.shape[0])).")
        }
        guard target.dtype == .int64 || target.dtype == .uint8 else {
            throw .runtime("expected target dtype to be Long or Byte, but got \(target.dtype.scalarName)")
        }
        guard target.shape == expected else {
            throw .runtime("Expected target size \(expected.text), got \(target.shape.text)")
        }
        if let weight {
            guard weight.rank == 1 && weight.count == classes else {
                throw .runtime(
                    "weight tensor should be defined either for all \(classes) classes or no classes but got weight tensor of shape: \(weight.shape.text)"
                )
            }
        }
    }
}

/// Labels of `[outer][inner]` beside scores of `[outer][classes][inner]`.
private struct LabelGeometry {
    let shape: Shape
    let classDimension: Int
    let classes: Int
    let inner: Int
    let ignored: Int

    init(_ shape: Shape, classDimension: Int, ignored: Int) {
        self.shape = shape
        self.classDimension = classDimension
        self.ignored = ignored
        classes = shape[classDimension]
        inner = shape.dropFirst(classDimension + 1).reduce(1, *)
    }

    /// Writes the loss; the sum of the weights of the labels, and a label that is no class, if there is one.
    func forward<T: BinaryFloatingPoint>(
        _: T.Type, _ scores: Tensor, _ labels: Tensor, _ weights: Tensor?, _ reduction: Reduction, _ result: Tensor
    ) -> (total: Double, badLabel: Int?) {
        let (x, out) = (scores.pointer(T.self), result.pointer(T.self))
        let (label, weight) = (labels.pointer(Int64.self), weights?.pointer(T.self))
        var (sum, total) = (0.0, 0.0)
        for i in 0..<labels.count {
            let l = Int(label[i])
            if l == ignored {
                if reduction == .none { out[i] = 0 }
                continue
            }
            guard l >= 0 && l < classes else { return (0, l) }
            let w = weight?[l] ?? 1
            let loss = -x[place(i, l)] * w
            if reduction == .none { out[i] = loss } else { sum += Double(loss) }
            total += Double(w)
        }
        switch reduction {
        case .none: break
        case .sum: out[0] = T(sum)
        case .mean: out[0] = T(sum / total)
        }
        return (total, nil)
    }

    /// Writes -weight · g / total where the label is; `gradient` holds zeros.
    func backward<T: BinaryFloatingPoint>(
        _: T.Type, _ g: Tensor, _ labels: Tensor, _ weights: Tensor?, _ total: Double, _ gradient: Tensor
    ) {
        let (given, out) = (g.pointer(T.self), gradient.pointer(T.self))
        let (label, weight) = (labels.pointer(Int64.self), weights?.pointer(T.self))
        let step = g.count == labels.count ? 1 : 0
        let divisor = T(total)
        for i in 0..<labels.count {
            let l = Int(label[i])
            if l == ignored { continue }
            out[place(i, l)] = -(weight?[l] ?? 1) * given[i * step] / divisor
        }
    }

    /// The same in recorded operations, for gradients of gradients.
    func differentiable(
        _ g: Tensor, _ labels: Tensor, _ weights: Tensor?, _ total: Double
    ) throws(TensorError) -> Tensor {
        let valid = try BinaryOp.ne(labels, .int(Int64(ignored)))
        let safe = try Tensor.select(valid, labels, Tensor.scalar(0, .int64))
        let ones = try Tensor.full(labels.shape, 1, g.dtype)
        let plain = try weights?.gathered([safe.reshape([safe.count])]).reshape(safe.shape.array).to(g.dtype) ?? ones
        let kept = try Tensor.select(valid, plain, Tensor.scalar(0, g.dtype))
        let scale = try kept.negated().divide(.double(total)).multiply(g)
        return try Tensor.zeros(shape, g.dtype).scatter(
            classDimension, safe.unsqueeze(classDimension), scale.unsqueeze(classDimension), mode: SCATTER_ADD)
    }

    @inline(__always)
    private func place(_ label: Int, _ cls: Int) -> Int {
        inner == 1 ? label * classes + cls : (label / inner * classes + cls) * inner + label % inner
    }
}
