import Syntax

// Exceptions as text, the way CPython 3.11 prints them.

/// How much of a report is wanted.
package struct TracebackOptions {
    /// The nearest name for one that is missing: CPython's own report has it, its module `traceback` has not.
    package var suggests = true
    /// Causes and contexts too.
    package var chains = true
    /// The first frames, or where negative the last ones.
    package var limit: Int?

    package init(suggests: Bool = true, chains: Bool = true, limit: Int? = nil) {
        self.suggests = suggests
        self.chains = chains
        self.limit = limit
    }

    func limited(_ frames: [TracebackFrame]) -> [TracebackFrame] {
        guard let limit else { return frames }
        return limit >= 0 ? Array(frames.prefix(limit)) : Array(frames.suffix(limit == Int.min ? 0 : -limit))
    }
}

/// The whole report of an exception: causes and contexts first, frames, marks, message; ends in a newline.
package func renderTraceback(_ exception: Value, _ options: TracebackOptions = TracebackOptions()) -> String {
    var text = ""
    var seen: Set<UInt> = []
    renderChain(exception, options, &text, &seen)
    return text
}

private func renderChain(
    _ exception: Value, _ options: TracebackOptions, _ text: inout String, _ seen: inout Set<UInt>
) {
    seen.insert(exception.bits)
    let object = exception.cast(to: ExceptionObject.self)
    let cause = object.pointee.cause
    let context = object.pointee.context
    if !options.chains {
        // This one alone.
    } else if !cause.isEmpty && !cause.isNone && !seen.contains(cause.bits) {
        renderChain(cause, options, &text, &seen)
        text += "\nThe above exception was the direct cause of the following exception:\n\n"
    } else if cause.isEmpty && !object.pointee.suppressContext && !context.isEmpty && !context.isNone
        && !seen.contains(context.bits)
    {
        renderChain(context, options, &text, &seen)
        text += "\nDuring handling of the above exception, another exception occurred:\n\n"
    }
    let frames = tracebackFrames(object.pointee.traceback)
    if !frames.isEmpty {
        text += "Traceback (most recent call last):\n"
        text += renderFrames(options.limited(frames))
    }
    text += exceptionLines(exception, suggests: options.suggests)
}

/// One line of a traceback.
package struct TracebackFrame {
    package var fileName: String
    package var line: Int
    package var name: String
    package var cellName: String?
    package var source: String?
    /// The stretch that the instruction comes from.
    package var span: SourceSpan
}

/// The frames of a traceback object, outermost first.
package func tracebackFrames(_ traceback: Value) -> [TracebackFrame] {
    var frames: [TracebackFrame] = []
    var entry = traceback
    while entry.kind == .traceback {
        let object = entry.cast(to: TracebackObject.self)
        frames.append(tracebackFrame(object.pointee.code, Int(object.pointee.instruction)))
        entry = object.pointee.next
    }
    return frames
}

func tracebackFrame(_ code: CodeRef, _ instruction: Int) -> TracebackFrame {
    let spans = code.pointee.spans
    let span =
        spans.indices.contains(instruction)
        ? spans[instruction]
        : SourceSpan(
            line: Int32(code.pointee.firstLine), column: 0, endLine: Int32(code.pointee.firstLine), endColumn: 0)
    return TracebackFrame(
        fileName: code.pointee.source.fileName, line: Int(span.line), name: textIfString(code.pointee.name) ?? "?",
        cellName: code.pointee.source.cellName,
        // What `exec` and `-c` run is no file that could be looked at; a cell is.
        source: code.pointee.source.isText ? nil : code.pointee.source.line(Int(span.line)), span: span)
}

/// Frames as text; more than three alike in a row are counted.
package func renderFrames(_ frames: [TracebackFrame]) -> String {
    var text = ""
    var repeated = 0
    var previous: (String, Int, String)?
    func flush() {
        if repeated > 3 {
            let count = repeated - 3
            text += "  [Previous line repeated \(count) more time\(count == 1 ? "" : "s")]\n"
        }
    }
    for frame in frames {
        let key = (frame.fileName, frame.line, frame.name)
        if let last = previous, last == key {
            repeated += 1
        } else {
            flush()
            repeated = 1
            previous = key
        }
        if repeated <= 3 { text += renderFrame(frame) }
    }
    flush()
    return text
}

