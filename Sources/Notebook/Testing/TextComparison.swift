import Glibc

/// Compares printed text: equal but for numbers, which may differ by a relative tolerance, and for times, which may differ.
package enum TextComparison {
    /// What differs, one line for each; empty where nothing does.
    package static func differences(expected: String, actual: String, tolerance: Double) -> [String] {
        let left = significantLines(expected)
        let right = significantLines(actual)
        var differences: [String] = []
        for (old, new) in zip(left, right) where !equal(old, new, tolerance: tolerance) {
            differences += ["- \(old)", "+ \(new)"]
        }
        differences += left.dropFirst(right.count).map { "- \($0)" }
        differences += right.dropFirst(left.count).map { "+ \($0)" }
        return differences
    }

    /// The lines without progress bars and without the blanks at their ends.
    private static func significantLines(_ text: String) -> [String] {
        var lines = text.lines.map(\.trimmedAtEnd).filter { !isProgress($0) }
        while lines.last == "" { lines.removeLast() }
        return lines
    }

    /// A line that `tqdm` drew, or that times something.
    private static func isProgress(_ line: String) -> Bool {
        line.offset(of: "it/s") != nil || line.offset(of: "s/it") != nil || line.offset(of: "%|") != nil
            || line.begins(with: "CPU times:") || line.begins(with: "Wall time:")
            || line.offset(of: "per loop (mean") != nil || line.begins(with: "The slowest run took ")
    }

    static func equal(_ old: String, _ new: String, tolerance: Double) -> Bool {
        if old == new { return true }
        let left = tokens(old)
        let right = tokens(new)
        guard left.count == right.count else { return false }
        return zip(left, right).allSatisfy { equal($0, $1, tolerance: tolerance) }
    }

    // MARK: Tokens

    private enum Token: Equatable {
        case text(String)
        /// A number without a fraction; the digits.
        case integer(String)
        case number(Double)
        /// A number with a unit of time, a time of day, an address in memory: not compared.
        case volatile
    }

    private static func equal(_ old: Token, _ new: Token, tolerance: Double) -> Bool {
        switch (old, new) {
        case (.number(let a), .number(let b)): near(a, b, tolerance)
        // `1e-05` may come out as an integer of the same value.
        case (.number(let a), .integer(let b)): Double(b).map { near(a, $0, tolerance) } ?? false
        case (.integer(let a), .number(let b)): Double(a).map { near($0, b, tolerance) } ?? false
        default: old == new
        }
    }

    private static func near(_ a: Double, _ b: Double, _ tolerance: Double) -> Bool {
        a == b || abs(a - b) <= tolerance * max(abs(a), abs(b))
    }

    private static let units: Set<String> = [
        "s", "ms", "us", "µs", "μs", "ns", "min", "mins", "h", "hr", "sec", "secs", "second", "seconds", "minutes",
        "hours", "MB/s", "kB/s", "GB/s",
    ]

    private static func tokens(_ line: String) -> [Token] {
        var tokens: [Token] = []
        var text: [UInt8] = []
        var scanner = LineScanner(line)
        func flush() {
            // Columns shift with the width of a number: runs of blanks count as one.
            if !text.isEmpty { tokens.append(.text(squeezed(text))) }
            text = []
        }
        while let byte = scanner.current {
            let isInWord = text.last.map { LineScanner.isWord($0) || $0 >= 0x80 } ?? false
            if !isInWord, scanner.bytes[scanner.position...].starts(with: "0x".utf8),
                scanner.position + 2 < scanner.bytes.count
            {
                scanner.position += 2
                scanner.skip { LineScanner.isWord($0) }
                flush()
                tokens.append(.volatile)
            } else if !isInWord, let end = numberEnd(scanner), let number = number(scanner, end) {
                scanner.position = end
                let mark = scanner.position
                scanner.skip { $0 == 0x20 }
                let start = scanner.position
                scanner.skip { LineScanner.isLetter($0) || $0 >= 0x80 || $0 == UInt8(ascii: "/") }
                let unit = String(decoding: scanner.bytes[start..<scanner.position], as: UTF8.self)
                flush()
                if units.contains(unit), start - mark <= 1 {
                    tokens.append(.volatile)
                } else {
                    scanner.position = mark
                    tokens.append(number)
                }
            } else {
                text.append(byte)
                scanner.position += 1
            }
        }
        flush()
        return tokens
    }

    private static func squeezed(_ bytes: [UInt8]) -> String {
        var result: [UInt8] = []
        for byte in bytes where byte != 0x20 || result.last != 0x20 { result.append(byte) }
        return String(decoding: result, as: UTF8.self)
    }

    /// Where the number at the scanner's position ends.
    private static func numberEnd(_ scanner: LineScanner) -> Int? {
        var scanner = scanner
        if scanner.current == UInt8(ascii: "-") || scanner.current == UInt8(ascii: "+") { scanner.position += 1 }
        // A comma belongs to a number only between its digits.
        let whole =
            scanner.current.map(LineScanner.isDigit) ?? false
            ? scanner.skip { LineScanner.isDigit($0) || $0 == UInt8(ascii: ",") } : 0
        var fraction = 0
        if scanner.current == UInt8(ascii: ".") {
            scanner.position += 1
            fraction = scanner.skip(while: LineScanner.isDigit)
        }
        guard whole + fraction > 0, scanner.bytes[..<scanner.position].last.map({ $0 != UInt8(ascii: ",") }) ?? false
        else {
            return whole > 0 ? commaEnd(scanner) : nil
        }
        if let byte = scanner.current, byte | 0x20 == UInt8(ascii: "e") {
            var exponent = scanner
            exponent.position += 1
            if exponent.current == UInt8(ascii: "-") || exponent.current == UInt8(ascii: "+") { exponent.position += 1 }
            if exponent.skip(while: LineScanner.isDigit) > 0 { return exponent.position }
        }
        return scanner.position
    }

    /// A list's comma is no part of the number before it.
    private static func commaEnd(_ scanner: LineScanner) -> Int {
        var end = scanner.position
        while end > 0, scanner.bytes[end - 1] == UInt8(ascii: ",") { end -= 1 }
        return end
    }

    private static func number(_ scanner: LineScanner, _ end: Int) -> Token? {
        let text = String(decoding: scanner.bytes[scanner.position..<end], as: UTF8.self)
        let digits = text.replacing(text: ",", with: "")
        if digits.utf8.allSatisfy({ LineScanner.isDigit($0) || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "+") }) {
            return .integer(digits)
        }
        return Double(digits).map(Token.number)
    }
}
