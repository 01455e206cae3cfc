/// Reductions over `[outer][length][inner]`: rows when `inner` is 1, else columns a block at a time.
#include "reduce.h"

#include "dispatch.h"
#include "pool.h"

#include <math.h>
#include <string.h>

#define BLOCK 512
#define GRAIN 32768

/// Sum, sum of squares, sum of magnitudes, in this order; extremes: minimum, maximum.
typedef struct {
    double (*row_f32[3])(const float *, int64_t);
    double (*row_f64[3])(const double *, int64_t);
    void (*add_f32[3])(double *, const float *, int64_t);
    void (*add_f64[3])(double *, const double *, int64_t);
    float (*extreme_f32[2])(const float *, int64_t);
    double (*extreme_f64[2])(const double *, int64_t);
} ReduceLoops;

#define SIMD_LEVEL 0
#include "simd.h"
#include "reduce_loops.h"
#undef SIMD_LEVEL
#if defined(__x86_64__)
#define SIMD_LEVEL 1
#include "simd.h"
#include "reduce_loops.h"
#undef SIMD_LEVEL
#endif

static const ReduceLoops *loops(void) {
#if defined(__x86_64__)
    if (simd_level() >= SIMD_AVX2) return &reduce_loops_avx2;
#endif
    return &reduce_loops_baseline;
}

typedef struct {
    ReduceOp op;
    ElementType type;
    const char *in;
    char *out;
    int64_t length;
    int64_t inner;
    size_t size;
    const ReduceLoops *loops;
} Plan;

#define FOR_INTEGER_TYPES(X) \
    X(TYPE_U8, uint8_t) \
    X(TYPE_I8, int8_t) \
    X(TYPE_I16, int16_t) \
    X(TYPE_I32, int32_t) \
    X(TYPE_I64, int64_t) \
    X(TYPE_U16, uint16_t) \
    X(TYPE_U32, uint32_t) \
    X(TYPE_U64, uint64_t) \
    X(TYPE_BOOL, uint8_t)

static int sum_index(ReduceOp op) {
    return op == REDUCE_SUM ? 0 : op == REDUCE_SUM_OF_SQUARES ? 1 : op == REDUCE_SUM_OF_MAGNITUDES ? 2 : -1;
}

/// One element of the output at a time: `x` strides by `inner`.
static void reduce_one(const Plan *plan, const char *in, char *out) {
    int64_t n = plan->length, step = plan->inner;
#define REDUCE_AS(T, A) \
    { \
        const T *x = (const T *)in; \
        A result; \
        switch (plan->op) { \
        case REDUCE_SUM: \
            result = 0; \
            for (int64_t i = 0; i < n; i++) result += (A)x[i * step]; \
            break; \
        case REDUCE_PRODUCT: \
            result = 1; \
            for (int64_t i = 0; i < n; i++) result *= (A)x[i * step]; \
            break; \
        case REDUCE_MAXIMUM: \
            result = (A)x[0]; \
            for (int64_t i = 1; i < n; i++) { \
                A v = (A)x[i * step]; \
                if (v > result || v != v) result = v; \
            } \
            break; \
        case REDUCE_MINIMUM: \
            result = (A)x[0]; \
            for (int64_t i = 1; i < n; i++) { \
                A v = (A)x[i * step]; \
                if (v < result || v != v) result = v; \
            } \
            break; \
        case REDUCE_ANY: \
            result = 0; \
            for (int64_t i = 0; i < n; i++) result = result != 0 || x[i * step] != 0; \
            break; \
        case REDUCE_ALL: \
            result = 1; \
            for (int64_t i = 0; i < n; i++) result = result != 0 && x[i * step] != 0; \
            break; \
        default: \
            result = 0; \
            for (int64_t i = 0; i < n; i++) result += (A)(x[i * step] != 0); \
        } \
        *(T *)out = (T)result; \
        return; \
    }
    switch (plan->type) {
    case TYPE_F32: REDUCE_AS(float, double)
    case TYPE_F64: REDUCE_AS(double, double)
#define CASE(code, T) case code: REDUCE_AS(T, T)
        FOR_INTEGER_TYPES(CASE)
    default: return;
    }
}

