extension NativeModule {
    /// `_traceback`: what prints uncaught exceptions, for the library's `traceback`.
    static let tracebackModule = NativeModule("_traceback") { module in
        module.function("format_exception(exc, chain=True, limit=None)", doc: "The report of an exception as lines.") {
            (a) throws(Raise) in
            guard a[0].layout == .exception else { return newList([newString("NoneType: None\n")]) }
            let options = TracebackOptions(
                suggests: false, chains: try truth(a[1]), limit: a[2].isNone ? nil : try asInt(a[2]))
            return newList([newString(renderTraceback(a[0], options))])
        }
        module.function("format_exception_only(exc)", doc: "The last lines of the report.") { a in
            guard a[0].layout == .exception else { return newList([newString("NoneType: None\n")]) }
            return newList(exceptionLines(a[0], suggests: false).split(separator: "\n", omittingEmptySubsequences: false).dropLast().map { newString($0 + "\n") })
        }
        module.function("format_frames(tb, limit=None)", doc: "The frames of a traceback as text.") { (a) throws(Raise) in
            let options = TracebackOptions(limit: a[1].isNone ? nil : try asInt(a[1]))
            return newList(options.limited(tracebackFrames(a[0])).map { newString(renderFrames([$0])) })
        }
        module.function("frames(tb)", doc: "The frames of a traceback as tuples.") { (a) throws(Raise) in
            var entry = a[0]
            var result: [Value] = []
            while entry.kind == .traceback {
                let object = entry.cast(to: TracebackObject.self)
                let frame = tracebackFrame(object.pointee.code, Int(object.pointee.instruction))
                result.append(
                    newTuple([
                        newString(frame.fileName), Value(frame.line), newString(frame.name), newString(frame.source ?? ""),
                        Value(Int(frame.span.column)), Value(Int(frame.span.endLine)), Value(Int(frame.span.endColumn)),
                        try getAttribute(entry, "tb_frame"),
                    ]))
                entry = object.pointee.next
            }
            return newList(result)
        }
        module.function("source_lines(filename)", doc: "The text that was compiled under a name, as lines.") { (a) throws(Raise) in
            guard let source = runtime.state.sources[try asText(a[0])], !source.isText else { return Value.none }
            return newList((1...max(1, source.lineCount)).compactMap { source.line($0) }.map { newString($0 + "\n") })
        }
    }
}
