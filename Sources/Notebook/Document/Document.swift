/// A notebook, however it is stored.
package struct Document: Equatable, Sendable {
    package var metadata = JSONObject()
    package var cells: [Cell] = []
    /// Of `nbformat` 4.
    package var minorVersion = 5
    /// Lines of a text file end in CR LF.
    package var usesCarriageReturns = false

    package init(cells: [Cell] = [], metadata: JSONObject = JSONObject()) {
        self.cells = cells
        self.metadata = metadata
    }

    /// Positions of the cells that hold code, in order; their count from 1 is the number that users see.
    package var codeCells: [Int] { cells.indices.filter { cells[$0].kind == .code } }
}

package struct Cell: Equatable, Sendable {
    package enum Kind: String, Sendable { case code, markdown, raw }

    package var kind: Kind
    /// Without a newline at the end, as `nbformat` stores it; magics bare.
    package var source: String
    package var metadata: JSONObject
    package var outputs: [Output] = []
    package var executionCount: Int?
    /// Pictures inside a markdown cell.
    package var attachments: JSONObject?
    package var id: String?
    /// Where the cell and its source begin in a text file; 0 and 1 in others.
    package var markerLine = 0
    package var sourceLine = 1

    package init(_ kind: Kind, _ source: String, metadata: JSONObject = JSONObject()) {
        self.kind = kind
        self.source = source
        self.metadata = metadata
    }

    package var tags: [String] {
        get { metadata["tags"]?.array?.compactMap(\.string) ?? [] }
        set { metadata["tags"] = newValue.isEmpty ? nil : .array(newValue.map(JSON.string)) }
    }
    package func has(_ tag: CellTag) -> Bool { tags.contains(tag.rawValue) }

    package var title: String? { metadata["title"]?.string }
    /// Seconds that the cell may take, where it says so itself.
    package var timeout: Double? { metadata["timeout"]?.double }
    /// Relative tolerance of its numbers in `cellbook test`.
    package var tolerance: Double? { metadata["tolerance"]?.double }
}

/// The tags that mean something here.
package enum CellTag: String, CaseIterable, Sendable {
    case parameters
    case injectedParameters = "injected-parameters"
    case skipExecution = "skip-execution"
    case raisesException = "raises-exception"
    case removeInput = "remove-input"
    case removeOutput = "remove-output"
    case removeCell = "remove-cell"
    case slow
}

/// One output of a cell, as notebooks store it.
package enum Output: Equatable, Sendable {
    case stream(OutputStream, String)
    /// Data by MIME type: text as a string, binary as base64, JSON types as they are.
    case display(data: JSONObject, metadata: JSONObject)
    case result(data: JSONObject, metadata: JSONObject, count: Int?)
    case error(name: String, value: String, traceback: [String])

    /// The MIME data of a display or result.
    package var data: JSONObject? {
        switch self {
        case .display(let data, _), .result(let data, _, _): data
        case .stream, .error: nil
        }
    }
}

extension JSONObject {
    /// The data of an output from a value's representations.
    package init(_ bundle: MIMEBundle) {
        self.init()
        for representation in bundle.representations {
            switch representation.content {
            case .data(let bytes): self[representation.type] = .string(Base64.encode(bytes))
            case .text(let text):
                let isJSON = representation.type == "application/json" || representation.type.hasSuffix("+json")
                self[representation.type] = isJSON ? (try? JSON(parsing: text)) ?? .string(text) : .string(text)
            }
        }
    }
}

extension MIMEBundle {
    /// The representations that an output stores.
    package init(_ data: JSONObject) {
        self.init(
            data.entries.map { type, value in
                let isText = type.begins(with: "text/") || type == "image/svg+xml" || type == "application/javascript"
                if !isText, let bytes = value.string.flatMap(Base64.decode) {
                    return Representation(type: type, content: .data(bytes))
                }
                return Representation(type: type, content: .text(value.string ?? value.pretty()))
            })
    }
}

package enum Base64 {
    private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

    package static func encode(_ bytes: [UInt8]) -> String {
        var out: [UInt8] = []
        out.reserveCapacity((bytes.count + 2) / 3 * 4)
        var index = 0
        while index < bytes.count {
            let a = bytes[index]
            let b = index + 1 < bytes.count ? bytes[index + 1] : 0
            let c = index + 2 < bytes.count ? bytes[index + 2] : 0
            out.append(alphabet[Int(a >> 2)])
            out.append(alphabet[Int((a & 3) << 4 | b >> 4)])
            out.append(index + 1 < bytes.count ? alphabet[Int((b & 15) << 2 | c >> 6)] : UInt8(ascii: "="))
            out.append(index + 2 < bytes.count ? alphabet[Int(c & 63)] : UInt8(ascii: "="))
            index += 3
        }
        return String(decoding: out, as: UTF8.self)
    }

    /// `nil` where the text is no base64; blanks and newlines are passed over.
    package static func decode(_ text: String) -> [UInt8]? {
        var out: [UInt8] = []
        var bits: UInt32 = 0
        var count = 0
        var padding = 0
        for byte in text.utf8 {
            let value: UInt32
            switch byte {
            case UInt8(ascii: "A")...UInt8(ascii: "Z"): value = UInt32(byte - 65)
            case UInt8(ascii: "a")...UInt8(ascii: "z"): value = UInt32(byte - 71)
            case UInt8(ascii: "0")...UInt8(ascii: "9"): value = UInt32(byte + 4)
            case UInt8(ascii: "+"): value = 62
            case UInt8(ascii: "/"): value = 63
            case UInt8(ascii: "="):
                padding += 1
                continue
            case 0x20, 0x0A, 0x0D, 0x09: continue
            default: return nil
            }
            guard padding == 0 else { return nil }
            bits = (bits & 0xFF_FFFF) << 6 | value
            count += 1
            if count % 4 != 1 { out.append(UInt8(truncatingIfNeeded: bits >> UInt32([0, 0, 4, 2][count % 4]))) }
        }
        return count % 4 == 1 ? nil : out
    }
}
