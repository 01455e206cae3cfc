/// Loops of the reductions that gain from vectors. A template: once for each instruction set, after `simd.h`. Floats are
/// summed in double precision; in long sums eight neighbours (four rows of a column) are first added as they are, which
/// costs less than one unit in the last place of their sum.

#define dvec SIMD(dvec)
#define lvec SIMD(lvec)
typedef double dvec __attribute__((vector_size(LANES * 8)));
typedef int64_t lvec __attribute__((vector_size(LANES * 8)));
typedef double SIMD(unaligned_dvec) __attribute__((vector_size(LANES * 8), aligned(8), may_alias));

#define LOAD_f32(from) __builtin_convertvector(vec_load(from), dvec)
#define LOAD_f64(from) (*(const SIMD(unaligned_dvec) *)(from))
#define MAGNITUDE(v) ((dvec)((lvec)(v) & INT64_MAX))

/// One row: two partial results in each lane, combined at the end. `term` is what an element v contributes.
#define ROW_FOLD(name, T, suffix, neutral, OPERATOR, term, scalar_term) \
    static SIMD_FUNCTION double SIMD(name##_##suffix)(const T *x, int64_t n) { \
        const dvec start = (dvec){0} + (neutral); \
        dvec first = start, second = start; \
        int64_t i = 0; \
        for (; i + 2 * LANES <= n; i += 2 * LANES) { \
            dvec v = LOAD_##suffix(x + i); \
            first = first OPERATOR(term); \
            v = LOAD_##suffix(x + i + LANES); \
            second = second OPERATOR(term); \
        } \
        double lanes[LANES], total = (neutral); \
        for (; i < n; i++) { \
            double v = (double)x[i]; \
            total = total OPERATOR(scalar_term); \
        } \
        first = first OPERATOR second; \
        memcpy(lanes, &first, sizeof lanes); \
        for (int half = LANES / 2; half > 0; half /= 2) { \
            for (int j = 0; j < half; j++) lanes[j] = lanes[j] OPERATOR lanes[j + half]; \
        } \
        return total OPERATOR lanes[0]; \
    }
ROW_FOLD(row_squares, float, f32, 0.0, +, v *v, v *v)
ROW_FOLD(row_magnitudes, float, f32, 0.0, +, MAGNITUDE(v), __builtin_fabs(v))
ROW_FOLD(row_sum, double, f64, 0.0, +, v, v)
ROW_FOLD(row_squares, double, f64, 0.0, +, v *v, v *v)
ROW_FOLD(row_magnitudes, double, f64, 0.0, +, MAGNITUDE(v), __builtin_fabs(v))
ROW_FOLD(row_product, double, f64, 1.0, *, v, v)

static SIMD_FUNCTION inline double SIMD(lane_sum)(const double *lanes) {
    double part[LANES];
    memcpy(part, lanes, sizeof part);
    for (int half = LANES / 2; half > 0; half /= 2) {
        for (int j = 0; j < half; j++) part[j] += part[j + half];
    }
    return part[0];
}

/// A long sum of floats.
static SIMD_FUNCTION double SIMD(long_row_sum)(const float *x, int64_t n) {
    dvec sums = {0};
    int64_t i = 0;
    for (; i + 8 * LANES <= n; i += 8 * LANES) {
        const float *y = x + i;
        vec a = (vec_load(y) + vec_load(y + LANES)) + (vec_load(y + 2 * LANES) + vec_load(y + 3 * LANES));
        y += 4 * LANES;
        vec b = (vec_load(y) + vec_load(y + LANES)) + (vec_load(y + 2 * LANES) + vec_load(y + 3 * LANES));
        sums += __builtin_convertvector(a + b, dvec);
    }
    for (; i + 2 * LANES <= n; i += 2 * LANES) {
        sums += __builtin_convertvector(vec_load(x + i) + vec_load(x + i + LANES), dvec);
    }
    double total = 0;
    for (; i < n; i++) total += (double)x[i];
    return total + SIMD(lane_sum)((const double *)&sums);
}

/// A product of floats.
static SIMD_FUNCTION double SIMD(long_row_product)(const float *x, int64_t n) {
    dvec products = (dvec){0} + 1.0;
    int64_t i = 0;
    for (; i + 2 * LANES <= n; i += 2 * LANES) {
        products *= __builtin_convertvector(vec_load(x + i) * vec_load(x + i + LANES), dvec);
    }
    double total = 1;
    for (; i < n; i++) total *= (double)x[i];
    for (int j = 0; j < LANES; j++) total *= products[j];
    return total;
}

