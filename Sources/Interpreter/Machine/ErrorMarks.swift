import Syntax

/// The `~~~~^~~~` under a line of a traceback. For a binary operation and a subscript the carets mark the operator or the brackets and
/// tildes the rest; nothing is marked where the stretch is the whole line.
enum ErrorMarks {
    /// `source` is the whole line, `line` the same without blanks at its ends.
    static func marks(for frame: TracebackFrame, source: String, line: String) -> String? {
        let span = frame.span
        let scalars = Array(source.unicodeScalars)
        let indent = scalars.prefix { $0 == " " || $0 == "\t" || $0 == "\u{0C}" }.count
        let start = Int(span.column)
        let isOneLine = span.line == span.endLine
        let lineEnd = indent + line.unicodeScalars.count
        let end = isOneLine ? min(Int(span.endColumn), lineEnd) : lineEnd
        guard start >= indent, start < end, start < scalars.count else { return nil }
        let segment = scalars[start..<min(end, scalars.count)]
        let anchors = isOneLine ? anchors(in: Array(segment)) : nil
        if anchors == nil && start == indent && end == lineEnd && isOneLine { return nil }
        var marks = String(repeating: " ", count: start - indent)
        if let anchors {
            marks += String(repeating: "~", count: anchors.lowerBound)
            marks += String(repeating: "^", count: anchors.count)
            marks += String(repeating: "~", count: max(0, end - start - anchors.upperBound))
        } else {
            marks += String(repeating: "^", count: end - start)
        }
        return marks
    }

    /// Where in an expression's text the operator or the brackets of its outermost operation are.
    private static func anchors(in segment: [Unicode.Scalar]) -> Range<Int>? {
        var text = String.UnicodeScalarView()
        text.append(contentsOf: segment)
        guard let module = try? Parser.parse(String(text)), module.body.count == 1,
            case .expression(let expression) = module.body[0].kind
        else { return nil }
        switch expression.kind {
        case .binary(_, let left, let right):
            return operatorRange(segment, Int(left.span.endColumn), Int(right.span.column))
        case .subscript(let object, _): return bracketRange(segment, Int(object.span.endColumn))
        default: return nil
        }
    }

    /// The operator lies between its operands, perhaps with brackets of the left one before it.
    private static func operatorRange(_ segment: [Unicode.Scalar], _ from: Int, _ to: Int) -> Range<Int>? {
        var start = from
        while start < to,
            segment[start] == " " || segment[start] == ")" || segment[start] == "\t" || segment[start] == "\\"
        {
            start += 1
        }
        guard start < to else { return nil }
        var end = start + 1
        if end < to, segment[end] != " ", segment[end] != "(", segment[end] == segment[start] { end += 1 }
        return start..<end
    }

    private static func bracketRange(_ segment: [Unicode.Scalar], _ from: Int) -> Range<Int>? {
        var start = from
        while start < segment.count && segment[start] != "[" { start += 1 }
        return start < segment.count ? start..<segment.count : nil
    }
}
