import CKernels

/// How the losses of the elements become the result.
package enum Reduction: String {
    case none, mean, sum

    static func named(_ name: String) throws(TensorError) -> Reduction {
        guard let reduction = Reduction(rawValue: name) else {
            throw .value("\(name) is not a valid value for reduction")
        }
        return reduction
    }

    func callAsFunction(_ losses: Tensor) throws(TensorError) -> Tensor {
        switch self {
        case .none: losses
        case .mean: try losses.mean()
        case .sum: try losses.sum()
        }
    }
}

extension Tensor {
    /// Computes a loss outside the graph and records it as one node with a gradient for the prediction, and, where
    /// `targetSign` is given, for the target.
    private func loss(
        _ name: String, _ target: Tensor, _ reduction: Reduction, saving extra: [Tensor] = [],
        _ forward: () throws(TensorError) -> Tensor,
        _ slope: @escaping (_ x: Tensor, _ t: Tensor, _ extra: [Tensor]) throws(TensorError) -> (Tensor, Tensor?)
    ) throws(TensorError) -> Tensor {
        let result = try GradientMode.with(false) { () throws(TensorError) in try reduction(forward()) }
        let count = try Shape.broadcast(shape, target.shape).product
        try result.record(name, [self, target], saving: [self, target] + extra) { (node, g) throws(TensorError) in
            var values: [Tensor] = []
            for i in 0..<extra.count { values.append(try node.value(2 + i)) }
            let (dx, dt) = try slope(node.value(0), node.value(1), values)
            let weight = reduction == .mean ? try g.divide(.double(Double(count))) : g
            var forTarget: Tensor?
            if node.needs(1) {
                if let dt { forTarget = try dt.multiply(weight) } else { forTarget = try dx.negated().multiply(weight) }
            }
            return [node.needs(0) ? try dx.multiply(weight) : nil, forTarget]
        }
        return result
    }

    package func mseLoss(_ target: Tensor, _ reduction: Reduction) throws(TensorError) -> Tensor {
        try loss("MseLossBackward0", target, reduction) { () throws(TensorError) in
            let difference = try subtract(target)
            return try difference.multiply(difference)
        } _: { (x, t, _) throws(TensorError) in
            (try x.subtract(t).multiply(2.0), nil)
        }
    }

    package func l1Loss(_ target: Tensor, _ reduction: Reduction) throws(TensorError) -> Tensor {
        try reduction(UnaryOp.abs(subtract(target)))
    }

    package func smoothL1Loss(_ target: Tensor, _ reduction: Reduction, _ beta: Double) throws(TensorError) -> Tensor {
        guard beta >= 0 else { throw .runtime("smooth_l1_loss does not support negative values for beta.") }
        if beta == 0 { return try l1Loss(target, reduction) }
        return try loss("SmoothL1LossBackward0", target, reduction) { () throws(TensorError) in
            let z = try UnaryOp.abs(subtract(target))
            return try Tensor.select(
                BinaryOp.lt(z, .double(beta)), z.multiply(z).multiply(0.5).divide(.double(beta)),
                z.subtract(.double(0.5 * beta)))
        } _: { (x, t, _) throws(TensorError) in
            let difference = try x.subtract(t)
            return (try difference.clamp(.double(-beta), .double(beta)).divide(.double(beta)), nil)
        }
    }

    package func huberLoss(_ target: Tensor, _ reduction: Reduction, _ delta: Double) throws(TensorError) -> Tensor {
        guard delta > 0 else { throw .runtime("huber_loss does not support non-positive values for delta.") }
        return try loss("HuberLossBackward0", target, reduction) { () throws(TensorError) in
            let z = try UnaryOp.abs(subtract(target))
            return try Tensor.select(
                BinaryOp.le(z, .double(delta)), z.multiply(z).multiply(0.5),
                z.subtract(.double(0.5 * delta)).multiply(.double(delta)))
        } _: { (x, t, _) throws(TensorError) in
            (try x.subtract(t).clamp(.double(-delta), .double(delta)), nil)
        }
    }

