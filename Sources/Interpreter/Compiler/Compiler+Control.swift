import Syntax

// Statements that decide what runs next: `if`, loops, `return`, `try`, `with`.
//
// `finally` and the exits of `with` are compiled once for each way out: falling through, an exception, and every `return`, `break` and
// `continue` that leaves them.

extension Compiler {
    func ifStatement(_ test: Expression, _ body: [Statement], _ orElse: [Statement]) {
        let jumps = jumpIfFalse(test)
        let before = code.assigned
        statements(body)
        let afterBody = code.assigned
        code.assigned = before
        if orElse.isEmpty {
            code.patch(jumps)
        } else {
            let end = code.emitJump()
            code.patch(jumps)
            statements(orElse)
            code.patch(end)
        }
        code.assigned = code.assigned.intersection(afterBody)
    }

    // MARK: Loops

    func whileStatement(_ test: Expression, _ body: [Statement], _ orElse: [Statement]) {
        let head = code.position
        let isEndless = isTrueConstant(test)
        let jumps = isEndless ? [] : jumpIfFalse(test)
        let before = code.assigned
        let block = Block(.loop, start: code.position)
        code.blocks.append(block)
        statements(body)
        code.blocks.removeLast()
        code.span = test.span
        code.patch(block.continues, to: head)
        _ = code.emitJump(.jumpBack, to: head)
        code.patch(jumps)
        code.assigned = isEndless ? .everything : before
        statements(orElse)
        code.patch(block.breaks)
        code.assigned = code.assigned.intersection(block.assignedAtBreak)
    }

    private func isTrueConstant(_ expression: Expression) -> Bool {
        switch expression.kind {
        case .constant(.true): true
        case .constant(.integer(let number)): number != 0
        default: false
        }
    }

    /// The instruction that gives the next item to a target; to be patched to where the loop ends.
    func forHead(_ iterator: Int, _ target: Expression) -> Int {
        if case .name(let name) = target.kind, let register = localRegister(name) {
            let head = code.emit(.forIterate, a: iterator, b: register)
            code.assigned.insert(register)
            return head
        }
        let item = code.temporary()
        let head = code.emit(.forIterate, a: iterator, b: item)
        assign(to: target, item)
        code.top = item
        return head
    }

    func forStatement(_ target: Expression, _ iterable: Expression, _ body: [Statement], _ orElse: [Statement]) {
        // Errors of the iterator are told at the line of the statement, without marks.
        let outer = code.span
        let place = SourceSpan(line: outer.line, column: outer.column, endLine: outer.line, endColumn: outer.column)
        let iterator = code.temporary()
        let source = expression(iterable)
        code.span = place
        code.emit(.getIterator, a: iterator, b: source)
        code.top = iterator + 1
        let before = code.assigned
        let head = forHead(iterator, target)
        let block = Block(.loop, start: code.position)
        code.blocks.append(block)
        statements(body)
        code.blocks.removeLast()
        code.span = place
        code.patch(block.continues, to: code.position)
        _ = code.emitJump(.jumpBack, to: head)
        code.patch(head)
        code.assigned = before
        statements(orElse)
        if !block.breaks.isEmpty {
            let end = code.emitJump()
            code.patch(block.breaks)
            code.emit(.clear, a: iterator)
            code.patch(end)
            code.assigned = code.assigned.intersection(block.assignedAtBreak)
        }
    }

    /// `break` or `continue`.
    func leaveLoop(isBreak: Bool) {
        guard
            let index = code.blocks.lastIndex(where: { if case .loop = $0.kind { true } else { false } })
        else { return }
        let loop = code.blocks[index]
        leaveBlocks(downTo: index + 1)
        let jump = code.emitJump(isBreak ? .jump : .jumpBack)
        if isBreak {
            loop.breaks.append(jump)
            loop.assignedAtBreak = loop.assignedAtBreak.intersection(code.assigned)
        } else {
            loop.continues.append(jump)
        }
        reopenBlocks(downTo: index + 1)
        code.assigned = .everything
    }

    func returnStatement(_ value: Expression?) {
        let isPlain = code.blocks.allSatisfy {
            switch $0.kind {
            case .loop, .guarded: true
            default: false
            }
        }
        if let value {
            let isLocal: Bool
            if case .name(let name) = value.kind { isLocal = localRegister(name) != nil } else { isLocal = false }
            // A local's own register will do when nothing runs in between that could change it.
            let register = isPlain && isLocal ? expression(value) : ownedOperand(value)
            leaveBlocks(downTo: 0)
            code.emit(.returnValue, a: register, b: code.top)
        } else {
            leaveBlocks(downTo: 0)
            code.emit(.returnNone, b: code.top)
        }
        reopenBlocks(downTo: 0)
        code.assigned = .everything
    }

