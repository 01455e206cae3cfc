// Mistakes in the arguments of calls and the parameters of functions.

extension Parser {
    // MARK: Arguments

    /// Arguments that are not right as a list, from the first one.
    func diagnoseArguments() throws(Failure) {
        try diagnoseStarAfterDoubleStar()
        try diagnoseBareGenerator()
        if let span = try lookahead({ () throws(Failure) in try keywordGenerator() }) {
            throw reportMeantEquality(span)
        }
        try diagnoseGeneratorBehindArguments()
        try diagnosePositionalAfterKeyword()
    }

    private func diagnoseStarAfterDoubleStar() throws(Failure) {
        let star = try lookahead { () throws(Failure) in
            let arguments = try requiredArguments()
            guard arguments.contains(where: \.isDoubleStarred) else { throw mismatch() }
            try expect(.comma)
            try expect(.star)
            return previous.span
        }
        if let star { throw report("iterable argument unpacking follows keyword argument unpacking", star) }
    }

    @discardableResult
    private func requiredArguments() throws(Failure) -> [Argument] {
        let arguments = try argumentPrefix()
        if arguments.isEmpty { throw mismatch() }
        return arguments
    }

    /// `f(x for x in y, 1)`
    private func diagnoseBareGenerator() throws(Failure) {
        let generator = try lookahead { () throws(Failure) in
            let span = try bareGenerator()
            try expect(.comma)
            return span
        }
        if let generator { throw report("Generator expression must be parenthesized", generator) }
    }

    /// An expression with the clauses of a comprehension: its span to the last condition or iterable.
    private func bareGenerator() throws(Failure) -> SourceSpan {
        let element = try expression()
        return element.span.through(try lastClausePart())
    }

    private func lastClausePart() throws(Failure) -> SourceSpan {
        guard kind == .for || kind == .async, let clause = try comprehensionClauses().last else { throw mismatch() }
        return (clause.conditions.last ?? clause.iterable).span
    }

    private func diagnoseGeneratorBehindArguments() throws(Failure) {
        let last = try lookahead { () throws(Failure) in
            let arguments = try requiredArguments()
            let end = try lastClausePart()
            let positional = arguments.filter { argument in
                switch argument.kind {
                case .positional, .starred: true
                case .keyword, .doubleStarred: false
                }
            }
            return positional.count > 1 ? positional.last?.span.through(end) : nil
        }
        if let span = last ?? nil { throw report("Generator expression must be parenthesized", span) }
        let behind = try lookahead { () throws(Failure) in
            try requiredArguments()
            try expect(.comma)
            return try bareGenerator()
        }
        if let behind { throw report("Generator expression must be parenthesized", behind) }
    }

    private func diagnosePositionalAfterKeyword() throws(Failure) {
        let arguments = try lookahead { () throws(Failure) in
            let arguments = try requiredArguments()
            try expect(.comma)
            try requiredArguments()
            furthest = max(furthest, position)
            return arguments
        }
        guard let arguments else { return }
        let unpacks = arguments.contains(where: \.isDoubleStarred)
        throw report(
            "positional argument follows keyword argument" + (unpacks ? " unpacking" : ""), tokens[furthest].span)
    }

    /// `name=` with something that cannot be a keyword's name, or with the clauses of a comprehension behind.
    func diagnoseKeyword() throws(Failure) {
        let start = token
        if nextKind == .equal, kind == .trueKeyword || kind == .falseKeyword || kind == .noneKeyword {
            throw report("cannot assign to \(text(start))", start.span.through(tokens[position + 1].span))
        }
        if kind == .name, nextKind == .equal {
            if let span = try lookahead({ () throws(Failure) in try keywordGenerator() }) {
                throw reportMeantEquality(span)
            }
            return
        }
        let assigned = try lookahead { () throws(Failure) in
            let value = try expression()
            let equal = token
            try expect(.equal)
            return value.span.through(equal.span)
        }
        if let assigned {
            throw report("expression cannot contain assignment, perhaps you meant \"==\"?", assigned)
        }
    }

    /// `name=element for …`: the span of `name=`.
    private func keywordGenerator() throws(Failure) -> SourceSpan {
        let start = token
        try expect(.name)
        try expect(.equal)
        let assigned = span(from: start)
        _ = try expression()
        _ = try lastClausePart()
        return assigned
    }

    private func reportMeantEquality(_ span: SourceSpan) -> Failure {
        report("invalid syntax. Maybe you meant '==' or ':=' instead of '='?", span)
    }

    // MARK: Parameters

    /// Parameters that cannot stand in this order, from the first one.
    func diagnoseParameters(endingAt end: TokenKind, annotated: Bool) throws(Failure) {
        let scan = ParameterScan(parser: self, end: end, annotated: annotated)
        if let late = try lookahead({ () throws(Failure) in try scan.defaultBeforeNone() }) {
            throw report("non-default argument follows default argument", late)
        }
        if let group = try lookahead({ () throws(Failure) in try scan.group() }) {
            let owner = annotated ? "Function" : "Lambda expression"
            throw report("\(owner) parameters cannot be parenthesized", group)
        }
        if kind == .slash, nextKind == .comma { throw report("at least one argument must precede /", token.span) }
        if let slash = try lookahead({ () throws(Failure) in try scan.secondSlash() }) {
            throw report("/ may appear only once", slash)
        }
        if let slash = try lookahead({ () throws(Failure) in try scan.slashBehindStar() }) {
            throw report("/ must be ahead of *", slash)
        }
        if let star = try lookahead({ () throws(Failure) in try scan.starTouchingSlash() }) {
            throw report("expected comma between / and *", star)
        }
    }

