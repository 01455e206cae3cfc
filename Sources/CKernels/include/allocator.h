/// Memory for tensors: aligned to 64 bytes, kept and reused by size classes, since fresh pages cost more than most kernels.
#pragma once
#include <stddef.h>
#include <stdint.h>

/// At least `bytes` bytes with undefined contents; NULL when there is no memory for them. Any thread may call it.
void *tensor_allocate(size_t bytes);

/// Gives back what `tensor_allocate(bytes)` returned, with the same `bytes`. NULL is ignored.
void tensor_release(void *memory, size_t bytes);

/// Returns the kept blocks to the system.
void tensor_allocator_trim(void);

/// Bytes that tensors hold, their peak, and bytes kept for reuse.
typedef struct {
    uint64_t live;
    uint64_t peak;
    uint64_t kept;
} AllocatorStatistics;

AllocatorStatistics tensor_allocator_statistics(void);
