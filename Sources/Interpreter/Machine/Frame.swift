/// One running call. Registers lie on the machine's value stack; the callee's begin at the caller's argument registers.
struct Frame {
    /// What to do with the result.
    enum Mode: UInt8 {
        /// Store it in the caller's register `destination`.
        case store
        /// Swift code called: leave the machine's loop with it.
        case leave
        /// `__init__` ran: store `keep`, the new object.
        case initialize
        /// Forget it: `__setattr__` ran.
        case discard
        /// A special method ran for the operator that the caller stands at, which goes on with it; `destination` is 1 for a method of
        /// the in-place form.
        case operation
        /// `__next__` of an iterator that a `for` asks: store the item; a `StopIteration` ends the loop.
        case nextInFor
        /// A generator that a `for` resumes: at its end the loop ends.
        case generatorInFor
        /// A generator resumed from Swift code.
        case generatorLeave
    }
    var code: CodeRef
    var pc: UnsafeMutablePointer<UInt64>
    var registers: UnsafeMutablePointer<Value>
    /// Owned.
    var function: Value
    var globals: DictRef
    /// The local namespace of a class body or of code run by `exec`: a mapping, borrowed by the frame; empty for functions.
    var namespace: Value
    /// Owned: see `Mode.initialize`.
    var keep: Value
    var generator: GeneratorRef?
    var destination: Int32
    var mode: Mode
}
