extension OperationTable {
    /// An activation of `torch.nn.functional` that can work in place by an argument. `unrecorded` does so where no gradient will
    /// need the old values.
    private static func simple(
        _ name: String, _ doc: String, parameters: String = "", also: Surfaces = [],
        unrecorded: ((Tensor, Arguments) throws(TensorError) -> Tensor)? = nil,
        _ body: @escaping (Tensor, Arguments) throws(TensorError) -> Tensor
    ) -> Operation {
        let between = parameters.isEmpty ? "" : ", " + parameters
        let place = parameters.isEmpty ? 1 : parameters.split(separator: ",").count + 1
        return Operation(
            name, Surfaces.functional.union(also), doc: doc,
            .tensor("(Tensor input\(between), bool inplace=False)") { (a) throws(TensorError) in
                let x = try a.tensor(0)
                guard try a.bool(place) else { return try body(x, a) }
                if let unrecorded, !Tensor.records(x), x.dtype.isFloatingPoint { return try unrecorded(x, a) }
                try x.checkInPlace()
                try x.adopt(body(x.sourceForAdoption(), a))
                return x
            })
    }

    private static func simple(_ name: String, _ doc: String, _ op: UnaryOp) -> Operation {
        simple(name, doc, unrecorded: { (x, _) throws(TensorError) in try op.inPlace(x) }) {
            (x, _) throws(TensorError) in try op(x)
        }
    }

