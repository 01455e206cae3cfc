/// One sample of a picture. Arithmetic on samples is done in `Double` or integers and brought back by `saturated`.
package protocol Sample: Comparable, Sendable {
    static var zero: Self { get }
    /// Rounded half to even and clamped for integers, as OpenCV's `saturate_cast`.
    init(saturated value: Double)
    init(saturated value: Float)
    var double: Double { get }
    static var isInteger: Bool { get }
}

extension UInt8: Sample {
    package init(saturated value: Double) {
        self = value >= 255 ? 255 : value > 0 ? UInt8(value.rounded(.toNearestOrEven)) : 0
    }
    package init(saturated value: Float) {
        self = value >= 255 ? 255 : value > 0 ? UInt8(value.rounded(.toNearestOrEven)) : 0
    }
    package init(saturated value: Int) { self = value >= 255 ? 255 : value > 0 ? UInt8(truncatingIfNeeded: value) : 0 }
    package var double: Double { Double(self) }
    package static var isInteger: Bool { true }
}

extension UInt16: Sample {
    package init(saturated value: Double) {
        self = value >= 65535 ? 65535 : value > 0 ? UInt16(value.rounded(.toNearestOrEven)) : 0
    }
    package init(saturated value: Float) {
        self = value >= 65535 ? 65535 : value > 0 ? UInt16(value.rounded(.toNearestOrEven)) : 0
    }
    package var double: Double { Double(self) }
    package static var isInteger: Bool { true }
}

extension Float: Sample {
    package init(saturated value: Double) { self = Float(value) }
    package init(saturated value: Float) { self = value }
    package var double: Double { Double(self) }
    package static var isInteger: Bool { false }
}

extension Double: Sample {
    package init(saturated value: Double) { self = value }
    package init(saturated value: Float) { self = Double(value) }
    package var double: Double { self }
    package static var isInteger: Bool { false }
}

/// A picture: `height` rows of `width` pixels of `channels` interleaved samples.
///
/// Invariant: `samples.count == height * width * channels`, and none of the three is negative.
package struct Bitmap<Element: Sample>: Equatable, Sendable {
    package let height: Int
    package let width: Int
    package let channels: Int
    package var samples: [Element]

    package var rowLength: Int { width * channels }
    package var isEmpty: Bool { samples.isEmpty }

    /// Fails when the sizes do not fit the samples.
    package init(height: Int, width: Int, channels: Int, samples: [Element]) throws(ImageError) {
        guard try Self.count(height, width, channels) == samples.count else {
            throw .invalidArgument("the number of samples does not fit the size")
        }
        (self.height, self.width, self.channels, self.samples) = (height, width, channels, samples)
    }

    package init(height: Int, width: Int, channels: Int, filledWith value: Element = .zero) throws(ImageError) {
        let count = try Self.count(height, width, channels)
        (self.height, self.width, self.channels) = (height, width, channels)
        samples = [Element](repeating: value, count: count)
    }

    /// More than 4 GB are refused as out of memory rather than tried.
    private static func count(_ height: Int, _ width: Int, _ channels: Int) throws(ImageError) -> Int {
        guard height >= 0, width >= 0, channels > 0 else { throw .invalidArgument("negative size") }
        let (area, overflow) = height.multipliedReportingOverflow(by: width)
        let (count, overflowed) = area.multipliedReportingOverflow(by: channels)
        guard !overflow, !overflowed, count <= (1 << 32) / MemoryLayout<Element>.stride else { throw .outOfMemory }
        return count
    }

    package subscript(y: Int, x: Int, channel: Int) -> Element {
        get { samples[(y * width + x) * channels + channel] }
        set { samples[(y * width + x) * channels + channel] = newValue }
    }

    /// Each pixel, as a slice of samples, turned into `channels` others.
    package func mapPixels<Other: Sample>(
        channels count: Int, to type: Other.Type = Other.self,
        _ convert: (UnsafePointer<Element>, UnsafeMutablePointer<Other>) -> Void
    ) throws(ImageError) -> Bitmap<Other> {
        var result = try Bitmap<Other>(height: height, width: width, channels: count)
        guard !isEmpty else { return result }
        samples.withUnsafeBufferPointer { source in
            result.samples.withUnsafeMutableBufferPointer { target in
                var (from, to) = (source.baseAddress!, target.baseAddress!)
                for _ in 0..<(height * width) {
                    convert(from, to)
                    from += channels
                    to += count
                }
            }
        }
        return result
    }
}
