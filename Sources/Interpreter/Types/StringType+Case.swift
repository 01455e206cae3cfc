import Glibc

// Case, and what strings are made of.

extension StringType {
    static func addCases(_ type: TypeRef) {
        type.method("upper(self, /)") { (a) in
            mapASCII(a[0], { isASCIILower(UInt32($0)) ? $0 - 32 : $0 }) ?? mapped(a[0], appendUppercase)
        }
        type.method("lower(self, /)") { (a) in
            mapASCII(a[0], { isASCIIUpper(UInt32($0)) ? $0 + 32 : $0 }) ?? lowered(a[0])
        }
        type.method("casefold(self, /)") { (a) in
            mapASCII(a[0], { isASCIIUpper(UInt32($0)) ? $0 + 32 : $0 }) ?? mapped(a[0], appendCaseFolded)
        }
        type.method("swapcase(self, /)") { (a) in
            let text = string(a[0])
            var builder = TextBuilder(capacity: text.pointee.count)
            for position in 0..<text.pointee.count {
                let point = text[codePoint: position]
                if isUppercase(point) {
                    appendLowered(text, position, to: &builder)
                } else if isLowercase(point) {
                    appendUppercase(point, to: &builder)
                } else {
                    builder.append(point)
                }
            }
            return builder.finish()
        }
        type.method("capitalize(self, /)") { (a) in
            let text = string(a[0])
            var builder = TextBuilder(capacity: text.pointee.count)
            for position in 0..<text.pointee.count {
                if position == 0 {
                    appendTitlecase(text[codePoint: 0], to: &builder)
                } else {
                    appendLowered(text, position, to: &builder)
                }
            }
            return builder.finish()
        }
        type.method("title(self, /)") { (a) in
            let text = string(a[0])
            var builder = TextBuilder(capacity: text.pointee.count)
            var isInWord = false
            for position in 0..<text.pointee.count {
                let point = text[codePoint: position]
                if isInWord {
                    appendLowered(text, position, to: &builder)
                } else {
                    appendTitlecase(point, to: &builder)
                }
                isInWord = isCased(point)
            }
            return builder.finish()
        }
    }

    /// An ASCII text with each byte mapped; `nil` for other texts.
    private static func mapASCII(_ value: Value, _ map: (UInt8) -> UInt8) -> Value? {
        let text = string(value)
        let count = text.pointee.count
        guard isASCII(text) else { return nil }
        if count == 0 { return runtime.emptyString.retain() }
        if count == 1 { return newString(codePoint: UInt32(map(text.pointee.bytes[0]))) }
        let result = newStringStorage(count, width: 1)
        let (source, target) = (text.pointee.bytes, result.pointee.bytes)
        for position in 0..<count { target[position] = map(source[position]) }
        result.pointee.isASCII = true
        return Value(result)
    }

    private static func mapped(_ value: Value, _ append: (UInt32, inout TextBuilder) -> Void) -> Value {
        let text = string(value)
        var builder = TextBuilder(capacity: text.pointee.count)
        for position in 0..<text.pointee.count { append(text[codePoint: position], &builder) }
        return builder.finish()
    }

    private static func lowered(_ value: Value) -> Value {
        let text = string(value)
        var builder = TextBuilder(capacity: text.pointee.count)
        for position in 0..<text.pointee.count { appendLowered(text, position, to: &builder) }
        return builder.finish()
    }

    /// The lower case of one code point of a text; a capital sigma at the end of a word has a form of its own.
    private static func appendLowered(_ text: StringRef, _ position: Int, to builder: inout TextBuilder) {
        let point = text[codePoint: position]
        if point == 0x3A3 {
            builder.append(isFinalSigma(text, position) ? 0x3C2 : 0x3C3)
        } else {
            appendLowercase(point, to: &builder)
        }
    }

    private static func isFinalSigma(_ text: StringRef, _ position: Int) -> Bool {
        func isIgnorable(_ point: UInt32) -> Bool { Unicode.Scalar(point)?.properties.isCaseIgnorable ?? false }
        func isCasedLetter(_ point: UInt32) -> Bool { Unicode.Scalar(point)?.properties.isCased ?? false }
        var before = position - 1
        while before >= 0 && isIgnorable(text[codePoint: before]) { before -= 1 }
        if before < 0 || !isCasedLetter(text[codePoint: before]) { return false }
        var after = position + 1
        while after < text.pointee.count && isIgnorable(text[codePoint: after]) { after += 1 }
        return after == text.pointee.count || !isCasedLetter(text[codePoint: after])
    }

    // MARK: Predicates

    static func addPredicates(_ type: TypeRef) {
        let predicates: [(StaticString, (UInt32) -> Bool)] = [
            ("isalpha(self, /)", isAlphabetic),
            (
                "isalnum(self, /)",
                { isAlphabetic($0) || isDecimal($0) || isDigitCharacter($0) || isNumericCharacter($0) }
            ),
            ("isdecimal(self, /)", isDecimal),
            ("isdigit(self, /)", isDigitCharacter),
            ("isnumeric(self, /)", isNumericCharacter),
            ("isspace(self, /)", { isSpace($0) }),
        ]
        for (signature, predicate) in predicates {
            type.method(signature) { (a) in
                let text = string(a[0])
                return Value(text.pointee.count > 0 && all(text, predicate))
            }
        }
        type.method("isprintable(self, /)") { (a) in Value(all(string(a[0]), isPrintable)) }
        type.method("isascii(self, /)") { (a) in Value(isASCII(string(a[0])) || string(a[0]).pointee.count == 0) }
        type.method("isupper(self, /)") { (a) in
            Value(hasOneCase(string(a[0]), isUppercase, not: { isLowercase($0) || isTitlecase($0) }))
        }
        type.method("islower(self, /)") { (a) in
            Value(hasOneCase(string(a[0]), isLowercase, not: { isUppercase($0) || isTitlecase($0) }))
        }
        type.method("istitle(self, /)") { (a) in Value(isTitle(string(a[0]))) }
        type.method("isidentifier(self, /)") { (a) in
            let text = string(a[0])
            return Value(text.pointee.count > 0 && isIdentifierStart(text[codePoint: 0]) && all(text, isIdentifierPart))
        }
    }

    private static func all(_ text: StringRef, _ predicate: (UInt32) -> Bool) -> Bool {
        for position in 0..<text.pointee.count where !predicate(text[codePoint: position]) { return false }
        return true
    }

    private static func hasOneCase(
        _ text: StringRef, _ isWanted: (UInt32) -> Bool, not isRefused: (UInt32) -> Bool
    ) -> Bool {
        var isFound = false
        for position in 0..<text.pointee.count {
            let point = text[codePoint: position]
            if isRefused(point) { return false }
            isFound = isFound || isWanted(point)
        }
        return isFound
    }

    private static func isTitle(_ text: StringRef) -> Bool {
        var isFound = false
        var isInWord = false
        for position in 0..<text.pointee.count {
            let point = text[codePoint: position]
            if isUppercase(point) || isTitlecase(point) {
                if isInWord { return false }
                isInWord = true
                isFound = true
            } else if isLowercase(point) {
                if !isInWord { return false }
                isFound = true
            } else {
                isInWord = false
            }
        }
        return isFound
    }
}
