import CPCRE2
import Interpreter

extension NativeModule {
    /// `_re`: matching with PCRE2 of patterns in PCRE2's notation; `re` translates into it.
    static let pattern = NativeModule("_re") { module in
        let type = newNativeType("Code", module: "_re", populate)
        module.type(type)
        module.function("compile(pattern, options, is_bytes, /)", doc: "A pattern ready to match.") {
            (a) throws(Raise) in
            guard a[0].layout == .string else { throw typeError("pattern must be str, not \(typeName(a[0]))") }
            let string = a[0].cast(to: StringObject.self)
            let text = (0..<string.pointee.count).map { string[codePoint: $0] }
            let code = try RegularExpression(text, options: try asInt(a[1]), isBytes: try truth(a[2]))
            return newNative(type, code)
        }
    }
}

private func own(_ value: Value) throws(Raise) -> RegularExpression {
    guard let code = value.payload(RegularExpression.self) else { throw typeError("a compiled pattern is needed") }
    return code
}

private func populate(_ type: TypeRef) {
    type.property("groups") { (value) throws(Raise) in Value(try own(value).groupCount) }
    type.method("exec(self, subject, pos, endpos, mode, /)", doc: "One match as a tuple of spans, or None.") {
        (a) throws(Raise) in
        let code = try own(a[0])
        let subject = try Subject(a[1], isBytes: code.isBytes)
        let mode = try asInt(a[4])
        let end = min(max(0, try asInt(a[3])), subject.count)
        let start = try asInt(a[2])
        guard start >= 0 && start <= end else { return Value.none }
        guard
            try code.match(
                subject.units, start, end, RegularExpression.Anchor(rawValue: mode & 3) ?? .none,
                notEmpty: mode & 4 != 0)
        else { return Value.none }
        return code.spans()
    }
    type.method("scan(self, subject, pos, endpos, limit, /)", doc: "All matches as tuples of spans.") {
        (a) throws(Raise) in
        let code = try own(a[0])
        let list = newList()
        do throws(Raise) {
            try forEachMatch(code, try Subject(a[1], isBytes: code.isBytes), a[2], a[3], limit: try asInt(a[4])) {
                (_) throws(Raise) in list.append(code.spans())
            }
        } catch {
            Value(list).release()
            throw error
        }
        return Value(list)
    }
    type.method("findall(self, subject, pos, endpos, /)", doc: "The texts of all matches.") { (a) throws(Raise) in
        let code = try own(a[0])
        let subject = try Subject(a[1], isBytes: code.isBytes)
        let list = newList()
        do throws(Raise) {
            try forEachMatch(code, subject, a[2], a[3], limit: 0) { (_) throws(Raise) in
                if code.groupCount <= 1 {
                    list.append(try subject.slice(code.span(code.groupCount)))
                } else {
                    var groups: [Value] = []
                    for group in 1...code.groupCount { groups.append(try subject.slice(code.span(group))) }
                    list.append(newTuple(groups))
                }
            }
        } catch {
            Value(list).release()
            throw error
        }
        return Value(list)
    }
    type.method("split(self, subject, maxsplit, /)", doc: "The texts between matches, and those of groups.") {
        (a) throws(Raise) in
        let code = try own(a[0])
        let subject = try Subject(a[1], isBytes: code.isBytes)
        let list = newList()
        var last = 0
        do throws(Raise) {
            try forEachMatch(code, subject, Value(0), Value(subject.count), limit: try asInt(a[2])) {
                (span) throws(Raise) in
                list.append(try subject.slice(last..<span.lowerBound))
                if code.groupCount > 0 {
                    for group in 1...code.groupCount {
                        let part = code.span(group)
                        list.append(part == nil ? Value.none : try subject.slice(part))
                    }
                }
                last = span.upperBound
            }
            list.append(try subject.slice(last..<subject.count))
        } catch {
            Value(list).release()
            throw error
        }
        return Value(list)
    }
    type.method("sub(self, parts, subject, count, /)", doc: "The text with matches replaced, and how many were.") {
        (a) throws(Raise) in try substitute(a)
    }
}

