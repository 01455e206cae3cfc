#include "indexing.h"

#include "convert.h"
#include "half.h"
#include "pool.h"
#include "strided.h"

#include <string.h>

int64_t kernel_add_offsets(int64_t *offsets, const int64_t *positions, int64_t count, int64_t size, int64_t step) {
    for (int64_t i = 0; i < count; i++) {
        int64_t position = positions[i];
        if (position < -size || position >= size) return i;
        offsets[i] += (position < 0 ? position + size : position) * step;
    }
    return -1;
}

/// Combines one element of any type: the value at `to` with the one at `from`.
static inline void combine(char *to, const char *from, ElementType type, ScatterMode mode) {
#define COMBINE(T) \
    { \
        T a = *(T *)to, b = *(const T *)from; \
        *(T *)to = mode == SCATTER_ADD ? a + b \
            : mode == SCATTER_MULTIPLY ? a * b \
            : mode == SCATTER_MAXIMUM  ? (a != a || a > b ? a : b) \
                                       : (a != a || a < b ? a : b); \
        return; \
    }
#define COMBINE_HALF(read, write) \
    { \
        float a = read(*(uint16_t *)to), b = read(*(const uint16_t *)from); \
        float c = mode == SCATTER_ADD ? a + b \
            : mode == SCATTER_MULTIPLY ? a * b \
            : mode == SCATTER_MAXIMUM  ? (a != a || a > b ? a : b) \
                                       : (a != a || a < b ? a : b); \
        *(uint16_t *)to = write(c); \
        return; \
    }
    switch (type) {
    case TYPE_F32: COMBINE(float)
    case TYPE_F64: COMBINE(double)
    case TYPE_I64: COMBINE(int64_t)
    case TYPE_I32: COMBINE(int32_t)
    case TYPE_I16: COMBINE(int16_t)
    case TYPE_I8: COMBINE(int8_t)
    case TYPE_U8: COMBINE(uint8_t)
    case TYPE_U16: COMBINE(uint16_t)
    case TYPE_U32: COMBINE(uint32_t)
    case TYPE_U64: COMBINE(uint64_t)
    case TYPE_F16: COMBINE_HALF(float_from_half, half_from_float)
    case TYPE_BF16: COMBINE_HALF(float_from_bfloat, bfloat_from_float)
    default:
        *to = (mode == SCATTER_ADD || mode == SCATTER_MAXIMUM) ? (*to | *from) : (*to & *from);
    }
}

static void combine_row(
    char *to, int64_t to_stride, const char *from, int64_t from_stride, int64_t n, ElementType type, ScatterMode mode) {
    if (type == TYPE_F32 && mode == SCATTER_ADD && to_stride == 4 && from_stride == 4) {
        float *t = (float *)to;
        const float *s = (const float *)from;
        for (int64_t i = 0; i < n; i++) t[i] += s[i];
        return;
    }
    for (int64_t i = 0; i < n; i++) combine(to + i * to_stride, from + i * from_stride, type, mode);
}

void indexed_copy(
    int64_t count, const int64_t *to_offset, const int64_t *from_offset, int rank, const int64_t *shape, void *to,
    const int64_t *to_stride, const void *from, const int64_t *from_stride, ElementType type, bool accumulate) {
    int64_t block = 1;
    for (int d = 0; d < rank; d++) block *= shape[d];
    if (block == 0) return;
    ConvertLoop move = convert_loop(type, type);
    size_t size = element_size(type);
    if (block == 1) {
        for (int64_t i = 0; i < count; i++) {
            char *t = (char *)to + to_offset[i];
            const char *s = (const char *)from + from_offset[i];
            if (accumulate) {
                combine(t, s, type, SCATTER_ADD);
            } else {
                memcpy(t, s, size);
            }
        }
        return;
    }
    StridedWalk target, source;
    for (int64_t i = 0; i < count; i++) {
        strided_walk_begin(&target, (char *)to + to_offset[i], rank, shape, to_stride, 0);
        strided_walk_begin(&source, (char *)from + from_offset[i], rank, shape, from_stride, 0);
        for (int64_t left = block; left > 0;) {
            int64_t row = strided_walk_row(&target);
            if (strided_walk_row(&source) < row) row = strided_walk_row(&source);
            int64_t ts = strided_walk_stride(&target), ss = strided_walk_stride(&source);
            if (accumulate) {
                combine_row(target.position, ts, source.position, ss, row, type, SCATTER_ADD);
            } else {
                move(target.position, ts, source.position, ss, row);
            }
            strided_walk_advance(&target, row);
            strided_walk_advance(&source, row);
            left -= row;
        }
    }
}

