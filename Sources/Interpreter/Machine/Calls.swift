// Calling: from Swift into the language, and matching arguments with parameters.

/// Free stack above a frame's registers: arguments of native functions with defaults filled in, and one shift for receivers.
let stackMargin = 64
/// Re-entries of the machine's loop from Swift are bounded by the native stack; frames by `runtime.recursionLimit`.
let maximumFrames = 200_000

/// Where a call made now may put its arguments.
@inline(__always) func stackTop() -> UnsafeMutablePointer<Value> {
    let native = runtime.nativeTop.unsafelyUnwrapped
    if runtime.depth == 0 { return native }
    let frame = runtime.frames.unsafelyUnwrapped + (runtime.depth &- 1)
    let top = frame.pointee.registers + frame.pointee.code.pointee.registerCount + stackMargin
    return max(native, top)
}

/// `callable()`; borrows it.
package func call(_ callable: Value) throws(Raise) -> Value {
    let top = stackTop()
    try checkStack(top)
    top[0] = callable.retain()
    return try callAt(top, 0)
}

/// `callable(first)`; borrows both.
package func call(_ callable: Value, _ first: Value) throws(Raise) -> Value {
    let top = stackTop()
    try checkStack(top + 1)
    top[0] = callable.retain()
    top[1] = first.retain()
    return try callAt(top, 1)
}

/// `callable(first, second)`; borrows all.
package func call(_ callable: Value, _ first: Value, _ second: Value) throws(Raise) -> Value {
    let top = stackTop()
    try checkStack(top + 2)
    top[0] = callable.retain()
    top[1] = first.retain()
    top[2] = second.retain()
    return try callAt(top, 2)
}

/// `callable(*arguments)`; borrows all. For up to two arguments the forms without an array are faster.
package func call(_ callable: Value, _ arguments: [Value]) throws(Raise) -> Value {
    let top = stackTop()
    try checkStack(top + arguments.count)
    top[0] = callable.retain()
    for (position, argument) in arguments.enumerated() { top[1 + position] = argument.retain() }
    return try callAt(top, arguments.count)
}

/// `callable(*arguments, **keywords)`; borrows all. Keyword names are interned.
package func call(
    _ callable: Value, _ arguments: [Value], keywords: [(name: Value, value: Value)]
) throws(Raise) -> Value {
    if keywords.isEmpty { return try call(callable, arguments) }
    let top = stackTop()
    try checkStack(top + arguments.count + keywords.count)
    top[0] = callable.retain()
    for (position, argument) in arguments.enumerated() { top[1 + position] = argument.retain() }
    for (position, keyword) in keywords.enumerated() { top[1 + arguments.count + position] = keyword.value.retain() }
    let names = newTuple(keywords.map { $0.name.retain() })
    defer { names.release() }
    return try callAt(top, arguments.count + keywords.count, keywordNames: names)
}

/// `function(receiver, first, second, third)` for a special method found on a class: `function` is what the class holds. Arguments that
/// are empty are left out.
@inline(never) package func callWithReceiver(
    _ function: Value, _ receiver: Value, _ first: Value = .empty, _ second: Value = .empty, _ third: Value = .empty
) throws(Raise) -> Value {
    let top = stackTop()
    try checkStack(top + 5)
    var next: UnsafeMutablePointer<Value>
    if function.kind == .function || function.kind == .nativeFunction {
        // A class method among the special methods is rare: `__class_getitem__` and `__init_subclass__` go through `bind`.
        top[0] = function.retain()
        top[1] = receiver.retain()
        next = top + 2
    } else {
        top[0] = try bind(function, receiver: receiver, type: receiver.type)
        next = top + 1
    }
    if !first.isEmpty {
        next[0] = first.retain()
        next += 1
        if !second.isEmpty {
            next[0] = second.retain()
            next += 1
            if !third.isEmpty {
                next[0] = third.retain()
                next += 1
            }
        }
    }
    return try callAt(top, next - top - 1)
}

