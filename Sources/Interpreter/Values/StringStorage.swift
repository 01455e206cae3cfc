import Glibc

// Making, reading, comparing and interning strings; their methods are in Types/StringType*.swift.

/// An uninitialised string of `count` code points of `width` bytes each (1 or 4) for the caller to fill.
package func newStringStorage(_ count: Int, width: Int) -> StringRef {
    let size = count &* width
    // Room for one spare byte, so that a text can be ended with a zero for C.
    let isInline = size < 400
    let string = newObject(StringObject.self, .string, extra: isInline ? size &+ 1 : 0)
    string.pointee.count = count
    string.pointee.hash = 0
    string.pointee.width = UInt8(truncatingIfNeeded: width)
    string.pointee.isASCII = false
    string.pointee.isInterned = false
    if isInline {
        string.pointee.capacity = 0
        string.pointee.bytes = (UnsafeMutableRawPointer(string) + MemoryLayout<StringObject>.size)
            .assumingMemoryBound(to: UInt8.self)
    } else {
        guard let storage = malloc(size &+ 1) else { outOfMemory() }
        string.pointee.capacity = size &+ 1
        string.pointee.bytes = storage.assumingMemoryBound(to: UInt8.self)
    }
    return string
}

/// Latin-1 bytes as a string.
package func newString(latin1 bytes: UnsafePointer<UInt8>, count: Int) -> Value {
    if count == 1 { return runtime.characters.unsafelyUnwrapped[Int(bytes[0])].retain() }
    if count == 0 { return runtime.emptyString.retain() }
    let string = newStringStorage(count, width: 1)
    memcpy(string.pointee.bytes, bytes, count)
    return Value(string)
}

package func newString(codePoints: UnsafeBufferPointer<UInt32>) -> Value {
    guard let source = codePoints.baseAddress, codePoints.count > 0 else { return runtime.emptyString.retain() }
    var largest: UInt32 = 0
    for point in codePoints { largest |= point }
    if largest < 256 {
        if codePoints.count == 1 { return runtime.characters.unsafelyUnwrapped[Int(source[0])].retain() }
        let string = newStringStorage(codePoints.count, width: 1)
        for position in 0..<codePoints.count {
            string.pointee.bytes[position] = UInt8(truncatingIfNeeded: source[position])
        }
        string.pointee.isASCII = largest < 128
        return Value(string)
    }
    let string = newStringStorage(codePoints.count, width: 4)
    memcpy(string.pointee.bytes, source, codePoints.count &* 4)
    return Value(string)
}

package func newString(codePoints: [UInt32]) -> Value {
    codePoints.withUnsafeBufferPointer { newString(codePoints: $0) }
}

/// UTF-8 (valid, or with replacement characters for what is not) as a string.
package func newString(utf8 bytes: UnsafeBufferPointer<UInt8>) -> Value {
    var isASCII = true
    for byte in bytes where byte >= 128 {
        isASCII = false
        break
    }
    if isASCII {
        guard let source = bytes.baseAddress else { return runtime.emptyString.retain() }
        let value = newString(latin1: source, count: bytes.count)
        value.cast(to: StringObject.self).pointee.isASCII = true
        return value
    }
    return newString(codePoints: String(decoding: bytes, as: UTF8.self).unicodeScalars.map(\.value))
}

/// A small integer in decimal digits.
func newString(decimal number: Int) -> Value {
    withDecimalDigits(number) { (digits) -> Value in
        let string = newStringStorage(digits.count, width: 1)
        for (position, digit) in digits.enumerated() { string.pointee.bytes[position] = digit }
        string.pointee.isASCII = true
        return Value(string)
    }
}

/// Calls `body` with a number's decimal digits, a minus sign in front.
@inline(__always) package func withDecimalDigits<R>(_ number: Int, _ body: (UnsafeBufferPointer<UInt8>) -> R) -> R {
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 24) { digits in
        var position = 24
        var magnitude = number.magnitude
        repeat {
            position &-= 1
            digits[position] = UInt8(truncatingIfNeeded: magnitude % 10) &+ 48
            magnitude /= 10
        } while magnitude > 0
        if number < 0 {
            position &-= 1
            digits[position] = 45
        }
        return body(UnsafeBufferPointer(rebasing: digits[position...]))
    }
}

