/// A parsed signature of an `Overload`. A class, as its parameters are: every call of an operation reads them, and none
/// should copy them.
package final class Signature {
    package enum Kind: String {
        case tensor = "Tensor"
        case tensors = "Tensor[]"
        case scalar = "Scalar"
        case operand = "Operand"
        case int
        case ints = "int[]"
        case float
        case floats = "float[]"
        case bool
        case string = "str"
        case dtype
        case generator = "Generator"
        case indices = "Index"
    }

    package final class Parameter {
        package let name: String
        package let kind: Kind
        /// None is allowed.
        package let isOptional: Bool
        /// `int[2]`: one integer stands for two.
        package let length: Int?
        /// Takes the rest of the positional arguments: `view(2, 3)`.
        package let isVariadic: Bool
        package let isKeywordOnly: Bool
        /// nil: the argument is required.
        package let defaultValue: OpArgument?

        init(
            name: String, kind: Kind, isOptional: Bool, length: Int?, isVariadic: Bool, isKeywordOnly: Bool,
            defaultValue: OpArgument?
        ) {
            self.name = name
            self.kind = kind
            self.isOptional = isOptional
            self.length = length
            self.isVariadic = isVariadic
            self.isKeywordOnly = isKeywordOnly
            self.defaultValue = defaultValue
        }
    }

    package let parameters: [Parameter]
    /// Parameters that may be given without a name.
    private let positionalCount: Int
    private let hasVariadic: Bool

    /// A mistake in a signature is a mistake in the table.
    package init(_ text: String) {
        precondition(text.hasPrefix("(") && text.hasSuffix(")"), "signature \(text)")
        var parameters: [Parameter] = []
        var keywordOnly = false
        for part in Signature.split(text.dropFirst().dropLast()) {
            if part == "*" {
                keywordOnly = true
                continue
            }
            parameters.append(Signature.parameter(part, keywordOnly))
        }
        self.parameters = parameters
        positionalCount = parameters.prefix { !$0.isKeywordOnly }.count
        hasVariadic = parameters.contains { $0.isVariadic }
    }

    /// Parts between commas outside brackets, without surrounding blanks.
    private static func split(_ text: Substring) -> [String] {
        var (parts, current, depth): ([String], String, Int) = ([], "", 0)
        for character in text {
            if character == "[" || character == "(" { depth += 1 }
            if character == "]" || character == ")" { depth -= 1 }
            if character == "," && depth == 0 {
                parts.append(current)
                current = ""
            } else if !(character == " " && current.isEmpty) {
                current.append(character)
            }
        }
        if !current.isEmpty { parts.append(current) }
        return parts
    }

    private static func parameter(_ text: String, _ keywordOnly: Bool) -> Parameter {
        let halves = text.split(separator: "=", maxSplits: 1).map(String.init)
        let words = halves[0].split(separator: " ").map(String.init)
        precondition(words.count == 2, "parameter \(text)")
        var type = words[0]
        let isOptional = type.hasSuffix("?")
        if isOptional { type.removeLast() }
        var length: Int?
        if let bracket = type.firstIndex(of: "["), type.hasPrefix("int") || type.hasPrefix("float") {
            length = Int(type[type.index(after: bracket)...].dropLast())
            type = String(type[..<bracket]) + "[]"
        }
        guard let kind = Kind(rawValue: type) else { preconditionFailure("type \(type) in \(text)") }
        let isVariadic = words[1].hasPrefix("|")
        return Parameter(
            name: isVariadic ? String(words[1].dropFirst()) : words[1], kind: kind, isOptional: isOptional,
            length: length,
            isVariadic: isVariadic, isKeywordOnly: keywordOnly,
            defaultValue: halves.count == 2 ? value(halves[1], kind) : nil)
    }

    private static func value(_ text: String, _ kind: Kind) -> OpArgument {
        switch text {
        case "None": return .none
        case "True": return .scalar(.bool(true))
        case "False": return .scalar(.bool(false))
        case "[]", "()": return .integers([])
        case "inf": return .scalar(.double(.infinity))
        default: break
        }
        if text.hasPrefix("'") { return .string(String(text.dropFirst().dropLast())) }
        if text.hasPrefix("(") || text.hasPrefix("[") {
            return .integers(split(text.dropFirst().dropLast()).compactMap { Int($0) })
        }
        if let integer = Int64(text) { return kind == .ints ? .integers([Int(integer)]) : .scalar(.int(integer)) }
        guard let number = Double(text) else { preconditionFailure("default \(text)") }
        return .scalar(.double(number))
    }

    // MARK: Binding

    /// Positional arguments of the kinds of their parameters, as most calls have them: the defaults of the others are
    /// appended. False, with the arguments as they were, where `bind` has to look closer.
    @inline(__always)
    func complete(_ arguments: inout [OpArgument]) -> Bool {
        let given = arguments.count
        guard !hasVariadic && given <= positionalCount else { return false }
        for i in 0..<given where !Signature.takes(arguments[i], parameters[i]) { return false }
        for i in given..<parameters.count {
            guard let value = parameters[i].defaultValue else {
                arguments.removeLast(i - given)
                return false
            }
            arguments.append(value)
        }
        return true
    }

    /// Whether an argument is what the parameter wants, without any conversion.
    @inline(__always)
    private static func takes(_ argument: OpArgument, _ parameter: Parameter) -> Bool {
        switch (parameter.kind, argument) {
        case (.tensor, .tensor), (.operand, .tensor), (.operand, .scalar), (.scalar, .scalar), (.bool, .scalar(.bool)),
            (.int, .scalar(.int)), (.float, .scalar(.int)), (.float, .scalar(.double)), (.string, .string),
            (.dtype, .dtype), (.generator, .generator), (.tensors, .tensors):
            return true
        case (.ints, .integers(let list)):
            return list.count != 1 || (parameter.length ?? 1) == 1
        case (_, .none): return parameter.isOptional
        default: return false
        }
    }

    /// Arguments in the order of the parameters; nil when they do not fit.
    package func bind(_ positional: [OpArgument], _ keywords: [(String, OpArgument)]) -> Arguments? {
        var values: [OpArgument?] = Array(repeating: nil, count: parameters.count)
        var next = 0
        for (index, parameter) in parameters.enumerated() where next < positional.count {
            if parameter.isKeywordOnly { break }
            if parameter.isVariadic, parameter.kind == .tensors, case .tensor = positional[next] {
                guard let list = Signature.tensors(positional[next...]) else { return nil }
                values[index] = .tensors(list)
                next = positional.count
            } else if parameter.isVariadic, case .scalar = positional[next] {
                guard let list = Signature.integers(positional[next...]) else { return nil }
                values[index] = .integers(list)
                next = positional.count
            } else {
                guard let value = Signature.fit(positional[next], parameter) else { return nil }
                values[index] = value
                next += 1
            }
        }
        if next < positional.count { return nil }
        for (name, argument) in keywords {
            guard
                let index = parameters.firstIndex(where: { $0.name == name || (name == "self" && $0.name == "input") }),
                values[index] == nil, let value = Signature.fit(argument, parameters[index])
            else { return nil }
            values[index] = value
        }
        var result: [OpArgument] = []
        for (value, parameter) in zip(values, parameters) {
            guard let final = value ?? parameter.defaultValue ?? (parameter.isVariadic ? .integers([]) : nil) else {
                return nil
            }
            result.append(final)
        }
        return Arguments(result)
    }

    private static func tensors(_ list: ArraySlice<OpArgument>) -> [Tensor?]? {
        var result: [Tensor?] = []
        for item in list {
            guard case .tensor(let tensor) = item else { return nil }
            result.append(tensor)
        }
        return result
    }

    private static func integers(_ list: ArraySlice<OpArgument>) -> [Int]? {
        var result: [Int] = []
        for item in list {
            switch item {
            case .scalar(.int(let value)): result.append(Int(value))
            case .tensor(let tensor) where tensor.dtype.isInteger && tensor.count == 1:
                guard let value = tensor.scalar(atElement: 0).int else { return nil }
                result.append(Int(value))
            default: return nil
            }
        }
        return result
    }

    /// The argument as the parameter wants it; nil when its kind is wrong.
    package static func fit(_ argument: OpArgument, _ parameter: Parameter) -> OpArgument? {
        if case .none = argument { return parameter.isOptional ? argument : nil }
        switch (parameter.kind, argument) {
        case (.tensor, .tensor), (.operand, .tensor), (.operand, .scalar), (.scalar, .scalar), (.bool, .scalar(.bool)),
            (.string, .string), (.dtype, .dtype), (.generator, .generator), (.indices, .indices), (.tensors, .tensors),
            (.ints, .integers), (.floats, .numbers), (.floats, .integers), (.int, .scalar(.int)),
            (.float, .scalar(.int)),
            (.float, .scalar(.double)):
            if case .integers(let list) = argument, let length = parameter.length, list.count == 1, length > 1 {
                return .integers(Array(repeating: list[0], count: length))
            }
            return argument
        case (.tensors, .integers(let list)) where list.isEmpty: return .tensors([])
        case (.scalar, .tensor(let tensor)) where tensor.count == 1 && tensor.rank == 0 && !tensor.requiresGrad:
            return .scalar(tensor.scalar(atElement: 0))
        case (.int, .tensor(let tensor)) where tensor.dtype.isInteger && tensor.count == 1 && tensor.rank == 0:
            return .scalar(tensor.scalar(atElement: 0))
        case (.float, .tensor(let tensor)) where tensor.count == 1 && tensor.rank == 0:
            return .scalar(.double(tensor.scalar(atElement: 0).double))
        case (.floats, .scalar(let value)): return .numbers([value.double])
        case (.ints, .scalar(.int(let value))):
            guard let length = parameter.length else { return nil }
            return .integers(Array(repeating: Int(value), count: length))
        default: return nil
        }
    }
}

