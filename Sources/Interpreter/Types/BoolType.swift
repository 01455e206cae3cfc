/// The methods of `bool`; what is not here it has from `int`.
enum BoolType {
    static func populate(_ type: TypeRef) {
        type.staticMethod("__new__(cls, x=False, /)") { (a) throws(Raise) in Value(try truth(a[1])) }
        type.method("__repr__(self, /)") { (a) in
            newString(a[0].bits == runtime.trueValue.bits ? "True" : "False")
        }
        for operation in [BinaryOperation.bitAnd, .bitOr, .bitXor] {
            addBinaryMethods(type, accepts: { $0.isInteger }, [operation])
        }
    }
}