/// `object.name(*arguments)`
package func callMethod(_ object: Value, _ name: String, _ arguments: [Value] = []) throws(Raise) -> Value {
    let method = try getAttribute(object, intern(name))
    defer { method.release() }
    return try call(method, arguments)
}

@inline(__always) func checkStack(_ top: UnsafeMutablePointer<Value>) throws(Raise) {
    if top > runtime.stackLimit.unsafelyUnwrapped { throw recursionError() }
}

@inline(never) func recursionError() -> Raise { raise(.recursionError, "maximum recursion depth exceeded") }

/// Calls what lies in `base[0]` with `count` arguments behind it, the last of them named by `keywordNames` (a tuple or empty, borrowed).
/// Takes over and clears `base[0] ... base[count]`.
func callAt(
    _ base: UnsafeMutablePointer<Value>, _ count: Int, keywordNames: Value = .empty
) throws(Raise) -> Value {
    let callable = base[0]
    switch callable.kind {
    case .nativeFunction:
        let savedTop = runtime.nativeTop
        runtime.nativeTop = base + count + stackMargin
        defer { runtime.nativeTop = savedTop }
        return try callNative(callable, base, count, keywordNames: keywordNames)
    case .function:
        let isGenerator = callable.cast(to: FunctionObject.self).pointee.code.pointee.isGenerator
        do throws(Raise) { try checkNativeStack() } catch {
            clear(base, count + 1)
            throw error
        }
        base[0] = .empty
        if isGenerator { return try makeGenerator(callable, base + 1, count, keywordNames: keywordNames) }
        try enter(callable, base + 1, count, keywordNames: keywordNames, destination: 0, mode: .leave)
        return try run()
    case .boundMethod:
        let method = callable.cast(to: BoundMethodObject.self)
        var position = count
        while position > 0 {
            base[1 + position] = base[position]
            position -= 1
        }
        base[1] = method.pointee.receiver.retain()
        base[0] = method.pointee.function.retain()
        callable.release()
        return try callAt(base, count + 1, keywordNames: keywordNames)
    case .type:
        defer { clear(base, count + 1) }
        return try callType(callable.cast(to: TypeObject.self), base + 1, count, keywordNames: keywordNames)
    default:
        let method = callable.type.special(.call)
        guard !method.isEmpty else {
            let error = typeError("'\(typeName(callable))' object is not callable")
            clear(base, count + 1)
            throw error
        }
        if method.kind == .function || method.kind == .nativeFunction {
            var position = count
            while position > 0 {
                base[1 + position] = base[position]
                position -= 1
            }
            base[1] = callable
            base[0] = method.retain()
            return try callAt(base, count + 1, keywordNames: keywordNames)
        }
        defer { clear(base, count + 1) }
        var arguments: [Value] = []
        for position in 0..<count { arguments.append(base[1 + position]) }
        let bound = try bind(method, receiver: callable, type: callable.type)
        defer { bound.release() }
        return try callWithNames(bound, arguments, keywordNames)
    }
}

/// Calls with the last arguments named by a tuple; borrows all.
func callWithNames(_ callable: Value, _ arguments: [Value], _ keywordNames: Value) throws(Raise) -> Value {
    let top = stackTop()
    try checkStack(top + arguments.count)
    top[0] = callable.retain()
    for (position, argument) in arguments.enumerated() { top[1 + position] = argument.retain() }
    return try callAt(top, arguments.count, keywordNames: keywordNames)
}

@inline(__always) func clear(_ registers: UnsafeMutablePointer<Value>, _ count: Int) {
    var position = 0
    while position < count {
        let value = registers[position]
        if !value.isEmpty {
            registers[position] = .empty
            value.release()
        }
        position &+= 1
    }
}

// MARK: Entering functions of the language

