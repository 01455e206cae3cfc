/// A class whose instances carry a Swift object:
///
///     let tensorType = newNativeType("Tensor", module: "torch", isBase: true) { type in
///         type.method("numel(self)") { … }
///     }
///     let value = newNative(tensorType, payload)
///     let payload = value.payload(TensorBox.self)       // nil for anything else
///
/// Programs can set attributes of an open class and of its instances, as of a class of their own.
package func newNativeType(
    _ name: String, module: String, isBase: Bool = false, base: TypeRef? = nil, isOpen: Bool = false,
    _ populate: @escaping (TypeRef) -> Void
) -> TypeRef {
    let type = newBuiltinType(
        name, .native, base: base ?? builtinType(.object), size: MemoryLayout<NativeObject>.size, isBase: isBase,
        module: module)
    if isOpen {
        type.pointee.instanceKind = .instance
        type.pointee.hasInstanceDict = true
        type.pointee.isImmutable = false
    }
    type.onFirstUse(populate)
    return type
}

/// A new object of a native type, or of a class of the language that inherits from one.
package func newNative(_ type: TypeRef, _ payload: AnyObject) -> Value {
    noteContainer()
    let isExact = type.pointee.instanceKind == .native
    let object = newObject(NativeObject.self, .native, type, extra: isExact ? 0 : 8)
    object.pointee.payload = .passRetained(payload)
    if !isExact {
        object.pointee.header.kind = .instance
        type.pointee.header.count &+= 1
        (UnsafeMutableRawPointer(object) + MemoryLayout<NativeObject>.size).storeBytes(of: Value.empty, as: Value.self)
    }
    return Value(object)
}

/// A class in Swift that inherits from `float` or `str`, and for `isinstance` also from `mixins`, which come first in the
/// order of resolution (the built-in type may be among them): the scalars of libraries.
package func newBuiltinSubclass(_ name: String, of kind: Kind, module: String, mixins: [TypeRef]) -> TypeRef {
    let base = builtinType(kind)
    let type = newBuiltinType(name, kind, base: base, size: base.pointee.instanceSize, isBase: true, module: module)
    type.pointee.instanceKind = .instance
    type.pointee.hasInstanceDict = true
    let order =
        [type] + mixins
        + (0..<base.pointee.resolutionCount).map { base.pointee.resolutionOrder[$0] }.filter { !mixins.contains($0) }
    let memory = UnsafeMutablePointer<TypeRef>.allocate(capacity: order.count)
    memory.initialize(from: order, count: order.count)
    type.pointee.resolutionOrder = memory
    type.pointee.resolutionCount = order.count
    return type
}

/// A float of a class made by `newBuiltinSubclass`.
package func newFloat(_ type: TypeRef, _ number: Double) -> Value {
    let object = newSubclassable(FloatObject.self, .float, type)
    object.pointee.value = number
    return Value(object)
}

extension Value {
    /// The Swift object of a native value if it is a `T`. The value must outlive the use.
    @inline(__always) package func payload<T: AnyObject>(_: T.Type) -> T? {
        guard layout == .native else { return nil }
        return cast(to: NativeObject.self).pointee.payload.takeUnretainedValue() as? T
    }

    /// The same without a check, for a value whose type says what it carries.
    @inline(__always) package func uncheckedPayload<T: AnyObject>(_: T.Type) -> T {
        unsafeDowncast(cast(to: NativeObject.self).pointee.payload.takeUnretainedValue(), to: T.self)
    }
}

/// An iterator in Swift. `next` gives a new reference, or `nil` at the end, and after the end again `nil`.
package class NativeIterator {
    package init() {}
    package func next() throws(Raise) -> Value? { nil }
    /// For `__length_hint__`: items left, if known.
    package var lengthHint: Int? { nil }
    /// `zip`, `map`, `dict_keyiterator` …
    package var typeName: String { "iterator" }
}

/// An iterator of the language whose items a closure gives: new references, and `nil` at the end.
package func newNativeIterator(_ typeName: String, next: @escaping () throws(Raise) -> Value?) -> Value {
    newNativeIterator(ClosureIterator(typeName, next))
}

private final class ClosureIterator: NativeIterator {
    private let name: String
    private let body: () throws(Raise) -> Value?
    init(_ name: String, _ body: @escaping () throws(Raise) -> Value?) {
        self.name = name
        self.body = body
    }
    override func next() throws(Raise) -> Value? { try body() }
    override var typeName: String { name }
}
