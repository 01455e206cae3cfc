import Glibc

// Finding attributes of classes: along the order of resolution, through a global cache, and the special methods of a type by
// number.

/// Whether `type` is `base` or inherits from it.
@inline(__always) package func isSubtype(_ type: TypeRef, _ base: TypeRef) -> Bool {
    if type == base { return true }
    let order = type.pointee.resolutionOrder
    var position = 1
    while position < type.pointee.resolutionCount {
        if order[position] == base { return true }
        position &+= 1
    }
    return false
}

extension UnsafeMutablePointer where Pointee == TypeObject {
    package var nameText: String { pointee.name.cast(to: StringObject.self).text }

    /// What the class or its bases define under an interned name; borrowed, or empty.
    @inline(__always) package func lookup(_ name: Value) -> Value {
        let position = Int(bitPattern: (UInt(bitPattern: self) >> 5) ^ (name.bits >> 4)) & (methodCacheSize - 1)
        let entry = runtime.methodCache.unsafelyUnwrapped + position
        if entry.pointee.type == UInt(bitPattern: self) && entry.pointee.name == name.bits
            && entry.pointee.epoch == runtime.classEpoch
        {
            return entry.pointee.value
        }
        let value = lookupUncached(name)
        // Plain data is replaced without telling the caches.
        if isPlainData(value) { return value }
        entry.pointee = MethodCacheEntry(
            type: UInt(bitPattern: self), name: name.bits, epoch: runtime.classEpoch, value: value)
        return value
    }

    @inline(never) private func lookupUncached(_ name: Value) -> Value { lookup(name, after: -1) }

    /// The same among the classes behind position `start` of the order of resolution: `super()`.
    func lookup(_ name: Value, after start: Int) -> Value {
        var position = start + 1
        while position < pointee.resolutionCount {
            let type = pointee.resolutionOrder[position]
            type.populateIfNeeded()
            let value = type.pointee.dict.get(name)
            if !value.isEmpty { return value }
            position += 1
        }
        return .empty
    }

    @inline(__always) func populateIfNeeded() {
        if pointee.populate != nil { populateNow() }
    }

    @inline(never) private func populateNow() {
        guard let populate = pointee.populate else { return }
        pointee.populate = nil
        let body = populate.takeRetainedValue()
        body.body(self)
    }

    /// A special method, borrowed, or empty. Anything found counts, `None` (which forbids the operation) included.
    @inline(__always) package func special(_ name: SpecialName) -> Value {
        if pointee.specialsEpoch != runtime.classEpoch { resetSpecials() }
        let value = pointee.specials.unsafelyUnwrapped[name.rawValue]
        return value.bits == unknownSpecial ? findSpecial(name) : value
    }

    @inline(never) private func findSpecial(_ name: SpecialName) -> Value {
        let value = lookup(name.name, after: -1)
        // Looking may have populated a type and so moved on the epoch.
        if pointee.specialsEpoch != runtime.classEpoch { resetSpecials() }
        pointee.specials.unsafelyUnwrapped[name.rawValue] = value
        return value
    }

    @inline(never) private func resetSpecials() {
        if pointee.specials == nil { pointee.specials = .allocate(capacity: SpecialName.count) }
        for position in 0..<SpecialName.count { pointee.specials.unsafelyUnwrapped[position] = Value(bits: unknownSpecial) }
        pointee.specialsEpoch = runtime.classEpoch
    }
}

/// Marks a special method nobody looked for yet; no value has these bits.
private let unknownSpecial: UInt = 1
let methodCacheSize = 4096

/// To be called after any change of a class that others may have cached.
func classesChanged() { runtime.classEpoch &+= 1 }

/// The C3 linearisation of a class with these bases, without the class itself; where there is none, the names of those that block
/// each other.
func linearize(_ bases: [TypeRef]) -> (order: [TypeRef]?, conflict: [String]) {
    var sequences = bases.map { base in (0..<base.pointee.resolutionCount).map { base.pointee.resolutionOrder[$0] } }
    sequences.append(bases)
    var result: [TypeRef] = []
    while true {
        sequences.removeAll { $0.isEmpty }
        if sequences.isEmpty { return (result, []) }
        guard
            let next = sequences.lazy.map({ $0[0] }).first(where: { candidate in
                sequences.allSatisfy { !$0.dropFirst().contains(candidate) }
            })
        else {
            var names: [String] = []
            for sequence in sequences where !names.contains(sequence[0].nameText) { names.append(sequence[0].nameText) }
            return (nil, names)
        }
        result.append(next)
        for position in sequences.indices where sequences[position][0] == next { sequences[position].removeFirst() }
    }
}