/// Matches arguments with the parameters of `function` and pushes its frame. Takes over `function` and the arguments in
/// `registers[0 ..< count]`, also when it throws.
@inline(never) func enter(
    _ function: Value, _ registers: UnsafeMutablePointer<Value>, _ count: Int, keywordNames: Value = .empty,
    destination: Int,
    mode: Frame.Mode, keep: Value = .empty
) throws(Raise) {
    let object = function.cast(to: FunctionObject.self)
    let code = object.pointee.code
    do throws(Raise) {
        if runtime.depth >= runtime.recursionLimit
            || registers + code.pointee.registerCount > runtime.stackLimit.unsafelyUnwrapped
        {
            throw recursionError()
        }
        if code.pointee.isSimple && keywordNames.isEmpty && count == code.pointee.positionalCount {
            for position in count..<max(count, code.pointee.localCount) { registers[position] = .empty }
        } else {
            try bindArguments(object, registers, count, keywordNames)
        }
    } catch {
        clear(registers, count)
        function.release()
        keep.release()
        throw error
    }
    pushFrame(function, registers, destination: destination, mode: mode, keep: keep)
}

@inline(__always) func pushFrame(
    _ function: Value, _ registers: UnsafeMutablePointer<Value>, destination: Int, mode: Frame.Mode,
    keep: Value = .empty,
    namespace: Value = .empty
) {
    let object = function.cast(to: FunctionObject.self)
    let code = object.pointee.code
    runtime.frames.unsafelyUnwrapped[runtime.depth] = Frame(
        code: code, pc: code.pointee.instructions, registers: registers, function: function,
        globals: object.pointee.globals,
        namespace: namespace, keep: keep, generator: nil, destination: Int32(truncatingIfNeeded: destination),
        mode: mode)
    runtime.depth &+= 1
}

/// Lays arguments out as parameters. On success every local register is set; on failure the arguments are still in `registers[0 ..< count]`
/// or cleared.
private func bindArguments(
    _ function: FunctionRef, _ registers: UnsafeMutablePointer<Value>, _ count: Int, _ keywordNames: Value
) throws(Raise) {
    let code = function.pointee.code
    let keywordCount = keywordNames.isEmpty ? 0 : keywordNames.cast(to: ListObject.self).pointee.count
    let given = count - keywordCount
    let positional = code.pointee.positionalCount
    let parameters = positional + code.pointee.keywordOnlyCount
    if given > positional && !code.pointee.hasVariadic {
        if !code.pointee.hasVariadicKeyword && hasUnknownKeyword(code, keywordNames) {
            throw unexpectedKeyword(function, keywordNames)
        }
        throw tooManyPositional(function, given: given, keywordNames: keywordNames)
    }
    // Keyword values and surplus arguments move aside, since their places belong to other parameters.
    let keywordValues = keywordCount > 0 ? allocateItems(keywordCount) : registers
    defer { if keywordCount > 0 { freeItems(keywordValues, keywordCount) } }
    for position in 0..<keywordCount {
        keywordValues[position] = registers[given + position]
        registers[given + position] = .empty
    }
    var variadic = Value.empty
    if code.pointee.hasVariadic { variadic = takeSurplus(registers, from: positional, to: given) }
    let end = max(count, code.pointee.localCount)
    var next = min(given, positional)
    while next < end {
        registers[next] = .empty
        next += 1
    }
    let variadicKeyword = code.pointee.hasVariadicKeyword ? Value(newDict()) : .empty
    do throws(Raise) {
        if keywordCount > 0 { try bindKeywords(function, registers, keywordNames, keywordValues, variadicKeyword) }
        try bindDefaults(function, registers, given: given)
    } catch {
        clear(keywordValues, keywordCount)
        variadic.release()
        variadicKeyword.release()
        clear(registers, max(count, parameters))
        throw error
    }
    if !variadic.isEmpty { registers[parameters] = variadic }
    if !variadicKeyword.isEmpty { registers[variadic.isEmpty ? parameters : parameters + 1] = variadicKeyword }
}

