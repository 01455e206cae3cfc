import Glibc
import Notebook

/// A program that runs on a terminal of its own, and what someone who types would see.
package final class ScriptedTerminal {
    private let master: Int32
    private let process: pid_t
    package private(set) var screen: Screen
    /// Everything that was written, with its escape sequences.
    package private(set) var output = ""
    private var decoder: [UInt8] = []
    private var status: Int32?

    /// Starts a program by its path, or by the name of one that was built beside the tests.
    package init?(
        _ program: String, _ arguments: [String] = [], rows: Int = 24, columns: Int = 80,
        environment: [String: String] = [:]
    ) {
        screen = Screen(rows: rows, columns: columns)
        master = open("/dev/ptmx", O_RDWR | O_NOCTTY | O_CLOEXEC)
        var lock: Int32 = 0
        var number: UInt32 = 0
        // TIOCSPTLCK and TIOCGPTN: unlocks the other end and tells its name.
        guard master >= 0, ioctl(master, 0x4004_5431, &lock) == 0, ioctl(master, 0x8004_5430, &number) == 0 else {
            return nil
        }
        let name = "/dev/pts/\(number)"
        var size = winsize(ws_row: UInt16(rows), ws_col: UInt16(columns), ws_xpixel: 0, ws_ypixel: 0)
        _ = ioctl(master, UInt(TIOCSWINSZ), &size)

        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        // The first terminal that a session's leader opens becomes its own, so that Ctrl-C reaches it.
        posix_spawn_file_actions_addopen(&actions, 0, name, O_RDWR, 0)
        posix_spawn_file_actions_adddup2(&actions, 0, 1)
        posix_spawn_file_actions_adddup2(&actions, 0, 2)
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        // A thread of the tests may block signals; the program must not.
        var signals = sigset_t()
        sigemptyset(&signals)
        posix_spawnattr_setsigmask(&attributes, &signals)
        posix_spawnattr_setflags(&attributes, 0x80 | Int16(POSIX_SPAWN_SETSIGMASK))  // 0x80: POSIX_SPAWN_SETSID

        var variables = [
            "TERM": "xterm", "HOME": "/nonexistent", "PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8",
            "CELLBOOK_HISTORY": "",
        ]
        for (key, value) in environment { variables[key] = value }
        let path = program.hasPrefix("/") ? program : ScriptedTerminal.folder + program
        let argv: [UnsafeMutablePointer<CChar>?] = ([path] + arguments).map { (text: String) in strdup(text) } + [nil]
        let envp: [UnsafeMutablePointer<CChar>?] = variables.map { strdup("\($0.key)=\($0.value)") } + [nil]
        defer { for pointer in argv + envp { free(pointer) } }
        var process: pid_t = 0
        guard posix_spawn(&process, path, &actions, &attributes, argv, envp) == 0 else { return nil }
        self.process = process
    }

    deinit {
        if status == nil {
            kill(process, SIGKILL)
            waitpid(process, nil, 0)
        }
        close(master)
    }

    /// The folder of the running tests.
    package static let folder: String = {
        var buffer = [UInt8](repeating: 0, count: 4096)
        let count = buffer.withUnsafeMutableBytes {
            readlink("/proc/self/exe", $0.baseAddress!.assumingMemoryBound(to: CChar.self), $0.count)
        }
        return Files.folder(of: String(decoding: buffer[..<max(0, count)], as: UTF8.self))
    }()

    package func type(_ text: String) {
        var bytes = Array(text.utf8)[...]
        while !bytes.isEmpty {
            let count = bytes.withUnsafeBytes { write(master, $0.baseAddress, min($0.count, 512)) }
            if count > 0 { bytes.removeFirst(count) } else if errno != EINTR { return }
            // A program that echoes must be read, or both would wait.
            pump(milliseconds: 0)
        }
    }

    package func resize(rows: Int, columns: Int) {
        var size = winsize(ws_row: UInt16(rows), ws_col: UInt16(columns), ws_xpixel: 0, ws_ypixel: 0)
        _ = ioctl(master, UInt(TIOCSWINSZ), &size)
        screen.resize(rows: rows, columns: columns)
    }

    /// Reads until the condition holds; false when it does not in time.
    @discardableResult
    package func wait(seconds: Double = 10, until condition: (ScriptedTerminal) -> Bool) -> Bool {
        let end = Clock.monotonic + seconds
        while !condition(self) {
            guard Clock.monotonic < end else { return false }
            if !pump(milliseconds: 20), status != nil { return condition(self) }
        }
        return true
    }

    /// Waits for a text on the screen.
    @discardableResult
    package func waits(for text: String, seconds: Double = 10) -> Bool {
        wait(seconds: seconds) { $0.screen.text.contains(text) }
    }

    /// Waits for the end of the program; its exit status.
    package func end(seconds: Double = 10) -> Int32? {
        wait(seconds: seconds) { $0.hasEnded() }
        return status
    }

    private func hasEnded() -> Bool {
        if status != nil { return true }
        var word: Int32 = 0
        guard waitpid(process, &word, WNOHANG) == process else { return false }
        while pump(milliseconds: 0) {}
        status = word & 0x7F == 0 ? word >> 8 & 0xFF : -(word & 0x7F)
        return true
    }

    @discardableResult
    private func pump(milliseconds: Int32) -> Bool {
        var poll = pollfd(fd: master, events: Int16(POLLIN), revents: 0)
        guard Glibc.poll(&poll, 1, milliseconds) > 0, poll.revents & Int16(POLLIN) != 0 else { return false }
        var chunk = [UInt8](repeating: 0, count: 1 << 14)
        let count = read(master, &chunk, chunk.count)
        guard count > 0 else { return false }
        decoder += chunk[..<count]
        // A character that is not complete waits for its rest.
        var end = decoder.count
        while end > 0, end > decoder.count - 4, decoder[end - 1] & 0xC0 == 0x80 { end -= 1 }
        if end > 0, decoder[end - 1] >= 0xC0 {
            let length = decoder[end - 1] >= 0xF0 ? 4 : decoder[end - 1] >= 0xE0 ? 3 : 2
            end = decoder.count - end + 1 >= length ? decoder.count : end - 1
        } else {
            end = decoder.count
        }
        let text = String(decoding: decoder[..<end], as: UTF8.self)
        decoder.removeFirst(end)
        output += text
        screen.write(text)
        return true
    }
}

