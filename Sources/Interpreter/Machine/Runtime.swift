/// Everything the interpreter keeps between instructions. There is one per process, in one global struct that is initialised
/// statically: a global with a computed initial value costs a check at each access, which took a quarter of the speed
/// when measured. So the struct holds plain words only; what needs more lives in `RuntimeState`.
package struct Runtime {
    package var state: RuntimeState! = nil

    // The heap's hot part.
    /// By size class (16 bytes each): the first free block, linked through its first word.
    var freeBlocks: UnsafeMutablePointer<UnsafeMutableRawPointer?>? = nil
    /// Container objects made since the last collection.
    var containersMade = 0
    var collectionThreshold = 200_000

    /// Types by `Kind`.
    var types: UnsafeMutablePointer<TypeRef>? = nil
    var exceptionTypes: UnsafeMutablePointer<TypeRef>? = nil

    package var noneValue = Value(bits: 0)
    package var trueValue = Value(bits: 0)
    package var falseValue = Value(bits: 0)
    package var notImplementedValue = Value(bits: 0)
    package var ellipsisValue = Value(bits: 0)
    var emptyString = Value(bits: 0)
    package var emptyTuple = Value(bits: 0)
    /// The one-character strings below 256.
    var characters: UnsafeMutablePointer<Value>? = nil

    /// Interned names: open-addressed, by string hash.
    var interned: UnsafeMutablePointer<Value>? = nil
    var internedCount = 0
    var internedMask = -1
    /// Interned names of the special methods by `SpecialName`.
    var specialNames: UnsafeMutablePointer<Value>? = nil
    var commonNames: UnsafeMutablePointer<CommonNames>? = nil

    /// Changes whenever a class changes that others may have cached.
    var classEpoch = 1
    var methodCache: UnsafeMutablePointer<MethodCacheEntry>? = nil
    /// The next number for `DictObject.keyVersion`.
    var nextKeyVersion = 1
    var builtinsDict: DictRef? = nil
    var modulesDict: DictRef? = nil

    // The running program.
    var stackBase: UnsafeMutablePointer<Value>? = nil
    var stackLimit: UnsafeMutablePointer<Value>? = nil
    var frames: UnsafeMutablePointer<Frame>? = nil
    /// Frames in use.
    var depth = 0
    package var recursionLimit = 1000
    /// Lowest address that native recursion may reach.
    package var nativeStackLimit: UInt = 0
    /// Where the next call from Swift puts its arguments, unless the running frame reaches further.
    var nativeTop: UnsafeMutablePointer<Value>? = nil
    /// What the generator that ended last returned, until someone asks.
    var generatorResult = Value(bits: 0)
    /// The exception in flight; empty when there is none.
    var pendingException = Value(bits: 0)
    /// What an `except` or `finally` block is handling: `sys.exc_info()`, and the context of what is raised next.
    package var handledException = Value(bits: 0)
    package var attention = Attention()
    var destroyDepth = 0

    /// `object.__hash__`, `object.__str__`, …: to see whether a class overrides them. Borrowed from `object`.
    var objectHash = Value(bits: 0)
    var objectStr = Value(bits: 0)
    var objectInit = Value(bits: 0)
    var objectNew = Value(bits: 0)
    var objectGetattribute = Value(bits: 0)
    var objectSetattr = Value(bits: 0)
    var typeCall = Value(bits: 0)
    /// `BaseException.__new__` and `__init__`.
    var exceptionNew = Value(bits: 0)
    var exceptionInit = Value(bits: 0)

    /// The built-in names.
    package var builtins: DictRef { @inline(__always) get { builtinsDict.unsafelyUnwrapped } }
    /// `sys.modules`.
    package var modules: DictRef { modulesDict.unsafelyUnwrapped }
    var names: CommonNames { commonNames.unsafelyUnwrapped.pointee }
    package var loader: ModuleLoader { state.loader }
}

nonisolated(unsafe) package var runtime = Runtime()

/// The part of the runtime that hot code does not touch.
package final class RuntimeState {
    package let loader = ModuleLoader()
    package var streams = Streams()
    package var hooks = Hooks()
    package var system = SystemInformation()
    /// What was compiled that is no file, by name: cells, `-c`, `exec`.
    var sources: [String: SourceText] = [:]
    /// All pages of small objects, for the collector.
    var pages: [(start: UnsafeMutableRawPointer, blockSize: Int)] = []
    /// Weak references by the address of what they refer to.
    var weakReferences: [UInt: [Value]] = [:]
    /// `gc.enable()` and `gc.disable()`.
    var collectsByItself = true
    /// Objects waiting to be destroyed, so that long chains do not recurse.
    var deferredDestructions: [ObjectRef] = []
    /// Containers whose repr is being made.
    var activeReprs: [UInt] = []
    /// Classes made when programs first ask for them, by name: those of iterators, `types.UnionType`.
    var lateTypes: [String: TypeRef] = [:]
}

/// The built-in type of a kind.
@inline(__always) package func builtinType(_ kind: Kind) -> TypeRef {
    runtime.types.unsafelyUnwrapped[Int(kind.rawValue)]
}

/// What asks the machine to look up from its work: tested on backward jumps and calls. Signal handlers set it.
package struct Attention {
    /// Not zero when any of the below is set.
    package var flag: Int32 = 0
    var isCollectionDue = false
    package private(set) var isInterrupted = false
    /// Loops of native code that look at this word stop where it is not zero.
    package var stopWord: UnsafeMutablePointer<Int32>? = nil

    mutating func requestCollection() {
        isCollectionDue = true
        flag = 1
    }

    /// Safe to call in a signal handler.
    package mutating func requestInterrupt() {
        isInterrupted = true
        stopWord?.pointee = 1
        flag = 1
    }

    /// Whether an interrupt was asked for, which is forgotten by that.
    package mutating func takeInterrupt() -> Bool {
        guard isInterrupted else { return false }
        isInterrupted = false
        stopWord?.pointee = 0
        return true
    }
}

/// Where a program's output goes: closures that notebooks and tests replace.
package struct Streams {
    package var writeOutput: ((UnsafeBufferPointer<UInt8>) -> Void)? = nil
    package var writeError: ((UnsafeBufferPointer<UInt8>) -> Void)? = nil
    /// Passes on what the receiver of the output keeps back.
    package var flushOutput: (() -> Void)? = nil
}

/// What the host may want to know.
package struct Hooks {
    /// Shows a rich value: `display(x)`, a figure.
    package var display: ((Value) throws(Raise) -> Void)? = nil
    /// Looks whether something outside the interpreter wants it to stop; called on attention.
    package var poll: (() throws(Raise) -> Void)? = nil
    /// Functions of the language that are called without arguments when a cell has ended, in the order of registration; owned.
    package var cellEnd: [Value] = []
}

struct MethodCacheEntry {
    var type: UInt
    var name: UInt
    var epoch: Int
    var value: Value
}
