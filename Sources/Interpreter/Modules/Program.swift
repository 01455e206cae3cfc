import Glibc

/// Running whole programs: the module `__main__`, what an uncaught exception prints, exit statuses.
package struct Program {
    /// The `__main__` module, registered in `sys.modules`. Owned by the registry.
    package let module: Value

    package var globals: DictRef { module.cast(to: ModuleObject.self).pointee.dict }

    /// A fresh `__main__`.
    package init(fileName: String? = nil) {
        module = newModule("__main__")
        if let fileName { globals.set(runtime.names.file, newString(fileName)) }
        globals.set(runtime.names.package, Value.none)
        runtime.modules.set(runtime.names.main, module)
    }

    /// Forgets what the program defined and imported, but for native modules.
    package func clear() {
        globals.removeAll()
        globals.set(runtime.names.name, newString("__main__"))
        for pair in runtime.modules.retainedPairs() {
            if pair.value.kind == .module, pair.value.bits != module.bits,
                !pair.value.cast(to: ModuleObject.self).pointee.dict.get(runtime.names.file).isEmpty
            {
                _ = runtime.modules.remove(pair.key)
            }
            pair.key.release()
            pair.value.release()
        }
    }

    /// Compiles and runs a program; its exit status. What it raises and does not catch is reported on standard error.
    package func run(_ source: [UInt8], fileName: String) -> Int32 {
        do throws(Raise) {
            let code = try compileSource(source, fileName: fileName)
            defer { code.release() }
            try runCode(code, globals: globals).release()
            return 0
        } catch {
            return Program.reportUncaught()
        }
    }

    /// Prints the exception in flight as CPython does at the end of a program and forgets it; the exit status it stands for.
    package static func reportUncaught() -> Int32 {
        flushOutput()
        let exception = takePending()
        defer { exception.release() }
        if exception.isEmpty { return 1 }
        if isSubtype(exception.type, ExceptionType.systemExit.type) {
            let exit = exitStatus(of: exception)
            if let message = exit.message { writeError(message + "\n") }
            return exit.status
        }
        writeError(renderTraceback(exception))
        return isSubtype(exception.type, ExceptionType.keyboardInterrupt.type) ? 130 : 1
    }

    /// `SystemExit`: nothing or `None` is 0, an integer itself, anything else is printed and 1.
    package static func exitStatus(of exception: Value) -> (status: Int32, message: String?) {
        let attributes = exception.cast(to: ExceptionObject.self).pointee.attributes
        let code = attributes.isEmpty ? Value.empty : attributes.cast(to: DictObject.self).get("code")
        if code.isEmpty || code.isNone { return (0, nil) }
        if let number = fixedInt(code) { return (Int32(truncatingIfNeeded: number & 0xFF), nil) }
        return (1, try? text(of: code))
    }
}
