/// Single-precision products. Four ways, chosen by shape:
/// - few rows against a transposed B (a linear layer at small batch): dot products, each element of B read once;
/// - one row or one column otherwise: stripes of C that stay in registers;
/// - few results of long sums: the sum cut into slices, fixed by the shape, added in order;
/// - everything else: row tiles of A against panels of B, packed unless B is small or used once.
#include "gemm.h"

#include "dispatch.h"
#include "microkernel.h"
#include "pool.h"
#include "transpose.h"

#include <stdatomic.h>
#include <string.h>

#define SIMD_TEMPLATE "gemm_template.h"
#include "simd_levels.h"

typedef void (*Dots)(size_t, size_t, const float *, size_t, const float *, size_t, size_t, float *);
typedef void (*Stripe)(const float *, size_t, const float *, size_t, size_t, float *, size_t);
static const Dots dots_table[SIMD_LEVELS] = SIMD_TABLE(dots);
static const Stripe stripe_table[SIMD_LEVELS] = SIMD_TABLE(stripe);

enum {
    /// Multiplications below which a loop is not worth waking other threads.
    alone_below = 100 * 1000,
    /// Rows of A, and of C, in one chunk of the general way.
    chunk_rows = 96,
    /// Chunks that a large product is cut into at least, so that threads end together.
    wanted_chunks = 16,
    /// Rows up to which dot products beat packing a transposed B.
    dot_rows_limit = 12,
    /// Rows up to which B is read where it lies, and the size of a B that is never packed.
    unpacked_rows = 24,
    unpacked_size = 32 * 1024,
    padding = 16,
};

static size_t chunks_grain(size_t items, size_t work, size_t wanted) {
    return work < alone_below ? larger(items, 1) : larger(1, items / wanted);
}

// MARK: C before the product

typedef struct {
    const Sgemm *product;
    float beta;
} Preparation;

static void scale_rows(void *context, size_t begin, size_t end) {
    const Preparation *preparation = context;
    const Sgemm *p = preparation->product;
    for (size_t row = begin; row < end; row++) {
        float *c = p->c + row * p->ldc;
        if (preparation->beta == 0) {
            memset(c, 0, p->n * sizeof *c);
        } else if (preparation->beta != 1) {
            for (size_t i = 0; i < p->n; i++) c[i] *= preparation->beta;
        }
        if (p->bias) {
            for (size_t i = 0; i < p->n; i++) c[i] += p->bias[i];
        }
    }
}

/// C = β·C + bias.
static void scale_and_add_bias(const Sgemm *product, float beta) {
    Preparation preparation = {product, beta};
    parallel_for(product->m, larger(1, 16384 / larger(1, product->n)), scale_rows, &preparation);
}

/// Adds one finished sum to C, in the ways that do not pass through a tile's epilogue.
static inline float finish(const Sgemm *p, float sum, float old, size_t column) {
    float value = p->alpha == 1 ? sum : p->alpha * sum;
    if (p->beta != 0) value += p->beta == 1 ? old : p->beta * old;
    if (p->bias) value += p->bias[column];
    return value;
}

// MARK: few rows, B transposed

static void dot_columns(void *context, size_t begin, size_t end) {
    const Sgemm *p = context;
    Dots dots = dots_table[simd_level()];
    float sums[16];
    for (size_t group = begin; group < end; group++) {
        size_t column = group * 4, b_rows = smaller(4, p->n - column);
        for (size_t row = 0; row < p->m; row += 4) {
            size_t a_rows = smaller(4, p->m - row);
            dots(a_rows, b_rows, p->a + row * p->lda, p->lda, p->b + column * p->ldb, p->ldb, p->k, sums);
            for (size_t i = 0; i < a_rows; i++) {
                float *c = p->c + (row + i) * p->ldc + column;
                for (size_t j = 0; j < b_rows; j++) {
                    c[j] = finish(p, sums[i * 4 + j], p->beta == 0 ? 0 : c[j], column + j);
                }
            }
        }
    }
}

static void dot_product_rows(const Sgemm *p) {
    size_t groups = divide_up(p->n, 4);
    parallel_for(groups, chunks_grain(groups, p->m * p->n * p->k, 4 * wanted_chunks), dot_columns, (void *)p);
}

// MARK: one row, B as it is

typedef struct {
    const Sgemm *product;
    size_t stripe_width;
} Stripes;

