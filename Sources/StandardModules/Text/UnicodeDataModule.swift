import Interpreter

extension NativeModule {
    /// `_unicodedata`: the properties of code points that Swift's own tables hold; the rest of `unicodedata` is made in the library.
    static let unicodeData = NativeModule("_unicodedata") { module in
        module.function("category(chr, /)", doc: "The general category.") { (a) throws(Raise) in
            guard let properties = try properties(a[0], "category() argument") else { return newString("Cs") }
            return newString(categoryNames[properties.generalCategory] ?? "Cn")
        }
        module.function("combining(chr, /)", doc: "The canonical combining class.") { (a) throws(Raise) in
            Value(Int(try properties(a[0], "combining() argument")?.canonicalCombiningClass.rawValue ?? 0))
        }
        module.function("mirrored(chr, /)", doc: "1 where the character is mirrored in text from right to left.") {
            (a) throws(Raise) in
            Value(try properties(a[0], "mirrored() argument")?.isBidiMirrored == true ? 1 : 0)
        }
        module.function("name(chr, /)", doc: "The name, or None.") { (a) throws(Raise) in
            guard let name = try properties(a[0], "name() argument 1")?.name else { return Value.none }
            return newString(name)
        }
        module.function("lookup(name, /)", doc: "The character of a name, or None.") { (a) throws(Raise) in
            let wanted = try asText(a[0]).uppercased()
            for code in UInt32(0x20)...0x10FFFF {
                guard let scalar = Unicode.Scalar(code), hasOwnName(scalar), scalar.properties.name == wanted else {
                    continue
                }
                return newString(codePoint: code)
            }
            return Value.none
        }
        module.function(
            "numeric(chr, /)", doc: "(kind, value): kind is 3 for decimals, 2 for digits, 1 for numbers; or None."
        ) {
            (a) throws(Raise) in
            guard let properties = try properties(a[0], "numeric() argument 1"), let type = properties.numericType,
                let value = properties.numericValue
            else { return Value.none }
            let kind = type == .decimal ? 3 : type == .digit ? 2 : 1
            return newTuple([Value(kind), Value(value)])
        }
    }
}

/// The properties of a one-character string; `nil` for a surrogate.
private func properties(_ value: Value, _ argument: String) throws(Raise) -> Unicode.Scalar.Properties? {
    guard value.layout == .string, value.cast(to: StringObject.self).pointee.count == 1 else {
        throw typeError("\(argument) must be a unicode character, not \(typeName(value))")
    }
    let string = value.cast(to: StringObject.self)
    let code =
        string.pointee.width == 1
        ? UInt32(string.pointee.bytes[0])
        : UnsafeRawPointer(string.pointee.bytes).loadUnaligned(as: UInt32.self)
    return Unicode.Scalar(code)?.properties
}

/// Letters whose names only repeat their code are not worth a look.
private func hasOwnName(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .unassigned, .privateUse, .surrogate, .control: false
    default: true
    }
}

private let categoryNames: [Unicode.GeneralCategory: String] = [
    .uppercaseLetter: "Lu", .lowercaseLetter: "Ll", .titlecaseLetter: "Lt", .modifierLetter: "Lm", .otherLetter: "Lo",
    .nonspacingMark: "Mn", .spacingMark: "Mc", .enclosingMark: "Me", .decimalNumber: "Nd", .letterNumber: "Nl",
    .otherNumber: "No", .connectorPunctuation: "Pc", .dashPunctuation: "Pd", .openPunctuation: "Ps",
    .closePunctuation: "Pe",
    .initialPunctuation: "Pi", .finalPunctuation: "Pf", .otherPunctuation: "Po", .mathSymbol: "Sm",
    .currencySymbol: "Sc",
    .modifierSymbol: "Sk", .otherSymbol: "So", .spaceSeparator: "Zs", .lineSeparator: "Zl", .paragraphSeparator: "Zp",
    .control: "Cc", .format: "Cf", .surrogate: "Cs", .privateUse: "Co", .unassigned: "Cn",
]
