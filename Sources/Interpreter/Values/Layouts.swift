// The memory of objects: raw structs that begin with an `ObjectHeader`. Fields that are `Value`s own their reference.

package struct ObjectHeader {
    /// References to the object; `immortal` and more for those that never die.
    package var count: Int
    package var type: TypeRef
    package var kind: Kind
    package var layout: Kind
    var collectorMark: UInt8 = 0
    var flags: UInt8 = 0
    var collectorCount: Int32 = 0

    static let immortal = 1 << 40
    /// Someone holds a weak reference: look in `runtime.weakReferences` when the object dies.
    static let hasWeakReferences: UInt8 = 1
    /// `__del__` has run.
    static let isFinalized: UInt8 = 2
}

package typealias ObjectRef = UnsafeMutablePointer<ObjectHeader>
package typealias TypeRef = UnsafeMutablePointer<TypeObject>
package typealias StringRef = UnsafeMutablePointer<StringObject>
package typealias ListRef = UnsafeMutablePointer<ListObject>
package typealias TupleRef = UnsafeMutablePointer<ListObject>
package typealias DictRef = UnsafeMutablePointer<DictObject>
package typealias SetRef = UnsafeMutablePointer<SetObject>
package typealias InstanceRef = UnsafeMutablePointer<InstanceObject>
package typealias FunctionRef = UnsafeMutablePointer<FunctionObject>
package typealias CodeRef = UnsafeMutablePointer<CodeObject>
package typealias ExceptionRef = UnsafeMutablePointer<ExceptionObject>
package typealias GeneratorRef = UnsafeMutablePointer<GeneratorObject>

/// An integer beyond 50 bits that fits 64.
struct IntObject {
    var header: ObjectHeader
    var value: Int
    /// As large as `BigIntObject`: the `__dict__` of an instance of a subclass follows either at the same place.
    var padding = 0
}

/// An instance of a subclass of `float`.
struct FloatObject {
    var header: ObjectHeader
    var value: Double
}

struct ComplexObject {
    var header: ObjectHeader
    var real: Double
    var imaginary: Double
}

/// A string: code points in one byte each where all are below 256, else in four bytes each.
package struct StringObject {
    var header: ObjectHeader
    /// Length in code points.
    package var count: Int
    /// 0 until asked for.
    var hash: Int
    package var bytes: UnsafeMutablePointer<UInt8>
    /// Bytes of separate storage; 0 when the text follows this struct.
    var capacity: Int
    /// 1 or 4 bytes a code point.
    package var width: UInt8
    /// All below 128. Only true is certain; false may mean "not looked at".
    package var isASCII: Bool
    var isInterned: Bool

    package var wide: UnsafeMutablePointer<UInt32> {
        @inline(__always) get { UnsafeMutableRawPointer(bytes).assumingMemoryBound(to: UInt32.self) }
    }
}

/// `bytes` and `bytearray`.
package struct BytesObject {
    var header: ObjectHeader
    package var count: Int
    var capacity: Int
    package var bytes: UnsafeMutablePointer<UInt8>
    /// `bytes` only: 0 until asked for.
    var hash: Int
}

/// `list` and `tuple`: items in separate storage (`nil` when the capacity is 0).
package struct ListObject {
    var header: ObjectHeader
    package var count: Int
    var capacity: Int
    var storage: UnsafeMutablePointer<Value>?

    package var items: UnsafeMutablePointer<Value> { @inline(__always) get { storage.unsafelyUnwrapped } }
}

struct DictEntry {
    var hash: Int
    /// Empty where the entry was deleted.
    var key: Value
    var value: Value
}

/// An insertion-ordered hash table: entries in order, and an open-addressed index into them.
package struct DictObject {
    var header: ObjectHeader
    package var count: Int
    /// Entries in use, deleted ones included.
    var used: Int
    var capacity: Int
    var mask: Int
    var entries: UnsafeMutablePointer<DictEntry>
    /// -1 free, -2 deleted, else an entry.
    var index: UnsafeMutablePointer<Int32>
    /// A number unique to this dict and its present set of keys, or 0 while nobody asked. Inline caches hold it.
    var keyVersion: Int
}

struct SetEntry {
    var hash: Int
    /// Empty where free; the dummy where deleted.
    var key: Value
}

/// Open addressing with CPython's probe order and growth, so that iteration order is the same.
package struct SetObject {
    var header: ObjectHeader
    package var count: Int
    /// Live and deleted.
    var fill: Int
    var mask: Int
    var table: UnsafeMutablePointer<SetEntry>
    var hash: Int
    /// Counts changes, so that iterators notice.
    var changes: Int
}

struct RangeObject {
    var header: ObjectHeader
    var start: Value
    var stop: Value
    var step: Value
    var length: Value
}

