/// A module in Swift: a table of functions, types and constants.
///
///     NativeModule("math") { module in
///         module.constant("pi", Value(Double.pi))
///         module.function("sqrt(x, /)") { (a) throws(Raise) in … }
///     }
///
/// The table is filled when a program first imports the module.
package struct NativeModule {
    package let name: String
    let body: (ModuleBuilder) throws(Raise) -> Void

    package init(_ name: String, _ body: @escaping (ModuleBuilder) throws(Raise) -> Void) {
        self.name = name
        self.body = body
    }
}

package struct ModuleBuilder {
    package let name: String
    package let namespace: DictRef

    package init(name: String, namespace: DictRef) {
        self.name = name
        self.namespace = namespace
    }

    /// Takes over `value`.
    package func constant(_ name: String, _ value: Value) { namespace.set(intern(name), value) }

    package func function(_ signature: StaticString, doc: StaticString = "", _ body: @escaping NativeBody) {
        let function = NativeFunction(signature, doc: doc, body)
        function.moduleName = name
        namespace.set(intern(function.name), newNativeFunction(function))
    }

    /// A class of the module.
    package func type(_ type: TypeRef) { namespace.set(type.pointee.name, Value(type)) }
}

/// The namespace of a module made by `newModule`.
package func moduleNamespace(_ module: Value) -> DictRef { module.cast(to: ModuleObject.self).pointee.dict }
