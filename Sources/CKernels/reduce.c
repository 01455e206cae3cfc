/// Reductions over `[outer][length][inner]`: rows when `inner` is 1, else columns a block at a time.
#include "reduce.h"

#include "dispatch.h"
#include "pool.h"

#include <math.h>
#include <string.h>

#define BLOCK 512
#define GRAIN 32768

/// Rows: sum, sum of squares, sum of magnitudes, product. Columns: the first three, squares of
/// deviations, products. Extremes:
/// minimum, maximum.
typedef struct {
    double (*row_f32[4])(const float *, int64_t);
    double (*row_f64[4])(const double *, int64_t);
    double (*deviations_f32)(const float *, int64_t, double);
    double (*deviations_f64)(const double *, int64_t, double);
    void (*add_f32[5])(double *, const double *, const float *, int64_t, int64_t, int64_t);
    void (*add_f64[5])(double *, const double *, const double *, int64_t, int64_t, int64_t);
    float (*extreme_f32[2])(const float *, int64_t);
    double (*extreme_f64[2])(const double *, int64_t);
    int64_t (*place_f32)(const float *, int64_t, float);
    int64_t (*place_f64)(const double *, int64_t, double);
    void (*take_f32[2])(float *, int32_t *, const float *, int32_t, int64_t);
    void (*take_f64[2])(double *, int64_t *, const double *, int64_t, int64_t);
    void (*keep_f32[2])(float *, const float *, const float *, int64_t);
    void (*keep_f64[2])(double *, const double *, const double *, int64_t);
} ReduceLoops;

#define SIMD_TEMPLATE "reduce_loops.h"
#include "simd_levels.h"

