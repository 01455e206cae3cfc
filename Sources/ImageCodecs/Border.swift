/// What lies beyond the edge of a picture, as OpenCV numbers it.
package enum Border: Int, Sendable {
    case constant = 0
    case replicate = 1
    case reflect = 2
    case wrap = 3
    case reflect101 = 4

    /// The index inside `0 ..< count` that stands for one outside; nil for the constant, and where there is none.
    func index(_ position: Int, _ count: Int) -> Int? {
        if position >= 0, position < count { return position }
        guard count > 0 else { return nil }
        switch self {
        case .constant: return nil
        case .replicate: return position < 0 ? 0 : count - 1
        case .wrap: return ((position % count) + count) % count
        case .reflect, .reflect101:
            if count == 1 { return 0 }
            let skip = self == .reflect101 ? 1 : 0
            let period = 2 * count - 2 * skip
            let phase = ((position % period) + period) % period
            return phase < count ? phase : period - phase - 1 + skip
        }
    }
}
