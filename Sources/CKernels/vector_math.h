/// Functions of one float that compilers turn into vector code: no calls, no branches, only selections.
///
/// A template: included once for each instruction set, after `simd.h`. Polynomials are near-minimax fits on the reduced
/// range; errors stay within two units in the last place.
#include "half.h"

#include <math.h>

#undef MULTIPLY_ADD
#if SIMD_LEVEL == 0 && !defined(__aarch64__)
#define MULTIPLY_ADD(a, b, c) ((a) * (b) + (c))
#else
#define MULTIPLY_ADD(a, b, c) __builtin_fmaf(a, b, c)
#endif

#define exp_reduced SIMD(exp_reduced)
#define exp_f32 SIMD(exp_f32)
#define expm1_f32 SIMD(expm1_f32)
#define log_f32 SIMD(log_f32)
#define log1p_f32 SIMD(log1p_f32)
#define tanh_f32 SIMD(tanh_f32)
#define erf_f32 SIMD(erf_f32)
#define sine_cosine_f32 SIMD(sine_cosine_f32)
#define exp_bounded_f32 SIMD(exp_bounded_f32)
#define exp_nonpositive_f32 SIMD(exp_nonpositive_f32)
#define normal_f32 SIMD(normal_f32)
#define pow_f32 SIMD(pow_f32)

/// 2^(n/2), for n between -252 and 254, by building the exponent.
#define half_power_of_two(n) float_from_bits((uint32_t)(((n) >> 1) + 127) << 23)
#define other_half_power_of_two(n) float_from_bits((uint32_t)((n) - ((n) >> 1) + 127) << 23)

/// x = n·ln 2 + r; gives exp(r) - 1 and n.
SIMD_INLINE float exp_reduced(float x, int32_t *n) {
    float shifted = MULTIPLY_ADD(x, 1.44269504f, 12582912.0f);
    float whole = shifted - 12582912.0f;
    *n = (int32_t)bits_of_float(shifted) - 0x4b400000;
    float r = MULTIPLY_ADD(whole, -0.693145752f, x);
    r = MULTIPLY_ADD(whole, -1.42860677e-6f, r);
    float q = 0.0013926926614f;
    q = MULTIPLY_ADD(q, r, 0.0083637738744f);
    q = MULTIPLY_ADD(q, r, 0.0416665501103f);
    q = MULTIPLY_ADD(q, r, 0.1666657338190f);
    q = MULTIPLY_ADD(q, r, 0.5f);
    return MULTIPLY_ADD(q * r, r, r);
}

SIMD_INLINE float exp_f32(float x) {
    float bounded = x > 89.0f ? 89.0f : x;
    bounded = bounded < -104.0f ? -104.0f : bounded;
    int32_t n;
    float reduced = exp_reduced(bounded, &n);
    // The scale is applied in two steps: the result may be subnormal, or infinite.
    float result = (reduced + 1.0f) * half_power_of_two(n) * other_half_power_of_two(n);
    return x != x ? x : result;
}

/// exp(x) for x ≤ 0: nothing to bound from above, and a NaN passes by itself.
SIMD_INLINE float exp_nonpositive_f32(float x) {
    int32_t n;
    float reduced = exp_reduced(x < -104.0f ? -104.0f : x, &n);
    return (reduced + 1.0f) * half_power_of_two(n) * other_half_power_of_two(n);
}

/// exp(x) for x between -87 and 88, where one factor scales the result.
SIMD_INLINE float exp_bounded_f32(float x) {
    int32_t n;
    float reduced = exp_reduced(x, &n);
    return (reduced + 1.0f) * float_from_bits((uint32_t)(n + 127) << 23);
}

SIMD_INLINE float expm1_f32(float x) {
    float bounded = x > 89.0f ? 89.0f : x;
    bounded = bounded < -30.0f ? -30.0f : bounded;
    int32_t n;
    float reduced = exp_reduced(bounded, &n);
    float half = half_power_of_two(n), rest = other_half_power_of_two(n);
    float scale = half * rest;
    float result = MULTIPLY_ADD(reduced, scale, scale - 1.0f);
    result = n >= 128 ? (reduced + 1.0f) * half * rest : result;
    result = x == 0.0f ? x : result;
    return x != x ? x : result;
}

