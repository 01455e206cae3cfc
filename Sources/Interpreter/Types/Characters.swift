// What Python asks of single code points, from the Unicode character database that Swift carries.

/// Whitespace as `str.isspace` and `str.split` see it.
@inline(__always) func isSpace(_ point: UInt32) -> Bool {
    if point < 128 { return point == 0x20 || (point >= 9 && point <= 13) || (point >= 28 && point <= 31) }
    switch point {
    case 0x85, 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000: return true
    default: return false
    }
}

/// Whether a line ends at this code point.
@inline(__always) func isLineBreak(_ point: UInt32) -> Bool {
    if point < 128 { return (point >= 10 && point <= 13) || (point >= 28 && point <= 30) }
    return point == 0x85 || point == 0x2028 || point == 0x2029
}

/// The properties of a code point; `nil` for surrogates, which have none that matter.
@inline(__always) private func properties(_ point: UInt32) -> Unicode.Scalar.Properties? {
    Unicode.Scalar(point)?.properties
}

@inline(__always) func isASCIILower(_ point: UInt32) -> Bool { point &- 0x61 < 26 }
@inline(__always) func isASCIIUpper(_ point: UInt32) -> Bool { point &- 0x41 < 26 }

func isAlphabetic(_ point: UInt32) -> Bool {
    if point < 128 { return isASCIILower(point | 0x20) }
    switch properties(point)?.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter: return true
    default: return false
    }
}

func isDecimal(_ point: UInt32) -> Bool {
    if point < 128 { return point &- 0x30 < 10 }
    return properties(point)?.generalCategory == .decimalNumber
}

func isDigitCharacter(_ point: UInt32) -> Bool {
    if point < 128 { return point &- 0x30 < 10 }
    switch properties(point)?.numericType {
    case .decimal, .digit: return true
    default: return false
    }
}

func isNumericCharacter(_ point: UInt32) -> Bool {
    if point < 128 { return point &- 0x30 < 10 }
    return properties(point)?.numericType != nil
}

func isLowercase(_ point: UInt32) -> Bool {
    point < 128 ? isASCIILower(point) : properties(point)?.isLowercase ?? false
}

func isUppercase(_ point: UInt32) -> Bool {
    point < 128 ? isASCIIUpper(point) : properties(point)?.isUppercase ?? false
}

func isTitlecase(_ point: UInt32) -> Bool {
    point < 128 ? false : properties(point)?.generalCategory == .titlecaseLetter
}

func isCased(_ point: UInt32) -> Bool { isLowercase(point) || isUppercase(point) || isTitlecase(point) }

/// Whether `repr` shows the code point as itself.
func isPrintable(_ point: UInt32) -> Bool {
    if point < 127 { return point >= 32 }
    guard let category = properties(point)?.generalCategory else { return false }
    switch category {
    case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator, .spaceSeparator:
        return false
    default: return true
    }
}

func isIdentifierStart(_ point: UInt32) -> Bool {
    if point < 128 { return isASCIILower(point | 0x20) || point == 0x5F }
    return properties(point)?.isXIDStart ?? false
}

func isIdentifierPart(_ point: UInt32) -> Bool {
    if point < 128 { return isASCIILower(point | 0x20) || point == 0x5F || point &- 0x30 < 10 }
    return properties(point)?.isXIDContinue ?? false
}

// MARK: Case

func appendUppercase(_ point: UInt32, to text: inout TextBuilder) {
    if point < 128 { return text.append(isASCIILower(point) ? point - 32 : point) }
    appendMapping(point, \.uppercaseMapping, to: &text)
}

func appendLowercase(_ point: UInt32, to text: inout TextBuilder) {
    if point < 128 { return text.append(isASCIIUpper(point) ? point + 32 : point) }
    appendMapping(point, \.lowercaseMapping, to: &text)
}

func appendTitlecase(_ point: UInt32, to text: inout TextBuilder) {
    if point < 128 { return text.append(isASCIILower(point) ? point - 32 : point) }
    appendMapping(point, \.titlecaseMapping, to: &text)
}

private func appendMapping(
    _ point: UInt32, _ mapping: (Unicode.Scalar.Properties) -> String, to text: inout TextBuilder
) {
    guard let properties = properties(point) else { return text.append(point) }
    text.append(mapping(properties))
}

/// The full case folding. Swift has no table of it, but it is the lower case of the upper case of the lower case, except for
/// Cherokee, which folds to capitals.
func appendCaseFolded(_ point: UInt32, to text: inout TextBuilder) {
    if point < 128 { return appendLowercase(point, to: &text) }
    guard let scalar = Unicode.Scalar(point), scalar.properties.changesWhenCaseFolded else { return text.append(point) }
    switch point {
    case 0xAB70...0xABBF, 0x13F8...0x13FD: text.append(scalar.properties.uppercaseMapping)
    default:
        for lower in scalar.properties.lowercaseMapping.unicodeScalars {
            for upper in lower.properties.uppercaseMapping.unicodeScalars {
                text.append(upper.properties.lowercaseMapping)
            }
        }
    }
}
