/// The inner loops that every product shares: register tiles of up to 6×16 (AVX2) or 12×32 (AVX-512) results.
///
/// A panel holds the second operand for `width` neighbouring columns, [k][width]. Panels are two vectors wide; the last
/// one is a single vector when that covers the columns that remain. Columns beyond the matrix are zero in packed panels.
#pragma once
#include <stdbool.h>
#include <stddef.h>

enum { maximum_tile_rows = 12, maximum_panel_width = 32 };

/// What happens to a tile before it is stored; see ConvolutionEpilogue. Pointers stand at the tile's first column.
typedef struct {
    const float *scale, *bias;
    const float *residual;  // addressed with the output's offsets
    bool accumulates;       // adds the old output; not together with a residual
    bool clamps;
    float lower, upper;
} TileEpilogue;

/// out[offsets[r] + c] = epilogue(Σ_tap Σ_k rows[tap·tap_stride + r][k] · panel[tap·depth + k][c]), c < columns.
/// Rows of the panel lie `panel_stride` apart. `epilogue` may be NULL.
typedef void (*RowKernel)(const float *const *rows, size_t tap_stride, size_t taps, size_t depth, const float *panel,
                          size_t panel_stride, float *out, const size_t *offsets, size_t columns,
                          const TileEpilogue *epilogue);

/// out[r·out_stride + c] (+)= Σ_p rows[p][first + r] · panel[p][c], c < columns.
typedef void (*OuterKernel)(const float *const *rows, size_t first, size_t count, const float *panel, size_t panel_stride,
                            float *out, size_t out_stride, size_t columns, bool accumulates);

/// The kernels of one SIMD level.
typedef struct {
    size_t lanes, panel_width, tile_rows;
    /// Indexed by the number of rows and of vectors, each less one.
    RowKernel row[maximum_tile_rows][2];
    OuterKernel outer[maximum_tile_rows][2];
} MicroKernels;

/// The kernels of the level in use.
const MicroKernels *micro_kernels(void);

static inline size_t smaller(size_t a, size_t b) {
    return a < b ? a : b;
}

static inline size_t larger(size_t a, size_t b) {
    return a > b ? a : b;
}

static inline size_t divide_up(size_t count, size_t by) {
    return (count + by - 1) / by;
}

static inline size_t round_up(size_t count, size_t to) {
    return divide_up(count, to) * to;
}

/// Width of the panel that begins at `column` of `columns`: two vectors, or one for the end.
static inline size_t panel_width_at(const MicroKernels *kernels, size_t column, size_t columns) {
    return columns - column <= kernels->lanes ? kernels->lanes : kernels->panel_width;
}

/// `count` rows are cut into tiles of nearly equal height: 49 rows of at most 6 are 5·5 + 4·6 rather than 8·6 + 1.
typedef struct {
    size_t tiles, height, taller;  // the first `taller` tiles have `height + 1` rows
} TileRows;

static inline TileRows tile_rows(size_t count, size_t maximum) {
    size_t tiles = divide_up(count, maximum);
    if (tiles == 0) return (TileRows){0, 0, 0};
    return (TileRows){tiles, count / tiles, count % tiles};
}

static inline size_t tile_height(TileRows rows, size_t tile) {
    return rows.height + (tile < rows.taller);
}