SIMD_INLINE float log_f32(float x) {
    float scaled = x < 0x1p-126f ? x * 0x1p23f : x;
    float bias = x < 0x1p-126f ? -23.0f : 0.0f;
    uint32_t bits = bits_of_float(scaled);
    float e = (float)((int32_t)(bits >> 23) - 126) + bias;
    float m = float_from_bits((bits & 0x007fffff) | 0x3f000000);
    float below = m < 0.707106781f ? m : 0.0f;
    e = m < 0.707106781f ? e - 1.0f : e;
    m = (m - 1.0f) + below;
    float z = m * m;
    float y = 7.0376836292e-2f;
    y = MULTIPLY_ADD(y, m, -1.1514610310e-1f);
    y = MULTIPLY_ADD(y, m, 1.1676998740e-1f);
    y = MULTIPLY_ADD(y, m, -1.2420140846e-1f);
    y = MULTIPLY_ADD(y, m, 1.4249322787e-1f);
    y = MULTIPLY_ADD(y, m, -1.6668057665e-1f);
    y = MULTIPLY_ADD(y, m, 2.0000714765e-1f);
    y = MULTIPLY_ADD(y, m, -2.4999993993e-1f);
    y = MULTIPLY_ADD(y, m, 3.3333331174e-1f);
    y = y * m;
    y = MULTIPLY_ADD(y, z, e * -2.12194440e-4f);
    y = y - z * 0.5f;
    float result = MULTIPLY_ADD(e, 0.693359375f, m + y);
    result = x == 0.0f ? -INFINITY : result;
    result = x == INFINITY ? x : result;
    result = x < 0.0f ? NAN : result;
    return x != x ? x : result;
}

/// log(1 + x), with the rounding error of 1 + x put back.
SIMD_INLINE float log1p_f32(float x) {
    float u = 1.0f + x;
    float result = log_f32(u) + (x - (u - 1.0f)) / u;
    result = u == 0.0f ? -INFINITY : result;
    result = u == INFINITY ? u : result;
    return x == 0.0f ? x : result;
}

SIMD_INLINE float tanh_f32(float x) {
    float magnitude = __builtin_fabsf(x);
    float bounded = magnitude > 10.0f ? 10.0f : magnitude;
    float large = 1.0f - 2.0f / (exp_f32(2.0f * bounded) + 1.0f);
    float s = x * x;
    float p = 0.00226950168416f;
    p = MULTIPLY_ADD(p, s, -0.00832318705826f);
    p = MULTIPLY_ADD(p, s, 0.0217625029074f);
    p = MULTIPLY_ADD(p, s, -0.0539584616274f);
    p = MULTIPLY_ADD(p, s, 0.133333001462f);
    p = MULTIPLY_ADD(p, s, -0.333333331494f);
    float small = MULTIPLY_ADD(p * s, magnitude, magnitude);
    float result = magnitude < 0.625f ? small : large;
    return x != x ? x : __builtin_copysignf(result, x);
}

SIMD_INLINE float erf_f32(float x) {
    float t = __builtin_fabsf(x), s = x * x;
    float p = 8.399777794704155e-05f;
    p = MULTIPLY_ADD(p, s, -0.0008150050487554366f);
    p = MULTIPLY_ADD(p, s, 0.005201714569109889f);
    p = MULTIPLY_ADD(p, s, -0.02685969065492565f);
    p = MULTIPLY_ADD(p, s, 0.11283701170206815f);
    p = MULTIPLY_ADD(p, s, -0.37612634139700896f);
    p = MULTIPLY_ADD(p, s, 0.12837916668450733f);
    float small = MULTIPLY_ADD(p, t, t);
    float bounded = t > 4.0f ? 4.0f : t;
    float q = -1.6435696536038326e-06f;
    q = MULTIPLY_ADD(q, bounded, 4.617791279040004e-05f);
    q = MULTIPLY_ADD(q, bounded, -0.0005977434719606111f);
    q = MULTIPLY_ADD(q, bounded, 0.0047635752491493495f);
    q = MULTIPLY_ADD(q, bounded, -0.026431017603369227f);
    q = MULTIPLY_ADD(q, bounded, 0.110094480827649f);
    q = MULTIPLY_ADD(q, bounded, 0.6318145166593842f);
    q = MULTIPLY_ADD(q, bounded, 1.1302376163746712f);
    q = MULTIPLY_ADD(q, bounded, -0.00032044153127726646f);
    float result = t < 0.92f ? small : 1.0f - exp_f32(-q);
    return x != x ? x : __builtin_copysignf(result, x);
}

