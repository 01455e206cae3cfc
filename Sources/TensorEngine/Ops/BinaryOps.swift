import CKernels

extension Operand {
    func multiplied(_ g: Tensor) throws(TensorError) -> Tensor {
        switch self {
        case .tensor(let tensor): try g.multiply(tensor)
        case .scalar(let value): try g.multiply(value)
        }
    }

    func divided(_ g: Tensor) throws(TensorError) -> Tensor {
        switch self {
        case .tensor(let tensor): try g.divide(tensor)
        case .scalar(let value): try g.divide(value)
        }
    }
}

extension BinaryOp.Context {
    func a(_ dtype: DType) throws(TensorError) -> Tensor { try a.asTensor(dtype) }
    func b(_ dtype: DType) throws(TensorError) -> Tensor { try b.asTensor(dtype) }

    /// The gradient where `a` won; half of it where both did.
    func share(_ won: BinaryOp, of first: Bool) throws(TensorError) -> Tensor {
        let (a, b) = (try a(g.dtype), try b(g.dtype))
        let zero = try Tensor.scalar(0, g.dtype)
        let tie = try Tensor.select(BinaryOp.eq(a, b), g.multiply(0.5), zero)
        let beaten = first ? try won(b, a) : try won(a, b)
        let equal = try BinaryOp.eq(a, b)
        return try Tensor.select(BinaryOp.logicalOr(beaten, equal), tie, g)
    }
}

