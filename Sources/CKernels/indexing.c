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

typedef struct {
    const int64_t *to_offset, *from_offset;
    char *to;
    const char *from;
    size_t bytes;
} BlockCopy;

/// Whole blocks, each a piece of memory.
static void copy_blocks(void *context, size_t begin, size_t end) {
    const BlockCopy *copy = context;
#define BLOCKS(T) \
    for (size_t i = begin; i < end; i++) \
        *(T *)(copy->to + copy->to_offset[i]) = *(const T *)(copy->from + copy->from_offset[i]);
    switch (copy->bytes) {
    case 1: BLOCKS(uint8_t) return;
    case 2: BLOCKS(uint16_t) return;
    case 4: BLOCKS(uint32_t) return;
    case 8: BLOCKS(uint64_t) return;
    default:
        for (size_t i = begin; i < end; i++) {
            memcpy(copy->to + copy->to_offset[i], copy->from + copy->from_offset[i], copy->bytes);
        }
    }
}

static bool is_one_block(int rank, const int64_t *shape, const int64_t *stride, size_t size) {
    int64_t expected = (int64_t)size;
    for (int d = rank - 1; d >= 0; d--) {
        if (shape[d] != 1 && stride[d] != expected) return false;
        expected *= shape[d];
    }
    return true;
}