/// The normal distribution Φ(x), to 6e-8 of 1: erfc(t) = exp(-t · P(t)).
SIMD_INLINE float normal_f32(float x) {
    float t = __builtin_fabsf(x) * 0.70710678118654752440f;
    int far = t >= 4.0f;
    t = far ? 4.0f : t;
    float p = 3.1440024e-05f;
    p = MULTIPLY_ADD(p, t, -0.00030880063f);
    p = MULTIPLY_ADD(p, t, 0.0010323954f);
    p = MULTIPLY_ADD(p, t, 0.00053694513f);
    p = MULTIPLY_ADD(p, t, -0.019583972f);
    p = MULTIPLY_ADD(p, t, 0.10291962f);
    p = MULTIPLY_ADD(p, t, 0.63659775f);
    p = MULTIPLY_ADD(p, t, 1.1283803f);
    float tail = 0.5f * exp_bounded_f32(-t * p);
    // Smaller than what 1 can be told from: nothing, so that no large x makes something of it.
    tail = far ? 0.0f : tail;
    return x > 0.0f ? 1.0f - tail : tail;
}

#define bits_of_double(x) ((union { double number; uint64_t bits; }){.number = (x)}.bits)
#define double_from_bits(x) ((union { uint64_t bits; double number; }){.bits = (x)}.number)
#undef MULTIPLY_ADD_DOUBLE
#if SIMD_LEVEL == 0 && !defined(__aarch64__)
#define MULTIPLY_ADD_DOUBLE(a, b, c) ((a) * (b) + (c))
#else
#define MULTIPLY_ADD_DOUBLE(a, b, c) __builtin_fma(a, b, c)
#endif

