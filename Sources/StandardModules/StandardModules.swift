import Interpreter

/// The index of native modules; one row a module.
package enum StandardModules {
    package static var all: [NativeModule] {
        [
            .torch, .numpy, .image, .plot, .posix, .time, .io, .random, .pattern, .json, .hash, .structure, .zlib, .subprocess,
            .signal, .thread, .collections, .transfer, .unicodeData,
        ]
    }
}
