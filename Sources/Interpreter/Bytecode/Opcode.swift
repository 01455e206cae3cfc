/// The machine's instructions: 64 bits each,
///
///     bits  0-7  operation     8-15 e     16-31 a     32-47 b     48-63 c
///
/// R[x] is a register of the running function: locals first, temporaries above. Jump targets are 24 bits, c with e above it. An
/// instruction that reads a temporary consumes it (it is released and cleared); a local is only read.
enum Opcode: UInt8, CaseIterable {
    /// R[a] = constants[b]
    case loadConstant
    /// R[a] = b as a signed number
    case loadInt
    /// R[a] = R[b], both keep it
    case move
    /// R[a] = R[b], which becomes empty
    case moveTemporary
    /// raise unless R[a] is bound; names[b] is its name
    case checkBound
    /// R[a] = empty
    case clear
    /// delete local a, whose name is names[b]; raise if unbound
    case deleteLocal

    /// R[a] = the global of cache b
    case loadGlobal
    /// the global of cache a = R[b]
    case storeGlobal
    /// delete the global names[a]
    case deleteGlobal
    /// R[a] = names[b] in the frame's namespace, then globals, then built-ins
    case loadName
    /// namespace[names[a]] = R[b]
    case storeName
    case deleteName
    /// R[a] = names[b] in the namespace, else the free cell c (a class body in a function)
    case loadNameOrFree

    /// R[a] = content of the cell in R[b]; names[c] for the message
    case loadCell
    /// content of the cell in R[a] = R[b]
    case storeCell
    case deleteCell
    /// R[a] = a new cell holding what R[a] held
    case makeCell
    /// R[a] = content of closure[b]; names[c] for the message
    case loadFree
    /// closure[a] = R[b]
    case storeFree
    case deleteFree
    /// R[a] = the cell closure[b] itself
    case loadFreeCell

    /// R[a] = R[b] op R[c]; e is 1 for the augmented form
    case add, subtract, multiply, divide, floorDivide, modulo, power, matrixMultiply
    case bitAnd, bitOr, bitXor, leftShift, rightShift
    /// R[a] = R[b] op c as a signed number; e is 1 for the augmented form
    case addInt, subtractInt, multiplyInt, floorDivideInt, moduloInt, bitAndInt
    /// R[a] = op R[b]
    case negative, positive, invert, not

    /// R[a] = R[b] op R[c]
    case less, lessOrEqual, greater, greaterOrEqual, equal, notEqual, `is`, isNot, `in`, notIn
    /// unless R[a] op R[b] jump
    case jumpUnlessLess, jumpUnlessLessOrEqual, jumpUnlessGreater, jumpUnlessGreaterOrEqual, jumpUnlessEqual, jumpUnlessNotEqual
    /// unless R[a] op b as a signed number jump
    case jumpUnlessLessInt, jumpUnlessLessOrEqualInt, jumpUnlessGreaterInt, jumpUnlessGreaterOrEqualInt
    case jumpUnlessEqualInt, jumpUnlessNotEqualInt
    /// if R[a] is (not) None jump
    case jumpIfNone, jumpIfNotNone
    case jump
    /// jump to an earlier instruction: looks whether something asks for attention
    case jumpBack
    /// if R[a] is false (true) jump; R[a] is consumed
    case jumpIfFalse, jumpIfTrue
    /// if R[a] is false (true) jump and keep it, else consume it: `and`, `or`
    case jumpIfFalseKeep, jumpIfTrueKeep

    /// R[a] = R[b].name of cache c
    case loadAttribute
    /// R[a].name of cache c = R[b]
    case storeAttribute
    /// delete R[a].names[b]
    case deleteAttribute
    /// R[a], R[a+1] = method of cache c of R[b] and its receiver, or empty and the attribute itself
    case loadMethod
    /// the same for `super().name`: b is the free position of `__class__`, R[e] the receiver's register (0)
    case loadSuperMethod
    /// R[a] = super().name
    case loadSuperAttribute
    /// R[a] = R[b][R[c]]
    case loadItem
    /// R[a][R[b]] = R[c]
    case storeItem
    case deleteItem
    /// R[a] = slice(R[b], R[b+1], R[b+2])
    case makeSlice

    /// R[c] = R[a](R[a+1] … R[a+b])
    case call
    /// the same after `loadMethod`: R[a+1] may be the receiver, arguments begin at R[a+2]
    case callMethod
    /// As `call` with keywords: the last of the b arguments are named by the tuple constants[next instruction's a]
    case callKeywords
    case callMethodKeywords
    /// R[c] = R[a](*R[a+1], **R[a+2]); R[a+1] a list or tuple, R[a+2] a dict or empty
    case callUnpacked
    /// Carries an operand of the instruction before it.
    case extra
    /// return R[a]; registers below b may be in use
    case returnValue
    case returnNone

