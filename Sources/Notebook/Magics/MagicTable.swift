/// A magic as it was called.
package struct MagicCall: Equatable {
    package var name: String
    /// What follows the name.
    package var line: String
    /// The rest of the cell, for `%%name`.
    package var cell: String?

    package init(name: String, line: String, cell: String?) {
        self.name = name
        self.line = line
        self.cell = cell
    }

    /// The words of the line; quotes keep blanks together.
    var words: [String] {
        var words: [String] = []
        var word: [UInt8]?
        var quote: UInt8?
        for byte in line.utf8 {
            if let open = quote {
                if byte == open { quote = nil } else { word?.append(byte) }
            } else if byte == UInt8(ascii: "'") || byte == UInt8(ascii: "\"") {
                quote = byte
                word = word ?? []
            } else if LineScanner.isSpace(byte) {
                if let done = word { words.append(String(decoding: done, as: UTF8.self)) }
                word = nil
            } else {
                word = (word ?? []) + [byte]
            }
        }
        if let word { words.append(String(decoding: word, as: UTF8.self)) }
        return words
    }

    /// The words that begin with a dash, and the others.
    var options: Set<String> { Set(words.filter { $0.begins(with: "-") && $0.utf8.count > 1 }) }
    var arguments: [String] { words.filter { !$0.begins(with: "-") || $0.utf8.count == 1 } }
}

/// One magic: a row of the table that the translator, `%lsmagic`, help and completion read.
package struct Magic {
    package enum Kind { case line, cell, both }

    package var name: String
    package var aliases: [String]
    package var kind: Kind
    /// May be written without a per cent sign, as in a shell.
    package var isBare: Bool
    /// The line is code or text of its own: names in it are not replaced by their values.
    package var isVerbatim: Bool
    package var summary: String
    package var run: (MagicCall, Session) -> HostAnswer

    init(
        _ name: String, aliases: [String] = [], _ kind: Kind, isBare: Bool = false, isVerbatim: Bool = false,
        _ summary: String, run: @escaping (MagicCall, Session) -> HostAnswer
    ) {
        self.name = name
        self.aliases = aliases
        self.kind = kind
        self.isBare = isBare
        self.isVerbatim = isVerbatim
        self.summary = summary
        self.run = run
    }

    init(
        _ name: String, aliases: [String] = [], isBare: Bool = false, isVerbatim: Bool = false, _ summary: String,
        run: @escaping (MagicCall, Session) -> HostAnswer
    ) {
        self.init(name, aliases: aliases, .line, isBare: isBare, isVerbatim: isVerbatim, summary, run: run)
    }

    package var names: [String] { [name] + aliases }
}

package struct MagicTable {
    package let rows: [Magic]
    private let byName: [String: Int]

    package init(_ rows: [Magic]) {
        self.rows = rows
        var byName: [String: Int] = [:]
        for (index, row) in rows.enumerated() {
            for name in row.names { byName[name] = index }
        }
        self.byName = byName
    }

    package static let standard = MagicTable(
        Magic.timing + Magic.running + Magic.namespace + Magic.history + Magic.files + Magic.cells + Magic.settings
            + Magic.help)

    package subscript(name: String) -> Magic? { byName[name].map { rows[$0] } }
    package var bareNames: Set<String> { Set(rows.filter(\.isBare).flatMap(\.names)) }
    package var lineNames: [String] { rows.filter { $0.kind != .cell }.flatMap(\.names).sorted() }
    package var cellNames: [String] { rows.filter { $0.kind != .line }.flatMap(\.names).sorted() }

    func run(_ call: MagicCall, in session: Session) -> HostAnswer {
        let isCell = call.cell != nil
        guard let magic = self[call.name] else { return unknown(call) }
        if isCell, magic.kind == .line {
            return .usage(
                "Cell magic `%%\(call.name)` not found (but line magic `%\(call.name)` exists, did you mean that instead?)."
            )
        }
        if !isCell, magic.kind == .cell {
            return .usage(
                "Line magic function `%\(call.name)` not found (But cell magic `%%\(call.name)` exists, did you mean that instead?)."
            )
        }
        var call = call
        if !magic.isVerbatim { call.line = session.expand(call.line) }
        return magic.run(call, session)
    }

    private func unknown(_ call: MagicCall) -> HostAnswer {
        let sign = call.cell == nil ? "%" : "%%"
        let kind = call.cell == nil ? "Line magic function" : "Cell magic"
        let near = Spelling.nearest(to: call.name, among: call.cell == nil ? lineNames : cellNames)
        return .usage("\(kind) `\(sign)\(call.name)` not found." + (near.map { " Did you mean `\(sign)\($0)`?" } ?? ""))
    }
}

extension HostAnswer {
    static func usage(_ message: String) -> HostAnswer { .raise(type: "UsageError", message: message) }
}

/// The nearest of some names, for "did you mean".
package enum Spelling {
    package static func nearest(to name: String, among names: some Sequence<String>) -> String? {
        var best: (name: String, distance: Int)?
        for candidate in names {
            let distance = distance(Array(name.utf8), Array(candidate.utf8))
            if distance <= (name.utf8.count < 4 ? 1 : max(2, name.utf8.count / 3)), distance < best?.distance ?? .max {
                best = (candidate, distance)
            }
        }
        return best?.name
    }

    /// Edits (insert, remove, replace) between two words.
    static func distance(_ left: [UInt8], _ right: [UInt8]) -> Int {
        var row = Array(0...right.count)
        for (i, a) in left.enumerated() {
            var diagonal = row[0]
            row[0] = i + 1
            for (j, b) in right.enumerated() {
                let above = row[j + 1]
                row[j + 1] = min(above + 1, row[j] + 1, diagonal + (a == b ? 0 : 1))
                diagonal = above
            }
        }
        return row[right.count]
    }
}
