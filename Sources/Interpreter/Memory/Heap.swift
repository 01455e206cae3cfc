import Glibc

/// Objects up to this many bytes come from pages of one size class each, so that the collector can walk them all.
private let smallLimit = 512
private let pageSize = 1 << 16

/// Makes a page of blocks of one size class; the first block, the others on the free list.
@inline(never) private func refill(_ sizeClass: Int) -> UnsafeMutableRawPointer {
    let blockSize = sizeClass << 4
    guard let page = calloc(1, pageSize) else { outOfMemory() }
    runtime.state.pages.append((page, blockSize))
    let free = runtime.freeBlocks.unsafelyUnwrapped
    var position = pageSize / blockSize - 1
    while position > 0 {
        let block = page + position * blockSize
        block.storeBytes(of: free[sizeClass], as: UnsafeMutableRawPointer?.self)
        free[sizeClass] = block
        position -= 1
    }
    return page
}

/// Prepares the free lists; once, at start.
func makeHeap() {
    let lists = UnsafeMutablePointer<UnsafeMutableRawPointer?>.allocate(capacity: smallLimit / 16 + 1)
    lists.initialize(repeating: nil, count: smallLimit / 16 + 1)
    runtime.freeBlocks = lists
    makeRowPools()
}

/// Calls `body` with every block of the pages; free ones have kind `.empty`.
func forEachSmallObject(_ body: (ObjectRef) -> Void) {
    for page in runtime.state.pages {
        var block = page.start
        for _ in 0..<(pageSize / page.blockSize) {
            body(block.assumingMemoryBound(to: ObjectHeader.self))
            block += page.blockSize
        }
    }
}

/// The last resort when the system has no memory for a small block: large requests are checked before and raise `MemoryError`.
func outOfMemory() -> Never {
    fputs("cellbook: out of memory\n", stderr)
    exit(6)
}

/// Memory for an object of `size` bytes.
@inline(__always) func allocateObject(_ size: Int) -> UnsafeMutableRawPointer {
    let sizeClass = (size &+ 15) >> 4
    if sizeClass <= smallLimit >> 4 {
        let free = runtime.freeBlocks.unsafelyUnwrapped
        if let block = free[sizeClass] {
            free[sizeClass] = block.load(as: UnsafeMutableRawPointer?.self)
            return block
        }
        return refill(sizeClass)
    }
    guard let block = malloc(size) else { outOfMemory() }
    return block
}

/// Gives back what `allocateObject(size)` gave; the header's kind is `.empty` by then, which marks the block as free.
/// The link of the free list overwrites the header's count only.
@inline(__always) func freeObject(_ block: UnsafeMutableRawPointer, _ size: Int) {
    let sizeClass = (size &+ 15) >> 4
    if sizeClass <= smallLimit >> 4 {
        #if DEBUG
            memset(block + MemoryLayout<ObjectHeader>.size, 0xDB, max(0, size - MemoryLayout<ObjectHeader>.size))
        #endif
        let free = runtime.freeBlocks.unsafelyUnwrapped
        block.storeBytes(of: free[sizeClass], as: UnsafeMutableRawPointer?.self)
        free[sizeClass] = block
    } else {
        free(block)
    }
}

/// A new object with one reference; the fields after the header are the caller's to fill, all of them.
@inline(__always) func newObject<T>(_: T.Type, _ kind: Kind, extra: Int = 0) -> UnsafeMutablePointer<T> {
    newObject(T.self, kind, builtinType(kind), extra: extra)
}

@inline(__always) func newObject<T>(_: T.Type, _ kind: Kind, _ type: TypeRef, extra: Int = 0) -> UnsafeMutablePointer<T>
{
    let block = allocateObject(MemoryLayout<T>.size &+ extra)
    block.assumingMemoryBound(to: ObjectHeader.self).initialize(
        to: ObjectHeader(count: 1, type: type, kind: kind, layout: kind))
    return block.assumingMemoryBound(to: T.self)
}

/// A new object of a container kind: counts towards the next collection.
@inline(__always) func newContainer<T>(_: T.Type, _ kind: Kind, extra: Int = 0) -> UnsafeMutablePointer<T> {
    noteContainer()
    return newObject(T.self, kind, builtinType(kind), extra: extra)
}

@inline(__always) func noteContainer() {
    runtime.containersMade &+= 1
    if runtime.containersMade == runtime.collectionThreshold { runtime.attention.requestCollection() }
}

/// An object whose layout is `layout` and whose type is `type`: for classes that inherit from a built-in type, room for
/// the instance's `__dict__` follows the layout.
func newSubclassable<T>(_: T.Type, _ layout: Kind, _ type: TypeRef, extra: Int = 0) -> UnsafeMutablePointer<T> {
    noteContainer()
    let exact = builtinType(layout) == type
    let object = newObject(T.self, layout, type, extra: exact ? extra : 8)
    if !exact {
        let header = UnsafeMutableRawPointer(object).assumingMemoryBound(to: ObjectHeader.self)
        if type.pointee.instanceKind == .instance { header.pointee.kind = .instance }
        type.pointee.header.count &+= 1
        (UnsafeMutableRawPointer(object) + MemoryLayout<T>.size).storeBytes(of: Value.empty, as: Value.self)
    }
    return object
}

// MARK: Rows of values

/// Rows of up to this many values (the storage of lists, tuples, instances, generators) wait for reuse when freed, by capacity.
private let pooledCapacity = 24
/// How many rows of one capacity wait at most.
private let poolDepth = 256

/// Rows that wait for reuse, linked through their first word.
struct RowPool {
    var first: UnsafeMutableRawPointer?
    var count = 0
}

/// Prepares the pools; once, at start.
private func makeRowPools() {
    let pools = UnsafeMutablePointer<RowPool>.allocate(capacity: pooledCapacity + 1)
    pools.initialize(repeating: RowPool(), count: pooledCapacity + 1)
    runtime.rowPools = pools
}

/// Memory for `count` values, more than none. It may be resized and freed as any memory of `malloc`.
@inline(__always) func allocateItems(_ count: Int) -> UnsafeMutablePointer<Value> {
    if count <= pooledCapacity {
        let pool = runtime.rowPools.unsafelyUnwrapped + count
        if let row = pool.pointee.first {
            pool.pointee.first = row.load(as: UnsafeMutableRawPointer?.self)
            pool.pointee.count &-= 1
            return row.assumingMemoryBound(to: Value.self)
        }
    }
    return allocateRow(count)
}

@inline(never) private func allocateRow(_ count: Int) -> UnsafeMutablePointer<Value> {
    let (size, isTooLarge) = count.multipliedReportingOverflow(by: 8)
    guard !isTooLarge, let memory = malloc(size) else { outOfMemory() }
    return memory.assumingMemoryBound(to: Value.self)
}

/// Gives back what `allocateItems(capacity)` gave.
@inline(__always) func freeItems(_ row: UnsafeMutablePointer<Value>, _ capacity: Int) {
    #if !DEBUG
        if capacity <= pooledCapacity {
            let pool = runtime.rowPools.unsafelyUnwrapped + capacity
            if pool.pointee.count < poolDepth {
                let memory = UnsafeMutableRawPointer(row)
                memory.storeBytes(of: pool.pointee.first, as: UnsafeMutableRawPointer?.self)
                pool.pointee.first = memory
                pool.pointee.count &+= 1
                return
            }
        }
    #endif
    free(row)
}
