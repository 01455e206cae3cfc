import Interpreter
import Syntax

// Help, and the values behind expressions: they are looked at without running code of the language where it could have effects.

extension InterpreterEvaluator {
    /// An attribute of the instance itself, owned, or `None`.
    func ownAttribute(_ value: Value, _ name: String) -> Value {
        let found = instanceAttribute(value, intern(name))
        return found.isEmpty ? Value.none : found.retain()
    }

    /// The value of `name.name[0].name…`, owned: no calls, no properties of the program's own classes.
    func value(of expression: String) -> Value? {
        guard let module = try? Parser.parse(Array(expression.utf8), mode: .expression), module.body.count == 1,
            case .expression(let tree) = module.body[0].kind
        else { return nil }
        return look(tree)
    }

    private func look(_ expression: Expression) -> Value? {
        switch expression.kind {
        case .name(let name):
            let found = globals.get(name)
            if !found.isEmpty { return found.retain() }
            let builtin = runtime.builtins.get(name)
            return builtin.isEmpty ? nil : builtin.retain()
        case .attribute(let object, let name):
            guard let base = look(object) else { return nil }
            defer { base.release() }
            return attribute(base, name)
        case .subscript(let object, let index):
            guard let base = look(object) else { return nil }
            defer { base.release() }
            return item(base, index)
        case .constant(.string(let text)): return newString(text)
        case .constant(.integer(let number)): return Value(number)
        default: return nil
        }
    }

    private func attribute(_ base: Value, _ name: String) -> Value? {
        let own = ownAttribute(base, name)
        if !own.isNone { return own }
        for registry in ["_modules", "_parameters", "_buffers"] {
            let dict = ownAttribute(base, registry)
            defer { dict.release() }
            if dict.layout == .dict {
                let found = dict.cast(to: DictObject.self).get(name)
                if !found.isEmpty { return found.retain() }
            }
        }
        let found = base.type.lookup(intern(name))
        if found.kind == .property && base.kind == .instance { return nil }
        do throws(Raise) { return try getAttribute(base, name) } catch {
            clearPending()
            return nil
        }
    }

    private func item(_ base: Value, _ index: Expression) -> Value? {
        let modules = ownAttribute(base, "_modules")
        defer { modules.release() }
        if modules.layout == .dict, case .constant(.integer(let position)) = index.kind {
            let found = modules.cast(to: DictObject.self).get(String(position))
            return found.isEmpty ? nil : found.retain()
        }
        guard base.kind == .list || base.kind == .tuple || base.kind == .dict, let key = look(index) else { return nil }
        defer { key.release() }
        do throws(Raise) { return try getItem(base, key) } catch {
            clearPending()
            return nil
        }
    }

    // MARK: Help

    package func help(for expression: String) -> Help? {
        guard let value = value(of: expression) else { return nil }
        defer { value.release() }
        var help = Help(type: className(value), text: limited(value))
        help.signature = signature(of: value, name: expression)
        help.documentation = documentation(of: value)
        if let place = sourcePlace(of: value) {
            help.file = place.file
            help.source = place.source
        }
        help.shape = Representations.variable("", value).flatMap {
            $0.summary.hasPrefix("torch.Size") || $0.summary.hasPrefix("(") ? $0.summary : nil
        }
        return help
    }

    private func limited(_ value: Value) -> String {
        do throws(Raise) {
            let lines = try reprText(value).split(separator: "\n", omittingEmptySubsequences: false)
            return lines.prefix(20).joined(separator: "\n") + (lines.count > 20 ? "\n…" : "")
        } catch {
            clearPending()
            return "?"
        }
    }

    private func documentation(of value: Value) -> String? {
        do throws(Raise) {
            let text = try getAttribute(value, "__doc__")
            defer { text.release() }
            return textIfString(text)
        } catch {
            clearPending()
            return nil
        }
    }

    private func signature(of value: Value, name: String) -> String? {
        let leaf = name.split(separator: ".").last.map(String.init) ?? name
        return callSignature(value).map { leaf + $0 }
    }

    private func sourcePlace(of value: Value) -> (file: String, source: String?)? {
        functionSource(value)
    }
}
