import CKernels

/// Element-wise kernels on images that lie hidden pixel by pixel: the result lies so, too, and nothing is moved.
///
/// Each gives nil where an operand cannot stay hidden; the caller then reads `data`, which settles it.
extension Kernel {
    private static func target(_ out: Tensor?, _ shape: Shape) throws(TensorError) -> Tensor {
        if let out { return out }
        return try Tensor(image: shape)
    }

    static func hiddenUnary(
        _ op: ElementwiseOp, _ a: Tensor, compute: DType, result: DType, out: Tensor?, _ parameters: KernelParameters
    ) throws(TensorError) -> Tensor? {
        guard compute == .float32, result == .float32, out == nil || out === a else { return nil }
        if let step = ImageStep(op, parameters), let y = try a.extendDeferred(by: step, out: out) { return y }
        guard let from = a.channelsLastPointer else { return nil }
        out?.storage.prepareToWrite()
        let output = try target(out, a.shape)
        var input: UnsafeRawPointer? = UnsafeRawPointer(from)
        let done = parameters.withPointer {
            elementwise_apply_contiguous(op, compute.code, Int64(a.count), output.storage.block, &input, 1, $0)
        }
        return done ? output : nil
    }

    static func hiddenBinary(
        _ op: ElementwiseOp, _ a: Tensor, _ b: Tensor, compute: DType, result: DType, out: Tensor?,
        _ parameters: KernelParameters, kernelName: String
    ) throws(TensorError) -> Tensor? {
        guard compute == .float32, result == .float32, a.dtype == .float32, b.dtype == .float32,
            out == nil || out === a && a.isHidden
        else { return nil }
        let shape = try Shape.broadcast(a.shape, b.shape)
        let leads = a.isHidden && a.shape == shape
        let (lead, other) = leads ? (a, b) : (b, a)
        guard lead.isHidden, lead.shape == shape, out == nil || leads else { return nil }
        if a.shape == b.shape {
            return try hiddenPair(op, lead, other, leads: leads, out: out, parameters)
        }
        // The other one repeats: per channel, per sample, a number. Any strides will do, also those of the lead.
        if !other.isHidden { _ = other.data }
        guard lead.isHidden, lead.channelsLastPointer != nil else { return nil }
        out?.storage.prepareToWrite()
        let output = try target(out, shape)
        let (x, y) = (lead.exposed, other.exposed)
        _ = try binary(
            op, leads ? x : y, leads ? y : x, compute: compute, result: result,
            out: output === lead ? x : output.exposed, parameters, kernelName: kernelName)
        return output
    }

    /// Two operands of one shape. A plain one is brought to the order of the hidden one.
    private static func hiddenPair(
        _ op: ElementwiseOp, _ lead: Tensor, _ other: Tensor, leads: Bool, out: Tensor?, _ parameters: KernelParameters
    ) throws(TensorError) -> Tensor? {
        if op == OP_ADD, let sum = try hiddenSum(lead, other, out: out) { return sum }
        let second = try other.channelsLast()
        out?.storage.prepareToWrite()
        guard lead.isHidden, let first = lead.channelsLastPointer else { return nil }
        let output = try target(out, lead.shape)
        var inputs: (UnsafeRawPointer?, UnsafeRawPointer?) = (
            UnsafeRawPointer(leads ? first : second.pointer), UnsafeRawPointer(leads ? second.pointer : first)
        )
        let done = withUnsafePointer(to: &inputs) {
            $0.withMemoryRebound(to: UnsafeRawPointer?.self, capacity: 2) { inputs in
                parameters.withPointer {
                    elementwise_apply_contiguous(op, TYPE_F32, Int64(lead.count), output.storage.block, inputs, 2, $0)
                }
            }
        }
        withExtendedLifetime(second.storage) {}
        return done ? output : nil
    }

    /// A sum that joins the kernel of one operand, which is put off: how a residual block ends.
    private static func hiddenSum(_ lead: Tensor, _ other: Tensor, out: Tensor?) throws(TensorError) -> Tensor? {
        let swaps = out == nil && !lead.acceptsAddition
        let (image, residual) = swaps ? (other, lead) : (lead, other)
        guard image.acceptsAddition, image.storage !== residual.storage else { return nil }
        return try image.extendDeferred(by: .add(residual.channelsLast()), out: out)
    }

    /// With a number on one side.
    static func hiddenBinary(
        _ op: ElementwiseOp, _ a: Tensor, scalar: Scalar, reversed: Bool, compute: DType, result: DType, out: Tensor?,
        _ parameters: KernelParameters, kernelName: String
    ) throws(TensorError) -> Tensor? {
        guard compute == .float32, result == .float32, out == nil || out === a, a.channelsLastPointer != nil
        else { return nil }
        out?.storage.prepareToWrite()
        let output = try target(out, a.shape)
        let x = a.exposed
        _ = try binary(
            op, x, scalar: scalar, reversed: reversed, compute: compute, result: result,
            out: out == nil ? output.exposed : x, parameters, kernelName: kernelName)
        return output
    }
}