static void row_stripes(void *context, size_t begin, size_t end) {
    const Stripes *stripes = context;
    const Sgemm *p = stripes->product;
    Stripe stripe = stripe_table[simd_level()];
    float sums[8 * 16];
    for (size_t item = begin; item < end; item++) {
        size_t column = item * stripes->stripe_width, columns = smaller(stripes->stripe_width, p->n - column);
        stripe(p->a, p->transpose_a ? p->lda : 1, p->b + column, p->ldb, p->k, sums, columns);
        float *c = p->c + column;
        for (size_t i = 0; i < columns; i++) c[i] = finish(p, sums[i], p->beta == 0 ? 0 : c[i], column + i);
    }
}

static void single_row(const Sgemm *p) {
    Stripes stripes = {p, 8 * micro_kernels()->lanes};
    size_t count = divide_up(p->n, stripes.stripe_width);
    parallel_for(count, chunks_grain(count, p->n * p->k, wanted_chunks), row_stripes, &stripes);
}

// MARK: the general way

/// Where the panels of B come from.
typedef enum {
    /// B itself; an incomplete last panel is copied.
    PANELS_IN_PLACE,
    /// Copied by the chunk that uses them, a block at a time: one chunk of rows, so nobody else wants them.
    PANELS_COPIED_BY_CHUNK,
    /// Packed beforehand.
    PANELS_PACKED
} PanelSource;

typedef struct {
    const Sgemm *product;
    const MicroKernels *kernels;
    size_t depth_block;
    /// op(A) by rows, or a packed copy of it.
    const float *a;
    size_t lda;
    PanelSource panels_from;
    float *packed;
    size_t row_chunks, rows_per_chunk;
    size_t panel_groups, panels_per_group, panels;
    const float *alphas;  // a panel's width of α, NULL for 1
    _Atomic bool failed;  // a chunk had no memory
} General;

/// Copies rows `k ..< k + depth` of op(B) for the columns of panel `index` to `to`, [depth][width] with zeros beyond the
/// matrix.
static void pack_panel(const General *g, size_t index, size_t k, size_t depth, float *to) {
    const Sgemm *p = g->product;
    size_t first = index * g->kernels->panel_width, width = panel_width_at(g->kernels, first, p->n);
    size_t columns = smaller(width, p->n - first);
    if (columns < width) memset(to, 0, depth * width * sizeof *to);
    if (p->transpose_b) {
        // Blocks along k keep the lines of the destination in the cache while the rows of B pass.
        for (size_t block = 0; block < depth; block += 64) {
            transpose_block(p->b + first * p->ldb + k + block, p->ldb, to + block * width, width, columns,
                            smaller(64, depth - block));
        }
        return;
    }
    const float *from = p->b + k * p->ldb + first;
    for (size_t row = 0; row < depth; row++) memcpy(to + row * width, from + row * p->ldb, columns * sizeof *to);
}

/// Floats from one packed panel to the next.
static size_t panel_distance(const General *g) {
    return g->kernels->panel_width * g->product->k;
}

static void pack_panels(void *context, size_t begin, size_t end) {
    const General *g = context;
    for (size_t panel = begin; panel < end; panel++) {
        pack_panel(g, panel, 0, g->product->k, g->packed + panel * panel_distance(g));
    }
}

typedef struct {
    const float *a;
    size_t lda, rows, columns;
    float *to;
    size_t stride;
} RowPacking;

/// op(A)[row][k] from A[k][row].
static void pack_transposed_rows(void *context, size_t begin, size_t end) {
    const RowPacking *packing = context;
    for (size_t k = 0; k < packing->columns; k += 64) {
        transpose_block(packing->a + k * packing->lda + begin, packing->lda, packing->to + begin * packing->stride + k,
                        packing->stride, smaller(64, packing->columns - k), end - begin);
    }
}

/// Whether neighbouring rows fall on the same sets of the first-level cache.
static bool strides_collide(size_t stride) {
    return stride % 512 == 0;
}

/// A block of a panel, ready for the micro-kernel.
typedef struct {
    const float *start;
    size_t stride, column, columns, width;
} PanelBlock;

