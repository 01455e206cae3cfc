import CKernels

extension Tensor {
    /// Constant padding; numbers from the last dimension backwards, before and after. Negative numbers cut off.
    package func padded(_ padding: [Int], _ value: Scalar) throws(TensorError) -> Tensor {
        guard padding.count % 2 == 0 else {
            throw .runtime("Length of pad must be even but instead it equals \(padding.count)")
        }
        guard padding.count / 2 <= rank else {
            throw .runtime(
                "Length of pad should be no more than twice the number of dimensions of the input. Pad length is \(padding.count) while the input has \(rank) dimensions."
            )
        }
        var target = shape
        var inner = self
        var offset = 0
        var starts = Array(repeating: 0, count: rank)
        for i in 0..<(padding.count / 2) {
            let d = rank - 1 - i
            let (before, after) = (padding[2 * i], padding[2 * i + 1])
            let (sum1, overflow1) = shape[d].addingReportingOverflow(before)
            let (size, overflow2) = sum1.addingReportingOverflow(after)
            guard !overflow1 && !overflow2 else { throw .sizeOverflow([Int.max]) }
            guard size >= 0 else {
                throw .runtime(
                    "The input size \(shape[d]), plus negative padding \(before) and \(after), resulted in a negative output size, which is invalid. Check dimension \(d) of your input."
                )
            }
            target[d] = size
            starts[d] = Swift.max(before, 0)
        }
        let result = try Tensor.full(target, value, dtype)
        inner = try GradientMode.with(false) { () throws(TensorError) in
            var part = self
            for i in 0..<(padding.count / 2) {
                let d = rank - 1 - i
                let (before, after) = (padding[2 * i], padding[2 * i + 1])
                if before < 0 || after < 0 {
                    part = try part.slice(d, Swift.max(-before, 0), shape[d] - Swift.max(-after, 0))
                }
            }
            return part
        }
        for d in 0..<rank { offset += starts[d] * result.strides[d] }
        if inner.count > 0 && result.count > 0 {
            Tensor(storage: result.storage, shape: inner.shape, strides: result.strides, offset: offset, dtype: dtype)
                .copyData(from: inner)
        }
        try result.record("ConstantPadNdBackward0", [self]) { (_, g) throws(TensorError) in
            [try g.padded(padding.map { -$0 }, 0)]
        }
        return result
    }

    /// `reflect`, `replicate` or `circular` padding, by reading each dimension at computed positions.
    package func padded(_ padding: [Int], mode: String) throws(TensorError) -> Tensor {
        let count = padding.count / 2
        guard padding.count % 2 == 0, count <= Swift.max(rank - 1, 0), count > 0 else {
            throw .notImplemented("Only 2D, 3D, 4D, 5D padding with non-constant padding are supported for now")
        }
        var result = self
        for i in 0..<count {
            let d = rank - 1 - i
            let size = shape[d]
            let (before, after) = (padding[2 * i], padding[2 * i + 1])
            if before == 0 && after == 0 { continue }
            if mode == "reflect" {
                guard before < size && after < size else {
                    throw .runtime(
                        "Argument #4: Padding size should be less than the corresponding input dimension, but got: padding (\(before), \(after)) at dimension \(d) of input \(shape.text)"
                    )
                }
            } else if mode == "circular" {
                guard before <= size && after <= size else {
                    throw .runtime("Padding value causes wrapping around more than once.")
                }
            } else {
                guard size > 0 else { throw .runtime("Expected input to have non-zero size") }
            }
            guard size + before + after >= 0 else {
                throw .runtime(
                    "The input size \(size), plus negative padding \(before) and \(after), resulted in a negative output size, which is invalid. Check dimension \(d) of your input."
                )
            }
            var positions: [Int] = []
            for place in -before..<(size + after) {
                switch mode {
                case "reflect":
                    let folded = abs(place)
                    positions.append(folded < size ? folded : 2 * (size - 1) - folded)
                case "replicate": positions.append(Swift.min(Swift.max(place, 0), size - 1))
                case "circular": positions.append(((place % size) + size) % size)
                default: throw .notImplemented("Unrecognised padding mode \(mode)")
                }
            }
            result = try result.indexSelect(d, Tensor.int64(positions))
        }
        switch mode {
        case "reflect": return result.named("ReflectionPad\(count)DBackward0")
        case "replicate": return result.named("ReplicationPad\(count)DBackward0")
        default: return result.named("CopySlices")
        }
    }

