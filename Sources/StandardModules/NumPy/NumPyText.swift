import Glibc
import Interpreter

/// `numpy.set_printoptions`
struct NumPyPrintOptions {
    var precision = 8
    var threshold = 1000
    var edgeItems = 3
    var lineWidth = 75
    var suppressesSmall = false
    /// A function of the language for floats, for integers; empty for none. Owned.
    var floatFormatter = Value.empty
    var intFormatter = Value.empty

    nonisolated(unsafe) static var current = NumPyPrintOptions()
}

/// Arrays as text.
struct NumPyText {
    private let array: NumPyArray
    private let separator: String
    private let options = NumPyPrintOptions.current
    private let isSummarised: Bool
    private var words: [Int: String] = [:]

    /// `str(array)`
    static func str(_ array: NumPyArray) throws(Raise) -> String {
        if array.rank == 0 && !array.type.kind.isFloat {
            let item = array.scalar(array.data)
            defer { item.release() }
            return try text(of: item)
        }
        if array.rank == 0 {
            return shortest(array.number(array.data), array.type.kind)
        }
        return try body(array, separator: " ", prefix: "", width: NumPyPrintOptions.current.lineWidth)
    }

    /// `repr(array)`
    static func repr(_ array: NumPyArray) throws(Raise) -> String {
        let options = NumPyPrintOptions.current
        let prefix = "array("
        let kind = array.type.kind
        let isImplied = (kind == .int64 || kind == .float64 || kind == .bool) && array.count > 0
        let isSummarised = array.count > options.threshold
        var extras: [String] = []
        if isSummarised || array.count == 0 && array.shape != [0] { extras.append("shape=\(shapeText(array.shape))") }
        if !isImplied { extras.append("dtype=" + (kind == .string ? "'\(array.type.text)'" : array.type.name)) }
        let list =
            array.count == 0 ? "[]" : try body(array, separator: ", ", prefix: prefix, width: options.lineWidth - 1)
        if extras.isEmpty { return prefix + list + ")" }
        let text = prefix + list + ","
        let extra = extras.joined(separator: ", ") + ")"
        let lastLine =
            text.utf8.count
            - (text.utf8.lastIndex(of: 10).map { text.utf8.distance(from: text.startIndex, to: $0) + 1 } ?? 0)
        let breaks = lastLine + extra.utf8.count + 1 > options.lineWidth
        return text + (breaks ? "\n      " : " ") + extra
    }

    static func body(_ array: NumPyArray, separator: String, prefix: String, width: Int) throws(Raise) -> String {
        if array.count == 0 { return "[]" }
        var text = NumPyText(array, separator)
        try text.formatElements()
        return text.block([], String(repeating: " ", count: prefix.count + (array.rank > 0 ? 1 : 0)), width)
    }

    private init(_ array: NumPyArray, _ separator: String) {
        self.array = array
        self.separator = separator
        isSummarised = array.count > options.threshold
    }

    // MARK: Layout

    /// Positions shown along a dimension; -1 stands for the dots.
    private func shown(_ size: Int) -> [Int] {
        let edge = options.edgeItems
        guard isSummarised, 2 * edge < size else { return Array(0..<size) }
        return Array(0..<edge) + [-1] + Array((size - edge)..<size)
    }

    private func block(_ index: [Int], _ indent: String, _ width: Int) -> String {
        let axis = index.count
        if axis == array.rank { return words[linear(index)] ?? "" }
        let left = array.rank - axis
        let positions = shown(array.shape[axis])
        var text = ""
        if left == 1 {
            let trimmed = separator.last == " " ? separator.count - 1 : separator.count
            var line = indent
            for (place, position) in positions.enumerated() {
                let isLast = place == positions.count - 1
                let word = position < 0 ? "..." : words[linear(index + [position])] ?? ""
                extend(&text, &line, word, width - (isLast ? 1 : max(trimmed, 1)), indent)
                if !isLast { line += separator }
            }
            text += line
        } else {
            var lineSeparator = separator
            while lineSeparator.last == " " { lineSeparator.removeLast() }
            lineSeparator += String(repeating: "\n", count: left - 1)
            for (place, position) in positions.enumerated() {
                text += indent + (position < 0 ? "..." : block(index + [position], indent + " ", width - 1))
                if place < positions.count - 1 { text += lineSeparator }
            }
        }
        return "[" + text.dropFirst(indent.count) + "]"
    }

    /// Adds a word, on a new line when it would end beyond the width. Words may hold lines of their own.
    private func extend(_ text: inout String, _ line: inout String, _ word: String, _ width: Int, _ indent: String) {
        let lines = word.split(separator: "\n", omittingEmptySubsequences: false)
        if lines.count > 1 {
            let longest = lines.map { $0.unicodeScalars.count }.max() ?? 0
            var indentation = line.unicodeScalars.count
            if line.unicodeScalars.count + longest > width && line.unicodeScalars.count > indent.count {
                text += trimmedRight(line) + "\n"
                line = indent + String(lines[0])
                indentation = indent.count
            } else {
                line += String(lines[0])
            }
            for piece in lines.dropFirst() {
                text += trimmedRight(line) + "\n"
                line = String(repeating: " ", count: indentation) + piece
            }
            return
        }
        if line.unicodeScalars.count + word.unicodeScalars.count > width && line.unicodeScalars.count > indent.count {
            text += trimmedRight(line) + "\n"
            line = indent
        }
        line += word
    }