static PanelBlock panel_block(const General *g, size_t panel, size_t k, size_t depth, float *copy) {
    const Sgemm *p = g->product;
    PanelBlock block = {.column = panel * g->kernels->panel_width};
    block.width = panel_width_at(g->kernels, block.column, p->n);
    block.columns = smaller(block.width, p->n - block.column);
    block.stride = block.width;
    if (g->panels_from == PANELS_PACKED) {
        block.start = g->packed + panel * panel_distance(g) + k * block.width;
    } else if (g->panels_from == PANELS_IN_PLACE && block.columns == block.width) {
        block.start = p->b + k * p->ldb + block.column;
        block.stride = p->ldb;
    } else {
        pack_panel(g, panel, k, depth, copy);
        block.start = copy;
    }
    return block;
}

static void multiply_tiles(const General *g, const PanelBlock *block, const float *const *rows, TileRows tiles,
                           size_t first_row, size_t k, size_t depth) {
    const Sgemm *p = g->product;
    size_t offsets[maximum_tile_rows];
    for (size_t r = 0; r < maximum_tile_rows; r++) offsets[r] = r * p->ldc;
    TileEpilogue epilogue = {
        .scale = g->alphas,
        .bias = p->bias && k == 0 ? p->bias + block->column : NULL,
        .accumulates = k > 0 || p->beta != 0,
    };
    bool plain = !epilogue.scale && !epilogue.bias && !epilogue.accumulates;
    const RowKernel(*kernels)[2] = g->kernels->row;
    size_t vectors = block->width / g->kernels->lanes;
    float *out = p->c + first_row * p->ldc + block->column;
    for (size_t tile = 0; tile < tiles.tiles; tile++) {
        size_t height = tile_height(tiles, tile);
        kernels[height - 1][vectors - 1](rows, 0, 1, depth, block->start, block->stride, out, offsets, block->columns,
                                         plain ? NULL : &epilogue);
        rows += height;
        out += height * p->ldc;
    }
}

static void multiply_chunk(General *g, size_t chunk, size_t group) {
    const Sgemm *p = g->product;
    size_t first_row = chunk * g->rows_per_chunk, rows = smaller(g->rows_per_chunk, p->m - first_row);
    size_t first_panel = group * g->panels_per_group, last_panel = smaller(g->panels, first_panel + g->panels_per_group);
    TileRows tiles = tile_rows(rows, g->kernels->tile_rows);
    const float *pointers[chunk_rows];
    size_t copy_stride = g->depth_block + padding;
    float *panel_copy = scratch_floats(SCRATCH_CHUNK, chunk_rows * copy_stride + g->depth_block * g->kernels->panel_width);
    if (!panel_copy) {
        g->failed = true;
        return;
    }
    float *row_copy = panel_copy + g->depth_block * g->kernels->panel_width;
    bool copies_rows = strides_collide(g->lda) && rows > 2 && last_panel - first_panel > 1;

    for (size_t k = 0; k < p->k; k += g->depth_block) {
        size_t depth = smaller(g->depth_block, p->k - k);
        for (size_t r = 0; r < rows; r++) {
            pointers[r] = g->a + (first_row + r) * g->lda + k;
            if (copies_rows) {
                memcpy(row_copy + r * copy_stride, pointers[r], depth * sizeof *row_copy);
                pointers[r] = row_copy + r * copy_stride;
            }
        }
        for (size_t panel = first_panel; panel < last_panel; panel++) {
            PanelBlock block = panel_block(g, panel, k, depth, panel_copy);
            multiply_tiles(g, &block, pointers, tiles, first_row, k, depth);
        }
    }
}

static void multiply_chunks(void *context, size_t begin, size_t end) {
    General *g = context;
    for (size_t item = begin; item < end; item++) multiply_chunk(g, item % g->row_chunks, item / g->row_chunks);
}

static void partition(General *g) {
    const Sgemm *p = g->product;
    size_t chunks = divide_up(p->m, chunk_rows);
    g->rows_per_chunk = smaller(chunk_rows, round_up(divide_up(p->m, chunks), g->kernels->tile_rows));
    g->row_chunks = divide_up(p->m, g->rows_per_chunk);
    g->panels = divide_up(p->n, g->kernels->panel_width);
    size_t groups = smaller(g->panels, divide_up(wanted_chunks, g->row_chunks));
    g->panels_per_group = smaller(divide_up(g->panels, groups), 16);
    g->panel_groups = divide_up(g->panels, g->panels_per_group);
}

static PanelSource panel_source(const General *g) {
    const Sgemm *p = g->product;
    bool small = p->m <= unpacked_rows || p->k * p->n <= unpacked_size;
    if (!p->transpose_b && small) return PANELS_IN_PLACE;
    return g->row_chunks == 1 ? PANELS_COPIED_BY_CHUNK : PANELS_PACKED;
}

