extension OperationTable {
    private static let legacy = "bool? size_average=None, bool? reduce=None, str reduction='mean'"

    /// The reduction that is named at `mode`, or that the older flags mean where one of them is given.
    private static func reduction(_ a: Arguments, _ average: Int, _ reduce: Int, _ mode: Int) throws(TensorError)
        -> Reduction
    {
        if a.isNone(average) && a.isNone(reduce) { return try Reduction.named(a.string(mode)) }
        let averages = a.isNone(average) ? true : try a.bool(average)
        let reduces = a.isNone(reduce) ? true : try a.bool(reduce)
        return reduces ? (averages ? .mean : .sum) : .none
    }

    /// The same where `legacy` begins at `start`.
    private static func reduction(_ a: Arguments, _ start: Int) throws(TensorError) -> Reduction {
        try reduction(a, start, start + 1, start + 2)
    }

    /// A loss of input and target alone.
    private static func plain(
        _ name: String, _ doc: String, _ body: @escaping (Tensor, Tensor, Reduction) throws(TensorError) -> Tensor
    ) -> Operation {
        Operation(
            name, [.functional], doc: doc,
            .tensor("(Tensor input, Tensor target, \(legacy))") { (a) throws(TensorError) in
                try body(a.tensor(0), a.tensor(1), reduction(a, 2))
            })
    }

