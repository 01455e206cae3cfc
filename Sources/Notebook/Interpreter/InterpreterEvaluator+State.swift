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
        guard let kept = callState("keep", with: Value(Self.markLimit)) else { return false }
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
        guard let result = callState("put_back", with: marked) else { return false }
        result.release()
        return true
    }

    func forgetMark() {
        marked.release()
        marked = .empty
    }

    /// Calls a function of `_session_state` with the namespace, the session's own names and one argument; the result, owned.
    private func callState(_ name: String, with argument: Value) -> Value? {
        defineSessionNames()
        do throws(Raise) {
            let module = try runtime.loader.load("_session_state")
            defer { module.release() }
            let function = try getAttribute(module, name)
            defer { function.release() }
            let own = newList(ownNames.sorted().map { newString($0) })
            defer { own.release() }
            return try call(function, [Value(globals), own, argument])
        } catch {
            clearPending()
            return nil
        }
    }
}
