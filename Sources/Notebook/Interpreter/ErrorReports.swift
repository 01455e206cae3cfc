import Interpreter

/// Exceptions of the language as the parts that sessions work with.
enum ErrorReports {
    static func report(_ exception: Value) -> ErrorReport {
        let type = exception.type
        let name = type.nameText
        let text = renderTraceback(exception)
        let kind: ErrorReport.Kind
        if isSubtype(type, ExceptionType.syntaxError.type) {
            kind = .syntax
        } else if isSubtype(type, ExceptionType.keyboardInterrupt.type) {
            kind = .interrupt
        } else if isSubtype(type, ExceptionType.memoryError.type) {
            kind = .outOfMemory
        } else {
            kind = .exception
        }
        var frames = tracebackFrames(exception.cast(to: ExceptionObject.self).pointee.traceback).map(frame)
        if kind == .syntax, let place = syntaxErrorFrame(exception) { frames.append(place) }
        return ErrorReport(kind: kind, name: name, value: message(exception), frames: frames, traceback: text)
    }

    private static func message(_ exception: Value) -> String {
        do throws(Raise) { return try text(of: exception) } catch {
            clearPending()
            return "<exception str() failed>"
        }
    }

    private static func frame(_ frame: TracebackFrame) -> ErrorReport.Frame {
        let isOneLine = frame.span.line == frame.span.endLine
        let columns =
            isOneLine && frame.span.column < frame.span.endColumn
            ? Int(frame.span.column)..<Int(frame.span.endColumn) : nil
        return ErrorReport.Frame(
            file: frame.fileName, line: frame.line, function: frame.name, sourceLine: frame.source ?? "",
            columns: columns)
    }

    private static func syntaxErrorFrame(_ exception: Value) -> ErrorReport.Frame? {
        func attribute(_ name: String) -> Value {
            do throws(Raise) { return try getAttribute(exception, name) } catch {
                clearPending()
                return Value.none
            }
        }
        let (file, line, source) = (attribute("filename"), attribute("lineno"), attribute("text"))
        defer {
            file.release()
            line.release()
            source.release()
        }
        guard let number = fixedInt(line) else { return nil }
        let text = textIfString(source) ?? ""
        return ErrorReport.Frame(
            file: textIfString(file) ?? "<string>", line: number, function: "",
            sourceLine: text.hasSuffix("\n") ? String(text.dropLast()) : text)
    }
}
