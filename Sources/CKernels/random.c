#include "random.h"

#include "half.h"

#include <math.h>

#define SIZE 624
#define SHIFT 397

void twister_seed(Twister *twister, uint32_t seed) {
    twister->words[0] = seed;
    for (uint32_t i = 1; i < SIZE; i++) {
        uint32_t previous = twister->words[i - 1];
        twister->words[i] = 1812433253u * (previous ^ (previous >> 30)) + i;
    }
    twister->index = SIZE;
}

void twister_seed_key(Twister *twister, const uint32_t *key, size_t count) {
    twister_seed(twister, 19650218u);
    uint32_t *w = twister->words;
    size_t i = 1, j = 0;
    for (size_t k = count > SIZE ? count : SIZE; k > 0; k--) {
        w[i] = (w[i] ^ ((w[i - 1] ^ (w[i - 1] >> 30)) * 1664525u)) + key[j] + (uint32_t)j;
        if (++i >= SIZE) {
            w[0] = w[SIZE - 1];
            i = 1;
        }
        if (++j >= count) j = 0;
    }
    for (size_t k = SIZE - 1; k > 0; k--) {
        w[i] = (w[i] ^ ((w[i - 1] ^ (w[i - 1] >> 30)) * 1566083941u)) - (uint32_t)i;
        if (++i >= SIZE) {
            w[0] = w[SIZE - 1];
            i = 1;
        }
    }
    w[0] = 0x80000000u;
    twister->index = SIZE;
}

static void twist(Twister *twister) {
    uint32_t *w = twister->words;
#define MIX(k, next, far) \
    { \
        uint32_t y = (w[k] & 0x80000000u) | (w[next] & 0x7fffffffu); \
        w[k] = w[far] ^ (y >> 1) ^ (-(y & 1) & 0x9908b0dfu); \
    }
    for (int k = 0; k < SIZE - SHIFT; k++) MIX(k, k + 1, k + SHIFT)
    for (int k = SIZE - SHIFT; k < SIZE - 1; k++) MIX(k, k + 1, k + SHIFT - SIZE)
    MIX(SIZE - 1, 0, SHIFT - 1)
    twister->index = 0;
}

static inline uint32_t next_word(Twister *twister) {
    if (twister->index >= SIZE) twist(twister);
    uint32_t y = twister->words[twister->index++];
    y ^= y >> 11;
    y ^= (y << 7) & 0x9d2c5680u;
    y ^= (y << 15) & 0xefc60000u;
    return y ^ (y >> 18);
}

uint32_t twister_next(Twister *twister) {
    return next_word(twister);
}

static inline uint64_t next_pair(Twister *twister) {
    uint64_t high = next_word(twister);
    return high << 32 | next_word(twister);
}

uint64_t twister_next64(Twister *twister) {
    return next_pair(twister);
}

double twister_double53(Twister *twister) {
    uint32_t a = next_word(twister) >> 5, b = next_word(twister) >> 6;
    return (a * 67108864.0 + b) * 0x1p-53;
}

void twister_skip(Twister *twister, uint64_t words) {
    while (words > 0) {
        if (twister->index >= SIZE) twist(twister);
        uint64_t left = (uint64_t)(SIZE - twister->index), taken = left < words ? left : words;
        twister->index += (int32_t)taken;
        words -= taken;
    }
}

static inline float uniform24(Twister *twister) {
    return (float)(next_word(twister) & 0xffffff) * 0x1p-24f;
}

static inline double uniform53(Twister *twister) {
    return (double)(next_pair(twister) & 0x1fffffffffffff) * 0x1p-53;
}

float twister_uniform24(Twister *twister) {
    return uniform24(twister);
}

double twister_uniform53(Twister *twister) {
    return uniform53(twister);
}

void twister_fill_uniform_f32(Twister *twister, float *out, size_t count, float from, float to) {
    float range = to - from;
    for (size_t i = 0; i < count; i++) {
        out[i] = fmaf(uniform24(twister), range, from);
    }
}

void twister_fill_uniform_f64(Twister *twister, double *out, size_t count, double from, double to) {
    double range = to - from;
    for (size_t i = 0; i < count; i++) out[i] = fma(uniform53(twister), range, from);
}

/// Natural logarithm in float, each step rounded as the vector kernel of the reference does.
static inline float normal_log(float x) {
    if (x < 1.17549435e-38f) x = 1.17549435e-38f;
    uint32_t bits = bits_of_float(x);
    float e = (float)((int32_t)(bits >> 23) - 126);
    float m = float_from_bits((bits & 0x807fffff) | 0x3f000000);
    float below = 0;
    if (m < 0.707106781186547524f) {
        below = m;
        e -= 1;
    }
    m = (m - 1) + below;
    float z = m * m;
    float y = 7.0376836292e-2f;
    y = fmaf(y, m, -1.1514610310e-1f);
    y = fmaf(y, m, 1.1676998740e-1f);
    y = fmaf(y, m, -1.2420140846e-1f);
    y = fmaf(y, m, 1.4249322787e-1f);
    y = fmaf(y, m, -1.6668057665e-1f);
    y = fmaf(y, m, 2.0000714765e-1f);
    y = fmaf(y, m, -2.4999993993e-1f);
    y = fmaf(y, m, 3.3333331174e-1f);
    y = y * m;
    y = fmaf(y, z, e * -2.12194440e-4f);
    y = y - z * 0.5f;
    return fmaf(e, 0.693359375f, m + y);
}

