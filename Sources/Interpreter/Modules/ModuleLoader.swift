import Glibc
import Syntax

/// `import`: native modules by name, files along the path, packages, relative names.
package final class ModuleLoader {
    /// Modules in Swift by full name; the host registers them at start.
    private var native: [String: NativeModule] = [:]
    /// Folders to look in: the program's own, `CELLBOOK_PATH`, the library's.
    package var path: [String] = []
    /// The folder of the library written in the language.
    package var libraryFolder = ""
    private var initializing: Set<String> = []
    /// Code of library files that was compiled ahead of its import; owned.
    private var compiled: [String: Value] = [:]

    package func register(_ modules: [NativeModule]) {
        for module in modules { native[module.name] = module }
    }

    package var nativeModuleNames: [String] { native.keys.sorted() }

    func isInitializing(_ name: String) -> Bool { initializing.contains(name) }

    /// Whether a namespace belongs to Cellbook's library, so that what is missing there is missing in Cellbook.
    func isOwnModule(_ dict: DictRef) -> Bool {
        guard let file = textIfString(dict.get(runtime.names.file)) else {
            return native[textIfString(dict.get(runtime.names.name)) ?? ""] != nil
        }
        return !libraryFolder.isEmpty && file.hasPrefix(libraryFolder)
    }

    /// Whether names may be missing from a module that the real one has.
    func isIncomplete(_ dict: DictRef) -> Bool {
        isOwnModule(dict) && !completeModuleNames.contains((textIfString(dict.get(runtime.names.name)) ?? "")[...])
    }

    // MARK: Statements

    /// `import name`, `from name import …`; `names` is `None` for the first form (the first package is the result), else a tuple.
    func importName(_ name: Value, names: Value, level: Int, globals: DictRef) throws(Raise) -> Value {
        let text = name.cast(to: StringObject.self).text
        let full = level == 0 ? text : try absoluteName(text, level: level, globals)
        let leaf = try load(full)
        if names.isNone {
            guard let dot = text.firstIndex(of: ".") else { return leaf }
            leaf.release()
            return try load(String(text[..<dot]))
        }
        for item in names.cast(to: ListObject.self).buffer {
            guard let attribute = textIfString(item), attribute != "*", isPackage(leaf),
                leaf.cast(to: ModuleObject.self).pointee.dict.get(intern(attribute)).isEmpty
            else { continue }
            try loadSubmoduleIfPresent(full + "." + attribute)
        }
        return leaf
    }

    private func absoluteName(_ name: String, level: Int, _ globals: DictRef) throws(Raise) -> String {
        var package = textIfString(globals.get(runtime.names.package)) ?? ""
        if package.isEmpty {
            let own = textIfString(globals.get(runtime.names.name)) ?? ""
            if !globals.get(runtime.names.path).isEmpty {
                package = own
            } else if let dot = own.lastIndex(of: ".") {
                package = String(own[..<dot])
            }
        }
        if package.isEmpty { throw raise(.importError, "attempted relative import with no known parent package") }
        var parts = package.split(separator: ".")
        guard parts.count >= level else {
            throw raise(.importError, "attempted relative import beyond top-level package")
        }
        parts.removeLast(level - 1)
        return parts.joined(separator: ".") + (name.isEmpty ? "" : "." + name)
    }

    /// `from module import name`
    func importFrom(_ module: Value, _ name: Value) throws(Raise) -> Value {
        let value = try getAttributeIfPresent(module, name)
        if !value.isEmpty { return value }
        let text = name.cast(to: StringObject.self).text
        guard module.kind == .module else { throw raise(.importError, "cannot import name '\(text)'") }
        let dict = module.cast(to: ModuleObject.self).pointee.dict
        let moduleName = textIfString(dict.get(runtime.names.name)) ?? "<unknown module name>"
        let submodule = runtime.modules.get(intern(moduleName + "." + text))
        if !submodule.isEmpty { return submodule.retain() }
        let file = textIfString(dict.get(runtime.names.file))
        let exception: Value
        if initializing.contains(moduleName) {
            exception = newException(
                ExceptionType.importError.type,
                arguments: newTuple([
                    newString(
                        "cannot import name '\(text)' from partially initialized module '\(moduleName)' (most likely due to a "
                            + "circular import) (\(file ?? "unknown location"))")
                ]))
        } else {
            let note = isIncomplete(dict) ? " (not in Cellbook)" : ""
            exception = newException(
                ExceptionType.importError.type,
                arguments: newTuple([
                    newString(
                        "cannot import name '\(text)' from '\(moduleName)' (\(file ?? "unknown location"))\(note)")
                ]))
        }
        setExceptionAttribute(exception, "name", newString(moduleName))
        setExceptionAttribute(exception, "path", file.map { newString($0) } ?? Value.none)
        setPending(exception)
        throw Raise()
    }

    /// `from module import *`
    func importStar(_ module: Value, into namespace: Value) throws(Raise) {
        guard module.kind == .module else { throw raise(.importError, "from-import-* object has no __dict__") }
        let dict = module.cast(to: ModuleObject.self).pointee.dict
        let all = dict.get(runtime.names.all)
        if all.isEmpty {
            for pair in dict.retainedPairs() {
                defer {
                    pair.key.release()
                    pair.value.release()
                }
                guard let text = textIfString(pair.key), !text.hasPrefix("_") else { continue }
                try assign(pair.key, pair.value, in: namespace)
            }
            return
        }
        for name in try collect(all) {
            defer { name.release() }
            guard name.layout == .string else {
                throw typeError("Item in \(try reprText(module)).__all__ must be str, not \(typeName(name))")
            }
            let value = try getAttribute(module, intern(name))
            defer { value.release() }
            try assign(intern(name), value, in: namespace)
        }
    }

    private func assign(_ name: Value, _ value: Value, in namespace: Value) throws(Raise) {
        if namespace.kind == .dict {
            namespace.cast(to: DictObject.self).set(intern(name), value.retain())
        } else {
            try setItem(namespace, name, value)
        }
    }

    // MARK: Loading

    /// The module of a full dotted name, loading it and its packages where needed. Owned.
    package func load(_ name: String) throws(Raise) -> Value {
        let loaded = runtime.modules.get(intern(name))
        if !loaded.isEmpty {
            if loaded.isNone { throw moduleNotFound(name, "import of \(name) halted; None in sys.modules") }
            return loaded.retain()
        }
        guard let dot = name.lastIndex(of: ".") else {
            guard let module = try find(name, in: nil) else {
                let note = standardModuleNames.contains(name[...]) ? " (not in Cellbook)" : ""
                throw moduleNotFound(name, "No module named '\(name)'\(note)")
            }
            return module
        }
        let parentName = String(name[..<dot])
        let parent = try load(parentName)
        defer { parent.release() }
        // Importing the package may have imported the module.
        let after = runtime.modules.get(intern(name))
        if !after.isEmpty { return after.retain() }
        guard isPackage(parent) else {
            throw moduleNotFound(name, "No module named '\(name)'; '\(parentName)' is not a package")
        }
        guard let module = try find(name, in: parent) else { throw moduleNotFound(name, "No module named '\(name)'") }
        return module
    }

    private func loadSubmoduleIfPresent(_ name: String) throws(Raise) {
        do throws(Raise) { try load(name).release() } catch {
            guard pendingIs(.moduleNotFoundError) else { throw error }
            let exception = runtime.pendingException.cast(to: ExceptionObject.self)
            let missing =
                exception.pointee.attributes.isEmpty
                ? nil : textIfString(exception.pointee.attributes.cast(to: DictObject.self).get("name"))
            if missing != name { throw error }
            clearPending()
        }
    }

    private func moduleNotFound(_ name: String, _ message: String) -> Raise {
        let exception = newException(
            ExceptionType.moduleNotFoundError.type, arguments: newTuple([newString(message)]))
        setExceptionAttribute(exception, "name", newString(name))
        setPending(exception)
        return Raise()
    }

    func isPackage(_ module: Value) -> Bool {
        module.kind == .module && !module.cast(to: ModuleObject.self).pointee.dict.get(runtime.names.path).isEmpty
    }

    /// Finds and runs a module: a file of the library goes before a native module of the same name. `nil` where there is none.
    private func find(_ name: String, in parent: Value?) throws(Raise) -> Value? {
        let folders = searchPath(within: parent)
        if let source = sourceFile(of: name, in: folders) {
            return try loadFile(name, source.file, folder: source.folder, parent: parent)
        }
        if let module = native[name] { return try loadNative(module, parent: parent) }
        // A folder without `__init__.py` is a package too.
        for folder in folders {
            let base = Self.path(of: name, in: folder)
            if isFolder(base) { return try loadNamespacePackage(name, base, parent: parent) }
        }
        return nil
    }

    /// A module's file, and for a package its folder.
    private func sourceFile(of name: String, in folders: [String]) -> (file: String, folder: String?)? {
        for folder in folders {
            let base = Self.path(of: name, in: folder)
            if isFile(base + "/__init__.py") { return (base + "/__init__.py", base) }
            if isFile(base + ".py") { return (base + ".py", nil) }
        }
        return nil
    }

    /// Where the last part of a module's name would lie below a folder; an empty one is the current folder.
    private static func path(of name: String, in folder: String) -> String {
        let leaf = name.split(separator: ".").last.map(String.init) ?? name
        return (folder.isEmpty ? currentFolder : folder) + "/" + leaf
    }

    private static var currentFolder: String {
        guard let path = getcwd(nil, 0) else { return "." }
        defer { free(path) }
        return String(cString: path)
    }

    /// What `-m name` runs: the file of the module, or the `__main__` of the package, and the package that relative imports
    /// in it start from. Imports the packages around it. Raises `ImportError` with CPython's words.
    package func program(_ name: String) throws(Raise) -> (file: String, package: String) {
        let outer = name.lastIndex(of: ".").map { String(name[..<$0]) }
        let parent = try outer.map { (outer) throws(Raise) in try load(outer) }
        defer { parent?.release() }
        let folders = searchPath(within: parent)
        guard let source = sourceFile(of: name, in: folders) else {
            if native[name] != nil { throw raise(.importError, "No code object available for \(name)") }
            throw raise(.importError, "No module named \(name)")
        }
        guard source.folder != nil else { return (source.file, outer ?? "") }
        try load(name).release()
        guard let main = sourceFile(of: "__main__", in: [source.folder ?? ""]) else {
            throw raise(
                .importError,
                "No module named \(name).__main__; '\(name)' is a package and cannot be directly executed")
        }
        return (main.file, name)
    }

    /// Where the modules of a package lie, or those of no package.
    private func searchPath(within parent: Value?) -> [String] {
        guard let parent else { return searchPath() }
        guard parent.kind == .module else { return [] }
        let own = parent.cast(to: ModuleObject.self).pointee.dict.get(runtime.names.path)
        return own.layout == .list ? own.cast(to: ListObject.self).buffer.compactMap(textIfString) : []
    }

    /// `sys.path` if a program changed it, else the host's.
    private func searchPath() -> [String] {
        let sys = runtime.modules.get(intern("sys"))
        if sys.kind == .module {
            let list = sys.cast(to: ModuleObject.self).pointee.dict.get(intern("path"))
            if list.layout == .list { return list.cast(to: ListObject.self).buffer.compactMap(textIfString) }
        }
        return path
    }

    private func isFile(_ path: String) -> Bool {
        var status = stat()
        return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
    }

    private func isFolder(_ path: String) -> Bool {
        var status = stat()
        return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
    }

    private func loadNative(_ module: NativeModule, parent: Value?) throws(Raise) -> Value {
        let value = newModule(module.name)
        let dict = value.cast(to: ModuleObject.self).pointee.dict
        register(value, as: module.name, parent: parent)
        do throws(Raise) { try module.body(ModuleBuilder(name: module.name, namespace: dict)) } catch {
            _ = runtime.modules.remove(intern(module.name))
            value.release()
            throw error
        }
        return value
    }

    private func loadNamespacePackage(_ name: String, _ folder: String, parent: Value?) throws(Raise) -> Value {
        let module = newModule(name)
        let dict = module.cast(to: ModuleObject.self).pointee.dict
        dict.set(runtime.names.path, newList([newString(folder)]))
        dict.set(runtime.names.package, newString(name))
        register(module, as: name, parent: parent)
        return module
    }

    private func loadFile(_ name: String, _ file: String, folder: String?, parent: Value?) throws(Raise) -> Value {
        let code = try self.code(of: file)
        defer { code.release() }
        let module = newModule(name)
        let dict = module.cast(to: ModuleObject.self).pointee.dict
        dict.set(runtime.names.file, newString(file))
        if let folder { dict.set(runtime.names.path, newList([newString(folder)])) }
        let package =
            folder != nil ? name : name.contains(".") ? String(name[..<(name.lastIndex(of: ".") ?? name.endIndex)]) : ""
        dict.set(runtime.names.package, newString(package))
        register(module, as: name, parent: nil)
        initializing.insert(name)
        defer { initializing.remove(name) }
        do throws(Raise) { try runCode(code, globals: dict).release() } catch {
            _ = runtime.modules.remove(intern(name))
            module.release()
            throw error
        }
        // A module may have put something else in its place.
        let final = runtime.modules.get(intern(name))
        if !final.isEmpty && final.bits != module.bits {
            final.retain()
            module.release()
            setInParent(final, name, parent)
            return final
        }
        setInParent(module, name, parent)
        return module
    }

    private func code(of file: String) throws(Raise) -> Value {
        if let code = compiled[file] { return code.retain() }
        guard let bytes = readFile(file) else { throw raise(.importError, "cannot read '\(file)'") }
        return try compileSource(bytes, fileName: file)
    }

    // MARK: Ahead of time

    /// Compiles library files for processes that will be forked off this one; those that do not compile wait for their import.
    package func compileAhead(_ files: [String]) {
        for file in files where compiled[file] == nil && file.hasPrefix(libraryFolder) {
            do throws(Raise) { compiled[file] = try code(of: file) } catch { clearPending() }
        }
    }

    /// The library's files that have been imported.
    package var importedLibraryFiles: [String] {
        guard !libraryFolder.isEmpty else { return [] }
        return runtime.modules.retainedPairs().compactMap { pair in
            defer {
                pair.key.release()
                pair.value.release()
            }
            guard pair.value.kind == .module else { return nil }
            let file = textIfString(moduleNamespace(pair.value).get(runtime.names.file))
            return file.flatMap { $0.hasPrefix(libraryFolder) ? $0 : nil }
        }.sorted()
    }

    private func register(_ module: Value, as name: String, parent: Value?) {
        runtime.modules.set(intern(name), module.retain())
        setInParent(module, name, parent)
    }

    private func setInParent(_ module: Value, _ name: String, _ parent: Value?) {
        guard let parent, parent.kind == .module, let leaf = name.split(separator: ".").last else { return }
        parent.cast(to: ModuleObject.self).pointee.dict.set(intern(String(leaf)), module.retain())
    }
}

