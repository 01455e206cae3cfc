/// What a native function does: it borrows its arguments and returns a new reference.
package typealias NativeBody = (Arguments) throws(Raise) -> Value

/// The arguments of a native call, already matched with the parameters of its signature: `arguments[i]` is parameter `i`,
/// borrowed; a `*args` parameter is a tuple, a `**kwargs` one a dict; a parameter with the default `?` that was
/// not given is empty.
package struct Arguments {
    let base: UnsafeMutablePointer<Value>
    package let count: Int
    /// For functions that match their arguments themselves: names of the last ones (a tuple or empty).
    package var keywordNames = Value.empty

    @inline(__always) package subscript(_ position: Int) -> Value { base[position] }
    /// Whether a parameter with the default `?` was given.
    @inline(__always) package func has(_ position: Int) -> Bool { position < count && !base[position].isEmpty }
}

/// The part of a native function that its calls touch.
struct NativeEntry {
    let body: NativeBody
    /// The number of positional arguments where all parameters are required and positional; -1 until that is known.
    var simpleCount = -1
    /// The class that the receiver of a method must be an instance of; `nil` for functions, and until `simpleCount` is known.
    var owner: TypeRef?
}

/// A function in Swift: its signature as the language writes it, which is the one source for matching arguments, error messages,
/// `help` and `inspect.signature`, and its body.
///
///     NativeFunction("split(self, sep=None, maxsplit=-1)") { (a) throws(Raise) in … }
///
/// Parameters may be followed by a default: `None`, `True`, `False`, an integer, a float, a quoted string, `()`, or `?` for "tell
/// the body that nothing was given" (an empty value). `/` and `*` separate as in the language.
package final class NativeFunction {
    package enum Binding { case none, method, classMethod }

    package let signature: String
    package let doc: String
    package let binding: Binding
    /// What a call needs, where it is found without counting references to this object.
    let entry: UnsafeMutablePointer<NativeEntry>
    package let name: String
    /// Whether this is a `__new__`, whose body relies on getting a class that inherits from its own.
    let makesInstances: Bool
    /// The class of a method.
    package var owner: TypeRef?
    /// Set for functions of modules.
    package var moduleName = ""

    package init(
        _ signature: StaticString, doc: StaticString = "", binding: Binding = .none, _ body: @escaping NativeBody
    ) {
        self.signature = signature.description
        self.doc = doc.description
        self.binding = binding
        entry = .allocate(capacity: 1)
        entry.initialize(to: NativeEntry(body: body))
        matchesItself = false
        let bytes = UnsafeBufferPointer(start: signature.utf8Start, count: signature.utf8CodeUnitCount)
        let end = bytes.firstIndex(of: UInt8(ascii: "(")) ?? bytes.count
        name = String(decoding: bytes[..<end], as: UTF8.self)
        makesInstances = name == "__new__"
    }

    /// A function whose body matches positional and keyword arguments by itself, as the tables of operations do.
    package init(
        matching name: String, signature: String, doc: String, binding: Binding = .none, _ body: @escaping NativeBody
    ) {
        self.name = name
        self.signature = signature
        self.doc = doc
        self.binding = binding
        entry = .allocate(capacity: 1)
        entry.initialize(to: NativeEntry(body: body))
        matchesItself = true
        makesInstances = false
    }

    deinit {
        entry.deinitialize(count: 1)
        entry.deallocate()
    }

    /// The body gets the arguments as they were given, and the names of keywords.
    let matchesItself: Bool

    /// As error messages name it: `list.append`, `len`; a constructor by its class.
    var displayName: String { isConstructor ? callName : owner.map { "\($0.nameText).\(name)" } ?? name }
    var callName: String { isConstructor ? owner?.nameText ?? name : name }
    var isConstructor: Bool { name == "__new__" || name == "__init__" }
    /// Arguments that the caller does not write: the receiver or the class.
    var hiddenCount: Int { binding == .none && !isConstructor ? 0 : 1 }

    /// Whether this is a special method that stands for an operation of its type: errors word its calls by the operation alone.
    var isOperation: Bool {
        guard binding == .method, name.hasPrefix("__"), let owner, textIfString(owner.pointee.module) == "builtins"
        else { return false }
        let kind = owner.pointee.instanceKind
        switch name {
        case "__getitem__": return kind != .list && kind != .dict
        case "__contains__": return kind != .dict && kind != .set && kind != .frozenset
        default: return Self.operations.contains(name)
        }
    }
    private static let operations: Set<String> = [
        "__init__", "__repr__", "__str__", "__hash__", "__call__", "__getattribute__", "__setattr__", "__delattr__",
        "__lt__", "__le__", "__eq__", "__ne__", "__gt__", "__ge__", "__iter__", "__next__", "__len__", "__setitem__",
        "__delitem__", "__bool__", "__int__", "__float__", "__index__", "__neg__", "__pos__", "__abs__", "__invert__",
        "__add__", "__radd__", "__sub__", "__rsub__", "__mul__", "__rmul__", "__matmul__", "__truediv__",
        "__rtruediv__",
        "__floordiv__", "__rfloordiv__", "__mod__", "__rmod__", "__divmod__", "__rdivmod__", "__pow__", "__rpow__",
        "__lshift__", "__rlshift__", "__rshift__", "__rrshift__", "__and__", "__rand__", "__or__", "__ror__", "__xor__",
        "__rxor__", "__iadd__", "__isub__", "__imul__", "__iand__", "__ior__", "__ixor__", "__get__", "__set__",
        "__delete__",
    ]
    /// Whether this is one of the searches of `str`, `bytes` and `bytearray` whose optional bounds are counted in their own words.
    var isTextSearch: Bool {
        guard binding == .method, let kind = owner?.pointee.instanceKind,
            kind == .string || kind == .bytes || kind == .bytearray
        else { return false }
        return ["find", "rfind", "index", "rindex", "count", "startswith", "endswith"].contains(name)
    }
    /// `sorted` checks its positional arguments itself and leaves keywords to `list.sort`.
    var isSorted: Bool {
        name == "sorted" && owner == nil && moduleName.isEmpty || name == "sorted" && moduleName == "builtins"
    }

    /// Read from the signature on first use.
    lazy var parameters = NativeParameters(parsing: signature)
}

