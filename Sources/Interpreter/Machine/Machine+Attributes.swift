// Attributes and methods: what the caches answer; what they miss goes to AttributeCaches.swift.

extension Machine {
    @inline(always) mutating func loadAttribute(_ i: Instruction) throws(Raise) {
        let object = registers[i.b]
        let cache = code.pointee.caches + i.c
        if object.isObject && cache.pointee.key == cacheKey(object.header) && cache.pointee.epoch == runtime.classEpoch
        {
            let index = cache.pointee.index
            switch cache.pointee.form {
            case .slot:
                let value = object.cast(to: InstanceObject.self).pointee.slots[index].retain()
                drop(i.b)
                set(i.a, value)
                return
            case .entry:
                let value = cache.pointee.entryValue.retain()
                drop(i.b)
                set(i.a, value)
                return
            case .getter:
                savePosition()
                if enterGetter(cache.pointee.value, i) { return }
            default: break
            }
        }
        savePosition()
        let value = try loadAttributeSlowly(object, cache)
        if value.isEmpty { return try callGetattr(object, cache.pointee.name, i) }
        drop(i.b)
        set(i.a, value)
    }

    @inline(always) mutating func storeAttribute(_ i: Instruction) throws(Raise) {
        let object = registers[i.a]
        let cache = code.pointee.caches + i.c
        if object.isObject && object.header.pointee.layout == .instance {
            let instance = object.cast(to: InstanceObject.self)
            if UInt(bitPattern: instance.pointee.shape) == cache.pointee.key
                && cache.pointee.epoch == runtime.classEpoch
            {
                if cache.pointee.form == .slot {
                    let value = take(i.b)
                    let slot = instance.pointee.slots + cache.pointee.index
                    let old = slot.pointee
                    slot.pointee = value
                    if old.isObject { old.release() }
                    drop(i.a)
                    return
                }
                if cache.pointee.form == .growth {
                    instance.push(take(i.b), ShapeRef(bitPattern: cache.pointee.value.bits).unsafelyUnwrapped)
                    drop(i.a)
                    return
                }
            }
        }
        savePosition()
        let setter = try storeAttributeSlowly(object, cache, registers[i.b])
        if !setter.isEmpty { return try callSetattr(setter, object, cache.pointee.name, i) }
        drop(i.b)
        drop(i.a)
    }

    @inline(always) mutating func loadMethod(_ i: Instruction) throws(Raise) {
        let object = registers[i.b]
        let cache = code.pointee.caches + i.c
        if object.isObject && cache.pointee.key == cacheKey(object.header) && cache.pointee.epoch == runtime.classEpoch
        {
            switch cache.pointee.form {
            case .method:
                let function = cache.pointee.value.retain()
                let receiver = take(i.b)
                registers[i.a] = function
                registers[i.a &+ 1] = receiver
                return
            case .classMethod:
                let function = cache.pointee.value.retain()
                let type = object.header.pointee.layout == .type ? object : Value(object.header.pointee.type)
                type.retain()
                drop(i.b)
                registers[i.a] = function
                registers[i.a &+ 1] = type
                return
            case .staticMethod:
                let function = cache.pointee.value.retain()
                drop(i.b)
                registers[i.a] = .empty
                registers[i.a &+ 1] = function
                return
            case .entry:
                let function = cache.pointee.entryValue.retain()
                drop(i.b)
                registers[i.a] = .empty
                registers[i.a &+ 1] = function
                return
            case .slot, .growth, .getter: break
            }
        }
        savePosition()
        object.retain()
        drop(i.b)
        try loadMethodSlowly(object, cache, registers + i.a)
    }
}
