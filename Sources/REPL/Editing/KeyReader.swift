import Glibc

/// Reads keys from a terminal for libedit: characters of UTF-8, and the sequences that mean something here as one control
/// code each. libedit can bind only codes below 256; those from 0x80 to 0x9F are no characters, so they are free.
final class KeyReader {
    /// Codes for keys that libedit does not know by itself, or knows otherwise.
    enum Key: UInt8 {
        case enter = 0x84, accept, up, down, paste, interrupt
    }
    enum Event: Equatable {
        case character(UInt32)
        case key(Key)
        case interrupted, resized, end
    }

    private let descriptor: Int32
    private var queue: [UInt8] = []
    private var position = 0
    /// The text of the last paste.
    private(set) var pasted = ""
    /// Milliseconds to wait for the rest of a sequence after an escape: a person is slower, a terminal is not.
    private static let escapeDelay: Int32 = 30

    init(descriptor: Int32) { self.descriptor = descriptor }

    func next() -> Event {
        switch byte(timeout: -1) {
        case .byte(0x1B): escape()
        case .byte(0x0A), .byte(0x0D): .key(.enter)
        case .byte(let first): character(first)
        case .interrupted: .interrupted
        case .resized: .resized
        case .end, .nothing: .end
        }
    }

    private enum Byte { case byte(UInt8), interrupted, resized, nothing, end }

    private func byte(timeout: Int32) -> Byte {
        while true {
            if position < queue.count {
                defer { position += 1 }
                return .byte(queue[position])
            }
            if PromptSignals.takeInterrupt() { return .interrupted }
            if PromptSignals.takeResize() { return .resized }
            var polls = [
                pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0),
                pollfd(fd: PromptSignals.wakeDescriptor, events: Int16(POLLIN), revents: 0),
            ]
            let ready = poll(&polls, 2, timeout)
            if ready == 0 { return .nothing }
            if polls[1].revents != 0 { PromptSignals.emptyPipe() }
            guard ready > 0, polls[0].revents != 0 else { continue }
            var chunk = [UInt8](repeating: 0, count: 4096)
            let count = read(descriptor, &chunk, chunk.count)
            if count == 0 || (count < 0 && errno != EINTR && errno != EAGAIN) { return .end }
            if count > 0 {
                queue = Array(chunk[..<count])
                position = 0
            }
        }
    }

    private func peek(_ count: Int) -> [UInt8] {
        while queue.count - position < count {
            let rest = Array(queue[position...])
            queue = []
            position = 0
            guard case .byte(let more) = byte(timeout: KeyReader.escapeDelay) else {
                queue = rest
                return rest
            }
            queue = rest + [more] + queue[position...]
            position = 0
        }
        return Array(queue[position..<position + count])
    }

    private func escape() -> Event {
        let first = peek(1)
        guard let lead = first.first else { return .character(0x1B) }
        if lead == 0x0D || lead == 0x0A {
            position += 1
            return .key(.accept)
        }
        guard lead == UInt8(ascii: "[") || lead == UInt8(ascii: "O") else { return .character(0x1B) }
        let second = peek(2)
        guard second.count == 2 else { return .character(0x1B) }
        if second[1] == UInt8(ascii: "A") || second[1] == UInt8(ascii: "B") {
            position += 2
            return .key(second[1] == UInt8(ascii: "A") ? .up : .down)
        }
        guard second == Array("[2".utf8), peek(5) == Array("[200~".utf8) else { return .character(0x1B) }
        position += 5
        return paste()
    }

    /// Everything up to the end mark, as one piece; a paste that a terminal breaks off ends with its last byte.
    private func paste() -> Event {
        var bytes: [UInt8] = []
        let end = Array("\u{1B}[201~".utf8)
        while true {
            switch byte(timeout: 2000) {
            case .byte(let next):
                bytes.append(next)
                if next == UInt8(ascii: "~"), bytes.count >= end.count,
                    bytes[(bytes.count - end.count)...].elementsEqual(end)
                {
                    bytes.removeLast(end.count)
                    return finish(bytes)
                }
            case .resized: continue
            case .interrupted: return .interrupted
            case .nothing, .end: return finish(bytes)
            }
        }
    }

    private func finish(_ bytes: [UInt8]) -> Event {
        var text = String(decoding: bytes, as: UTF8.self).replacing(text: "\r\n", with: "\n").replacing(
            text: "\r", with: "\n"
        ).replacing(text: "\t", with: "    ")
        // Other control codes would reach the terminal.
        text = String(
            String.UnicodeScalarView(
                text.unicodeScalars.filter { $0 == "\n" || ($0.value >= 0x20 && !(0x7F...0x9F).contains($0.value)) }))
        pasted = text
        return .key(.paste)
    }

    private func character(_ first: UInt8) -> Event {
        let count = first >= 0xF0 ? 3 : first >= 0xE0 ? 2 : first >= 0xC0 ? 1 : 0
        var bytes = [first]
        for _ in 0..<count {
            guard case .byte(let next) = byte(timeout: 200), next & 0xC0 == 0x80 else { break }
            bytes.append(next)
        }
        let scalar = String(decoding: bytes, as: UTF8.self).unicodeScalars.first ?? "\u{FFFD}"
        // The free codes are not for typing.
        return (0x80...0x9F).contains(scalar.value) ? .character(0xFFFD) : .character(scalar.value)
    }
}
