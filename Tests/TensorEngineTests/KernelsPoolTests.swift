import CKernels
import Glibc
import Testing

extension Kernels {
    @Suite struct Pool {
        /// How often each item was visited, from bodies on any thread.
        final class Visits {
            let counts: UnsafeMutablePointer<Int32>
            let count: Int
            init(_ count: Int) {
                self.count = count
                counts = .allocate(capacity: count)
                counts.initialize(repeating: 0, count: count)
            }
            deinit { counts.deallocate() }
            var all: [Int32] { Array(UnsafeBufferPointer(start: counts, count: count)) }
        }

        func visit(_ visits: Visits, grain: Int) {
            parallel_for(
                visits.count, grain,
                { context, begin, end in
                    let counts = Unmanaged<Visits>.fromOpaque(context!).takeUnretainedValue().counts
                    for i in begin..<end { counts[i] += 1 }
                }, Unmanaged.passUnretained(visits).toOpaque())
        }

        @Test(arguments: [(0, 1), (1, 1), (7, 3), (1000, 1), (1000, 64), (1000, 5000)])
        func everyItemIsVisitedOnce(count: Int, grain: Int) {
            let visits = Visits(count)
            visit(visits, grain: grain)
            #expect(visits.all == Array(repeating: 1, count: count))
        }

        @Test func loopsInsideLoopsRunInline() {
            let visits = Visits(64)
            parallel_for(
                8, 1,
                { context, begin, end in
                    for outer in begin..<end {
                        var at = (context!, outer)
                        withUnsafeMutablePointer(to: &at) { pointer in
                            parallel_for(
                                8, 1,
                                { inner, first, last in
                                    let (context, outer) = inner!.load(as: (UnsafeMutableRawPointer, Int).self)
                                    let counts = Unmanaged<Visits>.fromOpaque(context).takeUnretainedValue().counts
                                    for i in first..<last { counts[outer * 8 + i] += 1 }
                                }, pointer)
                        }
                    }
                }, Unmanaged.passUnretained(visits).toOpaque())
            #expect(visits.all == Array(repeating: 1, count: 64))
        }

        @Test func threadsMayStartLoopsAtTheSameTime() {
            var threads: [pthread_t] = []
            for _ in 0..<4 {
                var thread = pthread_t()
                pthread_create(
                    &thread, nil,
                    { _ in
                        for _ in 0..<200 {
                            let visits = Visits(50)
                            Pool().visit(visits, grain: 3)
                            #expect(visits.all == Array(repeating: 1, count: 50))
                        }
                        return nil
                    }, nil)
                threads.append(thread)
            }
            for thread in threads { pthread_join(thread, nil) }
        }

        @Test func scratchMemoryIsAlignedAndReused() {
            let first = scratch_floats(SCRATCH_CALL, 1000)
            #expect(UInt(bitPattern: first) % 64 == 0)
            #expect(scratch_floats(SCRATCH_CALL, 500) == first)
            #expect(scratch_floats(SCRATCH_CALL, Int.max / 8) == nil)
            scratch_release()
        }
    }
}
