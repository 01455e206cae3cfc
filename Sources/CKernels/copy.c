/// Copies between layouts and types. Transposed layouts go tile by tile, so that both sides use whole cache lines.
#include "elementwise.h"

#include "convert.h"
#include "pool.h"
#include "strided.h"
#include "transpose.h"

#include <stdlib.h>
#include <string.h>

#define TILE 32
#define PARALLEL_GRAIN 32768

typedef struct {
    int rank;
    int64_t shape[MAXIMUM_RANK];
    int64_t to_stride[MAXIMUM_RANK];
    int64_t from_stride[MAXIMUM_RANK];
    char *to;
    const char *from;
    ConvertLoop convert;
    /// Tiles are matrices of 32-bit elements with rows in `from` and columns in `to`, or the other way round.
    bool transposes;
} CopyPlan;

/// Rows of the innermost dimension; the walk over the rows is shared by both sides.
static void copy_rows(void *context, size_t begin, size_t end) {
    const CopyPlan *plan = context;
    StridedWalk to, from;
    strided_walk_begin(&to, plan->to, plan->rank, plan->shape, plan->to_stride, (int64_t)begin);
    strided_walk_begin(&from, (void *)plan->from, plan->rank, plan->shape, plan->from_stride, (int64_t)begin);
    for (int64_t left = (int64_t)(end - begin); left > 0;) {
        int64_t row = strided_walk_row(&to);
        if (strided_walk_row(&from) < row) row = strided_walk_row(&from);
        if (row > left) row = left;
        plan->convert(to.position, strided_walk_stride(&to), from.position, strided_walk_stride(&from), row);
        strided_walk_advance(&to, row);
        strided_walk_advance(&from, row);
        left -= row;
    }
}

/// Matrices whose rows are close in `from` where columns are close in `to`: dimensions `rank - 2` and `rank - 1`.
static void copy_tiles(void *context, size_t begin, size_t end) {
    const CopyPlan *plan = context;
    int r = plan->rank - 2, c = plan->rank - 1;
    int64_t rows = plan->shape[r], columns = plan->shape[c];
    int64_t bands = (rows + TILE - 1) / TILE;
    for (size_t item = begin; item < end; item++) {
        int64_t outer = (int64_t)item / bands, first = (int64_t)item % bands * TILE;
        char *to = plan->to;
        const char *from = plan->from;
        for (int d = r - 1; d >= 0; d--) {
            int64_t index = outer % plan->shape[d];
            outer /= plan->shape[d];
            to += index * plan->to_stride[d];
            from += index * plan->from_stride[d];
        }
        int64_t last = first + TILE < rows ? first + TILE : rows;
        for (int64_t column = 0; column < columns; column += TILE) {
            int64_t width = column + TILE < columns ? TILE : columns - column;
            if (plan->transposes) {
                transpose_block(
                    (const float *)(from + first * 4 + column * plan->from_stride[c]), (size_t)plan->from_stride[c] / 4,
                    (float *)(to + first * plan->to_stride[r] + column * 4), (size_t)plan->to_stride[r] / 4,
                    (size_t)width, (size_t)(last - first));
                continue;
            }
            for (int64_t row = first; row < last; row++) {
                plan->convert(
                    to + row * plan->to_stride[r] + column * plan->to_stride[c], plan->to_stride[c],
                    from + row * plan->from_stride[r] + column * plan->from_stride[c], plan->from_stride[c], width);
            }
        }
    }
}