    static let activations: [Operation] = [
        simple("silu", "x · sigmoid(x).", UnaryOp.silu),
        simple("mish", "x · tanh(softplus(x)).", UnaryOp.mish),
        simple("hardswish", "x · min(max(x + 3, 0), 6) / 6.", UnaryOp.hardswish),
        simple("hardsigmoid", "min(max(x + 3, 0), 6) / 6.", UnaryOp.hardsigmoid),
        simple(
            "relu6", "min(max(x, 0), 6).",
            unrecorded: { (x, _) throws(TensorError) in try ParameterOp.hardtanh.inPlace(x, 0, 6) }
        ) { (x, _) throws(TensorError) in try ParameterOp.hardtanh(x, 0, 6) },
        simple("leaky_relu", "x, or a small slope below zero.", parameters: "float negative_slope=0.01") {
            (x, a) throws(TensorError) in try ParameterOp.leakyReLU(x, a.double(1))
        },
        simple("elu", "x, or alpha · (exp(x) - 1) below zero.", parameters: "float alpha=1.0") {
            (x, a) throws(TensorError) in try ParameterOp.elu(x, a.double(1), 1, 1)
        },
        simple("celu", "x, or alpha · (exp(x / alpha) - 1) below zero.", parameters: "float alpha=1.0", also: .function)
        {
            (x, a) throws(TensorError) in
            let alpha = try a.double(1)
            guard alpha != 0 else { throw .runtime("ZeroDivisionError: alpha cannot be 0 for CELU") }
            return try ParameterOp.celu(x, alpha, 1, 1 / alpha)
        },
        simple("selu", "The self-normalising ELU.", also: .function) { (x, _) throws(TensorError) in
            try ParameterOp.elu(x, 1.6732632423543772848170429916717, 1.0507009873554804934193349852946, 1)
        },
        simple("hardtanh", "Limited to a range.", parameters: "float min_val=-1.0, float max_val=1.0") {
            (x, a) throws(TensorError) in
            let (low, high) = (try a.double(1), try a.double(2))
            guard low <= high else { throw .value("min_val cannot be greater than max_val") }
            return try ParameterOp.hardtanh(x, low, high)
        },
        simple(
            "threshold", "x above a threshold, else a value.", parameters: "float threshold, float value",
            also: .function
        ) {
            (x, a) throws(TensorError) in try ParameterOp.threshold(x, a.double(1), a.double(2))
        },
        Operation(
            "relu", [.functional], doc: "max(x, 0).",
            .tensor("(Tensor input, bool inplace=False)") { (a) throws(TensorError) in
                try a.bool(1) ? UnaryOp.relu.inPlace(a.tensor(0)) : UnaryOp.relu(a.tensor(0))
            }),
        Operation(
            "gelu", [.functional], doc: "x · Φ(x); approximate 'tanh' for the tanh form.",
            .tensor("(Tensor input, *, str approximate='none')") { (a) throws(TensorError) in
                switch try a.string(1) {
                case "none": return try UnaryOp.gelu(a.tensor(0))
                case "tanh": return try UnaryOp.geluTanh(a.tensor(0))
                default: throw .runtime("approximate argument must be either none or tanh.")
                }
            }),
        Operation(
            "softplus", [.functional], doc: "log(1 + exp(beta · x)) / beta.",
            .tensor("(Tensor input, float beta=1, float threshold=20)") { (a) throws(TensorError) in
                try ParameterOp.softplus(a.tensor(0), a.double(1), a.double(2))
            }),
        Operation(
            "hardshrink", [.functional, .function, .method], doc: "Zero within ±lambd.",
            .tensor("(Tensor input, float lambd=0.5)") { (a) throws(TensorError) in
                try ParameterOp.hardshrink(a.tensor(0), a.double(1))
            }),
        Operation(
            "softshrink", [.functional], doc: "Moved towards zero by lambd.",
            .tensor("(Tensor input, float lambd=0.5)") { (a) throws(TensorError) in
                guard try a.double(1) >= 0 else {
                    throw .runtime("lambda must be greater or equal to 0, but found to be \(try a.double(1)).")
                }
                return try ParameterOp.softshrink(a.tensor(0), a.double(1))
            }),
        Operation(
            "prelu", [.functional, .function, .method], doc: "x, or a learnt slope below zero.",
            .tensor("(Tensor input, Tensor weight)") { (a) throws(TensorError) in try a.tensor(0).prelu(a.tensor(1)) }),
        Operation(
            "glu", [.functional], doc: "One half gated by the other.",
            .tensor("(Tensor input, int dim=-1)") { (a) throws(TensorError) in try a.tensor(0).glu(a.int(1)) }),
        Operation(
            "softmax", [.functional, .function, .method, .special], doc: "exp(x) / Σ exp(x) along a dimension.",
            .tensor("(Tensor input, int dim, dtype? dtype=None)") { (a) throws(TensorError) in
                try a.tensor(0).softmax(a.int(1), dtype: a.dtype(2), logarithm: false)
            },
            .tensor("(Tensor input, int? dim=None, int _stacklevel=3, dtype? dtype=None)") { (a) throws(TensorError) in
                let x = try a.tensor(0)
                return try x.softmax(a.optionalInt(1) ?? implicitDimension(x), dtype: a.dtype(3), logarithm: false)
            }),
        Operation(
            "log_softmax", [.functional, .function, .method, .special], doc: "The logarithm of softmax.",
            .tensor("(Tensor input, int dim, dtype? dtype=None)") { (a) throws(TensorError) in
                try a.tensor(0).softmax(a.int(1), dtype: a.dtype(2), logarithm: true)
            },
            .tensor("(Tensor input, int? dim=None, int _stacklevel=3, dtype? dtype=None)") { (a) throws(TensorError) in
                let x = try a.tensor(0)
                return try x.softmax(a.optionalInt(1) ?? implicitDimension(x), dtype: a.dtype(3), logarithm: true)
            }),
        Operation(
            "softmin", [.functional], doc: "softmax(-x).",
            .tensor("(Tensor input, int dim, *, dtype? dtype=None)") { (a) throws(TensorError) in
                try a.tensor(0).negated().softmax(a.int(1), dtype: a.dtype(2), logarithm: false)
            }),
    ]

    /// The dimension that softmax takes when none is given.
    private static func implicitDimension(_ x: Tensor) -> Int { x.rank == 0 || x.rank == 1 || x.rank == 3 ? 0 : 1 }
}
