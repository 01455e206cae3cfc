/// A run as one page: source, outputs and pictures inside, no script and nothing from the network.
enum HTMLReport {
    static func page(of result: RunResult) -> String {
        var body = ""
        var markdown = Markdown()
        var contents: [Markdown.Heading] = []
        let records = Dictionary(uniqueKeysWithValues: result.cells.map { ($0.index, $0) })
        for (index, cell) in result.document.cells.enumerated()
        where !cell.has(.removeCell) && !PercentHeader.isHeader(cell) {
            switch cell.kind {
            case .markdown:
                var part = Markdown()
                part.attachments = cell.attachments ?? [:]
                part.anchors = markdown.anchors
                body += "<section class=\"text\">\n\(part.html(cell.source))</section>\n"
                contents += part.headings
                markdown.anchors = part.anchors
            case .raw: body += "<section class=\"text\"><pre>\(HTML.escape(cell.source))</pre></section>\n"
            case .code:
                let record = records[index]
                if let title = cell.title, !cell.has(.removeInput) {
                    let level = min(6, 2 + (cell.metadata["cell_depth"]?.integer ?? 0))
                    contents.append(Markdown.Heading(level: level, text: title, anchor: "cell-\(record?.number ?? 0)"))
                }
                body += code(cell, record)
            }
        }
        let title = contents.first(where: { $0.level == 1 })?.text ?? Files.name(of: result.path)
        return """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>\(HTML.escape(title))</title>
            <style>\(style)</style>
            </head>
            <body>
            \(contentsList(contents))<main>
            \(summary(result))\(body)</main>
            </body>
            </html>

            """
    }

    private static func contentsList(_ headings: [Markdown.Heading]) -> String {
        guard headings.count > 1 else { return "" }
        let items = headings.map {
            "<li class=\"level\($0.level)\"><a href=\"#\(HTML.escape($0.anchor))\">\(HTML.escape($0.text))</a></li>"
        }
        return "<nav><p>Contents</p><ul>\n\(items.joined(separator: "\n"))\n</ul></nav>\n"
    }

    private static func summary(_ result: RunResult) -> String {
        guard !result.cells.isEmpty, result.cells.contains(where: { $0.status != .notRun }) else { return "" }
        var text =
            "\(HTML.escape(Files.name(of: result.path))) · \(result.status.word) · \(TimeText.plain(result.seconds))"
        for note in result.notes { text += "<br>\(HTML.escape(note))" }
        if result.status != .done {
            text += "<br>" + HTML.escape(ErrorText.report(of: result).lines.first { !$0.isEmpty } ?? "")
        }
        return "<p class=\"run \(result.status == .done ? "good" : "bad")\">\(text)</p>\n"
    }

    private static func code(_ cell: Cell, _ record: CellRecord?) -> String {
        var html = "<section class=\"code\" id=\"cell-\(record?.number ?? 0)\">\n"
        if !cell.has(.removeInput) {
            if let title = cell.title { html += "<h3 class=\"title\">\(HTML.escape(title))</h3>\n" }
            let number = cell.executionCount.map(String.init) ?? " "
            var note = ""
            if let record {
                switch record.status {
                case .done, .running, .notRun: note = record.seconds >= 0.1 ? TimeText.plain(record.seconds) : ""
                case .skipped: note = "skipped: \(record.reason ?? "")"
                default: note = record.status.rawValue
                }
            }
            html +=
                "<div class=\"input\"><span class=\"count\">\(number)</span><pre><code>\(HTML.highlighted(cell.source))</code></pre>"
            html += note.isEmpty ? "</div>\n" : "<span class=\"note\">\(HTML.escape(note))</span></div>\n"
        }
        if !cell.has(.removeOutput), !cell.outputs.isEmpty {
            html += "<div class=\"output\">\n\(cell.outputs.map(output).joined())</div>\n"
        }
        return html + "</section>\n"
    }

    private static func output(_ output: Output) -> String {
        switch output {
        case .stream(let stream, let text): return "<pre class=\"\(stream.rawValue)\">\(HTML.terminal(text))</pre>\n"
        case .error(let name, let value, let traceback):
            let text = traceback.isEmpty ? "\(name): \(value)" : traceback.joined(separator: "\n")
            return "<pre class=\"error\">\(HTML.terminal(text))</pre>\n"
        case .display(let data, _), .result(let data, _, _): return display(data)
        }
    }

    private static func display(_ data: JSONObject) -> String {
        for type in ["image/png", "image/jpeg", "image/gif", "image/webp"] {
            if let base64 = data[type]?.string {
                let plain = base64.utf8.filter { !LineScanner.isSpace($0) }
                let text = data["text/plain"]?.string ?? ""
                return
                    "<img src=\"data:\(type);base64,\(String(decoding: plain, as: UTF8.self))\" alt=\"\(HTML.escape(text))\">\n"
            }
        }
        if let svg = data["image/svg+xml"]?.string { return "<div class=\"svg\">\(HTML.withoutScripts(svg))</div>\n" }
        if let html = data["text/html"]?.string { return "<div class=\"html\">\(HTML.withoutScripts(html))</div>\n" }
        if let text = data["text/markdown"]?.string {
            var markdown = Markdown()
            return "<div class=\"text\">\(markdown.html(text))</div>\n"
        }
        if let text = data["text/latex"]?.string { return "<pre class=\"math\">\(HTML.escape(text))</pre>\n" }
        if let json = data["application/json"] { return "<pre>\(HTML.escape(json.pretty()))</pre>\n" }
        return "<pre class=\"result\">\(HTML.terminal(data["text/plain"]?.string ?? ""))</pre>\n"
    }

