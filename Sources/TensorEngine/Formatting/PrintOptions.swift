/// `torch.set_printoptions`
package struct PrintOptions {
    package var precision = 4
    package var threshold = 1000
    package var edgeItems = 3
    package var lineWidth = 80
    /// nil: chosen by the values.
    package var scientific: Bool?

    package init() {}

    /// What printing uses; the language's lock guards it.
    package nonisolated(unsafe) static var current = PrintOptions()

    package static func profile(_ name: String) -> PrintOptions? {
        var options = PrintOptions()
        switch name {
        case "default": return options
        case "short":
            options.precision = 2
            options.edgeItems = 2
            return options
        case "full":
            options.threshold = Int.max
            return options
        default: return nil
        }
    }
}
