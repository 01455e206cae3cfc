import Interpreter
import TensorEngine

// Functions that make tensors from nothing: sizes, dtype, device and `requires_grad` are matched here, since the engine's table knows
// only operations on tensors.

/// `2, 3` or `(2, 3)` from a tuple of arguments.
func sizes(_ tuple: Value) throws(Raise) -> [Int] {
    var source = tuple
    if tuple.layout == .tuple {
        let items = tuple.cast(to: ListObject.self).buffer
        if items.count == 1, items[0].layout == .list || items[0].layout == .tuple { source = items[0] }
    } else if let single = fixedInt(tuple) {
        return [single]
    }
    guard source.layout == .list || source.layout == .tuple else {
        throw typeError("size must be a tuple of ints, but got \(typeName(source))")
    }
    var result: [Int] = []
    for (position, item) in source.cast(to: ListObject.self).buffer.enumerated() {
        if let number = fixedInt(item) {
            result.append(number)
        } else if let element = tensor(item), element.count == 1, element.dtype.isInteger {
            result.append(Int(element.scalar(atElement: 0).int ?? 0))
        } else if !item.type.special(.index).isEmpty {
            result.append(try asInt(item))
        } else {
            throw typeError(
                "argument 'size' failed to unpack the object at pos \(position + 1) with error \"type must be tuple of ints,but got \(typeName(item))\""
            )
        }
    }
    return result
}

/// `dtype=`; `nil` for `None`.
func dtypeArgument(_ value: Value) throws(Raise) -> DType? {
    if value.isNone || value.isEmpty { return nil }
    guard case .dtype(let dtype)? = try argument(value) else {
        throw typeError("argument 'dtype' must be torch.dtype, not \(typeName(value))")
    }
    return dtype
}

func generatorArgument(_ value: Value) throws(Raise) -> Generator {
    if value.isNone || value.isEmpty { return Generator.default }
    guard let generator = value.payload(Generator.self) else {
        throw typeError("expected a torch.Generator, but got \(typeName(value))")
    }
    return generator
}

/// A new tensor as a value, with `requires_grad` as asked.
func withGradient(_ flag: Value, _ tensor: Tensor) throws(Raise) -> Value {
    if try truth(flag) { try engine { () throws(TensorError) in try tensor.setRequiresGrad(true) } }
    return tensorValue(tensor)
}

func defineTensorCreation(_ module: ModuleBuilder) {
    defineFilled(module)
    defineRandom(module)
    defineRanges(module)
    defineFromData(module)
}

