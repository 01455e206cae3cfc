// Decides where each name lives. A first walk notes in every block what is bound, used and declared; then names that are
// not bound where they are used are looked for in the functions around. As in CPython's symbol table, mistakes of the
// first walk are reported before those of the second, and both before the ones `StatementChecker` finds.

package enum Resolver {
    /// Fills in the scopes of a tree. `withLocals`: the module's names live in a namespace apart from the globals.
    static func resolve(_ body: [Statement], withLocals: Bool) throws(SyntaxError) -> Module {
        let scope = Scope(kind: .module, name: "<module>")
        let module = Block(scope, parent: nil)
        var collector = NameCollector(module)
        let features = try FutureImports.features(body)
        for statement in body { try collector.visit(statement) }
        for block in collector.blocks { try block.resolve(withLocals: withLocals) }
        for block in collector.blocks { block.finish() }
        var checker = StatementChecker()
        try checker.check(body)
        var tree = Module(body: body, scope: scope)
        tree.warnings = checker.warnings
        tree.postponesAnnotations = features.contains("annotations")
        return tree
    }
}

/// What is known of a name in a block.
struct NameFlags: OptionSet {
    let rawValue: UInt16
    static let bound = NameFlags(rawValue: 1)
    static let parameter = NameFlags(rawValue: 2)
    static let used = NameFlags(rawValue: 4)
    static let global = NameFlags(rawValue: 8)
    static let nonlocal = NameFlags(rawValue: 16)
    static let annotated = NameFlags(rawValue: 32)
    /// A loop variable of a comprehension.
    static let iteration = NameFlags(rawValue: 64)
    /// An inner function takes its cell.
    static let captured = NameFlags(rawValue: 128)
    /// Bound by anything but an import.
    static let assigned = NameFlags(rawValue: 256)
}

/// A block of code while its names are being found.
final class Block {
    struct Entry {
        var name: String
        var flags: NameFlags
        /// The `global` or `nonlocal` statement, for messages.
        var directive: SourceSpan?
    }

    let scope: Scope
    let parent: Block?
    private(set) var entries: [Entry] = []
    private var index: [String: Int] = [:]
    private var freeNames: Set<String> = []
    /// Depth of comprehension iterables around the current place.
    var iterableDepth = 0
    /// The loop target of a comprehension is being visited.
    var isInIterationTarget = false

    init(_ scope: Scope, parent: Block?) {
        self.scope = scope
        self.parent = parent
        iterableDepth = parent?.iterableDepth ?? 0
    }

    var isFunction: Bool {
        switch scope.kind {
        case .function, .lambda, .comprehension: true
        case .module, .classBody: false
        }
    }

    func flags(_ name: String) -> NameFlags { index[name].map { entries[$0].flags } ?? [] }

    func add(_ name: String, _ flags: NameFlags) {
        if let position = index[name] {
            entries[position].flags.formUnion(flags)
        } else {
            index[name] = entries.count
            entries.append(Entry(name: name, flags: flags, directive: nil))
        }
    }

    func setDirective(_ name: String, _ span: SourceSpan) {
        if let position = index[name], entries[position].directive == nil { entries[position].directive = span }
    }

    // MARK: Second walk

    /// Gives each name its binding; cells and passed-through names of the blocks around are noted on the way.
    func resolve(withLocals: Bool) throws(SyntaxError) {
        scope.bindings.reserveCapacity(entries.count)
        for entry in entries { try resolve(entry, withLocals: withLocals) }
    }

    private func resolve(_ entry: Entry, withLocals: Bool) throws(SyntaxError) {
        let name = entry.name
        let flags = entry.flags
        if flags.contains(.global) {
            if flags.contains(.nonlocal) {
                throw SyntaxError("name '\(name)' is nonlocal and global", entry.directive ?? .start)
            }
            scope.bindings[name] = .global
            return
        }
        if flags.contains(.nonlocal) {
            guard parent != nil else {
                throw SyntaxError("nonlocal declaration not allowed at module level", entry.directive ?? .start)
            }
            guard captureFromAround(name) else {
                throw SyntaxError("no binding for nonlocal '\(name)' found", entry.directive ?? .start)
            }
            return
        }
        switch scope.kind {
        case .module:
            scope.bindings[name] = withLocals ? .namespace : .global
        case .classBody:
            if flags.contains(.bound) || !captureFromAround(name) { scope.bindings[name] = .namespace }
        case .function, .lambda, .comprehension:
            if flags.contains(.bound) {
                // An inner function seen later makes it a cell.
                scope.bindings[name] = .local
            } else if !captureFromAround(name) {
                scope.bindings[name] = .global
            }
        }
    }

    /// Looks for the function around that binds a name, and passes its cell down to this block. Class bodies are skipped.
    private func captureFromAround(_ name: String) -> Bool {
        var passedThrough = [self]
        var block = parent
        while let candidate = block {
            if candidate.owns(name) {
                candidate.capture(name)
                for inner in passedThrough { inner.freeNames.insert(name) }
                return true
            }
            if candidate.isFunction, candidate.flags(name).contains(.global) { return false }
            passedThrough.append(candidate)
            block = candidate.parent
        }
        return false
    }

    private func owns(_ name: String) -> Bool {
        if isFunction {
            let flags = flags(name)
            return flags.contains(.bound) && flags.isDisjoint(with: [.global, .nonlocal])
        }
        // The class itself, for `super()`.
        return scope.kind == .classBody && name == "__class__"
    }

    private func capture(_ name: String) {
        if isFunction {
            add(name, .captured)
        } else {
            scope.needsClassCell = true
        }
    }

    /// After all blocks: the orders of registers and cells.
    func finish() {
        scope.freeNames = freeNames.sorted { $0.unicodeScalars.lexicographicallyPrecedes($1.unicodeScalars) }
        for (position, name) in scope.freeNames.enumerated() {
            // A class body may pass on a name that it binds for itself.
            if scope.bindings[name] == nil { scope.bindings[name] = .free(position) }
        }
        for entry in entries where isFunction && entry.flags.contains(.bound) {
            guard entry.flags.isDisjoint(with: [.global, .nonlocal]) else { continue }
            scope.localNames.append(entry.name)
            if entry.flags.contains(.captured) { scope.bindings[entry.name] = .cell }
        }
    }
}

extension SourceSpan {
    static let start = SourceSpan(line: 1, column: 0, endLine: 1, endColumn: 1)
}

/// `from __future__ import …`: known features, and only before other statements.
enum FutureImports {
    private static let known: Set<String> = [
        "nested_scopes", "generators", "division", "absolute_import", "with_statement", "print_function",
        "unicode_literals", "barry_as_FLUFL", "generator_stop", "annotations",
    ]

    /// The features a module asks for.
    static func features(_ body: [Statement]) throws(SyntaxError) -> Set<String> {
        var features: Set<String> = []
        var isBeginning = true
        for (position, statement) in body.enumerated() {
            if case .importFrom("__future__", let names, _) = statement.kind {
                guard isBeginning else {
                    throw SyntaxError("from __future__ imports must occur at the beginning of the file", statement.span)
                }
                for feature in names where !known.contains(feature.name) {
                    throw SyntaxError(
                        feature.name == "braces" ? "not a chance" : "future feature \(feature.name) is not defined",
                        statement.span)
                }
                features.formUnion(names.map(\.name))
            } else if position > 0 || !statement.isStringExpression {
                isBeginning = false
            }
        }
        return features
    }
}

extension Statement {
    fileprivate var isStringExpression: Bool {
        if case .expression(let value) = kind, case .constant(.string) = value.kind { true } else { false }
    }
}
