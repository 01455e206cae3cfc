// Items: lists and tuples by position.

extension Machine {
    @inline(always) mutating func loadItem(_ i: Instruction) throws(Raise) {
        let (container, key) = (registers[i.b], registers[i.c])
        if container.isObject {
            let kind = container.header.pointee.kind
            if key.isSmallInt && (kind == .list || kind == .tuple) {
                let list = container.cast(to: ListObject.self)
                var index = key.smallInt
                if index < 0 { index &+= list.pointee.count }
                if UInt(bitPattern: index) < UInt(bitPattern: list.pointee.count) {
                    let value = list.pointee.items[index].retain()
                    drop(i.b)
                    set(i.a, value)
                    return
                }
            } else if kind == .instance {
                savePosition()
                if enterGetItem(container, i) { return }
            }
        }
        savePosition()
        let value = try getItem(container, key)
        drop(i.b)
        drop(i.c)
        set(i.a, value)
    }

    @inline(always) mutating func storeItem(_ i: Instruction) throws(Raise) {
        let (container, key) = (registers[i.a], registers[i.b])
        if container.isObject && key.isSmallInt && container.header.pointee.kind == .list {
            let list = container.cast(to: ListObject.self)
            var index = key.smallInt
            if index < 0 { index &+= list.pointee.count }
            if UInt(bitPattern: index) < UInt(bitPattern: list.pointee.count) {
                let value = take(i.c)
                let old = list.pointee.items[index]
                list.pointee.items[index] = value
                old.release()
                drop(i.a)
                return
            }
        }
        savePosition()
        try setItem(container, key, registers[i.c])
        drop(i.c)
        drop(i.b)
        drop(i.a)
    }
}
