import CLibEdit
import Glibc
import Notebook

/// Edits cells on a terminal with libedit: its Emacs and vi keys, the user's `~/.editrc`, its incremental search. Enter,
/// the arrows up and down, Tab, backspace and pasting are ours, because a cell has several lines.
package final class LibeditLineEditor: LineEditor {
    private let support: EditorSupport
    private let keys: KeyReader
    private let editor: OpaquePointer
    private let searchable: OpaquePointer?
    private var prompt = ""
    private var promptText: [wchar_t] = [0]
    /// Where in the history the text comes from; `history.cells.count` is the text being written.
    private var historyIndex = 0
    private var draft = ""
    private var enteredCount = 0
    private var ended = EditorResult.endOfInput
    /// The cell stands below its prompt, because it has or had several lines.
    private var isBelowPrompt = false
    private let isColoured: Bool
    /// Text that the next cell begins with.
    private var initial: String?

    /// `nil` where the terminal cannot be had.
    package init?(support: EditorSupport, isColoured: Bool = false) {
        // Wide characters need a locale that knows them.
        if setlocale(LC_CTYPE, "") == nil || String(cString: nl_langinfo(Int32(CODESET))) != "UTF-8" {
            setlocale(LC_CTYPE, "C.UTF-8")
        }
        guard let editor = el_init("cellbook", stdin, stdout, stderr) else { return nil }
        self.support = support
        self.editor = editor
        self.isColoured = isColoured
        keys = KeyReader(descriptor: 0)
        searchable = history_winit()
        configure()
    }

    deinit {
        if let searchable { history_wend(searchable) }
        el_end(editor)
        for name in keptNames { name.deallocate() }
    }

    // MARK: Setting up

    private static let startLiteral: wchar_t = 1

    private func configure() {
        _ = editor_set_client(editor, Unmanaged.passUnretained(self).toOpaque())
        _ = editor_set_prompt(editor, { LibeditLineEditor.of($0).promptPointer() }, LibeditLineEditor.startLiteral)
        Wide.with("emacs") { _ = editor_set_mode(editor, $0) }
        if let searchable {
            _ = editor_history_size(searchable, 20_000)
            _ = editor_set_history(editor, searchable)
        }
        _ = editor_set_getter(editor, { LibeditLineEditor.of($0).read(into: $1) })
        add("cell-enter", .enter) { editor, _ in LibeditLineEditor.of(editor).enter() }
        add("cell-accept", .accept) { editor, _ in LibeditLineEditor.of(editor).accept() }
        add("cell-up", .up) { editor, _ in LibeditLineEditor.of(editor).move(up: true) }
        add("cell-down", .down) { editor, _ in LibeditLineEditor.of(editor).move(up: false) }
        add("cell-paste", .paste) { editor, _ in LibeditLineEditor.of(editor).paste() }
        add("cell-complete") { editor, _ in LibeditLineEditor.of(editor).complete() }
        add("cell-backspace") { editor, _ in LibeditLineEditor.of(editor).backspace() }
        add("cell-end") { editor, _ in LibeditLineEditor.of(editor).endOrDelete() }
        el_source(editor, nil)
        // After the user's file: the keys that a cell cannot do without, in the map of vi's commands too.
        for (key, name) in [
            ("\t", "cell-complete"), ("\u{7F}", "cell-backspace"), ("\u{08}", "cell-backspace"), ("\u{04}", "cell-end"),
            ("^R", "em-inc-search-prev"), ("^S", "em-inc-search-next"),
        ] {
            bind(key, name)
        }
        for key in [KeyReader.Key.enter, .accept, .up, .down, .paste] { bind(key) }
    }

    private func add(_ name: String, _ key: KeyReader.Key? = nil, _ command: @escaping editor_command) {
        if let key { names[key.rawValue] = name }
        // libedit keeps the pointer.
        let text = Wide.array(name)
        let kept = UnsafeMutablePointer<wchar_t>.allocate(capacity: text.count)
        kept.initialize(from: text, count: text.count)
        keptNames.append(kept)
        _ = editor_add(editor, kept, kept, command)
    }
    private var names: [UInt8: String] = [:]
    private var keptNames: [UnsafeMutablePointer<wchar_t>] = []

    private func bind(_ key: String, _ name: String) {
        Wide.with(key) { key in Wide.with(name) { name in _ = editor_bind(editor, key, name) } }
    }

    private func bind(_ key: KeyReader.Key) {
        guard let name = names[key.rawValue] else { return }
        var code: [wchar_t] = [wchar_t(key.rawValue), 0]
        Wide.with(name) { name in
            _ = editor_bind(editor, &code, name)
            _ = editor_bind_alternative(editor, &code, name)
        }
    }

    private static func of(_ editor: OpaquePointer?) -> LibeditLineEditor {
        Unmanaged<LibeditLineEditor>.fromOpaque(editor_client(editor)!).takeUnretainedValue()
    }

    // MARK: Reading

    package func readCell(prompt: String, initial: String?) -> EditorResult {
        self.prompt = prompt
        support.history.refresh()
        feedSearch()
        historyIndex = support.history.cells.count
        draft = ""
        isBelowPrompt = false
        ended = .endOfInput
        self.initial = initial
        silenceTerminal()
        // Pasted text comes between marks, so that its newlines do not run it.
        put("\u{1B}[?2004h")
        var count: Int32 = 0
        let line = PromptSignals.whileReading { el_wgets(editor, &count) }
        put("\u{1B}[?2004l")
        guard let line, count > 0 else {
            if ended == .endOfInput { put("\n") }
            return ended
        }
        var text = Wide.string(line, count: Int(count))
        if text.ends(with: "\n") { text = text.dropping(last: 1) }
        support.history.add(text)
        return .cell(text)
    }

    package func readLine(prompt: String) -> String? {
        put(prompt)
        var bytes: [UInt8] = []
        return PromptSignals.whileReading {
            while true {
                var byte: UInt8 = 0
                let count = Glibc.read(0, &byte, 1)
                if count < 0, errno == EINTR, !PromptSignals.takeInterrupt() { continue }
                guard count > 0 else { return bytes.isEmpty ? nil : String(decoding: bytes, as: UTF8.self) }
                if byte == 0x0A { return String(decoding: bytes, as: UTF8.self) }
                bytes.append(byte)
            }
        }
    }

    /// libedit turns the terminal's own editing off when it waits for the first key, which is after the prompt has been
    /// shown: keys that came in between would be echoed.
    private func silenceTerminal() {
        var settings = termios()
        guard tcgetattr(0, &settings) == 0 else { return }
        settings.c_lflag &= ~tcflag_t(ICANON | ECHO)
        tcsetattr(0, TCSADRAIN, &settings)
    }

    private func put(_ text: String) { ConsoleProgress.write(text, 1) }

    /// Gives libedit's search the cells that it does not have yet.
    private func feedSearch() {
        guard let searchable else { return }
        let cells = support.history.cells
        for cell in cells.suffix(max(0, cells.count - enteredCount)) {
            Wide.with(cell) { _ = editor_history_enter(searchable, $0) }
        }
        enteredCount = cells.count
    }

    private func read(into character: UnsafeMutablePointer<wchar_t>?) -> Int32 {
        guard let character else { return -1 }
        if let initial {
            self.initial = nil
            _ = grow(initial)
            put("\r")
            refresh()
        }
        while true {
            switch keys.next() {
            case .character(let scalar):
                character.pointee = wchar_t(bitPattern: scalar)
                return 1
            case .key(let key):
                character.pointee = wchar_t(key.rawValue)
                return 1
            case .resized:
                el_resize(editor)
                let above = rows(of: shownPrompt + text.prefix(scalars: cursor)) - 1
                put((above > 0 ? "\u{1B}[\(above)A" : "") + "\r\u{1B}[J")
                refresh()
            case .interrupted:
                ended = .interrupted(hadText: !text.isBlank)
                moveBelow()
                return -1
            case .end:
                ended = .endOfInput
                return 0
            }
        }
    }

    /// Draws the cell from where the terminal's cursor is.
    private func refresh() { _ = editor_refresh(editor) }

    /// What stands before the cell on its first row.
    private var shownPrompt: String { isBelowPrompt ? "" : prompt }

    // MARK: The text

    private var text: String {
        guard let line = el_wline(editor) else { return "" }
        return Wide.string(line.pointee.buffer, count: line.pointee.lastchar - line.pointee.buffer)
    }

    /// In characters from the start.
    private var cursor: Int {
        guard let line = el_wline(editor) else { return 0 }
        return line.pointee.cursor - line.pointee.buffer
    }

    private func insert(_ text: String) { if !text.isEmpty { Wide.with(text) { _ = el_winsertstr(editor, $0) } } }

    private func move(to position: Int) { _ = el_cursor(editor, Int32(clamping: position - cursor)) }

    private func promptPointer() -> UnsafeMutablePointer<wchar_t>? {
        promptText = Wide.array(
            isBelowPrompt ? "" : isColoured ? "\u{1}\u{1B}[32m\u{1}\(prompt)\u{1}\u{1B}[0m\u{1}" : prompt)
        return promptText.withUnsafeMutableBufferPointer { $0.baseAddress }
    }

    /// Inserts text; a cell that gets a second line goes below its prompt, so that its lines stand under each other.
    private func grow(_ text: String) -> UInt8 {
        let goesBelow = !isBelowPrompt && text.utf8.contains(0x0A) && !prompt.isEmpty
        if goesBelow {
            // To the first row of what is shown, the prompt alone on it, and libedit draws anew from the next.
            let above = rows(of: prompt + self.text.prefix(scalars: cursor)) - 1
            put(
                (above > 0 ? "\u{1B}[\(above)A" : "") + "\r\u{1B}[J" + (isColoured ? "\u{1B}[32m" : "")
                    + prompt.trimmedAtEnd + (isColoured ? "\u{1B}[0m" : "") + "\r\n")
            put(String(repeating: "\n", count: above))
            isBelowPrompt = true
        }
        insert(text)
        return goesBelow ? UInt8(CC_REDISPLAY) : Self.redraw
    }

    /// How many rows of the terminal a text takes.
    private func rows(of text: String) -> Int {
        let width = max(1, Columns.terminalWidth)
        return text.lines.map { line in
            let cells = Wide.array(line).dropLast().reduce(0) { $0 + Int(max(0, editor_width($1))) }
            return cells / width + 1
        }.reduce(0, +)
    }

    /// Leaves the cell on the screen and goes to the line below it.
    private func moveBelow() {
        let below = rows(of: shownPrompt + text) - rows(of: shownPrompt + text.prefix(scalars: cursor))
        put((below > 0 ? "\u{1B}[\(below)B" : "") + "\r\n")
    }

    // MARK: Keys

    private static let normal = UInt8(CC_NORM)
    private static let redraw = UInt8(CC_REFRESH)

    private func enter() -> UInt8 {
        let text = self.text
        let scalars = Array(text.unicodeScalars)
        let cursor = self.cursor
        let isAtEnd = scalars[min(cursor, scalars.count)...].allSatisfy(\.properties.isWhitespace)
        switch support.completeness(text) {
        case .complete where isAtEnd || !text.utf8.contains(0x0A): return accept()
        case .incomplete(let indentation) where isAtEnd: return grow("\n" + indentation)
        default: return grow("\n" + Indentation.after(text.prefix(scalars: cursor).lines))
        }
    }

    /// libedit's own newline ends the cell.
    private func accept() -> UInt8 {
        Wide.with("\n") { el_wpush(editor, $0) }
        return Self.normal
    }

    private func paste() -> UInt8 { grow(keys.pasted) }

    private func move(up: Bool) -> UInt8 {
        let lines = text.lines.map { $0.unicodeScalars.count }
        var row = 0
        var start = 0
        while row < lines.count - 1, cursor > start + lines[row] {
            start += lines[row] + 1
            row += 1
        }
        let column = cursor - start
        if up, row > 0 {
            let above = start - lines[row - 1] - 1
            move(to: above + min(column, lines[row - 1]))
        } else if !up, row < lines.count - 1 {
            move(to: start + lines[row] + 1 + min(column, lines[row + 1]))
        } else {
            return recall(up ? -1 : 1)
        }
        return Self.redraw
    }

    private func recall(_ step: Int) -> UInt8 {
        let cells = support.history.cells
        let index = historyIndex + step
        guard index >= 0, index <= cells.count else { return UInt8(CC_NORM) }
        if historyIndex == cells.count { draft = text }
        historyIndex = index
        let count = text.unicodeScalars.count
        move(to: count)
        let text = index == cells.count ? draft : cells[index]
        if text.utf8.contains(0x0A), !isBelowPrompt {
            refresh()
            el_deletestr(editor, Int32(clamping: count))
            refresh()
        } else {
            el_deletestr(editor, Int32(clamping: count))
        }
        return grow(text)
    }

    private func backspace() -> UInt8 {
        guard cursor > 0 else { return Self.normal }
        let before = Array(text.unicodeScalars.prefix(cursor))
        let line = before.reversed().prefix { $0 != "\n" }
        // In an indentation a step goes at once.
        let isIndentation = !line.isEmpty && line.allSatisfy { $0 == " " }
        el_deletestr(editor, Int32(isIndentation ? (line.count - 1) % Indentation.step + 1 : 1))
        return Self.redraw
    }

    private func endOrDelete() -> UInt8 {
        let count = text.unicodeScalars.count
        if count == 0 { return UInt8(CC_EOF) }
        guard cursor < count else { return Self.normal }
        move(to: cursor + 1)
        el_deletestr(editor, 1)
        return Self.redraw
    }

    // MARK: Completion

    private func complete() -> UInt8 {
        let before = text.prefix(scalars: cursor)
        if before.lines.last?.isBlank ?? true {
            insert(
                String(
                    repeating: " ",
                    count: Indentation.step - (before.lines.last?.unicodeScalars.count ?? 0) % Indentation.step))
            return Self.redraw
        }
        let completion = support.completion(text, before.utf8.count)
        guard let first = completion.candidates.first, completion.range.lowerBound <= before.utf8.count else {
            return UInt8(CC_REFRESH_BEEP)
        }
        let typed = before.dropping(first: completion.range.lowerBound)
        let common = completion.candidates.dropFirst().reduce(first) { String($0.commonPrefix(with: $1)) }
        if common.unicodeScalars.count > typed.unicodeScalars.count || completion.candidates.count == 1 {
            el_deletestr(editor, Int32(clamping: typed.unicodeScalars.count))
            insert(common)
            return Self.redraw
        }
        moveBelow()
        // libedit believes its cursor where it was in the cell, and clears the cell's rows before it draws them again.
        let drawn = min(rows(of: shownPrompt + before), Columns.terminalHeight) - 1
        put(
            Columns.text(of: completion.candidates, width: Columns.terminalWidth)
                + String(repeating: "\n", count: max(0, drawn)))
        return UInt8(CC_REDISPLAY)
    }
}

