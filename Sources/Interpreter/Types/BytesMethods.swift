import Glibc

/// What `bytes` and `bytearray` have in common. Results are of the receiver's built-in type.
enum BytesMethods {
    static func add(to type: TypeRef) {
        addOperators(type)
        addSearches(type)
        addSplitting(type)
        addCases(type)
        addPadding(type)
        addConversions(type)
    }

    typealias Bytes = UnsafeBufferPointer<UInt8>

    @inline(__always) static func buffer(_ value: Value) -> Bytes { value.cast(to: BytesObject.self).buffer }

    /// Bytes as a value like the receiver.
    static func make(_ like: Value, _ bytes: [UInt8]) throws(Raise) -> Value {
        try newBytes(like.layout, bytes)
    }

    static func make(_ like: Value, _ range: Range<Int>) throws(Raise) -> Value {
        if like.kind == .bytes && range.count == buffer(like).count { return like.retain() }
        return try newBytes(like.layout, Bytes(rebasing: buffer(like)[range]))
    }

    // MARK: Operators

    private static func addOperators(_ type: TypeRef) {
        type.method("__len__(self, /)") { (a) in Value(buffer(a[0]).count) }
        type.method("__iter__(self, /)") { (a) in newNativeIterator(BytesIterator(a[0])) }
        type.method("__getitem__(self, key, /)") { (a) throws(Raise) in try bytesGetItem(a[0], a[1]) }
        type.method("__contains__(self, key, /)") { (a) throws(Raise) in
            if a[1].isInteger || !a[1].type.special(.index).isEmpty {
                return Value(buffer(a[0]).contains(try byteValue(a[1])))
            }
            return Value(first(buffer(a[0]), try bytesLike(a[1]), 0, buffer(a[0]).count) >= 0)
        }
        for comparison in Comparison.all {
            addMethod(type, comparison.method) { (self, other) throws(Raise) in
                guard other.layout == .bytes || other.layout == .bytearray else { return Value.notImplemented }
                return Value(comparison.holds(order(buffer(self), buffer(other))))
            }
        }
        type.method("__add__(self, value, /)") { (a) throws(Raise) in
            guard a[1].layout == .bytes || a[1].layout == .bytearray else {
                throw typeError("can't concat \(typeName(a[1])) to \(typeName(a[0]))")
            }
            return try make(a[0], Array(buffer(a[0])) + Array(buffer(a[1])))
        }
        type.method("__mul__(self, value, /)") { (a) throws(Raise) in try multiply(a[0], a[1]) }
        type.method("__rmul__(self, value, /)") { (a) throws(Raise) in try multiply(a[0], a[1]) }
        type.method("__mod__(self, value, /)") { (a) throws(Raise) in try percentFormat(a[0], a[1]) }
        type.method("__rmod__(self, value, /)") { (_) in Value.notImplemented }
        type.method("__sizeof__(self, /)") { (a) in Value(33 + buffer(a[0]).count) }
    }

    private static func order(_ a: Bytes, _ b: Bytes) -> Int {
        if let x = a.baseAddress, let y = b.baseAddress {
            let order = memcmp(x, y, min(a.count, b.count))
            if order != 0 { return Int(order) }
        }
        return a.count - b.count
    }

    private static func multiply(_ value: Value, _ factorValue: Value) throws(Raise) -> Value {
        let factor = try repeatCount(factorValue)
        let source = value.cast(to: BytesObject.self)
        let count = source.pointee.count
        let (total, overflow) = count.multipliedReportingOverflow(by: factor)
        if overflow { throw memoryError() }
        let result = try newBytesStorage(value.layout, builtinType(value.layout), total)
        if total > 0 { repeatBytes(source.pointee.bytes, count, factor, into: result.pointee.bytes) }
        return Value(result)
    }

    // MARK: Searching

    private static func first(_ text: Bytes, _ part: Bytes, _ start: Int, _ end: Int) -> Int {
        if part.count > end - start || start > end { return -1 }
        guard let bytes = text.baseAddress, let needle = part.baseAddress, part.count > 0 else { return start }
        return findBytes(bytes, start, end, needle, part.count)
    }

    private static func last(_ text: Bytes, _ part: Bytes, _ start: Int, _ end: Int) -> Int {
        if part.count > end - start || start > end { return -1 }
        guard let bytes = text.baseAddress, let needle = part.baseAddress, part.count > 0 else { return end }
        return findLastBytes(bytes, start, end, needle, part.count)
    }

