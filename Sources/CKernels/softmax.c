/// Softmax over any dimension, and layer normalisation. Where the dimension is not the last one, blocks of columns are
/// worked on together.
#include "reduce.h"

#include "dispatch.h"
#include "pool.h"

#include <math.h>
#include <stdlib.h>

#define GRAIN 16384
#define COLUMNS 128

typedef struct {
    void (*softmax_f32)(const float *, float *, int64_t, bool);
    void (*softmax_f64)(const double *, double *, int64_t, bool);
    void (*gradient_f32)(const float *, const float *, float *, int64_t, bool);
    void (*gradient_f64)(const double *, const double *, double *, int64_t, bool);
    void (*layer_norm_f32)(
        const float *, const float *, const float *, float *, float *, float *, int64_t, double);
    void (*layer_norm_f64)(
        const double *, const double *, const double *, double *, double *, double *, int64_t, double);
    void (*layer_norm_gradient_f32)(const float *, const float *, const float *, float, float, float *, int64_t);
    void (*layer_norm_gradient_f64)(const double *, const double *, const double *, double, double, double *, int64_t);
    void (*columns_f32)(const float *, float *, int64_t, int64_t, int64_t, bool);
    void (*columns_f64)(const double *, double *, int64_t, int64_t, int64_t, bool);
    void (*gradient_columns_f32)(const float *, const float *, float *, int64_t, int64_t, int64_t, bool);
    void (*gradient_columns_f64)(const double *, const double *, double *, int64_t, int64_t, int64_t, bool);
} RowLoops;

#define SIMD_LEVEL 0
#include "simd.h"
#include "vector_math.h"
#include "softmax_loops.h"
#undef SIMD_LEVEL
#if defined(__x86_64__)
#define SIMD_LEVEL 1
#include "simd.h"
#include "vector_math.h"
#include "softmax_loops.h"
#undef SIMD_LEVEL
#define SIMD_LEVEL 2
#include "simd.h"
#include "vector_math.h"
#include "softmax_loops.h"
#undef SIMD_LEVEL
#endif

static const RowLoops *loops(void) {
#if defined(__x86_64__)
    switch (simd_level()) {
    case SIMD_AVX512: return &row_loops_avx512;
    case SIMD_AVX2: return &row_loops_avx2;
    default: break;
    }
#endif
    return &row_loops_baseline;
}

typedef struct {
    bool logarithm;
    bool gradient;
    ElementType type;
    const void *in;
    const void *output;
    void *out;
    int64_t length;
    int64_t inner;
    const RowLoops *loops;
} Plan;

/// Items are rows, or blocks of columns where `inner` is not 1.
static void run(void *context, size_t begin, size_t end) {
    const Plan *plan = context;
    int64_t n = plan->length, inner = plan->inner, blocks = (inner + COLUMNS - 1) / COLUMNS;
    for (int64_t item = (int64_t)begin; item < (int64_t)end; item++) {
        int64_t column = item % blocks * COLUMNS, start = item / blocks * n * inner + column;
        int64_t width = inner - column < COLUMNS ? inner - column : COLUMNS;
#define BLOCK(T, suffix) \
    { \
        const T *x = (const T *)plan->in + start, *y = (const T *)plan->output + start; \
        T *out = (T *)plan->out + start; \
        if (inner == 1 && plan->gradient) { \
            plan->loops->gradient_##suffix(x, y, out, n, plan->logarithm); \
        } else if (inner == 1) { \
            plan->loops->softmax_##suffix(x, out, n, plan->logarithm); \
        } else if (plan->gradient) { \
            plan->loops->gradient_columns_##suffix(x, y, out, n, inner, width, plan->logarithm); \
        } else { \
            plan->loops->columns_##suffix(x, out, n, inner, width, plan->logarithm); \
        } \
    }
        if (plan->type == TYPE_F32) BLOCK(float, f32) else BLOCK(double, f64)
    }
}

static bool apply(Plan *plan, int64_t outer) {
    if (plan->type != TYPE_F32 && plan->type != TYPE_F64) return false;
    if (plan->length == 0) return true;
    plan->loops = loops();
    int64_t blocks = (plan->inner + COLUMNS - 1) / COLUMNS, width = plan->inner < COLUMNS ? plan->inner : COLUMNS;
    int64_t grain = plan->length * width > 0 ? GRAIN / (plan->length * width) + 1 : 1;
    parallel_for((size_t)(outer * blocks), (size_t)grain, run, plan);
    return true;
}

bool kernel_softmax(
    bool logarithm, ElementType type, const void *in, void *out, int64_t outer, int64_t length, int64_t inner) {
    Plan plan = {
        .logarithm = logarithm, .type = type, .in = in, .output = in, .out = out, .length = length, .inner = inner};
    return apply(&plan, outer);
}

bool kernel_softmax_gradient(
    bool logarithm, ElementType type, const void *gradient, const void *output, void *out, int64_t outer, int64_t length,
    int64_t inner) {
    Plan plan = {
        .logarithm = logarithm, .gradient = true, .type = type, .in = gradient, .output = output, .out = out,
        .length = length, .inner = inner};
    return apply(&plan, outer);
}

typedef struct {
    ElementType type;
    const void *gradient;
    const void *in;
    const void *weight;
    const void *bias;
    void *out;
    void *mean;
    void *rstd;
    int64_t length;
    double epsilon;
    const RowLoops *loops;
} NormPlan;

static void run_norm(void *context, size_t begin, size_t end) {
    const NormPlan *plan = context;
    int64_t n = plan->length;
#define NORM(T, forward, backward) \
    for (size_t row = begin; row < end; row++) { \
        const T *x = (const T *)plan->in + (int64_t)row * n; \
        T *out = (T *)plan->out + (int64_t)row * n; \
        if (plan->gradient) { \
            plan->loops->backward( \
                (const T *)plan->gradient + (int64_t)row * n, x, plan->weight, ((T *)plan->mean)[row], \
                ((T *)plan->rstd)[row], out, n); \
        } else { \
            plan->loops->forward( \
                x, plan->weight, plan->bias, out, (T *)plan->mean + row, (T *)plan->rstd + row, n, plan->epsilon); \
        } \
    }
    if (plan->type == TYPE_F32) {
        NORM(float, layer_norm_f32, layer_norm_gradient_f32)
    } else {
        NORM(double, layer_norm_f64, layer_norm_gradient_f64)
    }
}

bool kernel_layer_norm(
    ElementType type, const void *in, const void *weight, const void *bias, void *out, void *mean, void *rstd,
    int64_t rows, int64_t length, double epsilon) {
    if (type != TYPE_F32 && type != TYPE_F64) return false;
    NormPlan plan = {
        .type = type, .in = in, .weight = weight, .bias = bias, .out = out, .mean = mean, .rstd = rstd, .length = length,
        .epsilon = epsilon, .loops = loops()};
    parallel_for((size_t)rows, (size_t)(GRAIN / (length > 0 ? length : 1) + 1), run_norm, &plan);
    return true;
}

bool kernel_layer_norm_gradient(
    ElementType type, const void *gradient, const void *in, const void *weight, const void *mean, const void *rstd,
    void *out, int64_t rows, int64_t length) {
    if (type != TYPE_F32 && type != TYPE_F64) return false;
    NormPlan plan = {
        .type = type, .gradient = gradient, .in = in, .weight = weight, .out = out, .mean = (void *)mean,
        .rstd = (void *)rstd, .length = length, .loops = loops()};
    parallel_for((size_t)rows, (size_t)(GRAIN / (length > 0 ? length : 1) + 1), run_norm, &plan);
    return true;
}
