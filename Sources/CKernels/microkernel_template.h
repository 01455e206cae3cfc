/// Register tiles at one SIMD level. `rows` and `vectors` are constants wherever these are inlined.

/// Applies the epilogue to whole vectors, or to parts of them where the processor has masks. Terms that are left out are
/// neutral numbers instead of branches.
SIMD_INLINE void SIMD(finish_in_registers)(int rows_in_tile, int vectors, vec (*sums)[2], float *out,
                                           const size_t *offsets, size_t columns, const TileEpilogue *epilogue) {
    static const TileEpilogue none = {0};
    if (!epilogue) epilogue = &none;
    vec lower = vec_all(epilogue->clamps ? epilogue->lower : -__builtin_inff());
    vec upper = vec_all(epilogue->clamps ? epilogue->upper : __builtin_inff());
    const float *addend = epilogue->accumulates ? out : epilogue->residual;
#pragma clang loop unroll(full)
    for (int v = 0; v < vectors; v++) {
        size_t first = (size_t)v * LANES;
        if (first >= columns) return;
        vec_mask mask = vec_mask_of(columns - first);
        vec scale = epilogue->scale ? vec_load_masked(epilogue->scale + first, mask) : vec_all(1);
        vec bias = epilogue->bias ? vec_load_masked(epilogue->bias + first, mask) : vec_all(0);
        if (addend) {
#pragma clang loop unroll(full)
            for (int r = 0; r < rows_in_tile; r++) {
                vec value = vec_fma(sums[r][v], scale, bias) + vec_load_masked(addend + offsets[r] + first, mask);
                value = vec_at_most(vec_at_least(value, lower), upper);
                vec_store_masked(out + offsets[r] + first, value, mask);
            }
        } else {
#pragma clang loop unroll(full)
            for (int r = 0; r < rows_in_tile; r++) {
                vec value = vec_at_most(vec_at_least(vec_fma(sums[r][v], scale, bias), lower), upper);
                vec_store_masked(out + offsets[r] + first, value, mask);
            }
        }
    }
}

/// The same for tiles with part of a vector. One function for all tile shapes keeps the code small; the way through `sums`
/// in memory costs little beside the products.
SIMD_FUNCTION __attribute__((noinline)) static void SIMD(finish_tile)(int rows_in_tile, int vectors, const vec (*sums)[2],
                                                                      float *out, const size_t *offsets, size_t columns,
                                                                      const TileEpilogue *epilogue) {
    static const TileEpilogue none = {0};
    if (!epilogue) epilogue = &none;
    for (int v = 0; v < vectors; v++) {
        size_t first = (size_t)v * LANES;
        if (first >= columns) return;
        size_t count = columns - first;
        vec scale = epilogue->scale ? vec_load_part(epilogue->scale + first, count) : vec_all(1);
        vec bias = epilogue->bias ? vec_load_part(epilogue->bias + first, count) : vec_all(0);
        for (int r = 0; r < rows_in_tile; r++) {
            float *to = out + offsets[r] + first;
            vec sum = vec_fma(sums[r][v], scale, bias);
            if (epilogue->residual) sum += vec_load_part(epilogue->residual + offsets[r] + first, count);
            if (epilogue->accumulates) sum += vec_load_part(to, count);
            if (epilogue->clamps) {
                sum = vec_at_least(sum, vec_all(epilogue->lower));
                sum = vec_at_most(sum, vec_all(epilogue->upper));
            }
            vec_store_part(to, sum, count);
        }
    }
}

#ifndef PREFETCH_ROWS
/// How far ahead a panel is fetched: the processor's own prefetching stops at the end of a page, which a panel fills in 32
/// rows, and large weights come from memory.
#define PREFETCH_ROWS 64
#endif

SIMD_INLINE void SIMD(row_tile)(int rows_in_tile, int vectors, const float *const *rows, size_t tap_stride, size_t taps,
                                size_t depth, const float *panel, size_t panel_stride, float *out, const size_t *offsets,
                                size_t columns, const TileEpilogue *epilogue) {
    vec sums[TILE_ROWS][2];
#pragma clang loop unroll(full)
    for (int r = 0; r < rows_in_tile; r++) {
#pragma clang loop unroll(full)
        for (int v = 0; v < vectors; v++) sums[r][v] = (vec){0};
    }
    for (size_t tap = 0; tap < taps; tap++, rows += tap_stride) {
        const float *row[TILE_ROWS];
#pragma clang loop unroll(full)
        for (int r = 0; r < rows_in_tile; r++) row[r] = rows[r];
#pragma clang loop unroll_count(4)
        for (size_t k = 0; k < depth; k++, panel += panel_stride) {
            vec column[2];
#pragma clang loop unroll(full)
            for (int v = 0; v < vectors; v++) {
                column[v] = vec_load(panel + v * LANES);
                if (v * LANES % 16 == 0) __builtin_prefetch(panel + PREFETCH_ROWS * panel_stride + v * LANES);
            }
#pragma clang loop unroll(full)
            for (int r = 0; r < rows_in_tile; r++) {
                vec factor = vec_all(row[r][k]);
#pragma clang loop unroll(full)
                for (int v = 0; v < vectors; v++) sums[r][v] = vec_fma(factor, column[v], sums[r][v]);
            }
        }
    }
    if (!epilogue && columns == (size_t)vectors * LANES) {
#pragma clang loop unroll(full)
        for (int r = 0; r < rows_in_tile; r++) {
#pragma clang loop unroll(full)
            for (int v = 0; v < vectors; v++) vec_store(out + offsets[r] + v * LANES, sums[r][v]);
        }
    } else if (SIMD_MASKS || columns == (size_t)vectors * LANES) {
        SIMD(finish_in_registers)(rows_in_tile, vectors, sums, out, offsets, columns, epilogue);
    } else {
        vec spilled[TILE_ROWS][2];
#pragma clang loop unroll(full)
        for (int r = 0; r < rows_in_tile; r++) {
#pragma clang loop unroll(full)
            for (int v = 0; v < vectors; v++) spilled[r][v] = sums[r][v];
        }
        SIMD(finish_tile)(rows_in_tile, vectors, spilled, out, offsets, columns, epilogue);
    }
}

