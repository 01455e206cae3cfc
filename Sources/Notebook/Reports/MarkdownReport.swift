/// A notebook as Markdown: text as it is, code in fences, outputs as indented text, pictures inside.
enum MarkdownReport {
    static func text(of document: Document) -> String {
        var parts: [String] = []
        for cell in document.cells where !cell.has(.removeCell) && !PercentHeader.isHeader(cell) {
            switch cell.kind {
            case .markdown, .raw: parts.append(cell.source)
            case .code:
                if !cell.has(.removeInput) { parts.append(fenced(cell.source, "python")) }
                if !cell.has(.removeOutput) { parts += cell.outputs.map(output) }
            }
        }
        return parts.filter { !$0.isEmpty }.map { $0.trimmedAtEnd + "\n" }.joined(separator: "\n")
    }

    /// More back-quotes than the text has in a row.
    private static func fenced(_ text: String, _ language: String) -> String {
        var fence = "```"
        while text.offset(of: fence) != nil { fence += "`" }
        return "\(fence)\(language)\n\(text)\n\(fence)"
    }

    private static func indented(_ text: String) -> String {
        text.trimmedAtEnd.lines.map { $0.isEmpty ? "" : "    " + $0 }.joined(separator: "\n")
    }

    private static func output(_ output: Output) -> String {
        switch output {
        case .stream(_, let text): indented(text)
        case .error(let name, let value, let traceback):
            indented(traceback.isEmpty ? "\(name): \(value)" : traceback.joined(separator: "\n"))
        case .display(let data, _), .result(let data, _, _): display(data)
        }
    }

    private static func display(_ data: JSONObject) -> String {
        for type in ["image/png", "image/jpeg"] {
            if let base64 = data[type]?.string {
                return "![\(data["text/plain"]?.string ?? "picture")](data:\(type);base64,\(base64))"
            }
        }
        if let text = data["text/markdown"]?.string ?? data["text/html"]?.string { return text }
        return indented(data["text/plain"]?.string ?? "")
    }
}
