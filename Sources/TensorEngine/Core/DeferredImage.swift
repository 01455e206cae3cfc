import CKernels

/// A step that can join the kernel which makes an image, since it changes each element on its own.
enum ImageStep {
    /// A factor and a term for each channel.
    case affine(scale: [Float], shift: [Float])
    /// An image of the same shape, pixel by pixel.
    case add(ChannelsLastData)
    case clamp(Float, Float)

    /// The step that an element-wise operation is, if it is one.
    init?(_ op: ElementwiseOp, _ parameters: KernelParameters) {
        switch op {
        case OP_RELU: self = .clamp(0, .infinity)
        case OP_CLAMP where parameters.first <= parameters.second:
            self = .clamp(Float(parameters.first), Float(parameters.second))
        default: return nil
        }
    }
}

/// An image that is not computed yet.
///
/// The result of a convolution or of a batch norm is often read by nothing but the next operation of a few kinds: the batch
/// norm, the addition of a residual, the ReLU. So it is put off, and such an operation answers with another image that is put
/// off, of one step more; what reads the elements at last computes them in one pass. Nothing recognises modules or
/// their order, and nobody can tell: whoever looks at an intermediate result finds it there.
///
/// Invariants:
/// - What an image still needs is marked as awaited: whoever writes there, or may write, first has the waiting images computed.
/// - Where an intermediate result is still held by someone, it is computed for real and the rest from it; no convolution
///   runs twice.
/// - A result that nobody reads is computed none the less, at the latest when it is given up: the time a program measures is the
///   time of its operations.
final class DeferredImage {
    enum Source {
        case convolution(ConvolutionCall)
        case image(ChannelsLastData)
    }

    /// An intermediate result, and how many of the steps it has seen.
    private struct Ancestor {
        weak var storage: Storage?
        let steps: Int
    }

    private let source: Source
    private let layout: ImageLayout
    private let steps: [ImageStep]
    private let ancestors: [Ancestor]
    /// Another image took this over.
    private(set) var isExtended = false

    convenience init(_ source: Source, _ layout: ImageLayout, _ steps: [ImageStep] = []) {
        self.init(source, layout, steps, [])
    }

    private init(_ source: Source, _ layout: ImageLayout, _ steps: [ImageStep], _ ancestors: [Ancestor]) {
        self.source = source
        self.layout = layout
        self.steps = steps
        self.ancestors = ancestors
        for storage in awaited { storage.beginAwaiting() }
    }

    deinit {
        for storage in awaited { storage.endAwaiting() }
    }

    /// The storages that must stay as they are until this image is computed.
    private var awaited: [Storage] {
        var list = ancestors.compactMap(\.storage)
        switch source {
        case .convolution(let call): list += call.operands
        case .image(let image): list.append(image.storage)
        }
        for case .add(let image) in steps { list.append(image.storage) }
        return list
    }

    // MARK: Extending

    /// The kernels scale first, then add, then clamp, each once.
    func accepts(_ step: ImageStep) -> Bool {
        switch step {
        case .affine: return steps.isEmpty
        case .add: return acceptsAddition
        case .clamp:
            if case .clamp = steps.last { return false }
            return true
        }
    }

    var acceptsAddition: Bool {
        switch steps.last {
        case nil, .affine: true
        case .add, .clamp: false
        }
    }

    /// This image with a step more. `kept` is the storage of this image where that is not the one which takes the result.
    func extended(by step: ImageStep, keeping kept: Storage?) -> DeferredImage {
        isExtended = true
        let next = kept.map { [Ancestor(storage: $0, steps: steps.count)] } ?? []
        return DeferredImage(source, layout, steps + [step], ancestors + next)
    }

    /// This image in the place of the nearest intermediate result, if `storage` holds that.
    func replacing(_ storage: Storage) -> DeferredImage? {
        guard let last = ancestors.last, last.storage === storage else { return nil }
        isExtended = true
        return DeferredImage(source, layout, steps, ancestors.dropLast())
    }

    // MARK: Computing

    /// Writes the image to `target`.
    func compute(into target: UnsafeMutablePointer<Float>) {
        for ancestor in ancestors.reversed() {
            guard let storage = ancestor.storage else { continue }
            storage.computeDeferred()
            let from = storage.block.assumingMemoryBound(to: Float.self)
            apply(steps[ancestor.steps...], to: from, target)
            return
        }
        switch source {
        case .image(let image): apply(steps[...], to: image.pointer, target)
        case .convolution(let call): call.run(steps, into: target)
        }
    }

