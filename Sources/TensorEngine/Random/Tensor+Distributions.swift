import Glibc

extension Tensor {
    package func exponentialInPlace(_ rate: Double, _ generator: Generator) throws(TensorError) {
        guard rate > 0 else { throw .runtime("exponential_ expects lambda > 0.0, but found lambda=\(rate)") }
        try transformedInPlace(generator) { -1 / rate * log1p(-$0) }
    }

    package func geometricInPlace(_ p: Double, _ generator: Generator) throws(TensorError) {
        guard p > 0 && p < 1 else { throw .runtime("geometric_ expects p to be in (0, 1), but got p=\(p)") }
        try transformedInPlace(generator) { (log($0) / log1p(-p)).rounded(.up) }
    }

    package func cauchyInPlace(_ median: Double, _ sigma: Double, _ generator: Generator) throws(TensorError) {
        guard sigma > 0 else { throw .runtime("cauchy_ expects sigma > 0.0, but found sigma=\(sigma)") }
        try transformedInPlace(generator) { median + sigma * tan(.pi * ($0 - 0.5)) }
    }

    package func logNormalInPlace(_ mean: Double, _ deviation: Double, _ generator: Generator) throws(TensorError) {
        guard deviation > 0 else { throw .runtime("log_normal_ expects std > 0.0, but found std=\(deviation)") }
        try checkInPlace()
        let values = try Tensor(empty: shape, .float64)
        let to = values.pointer(Double.self)
        for i in 0..<values.count { to[i] = exp(generator.normal() * deviation + mean) }
        copyData(from: values)
        markChanged()
    }
}
