/// The memory layouts that the machine knows. A kind with a built-in type is also that type's index in
/// `runtime.builtinTypes`.
package enum Kind: UInt8, CaseIterable {
    case empty
    case object
    case type
    case none, bool, int, bigInt, float, complex
    case string, bytes, bytearray
    case list, tuple, dict, set, frozenset
    case range, slice, ellipsis, notImplemented
    case function, nativeFunction, boundMethod
    /// An object with attribute slots under a shape: what an ordinary `class` makes.
    case instance
    case module, generator, cell, code, frame, traceback
    case exception
    case property, staticMethod, classMethod, superObject
    case rangeIterator, sequenceIterator
    /// An iterator written in Swift: payload is a `NativeIterator`.
    case nativeIterator
    case dictKeys, dictValues, dictItems
    case mappingProxy, weakReference, genericAlias, memberDescriptor
    /// A Swift object under reference counting: tensors, files, patterns …
    case native

    /// Objects that can hold references to others, which the cycle collector visits.
    var isContainer: Bool {
        switch self {
        case .type, .list, .tuple, .dict, .set, .frozenset, .slice, .function, .nativeFunction, .boundMethod, .instance,
            .module,
            .generator, .cell, .frame, .traceback, .exception, .property, .staticMethod, .classMethod, .superObject,
            .sequenceIterator, .nativeIterator, .dictKeys, .dictValues, .dictItems, .mappingProxy, .weakReference,
            .genericAlias, .memberDescriptor, .native:
            true
        default: false
        }
    }
}
