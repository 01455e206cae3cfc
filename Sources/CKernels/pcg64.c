#include "pcg64.h"

#include "ziggurat_tables.h"

#include <math.h>

typedef unsigned __int128 word128;

#define NORMAL_TAIL 3.6541528853610087963519472518
#define NORMAL_TAIL_INVERSE 0.27366123732975827203338247596
#define EXPONENTIAL_TAIL 7.6971174701310497140446280481

// MARK: Words

static const word128 multiplier = ((word128)0x2360ED051FC65DA4ULL << 64) | 0x4385DF649FCCF645ULL;

static inline void step(PCG64 *generator) {
    word128 state = ((word128)generator->state_high << 64) | generator->state_low;
    state = state * multiplier + (((word128)generator->increment_high << 64) | generator->increment_low);
    generator->state_high = (uint64_t)(state >> 64);
    generator->state_low = (uint64_t)state;
}

uint64_t pcg64_next64(PCG64 *generator) {
    step(generator);
    uint64_t folded = generator->state_high ^ generator->state_low;
    unsigned turn = (unsigned)(generator->state_high >> 58);
    return (folded >> turn) | (folded << (-turn & 63));
}

void pcg64_seed(PCG64 *generator, const uint64_t words[4]) {
    word128 start = ((word128)words[0] << 64) | words[1];
    word128 increment = (((word128)words[2] << 64 | words[3]) << 1) | 1;
    generator->increment_high = (uint64_t)(increment >> 64);
    generator->increment_low = (uint64_t)increment;
    generator->state_high = generator->state_low = 0;
    generator->has_half = 0;
    generator->half = 0;
    step(generator);
    word128 state = (((word128)generator->state_high << 64) | generator->state_low) + start;
    generator->state_high = (uint64_t)(state >> 64);
    generator->state_low = (uint64_t)state;
    step(generator);
}

uint32_t pcg64_next32(PCG64 *generator) {
    if (generator->has_half) {
        generator->has_half = 0;
        return generator->half;
    }
    uint64_t word = pcg64_next64(generator);
    generator->has_half = 1;
    generator->half = (uint32_t)(word >> 32);
    return (uint32_t)word;
}

double pcg64_double(PCG64 *generator) { return (double)(pcg64_next64(generator) >> 11) * (1.0 / 9007199254740992.0); }

static inline float next_float(PCG64 *generator) { return (float)(pcg64_next32(generator) >> 8) * (1.0f / 16777216.0f); }

void pcg64_doubles(PCG64 *generator, double *to, size_t count) {
    for (size_t i = 0; i < count; i++) to[i] = pcg64_double(generator);
}

void pcg64_floats(PCG64 *generator, float *to, size_t count) {
    for (size_t i = 0; i < count; i++) to[i] = next_float(generator);
}

// MARK: Ziggurats

static double normal(PCG64 *generator) {
    for (;;) {
        uint64_t word = pcg64_next64(generator);
        int layer = word & 0xff;
        word >>= 8;
        uint64_t magnitude = (word >> 1) & 0x000fffffffffffffULL;
        double x = (double)magnitude * normal_width[layer];
        if (word & 1) x = -x;
        if (magnitude < normal_limit[layer]) return x;
        if (layer == 0) {
            for (;;) {
                double beyond = -NORMAL_TAIL_INVERSE * log1p(-pcg64_double(generator));
                double y = -log1p(-pcg64_double(generator));
                if (y + y > beyond * beyond) return (magnitude >> 8) & 1 ? -(NORMAL_TAIL + beyond) : NORMAL_TAIL + beyond;
            }
        }
        double step_height = normal_height[layer - 1] - normal_height[layer];
        if (step_height * pcg64_double(generator) + normal_height[layer] < exp(-0.5 * x * x)) return x;
    }
}

static float normal_f(PCG64 *generator) {
    for (;;) {
        uint32_t word = pcg64_next32(generator);
        int layer = word & 0xff;
        uint32_t magnitude = (word >> 9) & 0x007fffff;
        float x = (float)magnitude * normal_width_f[layer];
        if ((word >> 8) & 1) x = -x;
        if (magnitude < normal_limit_f[layer]) return x;
        if (layer == 0) {
            const float tail = (float)NORMAL_TAIL, inverse = (float)NORMAL_TAIL_INVERSE;
            for (;;) {
                float beyond = -inverse * log1pf(-next_float(generator));
                float y = -log1pf(-next_float(generator));
                if (y + y > beyond * beyond) return (magnitude >> 8) & 1 ? -(tail + beyond) : tail + beyond;
            }
        }
        float step_height = normal_height_f[layer - 1] - normal_height_f[layer];
        if (step_height * next_float(generator) + normal_height_f[layer] < exp(-0.5 * x * x)) return x;
    }
}