    private func trimmedRight(_ text: String) -> String {
        var text = text[...]
        while text.last == " " { text.removeLast() }
        return String(text)
    }

    private func linear(_ index: [Int]) -> Int {
        var result = 0
        for (position, size) in zip(index, array.shape) { result = result * size + position }
        return result
    }

    // MARK: Elements

    private mutating func formatElements() throws(Raise) {
        var indices: [[Int]] = [[]]
        for size in array.shape {
            let positions = shown(size).filter { $0 >= 0 }
            indices = indices.flatMap { index in positions.map { index + [$0] } }
        }
        let places = indices.map(linear)
        switch array.type.kind {
        case .float16, .float32, .float64: try formatFloats(places)
        case .bool:
            for place in places {
                words[place] =
                    array.pointer(place).load(as: UInt8.self) != 0 ? array.rank == 0 ? "True" : " True" : "False"
            }
        case .string, .object:
            for place in places {
                let item = array.plainValue(array.pointer(place))
                defer { item.release() }
                let text = try reprText(item)
                words[place] = item.kind == .list ? "list(\(text))" : text
            }
        default: try formatIntegers(places)
        }
    }

    private mutating func formatIntegers(_ places: [Int]) throws(Raise) {
        var texts: [String] = []
        for place in places {
            let item = array.plainValue(array.pointer(place))
            defer { item.release() }
            if options.intFormatter.isEmpty {
                texts.append(try text(of: item))
            } else {
                let result = try call(options.intFormatter, item)
                defer { result.release() }
                texts.append(try text(of: result))
            }
        }
        let width = options.intFormatter.isEmpty ? texts.map { $0.utf8.count }.max() ?? 0 : 0
        for (place, text) in zip(places, texts) { words[place] = NumPyText.padded(text, width) }
    }

    private mutating func formatFloats(_ places: [Int]) throws(Raise) {
        let numbers = places.map { array.number(array.pointer($0)) }
        if !options.floatFormatter.isEmpty {
            for (place, number) in zip(places, numbers) {
                let item = NumPyScalars.make(number)
                defer { item.release() }
                let result = try call(options.floatFormatter, item)
                defer { result.release() }
                words[place] = try text(of: result)
            }
            return
        }
        let format = FloatFormat(numbers, array.type.kind, options)
        for (place, number) in zip(places, numbers) { words[place] = format.text(number) }
    }

    fileprivate static func padded(_ text: String, _ width: Int) -> String {
        String(repeating: " ", count: max(0, width - text.utf8.count)) + text
    }

    /// The shortest text that reads back as the same number of its type, as `str` prints scalars.
    static func shortest(_ number: Double, _ kind: NumPyKind) -> String {
        if kind == .float64 || !number.isFinite || number == 0 { return floatRepr(number) }
        let (digits, point) = digitsOf(abs(number), kind)
        let sign = number < 0 ? "-" : ""
        let text = String(decoding: digits, as: UTF8.self)
        if point > 16 || point < -3 {
            let mantissa = digits.count > 1 ? "\(text.prefix(1)).\(text.dropFirst())" : text
            let exponent = point - 1
            return "\(sign)\(mantissa)e\(exponent < 0 ? "-" : "+")\(abs(exponent) < 10 ? "0" : "")\(abs(exponent))"
        }
        if point <= 0 { return sign + "0." + String(repeating: "0", count: -point) + text }
        if digits.count <= point { return sign + text + String(repeating: "0", count: point - digits.count) + ".0" }
        return "\(sign)\(text.prefix(point)).\(text.dropFirst(point))"
    }

    /// Shortest digits of a positive number in its own type: `0.digits · 10^point`.
    fileprivate static func digitsOf(_ number: Double, _ kind: NumPyKind) -> (digits: [UInt8], point: Int) {
        switch kind {
        case .float32: parse(Float(number).description)
        case .float16: parse(Float16(number).description)
        default: shortestDigits(number)
        }
    }

    private static func parse(_ description: String) -> (digits: [UInt8], point: Int) {
        var digits: [UInt8] = []
        var point = 0
        var isFraction = false
        var text = description[...]
        var exponent = 0
        if let mark = text.firstIndex(of: "e") {
            exponent = Int(text[text.index(after: mark)...]) ?? 0
            text = text[..<mark]
        }
        for byte in text.utf8 {
            if byte == 0x2E {
                isFraction = true
            } else if digits.isEmpty && byte == 0x30 {
                if isFraction { point -= 1 }
            } else {
                digits.append(byte)
                if !isFraction { point += 1 }
            }
        }
        while digits.last == 0x30 { digits.removeLast() }
        return (digits.isEmpty ? [0x30] : digits, point + exponent)
    }
}

