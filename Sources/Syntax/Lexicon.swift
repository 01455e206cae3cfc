/// Cuts any text, right or wrong, into coloured pieces: for highlighting, and for readers that must tell a comment from the
/// inside of a string. Nothing is an error here; a string that is not closed goes on to the end of its line or of the text.
package enum Lexicon {
    package enum Class: Sendable { case keyword, name, number, string, comment, `operator`, unknown }

    /// A piece of text; its range counts bytes. White space lies between the pieces.
    package struct Piece: Equatable, Sendable {
        package var lexicalClass: Class
        package var range: Range<Int>
    }

    package static func pieces(of text: String) -> [Piece] {
        var text = text
        return text.withUTF8 { pieces(of: $0) }
    }

    package static func pieces(of source: [UInt8]) -> [Piece] { source.withUnsafeBufferPointer { pieces(of: $0) } }

    private static func pieces(of source: UnsafeBufferPointer<UInt8>) -> [Piece] {
        var scanner = Scanner(source)
        var pieces: [Piece] = []
        while let piece = scanner.next() { pieces.append(piece) }
        return pieces
    }

    private struct Scanner {
        let source: UnsafeBufferPointer<UInt8>
        var position = 0

        init(_ source: UnsafeBufferPointer<UInt8>) { self.source = source }

        func byte(_ offset: Int) -> UInt8 { offset < source.count ? source[offset] : 0 }

        mutating func next() -> Piece? {
            while position < source.count, source[position] <= 0x20 { position += 1 }
            guard position < source.count else { return nil }
            let start = position
            let lexicalClass = scan()
            position = min(max(position, start + 1), source.count)
            return Piece(lexicalClass: lexicalClass, range: start..<position)
        }

        private mutating func scan() -> Class {
            let first = source[position]
            if first == 0x23 {
                skip { $0 != 0x0A && $0 != 0x0D }
                return .comment
            }
            switch CharacterClass.of(first) {
            case .quote:
                skipString()
                return .string
            case .digit:
                skipNumber()
                return .number
            case .letter:
                return scanWord()
            case .operator:
                if first == 0x2E, CharacterClass.isDigit(byte(position + 1)) {
                    skipNumber()
                    return .number
                }
                let (kind, length) = OperatorTable.kind(first, byte(position + 1), byte(position + 2))
                position += length
                return kind == .unknown ? .unknown : .operator
            case .newline, .other:
                position += 1
                return .unknown
            }
        }

        private mutating func skip(while condition: (UInt8) -> Bool) {
            while position < source.count, condition(source[position]) { position += 1 }
        }

        private mutating func scanWord() -> Class {
            let start = position
            skip(while: CharacterClass.continuesName)
            let length = position - start
            let next = byte(position)
            if next == 0x22 || next == 0x27, length <= 2,
                source[start..<position].allSatisfy({ [0x62, 0x66, 0x72, 0x75].contains($0 | 0x20) })
            {
                skipString()
                return .string
            }
            guard let base = source.baseAddress, KeywordTable.shared.kind(base + start, length) != nil else {
                return .name
            }
            return .keyword
        }

        private mutating func skipNumber() {
            while position < source.count {
                let current = source[position]
                let isExponent = current | 0x20 == 0x65
                guard CharacterClass.continuesName(current) || current == 0x2E else { return }
                position += 1
                if isExponent, byte(position) == 0x2B || byte(position) == 0x2D { position += 1 }
            }
        }

        private mutating func skipString() {
            let quote = source[position]
            let isTriple = byte(position + 1) == quote && byte(position + 2) == quote
            position += isTriple ? 3 : 1
            while position < source.count {
                let current = source[position]
                if current == 0x5C {
                    position += 2
                } else if current == quote, !isTriple || byte(position + 1) == quote && byte(position + 2) == quote {
                    position += isTriple ? 3 : 1
                    return
                } else if current == 0x0A, !isTriple {
                    return
                } else {
                    position += 1
                }
            }
        }
    }
}