    /// Emits what leaving the blocks from the innermost down to position `index` takes. Each block stops guarding what runs on its
    /// way out.
    private func leaveBlocks(downTo index: Int) {
        let all = code.blocks
        let assigned = code.assigned
        for position in stride(from: all.count - 1, through: index, by: -1) {
            let block = all[position]
            block.ranges.append((block.rangeStart, code.position))
            code.blocks = Array(all[..<position])
            switch block.kind {
            case .loop, .guarded: break
            case .finally(let body):
                let saved = code.top
                let span = code.span
                statements(body)
                code.span = span
                code.top = saved
            case .with(let register): code.emit(.exitWith, a: register)
            case .handler(let register, let name):
                code.emit(.leaveHandler, a: register)
                if let name { clearName(name) }
            }
        }
        code.blocks = all
        code.assigned = assigned
    }

    /// What follows is guarded again.
    private func reopenBlocks(downTo index: Int) {
        for block in code.blocks[index...] { block.rangeStart = code.position }
    }

    /// Takes `block` off and guards what it covered.
    private func close(_ block: Block, target: Int, depth: Int, exceptionRegister: Int) {
        block.ranges.append((block.rangeStart, block.guardEnd ?? code.position))
        for range in block.ranges {
            code.guardRange(range.start, range.end, target: target, depth: depth, exceptionRegister: exceptionRegister)
        }
    }

    private func push(_ kind: Block.Kind) -> Block {
        let block = Block(kind, start: code.position)
        code.blocks.append(block)
        return block
    }

    /// The end of a block's own code: what is emitted from here on it does not guard.
    private func pop(_ block: Block) {
        code.blocks.removeLast()
        block.guardEnd = code.position
    }

    private func clearName(_ name: String) {
        switch scope.bindings[name] {
        case .local?: code.emit(.clear, a: code.registerOf[name] ?? 0)
        default:
            let register = code.temporary()
            code.emit(.loadConstant, a: register, b: constantIndex(.none))
            store(name, register)
            delete(name)
            code.top = register
        }
    }

    // MARK: try

    func tryStatement(
        _ body: [Statement], _ handlers: [ExceptionHandler], _ orElse: [Statement], _ finally: [Statement]
    ) {
        if finally.isEmpty { return tryExcept(body, handlers, orElse) }
        let before = code.assigned
        let depth = code.top
        let block = push(.finally(finally))
        if handlers.isEmpty { statements(body) } else { tryExcept(body, handlers, orElse) }
        pop(block)
        let span = code.span
        let afterBody = code.assigned
        statements(finally)
        let afterAll = code.assigned
        let end = code.emitJump()
        code.span = span
        // An exception passes through: the statements run, then it goes on.
        let exception = depth
        code.top = depth
        _ = code.temporary()
        _ = code.temporary()
        let target = code.position
        close(block, target: target, depth: depth, exceptionRegister: exception)
        code.assigned = before
        handling(exception, name: nil) { statements(finally) }
        raiseAgain(exception)
        code.top = depth
        code.patch(end)
        code.assigned = afterBody.isEverything ? .everything : afterAll
    }

    /// Code that runs while the exception in register `exception` is being handled; if it raises, handling ends before that goes on.
    private func handling(_ exception: Int, name: String?, _ body: () -> Void) {
        code.emit(.enterHandler, a: exception)
        let inner = push(.handler(exception, name: name))
        body()
        pop(inner)
        pendingHandlers.append((inner, exception, name))
    }

    /// Ends handling and raises the exception of the register again; also the way out for exceptions raised while handling.
    private func raiseAgain(_ exception: Int) {
        let copy = code.temporary()
        code.emit(.move, a: copy, b: exception)
        code.emit(.leaveHandler, a: exception)
        code.emit(.reraise, a: copy)
        finishHandling()
        code.top = copy
    }

    /// The landing place of what is raised while handling.
    private func finishHandling() {
        guard let (block, exception, name) = pendingHandlers.popLast() else { return }
        let raised = exception + 2
        let target = code.position
        close(block, target: target, depth: raised, exceptionRegister: raised)
        let saved = code.top
        code.top = max(code.top, raised + 1)
        code.reserve(1)
        code.emit(.leaveHandler, a: exception)
        if let name { clearName(name) }
        code.emit(.reraise, a: raised)
        code.top = saved
    }

