import Glibc
import Notebook

/// What could follow: the language's names, magics after `%`, files inside strings and shell lines.
package struct PromptCompletion {
    private let session: Session

    package init(session: Session) { self.session = session }

    package func complete(_ source: String, cursor: Int) -> Completion {
        let before = source.prefix(bytes: cursor)
        let line = before.lines.last ?? ""
        let start = before.utf8.count - line.utf8.count
        let text = line.trimmedAtStart
        if text.begins(with: "!") || text.begins(with: "%cd ") || text.begins(with: "%run ")
            || text.begins(with: "%load ") || text.begins(with: "%%writefile ")
        {
            return files(after: lastWord(of: line), cursor: before.utf8.count)
        }
        if text.begins(with: "%"), !text.utf8.contains(0x20) {
            let sign = text.begins(with: "%%") ? "%%" : "%"
            let typed = text.dropping(first: sign.utf8.count)
            let names = (sign == "%%" ? session.magics.cellNames : session.magics.lineNames).filter {
                $0.begins(with: typed)
            }
            let from = start + line.utf8.count - text.utf8.count
            return Completion(range: from..<before.utf8.count, candidates: names.map { sign + $0 })
        }
        let completion = session.evaluator.complete(source, cursor: cursor)
        if completion.candidates.isEmpty, let path = openString(in: before) {
            return files(after: path, cursor: before.utf8.count)
        }
        return completion
    }

    private func lastWord(of line: String) -> String {
        line.split(separator: " ", omittingEmptySubsequences: false).last.map(String.init) ?? ""
    }

    /// The text of a string literal that is still open.
    private func openString(in source: String) -> String? {
        var quote: UInt8?
        var text: [UInt8] = []
        for byte in source.utf8 {
            if let open = quote {
                if byte == open || byte == 0x0A { quote = nil } else { text.append(byte) }
            } else if byte == UInt8(ascii: "'") || byte == UInt8(ascii: "\"") {
                quote = byte
                text = []
            }
        }
        return quote == nil ? nil : String(decoding: text, as: UTF8.self)
    }

    private func files(after typed: String, cursor: Int) -> Completion {
        let folder = Files.folder(of: typed)
        let stem = Files.name(of: typed)
        let path = folder.isEmpty ? "." : Files.expandingHome(folder)
        let names = (try? Files.list(path)) ?? []
        let candidates = names.filter { $0.begins(with: stem) && (!$0.begins(with: ".") || stem.begins(with: ".")) }.map
        { name in
            folder + name + (Files.isFolder(path + "/" + name) ? "/" : "")
        }
        return Completion(range: (cursor - typed.utf8.count)..<cursor, candidates: candidates)
    }
}
