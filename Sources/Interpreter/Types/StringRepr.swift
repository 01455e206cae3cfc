// `repr` and `ascii` of texts and bytes.

/// `repr(s)`
func stringRepr(_ s: StringRef) -> Value { quotedRepr(s) { isPrintable($0) } }

/// `ascii(s)`: all beyond ASCII escaped.
func asciiRepr(_ s: StringRef) -> Value { quotedRepr(s) { $0 < 127 && $0 >= 32 } }

private func quotedRepr(_ s: StringRef, _ isShown: (UInt32) -> Bool) -> Value {
    var hasSingle = false
    var hasDouble = false
    let count = s.pointee.count
    for position in 0..<count {
        let point = s[codePoint: position]
        hasSingle = hasSingle || point == 0x27
        hasDouble = hasDouble || point == 0x22
    }
    let quote: UInt32 = hasSingle && !hasDouble ? 0x22 : 0x27
    var text = TextBuilder(capacity: count + 2)
    text.append(quote)
    for position in 0..<count {
        let point = s[codePoint: position]
        if point == quote || point == 0x5C {
            text.append(0x5C)
            text.append(point)
        } else if point >= 32 && point < 127 {
            text.append(point)
        } else if isShown(point) {
            text.append(point)
        } else {
            appendEscape(point, to: &text)
        }
    }
    text.append(quote)
    return text.finish()
}

/// `\n`, `\x00`, `\u20ac`, `\U0001f600`
func appendEscape(_ point: UInt32, to text: inout TextBuilder) {
    text.append(0x5C)
    switch point {
    case 9: text.append(0x74)
    case 10: text.append(0x6E)
    case 13: text.append(0x72)
    case 0..<0x100:
        text.append(0x78)
        appendHex(point, digits: 2, to: &text)
    case 0x100..<0x10000:
        text.append(0x75)
        appendHex(point, digits: 4, to: &text)
    default:
        text.append(0x55)
        appendHex(point, digits: 8, to: &text)
    }
}

private func appendHex(_ point: UInt32, digits: Int, to text: inout TextBuilder) {
    for position in (0..<digits).reversed() {
        let digit = (point >> UInt32(position * 4)) & 15
        text.append(digit < 10 ? 0x30 + digit : 0x57 + digit)
    }
}

/// `b'…'`; within `bytearray(…)` single quotes are escaped whatever the quotes around.
func bytesRepr(_ bytes: UnsafeBufferPointer<UInt8>, escapesQuotes: Bool = false) -> [UInt8] {
    let quote: UInt8 = bytes.contains(0x27) && !bytes.contains(0x22) ? 0x22 : 0x27
    var text: [UInt8] = [0x62, quote]
    text.reserveCapacity(bytes.count + 3)
    for byte in bytes {
        switch byte {
        case quote, 0x5C: text += [0x5C, byte]
        case 0x27 where escapesQuotes: text += [0x5C, byte]
        case 9: text += [0x5C, 0x74]
        case 10: text += [0x5C, 0x6E]
        case 13: text += [0x5C, 0x72]
        case 32..<127: text.append(byte)
        default:
            text += [0x5C, 0x78]
            for digit in [byte >> 4, byte & 15] { text.append(digit < 10 ? 0x30 + digit : 0x57 + digit) }
        }
    }
    text.append(quote)
    return text
}

/// ASCII bytes as a string.
func newString(bytes: [UInt8]) -> Value { bytes.withUnsafeBufferPointer { newString(utf8: $0) } }
