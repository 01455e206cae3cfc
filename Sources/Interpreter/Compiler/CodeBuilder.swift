import Syntax

/// Writes the instructions of one code object: registers, constants, caches, jumps and the ranges that handlers guard.
final class CodeBuilder {
    let scope: Scope
    let source: SourceText
    private(set) var instructions: [UInt64] = []
    private(set) var spans: [SourceSpan] = []
    private(set) var constants: [Value] = []
    private var constantIndex: [ConstantKey: Int] = [:]
    private(set) var names: [Value] = []
    private var nameIndex: [UInt: Int] = [:]
    private(set) var caches: [InlineCache] = []
    /// Global names share a cache within a code object.
    private var globalCaches: [UInt: Int] = [:]
    private(set) var handlers: [HandlerRange] = []
    /// Where the instructions being written come from.
    var span: SourceSpan
    /// The next free temporary.
    var top: Int
    private var highest: Int
    let localCount: Int
    let registerOf: [String: Int]
    /// Locals that certainly have a value here.
    var assigned: BitSet
    /// Loops, handlers and managers around the statement being compiled, innermost last.
    var blocks: [Block] = []

    enum ConstantKey: Hashable {
        case integer(Int)
        case float(UInt64)
        /// A string's UTF-8: Swift's own strings are equal where they only look the same ("é" in one code point and in two).
        case utf8([UInt8])
        case bytes([UInt8])
        case large(String)
        case imaginary(UInt64)

        static func string(_ text: String) -> ConstantKey { .utf8(Array(text.utf8)) }
    }

    init(scope: Scope, source: SourceText, span: SourceSpan) {
        self.scope = scope
        self.source = source
        self.span = span
        var registers: [String: Int] = [:]
        for (position, name) in scope.localNames.enumerated() { registers[name] = position }
        // The body of a class that its methods refer to keeps that cell in a register.
        if scope.kind == .classBody && scope.needsClassCell { registers["__class__"] = 0 }
        registerOf = registers
        localCount = scope.kind == .classBody ? (scope.needsClassCell ? 1 : 0) : scope.localNames.count
        top = localCount
        highest = localCount
        assigned = BitSet()
    }

    // MARK: Emitting

    var position: Int { instructions.count }

    /// An operand did not fit its bits: the code must not run.
    private(set) var isTooLarge = false

    @discardableResult func emit(_ operation: Opcode, a: Int = 0, b: Int = 0, c: Int = 0, e: Int = 0) -> Int {
        // Numbers in instructions are signed; the compiler keeps those within 16 bits itself.
        if max(a, b, c) > Int(UInt16.max) || e > Int(UInt8.max) { isTooLarge = true }
        instructions.append(Instruction(operation, a: a, b: b, c: c, e: e).word)
        spans.append(span)
        return instructions.count - 1
    }

    /// Makes jump `instruction` go to `target`, by default to what is emitted next.
    func patch(_ instruction: Int, to target: Int? = nil) {
        var word = Instruction(word: instructions[instruction])
        word.target = target ?? position
        if word.target != target ?? position { isTooLarge = true }
        instructions[instruction] = word.word
    }

    func patch(_ jumps: [Int], to target: Int? = nil) {
        for jump in jumps { patch(jump, to: target) }
    }

    func emitJump(_ operation: Opcode = .jump, a: Int = 0, b: Int = 0, to target: Int? = nil) -> Int {
        let instruction = emit(operation, a: a, b: b)
        if let target { patch(instruction, to: target) }
        return instruction
    }

    // MARK: Registers

    func temporary() -> Int {
        let register = top
        top += 1
        highest = max(highest, top)
        return register
    }

    func isTemporary(_ register: Int) -> Bool { register >= localCount }

    /// Registers needed beyond the temporaries in use: for instructions that write behind their operands.
    func reserve(_ count: Int) { highest = max(highest, top + count) }

    var registerCount: Int { highest + 3 }

    // MARK: Tables

