/// One vocabulary for three instruction sets.
///
/// A kernel is written once, in a template that says `vec`, `vec_load`, `vec_fma`; `simd_levels.h` includes the template
/// once for each level, with this file before it. `SIMD(name)` carries the level's suffix. Everything is inlined: no
/// vector crosses a function boundary.
#undef SIMD
#undef SIMD_FUNCTION
#undef SIMD_INLINE
#undef LANES
#undef TILE_ROWS
#undef SIMD_MASKS

#if SIMD_LEVEL == 0
#define SIMD(name) name##_baseline
#define SIMD_FUNCTION
#define LANES 4
#define TILE_ROWS 6
#elif SIMD_LEVEL == 1
#define SIMD(name) name##_avx2
#define SIMD_FUNCTION __attribute__((target("avx2,fma")))
#define LANES 8
#define TILE_ROWS 6
#else
#define SIMD(name) name##_avx512
#define SIMD_FUNCTION __attribute__((target("avx2,fma,avx512f,avx512vl,avx512bw,avx512dq")))
#define LANES 16
#define TILE_ROWS 12
#endif
#define SIMD_MASKS (SIMD_LEVEL == 2)
#define SIMD_INLINE static inline __attribute__((always_inline, unused)) SIMD_FUNCTION

#include <stddef.h>
#include <stdint.h>
#include <string.h>
#if defined(__x86_64__)
#include <immintrin.h>
#endif

typedef float SIMD(vec) __attribute__((vector_size(LANES * 4)));
typedef int32_t SIMD(ivec) __attribute__((vector_size(LANES * 4)));
typedef float SIMD(unaligned_vec) __attribute__((vector_size(LANES * 4), aligned(4), may_alias));

#define vec SIMD(vec)
#define ivec SIMD(ivec)
#define vec_load SIMD(vec_load)
#define vec_store SIMD(vec_store)
#define vec_load_part SIMD(vec_load_part)
#define vec_store_part SIMD(vec_store_part)
#define vec_mask SIMD(vec_mask)
#define vec_mask_of SIMD(vec_mask_of)
#define vec_load_masked SIMD(vec_load_masked)
#define vec_store_masked SIMD(vec_store_masked)
#define vec_all SIMD(vec_all)
#define vec_fma SIMD(vec_fma)
#define vec_select SIMD(vec_select)
#define vec_at_least SIMD(vec_at_least)
#define vec_at_most SIMD(vec_at_most)
#define vec_sum SIMD(vec_sum)
#define vec_sqrt SIMD(vec_sqrt)

SIMD_INLINE vec vec_load(const float *from) {
    return *(const SIMD(unaligned_vec) *)from;
}

SIMD_INLINE void vec_store(float *to, vec value) {
    *(SIMD(unaligned_vec) *)to = value;
}

#if SIMD_LEVEL == 1
/// All bits set in the first `count` lanes.
SIMD_INLINE __m256i SIMD(part_mask)(size_t count) {
    return _mm256_cmpgt_epi32(_mm256_set1_epi32((int)count), _mm256_setr_epi32(0, 1, 2, 3, 4, 5, 6, 7));
}
#endif

/// The first `count` lanes from memory, the others 0.
SIMD_INLINE vec vec_load_part(const float *from, size_t count) {
    if (count >= LANES) return vec_load(from);
#if SIMD_LEVEL == 2
    return (vec)_mm512_maskz_loadu_ps((__mmask16)((1u << count) - 1), from);
#elif SIMD_LEVEL == 1
    return (vec)_mm256_maskload_ps(from, SIMD(part_mask)(count));
#else
    float lanes[LANES] = {0};
    for (size_t i = 0; i < count; i++) lanes[i] = from[i];
    return vec_load(lanes);
#endif
}

SIMD_INLINE void vec_store_part(float *to, vec value, size_t count) {
    if (count >= LANES) {
        vec_store(to, value);
        return;
    }
#if SIMD_LEVEL == 2
    _mm512_mask_storeu_ps(to, (__mmask16)((1u << count) - 1), (__m512)value);
#elif SIMD_LEVEL == 1
    _mm256_maskstore_ps(to, SIMD(part_mask)(count), (__m256)value);
#else
    float lanes[LANES];
    vec_store(lanes, value);
    for (size_t i = 0; i < count; i++) to[i] = lanes[i];
#endif
}

/// Which lanes of a vector take part: the first `count`. Without hardware masks always all of them.
#if SIMD_LEVEL == 2
typedef __mmask16 SIMD(vec_mask);
#else
typedef int SIMD(vec_mask);
#endif

SIMD_INLINE vec_mask vec_mask_of(size_t count) {
#if SIMD_LEVEL == 2
    return count >= LANES ? (__mmask16)0xFFFF : (__mmask16)((1u << count) - 1);
#else
    (void)count;
    return 0;
#endif
}

SIMD_INLINE vec vec_load_masked(const float *from, vec_mask mask) {
#if SIMD_LEVEL == 2
    return (vec)_mm512_maskz_loadu_ps(mask, from);
#else
    (void)mask;
    return vec_load(from);
#endif
}

SIMD_INLINE void vec_store_masked(float *to, vec value, vec_mask mask) {
#if SIMD_LEVEL == 2
    _mm512_mask_storeu_ps(to, mask, (__m512)value);
#else
    (void)mask;
    vec_store(to, value);
#endif
}

SIMD_INLINE vec vec_all(float value) {
    return value - (vec){0};
}

/// a·b + c, rounded once where the processor can.
SIMD_INLINE vec vec_fma(vec a, vec b, vec c) {
#if SIMD_LEVEL == 0 && !defined(__aarch64__)
    return a * b + c;
#else
    return __builtin_elementwise_fma(a, b, c);
#endif
}

/// `mask` has all bits of a lane set or none, as comparisons give it.
SIMD_INLINE vec vec_select(ivec mask, vec yes, vec no) {
    return (vec)((mask & (ivec)yes) | (~mask & (ivec)no));
}

/// The larger of the two; a NaN in `value` stays, as PyTorch's clamp and ReLU have it.
SIMD_INLINE vec vec_at_least(vec value, vec bound) {
#if SIMD_LEVEL == 2
    return (vec)_mm512_max_ps((__m512)bound, (__m512)value);
#elif SIMD_LEVEL == 1
    return (vec)_mm256_max_ps((__m256)bound, (__m256)value);
#elif defined(__x86_64__)
    return (vec)_mm_max_ps((__m128)bound, (__m128)value);
#else
    return vec_select(value < bound, bound, value);
#endif
}

/// The smaller of the two; a NaN in `value` stays.
SIMD_INLINE vec vec_at_most(vec value, vec bound) {
#if SIMD_LEVEL == 2
    return (vec)_mm512_min_ps((__m512)bound, (__m512)value);
#elif SIMD_LEVEL == 1
    return (vec)_mm256_min_ps((__m256)bound, (__m256)value);
#elif defined(__x86_64__)
    return (vec)_mm_min_ps((__m128)bound, (__m128)value);
#else
    return vec_select(value > bound, bound, value);
#endif
}

/// Sum of the lanes, by halves.
SIMD_INLINE float vec_sum(vec value) {
    float lanes[LANES];
    vec_store(lanes, value);
    for (size_t half = LANES / 2; half > 0; half /= 2) {
        for (size_t i = 0; i < half; i++) lanes[i] += lanes[i + half];
    }
    return lanes[0];
}

SIMD_INLINE vec vec_sqrt(vec value) {
    return __builtin_elementwise_sqrt(value);
}
