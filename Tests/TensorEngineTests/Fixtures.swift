import Testing

@testable import TensorEngine

/// Recorded values beside the tests.
enum Fixtures {
    static let folder = String(#filePath.dropLast("Fixtures.swift".count)) + "Fixtures/"

    static func json(_ name: String) -> JSON { JSON(contentsOf: folder + name) }
}

extension DType {
    init(named name: String) throws {
        let bare = name.hasPrefix("torch.") ? String(name.dropFirst(6)) : name
        self = try #require(DType.allCases.first { $0.name == bare })
    }
}

extension Tensor {
    /// A contiguous tensor of recorded values.
    convenience init(values: [JSON], shape: [Int], dtype: DType) throws {
        try self.init(empty: Shape(shape), dtype)
        if dtype.isInteger {
            copyData(from: try Tensor.of(values.map { Int64($0.integer) }, Shape(shape), .int64))
        } else {
            copyData(from: try Tensor.of(values.map(\.double), Shape(shape), .float64))
        }
    }
}