    package func binaryCrossEntropy(
        _ target: Tensor, _ weight: Tensor?, _ reduction: Reduction
    ) throws(TensorError) -> Tensor {
        guard shape == target.shape else {
            throw .value(
                "Using a target size (torch.Size(\(target.shape.text))) that is different to the input size (torch.Size(\(shape.text))) is "
                    + "deprecated. Please ensure they have the same size.")
        }
        for value in try detached().copied(.float64).doubles() where !(value >= 0 && value <= 1) {
            throw .runtime("all elements of input should be between 0 and 1")
        }
        guard dtype == target.dtype else {
            throw .runtime("Found dtype \(target.dtype.scalarName) but expected \(dtype.scalarName)")
        }
        return try loss(
            "BinaryCrossEntropyBackward0", target, reduction, saving: weight.map { [$0] } ?? []
        ) { () throws(TensorError) in
            let yes = try UnaryOp.log(self).clamp(-100.0, nil)
            let no = try UnaryOp.log1p(negated()).clamp(-100.0, nil)
            let value = try target.add(-1.0).multiply(no).subtract(target.multiply(yes))
            if let weight { return try value.multiply(weight) }
            return value
        } _: { (x, t, extra) throws(TensorError) in
            let spread = try x.negated().add(1.0).multiply(x).clamp(1e-12, nil)
            var dx = try x.subtract(t).divide(spread)
            var dt = try UnaryOp.log1p(x.negated()).clamp(-100.0, nil).subtract(UnaryOp.log(x).clamp(-100.0, nil))
            if let w = extra.first {
                dx = try dx.multiply(w)
                dt = try dt.multiply(w)
            }
            return (dx, dt)
        }
    }

    package func binaryCrossEntropyWithLogits(
        _ target: Tensor, _ weight: Tensor?, _ positiveWeight: Tensor?, _ reduction: Reduction
    ) throws(TensorError) -> Tensor {
        guard shape == target.shape else {
            throw .value(
                "Target size (torch.Size(\(target.shape.text))) must be the same as input size (torch.Size(\(shape.text)))"
            )
        }
        let extra = [weight, positiveWeight].compactMap { $0 }
        return try loss(
            "BinaryCrossEntropyWithLogitsBackward0", target, reduction, saving: extra
        ) { () throws(TensorError) in
            let logistic = try UnaryOp.logSigmoid(self)
            var value: Tensor
            if let positiveWeight {
                let factor = try positiveWeight.add(-1.0).multiply(target).add(1.0)
                value = try target.negated().add(1.0).multiply(self).subtract(logistic.multiply(factor))
            } else {
                value = try target.negated().add(1.0).multiply(self).subtract(logistic)
            }
            if let weight { value = try value.multiply(weight) }
            return value
        } _: { (x, t, extra) throws(TensorError) in
            var dx: Tensor
            var dt = try x.negated()
            if positiveWeight != nil, let p = extra.last {
                let scaled = try p.multiply(t)
                dx = try scaled.add(1.0).subtract(t).multiply(UnaryOp.sigmoid(x)).subtract(scaled)
                dt = try UnaryOp.logSigmoid(x.negated()).subtract(UnaryOp.logSigmoid(x).multiply(p))
            } else {
                dx = try UnaryOp.sigmoid(x).subtract(t)
            }
            if weight != nil, let w = extra.first {
                dx = try dx.multiply(w)
                dt = try dt.multiply(w)
            }
            return (dx, dt)
        }
    }

    package func klDivergence(
        _ target: Tensor, _ reduction: String, logTarget: Bool
    ) throws(TensorError) -> Tensor {
        var losses: Tensor
        if logTarget {
            losses = try UnaryOp.exp(target).multiply(target.subtract(self))
        } else {
            losses = try BinaryOp.xlogy(target, target).subtract(target.multiply(self))
        }
        switch reduction {
        case "batchmean":
            losses = try losses.sum()
            return rank == 0 ? losses : try losses.divide(.double(Double(shape[0])))
        default: return try Reduction.named(reduction)(losses)
        }
    }

