import Interpreter

// The journal's snapshots: the library's `_session_state` writes what can be saved and says why the rest cannot.

extension InterpreterEvaluator {
    package func snapshot() -> Snapshot {
        do throws(Raise) {
            let module = try runtime.loader.load("_session_state")
            defer { module.release() }
            let function = try getAttribute(module, "dump")
            defer { function.release() }
            let own = newList(ownNames.sorted().map { newString($0) })
            defer { own.release() }
            let result = try call(function, [Value(globals), own])
            defer { result.release() }
            let parts = result.cast(to: ListObject.self)
            guard result.kind == .tuple, parts.pointee.count == 2, parts.buffer[0].layout == .bytes else {
                return Snapshot(state: [])
            }
            var unsaved: [Snapshot.Unsaved] = []
            for pair in try collect(parts.buffer[1]) {
                defer { pair.release() }
                guard pair.kind == .tuple, pair.cast(to: ListObject.self).pointee.count == 3 else { continue }
                let items = pair.cast(to: ListObject.self).buffer
                unsaved.append(
                    .init(
                        name: textIfString(items[0]) ?? "", reason: textIfString(items[1]) ?? "",
                        isDefinition: try truth(items[2])))
            }
            return Snapshot(state: Array(parts.buffer[0].cast(to: BytesObject.self).buffer), unsaved: unsaved)
        } catch {
            clearPending()
            return Snapshot(state: [], unsaved: variables().map { .init(name: $0.name, reason: $0.type) })
        }
    }

    package func restore(_ state: [UInt8]) -> [String] {
        defineSessionNames()
        do throws(Raise) {
            let module = try runtime.loader.load("_session_state")
            defer { module.release() }
            let function = try getAttribute(module, "load")
            defer { function.release() }
            let bytes = newBytes(state)
            defer { bytes.release() }
            let result = try call(function, [Value(globals), bytes])
            defer { result.release() }
            let names = try collect(result)
            defer { releaseAll(names) }
            return names.compactMap(textIfString)
        } catch {
            clearPending()
            return []
        }
    }

    // MARK: Undoing a cell

    /// Larger states would make every step of a stepper slow.
    private static let markLimit = 64 << 20

    package func mark() -> Bool {
        forgetMark()
        guard let kept = callState("keep", [Value(Self.markLimit)]) else { return false }
        guard kept.kind == .tuple else {
            kept.release()
            return false
        }
        marked = kept
        return true
    }

    package func undo() -> Bool {
        guard !marked.isEmpty else { return false }
        defer { forgetMark() }
        guard let result = callState("put_back", [marked]) else { return false }
        result.release()
        return true
    }

    func forgetMark() {
        marked.release()
        marked = .empty
    }

    // MARK: The cache of cells

    package func describe(_ names: [String], texts: [String]) -> JSONObject {
        let lists = [newList(names.map { newString($0) }), newList(texts.map { newString($0) })]
        defer { releaseAll(lists) }
        var parts = JSONObject()
        guard let result = callState("describe", lists) else { return parts }
        defer { result.release() }
        for pair in items(of: result) {
            defer { pair.release() }
            let both = items(of: pair)
            defer { releaseAll(both) }
            if both.count == 2, let what = textIfString(both[0]), let digest = textIfString(both[1]) {
                parts[what] = .string(digest)
            }
        }
        return parts
    }

    package func randomDigest() -> String {
        guard let result = callState("random_digest", []) else { return "" }
        defer { result.release() }
        return textIfString(result) ?? ""
    }

    package func watchChanges() { callState("watch", [])?.release() }

    package func takeChanges() -> Changes {
        guard let result = callState("changes", []) else { return .impossible("its changes cannot be saved") }
        defer { result.release() }
        let both = items(of: result)
        defer { releaseAll(both) }
        guard both.count == 2, both[0].layout == .bytes, let reason = textIfString(both[1]) else {
            return .impossible("its changes cannot be saved")
        }
        return reason.isEmpty
            ? .bytes(Array(both[0].cast(to: BytesObject.self).buffer)) : .impossible(reason)
    }

    package func apply(_ changes: [UInt8]) -> Bool {
        let bytes = newBytes(changes)
        defer { bytes.release() }
        guard let result = callState("apply", [bytes]) else { return false }
        defer { result.release() }
        return result.bits == runtime.trueValue.bits
    }

    private func items(of value: Value) -> [Value] {
        do throws(Raise) { return try collect(value) } catch {
            clearPending()
            return []
        }
    }

    /// Calls a function of `_session_state` with the namespace, the session's own names and more arguments; the result, owned.
    private func callState(_ name: String, _ arguments: [Value]) -> Value? {
        defineSessionNames()
        do throws(Raise) {
            let module = try runtime.loader.load("_session_state")
            defer { module.release() }
            let function = try getAttribute(module, name)
            defer { function.release() }
            let own = newList(ownNames.sorted().map { newString($0) })
            defer { own.release() }
            return try call(function, [Value(globals), own] + arguments)
        } catch {
            clearPending()
            return nil
        }
    }
}
