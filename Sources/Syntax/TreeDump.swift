/// Writes a tree as nested lists in the terms of CPython's `ast` module, so that one can be compared with the other:
/// `(Assign [(Name x)] (Constant 1))`. A missing part is `-`.
package struct TreeDump {
    private var output = ""
    /// With spans, each node reads `(Name@line:column-line:column x)`.
    private let showsSpans: Bool

    private init(showsSpans: Bool) { self.showsSpans = showsSpans }

    /// One line for each statement of the module.
    package static func text(_ module: Module, spans: Bool = false) -> String {
        var dump = TreeDump(showsSpans: spans)
        for statement in module.body {
            dump.write(statement)
            dump.output += "\n"
        }
        return dump.output
    }

    // MARK: Pieces

    private mutating func node(_ name: String, _ span: SourceSpan, _ write: (inout TreeDump) -> Void) {
        output += "(" + name
        if showsSpans { output += "@\(span.line):\(span.column)-\(span.endLine):\(span.endColumn)" }
        write(&self)
        output += ")"
    }

    private mutating func word(_ text: String?) { output += " " + (text ?? "-") }

    private mutating func list<Element>(_ elements: [Element], _ write: (inout TreeDump, Element) -> Void) {
        output += " ["
        for (position, element) in elements.enumerated() {
            if position > 0 { output += " " }
            write(&self, element)
        }
        output += "]"
    }

    private mutating func list(_ expressions: [Expression]) { list(expressions) { $0.write($1) } }

    private mutating func list(_ statements: [Statement]) { list(statements) { $0.write($1) } }

    private mutating func part(_ expression: Expression?) {
        output += " "
        if let expression { write(expression) } else { output += "-" }
    }

    /// Text in quotes; what is not printable ASCII is written by its code.
    private static func quoted(_ text: some Sequence<UInt32>) -> String {
        var result = "\""
        for code in text {
            switch code {
            case 0x22, 0x5C: result += "\\" + String(Character(Unicode.Scalar(UInt8(code))))
            case 0x20..<0x7F: result += String(Character(Unicode.Scalar(UInt8(code))))
            default: result += "\\u{" + String(code, radix: 16) + "}"
            }
        }
        return result + "\""
    }

    private static func quoted(_ text: String) -> String { quoted(text.unicodeScalars.map(\.value)) }

    // MARK: Expressions

    private mutating func write(_ expression: Expression) {
        let span = expression.span
        switch expression.kind {
        case .name(let name): node("Name", span) { $0.word(name) }
        case .constant(let constant): node("Constant", span) { $0.word(TreeDump.text(constant)) }
        case .formattedString(let parts): node("JoinedStr", span) { $0.write(parts) }
        case .unary(let operation, let operand):
            node("UnaryOp", span) {
                $0.word(TreeDump.text(operation))
                $0.part(operand)
            }
        case .binary(let operation, let left, let right):
            node("BinOp", span) {
                $0.part(left)
                $0.word(operation.rawValue)
                $0.part(right)
            }
        case .boolean(let operation, let operands):
            node("BoolOp", span) {
                $0.word(operation == .and ? "and" : "or")
                $0.list(operands)
            }
        case .comparison(let first, let operators, let rest):
            node("Compare", span) {
                $0.part(first)
                $0.list(operators) { $0.output += $1.rawValue }
                $0.list(rest)
            }
        case .conditional(let test, let body, let orElse):
            node("IfExp", span) {
                $0.part(test)
                $0.part(body)
                $0.part(orElse)
            }
        case .attribute(let object, let name):
            node("Attribute", span) {
                $0.part(object)
                $0.word(name)
            }
        case .subscript(let object, let index):
            node("Subscript", span) {
                $0.part(object)
                $0.part(index)
            }
        default: writeFurther(expression)
        }
    }

    private mutating func writeFurther(_ expression: Expression) {
        let span = expression.span
        switch expression.kind {
        case .slice(let lower, let upper, let step):
            node("Slice", span) {
                $0.part(lower)
                $0.part(upper)
                $0.part(step)
            }
        case .call(let function, let arguments):
            node("Call", span) {
                $0.part(function)
                $0.write(arguments)
            }
        case .tuple(let elements): node("Tuple", span) { $0.list(elements) }
        case .list(let elements): node("List", span) { $0.list(elements) }
        case .set(let elements): node("Set", span) { $0.list(elements) }
        case .dictionary(let items):
            node("Dict", span) {
                $0.list(items) { dump, item in
                    dump.output += "("
                    if let key = item.key { dump.write(key) } else { dump.output += "-" }
                    dump.part(item.value)
                    dump.output += ")"
                }
            }
        case .starred(let value): node("Starred", span) { $0.part(value) }
        case .lambda(let lambda):
            node("Lambda", span) {
                $0.write(lambda.parameters)
                $0.part(lambda.body)
            }
        case .comprehension(let comprehension): write(comprehension, span)
        case .yield(let value): node("Yield", span) { $0.part(value) }
        case .yieldFrom(let value): node("YieldFrom", span) { $0.part(value) }
        case .assignment(let name, let nameSpan, let value):
            node("NamedExpr", span) {
                $0.part(Expression(.name(name), nameSpan))
                $0.part(value)
            }
        default: break
        }
    }

    private mutating func write(_ comprehension: Comprehension, _ span: SourceSpan) {
        let name =
            switch comprehension.kind {
            case .list: "ListComp"
            case .set: "SetComp"
            case .dictionary: "DictComp"
            case .generator: "GeneratorExp"
            }
        node(name, span) {
            $0.part(comprehension.element)
            if let value = comprehension.value { $0.part(value) }
            $0.list(comprehension.clauses) { dump, clause in
                dump.output += "(for"
                dump.part(clause.target)
                dump.part(clause.iterable)
                dump.list(clause.conditions)
                dump.output += ")"
            }
        }
    }

    /// Positional arguments, then keywords, as `ast` has them.
    private mutating func write(_ arguments: [Argument]) {
        var positional: [Argument] = []
        var keywords: [Argument] = []
        for argument in arguments {
            switch argument.kind {
            case .positional, .starred: positional.append(argument)
            case .keyword, .doubleStarred: keywords.append(argument)
            }
        }
        list(positional) { dump, argument in
            if case .starred = argument.kind {
                dump.node("Starred", argument.span) { $0.part(argument.value) }
            } else {
                dump.write(argument.value)
            }
        }
        list(keywords) { dump, argument in
            dump.node("keyword", argument.span) {
                if case .keyword(let name) = argument.kind { $0.word(name) } else { $0.word(nil) }
                $0.part(argument.value)
            }
        }
    }

    private mutating func write(_ parts: [FormattedPart]) {
        list(parts) { dump, part in
            switch part {
            case .text(let text): dump.output += TreeDump.quoted(text)
            case .value(let value, let conversion, let specification):
                dump.output += "(FormattedValue"
                dump.part(value)
                let letter =
                    switch conversion {
                    case .none: "-"
                    case .str: "s"
                    case .repr: "r"
                    case .ascii: "a"
                    }
                dump.word(letter)
                if let specification { dump.write(specification) } else { dump.word(nil) }
                dump.output += ")"
            }
        }
    }

    private static func text(_ operation: UnaryOperator) -> String {
        switch operation {
        case .not: "not"
        case .negative: "-"
        case .positive: "+"
        case .invert: "~"
        }
    }

    /// Floating-point numbers are written by their bits: no two ways of printing them need agree.
    private static func text(_ constant: Constant) -> String {
        switch constant {
        case .none: "None"
        case .true: "True"
        case .false: "False"
        case .ellipsis: "..."
        case .integer(let value): String(value)
        case .largeInteger(let digits): digits
        case .float(let value): "float:" + String(value.bitPattern, radix: 16)
        case .imaginary(let value): "imaginary:" + String(value.bitPattern, radix: 16)
        case .string(let text): quoted(text)
        case .bytes(let bytes): "b" + quoted(bytes.map(UInt32.init))
        }
    }

    private mutating func write(_ parameters: Parameters) {
        output += " ("
        let groups: [(String, [Parameter])] = [
            ("posonly", parameters.positionalOnly), ("args", parameters.positional),
            ("vararg", parameters.variadic.map { [$0] } ?? []), ("kwonly", parameters.keywordOnly),
            ("kwarg", parameters.variadicKeyword.map { [$0] } ?? []),
        ]
        for (name, group) in groups where !group.isEmpty {
            output += name
            list(group) { dump, parameter in
                dump.node("arg", parameter.span) {
                    $0.word(parameter.name)
                    $0.part(parameter.annotation)
                    $0.part(parameter.defaultValue)
                }
            }
        }
        output += ")"
    }

    // MARK: Statements

    private mutating func write(_ statement: Statement) {
        let span = statement.span
        switch statement.kind {
        case .expression(let value): node("Expr", span) { $0.part(value) }
        case .assign(let targets, let value):
            node("Assign", span) {
                $0.list(targets)
                $0.part(value)
            }
        case .augmentedAssign(let target, let operation, let value):
            node("AugAssign", span) {
                $0.part(target)
                $0.word(operation.rawValue)
                $0.part(value)
            }
        case .annotatedAssign(let target, let annotation, let value, let simple):
            node("AnnAssign", span) {
                $0.part(target)
                $0.part(annotation)
                $0.part(value)
                $0.word(simple ? "1" : "0")
            }
        case .return(let value): node("Return", span) { $0.part(value) }
        case .delete(let targets): node("Delete", span) { $0.list(targets) }
        case .pass: node("Pass", span) { _ in }
        case .break: node("Break", span) { _ in }
        case .continue: node("Continue", span) { _ in }
        case .global(let names): node("Global", span) { $0.list(names) { $0.output += $1 } }
        case .nonlocal(let names): node("Nonlocal", span) { $0.list(names) { $0.output += $1 } }
        case .assert(let test, let message):
            node("Assert", span) {
                $0.part(test)
                $0.part(message)
            }
        case .raise(let exception, let cause):
            node("Raise", span) {
                $0.part(exception)
                $0.part(cause)
            }
        case .importModules(let names): node("Import", span) { $0.write(names) }
        case .importFrom(let module, let names, let level):
            node("ImportFrom", span) {
                $0.word(module.isEmpty ? nil : module)
                if names.isEmpty { $0.word("*") } else { $0.write(names) }
                $0.word(String(level))
            }
        default: writeCompound(statement)
        }
    }

    private mutating func write(_ names: [ImportedName]) {
        list(names) { dump, name in
            dump.node("alias", name.span) {
                $0.word(name.name)
                $0.word(name.alias)
            }
        }
    }

    private mutating func writeCompound(_ statement: Statement) {
        let span = statement.span
        switch statement.kind {
        case .if(let test, let body, let orElse), .while(let test, let body, let orElse):
            var name = "While"
            if case .if = statement.kind { name = "If" }
            node(name, span) {
                $0.part(test)
                $0.list(body)
                $0.list(orElse)
            }
        case .for(let target, let iterable, let body, let orElse):
            node("For", span) {
                $0.part(target)
                $0.part(iterable)
                $0.list(body)
                $0.list(orElse)
            }
        case .try(let body, let handlers, let orElse, let finally):
            node("Try", span) {
                $0.list(body)
                $0.list(handlers) { dump, handler in
                    dump.node("ExceptHandler", handler.span) {
                        $0.part(handler.type)
                        $0.word(handler.name)
                        $0.list(handler.body)
                    }
                }
                $0.list(orElse)
                $0.list(finally)
            }
        case .with(let items, let body):
            node("With", span) {
                $0.list(items) { dump, item in
                    dump.output += "(withitem"
                    dump.part(item.context)
                    dump.part(item.target)
                    dump.output += ")"
                }
                $0.list(body)
            }
        case .function(let function):
            node("FunctionDef", span) {
                $0.word(function.name)
                $0.write(function.parameters)
                $0.part(function.returns)
                $0.list(function.decorators)
                $0.list(function.body)
            }
        case .classDefinition(let definition):
            node("ClassDef", span) {
                $0.word(definition.name)
                $0.write(definition.arguments)
                $0.list(definition.decorators)
                $0.list(definition.body)
            }
        default: break
        }
    }
}