void strided_copy(
    int rank, const int64_t *shape, void *to, const int64_t *to_stride, ElementType to_type, const void *from,
    const int64_t *from_stride, ElementType from_type) {
    CopyPlan plan = {.to = to, .from = from, .convert = convert_loop(to_type, from_type)};
    int64_t total = 1;
    for (int d = 0; d < rank; d++) {
        total *= shape[d];
        if (shape[d] == 1) continue;
        int place = plan.rank++;
        while (place > 0 && llabs(plan.to_stride[place - 1]) < llabs(to_stride[d])) {
            plan.shape[place] = plan.shape[place - 1];
            plan.to_stride[place] = plan.to_stride[place - 1];
            plan.from_stride[place] = plan.from_stride[place - 1];
            place--;
        }
        plan.shape[place] = shape[d];
        plan.to_stride[place] = to_stride[d];
        plan.from_stride[place] = from_stride[d];
    }
    if (total == 0) return;
    // Where the source's shortest stride is not the innermost one, that dimension becomes the rows of the tiles.
    int nearest = plan.rank - 1;
    for (int d = 0; d < plan.rank; d++) {
        if (plan.from_stride[d] != 0 && llabs(plan.from_stride[d]) < llabs(plan.from_stride[nearest])) nearest = d;
    }
    if (plan.rank >= 2 && nearest != plan.rank - 1 && plan.shape[nearest] >= 4 && plan.shape[plan.rank - 1] >= 4) {
        int r = plan.rank - 2;
        int64_t s = plan.shape[nearest], t = plan.to_stride[nearest], f = plan.from_stride[nearest];
        for (int d = nearest; d < r; d++) {
            plan.shape[d] = plan.shape[d + 1];
            plan.to_stride[d] = plan.to_stride[d + 1];
            plan.from_stride[d] = plan.from_stride[d + 1];
        }
        plan.shape[r] = s;
        plan.to_stride[r] = t;
        plan.from_stride[r] = f;
        plan.transposes = to_type == from_type && element_size(to_type) == 4 && f == 4 && plan.to_stride[r + 1] == 4
            && t > 0 && t % 4 == 0 && plan.from_stride[r + 1] > 0 && plan.from_stride[r + 1] % 4 == 0;
        int64_t items = (s + TILE - 1) / TILE;
        for (int d = 0; d < r; d++) items *= plan.shape[d];
        int64_t grain = PARALLEL_GRAIN / (TILE * plan.shape[plan.rank - 1]) + 1;
        parallel_for((size_t)items, (size_t)grain, copy_tiles, &plan);
        return;
    }
    if (total <= PARALLEL_GRAIN) {
        copy_rows(&plan, 0, (size_t)total);
    } else {
        parallel_for((size_t)total, PARALLEL_GRAIN, copy_rows, &plan);
    }
}

void kernel_convert_element(void *to, ElementType to_type, const void *from, ElementType from_type) {
    convert_loop(to_type, from_type)(to, 0, from, 0, 1);
}

void strided_accumulate(
    int rank, const int64_t *shape, void *to, const int64_t *to_stride, const void *from, const int64_t *from_stride,
    ElementType type) {
    int64_t total = 1;
    for (int d = 0; d < rank; d++) total *= shape[d];
    if (total == 0) return;
    StridedWalk target, source;
    strided_walk_begin(&target, to, rank, shape, to_stride, 0);
    strided_walk_begin(&source, (void *)from, rank, shape, from_stride, 0);
    ConvertLoop read = convert_loop(TYPE_F64, type), write = convert_loop(type, TYPE_F64);
    while (total > 0) {
        int64_t row = strided_walk_row(&target);
        if (strided_walk_row(&source) < row) row = strided_walk_row(&source);
        char *t = target.position;
        const char *s = source.position;
        int64_t ts = strided_walk_stride(&target), ss = strided_walk_stride(&source);
        for (int64_t i = 0; i < row; i++, t += ts, s += ss) {
            switch (type) {
            case TYPE_F32:
                *(float *)t += *(const float *)s;
                break;
            case TYPE_F64:
                *(double *)t += *(const double *)s;
                break;
            case TYPE_I64:
                *(int64_t *)t += *(const int64_t *)s;
                break;
            default: {
                double a, b;
                read(&a, 8, t, 0, 1);
                read(&b, 8, s, 0, 1);
                a += b;
                write(t, 0, &a, 8, 1);
            }
            }
        }
        strided_walk_advance(&target, row);
        strided_walk_advance(&source, row);
        total -= row;
    }
}
