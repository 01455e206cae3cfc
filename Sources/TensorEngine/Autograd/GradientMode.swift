import CKernels

/// Whether operations on this thread are recorded.
package enum GradientMode {
    @inline(__always) package static var isEnabled: Bool { gradient_enabled() }
    @inline(__always) package static var isInference: Bool { inference_enabled() }

    package static func set(_ enabled: Bool) { gradient_set_enabled(enabled) }
    package static func setInference(_ enabled: Bool) { inference_set_enabled(enabled) }

    /// Runs `body` with recording on or off.
    package static func with<R>(_ enabled: Bool, _ body: () throws(TensorError) -> R) throws(TensorError) -> R {
        let before = gradient_enabled()
        gradient_set_enabled(enabled)
        defer { gradient_set_enabled(before) }
        return try body()
    }
}