/// A signature that is parsed when first asked for: most rows of the table never are.
package final class ParsedSignature {
    private let text: String
    package private(set) lazy var value = Signature(text)

    init(_ text: String) { self.text = text }
}

extension Operation {
    /// Calls the first overload that the arguments fit; nil when none does.
    package func call(
        _ positional: [OpArgument], _ keywords: [(String, OpArgument)] = [], inPlace: Bool = false
    ) throws(TensorError) -> OpResult? {
        for index in overloads.indices {
            if let arguments = form(index, inPlace).parsed.value.bind(positional, keywords) {
                return try call(index, arguments, inPlace)
            }
        }
        return nil
    }

    /// The same without keywords. The arguments are used up where an overload fits.
    package func call(positional: inout [OpArgument], inPlace: Bool = false) throws(TensorError) -> OpResult? {
        for index in overloads.indices {
            let signature = form(index, inPlace).parsed.value
            if signature.complete(&positional) {
                return try call(index, Arguments(positional), inPlace)
            } else if let arguments = signature.bind(positional, []) {
                return try call(index, arguments, inPlace)
            }
        }
        return nil
    }

    @inline(__always)
    private func form(_ index: Int, _ inPlace: Bool) -> Overload {
        inPlace && index < inPlaceOverloads.count ? inPlaceOverloads[index] : overloads[index]
    }

    /// The first argument takes the result where the in-place form has no kernel of its own.
    private func call(_ index: Int, _ arguments: Arguments, _ inPlace: Bool) throws(TensorError) -> OpResult {
        if !inPlace || index < inPlaceOverloads.count { return try form(index, inPlace).call(arguments) }
        let target = try arguments.tensor(0)
        try target.checkInPlace()
        guard case .tensor(let result) = try overloads[index].call(arguments) else {
            preconditionFailure("\(name) has no in-place form")
        }
        try target.adopt(result)
        return .tensor(target)
    }
}
