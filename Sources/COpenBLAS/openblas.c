#include "openblas.h"

#include <dlfcn.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>

/// The Fortran routines used; the lengths of character arguments follow at the end.
static struct {
    void (*dgetrf)(const int *, const int *, double *, const int *, int *, int *);
    void (*dgetrs)(
        const char *, const int *, const int *, const double *, const int *, const int *, double *, const int *, int *,
        size_t);
    void (*dgetri)(const int *, double *, const int *, const int *, double *, const int *, int *);
    void (*dpotrf)(const char *, const int *, double *, const int *, int *, size_t);
    void (*dgeqrf)(const int *, const int *, double *, const int *, double *, double *, const int *, int *);
    void (*dorgqr)(
        const int *, const int *, const int *, double *, const int *, const double *, double *, const int *, int *);
    void (*dgesdd)(
        const char *, const int *, const int *, double *, const int *, double *, double *, const int *, double *,
        const int *, double *, const int *, int *, int *, size_t);
    void (*dsyevd)(
        const char *, const char *, const int *, double *, const int *, double *, double *, const int *, int *,
        const int *, int *, size_t, size_t);
    void (*dgeev)(
        const char *, const char *, const int *, double *, const int *, double *, double *, double *, const int *,
        double *, const int *, double *, const int *, int *, size_t, size_t);
    void (*dgelsd)(
        const int *, const int *, const int *, double *, const int *, double *, const int *, double *, const double *,
        int *, double *, const int *, int *, int *);
    void (*dtrtrs)(
        const char *, const char *, const char *, const int *, const int *, const double *, const int *, double *,
        const int *, int *, size_t, size_t, size_t);
} lapack;

static bool loaded;
static const char *location = "not loaded";
static pthread_once_t once = PTHREAD_ONCE_INIT;

static void load(void) {
#if defined(__x86_64__)
    // Older releases misjudge processors that are newer than they are: the kernels for AVX2 are right everywhere.
    if (__builtin_cpu_supports("avx2")) setenv("OPENBLAS_CORETYPE", "Haswell", 0);
#endif
    setenv("OPENBLAS_NUM_THREADS", "1", 0);
    static const char *const names[] = {
        "libopenblas.so.0", "libopenblas.so", "/usr/lib/x86_64-linux-gnu/openblas-pthread/libopenblas.so.0",
        "/usr/lib/x86_64-linux-gnu/openblas-serial/libopenblas.so.0"};
    void *library = NULL;
    for (size_t i = 0; i < sizeof names / sizeof *names && !library; i++) {
        library = dlopen(names[i], RTLD_NOW | RTLD_LOCAL);
        if (library) location = names[i];
    }
    if (!library) {
        location = "libopenblas.so.0 was not found";
        return;
    }
    void (*set_threads)(int) = (void (*)(int))dlsym(library, "openblas_set_num_threads");
    if (set_threads) set_threads(1);
    bool all = true;
#define FIND(name) all &= (*(void **)&lapack.name = dlsym(library, #name "_")) != NULL
    FIND(dgetrf);
    FIND(dgetrs);
    FIND(dgetri);
    FIND(dpotrf);
    FIND(dgeqrf);
    FIND(dorgqr);
    FIND(dgesdd);
    FIND(dsyevd);
    FIND(dgeev);
    FIND(dgelsd);
    FIND(dtrtrs);
    loaded = all;
    if (!all) location = "libopenblas.so.0 lacks LAPACK";
}

bool openblas_load(void) {
    pthread_once(&once, load);
    return loaded;
}

const char *openblas_location(void) {
    return location;
}

/// LAPACK's own code for no memory.
#define NO_MEMORY (-1010)

int openblas_dgetrf(int m, int n, double *a, int lda, int *pivots) {
    int info = 0;
    lapack.dgetrf(&m, &n, a, &lda, pivots, &info);
    return info;
}

int openblas_dgetrs(bool transposed, int n, int columns, const double *a, int lda, const int *pivots, double *b, int ldb) {
    int info = 0;
    lapack.dgetrs(transposed ? "T" : "N", &n, &columns, a, &lda, pivots, b, &ldb, &info, 1);
    return info;
}

/// Asks a routine for its workspace and runs it. `CALL` uses `work` and `size`.
#define WITH_WORKSPACE(CALL) \
    int info = 0, size = -1; \
    double query = 0, *work = &query; \
    CALL; \
    if (info != 0) return info; \
    size = (int)query; \
    if (size < 1) size = 1; \
    work = malloc((size_t)size * sizeof *work); \
    if (!work) return NO_MEMORY; \
    CALL; \
    free(work);

