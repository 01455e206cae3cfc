/// The text of a tensor, as `repr` and `print` give it in PyTorch.
package struct TensorText {
    private let options: PrintOptions
    private let tensor: Tensor
    private let isSummarized: Bool
    private var style = Style()

    /// How the elements are written, chosen from those that are shown.
    private struct Style {
        var isFloat = false
        var isBool = false
        var integral = true
        var scientific = false
        var precision = 4
        var width = 1

        func text(_ value: Scalar) -> String {
            switch value {
            case .bool(let flag): return flag ? "True" : "False"
            case .int(let integer): return String(integer)
            case .double(let number):
                if let special = NumberText.special(number) { return special }
                if scientific { return NumberText.scientific(number, precision) }
                if integral { return NumberText.fixed(number, 0) + "." }
                return NumberText.fixed(number, precision)
            }
        }
    }

    private init(_ tensor: Tensor, _ options: PrintOptions) {
        self.tensor = tensor
        self.options = options
        isSummarized = tensor.count > options.threshold
        choose()
    }

    /// `tensor(…)`. `name` stands before the parenthesis.
    package static func describe(
        _ tensor: Tensor, options: PrintOptions = .current, name: String = "tensor", gradientText: String? = nil
    ) -> String {
        let text = TensorText(tensor, options)
        let prefix = name + "("
        let indent = prefix.utf8.count
        var suffixes: [String] = []
        var body = "[]"
        let dtype = tensor.dtype
        if tensor.count == 0 {
            if tensor.rank != 1 { suffixes.append("size=" + sizeText(tensor.shape)) }
            if dtype != DType.defaultFloat { suffixes.append("dtype=torch.\(dtype.name)") }
        } else {
            if dtype != DType.defaultFloat && dtype != .int64 && dtype != .bool {
                suffixes.append("dtype=torch.\(dtype.name)")
            }
            body = text.block(0, tensor.offset, indent)
        }
        if let gradientText {
            suffixes.append(gradientText)
        } else if let node = tensor.gradNode {
            suffixes.append("grad_fn=<\(node.name)>")
        } else if tensor.requiresGrad {
            suffixes.append("requires_grad=True")
        }
        return text.join(prefix + body, suffixes, indent)
    }

    private static func sizeText(_ shape: Shape) -> String {
        shape.count == 1 ? "(\(shape[0]),)" : "(" + shape.map(String.init).joined(separator: ", ") + ")"
    }

    private func join(_ start: String, _ suffixes: [String], _ indent: Int) -> String {
        var text = start
        let lastLine = start.split(separator: "\n", omittingEmptySubsequences: false).last?.utf8.count ?? 0
        var length = lastLine + 2
        for suffix in suffixes {
            let size = suffix.utf8.count
            if length + size + 2 > options.lineWidth {
                text += ",\n" + String(repeating: " ", count: indent) + suffix
                length = indent + size
            } else {
                text += ", " + suffix
                length += size + 2
            }
        }
        return text + ")"
    }

    // MARK: Elements

    private func shown(_ d: Int) -> [Int] {
        let size = tensor.shape[d]
        if isSummarized && size > 2 * options.edgeItems {
            return Array(0..<options.edgeItems) + Array((size - options.edgeItems)..<size)
        }
        return Array(0..<size)
    }

    /// Calls `body` with the elements that are shown.
    private func forEachShown(_ d: Int, _ position: Int, _ body: (Scalar) -> Void) {
        if d == tensor.rank {
            body(tensor.scalar(atElement: position - tensor.offset))
            return
        }
        for i in shown(d) { forEachShown(d + 1, position + i * tensor.strides[d], body) }
    }

    private mutating func choose() {
        var style = Style()
        style.precision = options.precision
        style.isFloat = tensor.dtype.isFloatingPoint
        if tensor.count > 0 {
            if style.isFloat {
                var values: [Double] = []
                forEachShown(0, tensor.offset) { if $0.double.isFinite && $0.double != 0 { values.append($0.double) } }
                if let first = values.first {
                    var (smallest, largest) = (abs(first), abs(first))
                    for value in values {
                        smallest = min(smallest, abs(value))
                        largest = max(largest, abs(value))
                        if value != value.rounded(.up) { style.integral = false }
                    }
                    style.scientific = largest / smallest > 1000 || largest > 1e8 || smallest < 1e-4
                    if let forced = options.scientific { style.scientific = forced }
                    for value in values { style.width = max(style.width, style.text(.double(value)).utf8.count) }
                } else if let forced = options.scientific {
                    style.scientific = forced
                }
            } else {
                forEachShown(0, tensor.offset) { style.width = max(style.width, style.text($0).utf8.count) }
            }
        }
        self.style = style
    }

    private func element(_ position: Int) -> String {
        NumberText.padded(style.text(tensor.scalar(atElement: position - tensor.offset)), style.width)
    }

    // MARK: Blocks

    private func block(_ d: Int, _ position: Int, _ indent: Int) -> String {
        if tensor.rank == 0 { return element(position) }
        let size = tensor.shape[d]
        let step = tensor.strides[d]
        let cut = isSummarized && size > 2 * options.edgeItems
        if d == tensor.rank - 1 { return row(d, position, indent, cut) }
        var parts: [String] = []
        for (place, i) in shown(d).enumerated() {
            if cut && place == options.edgeItems { parts.append("...") }
            parts.append(block(d + 1, position + i * step, indent + 1))
        }
        if cut && options.edgeItems == 0 { parts.append("...") }
        let separator =
            "," + String(repeating: "\n", count: tensor.rank - d - 1) + String(repeating: " ", count: indent + 1)
        return "[" + parts.joined(separator: separator) + "]"
    }

    private func row(_ d: Int, _ position: Int, _ indent: Int, _ cut: Bool) -> String {
        var elements: [String] = []
        for (place, i) in shown(d).enumerated() {
            if cut && place == options.edgeItems { elements.append(" ...") }
            elements.append(element(position + i * tensor.strides[d]))
        }
        let perLine = max(1, (options.lineWidth - indent) / (style.width + 2))
        var lines: [String] = []
        var start = 0
        while start < elements.count {
            let end = min(start + perLine, elements.count)
            lines.append(elements[start..<end].joined(separator: ", "))
            start = end
        }
        return "[" + lines.joined(separator: ",\n" + String(repeating: " ", count: indent + 1)) + "]"
    }
}