    /// From `*`.
    func diagnoseParameterStar(endingAt end: TokenKind, _ annotated: Bool) throws(Failure) {
        let scan = ParameterScan(parser: self, end: end, annotated: annotated)
        let star = token
        if let last = try lookahead({ () throws(Failure) in try scan.bareStar() }) {
            throw report("named arguments must follow bare *", annotated ? star.span : last)
        }
        let equal = try lookahead { () throws(Failure) in
            advance()
            _ = try bareParameter(annotated, starAnnotation: false)
            let equal = token
            try expect(.equal)
            return equal.span
        }
        if let equal { throw report("var-positional argument cannot have default value", equal) }
        if let second = try lookahead({ () throws(Failure) in try scan.secondStar() }) {
            throw report("* argument may appear only once", second)
        }
    }

    /// From `**`.
    func diagnoseParameterDoubleStar(_ annotated: Bool) throws(Failure) {
        let equal = try lookahead { () throws(Failure) in
            advance()
            _ = try bareParameter(annotated, starAnnotation: false)
            return kind == .equal ? token.span : nil
        }
        if let span = equal ?? nil { throw report("var-keyword argument cannot have default value", span) }
        let behind = try lookahead { () throws(Failure) in
            advance()
            _ = try bareParameter(annotated, starAnnotation: false)
            try expect(.comma)
            switch kind {
            case .star, .doubleStar, .slash: return token.span
            default: return try bareParameter(annotated, starAnnotation: false).span
            }
        }
        if let behind { throw report("arguments cannot follow var-keyword argument", behind) }
    }

    func diagnoseDefault(endingAt end: TokenKind) throws(Failure) {
        if nextKind == end || nextKind == .comma { throw report("expected default value expression", token.span) }
    }
}

extension Argument {
    fileprivate var isDoubleStarred: Bool { if case .doubleStarred = kind { true } else { false } }
}

/// Walks over parameters as far as they are right, to see what comes instead.
private struct ParameterScan {
    let parser: Parser
    let end: TokenKind
    let annotated: Bool

    /// A parameter with the comma behind it, or the last one.
    private func parameter(default wanted: Bool?) throws(Failure) -> SourceSpan {
        let parameter =
            try wanted == false ? parser.bareParameter(annotated, starAnnotation: false) : parser.parameter(annotated)
        if let wanted, wanted != (parameter.defaultValue != nil) { throw parser.mismatch() }
        if !parser.accept(.comma), parser.kind != end { throw parser.mismatch() }
        return parameter.span
    }

    @discardableResult
    private func parameters(default wanted: Bool?) throws(Failure) -> Int {
        var count = 0
        while let _ = try parser.attempt({ () throws(Failure) in try parameter(default: wanted) }) { count += 1 }
        return count
    }

    private func some(default wanted: Bool?) throws(Failure) {
        if try parameters(default: wanted) == 0 { throw parser.mismatch() }
    }

    private func slash() throws(Failure) {
        try parser.expect(.slash)
        if !parser.accept(.comma), parser.kind != end { throw parser.mismatch() }
    }

    /// Positional-only parameters and their slash.
    private func positionalOnly() throws(Failure) {
        let plain: Void? = try parser.attempt { () throws(Failure) in
            try some(default: false)
            try slash()
        }
        if plain == nil { try positionalOnlyWithDefault() }
    }

    private func positionalOnlyWithDefault() throws(Failure) {
        try parameters(default: false)
        try some(default: true)
        try slash()
    }

    func defaultBeforeNone() throws(Failure) -> SourceSpan {
        try parameters(default: false)
        let withSlash: Void? = try parser.attempt { () throws(Failure) in try positionalOnlyWithDefault() }
        if withSlash == nil { try some(default: true) }
        return try parameter(default: false)
    }

    func group() throws(Failure) -> SourceSpan {
        try parameters(default: false)
        let open = parser.token
        try parser.expect(.leftParenthesis)
        let inner = ParameterScan(parser: parser, end: .rightParenthesis, annotated: annotated)
        if annotated {
            try inner.some(default: false)
        } else {
            repeat { _ = try parser.name() } while parser.accept(.comma) && parser.kind == .name
        }
        _ = parser.accept(.comma)
        try parser.expect(.rightParenthesis)
        return parser.span(from: open)
    }

    func secondSlash() throws(Failure) -> SourceSpan {
        try positionalOnly()
        try parameters(default: nil)
        return try found(.slash)
    }

    func slashBehindStar() throws(Failure) -> SourceSpan {
        _ = try parser.attempt { () throws(Failure) in try positionalOnly() }
        try parameters(default: nil)
        try starOrCollector()
        try parameters(default: nil)
        return try found(.slash)
    }

    func starTouchingSlash() throws(Failure) -> SourceSpan {
        try some(default: nil)
        try parser.expect(.slash)
        return try found(.star)
    }

    /// `*` with nothing behind: the token at fault.
    func bareStar() throws(Failure) -> SourceSpan {
        parser.advance()
        if parser.kind == end { return parser.token.span }
        try parser.expect(.comma)
        return try parser.kind == end ? found(end) : found(.doubleStar)
    }

    func secondStar() throws(Failure) -> SourceSpan {
        try starOrCollector()
        try parameters(default: nil)
        let star = parser.token
        try starOrCollector()
        return star.span
    }

    /// `*,` or `*args,`
    private func starOrCollector() throws(Failure) {
        try parser.expect(.star)
        if !parser.accept(.comma) { _ = try parameter(default: false) }
    }

    private func found(_ kind: TokenKind) throws(Failure) -> SourceSpan {
        let span = parser.token.span
        try parser.expect(kind)
        return span
    }
}
