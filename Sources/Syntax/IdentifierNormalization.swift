/// Identifiers are compared in the form NFKC. Of its many mappings these are the ones that identifiers meet: letters that
/// keyboards and formulas offer twice. Canonically equivalent spellings are equal as Swift strings anyway.
enum IdentifierNormalization {
    static func normalized(_ name: String) -> String {
        guard name.utf8.contains(where: { $0 >= 0x80 }) else { return name }
        var result = String.UnicodeScalarView()
        for scalar in name.unicodeScalars {
            for mapped in mapping(scalar.value) {
                if let mapped = Unicode.Scalar(mapped) { result.append(mapped) }
            }
        }
        return String(result)
    }

    private static func mapping(_ code: UInt32) -> [UInt32] {
        switch code {
        case 0xAA: [0x61]
        case 0xBA: [0x6F]
        case 0xB5: [0x3BC]  // micro sign
        case 0x17F: [0x73]
        case 0x210E: [0x68]
        case 0x2113: [0x6C]
        case 0x2126: [0x3A9]  // ohm
        case 0x212A: [0x4B]  // kelvin
        case 0x212B: [0xC5]  // ångström
        case 0xFB00: [0x66, 0x66]
        case 0xFB01: [0x66, 0x69]
        case 0xFB02: [0x66, 0x6C]
        case 0xFF10...0xFF19, 0xFF21...0xFF3A, 0xFF3F, 0xFF41...0xFF5A: [code - 0xFEE0]  // full width
        case 0x1D400...0x1D6A3: [letter((code - 0x1D400) % 52)]  // mathematical alphabets
        case 0x1D7CE...0x1D7FF: [0x30 + (code - 0x1D7CE) % 10]
        default: [code]
        }
    }

    /// A to Z, then a to z.
    private static func letter(_ index: UInt32) -> UInt32 { index < 26 ? 0x41 + index : 0x61 + index - 26 }
}
