/// The wording of every error: PyTorch's, with the name of the exception that carries it.
extension TensorError {
    /// The exception's class: `RuntimeError`, `IndexError` …
    package var exceptionName: String {
        switch self {
        case .dimensionOutOfRange, .indexOutOfBounds, .selectOutOfRange, .zeroDimensional, .tooManyIndices,
            .zeroDimensionalIndex, .indexKind, .maskShape, .indexShapes, .indexDType, .severalEllipses, .narrowStart,
            .emptyReduction, .emptyReductionDimension:
            "IndexError"
        case .sliceStep, .zeroSliceStep, .raggedSequence, .emptyTensorList: "ValueError"
        case .integerInversion, .notConvertible: "TypeError"
        case .unsupported: "NotImplementedError"
        case .argument(let fault): fault.kind.rawValue
        default: "RuntimeError"
        }
    }

    package var message: String {
        sizeMessage ?? viewMessage ?? indexMessage ?? typeMessage ?? gradientMessage ?? operationMessage
            ?? "unknown error"
    }

    private var sizeMessage: String? {
        switch self {
        case .outOfMemory(let bytes):
            "[enforce fail at alloc_cpu.cpp:127] err == 0. DefaultCPUAllocator: can't allocate memory: you tried to "
                + "allocate \(bytes) bytes. Error code 12 (Cannot allocate memory)"
        case .sizeOverflow(let sizes): "Storage size calculation overflowed with sizes=\(sizes)"
        case .negativeDimension(let size, let sizes):
            "Trying to create tensor with negative dimension \(size): \(sizes)"
        case .tooManyDimensions(let rank): "tensor has too many (>\(Shape.maximumRank)) dims: \(rank)"
        case .dimensionOutOfRange(let index, let rank):
            "Dimension out of range (expected to be in range of [\(-max(rank, 1)), \(max(rank, 1) - 1)], but got \(index))"
        case .repeatedDimension(let dimension): "dim \(dimension) appears multiple times in the list of dims"
        case .broadcast(let a, let b, let dimension):
            "The size of tensor a (\(a)) must match the size of tensor b (\(b)) at non-singleton dimension \(dimension)"
        case .broadcastShapes(let shapes):
            "Shape mismatch: objects cannot be broadcast to a single shape: \(shapes.map { "\($0)" }.joined(separator: ", "))"
        case .outputShape(let shape, let broadcast):
            "output with shape \(shape) doesn't match the broadcast shape \(broadcast)"
        case .indexOutOfBounds(let index, let dimension, let size):
            "index \(index) is out of bounds for dimension \(dimension) with size \(size)"
        default: nil
        }
    }

