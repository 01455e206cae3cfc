/// `int | str`: the members of a union, each once, in order.
final class UnionPayload {
    let members: Value

    /// Takes over a tuple.
    init(_ members: Value) { self.members = members }
    deinit { members.release() }

    var items: UnsafeBufferPointer<Value> { members.cast(to: ListObject.self).buffer }
}

/// A union of classes; unions among them are taken apart, `None` stands for its class. Borrows.
func newUnion(_ parts: [Value]) throws(Raise) -> Value {
    var members: [Value] = []
    func add(_ part: Value) throws(Raise) {
        if let union = part.payload(UnionPayload.self) {
            for item in union.items { try add(item) }
            return
        }
        let member = part.isNone ? Value(builtinType(.none)) : part
        for known in members where try equal(known, member) { return }
        members.append(member)
    }
    for part in parts { try add(part) }
    if members.count == 1 { return members[0].retain() }
    return newNative(unionType(), UnionPayload(newTuple(members.map { $0.retain() })))
}

private func unionType() -> TypeRef {
    if let type = runtime.state.lateTypes["UnionType"] { return type }
    let type = newNativeType("UnionType", module: "types", populateUnion)
    runtime.state.lateTypes["UnionType"] = type
    return type
}

private func populateUnion(_ type: TypeRef) {
    func own(_ value: Value) -> UnionPayload { value.uncheckedPayload(UnionPayload.self) }
    type.method("__or__(self, other, /)") { (a) throws(Raise) in try TypeType.unionOf(a[0], a[1]) }
    type.method("__ror__(self, other, /)") { (a) throws(Raise) in try TypeType.unionOf(a[1], a[0]) }
    type.method("__instancecheck__(self, instance, /)") { (a) throws(Raise) in
        for member in own(a[0]).items where try isInstance(a[1], member) { return Value.true }
        return Value.false
    }
    type.method("__subclasscheck__(self, subclass, /)") { (a) throws(Raise) in
        for member in own(a[0]).items where try isSubclass(a[1], member) { return Value.true }
        return Value.false
    }
    type.method("__eq__(self, value, /)") { (a) throws(Raise) in
        guard let other = a[1].payload(UnionPayload.self) else { return Value.notImplemented }
        guard own(a[0]).items.count == other.items.count else { return Value.false }
        for member in own(a[0]).items {
            var isFound = false
            for candidate in other.items where try equal(candidate, member) { isFound = true }
            if !isFound { return Value.false }
        }
        return Value.true
    }
    type.method("__hash__(self)") { (a) throws(Raise) in
        var hash = 0
        for member in own(a[0]).items { hash ^= try hashOf(member) }
        return Value(hash)
    }
    type.method("__repr__(self)") { (a) throws(Raise) in
        var parts: [String] = []
        for member in own(a[0]).items {
            if member.bits == Value(builtinType(.none)).bits {
                parts.append("None")
            } else if member.kind == .type {
                parts.append(TypeType.fullName(member.cast(to: TypeObject.self)))
            } else {
                parts.append(try reprText(member))
            }
        }
        return newString(parts.joined(separator: " | "))
    }
    type.property("__args__") { own($0).members.retain() }
    type.property("__parameters__") { _ in runtime.emptyTuple }
}
