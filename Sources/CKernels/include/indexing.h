/// Reading and writing at positions given by index tensors.
#pragma once
#include "element_type.h"
#include <stdbool.h>

/// `offsets[i] += positions[i] · step`, negative positions counted from the end. Returns the first i whose position is
/// outside `-size ..< size`, or -1.
int64_t kernel_add_offsets(int64_t *offsets, const int64_t *positions, int64_t count, int64_t size, int64_t step);

/// For each i copies a block of `shape` from `from + from_offset[i]` to `to + to_offset[i]`, or adds it there. Offsets and
/// strides in bytes. Positions are handled in order, so that the last write wins.
void indexed_copy(
    int64_t count, const int64_t *to_offset, const int64_t *from_offset, int rank, const int64_t *shape, void *to,
    const int64_t *to_stride, const void *from, const int64_t *from_stride, ElementType type, bool accumulate);

/// `to[outer][i] = from[outer][index[i]]`, elements of `bytes`; `from` has `size` of them in each outer step, and the indices
/// are inside.
void kernel_select(
    const int64_t *index, int64_t count, const void *from, void *to, int64_t outer, int64_t size, int64_t bytes);

int64_t kernel_count_nonzero(const uint8_t *flags, int64_t count);

/// The positions of the non-zero flags, of which there are `found`.
void kernel_nonzero(const uint8_t *flags, int64_t count, int64_t *positions, int64_t found);

/// The elements of `from` whose flags are not zero, of which there are `found`.
void kernel_compress(
    const uint8_t *flags, int64_t count, const void *from, void *to, int64_t found, ElementType type);

/// `out[i] = linear[i] / step % size`
void kernel_unravel(const int64_t *linear, int64_t count, int64_t step, int64_t size, int64_t *out);

typedef enum { SCATTER_ASSIGN, SCATTER_ADD, SCATTER_MULTIPLY, SCATTER_MAXIMUM, SCATTER_MINIMUM } ScatterMode;

/// `out[i…] = from[i… with index at dimension]` over the index's shape; `out` and `index` contiguous, strides of `from` in
/// bytes. Returns the first bad index's place, or -1.
int64_t kernel_gather(
    int rank, const int64_t *shape, const int64_t *index, void *out, const void *from, const int64_t *from_stride,
    int dimension, int64_t size, ElementType type);

/// The reverse: `to[i… with index at dimension] = from[i…]`, or combined with it. `from` has strides in bytes.
int64_t kernel_scatter(
    int rank, const int64_t *shape, const int64_t *index, void *to, const int64_t *to_stride, const void *from,
    const int64_t *from_stride, int dimension, int64_t size, ElementType type, ScatterMode mode);
