import Glibc
import Interpreter

/// Reads JSON from code units of one width.
struct JSONParser<Unit: FixedWidthInteger & UnsignedInteger> {
    let units: UnsafePointer<Unit>
    let count: Int
    let isStrict: Bool
    /// Keys met so far: equal ones are one object.
    let keys: DictRef

    @inline(__always) private func unit(_ position: Int) -> UInt32 { position < count ? UInt32(units[position]) : .max }

    static func error(_ message: String, _ position: Int) -> Raise {
        raise(ExceptionType.valueError.type, arguments: [newString(message), Value(position)])
    }

    private func skipSpace(_ position: Int) -> Int {
        var position = position
        while position < count {
            switch units[position] {
            case 32, 9, 10, 13: position += 1
            default: return position
            }
        }
        return position
    }

    /// The value at a position, owned, and where it ends.
    func value(_ position: Int) throws(Raise) -> (Value, Int) {
        switch unit(position) {
        case 0x22: return try string(position + 1)
        case 0x7B: return try object(position + 1)
        case 0x5B: return try array(position + 1)
        case 0x6E where has("null", position): return (Value.none, position + 4)
        case 0x74 where has("true", position): return (Value.true, position + 4)
        case 0x66 where has("false", position): return (Value.false, position + 5)
        case 0x4E where has("NaN", position): return (Value(Double.nan), position + 3)
        case 0x49 where has("Infinity", position): return (Value(Double.infinity), position + 8)
        case 0x2D where has("-Infinity", position): return (Value(-Double.infinity), position + 9)
        default: return try number(position)
        }
    }

    private func has(_ word: StaticString, _ position: Int) -> Bool {
        guard position + word.utf8CodeUnitCount <= count else { return false }
        for offset in 0..<word.utf8CodeUnitCount where unit(position + offset) != UInt32(word.utf8Start[offset]) {
            return false
        }
        return true
    }

    private func object(_ start: Int) throws(Raise) -> (Value, Int) {
        try checkNativeStack()
        let dict = newDict()
        do throws(Raise) {
            var position = skipSpace(start)
            if unit(position) == 0x7D { return (Value(dict), position + 1) }
            while true {
                if unit(position) != 0x22 {
                    throw Self.error("Expecting property name enclosed in double quotes", position)
                }
                let (key, keyEnd) = try string(position + 1)
                let known = keys.get(key)
                let name = known.isEmpty ? key : known.retain()
                if known.isEmpty { keys.set(key, key.retain()) } else { key.release() }
                defer { name.release() }
                position = skipSpace(keyEnd)
                if unit(position) != 0x3A { throw Self.error("Expecting ':' delimiter", position) }
                let (item, end) = try value(skipSpace(position + 1))
                dict.set(name, item)
                position = skipSpace(end)
                if unit(position) == 0x7D { return (Value(dict), position + 1) }
                if unit(position) != 0x2C { throw Self.error("Expecting ',' delimiter", position) }
                position = skipSpace(position + 1)
            }
        } catch {
            Value(dict).release()
            throw error
        }
    }

    private func array(_ start: Int) throws(Raise) -> (Value, Int) {
        try checkNativeStack()
        let list = newList()
        do throws(Raise) {
            var position = skipSpace(start)
            if unit(position) == 0x5D { return (Value(list), position + 1) }
            while true {
                let (item, end) = try value(position)
                list.append(item)
                position = skipSpace(end)
                if unit(position) == 0x5D { return (Value(list), position + 1) }
                if unit(position) != 0x2C { throw Self.error("Expecting ',' delimiter", position) }
                position = skipSpace(position + 1)
            }
        } catch {
            Value(list).release()
            throw error
        }
    }

    // MARK: Numbers

    private func digitsEnd(_ start: Int) -> Int {
        var position = start
        while position < count, (0x30...0x39).contains(units[position]) { position += 1 }
        return position
    }