/// Sum of the squares of the deviations of a row from `mean`.
#define ROW_DEVIATIONS(suffix, T) \
    static SIMD_FUNCTION double SIMD(row_deviations_##suffix)(const T *x, int64_t n, double mean) { \
        dvec sums = {0}; \
        int64_t i = 0; \
        for (; i + LANES <= n; i += LANES) { \
            dvec v = LOAD_##suffix(x + i) - mean; \
            sums += v * v; \
        } \
        double total = 0; \
        for (; i < n; i++) total += ((double)x[i] - mean) * ((double)x[i] - mean); \
        for (int j = 0; j < LANES; j++) total += sums[j]; \
        return total; \
    }
ROW_DEVIATIONS(f32, float)
ROW_DEVIATIONS(f64, double)

#define MULTIPLY_ROWS(name, T) \
    static SIMD_FUNCTION void SIMD(name)( \
        double *products, const double *shift, const T *x, int64_t step, int64_t rows, int64_t n) { \
        (void)shift; \
        int64_t r = 0; \
        for (; r + 2 <= rows; r += 2, x += 2 * step) { \
            for (int64_t i = 0; i < n; i++) products[i] *= (double)(x[i] * x[i + step]); \
        } \
        for (int64_t i = 0; i < n && r < rows; i++) products[i] *= (double)x[i]; \
    }

/// Adds `rows` rows, `step` elements apart, to the sums of columns. `shift` is what deviations are taken from.
#define ADD_ROWS(name, T, term) \
    static SIMD_FUNCTION void SIMD(name)( \
        double *sums, const double *shift, const T *x, int64_t step, int64_t rows, int64_t n) { \
        (void)shift; \
        int64_t r = 0; \
        for (; r + 4 <= rows; r += 4, x += 4 * step) { \
            const T *x1 = x + step, *x2 = x1 + step, *x3 = x2 + step; \
            for (int64_t i = 0; i < n; i++) { \
                double v = (double)x[i], sum = sums[i]; \
                sum += term; \
                v = (double)x1[i]; \
                sum += term; \
                v = (double)x2[i]; \
                sum += term; \
                v = (double)x3[i]; \
                sums[i] = sum + term; \
            } \
        } \
        for (; r < rows; r++, x += step) { \
            for (int64_t i = 0; i < n; i++) { \
                double v = (double)x[i]; \
                sums[i] += term; \
            } \
        } \
    }
MULTIPLY_ROWS(multiply_rows_f32, float)
MULTIPLY_ROWS(multiply_rows_f64, double)
ADD_ROWS(add_rows_f64, double, v)
static SIMD_FUNCTION void SIMD(add_rows_f32)(
    double *sums, const double *shift, const float *x, int64_t step, int64_t rows, int64_t n) {
    (void)shift;
    int64_t r = 0;
    for (; r + 4 <= rows; r += 4, x += 4 * step) {
        const float *x1 = x + step, *x2 = x1 + step, *x3 = x2 + step;
        for (int64_t i = 0; i < n; i++) sums[i] += (double)((x[i] + x1[i]) + (x2[i] + x3[i]));
    }
    for (; r < rows; r++, x += step) {
        for (int64_t i = 0; i < n; i++) sums[i] += (double)x[i];
    }
}
ADD_ROWS(add_squares_f32, float, v *v)
ADD_ROWS(add_squares_f64, double, v *v)
ADD_ROWS(add_magnitudes_f32, float, __builtin_fabs(v))
ADD_ROWS(add_magnitudes_f64, double, __builtin_fabs(v))
ADD_ROWS(add_deviations_f32, float, (v - shift[i]) * (v - shift[i]))
ADD_ROWS(add_deviations_f64, double, (v - shift[i]) * (v - shift[i]))

/// Extreme of a row; NaN when there is one.
#define SELECT(V, I, mask, a, b) ((V)(((I)(a) & (mask)) | ((I)(b) & ~(mask))))
#define ROW_EXTREME(name, T, V, I, LOAD, compare) \
    static SIMD_FUNCTION T SIMD(name)(const T *x, int64_t n) { \
        const V start = (V){0} + x[0]; \
        V first = start, second = start; \
        I bad = {0}; \
        int64_t i = 0; \
        for (; i + 2 * LANES <= n; i += 2 * LANES) { \
            V a = LOAD(x + i), b = LOAD(x + i + LANES); \
            first = SELECT(V, I, a compare first, a, first); \
            second = SELECT(V, I, b compare second, b, second); \
            bad |= (a != a) | (b != b); \
        } \
        first = SELECT(V, I, second compare first, second, first); \
        T best = x[0], lanes[LANES]; \
        bool any = false; \
        for (; i < n; i++) { \
            best = x[i] compare best ? x[i] : best; \
            any |= x[i] != x[i]; \
        } \
        memcpy(lanes, &first, sizeof lanes); \
        for (int j = 0; j < LANES; j++) { \
            best = lanes[j] compare best ? lanes[j] : best; \
            any |= bad[j] != 0; \
        } \
        return any || best != best ? (T)NAN : best; \
    }
