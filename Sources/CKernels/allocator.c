/// A caching allocator with four size classes for each power of two.
///
/// A released block goes to the list of its class and is handed out again for any request of that class; a large one also for
/// requests of up to half its size, since touching fresh pages costs more than most kernels. Large blocks are kept up to
/// half of what tensors held at their peak, so that a training loop touches no fresh page after its first turn and memory
/// is given back after a large phase.
#include "allocator.h"

#include <stdatomic.h>
#include <stdbool.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/sysinfo.h>

#define ALIGNMENT 64
#define CLASS_COUNT 256
/// From here on a block has a header, because it may serve a smaller class than its own.
#define LARGE_BLOCK ((size_t)1 << 20)
/// The classes above a request's own in which a large block may be found: up to twice the size.
#define WIDER_CLASSES 4
/// From here on a block asks for huge pages.
#define HUGE_BLOCK ((size_t)4 << 20)
#define HUGE_PAGE ((size_t)2 << 20)
/// Kept in any case, whatever the peak.
#define KEPT_MINIMUM ((uint64_t)128 << 20)

typedef struct FreeBlock {
    struct FreeBlock *next;
} FreeBlock;

static FreeBlock *free_blocks[CLASS_COUNT];
static AllocatorStatistics statistics;
static atomic_flag lock = ATOMIC_FLAG_INIT;

static inline void acquire(void) {
    while (atomic_flag_test_and_set_explicit(&lock, memory_order_acquire)) {
#if defined(__x86_64__)
        __builtin_ia32_pause();
#endif
    }
}

static inline void release(void) {
    atomic_flag_clear_explicit(&lock, memory_order_release);
}

/// The class of a request and, in `size`, the bytes of its blocks: 2^e · (1, 1¼, 1½, 1¾), at least 64.
static inline unsigned size_class(size_t bytes, size_t *size) {
    if (bytes <= ALIGNMENT) {
        *size = ALIGNMENT;
        return 0;
    }
    unsigned exponent = 63 - (unsigned)__builtin_clzll(bytes - 1);
    size_t quarter = (size_t)1 << (exponent - 2);
    size_t steps = (bytes - 1 - ((size_t)1 << exponent)) / quarter + 1;
    *size = (((size_t)1 << exponent) + steps * quarter + ALIGNMENT - 1) & ~(size_t)(ALIGNMENT - 1);
    return (exponent - 6) * 4 + (unsigned)steps;
}

/// Bytes of memory and swap of the machine: more than that is refused at once, not when it is touched.
static uint64_t machine_memory(void) {
    static _Atomic uint64_t known;
    uint64_t bytes = atomic_load_explicit(&known, memory_order_relaxed);
    if (bytes == 0) {
        struct sysinfo info;
        bytes = sysinfo(&info) == 0 ? ((uint64_t)info.totalram + info.totalswap) * info.mem_unit : UINT64_MAX;
        atomic_store_explicit(&known, bytes, memory_order_relaxed);
    }
    return bytes;
}

/// In front of a large block.
typedef union {
    struct {
        size_t size;
        unsigned class;
    };
    char bytes[ALIGNMENT];
} Header;

static inline Header *header_of(void *large) {
    return (Header *)large - 1;
}

/// A block of the system's, with a header if it is large.
static void *make_block(size_t size, unsigned class) {
    if (size < LARGE_BLOCK) return aligned_alloc(ALIGNMENT, size);
    size_t alignment = size < HUGE_BLOCK ? ALIGNMENT : HUGE_PAGE;
    size_t whole = (size + sizeof(Header) + alignment - 1) & ~(alignment - 1);
    Header *header = aligned_alloc(alignment, whole);
    if (!header) return NULL;
    if (size >= HUGE_BLOCK) madvise(header, whole, MADV_HUGEPAGE);
    header->size = size;
    header->class = class;
    return header + 1;
}

static void free_block(void *memory, size_t size) {
    free(size < LARGE_BLOCK ? memory : (void *)header_of(memory));
}

/// A kept block for a request of `class`, or NULL; `size` becomes its real size.
static FreeBlock *take_kept(unsigned class, size_t *size) {
    unsigned last = *size < LARGE_BLOCK ? class : class + WIDER_CLASSES;
    for (unsigned c = class; c <= last; c++) {
        FreeBlock *block = free_blocks[c];
        if (!block) continue;
        free_blocks[c] = block->next;
        if (*size >= LARGE_BLOCK) *size = header_of(block)->size;
        statistics.kept -= *size;
        return block;
    }
    return NULL;
}

void *tensor_allocate(size_t bytes) {
    if (bytes > LARGE_BLOCK && bytes > machine_memory()) return NULL;
    size_t size;
    unsigned class = size_class(bytes, &size);
    acquire();
    FreeBlock *block = take_kept(class, &size);
    statistics.live += size;
    if (statistics.live > statistics.peak) statistics.peak = statistics.live;
    release();
    if (block) return block;
    void *memory = make_block(size, class);
    if (!memory) {
        tensor_allocator_trim();
        memory = make_block(size, class);
    }
    if (!memory) {
        acquire();
        statistics.live -= size;
        release();
    }
    return memory;
}

void tensor_release(void *memory, size_t bytes) {
    if (!memory) return;
    size_t size;
    unsigned class = size_class(bytes, &size);
    bool is_large = size >= LARGE_BLOCK, keep = true;
    if (is_large) {
        size = header_of(memory)->size;
        class = header_of(memory)->class;
    }
    acquire();
    statistics.live -= size;
    if (is_large) {
        uint64_t limit = statistics.peak / 2 > KEPT_MINIMUM ? statistics.peak / 2 : KEPT_MINIMUM;
        keep = statistics.kept + size <= limit || statistics.kept + statistics.live + size <= statistics.peak;
    }
    if (keep) {
        FreeBlock *block = memory;
        block->next = free_blocks[class];
        free_blocks[class] = block;
        statistics.kept += size;
    }
    release();
    if (!keep) free_block(memory, size);
}

void tensor_allocator_trim(void) {
    FreeBlock *lists[CLASS_COUNT];
    acquire();
    for (unsigned class = 0; class < CLASS_COUNT; class++) {
        lists[class] = free_blocks[class];
        free_blocks[class] = NULL;
    }
    statistics.kept = 0;
    statistics.peak = statistics.live;
    release();
    size_t size;
    unsigned first_large = size_class(LARGE_BLOCK, &size);
    for (unsigned class = 0; class < CLASS_COUNT; class++) {
        while (lists[class]) {
            FreeBlock *next = lists[class]->next;
            free_block(lists[class], class < first_large ? 0 : LARGE_BLOCK);
            lists[class] = next;
        }
    }
}

AllocatorStatistics tensor_allocator_statistics(void) {
    acquire();
    AllocatorStatistics copy = statistics;
    release();
    return copy;
}
