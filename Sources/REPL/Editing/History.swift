import Glibc
import Notebook

/// The cells typed before, in this session and others: a file with one JSON entry a cell. Entries are added with one write
/// each, so that sessions can share the file; what others added is read before each prompt.
package final class History {
    package private(set) var cells: [String] = []
    private let path: String?
    private var offset = 0
    /// Only the end of a long file is read.
    private static let reach = 1 << 19
    private static let limit = 5000

    /// `nil` keeps nothing on disk.
    package init(path: String?) { self.path = path }

    /// `$CELLBOOK_HISTORY`, or a file where programs keep their state; an empty variable switches the file off.
    package static var defaultPath: String? {
        if let path = Files.environment("CELLBOOK_HISTORY") { return path.isEmpty ? nil : path }
        if let state = Files.environment("XDG_STATE_HOME"), !state.isEmpty { return state + "/cellbook/history.jsonl" }
        return Files.environment("HOME").map { $0 + "/.local/state/cellbook/history.jsonl" }
    }

    /// Reads what is new in the file.
    package func refresh() {
        guard let path else { return }
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return }
        defer { close(descriptor) }
        let size = Int(lseek(descriptor, 0, SEEK_END))
        if size < offset { offset = 0 }
        guard size > offset else { return }
        let skips = offset == 0 && size > History.reach
        lseek(descriptor, off_t(skips ? size - History.reach : offset), SEEK_SET)
        guard let bytes = try? Files.read(descriptor, path: path) else { return }
        var lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: true)[...]
        if skips { lines = lines.dropFirst() }
        for line in lines {
            if let cell = (try? JSON(parsing: Array(line)))?.object?["cell"]?.string { remember(cell) }
        }
        offset = (skips ? size - History.reach : offset) + bytes.count
    }

    package func add(_ cell: String) {
        let cell = cell.trimmedAtEnd
        guard !cell.isBlank, cells.last != cell else { return }
        if let path {
            refresh()
            let entry: JSON = ["time": .integer(time(nil)), "cell": .string(cell)]
            do throws(FileError) {
                try Files.makeFolder(Files.folder(of: path))
                try Files.append(entry.line(ascii: false) + "\n", to: path)
            } catch {
                // A history that cannot be written is no reason to disturb the session.
            }
            refresh()
        }
        remember(cell)
    }

    /// The newest of equal cells stays.
    private func remember(_ cell: String) {
        if cells.last == cell { return }
        cells.removeAll { $0 == cell }
        cells.append(cell)
        if cells.count > History.limit { cells.removeFirst(cells.count - History.limit) }
    }
}
