import Interpreter
import Syntax

// Completion: it looks at values without running code of the language where it could have effects.

extension InterpreterEvaluator {
    package func complete(_ source: String, cursor: Int) -> Completion {
        let bytes = Array(source.utf8.prefix(max(0, cursor)))
        let context = CompletionContext(bytes)
        let range = (bytes.count - context.partial.utf8.count)..<bytes.count
        let wantsPrivate = context.partial.hasPrefix("_")
        var candidates = Set(names(in: context).filter { wantsPrivate || !$0.hasPrefix("_") })
        if case .name = context.place {
            candidates.formUnion(keywordArguments(bytes.dropLast(context.partial.utf8.count)))
        }
        return Completion(range: range, candidates: candidates.filter { $0.hasPrefix(context.partial) }.sorted())
    }

    private func names(in context: CompletionContext) -> [String] {
        switch context.place {
        case .name: return names(in: globals) + names(in: runtime.builtins) + keywords
        case .member(let base):
            guard let value = value(of: base) else { return [] }
            defer { value.release() }
            return members(value)
        case .module(let package):
            return package.isEmpty ? runtime.loader.moduleNames() : runtime.loader.submoduleNames(of: package)
        case .imported(let module):
            let loaded = runtime.modules.get(intern(module))
            return (loaded.kind == .module ? attributeNames(loaded) : []) + runtime.loader.submoduleNames(of: module)
        case .key(let base, let quote):
            guard let value = value(of: base) else { return [] }
            defer { value.release() }
            guard value.layout == .dict else { return [] }
            return names(in: value.cast(to: DictObject.self)).map { $0 + quote }
        }
    }

    private var keywords: [String] {
        [
            "False", "None", "True", "and", "as", "assert", "break", "class", "continue", "def", "del", "elif", "else",
            "except",
            "finally", "for", "from", "global", "if", "import", "in", "is", "lambda", "nonlocal", "not", "or", "pass",
            "raise",
            "return", "try", "while", "with", "yield",
        ]
    }

    /// `name=` for the parameters of the call that is open before a name.
    private func keywordArguments(_ bytes: ArraySlice<UInt8>) -> [String] {
        guard let called = CompletionContext.openCall(bytes), let value = value(of: called) else { return [] }
        defer { value.release() }
        return keywordNames(of: value).map { $0 + "=" }
    }

    private func names(in dict: DictRef) -> [String] {
        dict.retainedPairs().compactMap { pair in
            defer {
                pair.key.release()
                pair.value.release()
            }
            return textIfString(pair.key)
        }.filter { !$0.isEmpty }
    }

    /// Attributes, those that modules of a network keep by name included.
    private func members(_ value: Value) -> [String] {
        var names = attributeNames(value)
        for registry in ["_modules", "_parameters", "_buffers"] {
            let dict = ownAttribute(value, registry)
            if dict.layout == .dict { names += self.names(in: dict.cast(to: DictObject.self)) }
            dict.release()
        }
        return names
    }
}

/// What stands before the cursor, and what it could be the beginning of.
struct CompletionContext {
    enum Place: Equatable {
        /// A variable, a built-in, a word of the language.
        case name
        /// `base.`
        case member(of: String)
        /// `import`, `from`: a module, of a package where one was written.
        case module(in: String)
        /// `from module import`
        case imported(from: String)
        /// `base["`, and the quote that closes it.
        case key(of: String, quote: String)
    }
    var place = Place.name
    var partial: String

    init(_ bytes: [UInt8]) {
        if let (base, quote, start) = CompletionContext.openKey(bytes) {
            place = .key(of: base, quote: quote)
            partial = String(decoding: bytes[start...], as: UTF8.self)
            return
        }
        var start = bytes.count
        while start > 0 && CompletionContext.isNameByte(bytes[start - 1]) { start -= 1 }
        partial = String(decoding: bytes[start...], as: UTF8.self)
        let lineStart =
            bytes[..<start].lastIndex { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: ";") }.map { $0 + 1 } ?? 0
        let words = String(decoding: bytes[lineStart..<start], as: UTF8.self).split { " \t(),".contains($0) }.map(
            String.init)
        if words.first == "from", let position = words.firstIndex(of: "import") {
            place = .imported(from: position == 2 ? words[1] : "")
        } else if words.first == "import" || words.first == "from" {
            let path = words.count > 1 ? words[words.count - 1] : ""
            place = .module(in: path.hasSuffix(".") ? String(path.dropLast()) : "")
        } else if start > 0, bytes[start - 1] == UInt8(ascii: ".") {
            place = .member(of: CompletionContext.expression(bytes[..<(start - 1)]))
        }
    }

    private static func isNameByte(_ byte: UInt8) -> Bool {
        byte == 95 || (byte >= 48 && byte <= 57) || (byte | 32 >= 97 && byte | 32 <= 122) || byte >= 128
    }

    /// The `name.name[0]` that ends the text.
    private static func expression(_ bytes: ArraySlice<UInt8>) -> String {
        var position = bytes.endIndex
        var depth = 0
        while position > bytes.startIndex {
            let byte = bytes[position - 1]
            if byte == UInt8(ascii: "]") { depth += 1 }
            if byte == UInt8(ascii: "[") {
                if depth == 0 { break }
                depth -= 1
            } else if depth == 0 && !isNameByte(byte) && byte != UInt8(ascii: ".") && byte != UInt8(ascii: "]") {
                break
            }
            position -= 1
        }
        return String(decoding: bytes[position...], as: UTF8.self)
    }

    /// The expression before `["` where that string is still open, the quote, and where its text begins.
    private static func openKey(_ bytes: [UInt8]) -> (base: String, quote: String, start: Int)? {
        var quote: UInt8?
        var start = 0
        for (index, byte) in bytes.enumerated() {
            if let open = quote {
                if byte == open || byte == UInt8(ascii: "\n") { quote = nil }
            } else if byte == UInt8(ascii: "'") || byte == UInt8(ascii: "\"") {
                quote = byte
                start = index + 1
            }
        }
        guard let quote, start >= 2, bytes[start - 2] == UInt8(ascii: "[") else { return nil }
        let base = expression(bytes[..<(start - 2)])
        return base.isEmpty ? nil : (base, String(UnicodeScalar(quote)), start)
    }

    /// What is called by the innermost parenthesis that is still open.
    static func openCall(_ bytes: ArraySlice<UInt8>) -> String? {
        var open: [Int] = []
        var quote: UInt8?
        for (index, byte) in zip(bytes.indices, bytes) {
            if let mark = quote {
                if byte == mark { quote = nil }
                continue
            }
            switch byte {
            case UInt8(ascii: "'"), UInt8(ascii: "\""): quote = byte
            case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"): open.append(index)
            case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"): _ = open.popLast()
            default: break
            }
        }
        guard quote == nil, let last = open.last, bytes[last] == UInt8(ascii: "("),
            // After `name=` comes a value, and a definition calls nothing.
            let before = bytes.last(where: { $0 != 0x20 && $0 != 0x0A }),
            before == UInt8(ascii: "(") || before == UInt8(ascii: ",")
        else { return nil }
        let called = expression(bytes[..<last])
        return called.isEmpty ? nil : called
    }
}