SIMD_INLINE void SIMD(outer_tile)(int rows_in_tile, int vectors, const float *const *rows, size_t first, size_t count,
                                  const float *panel, size_t panel_stride, float *out, size_t out_stride, size_t columns,
                                  bool accumulates) {
    vec sums[TILE_ROWS][2];
#pragma clang loop unroll(full)
    for (int r = 0; r < rows_in_tile; r++) {
#pragma clang loop unroll(full)
        for (int v = 0; v < vectors; v++) sums[r][v] = (vec){0};
    }
#pragma clang loop unroll_count(2)
    for (size_t p = 0; p < count; p++, panel += panel_stride) {
        const float *row = rows[p] + first;
        vec column[2];
#pragma clang loop unroll(full)
        for (int v = 0; v < vectors; v++) column[v] = vec_load(panel + v * LANES);
#pragma clang loop unroll(full)
        for (int r = 0; r < rows_in_tile; r++) {
            vec factor = vec_all(row[r]);
#pragma clang loop unroll(full)
            for (int v = 0; v < vectors; v++) sums[r][v] = vec_fma(factor, column[v], sums[r][v]);
        }
    }
    if (columns < (size_t)vectors * LANES) {
        vec spilled[TILE_ROWS][2];
        size_t offsets[TILE_ROWS];
#pragma clang loop unroll(full)
        for (int r = 0; r < rows_in_tile; r++) {
            offsets[r] = (size_t)r * out_stride;
#pragma clang loop unroll(full)
            for (int v = 0; v < vectors; v++) spilled[r][v] = sums[r][v];
        }
        TileEpilogue epilogue = {.accumulates = accumulates};
        SIMD(finish_tile)(rows_in_tile, vectors, spilled, out, offsets, columns, &epilogue);
        return;
    }
#pragma clang loop unroll(full)
    for (int r = 0; r < rows_in_tile; r++) {
#pragma clang loop unroll(full)
        for (int v = 0; v < vectors; v++) {
            float *to = out + (size_t)r * out_stride + v * LANES;
            vec_store(to, accumulates ? vec_load(to) + sums[r][v] : sums[r][v]);
        }
    }
}

#undef DEFINE_TILE
#undef DEFINE_TILES
#define DEFINE_TILE(ROWS, VECTORS)                                                                                        \
    SIMD_FUNCTION static void SIMD(row_##ROWS##x##VECTORS)(                                                               \
        const float *const *rows, size_t tap_stride, size_t taps, size_t depth, const float *panel, size_t panel_stride,  \
        float *out, const size_t *offsets, size_t columns, const TileEpilogue *epilogue) {                                \
        SIMD(row_tile)(ROWS, VECTORS, rows, tap_stride, taps, depth, panel, panel_stride, out, offsets, columns,          \
                       epilogue);                                                                                         \
    }                                                                                                                     \
    SIMD_FUNCTION static void SIMD(outer_##ROWS##x##VECTORS)(                                                             \
        const float *const *rows, size_t first, size_t count, const float *panel, size_t panel_stride, float *out,        \
        size_t out_stride, size_t columns, bool accumulates) {                                                            \
        SIMD(outer_tile)(ROWS, VECTORS, rows, first, count, panel, panel_stride, out, out_stride, columns, accumulates);  \
    }
#define DEFINE_TILES(ROWS) DEFINE_TILE(ROWS, 1) DEFINE_TILE(ROWS, 2)

DEFINE_TILES(1)
DEFINE_TILES(2)
DEFINE_TILES(3)
DEFINE_TILES(4)
DEFINE_TILES(5)
DEFINE_TILES(6)
#if TILE_ROWS > 6
DEFINE_TILES(7)
DEFINE_TILES(8)
DEFINE_TILES(9)
DEFINE_TILES(10)
DEFINE_TILES(11)
DEFINE_TILES(12)
#endif

#undef TILE_PAIR
#define TILE_PAIR(KIND, ROWS) {SIMD(KIND##_##ROWS##x1), SIMD(KIND##_##ROWS##x2)}
#undef TILE_TABLE
#if TILE_ROWS > 6
#define TILE_TABLE(KIND)                                                                                       \
    {TILE_PAIR(KIND, 1), TILE_PAIR(KIND, 2), TILE_PAIR(KIND, 3),  TILE_PAIR(KIND, 4),  TILE_PAIR(KIND, 5),     \
     TILE_PAIR(KIND, 6), TILE_PAIR(KIND, 7), TILE_PAIR(KIND, 8),  TILE_PAIR(KIND, 9),  TILE_PAIR(KIND, 10),    \
     TILE_PAIR(KIND, 11), TILE_PAIR(KIND, 12)}
#else
#define TILE_TABLE(KIND)                                                                                       \
    {TILE_PAIR(KIND, 1), TILE_PAIR(KIND, 2), TILE_PAIR(KIND, 3), TILE_PAIR(KIND, 4), TILE_PAIR(KIND, 5), TILE_PAIR(KIND, 6)}
#endif

static const MicroKernels SIMD(micro_kernels) = {
    .lanes = LANES,
    .panel_width = 2 * LANES,
    .tile_rows = TILE_ROWS,
    .row = TILE_TABLE(row),
    .outer = TILE_TABLE(outer),
};
