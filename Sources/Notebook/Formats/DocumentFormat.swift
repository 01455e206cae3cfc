/// A way to store a notebook: one row of `all` for each.
package struct DocumentFormat: Sendable {
    package var name: String
    package var fileExtension: String
    package var read: @Sendable ([UInt8]) throws(FormatError) -> Document
    /// `nil` for formats that are only written.
    package var write: @Sendable (Document) -> String

    package static let all: [DocumentFormat] = [.percent, .ipynb]

    package static func named(by path: String) -> DocumentFormat? {
        all.first { path.ends(with: $0.fileExtension) }
    }

    /// Reads a file's bytes in the format that its name tells.
    package static func read(_ bytes: [UInt8], path: String) throws(FormatError) -> Document {
        guard let format = named(by: path) else { throw .unknownFormat(path) }
        return try format.read(bytes)
    }
}

package enum FormatError: Error, Equatable {
    case unknownFormat(String)
    case notUTF8(line: Int)
    case json(JSONError)
    /// The file is JSON but no notebook of version 4.
    case notANotebook(String)

    package var message: String {
        switch self {
        case .unknownFormat(let path): "'\(path)' is no notebook: its name ends neither in .py nor in .ipynb"
        case .notUTF8(let line): "not UTF-8 (line \(line))"
        case .json(let error): error.message
        case .notANotebook(let why): "not a notebook: \(why)"
        }
    }
}
