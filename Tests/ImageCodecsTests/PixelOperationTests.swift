import Testing

@testable import ImageCodecs

@Suite struct PixelOperationTests {
    /// Every recorded operation gives OpenCV's or Pillow's samples.
    @Test func recordedResultsAreEqual() throws {
        for row in try Fixture.rows("operations.txt") {
            let source = try Fixture.noise(Fixture.numbers(row[2]), seed: UInt64(row[3]) ?? 0, depth: row[1])
            let result = try PixelOperation.run(row[0], on: source, Fixture.numbers(row[4]), Fixture.numbers(row[5]))
            let shape = "\(result.shape.height) \(result.shape.width) \(result.shape.channels)"
            #expect(shape == row[6], "\(row)")
            #expect(Fixture.digest(result.bytes) == row[7], "\(row)")
        }
    }

    @Test func namesAreUnique() {
        #expect(Set(PixelOperation.all.map(\.name)).count == PixelOperation.all.count)
    }

    @Test func unknownNamesAndMissingNumbersAreRefused() throws {
        let picture = try Fixture.noise([2, 2, 1], seed: 1, depth: "uint8")
        #expect(throws: ImageError.self) { try PixelOperation.run("nothing", on: picture, [], []) }
        #expect(throws: ImageError.self) { try PixelOperation.run("resize", on: picture, [1], []) }
        #expect(throws: ImageError.self) { try PixelOperation.run("resize", on: picture, [3, 3, 77], [0, 0]) }
    }

    /// No numbers that a program can hand over may trap.
    @Test func extremeArgumentsDoNotTrap() throws {
        let extremes = [Int.min, -1_000_000_007, -1, 0, 1, 3, Int(Int32.max), Int.max]
        for shape in [[3, 4, 3], [0, 0, 1], [1, 1, 1]] {
            let picture = try Fixture.noise(shape, seed: 2, depth: "uint8")
            for operation in PixelOperation.all {
                for value in extremes {
                    for number in [0.0, -1, 1e300, .nan, .infinity] {
                        let whole = [Int](repeating: value, count: operation.counts.whole)
                        let numbers = [Double](repeating: number, count: operation.counts.numbers + 4)
                        // Sizes that are merely large would be allowed, and slow.
                        if value > 1000, operation.name.hasPrefix("resize") || operation.name == "warp_affine" {
                            continue
                        }
                        if abs(value / 2) > 100_000, ["circle", "ellipse"].contains(operation.name) { continue }
                        _ = try? PixelOperation.run(operation.name, on: picture, whole, numbers)
                    }
                }
            }
        }
    }
}