    private var viewMessage: String? {
        switch self {
        case .invalidShape(let shape, let count): "shape '\(shape)' is invalid for input of size \(count)"
        case .severalInferred: "only one dimension can be inferred"
        case .ambiguousInferred(let shape):
            "cannot reshape tensor of 0 elements into shape \(shape) because the unspecified dimension size -1 can be any "
                + "value and is ambiguous"
        case .invalidDimensionSize(let size, let shape):
            "invalid shape dimension \(size) at index \(shape.firstIndex(of: size) ?? 0) of shape \(shape)"
        case .incompatibleView:
            "view size is not compatible with input tensor's size and stride (at least one dimension spans across two "
                + "contiguous subspaces). Use .reshape(...) instead."
        case .duplicatePermutation: "permute(): duplicate dims are not allowed."
        case .permutationLength(let rank, let given):
            "permute(sparse_coo): number of dimensions in the tensor input does not match the length of the desired "
                + "ordering of dimensions i.e. input.dim() = \(rank) is not equal to len(dims) = \(given)"
        case .expandSize(let size, let existing, let dimension, let target, let shape):
            "The expanded size of the tensor (\(size)) must match the existing size (\(existing)) at non-singleton "
                + "dimension \(dimension).  Target sizes: \(target).  Tensor sizes: \(shape)"
        case .expandRank(let dtype, let shape, let target):
            "expand(torch.\(dtype.scalarName)Tensor{\(shape)}, size=\(target)): the number of sizes provided "
                + "(\(target.count)) must be greater or equal to the number of dimensions in the tensor (\(shape.count))"
        case .expandLeadingNegative(let size, let dimension):
            "The expanded size of the tensor (\(size)) isn't allowed in a leading, non-existing dimension \(dimension)"
        case .selectOutOfRange(let index, let shape, let dimension):
            "select(): index \(index) out of range for tensor of size \(shape) at dimension \(dimension)"
        case .zeroDimensional(let operation): "\(operation)() cannot be applied to a 0-dim tensor."
        case .sliceStep: "step must be greater than zero"
        case .zeroSliceStep: "slice step cannot be zero"
        case .narrowStart(let start, let size):
            "start out of range (expected to be in range of [\(-size), \(size)], but got \(start))"
        case .narrowLength(let start, let length, let size):
            "start (\(start)) + length (\(length)) exceeds dimension size (\(size))."
        case .negativeNarrowLength: "narrow(): length must be non-negative."
        case .chunkCount(let count): "chunk expects `chunks` to be greater than 0, got: \(count)"
        case .splitSize(let size): "split_size can only be 0 if dimension size is 0, but got dimension size of \(size)"
        case .negativeSplitSize(let size): "split expects split_size be non-negative, but got split_size=\(size)"
        case .splitSum(let sizes, let size, let dimension):
            "split_with_sizes expects split_sizes to sum exactly to \(size) (input tensor's size at dimension "
                + "\(dimension)), but got split_sizes=\(sizes)"
        case .unfoldSize(let dimension, let size, let window):
            "maximum size for tensor at dimension \(dimension) is \(size) but size is \(window)"
        case .unfoldStep(let step): "step is \(step) but must be > 0"
        case .identicalDiagonal(let a, let b): "diagonal dimensions cannot be identical \(a), \(b)"
        case .flattenOrder: "flatten() has invalid args: start_dim cannot come after end_dim"
        case .unflattenSizes(let sizes, let dimension, let size):
            "unflatten: Provided sizes \(sizes) don't multiply up to the size of dim \(dimension) (\(size)) in the input "
                + "tensor"
        case .transposeRank(let operation, let rank):
            "\(operation)() expects a tensor with <= 2 dimensions, but self is \(rank)D"
        case .matrixTransposeRank(let attribute, let rank):
            "tensor.\(attribute) is only supported on matrices or batches of matrices. Got \(rank)-D tensor."
        case .negativeStride(let strides):
            "as_strided: Negative strides are not supported at the moment, got strides: \(strides)"
        case .stridedOutOfBounds(let sizes, let strides, let offset, let itemSize, let needed, let available):
            "setStorage: sizes \(sizes), strides \(strides), storage offset \(offset), and itemsize \(itemSize) requiring "
                + "a storage size of \(needed) are out of bounds for storage of size \(available)"
        case .stridedLength(let sizes, let strides):
            "mismatch in length of strides and shape: \(sizes) sizes, \(strides) strides"
        case .moveDimensions(let source, let destination):
            "movedim: Invalid source or destination dims: source (\(source) dims) should contain the same number of dims "
                + "as destination (\(destination) dims)"
        default: nil
        }
    }

    private var indexMessage: String? {
        switch self {
        case .tooManyIndices(let rank): "too many indices for tensor of dimension \(rank)"
        case .zeroDimensionalIndex:
            "invalid index of a 0-dim tensor. Use `tensor.item()` in Python or `tensor.item<T>()` in C++ to convert a "
                + "0-dim tensor to a number"
        case .indexKind(let kind):
            "only integers, slices (`:`), ellipsis (`...`), None and long or byte Variables are valid indices (got \(kind))"
        case .maskShape(let mask, let at, let shape, let dimension):
            "The shape of the mask \(mask) at index \(at) does not match the shape of the indexed tensor \(shape) at "
                + "index \(dimension)"
        case .indexShapes(let shapes):
            "shape mismatch: indexing tensors could not be broadcast together with shapes "
                + shapes.map { "\($0)" }.joined(separator: ", ")
        case .indexDType: "tensors used as indices must be long, int, byte or bool tensors"
        case .assignmentShape(let value, let target):
            "shape mismatch: value tensor of shape \(value) cannot be broadcast to indexing result of shape \(target)"
        case .severalEllipses: "an index can only have a single ellipsis ('...')"
        default: nil
        }
    }