int64_t kernel_count_nonzero(const uint8_t *flags, int64_t count) {
    int64_t total = 0;
    for (int64_t i = 0; i < count; i++) total += flags[i] != 0;
    return total;
}

void kernel_nonzero(const uint8_t *flags, int64_t count, int64_t *positions) {
    for (int64_t i = 0; i < count; i++) {
        if (flags[i]) *positions++ = i;
    }
}

void kernel_unravel(const int64_t *linear, int64_t count, int64_t step, int64_t size, int64_t *out) {
    for (int64_t i = 0; i < count; i++) out[i] = linear[i] / step % size;
}

/// Steps an odometer over `shape`; `offset` follows with `stride`.
static inline void step(int rank, const int64_t *shape, int64_t *index, const int64_t *stride, int64_t *offset) {
    for (int d = rank - 1; d >= 0; d--) {
        index[d]++;
        *offset += stride[d];
        if (index[d] < shape[d]) return;
        *offset -= shape[d] * stride[d];
        index[d] = 0;
    }
}

int64_t kernel_gather(
    int rank, const int64_t *shape, const int64_t *index, void *out, const void *from, const int64_t *from_stride,
    int dimension, int64_t size, ElementType type) {
    int64_t total = 1, offset = 0, place[MAXIMUM_RANK] = {0}, stride[MAXIMUM_RANK] = {0};
    for (int d = 0; d < rank; d++) {
        total *= shape[d];
        stride[d] = d == dimension ? 0 : from_stride[d];
    }
    int64_t along = rank == 0 ? 0 : from_stride[dimension];
    size_t bytes = element_size(type);
    char *target = out;
    for (int64_t i = 0; i < total; i++) {
        if (index[i] < 0 || index[i] >= size) return i;
        memcpy(target, (const char *)from + offset + index[i] * along, bytes);
        target += bytes;
        step(rank, shape, place, stride, &offset);
    }
    return -1;
}

int64_t kernel_scatter(
    int rank, const int64_t *shape, const int64_t *index, void *to, const int64_t *to_stride, const void *from,
    const int64_t *from_stride, int dimension, int64_t size, ElementType type, ScatterMode mode) {
    int64_t total = 1, offset = 0, source = 0;
    int64_t place[MAXIMUM_RANK] = {0}, other[MAXIMUM_RANK] = {0}, stride[MAXIMUM_RANK] = {0};
    for (int d = 0; d < rank; d++) {
        total *= shape[d];
        stride[d] = d == dimension ? 0 : to_stride[d];
    }
    int64_t along = rank == 0 ? 0 : to_stride[dimension];
    size_t bytes = element_size(type);
    for (int64_t i = 0; i < total; i++) {
        if (index[i] < 0 || index[i] >= size) return i;
        char *t = (char *)to + offset + index[i] * along;
        const char *s = (const char *)from + source;
        if (mode == SCATTER_ASSIGN) {
            memcpy(t, s, bytes);
        } else {
            combine(t, s, type, mode);
        }
        step(rank, shape, place, stride, &offset);
        step(rank, shape, other, from_stride, &source);
    }
    return -1;
}
