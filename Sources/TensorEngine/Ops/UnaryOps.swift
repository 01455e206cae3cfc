import CKernels

private let twoOverRootPi = 1.1283791670955125738961589031

/// The table of element-wise functions of one tensor.
extension UnaryOp {
    static let neg: UnaryOp = UnaryOp(
        "neg", aliases: ["negative"], "The negative of each element.", OP_NEG, .same,
        gradient: .fromGradient { (g) throws(TensorError) in try g.negated() })
    static let abs: UnaryOp = UnaryOp(
        "abs", aliases: ["absolute"], "The absolute value.", OP_ABS, .same,
        gradient: .fromInput { (x, g) throws(TensorError) in try g.multiply(UnaryOp.sgn(x)) })
    static let sign: UnaryOp = UnaryOp("sign", "-1, 0 or 1 by the sign.", OP_SIGN, .same, gradient: .zero)
    static let sgn: UnaryOp = UnaryOp("sgn", "The sign, as `sign`.", OP_SIGN, .same, gradient: .zero)
    static let floor: UnaryOp = UnaryOp("floor", "The largest integer not above.", OP_FLOOR, .rounding, gradient: .zero)
    static let ceil: UnaryOp = UnaryOp("ceil", "The smallest integer not below.", OP_CEIL, .rounding, gradient: .zero)
    static let trunc: UnaryOp = UnaryOp(
        "trunc", aliases: ["fix"], "Without the fraction.", OP_TRUNC, .rounding, gradient: .zero)
    static let rint: UnaryOp = UnaryOp(
        "round", "The nearest integer, ties to even.", OP_ROUND, .rounding, surfaces: [], gradient: .zero)
    static let frac: UnaryOp = UnaryOp(
        "frac", "The fraction, with the sign of the element.", OP_FRAC, .same,
        gradient: .fromGradient { (g) throws(TensorError) in g })
    static let sqrt: UnaryOp = UnaryOp(
        "sqrt", "The square root.", OP_SQRT,
        gradient: .fromOutput { (y, g) throws(TensorError) in try g.divide(y.multiply(2.0)) })
    static let rsqrt: UnaryOp = UnaryOp(
        "rsqrt", "1 / √x.", OP_RSQRT,
        gradient: .fromOutput { (y, g) throws(TensorError) in try g.multiply(-0.5).multiply(y.power(3)) })
    static let reciprocal: UnaryOp = UnaryOp(
        "reciprocal", "1 / x.", OP_RECIPROCAL,
        gradient: .fromOutput { (y, g) throws(TensorError) in try g.negated().multiply(y.multiply(y)) })
    static let square: UnaryOp = UnaryOp(
        "square", "x².", OP_SQUARE, .same, node: "Pow",
        gradient: .fromInput { (x, g) throws(TensorError) in try g.multiply(x.multiply(2.0)) })
    static let exp: UnaryOp = UnaryOp(
        "exp", "e to the x.", OP_EXP, gradient: .fromOutput { (y, g) throws(TensorError) in try g.multiply(y) })
    static let exp2: UnaryOp = UnaryOp(
        "exp2", "2 to the x.", OP_EXP2,
        gradient: .fromOutput { (y, g) throws(TensorError) in try g.multiply(y).multiply(0.693147180559945309) })
    static let expm1: UnaryOp = UnaryOp(
        "expm1", "e to the x, minus 1.", OP_EXPM1,
        gradient: .fromOutput { (y, g) throws(TensorError) in try g.multiply(y.add(1.0)) })
    static let log: UnaryOp = UnaryOp(
        "log", "The natural logarithm.", OP_LOG,
        gradient: .fromInput { (x, g) throws(TensorError) in try g.divide(x) })
    static let log2: UnaryOp = UnaryOp(
        "log2", "The logarithm to base 2.", OP_LOG2,
        gradient: .fromInput { (x, g) throws(TensorError) in try g.divide(x.multiply(0.6931471805599453)) })
    static let log10: UnaryOp = UnaryOp(
        "log10", "The logarithm to base 10.", OP_LOG10,
        gradient: .fromInput { (x, g) throws(TensorError) in try g.divide(x.multiply(2.3025850929940456)) })
    static let log1p: UnaryOp = UnaryOp(
        "log1p", "log(1 + x).", OP_LOG1P, node: "Log1P",
        gradient: .fromInput { (x, g) throws(TensorError) in try g.divide(x.add(1.0)) })
    static let sin: UnaryOp = UnaryOp(
        "sin", "The sine.", OP_SIN,
        gradient: .fromInput { (x, g) throws(TensorError) in try g.multiply(UnaryOp.cos(x)) })
    static let cos: UnaryOp = UnaryOp(
        "cos", "The cosine.", OP_COS,
        gradient: .fromInput { (x, g) throws(TensorError) in try g.multiply(UnaryOp.sin(x).negated()) })
    static let tan: UnaryOp = UnaryOp(
        "tan", "The tangent.", OP_TAN,
        gradient: .fromOutput { (y, g) throws(TensorError) in try g.multiply(y.multiply(y).add(1.0)) })
    static let asin: UnaryOp = UnaryOp(
        "asin", aliases: ["arcsin"], "The arc sine.", OP_ASIN,
        gradient: .fromInput { (x, g) throws(TensorError) in
            try g.multiply(UnaryOp.rsqrt(x.multiply(x).negated().add(1.0)))
        })
    static let acos: UnaryOp = UnaryOp(
        "acos", aliases: ["arccos"], "The arc cosine.", OP_ACOS,
        gradient: .fromInput { (x, g) throws(TensorError) in
            try g.multiply(UnaryOp.rsqrt(x.multiply(x).negated().add(1.0))).negated()
        })
    static let atan: UnaryOp = UnaryOp(
        "atan", aliases: ["arctan"], "The arc tangent.", OP_ATAN,
        gradient: .fromInput { (x, g) throws(TensorError) in try g.divide(x.multiply(x).add(1.0)) })
    static let sinh: UnaryOp = UnaryOp(
        "sinh", "The hyperbolic sine.", OP_SINH,
        gradient: .fromInput { (x, g) throws(TensorError) in try g.multiply(UnaryOp.cosh(x)) })
    static let cosh: UnaryOp = UnaryOp(
        "cosh", "The hyperbolic cosine.", OP_COSH,
        gradient: .fromInput { (x, g) throws(TensorError) in try g.multiply(UnaryOp.sinh(x)) })
    static let tanh: UnaryOp = UnaryOp(
        "tanh", "The hyperbolic tangent.", OP_TANH, surfaces: [.function, .method, .inPlace, .functional],
        gradient: .fromOutput { (y, g) throws(TensorError) in
            try g.slope(OP_TANH_GRAD, y) { (g, y) throws(TensorError) in
                try g.multiply(y.multiply(y).negated().add(1.0))
            }
        })
    static let asinh: UnaryOp = UnaryOp(
        "asinh", aliases: ["arcsinh"], "The inverse hyperbolic sine.", OP_ASINH,
        gradient: .fromInput { (x, g) throws(TensorError) in try g.multiply(UnaryOp.rsqrt(x.multiply(x).add(1.0))) })
    static let acosh: UnaryOp = UnaryOp(
        "acosh", aliases: ["arccosh"], "The inverse hyperbolic cosine.", OP_ACOSH,
        gradient: .fromInput { (x, g) throws(TensorError) in try g.multiply(UnaryOp.rsqrt(x.multiply(x).add(-1.0))) })
    static let atanh: UnaryOp = UnaryOp(
        "atanh", aliases: ["arctanh"], "The inverse hyperbolic tangent.", OP_ATANH,
        gradient: .fromInput { (x, g) throws(TensorError) in try g.divide(x.multiply(x).negated().add(1.0)) })
    static let erf: UnaryOp = UnaryOp(
        "erf", "The error function.", OP_ERF, surfaces: [.function, .method, .inPlace, .special],
        gradient: .fromInput { (x, g) throws(TensorError) in
            try g.multiply(UnaryOp.exp(x.multiply(x).negated())).multiply(.double(twoOverRootPi))
        })
    static let erfc: UnaryOp = UnaryOp(
        "erfc", "1 - erf(x).", OP_ERFC, surfaces: [.function, .method, .inPlace, .special],
        gradient: .fromInput { (x, g) throws(TensorError) in
            try g.multiply(UnaryOp.exp(x.multiply(x).negated())).multiply(.double(-twoOverRootPi))
        })
    static let erfinv: UnaryOp = UnaryOp(
        "erfinv", "The inverse of erf.", OP_ERFINV, surfaces: [.function, .method, .inPlace, .special],
        gradient: .fromOutput { (y, g) throws(TensorError) in
            try g.multiply(UnaryOp.exp(y.multiply(y))).multiply(0.886226925452758013649)
        })
    static let lgamma: UnaryOp = UnaryOp(
        "lgamma", "The logarithm of the gamma function's absolute value.", OP_LGAMMA,
        gradient: .fromInput { (x, g) throws(TensorError) in try g.multiply(UnaryOp.digamma(x)) })
    static let digamma: UnaryOp = UnaryOp(
        "digamma", "The derivative of lgamma.", OP_DIGAMMA,
        gradient: .fromInput { (x, g) throws(TensorError) in try g.multiply(UnaryOp.trigamma(x)) })
    static let trigamma: UnaryOp = UnaryOp(
        "trigamma", "The second derivative of lgamma.", OP_TRIGAMMA, surfaces: [], gradient: .none)
    static let i0: UnaryOp = UnaryOp(
        "i0", "The modified Bessel function of order 0.", OP_I0,
        gradient: .fromInput { (x, g) throws(TensorError) in try g.multiply(UnaryOp.i1(x)) })
    static let i1: UnaryOp = UnaryOp(
        "i1", "The modified Bessel function of order 1.", OP_I1, surfaces: [.special], gradient: .none)
    static let sinc: UnaryOp = UnaryOp(
        "sinc", "sin(πx) / (πx).", OP_SINC,
        gradient: .fromInput { (x, g) throws(TensorError) in
            let angle = try x.multiply(.double(.pi))
            let slope = try angle.multiply(UnaryOp.cos(angle)).subtract(UnaryOp.sin(angle)).divide(angle.multiply(x))
            return try g.multiply(Tensor.select(BinaryOp.eq(x, 0), Tensor.scalar(0, x.dtype), slope))
        })
    static let sigmoid: UnaryOp = UnaryOp(
        "sigmoid", "1 / (1 + exp(-x)).", OP_SIGMOID, surfaces: [.function, .method, .inPlace, .functional],
        gradient: .fromOutput { (y, g) throws(TensorError) in
            try g.slope(OP_SIGMOID_GRAD, y) { (g, y) throws(TensorError) in
                try g.multiply(y.negated().add(1.0)).multiply(y)
            }
        })
    static let logSigmoid: UnaryOp = UnaryOp(
        "logsigmoid", "log(sigmoid(x)).", OP_LOG_SIGMOID, surfaces: [.functional], node: "LogSigmoid",
        gradient: .fromInput { (x, g) throws(TensorError) in try g.multiply(UnaryOp.sigmoid(x.negated())) })
    static let relu: UnaryOp = UnaryOp(
        "relu", "max(x, 0).", OP_RELU, .same, surfaces: [.function, .method, .inPlace, .inPlaceFunction],
        gradient: .fromOutput { (y, g) throws(TensorError) in
            try g.slope(OP_RELU_GRAD, y) { (g, y) throws(TensorError) in
                try Tensor.select(BinaryOp.gt(y, 0), g, Tensor.scalar(0, g.dtype))
            }
        })
    static let silu: UnaryOp = UnaryOp(
        "silu", "x · sigmoid(x).", OP_SILU, surfaces: [],
        gradient: .fromInput { (x, g) throws(TensorError) in
            try g.slope(OP_SILU_GRAD, x) { (g, x) throws(TensorError) in
                let s = try UnaryOp.sigmoid(x)
                return try g.multiply(s.multiply(x.multiply(s.negated().add(1.0)).add(1.0)))
            }
        })
    static let gelu: UnaryOp = UnaryOp(
        "gelu", "x · Φ(x), Φ the normal distribution.", OP_GELU, surfaces: [],
        gradient: .fromInput { (x, g) throws(TensorError) in
            try g.slope(OP_GELU_GRAD, x) { (g, x) throws(TensorError) in
                let cdf = try UnaryOp.erf(x.multiply(0.70710678118654752440)).add(1.0).multiply(0.5)
                let pdf = try UnaryOp.exp(x.multiply(x).multiply(-0.5)).multiply(0.39894228040143267794)
                return try g.multiply(cdf.add(x.multiply(pdf)))
            }
        })
    static let geluTanh: UnaryOp = UnaryOp(
        "gelu", "GELU with a tanh in the place of the normal distribution.", OP_GELU_TANH, surfaces: [],
        gradient: .fromInput { (x, g) throws(TensorError) in
            try g.slope(OP_GELU_TANH_GRAD, x) { (g, x) throws(TensorError) in
                let square = try x.multiply(x)
                let inner = try x.add(x.multiply(square).multiply(0.044715)).multiply(0.79788456080286535588)
                let t = try UnaryOp.tanh(inner)
                let slope = try square.multiply(.double(3 * 0.044715)).add(1.0).multiply(0.79788456080286535588)
                let right = try x.multiply(0.5).multiply(t.multiply(t).negated().add(1.0)).multiply(slope)
                return try g.multiply(t.add(1.0).multiply(0.5).add(right))
            }
        })
    static let mish: UnaryOp = UnaryOp(
        "mish", "x · tanh(softplus(x)).", OP_MISH, surfaces: [],
        gradient: .fromInput { (x, g) throws(TensorError) in
            try g.slope(OP_MISH_GRAD, x) { (g, x) throws(TensorError) in
                let t = try UnaryOp.tanh(ParameterOp.softplus(x, 1, 20))
                let slope = try x.multiply(UnaryOp.sigmoid(x)).multiply(t.multiply(t).negated().add(1.0))
                return try g.multiply(t.add(slope))
            }
        })
    static let hardswish: UnaryOp = UnaryOp(
        "hardswish", "x · min(max(x + 3, 0), 6) / 6.", OP_HARDSWISH, surfaces: [],
        gradient: .fromInput { (x, g) throws(TensorError) in
            try g.slope(OP_HARDSWISH_GRAD, x) { (g, x) throws(TensorError) in
                let middle = try g.multiply(x.divide(3.0).add(0.5))
                let inner = try Tensor.select(BinaryOp.le(x, 3), middle, g)
                return try Tensor.select(BinaryOp.lt(x, -3), Tensor.scalar(0, g.dtype), inner)
            }
        })
    static let hardsigmoid: UnaryOp = UnaryOp(
        "hardsigmoid", "min(max(x + 3, 0), 6) / 6.", OP_HARDSIGMOID, surfaces: [],
        gradient: .fromInput { (x, g) throws(TensorError) in
            try g.slope(OP_HARDSIGMOID_GRAD, x) { (g, x) throws(TensorError) in
                let inside = try BinaryOp.lt(UnaryOp.abs(x), 3)
                return try Tensor.select(inside, g.divide(6.0), Tensor.scalar(0, g.dtype))
            }
        })
    static let softsign: UnaryOp = UnaryOp(
        "softsign", "x / (1 + |x|).", OP_SOFTSIGN, surfaces: [.functional], node: "Div",
        gradient: .fromInput { (x, g) throws(TensorError) in
            let d = try UnaryOp.abs(x).add(1.0)
            return try g.divide(d.multiply(d))
        })
    static let tanhshrink: UnaryOp = UnaryOp(
        "tanhshrink", "x - tanh(x).", OP_TANHSHRINK, surfaces: [.functional], node: "Sub",
        gradient: .fromInput { (x, g) throws(TensorError) in
            let t = try UnaryOp.tanh(x)
            return try g.multiply(t.multiply(t))
        })
    static let bitwiseNot: UnaryOp = UnaryOp(
        "bitwise_not", "Each bit inverted.", OP_BITWISE_NOT, .bits, gradient: .none)
    static let logicalNot: UnaryOp = UnaryOp("logical_not", "True where zero.", OP_LOGICAL_NOT, .test, gradient: .none)
    static let isnan: UnaryOp = UnaryOp(
        "isnan", "True where not a number.", OP_ISNAN, .floatTest, surfaces: [.function, .method], gradient: .none)
    static let isinf: UnaryOp = UnaryOp(
        "isinf", "True where infinite.", OP_ISINF, .floatTest, surfaces: [.function, .method], gradient: .none)
    static let isfinite: UnaryOp = UnaryOp(
        "isfinite", "True where neither infinite nor not a number.", OP_ISFINITE, .floatTest,
        surfaces: [.function, .method], gradient: .none)
    static let isposinf: UnaryOp = UnaryOp(
        "isposinf", "True where +∞.", OP_ISPOSINF, .floatTest, surfaces: [.function, .method], gradient: .none)
    static let isneginf: UnaryOp = UnaryOp(
        "isneginf", "True where -∞.", OP_ISNEGINF, .floatTest, surfaces: [.function, .method], gradient: .none)
    static let signbit: UnaryOp = UnaryOp(
        "signbit", "True where the sign bit is set.", OP_SIGNBIT, .test, surfaces: [.function, .method], gradient: .none
    )

