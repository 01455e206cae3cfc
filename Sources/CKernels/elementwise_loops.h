/// The contiguous loops of every element-wise operation, and their table.
///
/// A template, included once for each instruction set. In an expression `T` is the element type, `x y z` the operands at
/// one index, `p0 p1 p2` the parameters. Signed overflow wraps (the target is compiled so).

#define LOOP _Pragma("clang loop vectorize(assume_safety)") for (int64_t i = 0; i < n; i++)
#define HEAD(name, suffix) \
    static SIMD_FUNCTION void SIMD(loop_##name##_##suffix)(void *output, const void *const *in, int64_t n, const double *p)

#define UNARY(name, suffix, type, expression) \
    HEAD(name, suffix) { \
        typedef type T; \
        (void)p; \
        T *out = output; \
        const T *a = in[0]; \
        LOOP { T x = a[i]; out[i] = (T)(expression); } \
    }
#define UNARY_PARAMETERS(name, suffix, type, expression) \
    HEAD(name, suffix) { \
        typedef type T; \
        T *out = output; \
        const T *a = in[0]; \
        const T p0 = (T)p[0], p1 = (T)p[1], p2 = (T)p[2]; \
        (void)p1, (void)p2; \
        LOOP { T x = a[i]; out[i] = (T)(expression); } \
    }
#define UNARY_TEST(name, suffix, type, expression) \
    HEAD(name, suffix) { \
        typedef type T; \
        (void)p; \
        uint8_t *out = output; \
        const T *a = in[0]; \
        LOOP { T x = a[i]; out[i] = (uint8_t)(expression); } \
    }
#define BINARY(name, suffix, type, expression) \
    HEAD(name, suffix) { \
        typedef type T; \
        (void)p; \
        T *out = output; \
        const T *a = in[0], *b = in[1]; \
        LOOP { T x = a[i], y = b[i]; out[i] = (T)(expression); } \
    }
#define BINARY_PARAMETERS(name, suffix, type, expression) \
    HEAD(name, suffix) { \
        typedef type T; \
        T *out = output; \
        const T *a = in[0], *b = in[1]; \
        const T p0 = (T)p[0], p1 = (T)p[1], p2 = (T)p[2]; \
        (void)p1, (void)p2; \
        LOOP { T x = a[i], y = b[i]; out[i] = (T)(expression); } \
    }
#define BINARY_TEST(name, suffix, type, expression) \
    HEAD(name, suffix) { \
        typedef type T; \
        (void)p; \
        uint8_t *out = output; \
        const T *a = in[0], *b = in[1]; \
        LOOP { T x = a[i], y = b[i]; out[i] = (uint8_t)(expression); } \
    }
#define TERNARY(name, suffix, type, expression) \
    HEAD(name, suffix) { \
        typedef type T; \
        (void)p; \
        T *out = output; \
        const T *a = in[0], *b = in[1], *c = in[2]; \
        LOOP { T x = a[i], y = b[i], z = c[i]; out[i] = (T)(expression); } \
    }
#define TERNARY_PARAMETERS(name, suffix, type, expression) \
    HEAD(name, suffix) { \
        typedef type T; \
        T *out = output; \
        const T *a = in[0], *b = in[1], *c = in[2]; \
        const T p0 = (T)p[0]; \
        LOOP { T x = a[i], y = b[i], z = c[i]; out[i] = (T)(expression); } \
    }
#define CHOICE(name, suffix, type) \
    HEAD(name, suffix) { \
        (void)p; \
        type *out = output; \
        const uint8_t *a = in[0]; \
        const type *b = in[1], *c = in[2]; \
        LOOP { \
            type x = b[i], y = c[i]; \
            out[i] = a[i] ? x : y; \
        } \
    }

#define FOR_FLOATS(KIND, name, expression) KIND(name, f32, float, expression) KIND(name, f64, double, expression)
#define FOR_SIGNED(KIND, name, expression) \
    KIND(name, i8, int8_t, expression) KIND(name, i16, int16_t, expression) \
    KIND(name, i32, int32_t, expression) KIND(name, i64, int64_t, expression)
#define FOR_UNSIGNED(KIND, name, expression) \
    KIND(name, u8, uint8_t, expression) KIND(name, u16, uint16_t, expression) \
    KIND(name, u32, uint32_t, expression) KIND(name, u64, uint64_t, expression)
#define FOR_INTEGERS(KIND, name, expression) FOR_SIGNED(KIND, name, expression) FOR_UNSIGNED(KIND, name, expression)
#define FOR_NUMBERS(KIND, name, expression) FOR_FLOATS(KIND, name, expression) FOR_INTEGERS(KIND, name, expression)

// One name for the float and the double function.
#define CALL(x, single, double_) _Generic((x), float: single, double: double_)(x)
#define EXP(x) CALL(x, exp_f32, exp)
#define EXPM1(x) CALL(x, expm1_f32, expm1)
#define LOG(x) CALL(x, log_f32, log)
#define LOG1P(x) CALL(x, log1p_f32, log1p)
#define TANH(x) CALL(x, tanh_f32, tanh)
#define ERF(x) CALL(x, erf_f32, erf)
#define SQRT(x) CALL(x, __builtin_sqrtf, __builtin_sqrt)
#define FLOOR(x) CALL(x, __builtin_floorf, __builtin_floor)
#define TRUNC(x) CALL(x, __builtin_truncf, __builtin_trunc)
#define RINT(x) CALL(x, __builtin_rintf, __builtin_rint)
#define FABS(x) CALL(x, __builtin_fabsf, __builtin_fabs)
#define CALL2(x, y, single, double_) _Generic((x), float: single, double: double_)(x, y)
#define SIGMOID(x) (1 / (1 + EXP(-(x))))
#define SOFTPLUS(x) (((x) > 0 ? (x) : 0) + LOG1P(EXP(-FABS(x))))

// x → y
FOR_NUMBERS(UNARY, neg, -x)
FOR_FLOATS(UNARY, abs, FABS(x))
FOR_INTEGERS(UNARY, abs, x < 0 ? -x : x)
FOR_NUMBERS(UNARY, sign, (x > 0) - (x < 0))
FOR_FLOATS(UNARY, floor, FLOOR(x))
FOR_FLOATS(UNARY, ceil, CALL(x, __builtin_ceilf, __builtin_ceil))
FOR_FLOATS(UNARY, round, RINT(x))
FOR_FLOATS(UNARY, trunc, TRUNC(x))
FOR_FLOATS(UNARY, frac, x - TRUNC(x))
FOR_FLOATS(UNARY, sqrt, SQRT(x))
FOR_FLOATS(UNARY, rsqrt, 1 / SQRT(x))
FOR_FLOATS(UNARY, reciprocal, 1 / x)
FOR_NUMBERS(UNARY, square, x * x)
FOR_FLOATS(UNARY, exp, EXP(x))
FOR_FLOATS(UNARY, exp2, CALL(x, exp2f, exp2))
FOR_FLOATS(UNARY, expm1, EXPM1(x))
FOR_FLOATS(UNARY, log, LOG(x))
FOR_FLOATS(UNARY, log2, CALL(x, log2f, log2))
FOR_FLOATS(UNARY, log10, CALL(x, log10f, log10))
FOR_FLOATS(UNARY, log1p, LOG1P(x))
UNARY(sin, f64, double, sin(x))
UNARY(cos, f64, double, cos(x))
FOR_FLOATS(UNARY, tan, CALL(x, tanf, tan))
FOR_FLOATS(UNARY, asin, CALL(x, asinf, asin))
FOR_FLOATS(UNARY, acos, CALL(x, acosf, acos))
FOR_FLOATS(UNARY, atan, CALL(x, atanf, atan))
FOR_FLOATS(UNARY, sinh, CALL(x, sinhf, sinh))
FOR_FLOATS(UNARY, cosh, CALL(x, coshf, cosh))
FOR_FLOATS(UNARY, tanh, TANH(x))
FOR_FLOATS(UNARY, asinh, CALL(x, asinhf, asinh))
FOR_FLOATS(UNARY, acosh, CALL(x, acoshf, acosh))
FOR_FLOATS(UNARY, atanh, CALL(x, atanhf, atanh))
FOR_FLOATS(UNARY, erf, ERF(x))
FOR_FLOATS(UNARY, erfc, CALL(x, erfcf, erfc))
FOR_FLOATS(UNARY, erfinv, erfinv_f64((double)x))
FOR_FLOATS(UNARY, lgamma, CALL(x, lgammaf, lgamma))
FOR_FLOATS(UNARY, digamma, digamma_f64((double)x))
FOR_FLOATS(UNARY, i0, bessel_i0_f64((double)x))
FOR_FLOATS(UNARY, trigamma, trigamma_f64((double)x))
FOR_FLOATS(UNARY, i1, bessel_i1_f64((double)x))
FOR_FLOATS(UNARY, sinc, x == 0 ? 1 : sin(3.14159265358979323846 * (double)x) / (3.14159265358979323846 * (double)x))
FOR_FLOATS(UNARY, sigmoid, SIGMOID(x))
FOR_FLOATS(UNARY, log_sigmoid, (x < 0 ? x : 0) - LOG1P(EXP(-FABS(x))))
FOR_NUMBERS(UNARY, relu, x <= 0 ? 0 : x)
FOR_FLOATS(UNARY, silu, x / (1 + EXP(-x)))
#define NORMAL_F64(x) (0.5 * (1 + erf((x) * 0.70710678118654752440)))
#define NORMAL(x) _Generic((x), float: normal_f32((float)(x)), double: NORMAL_F64((double)(x)))
FOR_FLOATS(UNARY, gelu, x * NORMAL(x))
FOR_FLOATS(UNARY, gelu_tanh, (T)0.5 * x * (1 + TANH((T)0.79788456080286535588 * (x + (T)0.044715 * x * x * x))))
FOR_FLOATS(UNARY, mish, x * TANH(SOFTPLUS(x)))
#define BOUNDED6(x) ((x) < 0 ? 0 : (x) > 6 ? 6 : (x))
FOR_FLOATS(UNARY, hardswish, x * BOUNDED6(x + 3) / 6)
FOR_FLOATS(UNARY, hardsigmoid, BOUNDED6(x + 3) / 6)
FOR_FLOATS(UNARY, softsign, x / (FABS(x) + 1))
FOR_FLOATS(UNARY, tanhshrink, x - TANH(x))
FOR_INTEGERS(UNARY, bitwise_not, ~x)
UNARY(bitwise_not, b8, uint8_t, !x)

/// Vector code up to 8192; the few larger arguments go to the C library afterwards.
#define CIRCULAR(name, library, result) \
    HEAD(name, f32) { \
        (void)p; \
        float *out = output; \
        const float *a = in[0]; \
        int large = 0; \
        LOOP { large |= !(__builtin_fabsf(a[i]) <= 8192.0f); } \
        if (large) { \
            for (int64_t i = 0; i < n; i++) out[i] = library(a[i]); \
            return; \
        } \
        LOOP { float cosine, sine = sine_cosine_f32(a[i], &cosine); (void)sine, (void)cosine; out[i] = result; } \
    }
CIRCULAR(sin, sinf, sine)
CIRCULAR(cos, cosf, cosine)

UNARY(same, b8, uint8_t, x)
UNARY_TEST(never, u8, uint8_t, x != x)
BINARY(heaviside, b8, uint8_t, x ? 1 : y)

// x → y with parameters
FOR_FLOATS(UNARY_PARAMETERS, leaky_relu, x > 0 ? x : x * p0)
FOR_FLOATS(UNARY_PARAMETERS, elu, x > 0 ? x * p1 : EXPM1(x * p2) * p0 * p1)
FOR_FLOATS(UNARY_PARAMETERS, softplus, x * p0 > p1 ? x : LOG1P(EXP(x * p0)) / p0)
#define AT_LEAST(x, bound) ((x) < (bound) ? (bound) : (x))
#define AT_MOST(x, bound) ((x) > (bound) ? (bound) : (x))
FOR_NUMBERS(UNARY_PARAMETERS, clamp, AT_MOST(AT_LEAST(x, p0), p1))
FOR_NUMBERS(UNARY_PARAMETERS, threshold, x <= p0 ? p1 : x)
FOR_FLOATS(UNARY_PARAMETERS, hardshrink, x >= -p0 && x <= p0 ? 0 : x)
FOR_FLOATS(UNARY_PARAMETERS, softshrink, x > p0 ? x - p0 : x < -p0 ? x + p0 : x * 0)
FOR_FLOATS(UNARY_PARAMETERS, round_scaled, p1 != 0 ? RINT(x / p0) * p0 : RINT(x * p0) / p0)
FOR_FLOATS(UNARY_PARAMETERS, nan_to_num, x != x ? p0 : x == (T)INFINITY ? p1 : x == -(T)INFINITY ? p2 : x)
FOR_FLOATS(UNARY_PARAMETERS, scale, x * p0 + p1)

// x → bool
FOR_NUMBERS(UNARY_TEST, logical_not, x == 0)
UNARY_TEST(logical_not, b8, uint8_t, x == 0)
FOR_FLOATS(UNARY_TEST, isnan, x != x)
FOR_FLOATS(UNARY_TEST, isinf, FABS(x) == (T)INFINITY)
FOR_FLOATS(UNARY_TEST, isfinite, FABS(x) < (T)INFINITY)
FOR_FLOATS(UNARY_TEST, isposinf, x == (T)INFINITY)
FOR_FLOATS(UNARY_TEST, isneginf, x == -(T)INFINITY)
FOR_FLOATS(UNARY_TEST, signbit, CALL(x, __builtin_signbitf, __builtin_signbit) != 0)
FOR_SIGNED(UNARY_TEST, signbit, x < 0)

// x, y → z
FOR_NUMBERS(BINARY, add, x + y)
FOR_NUMBERS(BINARY, sub, x - y)
FOR_FLOATS(BINARY, mul, x * y)
FOR_INTEGERS(BINARY, mul, (uint64_t)x * (uint64_t)y)
FOR_FLOATS(BINARY, div, x / y)

/// Division of floats rounded down, from the remainder, so that the quotient is exact where it can be.
#define FLOOR_DIVIDE(suffix, T, fmod_, floor_, copysign_) \
    static inline T SIMD(floor_divide_one_##suffix)(T x, T y) { \
        if (y == 0) return x / y; \
        T remainder = fmod_(x, y), quotient = (x - remainder) / y; \
        if (remainder != 0 && (y < 0) != (remainder < 0)) quotient -= 1; \
        if (quotient == 0) return copysign_(0, x / y); \
        T whole = floor_(quotient); \
        return quotient - whole > (T)0.5 ? whole + 1 : whole; \
    } \
    static inline T SIMD(remainder_one_##suffix)(T x, T y) { \
        T remainder = fmod_(x, y); \
        return remainder != 0 && (y < 0) != (remainder < 0) ? remainder + y : remainder; \
    }
FLOOR_DIVIDE(f32, float, fmodf, floorf, copysignf)
FLOOR_DIVIDE(f64, double, fmod, floor, copysign)
FOR_FLOATS(BINARY, floor_divide, CALL2(x, y, SIMD(floor_divide_one_f32), SIMD(floor_divide_one_f64)))
FOR_FLOATS(BINARY, remainder, CALL2(x, y, SIMD(remainder_one_f32), SIMD(remainder_one_f64)))
FOR_FLOATS(BINARY, trunc_divide, TRUNC(x / y))
FOR_FLOATS(BINARY, fmod, CALL2(x, y, fmodf, fmod))
// Integer division: by zero gives zero (callers refuse it), by -1 negates (the quotient of the least integer overflows).
FOR_SIGNED(BINARY, trunc_divide, y == 0 ? 0 : y == -1 ? -x : x / y)
FOR_UNSIGNED(BINARY, trunc_divide, y == 0 ? 0 : x / y)
FOR_SIGNED(BINARY, floor_divide, y == 0 ? 0 : y == -1 ? -x : x / y - (x % y != 0 && (x < 0) != (y < 0)))
FOR_UNSIGNED(BINARY, floor_divide, y == 0 ? 0 : x / y)
FOR_SIGNED(BINARY, remainder, y == 0 || y == -1 ? 0 : x % y + (x % y != 0 && (x < 0) != (y < 0) ? y : 0))
FOR_UNSIGNED(BINARY, remainder, y == 0 ? 0 : x % y)
FOR_SIGNED(BINARY, fmod, y == 0 || y == -1 ? 0 : x % y)
FOR_UNSIGNED(BINARY, fmod, y == 0 ? 0 : x % y)
FOR_FLOATS(BINARY, pow, CALL2(x, y, pow_f32, pow))
#define INTEGER_POWER(suffix, T) \
    static inline T SIMD(power_##suffix)(T x, T y) { \
        if (y < 0) return x == 1 ? 1 : x == (T)-1 ? (y % 2 != 0 ? -1 : 1) : 0; \
        uint64_t result = 1, base = (uint64_t)x; \
        for (uint64_t e = (uint64_t)y; e != 0; e >>= 1) { \
            if (e & 1) result *= base; \
            base *= base; \
        } \
        return (T)result; \
    } \
    BINARY(pow, suffix, T, SIMD(power_##suffix)(x, y))
INTEGER_POWER(i8, int8_t)
INTEGER_POWER(i16, int16_t)
INTEGER_POWER(i32, int32_t)
INTEGER_POWER(i64, int64_t)
INTEGER_POWER(u8, uint8_t)
INTEGER_POWER(u16, uint16_t)
INTEGER_POWER(u32, uint32_t)
INTEGER_POWER(u64, uint64_t)
FOR_FLOATS(BINARY, atan2, CALL2(x, y, atan2f, atan2))
FOR_NUMBERS(BINARY, maximum, x != x || x > y ? x : y)
FOR_NUMBERS(BINARY, minimum, x != x || x < y ? x : y)
FOR_NUMBERS(BINARY, fmax, y != y || x > y ? x : y)
FOR_NUMBERS(BINARY, fmin, y != y || x < y ? x : y)
FOR_FLOATS(BINARY, hypot, CALL2(x, y, hypotf, hypot))
FOR_FLOATS(BINARY, copysign, CALL2(x, y, __builtin_copysignf, __builtin_copysign))
FOR_FLOATS(BINARY, nextafter, CALL2(x, y, nextafterf, nextafter))
FOR_FLOATS(BINARY, logaddexp, x == y && FABS(x) == (T)INFINITY ? x : (x > y ? x : y) + LOG1P(EXP(-FABS(x - y))))
FOR_FLOATS(BINARY, xlogy, y != y ? y : x == 0 ? 0 : x * LOG(y))
FOR_FLOATS(BINARY, heaviside, x == 0 ? y : x != x ? x : x > 0)
FOR_INTEGERS(BINARY, heaviside, x == 0 ? y : x > 0)
FOR_INTEGERS(BINARY, bitwise_and, x & y)
FOR_INTEGERS(BINARY, bitwise_or, x | y)
FOR_INTEGERS(BINARY, bitwise_xor, x ^ y)
#define BITS (8 * (int)sizeof(T))
FOR_INTEGERS(BINARY, shift_left, y < 0 || (uint64_t)y >= (uint64_t)BITS ? 0 : (uint64_t)x << y)
FOR_SIGNED(BINARY, shift_right, y < 0 || y >= BITS ? (x < 0 ? -1 : 0) : x >> y)
FOR_UNSIGNED(BINARY, shift_right, (uint64_t)y >= (uint64_t)BITS ? 0 : x >> y)
static inline uint64_t SIMD(common_divisor)(uint64_t x, uint64_t y) {
    while (y != 0) {
        uint64_t rest = x % y;
        x = y;
        y = rest;
    }
    return x;
}
#define MAGNITUDE(x) ((x) < 0 ? -(uint64_t)(x) : (uint64_t)(x))
FOR_INTEGERS(BINARY, gcd, SIMD(common_divisor)(MAGNITUDE(x), MAGNITUDE(y)))
FOR_INTEGERS(
    BINARY, lcm,
    x == 0 || y == 0 ? 0 : MAGNITUDE(x) / SIMD(common_divisor)(MAGNITUDE(x), MAGNITUDE(y)) * MAGNITUDE(y))
FOR_FLOATS(BINARY_PARAMETERS, add_scaled, x + p0 * y)
FOR_INTEGERS(BINARY_PARAMETERS, add_scaled, (uint64_t)x + (uint64_t)p0 * (uint64_t)y)
BINARY(or, b8, uint8_t, x | y)
BINARY(and, b8, uint8_t, x & y)
BINARY(xor, b8, uint8_t, x ^ y)
BINARY_PARAMETERS(add_scaled, b8, uint8_t, x | (p0 != 0 && y))

// x, y → bool
FOR_NUMBERS(BINARY_TEST, eq, x == y)
FOR_NUMBERS(BINARY_TEST, ne, x != y)
FOR_NUMBERS(BINARY_TEST, lt, x < y)
FOR_NUMBERS(BINARY_TEST, le, x <= y)
FOR_NUMBERS(BINARY_TEST, gt, x > y)
FOR_NUMBERS(BINARY_TEST, ge, x >= y)
FOR_NUMBERS(BINARY_TEST, logical_and, x != 0 && y != 0)
FOR_NUMBERS(BINARY_TEST, logical_or, x != 0 || y != 0)
FOR_NUMBERS(BINARY_TEST, logical_xor, (x != 0) != (y != 0))
BINARY_TEST(gt, b8, uint8_t, x > y)
BINARY_TEST(ge, b8, uint8_t, x >= y)
BINARY_TEST(lt, b8, uint8_t, x < y)
BINARY_TEST(le, b8, uint8_t, x <= y)
BINARY_TEST(eq, b8, uint8_t, x == y)

// x: gradient of the output; y: input, or output for relu, sigmoid and tanh
FOR_FLOATS(BINARY, relu_grad, y <= 0 ? 0 : x)
FOR_FLOATS(BINARY, sigmoid_grad, x * (1 - y) * y)
FOR_FLOATS(BINARY, tanh_grad, x * (1 - y * y))
#define SILU_SLOPE(s) ((s) * (1 + y * (1 - (s))))
FOR_FLOATS(BINARY, silu_grad, x * SILU_SLOPE(SIGMOID(y)))
#define BELL(y) _Generic((y), float: exp_bounded_f32(AT_LEAST((float)(y * y) * -0.5f, -87.0f)), double: exp((double)(y * y) * -0.5))
FOR_FLOATS(BINARY, gelu_grad, x * (NORMAL(y) + y * (T)0.39894228040143267794 * BELL(y)))
#define GELU_INNER(y) ((T)0.79788456080286535588 * ((y) + (T)0.044715 * (y) * (y) * (y)))
#define GELU_SLOPE(t) \
    ((T)0.5 * (1 + (t)) + (T)0.5 * y * (1 - (t) * (t)) * (T)0.79788456080286535588 * (1 + 3 * (T)0.044715 * y * y))
FOR_FLOATS(BINARY, gelu_tanh_grad, x * GELU_SLOPE(TANH(GELU_INNER(y))))
#define MISH_SLOPE(t) ((t) + y * SIGMOID(y) * (1 - (t) * (t)))
FOR_FLOATS(BINARY, mish_grad, x * MISH_SLOPE(TANH(SOFTPLUS(y))))
FOR_FLOATS(BINARY, hardswish_grad, y < -3 ? 0 : y <= 3 ? x * (y / 3 + (T)0.5) : x)
FOR_FLOATS(BINARY, hardsigmoid_grad, y > -3 && y < 3 ? x * (T)(1.0 / 6.0) : 0)
FOR_FLOATS(BINARY_PARAMETERS, leaky_relu_grad, y > 0 ? x : x * p0)
FOR_FLOATS(BINARY_PARAMETERS, elu_grad, y <= 0 ? x * p2 * p0 * p1 * EXP(y * p2) : x * p1)
FOR_FLOATS(BINARY_PARAMETERS, softplus_grad, y * p0 > p1 ? x : x * SIGMOID(y * p0))
FOR_FLOATS(BINARY_PARAMETERS, clamp_grad, y >= p0 && y <= p1 ? x : 0)
FOR_FLOATS(BINARY_PARAMETERS, threshold_grad, y <= p0 ? 0 : x)

// x, y, z → w
#define CHOOSE(suffix, type) CHOICE(where, suffix, type)
CHOOSE(f32, float) CHOOSE(f64, double) CHOOSE(u8, uint8_t) CHOOSE(u16, uint16_t) CHOOSE(u32, uint32_t)
CHOOSE(u64, uint64_t)
FOR_FLOATS(TERNARY_PARAMETERS, addcmul, x + p0 * y * z)
FOR_INTEGERS(TERNARY_PARAMETERS, addcmul, (uint64_t)x + (uint64_t)p0 * (uint64_t)y * (uint64_t)z)
FOR_FLOATS(TERNARY_PARAMETERS, addcdiv, x + p0 * y / z)
FOR_FLOATS(TERNARY, lerp, FABS(z) < (T)0.5 ? x + z * (y - x) : y - (y - x) * (1 - z))
FOR_FLOATS(TERNARY, clamp_tensor, x != x ? x : y != y ? y : z != z ? z : x < y ? (y > z ? z : y) : x > z ? z : x)
FOR_INTEGERS(TERNARY, clamp_tensor, x < y ? (y > z ? z : y) : x > z ? z : x)

#define FLOATS(name) [TYPE_F32] = SIMD(loop_##name##_f32), [TYPE_F64] = SIMD(loop_##name##_f64)
#define SIGNED(name) \
    [TYPE_I8] = SIMD(loop_##name##_i8), [TYPE_I16] = SIMD(loop_##name##_i16), [TYPE_I32] = SIMD(loop_##name##_i32), \
    [TYPE_I64] = SIMD(loop_##name##_i64)
#define UNSIGNED(name) \
    [TYPE_U8] = SIMD(loop_##name##_u8), [TYPE_U16] = SIMD(loop_##name##_u16), [TYPE_U32] = SIMD(loop_##name##_u32), \
    [TYPE_U64] = SIMD(loop_##name##_u64)
#define INTEGERS(name) SIGNED(name), UNSIGNED(name)
#define NUMBERS(name) FLOATS(name), INTEGERS(name)
#define BOOLEAN(name) [TYPE_BOOL] = SIMD(loop_##name##_b8)

const ElementwiseLoop SIMD(elementwise_loops)[OP_COUNT][TYPE_COUNT] = {
    [OP_NEG] = {NUMBERS(neg)}, [OP_ABS] = {NUMBERS(abs)}, [OP_SIGN] = {NUMBERS(sign), BOOLEAN(same)},
    [OP_FLOOR] = {FLOATS(floor)}, [OP_CEIL] = {FLOATS(ceil)}, [OP_ROUND] = {FLOATS(round)},
    [OP_TRUNC] = {FLOATS(trunc)}, [OP_FRAC] = {FLOATS(frac)}, [OP_SQRT] = {FLOATS(sqrt)},
    [OP_RSQRT] = {FLOATS(rsqrt)}, [OP_RECIPROCAL] = {FLOATS(reciprocal)}, [OP_SQUARE] = {NUMBERS(square)},
    [OP_EXP] = {FLOATS(exp)}, [OP_EXP2] = {FLOATS(exp2)}, [OP_EXPM1] = {FLOATS(expm1)}, [OP_LOG] = {FLOATS(log)},
    [OP_LOG2] = {FLOATS(log2)}, [OP_LOG10] = {FLOATS(log10)}, [OP_LOG1P] = {FLOATS(log1p)}, [OP_SIN] = {FLOATS(sin)},
    [OP_COS] = {FLOATS(cos)}, [OP_TAN] = {FLOATS(tan)}, [OP_ASIN] = {FLOATS(asin)}, [OP_ACOS] = {FLOATS(acos)},
    [OP_ATAN] = {FLOATS(atan)}, [OP_SINH] = {FLOATS(sinh)}, [OP_COSH] = {FLOATS(cosh)}, [OP_TANH] = {FLOATS(tanh)},
    [OP_ASINH] = {FLOATS(asinh)}, [OP_ACOSH] = {FLOATS(acosh)}, [OP_ATANH] = {FLOATS(atanh)}, [OP_ERF] = {FLOATS(erf)},
    [OP_ERFC] = {FLOATS(erfc)}, [OP_ERFINV] = {FLOATS(erfinv)}, [OP_LGAMMA] = {FLOATS(lgamma)},
    [OP_DIGAMMA] = {FLOATS(digamma)}, [OP_I0] = {FLOATS(i0)}, [OP_TRIGAMMA] = {FLOATS(trigamma)}, [OP_I1] = {FLOATS(i1)}, [OP_SINC] = {FLOATS(sinc)},
    [OP_SIGMOID] = {FLOATS(sigmoid)}, [OP_LOG_SIGMOID] = {FLOATS(log_sigmoid)}, [OP_RELU] = {NUMBERS(relu)},
    [OP_SILU] = {FLOATS(silu)}, [OP_GELU] = {FLOATS(gelu)}, [OP_GELU_TANH] = {FLOATS(gelu_tanh)},
    [OP_MISH] = {FLOATS(mish)}, [OP_HARDSWISH] = {FLOATS(hardswish)}, [OP_HARDSIGMOID] = {FLOATS(hardsigmoid)},
    [OP_SOFTSIGN] = {FLOATS(softsign)}, [OP_TANHSHRINK] = {FLOATS(tanhshrink)},
    [OP_BITWISE_NOT] = {INTEGERS(bitwise_not), BOOLEAN(bitwise_not)},
    [OP_LEAKY_RELU] = {FLOATS(leaky_relu)}, [OP_ELU] = {FLOATS(elu)}, [OP_SOFTPLUS] = {FLOATS(softplus)},
    [OP_CLAMP] = {NUMBERS(clamp)}, [OP_THRESHOLD] = {NUMBERS(threshold)}, [OP_HARDSHRINK] = {FLOATS(hardshrink)},
    [OP_SOFTSHRINK] = {FLOATS(softshrink)}, [OP_ROUND_SCALED] = {FLOATS(round_scaled)},
    [OP_NAN_TO_NUM] = {FLOATS(nan_to_num)}, [OP_SCALE] = {FLOATS(scale)},
    [OP_LOGICAL_NOT] = {NUMBERS(logical_not), BOOLEAN(logical_not)}, [OP_ISNAN] = {FLOATS(isnan)},
    [OP_ISINF] = {FLOATS(isinf)}, [OP_ISFINITE] = {FLOATS(isfinite)}, [OP_ISPOSINF] = {FLOATS(isposinf)},
    [OP_ISNEGINF] = {FLOATS(isneginf)}, [OP_SIGNBIT] = {
        FLOATS(signbit), SIGNED(signbit), [TYPE_U8] = SIMD(loop_never_u8), [TYPE_BOOL] = SIMD(loop_never_u8)},
    [OP_ADD] = {NUMBERS(add), BOOLEAN(or)}, [OP_SUB] = {NUMBERS(sub)}, [OP_MUL] = {NUMBERS(mul), BOOLEAN(and)},
    [OP_DIV] = {FLOATS(div)}, [OP_FLOOR_DIVIDE] = {NUMBERS(floor_divide)}, [OP_TRUNC_DIVIDE] = {NUMBERS(trunc_divide)},
    [OP_REMAINDER] = {NUMBERS(remainder)}, [OP_FMOD] = {NUMBERS(fmod)}, [OP_POW] = {NUMBERS(pow)},
    [OP_ATAN2] = {FLOATS(atan2)}, [OP_MAXIMUM] = {NUMBERS(maximum), BOOLEAN(or)},
    [OP_MINIMUM] = {NUMBERS(minimum), BOOLEAN(and)}, [OP_FMAX] = {NUMBERS(fmax), BOOLEAN(or)},
    [OP_FMIN] = {NUMBERS(fmin), BOOLEAN(and)}, [OP_HYPOT] = {FLOATS(hypot)}, [OP_COPYSIGN] = {FLOATS(copysign)},
    [OP_NEXTAFTER] = {FLOATS(nextafter)}, [OP_LOGADDEXP] = {FLOATS(logaddexp)}, [OP_XLOGY] = {FLOATS(xlogy)},
    [OP_BITWISE_AND] = {INTEGERS(bitwise_and), BOOLEAN(and)}, [OP_BITWISE_OR] = {INTEGERS(bitwise_or), BOOLEAN(or)},
    [OP_BITWISE_XOR] = {INTEGERS(bitwise_xor), BOOLEAN(xor)}, [OP_SHIFT_LEFT] = {INTEGERS(shift_left)},
    [OP_SHIFT_RIGHT] = {INTEGERS(shift_right)}, [OP_GCD] = {INTEGERS(gcd)}, [OP_LCM] = {INTEGERS(lcm)},
    [OP_ADD_SCALED] = {NUMBERS(add_scaled), BOOLEAN(add_scaled)}, [OP_HEAVISIDE] = {NUMBERS(heaviside), BOOLEAN(heaviside)},
    [OP_EQ] = {NUMBERS(eq), BOOLEAN(eq)}, [OP_NE] = {NUMBERS(ne), BOOLEAN(xor)}, [OP_LT] = {NUMBERS(lt), BOOLEAN(lt)},
    [OP_LE] = {NUMBERS(le), BOOLEAN(le)}, [OP_GT] = {NUMBERS(gt), BOOLEAN(gt)}, [OP_GE] = {NUMBERS(ge), BOOLEAN(ge)},
    [OP_LOGICAL_AND] = {NUMBERS(logical_and), BOOLEAN(and)}, [OP_LOGICAL_OR] = {NUMBERS(logical_or), BOOLEAN(or)},
    [OP_LOGICAL_XOR] = {NUMBERS(logical_xor), BOOLEAN(xor)},
    [OP_RELU_GRAD] = {FLOATS(relu_grad)}, [OP_SIGMOID_GRAD] = {FLOATS(sigmoid_grad)},
    [OP_TANH_GRAD] = {FLOATS(tanh_grad)}, [OP_SILU_GRAD] = {FLOATS(silu_grad)}, [OP_GELU_GRAD] = {FLOATS(gelu_grad)},
    [OP_GELU_TANH_GRAD] = {FLOATS(gelu_tanh_grad)}, [OP_MISH_GRAD] = {FLOATS(mish_grad)},
    [OP_HARDSWISH_GRAD] = {FLOATS(hardswish_grad)}, [OP_HARDSIGMOID_GRAD] = {FLOATS(hardsigmoid_grad)},
    [OP_LEAKY_RELU_GRAD] = {FLOATS(leaky_relu_grad)}, [OP_ELU_GRAD] = {FLOATS(elu_grad)},
    [OP_SOFTPLUS_GRAD] = {FLOATS(softplus_grad)}, [OP_CLAMP_GRAD] = {FLOATS(clamp_grad)},
    [OP_THRESHOLD_GRAD] = {FLOATS(threshold_grad)},
    [OP_WHERE] = {
        FLOATS(where), UNSIGNED(where), [TYPE_I8] = SIMD(loop_where_u8), [TYPE_I16] = SIMD(loop_where_u16),
        [TYPE_I32] = SIMD(loop_where_u32), [TYPE_I64] = SIMD(loop_where_u64), [TYPE_BOOL] = SIMD(loop_where_u8),
        [TYPE_F16] = SIMD(loop_where_u16), [TYPE_BF16] = SIMD(loop_where_u16)},
    [OP_ADDCMUL] = {NUMBERS(addcmul)}, [OP_ADDCDIV] = {FLOATS(addcdiv)}, [OP_LERP] = {FLOATS(lerp)},
    [OP_CLAMP_TENSOR] = {NUMBERS(clamp_tensor)},
};