/// How the floats of one array are written: all in plain or all in exponent form, padded to common widths.
private struct FloatFormat {
    private let kind: NumPyKind
    private let precision: Int
    private var isExponential = false
    private var padLeft = 0
    private var padRight = 0
    private var digits = 0
    private var exponentSize = 2

    init(_ numbers: [Double], _ kind: NumPyKind, _ options: NumPyPrintOptions) {
        self.kind = kind
        precision = options.precision
        let finite = numbers.filter { $0.isFinite }
        let magnitudes = finite.filter { $0 != 0 }.map { abs($0) }
        if let most = magnitudes.max(), let least = magnitudes.min() {
            let limit = kind == .float16 ? 1e3 : kind == .float32 ? 1e6 : 1e8
            isExponential = most >= limit || (!options.suppressesSmall && (least < 1e-4 || most / least > 1000))
        }
        if isExponential { measureExponential(finite) } else { measurePlain(finite) }
        let special = numbers.filter { !$0.isFinite }
        if let longest = special.map({ $0.isNaN ? 3 : $0 < 0 ? 4 : 3 }).max() {
            let offset = finite.isEmpty ? 0 : padRight + 1
            padLeft = max(padLeft, longest - offset)
            if finite.isEmpty { padRight = -1 }
        }
    }

    private mutating func measurePlain(_ numbers: [Double]) {
        for number in numbers {
            let (whole, fraction) = plain(number)
            padLeft = max(padLeft, whole.utf8.count)
            padRight = max(padRight, fraction.utf8.count)
        }
    }

    private mutating func measureExponential(_ numbers: [Double]) {
        for number in numbers where number != 0 {
            let (found, point) = NumPyText.digitsOf(abs(number), kind)
            var count = found.count - 1
            if count > precision {
                // Cut digits may end in zeros.
                var text = FloatFormat.printed("%.*e", precision, number)
                text = String(text[..<(text.firstIndex(of: "e") ?? text.endIndex)])
                while text.last == "0" { text.removeLast() }
                count =
                    text.utf8.count
                    - (text.utf8.firstIndex(of: 0x2E).map { text.utf8.distance(from: text.startIndex, to: $0) } ?? 0)
                    - 1
            }
            digits = max(digits, count)
            exponentSize = max(exponentSize, String(abs(point - 1)).utf8.count)
        }
        padLeft = numbers.contains { $0.sign == .minus } ? 2 : 1
        padRight = exponentSize + 2 + digits
    }

    /// The parts before and behind the point, cut at the precision, without zeros at the end.
    private func plain(_ number: Double) -> (String, String) {
        let sign = number.sign == .minus ? "-" : ""
        if number == 0 { return (sign + "0", "") }
        let (found, point) = NumPyText.digitsOf(abs(number), kind)
        let text = String(decoding: found, as: UTF8.self)
        var whole: String
        var fraction: String
        if found.count - point > precision {
            let printed = FloatFormat.printed("%.*f", precision, abs(number))
            let dot = printed.firstIndex(of: ".") ?? printed.endIndex
            whole = String(printed[..<dot])
            fraction = String(printed[dot...].dropFirst())
        } else if point <= 0 {
            whole = "0"
            fraction = String(repeating: "0", count: -point) + text
        } else if found.count <= point {
            whole = text + String(repeating: "0", count: point - found.count)
            fraction = ""
        } else {
            whole = String(text.prefix(point))
            fraction = String(text.dropFirst(point))
        }
        while fraction.last == "0" { fraction.removeLast() }
        return (sign + whole, fraction)
    }

    func text(_ number: Double) -> String {
        if !number.isFinite {
            let word = number.isNaN ? "nan" : number < 0 ? "-inf" : "inf"
            return NumPyText.padded(word, padLeft + padRight + 1)
        }
        if !isExponential {
            let (whole, fraction) = plain(number)
            let blanks = max(0, padRight - fraction.utf8.count)
            return NumPyText.padded(whole, padLeft) + "." + fraction + String(repeating: " ", count: blanks)
        }
        var text = FloatFormat.printed("%.*e", digits, number)
        if digits == 0, let mark = text.firstIndex(of: "e") { text.insert(".", at: mark) }
        if let mark = text.firstIndex(of: "e") {
            let exponent = text[text.index(mark, offsetBy: 2)...]
            let zeros = String(repeating: "0", count: max(0, exponentSize - exponent.utf8.count))
            text.insert(contentsOf: zeros, at: text.index(mark, offsetBy: 2))
        }
        return NumPyText.padded(text, padLeft + 1 + digits + 2 + exponentSize)
    }

    private static func printed(_ format: String, _ precision: Int, _ number: Double) -> String {
        withVaList([Int32(truncatingIfNeeded: min(max(precision, 0), 300)), number]) { arguments in
            var buffer = [CChar](repeating: 0, count: 700)
            vsnprintf(&buffer, buffer.count, format, arguments)
            return String(decoding: buffer.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
        }
    }
}