    /// R[a] = iter(R[b])
    case getIterator
    /// R[b] = next of R[a]; at the end R[a] is consumed and the machine jumps
    case forIterate
    /// R[a] … R[a+c-1] = R[b]
    case unpack
    /// R[a] … = R[b] with c names before a starred one and e behind it
    case unpackStarred
    /// R[a] = yield R[b]
    case yield
    /// Delegates to the iterator in R[b] until it ends; R[a] is its result. R[b+1] holds what is sent in.
    case yieldFrom
    /// The first instruction of a generator's body
    case startGenerator

    /// R[a] = [R[b] … R[b+c-1]], and so on
    case makeList, makeTuple, makeSet
    /// R[a] = {R[b]: R[b+1], … c pairs}
    case makeDict
    /// R[a] gets R[b]
    case listAppend, setAdd
    /// R[a][R[b]] = R[c]
    case dictInsert
    /// R[a] gets the items of R[b]
    case listExtend, setUpdate, dictUpdate
    /// R[a] gets the keywords R[b]; a duplicate is an error of calling R[c]
    case dictMergeKeywords
    case listToTuple
    /// R[a] = text of R[b] … R[b+c-1] joined
    case buildString
    /// R[a] = format(R[b], spec R[c] if e & 4), converted by e & 3 (1 str, 2 repr, 3 ascii)
    case formatValue

    /// R[a] = function of code constants[b]; e: 1 defaults, 2 keyword defaults, 4 annotations, from R[a] on; then the closure's cells
    case makeFunction
    /// R[c] = class of code constants in R[a] (a function), name R[a+1], bases and keywords as in a call with b arguments
    case buildClass

    /// raise R[a] (from R[b] if c is 1)
    case raise
    /// raise what R[a] holds again
    case reraise
    /// raise again what is being handled
    case raiseHandled
    /// raise AssertionError(R[a] if b is 1)
    case raiseAssertion
    /// unless the exception R[a] matches R[b] jump
    case matchException
    /// the exception in R[a] becomes the one being handled; R[a+1] = the one before
    case enterHandler
    /// what R[a+1] holds is handled again; both are cleared
    case leaveHandler

    /// R[a] = exit method of the manager R[b], R[a+1] = the manager; R[a+2] = result of __enter__
    case enterWith
    /// calls R[a](R[a+1], None, None, None)
    case exitWith
    /// calls R[a](R[a+1], type, value, traceback of R[b]); jumps if the result is true
    case exitWithException

    /// R[a] = module names[b], from list R[a], level e
    case importName
    /// R[a] = names[c] of the module R[b], which stays
    case importFrom
    /// every public name of R[a]
    case importStar
    /// the namespace has `__annotations__`
    case setupAnnotations
}

/// One instruction.
struct Instruction {
    var word: UInt64

    init(_ operation: Opcode, a: Int = 0, b: Int = 0, c: Int = 0, e: Int = 0) {
        word =
            UInt64(operation.rawValue) | UInt64(UInt8(truncatingIfNeeded: e)) << 8
            | UInt64(UInt16(truncatingIfNeeded: a)) << 16 | UInt64(UInt16(truncatingIfNeeded: b)) << 32
            | UInt64(UInt16(truncatingIfNeeded: c)) << 48
    }

    @inline(__always) init(word: UInt64) { self.word = word }

    /// Only `init(_:)` makes words, so the byte is always an opcode's.
    var operation: Opcode { @inline(__always) get { unsafeBitCast(UInt8(truncatingIfNeeded: word), to: Opcode.self) } }
    var a: Int { @inline(__always) get { Int(truncatingIfNeeded: word >> 16 & 0xFFFF) } }
    var b: Int { @inline(__always) get { Int(truncatingIfNeeded: word >> 32 & 0xFFFF) } }
    var c: Int { @inline(__always) get { Int(truncatingIfNeeded: word >> 48) } }
    var e: Int { @inline(__always) get { Int(truncatingIfNeeded: word >> 8 & 0xFF) } }
    var signedB: Int { @inline(__always) get { Int(Int16(truncatingIfNeeded: word >> 32)) } }
    var signedC: Int { @inline(__always) get { Int(Int16(truncatingIfNeeded: word >> 48)) } }

    var target: Int {
        @inline(__always) get { c | e << 16 }
        set {
            word = word & 0x0000_FFFF_FFFF_00FF | UInt64(newValue & 0xFFFF) << 48 | UInt64(newValue >> 16 & 0xFF) << 8
        }
    }
}