private func defineFilled(_ module: ModuleBuilder) {
    for (signature, number) in [
        (
            "zeros(*size, out=None, dtype=None, layout=None, device=None, pin_memory=False, requires_grad=False)",
            Scalar.int(0)
        ),
        ("ones(*size, out=None, dtype=None, layout=None, device=None, pin_memory=False, requires_grad=False)", .int(1)),
        (
            "empty(*size, out=None, dtype=None, layout=None, device=None, pin_memory=False, requires_grad=False, memory_format=None)",
            .int(0)
        ),
    ] as [(StaticString, Scalar)] {
        let hasFormat = signature.utf8CodeUnitCount > 100
        module.function(signature, doc: "A tensor of that size.") { (a) throws(Raise) in
            let shape = try sizes(a[hasFormat ? 7 : 6])
            let dtype = try dtypeArgument(a[1]) ?? DType.defaultFloat
            try checkDevice(a[3])
            return try withGradient(
                a[5],
                try engine { () throws(TensorError) in
                    try Tensor.full(Shape(checking: shape), number, dtype)
                })
        }
    }
    module.function(
        "full(size, fill_value, *, out=None, dtype=None, layout=None, device=None, pin_memory=False, requires_grad=False)",
        doc: "A tensor filled with one value."
    ) { (a) throws(Raise) in
        let shape = try sizes(a[0])
        let number: Scalar
        if let source = tensor(a[1]) {
            number = try engine { () throws(TensorError) in try source.item() }
        } else if let plain = try scalar(a[1]) {
            number = plain
        } else {
            throw typeError("full(): argument 'fill_value' (position 2) must be Number, not \(typeName(a[1]))")
        }
        let dtype = try dtypeArgument(a[3])
        try checkDevice(a[5])
        return try withGradient(
            a[7],
            try engine { () throws(TensorError) in
                try Tensor.full(Shape(checking: shape), number, dtype ?? number.dtype)
            })
    }
    for (signature, name) in [
        (
            "zeros_like(input, *, dtype=None, layout=None, device=None, requires_grad=False, memory_format=None)",
            "zeros"
        ),
        ("ones_like(input, *, dtype=None, layout=None, device=None, requires_grad=False, memory_format=None)", "ones"),
        (
            "empty_like(input, *, dtype=None, layout=None, device=None, requires_grad=False, memory_format=None)",
            "zeros"
        ),
        ("rand_like(input, *, dtype=None, layout=None, device=None, requires_grad=False, memory_format=None)", "rand"),
        (
            "randn_like(input, *, dtype=None, layout=None, device=None, requires_grad=False, memory_format=None)",
            "randn"
        ),
    ] as [(StaticString, String)] {
        module.function(signature, doc: "A tensor of the size and type of another.") { (a) throws(Raise) in
            guard let source = tensor(a[0]) else {
                throw typeError("\(name)_like(): argument 'input' (position 1) must be Tensor, not \(typeName(a[0]))")
            }
            let dtype = try dtypeArgument(a[1]) ?? source.dtype
            try checkDevice(a[3])
            return try withGradient(
                a[4],
                try engine { () throws(TensorError) in
                    switch name {
                    case "ones": try Tensor.ones(source.shape, dtype)
                    case "rand": try Tensor.rand(source.shape, dtype, Generator.default)
                    case "randn": try Tensor.randn(source.shape, dtype, Generator.default)
                    default: try Tensor.zeros(source.shape, dtype)
                    }
                })
        }
    }
    module.function(
        "full_like(input, fill_value, *, dtype=None, layout=None, device=None, requires_grad=False, memory_format=None)",
        doc: "A tensor of the size of another, filled with one value."
    ) { (a) throws(Raise) in
        guard let source = tensor(a[0]), let number = try scalar(a[1]) else {
            throw typeError("full_like(): argument 'input' (position 1) must be Tensor, not \(typeName(a[0]))")
        }
        let dtype = try dtypeArgument(a[2]) ?? source.dtype
        return try withGradient(
            a[5], try engine { () throws(TensorError) in try Tensor.full(source.shape, number, dtype) })
    }
    module.function(
        "eye(n, m=None, *, out=None, dtype=None, layout=None, device=None, requires_grad=False)",
        doc: "The identity matrix."
    ) { (a) throws(Raise) in
        let rows = try asInt(a[0])
        let columns = a[1].isNone ? rows : try asInt(a[1])
        if rows < 0 { throw runtimeError("n must be greater or equal to 0, got \(rows)") }
        if columns < 0 { throw runtimeError("m must be greater or equal to 0, got \(columns)") }
        let dtype = try dtypeArgument(a[3]) ?? DType.defaultFloat
        return try withGradient(a[6], try engine { () throws(TensorError) in try Tensor.eye(rows, columns, dtype) })
    }
}