/// The surplus positional arguments as the tuple of `*args`.
private func takeSurplus(_ registers: UnsafeMutablePointer<Value>, from start: Int, to end: Int) -> Value {
    if end <= start { return runtime.emptyTuple.retain() }
    let tuple = newTupleStorage(end - start)
    for position in start..<end {
        tuple.pointee.items[position - start] = registers[position]
        registers[position] = .empty
    }
    return Value(tuple)
}

/// Puts keyword values in their parameters' places or in `**kwargs`; what it placed is empty in `values` afterwards.
private func bindKeywords(
    _ function: FunctionRef, _ registers: UnsafeMutablePointer<Value>, _ names: Value,
    _ values: UnsafeMutablePointer<Value>, _ variadicKeyword: Value
) throws(Raise) {
    let code = function.pointee.code
    let parameters = code.pointee.positionalCount + code.pointee.keywordOnlyCount
    for position in 0..<names.cast(to: ListObject.self).pointee.count {
        let name = names.cast(to: ListObject.self).pointee.items[position]
        var target = code.pointee.positionalOnlyCount
        while target < parameters && code.pointee.localNames[target].bits != name.bits { target += 1 }
        if target == parameters && !name.cast(to: StringObject.self).pointee.isInterned {
            target = code.pointee.positionalOnlyCount
            let string = name.cast(to: StringObject.self)
            while target < parameters && !code.pointee.localNames[target].cast(to: StringObject.self).equals(string) {
                target += 1
            }
        }
        if target < parameters {
            if !registers[target].isEmpty {
                throw typeError("\(qualifiedName(function))() got multiple values for argument '\(try asText(name))'")
            }
            registers[target] = values[position]
        } else if !variadicKeyword.isEmpty {
            variadicKeyword.cast(to: DictObject.self).set(name, values[position])
        } else {
            throw unexpectedKeyword(function, names)
        }
        values[position] = .empty
    }
}

private func hasUnknownKeyword(_ code: CodeRef, _ names: Value) -> Bool {
    if names.isEmpty { return false }
    let parameters = code.pointee.localNames[
        code.pointee.positionalOnlyCount..<(code.pointee.positionalCount + code.pointee.keywordOnlyCount)]
    return names.cast(to: ListObject.self).buffer.contains { name in
        !parameters.contains { $0.cast(to: StringObject.self).equals(name.cast(to: StringObject.self)) }
    }
}

private func unexpectedKeyword(_ function: FunctionRef, _ names: Value) -> Raise {
    let code = function.pointee.code
    let texts = names.cast(to: ListObject.self).buffer.map { textIfString($0) ?? "" }
    let parameterNames = code.pointee.localNames.map { $0.cast(to: StringObject.self).text }
    let positionalOnly = parameterNames.prefix(code.pointee.positionalOnlyCount).filter { texts.contains($0) }
    if !positionalOnly.isEmpty {
        return typeError(
            "\(qualifiedName(function))() got some positional-only arguments passed as keyword arguments: "
                + "'\(positionalOnly.joined(separator: ", "))'")
    }
    let parameters = parameterNames.prefix(code.pointee.positionalCount + code.pointee.keywordOnlyCount)
    let unknown = texts.first { !parameters.contains($0) } ?? ""
    return typeError("\(qualifiedName(function))() got an unexpected keyword argument '\(unknown)'")
}