static inline float normal_sine_cosine(float x, float *cosine) {
    float magnitude = fabsf(x);
    int32_t j = (int32_t)(magnitude * 1.27323954473516f);
    j = (j + 1) & ~1;
    float y = (float)j;
    float r = fmaf(y, -0.78515625f, magnitude);
    r = fmaf(y, -2.4187564849853515625e-4f, r);
    r = fmaf(y, -3.77489497744594108e-8f, r);
    float z = r * r;
    float c = fmaf(2.443315711809948e-5f, z, -1.388731625493765e-3f);
    c = fmaf(c, z, 4.166664568298827e-2f);
    c = c * z;
    c = fmaf(c, z, -(z * 0.5f));
    c = c + 1;
    float s = fmaf(-1.9515295891e-4f, z, 8.3321608736e-3f);
    s = fmaf(s, z, -1.6666654611e-1f);
    s = s * z;
    s = fmaf(s, r, r);
    float sine = (j & 2) == 0 ? s : c, other = (j & 2) == 0 ? c : s;
    *cosine = ((~(j - 2)) & 4) != 0 ? -other : other;
    return (x < 0) != ((j & 4) != 0) ? -sine : sine;
}

static inline __attribute__((always_inline)) void normal_block_f32(float *d, float mean, float deviation) {
    for (int j = 0; j < 8; j++) {
        float radius = sqrtf(-2 * normal_log(1 - d[j]));
        float cosine, sine = normal_sine_cosine(6.283185307179586f * d[j + 8], &cosine);
        d[j] = fmaf(radius * cosine, deviation, mean);
        d[j + 8] = fmaf(radius * sine, deviation, mean);
    }
}

#define NORMAL_FILL \
    for (size_t i = 0; i < count; i++) out[i] = uniform24(twister); \
    for (size_t i = 0; i + 16 <= count; i += 16) normal_block_f32(out + i, mean, deviation); \
    if (count % 16 != 0) { \
        for (size_t i = count - 16; i < count; i++) out[i] = uniform24(twister); \
        normal_block_f32(out + count - 16, mean, deviation); \
    }

static void fill_normal_plain(Twister *twister, float *out, size_t count, float mean, float deviation) {
    NORMAL_FILL
}

#if defined(__x86_64__)
__attribute__((target("avx2,fma"))) static void fill_normal_fma(
    Twister *twister, float *out, size_t count, float mean, float deviation) {
    NORMAL_FILL
}
#endif

void twister_fill_normal_f32(Twister *twister, float *out, size_t count, float mean, float deviation) {
#if defined(__x86_64__)
    if (__builtin_cpu_supports("fma") && __builtin_cpu_supports("avx2")) {
        fill_normal_fma(twister, out, count, mean, deviation);
        return;
    }
#endif
    fill_normal_plain(twister, out, count, mean, deviation);
}

static void normal_block_f64(double *d, double mean, double deviation) {
    for (int j = 0; j < 8; j++) {
        double radius = sqrt(-2 * log(1 - d[j])), angle = 2 * 3.14159265358979323846 * d[j + 8];
        d[j] = radius * cos(angle) * deviation + mean;
        d[j + 8] = radius * sin(angle) * deviation + mean;
    }
}

void twister_fill_normal_f64(Twister *twister, double *out, size_t count, double mean, double deviation) {
    for (size_t i = 0; i < count; i++) out[i] = uniform53(twister);
    for (size_t i = 0; i + 16 <= count; i += 16) normal_block_f64(out + i, mean, deviation);
    if (count % 16 != 0) {
        for (size_t i = count - 16; i < count; i++) out[i] = uniform53(twister);
        normal_block_f64(out + count - 16, mean, deviation);
    }
}

void twister_fill_bernoulli_f32(Twister *twister, float *out, size_t count, double p) {
    for (size_t i = 0; i < count; i++) out[i] = uniform53(twister) < p ? 1 : 0;
}

void twister_fill_integers(Twister *twister, int64_t *out, size_t count, int64_t low, uint64_t range) {
    if (range >= (uint64_t)1 << 28) {
        for (size_t i = 0; i < count; i++) out[i] = (int64_t)((uint64_t)low + next_pair(twister) % range);
    } else {
        uint32_t short_range = (uint32_t)range;
        for (size_t i = 0; i < count; i++) out[i] = low + (int64_t)(next_word(twister) % short_range);
    }
}

void twister_permutation(Twister *twister, int64_t *out, size_t count) {
    for (size_t i = 0; i < count; i++) out[i] = (int64_t)i;
    for (size_t i = 0; i + 1 < count; i++) {
        size_t other = i + next_word(twister) % (count - i);
        int64_t held = out[i];
        out[i] = out[other];
        out[other] = held;
    }
}