    /// `unfold` of images: sliding blocks as columns.
    package func imageToColumns(
        _ kernel: [Int], _ dilation: [Int], _ padding: [Int], _ stride: [Int]
    ) throws(TensorError) -> Tensor {
        guard rank == 4 || rank == 3 else {
            throw .runtime(
                "Expected 3D or 4D (batch mode) tensor with possibly 0 batch size and other non-zero dimensions for input, but got: \(shape.text)"
            )
        }
        if rank == 3 { return try unsqueeze(0).imageToColumns(kernel, dilation, padding, stride).squeeze([0]) }
        var x = padding.allSatisfy { $0 == 0 } ? self : try padded([padding[1], padding[1], padding[0], padding[0]], 0)
        for i in 0..<2 {
            let reach = dilation[i] * (kernel[i] - 1) + 1
            guard x.shape[2 + i] >= reach else {
                throw .runtime(
                    "Given input with spatial size (\(shape[2]), \(shape[3])), kernel_size=(\(kernel[0]), \(kernel[1])), dilation=(\(dilation[0]), \(dilation[1])), padding=(\(padding[0]), \(padding[1])), stride=(\(stride[0]), \(stride[1])), calculated shape of the array of sliding blocks as (\((x.shape[2] - dilation[0] * (kernel[0] - 1) - 1) / stride[0] + 1), \((x.shape[3] - dilation[1] * (kernel[1] - 1) - 1) / stride[1] + 1)), but its components must be at least one."
                )
            }
        }
        for i in 0..<2 { x = try x.unfold(2 + i, dilation[i] * (kernel[i] - 1) + 1, stride[i]) }
        for i in 0..<2 where dilation[i] > 1 { x = try x.slice(4 + i, nil, nil, dilation[i]) }
        let positions = x.shape[2] * x.shape[3]
        return try x.permute([0, 1, 4, 5, 2, 3]).reshape([shape[0], shape[1] * kernel[0] * kernel[1], positions])
            .named("Im2ColBackward0")
    }

    /// `fold`: columns summed back into images.
    package func columnsToImage(
        _ output: [Int], _ kernel: [Int], _ dilation: [Int], _ padding: [Int], _ stride: [Int]
    ) throws(TensorError) -> Tensor {
        if rank == 2 { return try unsqueeze(0).columnsToImage(output, kernel, dilation, padding, stride).squeeze([0]) }
        let block = kernel[0] * kernel[1]
        guard rank == 3, block > 0, shape[1] % block == 0 else {
            throw .runtime(
                "Expected size of input's dimension 1 to be divisible by the product of kernel_size, but got input.size(1)=\(rank == 3 ? shape[1] : 0) and kernel_size=(\(kernel[0]), \(kernel[1]))."
            )
        }
        let channels = shape[1] / block
        var counts: [Int] = []
        for i in 0..<2 {
            counts.append((output[i] + 2 * padding[i] - dilation[i] * (kernel[i] - 1) - 1) / stride[i] + 1)
        }
        guard counts[0] > 0, counts[1] > 0, shape[2] == counts[0] * counts[1] else {
            throw .runtime(
                "Given output_size=(\(output[0]), \(output[1])), kernel_size=(\(kernel[0]), \(kernel[1])), dilation=(\(dilation[0]), \(dilation[1])), padding=(\(padding[0]), \(padding[1])), stride=(\(stride[0]), \(stride[1])), expected size of input's dimension 2 to match the calculated number of sliding blocks \(counts[0]) * \(counts[1]) = \(counts[0] * counts[1]), but got input.size(2)=\(shape[2])."
            )
        }
        let result = try GradientMode.with(false) { () throws(TensorError) in
            let (height, width) = (output[0] + 2 * padding[0], output[1] + 2 * padding[1])
            let image = try Tensor.zeros([shape[0], channels, height, width], dtype)
            // The windows as an overlapping view of the padded image.
            let strides: Shape = [
                channels * height * width, height * width, dilation[0] * width, dilation[1], stride[0] * width,
                stride[1],
            ]
            let windows = Tensor(
                storage: image.storage, shape: [shape[0], channels, kernel[0], kernel[1], counts[0], counts[1]],
                strides: strides, dtype: dtype)
            let columns = try reshape([shape[0], channels, kernel[0], kernel[1], counts[0], counts[1]])
            try windows.addOverlapping(columns)
            return try image.slice(2, padding[0], padding[0] + output[0]).slice(3, padding[1], padding[1] + output[1])
                .copied()
        }
        try result.record("Col2ImBackward0", [self]) { (_, g) throws(TensorError) in
            [try g.imageToColumns(kernel, dilation, padding, stride)]
        }
        return result
    }

