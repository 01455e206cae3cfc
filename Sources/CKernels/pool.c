#define _GNU_SOURCE
#include "pool.h"

#include "selection.h"

#include <linux/futex.h>
#include <pthread.h>
#include <sched.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

enum { maximum_threads = 256, spin_nanoseconds = 100 * 1000, polls_per_clock_read = 64 };

/// The gate counts the workers inside the current loop; `gate_open` lets more of them in. The caller closes it before
/// it waits, so that a worker that the system has not scheduled yet is never waited for.
static const uint32_t gate_open = 1u << 31;

static struct {
    ParallelBody body;
    void *context;
    size_t count, grain;
    int simd_selection;
    bool stoppable;
    _Atomic size_t next;

    _Atomic uint32_t gate;
    _Atomic uint32_t generation;  // counts loops; workers sleep on it
    _Atomic uint32_t sleepers;
    _Atomic bool busy;            // a loop is running
    _Atomic bool caller_sleeps;

    _Atomic int threads;          // wanted, the caller included; 0 = not asked yet
    int workers;                  // started; changed only while `busy` is held
} pool;

static _Thread_local bool inside_body;
static volatile int32_t stop_word;
static _Atomic bool cut_short;

// MARK: waiting

static void futex_wait(_Atomic uint32_t *word, uint32_t value) {
    syscall(SYS_futex, word, FUTEX_WAIT_PRIVATE, value, NULL, NULL, 0);
}

static void futex_wake_all(_Atomic uint32_t *word) {
    syscall(SYS_futex, word, FUTEX_WAKE_PRIVATE, INT32_MAX, NULL, NULL, 0);
}

static inline void relax(void) {
#if defined(__x86_64__)
    __builtin_ia32_pause();
#elif defined(__aarch64__)
    __asm__ volatile("yield");
#endif
}

static uint64_t nanoseconds(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (uint64_t)now.tv_sec * 1000000000u + (uint64_t)now.tv_nsec;
}

/// Polls until `*word & mask` differs from `value`, for about 100 µs. False when the time is over.
static bool spin_while(_Atomic uint32_t *word, uint32_t mask, uint32_t value) {
    uint64_t deadline = 0;
    for (;;) {
        for (int poll = 0; poll < polls_per_clock_read; poll++) {
            if ((atomic_load_explicit(word, memory_order_acquire) & mask) != value) return true;
            relax();
        }
        uint64_t now = nanoseconds();
        if (deadline == 0) deadline = now + spin_nanoseconds;
        if (now > deadline) return false;
    }
}

// MARK: working

/// Whether the loop shall take no more chunks.
static inline bool stops(bool stoppable) {
    if (!stoppable || stop_word == 0) return false;
    atomic_store_explicit(&cut_short, true, memory_order_relaxed);
    return true;
}

int32_t *pool_stop_word(void) {
    return (int32_t *)&stop_word;
}

bool pool_was_stopped(void) {
    if (!atomic_load_explicit(&cut_short, memory_order_relaxed)) return false;
    atomic_store_explicit(&cut_short, false, memory_order_relaxed);
    stop_word = 0;
    return true;
}

static void run_chunks_alone(size_t count, size_t grain, bool stoppable, ParallelBody body, void *context) {
    for (size_t begin = 0; begin < count && !stops(stoppable); begin += grain) {
        body(context, begin, count - begin < grain ? count : begin + grain);
    }
}

static void take_chunks(void) {
    size_t count = pool.count, grain = pool.grain;
    for (;;) {
        size_t begin = atomic_fetch_add_explicit(&pool.next, grain, memory_order_relaxed);
        if (begin >= count || stops(pool.stoppable)) return;
        pool.body(pool.context, begin, count - begin < grain ? count : begin + grain);
    }
}

/// Passes the gate if it is open. The loop's fields are only read after that.
static bool enter_gate(void) {
    uint32_t gate = atomic_load(&pool.gate);
    while (gate & gate_open) {
        if (atomic_compare_exchange_weak(&pool.gate, &gate, gate + 1)) return true;
    }
    return false;
}

static void leave_gate(void) {
    if (atomic_fetch_sub(&pool.gate, 1) == 1 && atomic_load(&pool.caller_sleeps)) futex_wake_all(&pool.gate);
}

static void *worker_main(void *argument) {
    int index = (int)(intptr_t)argument;
    inside_body = true;
    uint32_t seen = 0;
    for (;;) {
        bool wanted = index < atomic_load(&pool.threads);
        if (!wanted || !spin_while(&pool.generation, UINT32_MAX, seen)) {
            atomic_fetch_add(&pool.sleepers, 1);
            while (atomic_load(&pool.generation) == seen) futex_wait(&pool.generation, seen);
            atomic_fetch_sub(&pool.sleepers, 1);
        }
        seen = atomic_load(&pool.generation);
        if (index < atomic_load(&pool.threads) && enter_gate()) {
            simd_set_selection(pool.simd_selection);
            take_chunks();
            leave_gate();
        }
    }
    return NULL;
}

// MARK: the team

static int cores_of_this_process(void) {
    cpu_set_t set;
    if (sched_getaffinity(0, sizeof set, &set) == 0) return CPU_COUNT(&set);
    return (int)sysconf(_SC_NPROCESSORS_ONLN);
}

