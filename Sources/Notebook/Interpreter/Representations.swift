import Interpreter

/// What values look like: MIME bundles from the methods that objects offer (`_repr_html_` …), one line for lists of variables.
enum Representations {
    private static let textMethods = [
        ("_repr_html_", "text/html"), ("_repr_svg_", "image/svg+xml"), ("_repr_markdown_", "text/markdown"),
        ("_repr_latex_", "text/latex"),
    ]
    private static let dataMethods = [("_repr_png_", "image/png"), ("_repr_jpeg_", "image/jpeg")]

    static func bundle(of value: Value) throws(Raise) -> MIMEBundle {
        var representations: [MIMEBundle.Representation] = []
        if value.kind == .instance || value.kind == .native {
            for (method, type) in dataMethods {
                let result = try callIfPresent(value, method)
                defer { result.release() }
                if result.layout == .bytes {
                    representations.append(
                        .init(type: type, content: .data(Array(result.cast(to: BytesObject.self).buffer))))
                }
            }
            for (method, type) in textMethods {
                let result = try callIfPresent(value, method)
                defer { result.release() }
                if let text = textIfString(result) { representations.append(.init(type: type, content: .text(text))) }
            }
        }
        representations.append(.init(type: "text/plain", content: .text(try reprText(value))))
        return MIMEBundle(representations)
    }

    /// What a method without arguments gives; `None` where there is none.
    private static func callIfPresent(_ value: Value, _ method: String) throws(Raise) -> Value {
        // Found on the class: an instance's `__getattr__` is not asked.
        if value.type.lookup(intern(method)).isEmpty { return Value.none }
        return try callMethod(value, method)
    }

    /// A row of `%whos`, or `nil` for a module.
    static func variable(_ name: String, _ value: Value) -> Variable? {
        if value.kind == .module { return nil }
        var fingerprint = UInt64(value.bits)
        let summary: String
        switch value.layout {
        case .list, .tuple, .dict, .set, .frozenset, .string, .bytes:
            let count = counted(value)
            fingerprint = fingerprint &* 31 &+ UInt64(bitPattern: Int64(count))
            summary = count <= 8 || value.layout == .string ? short(value) : "n=\(count)"
        case .function, .type: summary = short(value)
        default: summary = shape(of: value) ?? short(value)
        }
        return Variable(name: name, type: className(value), summary: summary, fingerprint: fingerprint)
    }

    private static func counted(_ value: Value) -> Int {
        do throws(Raise) { return try length(value) } catch {
            clearPending()
            return 0
        }
    }

    private static func shape(of value: Value) -> String? {
        guard value.kind == .native || value.kind == .instance, !value.type.lookup(intern("shape")).isEmpty else {
            return nil
        }
        do throws(Raise) {
            let shape = try getAttribute(value, "shape")
            defer { shape.release() }
            return try text(of: shape)
        } catch {
            clearPending()
            return nil
        }
    }

    /// The first line of a repr, cut.
    private static func short(_ value: Value) -> String {
        do throws(Raise) {
            let text = try reprText(value)
            let line =
                text.split(separator: "\n", maxSplits: 1, omittingEmptySubsequences: false).first.map(String.init) ?? ""
            return line.count > 60 ? String(line.prefix(57)) + "..." : line
        } catch {
            clearPending()
            return "?"
        }
    }
}