static double exponential(PCG64 *generator) {
    for (;;) {
        uint64_t word = pcg64_next64(generator) >> 3;
        int layer = word & 0xff;
        word >>= 8;
        double x = (double)word * exponential_width[layer];
        if (word < exponential_limit[layer]) return x;
        if (layer == 0) return EXPONENTIAL_TAIL - log1p(-pcg64_double(generator));
        double step_height = exponential_height[layer - 1] - exponential_height[layer];
        if (step_height * pcg64_double(generator) + exponential_height[layer] < exp(-x)) return x;
    }
}

static float exponential_f(PCG64 *generator) {
    for (;;) {
        uint32_t word = pcg64_next32(generator) >> 1;
        int layer = word & 0xff;
        word >>= 8;
        float x = (float)word * exponential_width_f[layer];
        if (word < exponential_limit_f[layer]) return x;
        if (layer == 0) return (float)EXPONENTIAL_TAIL - log1pf(-next_float(generator));
        float step_height = exponential_height_f[layer - 1] - exponential_height_f[layer];
        if (step_height * next_float(generator) + exponential_height_f[layer] < expf(-x)) return x;
    }
}

#define FILL(name, type, draw) \
    void name(PCG64 *generator, type *to, size_t count) { \
        for (size_t i = 0; i < count; i++) to[i] = draw(generator); \
    }
FILL(pcg64_normals, double, normal)
FILL(pcg64_normals_f, float, normal_f)
FILL(pcg64_exponentials, double, exponential)
FILL(pcg64_exponentials_f, float, exponential_f)

// MARK: Integers

static uint64_t below64(PCG64 *generator, uint64_t range) {
    uint64_t count = range + 1;
    word128 product = (word128)pcg64_next64(generator) * count;
    if ((uint64_t)product < count) {
        uint64_t threshold = (UINT64_MAX - range) % count;
        while ((uint64_t)product < threshold) product = (word128)pcg64_next64(generator) * count;
    }
    return (uint64_t)(product >> 64);
}

static uint32_t below32(PCG64 *generator, uint32_t range) {
    uint32_t count = range + 1;
    uint64_t product = (uint64_t)pcg64_next32(generator) * count;
    if ((uint32_t)product < count) {
        uint32_t threshold = (UINT32_MAX - range) % count;
        while ((uint32_t)product < threshold) product = (uint64_t)pcg64_next32(generator) * count;
    }
    return (uint32_t)(product >> 32);
}

/// Words narrower than 32 bits come out of one buffered word, the lowest first.
typedef struct {
    uint32_t word;
    int left;
} Buffered;

static uint32_t narrow(PCG64 *generator, Buffered *buffer, int bits) {
    if (buffer->left == 0) {
        buffer->word = pcg64_next32(generator);
        buffer->left = 32 / bits - 1;
    } else {
        buffer->word >>= bits;
        buffer->left--;
    }
    return buffer->word & ((1u << bits) - 1);
}

static uint32_t below_narrow(PCG64 *generator, Buffered *buffer, int bits, uint32_t range) {
    uint32_t largest = (1u << bits) - 1, count = range + 1;
    if (range == largest) return narrow(generator, buffer, bits);
    uint32_t product = narrow(generator, buffer, bits) * count;
    if ((product & largest) < count) {
        uint32_t threshold = (largest - range) % count;
        while ((product & largest) < threshold) product = narrow(generator, buffer, bits) * count;
    }
    return product >> bits;
}

void pcg64_integers(PCG64 *generator, int64_t low, uint64_t range, int bytes, int64_t *to, size_t count) {
    Buffered buffer = {0, 0};
    for (size_t i = 0; i < count; i++) {
        uint64_t drawn;
        if (range == 0) drawn = 0;
        else if (bytes == 0) drawn = narrow(generator, &buffer, 1);
        else if (bytes < 4) drawn = below_narrow(generator, &buffer, bytes * 8, (uint32_t)range);
        else if (range == 0xFFFFFFFFu) drawn = pcg64_next32(generator);
        else if (range < 0xFFFFFFFFu) drawn = below32(generator, (uint32_t)range);
        else if (range == UINT64_MAX) drawn = pcg64_next64(generator);
        else drawn = below64(generator, range);
        to[i] = (int64_t)((uint64_t)low + drawn);
    }
}

uint64_t pcg64_interval(PCG64 *generator, uint64_t maximum) {
    if (maximum == 0) return 0;
    uint64_t mask = maximum;
    for (int shift = 1; shift < 64; shift <<= 1) mask |= mask >> shift;
    for (;;) {
        uint64_t value = (maximum <= 0xFFFFFFFFu ? pcg64_next32(generator) : pcg64_next64(generator)) & mask;
        if (value <= maximum) return value;
    }
}
