// The iterator classes among the built-in names. Each is a class of its own whose instances are native iterators.

/// `iter(function, sentinel)`
final class CallableIterator: NativeIterator {
    private var function: Value
    private let sentinel: Value

    init(_ function: Value, sentinel: Value) {
        self.function = function.retain()
        self.sentinel = sentinel.retain()
    }
    deinit {
        function.release()
        sentinel.release()
    }
    override var typeName: String { "callable_iterator" }

    override func next() throws(Raise) -> Value? {
        if function.isEmpty { return nil }
        let value: Value
        do throws(Raise) { value = try call(function) } catch {
            guard pendingIs(.stopIteration) else { throw error }
            clearPending()
            finish()
            return nil
        }
        if try equal(value, sentinel) {
            value.release()
            finish()
            return nil
        }
        return value
    }

    private func finish() {
        let old = function
        function = .empty
        old.release()
    }
}

/// Iterators over other iterators keep them alive and release them at the end.
class DerivedIterator: NativeIterator {
    var sources: [Value]

    /// Takes over `sources`.
    init(_ sources: [Value]) { self.sources = sources }
    deinit { releaseAll(sources) }

    func finish() {
        let old = sources
        sources = []
        releaseAll(old)
    }

    /// The next item of one source, which stays alive meanwhile: its code may ask this iterator too, and end it.
    @inline(__always) func item(ofSource position: Int) throws(Raise) -> Value? {
        let source = sources[position].retain()
        defer { source.release() }
        return try Interpreter.next(source)
    }
}

final class EnumerateIterator: DerivedIterator {
    private var count: Value

    init(_ source: Value, start: Value) {
        count = start
        super.init([source])
    }
    deinit { count.release() }
    override var typeName: String { "enumerate" }

    override func next() throws(Raise) -> Value? {
        if sources.isEmpty { return nil }
        guard let item = try item(ofSource: 0) else {
            finish()
            return nil
        }
        let number = count
        count = number.isSmallInt ? Value(number.smallInt &+ 1) : try binaryOperation(.add, number, Value(1))
        return newPair(number, item)
    }
}

final class ZipIterator: DerivedIterator {
    private let isStrict: Bool

    init(_ sources: [Value], isStrict: Bool) {
        self.isStrict = isStrict
        super.init(sources)
    }
    override var typeName: String { "zip" }

    override func next() throws(Raise) -> Value? {
        let count = sources.count
        if count == 0 { return nil }
        let tuple = newTupleStorage(count)
        for position in 0..<count { tuple.pointee.items[position] = .empty }
        for position in 0..<count {
            let item: Value?
            do throws(Raise) { item = position < sources.count ? try self.item(ofSource: position) : nil } catch {
                Value(tuple).release()
                throw error
            }
            guard let item else {
                Value(tuple).release()
                defer { finish() }
                if isStrict { try checkOthers(endedAt: position) }
                return nil
            }
            tuple.pointee.items[position] = item
        }
        return Value(tuple)
    }

    private func checkOthers(endedAt position: Int) throws(Raise) {
        func arguments(_ count: Int) -> String { count == 1 ? "argument 1" : "arguments 1-\(count)" }
        if position > 0 {
            throw valueError("zip() argument \(position + 1) is shorter than \(arguments(position))")
        }
        for other in sources.indices.dropFirst() where other < sources.count {
            if let item = try item(ofSource: other) {
                item.release()
                throw valueError("zip() argument \(other + 1) is longer than \(arguments(other))")
            }
        }
    }
}

final class MapIterator: DerivedIterator {
    private let function: Value

    init(_ function: Value, _ sources: [Value]) {
        self.function = function.retain()
        super.init(sources)
    }
    deinit { function.release() }
    override var typeName: String { "map" }

    override func next() throws(Raise) -> Value? {
        if sources.count == 1 {
            guard let item = try item(ofSource: 0) else {
                finish()
                return nil
            }
            defer { item.release() }
            return try call(function, item)
        }
        if sources.isEmpty { return nil }
        var arguments: [Value] = []
        defer { releaseAll(arguments) }
        for position in sources.indices {
            guard position < sources.count, let item = try item(ofSource: position) else {
                finish()
                return nil
            }
            arguments.append(item)
        }
        return try call(function, arguments)
    }
}

final class FilterIterator: DerivedIterator {
    private let function: Value

