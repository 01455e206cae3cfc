/// Einstein's summation: operands are multiplied pairwise from the left; a subscript that no later operand and no output
/// needs is summed as soon as it can be.
extension Tensor {
    package static func einsum(_ equation: String, _ operands: [Tensor]) throws(TensorError) -> Tensor {
        guard !operands.isEmpty else { throw .einsum("must provide at least one operand") }
        let text = Array(equation.utf8).filter { $0 != UInt8(ascii: " ") }
        let parsed = try EinsumEquation(text, operands)
        // Each operand gets all subscripts as dimensions, in one order: outputs first, then the summed ones.
        var aligned: [Tensor] = []
        for (index, operand) in operands.enumerated() { aligned.append(try parsed.align(operand, index)) }
        var result = aligned[0]
        var sizes = Shape(repeating: 1, count: parsed.total)
        for (index, tensor) in aligned.enumerated() {
            sizes = try broadcastSizes(sizes, tensor.shape, parsed, operand: index)
        }
        for index in 1..<Swift.max(aligned.count, 1) where index < aligned.count {
            result = try contract(result, aligned[index], parsed, later: Array(aligned[(index + 1)...]))
        }
        let rest = Array(parsed.outputs..<parsed.total)
        if rest.contains(where: { result.shape[$0] != 1 }) {
            result = try result.sum(rest)
        } else if !rest.isEmpty {
            result = try result.reshape(Array(result.shape[0..<parsed.outputs]))
        }
        var output = sizes.array
        output.removeLast(rest.count)
        return result.shape.array == output ? result : try result.expand(output)
    }

    private static func broadcastSizes(
        _ a: Shape, _ b: Shape, _ equation: EinsumEquation, operand index: Int
    ) throws(TensorError) -> Shape {
        var result = a
        for d in 0..<a.count where b[d] != 1 {
            guard a[d] == 1 || a[d] == b[d] else {
                throw .einsum(
                    "subscript \(equation.letter(d)) has size \(b[d]) for operand \(index) which does not broadcast with "
                        + "previously seen size \(a[d])")
            }
            result[d] = b[d]
        }
        return result
    }

    /// Product of two aligned operands as one batched matrix product over the dimensions that end here.
    private static func contract(
        _ a: Tensor, _ b: Tensor, _ equation: EinsumEquation, later: [Tensor]
    ) throws(TensorError) -> Tensor {
        var (batch, left, right, inner): ([Int], [Int], [Int], [Int]) = ([], [], [], [])
        var (x, y) = (a, b)
        for d in 0..<equation.total {
            let needed = d < equation.outputs || later.contains { $0.shape[d] != 1 }
            switch (a.shape[d] != 1, b.shape[d] != 1) {
            case (true, true):
                guard a.shape[d] == b.shape[d] else {
                    throw .einsum(
                        "operands do not broadcast with remapped shapes [original->remapped]: \(a.shape.text), \(b.shape.text)"
                    )
                }
                if needed { batch.append(d) } else { inner.append(d) }
            case (true, false): if needed { left.append(d) } else { x = try x.sum([d], keepDimensions: true) }
            case (false, true): if needed { right.append(d) } else { y = try y.sum([d], keepDimensions: true) }
            case (false, false): break
            }
        }
        if inner.isEmpty { return try x.multiply(y) }
        let ones = (0..<equation.total).filter { !(batch + left + right + inner).contains($0) }
        func size(_ list: [Int], _ tensor: Tensor) -> Int { list.reduce(1) { $0 * tensor.shape[$1] } }
        let p = try x.permute(batch + left + inner + right + ones)
            .reshape([size(batch, x), size(left, x), size(inner, x)])
        let q = try y.permute(batch + inner + right + left + ones)
            .reshape([size(batch, y), size(inner, y), size(right, y)])
        let product = try p.bmm(q)
        let order = batch + left + right + inner + ones
        let sizes =
            batch.map { x.shape[$0] } + left.map { x.shape[$0] } + right.map { y.shape[$0] }
            + Array(repeating: 1, count: inner.count + ones.count)
        var inverse = Array(repeating: 0, count: order.count)
        for (place, d) in order.enumerated() { inverse[d] = place }
        return try product.reshape(sizes).permute(inverse)
    }
}

/// The subscripts of an equation, and the dimension that each stands for.
private struct EinsumEquation {
    private var inputs: [[UInt8]] = []
    private var place: [UInt8: Int] = [:]
    private var ellipsis = 0
    private var ellipsisPlace = 0
    private(set) var outputs = 0
    private(set) var total = 0

    private static let dot = UInt8(ascii: ".")

    private static func isLetter(_ byte: UInt8) -> Bool {
        (byte >= UInt8(ascii: "a") && byte <= UInt8(ascii: "z"))
            || (byte >= UInt8(ascii: "A") && byte <= UInt8(ascii: "Z"))
    }

