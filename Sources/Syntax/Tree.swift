// The syntax tree: what the parser makes and the compiler reads. It mirrors CPython's `ast` module, whose names it keeps
// where Swift allows, so that one can be held against the other.

/// The tree of one source text.
package struct Module {
    package var body: [Statement]
    package var scope: Scope
    /// `from __future__ import annotations`: annotations are kept as text instead of being evaluated.
    package var postponesAnnotations = false
    package var warnings: [SyntaxWarning] = []

    package init(body: [Statement], scope: Scope) {
        self.body = body
        self.scope = scope
    }
}

// MARK: Expressions

package final class Expression {
    package let kind: ExpressionKind
    package let span: SourceSpan
    /// Levels of expressions from here down. The parser keeps it under `heightLimit`, so that walks over the tree may recurse.
    package let height: Int32

    package static let heightLimit: Int32 = 1000

    package init(_ kind: ExpressionKind, _ span: SourceSpan) {
        self.kind = kind
        self.span = span
        height = kind.childrenHeight &+ 1
    }
}

package enum ExpressionKind {
    case name(String)
    case constant(Constant)
    /// `f"…"`, adjacent literals joined.
    case formattedString([FormattedPart])
    case unary(UnaryOperator, Expression)
    case binary(BinaryOperator, Expression, Expression)
    /// `a and b and c` or `a or b or c`.
    case boolean(BooleanOperator, [Expression])
    /// `first op₀ rest₀ op₁ rest₁ …`; as many operators as there are in `rest`.
    case comparison(first: Expression, operators: [ComparisonOperator], rest: [Expression])
    /// `body if test else orElse`
    case conditional(test: Expression, body: Expression, orElse: Expression)
    case attribute(Expression, String)
    case `subscript`(Expression, Expression)
    /// Inside a subscript only.
    case slice(lower: Expression?, upper: Expression?, step: Expression?)
    case call(function: Expression, arguments: [Argument])
    case tuple([Expression])
    case list([Expression])
    case set([Expression])
    /// A `nil` key stands for `**value`.
    case dictionary([(key: Expression?, value: Expression)])
    /// `*value` in a call, display, subscript or target.
    case starred(Expression)
    case lambda(Lambda)
    case comprehension(Comprehension)
    case yield(Expression?)
    case yieldFrom(Expression)
    /// `name := value`
    case assignment(name: String, nameSpan: SourceSpan, value: Expression)
}

extension ExpressionKind {
    /// The greatest height among the expressions inside.
    fileprivate var childrenHeight: Int32 {
        switch self {
        case .name, .constant: 0
        case .formattedString(let parts): parts.height
        case .unary(_, let operand): operand.height
        case .binary(_, let left, let right): max(left.height, right.height)
        case .boolean(_, let operands): operands.height
        case .comparison(let first, _, let rest): max(first.height, rest.height)
        case .conditional(let test, let body, let orElse): max(test.height, body.height, orElse.height)
        case .attribute(let object, _): object.height
        case .subscript(let object, let index): max(object.height, index.height)
        case .slice(let lower, let upper, let step):
            max(lower?.height ?? 0, upper?.height ?? 0, step?.height ?? 0)
        case .call(let function, let arguments):
            arguments.reduce(function.height) { max($0, $1.value.height) }
        case .tuple(let elements), .list(let elements), .set(let elements): elements.height
        case .dictionary(let items):
            items.reduce(0) { max($0, $1.key?.height ?? 0, $1.value.height) }
        case .starred(let value): value.height
        case .lambda(let lambda): max(lambda.body.height, lambda.parameters.defaultsHeight)
        case .comprehension(let comprehension):
            comprehension.clauses.reduce(max(comprehension.element.height, comprehension.value?.height ?? 0)) {
                max($0, $1.target.height, $1.iterable.height, $1.conditions.height)
            }
        case .yield(let value): value?.height ?? 0
        case .yieldFrom(let value): value.height
        case .assignment(_, _, let value): value.height
        }
    }
}

