/// The parameters of a book: the assignments of the cell tagged `parameters`, and the values given for a run.
package struct BookParameters {
    package struct Parameter: Equatable, Sendable {
        package var name: String
        /// The expression after the equal sign.
        package var defaultText: String
        /// `# a comment` at its end.
        package var comment: String?
    }

    package var declared: [Parameter] = []
    /// The position of the cell that declares them.
    package var cellIndex: Int?

    package init(of document: Document) {
        cellIndex = document.cells.firstIndex { $0.kind == .code && $0.has(.parameters) }
        guard let cellIndex else { return }
        var tracker = LogicalLineTracker()
        for line in document.cells[cellIndex].source.lines {
            let isInside = tracker.isInside
            tracker.read(line)
            if !isInside, let parameter = BookParameters.parameter(in: line) {
                declared.removeAll { $0.name == parameter.name }
                declared.append(parameter)
            }
        }
    }

    /// `name = value  # comment` or `name: type = value`, not indented.
    private static func parameter(in line: String) -> Parameter? {
        var scanner = LineScanner(line)
        guard let name = scanner.word() else { return nil }
        scanner.skipSpaces()
        if scanner.take(":") {
            guard let equals = line.offset(of: "=", from: scanner.position) else { return nil }
            scanner.position = equals
        }
        guard scanner.take("="), scanner.current != UInt8(ascii: "=") else { return nil }
        let (value, comment) = splitComment(scanner.rest)
        return Parameter(name: name, defaultText: value.trimmed, comment: comment)
    }

    private static func splitComment(_ text: String) -> (String, String?) {
        var quote: UInt8?
        var escaped = false
        for (index, byte) in text.utf8.enumerated() {
            if escaped {
                escaped = false
            } else if byte == UInt8(ascii: "\\") {
                escaped = true
            } else if let open = quote {
                if byte == open { quote = nil }
            } else if byte == UInt8(ascii: "'") || byte == UInt8(ascii: "\"") {
                quote = byte
            } else if byte == UInt8(ascii: "#") {
                return (text.prefix(bytes: index), text.dropping(first: index + 1).trimmed)
            }
        }
        return (text, nil)
    }

    /// The document with a cell after the declaring one that sets the given values, which are Python.
    package func inject(_ values: [(name: String, value: String)], into document: Document) throws(ParameterError)
        -> Document
    {
        guard !values.isEmpty else { return document }
        for (name, _) in values where !declared.contains(where: { $0.name == name }) {
            guard cellIndex != nil else { throw .noParametersCell }
            throw .unknown(
                name, nearest: Spelling.nearest(to: name, among: declared.map(\.name)), known: declared.map(\.name))
        }
        var cell = Cell(.code, (["# Parameters"] + values.map { "\($0.name) = \($0.value)" }).joined(separator: "\n"))
        cell.tags = [CellTag.injectedParameters.rawValue]
        cell.markerLine = cellIndex.map { document.cells[$0].markerLine } ?? 0
        cell.sourceLine = cellIndex.map { document.cells[$0].sourceLine } ?? 1
        var result = document
        // Values injected by an earlier run give way.
        result.cells.removeAll { $0.has(.injectedParameters) }
        let position = result.cells.firstIndex { $0.kind == .code && $0.has(.parameters) } ?? -1
        result.cells.insert(cell, at: position + 1)
        return result
    }

    /// A literal as it is, other text as a string.
    package static func literal(_ text: String) -> String {
        PythonLiteral.parse(text) != nil ? text : CellTranslator.quote(text)
    }

    /// The parameters of a JSON file, as Python literals.
    package static func values(inFile path: String) throws(ParameterError) -> [(name: String, value: String)] {
        let json: JSON
        let bytes: [UInt8]
        do throws(FileError) { bytes = try Files.read(path) } catch { throw .file(error.message) }
        do throws(JSONError) { json = try JSON(parsing: bytes) } catch { throw .file("\(path): \(error.message)") }
        guard let object = json.object else { throw .file("\(path): holds no object") }
        return object.entries.map { ($0.key, python($0.value)) }
    }

    static func python(_ value: JSON) -> String {
        switch value {
        case .null: "None"
        case .bool(let flag): flag ? "True" : "False"
        case .number(let digits):
            ["NaN", "Infinity", "-Infinity"].contains(digits) ? "float('\(digits)')" : digits
        case .string(let text): CellTranslator.quote(text)
        case .array(let elements): "[" + elements.map(python).joined(separator: ", ") + "]"
        case .object(let object):
            "{" + object.entries.map { CellTranslator.quote($0.key) + ": " + python($0.value) }.joined(separator: ", ")
                + "}"
        }
    }
}

package enum ParameterError: Error {
    case noParametersCell
    case unknown(String, nearest: String?, known: [String])
    case file(String)

    package var message: String {
        switch self {
        case .noParametersCell: "this book has no cell tagged 'parameters'"
        case .unknown(let name, let nearest, let known):
            "the book has no parameter '\(name)'"
                + (nearest.map { "; did you mean '\($0)'?" } ?? "; it has: \(known.joined(separator: ", "))")
        case .file(let message): message
        }
    }
}