    package static let all: [UnaryOp] = [
        neg, abs, sign, sgn, floor, ceil, trunc, frac, sqrt, rsqrt, reciprocal, square, exp, exp2, expm1, log, log2,
        log10,
        log1p, sin, cos, tan, asin, acos, atan, sinh, cosh, tanh, asinh, acosh, atanh, erf, erfc, erfinv, lgamma,
        digamma,
        i0, i1, sinc, sigmoid, logSigmoid, relu, softsign, tanhshrink, bitwiseNot, logicalNot, isnan, isinf, isfinite,
        isposinf,
        isneginf, signbit,
    ]

    var operation: Operation {
        Operation(
            name, aliases: aliases, surfaces, doc: doc,
            inPlace: [.tensor("(Tensor input)") { (a) throws(TensorError) in try self.inPlace(a.tensor(0)) }],
            overloads: [.tensor("(Tensor input)") { (a) throws(TensorError) in try self(a.tensor(0)) }])
    }
}

extension Tensor {
    /// A gradient by one fused kernel; by composition where the gradient itself must be differentiable.
    func slope(
        _ kernel: ElementwiseOp, _ value: Tensor, _ parameters: KernelParameters = KernelParameters(),
        _ composed: (Tensor, Tensor) throws(TensorError) -> Tensor
    ) throws(TensorError) -> Tensor {
        if Tensor.records(self, value) { return try composed(self, value) }
        return try Kernel.binary(
            kernel, self, value, compute: dtype.computeType, result: dtype, parameters, kernelName: "gradient")
    }
}
