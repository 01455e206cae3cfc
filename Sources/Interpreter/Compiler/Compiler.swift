import Syntax

/// From tree to bytecode. One `Compiler` writes one code object; inner functions, classes and comprehensions get their own.
///
/// Every expression ends up in a register: a local's own where it is only read, else a temporary that its reader consumes.
final class Compiler {
    let code: CodeBuilder
    let scope: Scope
    let options: CompilerOptions
    /// Locals that a `del`, an `except … as` or a `:=` touches: whether they have a value is checked at each use.
    let uncertain: Set<String>
    /// Handlers whose landing place for exceptions raised within them is still to be written.
    var pendingHandlers: [(block: Block, exception: Int, name: String?)] = []

    init(scope: Scope, options: CompilerOptions, span: SourceSpan, uncertain: Set<String>) {
        self.scope = scope
        self.options = options
        self.uncertain = uncertain
        code = CodeBuilder(scope: scope, source: options.source, span: span)
    }
}

/// What all code objects of one compilation share.
final class CompilerOptions {
    let source: SourceText
    let fileName: Value
    /// The last statement, if an expression, is the result: cells and `eval`.
    let returnsLastExpression: Bool
    /// `from __future__ import annotations`: they are kept as text.
    var hasTextAnnotations = false
    /// The text holds `:=`, so that evaluating an operand may change a local read before it.
    let mayAssignInExpressions: Bool
    /// Some code object needs more registers, names or constants than instructions can tell apart.
    var isTooLarge = false

    init(source: SourceText, returnsLastExpression: Bool) {
        self.source = source
        fileName = intern(source.fileName)
        self.returnsLastExpression = returnsLastExpression
        mayAssignInExpressions = source.bytes.indices.dropLast().contains {
            source.bytes[$0] == UInt8(ascii: ":") && source.bytes[$0 + 1] == UInt8(ascii: "=")
        }
    }
}

/// Compiles a module, cell, or `exec`/`eval` text whose scope has been resolved. The result is an owned code object.
package func compileModule(
    _ module: Module, source: SourceText, returnsLastExpression: Bool = false
) throws(Raise) -> Value {
    let options = CompilerOptions(source: source, returnsLastExpression: returnsLastExpression)
    let start = SourceSpan(line: 1, column: 0, endLine: 1, endColumn: 0)
    let compiler = Compiler(scope: module.scope, options: options, span: start, uncertain: [])
    compiler.moduleBody(module.body)
    let code = compiler.finish(name: "<module>", firstLine: 1)
    if options.isTooLarge {
        code.release()
        throw raise(
            .overflowError, "a function, class or module body of \(source.fileName) is too large for Cellbook: split it"
        )
    }
    return code
}

extension Compiler {
    func moduleBody(_ body: [Statement]) {
        if let text = docstring(body) {
            let register = constant(.string(text), into: nil)
            store("__doc__", register)
        }
        guard options.returnsLastExpression, case .expression(let last)? = body.last?.kind else {
            statements(body)
            code.emit(.returnNone, b: code.top)
            return
        }
        statements(Array(body.dropLast()))
        code.span = last.span
        let register = ownedOperand(last)
        code.emit(.returnValue, a: register, b: code.top)
    }

    /// The string that a body begins with.
    func docstring(_ body: [Statement]) -> String? {
        guard case .expression(let expression)? = body.first?.kind, case .constant(.string(let text)) = expression.kind
        else {
            return nil
        }
        return text
    }

