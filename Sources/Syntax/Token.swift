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

/// Every keyword with its packed spelling, indexed by length so that a lookup tries a handful.
struct KeywordTable {
    private var byLength: [[(word: UInt64, kind: TokenKind)]] = Array(repeating: [], count: 9)

    static let shared = KeywordTable()

    private init() {
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
            byLength[word.utf8CodeUnitCount].append((packed(word), kind))
        }
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
        for row in byLength[count] where row.word == word { return row.kind }
        return nil
    }
}