/// The table of element-wise functions of two operands.
extension BinaryOp {
    static let add: BinaryOp = BinaryOp(
        "add", "The sum.", OP_ADD, surfaces: [], saving: .none, gradientA: { (c) throws(TensorError) in c.g },
        gradientB: { (c) throws(TensorError) in c.g })
    static let sub: BinaryOp = BinaryOp(
        "sub", "The difference.", OP_SUB, surfaces: [], saving: .none, gradientA: { (c) throws(TensorError) in c.g },
        gradientB: { (c) throws(TensorError) in try c.g.negated() })
    static let rsub: BinaryOp = BinaryOp(
        "rsub", "The difference, operands exchanged.", OP_SUB, surfaces: [], node: "RsubBackward1", saving: .none,
        gradientB: { (c) throws(TensorError) in try c.g.negated() })
    static let mul: BinaryOp = BinaryOp(
        "mul", aliases: ["multiply"], "The product.", OP_MUL, saving: .crosswise,
        gradientA: { (c) throws(TensorError) in try c.b.multiplied(c.g) },
        gradientB: { (c) throws(TensorError) in try c.a.multiplied(c.g) })
    static let div: BinaryOp = BinaryOp(
        "div", "The quotient.", OP_DIV, .float, surfaces: [], saving: .divisor,
        gradientA: { (c) throws(TensorError) in try c.b.divided(c.g) },
        gradientB: { (c) throws(TensorError) in
            let b = try c.b(c.g.dtype)
            return try c.a.multiplied(c.g).negated().divide(b.multiply(b))
        })
    static let floorDivide: BinaryOp = BinaryOp(
        "floor_divide", "The quotient, rounded down.", OP_FLOOR_DIVIDE, kernelName: "div_floor_cpu", saving: .none)
    static let truncDivide: BinaryOp = BinaryOp(
        "trunc_divide", "The quotient without its fraction.", OP_TRUNC_DIVIDE, surfaces: [], saving: .none)
    static let remainder: BinaryOp = BinaryOp(
        "remainder", "What is left by division rounded down; it has the divisor's sign.", OP_REMAINDER,
        node: "RemainderBackward1", scalarNode: "RemainderBackward0",
        gradientA: { (c) throws(TensorError) in c.g },
        gradientB: { (c) throws(TensorError) in
            try c.g.multiply(BinaryOp.floorDivide(c.a, c.b)).negated()
        })
    static let fmod: BinaryOp = BinaryOp(
        "fmod", "What is left by division without fraction; it has the dividend's sign.", OP_FMOD,
        node: "FmodBackward1", scalarNode: "FmodBackward0",
        gradientA: { (c) throws(TensorError) in c.g },
        gradientB: { (c) throws(TensorError) in try c.g.multiply(BinaryOp.truncDivide(c.a, c.b)).negated() })
    static let pow: BinaryOp = BinaryOp(
        "pow", "The power.", OP_POW, surfaces: [], node: "PowBackward1", scalarNode: "PowBackward2", kernelName: "pow",
        gradientA: { (c) throws(TensorError) in
            let (a, b) = (try c.a(c.g.dtype), try c.b(c.g.dtype))
            let slope = try b.multiply(BinaryOp.pow(a, b.add(-1.0)))
            return try c.g.multiply(Tensor.select(BinaryOp.eq(b, 0), Tensor.scalar(0, c.g.dtype), slope))
        },
        gradientB: { (c) throws(TensorError) in
            let (a, b) = (try c.a(c.g.dtype), try c.b(c.g.dtype))
            let slope = try BinaryOp.pow(a, b).multiply(UnaryOp.log(a))
            let flat = try BinaryOp.logicalAnd(BinaryOp.eq(a, 0), BinaryOp.ge(b, 0))
            return try c.g.multiply(Tensor.select(flat, Tensor.scalar(0, c.g.dtype), slope))
        })
    static let atan2: BinaryOp = BinaryOp(
        "atan2", aliases: ["arctan2"], "The angle of the point (b, a).", OP_ATAN2, .float,
        gradientA: { (c) throws(TensorError) in
            let (a, b) = (try c.a(c.g.dtype), try c.b(c.g.dtype))
            return try c.g.multiply(b.divide(a.multiply(a).add(b.multiply(b))))
        },
        gradientB: { (c) throws(TensorError) in
            let (a, b) = (try c.a(c.g.dtype), try c.b(c.g.dtype))
            return try c.g.multiply(a.negated().divide(a.multiply(a).add(b.multiply(b))))
        })
    static let maximum: BinaryOp = BinaryOp(
        "maximum", "The larger of two; not a number wins.", OP_MAXIMUM, surfaces: [.function, .method],
        gradientA: { (c) throws(TensorError) in try c.share(BinaryOp.gt, of: true) },
        gradientB: { (c) throws(TensorError) in try c.share(BinaryOp.gt, of: false) })
    static let minimum: BinaryOp = BinaryOp(
        "minimum", "The smaller of two; not a number wins.", OP_MINIMUM, surfaces: [.function, .method],
        gradientA: { (c) throws(TensorError) in try c.share(BinaryOp.lt, of: true) },
        gradientB: { (c) throws(TensorError) in try c.share(BinaryOp.lt, of: false) })
    static let fmax: BinaryOp = BinaryOp(
        "fmax", "The larger of two; a number wins over not a number.", OP_FMAX, surfaces: [.function, .method],
        gradientA: { (c) throws(TensorError) in try c.choice(BinaryOp.ge, first: true) },
        gradientB: { (c) throws(TensorError) in try c.choice(BinaryOp.ge, first: false) })
    static let fmin: BinaryOp = BinaryOp(
        "fmin", "The smaller of two; a number wins over not a number.", OP_FMIN, surfaces: [.function, .method],
        gradientA: { (c) throws(TensorError) in try c.choice(BinaryOp.le, first: true) },
        gradientB: { (c) throws(TensorError) in try c.choice(BinaryOp.le, first: false) })
    static let hypot: BinaryOp = BinaryOp(
        "hypot", "√(a² + b²).", OP_HYPOT, .floatOnly,
        gradientA: { (c) throws(TensorError) in
            try c.g.multiply(c.a(c.g.dtype)).divide(BinaryOp.hypot(c.a(c.g.dtype), c.b(c.g.dtype)))
        },
        gradientB: { (c) throws(TensorError) in
            try c.g.multiply(c.b(c.g.dtype)).divide(BinaryOp.hypot(c.a(c.g.dtype), c.b(c.g.dtype)))
        })
    static let copysign: BinaryOp = BinaryOp(
        "copysign", "The magnitude of a with the sign of b.", OP_COPYSIGN, .float,
        gradientA: { (c) throws(TensorError) in
            let a = try c.a(c.g.dtype)
            let ratio = try BinaryOp.copysign(a, c.b(c.g.dtype)).divide(a)
            return try c.g.multiply(Tensor.select(BinaryOp.eq(a, 0), Tensor.scalar(0, c.g.dtype), ratio))
        },
        gradientB: { (c) throws(TensorError) in try Tensor.zeros(c.g.shape, c.g.dtype) })
    static let nextafter: BinaryOp = BinaryOp(
        "nextafter", "The next number from a towards b.", OP_NEXTAFTER, .floatOnly, saving: .none)
    static let logaddexp: BinaryOp = BinaryOp(
        "logaddexp", "log(exp(a) + exp(b)).", OP_LOGADDEXP, .floatOnly, surfaces: [.function, .method],
        gradientA: { (c) throws(TensorError) in
            try c.g.multiply(UnaryOp.sigmoid(c.a(c.g.dtype).subtract(c.b(c.g.dtype))))
        },
        gradientB: { (c) throws(TensorError) in
            try c.g.multiply(UnaryOp.sigmoid(c.b(c.g.dtype).subtract(c.a(c.g.dtype))))
        })
    static let xlogy: BinaryOp = BinaryOp(
        "xlogy", "a · log(b), zero where a is.", OP_XLOGY, .float,
        surfaces: [.function, .method, .inPlace, .special],
        gradientA: { (c) throws(TensorError) in
            let (a, b) = (try c.a(c.g.dtype), try c.b(c.g.dtype))
            let masked = try BinaryOp.logicalAnd(BinaryOp.eq(a, 0), BinaryOp.le(b, 0))
            return try c.g.multiply(Tensor.select(masked, Tensor.scalar(0, c.g.dtype), UnaryOp.log(b)))
        },
        gradientB: { (c) throws(TensorError) in try c.g.multiply(c.a(c.g.dtype)).divide(c.b(c.g.dtype)) })
    static let heaviside: BinaryOp = BinaryOp(
        "heaviside", "0 below zero, 1 above, b at it.", OP_HEAVISIDE, saving: .none)
    static let bitwiseAnd: BinaryOp = BinaryOp("bitwise_and", "Bits set in both.", OP_BITWISE_AND, .bits, saving: .none)
    static let bitwiseOr: BinaryOp = BinaryOp("bitwise_or", "Bits set in either.", OP_BITWISE_OR, .bits, saving: .none)
    static let bitwiseXor: BinaryOp = BinaryOp("bitwise_xor", "Bits set in one.", OP_BITWISE_XOR, .bits, saving: .none)
    static let shiftLeft: BinaryOp = BinaryOp(
        "bitwise_left_shift", "Bits moved up by b.", OP_SHIFT_LEFT, .bits, kernelName: "lshift_cpu", saving: .none)
    static let shiftRight: BinaryOp = BinaryOp(
        "bitwise_right_shift", "Bits moved down by b.", OP_SHIFT_RIGHT, .bits, kernelName: "rshift_cpu", saving: .none)
    static let gcd: BinaryOp = BinaryOp("gcd", "The greatest common divisor.", OP_GCD, .bits, saving: .none)
    static let lcm: BinaryOp = BinaryOp("lcm", "The least common multiple.", OP_LCM, .bits, saving: .none)
    static let eq: BinaryOp = BinaryOp("eq", "a = b.", OP_EQ, .comparison, saving: .none)
    static let ne: BinaryOp = BinaryOp("ne", aliases: ["not_equal"], "a ≠ b.", OP_NE, .comparison, saving: .none)
    static let lt: BinaryOp = BinaryOp("lt", aliases: ["less"], "a < b.", OP_LT, .comparison, saving: .none)
    static let le: BinaryOp = BinaryOp("le", aliases: ["less_equal"], "a ≤ b.", OP_LE, .comparison, saving: .none)
    static let gt: BinaryOp = BinaryOp("gt", aliases: ["greater"], "a > b.", OP_GT, .comparison, saving: .none)
    static let ge: BinaryOp = BinaryOp("ge", aliases: ["greater_equal"], "a ≥ b.", OP_GE, .comparison, saving: .none)
    static let logicalAnd: BinaryOp = BinaryOp("logical_and", "Both non-zero.", OP_LOGICAL_AND, .logic, saving: .none)
    static let logicalOr: BinaryOp = BinaryOp(
        "logical_or", "One or both non-zero.", OP_LOGICAL_OR, .logic, saving: .none)
    static let logicalXor: BinaryOp = BinaryOp(
        "logical_xor", "Exactly one non-zero.", OP_LOGICAL_XOR, .logic, saving: .none)