    /// Packs up the code object.
    func finish(
        name: String, firstLine: Int, parameters: Parameters? = nil, documentation: String? = nil
    ) -> Value {
        let builder = code
        if builder.isTooLarge || builder.registerCount > Int(UInt16.max) { options.isTooLarge = true }
        let object = newObject(CodeObject.self, .code)
        let header = object.pointee.header
        func copy<T>(_ items: [T]) -> UnsafeMutablePointer<T> {
            let memory = UnsafeMutablePointer<T>.allocate(capacity: max(1, items.count))
            for (position, item) in items.enumerated() { (memory + position).initialize(to: item) }
            return memory
        }
        let localNames = scope.kind == .classBody ? [] : scope.localNames
        let positionalOnly = parameters?.positionalOnly.count ?? 0
        let positional = positionalOnly + (parameters?.positional.count ?? (scope.kind == .comprehension ? 1 : 0))
        let keywordOnly = parameters?.keywordOnly.count ?? 0
        let hasVariadic = parameters?.variadic != nil
        let hasVariadicKeyword = parameters?.variadicKeyword != nil
        object.initialize(
            to: CodeObject(
                header: header, instructions: copy(builder.instructions), instructionCount: builder.instructions.count,
                constants: copy(builder.constants), constantCount: builder.constants.count, names: copy(builder.names),
                nameCount: builder.names.count, caches: copy(builder.caches), cacheCount: builder.caches.count,
                registerCount: builder.registerCount, localCount: builder.localCount,
                positionalOnlyCount: positionalOnly,
                positionalCount: positional, keywordOnlyCount: keywordOnly, hasVariadic: hasVariadic,
                hasVariadicKeyword: hasVariadicKeyword, isGenerator: scope.isGenerator,
                isSimple: keywordOnly == 0 && !hasVariadic && !hasVariadicKeyword && !scope.isGenerator,
                handlers: copy(builder.handlers), handlerCount: builder.handlers.count, name: intern(name),
                qualifiedName: intern(scope.qualifiedName.isEmpty ? name : scope.qualifiedName),
                documentation: documentation.map { newString($0) } ?? Value.none, fileName: options.fileName,
                firstLine: firstLine,
                spans: builder.spans, localNames: localNames.map(intern),
                cellNames: localNames.filter { scope.bindings[$0] == .cell }.map(intern),
                freeNames: scope.freeNames.map(intern), source: options.source, isClassBody: scope.kind == .classBody))
        return Value(object)
    }
}

// MARK: Names

extension Compiler {
    /// The register of a local that is no cell.
    func localRegister(_ name: String) -> Int? {
        if case .local? = scope.bindings[name] { return code.registerOf[name] }
        return nil
    }

    func load(_ name: String, into target: Int?) -> Int {
        switch scope.bindings[name] {
        case .local?:
            guard let register = code.registerOf[name] else { break }
            if uncertain.contains(name) || !code.assigned.contains(register) {
                code.emit(.checkBound, a: register, b: code.name(name))
            }
            guard let target, target != register else { return register }
            code.emit(.move, a: target, b: register)
            return target
        case .cell?:
            guard let register = code.registerOf[name] else { break }
            let target = target ?? code.temporary()
            code.emit(.loadCell, a: target, b: register, c: code.name(name))
            return target
        case .free(let index)?:
            let target = target ?? code.temporary()
            code.emit(.loadFree, a: target, b: index, c: code.name(name))
            return target
        case .namespace?:
            let target = target ?? code.temporary()
            // A class body sees its own names first, then those of the functions around it.
            if scope.kind == .classBody, let index = scope.freeNames.firstIndex(of: name) {
                code.emit(.loadNameOrFree, a: target, b: code.name(name), c: index)
            } else {
                code.emit(.loadName, a: target, b: code.name(name))
            }
            return target
        case .global?, nil: break
        }
        let target = target ?? code.temporary()
        code.emit(.loadGlobal, a: target, b: code.globalCache(name))
        return target
    }

    /// Stores a register, which is consumed if it is a temporary.
    func store(_ name: String, _ register: Int) {
        switch scope.bindings[name] {
        case .local?:
            guard let local = code.registerOf[name] else { return }
            if local != register {
                code.emit(code.isTemporary(register) ? .moveTemporary : .move, a: local, b: register)
            }
            code.assigned.insert(local)
        case .cell?: code.emit(.storeCell, a: code.registerOf[name] ?? 0, b: register)
        case .free(let index)?: code.emit(.storeFree, a: index, b: register)
        case .namespace?: code.emit(.storeName, a: code.name(name), b: register)
        case .global?, nil: code.emit(.storeGlobal, a: code.globalCache(name), b: register)
        }
    }

    func delete(_ name: String) {
        switch scope.bindings[name] {
        case .local?: code.emit(.deleteLocal, a: code.registerOf[name] ?? 0, b: code.name(name))
        case .cell?: code.emit(.deleteCell, a: code.registerOf[name] ?? 0, b: code.name(name))
        case .free(let index)?: code.emit(.deleteFree, a: index, b: code.name(name))
        case .namespace?: code.emit(.deleteName, a: code.name(name))
        case .global?, nil: code.emit(.deleteGlobal, a: code.name(name))
        }
    }
}