/// Strings as libedit has them.
enum Wide {
    static func array(_ text: String) -> [wchar_t] { text.unicodeScalars.map { wchar_t(bitPattern: $0.value) } + [0] }

    static func with(_ text: String, _ body: (UnsafePointer<wchar_t>) -> Void) {
        array(text).withUnsafeBufferPointer { body($0.baseAddress!) }
    }

    static func string(_ start: UnsafePointer<wchar_t>, count: Int) -> String {
        var scalars = String.UnicodeScalarView()
        for index in 0..<max(0, count) {
            scalars.append(Unicode.Scalar(UInt32(bitPattern: start[index])) ?? "\u{FFFD}")
        }
        return String(scalars)
    }
}

extension String {
    func prefix(scalars count: Int) -> String { String(String.UnicodeScalarView(unicodeScalars.prefix(count))) }

    func commonPrefix(with other: String) -> String {
        String(String.UnicodeScalarView(zip(unicodeScalars, other.unicodeScalars).prefix { $0 == $1 }.map(\.0)))
    }
}

/// Lays words out in columns, as `ls` does.
enum Columns {
    static var terminalWidth: Int {
        var size = winsize()
        return ioctl(1, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col > 0 ? Int(size.ws_col) : 80
    }

    static var terminalHeight: Int {
        var size = winsize()
        return ioctl(1, UInt(TIOCGWINSZ), &size) == 0 && size.ws_row > 0 ? Int(size.ws_row) : 24
    }

    static func text(of words: [String], width: Int) -> String {
        let shown = words.prefix(400)
        let cell = (shown.map(\.count).max() ?? 0) + 2
        let columns = max(1, width / max(1, cell))
        let rows = (shown.count + columns - 1) / columns
        var text = ""
        for row in 0..<rows {
            let line = stride(from: row, to: shown.count, by: rows).map { shown[$0].rightPadded(to: cell) }.joined()
            text += line.trimmedAtEnd + "\n"
        }
        return words.count > shown.count ? text + "… \(words.count - shown.count) more\n" : text
    }
}
