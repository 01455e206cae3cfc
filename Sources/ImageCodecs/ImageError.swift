/// What can go wrong with a picture. The caller words it for its library: OpenCV answers `None`, Pillow raises.
package enum ImageError: Error, Equatable {
    /// The bytes begin like no known format.
    case unknownFormat
    /// The data contradicts its format; the text is the decoding library's own.
    case corrupt(String)
    /// The data ends early; `unprocessed` bytes were left over.
    case truncated(unprocessed: Int)
    case outOfMemory
    case cannotRead(path: String, errno: Int32)
    case cannotWrite(path: String, errno: Int32)
    /// Samples or channels that the operation or the format does not take.
    case unsupportedChannels(Int)
    /// A size, a factor or a kernel that makes no sense; the text names the argument.
    case invalidArgument(String)
}