    private static let style = """

        :root { color-scheme: light dark; --back: #fff; --text: #1f2328; --soft: #57606a; --line: #d8dee4; --box: #f6f8fa; --accent: #0969da;
          --keyword: #cf222e; --string: #0a3069; --number: #0550ae; --comment: #6e7781; --name: #8250df; --bad: #b3261e; --bad-box: #fff1f0; --good: #1a7f37; }
        @media screen and (prefers-color-scheme: dark) { :root { --back: #0d1117; --text: #e6edf3; --soft: #9198a1; --line: #30363d; --box: #161b22; --accent: #4493f8;
          --keyword: #ff7b72; --string: #a5d6ff; --number: #79c0ff; --comment: #8b949e; --name: #d2a8ff; --bad: #ff8a80; --bad-box: #2a1515; --good: #3fb950; } }
        * { box-sizing: border-box; }
        body { margin: 0; background: var(--back); color: var(--text); font: 16px/1.6 system-ui, -apple-system, "Segoe UI", "DejaVu Sans", sans-serif; }
        main { max-width: 56rem; margin: 0 auto; padding: 1.5rem 1.25rem 4rem; }
        nav { font-size: .9rem; line-height: 1.4; padding: 1rem 1.25rem; }
        nav p { margin: 0 0 .4rem; font-weight: 600; color: var(--soft); }
        nav ul { list-style: none; margin: 0; padding: 0; }
        nav li { padding: .12rem 0; } nav .level2 { padding-left: .9rem; } nav .level3 { padding-left: 1.8rem; } nav .level4, nav .level5, nav .level6 { padding-left: 2.7rem; }
        @media (min-width: 82rem) { nav { position: fixed; top: 0; left: 0; width: calc((100vw - 58rem) / 2); max-height: 100vh; overflow: auto; padding-top: 2rem; } }
        a { color: var(--accent); text-decoration: none; } a:hover { text-decoration: underline; }
        h1, h2, h3, h4 { line-height: 1.25; margin: 1.6em 0 .5em; } h1 { font-size: 2rem; } h2 { font-size: 1.5rem; border-bottom: 1px solid var(--line); padding-bottom: .2em; }
        h3.title { font-size: 1rem; margin: 1.4rem 0 .3rem; color: var(--soft); }
        pre, code { font: .86rem/1.5 ui-monospace, "SF Mono", "DejaVu Sans Mono", Menlo, Consolas, monospace; }
        p code, li code, td code { background: var(--box); padding: .1em .35em; border-radius: 4px; }
        pre { margin: 0; white-space: pre; overflow-x: auto; }
        .text pre { background: var(--box); border-radius: 8px; padding: .8rem 1rem; }
        .code { margin: 1rem 0; }
        .input { position: relative; background: var(--box); border: 1px solid var(--line); border-radius: 8px; padding: .7rem 1rem; }
        .count { position: absolute; left: -3rem; width: 2.5rem; text-align: right; color: var(--soft); font: .8rem/1.6 ui-monospace, "DejaVu Sans Mono", monospace; }
        .note { position: absolute; right: .8rem; top: .4rem; color: var(--soft); font-size: .75rem; background: var(--box); padding-left: .5rem; }
        @media (max-width: 64rem) { .count { display: none; } }
        .output { padding: .6rem 1rem 0; overflow-x: auto; }
        .output > * + * { margin-top: .6rem; }
        .stderr { background: var(--bad-box); border-radius: 6px; padding: .4rem .7rem; }
        .error { color: var(--bad); background: var(--bad-box); border-left: 3px solid var(--bad); border-radius: 4px; padding: .6rem .8rem; }
        img, svg { max-width: 100%; height: auto; } .output img { background: #fff; border-radius: 4px; }
        table { border-collapse: collapse; font-size: .88rem; display: block; overflow-x: auto; width: max-content; max-width: 100%; }
        th, td { padding: .3rem .7rem; text-align: right; border: 0; } thead th { border-bottom: 1px solid var(--line); } tbody tr:nth-child(even) { background: var(--box); }
        .text th, .text td { text-align: left; }
        blockquote { margin: 1rem 0; padding: 0 1rem; border-left: 3px solid var(--line); color: var(--soft); }
        hr { border: 0; border-top: 1px solid var(--line); margin: 2rem 0; }
        .run { font-size: .85rem; color: var(--soft); border-left: 3px solid var(--good); padding-left: .8rem; } .run.bad { border-color: var(--bad); color: var(--bad); }
        .math { font-family: "STIX Two Math", "Latin Modern Math", "DejaVu Serif", serif; font-style: italic; }
        .keyword { color: var(--keyword); } .constant, .number, .output .ansi34 { color: var(--number); }
        .string { color: var(--string); } .comment { color: var(--comment); font-style: italic; } .builtin, .definition, .decorator { color: var(--name); } .magic { color: var(--keyword); font-weight: 600; }
        .ansi1 { font-weight: 600; } .ansi31 { color: var(--bad); } .ansi32 { color: var(--good); } .ansi33 { color: #9a6700; } .ansi34 { color: var(--accent); } .ansi35 { color: var(--name); } .ansi36 { color: #1b7c83; }
        @media print { nav { position: static; width: auto; } main { max-width: none; padding: 0; } .input, .output img, pre.error { break-inside: avoid; } pre { white-space: pre-wrap; overflow-wrap: anywhere; } .count { display: none; } h1, h2, h3 { break-after: avoid; } a { color: inherit; } }

        """
}