int openblas_dgetri(int n, double *a, int lda, const int *pivots) {
    WITH_WORKSPACE(lapack.dgetri(&n, a, &lda, pivots, work, &size, &info))
    return info;
}

int openblas_dpotrf(bool upper, int n, double *a, int lda) {
    int info = 0;
    lapack.dpotrf(upper ? "U" : "L", &n, a, &lda, &info, 1);
    return info;
}

int openblas_dgeqrf(int m, int n, double *a, int lda, double *tau) {
    WITH_WORKSPACE(lapack.dgeqrf(&m, &n, a, &lda, tau, work, &size, &info))
    return info;
}

int openblas_dorgqr(int m, int columns, int k, double *a, int lda, const double *tau) {
    WITH_WORKSPACE(lapack.dorgqr(&m, &columns, &k, a, &lda, tau, work, &size, &info))
    return info;
}

int openblas_dgesdd(bool full, int m, int n, double *a, int lda, double *s, double *u, int ldu, double *vt, int ldvt) {
    const char *job = u == NULL ? "N" : full ? "A" : "S";
    int smaller = m < n ? m : n;
    int *integers = malloc((size_t)(8 * (smaller > 0 ? smaller : 1)) * sizeof *integers);
    if (!integers) return NO_MEMORY;
    double unused;
    if (!u) u = &unused;
    if (!vt) vt = &unused;
    int info = 0, size = -1;
    double query = 0, *work = &query;
    lapack.dgesdd(job, &m, &n, a, &lda, s, u, &ldu, vt, &ldvt, work, &size, integers, &info, 1);
    if (info == 0) {
        size = query < 1 ? 1 : (int)query;
        work = malloc((size_t)size * sizeof *work);
        if (work) {
            lapack.dgesdd(job, &m, &n, a, &lda, s, u, &ldu, vt, &ldvt, work, &size, integers, &info, 1);
            free(work);
        } else {
            info = NO_MEMORY;
        }
    }
    free(integers);
    return info;
}

int openblas_dsyevd(bool vectors, bool upper, int n, double *a, int lda, double *values) {
    int info = 0, size = -1, integer_size = -1, integer_query = 0;
    double query = 0;
    const char *job = vectors ? "V" : "N", *part = upper ? "U" : "L";
    lapack.dsyevd(job, part, &n, a, &lda, values, &query, &size, &integer_query, &integer_size, &info, 1, 1);
    if (info != 0) return info;
    size = query < 1 ? 1 : (int)query;
    integer_size = integer_query < 1 ? 1 : integer_query;
    double *work = malloc((size_t)size * sizeof *work);
    int *integers = malloc((size_t)integer_size * sizeof *integers);
    if (work && integers) {
        lapack.dsyevd(job, part, &n, a, &lda, values, work, &size, integers, &integer_size, &info, 1, 1);
    } else {
        info = NO_MEMORY;
    }
    free(work);
    free(integers);
    return info;
}

int openblas_dgeev(int n, double *a, int lda, double *real, double *imaginary, double *vectors, int ldv) {
    double unused;
    int one = 1;
    const char *job = vectors ? "V" : "N";
    double *right = vectors ? vectors : &unused;
    WITH_WORKSPACE(lapack.dgeev(
        "N", job, &n, a, &lda, real, imaginary, &unused, &one, right, &ldv, work, &size, &info, 1, 1))
    return info;
}

int openblas_dgelsd(
    int m, int n, int columns, double *a, int lda, double *b, int ldb, double *s, double condition, int *rank) {
    int info = 0, size = -1, integer_query = 0;
    double query = 0;
    lapack.dgelsd(&m, &n, &columns, a, &lda, b, &ldb, s, &condition, rank, &query, &size, &integer_query, &info);
    if (info != 0) return info;
    size = query < 1 ? 1 : (int)query;
    double *work = malloc((size_t)size * sizeof *work);
    int *integers = malloc((size_t)(integer_query < 1 ? 1 : integer_query) * sizeof *integers);
    if (work && integers) {
        lapack.dgelsd(&m, &n, &columns, a, &lda, b, &ldb, s, &condition, rank, work, &size, integers, &info);
    } else {
        info = NO_MEMORY;
    }
    free(work);
    free(integers);
    return info;
}

int openblas_dtrtrs(bool upper, bool transposed, bool unit, int n, int columns, const double *a, int lda, double *b, int ldb) {
    int info = 0;
    lapack.dtrtrs(
        upper ? "U" : "L", transposed ? "T" : "N", unit ? "U" : "N", &n, &columns, a, &lda, b, &ldb, &info, 1, 1, 1);
    return info;
}
