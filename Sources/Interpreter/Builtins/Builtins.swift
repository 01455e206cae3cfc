import Syntax

/// Fills the built-in names: types, exceptions, functions by family, constants.
func defineBuiltins() {
    let builtins = runtime.builtins
    // The module `builtins` shares the dict that every program's names end up in.
    let module = newContainer(ModuleObject.self, .module)
    module.pointee.dict = builtins
    Value(builtins).retain()
    runtime.modules.set("builtins", Value(module))
    let kinds: [Kind] = [
        .object, .type, .int, .bool, .float, .complex, .string, .bytes, .bytearray, .list, .tuple, .dict, .set, .frozenset,
        .range, .slice, .property, .staticMethod, .classMethod, .superObject,
    ]
    for kind in kinds { builtins.set(builtinType(kind).pointee.name, Value(builtinType(kind))) }
    for exception in ExceptionType.allCases { builtins.set(exception.type.pointee.name, Value(exception.type)) }
    builtins.set("IOError", Value(ExceptionType.osError.type))
    builtins.set("EnvironmentError", Value(ExceptionType.osError.type))
    builtins.set("memoryview", Value(makeMemoryViewType()))
    builtins.set("NotImplemented", Value.notImplemented)
    builtins.set("Ellipsis", Value.ellipsis)
    builtins.set("__debug__", Value.true)
    builtins.set(runtime.names.name, intern("builtins"))
    let table = BuiltinTable(namespace: builtins)
    defineNumberBuiltins(table)
    defineSequenceBuiltins(table)
    defineAttributeBuiltins(table)
    defineProgramBuiltins(table)
}

/// Takes the rows of functions.
struct BuiltinTable {
    let namespace: DictRef

    func function(_ signature: StaticString, doc: StaticString, _ body: @escaping NativeBody) {
        let function = NativeFunction(signature, doc: doc, body)
        function.moduleName = "builtins"
        namespace.set(intern(function.name), newNativeFunction(function))
    }
}

extension NativeModule {
    /// `gc`: the collector of cycles.
    static let gc = NativeModule("gc") { module in
        module.function("collect(generation=2)", doc: "Finds and frees unreachable cycles; how many objects they held.") { _ in
            Value(collectCycles())
        }
        module.function("enable()", doc: "Cycles are collected by themselves.") { _ in
            runtime.state.collectsByItself = true
            return Value.none
        }
        module.function("disable()", doc: "Cycles are collected by `collect()` alone.") { _ in
            runtime.state.collectsByItself = false
            return Value.none
        }
        module.function("isenabled()", doc: "Whether cycles are collected by themselves.") { _ in
            Value(runtime.state.collectsByItself)
        }
        module.function("get_count()", doc: "Containers made since the last collection.") { _ in
            newTuple([Value(runtime.containersMade), Value(0), Value(0)])
        }
        module.function("freeze()", doc: "Accepted without effect.") { _ in Value.none }
    }

    /// `_weakref`: what `weakref` is written on.
    static let weakref = NativeModule("_weakref") { module in
        module.constant("ref", Value(builtinType(.weakReference)))
        module.constant("ReferenceType", Value(builtinType(.weakReference)))
        module.function("getweakrefcount(object, /)", doc: "Weak references to `object`.") { a in
            Value(runtime.state.weakReferences[a[0].bits]?.count ?? 0)
        }
        module.function("getweakrefs(object, /)", doc: "The weak references to `object`.") { a in
            newList((runtime.state.weakReferences[a[0].bits] ?? []).map { $0.retain() })
        }
    }
}