    private func apply(
        _ steps: ArraySlice<ImageStep>, to from: UnsafePointer<Float>, _ target: UnsafeMutablePointer<Float>
    ) {
        var scale = [Float](repeating: 1, count: layout.channels)
        var shift = [Float](repeating: 0, count: layout.channels)
        var residual: UnsafePointer<Float>?
        var bounds: (Float, Float)?
        for step in steps {
            switch step {
            case .affine(let factors, let terms): (scale, shift) = (factors, terms)
            case .add(let image): residual = UnsafePointer(image.pointer)
            case .clamp(let lower, let upper): bounds = (lower, upper)
            }
        }
        var norm = NormShape(
            batch: layout.batch, channels: layout.channels, pixels: layout.pixels, channels_last: true)
        let isReLU = bounds.map { $0 == 0 && $1 == .infinity } ?? false
        batch_norm_apply(&norm, from, scale, shift, residual, isReLU, target)
        guard let bounds, !isReLU else { return }
        var input: UnsafeRawPointer? = UnsafeRawPointer(target)
        let count = Int64(layout.batch * layout.channels * layout.pixels)
        KernelParameters(Double(bounds.0), Double(bounds.1)).withPointer {
            _ = elementwise_apply_contiguous(OP_CLAMP, TYPE_F32, count, target, &input, 1, $0)
        }
    }
}

/// The images of this thread that wait to be computed.
///
/// They are few: an image that is not extended soon is read soon, and the oldest is computed when more come.
package final class DeferredQueue {
    private struct Waiting {
        weak var storage: Storage?
    }

    /// A residual network has two at once, on its two ways.
    private static let limit = 3
    private var waiting: [Waiting] = []

    /// Computes all that waits.
    package static func flush() {
        guard let queue = current(make: false) else { return }
        while let next = queue.waiting.popLast() { next.storage?.computeDeferred() }
    }

    static func add(_ storage: Storage) {
        guard let queue = current(make: true) else { return }
        queue.waiting.removeAll { $0.storage?.deferred == nil }
        queue.waiting.append(Waiting(storage: storage))
        if queue.waiting.count > limit { queue.waiting.removeFirst().storage?.computeDeferred() }
    }

    private static func current(make: Bool) -> DeferredQueue? {
        guard let slot = deferred_queue_slot() else { return nil }
        if let known = slot.pointee { return Unmanaged<DeferredQueue>.fromOpaque(known).takeUnretainedValue() }
        guard make else { return nil }
        let new = DeferredQueue()
        slot.pointee = Unmanaged.passRetained(new).toOpaque()
        return new
    }
}

extension Tensor {
    /// The image put off that this tensor is, whole, if it can take a certain step.
    private func deferred(_ accepts: (DeferredImage) -> Bool) -> DeferredImage? {
        guard isHidden, let deferred = storage.deferred, accepts(deferred), offset == 0, isContiguous,
            ImageLayout(shape) == storage.order
        else { return nil }
        return deferred
    }

    /// This image with a step more, put off: in `out`, which is nil or this tensor. Nil when it is not put off itself or cannot
    /// take the step.
    func extendDeferred(by step: ImageStep, out: Tensor?) throws(TensorError) -> Tensor? {
        guard let deferred = deferred({ $0.accepts(step) }) else { return nil }
        if let out {
            guard out === self, !storage.isAwaited else { return nil }
            storage.deferred = deferred.extended(by: step, keeping: nil)
            return out
        }
        let result = try Tensor(image: shape)
        result.storage.putOff(deferred.extended(by: step, keeping: storage))
        return result
    }

    /// Takes the contents of `result`, an image that was made from this one and that nobody else holds, without a copy. False
    /// where that cannot be.
    func takeImage(_ result: Tensor) -> Bool {
        guard isHidden, result.isHidden, storage !== result.storage, let order = storage.order,
            order == result.storage.order, order == ImageLayout(shape), order == ImageLayout(result.shape),
            isKnownUniquelyReferenced(&result.storage)
        else { return false }
        if storage.readers == 1, let image = result.storage.deferred?.replacing(storage) {
            storage.deferred = image
            return true
        }
        storage.exchange(result.storage)
        return true
    }

    /// Whether an addition could join the image put off that this tensor is.
    var acceptsAddition: Bool { deferred { $0.acceptsAddition } != nil }
}