    /// What is looked for: bytes or one integer.
    private static func pattern(_ value: Value) throws(Raise) -> [UInt8] {
        if value.layout == .bytes || value.layout == .bytearray { return Array(buffer(value)) }
        if value.isInteger || !value.type.special(.index).isEmpty { return [try byteValue(value)] }
        throw typeError("argument should be integer or bytes-like object, not '\(typeName(value))'")
    }

    private static func find(_ a: Arguments, fromEnd: Bool) throws(Raise) -> Int {
        let part = try pattern(a[1])
        let (start, end) = try searchRange(a[2], a[3], count: buffer(a[0]).count)
        return part.withUnsafeBufferPointer {
            fromEnd ? last(buffer(a[0]), $0, start, end) : first(buffer(a[0]), $0, start, end)
        }
    }

    private static func addSearches(_ type: TypeRef) {
        type.method("find(self, sub, start=None, end=None, /)") { (a) throws(Raise) in
            Value(try find(a, fromEnd: false))
        }
        type.method("rfind(self, sub, start=None, end=None, /)") { (a) throws(Raise) in
            Value(try find(a, fromEnd: true))
        }
        type.method("index(self, sub, start=None, end=None, /)") { (a) throws(Raise) in
            let position = try find(a, fromEnd: false)
            if position < 0 { throw valueError("subsection not found") }
            return Value(position)
        }
        type.method("rindex(self, sub, start=None, end=None, /)") { (a) throws(Raise) in
            let position = try find(a, fromEnd: true)
            if position < 0 { throw valueError("subsection not found") }
            return Value(position)
        }
        type.method("count(self, sub, start=None, end=None, /)") { (a) throws(Raise) in
            let part = try pattern(a[1])
            let (start, end) = try searchRange(a[2], a[3], count: buffer(a[0]).count)
            if start > end { return Value(0) }
            if part.isEmpty { return Value(end - start + 1) }
            return Value(places(buffer(a[0]), part, start, end, Int.max).count)
        }
        type.method("startswith(self, prefix, start=None, end=None, /)") { (a) throws(Raise) in
            Value(try hasAffix(a, "startswith", atEnd: false))
        }
        type.method("endswith(self, suffix, start=None, end=None, /)") { (a) throws(Raise) in
            Value(try hasAffix(a, "endswith", atEnd: true))
        }
        type.method("replace(self, old, new, count=-1, /)") { (a) throws(Raise) in
            let (old, new) = (Array(try bytesLike(a[1])), Array(try bytesLike(a[2])))
            let count = try asIndex(a[3])
            return try replace(a[0], old, new, count < 0 ? Int.max : count)
        }
        type.method("removeprefix(self, prefix, /)") { (a) throws(Raise) in
            let (text, prefix) = (buffer(a[0]), try bytesLike(a[1]))
            return try make(a[0], text.starts(with: prefix) ? prefix.count..<text.count : 0..<text.count)
        }
        type.method("removesuffix(self, suffix, /)") { (a) throws(Raise) in
            let (text, suffix) = (buffer(a[0]), try bytesLike(a[1]))
            let hasSuffix = suffix.count <= text.count && text.suffix(suffix.count).elementsEqual(suffix)
            return try make(a[0], 0..<(text.count - (hasSuffix ? suffix.count : 0)))
        }
    }

    /// Where a part (not empty) lies without overlaps.
    private static func places(_ text: Bytes, _ part: [UInt8], _ start: Int, _ end: Int, _ limit: Int) -> [Int] {
        var places: [Int] = []
        var position = start
        part.withUnsafeBufferPointer { (part) in
            while places.count < limit {
                let found = first(text, part, position, end)
                if found < 0 { break }
                places.append(found)
                position = found + part.count
            }
        }
        return places
    }

    private static func hasAffix(_ a: Arguments, _ name: String, atEnd: Bool) throws(Raise) -> Bool {
        let text = buffer(a[0])
        let (start, end) = try searchRange(a[2], a[3], count: text.count)
        func matches(_ affix: Bytes) -> Bool {
            if start > end || affix.count > end - start { return false }
            let place = atEnd ? end - affix.count : start
            return text[place..<(place + affix.count)].elementsEqual(affix)
        }
        if a[1].layout == .tuple {
            for item in a[1].cast(to: ListObject.self).buffer where matches(try bytesLike(item)) { return true }
            return false
        }
        guard a[1].layout == .bytes || a[1].layout == .bytearray else {
            throw typeError("\(name) first arg must be bytes or a tuple of bytes, not \(typeName(a[1]))")
        }
        return matches(buffer(a[1]))
    }