    private var typeMessage: String? {
        switch self {
        case .resultCast(let from, let to):
            "result type \(from.scalarName) can't be cast to the desired output type \(to.scalarName)"
        case .dtypeMismatch(let a, let b):
            "Expected object of scalar type \(a.scalarName) but got scalar type \(b.scalarName)"
        case .unsupported(let kernel, let dtype): "\"\(kernel)\" not implemented for '\(dtype.scalarName)'"
        case .boolNegation:
            "Negation, the `-` operator, on a bool tensor is not supported. If you are trying to invert a mask, use the "
                + "`~` or `logical_not()` operator instead."
        case .boolSubtraction:
            "Subtraction, the `-` operator, with two bool tensors is not supported. Use the `^` or `logical_xor()` "
                + "operator instead."
        case .mixedBoolSubtraction:
            "Subtraction, the `-` operator, with a bool tensor is not supported. If you are trying to invert a mask, use "
                + "the `~` or `logical_not()` operator instead."
        case .integerInversion: "~ (operator.invert) is only implemented on integer and Boolean-type tensors"
        case .integerPower: "Integers to negative integer powers are not allowed."
        case .integerDivisionByZero: "ZeroDivisionError"
        case .floatRequired(let operation, let dtype): "\(operation) does not support \(dtype.scalarName) input"
        case .scalarOverflow(let dtype): "value cannot be converted to type \(dtype.nativeName) without overflow"
        case .scalarOutOfBounds(let value, let dtype): "value \(value) is out of bounds for torch.\(dtype.name)"
        case .alphaKind: "For integral input tensors, argument alpha must not be a floating point number."
        case .boolAlpha: "Boolean alpha only supported for Boolean results."
        case .expectedDType(let expected, let found, let argument):
            "\(argument): Expected dtype \(expected.name) but found \(found.name)"
        case .notOneElement(let count): "a Tensor with \(count) elements cannot be converted to Scalar"
        case .ambiguousTruth(let count):
            "Boolean value of Tensor with \(count == 0 ? "no values" : "more than one value") is ambiguous"
        case .raggedSequence(let expected, let found, let dimension):
            "expected sequence of length \(expected) at dim \(dimension) (got \(found))"
        case .notConvertible(let kind): "new(): invalid data type '\(kind)'"
        default: nil
        }
    }

    private var gradientMessage: String? {
        switch self {
        case .leafInPlace: "a leaf Variable that requires grad is being used in an in-place operation."
        case .leafViewInPlace: "a view of a leaf Variable that requires grad is being used in an in-place operation."
        case .multipleViewInPlace(let node, let output):
            "Output \(output) of \(node) is a view and is being modified inplace. This view is the output of a function "
                + "that returns multiple views. Such functions do not allow the output views to be modified inplace. You "
                + "should replace the inplace operation by an out-of-place one."
        case .noGradViewInPlace:
            "A view was created in no_grad mode and is being modified inplace with grad mode enabled. Given that this use "
                + "case is ambiguous and error-prone, it is forbidden. You can clarify your code by moving both the view "
                + "and the inplace either both inside the no_grad block (if you don't want the inplace to be tracked) or "
                + "both outside (if you want the inplace to be tracked)."
        case .overlappingWrite:
            "unsupported operation: more than one element of the written-to tensor refers to a single memory location. "
                + "Please clone() the tensor before performing the operation."
        case .overlappingOperands:
            "unsupported operation: some elements of the input tensor and the written-to tensor refer to a single memory "
                + "location. Please clone() the tensor before performing the operation."
        case .implicitGradient: "grad can be implicitly created only for scalar outputs"
        case .noGradient(let element): "element \(element) of tensors does not require grad and does not have a grad_fn"
        case .gradientShape(let index, let gradient, let output):
            "Mismatch in shape: grad_output[\(index)] has a shape of torch.Size(\(gradient)) and output[\(index)] has a "
                + "shape of torch.Size(\(output))."
        case .secondBackward:
            "Trying to backward through the graph a second time (or directly access saved tensors after they have already "
                + "been freed). Saved intermediate values of the graph are freed when you call .backward() or "
                + "autograd.grad(). Specify retain_graph=True if you need to backward through the graph a second time or "
                + "if you need to access saved tensors after calling backward."
        case .modified(let type, let shape, let output, let node, let version, let expected):
            "one of the variables needed for gradient computation has been modified by an inplace operation: "
                + "[torch.\(type) \(shape)]"
                + (node.isEmpty ? "" : ", which is output \(output) of \(node),")
                + " is at version \(version); expected version \(expected) instead. Hint: enable anomaly detection to "
                + "find the operation that failed to compute its gradient, with "
                + "torch.autograd.set_detect_anomaly(True, check_nan=False)."
        case .unusedInput:
            "One of the differentiated Tensors appears to not have been used in the graph. Set allow_unused=True if this "
                + "is the desired behavior."
        case .requiresGradOfNonLeaf:
            "you can only change requires_grad flags of leaf variables. If you want to use a computed variable in a "
                + "subgraph that doesn't require differentiation use var_no_grad = var.detach()."
        case .gradientDType: "Only Tensors of floating point and complex dtype can require gradients"
        case .inferenceRequiresGrad:
            "Setting requires_grad=True on inference tensor outside InferenceMode is not allowed."
        case .inferenceSaved:
            "Inference tensors cannot be saved for backward. Please do not use Tensors created in inference mode in "
                + "computation tracked by autograd. To work around this, you can make a clone to get a normal tensor and "
                + "use it in autograd, or use `torch.no_grad()` instead of `torch.inference_mode()`."
        case .inferenceInPlace:
            "Inplace update to inference tensor outside InferenceMode is not allowed.You can make a clone to get a normal "
                + "tensor before doing inplace update.See https://github.com/pytorch/rfcs/pull/17 for more details."
        case .retainGradWithoutGrad: "can't retain_grad on Tensor that has requires_grad=False"
        case .hookWithoutGrad: "cannot register a hook on a tensor that doesn't require gradient"
        case .gradientCount(let node, let expected, let found):
            "function \(node) returned an incorrect number of gradients (expected \(expected), got \(found))"
        case .numpyRequiresGrad:
            "Can't call numpy() on Tensor that requires grad. Use tensor.detach().numpy() instead."
        case .notDifferentiable(let operation):
            "the derivative for '\(operation)' is not implemented."
        default: nil
        }
    }