    private func tryExcept(_ body: [Statement], _ handlers: [ExceptionHandler], _ orElse: [Statement]) {
        let before = code.assigned
        let depth = code.top
        let block = push(.guarded)
        statements(body)
        pop(block)
        statements(orElse)
        var after = code.assigned
        var ends = [code.emitJump()]
        let exception = depth
        code.top = depth
        _ = code.temporary()
        _ = code.temporary()
        close(block, target: code.position, depth: depth, exceptionRegister: exception)
        code.assigned = before
        code.emit(.enterHandler, a: exception)
        // Everything up to the last handler's end runs while handling.
        let matching = push(.handler(exception, name: nil))
        var hasBare = false
        for handler in handlers {
            code.assigned = before
            code.span = handler.span
            var next: Int?
            if let type = handler.type {
                let register = ownedOperand(type)
                code.span = type.span
                next = code.emit(.matchException, a: exception, b: register)
                code.top = depth + 2
            } else {
                hasBare = true
            }
            handlerBody(handler, exception)
            after = after.intersection(code.assigned)
            ends.append(code.emitJump())
            if let next { code.patch(next) }
        }
        pop(matching)
        if !hasBare {
            let copy = code.temporary()
            code.emit(.move, a: copy, b: exception)
            code.emit(.leaveHandler, a: exception)
            code.emit(.reraise, a: copy)
            code.top = copy
        }
        pendingHandlers.append((matching, exception, nil))
        finishHandling()
        code.top = depth
        code.patch(ends)
        code.assigned = after
    }

    /// One `except` clause, from binding its name to the end of handling.
    private func handlerBody(_ handler: ExceptionHandler, _ exception: Int) {
        if let name = handler.name {
            let copy = code.temporary()
            code.emit(.move, a: copy, b: exception)
            store(name, copy)
            code.top = copy
        }
        guard let outer = code.blocks.popLast() else { return }
        // The clause's own block replaces the one of the matching: leaving it also forgets the name.
        outer.ranges.append((outer.rangeStart, code.position))
        let block = push(.handler(exception, name: handler.name))
        statements(handler.body)
        pop(block)
        code.blocks.append(outer)
        code.emit(.leaveHandler, a: exception)
        if let name = handler.name { clearName(name) }
        // What is raised in the clause leaves it; the landing place is jumped over.
        let over = code.emitJump()
        pendingHandlers.append((block, exception, handler.name))
        finishHandling()
        code.patch(over)
        outer.rangeStart = code.position
    }

    // MARK: with

    func withStatement(_ items: ArraySlice<WithItem>, _ body: [Statement]) {
        guard let item = items.first else { return statements(body) }
        let saved = code.top
        let span = code.span
        let manager = ownedOperand(item.context)
        let base = manager
        _ = code.temporary()
        _ = code.temporary()
        let source = code.temporary()
        code.emit(.moveTemporary, a: source, b: manager)
        code.emit(.enterWith, a: base, b: source)
        code.top = base + 3
        let block = push(.with(base))
        if let target = item.target {
            assign(to: target, base + 2)
        } else {
            code.emit(.clear, a: base + 2)
        }
        code.top = base + 2
        let entered = code.assigned
        withStatement(items.dropFirst(), body)
        pop(block)
        code.span = span
        let after = code.assigned
        code.emit(.exitWith, a: base)
        let end = code.emitJump()
        // An exception: the manager may forget it.
        let exception = base + 2
        code.top = base + 4
        close(block, target: code.position, depth: base + 2, exceptionRegister: exception)
        var forget = 0
        handling(exception, name: nil) { forget = code.emit(.exitWithException, a: base, b: exception) }
        let copy = code.temporary()
        code.emit(.move, a: copy, b: exception)
        code.emit(.leaveHandler, a: exception)
        code.emit(.clear, a: base)
        code.emit(.clear, a: base + 1)
        code.emit(.reraise, a: copy)
        finishHandling()
        code.patch(forget)
        code.emit(.leaveHandler, a: exception)
        code.emit(.clear, a: base)
        code.emit(.clear, a: base + 1)
        code.patch(end)
        code.span = span
        code.top = saved
        code.assigned = after.intersection(entered)
    }
}
