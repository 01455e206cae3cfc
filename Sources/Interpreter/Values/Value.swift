/// A value of the language in 64 bits (NaN boxing):
///
///     0                                   no value: an unbound local, an empty slot
///     1 ..< 2^49                          a pointer to an object's header
///     2^49 ..< 0xFFFC << 48               a float: its bits plus 2^49 (foreign NaNs are made canonical)
///     0xFFFC << 48 ...                    an integer of 50 bits, two's complement
///
/// A `Value` does not own what it points at. Who owns a reference says so: functions return new (owned) references
/// and borrow their arguments unless their comment says otherwise; whoever owns a value releases it or hands it on.
package struct Value: Equatable {
    package var bits: UInt

    @inline(__always) package init(bits: UInt) { self.bits = bits }

    static let integerTag: UInt = 0xFFFC_0000_0000_0000
    static let floatOffset: UInt = 0x0002_0000_0000_0000
    /// Shifting an integer's bits left by this leaves the number times 2^14, and its overflow is the machine's.
    static let integerShift = 14

    package static var empty: Value { @inline(__always) get { Value(bits: 0) } }

    // MARK: Making

    /// An integer known to fit 50 bits.
    @inline(__always) package init(small integer: Int) {
        bits = UInt(bitPattern: integer) | Value.integerTag
    }

    @inline(__always) package init(_ integer: Int) {
        if (integer << Value.integerShift) >> Value.integerShift == integer {
            bits = UInt(bitPattern: integer) | Value.integerTag
        } else {
            bits = newBoxedInt(integer).bits
        }
    }

    @inline(__always) package init(_ number: Double) {
        let pattern = UInt(number.bitPattern)
        // A negative NaN's bits would run into the integers.
        bits = (number == number ? pattern : 0x7FF8_0000_0000_0000) &+ Value.floatOffset
    }

    @inline(__always) package init(_ truth: Bool) { bits = truth ? runtime.trueValue.bits : runtime.falseValue.bits }

    @inline(__always) package init<T>(_ object: UnsafeMutablePointer<T>) { bits = UInt(bitPattern: object) }

    package static var none: Value { @inline(__always) get { runtime.noneValue } }
    package static var `true`: Value { @inline(__always) get { runtime.trueValue } }
    package static var `false`: Value { @inline(__always) get { runtime.falseValue } }
    package static var notImplemented: Value { @inline(__always) get { runtime.notImplementedValue } }
    package static var ellipsis: Value { @inline(__always) get { runtime.ellipsisValue } }

    // MARK: Asking

    package var isEmpty: Bool { @inline(__always) get { bits == 0 } }
    package var isSmallInt: Bool { @inline(__always) get { bits >= Value.integerTag } }
    package var isFloat: Bool {
        @inline(__always) get { bits &- Value.floatOffset < Value.integerTag &- Value.floatOffset }
    }
    package var isObject: Bool { @inline(__always) get { bits &- 1 < Value.floatOffset &- 1 } }
    package var isNone: Bool { @inline(__always) get { bits == runtime.noneValue.bits } }

    /// The number of a value that `isSmallInt`.
    package var smallInt: Int {
        @inline(__always) get { Int(bitPattern: bits << UInt(Value.integerShift)) >> Value.integerShift }
    }
    /// The number of a value that `isFloat`.
    package var float: Double {
        @inline(__always) get { Double(bitPattern: UInt64(bits &- Value.floatOffset)) }
    }
    /// The header of a value that `isObject`.
    package var header: UnsafeMutablePointer<ObjectHeader> {
        @inline(__always) get { UnsafeMutablePointer(bitPattern: bits).unsafelyUnwrapped }
    }
    /// The object as its layout's struct; right only when `layout` says so.
    @inline(__always) package func cast<T>(to: T.Type) -> UnsafeMutablePointer<T> {
        UnsafeMutablePointer<T>(bitPattern: bits).unsafelyUnwrapped
    }

    /// What the value is, exactly: an instance of a class of the language is `.instance` whatever it inherits from.
    package var kind: Kind {
        @inline(__always) get { isObject ? header.pointee.kind : isSmallInt ? .int : isFloat ? .float : .empty }
    }
    /// How its memory is laid out: `.list` also for an instance of a subclass of `list`.
    package var layout: Kind {
        @inline(__always) get { isObject ? header.pointee.layout : isSmallInt ? .int : isFloat ? .float : .empty }
    }
    package var type: TypeRef {
        @inline(__always) get { isObject ? header.pointee.type : isSmallInt ? builtinType(.int) : builtinType(.float) }
    }

    // MARK: Counting references

    @inline(__always) @discardableResult package func retain() -> Value {
        if isObject { header.pointee.count &+= 1 }
        return self
    }

    @inline(__always) package func release() {
        if isObject {
            let object = header
            object.pointee.count &-= 1
            if object.pointee.count == 0 { destroy(object) }
        }
    }
}

/// Puts an owned value in a place that owns one, releasing what was there (after the place is whole again: a destructor may look).
@inline(__always) func replace(_ place: UnsafeMutablePointer<Value>, with value: Value) {
    let old = place.pointee
    place.pointee = value
    old.release()
}