package func newString(_ text: String) -> Value {
    var text = text
    return text.withUTF8 { newString(utf8: $0) }
}

/// A string of one code point.
package func newString(codePoint: UInt32) -> Value {
    if codePoint < 256 { return runtime.characters.unsafelyUnwrapped[Int(codePoint)].retain() }
    let string = newStringStorage(1, width: 4)
    string.pointee.wide[0] = codePoint
    return Value(string)
}

extension UnsafeMutablePointer where Pointee == StringObject {
    @inline(__always) package subscript(codePoint position: Int) -> UInt32 {
        pointee.width == 1 ? UInt32(pointee.bytes[position]) : pointee.wide[position]
    }

    /// As Swift text; lone surrogates become replacement characters.
    package var text: String {
        let count = pointee.count
        if pointee.width == 1 {
            let bytes = UnsafeBufferPointer(start: pointee.bytes, count: count)
            if pointee.isASCII || !bytes.contains(where: { $0 >= 128 }) {
                pointee.isASCII = true
                return String(decoding: bytes, as: UTF8.self)
            }
        }
        return String(decoding: utf8, as: UTF8.self)
    }

    /// As UTF-8; lone surrogates become three bytes each, as with `surrogatepass`.
    package var utf8: [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(pointee.count)
        for position in 0..<pointee.count { appendUTF8(self[codePoint: position], to: &result) }
        return result
    }

    /// A new string of the code points in `range`, which lies within the string.
    package func slice(_ range: Range<Int>) -> Value {
        if range.count == pointee.count { return Value(self).retain() }
        if pointee.width == 1 {
            let value = newString(latin1: pointee.bytes + range.lowerBound, count: range.count)
            if pointee.isASCII { value.cast(to: StringObject.self).pointee.isASCII = true }
            return value
        }
        return newString(codePoints: UnsafeBufferPointer(start: pointee.wide + range.lowerBound, count: range.count))
    }

    @inline(__always) var hashValueCached: Int {
        let hash = pointee.hash
        return hash != 0 ? hash : computeHash()
    }

    @inline(never) private func computeHash() -> Int {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        if pointee.width == 1 {
            for position in 0..<pointee.count {
                hash = (hash ^ UInt64(pointee.bytes[position])) &* 0x0000_0100_0000_01b3
            }
        } else {
            for position in 0..<pointee.count {
                hash = (hash ^ UInt64(pointee.wide[position])) &* 0x0000_0100_0000_01b3
            }
        }
        hash ^= hash >> 29
        // Below 2^61 - 1, so that it is its own hash as an integer.
        let result = Int(truncatingIfNeeded: hash >> 4) | 1
        pointee.hash = result
        return result
    }

    @inline(__always) func equals(_ other: StringRef) -> Bool {
        if self == other { return true }
        let count = pointee.count
        // A wide string holds a code point that a narrow one cannot.
        if count != other.pointee.count || pointee.width != other.pointee.width { return false }
        return memcmp(pointee.bytes, other.pointee.bytes, count &* Int(pointee.width)) == 0
    }

    /// Negative, zero or positive, by code points.
    func compare(_ other: StringRef) -> Int {
        let count = min(pointee.count, other.pointee.count)
        if pointee.width == 1 && other.pointee.width == 1 {
            let order = Int(memcmp(pointee.bytes, other.pointee.bytes, count))
            if order != 0 { return order }
        } else {
            for position in 0..<count {
                let a = self[codePoint: position]
                let b = other[codePoint: position]
                if a != b { return a < b ? -1 : 1 }
            }
        }
        return pointee.count - other.pointee.count
    }

    /// Appends in place to a string that nobody else refers to: amortised constant time a character. False when its
    /// storage cannot take more: a wide text into a narrow string, or a string that is still inline in its block.
    func appendInPlace(_ other: StringRef) -> Bool {
        let width = Int(pointee.width)
        if pointee.capacity == 0 || pointee.isInterned || Int(other.pointee.width) > width { return false }
        let oldCount = pointee.count
        let needed = (oldCount &+ other.pointee.count) &* width &+ 1
        if needed > pointee.capacity {
            guard let storage = realloc(pointee.bytes, needed &* 2) else { outOfMemory() }
            pointee.bytes = storage.assumingMemoryBound(to: UInt8.self)
            pointee.capacity = needed &* 2
        }
        copyTail(other, at: oldCount)
        return true
    }

