/// Softmax and layer normalisation of one row. A template: once for each instruction set, after `simd.h` and
/// `vector_math.h`.

/// Passes over `n` neighbours whose results stay separate: softmax along the rows of a matrix, column by column.
#define COLUMN_PASSES(suffix, T, EXPONENTIAL) \
    static SIMD_FUNCTION void SIMD(raise_tops_##suffix)(T *top, const T *x, int64_t n) { \
        for (int64_t i = 0; i < n; i++) top[i] = x[i] > top[i] ? x[i] : top[i]; \
    } \
    static SIMD_FUNCTION void SIMD(add_exponentials_##suffix)( \
        double *sums, const T *top, const T *x, T *y, int64_t n) { \
        for (int64_t i = 0; i < n; i++) y[i] = EXPONENTIAL(x[i] - top[i]); \
        for (int64_t i = 0; i < n; i++) sums[i] += (double)y[i]; \
    } \
    static SIMD_FUNCTION void SIMD(finish_##suffix)( \
        const T *shift, const T *top, const T *x, T *y, int64_t n, bool logarithm) { \
        if (logarithm) { \
            for (int64_t i = 0; i < n; i++) y[i] = x[i] - top[i] - shift[i]; \
        } else { \
            for (int64_t i = 0; i < n; i++) y[i] = y[i] / shift[i]; \
        } \
    } \
    static SIMD_FUNCTION void SIMD(add_slopes_##suffix)(double *sums, const T *g, const T *y, int64_t n, bool logarithm) { \
        if (logarithm) { \
            for (int64_t i = 0; i < n; i++) sums[i] += (double)g[i]; \
        } else { \
            for (int64_t i = 0; i < n; i++) sums[i] += (double)g[i] * (double)y[i]; \
        } \
    } \
    static SIMD_FUNCTION void SIMD(finish_slopes_##suffix)( \
        const T *total, const T *g, const T *y, T *out, int64_t n, bool logarithm) { \
        if (logarithm) { \
            for (int64_t i = 0; i < n; i++) out[i] = g[i] - EXPONENTIAL(y[i]) * total[i]; \
        } else { \
            for (int64_t i = 0; i < n; i++) out[i] = (g[i] - total[i]) * y[i]; \
        } \
    } \
    static SIMD_FUNCTION void SIMD(softmax_columns_##suffix)( \
        const T *x, T *y, int64_t rows, int64_t step, int64_t n, bool logarithm) { \
        T top[COLUMNS], shift[COLUMNS]; \
        double sums[COLUMNS] = {0}; \
        for (int64_t i = 0; i < n; i++) top[i] = -(T)INFINITY; \
        for (int64_t r = 0; r < rows; r++) SIMD(raise_tops_##suffix)(top, x + r * step, n); \
        for (int64_t r = 0; r < rows; r++) { \
            SIMD(add_exponentials_##suffix)(sums, top, x + r * step, y + r * step, n); \
        } \
        for (int64_t i = 0; i < n; i++) shift[i] = logarithm ? (T)log(sums[i]) : (T)sums[i]; \
        for (int64_t r = 0; r < rows; r++) { \
            SIMD(finish_##suffix)(shift, top, x + r * step, y + r * step, n, logarithm); \
        } \
    } \
    static SIMD_FUNCTION void SIMD(gradient_columns_##suffix)( \
        const T *g, const T *y, T *out, int64_t rows, int64_t step, int64_t n, bool logarithm) { \
        T total[COLUMNS]; \
        double sums[COLUMNS] = {0}; \
        for (int64_t r = 0; r < rows; r++) SIMD(add_slopes_##suffix)(sums, g + r * step, y + r * step, n, logarithm); \
        for (int64_t i = 0; i < n; i++) total[i] = (T)sums[i]; \
        for (int64_t r = 0; r < rows; r++) { \
            SIMD(finish_slopes_##suffix)(total, g + r * step, y + r * step, out + r * step, n, logarithm); \
        } \
    }
COLUMN_PASSES(f32, float, exp_nonpositive_f32)
COLUMN_PASSES(f64, double, exp)

#define dvec SIMD(dvec)
typedef double dvec __attribute__((vector_size(LANES * 8)));
#define WIDE(v) __builtin_convertvector(v, dvec)

static SIMD_FUNCTION float SIMD(row_top_f32)(const float *x, int64_t n) {
    float top = -INFINITY;
    int64_t i = 0;
    if (n >= LANES) {
        vec tops = vec_load(x), held;
        for (i = LANES; i + LANES <= n; i += LANES) {
            held = vec_load(x + i);
            ivec larger = held > tops;
            // A NaN at the start must not stay: it never compares as smaller.
            larger |= tops != tops;
            tops = (vec)(((ivec)held & larger) | ((ivec)tops & ~larger));
        }
        for (int j = 0; j < LANES; j++) top = tops[j] > top ? tops[j] : top;
    }
    for (; i < n; i++) top = x[i] > top ? x[i] : top;
    return top;
}

static SIMD_FUNCTION double SIMD(row_total_f32)(const float *x, int64_t n) {
    dvec sums = {0};
    int64_t i = 0;
    for (; i + LANES <= n; i += LANES) sums += WIDE(vec_load(x + i));
    double total = 0;
    for (int j = 0; j < LANES && i > 0; j++) total += sums[j];
    for (; i < n; i++) total += (double)x[i];
    return total;
}

static SIMD_FUNCTION double SIMD(row_product_f32)(const float *x, const float *y, int64_t n) {
    dvec sums = {0};
    int64_t i = 0;
    for (; i + LANES <= n; i += LANES) sums += WIDE(vec_load(x + i)) * WIDE(vec_load(y + i));
    double total = 0;
    for (int j = 0; j < LANES && i > 0; j++) total += sums[j];
    for (; i < n; i++) total += (double)x[i] * (double)y[i];
    return total;
}

static double SIMD(row_top_f64)(const double *x, int64_t n) {
    double top = -INFINITY;
    for (int64_t i = 0; i < n; i++) top = x[i] > top ? x[i] : top;
    return top;
}

static double SIMD(row_total_f64)(const double *x, int64_t n) {
    double total = 0;
    for (int64_t i = 0; i < n; i++) total += x[i];
    return total;
}

static double SIMD(row_product_f64)(const double *x, const double *y, int64_t n) {
    double total = 0;
    for (int64_t i = 0; i < n; i++) total += x[i] * y[i];
    return total;
}

#define SOFTMAX_ROWS(suffix, T, EXPONENTIAL) \
    static SIMD_FUNCTION void SIMD(softmax_row_##suffix)(const T *x, T *y, int64_t n, bool logarithm) { \
        T top = SIMD(row_top_##suffix)(x, n); \
        for (int64_t i = 0; i < n; i++) y[i] = EXPONENTIAL(x[i] - top); \
        double sum = SIMD(row_total_##suffix)(y, n); \
        if (logarithm) { \
            T shift = (T)log(sum); \
            for (int64_t i = 0; i < n; i++) y[i] = x[i] - top - shift; \
        } else { \
            T total = (T)sum; \
            for (int64_t i = 0; i < n; i++) y[i] = y[i] / total; \
        } \
    } \
    static SIMD_FUNCTION void SIMD(softmax_gradient_row_##suffix)( \
        const T *g, const T *y, T *out, int64_t n, bool logarithm) { \
        if (logarithm) { \
            T total = (T)SIMD(row_total_##suffix)(g, n); \
            for (int64_t i = 0; i < n; i++) out[i] = g[i] - EXPONENTIAL(y[i]) * total; \
        } else { \
            T total = (T)SIMD(row_product_##suffix)(g, y, n); \
            for (int64_t i = 0; i < n; i++) out[i] = (g[i] - total) * y[i]; \
        } \
    } \
    static SIMD_FUNCTION void SIMD(layer_norm_row_##suffix)( \
        const T *x, const T *weight, const T *bias, T *y, T *mean_out, T *rstd_out, int64_t n, double epsilon) { \
        double part[16] = {0}, sum = 0, squares = 0; \
        int64_t i = 0; \
        for (; i + 16 <= n; i += 16) { \
            for (int j = 0; j < 16; j++) part[j] += (double)x[i + j]; \
        } \
        for (; i < n; i++) sum += (double)x[i]; \
        for (int j = 0; j < 16; j++) sum += part[j]; \
        double mean = sum / (double)n; \
        double square_part[16] = {0}; \
        for (i = 0; i + 16 <= n; i += 16) { \
            for (int j = 0; j < 16; j++) { \
                double d = (double)x[i + j] - mean; \
                square_part[j] += d * d; \
            } \
        } \
        for (; i < n; i++) squares += ((double)x[i] - mean) * ((double)x[i] - mean); \
        for (int j = 0; j < 16; j++) squares += square_part[j]; \
        T m = (T)mean, r = (T)(1 / sqrt(squares / (double)n + epsilon)); \
        *mean_out = m; \
        *rstd_out = r; \
        for (i = 0; i < n; i++) { \
            T v = (x[i] - m) * r; \
            if (weight) v *= weight[i]; \
            if (bias) v += bias[i]; \
            y[i] = v; \
        } \
    } \
    static SIMD_FUNCTION void SIMD(layer_norm_gradient_row_##suffix)( \
        const T *g, const T *x, const T *weight, T mean, T rstd, T *out, int64_t n) { \
        double sum = 0, product = 0; \
        for (int64_t i = 0; i < n; i++) { \
            double gw = (double)g[i] * (weight ? (double)weight[i] : 1); \
            sum += gw; \
            product += gw * ((double)x[i] - (double)mean) * (double)rstd; \
        } \
        T a = (T)(sum / (double)n), b = (T)(product / (double)n); \
        for (int64_t i = 0; i < n; i++) { \
            T gw = weight ? g[i] * weight[i] : g[i]; \
            out[i] = rstd * (gw - a - (x[i] - mean) * rstd * b); \
        } \
    }
SOFTMAX_ROWS(f32, float, exp_nonpositive_f32)
SOFTMAX_ROWS(f64, double, exp)
#undef SOFTMAX_ROWS
#undef COLUMN_PASSES
#undef WIDE
#undef dvec

const RowLoops SIMD(row_loops) = {
    SIMD(softmax_row_f32), SIMD(softmax_row_f64), SIMD(softmax_gradient_row_f32), SIMD(softmax_gradient_row_f64),
    SIMD(layer_norm_row_f32), SIMD(layer_norm_row_f64), SIMD(layer_norm_gradient_row_f32),
    SIMD(layer_norm_gradient_row_f64), SIMD(softmax_columns_f32), SIMD(softmax_columns_f64), SIMD(gradient_columns_f32),
    SIMD(gradient_columns_f64),
};