/// Fills parameters that were not given.
private func bindDefaults(
    _ function: FunctionRef, _ registers: UnsafeMutablePointer<Value>, given: Int
) throws(Raise) {
    let code = function.pointee.code
    let positional = code.pointee.positionalCount
    let defaults = function.pointee.defaults
    let defaultCount = defaults.isEmpty ? 0 : defaults.cast(to: ListObject.self).pointee.count
    var missing: [String] = []
    for position in stride(from: min(given, positional), to: positional, by: 1) where registers[position].isEmpty {
        let offset = position - (positional - defaultCount)
        if offset >= 0 {
            registers[position] = defaults.cast(to: ListObject.self).pointee.items[offset].retain()
        } else {
            missing.append(code.pointee.localNames[position].cast(to: StringObject.self).text)
        }
    }
    if !missing.isEmpty { throw missingArguments(function, missing, "positional") }
    for position in positional..<(positional + code.pointee.keywordOnlyCount) where registers[position].isEmpty {
        let name = code.pointee.localNames[position]
        let defaultValue =
            function.pointee.keywordDefaults.isEmpty
            ? Value.empty : function.pointee.keywordDefaults.cast(to: DictObject.self).get(name)
        if defaultValue.isEmpty {
            missing.append(name.cast(to: StringObject.self).text)
        } else {
            registers[position] = defaultValue.retain()
        }
    }
    if !missing.isEmpty { throw missingArguments(function, missing, "keyword-only") }
}

private func missingArguments(_ function: FunctionRef, _ names: [String], _ kind: String) -> Raise {
    if let constructor = constructorInC(function), let first = names.first {
        let position = function.pointee.code.pointee.localNames.firstIndex {
            textIfString($0) == first
        }
        return typeError("\(constructor)() missing required argument '\(first)' (pos \(position ?? 1))")
    }
    return typeError(
        "\(qualifiedName(function))() missing \(names.count) required \(kind) "
            + "argument\(names.count == 1 ? "" : "s"): \(listing(names.map { "'\($0)'" }))")
}

/// The name of the class whose `__init__` or `__new__` this is, if CPython's is written in C.
private func constructorInC(_ function: FunctionRef) -> String? {
    let parts = qualifiedName(function).split(separator: ".")
    guard parts.count == 2, parts[1] == "__init__" || parts[1] == "__new__",
        let module = textIfString(function.pointee.globals.get(runtime.names.name)),
        TypeRef.isInC(String(parts[0]), module: module)
    else { return nil }
    return String(parts[0])
}

/// `'a'`, `'a' and 'b'`, `'a', 'b', and 'c'`
func listing(_ names: [String]) -> String {
    switch names.count {
    case 0: ""
    case 1: names[0]
    case 2: "\(names[0]) and \(names[1])"
    default: names.dropLast().joined(separator: ", ") + ", and " + names[names.count - 1]
    }
}

private func qualifiedName(_ function: FunctionRef) -> String { textIfString(function.pointee.qualifiedName) ?? "?" }

private func tooManyPositional(_ function: FunctionRef, given: Int, keywordNames: Value) -> Raise {
    let code = function.pointee.code
    let positional = code.pointee.positionalCount
    let defaults = function.pointee.defaults
    let defaultCount = defaults.isEmpty ? 0 : defaults.cast(to: ListObject.self).pointee.count
    let range = defaultCount > 0 ? "from \(positional - defaultCount) to \(positional)" : "\(positional)"
    let plural = defaultCount > 0 || positional != 1
    var keywordOnlyGiven = 0
    if !keywordNames.isEmpty {
        let own = code.pointee.localNames[positional..<(positional + code.pointee.keywordOnlyCount)]
        for name in keywordNames.cast(to: ListObject.self).buffer where own.contains(where: { $0.bits == name.bits }) {
            keywordOnlyGiven += 1
        }
    }
    let were = given == 1 && keywordOnlyGiven == 0 ? "was" : "were"
    let extra =
        keywordOnlyGiven > 0
        ? " positional argument\(given == 1 ? "" : "s") (and \(keywordOnlyGiven) keyword-only argument\(keywordOnlyGiven == 1 ? "" : "s"))"
        : ""
    return typeError(
        "\(qualifiedName(function))() takes \(range) positional argument\(plural ? "s" : "") but \(given)\(extra) \(were) given"
    )
}

// MARK: Native functions

