/// Mirrors, transposition and quarter turns.
extension Bitmap {
    package func flipped(vertically: Bool, horizontally: Bool) -> Bitmap {
        var result = self
        for y in 0..<height {
            let source = (vertically ? height - 1 - y : y) * rowLength
            for x in 0..<width {
                let from = source + (horizontally ? width - 1 - x : x) * channels
                let to = y * rowLength + x * channels
                for channel in 0..<channels { result.samples[to + channel] = samples[from + channel] }
            }
        }
        return result
    }

    package func transposed() throws(ImageError) -> Bitmap {
        var result = try Bitmap(height: width, width: height, channels: channels)
        for y in 0..<height {
            for x in 0..<width {
                let (from, to) = ((y * width + x) * channels, (x * height + y) * channels)
                for channel in 0..<channels { result.samples[to + channel] = samples[from + channel] }
            }
        }
        return result
    }

    /// Turned by `quarters` times 90 degrees clockwise.
    package func rotated(quarters: Int) throws(ImageError) -> Bitmap {
        switch ((quarters % 4) + 4) % 4 {
        case 1: return try transposed().flipped(vertically: false, horizontally: true)
        case 2: return flipped(vertically: true, horizontally: true)
        case 3: return try transposed().flipped(vertically: true, horizontally: false)
        default: return self
        }
    }
}
