import Notebook
import Testing

@Suite struct JSONTests {
    @Test(arguments: [
        "null", "true", "[1, 2.50, -0, 1e400, 123456789012345678901234567890]", "{\"b\": 1, \"a\": {\"c\": []}}",
        "\"a\\u0000\\\"\\\\\\n\\u00e9\\ud83d\\ude00\"", "[NaN, Infinity, -Infinity]", "{}", "\"\"",
    ])
    func nothingIsLost(_ text: String) throws { #expect(try JSON(parsing: text).line() == text) }

    @Test(arguments: [
        "", "[1,]", "{\"a\" 1}", "01", "1.", ".5", "+1", "\"\u{01}\"", "\"\\x\"", "[1] 2", "tru", "{1: 2}", "\"abc",
        "\"\\u12\"", "1e", "--1", "[",
    ])
    func otherTextsAreRefused(_ text: String) { #expect(throws: JSONError.self) { try JSON(parsing: text) } }

    @Test func depthIsLimited() {
        do throws(JSONError) {
            _ = try JSON(parsing: String(repeating: "[", count: 100_000))
            Issue.record("read")
        } catch { #expect(error.reason == .tooDeep && error.column == 257) }
    }

    @Test func halfAPairBecomesTheReplacementCharacter() throws {
        #expect(try JSON(parsing: "\"\\ud83dx\"") == .string("\u{FFFD}x"))
    }

    @Test func bytesThatAreNoTextAreRefused() {
        #expect(throws: JSONError.self) { try JSON(parsing: [0x22, 0xFF, 0x22]) }
    }

    @Test func base64GoesBothWays() {
        for count in 0..<20 {
            let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 * 37 + 5) }
            #expect(Base64.decode(Base64.encode(bytes)) == bytes)
        }
        #expect(Base64.decode("QUJ\nD") == [65, 66, 67])
        #expect(Base64.decode("Q") == nil && Base64.decode("?") == nil)
    }

    @Test func sha256AgreesWithTheStandard() {
        #expect(
            SHA256.hexadecimal(Array("abc".utf8)) == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
        #expect(SHA256.hexadecimal([]) == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
        #expect(
            SHA256.hexadecimal([UInt8](repeating: 97, count: 1_000_000))
                == "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0")
    }
}
