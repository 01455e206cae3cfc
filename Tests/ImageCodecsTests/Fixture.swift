import Glibc

@testable import ImageCodecs

/// Recorded files beside the tests.
enum Fixture {
    static func bytes(_ name: String, of file: String = #filePath) throws -> [UInt8] {
        let folder = file[..<(file.lastIndex(of: "/") ?? file.startIndex)]
        return try ImageFile.read("\(folder)/Fixtures/\(name)")
    }

    /// The fields of each line.
    static func rows(_ name: String) throws -> [[String]] {
        String(decoding: try bytes(name), as: UTF8.self).split(separator: "\n").map {
            $0.split(separator: "|", omittingEmptySubsequences: false).map(String.init)
        }
    }

    static func numbers<Number: LosslessStringConvertible>(_ text: String) -> [Number] {
        text.split(separator: " ").compactMap { Number(String($0)) }
    }

    /// FNV-1a of the bytes, in hexadecimal.
    static func digest(_ bytes: [UInt8]) -> String {
        let value = bytes.reduce(0xcbf2_9ce4_8422_2325 as UInt64) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
        let text = String(value, radix: 16)
        return String(repeating: "0", count: 16 - text.count) + text
    }

    /// The picture that the recording script calls `noise`.
    static func noise(_ shape: [Int], seed: UInt64, depth: String) throws -> AnyBitmap {
        var state = seed
        let bytes = (0..<(shape[0] * shape[1] * shape[2])).map { _ in
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return UInt8(state >> 56)
        }
        let (height, width, channels) = (shape[0], shape[1], shape[2])
        switch depth {
        case "uint16":
            let samples = bytes.map { UInt16($0) * 257 }
            return .uint16(try Bitmap(height: height, width: width, channels: channels, samples: samples))
        case "float32":
            let samples = bytes.map { Float($0) / 255 }
            return .float32(try Bitmap(height: height, width: width, channels: channels, samples: samples))
        default: return .uint8(try Bitmap(height: height, width: width, channels: channels, samples: bytes))
        }
    }
}
