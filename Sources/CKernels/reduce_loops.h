/// Loops of the reductions that gain from vectors. A template: once for each instruction set, after `simd.h`.

/// Sixteen partial results, combined at the end: the compiler makes vectors of them.
#define ROW_SUM(name, T, A, term) \
    static SIMD_FUNCTION A SIMD(name)(const T *x, int64_t n) { \
        A part[16] = {0}; \
        int64_t i = 0; \
        for (; i + 16 <= n; i += 16) { \
            for (int j = 0; j < 16; j++) { \
                A v = (A)x[i + j]; \
                part[j] += term; \
            } \
        } \
        A total = 0; \
        for (; i < n; i++) { \
            A v = (A)x[i]; \
            total += term; \
        } \
        for (int half = 8; half > 0; half /= 2) { \
            for (int j = 0; j < half; j++) part[j] += part[j + half]; \
        } \
        return total + part[0]; \
    }
ROW_SUM(row_sum_f32, float, double, v)
ROW_SUM(row_sum_f64, double, double, v)
ROW_SUM(row_squares_f32, float, double, v *v)
ROW_SUM(row_squares_f64, double, double, v *v)
ROW_SUM(row_magnitudes_f32, float, double, __builtin_fabs(v))
ROW_SUM(row_magnitudes_f64, double, double, __builtin_fabs(v))

/// Adds a row to the sums of columns.
#define ADD_ROW(name, T, term) \
    static SIMD_FUNCTION void SIMD(name)(double *sums, const T *x, int64_t n) { \
        for (int64_t i = 0; i < n; i++) { \
            double v = (double)x[i]; \
            sums[i] += term; \
        } \
    }
ADD_ROW(add_row_f32, float, v)
ADD_ROW(add_row_f64, double, v)
ADD_ROW(add_squares_f32, float, v *v)
ADD_ROW(add_squares_f64, double, v *v)
ADD_ROW(add_magnitudes_f32, float, __builtin_fabs(v))
ADD_ROW(add_magnitudes_f64, double, __builtin_fabs(v))

/// Extreme of a row; NaN when there is one.
#define ROW_EXTREME(name, T, compare) \
    static SIMD_FUNCTION T SIMD(name)(const T *x, int64_t n) { \
        T part[16], nan = 0; \
        for (int j = 0; j < 16; j++) part[j] = x[0]; \
        int64_t i = 0; \
        T bad[16] = {0}; \
        for (; i + 16 <= n; i += 16) { \
            for (int j = 0; j < 16; j++) { \
                T v = x[i + j]; \
                part[j] = v compare part[j] ? v : part[j]; \
                bad[j] = v != v ? v : bad[j]; \
            } \
        } \
        for (; i < n; i++) { \
            T v = x[i]; \
            part[0] = v compare part[0] ? v : part[0]; \
            bad[0] = v != v ? v : bad[0]; \
        } \
        for (int j = 0; j < 16; j++) { \
            part[0] = part[j] compare part[0] ? part[j] : part[0]; \
            nan = bad[j] != bad[j] ? bad[j] : nan; \
        } \
        return nan != nan ? nan : part[0]; \
    }
ROW_EXTREME(row_maximum_f32, float, >)
ROW_EXTREME(row_minimum_f32, float, <)
ROW_EXTREME(row_maximum_f64, double, >)
ROW_EXTREME(row_minimum_f64, double, <)

const ReduceLoops SIMD(reduce_loops) = {
    .row_f32 = {SIMD(row_sum_f32), SIMD(row_squares_f32), SIMD(row_magnitudes_f32)},
    .row_f64 = {SIMD(row_sum_f64), SIMD(row_squares_f64), SIMD(row_magnitudes_f64)},
    .add_f32 = {SIMD(add_row_f32), SIMD(add_squares_f32), SIMD(add_magnitudes_f32)},
    .add_f64 = {SIMD(add_row_f64), SIMD(add_squares_f64), SIMD(add_magnitudes_f64)},
    .extreme_f32 = {SIMD(row_minimum_f32), SIMD(row_maximum_f32)},
    .extreme_f64 = {SIMD(row_minimum_f64), SIMD(row_maximum_f64)},
};
#undef ROW_SUM
#undef ADD_ROW
#undef ROW_EXTREME