private func defineRandom(_ module: ModuleBuilder) {
    for (signature, isNormal) in [
        (
            "rand(*size, generator=None, out=None, dtype=None, layout=None, device=None, requires_grad=False, pin_memory=False, names=None)",
            false
        ),
        (
            "randn(*size, generator=None, out=None, dtype=None, layout=None, device=None, requires_grad=False, pin_memory=False, names=None)",
            true
        ),
    ] as [(StaticString, Bool)] {
        module.function(signature, doc: "Random numbers, uniform in [0, 1) or normal.") { (a) throws(Raise) in
            let shape = try sizes(a[8])
            let dtype = try dtypeArgument(a[2]) ?? DType.defaultFloat
            try checkDevice(a[4])
            let generator = try generatorArgument(a[0])
            return try withGradient(
                a[5],
                try engine { () throws(TensorError) in
                    let checked = try Shape(checking: shape)
                    return isNormal
                        ? try Tensor.randn(checked, dtype, generator) : try Tensor.rand(checked, dtype, generator)
                })
        }
    }
    module.function(
        "randint(*args, low=?, high=?, size=?, generator=None, out=None, dtype=None, layout=None, device=None, requires_grad=False)",
        doc: "Random integers from low (0) up to, not including, high."
    ) { (a) throws(Raise) in
        let given = a[9].cast(to: ListObject.self).buffer
        var numbers: [Int] = []
        var shape: [Int]? = a.has(2) ? try sizes(a[2]) : nil
        for item in given {
            if item.layout == .list || item.layout == .tuple {
                shape = try sizes(item)
            } else {
                numbers.append(try asInt(item))
            }
        }
        let low = a.has(0) ? try asInt(a[0]) : numbers.count > 1 ? numbers[0] : 0
        guard let high = a.has(1) ? try asInt(a[1]) : numbers.last, let shape else {
            throw typeError("randint() missing required arguments: high and size")
        }
        let dtype = try dtypeArgument(a[5]) ?? .int64
        try checkDevice(a[7])
        let generator = try generatorArgument(a[3])
        return try withGradient(
            a[8],
            try engine { () throws(TensorError) in
                try Tensor.randint(low, high, Shape(checking: shape), dtype, generator)
            })
    }
    module.function(
        "randint_like(input, low, high=None, *, dtype=None, device=None, requires_grad=False)",
        doc: "Random integers of that size."
    ) { (a) throws(Raise) in
        guard let source = tensor(a[0]) else { throw typeError("randint_like(): argument 'input' must be Tensor") }
        let (low, high) = a[2].isNone ? (0, try asInt(a[1])) : (try asInt(a[1]), try asInt(a[2]))
        let dtype = try dtypeArgument(a[3]) ?? source.dtype
        return tensorValue(
            try engine { () throws(TensorError) in
                try Tensor.randint(low, high, source.shape, dtype, Generator.default)
            })
    }
    module.function(
        "randperm(n, *, generator=None, out=None, dtype=None, layout=None, device=None, requires_grad=False, pin_memory=False)",
        doc: "A random order of 0 … n-1."
    ) { (a) throws(Raise) in
        let count = try asInt(a[0])
        if count < 0 { throw runtimeError("Trying to create tensor with negative dimension \(count): [\(count)]") }
        let dtype = try dtypeArgument(a[3]) ?? .int64
        let generator = try generatorArgument(a[1])
        return tensorValue(try engine { () throws(TensorError) in try Tensor.randperm(count, dtype, generator) })
    }
    module.function(
        "normal(mean, std=1.0, size=None, *, generator=None, out=None, dtype=None, device=None, requires_grad=False)",
        doc: "Normal numbers of given means and deviations."
    ) { (a) throws(Raise) in
        let generator = try generatorArgument(a[3])
        if let means = tensor(a[0]) {
            let deviation: OpArgument = try argument(a[1]) ?? .scalar(.double(1))
            return tensorValue(
                try engine { () throws(TensorError) in
                    var noise = try Tensor.randn(means.shape, means.dtype, generator)
                    if case .tensor(let spread) = deviation { noise = try noise.multiply(spread) }
                    if case .scalar(let spread) = deviation { noise = try noise.multiply(spread) }
                    return try noise.add(means)
                })
        }
        let mean = try asDouble(a[0])
        if let spread = tensor(a[1]) {
            return tensorValue(
                try engine { () throws(TensorError) in
                    try Tensor.randn(spread.shape, spread.dtype, generator).multiply(spread).add(Scalar.double(mean))
                })
        }
        let deviation = try asDouble(a[1])
        let shape = try sizes(a[2])
        let dtype = try dtypeArgument(a[5]) ?? DType.defaultFloat
        return try withGradient(
            a[7],
            try engine { () throws(TensorError) in
                let result = try Tensor.zeros(Shape(checking: shape), dtype)
                try result.normalInPlace(mean, deviation, generator)
                return result
            })
    }
}