private func renderFrame(_ frame: TracebackFrame) -> String {
    let place = frame.cellName.map { "\($0), line \(frame.line)" } ?? "File \"\(frame.fileName)\", line \(frame.line)"
    var text = "  \(place), in \(frame.name)\n"
    guard let source = frame.source else { return text }
    let trimmed = source.drop { $0 == " " || $0 == "\t" || $0 == "\u{0C}" }
    let line = String(trimmed.reversed().drop { $0 == " " || $0 == "\t" }.reversed())
    if line.isEmpty { return text }
    text += "    \(line)\n"
    if let marks = ErrorMarks.marks(for: frame, source: source, line: line) { text += "    \(marks)\n" }
    return text
}

/// `Type: message` and what belongs to it.
package func exceptionLines(_ exception: Value, suggests: Bool = true) -> String {
    let type = exception.type
    let module = textIfString(type.pointee.module) ?? ""
    let qualified = textIfString(type.pointee.qualifiedName) ?? type.nameText
    let name = module == "builtins" || module == "__main__" || module.isEmpty ? qualified : module + "." + qualified
    if isSubtype(type, ExceptionType.syntaxError.type), let lines = syntaxErrorLines(exception, name) { return lines }
    let pending = takePending()
    defer { _ = restorePending(pending) }
    var message: String
    do throws(Raise) { message = try text(of: exception) } catch {
        clearPending()
        message = "<exception str() failed>"
    }
    if suggests, let suggestion = suggestion(for: exception) { message += suggestion }
    var text = message.isEmpty ? "\(name)\n" : "\(name): \(message)\n"
    let attributes = exception.cast(to: ExceptionObject.self).pointee.attributes
    if !attributes.isEmpty {
        let notes = attributes.cast(to: DictObject.self).get("__notes__")
        if notes.layout == .list {
            for note in notes.cast(to: ListObject.self).buffer { text += (textIfString(note) ?? "") + "\n" }
        }
    }
    return text
}

/// The place and marks of a `SyntaxError`, where it has them.
private func syntaxErrorLines(_ exception: Value, _ name: String) -> String? {
    let attributes = exception.cast(to: ExceptionObject.self).pointee.attributes
    guard !attributes.isEmpty else { return nil }
    let dict = attributes.cast(to: DictObject.self)
    guard let line = fixedInt(dict.get("lineno")) else { return nil }
    let file = textIfString(dict.get("filename")) ?? "<string>"
    var text = "  File \"\(file)\", line \(line)\n"
    if let source = textIfString(dict.get("text")) {
        let indent = source.prefix { $0 == " " || $0 == "\t" || $0 == "\u{0C}" }.count
        let shown = source.dropFirst(indent).filter { $0 != "\n" && $0 != "\r\n" }
        text += "    \(shown)\n"
        if let offset = fixedInt(dict.get("offset")), offset > indent {
            let start = offset - 1 - indent
            var end = (fixedInt(dict.get("end_offset")) ?? 0) - 1 - indent
            if fixedInt(dict.get("end_lineno")) != line { end = shown.count }
            let width = max(1, end - start)
            text += "    " + String(repeating: " ", count: start) + String(repeating: "^", count: width) + "\n"
        }
    }
    return text + "\(name): \(textIfString(dict.get("msg")) ?? "")\n"
}

/// Raises a mistake in a text as the exception of the language.
func raiseSyntaxError(_ error: SyntaxError, _ source: SourceText) -> Raise {
    let type: ExceptionType =
        switch error.category {
        case .syntax: .syntaxError
        case .indentation: .indentationError
        case .tab: .tabError
        }
    let text = error.sourceLine ?? source.line(Int(error.span.line))
    let line = text.map { newString($0 + "\n") } ?? Value.none
    let details = newTuple([
        newString(source.fileName), Value(Int(error.span.line)), Value(Int(error.span.column) + 1), line.retain(),
        Value(Int(error.span.endLine)), Value(Int(error.span.endColumn) + 1),
    ])
    let exception = newException(type.type, arguments: newTuple([newString(error.message), details]))
    setExceptionAttribute(exception, "msg", newString(error.message))
    setExceptionAttribute(exception, "filename", newString(source.fileName))
    setExceptionAttribute(exception, "lineno", Value(Int(error.span.line)))
    setExceptionAttribute(exception, "offset", Value(Int(error.span.column) + 1))
    setExceptionAttribute(exception, "text", line)
    setExceptionAttribute(exception, "end_lineno", Value(Int(error.span.endLine)))
    setExceptionAttribute(exception, "end_offset", Value(Int(error.span.endColumn) + 1))
    setPending(exception)
    return Raise()
}