/// A new module with its name, not registered anywhere.
package func newModule(_ name: String) -> Value {
    let module = newContainer(ModuleObject.self, .module)
    let dict = newDict()
    module.pointee.dict = dict
    dict.set(runtime.names.name, newString(name))
    dict.set(runtime.names.doc, Value.none)
    return Value(module)
}

/// The contents of a file, or `nil`.
package func readFile(_ path: String) -> [UInt8]? {
    let descriptor = open(path, O_RDONLY)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { return nil }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(Int(status.st_size) + 1)
    var chunk = [UInt8](repeating: 0, count: max(4096, min(Int(status.st_size) + 1, 1 << 20)))
    while true {
        let count = read(descriptor, &chunk, chunk.count)
        if count < 0 { return nil }
        if count == 0 { return bytes }
        bytes += chunk[..<count]
    }
}

/// Parses and compiles a text; a mistake in it is raised as `SyntaxError`. Owned code object.
package func compileSource(
    _ bytes: [UInt8], fileName: String, cellName: String? = nil, returnsLastExpression: Bool = false,
    mode: Parser.Mode = .module, withLocals: Bool = false, isText: Bool = false
) throws(Raise) -> Value {
    let source = SourceText(fileName: fileName, bytes: bytes, cellName: cellName, isText: isText)
    if fileName.hasPrefix("<") || cellName != nil { runtime.state.sources[fileName] = source }
    let module: Module
    do throws(SyntaxError) {
        module = try Parser.parse(bytes, mode: mode, withLocals: withLocals)
    } catch {
        throw raiseSyntaxError(error, source)
    }
    for warning in module.warnings { try report(warning, source) }
    return try compileModule(module, source: source, returnsLastExpression: returnsLastExpression)
}