static bool general_product(const Sgemm *p) {
    const MicroKernels *kernels = micro_kernels();
    General g = {.product = p, .kernels = kernels, .a = p->a, .lda = p->lda};
    // A panel's block of 32 KiB stays in the first- or second-level cache while the row tiles pass.
    g.depth_block = 8192 / kernels->panel_width;
    partition(&g);
    g.panels_from = panel_source(&g);
    float alphas[maximum_panel_width];
    if (p->alpha != 1) {
        for (size_t i = 0; i < maximum_panel_width; i++) alphas[i] = p->alpha;
        g.alphas = alphas;
    }
    bool alone = p->m * p->n * p->k < alone_below;

    size_t panel_floats = g.panels_from == PANELS_PACKED ? g.panels * panel_distance(&g) : 0;
    size_t row_stride = round_up(p->k, 16) + padding;
    size_t row_floats = p->transpose_a ? p->m * row_stride : 0;
    if (panel_floats + row_floats > 0) {
        g.packed = scratch_floats(SCRATCH_CALL, panel_floats + row_floats);
        if (!g.packed) return false;
    }
    if (p->transpose_a) {
        RowPacking packing = {p->a, p->lda, p->m, p->k, g.packed + panel_floats, row_stride};
        parallel_for(p->m, alone ? p->m : 32, pack_transposed_rows, &packing);
        g.a = packing.to;
        g.lda = row_stride;
    }
    if (g.panels_from == PANELS_PACKED) parallel_for(g.panels, alone ? g.panels : 1, pack_panels, &g);
    if (p->beta != 0 && p->beta != 1) {
        Sgemm old = *p;
        old.bias = NULL;
        scale_and_add_bias(&old, p->beta);
    }
    size_t chunks = g.row_chunks * g.panel_groups;
    parallel_for_stoppable(chunks, alone ? chunks : 1, multiply_chunks, &g);
    return !g.failed;
}

// MARK: long sums

typedef struct {
    const Sgemm *product;
    size_t slices, slice;  // number and length
    float *partial;        // [slices][m][n]
    _Atomic bool failed;
} Slicing;

static bool single_product(const Sgemm *p);

static void multiply_slices(void *context, size_t begin, size_t end) {
    Slicing *slicing = context;
    const Sgemm *p = slicing->product;
    for (size_t index = begin; index < end; index++) {
        size_t k = index * slicing->slice;
        Sgemm part = *p;
        part.k = smaller(slicing->slice, p->k - k);
        part.a += p->transpose_a ? k * p->lda : k;
        part.b += p->transpose_b ? k : k * p->ldb;
        part.c = slicing->partial + index * p->m * p->n;
        part.ldc = p->n;
        part.alpha = 1;
        part.beta = 0;
        part.bias = NULL;
        if (!general_product(&part)) slicing->failed = true;
    }
}

static void add_slices(void *context, size_t begin, size_t end) {
    const Slicing *slicing = context;
    const Sgemm *p = slicing->product;
    for (size_t row = begin; row < end; row++) {
        float *c = p->c + row * p->ldc;
        for (size_t column = 0; column < p->n; column++) {
            const float *part = slicing->partial + row * p->n + column;
            float sum = 0;
            for (size_t index = 0; index < slicing->slices; index++) sum += part[index * p->m * p->n];
            c[column] = finish(p, sum, p->beta == 0 ? 0 : c[column], column);
        }
    }
}

enum { slice_length = 1024, slices_limit = 16 };

static bool wants_slices(const Sgemm *p) {
    return p->k >= 4 * slice_length && p->m * p->n <= 128 * 128;
}

static bool sliced_product(const Sgemm *p) {
    Slicing slicing = {.product = p};
    slicing.slices = smaller(slices_limit, p->k / slice_length);
    slicing.slice = round_up(divide_up(p->k, slicing.slices), 16);
    slicing.slices = divide_up(p->k, slicing.slice);
    // The bodies use the call's scratch of their own threads, this thread included: the sums lie apart.
    slicing.partial = scratch_floats(SCRATCH_SUMS, slicing.slices * p->m * p->n);
    if (!slicing.partial) return false;
    parallel_for_stoppable(slicing.slices, 1, multiply_slices, &slicing);
    if (slicing.failed) return false;
    parallel_for(p->m, larger(1, 4096 / p->n), add_slices, &slicing);
    return true;
}

