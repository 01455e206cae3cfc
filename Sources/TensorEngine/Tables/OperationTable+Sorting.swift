extension OperationTable {
    static let sorting: [Operation] = [
        Operation(
            "sort", doc: "Elements in order, and where they were.",
            Overload("(Tensor input, int dim=-1, bool descending=False)") { (a) throws(TensorError) in
                .pair("sort", try a.tensor(0).sort(a.int(1), descending: a.bool(2)))
            },
            Overload("(Tensor input, *, bool? stable=None, int dim=-1, bool descending=False)") {
                (a) throws(TensorError) in
                .pair("sort", try a.tensor(0).sort(a.int(2), descending: a.bool(3)))
            }),
        Operation(
            "argsort", doc: "Where the elements in order were.",
            .tensor("(Tensor input, int dim=-1, bool descending=False, bool stable=False)") { (a) throws(TensorError) in
                try a.tensor(0).sort(a.int(1), descending: a.bool(2)).indices
            }),
        Operation(
            "msort", doc: "Sorted along the first dimension.",
            .tensor("(Tensor input)") { (a) throws(TensorError) in try a.tensor(0).sort(0).values }),
        Operation(
            "topk", doc: "The largest, or smallest, elements and their positions.",
            Overload("(Tensor input, int k, int dim=-1, bool largest=True, bool sorted=True)") {
                (a) throws(TensorError) in
                .pair("topk", try a.tensor(0).topK(a.int(1), a.int(2), largest: a.bool(3)))
            }),
        Operation(
            "kthvalue", doc: "The element of a rank and its position.",
            Overload("(Tensor input, int k, int dim=-1, bool keepdim=False)") { (a) throws(TensorError) in
                .pair("kthvalue", try a.tensor(0).kthValue(a.int(1), a.int(2), keepDimensions: a.bool(3)))
            }),
        Operation(
            "median", doc: "The lower median.",
            .tensor("(Tensor input)") { (a) throws(TensorError) in try a.tensor(0).median() },
            Overload("(Tensor input, int dim, bool keepdim=False)") { (a) throws(TensorError) in
                .pair("median", try a.tensor(0).median(a.int(1), keepDimensions: a.bool(2)))
            }),
        Operation(
            "mode", doc: "The most frequent element.",
            Overload("(Tensor input, int dim=-1, bool keepdim=False)") { (a) throws(TensorError) in
                .pair("mode", try a.tensor(0).mode(a.int(1), keepDimensions: a.bool(2)))
            }),
        Operation(
            "quantile", doc: "Quantiles with interpolation.",
            .tensor("(Tensor input, Tensor q, int? dim=None, bool keepdim=False, *, str interpolation='linear')") {
                (a) throws(TensorError) in
                try a.tensor(0).quantile(
                    a.tensor(1), a.optionalInt(2), keepDimensions: a.bool(3), interpolation: a.string(4))
            },
            .tensor("(Tensor input, float q, int? dim=None, bool keepdim=False, *, str interpolation='linear')") {
                (a) throws(TensorError) in
                let x = try a.tensor(0)
                return try x.quantile(
                    Tensor.scalar(.double(a.double(1)), x.dtype), a.optionalInt(2), keepDimensions: a.bool(3),
                    interpolation: a.string(4))
            }),
        Operation(
            "searchsorted", [.function], doc: "Where values would be inserted in sorted rows.",
            .tensor(
                "(Tensor sorted_sequence, Operand input, *, bool out_int32=False, bool right=False, str? side=None)"
            ) { (a) throws(TensorError) in
                let rows = try a.tensor(0)
                let side = try a.optionalString(4)
                let flag = try a.bool(3)
                let right = flag || side == "right"
                let result = try Tensor.searchSorted(rows, a.operand(1).asTensor(.float64), right: right)
                return try a.bool(2) ? result.to(.int32) : result
            }),
        Operation(
            "bucketize", doc: "The bucket of each element.",
            .tensor("(Tensor input, Tensor boundaries, *, bool out_int32=False, bool right=False)") {
                (a) throws(TensorError) in
                let result = try Tensor.searchSorted(a.tensor(1), a.tensor(0), right: a.bool(3))
                return try a.bool(2) ? result.to(.int32) : result
            }),
        Operation(
            "bincount", doc: "How often each integer occurs.",
            .tensor("(Tensor input, Tensor? weights=None, int minlength=0)") { (a) throws(TensorError) in
                try a.tensor(0).binCount(a.optionalTensor(1), a.int(2))
            }),
        Operation(
            "histc", doc: "Counts in equal bins.",
            .tensor("(Tensor input, int bins=100, Scalar min=0, Scalar max=0)") { (a) throws(TensorError) in
                try a.tensor(0).histogram(a.int(1), a.double(2), a.double(3))
            }),
        Operation(
            "isin", [.function], doc: "True where an element is one of the test elements.",
            .tensor("(Tensor elements, Operand test_elements, *, bool assume_unique=False, bool invert=False)") {
                (a) throws(TensorError) in
                let x = try a.tensor(0)
                let tests = try a.operand(1).asTensor(x.dtype).reshape([-1])
                let found = try BinaryOp.eq(x.unsqueeze(-1), tests).any([-1])
                return try a.bool(3) ? UnaryOp.logicalNot(found) : found
            }),
    ]
}
