import Testing

@testable import PlotRenderer

@Suite struct SceneTests {
    private static func numbers(_ values: [Double]) -> SceneValue { .list(values.map { .number($0) }) }
    private static let black = numbers([0, 0, 0, 1])
    private static let stroke = SceneValue.list([
        black, .number(1.5), numbers([3, 1]), .number(0), .text("butt"), .text("round"),
    ])
    private static let items: [SceneValue] = [
        .list([
            .text("path"), numbers([10, 10, 50, 10, 50, 40]), .text("MLLZ"), numbers([1, 0, 0, 0.5]), stroke,
            .number(1), .none,
        ]),
        .list([
            .text("markers"), numbers([-3, 0, 3, 0]), .text("ML"), numbers([20, 20, 30, .nan]), numbers([1]),
            numbers([0, 0, 1, 1]), .none, stroke, numbers([0, 0, 60, 60]),
        ]),
        .list([
            .text("text"), .number(5), .number(50), .text("lp"), .number(10), .text("bold"), black, .number(90), .none,
        ]),
        .list([
            .text("image"), .number(0), .number(0), .number(20), .number(10), .number(1), .number(2),
            .bytes([255, 0, 0, 255, 0, 255, 0, 128]), .text("nearest"), .none,
        ]),
    ]

    @Test func scenesAreReadFromPlainValues() throws {
        let scene = try SceneReader.read(Self.items)
        var canvas = RecordingCanvas()
        for item in scene.items { canvas.draw(item) }
        #expect(
            canvas.lines == [
                "path M10.00,10.00 L50.00,10.00 L50.00,40.00 Z fill 1.00/0.00/0.00/0.50 "
                    + "stroke 0.00/0.00/0.00/1.00 1.50 dash 3.00,1.00 butt round snap",
                "markers M-3.00,0.00 L3.00,0.00 at 20.00,20.00 30.00,nan sizes 1.00 fills 0.00/0.00/1.00/1.00 edges  "
                    + "stroke 0.00/0.00/0.00/1.00 1.50 dash 3.00,1.00 butt round clip 0.00,0.00,60.00,60.00",
                "text \"lp\" at 5.00,50.00 size 10.00 bold 0.00/0.00/0.00/1.00 angle 90.00",
                "image 1x2 in 0.00,0.00,20.00,10.00 nearest checksum e5d5ef76aa248952",
            ])
    }

    @Test func coordinatesMayComeAsBytes() throws {
        let bytes = [1.0, 2.0, 3.0, 4.0].flatMap { value in withUnsafeBytes(of: value) { Array($0) } }
        let scene = try SceneReader.read([
            .list([.text("path"), .bytes(bytes), .text("ML"), .none, Self.stroke, .number(0), .none])
        ])
        #expect(try scene.bounds() == Scene.Rectangle(x: 0.25, y: 1.25, width: 3.5, height: 3.5))
    }

    @Test func malformedItemsAreRefused() {
        let bad: [SceneValue] = [
            .none, .list([]), .list([.text("circle")]),
            .list([.text("path"), Self.numbers([1, 2]), .text("ML"), .none, .none, .number(0), .none]),
            .list([.text("path"), Self.numbers([1, 2]), .text("Q"), .none, .none, .number(0), .none]),
            .list([
                .text("image"), .number(0), .number(0), .number(1), .number(1), .number(1e300), .number(2), .bytes([]),
                .text("nearest"), .none,
            ]),
            .list([.text("text"), .number(0), .number(0), .number(3), .number(1), .text(""), .none, .number(0), .none]),
        ]
        for item in bad {
            #expect(throws: RenderError.self) { try SceneReader.read([item]) }
        }
    }

    @Test(arguments: CairoCanvas.Format.allCases)
    func everyFormatIsWritten(format: CairoCanvas.Format) throws {
        let scene = try SceneReader.read(Self.items)
        let area = Scene.Rectangle(x: 0, y: 0, width: 72, height: 36)
        let data = try CairoCanvas.render(scene, area: area, dpi: 100, format: format)
        switch format {
        case .png: #expect(data.starts(with: [0x89, 0x50, 0x4E, 0x47]))
        case .svg: #expect(String(decoding: data.prefix(100), as: UTF8.self).contains("<?xml"))
        case .pdf: #expect(data.starts(with: Array("%PDF".utf8)))
        case .rgba:
            #expect(data.count == 100 * 50 * 4)
            // The picture's first pixel lies under the top left corner.
            #expect(Array(data[0..<4]) == [255, 0, 0, 255])
        }
    }

    @Test func sizesThatMakeNoPictureAreRefused() throws {
        let scene = Scene()
        for size in [0, -5, 1e9, .nan] {
            let area = Scene.Rectangle(x: 0, y: 0, width: size, height: 10)
            #expect(throws: RenderError.self) { try CairoCanvas.render(scene, area: area, dpi: 100, format: .rgba) }
        }
    }

    /// DejaVu Sans: "l" advances 569 and "p" 1300 of 2048 units.
    @Test func textIsMeasuredInPoints() throws {
        let size = try TextSize.measure("lp", Scene.Font(size: 10))
        #expect(abs(size.advance - 10 * (569 + 1300) / 2048) < 0.05)
        #expect(size.ascent > 7 && size.descent > 1.9)
        let double = try TextSize.measure("lp", Scene.Font(size: 20))
        #expect(abs(double.advance - 2 * size.advance) < 1e-9)
    }

    @Test func numbersOutOfRangeDoNotTrap() throws {
        for value in [Double.nan, .infinity, -1e300, 1e300] {
            let points = Self.numbers([value, 1, 2, value])
            let scene = try SceneReader.read([
                .list([.text("path"), points, .text("ML"), .none, Self.stroke, .number(1), .none]),
                .list([
                    .text("markers"), Self.numbers([0, 0, 1, 1]), .text("ML"), points, .number(value), Self.black,
                    Self.black,
                    Self.stroke, .none,
                ]),
                .list([
                    .text("text"), .number(value), .number(1), .text("a"), .number(value), .text(""), .none,
                    .number(value), .none,
                ]),
                .list([
                    .text("image"), .number(value), .number(0), .number(value), .number(1), .number(1), .number(1),
                    .bytes([1, 2, 3, 4]), .text("smooth"), .none,
                ]),
            ])
            let area = Scene.Rectangle(x: 0, y: 0, width: 10, height: 10)
            _ = try? CairoCanvas.render(scene, area: area, dpi: 72, format: .png)
            _ = try? scene.bounds()
        }
    }
}
