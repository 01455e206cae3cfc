import CKernels

/// A tensor or a number, on either side of an operator.
package enum Operand {
    case tensor(Tensor)
    case scalar(Scalar)

    @inline(__always) var tensor: Tensor? {
        if case .tensor(let tensor) = self { tensor } else { nil }
    }

    var isFloatingPoint: Bool {
        switch self {
        case .tensor(let tensor): tensor.dtype.isFloatingPoint
        case .scalar(let value): value.isFloatingPoint
        }
    }

    /// As a tensor; a number becomes one of `dtype` without dimensions.
    func asTensor(_ dtype: DType) throws(TensorError) -> Tensor {
        switch self {
        case .tensor(let tensor): tensor
        case .scalar(let value): try Tensor.scalar(value, dtype)
        }
    }
}

/// The operands of one kernel call, the output first.
struct OperandList {
    private var operands = (ElementwiseOperand(), ElementwiseOperand(), ElementwiseOperand(), ElementwiseOperand())
    private var count = 0

    /// Adds a tensor that reads as `shape`.
    @inline(__always)
    mutating func append(_ tensor: Tensor, as shape: Shape) {
        let strides = tensor.shape == shape ? tensor.strides : tensor.shape.broadcastStrides(tensor.strides, to: shape)
        append(tensor.data, byteStrides(strides, tensor.dtype.size), tensor.dtype)
    }

    @inline(__always)
    mutating func append(_ data: UnsafeMutableRawPointer, _ strides: Shape, _ dtype: DType) {
        let index = count
        count += 1
        withUnsafeMutablePointer(to: &operands) {
            $0.withMemoryRebound(to: ElementwiseOperand.self, capacity: 4) { list in
                list[index].data = data
                list[index].type = dtype.code
                withUnsafeMutableBytes(of: &list[index].stride) { bytes in
                    let to = bytes.baseAddress!.assumingMemoryBound(to: Int.self)
                    for d in 0..<strides.count { to[d] = strides[d] }
                }
            }
        }
    }

    mutating func apply(
        _ op: ElementwiseOp, _ compute: DType, _ shape: Shape, _ parameters: UnsafePointer<Double>?
    ) -> Bool {
        let count = count
        return withUnsafeMutablePointer(to: &operands) {
            $0.withMemoryRebound(to: ElementwiseOperand.self, capacity: 4) { list in
                shape.withPointer {
                    elementwise_apply(op, compute.code, Int32(shape.count), $0, list, Int32(count), parameters)
                }
            }
        }
    }
}

/// Up to three numbers that an element-wise kernel takes.
struct KernelParameters {
    private var values: (Double, Double, Double, Double)

    init(_ a: Double = 0, _ b: Double = 0, _ c: Double = 0) { values = (a, b, c, 0) }

    var first: Double { values.0 }
    var second: Double { values.1 }

    @inline(__always) func withPointer<R>(_ body: (UnsafePointer<Double>) -> R) -> R {
        withUnsafeBytes(of: values) { body($0.baseAddress!.assumingMemoryBound(to: Double.self)) }
    }
}

/// Element-wise kernels on tensors, outside the graph.
enum Kernel {
    /// `out = op(a)`; a new tensor of `result` type unless `out` is given.
    static func unary(
        _ op: ElementwiseOp, _ a: Tensor, compute: DType, result: DType, out: Tensor? = nil,
        _ parameters: KernelParameters = KernelParameters(), kernelName: String
    ) throws(TensorError) -> Tensor {
        if a.isHidden, let y = try hiddenUnary(op, a, compute: compute, result: result, out: out, parameters) { return y }
        let output: Tensor
        if let out { output = out } else { output = try a.emptyLike(result) }
        var done: Bool
        if a.isContiguous && output.isContiguous && a.dtype == compute && output.dtype == result
            && (result == compute || elementwise_gives_bool(op))
        {
            var input: UnsafeRawPointer? = UnsafeRawPointer(a.data)
            done = parameters.withPointer {
                elementwise_apply_contiguous(op, compute.code, Int64(a.count), output.data, &input, 1, $0)
            }
        } else {
            var list = OperandList()
            list.append(output, as: output.shape)
            list.append(a, as: output.shape)
            done = parameters.withPointer { list.apply(op, compute, output.shape, $0) }
        }
        guard done else { throw .unsupported(kernel: kernelName, compute) }
        return output
    }

    @inline(__always)
    static func binary(
        _ op: ElementwiseOp, _ a: Tensor, _ b: Tensor, compute: DType, result: DType, out: Tensor? = nil,
        _ parameters: KernelParameters = KernelParameters(), kernelName: String
    ) throws(TensorError) -> Tensor {
        if a.isHidden || b.isHidden,
            let y = try hiddenBinary(
                op, a, b, compute: compute, result: result, out: out, parameters, kernelName: kernelName)
        {
            return y
        }
        if a.dtype == compute && b.dtype == compute && a.shape == b.shape && a.isContiguous && b.isContiguous
            && (result == compute || elementwise_gives_bool(op)) && out == nil
        {
            let output = try Tensor(empty: a.shape, result)
            var inputs: (UnsafeRawPointer?, UnsafeRawPointer?) = (UnsafeRawPointer(a.data), UnsafeRawPointer(b.data))
            let done = withUnsafePointer(to: &inputs) {
                $0.withMemoryRebound(to: UnsafeRawPointer?.self, capacity: 2) { inputs in
                    parameters.withPointer {
                        elementwise_apply_contiguous(op, compute.code, Int64(a.count), output.data, inputs, 2, $0)
                    }
                }
            }
            if done { return output }
            throw .unsupported(kernel: kernelName, compute)
        }
        let shape = try Shape.broadcast(a.shape, b.shape)
        let output: Tensor
        if let out { output = out } else { output = try Kernel.output(shape, result, a, b) }
        guard output.shape == shape else { throw .outputShape(output.shape.array, broadcast: shape.array) }
        var list = OperandList()
        list.append(output, as: shape)
        list.append(a, as: shape)
        list.append(b, as: shape)
        let done = parameters.withPointer { list.apply(op, compute, shape, $0) }
        guard done else { throw .unsupported(kernel: kernelName, compute) }
        return output
    }