static const ReduceLoops *loops(void) {
#if defined(__x86_64__)
    switch (simd_level()) {
    case SIMD_AVX512: return &reduce_loops_avx512;
    case SIMD_AVX2: return &reduce_loops_avx2;
    default: break;
    }
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

enum { PRODUCT_ROW = 3, DEVIATION_COLUMNS = 3, PRODUCT_COLUMNS = 4 };

static int sum_index(ReduceOp op) {
    return op == REDUCE_SUM ? 0 : op == REDUCE_SUM_OF_SQUARES ? 1 : op == REDUCE_SUM_OF_MAGNITUDES ? 2 : -1;
}

/// The same with products, which exist for rows only.
static int row_index(ReduceOp op) {
    return op == REDUCE_PRODUCT ? PRODUCT_ROW : sum_index(op);
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

/// Sums, or products, of a block of columns.
static void fold_columns(const Plan *plan, int which, int64_t outer, int64_t column, int64_t width) {
    double sums[BLOCK];
    for (int64_t i = 0; i < width; i++) sums[i] = which == PRODUCT_COLUMNS ? 1 : 0;
    size_t size = plan->size;
    const char *in = plan->in + (size_t)(outer * plan->length * plan->inner + column) * size;
    if (plan->type == TYPE_F32) {
        plan->loops->add_f32[which](sums, NULL, (const float *)in, plan->inner, plan->length, width);
    } else {
        plan->loops->add_f64[which](sums, NULL, (const double *)in, plan->inner, plan->length, width);
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
    for (int64_t r = 1; r < plan->length; r += 2) {
        // A last row without a partner is its own.
        const char *row = in + (size_t)(r * plan->inner) * size, *next = r + 1 < plan->length ? row + (size_t)plan->inner * size : row;
        if (plan->type == TYPE_F32) {
            plan->loops->keep_f32[plan->op == REDUCE_MAXIMUM]((float *)out, (const float *)row, (const float *)next, width);
        } else {
            plan->loops->keep_f64[plan->op == REDUCE_MAXIMUM](
                (double *)out, (const double *)row, (const double *)next, width);
        }
    }
}

static void run(void *context, size_t begin, size_t end) {
    const Plan *plan = context;
    bool floats = plan->type == TYPE_F32 || plan->type == TYPE_F64;
    int which = sum_index(plan->op), row_fold = row_index(plan->op);
    bool extreme = plan->op == REDUCE_MAXIMUM || plan->op == REDUCE_MINIMUM;
    for (int64_t item = (int64_t)begin; item < (int64_t)end;) {
        int64_t outer = item / plan->inner, column = item % plan->inner;
        char *out = plan->out + (size_t)item * plan->size;
        if (plan->inner == 1) {
            const char *row = plan->in + (size_t)(outer * plan->length) * plan->size;
            if (plan->type == TYPE_F32 && row_fold >= 0) {
                *(float *)out = (float)plan->loops->row_f32[row_fold]((const float *)row, plan->length);
            } else if (plan->type == TYPE_F64 && row_fold >= 0) {
                *(double *)out = plan->loops->row_f64[row_fold]((const double *)row, plan->length);
            } else if (plan->type == TYPE_F32 && extreme) {
                *(float *)out = plan->loops->extreme_f32[plan->op == REDUCE_MAXIMUM]((const float *)row, plan->length);
            } else if (plan->type == TYPE_F64 && extreme) {
                *(double *)out = plan->loops->extreme_f64[plan->op == REDUCE_MAXIMUM]((const double *)row, plan->length);
            } else if (plan->type == TYPE_BOOL && (plan->op == REDUCE_ANY || plan->op == REDUCE_ALL)) {
                bool wanted = plan->op == REDUCE_ANY;
                *out = (memchr(row, wanted, (size_t)plan->length) != NULL) == wanted;
            } else {
                reduce_one(plan, row, out);
            }
            item++;
            continue;
        }
        if (floats && (row_fold >= 0 || extreme)) {
            int64_t width = plan->inner - column;
            if (width > BLOCK) width = BLOCK;
            if (width > (int64_t)end - item) width = (int64_t)end - item;
            if (row_fold >= 0) {
                fold_columns(plan, which < 0 ? PRODUCT_COLUMNS : which, outer, column, width);
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

/// A single long row of floats: partial results of pieces, in parallel.
typedef struct {
    const void *in;
    ElementType type;
    int64_t length, piece;
    const ReduceLoops *loops;
    /// The fold of a row, or -1 for squares of deviations from `mean` and for extremes.
    int which;
    bool extreme, maximum;
    double mean;
    double partial[64];
} LongRow;

static void run_piece(void *context, size_t begin, size_t end) {
    LongRow *row = context;
    for (size_t k = begin; k < end; k++) {
        int64_t start = (int64_t)k * row->piece, n = row->length - start;
        if (n > row->piece) n = row->piece;
#define PIECE(T, suffix) \
    { \
        const T *x = (const T *)row->in + start; \
        row->partial[k] = row->extreme ? (double)row->loops->extreme_##suffix[row->maximum](x, n) \
            : row->which < 0           ? row->loops->deviations_##suffix(x, n, row->mean) \
                                       : row->loops->row_##suffix[row->which](x, n); \
    }
        if (row->type == TYPE_F32) PIECE(float, f32) else PIECE(double, f64)
    }
}

/// The result over all pieces.
static double fold_long_row(LongRow *row) {
    row->piece = (row->length + 63) / 64;
    size_t pieces = (size_t)((row->length + row->piece - 1) / row->piece);
    parallel_for(pieces, 1, run_piece, row);
    double result = row->partial[0];
    for (size_t k = 1; k < pieces; k++) {
        double value = row->partial[k];
        if (row->extreme) {
            bool takes = value != value || (row->maximum ? value > result : value < result);
            result = result == result && takes ? value : result;
        } else {
            result += value;
        }
    }
    return result;
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
    bool extreme = op == REDUCE_MAXIMUM || op == REDUCE_MINIMUM;
    if (count == 1 && floats && (which >= 0 || extreme) && length > 4 * GRAIN) {
        LongRow row = {
            .in = in, .type = type, .length = length, .loops = plan.loops, .which = which, .extreme = extreme,
            .maximum = op == REDUCE_MAXIMUM};
        double result = fold_long_row(&row);
        if (type == TYPE_F32) {
            *(float *)out = (float)result;
        } else {
            *(double *)out = result;
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

/// Extremes of a block of columns of floats, whose rows can be numbered in the element's width.
#define EXTREME_COLUMNS(T, P, take) \
    { \
        T best[BLOCK]; \
        P place[BLOCK] = {0}; \
        const T *x = (const T *)plan->in + start; \
        memcpy(best, x, (size_t)width * sizeof(T)); \
        for (int64_t r = 1; r < plan->length; r++) take(best, place, x + r * plan->inner, (P)r, width); \
        for (int64_t i = 0; i < width; i++) plan->positions[item + i] = place[i]; \
        if (plan->values) memcpy((T *)plan->values + item, best, (size_t)width * sizeof(T)); \
    }

static void run_extreme(void *context, size_t begin, size_t end) {
    const ExtremePlan *plan = context;
    const ReduceLoops *loop = loops();
    for (int64_t item = (int64_t)begin; item < (int64_t)end;) {
        int64_t outer = item / plan->inner, column = item % plan->inner;
        int64_t start = outer * plan->length * plan->inner + column;
        bool floats = plan->type == TYPE_F32 || plan->type == TYPE_F64;
        if (floats && plan->inner == 1) {
            if (plan->type == TYPE_F32) {
                const float *x = (const float *)plan->in + start;
                float best = loop->extreme_f32[plan->maximum](x, plan->length);
                plan->positions[item] = loop->place_f32(x, plan->length, best);
                if (plan->values) ((float *)plan->values)[item] = x[plan->positions[item]];
            } else {
                const double *x = (const double *)plan->in + start;
                double best = loop->extreme_f64[plan->maximum](x, plan->length);
                plan->positions[item] = loop->place_f64(x, plan->length, best);
                if (plan->values) ((double *)plan->values)[item] = x[plan->positions[item]];
            }
            item++;
            continue;
        }
        if (floats && plan->length < INT32_MAX) {
            int64_t width = plan->inner - column;
            if (width > BLOCK) width = BLOCK;
            if (width > (int64_t)end - item) width = (int64_t)end - item;
            if (plan->type == TYPE_F32) {
                EXTREME_COLUMNS(float, int32_t, loop->take_f32[plan->maximum])
            } else {
                EXTREME_COLUMNS(double, int64_t, loop->take_f64[plan->maximum])
            }
            item += width;
            continue;
        }
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
        break; \
    }
        switch (plan->type) {
        case TYPE_F32: EXTREME(float)
        case TYPE_F64: EXTREME(double)
#define EXTREME_CASE(code, T) case code: EXTREME(T)
            FOR_INTEGER_TYPES(EXTREME_CASE)
        default: return;
        }
        item++;
    }
}

bool kernel_extreme(
    bool maximum, ElementType type, const void *in, void *values, int64_t *positions, int64_t outer, int64_t length,
    int64_t inner) {
    if (type == TYPE_F16 || type == TYPE_BF16) return false;
    ExtremePlan plan = {maximum, type, in, values, positions, length, inner};
    size_t grain = (size_t)(GRAIN / length + 1);
    parallel_for((size_t)(outer * inner), inner > 1 && grain < 64 ? 64 : grain, run_extreme, &plan);
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

static void store(const MomentsPlan *plan, int64_t item, double mean, double squares) {
    if (plan->type == TYPE_F32) {
        ((float *)plan->squares)[item] = (float)squares;
        if (plan->means) ((float *)plan->means)[item] = (float)mean;
    } else {
        ((double *)plan->squares)[item] = squares;
        if (plan->means) ((double *)plan->means)[item] = mean;
    }
}

static void run_moments(void *context, size_t begin, size_t end) {
    const MomentsPlan *plan = context;
    const ReduceLoops *loop = loops();
    int64_t n = plan->length;
    for (int64_t item = (int64_t)begin; item < (int64_t)end;) {
        int64_t outer = item / plan->inner, column = item % plan->inner;
        int64_t start = outer * n * plan->inner + column;
        if (plan->inner == 1) {
            double mean, squares;
            if (plan->type == TYPE_F32) {
                const float *x = (const float *)plan->in + start;
                mean = loop->row_f32[0](x, n) / (double)n;
                squares = loop->deviations_f32(x, n, mean);
            } else {
                const double *x = (const double *)plan->in + start;
                mean = loop->row_f64[0](x, n) / (double)n;
                squares = loop->deviations_f64(x, n, mean);
            }
            store(plan, item, mean, squares);
            item++;
            continue;
        }
        int64_t width = plan->inner - column;
        if (width > BLOCK) width = BLOCK;
        if (width > (int64_t)end - item) width = (int64_t)end - item;
        double means[BLOCK] = {0}, squares[BLOCK] = {0};
        if (plan->type == TYPE_F32) {
            loop->add_f32[0](means, NULL, (const float *)plan->in + start, plan->inner, n, width);
        } else {
            loop->add_f64[0](means, NULL, (const double *)plan->in + start, plan->inner, n, width);
        }
        for (int64_t i = 0; i < width; i++) means[i] /= (double)n;
        if (plan->type == TYPE_F32) {
            loop->add_f32[DEVIATION_COLUMNS](squares, means, (const float *)plan->in + start, plan->inner, n, width);
        } else {
            loop->add_f64[DEVIATION_COLUMNS](squares, means, (const double *)plan->in + start, plan->inner, n, width);
        }
        for (int64_t i = 0; i < width; i++) store(plan, item + i, means[i], squares[i]);
        item += width;
    }
}

bool kernel_moments(
    ElementType type, const void *in, void *means, void *squares, int64_t outer, int64_t length, int64_t inner) {
    if (type != TYPE_F32 && type != TYPE_F64) return false;
    MomentsPlan plan = {type, in, means, squares, length, inner};
    if (outer * inner == 1 && length > 4 * GRAIN) {
        LongRow row = {.in = in, .type = type, .length = length, .loops = loops(), .which = 0};
        row.mean = fold_long_row(&row) / (double)length;
        row.which = -1;
        store(&plan, 0, row.mean, fold_long_row(&row));
        return true;
    }
    size_t grain = (size_t)(GRAIN / (length > 0 ? length : 1) + 1);
    parallel_for((size_t)(outer * inner), inner > 1 && grain < 64 ? 64 : grain, run_moments, &plan);
    return true;
}
