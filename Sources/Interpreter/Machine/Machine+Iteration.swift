// Loops, generators, and the displays of lists, tuples, sets and dicts.

extension Machine {
    @inline(always) mutating func forIterate(_ i: Instruction) throws(Raise) {
        let iterator = registers[i.a]
        switch iterator.header.pointee.kind {
        case .rangeIterator:
            let range = iterator.cast(to: RangeIteratorObject.self)
            if range.pointee.remaining > 0 {
                let number = range.pointee.next
                range.pointee.next = number &+ range.pointee.step
                range.pointee.remaining &-= 1
                set(i.b, Value(number))
                return
            }
        case .sequenceIterator:
            let sequence = iterator.cast(to: SequenceIteratorObject.self)
            let kind = sequence.pointee.sequence.kind
            if kind == .list || kind == .tuple {
                let list = sequence.pointee.sequence.cast(to: ListObject.self)
                let position = sequence.pointee.position
                if position < list.pointee.count {
                    sequence.pointee.position = position &+ 1
                    set(i.b, list.pointee.items[position].retain())
                    return
                }
            }
            savePosition()
            if let item = try nextInSequence(sequence) {
                set(i.b, item)
                return
            }
        case .generator:
            savePosition()
            let generator = iterator.cast(to: GeneratorObject.self)
            let base = registers + code.pointee.registerCount
            let state = generator.pointee.state
            if state == .running { throw valueError("generator already executing") }
            if state != .finished {
                if !hasRoom(generator.pointee.code, base) { throw recursionError() }
                pushGeneratorFrame(generator, base, destination: i.b, mode: .generatorInFor)
                reload()
                return
            }
        default:
            savePosition()
            if iterator.header.pointee.kind == .instance && enterNext(iterator, i) { return }
            if let item = try next(iterator) {
                set(i.b, item)
                return
            }
        }
        set(i.a, .empty)
        jump(i)
    }

    @inline(always) func unpackItems(_ i: Instruction) throws(Raise) {
        let value = registers[i.b]
        if (value.kind == .tuple || value.kind == .list) && value.cast(to: ListObject.self).pointee.count == i.c {
            let items = value.cast(to: ListObject.self).pointee.items
            var position = 0
            while position < i.c {
                registers[i.a &+ position] = items[position].retain()
                position &+= 1
            }
        } else {
            savePosition()
            try unpack(value, registers + i.a, count: i.c)
        }
        drop(i.b)
    }

    // MARK: Generators

    /// Suspends the generator that runs, at `position`. What leaves the loop, or empty where its resumer is in the loop and goes on.
    @inline(always) mutating func yield(
        _ value: Value, _ i: Instruction, goesOnAt position: UnsafeMutablePointer<UInt64>, isDelegating: Bool
    ) -> Value {
        if !isDelegating { set(i.a, Value.none) }
        runtime.depth &-= 1
        let frame = runtime.frames.unsafelyUnwrapped + runtime.depth
        let generator = frame.pointee.generator.unsafelyUnwrapped
        suspendGenerator(generator, registers, pc: position, isHandling: i.e != 0)
        generator.pointee.isDelegating = isDelegating
        frame.pointee.function.release()
        let (mode, destination, keep) = (frame.pointee.mode, Int(frame.pointee.destination), frame.pointee.keep)
        if mode == .generatorLeave {
            keep.release()
            return value
        }
        reload()
        set(destination, value)
        keep.release()
        return .empty
    }

    @inline(always) mutating func yieldFrom(_ i: Instruction) throws(Raise) -> Value {
        savePosition()
        let sent = registers[i.b &+ 1]
        registers[i.b &+ 1] = Value.none
        let item: Value?
        do throws(Raise) { item = try advance(registers[i.b], sending: sent) } catch {
            sent.release()
            throw error
        }
        sent.release()
        guard let value = item else {
            set(i.b, .empty)
            registers[i.b &+ 1] = .empty
            set(i.a, takeGeneratorResult())
            return .empty
        }
        // The instruction runs again when the generator goes on.
        return yield(value, i, goesOnAt: pc - 1, isDelegating: true)
    }

    // MARK: Displays

    @inline(always) func makeList(_ i: Instruction) {
        let list = newList(capacity: i.c)
        moveItems(i, to: list)
        list.pointee.count = i.c
        set(i.a, Value(list))
    }

    @inline(always) func makeTuple(_ i: Instruction) {
        if i.c == 0 {
            set(i.a, runtime.emptyTuple.retain())
        } else {
            let tuple = newTupleStorage(i.c)
            moveItems(i, to: tuple)
            set(i.a, Value(tuple))
        }
    }

    @inline(always) private func moveItems(_ i: Instruction, to list: ListRef) {
        if i.c == 0 { return }
        let items = list.pointee.items
        var position = 0
        while position < i.c {
            items[position] = registers[i.b &+ position]
            registers[i.b &+ position] = .empty
            position &+= 1
        }
    }

    @inline(always) func makeSet(_ i: Instruction) throws(Raise) {
        savePosition()
        set(i.a, try setDisplay(registers + i.b, count: i.c))
    }

    @inline(always) func makeDict(_ i: Instruction) throws(Raise) {
        savePosition()
        set(i.a, try dictDisplay(registers + i.b, pairs: i.c))
    }

    @inline(always) func formatValue(_ i: Instruction) throws(Raise) {
        savePosition()
        let specification = i.e & 4 != 0 ? registers[i.c] : runtime.emptyString
        let text = try formatPiece(registers[i.b], conversion: i.e & 3, specification)
        drop(i.b)
        if i.e & 4 != 0 { drop(i.c) }
        set(i.a, text)
    }
}
