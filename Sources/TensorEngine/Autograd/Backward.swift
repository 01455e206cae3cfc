import CKernels

/// The walk from results back to leaves.
///
/// Nodes wait in a heap and the youngest runs first: since every node is younger than those its edges lead to, each has
/// received all of its gradient when its turn comes. No native recursion, whatever the graph's depth.
package struct Backward {
    package struct Options {
        package var retainGraph: Bool
        package var createGraph: Bool
        /// The tensors whose gradients are wanted; nil for all leaves.
        package var inputs: [Tensor]?
        /// Add to `grad` of the inputs instead of returning the gradients.
        package var accumulates: Bool

        package init(retainGraph: Bool, createGraph: Bool, inputs: [Tensor]? = nil, accumulates: Bool = true) {
            self.retainGraph = retainGraph
            self.createGraph = createGraph
            self.inputs = inputs
            self.accumulates = accumulates
        }
    }

    private let options: Options
    private let walk: UInt64
    private var heap: [Node] = []
    /// Captured gradients, one for each of `options.inputs`.
    private var captured: [Tensor?] = []
    private var capturedNodes: [ObjectIdentifier: [(slot: Int32, index: Int)]] = [:]
    private var capturedLeaves: [ObjectIdentifier: Int] = [:]

    private nonisolated(unsafe) static var nextWalk: UInt64 = 0

    private init(_ options: Options) {
        self.options = options
        Backward.nextWalk &+= 1
        walk = Backward.nextWalk
    }

    /// Runs backward from `outputs`, whose gradients default to one for a single element. Returns the gradients of
    /// `options.inputs`, nil where none arrived.
    @discardableResult
    package static func run(
        _ outputs: [Tensor], _ gradients: [Tensor?], _ options: Options
    ) throws(TensorError) -> [Tensor?] {
        var roots: [(Edge, Tensor)] = []
        for (index, output) in outputs.enumerated() {
            guard let edge = output.edge else { throw .noGradient(element: index) }
            if let gradient = gradients[index] {
                guard gradient.shape == output.shape else {
                    throw .gradientShape(index: index, gradient: gradient.shape.array, output: output.shape.array)
                }
                roots.append((edge, gradient))
            } else {
                guard output.count == 1 else { throw .implicitGradient }
                roots.append((edge, try Tensor.full(output.shape, 1, output.dtype)))
            }
        }
        var backward = Backward(options)
        let before = gradient_enabled()
        gradient_set_enabled(options.createGraph)
        defer { gradient_set_enabled(before) }
        return try backward.run(roots)
    }

    private mutating func run(_ roots: [(Edge, Tensor)]) throws(TensorError) -> [Tensor?] {
        defer { abandon() }
        if let inputs = options.inputs {
            captured = Array(repeating: nil, count: inputs.count)
            for (index, input) in inputs.enumerated() {
                if let node = input.gradNode {
                    capturedNodes[ObjectIdentifier(node), default: []].append((input.slot, index))
                } else if capturedLeaves[ObjectIdentifier(input)] == nil {
                    capturedLeaves[ObjectIdentifier(input)] = index
                }
            }
            markNeeded(roots.compactMap { $0.0.node })
        }
        for (edge, gradient) in roots { try deliver(gradient, to: edge) }
        while let node = popYoungest() { try visit(node) }
        if let inputs = options.inputs {
            for (index, input) in inputs.enumerated() where input.gradNode == nil {
                if let first = capturedLeaves[ObjectIdentifier(input)], first != index {
                    captured[index] = captured[first]
                }
            }
        }
        return captured
    }

    /// Nodes left waiting when an error ends the walk must not keep gradients.
    private mutating func abandon() {
        for node in heap {
            node.incoming = nil
            node.moreIncoming = []
            node.isQueued = false
        }
        heap = []
    }

    // MARK: Which nodes lead to the wanted inputs

    private func markNeeded(_ roots: [Node]) {
        var reached: [Node] = []
        var stack = roots
        while let node = stack.popLast() {
            if node.walk == walk { continue }
            node.walk = walk
            reached.append(node)
            for i in 0..<node.edges.count {
                if let next = node.edges[i]?.node, next.walk != walk { stack.append(next) }
            }
        }
        reached.sort { $0.sequence < $1.sequence }
        for node in reached {
            var needed = false
            for i in 0..<node.edges.count {
                guard let edge = node.edges[i] else { continue }
                if let next = edge.node {
                    needed = needed || next.isNeeded || capturedNodes[ObjectIdentifier(next)] != nil
                } else if let leaf = edge.leaf {
                    needed = needed || capturedLeaves[ObjectIdentifier(leaf)] != nil
                }
            }
            node.isNeeded = needed
        }
    }

    // MARK: The heap

    private mutating func push(_ node: Node) {
        node.isQueued = true
        heap.append(node)
        var child = heap.count - 1
        while child > 0 {
            let parent = (child - 1) / 2
            if heap[parent].sequence >= heap[child].sequence { break }
            heap.swapAt(parent, child)
            child = parent
        }
    }

    private mutating func popYoungest() -> Node? {
        guard let youngest = heap.first else { return nil }
        let last = heap.removeLast()
        if !heap.isEmpty {
            heap[0] = last
            var parent = 0
            while true {
                var largest = parent
                for child in [2 * parent + 1, 2 * parent + 2] where child < heap.count {
                    if heap[child].sequence > heap[largest].sequence { largest = child }
                }
                if largest == parent { break }
                heap.swapAt(parent, largest)
                parent = largest
            }
        }
        youngest.isQueued = false
        return youngest
    }

    // MARK: Nodes

    private mutating func visit(_ node: Node) throws(TensorError) {
        var gradients: [Tensor?] = [node.incoming]
        node.incoming = nil
        if !node.moreIncoming.isEmpty {
            gradients += node.moreIncoming
            node.moreIncoming = []
        }
        while gradients.count < node.outputCount { gradients.append(nil) }
        for hook in node.hooks {
            guard let gradient = gradients[Int(hook.slot)] else { continue }
            if let changed = try hook.call(gradient) { gradients[Int(hook.slot)] = changed }
        }
        if let wanted = capturedNodes[ObjectIdentifier(node)] {
            for (slot, index) in wanted { captured[index] = gradients[Int(slot)] }
        }
        if options.inputs != nil && !(node.walk == walk && node.isNeeded) { return }
        if node.isReleased { throw .secondBackward }
        let results = try node.backward(gradients)
        // Nothing that a loop left undone may reach a leaf.
        if pool_was_stopped() { throw .stopped }
        gradients = []
        if !options.retainGraph && node.keepsSaved {
            node.releaseSaved()
            node.isReleased = true
        }
        guard results.count >= node.edges.count || results.isEmpty else {
            throw .gradientCount(node: node.name, expected: node.edges.count, found: results.count)
        }
        for (index, result) in results.enumerated() {
            guard let result, index < node.edges.count, let edge = node.edges[index] else { continue }
            try deliver(result, to: edge)
        }
    }

    /// Adds a gradient to what waits at the end of an edge, in the shape and type of the value there.
    private mutating func deliver(_ gradient: Tensor, to edge: Edge) throws(TensorError) {
        guard let node = edge.node else {
            if let leaf = edge.leaf { try accumulate(gradient, in: leaf) }
            return
        }
        if edge.slot == 0 {
            let fitted = try Backward.fit(gradient, node.outputShape, node.outputDType)
            if let present = node.incoming {
                node.incoming = try sum(present, fitted, owned: node.ownsIncoming)
                node.ownsIncoming = true
            } else {
                node.incoming = fitted
                node.ownsIncoming = false
            }
        } else {
            let index = Int(edge.slot) - 1
            let output = node.moreOutputs[index]
            let fitted = try Backward.fit(gradient, output.shape, output.dtype)
            while node.moreIncoming.count <= index { node.moreIncoming.append(nil) }
            if let present = node.moreIncoming[index] {
                node.moreIncoming[index] = try sum(present, fitted, owned: false)
            } else {
                node.moreIncoming[index] = fitted
            }
        }
        if !node.isQueued { push(node) }
    }

    private func sum(_ a: Tensor, _ b: Tensor, owned: Bool) throws(TensorError) -> Tensor {
        if owned && !options.createGraph {
            try a.addInPlace(b)
            return a
        }
        return try a.add(b)
    }

    /// Undoes broadcasting and promotion.
    @inline(__always)
    static func fit(_ gradient: Tensor, _ shape: Shape, _ dtype: DType) throws(TensorError) -> Tensor {
        if gradient.shape == shape && gradient.dtype == dtype { return gradient }
        let summed = gradient.shape == shape ? gradient : try gradient.summed(to: shape)
        return summed.dtype == dtype ? summed : try summed.to(dtype)
    }

    // MARK: Leaves

    private mutating func accumulate(_ gradient: Tensor, in leaf: Tensor) throws(TensorError) {
        if options.inputs != nil, capturedLeaves[ObjectIdentifier(leaf)] == nil { return }
        var gradient = try Backward.fit(gradient, leaf.shape, leaf.dtype)
        if let hooks = leaf.hooks {
            for hook in hooks.gradient {
                if let changed = try hook.call(gradient) { gradient = changed }
            }
        }
        if options.inputs != nil, !options.accumulates {
            guard let index = capturedLeaves[ObjectIdentifier(leaf)] else { return }
            if let present = captured[index] {
                captured[index] = try present.add(gradient)
            } else {
                captured[index] = gradient
            }
            return
        }
        if let present = leaf.grad {
            if options.createGraph {
                leaf.grad = try present.add(gradient)
            } else {
                try present.addInPlace(gradient)
            }
        } else {
            leaf.grad = try Backward.owned(&gradient, createGraph: options.createGraph)
        }
        if let hooks = leaf.hooks {
            for hook in hooks.accumulated { try hook.call(leaf) }
        }
    }

    /// A gradient that nobody else holds: itself where that is so, else a copy.
    private static func owned(_ gradient: inout Tensor, createGraph: Bool) throws(TensorError) -> Tensor {
        if createGraph { return try gradient.clone() }
        if isKnownUniquelyReferenced(&gradient) && isKnownUniquelyReferenced(&gradient.storage) && gradient.isDense
            && gradient.node == nil
        {
            gradient.base = nil
            return gradient
        }
        return try gradient.detached().clone()
    }
}