    func constant(_ key: ConstantKey) -> Int {
        if let index = constantIndex[key] { return index }
        let index = constant(value(of: key))
        constantIndex[key] = index
        return index
    }

    private func value(of key: ConstantKey) -> Value {
        switch key {
        case .integer(let number): return Value(number)
        case .float(let bits): return Value(Double(bitPattern: bits))
        case .utf8(let bytes):
            let text = String(decoding: bytes, as: UTF8.self)
            // Names are compared by address where they meet again as attributes or keys.
            if text.utf8.count <= 40 && text.utf8.allSatisfy(isNameByte) { return intern(text) }
            return newString(text)
        case .bytes(let bytes): return newBytes(bytes)
        case .large(let digits): return newInteger(decimalDigits: digits)
        case .imaginary(let bits): return newComplex(Complex(0, Double(bitPattern: bits)))
        }
    }

    private func isNameByte(_ byte: UInt8) -> Bool {
        byte == 95 || (byte >= 48 && byte <= 57) || (byte | 32 >= 97 && byte | 32 <= 122)
    }

    /// Takes over `value`.
    func constant(_ value: Value) -> Int {
        constants.append(value)
        return constants.count - 1
    }

    func name(_ text: String) -> Int {
        let name = intern(text)
        if let index = nameIndex[name.bits] { return index }
        names.append(name)
        nameIndex[name.bits] = names.count - 1
        return names.count - 1
    }

    func cache(_ name: String) -> Int {
        caches.append(InlineCache(name: intern(name)))
        return caches.count - 1
    }

    func globalCache(_ name: String) -> Int {
        let interned = intern(name)
        if let index = globalCaches[interned.bits] { return index }
        let index = cache(name)
        globalCaches[interned.bits] = index
        return index
    }

    func guardRange(_ start: Int, _ end: Int, target: Int, depth: Int, exceptionRegister: Int) {
        if start < end {
            handlers.append(
                HandlerRange(start: start, end: end, target: target, depth: depth, exceptionRegister: exceptionRegister)
            )
        }
    }

    /// Undoes what was emitted since `position`: nothing may refer to it.
    func truncate(to position: Int) {
        instructions.removeLast(instructions.count - position)
        spans.removeLast(spans.count - position)
    }
}

/// What surrounds a statement and must be left in order by `return`, `break` and `continue`.
final class Block {
    enum Kind {
        case loop
        /// The statements of `finally`, to be run on the way out.
        case finally([Statement])
        /// The register of the exit method.
        case with(Int)
        /// A handler that runs: the register of its exception, and the name bound to it.
        case handler(Int, name: String?)
        /// The body of a `try` whose handlers guard it; nothing to do on the way out but not to be guarded.
        case guarded
    }
    let kind: Kind
    /// Instructions that the block guards so far.
    var ranges: [(start: Int, end: Int)] = []
    var rangeStart: Int
    /// Where its own code ends, once it does.
    var guardEnd: Int?
    // Loops:
    var breaks: [Int] = []
    var continues: [Int] = []
    var assignedAtBreak: BitSet = .everything

    init(_ kind: Kind, start: Int) {
        self.kind = kind
        rangeStart = start
    }
}

/// A set of small numbers; `everything` stands for the state after code that never goes on.
struct BitSet {
    private var words: [UInt64] = []
    private(set) var isEverything = false

    static var everything: BitSet {
        var set = BitSet()
        set.isEverything = true
        return set
    }

    func contains(_ number: Int) -> Bool {
        isEverything || (number >> 6 < words.count && words[number >> 6] & (1 << UInt64(number & 63)) != 0)
    }

    mutating func insert(_ number: Int) {
        if isEverything { return }
        while words.count <= number >> 6 { words.append(0) }
        words[number >> 6] |= 1 << UInt64(number & 63)
    }

    func intersection(_ other: BitSet) -> BitSet {
        if isEverything { return other }
        if other.isEverything { return self }
        var result = BitSet()
        result.words = (0..<min(words.count, other.words.count)).map { words[$0] & other.words[$0] }
        return result
    }
}
