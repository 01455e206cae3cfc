import Glibc

// Case, padding, hexadecimal and translation of bytes.

extension BytesMethods {
    // MARK: Case

    private static func isLower(_ byte: UInt8) -> Bool { isASCIILower(UInt32(byte)) }
    private static func isUpper(_ byte: UInt8) -> Bool { isASCIIUpper(UInt32(byte)) }
    private static func isLetter(_ byte: UInt8) -> Bool { isASCIILower(UInt32(byte | 0x20)) }
    private static func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }
    private static func lowered(_ byte: UInt8) -> UInt8 { isUpper(byte) ? byte + 32 : byte }
    private static func raised(_ byte: UInt8) -> UInt8 { isLower(byte) ? byte - 32 : byte }

    static func addCases(_ type: TypeRef) {
        type.method("upper(self, /)") { (a) throws(Raise) in try make(a[0], buffer(a[0]).map(raised)) }
        type.method("lower(self, /)") { (a) throws(Raise) in try make(a[0], buffer(a[0]).map(lowered)) }
        type.method("swapcase(self, /)") { (a) throws(Raise) in
            try make(a[0], buffer(a[0]).map { isLetter($0) ? $0 ^ 32 : $0 })
        }
        type.method("capitalize(self, /)") { (a) throws(Raise) in
            try make(a[0], buffer(a[0]).enumerated().map { $0.offset == 0 ? raised($0.element) : lowered($0.element) })
        }
        type.method("title(self, /)") { (a) throws(Raise) in
            var isInWord = false
            let bytes = buffer(a[0]).map { (byte) -> UInt8 in
                defer { isInWord = isLetter(byte) }
                return isInWord ? lowered(byte) : raised(byte)
            }
            return try make(a[0], bytes)
        }
        let predicates: [(StaticString, (UInt8) -> Bool)] = [
            ("isalpha(self, /)", isLetter), ("isdigit(self, /)", isDigit), ("isspace(self, /)", isBlank),
            ("isalnum(self, /)", { isLetter($0) || isDigit($0) }),
        ]
        for (signature, predicate) in predicates {
            type.method(signature) { (a) in Value(!buffer(a[0]).isEmpty && buffer(a[0]).allSatisfy(predicate)) }
        }
        type.method("isascii(self, /)") { (a) in Value(buffer(a[0]).allSatisfy { $0 < 128 }) }
        type.method("isupper(self, /)") { (a) in
            Value(buffer(a[0]).contains(where: isUpper) && !buffer(a[0]).contains(where: isLower))
        }
        type.method("islower(self, /)") { (a) in
            Value(buffer(a[0]).contains(where: isLower) && !buffer(a[0]).contains(where: isUpper))
        }
        type.method("istitle(self, /)") { (a) in Value(isTitle(buffer(a[0]))) }
    }

    private static func isTitle(_ text: Bytes) -> Bool {
        var isInWord = false
        var isFound = false
        for byte in text {
            if isLetter(byte) {
                if isUpper(byte) == isInWord { return false }
                isFound = true
            }
            isInWord = isLetter(byte)
        }
        return isFound
    }

    // MARK: Padding

    static func addPadding(_ type: TypeRef) {
        type.method("center(self, width, fillchar=?, /)") { (a) throws(Raise) in
            let width = try asIndex(a[1])
            let margin = max(0, width - min(width, buffer(a[0]).count))
            let left = margin / 2 + (margin & width & 1)
            return try pad(a, "center", left: left, right: margin - left)
        }
        type.method("ljust(self, width, fillchar=?, /)") { (a) throws(Raise) in
            let width = try asIndex(a[1])
            return try pad(a, "ljust", left: 0, right: width - min(width, buffer(a[0]).count))
        }
        type.method("rjust(self, width, fillchar=?, /)") { (a) throws(Raise) in
            let width = try asIndex(a[1])
            return try pad(a, "rjust", left: width - min(width, buffer(a[0]).count), right: 0)
        }
        type.method("zfill(self, width, /)") { (a) throws(Raise) in
            let text = buffer(a[0])
            let width = try asIndex(a[1])
            if width <= text.count { return try make(a[0], 0..<text.count) }
            try checkedSize(width)
            let hasSign = text.first == 0x2B || text.first == 0x2D
            let zeros = [UInt8](repeating: 0x30, count: width - text.count)
            return try make(a[0], (hasSign ? [text[0]] : []) + zeros + Array(text.dropFirst(hasSign ? 1 : 0)))
        }
        type.method("expandtabs(self, /, tabsize=8)") { (a) throws(Raise) in
            let size = try asInt(a[1])
            var result: [UInt8] = []
            var column = 0
            for byte in buffer(a[0]) {
                if byte == 9 {
                    if size <= 0 { continue }
                    let blanks = size - column % size
                    try checkedSize(result.count &+ blanks)
                    result += [UInt8](repeating: 32, count: blanks)
                    column = column &+ blanks
                } else {
                    result.append(byte)
                    column = byte == 10 || byte == 13 ? 0 : column + 1
                }
            }
            return try make(a[0], result)
        }
    }

    private static func pad(_ a: Arguments, _ name: String, left: Int, right: Int) throws(Raise) -> Value {
        var fill: UInt8 = 32
        if a.has(2) {
            guard a[2].layout == .bytes || a[2].layout == .bytearray, buffer(a[2]).count == 1 else {
                throw typeError("\(name)() argument 2 must be a byte string of length 1, not \(argumentTypeName(a[2]))")
            }
            fill = buffer(a[2])[0]
        }
        let (margin, overflow) = left.addingReportingOverflow(right)
        if overflow { throw memoryError() }
        try checkedSize(margin)
        return try make(
            a[0], [UInt8](repeating: fill, count: left) + Array(buffer(a[0])) + [UInt8](repeating: fill, count: right))
    }

    // MARK: Conversions

    static func addConversions(_ type: TypeRef) {
        type.method("decode(self, /, encoding='utf-8', errors='strict')") { (a) throws(Raise) in
            try decode(
                a[0], encoding: StringType.textArgument(a[1], "decode() argument 'encoding'"),
                errors: StringType.textArgument(a[2], "decode() argument 'errors'"))
        }
        type.method("hex(self, sep=?, bytes_per_sep=1)") { (a) throws(Raise) in
            try hex(buffer(a[0]), separator: a.has(1) ? a[1] : .empty, group: try asInt(a[2]))
        }
        type.classMethod("fromhex(type, string, /)") { (a) throws(Raise) in
            guard a[1].layout == .string else {
                throw typeError("fromhex() argument must be str, not \(argumentTypeName(a[1]))")
            }
            let bytes = try parseHex(codePointsOfText(a[1]))
            let owner = a[0].cast(to: TypeObject.self)
            let result = try newBytes(owner.pointee.instanceLayout, bytes)
            if owner == builtinType(owner.pointee.instanceLayout) { return result }
            defer { result.release() }
            return try call(a[0], result)
        }
        type.method("translate(self, table, /, delete=?)") { (a) throws(Raise) in
            let table = a[1].isNone ? nil : Array(try bytesLike(a[1]))
            if let table, table.count != 256 { throw valueError("translation table must be 256 characters long") }
            let deleted = a.has(2) ? Array(try bytesLike(a[2])) : []
            return try make(
                a[0],
                buffer(a[0]).filter { !deleted.contains($0) }.map { (byte) in table.map { $0[Int(byte)] } ?? byte })
        }
        type.staticMethod("maketrans(frm, to, /)") { (a) throws(Raise) in
            let (from, to) = (try bytesLike(a[0]), try bytesLike(a[1]))
            if from.count != to.count { throw valueError("maketrans arguments must have same length") }
            var table = (0..<256).map { UInt8($0) }
            for (position, byte) in from.enumerated() { table[Int(byte)] = to[position] }
            return try newBytes(.bytes, table)
        }
    }

    private static func hex(_ bytes: Bytes, separator: Value, group: Int) throws(Raise) -> Value {
        var mark: UInt8?
        if !separator.isEmpty {
            let points = codePointsOfText(separator)
            guard separator.layout == .string || separator.layout == .bytes || separator.layout == .bytearray else {
                throw typeError("sep must be str or bytes.")
            }
            guard points.count == 1 else { throw valueError("sep must be length 1.") }
            guard points[0] < 128 else { throw valueError("sep must be ASCII.") }
            mark = UInt8(points[0])
        }
        var result: [UInt8] = []
        let size = Int(clamping: group.magnitude)
        for (position, byte) in bytes.enumerated() {
            if let mark, position > 0, size > 0 {
                // Groups are counted from the end, or from the start for a negative size.
                let distance = group > 0 ? bytes.count - position : position
                if distance % size == 0 { result.append(mark) }
            }
            for digit in [byte >> 4, byte & 15] { result.append(digit < 10 ? 0x30 + digit : 0x57 + digit) }
        }
        return newString(bytes: result)
    }

    private static func parseHex(_ points: [UInt32]) throws(Raise) -> [UInt8] {
        func digit(_ position: Int) throws(Raise) -> UInt8 {
            if position < points.count, points[position] < 128,
                let value = Character(Unicode.Scalar(UInt8(points[position]))).hexDigitValue
            {
                return UInt8(value)
            }
            throw valueError("non-hexadecimal number found in fromhex() arg at position \(position)")
        }
        var bytes: [UInt8] = []
        var position = 0
        while position < points.count {
            if points[position] < 128 && isBlank(UInt8(points[position])) {
                position += 1
                continue
            }
            let high = try digit(position)
            bytes.append(high << 4 | (try digit(position + 1)))
            position += 2
        }
        return bytes
    }
}
