/// The special methods that the machine itself looks for.
package enum SpecialName: Int, CaseIterable {
    case new, initialize, call, getattribute, getattr, setattr, delattr, get, set, delete, setName, initSubclass, classGetItem
    case repr, str, format, bytes, hash, bool, len, lengthHint, contains, iter, next, reversed, getitem, setitem, delitem, missing
    case lt, le, gt, ge, eq, ne
    case add, sub, mul, matmul, truediv, floordiv, mod, divmod, pow, lshift, rshift, and, or, xor
    case radd, rsub, rmul, rmatmul, rtruediv, rfloordiv, rmod, rdivmod, rpow, rlshift, rrshift, rand, ror, rxor
    case iadd, isub, imul, imatmul, itruediv, ifloordiv, imod, ipow, ilshift, irshift, iand, ior, ixor
    case neg, pos, invert, abs, int, float, complex, index, round, trunc, floor, ceil
    case enter, exit, del, instancecheck, subclasscheck, dir, fspath, sizeof

    var text: String {
        switch self {
        case .initialize: "__init__"
        case .setName: "__set_name__"
        case .initSubclass: "__init_subclass__"
        case .classGetItem: "__class_getitem__"
        case .lengthHint: "__length_hint__"
        default: "__\(self)__"
        }
    }

    /// The interned name.
    package var name: Value { @inline(__always) get { runtime.specialNames.unsafelyUnwrapped[rawValue] } }

    static let count = allCases.count
}

/// Interned names that the machine uses often.
struct CommonNames {
    let dict = intern("__dict__")
    let classCell = intern("__class__")
    let doc = intern("__doc__")
    let module = intern("__module__")
    let name = intern("__name__")
    let qualname = intern("__qualname__")
    let annotations = intern("__annotations__")
    let slots = intern("__slots__")
    let weakref = intern("__weakref__")
    let classAttribute = intern("__class__")
    let builtins = intern("__builtins__")
    let all = intern("__all__")
    let file = intern("__file__")
    let path = intern("__path__")
    let package = intern("__package__")
    let classCellName = intern("__classcell__")
    let main = intern("__main__")
    let abstractMethods = intern("__abstractmethods__")
    let keys = intern("keys")
    let write = intern("write")
    let flush = intern("flush")
    let send = intern("send")
    let `throw` = intern("throw")
    let close = intern("close")
    let stdout = intern("stdout")
    let stderr = intern("stderr")
}
