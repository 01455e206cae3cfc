import Syntax

/// The compiled form of a function, class body or module.
package struct CodeObject {
    var header: ObjectHeader
    var instructions: UnsafeMutablePointer<UInt64>
    var instructionCount: Int
    var constants: UnsafeMutablePointer<Value>
    var constantCount: Int
    /// Interned names that instructions refer to.
    var names: UnsafeMutablePointer<Value>
    var nameCount: Int
    var caches: UnsafeMutablePointer<InlineCache>
    var cacheCount: Int

    /// Registers of a call: locals and temporaries.
    var registerCount: Int
    var localCount: Int
    var positionalOnlyCount: Int
    /// Positional parameters, the positional-only ones included.
    var positionalCount: Int
    var keywordOnlyCount: Int
    var hasVariadic: Bool
    var hasVariadicKeyword: Bool
    var isGenerator: Bool
    /// Only positional parameters, no cells to make, no generator: a call needs no more than the registers.
    var isSimple: Bool
    var handlers: UnsafeMutablePointer<HandlerRange>
    var handlerCount: Int

    var name: Value
    var qualifiedName: Value
    var documentation: Value
    var fileName: Value
    var firstLine: Int
    /// Of each instruction.
    var spans: [SourceSpan]
    var localNames: [Value]
    var cellNames: [Value]
    var freeNames: [Value]
    var source: SourceText
    var isClassBody: Bool

    /// Gives up what the code owns; the block is freed by the caller.
    mutating func release() {
        for position in 0..<constantCount { constants[position].release() }
        for value in [name, qualifiedName, documentation, fileName] { value.release() }
        instructions.deallocate()
        constants.deallocate()
        names.deallocate()
        caches.deallocate()
        handlers.deallocate()
    }
}

/// Instructions `start ..< end` are guarded: an exception in one of them lands at `target` with the exception in
/// `exceptionRegister`, registers from `depth` on cleared. Inner ranges come first.
struct HandlerRange {
    var start: Int
    var end: Int
    var target: Int
    var depth: Int
    var exceptionRegister: Int
}

/// What an instruction learnt: for attributes what kind of object it saw, for globals the version of the keys.
struct InlineCache {
    /// What was found for an attribute.
    enum Form: UInt8 {
        /// An attribute of the instance: `index` is its slot.
        case slot
        /// A new attribute of the instance: `value` is the shape with it.
        case growth
        /// An entry of a class's or module's dict: `value` is the dict, `index` the entry.
        case entry
        /// A property: `value` is its getter.
        case getter
        /// `value` is the function; the object, its class or nothing goes in front of the arguments.
        case method, classMethod, staticMethod
    }
    /// `cacheKey` of the object; for globals the key version of the module's dict.
    var key: UInt = 0
    /// Class epoch; for globals the key version of the built-ins or 0 for the module's own.
    var epoch = 0
    /// Slot or entry.
    var index = 0
    /// Borrowed.
    var value = Value.empty
    var form = Form.slot
    /// Interned.
    var name = Value.empty
}

/// The text a code was compiled from, for tracebacks and `inspect.getsource`.
package final class SourceText {
    package let fileName: String
    /// UTF-8
    package let bytes: [UInt8]
    /// Added to line numbers inside a notebook cell, with the cell's name for tracebacks.
    package let cellName: String?
    /// Given to `compile`, `exec` or `eval`, or by `-c`: no file to look at, and no cell.
    let isText: Bool
    private lazy var lineStarts: [Int] = {
        var starts = [0]
        for (position, byte) in bytes.enumerated() where byte == 10 { starts.append(position + 1) }
        return starts
    }()

    package init(fileName: String, bytes: [UInt8], cellName: String? = nil, isText: Bool = false) {
        self.fileName = fileName
        self.bytes = bytes
        self.cellName = cellName
        self.isText = isText || fileName == "<string>"
    }

    /// Line `number` (from 1) without its end, or `nil` when there is none.
    package func line(_ number: Int) -> String? {
        guard number >= 1, number <= lineStarts.count else { return nil }
        let start = lineStarts[number - 1]
        var end = number < lineStarts.count ? lineStarts[number] - 1 : bytes.count
        if end > start && bytes[end - 1] == 13 { end -= 1 }
        return start <= end ? String(decoding: bytes[start..<end], as: UTF8.self) : nil
    }

    package var lineCount: Int { lineStarts.count }
}
