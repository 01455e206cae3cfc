/// What a terminal would show in the end after some text was written to it: carriage returns, backspaces and the few escape
/// sequences of progress bars are carried out. Notebooks store this.
package struct TerminalText: Equatable {
    /// Lines that can no longer change.
    private var settled = ""
    /// The last lines, which a progress bar may go back to.
    private var lines: [[Unicode.Scalar]] = [[]]
    private var row = 0
    private var column = 0
    private static let reach = 40

    package init() {}

    package var text: String {
        var text = settled
        for (index, line) in lines.enumerated() {
            if index > 0 { text += "\n" }
            text.unicodeScalars.append(contentsOf: line)
        }
        return text
    }

    package var isEmpty: Bool { settled.isEmpty && lines.count == 1 && lines[0].isEmpty }

    package mutating func write(_ text: String) {
        var scalars = text.unicodeScalars[...]
        while let scalar = scalars.popFirst() {
            switch scalar {
            case "\n": newLine()
            case "\r": column = 0
            case "\u{08}": column = max(0, column - 1)
            case "\u{1B}": escape(scalar, &scalars)
            default: put(scalar)
            }
        }
    }

    private mutating func put(_ scalar: Unicode.Scalar) {
        if column < lines[row].count { lines[row][column] = scalar } else { lines[row].append(scalar) }
        column += 1
    }

    private mutating func newLine() {
        row += 1
        column = 0
        if row == lines.count { lines.append([]) }
        guard lines.count > 2 * TerminalText.reach, row == lines.count - 1 else { return }
        let count = lines.count - TerminalText.reach
        for line in lines[..<count] {
            settled.unicodeScalars.append(contentsOf: line)
            settled += "\n"
        }
        lines.removeFirst(count)
        row -= count
    }

    /// Moves and erasures are carried out; colours and whatever else are kept as they are.
    private mutating func escape(_ first: Unicode.Scalar, _ rest: inout Substring.UnicodeScalarView) {
        guard rest.first == "[" else { return put(first) }
        var sequence: [Unicode.Scalar] = [first]
        var parameter = ""
        while let scalar = rest.popFirst() {
            sequence.append(scalar)
            if scalar == "[" && sequence.count == 2 { continue }
            if (0x30...0x3F).contains(scalar.value) {
                parameter.unicodeScalars.append(scalar)
                continue
            }
            switch scalar {
            case "A": row = max(0, row - min(max(1, Int(parameter) ?? 1), TerminalText.reach))
            case "B": row = min(lines.count - 1, row + min(max(1, Int(parameter) ?? 1), TerminalText.reach))
            case "K":
                if parameter == "2" {
                    lines[row] = []
                } else if column < lines[row].count {
                    lines[row].removeLast(lines[row].count - column)
                }
                while lines[row].count < column { lines[row].append(" ") }
            default: for kept in sequence { put(kept) }
            }
            return
        }
        for kept in sequence { put(kept) }
    }
}
