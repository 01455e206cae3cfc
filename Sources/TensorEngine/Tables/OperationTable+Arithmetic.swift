extension OperationTable {
    static let arithmetic: [Operation] = [
        Operation(
            "add", [.function, .method, .inPlace], doc: "input + alpha · other.",
            inPlace: [
                .tensor("(Tensor input, Operand other, *, Scalar alpha=1)") { (a) throws(TensorError) in
                    try a.tensor(0).addInPlace(a.operand(1), alpha: a.scalar(2))
                }
            ],
            .tensor("(Operand input, Operand other, *, Scalar alpha=1)") { (a) throws(TensorError) in
                try Tensor.add(a.operand(0), a.operand(1), alpha: a.scalar(2))
            }),
        Operation(
            "sub", aliases: ["subtract"], [.function, .method, .inPlace], doc: "input - alpha · other.",
            inPlace: [
                .tensor("(Tensor input, Operand other, *, Scalar alpha=1)") { (a) throws(TensorError) in
                    let alpha = try a.scalar(2)
                    if alpha == .int(1) { return try BinaryOp.sub.inPlace(a.tensor(0), a.operand(1)) }
                    let negated: Scalar
                    if case .int(let value) = alpha {
                        negated = .int(0 &- value)
                    } else {
                        negated = .double(-alpha.double)
                    }
                    return try a.tensor(0).addInPlace(a.operand(1), alpha: negated)
                }
            ],
            .tensor("(Operand input, Operand other, *, Scalar alpha=1)") { (a) throws(TensorError) in
                try Tensor.subtract(a.operand(0), a.operand(1), alpha: a.scalar(2))
            }),
        Operation(
            "rsub", doc: "other - alpha · input.",
            .tensor("(Tensor input, Operand other, *, Scalar alpha=1)") { (a) throws(TensorError) in
                try Tensor.subtract(a.operand(1), a.operand(0), alpha: a.scalar(2))
            }),
        Operation(
            "div", aliases: ["divide"], [.function, .method, .inPlace],
            doc: "input / other; rounding_mode 'trunc' or 'floor' rounds the quotient.",
            inPlace: [
                .tensor("(Tensor input, Operand other, *, str? rounding_mode=None)") { (a) throws(TensorError) in
                    try divider(a.optionalString(2)).inPlace(a.tensor(0), a.operand(1))
                }
            ],
            .tensor("(Operand input, Operand other, *, str? rounding_mode=None)") { (a) throws(TensorError) in
                let mode = try a.optionalString(2)
                let result = try divider(mode)(a.operand(0), a.operand(1))
                let inputs = [try a.operand(0).tensor, try a.operand(1).tensor].compactMap { $0 }
                let count = inputs.count
                if mode != nil {
                    try result.record(inputs.count == 2 ? "DivBackward2" : "DivBackward3", inputs) {
                        (_, g) throws(TensorError) in
                        let zero = try Tensor.zeros(g.shape, g.dtype)
                        return Array(repeating: zero, count: count)
                    }
                }
                return result
            }),
        Operation(
            "true_divide", [.function, .method, .inPlace], doc: "input / other.",
            .tensor("(Operand input, Operand other)") { (a) throws(TensorError) in
                try BinaryOp.div(a.operand(0), a.operand(1))
            }),
        Operation(
            "pow", [.function, .method, .inPlace], doc: "input to the power of exponent.",
            .tensor("(Tensor input, Scalar exponent)") { (a) throws(TensorError) in try a.tensor(0).power(a.scalar(1))
            },
            .tensor("(Operand input, Tensor exponent)") { (a) throws(TensorError) in
                try BinaryOp.pow(a.operand(0), a.operand(1))
            }),
        Operation(
            "float_power", [.function, .method], doc: "The power in double precision.",
            .tensor("(Operand input, Operand exponent)") { (a) throws(TensorError) in
                let base = try a.operand(0).asTensor(.float64).to(.float64)
                return try BinaryOp.pow(base, a.operand(1).asTensor(.float64).to(.float64))
            }),
        Operation(
            "round", [.function, .method, .inPlace], doc: "The nearest integer, ties to even, or so many decimals.",
            .tensor("(Tensor input, *, int decimals=0)") { (a) throws(TensorError) in
                let decimals = try a.int(1)
                if decimals == 0 { return try UnaryOp.rint(a.tensor(0)) }
                var scale = 1.0
                for _ in 0..<min(abs(decimals), 400) { scale *= 10 }
                return try ParameterOp.roundScaled(a.tensor(0), scale, decimals < 0 ? 1 : 0)
            }),
        Operation(
            "clamp", aliases: ["clip"], [.function, .method, .inPlace], doc: "Limited to minimum and maximum.",
            .tensor("(Tensor input, Scalar? min=None, Scalar? max=None)") { (a) throws(TensorError) in
                try a.tensor(0).clamp(a.optionalScalar(1), a.optionalScalar(2))
            },
            .tensor("(Tensor input, Tensor? min=None, Tensor? max=None)") { (a) throws(TensorError) in
                try a.tensor(0).clamp(a.optionalTensor(1), a.optionalTensor(2))
            }),
        Operation(
            "clamp_min", [.function, .method, .inPlace], doc: "At least the minimum.",
            .tensor("(Tensor input, Scalar min)") { (a) throws(TensorError) in try a.tensor(0).clamp(a.scalar(1), nil)
            },
            .tensor("(Tensor input, Tensor min)") { (a) throws(TensorError) in try a.tensor(0).clamp(a.tensor(1), nil) }
        ),
        Operation(
            "clamp_max", [.function, .method, .inPlace], doc: "At most the maximum.",
            .tensor("(Tensor input, Scalar max)") { (a) throws(TensorError) in try a.tensor(0).clamp(nil, a.scalar(1))
            },
            .tensor("(Tensor input, Tensor max)") { (a) throws(TensorError) in try a.tensor(0).clamp(nil, a.tensor(1)) }
        ),
        Operation(
            "lerp", [.function, .method, .inPlace], doc: "input + weight · (end - input).",
            .tensor("(Tensor input, Tensor end, Operand weight)") { (a) throws(TensorError) in
                try a.tensor(0).lerp(a.tensor(1), a.operand(2))
            }),
        Operation(
            "addcmul", [.function, .method, .inPlace], doc: "input + value · tensor1 · tensor2.",
            .tensor("(Tensor input, Tensor tensor1, Tensor tensor2, *, Scalar value=1)") { (a) throws(TensorError) in
                try a.tensor(0).addcmul(a.tensor(1), a.tensor(2), a.scalar(3))
            }),
        Operation(
            "addcdiv", [.function, .method, .inPlace], doc: "input + value · tensor1 / tensor2.",
            .tensor("(Tensor input, Tensor tensor1, Tensor tensor2, *, Scalar value=1)") { (a) throws(TensorError) in
                try a.tensor(0).addcdiv(a.tensor(1), a.tensor(2), a.scalar(3))
            }),
        Operation(
            "where", doc: "Elements of input where condition is true, else of other.",
            Overload("(Tensor condition)") { (a) throws(TensorError) in .tensors(try a.tensor(0).nonzeroPositions()) },
            .tensor("(Tensor condition, Operand input, Operand other)") { (a) throws(TensorError) in
                let (condition, x, y) = (try a.tensor(0), try a.operand(1), try a.operand(2))
                switch (x, y) {
                case (.tensor(let p), .tensor(let q)): return try Tensor.select(condition, p, q)
                case (.tensor(let p), .scalar(let v)):
                    return try Tensor.select(condition, p, Tensor.scalar(v, Promotion.of(p, v)))
                case (.scalar(let v), .tensor(let q)):
                    return try Tensor.select(condition, Tensor.scalar(v, Promotion.of(q, v)), q)
                case (.scalar(let v), .scalar(let w)):
                    let type = DType.promote(v.dtype, w.dtype)
                    return try Tensor.select(condition, Tensor.scalar(v, type), Tensor.scalar(w, type))
                }
            }),
        Operation(
            "nan_to_num", [.function, .method, .inPlace], doc: "Numbers in the place of NaN and infinities.",
            .tensor("(Tensor input, float? nan=None, float? posinf=None, float? neginf=None)") {
                (a) throws(TensorError) in
                let x = try a.tensor(0)
                guard x.dtype.isFloatingPoint else { return try x.clone() }
                let largest = x.dtype.largestFinite
                return try ParameterOp.nanToNum(
                    x, a.optionalDouble(1) ?? 0, a.optionalDouble(2) ?? largest, a.optionalDouble(3) ?? -largest)
            }),
        Operation(
            "deg2rad", [.function, .method, .inPlace], doc: "Degrees in radians.",
            .tensor("(Tensor input)") { (a) throws(TensorError) in
                try a.tensor(0).multiply(.double(0.017453292519943295)).named("Deg2RadBackward0")
            }),
        Operation(
            "rad2deg", [.function, .method, .inPlace], doc: "Radians in degrees.",
            .tensor("(Tensor input)") { (a) throws(TensorError) in
                try a.tensor(0).multiply(.double(57.29577951308232)).named("Rad2DegBackward0")
            }),
        Operation(
            "logit", [.function, .method, .inPlace, .special], doc: "log(x / (1 - x)).",
            .tensor("(Tensor input, float? eps=None)") { (a) throws(TensorError) in
                var x = try a.tensor(0)
                if let epsilon = try a.optionalDouble(1) { x = try x.clamp(.double(epsilon), .double(1 - epsilon)) }
                if !x.dtype.isFloatingPoint { x = try x.to(DType.defaultFloat) }
                return try UnaryOp.log(x.divide(x.negated().add(1.0))).named("LogitBackward0")
            }),
        Operation(
            "positive", [.function, .method], doc: "The tensor itself.",
            .tensor("(Tensor input)") { (a) throws(TensorError) in
                guard try a.tensor(0).dtype != .bool else {
                    throw .runtime("The `+` operator, on a bool tensor is not supported.")
                }
                return try a.tensor(0)
            }),
        Operation(
            "isclose", [.function, .method], doc: "True where |input - other| ≤ atol + rtol · |other|.",
            .tensor("(Tensor input, Tensor other, float rtol=1e-05, float atol=1e-08, bool equal_nan=False)") {
                (a) throws(TensorError) in
                try isClose(a.tensor(0), a.tensor(1), a.double(2), a.double(3), equalNaN: a.bool(4))
            }),
        Operation(
            "allclose", [.function, .method], doc: "Whether all elements are close.",
            Overload("(Tensor input, Tensor other, float rtol=1e-05, float atol=1e-08, bool equal_nan=False)") {
                (a) throws(TensorError) in
                .scalar(
                    .bool(
                        try isClose(a.tensor(0), a.tensor(1), a.double(2), a.double(3), equalNaN: a.bool(4)).all()
                            .truth()))
            }),
        Operation(
            "equal", [.function, .method], doc: "Whether shapes and elements are equal.",
            Overload("(Tensor input, Tensor other)") { (a) throws(TensorError) in
                let (x, y) = (try a.tensor(0), try a.tensor(1))
                return .scalar(.bool(x.shape == y.shape ? try BinaryOp.eq(x, y).all().truth() : false))
            }),
        Operation(
            "fill", [.function, .method, .inPlace], doc: "All elements the same.",
            inPlace: [
                .tensor("(Tensor input, Scalar value)") { (a) throws(TensorError) in
                    try a.tensor(0).fillInPlace(a.scalar(1))
                }
            ],
            .tensor("(Tensor input, Scalar value)") { (a) throws(TensorError) in
                try Tensor.full(a.tensor(0).shape, a.scalar(1), a.tensor(0).dtype)
            }),
        Operation(
            "zero", [.inPlace], doc: "All elements zero.",
            inPlace: [.tensor("(Tensor input)") { (a) throws(TensorError) in try a.tensor(0).fillInPlace(0) }],
            .tensor("(Tensor input)") { (a) throws(TensorError) in
                try Tensor.zeros(a.tensor(0).shape, a.tensor(0).dtype)
            }),
        Operation(
            "copy", [.inPlace], doc: "The elements of another tensor, converted and broadcast.",
            inPlace: [
                .tensor("(Tensor input, Tensor src, bool non_blocking=False)") { (a) throws(TensorError) in
                    try a.tensor(0).copyInPlace(a.tensor(1))
                }
            ],
            .tensor("(Tensor input, Tensor src, bool non_blocking=False)") { (a) throws(TensorError) in try a.tensor(1)
            }),
    ]

    private static func divider(_ mode: String?) throws(TensorError) -> BinaryOp {
        switch mode {
        case nil: .div
        case "floor": .floorDivide
        case "trunc": .truncDivide
        default:
            throw .runtime(
                "div expected rounding_mode to be one of None, 'trunc', or 'floor' but found '\(mode ?? "")'")
        }
    }

    private static func isClose(
        _ a: Tensor, _ b: Tensor, _ relative: Double, _ absolute: Double, equalNaN: Bool
    ) throws(TensorError) -> Tensor {
        guard a.dtype == b.dtype else {
            throw .runtime("\(a.dtype.scalarName) did not match \(b.dtype.scalarName)")
        }
        var close = try BinaryOp.eq(a, b)
        if equalNaN && a.dtype.isFloatingPoint {
            close = try BinaryOp.logicalOr(close, BinaryOp.logicalAnd(UnaryOp.isnan(a), UnaryOp.isnan(b)))
        }
        if relative == 0 && absolute == 0 { return close }
        let allowed = try UnaryOp.abs(b).multiply(.double(relative)).add(.double(absolute))
        let difference = try UnaryOp.abs(a.subtract(b))
        let near = try BinaryOp.logicalAnd(UnaryOp.isfinite(difference), BinaryOp.le(difference, allowed))
        return try BinaryOp.logicalOr(close, near)
    }
}

extension DType {
    /// The largest finite number of a floating-point type.
    package var largestFinite: Double {
        switch self {
        case .float16: 65504
        case .bfloat16: 3.3895313892515355e38
        case .float32: Double(Float.greatestFiniteMagnitude)
        default: Double.greatestFiniteMagnitude
        }
    }
}