/// Calls the native function in `base[0]`; takes over and clears `base[0] ... base[count]`.
@inline(never) func callNative(
    _ callable: Value, _ base: UnsafeMutablePointer<Value>, _ count: Int, keywordNames: Value
) throws(Raise) -> Value {
    let object = callable.cast(to: NativeFunctionObject.self)
    let entry = object.pointee.entry
    var first = base + 1
    var given = count
    if !object.pointee.receiver.isEmpty {
        // The bound receiver takes the place of the function, which lives on in `callable`.
        base[0] = object.pointee.receiver.retain()
        first = base
        given &+= 1
    }
    var filled = given
    let result: Value
    do throws(Raise) {
        if entry.pointee.simpleCount == given && keywordNames.isEmpty {
            if let owner = entry.pointee.owner, first[0].type != owner { try checkReceiver(object, first[0]) }
        } else {
            filled = try matchNativeArguments(object, first, given, keywordNames)
        }
        result = try entry.pointee.body(Arguments(base: first, count: filled, keywordNames: keywordNames))
    } catch {
        if filled > given { clear(first + given, filled &- given) }
        clear(base, count &+ 1)
        if first == base { callable.release() }
        throw error
    }
    if filled > given { clear(first + given, filled &- given) }
    clear(base, count &+ 1)
    if first == base { callable.release() }
    return result
}

/// Lays arguments out as the signature says; the number of slots the body sees.
@inline(never) private func matchNativeArguments(
    _ object: UnsafeMutablePointer<NativeFunctionObject>, _ arguments: UnsafeMutablePointer<Value>, _ given: Int,
    _ keywordNames: Value
) throws(Raise) -> Int {
    let function = object.pointee.function.takeUnretainedValue()
    if function.matchesItself {
        if function.binding == .method {
            guard given > 0 else { throw typeError("unbound method \(function.displayName)() needs an argument") }
            try checkReceiver(function, arguments[0])
        }
        return given
    }
    if function.makesInstances, given > 0, let owner = function.owner { _ = try classArgument(arguments[0], owner) }
    return try matchGeneral(function, arguments, given, keywordNames)
}

@inline(never) private func checkReceiver(
    _ object: UnsafeMutablePointer<NativeFunctionObject>, _ receiver: Value
) throws(Raise) {
    try checkReceiver(object.pointee.function.takeUnretainedValue(), receiver)
}

@inline(never) private func matchGeneral(
    _ function: NativeFunction, _ arguments: UnsafeMutablePointer<Value>, _ given: Int, _ keywordNames: Value
) throws(Raise) -> Int {
    let parameters = function.parameters
    if function.binding == .method { function.entry.pointee.owner = function.owner }
    if parameters.isSimple && parameters.requiredPositional == parameters.positionalCount && !function.makesInstances {
        function.entry.pointee.simpleCount = parameters.positionalCount
    }
    let total = parameters.all.count
    guard total + given < stackMargin - 4 || given <= parameters.positionalCount else {
        return try matchMany(function, arguments, given, keywordNames)
    }
    if keywordNames.isEmpty && parameters.variadic >= 0 && given >= parameters.requiredPositional {
        return try matchVariadic(function, parameters, arguments, given)
    }
    if keywordNames.isEmpty && parameters.isSimple && given <= parameters.positionalCount
        && given >= parameters.requiredPositional
    {
        for position in given..<total { arguments[position] = parameters.all[position].defaultValue.retain() }
        if function.binding == .method { try checkReceiver(function, arguments[0]) }
        return total
    }
    return try matchMany(function, arguments, given, keywordNames)
}

/// `*args` without keywords: the surplus moves into a tuple, everything else has its default.
private func matchVariadic(
    _ function: NativeFunction, _ parameters: NativeParameters, _ arguments: UnsafeMutablePointer<Value>, _ given: Int
) throws(Raise) -> Int {
    if function.binding == .method { try checkReceiver(function, arguments[0]) }
    let positional = parameters.positionalCount
    var surplus = runtime.emptyTuple
    if given > positional {
        let tuple = newTupleStorage(given &- positional)
        for position in positional..<given {
            tuple.pointee.items[position &- positional] = arguments[position]
            arguments[position] = .empty
        }
        surplus = Value(tuple)
    }
    for position in min(given, positional)..<(positional + parameters.keywordOnlyCount) {
        arguments[position] = parameters.all[position].defaultValue.retain()
    }
    for position in positional..<(positional + parameters.keywordOnlyCount) where parameters.all[position].isRequired {
        throw missingNativeArgument(function, position, given)
    }
    arguments[parameters.variadic] = surplus
    if parameters.variadicKeyword >= 0 { arguments[parameters.variadicKeyword] = Value(newDict()) }
    return parameters.all.count
}

