import Glibc

// `template.format(…)`: fields with attribute and index steps, conversions and nested specifications.

/// `template.format(*arguments, **keywords)`; without arguments (`format_map`) fields are looked up in `keywords`, any mapping.
func formatTemplate(_ template: StringRef, arguments: TupleRef?, keywords: Value) throws(Raise) -> Value {
    var formatter = TemplateFormatter(arguments: arguments, keywords: keywords)
    var text = TextBuilder(capacity: template.pointee.count)
    try formatter.expand(template, 0..<template.pointee.count, depth: 2, to: &text)
    return text.finish()
}

private struct TemplateFormatter {
    let arguments: TupleRef?
    let keywords: Value
    /// The next number of fields without one; -1 when fields are numbered by hand.
    private var automatic = 0
    private var isDecided = false

    init(arguments: TupleRef?, keywords: Value) {
        self.arguments = arguments
        self.keywords = keywords
    }

    /// A replacement field's parts within its template.
    private struct Field {
        var name = 0..<0
        var conversion: UInt32 = 0
        var specification = 0..<0
        var isNested = false
    }

    mutating func expand(
        _ template: StringRef, _ range: Range<Int>, depth: Int, to text: inout TextBuilder
    ) throws(Raise) {
        if depth <= 0 { throw valueError("Max string recursion exceeded") }
        var position = range.lowerBound
        while position < range.upperBound {
            let start = position
            while position < range.upperBound, template[codePoint: position] != 0x7B,
                template[codePoint: position] != 0x7D
            {
                position += 1
            }
            text.append(template, start..<position)
            if position == range.upperBound { break }
            let brace = template[codePoint: position]
            position += 1
            if position < range.upperBound && template[codePoint: position] == brace {
                text.append(brace)
                position += 1
                continue
            }
            if brace == 0x7D { throw valueError("Single '}' encountered in format string") }
            if position == range.upperBound { throw valueError("Single '{' encountered in format string") }
            let field = try readField(template, &position, range.upperBound)
            try render(template, field, depth: depth, to: &text)
        }
    }

    // MARK: Reading

    private func readField(_ template: StringRef, _ position: inout Int, _ end: Int) throws(Raise) -> Field {
        var field = Field()
        let start = position
        var terminator: UInt32 = 0
        var isInBrackets = false
        while position < end {
            let point = template[codePoint: position]
            position += 1
            if point == 0x7B { throw valueError("unexpected '{' in field name") }
            if point == 0x5B { isInBrackets = true }
            if point == 0x5D { isInBrackets = false }
            if !isInBrackets && (point == 0x7D || point == 0x3A || point == 0x21) {
                terminator = point
                break
            }
        }
        if terminator == 0 { throw valueError("expected '}' before end of string") }
        field.name = start..<(position - 1)
        if terminator == 0x7D { return field }
        if terminator == 0x21 {
            guard position < end else { throw valueError("end of string while looking for conversion specifier") }
            field.conversion = template[codePoint: position]
            position += 1
            if position < end {
                let point = template[codePoint: position]
                position += 1
                if point == 0x7D { return field }
                if point != 0x3A { throw valueError("expected ':' after conversion specifier") }
            }
        }
        try readSpecification(template, &position, end, &field)
        return field
    }

    private func readSpecification(
        _ template: StringRef, _ position: inout Int, _ end: Int, _ field: inout Field
    ) throws(Raise) {
        let start = position
        var open = 1
        while position < end {
            let point = template[codePoint: position]
            position += 1
            if point == 0x7B {
                field.isNested = true
                open += 1
            } else if point == 0x7D {
                open -= 1
                if open == 0 {
                    field.specification = start..<(position - 1)
                    return
                }
            }
        }
        throw valueError("unmatched '{' in format spec")
    }

    // MARK: Rendering

    private mutating func render(
        _ template: StringRef, _ field: Field, depth: Int, to text: inout TextBuilder
    ) throws(Raise) {
        var value = try fieldValue(template, field.name)
        defer { value.release() }
        if field.conversion != 0 {
            let converted = try convert(value, field.conversion)
            value.release()
            value = converted
        }
        let specification: Value
        if field.isNested {
            var nested = TextBuilder()
            try expand(template, field.specification, depth: depth - 1, to: &nested)
            specification = nested.finish()
        } else {
            specification = StringType.part(template, field.specification.lowerBound, field.specification.upperBound)
        }
        defer { specification.release() }
        let result = try format(value, specification)
        defer { result.release() }
        text.append(result.cast(to: StringObject.self))
    }

