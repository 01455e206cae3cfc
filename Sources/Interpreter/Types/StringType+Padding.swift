import Glibc

// Padding, tabs, translation tables, encoding, `format`.

extension StringType {
    static func addPadding(_ type: TypeRef) {
        type.method("center(self, width, fillchar=' ', /)") { (a) throws(Raise) in
            let text = string(a[0])
            let width = try asIndex(a[1])
            let fill = try fillCharacter(a[2])
            let margin = width - min(width, text.pointee.count)
            // Where the margin is odd the extra blank goes to the left for odd widths.
            let left = margin / 2 + (margin & width & 1)
            return try pad(a[0], left: left, right: margin - left, fill)
        }
        type.method("ljust(self, width, fillchar=' ', /)") { (a) throws(Raise) in
            let width = try asIndex(a[1])
            return try pad(a[0], left: 0, right: width - min(width, string(a[0]).pointee.count), fillCharacter(a[2]))
        }
        type.method("rjust(self, width, fillchar=' ', /)") { (a) throws(Raise) in
            let width = try asIndex(a[1])
            return try pad(a[0], left: width - min(width, string(a[0]).pointee.count), right: 0, fillCharacter(a[2]))
        }
        type.method("zfill(self, width, /)") { (a) throws(Raise) in try zeroFill(a[0], width: try asIndex(a[1])) }
        type.method("expandtabs(self, /, tabsize=8)") { (a) throws(Raise) in
            try expandTabs(string(a[0]), size: try asInt(a[1]))
        }
    }

    private static func fillCharacter(_ value: Value) throws(Raise) -> UInt32 {
        guard value.layout == .string else {
            throw typeError("The fill character must be a unicode character, not \(typeName(value))")
        }
        guard string(value).pointee.count == 1 else {
            throw typeError("The fill character must be exactly one character long")
        }
        return string(value)[codePoint: 0]
    }

    private static func pad(_ value: Value, left: Int, right: Int, _ fill: UInt32) throws(Raise) -> Value {
        if left <= 0 && right <= 0 { return exact(value) }
        let text = string(value)
        let (margin, overflow) = left.addingReportingOverflow(right)
        let (total, overflow2) = margin.addingReportingOverflow(text.pointee.count)
        if overflow || overflow2 { throw memoryError() }
        try checkedSize(total, width: fill > 255 || text.pointee.width == 4 ? 4 : 1)
        var builder = TextBuilder(capacity: min(total, 1 << 20))
        builder.append(fill, repeated: left)
        builder.append(text)
        builder.append(fill, repeated: right)
        return builder.finish()
    }

    private static func zeroFill(_ value: Value, width: Int) throws(Raise) -> Value {
        let text = string(value)
        let count = text.pointee.count
        if width <= count { return exact(value) }
        try checkedSize(width, width: Int(text.pointee.width))
        var builder = TextBuilder()
        var start = 0
        if count > 0 && (text[codePoint: 0] == 0x2B || text[codePoint: 0] == 0x2D) {
            builder.append(text[codePoint: 0])
            start = 1
        }
        builder.append(0x30, repeated: width - count)
        builder.append(text, start..<count)
        return builder.finish()
    }

    private static func expandTabs(_ text: StringRef, size: Int) throws(Raise) -> Value {
        var builder = TextBuilder(capacity: text.pointee.count)
        var column = 0
        for position in 0..<text.pointee.count {
            let point = text[codePoint: position]
            if point == 9 {
                if size > 0 {
                    let blanks = size - column % size
                    let (total, overflow) = builder.count.addingReportingOverflow(blanks)
                    if overflow { throw overflowError("new string is too long") }
                    try checkedSize(total, width: 4)
                    builder.append(0x20, repeated: blanks)
                    column = column &+ blanks
                }
            } else {
                builder.append(point)
                column = point == 10 || point == 13 ? 0 : column &+ 1
            }
        }
        return builder.finish()
    }

    // MARK: Translation, encoding, format

