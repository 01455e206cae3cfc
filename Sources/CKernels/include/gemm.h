/// Matrix products.
#pragma once
#include <stdbool.h>
#include <stddef.h>

/// One product C = α·op(A)·op(B) + β·C + bias, or `batch` of them at constant distances.
///
/// Row-major: op(A) is [m][k], op(B) is [k][n], C is [m][n]. `a` holds [m][k] with rows `lda` apart, or with
/// `transpose_a` [k][m]; likewise `b` and `ldb`. Distances count elements. With β = 0 the old C is never read.
/// C overlaps neither A nor B.
typedef struct {
    size_t m, n, k;
    bool transpose_a, transpose_b;
    float alpha, beta;
    const float *a;
    size_t lda;
    const float *b;
    size_t ldb;
    float *c;
    size_t ldc;
    /// [n], added to every row of C; NULL for none.
    const float *bias;
    size_t batch;
    size_t a_step, b_step, c_step;
} Sgemm;

/// Computes the product. False when there is no memory for the packed operands (C is then undefined).
/// The order of additions depends on the shape and the SIMD level only. Any of m, n, k, batch may be 0.
bool sgemm(const Sgemm *product);

typedef struct {
    size_t m, n, k;
    bool transpose_a, transpose_b;
    double alpha, beta;
    const double *a;
    size_t lda;
    const double *b;
    size_t ldb;
    double *c;
    size_t ldc;
    const double *bias;
    size_t batch;
    size_t a_step, b_step, c_step;
} Dgemm;

/// As `sgemm`, in double precision: threaded and vectorised, but without packing for the caches.
bool dgemm(const Dgemm *product);
