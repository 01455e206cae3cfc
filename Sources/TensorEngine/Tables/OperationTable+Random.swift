extension OperationTable {
    /// Dropout in its variants.
    private static func dropout(
        _ name: String, _ body: @escaping (Tensor, Double, Bool) throws(TensorError) -> Tensor
    ) -> Operation {
        Operation(
            name, [.functional], doc: "Elements or channels zeroed at random, the others scaled up.",
            .tensor("(Tensor input, float p=0.5, bool training=True, bool inplace=False)") { (a) throws(TensorError) in
                let x = try a.tensor(0)
                let result = try body(x, a.double(1), a.bool(2))
                guard try a.bool(3), result !== x else { return result }
                try x.adopt(result)
                return x
            })
    }

    /// An in-place filler.
    private static func filler(
        _ name: String, _ parameters: String, _ body: @escaping (Tensor, Arguments) throws(TensorError) -> Void
    ) -> Operation {
        let signature = "(Tensor input, \(parameters)*, Generator? generator=None)"
        let overload = Overload.tensor(signature) { (a) throws(TensorError) in
            try body(a.tensor(0), a)
            return try a.tensor(0)
        }
        return Operation(name, [.inPlace], doc: "Filled from the distribution.", inPlace: [overload], overload)
    }

    static let random: [Operation] = [
        dropout("dropout") { (x, p, training) throws(TensorError) in
            try x.dropout(p, training: training, Generator.default)
        },
        dropout("dropout1d") { (x, p, training) throws(TensorError) in
            let batched = try x.rank == 2 ? x.unsqueeze(0) : x
            let result = try batched.featureDropout(p, training: training, Generator.default)
            return try x.rank == 2 ? result.squeeze([0]) : result
        },
        dropout("dropout2d") { (x, p, training) throws(TensorError) in
            try x.featureDropout(p, training: training, Generator.default)
        },
        dropout("dropout3d") { (x, p, training) throws(TensorError) in
            try x.featureDropout(p, training: training, Generator.default)
        },
        filler("uniform", "float from=0, float to=1, ") { (x, a) throws(TensorError) in
            try x.uniformInPlace(a.double(1), a.double(2), a.generator(3))
        },
        filler("normal", "float mean=0, float std=1, ") { (x, a) throws(TensorError) in
            try x.normalInPlace(a.double(1), a.double(2), a.generator(3))
        },
        filler("exponential", "float lambd=1, ") { (x, a) throws(TensorError) in
            try x.exponentialInPlace(a.double(1), a.generator(2))
        },
        filler("geometric", "float p, ") { (x, a) throws(TensorError) in
            try x.geometricInPlace(a.double(1), a.generator(2))
        },
        filler("cauchy", "float median=0, float sigma=1, ") { (x, a) throws(TensorError) in
            try x.cauchyInPlace(a.double(1), a.double(2), a.generator(3))
        },
        filler("log_normal", "float mean=1, float std=2, ") { (x, a) throws(TensorError) in
            try x.logNormalInPlace(a.double(1), a.double(2), a.generator(3))
        },
        Operation(
            "random", [.inPlace], doc: "Filled with whole numbers.",
            inPlace: [
                .tensor("(Tensor input, *, Generator? generator=None)") { (a) throws(TensorError) in
                    try a.tensor(0).randomInPlace(a.generator(1))
                    return try a.tensor(0)
                },
                .tensor("(Tensor input, int to, *, Generator? generator=None)") { (a) throws(TensorError) in
                    try a.tensor(0).randomInPlace(0, a.int(1), a.generator(2))
                    return try a.tensor(0)
                },
                .tensor("(Tensor input, int from, int to, *, Generator? generator=None)") { (a) throws(TensorError) in
                    try a.tensor(0).randomInPlace(a.int(1), a.int(2), a.generator(3))
                    return try a.tensor(0)
                },
            ],
            .tensor("(Tensor input, *, Generator? generator=None)") { (a) throws(TensorError) in try a.tensor(0) },
            .tensor("(Tensor input, int to, *, Generator? generator=None)") { (a) throws(TensorError) in try a.tensor(0)
            },
            .tensor("(Tensor input, int from, int to, *, Generator? generator=None)") { (a) throws(TensorError) in
                try a.tensor(0)
            }),
        Operation(
            "bernoulli", [.function, .method, .inPlace], doc: "1 with the probability of each element, else 0.",
            inPlace: [
                .tensor("(Tensor input, *, Generator? generator=None)") { (a) throws(TensorError) in
                    try a.tensor(0).bernoulliInPlace(0.5, a.generator(1))
                    return try a.tensor(0)
                },
                .tensor("(Tensor input, float p, *, Generator? generator=None)") { (a) throws(TensorError) in
                    try a.tensor(0).bernoulliInPlace(a.double(1), a.generator(2))
                    return try a.tensor(0)
                },
                .tensor("(Tensor input, Tensor p, *, Generator? generator=None)") { (a) throws(TensorError) in
                    let x = try a.tensor(0)
                    try x.checkInPlace()
                    x.copyData(from: try a.tensor(1).expand(x.shape.array).detached().bernoulli(a.generator(2)))
                    x.markChanged()
                    return x
                },
            ],
            .tensor("(Tensor input, *, Generator? generator=None)") { (a) throws(TensorError) in
                try a.tensor(0).bernoulli(a.generator(1))
            },
            .tensor("(Tensor input, float p, *, Generator? generator=None)") { (a) throws(TensorError) in
                let result = try Tensor(empty: a.tensor(0).shape, a.tensor(0).dtype)
                try result.bernoulliInPlace(a.double(1), a.generator(2))
                return result
            },
            .tensor("(Tensor input, Tensor p, *, Generator? generator=None)") { (a) throws(TensorError) in
                try a.tensor(1).bernoulli(a.generator(2))
            }),
        Operation(
            "multinomial", doc: "Positions drawn by weight.",
            .tensor("(Tensor input, int num_samples, bool replacement=False, *, Generator? generator=None)") {
                (a) throws(TensorError) in
                try a.tensor(0).multinomial(a.int(1), replacement: a.bool(2), a.generator(3))
            }),
    ]
}
