/// What can go wrong in the engine: the facts. `TensorError+Message` renders them, and nothing else does.
package indirect enum TensorError: Error {
    /// A long loop was cut short from outside.
    case stopped

    // Sizes and memory
    case outOfMemory(bytes: Int)
    case sizeOverflow([Int])
    case negativeDimension(Int, [Int])
    case tooManyDimensions(Int)
    case dimensionOutOfRange(Int, rank: Int)
    case repeatedDimension(Int)
    case broadcast(Int, Int, dimension: Int)
    case broadcastShapes([[Int]])
    case outputShape([Int], broadcast: [Int])
    case indexOutOfBounds(Int, dimension: Int, size: Int)

    // Views
    case invalidShape([Int], count: Int)
    case severalInferred
    case ambiguousInferred([Int])
    case invalidDimensionSize(Int, shape: [Int])
    case incompatibleView
    case duplicatePermutation
    case permutationLength(rank: Int, given: Int)
    case expandSize(Int, existing: Int, dimension: Int, target: [Int], shape: [Int])
    case expandRank(DType, shape: [Int], target: [Int])
    case expandLeadingNegative(Int, dimension: Int)
    case selectOutOfRange(Int, shape: [Int], dimension: Int)
    case zeroDimensional(operation: String)
    case sliceStep
    case zeroSliceStep
    case narrowStart(Int, size: Int)
    case narrowLength(start: Int, length: Int, size: Int)
    case negativeNarrowLength
    case chunkCount(Int)
    case splitSize(size: Int)
    case negativeSplitSize(Int)
    case splitSum([Int], size: Int, dimension: Int)
    case unfoldSize(dimension: Int, size: Int, window: Int)
    case unfoldStep(Int)
    case identicalDiagonal(Int, Int)
    case flattenOrder
    case unflattenSizes([Int], dimension: Int, size: Int)
    case transposeRank(operation: String, rank: Int)
    case matrixTransposeRank(attribute: String, rank: Int)
    case negativeStride([Int])
    case stridedOutOfBounds(sizes: [Int], strides: [Int], offset: Int, itemSize: Int, needed: Int, available: Int)
    case stridedLength(Int, Int)
    case moveDimensions([Int], [Int])

    // Indexing
    case tooManyIndices(rank: Int)
    case zeroDimensionalIndex
    case indexKind(String)
    case maskShape(mask: [Int], at: Int, shape: [Int], dimension: Int)
    case indexShapes([[Int]])
    case indexDType
    case assignmentShape(value: [Int], target: [Int])
    case severalEllipses

    // Types
    case resultCast(DType, DType)
    case dtypeMismatch(DType, DType)
    case unsupported(kernel: String, DType)
    case boolNegation
    case boolSubtraction
    case mixedBoolSubtraction
    case integerInversion
    case integerPower
    case integerDivisionByZero
    case floatRequired(operation: String, DType)
    case scalarOverflow(DType)
    case scalarOutOfBounds(Int, DType)
    case alphaKind(DType)
    case boolAlpha
    case expectedDType(DType, found: DType, argument: String)

    // Conversion
    case notOneElement(Int)
    case ambiguousTruth(Int)
    case raggedSequence(expected: Int, found: Int, dimension: Int)
    case notConvertible(String)

    // Gradients
    case leafInPlace
    case leafViewInPlace
    case multipleViewInPlace(node: String, output: Int)
    case noGradViewInPlace
    case overlappingWrite
    case overlappingOperands
    case implicitGradient
    case noGradient(element: Int)
    case gradientShape(index: Int, gradient: [Int], output: [Int])
    case secondBackward
    case modified(type: String, shape: [Int], output: Int, node: String, version: UInt32, expected: UInt32)
    case unusedInput
    case requiresGradOfNonLeaf
    case gradientDType
    case inferenceRequiresGrad
    case inferenceSaved
    case inferenceInPlace
    case retainGradWithoutGrad
    case hookWithoutGrad
    case gradientCount(node: String, expected: Int, found: Int)
    case numpyRequiresGrad
    case notDifferentiable(String)

    // Reductions
    case emptyReduction(operation: String)
    case emptyReductionDimension(operation: String, dimension: Int)
    case emptyReductionLegacy(operation: String)
    case meanDType(DType)
    case expectedReductionDimension(operation: String)

    // Products
    case matrixShapes(rows: (Int, Int), columns: (Int, Int))
    case matrixRank(argument: String)
    case matrixExpected(operation: String, argument: String, rank: Int)
    case batchShapes(expected: [Int], found: [Int])
    case batchRank(argument: String)
    case dotShapes(Int, Int)
    case dotRank(Int, Int)
    case dotDTypes(DType, DType)
    case vectorProduct(matrix: (Int, Int), vector: Int)
    case productDTypes(DType, DType)
    case matmulZeroDimensional(Int, Int)
    case einsum(String)

    // Joining
    case emptyTensorList(operation: String)
    case joinSizes(dimension: Int, expected: Int, found: Int, index: Int)
    case joinRanks(Int, Int)
    case stackSizes(first: [Int], other: [Int], index: Int)

    /// An argument outside what an operation takes: `kind` is the exception, the wording PyTorch's for that operation.
    case argument(ArgumentFault)
    /// A failure of the host, passed through: an exception raised by a hook or a custom function.
    case foreign(any Error)
}

/// A complaint of one operation about its arguments.
package struct ArgumentFault {
    package enum Kind: String {
        case runtime = "RuntimeError"
        case index = "IndexError"
        case value = "ValueError"
        case type = "TypeError"
        case notImplemented = "NotImplementedError"
        case linearAlgebra = "_LinAlgError"
        case assertion = "AssertionError"
    }

    package let kind: Kind
    package let message: String
}

extension TensorError {
    package static func runtime(_ message: String) -> TensorError {
        .argument(ArgumentFault(kind: .runtime, message: message))
    }

    static func index(_ message: String) -> TensorError {
        .argument(ArgumentFault(kind: .index, message: message))
    }

    static func value(_ message: String) -> TensorError {
        .argument(ArgumentFault(kind: .value, message: message))
    }

    static func type(_ message: String) -> TensorError {
        .argument(ArgumentFault(kind: .type, message: message))
    }
}