/// The receiver of a method found on a class must be an instance of it: the body relies on its layout.
@inline(__always) private func checkReceiver(_ function: NativeFunction, _ receiver: Value) throws(Raise) {
    guard let owner = function.owner else { return }
    let type = receiver.type
    if type != owner && !isSubtype(type, owner) {
        if function.isOperation {
            throw typeError(
                "descriptor '\(function.name)' requires a '\(owner.errorName)' object but received a '\(typeName(receiver))'"
            )
        }
        throw typeError(
            "descriptor '\(function.name)' for '\(owner.errorName)' objects doesn't apply to a '\(typeName(receiver))' object"
        )
    }
}

/// A method called through its class without an instance.
private func missingReceiver(_ function: NativeFunction) -> Raise {
    if function.isOperation, let owner = function.owner {
        return typeError("descriptor '\(function.name)' of '\(owner.errorName)' object needs an argument")
    }
    return typeError("unbound method \(function.displayName)() needs an argument")
}

/// The general case: keywords, `*args`, keyword-only parameters, wrong numbers of arguments.
private func matchMany(
    _ function: NativeFunction, _ arguments: UnsafeMutablePointer<Value>, _ given: Int, _ keywordNames: Value
) throws(Raise) -> Int {
    let parameters = function.parameters
    let keywordCount = keywordNames.isEmpty ? 0 : keywordNames.cast(to: ListObject.self).pointee.count
    let positionalGiven = given - keywordCount
    if function.binding == .method {
        guard positionalGiven > 0 else { throw missingReceiver(function) }
        try checkReceiver(function, arguments[0])
    } else if positionalGiven == 0, function.name == "__new__", let owner = function.owner {
        throw typeError("\(owner.nameText).__new__(): not enough arguments")
    }
    var slots = [Value](repeating: .empty, count: parameters.all.count)
    var filled = [Bool](repeating: false, count: parameters.all.count)
    if positionalGiven > parameters.positionalCount && parameters.variadic < 0 {
        throw wrongNativeCount(function, positionalGiven)
    }
    for position in 0..<min(positionalGiven, parameters.positionalCount) {
        slots[position] = arguments[position].retain()
        filled[position] = true
    }
    let surplus = stride(from: parameters.positionalCount, to: positionalGiven, by: 1).map { arguments[$0].retain() }
    let variadicKeyword = parameters.variadicKeyword >= 0 ? Value(newDict()) : .empty
    do throws(Raise) {
        for position in 0..<keywordCount {
            let name = keywordNames.cast(to: ListObject.self).pointee.items[position]
            let value = arguments[positionalGiven + position]
            try placeNativeKeyword(function, name, value, &slots, &filled, variadicKeyword)
        }
        for position in slots.indices
        where !filled[position] && position != parameters.variadic
            && position != parameters.variadicKeyword
        {
            if parameters.all[position].isRequired { throw missingNativeArgument(function, position, positionalGiven) }
            slots[position] = parameters.all[position].defaultValue.retain()
        }
    } catch {
        releaseAll(slots)
        releaseAll(surplus)
        variadicKeyword.release()
        throw error
    }
    if parameters.variadic >= 0 { slots[parameters.variadic] = newTuple(surplus) }
    if parameters.variadicKeyword >= 0 { slots[parameters.variadicKeyword] = variadicKeyword }
    // The caller clears as many as were given; what is laid out beyond is cleared by the callee's frame.
    for position in 0..<given {
        let old = arguments[position]
        arguments[position] = .empty
        old.release()
    }
    for (position, value) in slots.enumerated() { arguments[position] = value }
    return slots.count
}

