extension OperationTable {
    static let images: [Operation] = [
        Operation(
            "pad", [.functional], doc: "Padding; sizes from the last dimension backwards.",
            .tensor("(Tensor input, int[] pad, str mode='constant', float? value=None)") { (a) throws(TensorError) in
                let (x, padding, mode) = (try a.tensor(0), try a.integers(1), try a.string(2))
                if mode == "constant" {
                    let value = try a.optionalScalar(3) ?? .int(0)
                    return try x.padded(padding, x.dtype.isFloatingPoint ? value : .int(value.int ?? 0))
                }
                if let value = try a.optionalDouble(3), value != 0 {
                    throw .value("Padding mode \"\(mode)\" doesn't take in value argument")
                }
                return try x.padded(padding, mode: mode)
            }),
        Operation(
            "interpolate", [.functional], doc: "Resized by interpolation.",
            .tensor(
                "(Tensor input, int[1]? size=None, float[]? scale_factor=None, str mode='nearest', bool? align_corners=None, "
                    + "bool? recompute_scale_factor=None, bool antialias=False)"
            ) { (a) throws(TensorError) in
                let x = try a.tensor(0)
                let n = max(x.rank - 2, 1)
                var size = try a.optionalIntegers(1)
                if let list = size, list.count == 1 { size = Array(repeating: list[0], count: n) }
                var scale = a.isNone(2) ? nil : try a.numbers(2)
                if let list = scale, list.count == 1 { scale = Array(repeating: list[0], count: n) }
                return try x.interpolate(
                    size: size, scale: scale, mode: a.string(3), alignCorners: a.isNone(4) ? nil : a.bool(4),
                    recomputeScale: a.bool(5), antialias: a.bool(6))
            }),
        Operation(
            "grid_sample", [.functional], doc: "Samples at normalised coordinates.",
            .tensor(
                "(Tensor input, Tensor grid, str mode='bilinear', str padding_mode='zeros', bool? align_corners=None)"
            ) { (a) throws(TensorError) in
                try a.tensor(0).gridSample(
                    a.tensor(1), mode: a.string(2), padding: a.string(3), alignCorners: a.bool(4))
            }),
        Operation(
            "affine_grid", [.functional], doc: "The grid of affine maps.",
            .tensor("(Tensor theta, int[] size, bool? align_corners=None)") { (a) throws(TensorError) in
                try Tensor.affineGrid(a.tensor(0), a.integers(1), alignCorners: a.bool(2))
            }),
        Operation(
            "unfold", [.functional], doc: "Sliding blocks of images as columns.",
            .tensor("(Tensor input, int[2] kernel_size, int[2] dilation=1, int[2] padding=0, int[2] stride=1)") {
                (a) throws(TensorError) in
                try a.tensor(0).imageToColumns(pair(a, 1), pair(a, 2), pair(a, 3), pair(a, 4))
            }),
        Operation(
            "fold", [.functional], doc: "Columns summed back into images.",
            .tensor(
                "(Tensor input, int[2] output_size, int[2] kernel_size, int[2] dilation=1, int[2] padding=0, int[2] stride=1)"
            ) { (a) throws(TensorError) in
                try a.tensor(0).columnsToImage(pair(a, 1), pair(a, 2), pair(a, 3), pair(a, 4), pair(a, 5))
            }),
        Operation(
            "pixel_shuffle", [.functional, .function], doc: "Channels spread over a finer grid.",
            .tensor("(Tensor input, int upscale_factor)") { (a) throws(TensorError) in
                try a.tensor(0).pixelShuffle(a.int(1))
            }),
        Operation(
            "pixel_unshuffle", [.functional, .function], doc: "A finer grid gathered into channels.",
            .tensor("(Tensor input, int downscale_factor)") { (a) throws(TensorError) in
                try a.tensor(0).pixelUnshuffle(a.int(1))
            }),
        Operation(
            "channel_shuffle", [.functional, .function], doc: "Channels of groups interleaved.",
            .tensor("(Tensor input, int groups)") { (a) throws(TensorError) in
                let (x, groups) = (try a.tensor(0), try a.int(1))
                guard x.rank > 2 else {
                    throw .runtime(
                        "channel_shuffle expects input with > 2 dims, but got input with sizes \(x.shape.text)")
                }
                guard groups > 0, x.shape[1] % groups == 0 else {
                    throw .runtime(
                        "Number of channels must be divisible by groups. Got \(x.shape[1]) channels and \(groups) groups."
                    )
                }
                return try x.unflatten(1, [groups, x.shape[1] / groups]).transpose(1, 2).reshape(x.shape.array).named(
                    "ChannelShuffleBackward0")
            }),
    ]

    private static func pair(_ a: Arguments, _ index: Int) throws(TensorError) -> [Int] {
        let list = try a.integers(index)
        return list.count == 1 ? [list[0], list[0]] : list
    }
}