    private static func replace(_ value: Value, _ old: [UInt8], _ new: [UInt8], _ limit: Int) throws(Raise) -> Value {
        let text = buffer(value)
        var result: [UInt8] = []
        if old.isEmpty {
            let (size, overflow) = (text.count + 1).multipliedReportingOverflow(by: new.count)
            if overflow { throw memoryError() }
            try checkedSize(size)
            for position in 0...text.count {
                if position < limit { result += new }
                if position < text.count { result.append(text[position]) }
            }
            return try make(value, result)
        }
        let places = places(text, old, 0, text.count, limit)
        let (size, overflow) = places.count.multipliedReportingOverflow(by: new.count)
        if overflow { throw memoryError() }
        try checkedSize(size)
        var position = 0
        for place in places {
            result += text[position..<place]
            result += new
            position = place + old.count
        }
        result += text[position...]
        return try make(value, result)
    }

    // MARK: Splitting

    private static func addSplitting(_ type: TypeRef) {
        type.method("split(self, /, sep=None, maxsplit=-1)") { (a) throws(Raise) in try split(a, fromEnd: false) }
        type.method("rsplit(self, /, sep=None, maxsplit=-1)") { (a) throws(Raise) in try split(a, fromEnd: true) }
        type.method("splitlines(self, /, keepends=False)") { (a) throws(Raise) in
            try splitLines(a[0], keepEnds: try asInt(a[1]) != 0)
        }
        type.method("partition(self, sep, /)") { (a) throws(Raise) in try partition(a[0], a[1], fromEnd: false) }
        type.method("rpartition(self, sep, /)") { (a) throws(Raise) in try partition(a[0], a[1], fromEnd: true) }
        type.method("strip(self, bytes=None, /)") { (a) throws(Raise) in try strip(a, left: true, right: true) }
        type.method("lstrip(self, bytes=None, /)") { (a) throws(Raise) in try strip(a, left: true, right: false) }
        type.method("rstrip(self, bytes=None, /)") { (a) throws(Raise) in try strip(a, left: false, right: true) }
        type.method("join(self, iterable_of_bytes, /)") { (a) throws(Raise) in try join(a[0], a[1]) }
    }

    private static func split(_ a: Arguments, fromEnd: Bool) throws(Raise) -> Value {
        let text = buffer(a[0])
        let maximum = try asIndex(a[2])
        let limit = maximum < 0 ? Int.max : maximum
        var ranges: [Range<Int>]
        if a[1].isNone {
            ranges = fromEnd ? wordsFromEnd(text, limit) : words(text, limit)
        } else {
            let separator = Array(try bytesLike(a[1]))
            if separator.isEmpty { throw valueError("empty separator") }
            ranges = fromEnd ? piecesFromEnd(text, separator, limit) : pieces(text, separator, limit)
        }
        if fromEnd { ranges.reverse() }
        let list = newList(capacity: ranges.count)
        for range in ranges { list.append(try newBytes(a[0].layout, Bytes(rebasing: text[range]))) }
        return Value(list)
    }

    static func isBlank(_ byte: UInt8) -> Bool { byte == 32 || (byte >= 9 && byte <= 13) }

    private static func words(_ text: Bytes, _ limit: Int) -> [Range<Int>] {
        var ranges: [Range<Int>] = []
        var position = 0
        while true {
            while position < text.count && isBlank(text[position]) { position += 1 }
            if position == text.count { return ranges }
            let start = position
            if ranges.count >= limit {
                ranges.append(start..<text.count)
                return ranges
            }
            while position < text.count && !isBlank(text[position]) { position += 1 }
            ranges.append(start..<position)
        }
    }

    private static func wordsFromEnd(_ text: Bytes, _ limit: Int) -> [Range<Int>] {
        var ranges: [Range<Int>] = []
        var end = text.count
        while true {
            while end > 0 && isBlank(text[end - 1]) { end -= 1 }
            if end == 0 { return ranges }
            if ranges.count >= limit {
                ranges.append(0..<end)
                return ranges
            }
            var start = end
            while start > 0 && !isBlank(text[start - 1]) { start -= 1 }
            ranges.append(start..<end)
            end = start
        }
    }