private func placeNativeKeyword(
    _ function: NativeFunction, _ name: Value, _ value: Value, _ slots: inout [Value], _ filled: inout [Bool],
    _ variadicKeyword: Value
) throws(Raise) {
    let parameters = function.parameters
    let string = name.cast(to: StringObject.self)
    let named = parameters.positionalCount + parameters.keywordOnlyCount
    for position in stride(from: parameters.positionalOnlyCount, to: named, by: 1)
    where parameters.all[position].name.cast(to: StringObject.self).equals(string) {
        if filled[position] {
            throw typeError(
                "argument for \(function.callName)() given by name ('\(string.text)') and position (\(position + 1))")
        }
        slots[position] = value.retain()
        filled[position] = true
        return
    }
    if !variadicKeyword.isEmpty {
        variadicKeyword.cast(to: DictObject.self).set(name, value.retain())
        return
    }
    if named == parameters.positionalOnlyCount {
        throw typeError("\(function.displayName)() takes no keyword arguments")
    }
    throw typeError(
        "'\(string.text)' is an invalid keyword argument for \(function.isSorted ? "sort" : function.callName)()")
}

private func missingNativeArgument(_ function: NativeFunction, _ position: Int, _ given: Int) -> Raise {
    let parameters = function.parameters
    if position >= parameters.positionalOnlyCount {
        let name = parameters.all[position].name.cast(to: StringObject.self).text
        return position < parameters.positionalCount
            ? typeError(
                "\(function.callName)() missing required argument '\(name)' (pos \(position + 1 - function.hiddenCount))"
            )
            : typeError("\(function.callName)() missing required keyword-only argument: '\(name)'")
    }
    return wrongNativeCount(function, given)
}

/// Too few or too many positional arguments, in the words that CPython has for each kind of function.
private func wrongNativeCount(_ function: NativeFunction, _ given: Int) -> Raise {
    let parameters = function.parameters
    let hidden = function.hiddenCount
    let (low, high) = (max(0, parameters.requiredPositional - hidden), parameters.positionalCount - hidden)
    let count = given - hidden
    func arguments(_ number: Int) -> String { "\(number) argument\(number == 1 ? "" : "s")" }
    if function.isSorted { return typeError("sorted expected 1 argument, got \(count)") }
    if function.isTextSearch {
        let bound = count < low ? "at least \(arguments(low))" : "at most \(arguments(high))"
        return typeError("\(function.name)() takes \(bound) (\(count) given)")
    }
    if function.isOperation && low == high {
        // The operations that take two values name themselves by an empty text.
        return typeError("\(high > 1 ? " " : "")expected \(arguments(high)), got \(count)")
    }
    let takesKeywords = parameters.positionalOnlyCount < parameters.positionalCount || parameters.keywordOnlyCount > 0
    if takesKeywords {
        if count < low {
            return typeError(
                "\(function.callName)() takes at least \(low) positional argument\(low == 1 ? "" : "s") (\(count) given)"
            )
        }
        let word = parameters.keywordOnlyCount > 0 ? "positional " : ""
        return typeError(
            "\(function.callName)() takes \(low == high ? "exactly" : "at most") \(high) \(word)argument\(high == 1 ? "" : "s") "
                + "(\(count) given)")
    }
    if low == high {
        if high == 0 { return typeError("\(function.displayName)() takes no arguments (\(count) given)") }
        if high == 1 && !function.isConstructor {
            return typeError("\(function.displayName)() takes exactly one argument (\(count) given)")
        }
        return typeError("\(function.callName) expected \(arguments(high)), got \(count)")
    }
    let bound = count < low ? "at least \(arguments(low))" : "at most \(arguments(high))"
    return typeError("\(function.callName) expected \(bound), got \(count)")
}
