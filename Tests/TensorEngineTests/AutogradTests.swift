import Testing

@testable import TensorEngine

private func leaf(_ values: [Double], _ shape: Shape? = nil) throws -> Tensor {
    let tensor = try Tensor.of(values, shape ?? [values.count], .float64)
    try tensor.setRequiresGrad(true)
    return tensor
}

private func message(_ body: () throws -> Void) -> String? {
    do {
        try body()
        return nil
    } catch {
        return (error as? TensorError)?.message ?? "\(error)"
    }
}

@Suite struct AutogradTests {
    @Test func gradientsAddUpInLeaves() throws {
        let x = try leaf([1, 2, 3])
        try x.multiply(x).sum().backward()
        #expect(try x.grad?.doubles() == [2, 4, 6])
        try x.multiply(x).sum().backward()
        #expect(try x.grad?.doubles() == [4, 8, 12])
    }

    @Test func broadcastingIsUndone() throws {
        let a = try leaf([1, 2, 3, 4, 5, 6], [2, 3])
        let b = try leaf([10, 20, 30])
        try a.multiply(b).sum().backward()
        #expect(try b.grad?.doubles() == [5, 7, 9])
        #expect(try a.grad?.doubles() == [10, 20, 30, 10, 20, 30])
    }

    @Test func secondDerivatives() throws {
        let x = try leaf([2])
        let y = try x.power(3).sum()
        let first = try #require(try Tensor.gradients(of: [y], [nil], for: [x], createGraph: true)[0])
        #expect(try first.doubles() == [12])
        let second = try #require(try Tensor.gradients(of: [first.sum()], [nil], for: [x])[0])
        #expect(try second.doubles() == [12])
    }

    @Test func aSecondBackwardIsRefused() throws {
        let x = try leaf([2])
        let y = try UnaryOp.exp(x).sum()
        try y.backward()
        #expect(message { try y.backward() }?.hasPrefix("Trying to backward through the graph a second time") == true)
    }

    @Test func changedValuesAreNoticed() throws {
        let x = try leaf([1, 2])
        let y = try UnaryOp.exp(x)
        let z = try y.multiply(y)
        _ = try BinaryOp.add.inPlace(y, .scalar(1))
        #expect(
            message { try z.sum().backward() }?.hasPrefix(
                "one of the variables needed for gradient computation has been modified by an inplace operation: "
                    + "[torch.DoubleTensor [2]]") == true)
    }

    @Test func leavesAreNotChangedInPlace() throws {
        let x = try leaf([1, 2])
        #expect(
            message { _ = try BinaryOp.add.inPlace(x, .scalar(1)) }
                == "a leaf Variable that requires grad is being used in an in-place operation.")
        #expect(
            message { _ = try BinaryOp.add.inPlace(x.select(0, 0), .scalar(1)) }
                == "a view of a leaf Variable that requires grad is being used in an in-place operation.")
    }

    @Test func writingAViewReachesTheBase() throws {
        let x = try leaf([1, 2, 3])
        let base = try x.clone()
        let view = try base.slice(0, 0, 2)
        _ = try BinaryOp.mul.inPlace(view, .scalar(10))
        #expect(base.gradNode?.name == "CopySlices")
        #expect(view.gradNode?.name == "AsStridedBackward0")
        try base.multiply(base).sum().backward()
        #expect(try x.grad?.doubles() == [200, 400, 6])
    }

    @Test func writingTheBaseReachesAView() throws {
        let x = try leaf([1, 2, 3])
        let base = try x.clone()
        let view = try base.slice(0, 1, 3)
        _ = try BinaryOp.mul.inPlace(base, .scalar(2))
        try view.sum().backward()
        #expect(try x.grad?.doubles() == [0, 2, 2])
    }

    @Test func assignmentIsDifferentiated() throws {
        let x = try leaf([1, 2, 3, 4])
        let v = try leaf([7])
        let y = try x.clone()
        try y.set([.integer(1)], v.select(0, 0))
        try y.set([.tensor(Tensor.int64([2, 3]))], v)
        try y.multiply(y).sum().backward()
        #expect(try x.grad?.doubles() == [2, 0, 0, 0])
        #expect(try v.grad?.doubles() == [42])
    }

    @Test func hooksSeeAndChangeGradients() throws {
        let x = try leaf([1, 2])
        var seen: [Double] = []
        let hook = try x.registerHook { (g) throws(TensorError) in
            seen = try g.doubles()
            return try g.multiply(10.0)
        }
        try x.multiply(3.0).sum().backward()
        #expect(seen == [3, 3])
        #expect(try x.grad?.doubles() == [30, 30])
        x.removeHook(hook)
        let y = try x.multiply(2.0)
        try y.retainGrad()
        try y.sum().backward()
        #expect(try y.grad?.doubles() == [1, 1])
    }

    @Test func longGraphsAreReleasedWithoutRecursion() throws {
        let x = try leaf([1])
        var y = try x.multiply(1.0)
        for _ in 0..<200_000 { y = try y.add(1.0) }
        try y.sum().backward()
        #expect(try x.grad?.doubles() == [1])
        y = x
    }

    @Test func customNodes() throws {
        let x = try leaf([1, 2])
        let y = Tensor.attach("DoubleBackward", outputs: [try x.detached().multiply(2.0)], inputs: [x]) {
            (gradients) throws(TensorError) in [try gradients[0]?.multiply(5.0)]
        }[0]
        #expect(y.gradNode?.name == "DoubleBackward")
        try y.sum().backward()
        #expect(try x.grad?.doubles() == [5, 5])
    }
}
