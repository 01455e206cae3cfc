/// The names of one block of code and where each lives. The resolver fills it in after parsing; the compiler reads it.
package final class Scope {
    package enum Kind { case module, function, lambda, comprehension, classBody }

    /// Where a name is found at run time.
    package enum Binding: Equatable {
        /// A register of this function, never seen by an inner one.
        case local
        /// A local of this function that an inner function also uses: its register holds a cell.
        case cell
        /// A cell of an enclosing function, by position in `freeNames`.
        case free(Int)
        /// Declared `global`, or found in no enclosing function: the module's globals, then the built-ins.
        case global
        /// In a class body, or at module level of code that runs with separate locals: the namespace first, then the globals.
        case namespace
    }

    package let kind: Kind
    package let name: String
    /// `Outer.method.<locals>.inner`, as `__qualname__`.
    package var qualifiedName = ""
    /// Every name used or bound here.
    package var bindings: [String: Binding] = [:]
    /// Locals and cells of a function in the order of their registers: parameters first (in the order of
    /// `Parameters.all`; the implicit `.0` of a comprehension), then in order of first binding. Empty for modules and classes.
    package var localNames: [String] = []
    /// Names of the cells that are taken from the enclosing function when this one is made, in a fixed order.
    package var freeNames: [String] = []
    /// True where the block holds `yield`: a generator (generator expressions too).
    package var isGenerator = false
    /// Class bodies: a method uses `super()` or `__class__`, so the class needs a cell of that name.
    package var needsClassCell = false
    /// Names declared `nonlocal`/`global` here, for messages.
    package var declaredGlobals: Set<String> = []
    package var declaredNonlocals: Set<String> = []

    package init(kind: Kind, name: String) {
        self.kind = kind
        self.name = name
    }
}
