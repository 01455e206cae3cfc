import CKernels
import Testing

extension Kernels {
    @Suite struct Layouts {
        @Test func layoutsConvertThereAndBack() {
            var numbers = Numbers(seed: 16)
            for (channels, pixels) in [(1, 9), (3, 50), (16, 64), (70, 33), (130, 200)] {
                let first = numbers.floats(2 * channels * pixels)
                var last = [Float](repeating: 0, count: first.count), back = last
                channels_first_to_last(first, &last, 2, channels, pixels)
                channels_last_to_first(last, &back, 2, channels, pixels)
                #expect(back == first)
                #expect(last[(pixels + 4) * channels + channels - 1] == first[(2 * channels - 1) * pixels + 4])
            }
        }
    }
}