/// Sums of a block of columns.
static void sum_columns(const Plan *plan, int which, int64_t outer, int64_t column, int64_t width) {
    double sums[BLOCK] = {0};
    size_t size = plan->size;
    const char *in = plan->in + (size_t)(outer * plan->length * plan->inner + column) * size;
    for (int64_t r = 0; r < plan->length; r++, in += (size_t)plan->inner * size) {
        if (plan->type == TYPE_F32) {
            plan->loops->add_f32[which](sums, (const float *)in, width);
        } else {
            plan->loops->add_f64[which](sums, (const double *)in, width);
        }
    }
    char *out = plan->out + (size_t)(outer * plan->inner + column) * size;
    for (int64_t i = 0; i < width; i++) {
        if (plan->type == TYPE_F32) {
            ((float *)out)[i] = (float)sums[i];
        } else {
            ((double *)out)[i] = sums[i];
        }
    }
}

/// Extremes of a block of columns, row by row.
static void extreme_columns(const Plan *plan, int64_t outer, int64_t column, int64_t width) {
    size_t size = plan->size;
    const char *in = plan->in + (size_t)(outer * plan->length * plan->inner + column) * size;
    char *out = plan->out + (size_t)(outer * plan->inner + column) * size;
    memcpy(out, in, (size_t)width * size);
    for (int64_t r = 1; r < plan->length; r++) {
        in += (size_t)plan->inner * size;
#define COLUMNS(T) \
    { \
        T *o = (T *)out; \
        const T *x = (const T *)in; \
        if (plan->op == REDUCE_MAXIMUM) { \
            for (int64_t i = 0; i < width; i++) o[i] = o[i] != o[i] || o[i] > x[i] ? o[i] : x[i]; \
        } else { \
            for (int64_t i = 0; i < width; i++) o[i] = o[i] != o[i] || o[i] < x[i] ? o[i] : x[i]; \
        } \
    }
        if (plan->type == TYPE_F32) COLUMNS(float) else COLUMNS(double)
    }
}

static void run(void *context, size_t begin, size_t end) {
    const Plan *plan = context;
    bool floats = plan->type == TYPE_F32 || plan->type == TYPE_F64;
    int which = sum_index(plan->op);
    bool extreme = plan->op == REDUCE_MAXIMUM || plan->op == REDUCE_MINIMUM;
    for (int64_t item = (int64_t)begin; item < (int64_t)end;) {
        int64_t outer = item / plan->inner, column = item % plan->inner;
        char *out = plan->out + (size_t)item * plan->size;
        if (plan->inner == 1) {
            const char *row = plan->in + (size_t)(outer * plan->length) * plan->size;
            if (plan->type == TYPE_F32 && which >= 0) {
                *(float *)out = (float)plan->loops->row_f32[which]((const float *)row, plan->length);
            } else if (plan->type == TYPE_F64 && which >= 0) {
                *(double *)out = plan->loops->row_f64[which]((const double *)row, plan->length);
            } else if (plan->type == TYPE_F32 && extreme) {
                *(float *)out = plan->loops->extreme_f32[plan->op == REDUCE_MAXIMUM]((const float *)row, plan->length);
            } else if (plan->type == TYPE_F64 && extreme) {
                *(double *)out = plan->loops->extreme_f64[plan->op == REDUCE_MAXIMUM]((const double *)row, plan->length);
            } else {
                reduce_one(plan, row, out);
            }
            item++;
            continue;
        }
        if (floats && (which >= 0 || extreme)) {
            int64_t width = plan->inner - column;
            if (width > BLOCK) width = BLOCK;
            if (width > (int64_t)end - item) width = (int64_t)end - item;
            if (which >= 0) {
                sum_columns(plan, which, outer, column, width);
            } else {
                extreme_columns(plan, outer, column, width);
            }
            item += width;
            continue;
        }
        reduce_one(plan, plan->in + (size_t)(outer * plan->length * plan->inner + column) * plan->size, out);
        item++;
    }
}

/// A single long row of floats: partial sums of pieces, in parallel.
typedef struct {
    const Plan *plan;
    int which;
    double partial[64];
    int64_t piece;
} LongRow;

static void run_piece(void *context, size_t begin, size_t end) {
    LongRow *row = context;
    for (size_t k = begin; k < end; k++) {
        int64_t start = (int64_t)k * row->piece, n = row->plan->length - start;
        if (n > row->piece) n = row->piece;
        row->partial[k] = row->plan->type == TYPE_F32
            ? row->plan->loops->row_f32[row->which]((const float *)row->plan->in + start, n)
            : row->plan->loops->row_f64[row->which]((const double *)row->plan->in + start, n);
    }
}