    package func crossEntropy(
        _ target: Tensor, _ weight: Tensor?, _ ignored: Int, _ reduction: Reduction, smoothing: Double
    ) throws(TensorError) -> Tensor {
        guard smoothing >= 0 && smoothing <= 1 else {
            throw .runtime("label_smoothing must be between 0.0 and 1.0. Got: \(NumberText.repr(smoothing))")
        }
        guard rank > 0 else { throw .runtime("Expected at least 1 dimension") }
        let classDimension = rank == 1 ? 0 : 1
        if shape == target.shape && target.dtype.isFloatingPoint {
            return try crossEntropyOfProbabilities(target, weight, reduction, smoothing, classDimension)
        }
        if rank > 1 && target.rank > 0 && shape[0] != target.shape[0] {
            throw .value("Expected input batch_size (\(shape[0])) to match target batch_size (\(target.shape[0])).")
        }
        let logits = try softmax(classDimension, logarithm: true)
        let plain = try logits.nllLoss(target, weight, ignored, reduction)
        if smoothing == 0 { return plain }
        let classes = Double(shape[classDimension])
        var weighted = logits
        if let weight {
            var sizes = Array(repeating: 1, count: rank)
            sizes[classDimension] = weight.count
            weighted = try logits.multiply(weight.reshape(sizes))
        }
        var smooth = try weighted.sum([classDimension]).negated()
        let valid = try BinaryOp.ne(target, .int(Int64(ignored)))
        smooth = try Tensor.select(valid, smooth, Tensor.scalar(0, dtype))
        switch reduction {
        case .none: break
        case .sum: smooth = try smooth.sum()
        case .mean:
            let divisor: Tensor
            if let weight {
                let safe = try Tensor.select(valid, target, Tensor.scalar(0, .int64))
                let chosen = try weight.gathered([safe.reshape([safe.count])]).reshape(safe.shape.array)
                divisor = try Tensor.select(valid, chosen, Tensor.scalar(0, dtype)).sum()
            } else {
                divisor = try valid.sum().to(dtype)
            }
            smooth = try smooth.sum().divide(divisor)
        }
        return try plain.multiply(.double(1 - smoothing)).add(smooth.multiply(.double(smoothing / classes)))
    }

    private func crossEntropyOfProbabilities(
        _ target: Tensor, _ weight: Tensor?, _ reduction: Reduction, _ smoothing: Double, _ d: Int
    ) throws(TensorError) -> Tensor {
        var probabilities = target
        if smoothing > 0 {
            probabilities = try target.multiply(.double(1 - smoothing)).add(.double(smoothing / Double(shape[d])))
        }
        var terms = try softmax(d, logarithm: true).multiply(probabilities)
        if let weight {
            var sizes = Array(repeating: 1, count: rank)
            sizes[d] = weight.count
            terms = try terms.multiply(weight.reshape(sizes))
        }
        switch reduction {
        case .none: return try terms.sum([d]).negated()
        case .sum: return try terms.sum().negated()
        case .mean:
            return try terms.sum().negated().divide(.double(Double(count / Swift.max(shape[d], 1)))).named(
                "DivBackward1")
        }
    }

    package func poissonNLLLoss(
        _ target: Tensor, logInput: Bool, full: Bool, _ epsilon: Double, _ reduction: Reduction
    ) throws(TensorError) -> Tensor {
        var losses =
            logInput
            ? try UnaryOp.exp(self).subtract(target.multiply(self))
            : try subtract(target.multiply(UnaryOp.log(add(.double(epsilon)))))
        if full {
            let stirling = try target.multiply(UnaryOp.log(target)).subtract(target)
                .add(UnaryOp.log(target.multiply(.double(2 * .pi))).multiply(0.5))
            losses = try losses.add(Tensor.select(BinaryOp.le(target, 1), Tensor.scalar(0, dtype), stirling))
        }
        return try reduction(losses)
    }

    package func hingeEmbeddingLoss(
        _ target: Tensor, _ margin: Double, _ reduction: Reduction
    ) throws(TensorError) -> Tensor {
        let zero = try Tensor.scalar(0, dtype)
        let outside = try negated().add(.double(margin)).clamp(0, nil)
        let negative = try Tensor.select(BinaryOp.ne(target, 1), outside, zero)
        let positive = try Tensor.select(BinaryOp.ne(target, -1), self, zero)
        return try reduction(negative.add(positive))
    }

