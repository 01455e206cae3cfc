/// Walking a strided operand in the order of an output: rows of one stride, found by an odometer.
#pragma once
#include "convert.h"
#include "element_type.h"

typedef struct {
    int rank;
    int64_t shape[MAXIMUM_RANK];
    int64_t stride[MAXIMUM_RANK];
    int64_t index[MAXIMUM_RANK];
    char *position;
} StridedWalk;

/// Starts a walk over `data` at the linear position `start`; neighbouring dimensions that form one row are joined.
static inline void strided_walk_begin(
    StridedWalk *walk, void *data, int rank, const int64_t *shape, const int64_t *stride, int64_t start) {
    int joined = 0;
    for (int d = 0; d < rank; d++) {
        if (shape[d] == 1) continue;
        if (joined > 0 && walk->stride[joined - 1] == shape[d] * stride[d]) {
            walk->shape[joined - 1] *= shape[d];
            walk->stride[joined - 1] = stride[d];
        } else {
            walk->shape[joined] = shape[d];
            walk->stride[joined] = stride[d];
            joined++;
        }
    }
    if (joined == 0) {
        walk->shape[0] = 1;
        walk->stride[0] = 0;
        joined = 1;
    }
    walk->rank = joined;
    walk->position = data;
    for (int d = joined - 1; d >= 0; d--) {
        walk->index[d] = start % walk->shape[d];
        start /= walk->shape[d];
        walk->position += walk->index[d] * walk->stride[d];
    }
}

/// Elements left in the row at which the walk stands.
static inline int64_t strided_walk_row(const StridedWalk *walk) {
    return walk->shape[walk->rank - 1] - walk->index[walk->rank - 1];
}

static inline int64_t strided_walk_stride(const StridedWalk *walk) {
    return walk->stride[walk->rank - 1];
}

/// Moves on by `count` elements, at most what is left in the row.
static inline void strided_walk_advance(StridedWalk *walk, int64_t count) {
    int d = walk->rank - 1;
    walk->index[d] += count;
    walk->position += count * walk->stride[d];
    while (walk->index[d] == walk->shape[d]) {
        walk->position -= walk->shape[d] * walk->stride[d];
        walk->index[d] = 0;
        if (d == 0) return;
        d--;
        walk->index[d]++;
        walk->position += walk->stride[d];
    }
}