    /// Adds `source` element by element, in order.
    func addOverlapping(_ source: Tensor) throws(TensorError) {
        let to = byteStrides(strides, dtype.size)
        let from = byteStrides(source.strides, dtype.size)
        shape.withPointer { shape in
            to.withPointer { to in
                from.withPointer { from in
                    strided_accumulate(Int32(rank), shape, data, to, source.data, from, dtype.code)
                }
            }
        }
    }

    package func pixelShuffle(_ factor: Int) throws(TensorError) -> Tensor {
        guard rank >= 3 else {
            throw .runtime(
                "pixel_shuffle expects input to have at least 3 dimensions, but got input with \(rank) dimension(s)")
        }
        guard factor > 0 else { throw .runtime("pixel_shuffle expects a positive upscale_factor, but got \(factor)") }
        let (c, h, w) = (shape[rank - 3], shape[rank - 2], shape[rank - 1])
        guard c % (factor * factor) == 0 else {
            throw .runtime(
                "pixel_shuffle expects its input's 'channel' dimension to be divisible by the square of upscale_factor, but input.size(-3)=\(c) is not divisible by \(factor * factor)"
            )
        }
        let lead = Array(shape[0..<(rank - 3)])
        let n = lead.count
        return try reshape(lead + [c / (factor * factor), factor, factor, h, w])
            .permute(Array(0..<n) + [n, n + 3, n + 1, n + 4, n + 2])
            .reshape(lead + [c / (factor * factor), h * factor, w * factor]).named("PixelShuffleBackward0")
    }

    package func pixelUnshuffle(_ factor: Int) throws(TensorError) -> Tensor {
        guard rank >= 3 else {
            throw .runtime(
                "pixel_unshuffle expects input to have at least 3 dimensions, but got input with \(rank) dimension(s)")
        }
        guard factor > 0 else {
            throw .runtime("pixel_unshuffle expects a positive downscale_factor, but got \(factor)")
        }
        let (c, h, w) = (shape[rank - 3], shape[rank - 2], shape[rank - 1])
        guard h % factor == 0, w % factor == 0 else {
            throw .runtime(
                "pixel_unshuffle expects height to be divisible by downscale_factor, but input.size(-2)=\(h) is not divisible by \(factor)"
            )
        }
        let lead = Array(shape[0..<(rank - 3)])
        let n = lead.count
        return try reshape(lead + [c, h / factor, factor, w / factor, factor])
            .permute(Array(0..<n) + [n, n + 2, n + 4, n + 1, n + 3])
            .reshape(lead + [c * factor * factor, h / factor, w / factor]).named("PixelUnshuffleBackward0")
    }
}

extension TensorError {
    static func notImplemented(_ message: String) -> TensorError {
        .argument(ArgumentFault(kind: .notImplemented, message: message))
    }
}
