/// Pooling windows at one SIMD level: channels along the vector. A window is given by the image's first pixel, the
/// extents (in pixels) and the distances (in floats) of its three dimensions.

SIMD_FUNCTION static void SIMD(window_sum)(const float *start, const WindowSteps *w, size_t channels, float divisor,
                                           float *out) {
    for (size_t c = 0; c < channels; c += LANES) {
        size_t left = channels - c;
        vec total = {0};
        for (size_t z = 0; z < w->count[0]; z++) {
            for (size_t y = 0; y < w->count[1]; y++) {
                const float *line = start + z * w->distance[0] + y * w->distance[1] + c;
                vec sum = {0};
                for (size_t x = 0; x < w->count[2]; x++) sum += vec_load_part(line + x * w->distance[2], left);
                total += sum;
            }
        }
        vec_store_part(out + c, total / vec_all(divisor), left);
    }
}

SIMD_FUNCTION static void SIMD(window_spread)(float *start, const WindowSteps *w, size_t channels, float divisor,
                                              const float *gradient) {
    for (size_t c = 0; c < channels; c += LANES) {
        size_t left = channels - c;
        vec share = vec_load_part(gradient + c, left) / vec_all(divisor);
        for (size_t z = 0; z < w->count[0]; z++) {
            for (size_t y = 0; y < w->count[1]; y++) {
                float *line = start + z * w->distance[0] + y * w->distance[1] + c;
                for (size_t x = 0; x < w->count[2]; x++) {
                    float *to = line + x * w->distance[2];
                    vec_store_part(to, vec_load_part(to, left) + share, left);
                }
            }
        }
    }
}

/// `first` is the flat position of the window's first pixel, `step` that of its dimensions.
SIMD_FUNCTION static void SIMD(window_max)(const float *start, const WindowSteps *w, size_t channels, int32_t first,
                                           const int32_t step[3], float *out, int64_t *indices) {
    for (size_t c = 0; c < channels; c += LANES) {
        size_t left = channels - c;
        vec best = vec_all(-__builtin_inff());
        ivec where = first - (ivec){0};
        for (size_t z = 0; z < w->count[0]; z++) {
            for (size_t y = 0; y < w->count[1]; y++) {
                const float *line = start + z * w->distance[0] + y * w->distance[1] + c;
                int32_t position = first + (int32_t)z * step[0] + (int32_t)y * step[1];
                for (size_t x = 0; x < w->count[2]; x++, position += step[2]) {
                    vec value = vec_load_part(line + x * w->distance[2], left);
                    ivec wins = (ivec)(value > best) | (ivec)(value != value);
                    best = vec_select(wins, value, best);
                    where = (wins & (position - (ivec){0})) | (~wins & where);
                }
            }
        }
        vec_store_part(out + c, best, left);
        if (!indices) continue;
        for (size_t i = 0; i < smaller(left, LANES); i++) indices[c + i] = where[i];
    }
}
