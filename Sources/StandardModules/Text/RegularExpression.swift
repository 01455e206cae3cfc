import CPCRE2
import Interpreter

/// A pattern compiled by PCRE2: once for searching and, when first asked for, once more for each way of being anchored, which the
/// just-in-time compiler wants to know before it matches.
final class RegularExpression {
    enum Anchor: Int {
        case none, start, both

        var options: UInt32 {
            switch self {
            case .none: 0
            case .start: UInt32(PCRE2_ANCHORED)
            case .both: UInt32(PCRE2_ANCHORED) | UInt32(PCRE2_ENDANCHORED)
            }
        }
    }

    let isBytes: Bool
    private(set) var groupCount = 0
    private let text: [UInt32]
    private let options: UInt32
    private var codes: [OpaquePointer?] = [nil, nil, nil]
    private var matchData: OpaquePointer?

    /// `options`: 1 without case, 2 lines, 4 dot matches all, 8 Unicode's properties, 16 blanks and comments.
    init(_ text: [UInt32], options: Int, isBytes: Bool) throws(Raise) {
        self.text = text
        self.isBytes = isBytes
        let flags: [(Int, UInt32)] = [
            (1, UInt32(PCRE2_CASELESS)), (2, UInt32(PCRE2_MULTILINE)), (4, UInt32(PCRE2_DOTALL)), (8, UInt32(PCRE2_UCP)),
            (16, UInt32(PCRE2_EXTENDED)),
        ]
        self.options = flags.reduce(UInt32(PCRE2_NEVER_BACKSLASH_C)) { options & $1.0 != 0 ? $0 | $1.1 : $0 }
        let code = try compiled(.none)
        var count: UInt32 = 0
        pcre2_pattern_info_32(code, UInt32(PCRE2_INFO_CAPTURECOUNT), &count)
        groupCount = Int(count)
        matchData = pcre2_match_data_create_from_pattern_32(code, nil)
        if matchData == nil { throw memoryError() }
    }

    deinit {
        for code in codes { pcre2_code_free_32(code) }
        pcre2_match_data_free_32(matchData)
    }

    private func compiled(_ anchor: Anchor) throws(Raise) -> OpaquePointer {
        if let code = codes[anchor.rawValue] { return code }
        var (error, offset): (Int32, Int) = (0, 0)
        let code = text.withUnsafeBufferPointer { buffer -> OpaquePointer? in
            // An empty array has no address, and PCRE2 wants one.
            var nothing: UInt32 = 0
            return withUnsafePointer(to: &nothing) {
                pcre2_compile_32(
                    buffer.baseAddress ?? $0, buffer.count, options | anchor.options, &error, &offset, MatchContext.shared.compile)
            }
        }
        guard let code else {
            throw raise(ExceptionType.valueError.type, arguments: [newString(Self.message(error)), Value(offset)])
        }
        // Without the just-in-time compiler matching is slower, and right.
        _ = pcre2_jit_compile_32(code, UInt32(PCRE2_JIT_COMPLETE))
        codes[anchor.rawValue] = code
        return code
    }

    private static func message(_ error: Int32) -> String {
        var buffer = [UInt32](repeating: 0, count: 256)
        let count = pcre2_get_error_message_32(error, &buffer, buffer.count)
        guard count > 0 else { return "PCRE2 error \(error)" }
        return String(String.UnicodeScalarView(buffer[..<Int(count)].compactMap(Unicode.Scalar.init)))
    }

    /// Matches at or behind `start` in the subject's first `end` units; its spans are then those of `span`.
    func match(
        _ units: UnsafePointer<UInt32>, _ start: Int, _ end: Int, _ anchor: Anchor, notEmpty: Bool
    ) throws(Raise) -> Bool {
        let code = try compiled(anchor)
        let options = notEmpty ? UInt32(PCRE2_NOTEMPTY_ATSTART) : 0
        let context = MatchContext.shared.match
        var result = pcre2_match_32(code, units, end, start, options, matchData, context)
        if result == PCRE2_ERROR_JIT_STACKLIMIT {
            result = pcre2_match_32(code, units, end, start, options | UInt32(PCRE2_NO_JIT), matchData, context)
        }
        if result >= 0 { return true }
        switch result {
        case PCRE2_ERROR_NOMATCH: return false
        case PCRE2_ERROR_HEAPLIMIT, PCRE2_ERROR_NOMEMORY: throw memoryError()
        case PCRE2_ERROR_MATCHLIMIT, PCRE2_ERROR_DEPTHLIMIT:
            throw runtimeError("matching this pattern needs too many steps")
        default: throw runtimeError(Self.message(result))
        }
    }

    /// The range of a group in the last match; `nil` where it took no part.
    func span(_ group: Int) -> Range<Int>? {
        guard let vector = pcre2_get_ovector_pointer_32(matchData) else { return nil }
        let (start, end) = (vector[2 * group], vector[2 * group + 1])
        // An assertion may move the start behind the end; Python has no such match.
        guard start != Int.max, start >= 0, start <= end else { return nil }
        return Int(start)..<Int(end)
    }

    /// The spans of the last match as a flat tuple, -1 for groups that took no part.
    func spans() -> Value {
        let tuple = newTupleStorage(2 * (groupCount + 1))
        for group in 0...groupCount {
            let range = span(group)
            tuple.pointee.items[2 * group] = Value(range?.lowerBound ?? -1)
            tuple.pointee.items[2 * group + 1] = Value(range?.upperBound ?? -1)
        }
        return Value(tuple)
    }
}

/// What all patterns share: newlines are line feeds; limits; a stack for machine code.
private final class MatchContext {
    nonisolated(unsafe) static let shared = MatchContext()
    let compile: OpaquePointer?
    let match: OpaquePointer?

    private init() {
        compile = pcre2_compile_context_create_32(nil)
        pcre2_set_newline_32(compile, UInt32(PCRE2_NEWLINE_LF))
        match = pcre2_match_context_create_32(nil)
        pcre2_set_match_limit_32(match, 1 << 30)
        pcre2_jit_stack_assign_32(match, nil, UnsafeMutableRawPointer(pcre2_jit_stack_create_32(32 << 10, 16 << 20, nil)))
    }
}