    static let losses: [Operation] = [
        plain("mse_loss", "Squared differences.") { (x, t, r) throws(TensorError) in
            let type = Promotion.of(x, t)
            return try x.to(type).mseLoss(t.to(type), r)
        },
        plain("l1_loss", "Absolute differences.") { (x, t, r) throws(TensorError) in try x.l1Loss(t, r) },
        plain("soft_margin_loss", "log(1 + exp(-target · input)).") { (x, t, r) throws(TensorError) in
            try x.softMarginLoss(t, r)
        },
        Operation(
            "smooth_l1_loss", [.functional], doc: "Squared differences below beta, absolute ones above.",
            .tensor("(Tensor input, Tensor target, \(legacy), float beta=1.0)") { (a) throws(TensorError) in
                try a.tensor(0).smoothL1Loss(a.tensor(1), reduction(a, 2), a.double(5))
            }),
        Operation(
            "huber_loss", [.functional], doc: "Squared differences below delta, absolute ones above.",
            .tensor("(Tensor input, Tensor target, str reduction='mean', float delta=1.0)") { (a) throws(TensorError) in
                try a.tensor(0).huberLoss(a.tensor(1), Reduction.named(a.string(2)), a.double(3))
            }),
        Operation(
            "binary_cross_entropy", [.functional], doc: "Cross entropy of probabilities.",
            .tensor("(Tensor input, Tensor target, Tensor? weight=None, \(legacy))") { (a) throws(TensorError) in
                try a.tensor(0).binaryCrossEntropy(a.tensor(1), a.optionalTensor(2), reduction(a, 3))
            }),
        Operation(
            "binary_cross_entropy_with_logits", [.functional], doc: "Cross entropy of logits.",
            .tensor("(Tensor input, Tensor target, Tensor? weight=None, \(legacy), Tensor? pos_weight=None)") {
                (a) throws(TensorError) in
                try a.tensor(0).binaryCrossEntropyWithLogits(
                    a.tensor(1), a.optionalTensor(2), a.optionalTensor(6), reduction(a, 3))
            }),
        Operation(
            "nll_loss", [.functional], doc: "Negative log likelihood of classes.",
            .tensor(
                "(Tensor input, Tensor target, Tensor? weight=None, bool? size_average=None, int ignore_index=-100, "
                    + "bool? reduce=None, str reduction='mean')"
            ) { (a) throws(TensorError) in
                try a.tensor(0).nllLoss(a.tensor(1), a.optionalTensor(2), a.int(4), reduction(a, 3, 5, 6))
            }),
        Operation(
            "cross_entropy", [.functional], doc: "Cross entropy of logits with classes or probabilities.",
            .tensor(
                "(Tensor input, Tensor target, Tensor? weight=None, bool? size_average=None, int ignore_index=-100, "
                    + "bool? reduce=None, str reduction='mean', float label_smoothing=0.0)"
            ) { (a) throws(TensorError) in
                try a.tensor(0).crossEntropy(
                    a.tensor(1), a.optionalTensor(2), a.int(4), reduction(a, 3, 5, 6), smoothing: a.double(7))
            }),
        Operation(
            "kl_div", [.functional], doc: "The Kullback-Leibler divergence; input is a logarithm.",
            .tensor("(Tensor input, Tensor target, \(legacy), bool log_target=False)") { (a) throws(TensorError) in
                try a.tensor(0).klDivergence(
                    a.tensor(1), a.isNone(2) && a.isNone(3) ? a.string(4) : reduction(a, 2).rawValue,
                    logTarget: a.bool(5))
            }),
        Operation(
            "poisson_nll_loss", [.functional], doc: "Negative log likelihood of Poisson counts.",
            .tensor(
                "(Tensor input, Tensor target, bool log_input=True, bool full=False, bool? size_average=None, "
                    + "float eps=1e-08, bool? reduce=None, str reduction='mean')"
            ) { (a) throws(TensorError) in
                try a.tensor(0).poissonNLLLoss(
                    a.tensor(1), logInput: a.bool(2), full: a.bool(3), a.double(5), reduction(a, 4, 6, 7))
            }),
        Operation(
            "gaussian_nll_loss", [.functional], doc: "Negative log likelihood of normal variates.",
            .tensor("(Tensor input, Tensor target, Tensor var, bool full=False, float eps=1e-06, str reduction='mean')")
            {
                (a) throws(TensorError) in
                try Tensor.gaussianNLLLoss(
                    a.tensor(0), a.tensor(1), a.tensor(2), full: a.bool(3), a.double(4), Reduction.named(a.string(5)))
            }),
        Operation(
            "hinge_embedding_loss", [.functional], doc: "x for target 1, max(margin - x, 0) for -1.",
            .tensor("(Tensor input, Tensor target, float margin=1.0, \(legacy))") { (a) throws(TensorError) in
                try a.tensor(0).hingeEmbeddingLoss(a.tensor(1), a.double(2), reduction(a, 3))
            }),
        Operation(
            "margin_ranking_loss", [.functional], doc: "max(-target · (input1 - input2) + margin, 0).",
            .tensor("(Tensor input1, Tensor input2, Tensor target, float margin=0, \(legacy))") {
                (a) throws(TensorError) in
                try Tensor.marginRankingLoss(
                    a.tensor(0), a.tensor(1), a.tensor(2), a.double(3), reduction(a, 4))
            }),
        Operation(
            "cosine_embedding_loss", [.functional], doc: "1 - cos for target 1, max(cos - margin, 0) for -1.",
            .tensor("(Tensor input1, Tensor input2, Tensor target, float margin=0, \(legacy))") {
                (a) throws(TensorError) in
                try Tensor.cosineEmbeddingLoss(
                    a.tensor(0), a.tensor(1), a.tensor(2), a.double(3), reduction(a, 4))
            }),
        Operation(
            "triplet_margin_loss", [.functional], doc: "max(d(anchor, positive) - d(anchor, negative) + margin, 0).",
            .tensor(
                "(Tensor anchor, Tensor positive, Tensor negative, float margin=1.0, float p=2, float eps=1e-06, "
                    + "bool swap=False, \(legacy))"
            ) { (a) throws(TensorError) in
                try Tensor.tripletMarginLoss(
                    a.tensor(0), a.tensor(1), a.tensor(2), margin: a.double(3), p: a.double(4), epsilon: a.double(5),
                    swap: a.bool(6), reduction(a, 7))
            }),
        Operation(
            "cosine_similarity", [.functional, .function], doc: "The cosine of the angle along a dimension.",
            .tensor("(Tensor x1, Tensor x2, int dim=1, float eps=1e-08)") { (a) throws(TensorError) in
                try Tensor.cosineSimilarity(a.tensor(0), a.tensor(1), a.int(2), a.double(3))
            }),
        Operation(
            "pairwise_distance", [.functional, .function], doc: "Distances of matching rows.",
            .tensor("(Tensor x1, Tensor x2, float p=2.0, float eps=1e-06, bool keepdim=False)") {
                (a) throws(TensorError) in
                try Tensor.pairwiseDistance(
                    a.tensor(0), a.tensor(1), a.double(2), a.double(3), keepDimensions: a.bool(4))
            }),
        Operation(
            "cdist", [.function], doc: "Distances between all rows of two sets.",
            .tensor("(Tensor x1, Tensor x2, float p=2.0, str? compute_mode=None)") { (a) throws(TensorError) in
                try a.tensor(0).cdist(a.tensor(1), a.double(2))
            }),
        Operation(
            "normalize", [.functional], doc: "Divided by the p-norm along a dimension.",
            .tensor("(Tensor input, float p=2.0, int[1] dim=1, float eps=1e-12)") { (a) throws(TensorError) in
                let x = try a.tensor(0)
                let norm = try x.vectorNorm(a.double(1), a.integers(2), keepDimensions: true).clamp(
                    .double(a.double(3)), nil)
                return try x.divide(norm.expand(x.shape.array))
            }),
    ]
}
