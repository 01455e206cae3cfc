import Interpreter

/// `In`, `Out`, `_`, `__`, `___`, `_N`.
struct CellHistory {
    private var sources: [(number: Int, text: String)] = []
    private var inputs = Value.empty
    private var outputs = Value.empty

    mutating func define(in globals: DictRef) {
        inputs = newList([newString("")])
        outputs = Value(newDict())
        globals.set("In", inputs.retain())
        globals.set("Out", outputs.retain())
    }

    mutating func append(_ text: String, number: Int) {
        sources.append((number, text))
        guard inputs.kind == .list, number > 0, number < 1 << 20 else { return }
        let list = inputs.cast(to: ListObject.self)
        while list.pointee.count < number { list.append(newString("")) }
        list.append(newString(text))
    }

    /// Keeps a cell's value under its names.
    func keep(_ value: Value, number: Int, in globals: DictRef) {
        for (newer, older) in [("__", "___"), ("_", "__")] {
            let previous = globals.get(newer)
            globals.set(intern(older), previous.isEmpty ? newString("") : previous.retain())
        }
        globals.set("_", value.retain())
        guard number > 0 else { return }
        globals.set(intern("_\(number)"), value.retain())
        if outputs.kind == .dict {
            do throws(Raise) { try outputs.cast(to: DictObject.self).set(key: Value(number), value.retain()) } catch {
                clearPending()
            }
        }
    }
}
