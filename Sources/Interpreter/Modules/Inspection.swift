import Glibc
import Syntax

// What hosts ask about values: signatures and sources of functions, names of modules.

/// `(a, b=1, *args)` of something callable, or `nil`.
package func callSignature(_ value: Value) -> String? {
    switch value.kind {
    case .nativeFunction:
        let text = value.cast(to: NativeFunctionObject.self).pointee.function.takeUnretainedValue().signature
        return String(text.drop { $0 != "(" })
    case .function: return functionSignature(value.cast(to: FunctionObject.self), skipping: 0)
    case .boundMethod:
        let function = value.cast(to: BoundMethodObject.self).pointee.function
        return function.kind == .function ? functionSignature(function.cast(to: FunctionObject.self), skipping: 1) : nil
    case .type:
        let initializer = value.cast(to: TypeObject.self).special(.initialize)
        return initializer.kind == .function ? functionSignature(initializer.cast(to: FunctionObject.self), skipping: 1) : nil
    default: return nil
    }
}

/// The parameters of something callable that may be given by name. Looks only: no default is asked for its text.
package func keywordNames(of value: Value) -> [String] {
    switch value.kind {
    case .nativeFunction:
        let text = value.cast(to: NativeFunctionObject.self).pointee.function.takeUnretainedValue().signature
        guard let open = text.firstIndex(of: "("), let close = text.lastIndex(of: ")"), open < close else { return [] }
        return text[text.index(after: open)..<close].split(separator: ",").compactMap { part in
            // `Tensor input`, `int dim=-1`
            let name = part.prefix { $0 != "=" && $0 != ":" }.split(separator: " ").last.map(String.init) ?? ""
            return name.utf8.allSatisfy { $0 == 95 || ($0 | 32 >= 97 && $0 | 32 <= 122) || ($0 >= 48 && $0 <= 57) } ? name : nil
        }.filter { !$0.isEmpty }
    case .function: return keywordNames(of: value.cast(to: FunctionObject.self), skipping: 0)
    case .boundMethod:
        let function = value.cast(to: BoundMethodObject.self).pointee.function
        return function.kind == .function ? keywordNames(of: function.cast(to: FunctionObject.self), skipping: 1) : []
    case .type:
        let initializer = value.cast(to: TypeObject.self).special(.initialize)
        return initializer.kind == .function ? keywordNames(of: initializer.cast(to: FunctionObject.self), skipping: 1) : []
    default: return []
    }
}

private func keywordNames(of function: FunctionRef, skipping hidden: Int) -> [String] {
    let code = function.pointee.code.pointee
    let names = code.localNames.prefix(code.positionalCount + code.keywordOnlyCount).compactMap(textIfString)
    return Array(names.dropFirst(max(hidden, code.positionalOnlyCount)))
}

private func functionSignature(_ function: FunctionRef, skipping hidden: Int) -> String {
    let code = function.pointee.code.pointee
    let names = code.localNames.compactMap(textIfString)
    let defaults = function.pointee.defaults.isEmpty ? [] : function.pointee.defaults.cast(to: ListObject.self).retainedItems()
    defer { releaseAll(defaults) }
    func shown(_ value: Value) -> String {
        do throws(Raise) { return try reprText(value) } catch {
            clearPending()
            return "..."
        }
    }
    var parts: [String] = []
    for position in 0..<code.positionalCount {
        let offset = position - (code.positionalCount - defaults.count)
        parts.append(names[position] + (offset >= 0 ? "=" + shown(defaults[offset]) : ""))
        if position == code.positionalOnlyCount - 1 { parts.append("/") }
    }
    parts.removeFirst(min(hidden, parts.count))
    var next = code.positionalCount + code.keywordOnlyCount
    if code.hasVariadic {
        parts.append("*" + names[next])
        next += 1
    } else if code.keywordOnlyCount > 0 {
        parts.append("*")
    }
    for position in code.positionalCount..<(code.positionalCount + code.keywordOnlyCount) {
        let value = function.pointee.keywordDefaults.isEmpty
            ? Value.empty : function.pointee.keywordDefaults.cast(to: DictObject.self).get(code.localNames[position])
        parts.append(names[position] + (value.isEmpty ? "" : "=" + shown(value)))
    }
    if code.hasVariadicKeyword { parts.append("**" + names[next]) }
    return "(" + parts.joined(separator: ", ") + ")"
}

/// The file of a function, method or class and its source text, as far as they are known.
package func functionSource(_ value: Value) -> (file: String, source: String?)? {
    let code: CodeRef
    switch value.kind {
    case .function: code = value.cast(to: FunctionObject.self).pointee.code
    case .boundMethod: return functionSource(value.cast(to: BoundMethodObject.self).pointee.function)
    case .type:
        // A class is found through a method: its body's code is gone.
        for pair in value.cast(to: TypeObject.self).pointee.dict.retainedPairs() {
            defer {
                pair.key.release()
                pair.value.release()
            }
            if pair.value.kind == .function, let place = functionSource(pair.value) { return (place.file, nil) }
        }
        return nil
    case .module:
        return textIfString(value.cast(to: ModuleObject.self).pointee.dict.get("__file__")).map { ($0, nil) }
    default: return nil
    }
    let source = code.pointee.source
    return (source.fileName, block(in: source, from: code.pointee.firstLine))
}

/// The lines of the block that begins at `line`: as long as they are indented deeper, or blank.
private func block(in source: SourceText, from line: Int) -> String? {
    guard let first = source.line(line) else { return nil }
    func indentation(_ text: String) -> Int { text.prefix { $0 == " " || $0 == "\t" }.count }
    var lines = [first]
    var number = line + 1
    while let text = source.line(number) {
        let isBlank = text.allSatisfy { $0 == " " || $0 == "\t" }
        if !isBlank && indentation(text) <= indentation(first) && !text.hasPrefix(")") { break }
        lines.append(text)
        number += 1
    }
    while let last = lines.last, last.allSatisfy({ $0 == " " || $0 == "\t" }) { lines.removeLast() }
    return lines.joined(separator: "\n")
}

extension ModuleLoader {
    /// Modules that can be imported by their first name.
    package func moduleNames() -> [String] {
        Array(Set(nativeModuleNames + moduleFiles(in: path))).sorted()
    }

    /// The modules of a package, by the files of its folder.
    package func submoduleNames(of package: String) -> [String] {
        let place = package.split(separator: ".").joined(separator: "/")
        return moduleFiles(in: path.map { ($0.isEmpty ? "." : $0) + "/" + place }).filter { $0 != "__init__" }
    }

    private func moduleFiles(in folders: [String]) -> [String] {
        var names: [String] = []
        for folder in folders {
            guard let entries = opendir(folder.isEmpty ? "." : folder) else { continue }
            defer { closedir(entries) }
            while let entry = readdir(entries) {
                let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                    pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
                }
                if name.hasSuffix(".py") {
                    names.append(String(name.dropLast(3)))
                } else if !name.contains("."), !name.hasPrefix("_"), entry.pointee.d_type == UInt8(DT_DIR) {
                    names.append(name)
                }
            }
        }
        return names
    }
}