    private static func pieces(_ text: Bytes, _ separator: [UInt8], _ limit: Int) -> [Range<Int>] {
        var ranges: [Range<Int>] = []
        var position = 0
        for place in places(text, separator, 0, text.count, limit) {
            ranges.append(position..<place)
            position = place + separator.count
        }
        ranges.append(position..<text.count)
        return ranges
    }

    private static func piecesFromEnd(_ text: Bytes, _ separator: [UInt8], _ limit: Int) -> [Range<Int>] {
        var ranges: [Range<Int>] = []
        var end = text.count
        while ranges.count < limit {
            let found = separator.withUnsafeBufferPointer { last(text, $0, 0, end) }
            if found < 0 { break }
            ranges.append((found + separator.count)..<end)
            end = found
        }
        ranges.append(0..<end)
        return ranges
    }

    private static func splitLines(_ value: Value, keepEnds: Bool) throws(Raise) -> Value {
        let text = buffer(value)
        let list = newList()
        var position = 0
        while position < text.count {
            let start = position
            while position < text.count && text[position] != 10 && text[position] != 13 { position += 1 }
            let end = position
            if position < text.count {
                position += text[position] == 13 && position + 1 < text.count && text[position + 1] == 10 ? 2 : 1
            }
            list.append(try newBytes(value.layout, Bytes(rebasing: text[start..<(keepEnds ? position : end)])))
        }
        return Value(list)
    }

    private static func partition(_ value: Value, _ separator: Value, fromEnd: Bool) throws(Raise) -> Value {
        let part = try bytesLike(separator)
        if part.isEmpty { throw valueError("empty separator") }
        let text = buffer(value)
        let found = fromEnd ? last(text, part, 0, text.count) : first(text, part, 0, text.count)
        if found < 0 {
            let whole = try make(value, 0..<text.count)
            let (x, y) = (try make(value, []), try make(value, []))
            return newTuple(fromEnd ? [x, y, whole] : [whole, x, y])
        }
        return newTuple([
            try make(value, 0..<found), try make(value, Array(part)),
            try make(value, (found + part.count)..<text.count),
        ])
    }

    private static func strip(_ a: Arguments, left: Bool, right: Bool) throws(Raise) -> Value {
        let text = buffer(a[0])
        let stripped = a[1].isNone ? nil : Array(try bytesLike(a[1]))
        func isStripped(_ byte: UInt8) -> Bool { stripped.map { $0.contains(byte) } ?? isBlank(byte) }
        var (start, end) = (0, text.count)
        if left { while start < end && isStripped(text[start]) { start += 1 } }
        if right { while end > start && isStripped(text[end - 1]) { end -= 1 } }
        return try make(a[0], start..<end)
    }

    private static func join(_ separator: Value, _ iterable: Value) throws(Raise) -> Value {
        if iterable.type.special(.iter).isEmpty && iterable.type.special(.getitem).isEmpty
            && iterable.kind != .generator
        {
            throw typeError("can only join an iterable")
        }
        let items = try collect(iterable)
        defer { releaseAll(items) }
        var result: [UInt8] = []
        for (position, item) in items.enumerated() {
            guard item.layout == .bytes || item.layout == .bytearray else {
                throw typeError("sequence item \(position): expected a bytes-like object, \(typeName(item)) found")
            }
            try checkedSize(result.count + buffer(item).count + buffer(separator).count)
            if position > 0 { result += buffer(separator) }
            result += buffer(item)
        }
        return try make(separator, result)
    }
}

/// Walks bytes as integers.
final class BytesIterator: NativeIterator {
    private var bytes: Value
    private var position = 0

    /// Borrows `bytes`.
    init(_ bytes: Value) { self.bytes = bytes.retain() }

    deinit { bytes.release() }

    override func next() throws(Raise) -> Value? {
        if bytes.isEmpty { return nil }
        let source = bytes.cast(to: BytesObject.self)
        if position < source.pointee.count {
            position += 1
            return Value(Int(source.pointee.bytes[position - 1]))
        }
        bytes.release()
        bytes = .empty
        return nil
    }

    override var lengthHint: Int? {
        bytes.isEmpty ? 0 : max(0, bytes.cast(to: BytesObject.self).pointee.count - position)
    }
    override var typeName: String {
        bytes.isEmpty || bytes.layout == .bytes ? "bytes_iterator" : "bytearray_iterator"
    }
}
