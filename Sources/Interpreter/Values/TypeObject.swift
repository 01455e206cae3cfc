/// A class. The dict holds what its body defined; `resolutionOrder` is the C3 linearisation, itself first.
package struct TypeObject {
    package var header: ObjectHeader
    package var name: Value
    package var qualifiedName: Value
    package var module: Value
    /// A tuple.
    package var bases: Value
    package var resolutionOrder: UnsafeMutablePointer<TypeRef>
    package var resolutionCount: Int
    package var dict: DictRef
    /// Layout of instances.
    package var instanceKind: Kind
    package var instanceLayout: Kind
    /// Bytes of the layout; the `__dict__` of an instance of a subclass of a built-in type follows at this offset.
    var instanceSize: Int
    var hasInstanceDict: Bool
    /// Built-in types cannot be changed by programs.
    var isImmutable: Bool
    /// Whether `class X(ThisType)` is allowed.
    var isBase: Bool
    /// Inline slots that a new instance gets: grown as instances grow.
    var slotHint: Int16
    /// `__slots__` without `__dict__` anywhere: only these attributes exist.
    var isClosed: Bool
    var rootShape: ShapeRef
    /// Special methods by `SpecialName`, valid while `specialsEpoch == runtime.classEpoch`; empty where not defined.
    var specials: UnsafeMutablePointer<Value>?
    var specialsEpoch: Int
    /// How instances are made, valid while `constructorEpoch == runtime.classEpoch`: the `__init__` to run on a plain new instance, or
    /// empty for the general way.
    var constructor: Value
    var constructorEpoch: Int
    /// `__abstractmethods__` is not empty.
    var isAbstract: Bool
    /// Adds the native methods when the type is first looked into; start-up does not pay for types that go unused.
    var populate: Unmanaged<TypePopulator>?
    /// Direct subclasses, weakly, for `__subclasses__`.
    var subclasses: Unmanaged<TypeList>?
    /// The Swift class of a native type's payload, for messages and checks.
    var metatype: TypeRef
}

/// Fills in a built-in type's methods on first use.
package final class TypePopulator {
    let body: (TypeRef) -> Void
    package init(_ body: @escaping (TypeRef) -> Void) { self.body = body }
}

final class TypeList {
    var types: [TypeRef] = []
}
