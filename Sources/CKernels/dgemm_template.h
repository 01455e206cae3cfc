/// Double-precision tiles at one SIMD level: up to 4 rows by 2 vectors, B read where it lies.
#undef DLANES
#define DLANES (LANES / 2)

typedef double SIMD(dvec) __attribute__((vector_size(DLANES * 8)));
typedef double SIMD(unaligned_dvec) __attribute__((vector_size(DLANES * 8), aligned(8), may_alias));

SIMD_INLINE void SIMD(double_tile)(int rows, int vectors, const double *a, size_t lda, const double *b, size_t ldb,
                                   size_t depth, double *sums) {
    SIMD(dvec) partial[4][2];
#pragma clang loop unroll(full)
    for (int r = 0; r < rows; r++) {
#pragma clang loop unroll(full)
        for (int v = 0; v < vectors; v++) partial[r][v] = (SIMD(dvec)){0};
    }
    for (size_t k = 0; k < depth; k++, b += ldb) {
        SIMD(dvec) column[2];
#pragma clang loop unroll(full)
        for (int v = 0; v < vectors; v++) column[v] = *(const SIMD(unaligned_dvec) *)(b + v * DLANES);
#pragma clang loop unroll(full)
        for (int r = 0; r < rows; r++) {
            SIMD(dvec) factor = a[(size_t)r * lda + k] - (SIMD(dvec)){0};
#pragma clang loop unroll(full)
            for (int v = 0; v < vectors; v++) {
#if SIMD_LEVEL == 0 && !defined(__aarch64__)
                partial[r][v] += factor * column[v];
#else
                partial[r][v] = __builtin_elementwise_fma(factor, column[v], partial[r][v]);
#endif
            }
        }
    }
#pragma clang loop unroll(full)
    for (int r = 0; r < rows; r++) {
#pragma clang loop unroll(full)
        for (int v = 0; v < vectors; v++) *(SIMD(unaligned_dvec) *)(sums + r * 2 * DLANES + v * DLANES) = partial[r][v];
    }
}

/// sums[r·width + c] = Σ_k a[r][k]·b[k][c] for `rows` ≤ 4, width = 2 vectors, of which the first `columns` exist.
SIMD_FUNCTION static void SIMD(double_tiles)(size_t rows, size_t columns, const double *a, size_t lda, const double *b,
                                             size_t ldb, size_t depth, double *sums) {
    if (columns == 2 * DLANES && rows == 4) {
        SIMD(double_tile)(4, 2, a, lda, b, ldb, depth, sums);
        return;
    }
    for (size_t r = 0; r < rows; r++) {
        if (columns == 2 * DLANES) {
            SIMD(double_tile)(1, 2, a + r * lda, lda, b, ldb, depth, sums + r * 2 * DLANES);
            continue;
        }
        for (size_t c = 0; c < columns; c++) {
            double sum = 0;
            for (size_t k = 0; k < depth; k++) sum += a[r * lda + k] * b[k * ldb + c];
            sums[r * 2 * DLANES + c] = sum;
        }
    }
}
