/// LAPACK of OpenBLAS, loaded when first used. Arguments are Fortran's: by reference, matrices column-major.
#pragma once
#include <stdbool.h>
#include <stdint.h>

/// Loads the library; false when it is not there. The library is told to use one thread, since its own threads and the
/// engine's would take the cores from each other.
bool openblas_load(void);

/// What went wrong in `openblas_load`, and where the library was found.
const char *openblas_location(void);

/// LU factorisation. `pivots` has min(m, n) entries. Returns LAPACK's info.
int openblas_dgetrf(int m, int n, double *a, int lda, int *pivots);
/// Solves with the factorisation; `transposed` for Aᵀ x = b.
int openblas_dgetrs(bool transposed, int n, int columns, const double *a, int lda, const int *pivots, double *b, int ldb);
/// Inverse from the factorisation.
int openblas_dgetri(int n, double *a, int lda, const int *pivots);
/// Cholesky factorisation of the lower, or upper, triangle.
int openblas_dpotrf(bool upper, int n, double *a, int lda);
/// Householder QR, and its orthogonal factor of `columns` columns.
int openblas_dgeqrf(int m, int n, double *a, int lda, double *tau);
int openblas_dorgqr(int m, int columns, int k, double *a, int lda, const double *tau);
/// Singular values, with thin (`full` false) or full U and Vᵀ unless both are NULL.
int openblas_dgesdd(bool full, int m, int n, double *a, int lda, double *s, double *u, int ldu, double *vt, int ldvt);
/// Eigenvalues, ascending, and eigenvectors, in `a`, of a symmetric matrix given by its lower, or upper, triangle.
int openblas_dsyevd(bool vectors, bool upper, int n, double *a, int lda, double *values);
/// Eigenvalues (real and imaginary parts) and right eigenvectors of a general matrix.
int openblas_dgeev(int n, double *a, int lda, double *real, double *imaginary, double *vectors, int ldv);
/// Least squares by singular values; the solution replaces `b`, the rank goes to `rank`.
int openblas_dgelsd(
    int m, int n, int columns, double *a, int lda, double *b, int ldb, double *s, double condition, int *rank);
/// Triangular solve op(A) x = b.
int openblas_dtrtrs(bool upper, bool transposed, bool unit, int n, int columns, const double *a, int lda, double *b, int ldb);
