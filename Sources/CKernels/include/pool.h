/// The engine's one thread pool.
///
/// A loop is cut into chunks of `grain` items; the caller and the workers take chunks until none is left. The cut depends
/// on `count` and `grain` alone, so a kernel that keeps one partial result a chunk gives the same bits for every number
/// of threads. Idle workers spin briefly and then sleep in the kernel, so that two processes can share the cores.
#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/// Works on the items `begin ..< end`, one chunk.
typedef void (*ParallelBody)(void *context, size_t begin, size_t end);

/// Calls `body` on every chunk of `0 ..< count` and returns when all are done; `grain` ≥ 1.
/// Any thread may call it. A call from inside a body, or while another thread's loop is running, does its own chunks
/// alone, in order.
void parallel_for(size_t count, size_t grain, ParallelBody body, void *context);

/// The same for loops that may take long and write nothing but their results: products, convolutions. Once the stop word
/// is set they take no more chunks, and what they leave is not to be used: `pool_was_stopped` tells.
void parallel_for_stoppable(size_t count, size_t grain, ParallelBody body, void *context);

/// The word that stops those loops where it is not zero. A signal handler may set it; whoever does must see to it that it
/// is cleared again.
int32_t *pool_stop_word(void);

/// Whether a loop was cut short since this was last asked. Asking clears the stop word too.
bool pool_was_stopped(void);

/// Threads that work on a loop, the caller included. At first `OMP_NUM_THREADS`, or else the cores this process may use.
int pool_thread_count(void);

/// Sets the number of threads, clamped to 1 … 256; loops already running are not affected.
void pool_set_thread_count(int count);

/// Memory of the calling thread for what a kernel needs beyond its operands. The buffers are kept and reused, since fresh
/// pages cost more than most kernels.
typedef enum {
    /// Owned by the thread that calls a kernel, for the length of that call: packed operands, partial sums.
    SCRATCH_CALL,
    /// Owned by the chunk that is running on this thread. A body never calls another kernel that uses it.
    SCRATCH_CHUNK,
    /// Partial sums and copies of a kernel whose parts are themselves kernels.
    SCRATCH_SUMS,
    SCRATCH_SLOTS
} ScratchSlot;

/// At least `count` floats aligned to 64 bytes, contents undefined; NULL when there is no memory.
/// Valid until the thread's next request for the same slot.
float *scratch_floats(ScratchSlot slot, size_t count);

/// Gives the calling thread's scratch memory back to the system. Not to be called from a body.
void scratch_release(void);
