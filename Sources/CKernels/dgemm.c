/// Double-precision products: row tiles against strips of B, transposed operands copied to rows first.
#include "gemm.h"

#include "dispatch.h"
#include "microkernel.h"
#include "pool.h"

#include <string.h>

#define SIMD_TEMPLATE "dgemm_template.h"
#include "simd_levels.h"

typedef void (*DoubleTiles)(size_t, size_t, const double *, size_t, const double *, size_t, size_t, double *);
static const DoubleTiles double_tiles_table[SIMD_LEVELS] = SIMD_TABLE(double_tiles);

enum {
    alone_below = 50 * 1000,
    tile_height_double = 4,
    chunk_rows = 32,
    /// Rows of B that stay in the first-level cache while the rows of A pass.
    depth_block = 256,
};

typedef struct {
    Dgemm product;
    DoubleTiles tiles;
    size_t width;  // columns of a tile
} Job;

static void finish_tile(const Dgemm *p, const double *sums, size_t width, size_t row, size_t rows, size_t column,
                        size_t columns, bool first, bool last) {
    for (size_t r = 0; r < rows; r++) {
        double *c = p->c + (row + r) * p->ldc + column;
        for (size_t i = 0; i < columns; i++) {
            double value = p->alpha * sums[r * width + i];
            if (!first || p->beta != 0) value += first ? p->beta * c[i] : c[i];
            if (last && p->bias) value += p->bias[column + i];
            c[i] = value;
        }
    }
}

static void multiply_rows(void *context, size_t begin, size_t end) {
    const Job *job = context;
    const Dgemm *p = &job->product;
    double sums[tile_height_double * maximum_panel_width];
    for (size_t k = 0; k < p->k; k += depth_block) {
        size_t depth = smaller(depth_block, p->k - k);
        for (size_t column = 0; column < p->n; column += job->width) {
            size_t columns = smaller(job->width, p->n - column);
            for (size_t row = begin; row < end; row += tile_height_double) {
                size_t rows = smaller(tile_height_double, end - row);
                job->tiles(rows, columns, p->a + row * p->lda + k, p->lda, p->b + k * p->ldb + column, p->ldb, depth, sums);
                finish_tile(p, sums, job->width, row, rows, column, columns, k == 0, k + depth == p->k);
            }
        }
    }
}

static void copy_transposed(const double *from, size_t stride, double *to, size_t rows, size_t columns) {
    enum { block = 16 };
    for (size_t r0 = 0; r0 < rows; r0 += block) {
        for (size_t c0 = 0; c0 < columns; c0 += block) {
            for (size_t r = r0; r < smaller(rows, r0 + block); r++) {
                for (size_t c = c0; c < smaller(columns, c0 + block); c++) to[r * columns + c] = from[c * stride + r];
            }
        }
    }
}

static bool single_product(const Dgemm *product) {
    Job job = {*product, double_tiles_table[simd_level()], micro_kernels()->lanes};
    Dgemm *p = &job.product;
    if (p->k == 0 || p->alpha == 0) {
        for (size_t row = 0; row < p->m; row++) {
            for (size_t i = 0; i < p->n; i++) {
                double *c = p->c + row * p->ldc + i;
                *c = (p->beta == 0 ? 0 : p->beta * *c) + (p->bias ? p->bias[i] : 0);
            }
        }
        return true;
    }
    size_t a_count = p->transpose_a ? p->m * p->k : 0, b_count = p->transpose_b ? p->n * p->k : 0;
    if (a_count + b_count > 0) {
        double *copy = (double *)scratch_floats(SCRATCH_CALL, 2 * (a_count + b_count));
        if (!copy) return false;
        if (p->transpose_a) {
            copy_transposed(p->a, p->lda, copy, p->m, p->k);
            p->a = copy;
            p->lda = p->k;
        }
        if (p->transpose_b) {
            copy_transposed(p->b, p->ldb, copy + a_count, p->k, p->n);
            p->b = copy + a_count;
            p->ldb = p->n;
        }
    }
    bool alone = p->m * p->n * p->k < alone_below;
    parallel_for_stoppable(p->m, alone ? p->m : chunk_rows, multiply_rows, &job);
    return true;
}

bool dgemm(const Dgemm *product) {
    if (product->m == 0 || product->n == 0) return true;
    for (size_t index = 0; index < product->batch; index++) {
        Dgemm item = *product;
        item.a += index * product->a_step;
        item.b += index * product->b_step;
        item.c += index * product->c_step;
        if (!single_product(&item)) return false;
    }
    return true;
}
