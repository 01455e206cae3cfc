import Testing

@testable import ImageCodecs

@Suite struct CodecTests {
    @Test func filesLookAsInOpenCV() throws {
        for row in try Fixture.rows("files.txt") where row[0] != "encode" {
            let data = try Fixture.bytes("files/\(row[0])")
            let decoded = AnyBitmap(try OpenCVReading.decode(data, .init(Int(row[1]) ?? 0), tolerant: false))
            let shape = "\(decoded.shape.height) \(decoded.shape.width) \(decoded.shape.channels)"
            #expect(shape == row[2], "\(row)")
            #expect(decoded.depth == row[3], "\(row)")
            #expect(Fixture.digest(decoded.bytes) == row[4], "\(row)")
        }
    }

    @Test func jpegFilesAreWrittenByteForByteAsOpenCV() throws {
        let smooth = try Bitmap(height: 29, width: 37, channels: 3, samples: try Fixture.bytes("smooth.bin"))
        for row in try Fixture.rows("files.txt") where row[0] == "encode" {
            let data = try JPEGCodec.encode(smooth, as: .bgr, options: .init(quality: Int(row[1]) ?? 0))
            #expect(Fixture.digest(data) == row[4], "quality \(row[1])")
        }
    }

    @Test func pngKeepsEverySample() throws {
        for channels in 1...4 {
            guard case .uint8(let bytes) = try Fixture.noise([7, 5, channels], seed: 3, depth: "uint8"),
                case .uint16(let words) = try Fixture.noise([7, 5, channels], seed: 4, depth: "uint16")
            else { return }
            #expect(try PNGCodec.decode(PNGCodec.encode(bytes), []) == .bits8(bytes))
            #expect(try PNGCodec.decode(PNGCodec.encode(words), []) == .bits16(words))
        }
    }

    @Test func whatIsCutShortFailsOrGivesWhatIsThere() throws {
        let jpeg = try Fixture.bytes("files/color.jpg")
        let short = Array(jpeg.dropLast(60))
        #expect(throws: ImageError.truncated(unprocessed: 0)) {
            try OpenCVReading.decode(short, .init(1), tolerant: false)
        }
        guard case .bits8(let seen) = try OpenCVReading.decode(short, .init(1), tolerant: true) else { return }
        #expect((seen.height, seen.width) == (29, 37))
        let png = try Fixture.bytes("files/color.png")
        #expect(throws: ImageError.truncated(unprocessed: 0)) {
            try PNGCodec.decode(Array(png.dropLast(100)), [])
        }
        #expect(throws: ImageError.unknownFormat) { try OpenCVReading.decode([1, 2, 3], .init(1), tolerant: true) }
    }

    /// Damage anywhere gives an error or a picture, never a crash.
    @Test func damagedFilesDoNotTrap() throws {
        for name in ["color.jpg", "progressive.jpg", "turned.jpg", "palette.png", "alpha.png", "wide.png"] {
            let data = try Fixture.bytes("files/\(name)")
            var state: UInt64 = 7
            for _ in 0..<200 {
                var damaged = data
                for _ in 0..<3 {
                    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                    damaged[Int(state >> 33) % damaged.count] = UInt8(truncatingIfNeeded: state >> 20)
                }
                // A damaged size may ask for gigabytes; only small pictures are decoded.
                switch ImageFormat.probe(damaged) {
                case .jpeg:
                    guard let header = try? JPEGCodec.readHeader(damaged), header.width * header.height < 1 << 20 else {
                        continue
                    }
                case .png:
                    guard let header = try? PNGCodec.readHeader(damaged), header.width * header.height < 1 << 20 else {
                        continue
                    }
                case nil: continue
                }
                _ = try? OpenCVReading.decode(damaged, .init(1), tolerant: true)
                _ = try? OpenCVReading.decode(damaged, .init(-1), tolerant: true)
                _ = ImageFormat.orientation(of: damaged)
            }
        }
    }

    @Test func orientationIsRead() throws {
        #expect(ImageFormat.orientation(of: try Fixture.bytes("files/turned.jpg")) == 6)
        #expect(ImageFormat.orientation(of: try Fixture.bytes("files/color.jpg")) == 1)
    }
}