    static func addTranslation(_ type: TypeRef) {
        type.staticMethod("maketrans(x, y=?, z=?, /)") { (a) throws(Raise) in try makeTable(a) }
        type.method("translate(self, table, /)") { (a) throws(Raise) in try translate(string(a[0]), a[1]) }
        type.method("encode(self, /, encoding='utf-8', errors='strict')") { (a) throws(Raise) in
            let encoding = try textArgument(a[1], "encode() argument 'encoding'")
            let errors = try textArgument(a[2], "encode() argument 'errors'")
            return try encode(a[0], encoding: encoding, errors: errors)
        }
        type.method("format(self, /, *args, **kwargs)") { (a) throws(Raise) in
            try formatTemplate(string(a[0]), arguments: a[1].cast(to: ListObject.self), keywords: a[2])
        }
        type.method("format_map(self, mapping, /)") { (a) throws(Raise) in
            try formatTemplate(string(a[0]), arguments: nil, keywords: a[1])
        }
    }

    private static func makeTable(_ a: Arguments) throws(Raise) -> Value {
        let table = newDict()
        do throws(Raise) {
            if a.has(1) {
                try fillTable(table, a)
            } else {
                try fillTable(table, from: a[0])
            }
        } catch {
            Value(table).release()
            throw error
        }
        return Value(table)
    }

    private static func fillTable(_ table: DictRef, _ a: Arguments) throws(Raise) {
        let second = try argument(a[1], 2)
        let removed = a.has(2) ? try argument(a[2], 3) : nil
        guard a[0].layout == .string else {
            throw typeError("first maketrans argument must be a string if there is a second argument")
        }
        let first = string(a[0])
        guard first.pointee.count == second.pointee.count else {
            throw valueError("the first two maketrans arguments must have equal length")
        }
        for position in 0..<first.pointee.count {
            try table.set(key: Value(Int(first[codePoint: position])), Value(Int(second[codePoint: position])))
        }
        if let removed {
            for position in 0..<removed.pointee.count {
                try table.set(key: Value(Int(removed[codePoint: position])), Value.none.retain())
            }
        }
    }

    private static func argument(_ value: Value, _ number: Int) throws(Raise) -> StringRef {
        guard value.layout == .string else {
            throw typeError("maketrans() argument \(number) must be str, not \(argumentTypeName(value))")
        }
        return string(value)
    }

    private static func fillTable(_ table: DictRef, from source: Value) throws(Raise) {
        guard source.kind == .dict else {
            throw typeError("if you give only one argument to maketrans it must be a dict")
        }
        try source.cast(to: DictObject.self).forEach { (key, value) throws(Raise) in
            if key.layout == .string {
                guard string(key).pointee.count == 1 else {
                    throw valueError("string keys in translate table must be of length 1")
                }
                try table.set(key: Value(Int(string(key)[codePoint: 0])), value.retain())
            } else if key.isInteger {
                try table.set(key: key, value.retain())
            } else {
                throw typeError("keys in translate table must be strings or integers")
            }
        }
    }

    private static func translate(_ text: StringRef, _ table: Value) throws(Raise) -> Value {
        var builder = TextBuilder(capacity: text.pointee.count)
        for position in 0..<text.pointee.count {
            let point = text[codePoint: position]
            guard let replacement = try lookUp(point, in: table) else {
                builder.append(point)
                continue
            }
            defer { replacement.release() }
            if replacement.isNone { continue }
            if replacement.layout == .string {
                builder.append(string(replacement))
            } else if replacement.isInteger {
                guard let code = fixedInt(replacement), code >= 0, code < 0x110000 else {
                    throw valueError("character mapping must be in range(0x110000)")
                }
                builder.append(UInt32(code))
            } else {
                throw typeError("character mapping must return integer, None or str")
            }
        }
        return builder.finish()
    }

    /// What a table has for a code point, owned; `nil` where it raises `LookupError`.
    private static func lookUp(_ point: UInt32, in table: Value) throws(Raise) -> Value? {
        if table.kind == .dict {
            let found = try table.cast(to: DictObject.self).get(key: Value(Int(point)))
            return found.isEmpty ? nil : found.retain()
        }
        do throws(Raise) {
            return try getItem(table, Value(Int(point)))
        } catch {
            guard pendingIs(.lookupError) else { throw error }
            clearPending()
            return nil
        }
    }
}