    package static func marginRankingLoss(
        _ a: Tensor, _ b: Tensor, _ target: Tensor, _ margin: Double, _ reduction: Reduction
    ) throws(TensorError) -> Tensor {
        try reduction(
            target.negated().multiply(a.subtract(b)).add(.double(margin)).clamp(0, nil).named("ClampMinBackward0"))
    }

    package func softMarginLoss(_ target: Tensor, _ reduction: Reduction) throws(TensorError) -> Tensor {
        guard !target.requiresGrad else {
            throw .runtime(
                "The function 'soft_margin_loss' is not differentiable with respect to argument 'target'. This input cannot "
                    + "have requires_grad True.")
        }
        return try reduction(UnaryOp.log1p(UnaryOp.exp(target.negated().multiply(self)))).named(
            "SoftMarginLossBackward0")
    }

    package static func cosineSimilarity(
        _ a: Tensor, _ b: Tensor, _ dimension: Int, _ epsilon: Double
    ) throws(TensorError) -> Tensor {
        let type = Promotion.of(a, b)
        let shape = try Shape.broadcast(a.shape, b.shape)
        let x = try a.to(type).expand(shape.array)
        let y = try b.to(type).expand(shape.array)
        let d = try x.dimension(dimension)
        let p = try x.vectorNorm(2, [d], keepDimensions: true).clamp(.double(epsilon), nil)
        let q = try y.vectorNorm(2, [d], keepDimensions: true).clamp(.double(epsilon), nil)
        return try x.divide(p).multiply(y.divide(q)).sum([d])
    }

    package static func cosineEmbeddingLoss(
        _ a: Tensor, _ b: Tensor, _ target: Tensor, _ margin: Double, _ reduction: Reduction
    ) throws(TensorError) -> Tensor {
        let d = target.rank
        let dot = try a.multiply(b).sum([d])
        let squares = try a.multiply(a).sum([d]).add(1e-12).multiply(b.multiply(b).sum([d]).add(1e-12))
        let cosine = try dot.divide(UnaryOp.sqrt(squares))
        let zero = try Tensor.scalar(0, cosine.dtype)
        let positive = try Tensor.select(BinaryOp.eq(target, 1), cosine.negated().add(1.0), zero)
        let negative = try Tensor.select(BinaryOp.eq(target, -1), cosine.subtract(.double(margin)).clamp(0, nil), zero)
        return try reduction(positive.add(negative))
    }

    /// Distances of matching rows.
    package static func pairwiseDistance(
        _ a: Tensor, _ b: Tensor, _ p: Double, _ epsilon: Double, keepDimensions: Bool
    ) throws(TensorError) -> Tensor {
        let difference = try a.subtract(b).add(.double(epsilon))
        return try difference.vectorNorm(p, [difference.rank - 1], keepDimensions: keepDimensions).named(
            "NormBackward1")
    }

    package static func tripletMarginLoss(
        _ anchor: Tensor, _ positive: Tensor, _ negative: Tensor, margin: Double, p: Double, epsilon: Double,
        swap: Bool,
        _ reduction: Reduction
    ) throws(TensorError) -> Tensor {
        let near = try pairwiseDistance(anchor, positive, p, epsilon, keepDimensions: false)
        var far = try pairwiseDistance(anchor, negative, p, epsilon, keepDimensions: false)
        if swap {
            far = try BinaryOp.minimum(far, pairwiseDistance(positive, negative, p, epsilon, keepDimensions: false))
        }
        return try reduction(near.subtract(far).add(.double(margin)).clamp(0, nil).named("ClampMinBackward0"))
    }

    package static func gaussianNLLLoss(
        _ input: Tensor, _ target: Tensor, _ variance: Tensor, full: Bool, _ epsilon: Double, _ reduction: Reduction
    ) throws(TensorError) -> Tensor {
        let spread = try variance.clamp(.double(epsilon), nil)
        let difference = try input.subtract(target)
        var losses = try UnaryOp.log(spread).add(difference.multiply(difference).divide(spread)).multiply(0.5)
        if full { losses = try losses.add(.double(0.9189385332046727)) }
        return try reduction(losses)
    }
}