struct SliceObject {
    var header: ObjectHeader
    var start: Value
    var stop: Value
    var step: Value
}

struct RangeIteratorObject {
    var header: ObjectHeader
    var next: Int
    var step: Int
    var remaining: Int
}

/// Walks a list, tuple or string, or anything with `__getitem__`.
struct SequenceIteratorObject {
    var header: ObjectHeader
    /// Empty when exhausted.
    var sequence: Value
    var position: Int
}

struct CellObject {
    var header: ObjectHeader
    var value: Value
}

package struct FunctionObject {
    var header: ObjectHeader
    var code: CodeRef
    var globals: DictRef
    /// Cells of the enclosing functions in the order of the code's free names.
    var closure: UnsafeMutablePointer<Value>?
    /// A tuple, or empty.
    var defaults: Value
    /// A dict, or empty.
    var keywordDefaults: Value
    var name: Value
    var qualifiedName: Value
    var documentation: Value
    var module: Value
    /// A dict, or empty until asked for.
    var annotations: Value
    var attributes: Value
}

/// A function written in Swift.
package struct NativeFunctionObject {
    var header: ObjectHeader
    var function: Unmanaged<NativeFunction>
    /// The function's own.
    var entry: UnsafeMutablePointer<NativeEntry>
    /// A bound receiver, or empty.
    var receiver: Value
}

package struct BoundMethodObject {
    var header: ObjectHeader
    var function: Value
    var receiver: Value
}

/// An object of an ordinary class: slots named by a shape. In dictionary mode the only slot is its `__dict__`.
package struct InstanceObject {
    var header: ObjectHeader
    var shape: ShapeRef
    var slots: UnsafeMutablePointer<Value>
    var count: Int32
    /// Slots that follow this struct.
    var inlineCapacity: Int16
    var isExternal: Bool
    var externalCapacity: Int32
}

struct ModuleObject {
    var header: ObjectHeader
    var dict: DictRef
}

struct PropertyObject {
    var header: ObjectHeader
    var getter: Value
    var setter: Value
    var deleter: Value
    var documentation: Value
}

/// `staticmethod`, `classmethod`.
struct WrapperObject {
    var header: ObjectHeader
    var function: Value
}

struct SuperObject {
    var header: ObjectHeader
    /// The class whose successors in the order of resolution are searched.
    var type: Value
    /// The instance or class; empty for the unbound form.
    var receiver: Value
    var receiverType: Value
}

/// A value of the built-in exception classes and their subclasses.
package struct ExceptionObject {
    var header: ObjectHeader
    package var arguments: Value
    /// A traceback object or empty.
    package var traceback: Value
    package var cause: Value
    package var context: Value
    /// Attributes beyond these: a dict or empty.
    var attributes: Value
    package var suppressContext: Bool
}

/// One frame that an exception passed; `next` is the frame nearer to where it was raised.
package struct TracebackObject {
    var header: ObjectHeader
    var next: Value
    var code: CodeRef
    var globals: Value
    var instruction: Int32
}

/// A snapshot of a running function, made when a program asks for it.
struct FrameObject {
    var header: ObjectHeader
    var code: CodeRef
    var globals: Value
    var locals: Value
    var back: Value
    var instruction: Int32
}

package struct GeneratorObject {
    enum State: UInt8 { case suspended, running, finished, unstarted }
    var header: ObjectHeader
    var function: Value
    var code: CodeRef
    var registers: UnsafeMutablePointer<Value>?
    var pc: UnsafeMutablePointer<UInt64>
    var state: State
    /// What was being handled where the generator was resumed (not owned), and, while it handles an exception of its own, what its
    /// resumer handles and what it handles itself once suspended (owned, or empty).
    var entryHandled: Value
    var outerHandled: Value
    var savedHandled: Value
    /// Suspended within `yield from`: the instruction at `pc` runs again.
    var isDelegating: Bool
    var name: Value
    var qualifiedName: Value
}

/// A view of a dict's keys, values or items; also `mappingproxy`.
struct DictViewObject {
    var header: ObjectHeader
    var dict: Value
}

struct WeakReferenceObject {
    var header: ObjectHeader
    /// Not owned; empty once it died.
    var target: Value
    var callback: Value
    var hash: Int
}

struct GenericAliasObject {
    var header: ObjectHeader
    var origin: Value
    var arguments: Value
}

/// A slot of a class with `__slots__`, or an attribute of a native type computed by Swift.
struct MemberDescriptorObject {
    var header: ObjectHeader
    var property: Unmanaged<NativeProperty>
}

package struct NativeObject {
    package var header: ObjectHeader
    package var payload: Unmanaged<AnyObject>
}
