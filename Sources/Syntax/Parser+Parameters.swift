// The parameters of functions and lambdas.

extension Parser {
    /// Parameters up to the token that ends them, which stays. Only those of `def` have annotations.
    func parameterList(endingAt end: TokenKind, annotated: Bool) throws(Failure) -> Parameters {
        if isDiagnosing { try diagnoseParameters(endingAt: end, annotated: annotated) }
        var parameters = Parameters()
        var sawDefault = false
        while kind != end {
            switch kind {
            case .star:
                if isDiagnosing { try diagnoseParameterStar(endingAt: end, annotated) }
                try parameterStar(&parameters, end, annotated)
                return parameters
            case .doubleStar:
                try doubleStarParameter(&parameters, end, annotated)
                return parameters
            case .slash:
                if parameters.positional.isEmpty || !parameters.positionalOnly.isEmpty { throw mismatch() }
                advance()
                parameters.positionalOnly = parameters.positional
                parameters.positional = []
            default:
                let parameter = try parameter(annotated)
                if parameter.defaultValue != nil {
                    sawDefault = true
                } else if sawDefault {
                    throw mismatch()
                }
                parameters.positional.append(parameter)
            }
            if kind == end { break }
            try expect(.comma)
        }
        return parameters
    }

    /// `*`, `*args` and what follows.
    private func parameterStar(_ parameters: inout Parameters, _ end: TokenKind, _ annotated: Bool) throws(Failure) {
        advance()
        if kind == .comma {
            if nextKind != .name {
                advance()
                throw mismatch()
            }
        } else {
            parameters.variadic = try bareParameter(annotated, starAnnotation: true)
        }
        while accept(.comma), kind != end {
            if kind == .doubleStar { return try doubleStarParameter(&parameters, end, annotated) }
            parameters.keywordOnly.append(try parameter(annotated))
        }
    }

    private func doubleStarParameter(_ parameters: inout Parameters, _ end: TokenKind, _ annotated: Bool)
        throws(Failure)
    {
        if isDiagnosing { try diagnoseParameterDoubleStar(annotated) }
        advance()
        parameters.variadicKeyword = try bareParameter(annotated, starAnnotation: false)
        _ = accept(.comma)
        if kind != end { throw mismatch() }
    }

    func parameter(_ annotated: Bool) throws(Failure) -> Parameter {
        var parameter = try bareParameter(annotated, starAnnotation: false)
        if kind == .equal {
            if isDiagnosing { try diagnoseDefault(endingAt: annotated ? .rightParenthesis : .colon) }
            advance()
            parameter.defaultValue = try expression()
        }
        return parameter
    }

    /// A name with its annotation.
    func bareParameter(_ annotated: Bool, starAnnotation: Bool) throws(Failure) -> Parameter {
        let start = token
        let name = try name()
        var annotation: Expression?
        if annotated, accept(.colon) { annotation = starAnnotation ? try starAnnotationExpression() : try expression() }
        return Parameter(name: name, annotation: annotation, defaultValue: nil, span: span(from: start))
    }

    private func starAnnotationExpression() throws(Failure) -> Expression {
        kind == .star ? try starExpression() : try expression()
    }
}
