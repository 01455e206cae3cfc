/// Softmax over any dimension, and layer normalisation: rows are gathered when they are not contiguous.
#include "reduce.h"

#include "dispatch.h"
#include "pool.h"

#include <math.h>
#include <stdlib.h>

#define GRAIN 16384

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
#endif

static const RowLoops *loops(void) {
#if defined(__x86_64__)
    if (simd_level() >= SIMD_AVX2) return &row_loops_avx2;
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

static void run(void *context, size_t begin, size_t end) {
    const Plan *plan = context;
    int64_t n = plan->length, inner = plan->inner;
#define ROWS(T, softmax, slope) \
    { \
        T *buffer = inner == 1 ? NULL : malloc((size_t)n * 3 * sizeof(T)); \
        if (inner != 1 && !buffer) return; \
        for (size_t item = begin; item < end; item++) { \
            int64_t start = (int64_t)item / inner * n * inner + (int64_t)item % inner; \
            const T *x = (const T *)plan->in + start, *y = (const T *)plan->output + start; \
            T *out = (T *)plan->out + start; \
            if (inner == 1) { \
                if (plan->gradient) { \
                    plan->loops->slope(x, y, out, n, plan->logarithm); \
                } else { \
                    plan->loops->softmax(x, out, n, plan->logarithm); \
                } \
                continue; \
            } \
            for (int64_t i = 0; i < n; i++) buffer[i] = x[i * inner]; \
            if (plan->gradient) { \
                for (int64_t i = 0; i < n; i++) buffer[n + i] = y[i * inner]; \
                plan->loops->slope(buffer, buffer + n, buffer + 2 * n, n, plan->logarithm); \
            } else { \
                plan->loops->softmax(buffer, buffer + 2 * n, n, plan->logarithm); \
            } \
            for (int64_t i = 0; i < n; i++) out[i * inner] = buffer[2 * n + i]; \
        } \
        free(buffer); \
    }
    if (plan->type == TYPE_F32) ROWS(float, softmax_f32, gradient_f32)
    else ROWS(double, softmax_f64, gradient_f64)
}

static bool apply(Plan *plan, int64_t outer) {
    if (plan->type != TYPE_F32 && plan->type != TYPE_F64) return false;
    if (plan->length == 0) return true;
    plan->loops = loops();
    parallel_for((size_t)(outer * plan->inner), (size_t)(GRAIN / plan->length + 1), run, plan);
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