#define LOAD_dvec(from) (*(const SIMD(unaligned_dvec) *)(from))
ROW_EXTREME(row_maximum_f32, float, vec, ivec, vec_load, >)
ROW_EXTREME(row_minimum_f32, float, vec, ivec, vec_load, <)
ROW_EXTREME(row_maximum_f64, double, dvec, lvec, LOAD_dvec, >)
ROW_EXTREME(row_minimum_f64, double, dvec, lvec, LOAD_dvec, <)

/// The first place of `value`, which is in the row; of a NaN for a NaN.
#define ROW_PLACE(suffix, T, I) \
    static SIMD_FUNCTION int64_t SIMD(row_place_##suffix)(const T *x, int64_t n, T value) { \
        const int64_t width = 4 * LANES; \
        int64_t i = 0; \
        for (; i + width <= n; i += width) { \
            I found = 0; \
            for (int j = 0; j < 4 * LANES; j++) found |= x[i + j] == value || (x[i + j] != x[i + j] && value != value); \
            if (found) break; \
        } \
        while (i < n - 1 && !(x[i] == value || (x[i] != x[i] && value != value))) i++; \
        return i; \
    }
ROW_PLACE(f32, float, int32_t)
ROW_PLACE(f64, double, int64_t)

/// Extremes of columns row by row, with the number of the row where each was met first; a NaN stays.
#define TAKE_ROW(name, T, P, compare) \
    static SIMD_FUNCTION void SIMD(name)(T *best, P *place, const T *x, P row, int64_t n) { \
        _Pragma("clang loop vectorize(assume_safety)") for (int64_t i = 0; i < n; i++) { \
            T v = x[i], b = best[i]; \
            P take = (v compare b) | ((v != v) & (b == b)); \
            best[i] = take ? v : b; \
            place[i] = take ? row : place[i]; \
        } \
    }
TAKE_ROW(take_maximum_f32, float, int32_t, >)
TAKE_ROW(take_minimum_f32, float, int32_t, <)
TAKE_ROW(take_maximum_f64, double, int64_t, >)
TAKE_ROW(take_minimum_f64, double, int64_t, <)

/// The same without places, two rows at a time.
#define KEEP_ROWS(name, T, compare) \
    static SIMD_FUNCTION void SIMD(name)(T *best, const T *x, const T *y, int64_t n) { \
        _Pragma("clang loop vectorize(assume_safety)") for (int64_t i = 0; i < n; i++) { \
            T v = x[i], w = y[i], b = best[i]; \
            b = ((v compare b) | (v != v)) ? v : b; \
            best[i] = ((w compare b) | (w != w)) ? w : b; \
        } \
    }
KEEP_ROWS(keep_maximum_f32, float, >)
KEEP_ROWS(keep_minimum_f32, float, <)
KEEP_ROWS(keep_maximum_f64, double, >)
KEEP_ROWS(keep_minimum_f64, double, <)

const ReduceLoops SIMD(reduce_loops) = {
    .row_f32 = {SIMD(long_row_sum), SIMD(row_squares_f32), SIMD(row_magnitudes_f32), SIMD(long_row_product)},
    .row_f64 = {SIMD(row_sum_f64), SIMD(row_squares_f64), SIMD(row_magnitudes_f64), SIMD(row_product_f64)},
    .deviations_f32 = SIMD(row_deviations_f32),
    .deviations_f64 = SIMD(row_deviations_f64),
    .add_f32 = {SIMD(add_rows_f32), SIMD(add_squares_f32), SIMD(add_magnitudes_f32), SIMD(add_deviations_f32),
                SIMD(multiply_rows_f32)},
    .add_f64 = {SIMD(add_rows_f64), SIMD(add_squares_f64), SIMD(add_magnitudes_f64), SIMD(add_deviations_f64),
                SIMD(multiply_rows_f64)},
    .extreme_f32 = {SIMD(row_minimum_f32), SIMD(row_maximum_f32)},
    .extreme_f64 = {SIMD(row_minimum_f64), SIMD(row_maximum_f64)},
    .place_f32 = SIMD(row_place_f32),
    .place_f64 = SIMD(row_place_f64),
    .take_f32 = {SIMD(take_minimum_f32), SIMD(take_maximum_f32)},
    .take_f64 = {SIMD(take_minimum_f64), SIMD(take_maximum_f64)},
    .keep_f32 = {SIMD(keep_minimum_f32), SIMD(keep_maximum_f32)},
    .keep_f64 = {SIMD(keep_minimum_f64), SIMD(keep_maximum_f64)},
};
#undef dvec
#undef lvec
#undef LOAD_f32
#undef LOAD_f64
#undef MAGNITUDE
#undef ROW_FOLD
#undef ROW_DEVIATIONS
#undef ADD_ROWS
#undef MULTIPLY_ROWS
#undef SELECT
#undef LOAD_dvec
#undef ROW_EXTREME
#undef ROW_PLACE
#undef TAKE_ROW
#undef KEEP_ROWS
