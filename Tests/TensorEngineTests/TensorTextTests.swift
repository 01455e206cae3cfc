import Testing

@testable import TensorEngine

@Suite struct TensorTextTests {
    @Test func tensorsPrintAsRecorded() throws {
        for (index, item) in Fixtures.json("tensor_print.json").list.enumerated() {
            let tensor = try Tensor(
                values: item["values"].list, shape: item["shape"].list.map(\.integer),
                dtype: DType(named: item["dtype"].string ?? ""))
            let gradient = item["grad_fn"].string.map { "grad_fn=<\($0)>" }
            if item["requires_grad"].isTrue, gradient == nil { try tensor.setRequiresGrad(true) }
            #expect(TensorText.describe(tensor, gradientText: gradient) == item["expected"].string, "case \(index)")
        }
    }

    @Test func floatsHavePythonsText() {
        let texts: [(Double, String)] = [
            (0.1, "0.1"), (1, "1.0"), (1e16, "1e+16"), (1e-5, "1e-05"), (123456789.125, "123456789.125"),
            (-0.0, "-0.0"),
            (1e22, "1e+22"), (0.0001, "0.0001"), (.infinity, "inf"), (5e-324, "5e-324"), (1.5e300, "1.5e+300"),
        ]
        for (value, text) in texts { #expect(NumberText.repr(value) == text) }
    }
}