/// The parameters of a native function.
struct NativeParameters {
    struct Parameter {
        var name: Value
        var text: String
        /// Empty with `isRequired` false: the default is `?`.
        var defaultValue: Value
        var isRequired: Bool
    }
    /// Positional ones first, then keyword-only ones; then `*args` and `**kwargs` where present.
    var all: [Parameter] = []
    var positionalOnlyCount = 0
    var positionalCount = 0
    var keywordOnlyCount = 0
    /// Positions in `all`, or -1.
    var variadic = -1
    var variadicKeyword = -1
    var requiredPositional = 0
    /// Whether positional arguments alone, between `requiredPositional` and `positionalCount`, can be passed in place.
    var isSimple = true

    init(parsing text: String) {
        guard let open = text.firstIndex(of: "("), let close = text.lastIndex(of: ")") else {
            preconditionFailure("a native signature needs parentheses: \(text)")
        }
        var keywordOnly: [Parameter] = []
        var star: Parameter?
        var doubleStar: Parameter?
        var isKeywordOnly = false
        for piece in Self.split(text[text.index(after: open)..<close]) {
            if piece == "/" {
                positionalOnlyCount = all.count
            } else if piece == "*" {
                isKeywordOnly = true
            } else if piece.hasPrefix("**") {
                doubleStar = Self.parameter(piece.dropFirst(2))
            } else if piece.hasPrefix("*") {
                star = Self.parameter(piece.dropFirst(1))
                isKeywordOnly = true
            } else if isKeywordOnly {
                keywordOnly.append(Self.parameter(piece))
            } else {
                all.append(Self.parameter(piece))
            }
        }
        positionalCount = all.count
        requiredPositional = all.prefix { $0.isRequired }.count
        keywordOnlyCount = keywordOnly.count
        all += keywordOnly
        if let star {
            variadic = all.count
            all.append(star)
        }
        if let doubleStar {
            variadicKeyword = all.count
            all.append(doubleStar)
        }
        isSimple = all.count == positionalCount
    }

    /// Splits at commas outside quotes and parentheses.
    private static func split(_ text: Substring) -> [Substring] {
        var pieces: [Substring] = []
        var start = text.startIndex
        var depth = 0
        var quote: Character?
        var position = text.startIndex
        func add(_ end: Substring.Index) {
            let piece = text[start..<end].trimmed
            if !piece.isEmpty { pieces.append(piece) }
        }
        while position < text.endIndex {
            let character = text[position]
            if let open = quote {
                if character == open { quote = nil }
            } else if character == "'" || character == "\"" {
                quote = character
            } else if character == "(" || character == "[" {
                depth += 1
            } else if character == ")" || character == "]" {
                depth -= 1
            } else if character == "," && depth == 0 {
                add(position)
                start = text.index(after: position)
            }
            position = text.index(after: position)
        }
        add(text.endIndex)
        return pieces
    }

    private static func parameter(_ piece: Substring) -> Parameter {
        guard let equals = piece.firstIndex(of: "=") else {
            return Parameter(name: intern(String(piece)), text: String(piece), defaultValue: .empty, isRequired: true)
        }
        let name = String(piece[..<equals].trimmed)
        let value = defaultValue(piece[piece.index(after: equals)...].trimmed)
        return Parameter(name: intern(name), text: String(piece), defaultValue: value, isRequired: false)
    }

    private static func defaultValue(_ text: Substring) -> Value {
        switch text {
        case "?": return .empty
        case "None": return Value.none
        case "True": return Value.true
        case "False": return Value.false
        case "()": return runtime.emptyTuple
        default: break
        }
        if let integer = Int(text) { return Value(integer) }
        if let number = Double(text) { return Value(number) }
        if let first = text.first, first == "'" || first == "\"" { return intern(String(text.dropFirst().dropLast())) }
        preconditionFailure("a native signature has a default that is not understood: \(text)")
    }
}

extension Substring {
    /// Without blanks at either end.
    var trimmed: Substring {
        var text = self
        while text.first == " " { text.removeFirst() }
        while text.last == " " { text.removeLast() }
        return text
    }
}

/// A function object of the language for a native function.
package func newNativeFunction(_ function: NativeFunction, receiver: Value = .empty) -> Value {
    let object = newObject(NativeFunctionObject.self, .nativeFunction)
    object.pointee.function = .passRetained(function)
    object.pointee.entry = function.entry
    object.pointee.receiver = receiver
    return Value(object)
}