/// A warning of the compiler goes the way of all warnings; where those are errors it is a `SyntaxError`.
private func report(_ warning: SyntaxWarning, _ source: SourceText) throws(Raise) {
    let module = try runtime.loader.load("warnings")
    defer { module.release() }
    let function = try getAttribute(module, intern("warn_explicit"))
    let arguments = [
        newString(warning.message), Value(ExceptionType.syntaxWarning.type), newString(source.fileName),
        Value(Int(warning.span.line)),
    ]
    defer {
        function.release()
        for argument in [arguments[0], arguments[2]] { argument.release() }
    }
    do throws(Raise) { try call(function, arguments).release() } catch {
        guard pendingIs(.syntaxWarning) else { throw error }
        clearPending()
        throw raiseSyntaxError(SyntaxError(warning.message, warning.span), source)
    }
}

/// Runs a module's code with `globals`; the result is the value of its last expression where it was compiled for that. `locals`, a
/// mapping (borrowed), holds names where it is given.
package func runCode(_ code: Value, globals: DictRef, locals: Value = .empty) throws(Raise) -> Value {
    if globals.get(runtime.names.builtins).isEmpty {
        let builtins = runtime.modules.get(intern("builtins"))
        if !builtins.isEmpty { globals.set(runtime.names.builtins, builtins.retain()) }
    }
    let base = stackTop()
    let target = code.cast(to: CodeObject.self)
    try checkStack(base + target.pointee.registerCount + stackMargin)
    try checkNativeStack()
    if runtime.depth >= runtime.recursionLimit { throw recursionError() }
    var holder = Value.empty
    makeFunction(&holder, code, flags: 0, globals)
    for position in 0..<target.pointee.registerCount { base[position] = .empty }
    pushFrame(holder, base, destination: 0, mode: .leave, namespace: locals)
    return try run()
}