    /// Subscripts with `.` for an ellipsis.
    private static func subscripts(_ text: ArraySlice<UInt8>, _ whole: String) throws(TensorError) -> [UInt8] {
        var result: [UInt8] = []
        var index = text.startIndex
        while index < text.endIndex {
            if text[index] == dot {
                guard index + 2 < text.endIndex, text[index + 1] == dot, text[index + 2] == dot, !result.contains(dot)
                else {
                    throw .einsum("found '.' for operand that is not part of any ellipsis")
                }
                result.append(dot)
                index += 3
                continue
            }
            guard isLetter(text[index]) else {
                throw .einsum(
                    "invalid subscript given at index \(index) in the equation string, subscripts must be in [a-zA-Z]")
            }
            result.append(text[index])
            index += 1
        }
        return result
    }

    init(_ text: [UInt8], _ operands: [Tensor]) throws(TensorError) {
        var leftEnd = text.count
        var output: ArraySlice<UInt8>?
        for i in 0..<text.count where text[i] == UInt8(ascii: "-") {
            guard i + 1 < text.count, text[i + 1] == UInt8(ascii: ">") else {
                throw .einsum("found an invalid arrow in the equation")
            }
            leftEnd = i
            output = text[(i + 2)...]
            break
        }
        for part in text[0..<leftEnd].split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false) {
            inputs.append(try EinsumEquation.subscripts(part, ""))
        }
        guard inputs.count >= operands.count else {
            throw .einsum("more operands were provided than specified in the equation")
        }
        guard inputs.count == operands.count else {
            throw .einsum("fewer operands were provided than specified in the equation")
        }
        var counts: [UInt8: Int] = [:]
        for (index, (letters, operand)) in zip(inputs, operands).enumerated() {
            let named = letters.filter { $0 != EinsumEquation.dot }
            for letter in named { counts[letter, default: 0] += 1 }
            if letters.contains(EinsumEquation.dot) {
                guard operand.rank >= named.count else {
                    throw .einsum(
                        "the number of subscripts in the equation (\(named.count)) is more than the number of dimensions (\(operand.rank)) for operand \(index)"
                    )
                }
                ellipsis = Swift.max(ellipsis, operand.rank - named.count)
            } else if operand.rank != named.count {
                throw .einsum(
                    "the number of subscripts in the equation (\(named.count)) \(named.count > operand.rank ? "is more than" : "does not match") the number of dimensions (\(operand.rank)) for operand \(index)\(named.count > operand.rank ? "" : " and no ellipsis was given")"
                )
            }
        }
        var order: [UInt8]
        if let output {
            order = try EinsumEquation.subscripts(output, "")
            for letter in order where letter != EinsumEquation.dot && counts[letter] == nil {
                throw .einsum(
                    "output subscript \(Character(UnicodeScalar(letter))) does not appear in the equation for any input operand"
                )
            }
            for (i, letter) in order.enumerated() where order[..<i].contains(letter) {
                throw .einsum(
                    "output subscript \(Character(UnicodeScalar(letter))) appears more than once in the output")
            }
        } else {
            order = [EinsumEquation.dot] + counts.filter { $0.value == 1 }.keys.sorted()
        }
        for letter in order {
            if letter == EinsumEquation.dot {
                ellipsisPlace = outputs
                outputs += ellipsis
            } else {
                place[letter] = outputs
                outputs += 1
            }
        }
        total = outputs
        if ellipsis > 0 && !order.contains(EinsumEquation.dot) {
            ellipsisPlace = total
            total += ellipsis
        }
        for letter in counts.keys.sorted() where place[letter] == nil {
            place[letter] = total
            total += 1
        }
        guard total <= Shape.maximumRank else { throw .tooManyDimensions(total) }
    }

    /// The subscript that dimension `d` stands for.
    func letter(_ d: Int) -> Character {
        place.first { $0.value == d }.map { Character(UnicodeScalar($0.key)) } ?? "."
    }

    /// The operand with a dimension for each subscript of the equation, those it lacks of size 1.
    func align(_ operand: Tensor, _ index: Int) throws(TensorError) -> Tensor {
        var tensor = operand
        var places: [Int] = []
        let letters = inputs[index]
        let own = operand.rank - letters.filter { $0 != EinsumEquation.dot }.count
        for letter in letters {
            if letter == EinsumEquation.dot {
                for i in 0..<own { places.append(ellipsisPlace + ellipsis - own + i) }
            } else if let p = place[letter] {
                places.append(p)
            }
        }
        // A subscript that occurs twice takes the diagonal.
        var d = 0
        while d < places.count {
            if let first = places[..<d].firstIndex(of: places[d]) {
                guard tensor.shape[first] == tensor.shape[d] else {
                    throw .einsum(
                        "subscript is repeated for operand \(index) but the sizes don't match, \(tensor.shape[d]) != \(tensor.shape[first])"
                    )
                }
                tensor = try tensor.diagonal(offset: 0, first, d).moveDimensions([-1], [first])
                places.remove(at: d)
            } else {
                d += 1
            }
        }
        let order = (0..<places.count).sorted { places[$0] < places[$1] }
        if order != Array(0..<order.count) { tensor = try tensor.permute(order) }
        var sizes = Array(repeating: 1, count: total)
        for (i, o) in order.enumerated() { sizes[places[o]] = tensor.shape[i] }
        return tensor.shape.array == sizes ? tensor : try tensor.reshape(sizes)
    }
}