/// x to the y, through log |x| and exp in double precision.
SIMD_INLINE float pow_f32(float x, float y) {
    double magnitude = (double)__builtin_fabsf(x), exponent = (double)y;
    // magnitude = m · 2^e, with m between √½ and √2; the integer e becomes a double by the bits of 2^52 + e.
    uint64_t bits = bits_of_double(magnitude) + (0x3ff0000000000000u - 0x3fe6a09e667f3bcdu);
    double e = double_from_bits(0x4330000000000000u | bits >> 52) - (0x1p52 + 1023.0);
    double m = double_from_bits((bits & 0x000fffffffffffffu) + 0x3fe6a09e667f3bcdu);
    double s = (m - 1.0) / (m + 1.0), z = s * s;
    double l = 1.0 / 17;
    l = MULTIPLY_ADD_DOUBLE(l, z, 1.0 / 15);
    l = MULTIPLY_ADD_DOUBLE(l, z, 1.0 / 13);
    l = MULTIPLY_ADD_DOUBLE(l, z, 1.0 / 11);
    l = MULTIPLY_ADD_DOUBLE(l, z, 1.0 / 9);
    l = MULTIPLY_ADD_DOUBLE(l, z, 1.0 / 7);
    l = MULTIPLY_ADD_DOUBLE(l, z, 1.0 / 5);
    l = MULTIPLY_ADD_DOUBLE(l, z, 1.0 / 3);
    l = MULTIPLY_ADD_DOUBLE(l * z, 2.0 * s, 2.0 * s);
    l = MULTIPLY_ADD_DOUBLE(e, 0.69314718055994530942, l);
    // What is beyond these bounds is infinite, or zero, as a float.
    double w = exponent * l;
    w = w > 100.0 ? 100.0 : w;
    w = w < -120.0 ? -120.0 : w;
    double shifted = MULTIPLY_ADD_DOUBLE(w, 1.44269504088896340736, 0x1.8p52);
    double n = shifted - 0x1.8p52;
    double r = MULTIPLY_ADD_DOUBLE(n, -0.69314718055994530942, w);
    double q = 1.0 / 39916800;
    q = MULTIPLY_ADD_DOUBLE(q, r, 1.0 / 3628800);
    q = MULTIPLY_ADD_DOUBLE(q, r, 1.0 / 362880);
    q = MULTIPLY_ADD_DOUBLE(q, r, 1.0 / 40320);
    q = MULTIPLY_ADD_DOUBLE(q, r, 1.0 / 5040);
    q = MULTIPLY_ADD_DOUBLE(q, r, 1.0 / 720);
    q = MULTIPLY_ADD_DOUBLE(q, r, 1.0 / 120);
    q = MULTIPLY_ADD_DOUBLE(q, r, 1.0 / 24);
    q = MULTIPLY_ADD_DOUBLE(q, r, 1.0 / 6);
    q = MULTIPLY_ADD_DOUBLE(q, r, 0.5);
    q = MULTIPLY_ADD_DOUBLE(q, r, 1.0);
    q = MULTIPLY_ADD_DOUBLE(q, r, 1.0);
    float result = (float)(q * double_from_bits((bits_of_double(shifted) + 1023) << 52));
    // Zero and infinity have no logarithm; a negative base takes whole exponents only.
    float half = y * 0.5f;
    int whole = __builtin_truncf(y) == y, odd = whole & (__builtin_truncf(half) != half);
    int extreme = (x == 0.0f) | (__builtin_fabsf(x) == INFINITY);
    float limit = (x == 0.0f) != (y < 0.0f) ? 0.0f : INFINITY;
    result = extreme ? limit : result;
    int negative = bits_of_float(x) >> 31;
    result = negative & odd ? -result : result;
    result = ((x < 0.0f) & !whole & !extreme) ? NAN : result;
    result = ((x != x) | (y != y)) ? x + y : result;
    return ((x == 1.0f) | (y == 0.0f) | ((x == -1.0f) & (__builtin_fabsf(y) == INFINITY))) ? 1.0f : result;
}

/// Sine and cosine for |x| ≤ 8192: quarter turns taken off in three steps.
SIMD_INLINE float sine_cosine_f32(float x, float *cosine) {
    float magnitude = __builtin_fabsf(x);
    int32_t j = (int32_t)(magnitude * 1.27323954473516f);
    j = (j + 1) & ~1;
    float y = (float)j;
    float r = MULTIPLY_ADD(y, -0.78515625f, magnitude);
    r = MULTIPLY_ADD(y, -2.4187564849853515625e-4f, r);
    r = MULTIPLY_ADD(y, -3.77489497744594108e-8f, r);
    float z = r * r;
    float c = MULTIPLY_ADD(2.443315711809948e-5f, z, -1.388731625493765e-3f);
    c = MULTIPLY_ADD(c, z, 4.166664568298827e-2f);
    c = c * z;
    c = MULTIPLY_ADD(c, z, -(z * 0.5f));
    c = c + 1.0f;
    float s = MULTIPLY_ADD(-1.9515295891e-4f, z, 8.3321608736e-3f);
    s = MULTIPLY_ADD(s, z, -1.6666654611e-1f);
    s = s * z;
    s = MULTIPLY_ADD(s, r, r);
    float sine = (j & 2) == 0 ? s : c;
    float other = (j & 2) == 0 ? c : s;
    uint32_t sine_sign = (bits_of_float(x) ^ ((uint32_t)j << 29)) & 0x80000000;
    uint32_t cosine_sign = (~((uint32_t)j - 2) << 29) & 0x80000000;
    *cosine = float_from_bits(bits_of_float(other) ^ cosine_sign);
    return float_from_bits(bits_of_float(sine) ^ sine_sign);
}