/// The little of a terminal that line editors use.
package struct Screen {
    package private(set) var rows: Int
    package private(set) var columns: Int
    private var cells: [[String]]
    /// Lines that have left the screen.
    private var above: [String] = []
    package private(set) var row = 0
    package private(set) var column = 0
    private var sequence: [Unicode.Scalar]?

    package init(rows: Int, columns: Int) {
        self.rows = rows
        self.columns = columns
        cells = Array(repeating: Array(repeating: " ", count: columns), count: rows)
    }

    private func line(_ row: [String]) -> String {
        var text = row.joined()
        while text.hasSuffix(" ") { text.removeLast() }
        return text
    }

    /// The lines, those that have left included, without blanks at their ends and empty lines below.
    package var lines: [String] {
        var lines = above + cells.map(line)
        while lines.last?.isEmpty == true { lines.removeLast() }
        return lines
    }
    package var text: String { lines.joined(separator: "\n") }

    package mutating func resize(rows: Int, columns: Int) {
        cells = cells.map { Array(($0 + Array(repeating: " ", count: columns)).prefix(columns)) }
        while cells.count < rows { cells.append(Array(repeating: " ", count: columns)) }
        while cells.count > rows {
            above.append(line(cells.removeFirst()))
            row = max(0, row - 1)
        }
        (self.rows, self.columns) = (rows, columns)
        column = min(column, columns - 1)
    }

    package mutating func write(_ text: String) {
        for scalar in text.unicodeScalars {
            if sequence != nil { escape(scalar) } else { put(scalar) }
        }
    }

    private mutating func put(_ scalar: Unicode.Scalar) {
        switch scalar {
        case "\u{1B}": sequence = []
        case "\n": lineFeed()
        case "\r": column = 0
        case "\u{08}": column = max(0, column - 1)
        case "\t": column = min(columns - 1, (column / 8 + 1) * 8)
        case _ where scalar.value < 0x20: break
        default:
            let width = Screen.width(scalar)
            if width == 0 {
                if column > 0 { cells[row][column - 1].unicodeScalars.append(scalar) }
                return
            }
            if column + width > columns {
                column = 0
                lineFeed()
            }
            cells[row][column] = String(scalar)
            if width == 2 { cells[row][column + 1] = "" }
            column += width
        }
    }

    private static func width(_ scalar: Unicode.Scalar) -> Int {
        if scalar.properties.generalCategory == .nonspacingMark || scalar.value == 0x200D || scalar.value == 0xFE0F {
            return 0
        }
        switch scalar.value {
        case 0x1100...0x115F, 0x2E80...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60,
            0x1F300...0x1FAFF:
            return 2
        default: return 1
        }
    }

    private mutating func lineFeed() {
        if row < rows - 1 {
            row += 1
        } else {
            above.append(line(cells.removeFirst()))
            cells.append(Array(repeating: " ", count: columns))
        }
    }

    private mutating func escape(_ scalar: Unicode.Scalar) {
        guard var parts = sequence else { return }
        parts.append(scalar)
        sequence = parts
        if parts[0] != "[" {
            // Two characters, or a character set of three.
            if !["(", ")"].contains(parts[0]) || parts.count == 2 { sequence = nil }
            return
        }
        guard parts.count > 1, (0x40...0x7E).contains(scalar.value) else { return }
        sequence = nil
        var digits = ""
        for part in parts[1..<(parts.count - 1)] { digits.unicodeScalars.append(part) }
        let numbers = digits.split(separator: ";").map { Int($0) ?? 0 }
        let count = max(1, numbers.first ?? 1)
        switch scalar {
        case "A": row = max(0, row - count)
        case "B": row = min(rows - 1, row + count)
        case "C": column = min(columns - 1, column + count)
        case "D": column = max(0, column - count)
        case "G": column = min(columns - 1, count - 1)
        case "H":
            row = min(rows - 1, count - 1)
            column = min(columns - 1, max(1, numbers.count > 1 ? numbers[1] : 1) - 1)
        case "K":
            if column < columns { for index in column..<columns { cells[row][index] = " " } }
        case "J":
            if column < columns { for index in column..<columns { cells[row][index] = " " } }
            for below in (row + 1)..<max(row + 1, rows) { cells[below] = Array(repeating: " ", count: columns) }
        case "P":
            let end = min(columns, column + count)
            cells[row].removeSubrange(column..<end)
            cells[row] += Array(repeating: " ", count: end - column)
        case "@":
            cells[row].insert(contentsOf: Array(repeating: " ", count: min(count, columns - column)), at: column)
            cells[row].removeLast(cells[row].count - columns)
        default: break
        }
    }
}
