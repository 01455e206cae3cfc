/// What a byte can begin.
enum CharacterClass: UInt8 {
    case other, letter, digit, quote, newline, `operator`

    @inline(__always)
    static func of(_ byte: UInt8) -> CharacterClass {
        switch byte {
        case 0x61...0x7A, 0x41...0x5A, 0x5F, 0x80...0xFF: .letter
        case 0x30...0x39: .digit
        case 0x22, 0x27: .quote
        case 0x0A: .newline
        case 0x25, 0x26, 0x28...0x2F, 0x3A...0x3E, 0x40, 0x5B, 0x5D, 0x5E, 0x7B...0x7E, 0x21: .operator
        default: .other
        }
    }

    @inline(__always)
    static func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }

    @inline(__always)
    static func isHexadecimal(_ byte: UInt8) -> Bool { isDigit(byte) || (byte | 0x20) &- 0x61 < 6 }

    @inline(__always)
    static func continuesName(_ byte: UInt8) -> Bool {
        (byte | 0x20) &- 0x61 < 26 || isDigit(byte) || byte == 0x5F || byte >= 0x80
    }
}

/// The operators and delimiters, by their first bytes.
enum OperatorTable {
    @inline(__always)
    static func kind(_ first: UInt8, _ second: UInt8, _ third: UInt8) -> (TokenKind, length: Int) {
        let equals: UInt8 = 0x3D
        switch first {
        case 0x28: return (.leftParenthesis, 1)
        case 0x29: return (.rightParenthesis, 1)
        case 0x5B: return (.leftBracket, 1)
        case 0x5D: return (.rightBracket, 1)
        case 0x7B: return (.leftBrace, 1)
        case 0x7D: return (.rightBrace, 1)
        case 0x2C: return (.comma, 1)
        case 0x3B: return (.semicolon, 1)
        case 0x7E: return (.tilde, 1)
        case 0x3A: return second == equals ? (.colonEqual, 2) : (.colon, 1)
        case 0x2E: return second == 0x2E && third == 0x2E ? (.ellipsis, 3) : (.dot, 1)
        case 0x3D: return second == equals ? (.doubleEqual, 2) : (.equal, 1)
        case 0x21: return second == equals ? (.notEqual, 2) : (.unknown, 1)
        case 0x2B: return second == equals ? (.plusEqual, 2) : (.plus, 1)
        case 0x2D:
            if second == 0x3E { return (.arrow, 2) }
            return second == equals ? (.minusEqual, 2) : (.minus, 1)
        case 0x2A:
            if second == 0x2A { return third == equals ? (.doubleStarEqual, 3) : (.doubleStar, 2) }
            return second == equals ? (.starEqual, 2) : (.star, 1)
        case 0x2F:
            if second == 0x2F { return third == equals ? (.doubleSlashEqual, 3) : (.doubleSlash, 2) }
            return second == equals ? (.slashEqual, 2) : (.slash, 1)
        case 0x25: return second == equals ? (.percentEqual, 2) : (.percent, 1)
        case 0x40: return second == equals ? (.atEqual, 2) : (.at, 1)
        case 0x26: return second == equals ? (.ampersandEqual, 2) : (.ampersand, 1)
        case 0x7C: return second == equals ? (.barEqual, 2) : (.bar, 1)
        case 0x5E: return second == equals ? (.caretEqual, 2) : (.caret, 1)
        case 0x3C:
            if second == 0x3C { return third == equals ? (.leftShiftEqual, 3) : (.leftShift, 2) }
            if second == 0x3E { return (.unknown, 2) }
            return second == equals ? (.lessEqual, 2) : (.less, 1)
        case 0x3E:
            if second == 0x3E { return third == equals ? (.rightShiftEqual, 3) : (.rightShift, 2) }
            return second == equals ? (.greaterEqual, 2) : (.greater, 1)
        default: return (.unknown, 1)
        }
    }
}
