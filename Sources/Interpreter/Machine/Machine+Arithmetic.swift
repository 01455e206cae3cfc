// Arithmetic on numbers that fit a register, and strings put together; everything else goes to the operators in general.

/// Both operands are small integers exactly when their bits, and-ed, are at least the tag.
@inline(always) func bothSmall(_ a: Value, _ b: Value) -> Bool { a.bits & b.bits >= Value.integerTag }

extension Machine {
    /// `R[a] = R[b] op R[c]`, whatever they are.
    @inline(always) mutating func arithmetic(_ operation: BinaryOperation, _ i: Instruction) throws(Raise) {
        savePosition()
        let (a, b) = (registers[i.b], registers[i.c])
        if a.isObject && a.header.pointee.layout == .instance, enterArithmetic(operation, a, b, isInPlace: i.e != 0) {
            return
        }
        let result = try binaryOperation(operation, a, b, inPlace: i.e != 0)
        drop(i.b)
        drop(i.c)
        set(i.a, result)
    }

    /// The same with a number in the instruction.
    @inline(always) mutating func arithmeticImmediate(_ operation: BinaryOperation, _ i: Instruction) throws(Raise) {
        savePosition()
        let (a, b) = (registers[i.b], Value(small: i.signedC))
        if a.isObject && a.header.pointee.layout == .instance, enterArithmetic(operation, a, b, isInPlace: i.e != 0) {
            return
        }
        let result = try binaryOperation(operation, a, b, inPlace: i.e != 0)
        drop(i.b)
        set(i.a, result)
    }

    @inline(always) func unary(_ operation: UnaryOperation, _ i: Instruction) throws(Raise) {
        savePosition()
        let result = try unaryOperation(operation, registers[i.b])
        drop(i.b)
        set(i.a, result)
    }

    @inline(always) mutating func add(_ i: Instruction) throws(Raise) {
        let (a, b) = (registers[i.b], registers[i.c])
        if bothSmall(a, b) {
            let (sum, overflow) = Int(bitPattern: a.bits << 14).addingReportingOverflow(Int(bitPattern: b.bits << 14))
            if !overflow {
                set(i.a, Value(bits: UInt(bitPattern: sum) >> 14 | Value.integerTag))
                return
            }
        } else if a.isFloat && b.isFloat {
            set(i.a, Value(a.float + b.float))
            return
        } else if a.kind == .string && b.kind == .string {
            let other = b.cast(to: StringObject.self)
            // Nobody else sees a string with one reference that is about to be overwritten.
            if i.a == i.b && a.header.pointee.count == 1 && a.cast(to: StringObject.self).appendInPlace(other) {
                drop(i.c)
                return
            }
            let result = concatenate(a.cast(to: StringObject.self), other)
            drop(i.b)
            drop(i.c)
            set(i.a, result)
            return
        }
        try arithmetic(.add, i)
    }

    @inline(always) mutating func subtract(_ i: Instruction) throws(Raise) {
        let (a, b) = (registers[i.b], registers[i.c])
        if bothSmall(a, b) {
            let (sum, overflow) = Int(bitPattern: a.bits << 14).subtractingReportingOverflow(
                Int(bitPattern: b.bits << 14))
            if !overflow {
                set(i.a, Value(bits: UInt(bitPattern: sum) >> 14 | Value.integerTag))
                return
            }
        } else if a.isFloat && b.isFloat {
            set(i.a, Value(a.float - b.float))
            return
        }
        try arithmetic(.subtract, i)
    }

    @inline(always) mutating func multiply(_ i: Instruction) throws(Raise) {
        let (a, b) = (registers[i.b], registers[i.c])
        if a.isFloat && b.isFloat {
            set(i.a, Value(a.float * b.float))
            return
        }
        if bothSmall(a, b) {
            let (product, overflow) = a.smallInt.multipliedReportingOverflow(by: b.smallInt)
            if !overflow {
                set(i.a, Value(product))
                return
            }
        }
        try arithmetic(.multiply, i)
    }

    @inline(always) mutating func divide(_ i: Instruction) throws(Raise) {
        let (a, b) = (registers[i.b], registers[i.c])
        if a.isFloat && b.isFloat && b.float != 0 {
            set(i.a, Value(a.float / b.float))
            return
        }
        try arithmetic(.divide, i)
    }

    @inline(always) mutating func floorDivide(_ i: Instruction) throws(Raise) {
        let (a, b) = (registers[i.b], registers[i.c])
        if bothSmall(a, b) && b.smallInt > 0 {
            let (x, y) = (a.smallInt, b.smallInt)
            let quotient = x / y
            set(i.a, Value(small: x < 0 && quotient &* y != x ? quotient &- 1 : quotient))
            return
        }
        try arithmetic(.floorDivide, i)
    }

    @inline(always) mutating func modulo(_ i: Instruction) throws(Raise) {
        let (a, b) = (registers[i.b], registers[i.c])
        if bothSmall(a, b) && b.smallInt > 0 {
            let remainder = a.smallInt % b.smallInt
            set(i.a, Value(small: remainder < 0 ? remainder &+ b.smallInt : remainder))
            return
        }
        try arithmetic(.modulo, i)
    }