/// `parts` are texts and numbers of groups, one after the other what stands in the place of a match.
private func substitute(_ a: Arguments) throws(Raise) -> Value {
    let code = try own(a[0])
    let subject = try Subject(a[2], isBytes: code.isBytes)
    guard a[1].layout == .list || a[1].layout == .tuple else { throw typeError("a list is needed") }
    let parts = a[1].cast(to: ListObject.self).retainedItems()
    defer { releaseAll(parts) }
    var pieces: [Value] = []
    defer { releaseAll(pieces) }
    var (last, count) = (0, 0)
    try forEachMatch(code, subject, Value(0), Value(subject.count), limit: try asInt(a[3])) { (span) throws(Raise) in
        if span.lowerBound > last { pieces.append(try subject.slice(last..<span.lowerBound)) }
        for part in parts {
            if let group = fixedInt(part) {
                guard group >= 0 && group <= code.groupCount else { throw indexError("no such group") }
                if let range = code.span(group), !range.isEmpty { pieces.append(try subject.slice(range)) }
            } else {
                pieces.append(part.retain())
            }
        }
        last = span.upperBound
        count += 1
    }
    if count == 0 { return newPair(a[2].retain(), Value(0)) }
    if last < subject.count { pieces.append(try subject.slice(last..<subject.count)) }
    if code.isBytes {
        var bytes: [UInt8] = []
        for piece in pieces { bytes += try bytesLike(piece) }
        return newPair(try newBytes(bytes), Value(count))
    }
    for piece in pieces where piece.layout != .string {
        throw typeError("expected str instance, \(typeName(piece)) found")
    }
    return newPair(pieces.isEmpty ? newString("") : joined(pieces), Value(count))
}

/// Successive matches as Python finds them: after an empty one the next may start at its place but must not be empty there.
private func forEachMatch(
    _ code: RegularExpression, _ subject: Subject, _ start: Value, _ end: Value, limit: Int,
    _ body: (Range<Int>) throws(Raise) -> Void
) throws(Raise) {
    let end = min(max(0, try asInt(end)), subject.count)
    var position = try asInt(start)
    var notEmpty = false
    var count = 0
    while position >= 0 && position <= end && (limit <= 0 || count < limit) {
        guard try code.match(subject.units, position, end, .none, notEmpty: notEmpty), let span = code.span(0) else {
            return
        }
        count += 1
        try body(span)
        position = span.upperBound
        notEmpty = span.isEmpty
    }
}

/// A text to be searched, as code units of 32 bits.
private struct Subject {
    let value: Value
    let count: Int
    let units: UnsafePointer<UInt32>

    init(_ value: Value, isBytes: Bool) throws(Raise) {
        self.value = value
        if isBytes {
            let bytes = try bytesLike(value)
            count = bytes.count
            units = try WideCopy.shared.units(of: value, bytes)
            return
        }
        guard value.layout == .string else {
            throw typeError("expected string or bytes-like object, got '\(typeName(value))'")
        }
        let string = value.cast(to: StringObject.self)
        count = string.pointee.count
        if string.pointee.width == 1 {
            units = try WideCopy.shared.units(of: value, UnsafeBufferPointer(start: string.pointee.bytes, count: count))
        } else if UInt(bitPattern: string.pointee.bytes) % 4 == 0 {
            units = UnsafePointer(string.pointee.wide)
        } else {
            // PCRE2's machine code compares several units at once and relies on their alignment.
            units = try WideCopy.shared.aligned(value)
        }
    }

    /// A stretch as a value of the language; nothing where there is no range.
    func slice(_ range: Range<Int>?) throws(Raise) -> Value {
        guard value.layout == .string else {
            guard let range else { return try newBytes([]) }
            return try newBytes(Array(try bytesLike(value)[range]))
        }
        guard let range, !range.isEmpty else { return newString("") }
        return value.cast(to: StringObject.self).slice(range)
    }
}

/// The subject of the last match in 32 bits a character: most programs match many times in one text.
private final class WideCopy {
    nonisolated(unsafe) static let shared = WideCopy()
    /// Owned, so that its address stays its own.
    private var source = Value.empty
    private var units = UnsafeMutablePointer<UInt32>.allocate(capacity: 64)
    private var capacity = 64

    func units(of value: Value, _ bytes: UnsafeBufferPointer<UInt8>) throws(Raise) -> UnsafePointer<UInt32> {
        if value.bits == source.bits { return UnsafePointer(units) }
        try reserve(bytes.count)
        for position in 0..<bytes.count { units[position] = UInt32(bytes[position]) }
        keep(value)
        return UnsafePointer(units)
    }

    /// The units of a wide string.
    func aligned(_ value: Value) throws(Raise) -> UnsafePointer<UInt32> {
        if value.bits == source.bits { return UnsafePointer(units) }
        let string = value.cast(to: StringObject.self)
        try reserve(string.pointee.count)
        UnsafeMutableRawPointer(units).copyMemory(from: string.pointee.bytes, byteCount: string.pointee.count * 4)
        keep(value)
        return UnsafePointer(units)
    }

    private func reserve(_ count: Int) throws(Raise) {
        if count <= capacity { return }
        if count > 1 << 32 { throw memoryError() }
        units.deallocate()
        capacity = count
        units = .allocate(capacity: capacity)
    }

    private func keep(_ value: Value) {
        let old = source
        // A bytearray or a view may change in place.
        source = value.layout == .string || value.layout == .bytes ? value.retain() : .empty
        old.release()
    }
}
