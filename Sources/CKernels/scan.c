/// Running sums, products and extremes.
#include "reduce.h"

#include "pool.h"

#include <math.h>

#define GRAIN 32768

typedef struct {
    ScanOp op;
    bool maximum;
    ElementType type;
    const void *in;
    void *out;
    int64_t *positions;
    int64_t length;
    int64_t inner;
} Plan;

static double log_add_exp(double a, double b) {
    if (a == b && isinf(a)) return a;
    double larger = a > b ? a : b;
    return larger + log1p(exp(-fabs(a - b)));
}

static void run(void *context, size_t begin, size_t end) {
    const Plan *plan = context;
    for (size_t item = begin; item < end; item++) {
        int64_t start = (int64_t)item / plan->inner * plan->length * plan->inner + (int64_t)item % plan->inner;
#define SCAN(T, A) \
    { \
        const T *x = (const T *)plan->in + start; \
        T *y = (T *)plan->out + start; \
        A total = plan->op == SCAN_SUM ? 0 : plan->op == SCAN_PRODUCT ? 1 : (A) - INFINITY; \
        for (int64_t i = 0; i < plan->length; i++) { \
            A v = (A)x[i * plan->inner]; \
            total = plan->op == SCAN_SUM ? total + v \
                : plan->op == SCAN_PRODUCT ? total * v \
                                           : (A)log_add_exp((double)total, (double)v); \
            y[i * plan->inner] = (T)total; \
        } \
    }
#define SCAN_INTEGER(T) \
    { \
        const T *x = (const T *)plan->in + start; \
        T *y = (T *)plan->out + start; \
        T total = plan->op == SCAN_SUM ? 0 : 1; \
        for (int64_t i = 0; i < plan->length; i++) { \
            T v = x[i * plan->inner]; \
            total = plan->op == SCAN_SUM ? total + v : total * v; \
            y[i * plan->inner] = total; \
        } \
    }
        if (plan->type == TYPE_F32) SCAN(float, double)
        else if (plan->type == TYPE_F64) SCAN(double, double)
        else SCAN_INTEGER(int64_t)
    }
}

static int64_t grain(int64_t length) {
    return GRAIN / (length > 0 ? length : 1) + 1;
}

bool kernel_scan(
    ScanOp op, ElementType type, const void *in, void *out, int64_t outer, int64_t length, int64_t inner) {
    if (type != TYPE_F32 && type != TYPE_F64 && type != TYPE_I64) return false;
    if (op == SCAN_LOG_SUM_EXP && type == TYPE_I64) return false;
    Plan plan = {.op = op, .type = type, .in = in, .out = out, .length = length, .inner = inner};
    parallel_for((size_t)(outer * inner), (size_t)grain(length), run, &plan);
    return true;
}

static void run_extreme(void *context, size_t begin, size_t end) {
    const Plan *plan = context;
    for (size_t item = begin; item < end; item++) {
        int64_t start = (int64_t)item / plan->inner * plan->length * plan->inner + (int64_t)item % plan->inner;
#define EXTREME(T) \
    { \
        const T *x = (const T *)plan->in + start; \
        T *y = (T *)plan->out + start; \
        int64_t *p = plan->positions + start, place = 0; \
        T best = plan->length > 0 ? x[0] : 0; \
        for (int64_t i = 0; i < plan->length; i++) { \
            T v = x[i * plan->inner]; \
            if (v != v || (best == best && (plan->maximum ? v >= best : v <= best))) { \
                best = v; \
                place = i; \
            } \
            y[i * plan->inner] = best; \
            p[i * plan->inner] = place; \
        } \
    }
        if (plan->type == TYPE_F32) EXTREME(float)
        else if (plan->type == TYPE_F64) EXTREME(double)
        else EXTREME(int64_t)
    }
}

bool kernel_scan_extreme(
    bool maximum, ElementType type, const void *in, void *values, int64_t *positions, int64_t outer, int64_t length,
    int64_t inner) {
    if (type != TYPE_F32 && type != TYPE_F64 && type != TYPE_I64) return false;
    Plan plan = {
        .maximum = maximum, .type = type, .in = in, .out = values, .positions = positions, .length = length,
        .inner = inner};
    parallel_for((size_t)(outer * inner), (size_t)grain(length), run_extreme, &plan);
    return true;
}