    package static let all: [BinaryOp] = [
        mul, floorDivide, remainder, fmod, atan2, maximum, minimum, fmax, fmin, hypot, copysign, nextafter, logaddexp,
        xlogy,
        heaviside, bitwiseAnd, bitwiseOr, bitwiseXor, shiftLeft, shiftRight, gcd, lcm, eq, ne, lt, le, gt, ge,
        logicalAnd,
        logicalOr, logicalXor,
    ]

    var operation: Operation {
        Operation(
            name, aliases: aliases, surfaces, doc: doc,
            inPlace: [
                .tensor("(Tensor input, Operand other)") { (a) throws(TensorError) in
                    try self.inPlace(a.tensor(0), a.operand(1))
                }
            ],
            overloads: [
                .tensor("(Operand input, Operand other)") { (a) throws(TensorError) in
                    try self(a.operand(0), a.operand(1))
                }
            ])
    }
}

extension BinaryOp.Context {
    /// The whole gradient to the side that was chosen; `wins(a, b)` or b being no number chooses a.
    func choice(_ wins: BinaryOp, first: Bool) throws(TensorError) -> Tensor {
        let (a, b) = (try a(g.dtype), try b(g.dtype))
        let mine = try BinaryOp.logicalOr(wins(a, b), UnaryOp.isnan(b))
        let zero = try Tensor.scalar(0, g.dtype)
        return first ? try Tensor.select(mine, g, zero) : try Tensor.select(mine, zero, g)
    }
}
