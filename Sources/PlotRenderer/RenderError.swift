/// Why a scene could not be drawn.
package enum RenderError: Error, Equatable {
    /// A library is not installed; `package` is the Debian package that brings it.
    case missingLibrary(name: String, package: String)
    case missingFont(path: String, package: String)
    /// The drawing library refused: its status number.
    case drawingFailed(Int)
    /// A picture of this many pixels is too large.
    case tooLarge(width: Double, height: Double)
    /// An item of the scene does not have the expected form.
    case malformed(item: Int, reason: String)
}