    private var operationMessage: String? {
        switch self {
        case .emptyReduction(let operation):
            "\(operation)(): Expected reduction dim to be specified for input.numel() == 0."
        case .emptyReductionLegacy(let operation):
            "\(operation)(): Expected reduction dim to be specified for input.numel() == 0. Specify the reduction dim with "
                + "the 'dim' argument."
        case .emptyReductionDimension(let operation, let dimension):
            "\(operation)(): Expected reduction dim \(dimension) to have non-zero size."
        case .meanDType(let dtype):
            "mean(): could not infer output dtype. Input dtype must be either a floating point or complex dtype. Got: "
                + dtype.scalarName
        case .expectedReductionDimension(let operation): "\(operation): Expected reduction dim to be specified"
        case .matrixShapes(let rows, let columns):
            "mat1 and mat2 shapes cannot be multiplied (\(rows.0)x\(rows.1) and \(columns.0)x\(columns.1))"
        case .matrixRank(let argument): "\(argument) must be a matrix"
        case .matrixExpected(let operation, let argument, let rank):
            "\(operation): Expected \(argument) to be a matrix, got \(rank)-D tensor"
        case .batchShapes(let expected, let found):
            "Expected size for first two dimensions of batch2 tensor to be: \(expected) but got: \(found)."
        case .batchRank(let argument): "\(argument) must be a 3D tensor"
        case .dotShapes(let a, let b):
            "inconsistent tensor size, expected tensor [\(a)] and src [\(b)] to have the same number of elements, but got "
                + "\(a) and \(b) elements respectively"
        case .dotRank(let a, let b): "1D tensors expected, but got \(a)D and \(b)D tensors"
        case .dotDTypes(let a, let b):
            "dot : expected both vectors to have same dtype, but found \(a.scalarName) and \(b.scalarName)"
        case .vectorProduct(let matrix, let vector):
            "size mismatch, got input (\(matrix.0)), mat (\(matrix.0)x\(matrix.1)), vec (\(vector))"
        case .productDTypes(let a, let b):
            "expected m1 and m2 to have the same dtype, but got: \(a.nativeName) != \(b.nativeName)"
        case .matmulZeroDimensional(let a, let b):
            "both arguments to matmul need to be at least 1D, but they are \(a)D and \(b)D"
        case .einsum(let complaint): "einsum(): \(complaint)"
        case .emptyTensorList(let operation):
            operation == "stack"
                ? "stack expects a non-empty TensorList" : "torch.\(operation)(): expected a non-empty list of Tensors"
        case .joinSizes(let dimension, let expected, let found, let index):
            "Sizes of tensors must match except in dimension \(dimension). Expected size \(expected) but got size \(found) "
                + "for tensor number \(index) in the list."
        case .joinRanks(let a, let b): "Tensors must have same number of dimensions: got \(a) and \(b)"
        case .stackSizes(let first, let other, let index):
            "stack expects each tensor to be equal size, but got \(first) at entry 0 and \(other) at entry \(index)"
        case .argument(let fault): fault.message
        case .foreign(let error): "\(error)"
        default: nil
        }
    }
}