    private func convert(_ value: Value, _ conversion: UInt32) throws(Raise) -> Value {
        switch conversion {
        case 0x72: return try repr(value)
        case 0x73: return try str(value)
        case 0x61:
            let text = try repr(value)
            defer { text.release() }
            return escapedASCII(text.cast(to: StringObject.self))
        default:
            let shown =
                conversion > 32 && conversion < 127
                ? String(Character(Unicode.Scalar(UInt8(conversion)))) : "\\x" + String(conversion, radix: 16)
            throw valueError("Unknown conversion specifier \(shown)")
        }
    }

    /// What a field name such as `0.name[key]` refers to, owned.
    private mutating func fieldValue(_ template: StringRef, _ name: Range<Int>) throws(Raise) -> Value {
        var position = name.lowerBound
        while position < name.upperBound, template[codePoint: position] != 0x2E, template[codePoint: position] != 0x5B {
            position += 1
        }
        var value = try firstValue(template, name.lowerBound..<position)
        do throws(Raise) {
            while position < name.upperBound {
                let step = try nextStep(template, &position, name.upperBound, value)
                value.release()
                value = step
            }
        } catch {
            value.release()
            throw error
        }
        return value
    }

    private mutating func firstValue(_ template: StringRef, _ name: Range<Int>) throws(Raise) -> Value {
        var index = try number(template, name)
        if name.isEmpty || index != nil {
            if name.isEmpty {
                if isDecided && automatic < 0 {
                    throw valueError("cannot switch from manual field specification to automatic field numbering")
                }
                index = automatic
                automatic += 1
            } else {
                if isDecided && automatic >= 0 {
                    throw valueError("cannot switch from automatic field numbering to manual field specification")
                }
                automatic = -1
            }
            isDecided = true
        }
        if let index {
            guard let arguments else { throw valueError("Format string contains positional fields") }
            guard index < arguments.pointee.count else {
                throw indexError("Replacement index \(index) out of range for positional args tuple")
            }
            return arguments.pointee.items[index].retain()
        }
        let key = StringType.part(template, name.lowerBound, name.upperBound)
        defer { key.release() }
        return try getItem(keywords, key)
    }

    /// `.attribute` or `[index]` of a value.
    private func nextStep(
        _ template: StringRef, _ position: inout Int, _ end: Int, _ value: Value
    ) throws(Raise) -> Value {
        let mark = template[codePoint: position]
        guard mark == 0x2E || mark == 0x5B else {
            throw valueError("Only '.' or '[' may follow ']' in format field specifier")
        }
        position += 1
        let start = position
        if mark == 0x2E {
            while position < end, template[codePoint: position] != 0x2E, template[codePoint: position] != 0x5B {
                position += 1
            }
            if position == start { throw valueError("Empty attribute in format string") }
            let name = StringType.part(template, start, position)
            defer { name.release() }
            return try getAttribute(value, intern(name))
        }
        while position < end, template[codePoint: position] != 0x5D { position += 1 }
        if position == end { throw valueError("Missing ']' in format string") }
        position += 1
        if position - 1 == start { throw valueError("Empty attribute in format string") }
        if let index = try number(template, start..<(position - 1)) { return try getItem(value, Value(index)) }
        let key = StringType.part(template, start, position - 1)
        defer { key.release() }
        return try getItem(value, key)
    }

    /// A name that is all digits.
    private func number(_ template: StringRef, _ name: Range<Int>) throws(Raise) -> Int? {
        if name.isEmpty { return nil }
        var number = 0
        for position in name {
            let point = template[codePoint: position]
            guard point < 0x80 ? point &- 0x30 < 10 : decimalDigit(point) != nil else { return nil }
            let digit = point < 0x80 ? Int(point) - 0x30 : decimalDigit(point) ?? 0
            let (scaled, overflow) = number.multipliedReportingOverflow(by: 10)
            let (sum, overflow2) = scaled.addingReportingOverflow(digit)
            if overflow || overflow2 { throw valueError("Too many decimal digits in format string") }
            number = sum
        }
        return number
    }
}