    private func copyTail(_ other: StringRef, at position: Int) {
        let width = Int(pointee.width)
        let added = other.pointee.count
        if other.pointee.width == pointee.width {
            memcpy(pointee.bytes + position &* width, other.pointee.bytes, added &* width)
        } else {
            for offset in 0..<added { pointee.wide[position + offset] = UInt32(other.pointee.bytes[offset]) }
        }
        pointee.isASCII = pointee.isASCII && other.pointee.isASCII
        pointee.count = position &+ added
        pointee.hash = 0
    }
}

/// `a + b` as a new string with separate, growing storage when it is long: the start of an appending loop.
func concatenate(_ a: StringRef, _ b: StringRef) -> Value {
    let (aCount, bCount) = (a.pointee.count, b.pointee.count)
    if aCount == 0 { return Value(b).retain() }
    if bCount == 0 { return Value(a).retain() }
    let width = max(Int(a.pointee.width), Int(b.pointee.width))
    let string = newStringStorage(aCount &+ bCount, width: width)
    copy(a, to: string, at: 0)
    copy(b, to: string, at: aCount)
    string.pointee.isASCII = a.pointee.isASCII && b.pointee.isASCII
    return Value(string)
}

/// Copies the text of `source` into `target`, which is as wide or wider, from code point `position` on.
func copy(_ source: StringRef, to target: StringRef, at position: Int) {
    let width = Int(target.pointee.width)
    if source.pointee.width == target.pointee.width {
        memcpy(target.pointee.bytes + position &* width, source.pointee.bytes, source.pointee.count &* width)
    } else {
        for offset in 0..<source.pointee.count {
            target.pointee.wide[position + offset] = UInt32(source.pointee.bytes[offset])
        }
    }
}

package func appendUTF8(_ point: UInt32, to result: inout [UInt8]) {
    switch point {
    case 0..<0x80: result.append(UInt8(point))
    case 0x80..<0x800:
        result.append(UInt8(0xC0 | point >> 6))
        result.append(UInt8(0x80 | point & 0x3F))
    case 0x800..<0x10000:
        result.append(UInt8(0xE0 | point >> 12))
        result.append(UInt8(0x80 | (point >> 6) & 0x3F))
        result.append(UInt8(0x80 | point & 0x3F))
    default:
        result.append(UInt8(truncatingIfNeeded: 0xF0 | (point >> 18) & 0x07))
        result.append(UInt8(0x80 | (point >> 12) & 0x3F))
        result.append(UInt8(0x80 | (point >> 6) & 0x3F))
        result.append(UInt8(0x80 | point & 0x3F))
    }
}

// MARK: Interning

/// The one immortal string of a name: names compare by address.
package func intern(_ text: String) -> Value {
    let value = newString(text)
    let result = intern(value)
    value.release()
    return result
}

/// The interned string equal to `value` (borrowed; an exact string). The result never dies.
package func intern(_ value: Value) -> Value {
    let string = value.cast(to: StringObject.self)
    if string.pointee.isInterned { return value }
    if runtime.internedCount * 2 >= runtime.internedMask { growInterned() }
    let table = runtime.interned.unsafelyUnwrapped
    let hash = string.hashValueCached
    var position = hash & runtime.internedMask
    while !table[position].isEmpty {
        let candidate = table[position].cast(to: StringObject.self)
        if candidate.pointee.hash == hash && candidate.equals(string) { return table[position] }
        position = (position &+ 1) & runtime.internedMask
    }
    string.pointee.isInterned = true
    string.pointee.header.count = ObjectHeader.immortal
    table[position] = value
    runtime.internedCount += 1
    return value
}

private func growInterned() {
    let oldSize = runtime.interned == nil ? 0 : runtime.internedMask + 1
    let size = max(2048, oldSize * 2)
    let table = UnsafeMutablePointer<Value>.allocate(capacity: size)
    table.initialize(repeating: .empty, count: size)
    for position in 0..<oldSize {
        let value = runtime.interned.unsafelyUnwrapped[position]
        if value.isEmpty { continue }
        var target = value.cast(to: StringObject.self).pointee.hash & (size - 1)
        while !table[target].isEmpty { target = (target + 1) & (size - 1) }
        table[target] = value
    }
    runtime.interned?.deallocate()
    runtime.interned = table
    runtime.internedMask = size - 1
}
