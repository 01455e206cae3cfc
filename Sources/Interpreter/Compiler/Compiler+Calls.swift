import Syntax

extension Compiler {
    func call(_ function: Expression, _ arguments: [Argument], into target: Int?) -> Int {
        let isUnpacking =
            arguments.count > 200
            || arguments.contains {
                switch $0.kind {
                case .starred, .doubleStarred: true
                case .positional, .keyword: false
                }
            }
        return isUnpacking
            ? unpackingCall(function, arguments, into: target) : plainCall(function, arguments, into: target)
    }

    /// Arguments in consecutive registers behind the callable.
    private func plainCall(_ function: Expression, _ arguments: [Argument], into target: Int?) -> Int {
        let saved = code.top
        let base = code.temporary()
        var isMethod = false
        let whole = code.span
        if case .attribute(let object, let name) = function.kind {
            isMethod = true
            _ = code.temporary()
            let outer = code.span
            code.span = attributeSpan(function.span, name)
            if let position = superPosition(object) {
                code.emit(.loadSuperMethod, a: base, b: position, c: code.cache(name))
            } else {
                let register = expression(object)
                code.span = attributeSpan(function.span, name)
                code.emit(.loadMethod, a: base, b: register, c: code.cache(name))
            }
            code.span = outer
            code.top = base + 2
        } else {
            expression(function, into: base)
            code.top = base + 1
        }
        var names: [Value] = []
        for argument in arguments {
            _ = ownedOperand(argument.value)
            if case .keyword(let name) = argument.kind { names.append(intern(name)) }
        }
        code.reserve(2)
        let target = result(target, restoring: saved)
        if case .attribute(_, let name) = function.kind, function.span.line != function.span.endLine {
            let start = attributeSpan(function.span, name)
            code.span.line = start.line
            code.span.column = start.column
        }
        defer { code.span = whole }
        if names.isEmpty {
            code.emit(isMethod ? .callMethod : .call, a: base, b: arguments.count, c: target)
        } else {
            code.emit(isMethod ? .callMethodKeywords : .callKeywords, a: base, b: arguments.count, c: target)
            code.emit(.extra, a: code.constant(newTuple(names)))
        }
        return target
    }

    /// `f(*items, **mapping)`: a list, and a dict where there are keywords.
    private func unpackingCall(_ function: Expression, _ arguments: [Argument], into target: Int?) -> Int {
        let saved = code.top
        let base = ownedOperand(function)
        var positional: [Expression] = []
        var keywords: [Argument] = []
        for argument in arguments {
            switch argument.kind {
            case .positional: positional.append(argument.value)
            case .starred: positional.append(Expression(.starred(argument.value), argument.span))
            case .keyword, .doubleStarred: keywords.append(argument)
            }
        }
        _ = starredList(positional, callee: base)
        let dict = code.temporary()
        if keywords.isEmpty {
            code.emit(.clear, a: dict)
        } else {
            code.emit(.makeDict, a: dict, b: code.top, c: 0)
            for keyword in keywords { mergeKeyword(keyword, into: dict, callee: base) }
        }
        let target = result(target, restoring: saved)
        code.emit(.callUnpacked, a: base, c: target)
        return target
    }

    private func mergeKeyword(_ keyword: Argument, into dict: Int, callee: Int) {
        if case .keyword(let name) = keyword.kind {
            // As a dict of one, so that a name given twice is found.
            let single = code.temporary()
            let key = constant(.string(name), into: nil)
            _ = ownedOperand(keyword.value)
            code.emit(.makeDict, a: single, b: key, c: 1)
            code.emit(.dictMergeKeywords, a: dict, b: single, c: callee)
        } else {
            let value = ownedOperand(keyword.value)
            code.emit(.dictMergeKeywords, a: dict, b: value, c: callee)
        }
        code.top = dict + 1
    }
}
