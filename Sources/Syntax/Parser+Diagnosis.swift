// Mistakes that have a message of their own. These rules run in a second pass, over a text that is known to be wrong.

extension Parser {
    func diagnoseNamedExpression() throws(Failure) {}
    func diagnoseExpression() throws(Failure) {}
    func diagnoseGroup(_ element: Expression) throws(Failure) {}
    func diagnoseDisplay(_ open: Token) throws(Failure) {}
    func diagnoseDictionaryItem(_ key: Expression?) throws(Failure) {}
    func diagnoseArguments() throws(Failure) {}
    func diagnoseKeyword() throws(Failure) {}
    func diagnoseParameters(endingAt end: TokenKind, annotated: Bool) throws(Failure) {}
    func diagnoseDefault() throws(Failure) {}
    func diagnoseForTarget(_ mark: Int) throws(Failure) {}
    func diagnoseDelete(_ mark: Int) throws(Failure) {}
    func diagnoseAssignment() throws(Failure) {}
    func diagnoseHandlerType() throws(Failure) {}
    func diagnoseWithTarget(_ mark: Int) throws(Failure) {}
}