    @inline(always) mutating func bitAnd(_ i: Instruction) throws(Raise) {
        let (a, b) = (registers[i.b], registers[i.c])
        if bothSmall(a, b) {
            set(i.a, Value(bits: a.bits & b.bits))
            return
        }
        try arithmetic(.bitAnd, i)
    }

    @inline(always) mutating func bitOr(_ i: Instruction) throws(Raise) {
        let (a, b) = (registers[i.b], registers[i.c])
        if bothSmall(a, b) {
            set(i.a, Value(bits: a.bits | b.bits))
            return
        }
        try arithmetic(.bitOr, i)
    }

    @inline(always) mutating func bitXor(_ i: Instruction) throws(Raise) {
        let (a, b) = (registers[i.b], registers[i.c])
        if bothSmall(a, b) {
            set(i.a, Value(small: a.smallInt ^ b.smallInt))
            return
        }
        try arithmetic(.bitXor, i)
    }

    @inline(always) mutating func leftShift(_ i: Instruction) throws(Raise) {
        let (a, b) = (registers[i.b], registers[i.c])
        if bothSmall(a, b) && b.smallInt >= 0 && b.smallInt < 49 {
            let shifted = a.smallInt << b.smallInt
            if shifted >> b.smallInt == a.smallInt {
                set(i.a, Value(shifted))
                return
            }
        }
        try arithmetic(.leftShift, i)
    }

    @inline(always) mutating func rightShift(_ i: Instruction) throws(Raise) {
        let (a, b) = (registers[i.b], registers[i.c])
        if bothSmall(a, b) && b.smallInt >= 0 && b.smallInt < 64 {
            set(i.a, Value(small: a.smallInt >> b.smallInt))
            return
        }
        try arithmetic(.rightShift, i)
    }

    @inline(always) mutating func addInt(_ i: Instruction) throws(Raise) {
        let a = registers[i.b]
        if a.isSmallInt {
            let (sum, overflow) = Int(bitPattern: a.bits << 14).addingReportingOverflow(i.signedC << 14)
            if !overflow {
                set(i.a, Value(bits: UInt(bitPattern: sum) >> 14 | Value.integerTag))
                return
            }
        }
        try arithmeticImmediate(.add, i)
    }

    @inline(always) mutating func subtractInt(_ i: Instruction) throws(Raise) {
        let a = registers[i.b]
        if a.isSmallInt {
            let (sum, overflow) = Int(bitPattern: a.bits << 14).subtractingReportingOverflow(i.signedC << 14)
            if !overflow {
                set(i.a, Value(bits: UInt(bitPattern: sum) >> 14 | Value.integerTag))
                return
            }
        }
        try arithmeticImmediate(.subtract, i)
    }

    @inline(always) mutating func multiplyInt(_ i: Instruction) throws(Raise) {
        let a = registers[i.b]
        if a.isSmallInt {
            let (product, overflow) = a.smallInt.multipliedReportingOverflow(by: i.signedC)
            if !overflow {
                set(i.a, Value(product))
                return
            }
        } else if a.isFloat {
            set(i.a, Value(a.float * Double(i.signedC)))
            return
        }
        try arithmeticImmediate(.multiply, i)
    }

    @inline(always) mutating func floorDivideInt(_ i: Instruction) throws(Raise) {
        let a = registers[i.b]
        let divisor = i.signedC
        if a.isSmallInt && divisor > 0 {
            let number = a.smallInt
            let quotient = number / divisor
            set(i.a, Value(small: number < 0 && quotient &* divisor != number ? quotient &- 1 : quotient))
            return
        }
        try arithmeticImmediate(.floorDivide, i)
    }

    @inline(always) mutating func moduloInt(_ i: Instruction) throws(Raise) {
        let a = registers[i.b]
        let divisor = i.signedC
        if a.isSmallInt && divisor > 0 {
            let number = a.smallInt
            let remainder: Int
            if number >= 0 && number < 1 << 31 {
                remainder = Int(
                    UInt32(truncatingIfNeeded: number) % UInt32(truncatingIfNeeded: divisor))
            } else {
                let signed = number % divisor
                remainder = signed < 0 ? signed &+ divisor : signed
            }
            set(i.a, Value(small: remainder))
            return
        }
        try arithmeticImmediate(.modulo, i)
    }

    @inline(always) mutating func bitAndInt(_ i: Instruction) throws(Raise) {
        let a = registers[i.b]
        if a.isSmallInt {
            set(i.a, Value(small: a.smallInt & i.signedC))
            return
        }
        try arithmeticImmediate(.bitAnd, i)
    }

    @inline(always) mutating func negative(_ i: Instruction) throws(Raise) {
        let a = registers[i.b]
        if a.isFloat {
            set(i.a, Value(-a.float))
            return
        }
        try unary(.negative, i)
    }
}
