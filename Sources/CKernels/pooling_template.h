/// Pooling windows at one SIMD level: channels along the vector. A window is given by the image's first pixel, the
/// extents (in pixels) and the distances (in floats) of its three dimensions. The inlined parts handle four whole vectors
/// at once, so that stepping through the window costs little, or a single vector of `left` channels.

typedef int64_t SIMD(long_vec) __attribute__((vector_size(LANES * 8)));
typedef int64_t SIMD(unaligned_long_vec) __attribute__((vector_size(LANES * 8), aligned(8), may_alias));

SIMD_INLINE void SIMD(sum_vectors)(int vectors, const float *start, const WindowSteps *w, size_t left, float divisor,
                                   float *out) {
    vec total[4] = {{0}, {0}, {0}, {0}};
    for (size_t z = 0; z < w->count[0]; z++) {
        for (size_t y = 0; y < w->count[1]; y++) {
            const float *pixel = start + z * w->distance[0] + y * w->distance[1];
            vec sum[4] = {{0}, {0}, {0}, {0}};
            for (size_t x = 0; x < w->count[2]; x++, pixel += w->distance[2]) {
#pragma clang loop unroll(full)
                for (int v = 0; v < vectors; v++) sum[v] += vec_load_part(pixel + v * LANES, left);
            }
#pragma clang loop unroll(full)
            for (int v = 0; v < vectors; v++) total[v] += sum[v];
        }
    }
#pragma clang loop unroll(full)
    for (int v = 0; v < vectors; v++) vec_store_part(out + v * LANES, total[v] / vec_all(divisor), left);
}

SIMD_FUNCTION static void SIMD(window_sum)(const float *start, const WindowSteps *w, size_t channels, float divisor,
                                           float *out) {
    size_t c = 0;
    for (; c + 4 * LANES <= channels; c += 4 * LANES) SIMD(sum_vectors)(4, start + c, w, LANES, divisor, out + c);
    for (; c + LANES <= channels; c += LANES) SIMD(sum_vectors)(1, start + c, w, LANES, divisor, out + c);
    if (c < channels) SIMD(sum_vectors)(1, start + c, w, channels - c, divisor, out + c);
}

SIMD_INLINE void SIMD(spread_vectors)(int vectors, float *start, const WindowSteps *w, size_t left, float divisor,
                                      const float *gradient) {
    vec share[4];
#pragma clang loop unroll(full)
    for (int v = 0; v < vectors; v++) share[v] = vec_load_part(gradient + v * LANES, left) / vec_all(divisor);
    for (size_t z = 0; z < w->count[0]; z++) {
        for (size_t y = 0; y < w->count[1]; y++) {
            float *pixel = start + z * w->distance[0] + y * w->distance[1];
            for (size_t x = 0; x < w->count[2]; x++, pixel += w->distance[2]) {
#pragma clang loop unroll(full)
                for (int v = 0; v < vectors; v++) {
                    float *to = pixel + v * LANES;
                    vec_store_part(to, vec_load_part(to, left) + share[v], left);
                }
            }
        }
    }
}

SIMD_FUNCTION static void SIMD(window_spread)(float *start, const WindowSteps *w, size_t channels, float divisor,
                                              const float *gradient) {
    size_t c = 0;
    for (; c + 4 * LANES <= channels; c += 4 * LANES) SIMD(spread_vectors)(4, start + c, w, LANES, divisor, gradient + c);
    for (; c + LANES <= channels; c += LANES) SIMD(spread_vectors)(1, start + c, w, LANES, divisor, gradient + c);
    if (c < channels) SIMD(spread_vectors)(1, start + c, w, channels - c, divisor, gradient + c);
}

SIMD_INLINE void SIMD(max_vectors)(int vectors, const float *start, const WindowSteps *w, size_t left, int32_t first,
                                   const int32_t step[3], float *out, int64_t *indices) {
    vec best[4];
    ivec where[4];
#pragma clang loop unroll(full)
    for (int v = 0; v < vectors; v++) {
        best[v] = vec_all(-__builtin_inff());
        where[v] = first - (ivec){0};
    }
    for (size_t z = 0; z < w->count[0]; z++) {
        for (size_t y = 0; y < w->count[1]; y++) {
            const float *pixel = start + z * w->distance[0] + y * w->distance[1];
            int32_t position = first + (int32_t)z * step[0] + (int32_t)y * step[1];
            for (size_t x = 0; x < w->count[2]; x++, pixel += w->distance[2], position += step[2]) {
#pragma clang loop unroll(full)
                for (int v = 0; v < vectors; v++) {
                    vec value = vec_load_part(pixel + v * LANES, left);
                    ivec wins = (ivec)(value > best[v]) | (ivec)(value != value);
                    best[v] = vec_select(wins, value, best[v]);
                    where[v] = (wins & (position - (ivec){0})) | (~wins & where[v]);
                }
            }
        }
    }
#pragma clang loop unroll(full)
    for (int v = 0; v < vectors; v++) {
        vec_store_part(out + v * LANES, best[v], left);
        if (!indices) continue;
        SIMD(long_vec) wide = __builtin_convertvector(where[v], SIMD(long_vec));
        if (left >= LANES) {
            *(SIMD(unaligned_long_vec) *)(indices + v * LANES) = wide;
        } else {
            for (size_t i = 0; i < left; i++) indices[i] = wide[i];
        }
    }
}

/// `first` is the flat position of the window's first pixel, `step` that of its dimensions.
SIMD_FUNCTION static void SIMD(window_max)(const float *start, const WindowSteps *w, size_t channels, int32_t first,
                                           const int32_t step[3], float *out, int64_t *indices) {
    size_t c = 0;
    for (; c + 4 * LANES <= channels; c += 4 * LANES) {
        SIMD(max_vectors)(4, start + c, w, LANES, first, step, out + c, indices ? indices + c : NULL);
    }
    for (; c + LANES <= channels; c += LANES) {
        SIMD(max_vectors)(1, start + c, w, LANES, first, step, out + c, indices ? indices + c : NULL);
    }
    if (c < channels) {
        SIMD(max_vectors)(1, start + c, w, channels - c, first, step, out + c, indices ? indices + c : NULL);
    }
}