    /// With a number on one side.
    static func binary(
        _ op: ElementwiseOp, _ a: Tensor, scalar: Scalar, reversed: Bool = false, compute: DType, result: DType,
        out: Tensor? = nil, _ parameters: KernelParameters = KernelParameters(), kernelName: String
    ) throws(TensorError) -> Tensor {
        if a.isHidden,
            let y = try hiddenBinary(
                op, a, scalar: scalar, reversed: reversed, compute: compute, result: result, out: out, parameters,
                kernelName: kernelName)
        {
            return y
        }
        let output: Tensor
        if let out { output = out } else { output = try a.emptyLike(result) }
        var element = ScalarElement(scalar, compute)
        let shape = a.shape
        let zero = Shape(repeating: 0, count: shape.count)
        let done = withUnsafeMutableBytes(of: &element.bits) { bits in
            var list = OperandList()
            list.append(output, as: shape)
            if reversed { list.append(bits.baseAddress!, zero, compute) }
            list.append(a, as: shape)
            if !reversed { list.append(bits.baseAddress!, zero, compute) }
            return parameters.withPointer { list.apply(op, compute, shape, $0) }
        }
        guard done else { throw .unsupported(kernel: kernelName, compute) }
        return output
    }

    static func ternary(
        _ op: ElementwiseOp, _ a: Tensor, _ b: Tensor, _ c: Tensor, compute: DType, result: DType, out: Tensor? = nil,
        _ parameters: KernelParameters = KernelParameters(), kernelName: String
    ) throws(TensorError) -> Tensor {
        let shape = try Shape.broadcast(Shape.broadcast(a.shape, b.shape), c.shape)
        let output: Tensor
        if let out { output = out } else { output = try Kernel.output(shape, result, a, b, c) }
        guard output.shape == shape else { throw .outputShape(output.shape.array, broadcast: shape.array) }
        var list = OperandList()
        list.append(output, as: shape)
        list.append(a, as: shape)
        list.append(b, as: shape)
        list.append(c, as: shape)
        let done = parameters.withPointer { list.apply(op, compute, shape, $0) }
        guard done else { throw .unsupported(kernel: kernelName, compute) }
        return output
    }

    /// A new output: in the order of dimensions in which the operands lie, as PyTorch lays out its results.
    private static func output(
        _ shape: Shape, _ dtype: DType, _ a: Tensor, _ b: Tensor, _ c: Tensor? = nil
    ) throws(TensorError) -> Tensor {
        let output = try Tensor(empty: shape, dtype)
        func plain(_ tensor: Tensor) -> Bool { tensor.isContiguous }
        if shape.count < 2 || (plain(a) && plain(b) && (c.map(plain) ?? true)) { return output }
        // Innermost dimension first, moved outwards where an operand steps further in it.
        var order = Array((0..<shape.count).reversed())
        var operands = [a.shape.broadcastStrides(a.strides, to: shape), b.shape.broadcastStrides(b.strides, to: shape)]
        if let c { operands.append(c.shape.broadcastStrides(c.strides, to: shape)) }
        func comparison(_ inner: Int, _ outer: Int) -> Int {
            for strides in operands {
                let (x, y) = (strides[inner], strides[outer])
                if x == 0 || y == 0 { continue }
                if x < y { return -1 }
                if x > y { return 1 }
                if shape[inner] > shape[outer] { return 1 }
            }
            return 0
        }
        for i in 1..<order.count {
            var current = i
            for previous in stride(from: i - 1, through: 0, by: -1) {
                let result = comparison(order[previous], order[current])
                if result > 0 {
                    order.swapAt(previous, current)
                    current = previous
                } else if result < 0 {
                    break
                }
            }
        }
        var step = 1
        for d in order {
            output.strides[d] = step
            step *= Swift.max(shape[d], 1)
        }
        return output
    }

    /// Brings an input of an in-place operation out of the way of the output, or refuses.
    static func separated(_ input: Tensor, from output: Tensor) throws(TensorError) -> Tensor {
        guard input !== output, input.storage === output.storage else { return input }
        if input.offset == output.offset && input.strides == output.strides && input.shape == output.shape {
            return input
        }
        func span(_ tensor: Tensor) -> (Int, Int) {
            var last = tensor.offset
            for (size, stride) in zip(tensor.shape, tensor.strides) { last += Swift.max(size - 1, 0) * stride }
            return (tensor.offset * tensor.dtype.size, last * tensor.dtype.size)
        }
        let (a, b) = (span(input), span(output))
        if a.1 < b.0 || b.1 < a.0 || input.count == 0 || output.count == 0 { return input }
        if input.isDense && output.isDense { throw .overlappingOperands }
        return try input.copied()
    }
}
