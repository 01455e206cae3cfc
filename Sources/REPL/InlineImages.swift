import Notebook

/// Shows pictures where the terminal can. What it can is read from the environment: a question to the terminal would cost
/// start-up time, and some do not answer.
package enum InlineImages: String, Sendable {
    case kitty, iterm, sixel, blocks, none

    package static func detected(_ environment: (String) -> String? = Files.environment) -> InlineImages {
        if let asked = environment("CELLBOOK_IMAGES") { return InlineImages(rawValue: asked) ?? .none }
        let terminal = environment("TERM") ?? ""
        let program = environment("TERM_PROGRAM") ?? ""
        // A multiplexer eats the sequences.
        if environment("TMUX") != nil || terminal.begins(with: "screen") || terminal.begins(with: "tmux") {
            return .none
        }
        if environment("KITTY_WINDOW_ID") != nil || terminal == "xterm-kitty" || terminal == "xterm-ghostty"
            || program == "ghostty"
        {
            return .kitty
        }
        if ["iTerm.app", "WezTerm", "mintty", "rio"].contains(program) || environment("LC_TERMINAL") == "iTerm2" {
            return .iterm
        }
        if terminal.offset(of: "sixel") != nil
            || ["foot", "foot-extra", "mlterm", "yaft-256color", "contour"].contains(terminal)
        {
            return .sixel
        }
        return .none
    }

    /// The text that makes the terminal show a PNG; empty where it cannot.
    package func text(for png: [UInt8], codec: PictureCodec?, columns: Int) -> String {
        switch self {
        case .none: return ""
        case .kitty: return kitty(png)
        case .iterm:
            return "\u{1B}]1337;File=inline=1;size=\(png.count);preserveAspectRatio=1:\(Base64.encode(png))\u{07}\n"
        case .sixel:
            guard let picture = codec?.decode(png) else { return "" }
            return SixelEncoder.text(of: picture.fitted(width: 1000)) + "\n"
        case .blocks:
            guard let picture = codec?.decode(png) else { return "" }
            return blocks(picture.fitted(width: max(8, min(columns, 120))))
        }
    }

    /// Chunks of 4096 bytes, as the protocol wants them.
    private func kitty(_ png: [UInt8]) -> String {
        let data = Array(Base64.encode(png).utf8)
        var text = ""
        var start = 0
        repeat {
            let end = min(start + 4096, data.count)
            let head = start == 0 ? "f=100,a=T," : ""
            text +=
                "\u{1B}_G\(head)m=\(end < data.count ? 1 : 0);\(String(decoding: data[start..<end], as: UTF8.self))\u{1B}\\"
            start = end
        } while start < data.count
        return text + "\n"
    }

    /// Two pixels a character: the upper half in the text's colour, the lower in the background's.
    private func blocks(_ picture: Picture) -> String {
        var text = ""
        func colour(_ x: Int, _ y: Int) -> String {
            guard y < picture.height else { return "0;0;0" }
            let pixel = (y * picture.width + x) * 4
            return "\(picture.pixels[pixel]);\(picture.pixels[pixel + 1]);\(picture.pixels[pixel + 2])"
        }
        for y in stride(from: 0, to: picture.height, by: 2) {
            for x in 0..<picture.width { text += "\u{1B}[38;2;\(colour(x, y))m\u{1B}[48;2;\(colour(x, y + 1))m▀" }
            text += "\u{1B}[0m\n"
        }
        return text
    }
}

extension Picture {
    /// Not wider than `width`, by averaging.
    func fitted(width limit: Int) -> Picture {
        guard width > limit, limit > 0, height > 0 else { return self }
        let newHeight = max(1, height * limit / width)
        var result = [UInt8](repeating: 0, count: limit * newHeight * 4)
        for y in 0..<newHeight {
            let rows = (y * height / newHeight)..<max(y * height / newHeight + 1, (y + 1) * height / newHeight)
            for x in 0..<limit {
                let columns = (x * width / limit)..<max(x * width / limit + 1, (x + 1) * width / limit)
                for channel in 0..<4 {
                    var sum = 0
                    for row in rows {
                        for column in columns { sum += Int(pixels[(row * width + column) * 4 + channel]) }
                    }
                    result[(y * limit + x) * 4 + channel] = UInt8(sum / (rows.count * columns.count))
                }
            }
        }
        return Picture(width: limit, height: newHeight, pixels: result) ?? self
    }
}

/// DEC sixel graphics with a cube of 216 colours.
enum SixelEncoder {
    static func text(of picture: Picture) -> String {
        var text = "\u{1B}Pq\"1;1;\(picture.width);\(picture.height)"
        for index in 0..<216 { text += "#\(index);2;\(index / 36 * 20);\(index / 6 % 6 * 20);\(index % 6 * 20)" }
        for top in stride(from: 0, to: picture.height, by: 6) {
            let rows = min(6, picture.height - top)
            // For each colour of the band, six pixels a column as bits.
            var bands: [Int: [UInt8]] = [:]
            for row in 0..<rows {
                for x in 0..<picture.width {
                    let colour = index(picture, x, top + row)
                    bands[colour, default: Array(repeating: 0, count: picture.width)][x] |= 1 << UInt8(row)
                }
            }
            for (colour, bits) in bands.sorted(by: { $0.key < $1.key }) { text += "#\(colour)\(runs(bits))$" }
            text += "-"
        }
        return text + "\u{1B}\\"
    }

    private static func index(_ picture: Picture, _ x: Int, _ y: Int) -> Int {
        let pixel = (y * picture.width + x) * 4
        func level(_ channel: Int) -> Int { (Int(picture.pixels[pixel + channel]) * 5 + 127) / 255 }
        return level(0) * 36 + level(1) * 6 + level(2)
    }

    private static func runs(_ bits: [UInt8]) -> String {
        var text = ""
        var index = 0
        while index < bits.count {
            let end = bits[index...].firstIndex { $0 != bits[index] } ?? bits.count
            let character = String(UnicodeScalar(bits[index] + 63))
            text += end - index > 3 ? "!\(end - index)\(character)" : String(repeating: character, count: end - index)
            index = end
        }
        return text
    }
}
