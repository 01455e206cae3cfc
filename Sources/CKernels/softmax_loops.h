/// Softmax and layer normalisation of one row. A template: once for each instruction set, after `simd.h` and
/// `vector_math.h`.

#define SOFTMAX_ROWS(suffix, T, EXPONENTIAL) \
    static SIMD_FUNCTION void SIMD(softmax_row_##suffix)(const T *x, T *y, int64_t n, bool logarithm) { \
        T top = -(T)INFINITY; \
        for (int64_t i = 0; i < n; i++) top = x[i] > top ? x[i] : top; \
        if (logarithm) { \
            double sum = 0; \
            for (int64_t i = 0; i < n; i++) y[i] = EXPONENTIAL(x[i] - top); \
            for (int64_t i = 0; i < n; i++) sum += (double)y[i]; \
            T shift = (T)log(sum); \
            for (int64_t i = 0; i < n; i++) y[i] = x[i] - top - shift; \
        } else { \
            double sum = 0; \
            for (int64_t i = 0; i < n; i++) y[i] = EXPONENTIAL(x[i] - top); \
            for (int64_t i = 0; i < n; i++) sum += (double)y[i]; \
            T total = (T)sum; \
            for (int64_t i = 0; i < n; i++) y[i] = y[i] / total; \
        } \
    } \
    static SIMD_FUNCTION void SIMD(softmax_gradient_row_##suffix)( \
        const T *g, const T *y, T *out, int64_t n, bool logarithm) { \
        double sum = 0; \
        if (logarithm) { \
            for (int64_t i = 0; i < n; i++) sum += (double)g[i]; \
            T total = (T)sum; \
            for (int64_t i = 0; i < n; i++) out[i] = g[i] - EXPONENTIAL(y[i]) * total; \
        } else { \
            for (int64_t i = 0; i < n; i++) sum += (double)g[i] * (double)y[i]; \
            T total = (T)sum; \
            for (int64_t i = 0; i < n; i++) out[i] = (g[i] - total) * y[i]; \
        } \
    } \
    static SIMD_FUNCTION void SIMD(layer_norm_row_##suffix)( \
        const T *x, const T *weight, const T *bias, T *y, T *mean_out, T *rstd_out, int64_t n, double epsilon) { \
        double part[8] = {0}, sum = 0, squares = 0; \
        int64_t i = 0; \
        for (; i + 8 <= n; i += 8) { \
            for (int j = 0; j < 8; j++) part[j] += (double)x[i + j]; \
        } \
        for (; i < n; i++) sum += (double)x[i]; \
        for (int j = 0; j < 8; j++) sum += part[j]; \
        double mean = sum / (double)n; \
        double square_part[8] = {0}; \
        for (i = 0; i + 8 <= n; i += 8) { \
            for (int j = 0; j < 8; j++) { \
                double d = (double)x[i + j] - mean; \
                square_part[j] += d * d; \
            } \
        } \
        for (; i < n; i++) squares += ((double)x[i] - mean) * ((double)x[i] - mean); \
        for (int j = 0; j < 8; j++) squares += square_part[j]; \
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
SOFTMAX_ROWS(f32, float, exp_f32)
SOFTMAX_ROWS(f64, double, exp)
#undef SOFTMAX_ROWS

const RowLoops SIMD(row_loops) = {
    SIMD(softmax_row_f32), SIMD(softmax_row_f64), SIMD(softmax_gradient_row_f32), SIMD(softmax_gradient_row_f64),
    SIMD(layer_norm_row_f32), SIMD(layer_norm_row_f64), SIMD(layer_norm_gradient_row_f32),
    SIMD(layer_norm_gradient_row_f64),
};
