import CKernels

/// The operators that other operations and gradients are written with.
extension Tensor {
    @inline(__always) package func add(_ other: Tensor) throws(TensorError) -> Tensor { try BinaryOp.add(self, other) }
    package func add(_ other: Scalar) throws(TensorError) -> Tensor { try BinaryOp.add(self, other) }
    @inline(__always) package func subtract(_ other: Tensor) throws(TensorError) -> Tensor {
        try BinaryOp.sub(self, other)
    }
    package func subtract(_ other: Scalar) throws(TensorError) -> Tensor { try BinaryOp.sub(self, other) }
    @inline(__always) package func multiply(_ other: Tensor) throws(TensorError) -> Tensor {
        try BinaryOp.mul(self, other)
    }
    package func multiply(_ other: Scalar) throws(TensorError) -> Tensor { try BinaryOp.mul(self, other) }
    @inline(__always) package func divide(_ other: Tensor) throws(TensorError) -> Tensor {
        try BinaryOp.div(self, other)
    }
    package func divide(_ other: Scalar) throws(TensorError) -> Tensor { try BinaryOp.div(self, other) }
    package func negated() throws(TensorError) -> Tensor { try UnaryOp.neg(self) }

    /// `a + alpha · b`
    package static func add(_ a: Operand, _ b: Operand, alpha: Scalar) throws(TensorError) -> Tensor {
        if alpha == .int(1) { return try BinaryOp.add(a, b) }
        return try BinaryOp.add(a, try scaled(b, alpha, like: a))
    }

    package static func subtract(_ a: Operand, _ b: Operand, alpha: Scalar) throws(TensorError) -> Tensor {
        if alpha == .int(1) {
            if case .scalar = a { return try BinaryOp.rsub(a, b) }
            return try BinaryOp.sub(a, b)
        }
        return try BinaryOp.sub(a, try scaled(b, alpha, like: a))
    }

    private static func scaled(_ b: Operand, _ alpha: Scalar, like a: Operand) throws(TensorError) -> Operand {
        if alpha.isFloatingPoint && !a.isFloatingPoint && !b.isFloatingPoint { throw .alphaKind(.int64) }
        switch b {
        case .tensor(let tensor): return .tensor(try tensor.multiply(alpha))
        case .scalar(.int(let value)):
            if case .int(let factor) = alpha { return .scalar(.int(value &* factor)) }
            return .scalar(.double(Double(value) * alpha.double))
        case .scalar(let value): return .scalar(.double(value.double * alpha.double))
        }
    }

    @discardableResult
    package func addInPlace(_ other: Tensor) throws(TensorError) -> Tensor {
        try BinaryOp.add.inPlace(self, .tensor(other))
    }

    /// `add_`: `self += alpha · other`, by one kernel where nothing is recorded.
    @discardableResult
    package func addInPlace(_ other: Operand, alpha: Scalar) throws(TensorError) -> Tensor {
        if alpha == .int(1) { return try BinaryOp.add.inPlace(self, other) }
        if case .tensor(let tensor) = other, dtype.isFloatingPoint, tensor.dtype == dtype,
            !Tensor.records(self, tensor),
            tensor.shape == shape
        {
            try checkInPlace()
            let input = try Kernel.separated(tensor, from: self)
            _ = try Kernel.binary(
                OP_ADD_SCALED, self, input, compute: dtype.computeType, result: dtype, out: self,
                KernelParameters(alpha.double), kernelName: "add_cpu")
            markChanged()
            return self
        }
        return try BinaryOp.add.inPlace(self, Tensor.scaled(other, alpha, like: .tensor(self)))
    }

    /// A power with the cheap cases taken apart, as PyTorch does.
    package func power(_ exponent: Scalar) throws(TensorError) -> Tensor {
        let result = Promotion.of(self, exponent)
        if result == .bool { return try exponent.isTrue ? clone() : Tensor.full(shape, true, .bool) }
        if !result.isFloatingPoint && exponent.double < 0 { throw .integerPower }
        let y: Tensor
        if result == dtype && result.isFloatingPoint {
            switch exponent.double {
            case 2:
                y = try Kernel.unary(OP_SQUARE, self, compute: result.computeType, result: result, kernelName: "pow")
            case 0.5:
                y = try Kernel.unary(OP_SQRT, self, compute: result.computeType, result: result, kernelName: "pow")
            case -1:
                y = try Kernel.unary(
                    OP_RECIPROCAL, self, compute: result.computeType, result: result, kernelName: "pow")
            case -0.5:
                y = try Kernel.unary(OP_RSQRT, self, compute: result.computeType, result: result, kernelName: "pow")
            case 3:
                y = try Kernel.unary(OP_SQUARE, self, compute: result.computeType, result: result, kernelName: "pow")
                _ = try Kernel.binary(
                    OP_MUL, y, self, compute: result.computeType, result: result, out: y, kernelName: "pow")
            default: y = try powerKernel(exponent, result)
            }
        } else {
            y = try powerKernel(exponent, result)
        }
        try y.record("PowBackward0", [self], saving: [self]) { (node, g) throws(TensorError) in
            let x = try node.value(0)
            switch exponent.double {
            case 0: return [try Tensor.zeros(g.shape, g.dtype)]
            case 1: return [g]
            case 2: return [try g.multiply(x.multiply(2.0))]
            default:
                return [try g.multiply(x.power(.double(exponent.double - 1)).multiply(.double(exponent.double)))]
            }
        }
        return y
    }

    private func powerKernel(_ exponent: Scalar, _ result: DType) throws(TensorError) -> Tensor {
        try Kernel.binary(
            OP_POW, self, scalar: exponent, compute: result.computeType, result: result, kernelName: "pow")
    }

    package func power(_ exponent: Tensor) throws(TensorError) -> Tensor { try BinaryOp.pow(self, exponent) }

    /// `where`: elements of `a` where `condition` is true, else of `b`.
    package static func select(_ condition: Tensor, _ a: Tensor, _ b: Tensor) throws(TensorError) -> Tensor {
        let result = Promotion.of(a, b)
        let condition = condition.dtype == .bool ? condition : try condition.to(.bool)
        let y = try Kernel.ternary(OP_WHERE, condition, a, b, compute: result, result: result, kernelName: "where_cpu")
        if records(a, b) {
            try y.record("WhereBackward0", [a, b], saving: [condition]) { (node, g) throws(TensorError) in
                let condition = try node.value(0)
                let zero = try Tensor.scalar(0, g.dtype)
                return [
                    node.needs(0) ? try Tensor.select(condition, g, zero) : nil,
                    node.needs(1) ? try Tensor.select(condition, zero, g) : nil,
                ]
            }
        }
        return y
    }
}