static int clamp_thread_count(long count) {
    return count < 1 ? 1 : count > maximum_threads ? maximum_threads : (int)count;
}

int pool_thread_count(void) {
    int threads = atomic_load(&pool.threads);
    if (threads > 0) return threads;
    const char *wanted = getenv("OMP_NUM_THREADS");
    long count = wanted ? strtol(wanted, NULL, 10) : 0;
    threads = clamp_thread_count(count > 0 ? count : cores_of_this_process());
    int unset = 0;
    return atomic_compare_exchange_strong(&pool.threads, &unset, threads) ? threads : unset;
}

void pool_set_thread_count(int count) {
    atomic_store(&pool.threads, clamp_thread_count(count));
}

/// A forked child has none of its parent's workers.
static void forget_workers(void) {
    pool.workers = 0;
    atomic_store(&pool.gate, 0);
    atomic_store(&pool.sleepers, 0);
    atomic_store(&pool.busy, false);
    atomic_store(&pool.caller_sleeps, false);
    inside_body = false;
}

static void register_fork_handler(void) {
    pthread_atfork(NULL, NULL, forget_workers);
}

static void start_workers(int wanted) {
    static pthread_once_t once = PTHREAD_ONCE_INIT;
    pthread_once(&once, register_fork_handler);
    // Signals belong to the interpreter's thread.
    sigset_t all, before;
    sigfillset(&all);
    pthread_sigmask(SIG_SETMASK, &all, &before);
    while (pool.workers < wanted) {
        pthread_t thread;
        if (pthread_create(&thread, NULL, worker_main, (void *)(intptr_t)(pool.workers + 1)) != 0) break;
        pthread_detach(thread);
        pool.workers++;
    }
    pthread_sigmask(SIG_SETMASK, &before, NULL);
}

/// Waits until the gate, already closed, is empty.
static void wait_for_workers(void) {
    uint32_t gate = atomic_load(&pool.gate);
    while (gate != 0) {
        if (spin_while(&pool.gate, UINT32_MAX, gate)) {
            gate = atomic_load(&pool.gate);
            continue;
        }
        atomic_store(&pool.caller_sleeps, true);
        futex_wait(&pool.gate, gate);
        gate = atomic_load(&pool.gate);
    }
    atomic_store(&pool.caller_sleeps, false);
}

static void run_loop(size_t count, size_t grain, bool stoppable, ParallelBody body, void *context) {
    if (grain < 1) grain = 1;
    int threads = pool_thread_count();
    if (count <= grain || threads == 1 || inside_body || atomic_exchange(&pool.busy, true)) {
        run_chunks_alone(count, grain, stoppable, body, context);
        return;
    }
    if (pool.workers < threads - 1) start_workers(threads - 1);
    pool.body = body;
    pool.context = context;
    pool.count = count;
    pool.grain = grain;
    pool.stoppable = stoppable;
    pool.simd_selection = simd_selection();
    atomic_store_explicit(&pool.next, 0, memory_order_relaxed);
    atomic_store(&pool.gate, gate_open);
    atomic_fetch_add(&pool.generation, 1);
    if (atomic_load(&pool.sleepers) > 0) futex_wake_all(&pool.generation);

    inside_body = true;
    take_chunks();
    inside_body = false;

    atomic_fetch_and(&pool.gate, ~gate_open);
    wait_for_workers();
    atomic_store(&pool.busy, false);
}

void parallel_for(size_t count, size_t grain, ParallelBody body, void *context) {
    run_loop(count, grain, false, body, context);
}

void parallel_for_stoppable(size_t count, size_t grain, ParallelBody body, void *context) {
    run_loop(count, grain, true, body, context);
}

// MARK: scratch memory

typedef struct {
    float *floats[SCRATCH_SLOTS];
    size_t capacity[SCRATCH_SLOTS];
} Scratch;

static _Thread_local Scratch scratch;
static pthread_key_t scratch_key;

static void free_scratch(void *pointer) {
    Scratch *owned = pointer;
    for (int slot = 0; slot < SCRATCH_SLOTS; slot++) {
        free(owned->floats[slot]);
        owned->floats[slot] = NULL;
        owned->capacity[slot] = 0;
    }
}

static void create_scratch_key(void) {
    pthread_key_create(&scratch_key, free_scratch);
}

float *scratch_floats(ScratchSlot slot, size_t count) {
    if (count <= scratch.capacity[slot]) return scratch.floats[slot];
    static pthread_once_t once = PTHREAD_ONCE_INIT;
    pthread_once(&once, create_scratch_key);
    pthread_setspecific(scratch_key, &scratch);
    // The old contents are not wanted: free first, so that the peak is the new size only.
    free(scratch.floats[slot]);
    scratch.floats[slot] = NULL;
    scratch.capacity[slot] = 0;
    if (count > (SIZE_MAX - 4096) / sizeof(float)) return NULL;
    size_t bytes = (count * sizeof(float) + 4095) / 4096 * 4096;
    scratch.floats[slot] = aligned_alloc(64, bytes);
    if (scratch.floats[slot]) scratch.capacity[slot] = bytes / sizeof(float);
    return scratch.floats[slot];
}

void scratch_release(void) {
    free_scratch(&scratch);
}
