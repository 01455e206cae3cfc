import CPlatform
import Glibc

// Searching in strings. Narrow texts go through the C library's searches; a wide needle cannot lie in a narrow text.

/// A pattern made as wide as the text that it is looked for in.
struct Needle {
    let string: StringRef
    let count: Int
    /// The code points of a narrow needle for wide texts.
    private let widened: [UInt32]

    init(_ string: StringRef, in text: StringRef) {
        self.string = string
        count = string.pointee.count
        widened =
            text.pointee.width == 4 && string.pointee.width == 1
            ? (0..<string.pointee.count).map { UInt32(string.pointee.bytes[$0]) } : []
    }

    /// Its first place in `text` between two positions, or -1.
    @inline(__always) func first(in text: StringRef, from start: Int, to end: Int) -> Int {
        if count > end - start || start > end { return -1 }
        if count == 0 { return start }
        if text.pointee.width == 1 {
            if string.pointee.width == 4 { return -1 }
            return findBytes(text.pointee.bytes, start, end, string.pointee.bytes, count)
        }
        return withWide { firstWide(text.pointee.wide, start, end, $0) }
    }

    /// Its last place in `text` between two positions, or -1.
    func last(in text: StringRef, from start: Int, to end: Int) -> Int {
        if count > end - start || start > end { return -1 }
        if count == 0 { return end }
        if text.pointee.width == 1 {
            if string.pointee.width == 4 { return -1 }
            return findLastBytes(text.pointee.bytes, start, end, string.pointee.bytes, count)
        }
        return withWide { lastWide(text.pointee.wide, start, end, $0) }
    }

    private func withWide(_ body: (UnsafePointer<UInt32>) -> Int) -> Int {
        if string.pointee.width == 4 { return body(string.pointee.wide) }
        return widened.withUnsafeBufferPointer { $0.baseAddress.map(body) ?? -1 }
    }

    private func firstWide(
        _ text: UnsafePointer<UInt32>, _ start: Int, _ end: Int, _ needle: UnsafePointer<UInt32>
    ) -> Int {
        let first = needle[0]
        var position = start
        let last = end - count
        while position <= last {
            if text[position] == first && memcmp(text + position, needle, count &* 4) == 0 { return position }
            position &+= 1
        }
        return -1
    }

    private func lastWide(
        _ text: UnsafePointer<UInt32>, _ start: Int, _ end: Int, _ needle: UnsafePointer<UInt32>
    ) -> Int {
        let first = needle[0]
        var position = end - count
        while position >= start {
            if text[position] == first && memcmp(text + position, needle, count &* 4) == 0 { return position }
            position &-= 1
        }
        return -1
    }
}

/// The first place of `needle` (not empty) in bytes between two positions, or -1.
@inline(__always) func findBytes(
    _ bytes: UnsafePointer<UInt8>, _ start: Int, _ end: Int, _ needle: UnsafePointer<UInt8>, _ count: Int
) -> Int {
    let found: UnsafeRawPointer? =
        count == 1
        ? UnsafeRawPointer(memchr(bytes + start, Int32(needle[0]), end - start))
        : find_bytes(bytes + start, end - start, needle, count)
    guard let found else { return -1 }
    return found - UnsafeRawPointer(bytes)
}

func findLastBytes(
    _ bytes: UnsafePointer<UInt8>, _ start: Int, _ end: Int, _ needle: UnsafePointer<UInt8>, _ count: Int
) -> Int {
    if count > end - start { return -1 }
    var stop = end - count + 1
    while stop > start {
        guard let found = find_last_byte(bytes + start, Int32(needle[0]), stop - start) else { return -1 }
        let position = found - UnsafeRawPointer(bytes)
        if memcmp(bytes + position, needle, count) == 0 { return position }
        stop = position
    }
    return -1
}

/// Whether `text` has `part` at `position`; both lie within.
func hasPart(_ text: StringRef, _ part: StringRef, at position: Int) -> Bool {
    let count = part.pointee.count
    if position < 0 || position > text.pointee.count - count { return false }
    if text.pointee.width == part.pointee.width {
        let width = Int(text.pointee.width)
        return memcmp(text.pointee.bytes + position &* width, part.pointee.bytes, count &* width) == 0
    }
    for offset in 0..<count where text[codePoint: position &+ offset] != part[codePoint: offset] { return false }
    return true
}

/// `x in s`
func stringContains(_ s: StringRef, _ x: Value) throws(Raise) -> Bool {
    guard x.layout == .string else {
        throw typeError("'in <string>' requires string as left operand, not \(typeName(x))")
    }
    return Needle(x.cast(to: StringObject.self), in: s).first(in: s, from: 0, to: s.pointee.count) >= 0
}

/// Places of `needle` (not empty) that do not overlap.
func countOccurrences(of needle: Needle, in text: StringRef, from start: Int, to end: Int, limit: Int = Int.max) -> Int
{
    var count = 0
    var position = start
    while count < limit {
        let found = needle.first(in: text, from: position, to: end)
        if found < 0 { break }
        count &+= 1
        position = found &+ needle.count
    }
    return count
}

/// The optional `start` and `end` of a search, clamped into `0...count` as slices are; `start` may exceed `end`.
/// The bounds of a search in a list or tuple, which must be integers.
func itemRange(_ start: Value, _ end: Value, count: Int) throws(Raise) -> (start: Int, end: Int) {
    for bound in [start, end] where !bound.isEmpty && !bound.isInteger && bound.type.special(.index).isEmpty {
        throw typeError("slice indices must be integers or have an __index__ method")
    }
    return try searchRange(start, end, count: count)
}

func searchRange(_ start: Value, _ end: Value, count: Int) throws(Raise) -> (start: Int, end: Int) {
    (try sliceBound(start, absent: 0, count: count), min(try sliceBound(end, absent: count, count: count), count))
}

private func sliceBound(_ value: Value, absent: Int, count: Int) throws(Raise) -> Int {
    if value.isEmpty || value.isNone { return absent }
    let bound = try sliceInteger(value)
    return bound < 0 ? max(0, bound &+ count) : bound
}

/// An integer of a slice, clamped to 64 bits.
func sliceInteger(_ value: Value) throws(Raise) -> Int {
    if let integer = fixedInt(value) { return integer }
    if !value.isInteger && value.type.special(.index).isEmpty {
        throw typeError("slice indices must be integers or None or have an __index__ method")
    }
    let integer = try indexValue(value)
    defer { integer.release() }
    if let fixed = fixedInt(integer) { return fixed }
    return signOfInteger(integer) < 0 ? -Int.max : Int.max
}