bool kernel_reduce(
    ReduceOp op, ElementType type, const void *in, void *out, int64_t outer, int64_t length, int64_t inner) {
    if (type == TYPE_F16 || type == TYPE_BF16) return false;
    Plan plan = {
        .op = op, .type = type, .in = in, .out = out, .length = length, .inner = inner, .size = element_size(type),
        .loops = loops()};
    int64_t count = outer * inner;
    int which = sum_index(op);
    bool floats = type == TYPE_F32 || type == TYPE_F64;
    if (!floats && which > 0) return false;
    if (count == 1 && floats && which >= 0 && length > 4 * GRAIN) {
        LongRow row = {.plan = &plan, .which = which};
        row.piece = (length + 63) / 64;
        size_t pieces = (size_t)((length + row.piece - 1) / row.piece);
        parallel_for(pieces, 1, run_piece, &row);
        double total = 0;
        for (size_t k = 0; k < pieces; k++) total += row.partial[k];
        if (type == TYPE_F32) {
            *(float *)out = (float)total;
        } else {
            *(double *)out = total;
        }
        return true;
    }
    if (count * (length > 0 ? length : 1) <= GRAIN) {
        run(&plan, 0, (size_t)count);
        return true;
    }
    int64_t grain = GRAIN / (length > 0 ? length : 1) + 1;
    if (inner > 1 && grain < 64) grain = 64;
    parallel_for((size_t)count, (size_t)grain, run, &plan);
    return true;
}

typedef struct {
    bool maximum;
    ElementType type;
    const char *in;
    char *values;
    int64_t *positions;
    int64_t length;
    int64_t inner;
} ExtremePlan;

static void run_extreme(void *context, size_t begin, size_t end) {
    const ExtremePlan *plan = context;
    for (size_t item = begin; item < end; item++) {
        int64_t outer = (int64_t)item / plan->inner, column = (int64_t)item % plan->inner;
        int64_t start = outer * plan->length * plan->inner + column;
#define EXTREME(T) \
    { \
        const T *x = (const T *)plan->in + start; \
        T best = x[0]; \
        int64_t place = 0; \
        for (int64_t i = 1; i < plan->length && best == best; i++) { \
            T v = x[i * plan->inner]; \
            if (v != v || (plan->maximum ? v > best : v < best)) { \
                best = v; \
                place = i; \
            } \
        } \
        plan->positions[item] = place; \
        if (plan->values) ((T *)plan->values)[item] = best; \
        continue; \
    }
        switch (plan->type) {
        case TYPE_F32: EXTREME(float)
        case TYPE_F64: EXTREME(double)
#define EXTREME_CASE(code, T) case code: EXTREME(T)
            FOR_INTEGER_TYPES(EXTREME_CASE)
        default: return;
        }
    }
}

bool kernel_extreme(
    bool maximum, ElementType type, const void *in, void *values, int64_t *positions, int64_t outer, int64_t length,
    int64_t inner) {
    if (type == TYPE_F16 || type == TYPE_BF16) return false;
    ExtremePlan plan = {maximum, type, in, values, positions, length, inner};
    parallel_for((size_t)(outer * inner), (size_t)(GRAIN / length + 1), run_extreme, &plan);
    return true;
}

typedef struct {
    ElementType type;
    const void *in;
    void *means;
    void *squares;
    int64_t length;
    int64_t inner;
} MomentsPlan;

static void run_moments(void *context, size_t begin, size_t end) {
    const MomentsPlan *plan = context;
    for (size_t item = begin; item < end; item++) {
        int64_t outer = (int64_t)item / plan->inner, column = (int64_t)item % plan->inner;
        int64_t start = outer * plan->length * plan->inner + column;
#define MOMENTS(T) \
    { \
        const T *x = (const T *)plan->in + start; \
        double sum = 0, squares = 0; \
        for (int64_t i = 0; i < plan->length; i++) sum += (double)x[i * plan->inner]; \
        double mean = sum / (double)plan->length; \
        for (int64_t i = 0; i < plan->length; i++) { \
            double d = (double)x[i * plan->inner] - mean; \
            squares += d * d; \
        } \
        ((T *)plan->squares)[item] = (T)squares; \
        if (plan->means) ((T *)plan->means)[item] = (T)mean; \
    }
        if (plan->type == TYPE_F32) MOMENTS(float) else MOMENTS(double)
    }
}

bool kernel_moments(
    ElementType type, const void *in, void *means, void *squares, int64_t outer, int64_t length, int64_t inner) {
    if (type != TYPE_F32 && type != TYPE_F64) return false;
    MomentsPlan plan = {type, in, means, squares, length, inner};
    parallel_for((size_t)(outer * inner), (size_t)(GRAIN / (length > 0 ? length : 1) + 1), run_moments, &plan);
    return true;
}