private func defineRanges(_ module: ModuleBuilder) {
    module.function(
        "arange(*args, start=?, end=?, step=?, out=None, dtype=None, layout=None, device=None, requires_grad=False, pin_memory=False)",
        doc: "Numbers from start up to, not including, end."
    ) { (a) throws(Raise) in
        var numbers: [Scalar] = []
        for item in a[9].cast(to: ListObject.self).buffer {
            if let element = tensor(item) {
                numbers.append(try engine { () throws(TensorError) in try element.item() })
            } else if let number = try scalar(item) {
                numbers.append(number)
            } else {
                throw typeError("arange(): argument must be Number, not \(typeName(item))")
            }
        }
        func named(_ index: Int) throws(Raise) -> Scalar? { a.has(index) ? try scalar(a[index]) : nil }
        let start = try named(0) ?? (numbers.count > 1 ? numbers[0] : .int(0))
        guard let end = try named(1) ?? (numbers.count > 1 ? numbers[1] : numbers.first) else {
            throw typeError("arange() received an invalid combination of arguments")
        }
        let step = try named(2) ?? (numbers.count > 2 ? numbers[2] : .int(1))
        let dtype = try dtypeArgument(a[4])
        try checkDevice(a[6])
        return try withGradient(
            a[7], try engine { () throws(TensorError) in try Tensor.arange(start, end, step, dtype) })
    }
    module.function(
        "linspace(start, end, steps, *, out=None, dtype=None, layout=None, device=None, requires_grad=False)",
        doc: "Numbers at equal distances, both ends included."
    ) { (a) throws(Raise) in
        let (start, end) = (try asDouble(a[0]), try asDouble(a[1]))
        let steps = try asInt(a[2])
        if steps < 0 { throw runtimeError("number of steps must be non-negative") }
        let dtype = try dtypeArgument(a[4]) ?? DType.defaultFloat
        return try withGradient(
            a[7], try engine { () throws(TensorError) in try Tensor.linspace(start, end, steps, dtype) })
    }
    module.function(
        "logspace(start, end, steps, base=10.0, *, out=None, dtype=None, layout=None, device=None, requires_grad=False)",
        doc: "Powers of a base at equal distances of their exponents."
    ) { (a) throws(Raise) in
        let (start, end, base) = (try asDouble(a[0]), try asDouble(a[1]), try asDouble(a[3]))
        let steps = try asInt(a[2])
        if steps < 0 { throw runtimeError("number of steps must be non-negative") }
        let dtype = try dtypeArgument(a[5]) ?? DType.defaultFloat
        return tensorValue(
            try engine { () throws(TensorError) in try Tensor.logspace(start, end, steps, base: base, dtype) })
    }
}

private func defineFromData(_ module: ModuleBuilder) {
    module.function(
        "tensor(data, *, dtype=None, device=None, requires_grad=False, pin_memory=False)",
        doc: "A tensor with a copy of the data."
    ) { (a) throws(Raise) in
        let dtype = try dtypeArgument(a[1])
        try checkDevice(a[2])
        let copy: Tensor
        if let source = tensor(a[0]) {
            try warnOfCopy()
            copy = try engine { () throws(TensorError) in try source.detached().copied(dtype) }
        } else if isArrayLike(a[0]) {
            let source = try arrayTensor(a[0])
            copy = try engine { () throws(TensorError) in try source.copied(dtype) }
        } else {
            let nested = try nestedValue(a[0])
            copy = try engine { () throws(TensorError) in try Tensor(nested, dtype) }
        }
        return try withGradient(a[3], copy)
    }
    for signature in [
        "as_tensor(data, dtype=None, device=None)",
        "asarray(data, *, dtype=None, device=None, copy=None, requires_grad=False)",
    ]
        as [StaticString]
    {
        module.function(signature, doc: "The data as a tensor, shared where that can be.") { (a) throws(Raise) in
            let dtype = try dtypeArgument(a[1])
            try checkDevice(a[2])
            if let source = tensor(a[0]) {
                if dtype == nil || dtype == source.dtype { return a[0].retain() }
                return tensorValue(try engine { () throws(TensorError) in try source.to(dtype ?? source.dtype) })
            }
            if isArrayLike(a[0]) {
                let source = try arrayTensor(a[0])
                return tensorValue(try engine { () throws(TensorError) in try source.to(dtype ?? source.dtype) })
            }
            let nested = try nestedValue(a[0])
            return tensorValue(try engine { () throws(TensorError) in try Tensor(nested, dtype) })
        }
    }
    module.function("from_numpy(ndarray, /)", doc: "A tensor that shares an array's memory.") { (a) throws(Raise) in
        if !isArrayLike(a[0]) {
            throw typeError("expected np.ndarray (got \(typeName(a[0])))")
        }
        return tensorValue(try arrayTensor(a[0]))
    }
    module.function(
        "scalar_tensor(s, *, dtype=None, device=None, requires_grad=False)", doc: "A tensor without dimensions."
    ) {
        (a) throws(Raise) in
        guard let number = try scalar(a[0]) else { throw typeError("scalar_tensor(): argument 's' must be Number") }
        let dtype = try dtypeArgument(a[1]) ?? DType.defaultFloat
        return try withGradient(a[3], try engine { () throws(TensorError) in try Tensor.scalar(number, dtype) })
    }
}

private func warnOfCopy() throws(Raise) {
    let warnings = try runtime.loader.load("warnings")
    defer { warnings.release() }
    let text = newString(
        "To copy construct from a tensor, it is recommended to use sourceTensor.detach().clone() or "
            + "sourceTensor.detach().clone().requires_grad_(True), rather than torch.tensor(sourceTensor).")
    defer { text.release() }
    let category = runtime.builtins.get("UserWarning")
    try callMethod(warnings, "warn", [text, category, Value(1)]).release()
}
