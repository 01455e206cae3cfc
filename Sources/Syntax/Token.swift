/// What a token is. Keywords and operators have a kind each, so that the parser never compares text.
package enum TokenKind: UInt8 {
    case endMarker, newline, indent, dedent, name, number, string
    /// A character that begins no token of the language, such as `$`.
    case unknown
    /// Where the lexer gave up; always the last token.
    case error

    // Keywords.
    case falseKeyword, noneKeyword, trueKeyword, and, `as`, assert, async, await, `break`, `class`, `continue`, def,
        del, elif
    case `else`, except, finally, `for`, from, global, `if`, `import`, `in`, `is`, lambda, nonlocal, not, or, pass,
        raise
    case `return`, `try`, `while`, with, yield

    // Delimiters.
    case leftParenthesis, rightParenthesis, leftBracket, rightBracket, leftBrace, rightBrace
    case comma, colon, semicolon, dot, ellipsis, arrow, equal, colonEqual

    // Operators.
    case plus, minus, star, slash, percent, at, ampersand, bar, caret, tilde, doubleStar, doubleSlash, leftShift,
        rightShift
    case less, greater, doubleEqual, notEqual, lessEqual, greaterEqual

    // Augmented assignments.
    case plusEqual, minusEqual, starEqual, slashEqual, percentEqual, atEqual, ampersandEqual, barEqual, caretEqual
    case doubleStarEqual, doubleSlashEqual, leftShiftEqual, rightShiftEqual

    package var isKeyword: Bool {
        rawValue >= TokenKind.falseKeyword.rawValue && rawValue <= TokenKind.yield.rawValue
    }
}

/// One token: its kind and where it stands, in bytes of the source and as lines and columns.
struct Token {
    var kind: TokenKind
    /// How many brackets are open around it, its own included.
    var level: UInt8
    /// False for a name with letters outside ASCII.
    var isASCII = true
    var start: Int32
    var end: Int32
    var span: SourceSpan
}

/// A word of up to eight letters packed into a number, first letter lowest: keywords are compared as numbers.
@inline(__always)
private func packed(_ word: StaticString) -> UInt64 {
    var value: UInt64 = 0
    var index = word.utf8CodeUnitCount
    while index > 0 {
        index -= 1
        value = value << 8 | UInt64(word.utf8Start[index])
    }
    return value
}

/// The keywords in a hash table of packed spellings, so that a name is told from a keyword by one or two comparisons.
struct KeywordTable {
    private static let slots = 256
    private let words: UnsafeMutablePointer<UInt64>
    private let kinds: UnsafeMutablePointer<TokenKind>

    static let shared = KeywordTable()

    private init() {
        words = .allocate(capacity: KeywordTable.slots)
        kinds = .allocate(capacity: KeywordTable.slots)
        words.initialize(repeating: 0, count: KeywordTable.slots)
        kinds.initialize(repeating: .name, count: KeywordTable.slots)
        let rows: [(StaticString, TokenKind)] = [
            ("False", .falseKeyword), ("None", .noneKeyword), ("True", .trueKeyword), ("and", .and), ("as", .as),
            ("assert", .assert), ("async", .async), ("await", .await), ("break", .break), ("class", .class),
            ("continue", .continue), ("def", .def), ("del", .del), ("elif", .elif), ("else", .else),
            ("except", .except),
            ("finally", .finally), ("for", .for), ("from", .from), ("global", .global), ("if", .if),
            ("import", .import),
            ("in", .in), ("is", .is), ("lambda", .lambda), ("nonlocal", .nonlocal), ("not", .not), ("or", .or),
            ("pass", .pass), ("raise", .raise), ("return", .return), ("try", .try), ("while", .while), ("with", .with),
            ("yield", .yield),
        ]
        for (word, kind) in rows {
            let word = packed(word)
            var slot = KeywordTable.slot(word)
            while words[slot] != 0 { slot = (slot + 1) % KeywordTable.slots }
            words[slot] = word
            kinds[slot] = kind
        }
    }

    @inline(__always)
    private static func slot(_ word: UInt64) -> Int {
        // Fibonacci hashing: the top eight bits of a product with 2^64 divided by the golden ratio.
        Int(truncatingIfNeeded: (word &* 0x9E37_79B9_7F4A_7C15) >> 56)
    }

    /// The keyword spelt by `count` bytes at `start`, or `nil`.
    @inline(__always)
    func kind(_ start: UnsafePointer<UInt8>, _ count: Int) -> TokenKind? {
        guard count >= 2, count <= 8 else { return nil }
        var word: UInt64 = 0
        var index = count
        while index > 0 {
            index -= 1
            word = word << 8 | UInt64(start[index])
        }
        var slot = KeywordTable.slot(word)
        while words[slot] != 0 {
            if words[slot] == word { return kinds[slot] }
            slot = (slot + 1) % KeywordTable.slots
        }
        return nil
    }
}
