import Glibc

package typealias ShapeRef = UnsafeMutablePointer<Shape>

/// The attribute names of an instance in the order of its slots (a "hidden class"). Instances of one class that got the
/// same attributes in the same order share one; inline caches compare its address.
package struct Shape {
    var type: TypeRef
    var count: Int
    /// Interned names by slot.
    var names: UnsafeMutablePointer<Value>
    /// Open-addressed: name bits and slot, twice as large as needed; a power of two.
    var table: UnsafeMutablePointer<(name: UInt, slot: Int)>
    var mask: Int
    var transitions: [(name: UInt, shape: ShapeRef)]
    /// Instances that gave out their `__dict__` or lost an attribute: slot 0 holds the dict.
    var isDictionary: Bool
    /// The dictionary shape of the same type; made on demand, on the root only.
    var dictionaryShape: ShapeRef?

    /// More attributes than this go to a dict.
    static let limit = 128

    static func make(type: TypeRef, names: [Value], isDictionary: Bool = false) -> ShapeRef {
        let shape = ShapeRef.allocate(capacity: 1)
        var size = 4
        while size < names.count * 2 { size *= 2 }
        let table = UnsafeMutablePointer<(name: UInt, slot: Int)>.allocate(capacity: size)
        table.initialize(repeating: (0, 0), count: size)
        let nameStorage = UnsafeMutablePointer<Value>.allocate(capacity: max(1, names.count))
        for (slot, name) in names.enumerated() {
            nameStorage[slot] = name
            var position = Int(bitPattern: name.bits >> 4) & (size - 1)
            while table[position].name != 0 { position = (position + 1) & (size - 1) }
            table[position] = (name.bits, slot)
        }
        shape.initialize(
            to: Shape(
                type: type, count: names.count, names: nameStorage, table: table, mask: size - 1, transitions: [],
                isDictionary: isDictionary, dictionaryShape: nil))
        return shape
    }

    static func free(_ shape: ShapeRef) {
        for transition in shape.pointee.transitions { free(transition.shape) }
        if let dictionary = shape.pointee.dictionaryShape { free(dictionary) }
        shape.pointee.names.deallocate()
        shape.pointee.table.deallocate()
        shape.deinitialize(count: 1)
        shape.deallocate()
    }
}

extension UnsafeMutablePointer where Pointee == Shape {
    /// The slot of an interned name, or -1.
    @inline(__always) func slot(of name: Value) -> Int {
        let mask = pointee.mask
        let table = pointee.table
        var position = Int(bitPattern: name.bits >> 4) & mask
        while true {
            let entry = table[position]
            if entry.name == name.bits { return entry.slot }
            if entry.name == 0 { return -1 }
            position = (position &+ 1) & mask
        }
    }

    /// The shape with one more attribute.
    func adding(_ name: Value) -> ShapeRef {
        for transition in pointee.transitions where transition.name == name.bits { return transition.shape }
        var names = (0..<pointee.count).map { pointee.names[$0] }
        names.append(name)
        let shape = Shape.make(type: pointee.type, names: names)
        pointee.transitions.append((name.bits, shape))
        return shape
    }
}
