// NumPy's default bit generator, PCG64 (128-bit state, XSL-RR output), and the draws of `numpy.random.Generator` whose streams
// depend on its words.
#pragma once
#include <stddef.h>
#include <stdint.h>

typedef struct {
    uint64_t state_high, state_low;
    uint64_t increment_high, increment_low;
    int has_half;   // a 64-bit word gives two 32-bit ones: the upper half waits
    uint32_t half;
} PCG64;

/// From the four words of a seed sequence.
void pcg64_seed(PCG64 *generator, const uint64_t words[4]);
uint64_t pcg64_next64(PCG64 *generator);
uint32_t pcg64_next32(PCG64 *generator);
double pcg64_double(PCG64 *generator);
void pcg64_doubles(PCG64 *generator, double *to, size_t count);
void pcg64_floats(PCG64 *generator, float *to, size_t count);
void pcg64_normals(PCG64 *generator, double *to, size_t count);
void pcg64_normals_f(PCG64 *generator, float *to, size_t count);
void pcg64_exponentials(PCG64 *generator, double *to, size_t count);
void pcg64_exponentials_f(PCG64 *generator, float *to, size_t count);

/// Numbers in `low ... low + range`, by Lemire's method, in words as wide as the type of `bytes` (1, 2, 4, 8) bytes; with 0 bytes
/// truth values.
void pcg64_integers(PCG64 *generator, int64_t low, uint64_t range, int bytes, int64_t *to, size_t count);
/// A number in `0 ... maximum` by masked rejection.
uint64_t pcg64_interval(PCG64 *generator, uint64_t maximum);
