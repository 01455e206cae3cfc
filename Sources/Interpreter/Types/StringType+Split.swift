import Glibc

// Splitting and stripping.

extension StringType {
    static func addSplitting(_ type: TypeRef) {
        type.method("split(self, /, sep=None, maxsplit=-1)") { (a) throws(Raise) in
            try split(a[0], a[1], try asIndex(a[2]))
        }
        type.method("rsplit(self, /, sep=None, maxsplit=-1)") { (a) throws(Raise) in
            try split(a[0], a[1], try asIndex(a[2]), fromEnd: true)
        }
        type.method("splitlines(self, /, keepends=False)") { (a) throws(Raise) in
            splitLines(string(a[0]), keepEnds: try asInt(a[1]) != 0)
        }
        type.method("partition(self, sep, /)") { (a) throws(Raise) in try partition(a[0], a[1], fromEnd: false) }
        type.method("rpartition(self, sep, /)") { (a) throws(Raise) in try partition(a[0], a[1], fromEnd: true) }
        type.method("strip(self, chars=None, /)") { (a) throws(Raise) in try strip(a, "strip", left: true, right: true)
        }
        type.method("lstrip(self, chars=None, /)") { (a) throws(Raise) in
            try strip(a, "lstrip", left: true, right: false)
        }
        type.method("rstrip(self, chars=None, /)") { (a) throws(Raise) in
            try strip(a, "rstrip", left: false, right: true)
        }
    }

    private static func split(
        _ value: Value, _ separator: Value, _ maximum: Int, fromEnd: Bool = false
    ) throws(Raise) -> Value {
        let text = string(value)
        let limit = maximum < 0 ? Int.max : maximum
        if separator.isNone {
            return fromEnd ? splitAtSpaceFromEnd(text, limit) : splitAtSpace(text, limit)
        }
        guard separator.layout == .string else { throw typeError("must be str or None, not \(typeName(separator))") }
        if string(separator).pointee.count == 0 { throw valueError("empty separator") }
        let needle = Needle(string(separator), in: text)
        return fromEnd ? splitFromEnd(text, needle, limit) : split(text, needle, limit)
    }

    private static func splitAtSpace(_ text: StringRef, _ limit: Int) -> Value {
        let list = newList()
        let count = text.pointee.count
        var position = 0
        var splits = 0
        while true {
            while position < count && isSpace(text[codePoint: position]) { position &+= 1 }
            if position == count { break }
            let start = position
            if splits >= limit {
                list.append(part(text, start, count))
                break
            }
            while position < count && !isSpace(text[codePoint: position]) { position &+= 1 }
            list.append(part(text, start, position))
            splits &+= 1
        }
        return Value(list)
    }

    private static func splitAtSpaceFromEnd(_ text: StringRef, _ limit: Int) -> Value {
        let list = newList()
        var end = text.pointee.count
        var splits = 0
        while true {
            while end > 0 && isSpace(text[codePoint: end &- 1]) { end &-= 1 }
            if end == 0 { break }
            if splits >= limit {
                list.append(part(text, 0, end))
                break
            }
            var start = end
            while start > 0 && !isSpace(text[codePoint: start &- 1]) { start &-= 1 }
            list.append(part(text, start, end))
            splits &+= 1
            end = start
        }
        reverseItems(list)
        return Value(list)
    }

    private static func split(_ text: StringRef, _ needle: Needle, _ limit: Int) -> Value {
        let list = newList()
        let count = text.pointee.count
        var position = 0
        var splits = 0
        while splits < limit {
            let found = needle.first(in: text, from: position, to: count)
            if found < 0 { break }
            list.append(part(text, position, found))
            position = found &+ needle.count
            splits &+= 1
        }
        list.append(part(text, position, count))
        return Value(list)
    }

    private static func splitFromEnd(_ text: StringRef, _ needle: Needle, _ limit: Int) -> Value {
        let list = newList()
        var end = text.pointee.count
        var splits = 0
        while splits < limit {
            let found = needle.last(in: text, from: 0, to: end)
            if found < 0 { break }
            list.append(part(text, found &+ needle.count, end))
            end = found
            splits &+= 1
        }
        list.append(part(text, 0, end))
        reverseItems(list)
        return Value(list)
    }

    /// A piece of a text as an exact string.
    @inline(__always) static func part(_ text: StringRef, _ start: Int, _ end: Int) -> Value {
        if start == 0 && end == text.pointee.count { return exact(Value(text)) }
        return start < end ? text.slice(start..<end) : runtime.emptyString.retain()
    }

    private static func splitLines(_ text: StringRef, keepEnds: Bool) -> Value {
        let list = newList()
        let count = text.pointee.count
        var position = 0
        while position < count {
            let start = position
            while position < count && !isLineBreak(text[codePoint: position]) { position &+= 1 }
            let end = position
            if position < count {
                let isPair =
                    text[codePoint: position] == 13 && position &+ 1 < count && text[codePoint: position &+ 1] == 10
                position &+= isPair ? 2 : 1
            }
            list.append(part(text, start, keepEnds ? position : end))
        }
        return Value(list)
    }

    private static func partition(_ value: Value, _ separator: Value, fromEnd: Bool) throws(Raise) -> Value {
        guard separator.layout == .string else { throw typeError("must be str, not \(typeName(separator))") }
        let text = string(value)
        if string(separator).pointee.count == 0 { throw valueError("empty separator") }
        let needle = Needle(string(separator), in: text)
        let count = text.pointee.count
        let found = fromEnd ? needle.last(in: text, from: 0, to: count) : needle.first(in: text, from: 0, to: count)
        if found < 0 {
            let empty = runtime.emptyString
            return fromEnd
                ? newTuple([empty.retain(), empty.retain(), exact(value)])
                : newTuple([exact(value), empty.retain(), empty.retain()])
        }
        return newTuple([part(text, 0, found), separator.retain(), part(text, found + needle.count, count)])
    }

    private static func strip(_ a: Arguments, _ name: String, left: Bool, right: Bool) throws(Raise) -> Value {
        let text = string(a[0])
        guard a[1].isNone || a[1].layout == .string else { throw typeError("\(name) arg must be None or str") }
        let characters = a[1].isNone ? nil : string(a[1])
        func isStripped(_ point: UInt32) -> Bool {
            guard let characters else { return isSpace(point) }
            for position in 0..<characters.pointee.count where characters[codePoint: position] == point { return true }
            return false
        }
        var start = 0
        var end = text.pointee.count
        if left { while start < end && isStripped(text[codePoint: start]) { start &+= 1 } }
        if right { while end > start && isStripped(text[codePoint: end &- 1]) { end &-= 1 } }
        return part(text, start, end)
    }
}

/// Turns the order of a list's items round.
func reverseItems(_ list: ListRef) {
    if list.pointee.count < 2 { return }
    var items = UnsafeMutableBufferPointer(start: list.pointee.items, count: list.pointee.count)
    items.reverse()
}