// MARK: choice

/// A column of results is the row of the transposed product: Cᵀ = op(B)ᵀ·op(A)ᵀ.
static bool single_column(const Sgemm *p) {
    float *row = NULL, *column = NULL;
    Sgemm turned = *p;
    turned.m = 1;
    turned.n = p->m;
    turned.a = p->b;
    turned.b = p->a;
    turned.ldb = p->lda;
    turned.transpose_b = !p->transpose_a;
    turned.bias = NULL;
    turned.beta = 0;
    turned.alpha = 1;
    float *scratch = scratch_floats(SCRATCH_SUMS, p->k + p->m + 2 * padding);
    if (!scratch) return false;
    column = scratch;
    row = scratch + round_up(p->k, padding);
    size_t step = p->transpose_b ? 1 : p->ldb;
    for (size_t k = 0; k < p->k; k++) column[k] = p->b[k * step];
    turned.a = column;
    turned.transpose_a = false;
    turned.lda = p->k;
    turned.c = row;
    turned.ldc = p->m;
    if (turned.transpose_b) {
        dot_product_rows(&turned);
    } else {
        single_row(&turned);
    }
    for (size_t i = 0; i < p->m; i++) {
        float *c = p->c + i * p->ldc;
        *c = finish(p, row[i], p->beta == 0 ? 0 : *c, 0);
    }
    return true;
}

static bool single_product(const Sgemm *p) {
    if (p->k == 0 || p->alpha == 0) {
        scale_and_add_bias(p, p->beta);
        return true;
    }
    if (p->n == 1) return single_column(p);
    if (p->transpose_b && !p->transpose_a && p->m <= dot_rows_limit) {
        dot_product_rows(p);
        return true;
    }
    if (p->m == 1 && !p->transpose_b) {
        single_row(p);
        return true;
    }
    return wants_slices(p) ? sliced_product(p) : general_product(p);
}

typedef struct {
    const Sgemm *product;
    _Atomic bool failed;
} Batch;

static Sgemm batch_item(const Sgemm *p, size_t index) {
    Sgemm item = *p;
    item.a += index * p->a_step;
    item.b += index * p->b_step;
    item.c += index * p->c_step;
    return item;
}

/// Multiplications up to which the three loops as they stand beat every preparation.
enum { tiny_product = 512 };

static void tiny(const Sgemm *p) {
    size_t a_row = p->transpose_a ? 1 : p->lda, a_step = p->transpose_a ? p->lda : 1;
    size_t b_row = p->transpose_b ? 1 : p->ldb, b_step = p->transpose_b ? p->ldb : 1;
    for (size_t i = 0; i < p->m; i++) {
        float *c = p->c + i * p->ldc;
        for (size_t j = 0; j < p->n; j++) {
            float sum = 0;
            for (size_t k = 0; k < p->k; k++) sum += p->a[i * a_row + k * a_step] * p->b[k * b_row + j * b_step];
            c[j] = finish(p, sum, p->beta == 0 ? 0 : c[j], j);
        }
    }
}

static void multiply_batch(void *context, size_t begin, size_t end) {
    Batch *batch = context;
    const Sgemm *p = batch->product;
    if (p->m * p->n * p->k <= tiny_product) {
        for (size_t index = begin; index < end; index++) {
            Sgemm item = batch_item(p, index);
            tiny(&item);
        }
        return;
    }
    for (size_t index = begin; index < end; index++) {
        Sgemm item = batch_item(batch->product, index);
        if (!single_product(&item)) batch->failed = true;
    }
}

bool sgemm(const Sgemm *product) {
    const Sgemm *p = product;
    if (p->m == 0 || p->n == 0 || p->batch == 0) return true;
    if (p->batch == 1) return single_product(p);
    size_t work = p->m * p->n * p->k;
    // Few large products: each is shared by all threads.
    if (p->batch < 8 && work >= 4 * alone_below) {
        for (size_t index = 0; index < p->batch; index++) {
            Sgemm item = batch_item(p, index);
            if (!single_product(&item)) return false;
        }
        return true;
    }
    Batch batch = {.product = p};
    size_t grain = larger(1, alone_below / larger(1, work));
    parallel_for_stoppable(p->batch, work * p->batch < alone_below ? p->batch : grain, multiply_batch, &batch);
    return !batch.failed;
}