extension [Expression] {
    fileprivate var height: Int32 { reduce(0) { Swift.max($0, $1.height) } }
}

extension [FormattedPart] {
    fileprivate var height: Int32 {
        reduce(0) { height, part in
            guard case .value(let value, _, let specification) = part else { return height }
            return Swift.max(height, value.height, specification?.height ?? 0)
        }
    }
}

extension Parameters {
    fileprivate var defaultsHeight: Int32 {
        (positionalOnly + positional + keywordOnly).reduce(0) { max($0, $1.defaultValue?.height ?? 0) }
    }
}

package enum Constant {
    case none, `true`, `false`, ellipsis
    case integer(Int)
    /// Decimal digits of an integer that does not fit `Int`.
    case largeInteger(String)
    case float(Double)
    case imaginary(Double)
    case string(String)
    case bytes([UInt8])
}

/// A piece of an f-string.
package enum FormattedPart {
    case text(String)
    /// `{expression!conversion:specification}`; with `=`, the text before it has been put in a `.text` part and `conversion` is
    /// `.repr` unless a conversion or a specification was given.
    case value(Expression, conversion: Conversion, specification: [FormattedPart]?)

    package enum Conversion { case none, str, repr, ascii }
}

package enum UnaryOperator { case not, negative, positive, invert }

package enum BinaryOperator: String {
    case add = "+", subtract = "-", multiply = "*", matrixMultiply = "@", divide = "/", floorDivide = "//", modulo = "%"
    case power = "**", leftShift = "<<", rightShift = ">>", bitAnd = "&", bitOr = "|", bitXor = "^"
}

package enum BooleanOperator { case and, or }

package enum ComparisonOperator: String {
    case equal = "==", notEqual = "!=", less = "<", lessOrEqual = "<=", greater = ">", greaterOrEqual = ">="
    case `is` = "is", isNot = "is not", `in` = "in", notIn = "not in"
}

package struct Argument {
    package enum Kind { case positional, starred, keyword(String), doubleStarred }
    package var kind: Kind
    package var value: Expression
    package var span: SourceSpan

    package init(kind: Kind, value: Expression, span: SourceSpan) {
        self.kind = kind
        self.value = value
        self.span = span
    }
}

package final class Lambda {
    package let parameters: Parameters
    package let body: Expression
    /// Set by the resolver.
    package var scope: Scope!

    package init(parameters: Parameters, body: Expression) {
        self.parameters = parameters
        self.body = body
    }
}

package final class Comprehension {
    package enum Kind { case list, set, dictionary, generator }
    package struct Clause {
        package var target: Expression
        package var iterable: Expression
        package var conditions: [Expression]

        package init(target: Expression, iterable: Expression, conditions: [Expression]) {
            self.target = target
            self.iterable = iterable
            self.conditions = conditions
        }
    }
    package let kind: Kind
    /// The element, or the key of a dictionary comprehension.
    package let element: Expression
    /// The value of a dictionary comprehension.
    package let value: Expression?
    /// The first clause's iterable is evaluated in the enclosing scope.
    package let clauses: [Clause]
    /// Set by the resolver: a scope of its own, as in CPython 3.11.
    package var scope: Scope!

    package init(kind: Kind, element: Expression, value: Expression?, clauses: [Clause]) {
        self.kind = kind
        self.element = element
        self.value = value
        self.clauses = clauses
    }
}

// MARK: Parameters

package struct Parameter {
    package var name: String
    package var annotation: Expression?
    package var defaultValue: Expression?
    package var span: SourceSpan

    package init(name: String, annotation: Expression?, defaultValue: Expression?, span: SourceSpan) {
        self.name = name
        self.annotation = annotation
        self.defaultValue = defaultValue
        self.span = span
    }
}