void indexed_copy(
    int64_t count, const int64_t *to_offset, const int64_t *from_offset, int rank, const int64_t *shape, void *to,
    const int64_t *to_stride, const void *from, const int64_t *from_stride, ElementType type, bool accumulate) {
    int64_t block = 1;
    for (int d = 0; d < rank; d++) block *= shape[d];
    if (block == 0) return;
    ConvertLoop move = convert_loop(type, type);
    size_t size = element_size(type);
    if (!accumulate && is_one_block(rank, shape, to_stride, size) && is_one_block(rank, shape, from_stride, size)) {
        BlockCopy copy = {to_offset, from_offset, to, from, size * (size_t)block};
        // Places in order are distinct, so that threads may share them.
        bool in_order = true;
        for (int64_t i = 0; i < count && in_order; i++) in_order = to_offset[i] == i * (int64_t)copy.bytes;
        if (in_order) {
            parallel_for((size_t)count, (size_t)(16384 / block + 1), copy_blocks, &copy);
        } else {
            copy_blocks(&copy, 0, (size_t)count);
        }
        return;
    }
    if (block == 1 && accumulate) {
        for (int64_t i = 0; i < count; i++) {
            combine((char *)to + to_offset[i], (const char *)from + from_offset[i], type, SCATTER_ADD);
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

typedef struct {
    const int64_t *index;
    int64_t count, size, bytes;
    const char *from;
    char *to;
} SelectPlan;

static void select_outer(void *context, size_t begin, size_t end) {
    const SelectPlan *plan = context;
    for (size_t outer = begin; outer < end; outer++) {
        const char *from = plan->from + (int64_t)outer * plan->size * plan->bytes;
        char *to = plan->to + (int64_t)outer * plan->count * plan->bytes;
#define SELECT(T) \
    for (int64_t i = 0; i < plan->count; i++) ((T *)to)[i] = ((const T *)from)[plan->index[i]];
        switch (plan->bytes) {
        case 1: SELECT(uint8_t) break;
        case 2: SELECT(uint16_t) break;
        case 4: SELECT(uint32_t) break;
        case 8: SELECT(uint64_t) break;
        default:
            for (int64_t i = 0; i < plan->count; i++) {
                memcpy(to + i * plan->bytes, from + plan->index[i] * plan->bytes, (size_t)plan->bytes);
            }
        }
    }
}

void kernel_select(
    const int64_t *index, int64_t count, const void *from, void *to, int64_t outer, int64_t size, int64_t bytes) {
    SelectPlan plan = {index, count, size, bytes, from, to};
    int64_t work = count * bytes / 4;
    parallel_for((size_t)outer, (size_t)(16384 / (work > 0 ? work : 1) + 1), select_outer, &plan);
}

int64_t kernel_count_nonzero(const uint8_t *flags, int64_t count) {
    int64_t total = 0;
    // Blocks whose count fits into bytes, so that vectors of bytes do the work.
    for (int64_t i = 0; i < count;) {
        uint8_t part[64] = {0};
        int64_t end = i + 64 * 255 < count ? i + 64 * 255 : count;
        for (; i + 64 <= end; i += 64) {
            for (int j = 0; j < 64; j++) part[j] += flags[i + j] != 0;
        }
        for (int j = 0; j < 64; j++) total += part[j];
        for (; i < end; i++) total += flags[i] != 0;
    }
    return total;
}

void kernel_nonzero(const uint8_t *flags, int64_t count, int64_t *positions, int64_t found) {
    int64_t written = 0;
    // Every place is written and the next one only kept if its flag is set: no branch to be guessed wrong.
    for (int64_t i = 0; written < found && i < count; i++) {
        positions[written] = i;
        written += flags[i] != 0;
    }
}

/// Elements of one width where `flags` are set.
#define COMPRESS(T) \
    { \
        const T *x = from; \
        T *y = to; \
        for (int64_t i = 0; written < found && i < count; i++) { \
            y[written] = x[i]; \
            written += flags[i] != 0; \
        } \
        return; \
    }

void kernel_compress(
    const uint8_t *flags, int64_t count, const void *from, void *to, int64_t found, ElementType type) {
    int64_t written = 0;
    switch (element_size(type)) {
    case 1: COMPRESS(uint8_t)
    case 2: COMPRESS(uint16_t)
    case 4: COMPRESS(uint32_t)
    default: COMPRESS(uint64_t)
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

/// Rows of the last dimension between two steps of the odometer: the index either runs along them or stays in its place.
typedef struct {
    int64_t rows, width;
    /// Bytes from one element of a row to the next, without and by its index.
    int64_t across, along;
} IndexedRows;

static IndexedRows indexed_rows(int rank, const int64_t *shape, const int64_t *stride, int dimension) {
    IndexedRows r = {.rows = 1, .width = rank == 0 ? 1 : shape[rank - 1]};
    for (int d = 0; d < rank - 1; d++) r.rows *= shape[d];
    if (rank > 0) {
        r.across = dimension == rank - 1 ? 0 : stride[rank - 1];
        r.along = stride[dimension];
    }
    return r;
}

/// The first index of a row that is outside, or -1.
static int64_t bad_index(const int64_t *index, int64_t count, int64_t size) {
    // Either difference is negative where an index is outside.
    int64_t signs = 0;
    for (int64_t i = 0; i < count; i++) signs |= index[i] | (size - 1 - index[i]);
    if (signs >= 0) return -1;
    for (int64_t i = 0;; i++) {
        if ((uint64_t)index[i] >= (uint64_t)size) return i;
    }
}

int64_t kernel_gather(
    int rank, const int64_t *shape, const int64_t *index, void *out, const void *from, const int64_t *from_stride,
    int dimension, int64_t size, ElementType type) {
    int64_t offset = 0, place[MAXIMUM_RANK] = {0}, stride[MAXIMUM_RANK] = {0};
    for (int d = 0; d < rank; d++) stride[d] = d == dimension ? 0 : from_stride[d];
    IndexedRows r = indexed_rows(rank, shape, from_stride, dimension);
    size_t bytes = element_size(type);
    char *target = out;
    for (int64_t row = 0; row < r.rows && r.width > 0; row++) {
        int64_t bad = bad_index(index, r.width, size);
        if (bad >= 0) return row * r.width + bad;
        const char *source = (const char *)from + offset;
#define GATHER_ROW(T) \
    for (int64_t i = 0; i < r.width; i++) ((T *)target)[i] = *(const T *)(source + i * r.across + index[i] * r.along);
        switch (bytes) {
        case 1: GATHER_ROW(uint8_t) break;
        case 2: GATHER_ROW(uint16_t) break;
        case 4: GATHER_ROW(uint32_t) break;
        default: GATHER_ROW(uint64_t)
        }
        index += r.width;
        target += r.width * (int64_t)bytes;
        if (rank > 1) step(rank - 1, shape, place, stride, &offset);
    }
    return -1;
}

int64_t kernel_scatter(
    int rank, const int64_t *shape, const int64_t *index, void *to, const int64_t *to_stride, const void *from,
    const int64_t *from_stride, int dimension, int64_t size, ElementType type, ScatterMode mode) {
    int64_t offset = 0, source = 0;
    int64_t place[MAXIMUM_RANK] = {0}, other[MAXIMUM_RANK] = {0}, stride[MAXIMUM_RANK] = {0};
    for (int d = 0; d < rank; d++) stride[d] = d == dimension ? 0 : to_stride[d];
    IndexedRows r = indexed_rows(rank, shape, to_stride, dimension);
    int64_t next = rank == 0 ? 0 : from_stride[rank - 1];
    size_t bytes = element_size(type);
    for (int64_t row = 0; row < r.rows && r.width > 0; row++) {
        int64_t bad = bad_index(index, r.width, size);
        // What comes before the bad index has been written when its turn comes.
        int64_t width = bad >= 0 ? bad : r.width;
        char *target = (char *)to + offset;
        const char *s = (const char *)from + source;
#define SCATTER_ROW(T, OPERATOR) \
    for (int64_t i = 0; i < width; i++) \
        *(T *)(target + i * r.across + index[i] * r.along) OPERATOR *(const T *)(s + i * next);
        if (mode == SCATTER_ASSIGN && bytes == 4) {
            SCATTER_ROW(uint32_t, =)
        } else if (mode == SCATTER_ASSIGN && bytes == 8) {
            SCATTER_ROW(uint64_t, =)
        } else if (mode == SCATTER_ADD && type == TYPE_F32) {
            SCATTER_ROW(float, +=)
        } else if (mode == SCATTER_ADD && type == TYPE_F64) {
            SCATTER_ROW(double, +=)
        } else {
            for (int64_t i = 0; i < width; i++) {
                char *t = target + i * r.across + index[i] * r.along;
                if (mode == SCATTER_ASSIGN) {
                    memcpy(t, s + i * next, bytes);
                } else {
                    combine(t, s + i * next, type, mode);
                }
            }
        }
        if (bad >= 0) return row * r.width + bad;
        index += r.width;
        if (rank > 1) {
            step(rank - 1, shape, place, stride, &offset);
            step(rank - 1, shape, other, from_stride, &source);
        }
    }
    return -1;
}