/// A built-in class. It never dies.
package func newBuiltinType(
    _ name: String, _ kind: Kind, base: TypeRef?, size: Int, isBase: Bool = false, module: String = "builtins"
) -> TypeRef {
    let type = allocateObject(MemoryLayout<TypeObject>.size).assumingMemoryBound(to: TypeObject.self)
    let metatype = runtime.types.unsafelyUnwrapped[Int(Kind.type.rawValue)]
    let order = UnsafeMutablePointer<TypeRef>.allocate(capacity: 1 + (base?.pointee.resolutionCount ?? 0))
    order[0] = type
    var count = 1
    if let base {
        for position in 0..<base.pointee.resolutionCount { order[count + position] = base.pointee.resolutionOrder[position] }
        count += base.pointee.resolutionCount
    }
    type.initialize(
        to: TypeObject(
            header: ObjectHeader(count: ObjectHeader.immortal, type: metatype, kind: .type, layout: .type),
            name: intern(name), qualifiedName: intern(name), module: intern(module), bases: .empty, resolutionOrder: order,
            resolutionCount: count, dict: newDict(), instanceKind: kind, instanceLayout: kind, instanceSize: size,
            hasInstanceDict: kind == .instance, isImmutable: true, isBase: isBase, slotHint: 0, isClosed: false,
            rootShape: Shape.make(type: type, names: []), specials: nil, specialsEpoch: 0, constructor: .empty,
            constructorEpoch: 0, isAbstract: false, populate: nil, subclasses: nil,
            metatype: metatype))
    type.pointee.bases = newTuple(base.map { [Value($0)] } ?? [])
    base?.noteSubclass(type)
    return type
}

extension UnsafeMutablePointer where Pointee == TypeObject {
    func noteSubclass(_ type: TypeRef) {
        if pointee.subclasses == nil { pointee.subclasses = .passRetained(TypeList()) }
        pointee.subclasses.unsafelyUnwrapped.takeUnretainedValue().types.append(type)
    }

    /// Registers what fills the type in when it is first looked into.
    package func onFirstUse(_ body: @escaping (TypeRef) -> Void) {
        pointee.populate = .passRetained(TypePopulator(body))
    }

    /// Sets an attribute of a built-in type, taking over `value`.
    package func define(_ name: String, _ value: Value) { pointee.dict.set(intern(name), value) }

    /// Adds a method: `type.method("split(self, sep=None, maxsplit=-1)") { … }`.
    package func method(_ signature: StaticString, doc: StaticString = "", _ body: @escaping NativeBody) {
        let function = NativeFunction(signature, doc: doc, binding: .method, body)
        function.owner = self
        define(function.name, newNativeFunction(function))
    }

    package func classMethod(_ signature: StaticString, doc: StaticString = "", _ body: @escaping NativeBody) {
        let function = NativeFunction(signature, doc: doc, binding: .classMethod, body)
        function.owner = self
        define(function.name, newNativeFunction(function))
    }

    package func staticMethod(_ signature: StaticString, doc: StaticString = "", _ body: @escaping NativeBody) {
        let function = NativeFunction(signature, doc: doc, binding: .none, body)
        function.owner = self
        let wrapper = newContainer(WrapperObject.self, .staticMethod)
        wrapper.pointee.function = newNativeFunction(function)
        define(function.name, Value(wrapper))
    }

    /// Adds a computed attribute. The closures borrow what they get; the getter's result is owned by the caller.
    package func property(
        _ name: String, doc: StaticString = "", set: ((Value, Value) throws(Raise) -> Void)? = nil,
        get: @escaping (Value) throws(Raise) -> Value
    ) {
        let descriptor = newObject(MemberDescriptorObject.self, .memberDescriptor)
        descriptor.pointee.property = .passRetained(NativeProperty(name: name, owner: self, doc: doc, get: get, set: set))
        define(name, Value(descriptor))
    }
}

/// A computed attribute of a native type, or a slot of a class with `__slots__`.
final class NativeProperty {
    let name: String
    let owner: TypeRef
    let doc: StaticString
    let get: (Value) throws(Raise) -> Value
    let set: ((Value, Value) throws(Raise) -> Void)?
    /// Name of the instance attribute behind a slot of `__slots__`; empty otherwise.
    let slotName: Value

    init(
        name: String, owner: TypeRef, doc: StaticString = "", slotName: Value = .empty,
        get: @escaping (Value) throws(Raise) -> Value, set: ((Value, Value) throws(Raise) -> Void)?
    ) {
        self.name = name
        self.owner = owner
        self.doc = doc
        self.slotName = slotName
        self.get = get
        self.set = set
    }
}