package struct Parameters {
    package var positionalOnly: [Parameter] = []
    package var positional: [Parameter] = []
    /// `*args`
    package var variadic: Parameter?
    package var keywordOnly: [Parameter] = []
    /// `**kwargs`
    package var variadicKeyword: Parameter?

    package init() {}

    /// In the order of a function's first registers: positional-only, positional, keyword-only, `*args`, `**kwargs`.
    package var all: [Parameter] {
        positionalOnly + positional + keywordOnly + [variadic, variadicKeyword].compactMap { $0 }
    }
}

// MARK: Statements

package final class Statement {
    package let kind: StatementKind
    package let span: SourceSpan

    package init(_ kind: StatementKind, _ span: SourceSpan) {
        self.kind = kind
        self.span = span
    }
}

package enum StatementKind {
    case expression(Expression)
    /// `a = b = value`: targets from left to right.
    case assign(targets: [Expression], value: Expression)
    case augmentedAssign(target: Expression, operator: BinaryOperator, value: Expression)
    /// `simple` is false for `(x): int` and for targets other than names.
    case annotatedAssign(target: Expression, annotation: Expression, value: Expression?, simple: Bool)
    case `return`(Expression?)
    case delete([Expression])
    case pass, `break`, `continue`
    case global([String]), nonlocal([String])
    case assert(test: Expression, message: Expression?)
    case raise(exception: Expression?, cause: Expression?)
    case importModules([ImportedName])
    /// `from ..module import names`; `level` counts the dots; `module` may be empty; an empty `names` stands for `*`.
    case importFrom(module: String, names: [ImportedName], level: Int)
    /// `elif` is an `if` in `orElse`.
    case `if`(test: Expression, body: [Statement], orElse: [Statement])
    case `while`(test: Expression, body: [Statement], orElse: [Statement])
    case `for`(target: Expression, iterable: Expression, body: [Statement], orElse: [Statement])
    case `try`(body: [Statement], handlers: [ExceptionHandler], orElse: [Statement], finally: [Statement])
    case with(items: [WithItem], body: [Statement])
    case function(FunctionDefinition)
    case classDefinition(ClassDefinition)
}

package struct ImportedName {
    /// Dotted for `import a.b`.
    package var name: String
    package var alias: String?
    package var span: SourceSpan

    package init(name: String, alias: String?, span: SourceSpan) {
        self.name = name
        self.alias = alias
        self.span = span
    }
}

package struct ExceptionHandler {
    /// `nil` for a bare `except:`.
    package var type: Expression?
    package var name: String?
    package var body: [Statement]
    package var span: SourceSpan

    package init(type: Expression?, name: String?, body: [Statement], span: SourceSpan) {
        self.type = type
        self.name = name
        self.body = body
        self.span = span
    }
}

package struct WithItem {
    package var context: Expression
    package var target: Expression?

    package init(context: Expression, target: Expression?) {
        self.context = context
        self.target = target
    }
}

package final class FunctionDefinition {
    /// The name it is bound to: mangled where it is private to a class. `scope.name` has it as written, for `__name__`.
    package let name: String
    package let parameters: Parameters
    package let returns: Expression?
    package let decorators: [Expression]
    package let body: [Statement]
    /// Set by the resolver.
    package var scope: Scope!
    /// The name as written.
    package let plainName: String

    package init(
        name: String, plainName: String, parameters: Parameters, returns: Expression?, decorators: [Expression],
        body: [Statement]
    ) {
        self.name = name
        self.plainName = plainName
        self.parameters = parameters
        self.returns = returns
        self.decorators = decorators
        self.body = body
    }
}

package final class ClassDefinition {
    /// The name it is bound to, mangled where it is private to a class. `scope.name` has it as written, for `__name__`.
    package let name: String
    /// Bases and keywords, as in a call.
    package let arguments: [Argument]
    package let decorators: [Expression]
    package let body: [Statement]
    /// Set by the resolver.
    package var scope: Scope!
    /// The name as written.
    package let plainName: String

    package init(name: String, plainName: String, arguments: [Argument], decorators: [Expression], body: [Statement]) {
        self.name = name
        self.plainName = plainName
        self.arguments = arguments
        self.decorators = decorators
        self.body = body
    }
}
