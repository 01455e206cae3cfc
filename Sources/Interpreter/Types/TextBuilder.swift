import Glibc

/// Gathers the text of a new string: one byte a code point until a wider one comes.
struct TextBuilder {
    private var narrow: [UInt8] = []
    private var wide: [UInt32] = []
    private var isWide = false

    init(capacity: Int = 0) { narrow.reserveCapacity(capacity) }

    var count: Int { isWide ? wide.count : narrow.count }

    @inline(__always) mutating func append(_ point: UInt32) {
        if !isWide && point < 256 {
            narrow.append(UInt8(truncatingIfNeeded: point))
        } else {
            appendWide(point)
        }
    }

    private mutating func appendWide(_ point: UInt32) {
        if !isWide { widen() }
        wide.append(point)
    }

    private mutating func widen() {
        wide = narrow.map { UInt32($0) }
        narrow = []
        isWide = true
    }

    mutating func append(_ string: StringRef) { append(string, 0..<string.pointee.count) }

    /// A stretch of a string that lies within it.
    mutating func append(_ string: StringRef, _ range: Range<Int>) {
        if string.pointee.width == 1 {
            let bytes = UnsafeBufferPointer(start: string.pointee.bytes + range.lowerBound, count: range.count)
            if isWide {
                for byte in bytes { wide.append(UInt32(byte)) }
            } else if range.count < 16 {
                for byte in bytes { narrow.append(byte) }
            } else {
                narrow.append(contentsOf: bytes)
            }
        } else {
            if !isWide { widen() }
            wide.append(
                contentsOf: UnsafeBufferPointer(start: string.pointee.wide + range.lowerBound, count: range.count))
        }
    }

    /// Latin-1 bytes.
    mutating func append(bytes: [UInt8]) { append(bytes: bytes[...]) }

    mutating func append(bytes: ArraySlice<UInt8>) {
        if isWide {
            for byte in bytes { wide.append(UInt32(byte)) }
        } else {
            narrow.append(contentsOf: bytes)
        }
    }

    mutating func append(latin1 bytes: UnsafeBufferPointer<UInt8>) {
        if isWide {
            for byte in bytes { wide.append(UInt32(byte)) }
        } else {
            for byte in bytes { narrow.append(byte) }
        }
    }

    mutating func append(decimal number: Int) {
        withDecimalDigits(number) { (digits) in
            for digit in digits { append(UInt32(digit)) }
        }
    }

    mutating func append(_ text: String) {
        for scalar in text.unicodeScalars { append(scalar.value) }
    }

    mutating func append(_ point: UInt32, repeated count: Int) {
        if count <= 0 { return }
        if !isWide && point < 256 {
            narrow.append(contentsOf: repeatElement(UInt8(truncatingIfNeeded: point), count: count))
        } else {
            if !isWide { widen() }
            wide.append(contentsOf: repeatElement(point, count: count))
        }
    }

    func finish() -> Value {
        if isWide { return newString(codePoints: wide) }
        return narrow.withUnsafeBufferPointer { (buffer) -> Value in
            guard let start = buffer.baseAddress else { return runtime.emptyString.retain() }
            return newString(latin1: start, count: buffer.count)
        }
    }
}

/// The code points of a string that stays as it is meanwhile.
struct CodePoints {
    let string: StringRef
    let count: Int
    private let bytes: UnsafeMutablePointer<UInt8>
    private let isWide: Bool

    init(_ string: StringRef) {
        self.string = string
        count = string.pointee.count
        bytes = string.pointee.bytes
        isWide = string.pointee.width != 1
    }

    @inline(__always) subscript(_ position: Int) -> UInt32 {
        isWide
            ? UnsafeMutableRawPointer(bytes).assumingMemoryBound(to: UInt32.self)[position] : UInt32(bytes[position])
    }
}

/// The code points of a string, or the bytes of a bytes-like value as such.
func codePointsOfText(_ value: Value) -> [UInt32] {
    switch value.layout {
    case .string:
        let string = value.cast(to: StringObject.self)
        return (0..<string.pointee.count).map { string[codePoint: $0] }
    case .bytes, .bytearray:
        let bytes = value.cast(to: BytesObject.self)
        return (0..<bytes.pointee.count).map { UInt32(bytes.pointee.bytes[$0]) }
    default: return []
    }
}

/// Refuses a text or buffer that no system has the memory for, before it is asked for.
func checkedSize(_ count: Int, width: Int = 1) throws(Raise) {
    let (size, overflow) = count.multipliedReportingOverflow(by: width)
    if overflow || count < 0 || size > largestAllocation { throw memoryError() }
}

/// Bytes of the largest single buffer that is tried: 16 GB.
let largestAllocation = 1 << 34

/// An uninitialised string, or `MemoryError`.
func newCheckedString(_ count: Int, width: Int) throws(Raise) -> StringRef {
    try checkedSize(count, width: width)
    return newStringStorage(count, width: width)
}