    private func number(_ start: Int) throws(Raise) -> (Value, Int) {
        let first = unit(start) == 0x2D ? start + 1 : start
        var end = unit(first) == 0x30 ? first + 1 : digitsEnd(first)
        if end == first { throw Self.error("Expecting value", start) }
        var isInteger = true
        if unit(end) == 0x2E {
            let fraction = digitsEnd(end + 1)
            if fraction > end + 1 {
                end = fraction
                isInteger = false
            }
        }
        if unit(end) | 0x20 == 0x65 {
            let digits = unit(end + 1) == 0x2B || unit(end + 1) == 0x2D ? end + 2 : end + 1
            let exponent = digitsEnd(digits)
            if exponent > digits {
                end = exponent
                isInteger = false
            }
        }
        if isInteger && end - first <= 18 {
            var number = 0
            for position in first..<end { number = number * 10 + Int(units[position]) - 0x30 }
            return (Value(first > start ? -number : number), end)
        }
        let text = (start..<end).map { UInt8(truncatingIfNeeded: units[$0]) }
        if isInteger {
            let digits = text.withUnsafeBufferPointer { newString(utf8: $0) }
            defer { digits.release() }
            return (try call(Value(builtinType(.int)), digits), end)
        }
        return (Value(strtod(text.map { CChar(bitPattern: $0) } + [0], nil)), end)
    }

    // MARK: Strings

    /// The string whose opening quote is before `start`, owned, and where it ends.
    func string(_ start: Int) throws(Raise) -> (Value, Int) {
        var position = start
        while position < count {
            let unit = units[position]
            if unit == 0x22 { return (plain(start..<position), position + 1) }
            if unit == 0x5C { break }
            if unit < 0x20 && isStrict { throw Self.error("Invalid control character at", position) }
            position += 1
        }
        return try escapedString(start, from: position)
    }

    private func plain(_ range: Range<Int>) -> Value {
        if Unit.self == UInt8.self {
            return newString(
                latin1: UnsafeRawPointer(units).assumingMemoryBound(to: UInt8.self) + range.lowerBound,
                count: range.count)
        }
        return newString(codePoints: range.map { UInt32(units[$0]) })
    }

    private func escapedString(_ start: Int, from place: Int) throws(Raise) -> (Value, Int) {
        var points = (start..<place).map { UInt32(units[$0]) }
        var position = place
        while position < count {
            let unit = UInt32(units[position])
            if unit == 0x22 { return (newString(codePoints: points), position + 1) }
            if unit != 0x5C {
                if unit < 0x20 && isStrict { throw Self.error("Invalid control character at", position) }
                points.append(unit)
                position += 1
                continue
            }
            guard position + 1 < count else { break }
            switch UInt32(units[position + 1]) {
            case 0x22: points.append(0x22)
            case 0x5C: points.append(0x5C)
            case 0x2F: points.append(0x2F)
            case 0x62: points.append(8)
            case 0x66: points.append(12)
            case 0x6E: points.append(10)
            case 0x72: points.append(13)
            case 0x74: points.append(9)
            case 0x75:
                position = try appendEscape(position, to: &points)
                continue
            default: throw Self.error("Invalid \\escape", position)
            }
            position += 2
        }
        throw Self.error("Unterminated string starting at", start - 1)
    }

    /// `\uXXXX`, two of them where they are a surrogate pair; where it ends.
    private func appendEscape(_ position: Int, to points: inout [UInt32]) throws(Raise) -> Int {
        guard let code = hexadecimal(position + 2) else { throw Self.error("Invalid \\uXXXX escape", position + 1) }
        if code & 0xFC00 == 0xD800, unit(position + 6) == 0x5C, unit(position + 7) == 0x75,
            let low = hexadecimal(position + 8),
            low & 0xFC00 == 0xDC00
        {
            points.append(0x10000 + (code - 0xD800) << 10 + (low - 0xDC00))
            return position + 12
        }
        points.append(code)
        return position + 6
    }

    private func hexadecimal(_ start: Int) -> UInt32? {
        guard start + 4 <= count else { return nil }
        var code: UInt32 = 0
        for position in start..<start + 4 {
            let unit = UInt32(units[position])
            switch unit {
            case 0x30...0x39: code = code << 4 | (unit - 0x30)
            case 0x41...0x46, 0x61...0x66: code = code << 4 | ((unit | 0x20) - 0x61 + 10)
            default: return nil
            }
        }
        return code
    }
}
