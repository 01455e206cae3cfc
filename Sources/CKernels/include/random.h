/// The Mersenne Twister MT19937 and the fills that draw from it, in the order of draws of NumPy, CPython and PyTorch.
#pragma once
#include <stddef.h>
#include <stdint.h>

typedef struct {
    uint32_t words[624];
    /// The next word; 624 when all are used.
    int32_t index;
} Twister;

/// Seeding by one word, and by a key of words.
void twister_seed(Twister *twister, uint32_t seed);
void twister_seed_key(Twister *twister, const uint32_t *key, size_t count);

uint32_t twister_next(Twister *twister);
/// Two words, the first one high.
uint64_t twister_next64(Twister *twister);
/// 53 bits in [0, 1), as CPython and NumPy make them.
double twister_double53(Twister *twister);
void twister_skip(Twister *twister, uint64_t words);

/// PyTorch's uniforms: 24 and 53 bits in [0, 1).
float twister_uniform24(Twister *twister);
double twister_uniform53(Twister *twister);

/// u·(to - from) + from, rounded once.
void twister_fill_uniform_f32(Twister *twister, float *out, size_t count, float from, float to);
void twister_fill_uniform_f64(Twister *twister, double *out, size_t count, double from, double to);

/// Normal variates for 16 elements and more, in blocks of 16.
void twister_fill_normal_f32(Twister *twister, float *out, size_t count, float mean, float deviation);
void twister_fill_normal_f64(Twister *twister, double *out, size_t count, double mean, double deviation);

/// 1 where a 53-bit uniform is below `p`.
void twister_fill_bernoulli_f32(Twister *twister, float *out, size_t count, double p);

/// low + word % range, two words an element from 2^28 on.
void twister_fill_integers(Twister *twister, int64_t *out, size_t count, int64_t low, uint64_t range);

/// A permutation of 0 ..< count by exchanges from the front.
void twister_permutation(Twister *twister, int64_t *out, size_t count);
