import CKernels

/// Where a gradient goes: to an output of another node, or to a leaf.
package struct Edge {
    package let node: Node?
    package let leaf: Tensor?
    package let slot: Int32

    @inline(__always) init(_ node: Node, slot: Int32) {
        self.node = node
        self.leaf = nil
        self.slot = slot
    }

    @inline(__always) init(leaf: Tensor) {
        self.node = nil
        self.leaf = leaf
        self.slot = 0
    }
}

extension Tensor {
    /// The edge that leads to this tensor; nil when it needs no gradient.
    @inline(__always) package var edge: Edge? {
        if let node = gradNode { return Edge(node, slot: slot) }
        return isGradientLeaf ? Edge(leaf: self) : nil
    }
}

/// The edges of a node: up to two inline, for the operations that are made most often.
package struct EdgeList {
    private var first: Edge?
    private var second: Edge?
    private var rest: [Edge?] = []
    package let count: Int

    @inline(__always) init(_ a: Edge?) {
        first = a
        count = 1
    }

    @inline(__always) init(_ a: Edge?, _ b: Edge?) {
        first = a
        second = b
        count = 2
    }

    init(_ edges: [Edge?]) {
        count = edges.count
        if edges.count > 0 { first = edges[0] }
        if edges.count > 1 { second = edges[1] }
        if edges.count > 2 { rest = Array(edges[2...]) }
    }

    package subscript(index: Int) -> Edge? {
        switch index {
        case 0: first
        case 1: second
        default: rest[index - 2]
        }
    }

    mutating func removeAll() {
        first = nil
        second = nil
        rest = []
    }
}

/// One recorded operation: from the gradients of its outputs it computes those of its inputs.
///
/// Every node is made after the nodes its edges lead to, so `sequence` orders the graph topologically. Gradients that an
/// operation returns may have the broadcast shape; the walk sums them to the shape of the input.
package class Node {
    /// `AddBackward0`, as `grad_fn` shows it.
    package final internal(set) var name: String
    package final let sequence: UInt64
    package final internal(set) var edges: EdgeList
    /// Sizes and type of output 0, to which incoming gradients are brought; further outputs follow in `moreOutputs`.
    package final internal(set) var outputShape = Shape()
    package final internal(set) var outputDType = DType.float32
    final var moreOutputs: [(shape: Shape, dtype: DType)] = []
    /// Saved values are gone: they are freed by the first backward that does not retain the graph.
    package final internal(set) var isReleased = false
    /// Called with the gradient of an output before the node runs; the language's tensor hooks.
    final var hooks: [NodeHook] = []

    // The state of a walk: see `Backward`.
    final var walk: UInt64 = 0
    final var isNeeded = true
    final var isQueued = false
    final var incoming: Tensor?
    final var moreIncoming: [Tensor?] = []
    final var ownsIncoming = false

    private nonisolated(unsafe) static var nextSequence: UInt64 = 0

    @inline(__always)
    init(_ name: String, _ edges: EdgeList) {
        self.name = name
        self.edges = edges
        Node.nextSequence &+= 1
        self.sequence = Node.nextSequence
    }

    /// The gradients of the inputs, nil where none flows. `gradients[i]` is nil when nothing reached output `i`.
    package func backward(_ gradients: [Tensor?]) throws(TensorError) -> [Tensor?] {
        preconditionFailure("a node without a gradient")
    }

    /// Frees saved tensors.
    func releaseSaved() {}

    /// Whether it keeps anything that `releaseSaved` frees.
    var keepsSaved: Bool { false }

    package var outputCount: Int { 1 + moreOutputs.count }

    /// Whether the gradient of input `index` is wanted.
    @inline(__always) package func needs(_ index: Int) -> Bool { edges[index] != nil }

    /// Nodes further from the surface than this are released by a loop instead of by recursion.
    private static let releaseLimit: Int32 = 200
    private nonisolated(unsafe) static var graveyard: [Node] = []
    private nonisolated(unsafe) static var graveyardLock = SpinLock()
    /// A look without the lock: what another thread buries it releases itself.
    private static var hasBuried: Bool { !graveyard.isEmpty }

    /// Gives up a reference to `node`. A graph is a chain as long as a training run may be: its release must not recurse
    /// through all of it.
    static func release(_ node: consuming Node) {
        if gradient_release_enter() > releaseLimit {
            graveyardLock.lock()
            graveyard.append(node)
            graveyardLock.unlock()
        }
        gradient_release_leave()
    }

    deinit {
        if gradient_release_enter() > Node.releaseLimit {
            Node.graveyardLock.lock()
            for i in 0..<edges.count {
                if let node = edges[i]?.node { Node.graveyard.append(node) }
            }
            Node.graveyardLock.unlock()
        }
        edges.removeAll()
        releaseSaved()
        if gradient_release_leave() == 0 && Node.hasBuried { Node.bury() }
    }

    /// Releases what waits, one after the other: each may send more to the graveyard.
    private static func bury() {
        _ = gradient_release_enter()
        defer { _ = gradient_release_leave() }
        while true {
            graveyardLock.lock()
            let node = graveyard.popLast()
            graveyardLock.unlock()
            if node == nil { return }
        }
    }
}

/// A hook on one output of a node.
struct NodeHook {
    let identifier: Int
    let slot: Int32
    let call: (Tensor) throws(TensorError) -> Tensor?
}

/// A lock for sections of a few instructions.
struct SpinLock {
    private var flag: UInt8 = 0

    mutating func lock() { while !kernel_try_lock(&flag) {} }
    mutating func unlock() { kernel_unlock(&flag) }
}

/// A node whose gradient is a closure over what it saved. The closure is dropped when saved values are freed.
package final class ClosureNode: Node {
    package typealias Gradient = (ClosureNode, [Tensor?]) throws(TensorError) -> [Tensor?]
    private var gradient: Gradient?
    private var saved: [SavedTensor]

    /// `saved` tensors are read back with `value(_:)`. The closure must not hold the tensors it is given here.
    package init(_ name: String, _ edges: EdgeList, saved: [SavedTensor] = [], _ gradient: @escaping Gradient) {
        self.gradient = gradient
        self.saved = saved
        super.init(name, edges)
    }

    /// The saved tensor, if nobody changed it.
    package func value(_ index: Int) throws(TensorError) -> Tensor { try saved[index].value(for: self) }

    package override func backward(_ gradients: [Tensor?]) throws(TensorError) -> [Tensor?] {
        guard let gradient else { throw .secondBackward }
        return try gradient(self, gradients)
    }

    override func releaseSaved() {
        saved = []
        gradient = nil
    }

    override var keepsSaved: Bool { !saved.isEmpty }
}