    init(_ function: Value, _ source: Value) {
        self.function = function.retain()
        super.init([source])
    }
    deinit { function.release() }
    override var typeName: String { "filter" }

    override func next() throws(Raise) -> Value? {
        while !sources.isEmpty {
            guard let item = try item(ofSource: 0) else {
                finish()
                return nil
            }
            do throws(Raise) {
                if try isWanted(item) { return item }
            } catch {
                item.release()
                throw error
            }
            item.release()
        }
        return nil
    }

    private func isWanted(_ item: Value) throws(Raise) -> Bool {
        if function.isNone { return try truth(item) }
        let result = try call(function, item)
        defer { result.release() }
        return try truth(result)
    }
}

/// Backwards over anything with `__len__` and `__getitem__`.
final class ReversedIterator: DerivedIterator {
    private var position: Int

    init(_ sequence: Value, count: Int) {
        position = count
        super.init([sequence])
    }
    override var typeName: String { "reversed" }
    override var lengthHint: Int? { sources.isEmpty ? 0 : position }

    override func next() throws(Raise) -> Value? {
        guard position > 0, let sequence = sources.first else { return nil }
        sequence.retain()
        defer { sequence.release() }
        position -= 1
        if sequence.kind == .list {
            let list = sequence.cast(to: ListObject.self)
            guard position < list.pointee.count else {
                finish()
                return nil
            }
            return list.pointee.items[position].retain()
        }
        do throws(Raise) { return try getItem(sequence, Value(position)) } catch {
            guard pendingIs(.indexError) || pendingIs(.stopIteration) else { throw error }
            clearPending()
            finish()
            return nil
        }
    }
}

/// A class among the built-in names whose calls make native iterators.
private func iteratorClass(_ name: String, _ signature: StaticString, _ make: @escaping NativeBody) -> TypeRef {
    let type = newBuiltinType(
        name, .nativeIterator, base: builtinType(.nativeIterator), size: MemoryLayout<NativeObject>.size)
    type.onFirstUse { type in
        type.staticMethod(signature) { (a) throws(Raise) in
            let value = try make(a)
            // `reversed` of a list gives the list's own iterator.
            if value.kind == .nativeIterator,
                value.cast(to: NativeObject.self).pointee.payload.takeUnretainedValue() is DerivedIterator
            {
                value.header.pointee.type = type
            }
            return value
        }
    }
    return type
}

func iteratorClasses() -> [TypeRef] {
    [
        iteratorClass("enumerate", "__new__(cls, iterable=?, start=0)") { (a) throws(Raise) in
            guard a.has(1) else { throw typeError("enumerate() missing required argument 'iterable'") }
            let start = try indexValue(a[2])
            return newNativeIterator(EnumerateIterator(try getIterator(a[1]), start: start))
        },
        iteratorClass("zip", "__new__(cls, *iterables, strict=False)") { (a) throws(Raise) in
            newNativeIterator(
                ZipIterator(try iterators(a[2].cast(to: ListObject.self).buffer), isStrict: try truth(a[1])))
        },
        iteratorClass("map", "__new__(cls, /, *args)") { (a) throws(Raise) in
            let arguments = Array(a[1].cast(to: ListObject.self).buffer)
            guard arguments.count > 1 else { throw typeError("map() must have at least two arguments.") }
            return newNativeIterator(MapIterator(arguments[0], try iterators(arguments.dropFirst())))
        },
        iteratorClass("filter", "__new__(cls, function, iterable, /)") { (a) throws(Raise) in
            newNativeIterator(FilterIterator(a[1], try getIterator(a[2])))
        },
        iteratorClass("reversed", "__new__(cls, sequence, /)") { (a) throws(Raise) in
            let method = a[1].type.special(.reversed)
            if !method.isEmpty && !method.isNone { return try callWithReceiver(method, a[1]) }
            if method.isNone || a[1].type.special(.getitem).isEmpty || a[1].layout == .set || a[1].layout == .dict {
                throw typeError("'\(typeName(a[1]))' object is not reversible")
            }
            return newNativeIterator(ReversedIterator(a[1].retain(), count: try length(a[1])))
        },
    ]
}

private func iterators(_ iterables: some Collection<Value>) throws(Raise) -> [Value] {
    var result: [Value] = []
    for iterable in iterables {
        do throws(Raise) { result.append(try getIterator(iterable)) } catch {
            releaseAll(result)
            throw error
        }
    }
    return result
}
