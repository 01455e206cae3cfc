/// Products with few rows, bound by memory, at one SIMD level.

/// sums[i·4 + j] = Σ_k a[i][k]·b[j][k] for `a_rows` ≤ 4 rows of A and 4 rows of B.
SIMD_INLINE void SIMD(dot_tile)(int a_rows, int b_rows, const float *a, size_t lda, const float *b, size_t ldb, size_t k,
                                float *sums) {
    vec partial[4][4];
#pragma clang loop unroll(full)
    for (int i = 0; i < a_rows; i++) {
#pragma clang loop unroll(full)
        for (int j = 0; j < b_rows; j++) partial[i][j] = (vec){0};
    }
    size_t p = 0;
    for (; p + LANES <= k; p += LANES) {
        vec column[4];
#pragma clang loop unroll(full)
        for (int j = 0; j < b_rows; j++) column[j] = vec_load(b + (size_t)j * ldb + p);
#pragma clang loop unroll(full)
        for (int i = 0; i < a_rows; i++) {
            vec row = vec_load(a + (size_t)i * lda + p);
#pragma clang loop unroll(full)
            for (int j = 0; j < b_rows; j++) partial[i][j] = vec_fma(row, column[j], partial[i][j]);
        }
    }
    for (int i = 0; i < a_rows; i++) {
        for (int j = 0; j < b_rows; j++) {
            vec tail = vec_load_part(a + (size_t)i * lda + p, k - p) * vec_load_part(b + (size_t)j * ldb + p, k - p);
            sums[i * 4 + j] = vec_sum(partial[i][j] + tail);
        }
    }
}

/// One row of A against one row of B, with enough sums in flight to hide the latency of the additions.
SIMD_INLINE float SIMD(dot_single)(const float *a, const float *b, size_t k) {
    vec partial[4] = {{0}, {0}, {0}, {0}};
    size_t p = 0;
    for (; p + 4 * LANES <= k; p += 4 * LANES) {
#pragma clang loop unroll(full)
        for (int i = 0; i < 4; i++) {
            partial[i] = vec_fma(vec_load(a + p + i * LANES), vec_load(b + p + i * LANES), partial[i]);
        }
    }
    vec sum = (partial[0] + partial[1]) + (partial[2] + partial[3]);
    for (; p < k; p += LANES) sum += vec_load_part(a + p, k - p) * vec_load_part(b + p, k - p);
    return vec_sum(sum);
}

#undef DOT_CASE
#define DOT_CASE(A_ROWS)                                                               \
    case A_ROWS:                                                                       \
        SIMD(dot_tile)(A_ROWS, 4, a, lda, b, ldb, k, sums);                            \
        return;

SIMD_FUNCTION static void SIMD(dots)(size_t a_rows, size_t b_rows, const float *a, size_t lda, const float *b, size_t ldb,
                                     size_t k, float *sums) {
    if (b_rows < 4) {
        for (size_t i = 0; i < a_rows; i++) {
            for (size_t j = 0; j < b_rows; j++) sums[i * 4 + j] = SIMD(dot_single)(a + i * lda, b + j * ldb, k);
        }
        return;
    }
    switch (a_rows) {
        DOT_CASE(1)
        DOT_CASE(2)
        DOT_CASE(3)
        DOT_CASE(4)
    default:
        return;
    }
}

/// out[c] = Σ_k a[k·a_stride]·b[k·ldb + c] for a stripe of `columns` ≤ 8 vectors.
SIMD_FUNCTION static void SIMD(stripe)(const float *a, size_t a_stride, const float *b, size_t ldb, size_t k, float *out,
                                       size_t columns) {
    enum { vectors = 8 };
    vec sums[vectors];
#pragma clang loop unroll(full)
    for (int v = 0; v < vectors; v++) sums[v] = (vec){0};
    if (columns == vectors * LANES) {
        for (size_t p = 0; p < k; p++, b += ldb) {
            vec factor = vec_all(a[p * a_stride]);
#pragma clang loop unroll(full)
            for (int v = 0; v < vectors; v++) sums[v] = vec_fma(factor, vec_load(b + v * LANES), sums[v]);
        }
#pragma clang loop unroll(full)
        for (int v = 0; v < vectors; v++) vec_store(out + v * LANES, sums[v]);
        return;
    }
    for (size_t first = 0; first < columns; first += LANES) {
        vec sum = {0};
        const float *column = b + first;
        for (size_t p = 0; p < k; p++, column += ldb) {
            sum = vec_fma(vec_all(a[p * a_stride]), vec_load_part(column, columns - first), sum);
        }
        vec_store_part(out + first, sum, columns - first);
    }
}
