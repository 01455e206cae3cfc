import Interpreter

extension NativeModule {
    /// `_json`: the hot loops of `json`. Errors are `ValueError(message, position)`.
    static let json = NativeModule("_json") { module in
        module.function("loads(s, idx, strict=True, /)", doc: "The value at a position in a text, and where it ends.") {
            (a) throws(Raise) in
            try parse(a[0], try asIndex(a[1]), isStrict: try truth(a[2])) {
                (parser: JSONParser<UInt8>, start) throws(Raise) in
                try parser.value(start)
            } wide: { (parser: JSONParser<UInt32>, start) throws(Raise) in
                try parser.value(start)
            }
        }
        module.function(
            "scanstring(s, end, strict=True, /)", doc: "The string whose opening quote is before a position."
        ) {
            (a) throws(Raise) in
            try parse(a[0], try asIndex(a[1]), isStrict: try truth(a[2])) {
                (parser: JSONParser<UInt8>, start) throws(Raise) in
                try parser.string(start)
            } wide: { (parser: JSONParser<UInt32>, start) throws(Raise) in
                try parser.string(start)
            }
        }
        module.function("encode_basestring_ascii(s, /)", doc: "A JSON string in ASCII.") { (a) throws(Raise) in
            try quoted(a[0], isASCII: true)
        }
        module.function(
            "encode(o, ensure_ascii, item_separator, key_separator, /)",
            doc: "The JSON text of a plain value, or None where the general encoder has to do it."
        ) { (a) throws(Raise) in
            guard let itemSeparator = asciiBytes(a[2]), let keySeparator = asciiBytes(a[3]) else { return Value.none }
            var writer = JSONWriter(
                isASCII: try truth(a[1]), itemSeparator: itemSeparator, keySeparator: keySeparator)
            guard writer.write(a[0]) else { return Value.none }
            return writer.text.withUnsafeBufferPointer { (text) -> Value in
                text.baseAddress.map { newString(latin1: $0, count: text.count) } ?? Value.none
            }
        }
        module.function("encode_basestring(s, /)", doc: "A JSON string.") { (a) throws(Raise) in
            try quoted(a[0], isASCII: false)
        }
    }
}

private func parse(
    _ text: Value, _ start: Int, isStrict: Bool,
    narrow: (JSONParser<UInt8>, Int) throws(Raise) -> (Value, Int),
    wide: (JSONParser<UInt32>, Int) throws(Raise) -> (Value, Int)
) throws(Raise) -> Value {
    guard text.layout == .string else { throw typeError("first argument must be a string, not \(typeName(text))") }
    if start < 0 { throw valueError("idx cannot be negative") }
    let string = text.cast(to: StringObject.self)
    if start > string.pointee.count { throw valueError("end is out of bounds") }
    let keys = newDict()
    defer { Value(keys).release() }
    let result: (Value, Int)
    if string.pointee.width == 1 {
        let parser = JSONParser<UInt8>(
            units: UnsafePointer(string.pointee.bytes), count: string.pointee.count, isStrict: isStrict, keys: keys)
        result = try narrow(parser, start)
    } else {
        let parser = JSONParser<UInt32>(
            units: UnsafePointer(string.pointee.wide), count: string.pointee.count, isStrict: isStrict, keys: keys)
        result = try wide(parser, start)
    }
    return newPair(result.0, Value(result.1))
}

/// A string's bytes where they are ASCII.
private func asciiBytes(_ value: Value) -> [UInt8]? {
    guard value.kind == .string else { return nil }
    let string = value.cast(to: StringObject.self)
    guard string.pointee.width == 1 else { return nil }
    let bytes = Array(UnsafeBufferPointer(start: string.pointee.bytes, count: string.pointee.count))
    return bytes.allSatisfy { $0 < 128 } ? bytes : nil
}

private let digits = Array("0123456789abcdef".utf8).map { UInt32($0) }

private func quoted(_ text: Value, isASCII: Bool) throws(Raise) -> Value {
    guard text.layout == .string else { throw typeError("first argument must be a string, not \(typeName(text))") }
    let string = text.cast(to: StringObject.self)
    var points: [UInt32] = [0x22]
    points.reserveCapacity(string.pointee.count + 2)
    func escape(_ code: UInt32) {
        points += [0x5C, 0x75]
        for shift in [12, 8, 4, 0] as [UInt32] { points.append(digits[Int(code >> shift & 15)]) }
    }
    for position in 0..<string.pointee.count {
        let point = string[codePoint: position]
        switch point {
        case 0x22: points += [0x5C, 0x22]
        case 0x5C: points += [0x5C, 0x5C]
        case 10: points += [0x5C, 0x6E]
        case 13: points += [0x5C, 0x72]
        case 9: points += [0x5C, 0x74]
        case 12: points += [0x5C, 0x66]
        case 8: points += [0x5C, 0x62]
        case 0..<32: escape(point)
        case 0x7F... where isASCII:
            if point < 0x10000 {
                escape(point)
            } else {
                escape(0xD800 + (point - 0x10000) >> 10)
                escape(0xDC00 + (point - 0x10000) & 0x3FF)
            }
        default: points.append(point)
        }
    }
    points.append(0x22)
    return newString(codePoints: points)
}
