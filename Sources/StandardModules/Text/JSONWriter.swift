import Interpreter

/// Writes plain values as JSON: None, booleans, numbers, strings, lists, tuples, and dicts with string keys, none of them of a
/// subclass. Anything else makes it give up, and so does whatever the general encoder may object to: circles, numbers that are not
/// finite.
struct JSONWriter {
    /// Deeper nesting may be a circle.
    private static let deepest = 200

    private(set) var text: [UInt8] = []
    let isASCII: Bool
    let itemSeparator: [UInt8]
    let keySeparator: [UInt8]

    init(isASCII: Bool, itemSeparator: [UInt8], keySeparator: [UInt8]) {
        self.isASCII = isASCII
        self.itemSeparator = itemSeparator
        self.keySeparator = keySeparator
        text.reserveCapacity(256)
    }

    /// Appends the text of a value; false when the value is not for this writer.
    mutating func write(_ value: Value, depth: Int = 0) -> Bool {
        if value.isSmallInt {
            withDecimalDigits(value.smallInt) { text.append(contentsOf: $0) }
            return true
        }
        switch value.kind {
        case .float:
            guard value.float.isFinite else { return false }
            text.append(contentsOf: floatRepr(value.float).utf8)
        case .none: text.append(contentsOf: "null".utf8)
        case .bool: text.append(contentsOf: (value.bits == Value.true.bits ? "true" : "false").utf8)
        case .string: return write(string: value.cast(to: StringObject.self))
        case .list, .tuple: return depth < Self.deepest && write(items: value.cast(to: ListObject.self), depth)
        case .dict: return depth < Self.deepest && write(dict: value.cast(to: DictObject.self), depth)
        default: return false
        }
        return true
    }

    private mutating func write(items: ListRef, _ depth: Int) -> Bool {
        text.append(0x5B)
        for position in 0..<items.pointee.count {
            if position > 0 { text.append(contentsOf: itemSeparator) }
            if !write(items.pointee.items[position], depth: depth + 1) { return false }
        }
        text.append(0x5D)
        return true
    }

    private mutating func write(dict: DictRef, _ depth: Int) -> Bool {
        text.append(0x7B)
        var entry = dict.nextEntry(0)
        var isFirst = true
        while entry >= 0 {
            let (key, value) = dict.entry(entry)
            guard key.kind == .string else { return false }
            if !isFirst { text.append(contentsOf: itemSeparator) }
            isFirst = false
            if !write(string: key.cast(to: StringObject.self)) { return false }
            text.append(contentsOf: keySeparator)
            if !write(value, depth: depth + 1) { return false }
            entry = dict.nextEntry(entry + 1)
        }
        text.append(0x7D)
        return true
    }

    private mutating func write(string: StringRef) -> Bool {
        guard string.pointee.width == 1 else { return false }
        let bytes = UnsafeBufferPointer(start: string.pointee.bytes, count: string.pointee.count)
        // Most strings have nothing to escape.
        guard bytes.allSatisfy({ $0 >= 0x20 && $0 < 0x7F && $0 != 0x22 && $0 != 0x5C }) else {
            return writeEscaped(bytes)
        }
        text.append(0x22)
        text.append(contentsOf: bytes)
        text.append(0x22)
        return true
    }

    private mutating func writeEscaped(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        let digits: StaticString = "0123456789abcdef"
        text.append(0x22)
        for byte in bytes {
            switch byte {
            case 0x22, 0x5C: text += [0x5C, byte]
            case 10: text += [0x5C, 0x6E]
            case 13: text += [0x5C, 0x72]
            case 9: text += [0x5C, 0x74]
            case 12: text += [0x5C, 0x66]
            case 8: text += [0x5C, 0x62]
            case 0x7F where !isASCII: text.append(byte)
            case 0..<0x20, 0x7F...0xFF:
                if !isASCII && byte > 0x7F { return false }
                text += [0x5C, 0x75, 0x30, 0x30, digits.utf8Start[Int(byte >> 4)], digits.utf8Start[Int(byte & 15)]]
            default: text.append(byte)
            }
        }
        text.append(0x22)
        return true
    }
}
