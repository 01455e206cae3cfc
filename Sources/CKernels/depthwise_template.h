/// Depthwise products at one SIMD level: channels along the vector.

/// Up to four pixels and two vectors of channels at once, so that a weight is loaded once for all of them.
SIMD_INLINE void SIMD(depthwise_block)(int pixels, int vectors, const float *const *rows, size_t tap_stride, size_t taps,
                                       const float *weights, size_t channels, size_t first, float *out,
                                       const size_t *offsets, const TileEpilogue *epilogue) {
    vec sums[4][2];
    size_t count = channels - first;
#pragma clang loop unroll(full)
    for (int p = 0; p < pixels; p++) {
#pragma clang loop unroll(full)
        for (int v = 0; v < vectors; v++) sums[p][v] = (vec){0};
    }
    bool whole = count >= (size_t)vectors * LANES;
    for (size_t tap = 0; tap < taps; tap++, rows += tap_stride, weights += channels) {
        vec weight[2];
#pragma clang loop unroll(full)
        for (int v = 0; v < vectors; v++) {
            const float *from = weights + first + v * LANES;
            weight[v] = whole ? vec_load(from) : vec_load_part(from, count);
        }
#pragma clang loop unroll(full)
        for (int p = 0; p < pixels; p++) {
            const float *row = rows[p] + first;
#pragma clang loop unroll(full)
            for (int v = 0; v < vectors; v++) {
                vec value = whole ? vec_load(row + v * LANES) : vec_load_part(row, count);
                sums[p][v] = vec_fma(value, weight[v], sums[p][v]);
            }
        }
    }
#pragma clang loop unroll(full)
    for (int p = 0; p < pixels; p++) {
#pragma clang loop unroll(full)
        for (int v = 0; v < vectors; v++) {
            size_t channel = first + (size_t)v * LANES, left = channels - channel;
            vec sum = sums[p][v];
            if (epilogue) {
                if (epilogue->scale) sum *= vec_load_part(epilogue->scale + channel, left);
                if (epilogue->bias) sum += vec_load_part(epilogue->bias + channel, left);
                if (epilogue->residual) sum += vec_load_part(epilogue->residual + offsets[p] + channel, left);
                if (epilogue->clamps) {
                    sum = vec_at_least(sum, vec_all(epilogue->lower));
                    sum = vec_at_most(sum, vec_all(epilogue->upper));
                }
            }
            vec_store_part(out + offsets[p] + channel, sum, left);
        }
    }
}

SIMD_FUNCTION static void SIMD(depthwise)(const float *const *rows, size_t tap_stride, size_t taps, size_t row_count,
                                          const float *weights, size_t channels, float *out, const size_t *offsets,
                                          const TileEpilogue *epilogue) {
    size_t paired = channels / (2 * LANES) * (2 * LANES);
    for (size_t row = 0; row < row_count;) {
        bool four = row_count - row >= 4;
        const float *const *pixel = rows + row;
        const size_t *offset = offsets + row;
        for (size_t first = 0; first < paired; first += 2 * LANES) {
            if (four) {
                SIMD(depthwise_block)(4, 2, pixel, tap_stride, taps, weights, channels, first, out, offset, epilogue);
            } else {
                SIMD(depthwise_block)(1, 2, pixel, tap_stride, taps, weights, channels, first, out, offset, epilogue);
            }
        }
        for (size_t first = paired; first < channels; first += LANES) {
            if (four) {
                SIMD(depthwise_block)(4, 1, pixel, tap_stride, taps, weights, channels, first, out, offset, epilogue);
            } else {
                SIMD(depthwise_block)(1, 1, pixel, tap_stride, taps, weights, channels, first, out, offset, epilogue);
            }
        }
        row += four ? 4 : 1;
    }
}

/// `taps_at_once` sums of one vector of channels.
SIMD_INLINE void SIMD(depthwise_gradient_block)(int taps_at_once, const float *const *rows, size_t tap_stride,
                                                size_t pixels, const float *gradient, size_t channels, size_t first,
                                                float *sums) {
    vec partial[8];
    size_t count = channels - first;
    bool whole = count >= LANES;
#pragma clang loop unroll(full)
    for (int t = 0; t < taps_at_once; t++) partial[t] = (vec){0};
    for (size_t p = 0; p < pixels; p++) {
        const float *from = gradient + p * channels + first;
        vec g = whole ? vec_load(from) : vec_load_part(from, count);
#pragma clang loop unroll(full)
        for (int t = 0; t < taps_at_once; t++) {
            const float *row = rows[(size_t)t * tap_stride + p] + first;
            partial[t] = vec_fma(whole ? vec_load(row) : vec_load_part(row, count), g, partial[t]);
        }
    }
#pragma clang loop unroll(full)
    for (int t = 0; t < taps_at_once; t++) {
        float *to = sums + (size_t)t * channels + first;
        vec_store_part(to, vec_load_part(to, count) + partial[t], count);
    }
}

SIMD_FUNCTION static void SIMD(depthwise_gradient)(const float *const *rows, size_t tap_stride, size_t taps,
                                                   size_t pixels, const float *gradient, size_t channels, float *sums) {
    for (size_t first = 0; first < channels; first += LANES) {
        size_t tap = 0;
        for (; tap + 8 <= taps; tap += 8) {
            SIMD(depthwise_gradient_block)(8, rows + tap * tap_stride, tap_stride, pixels, gradient, channels, first,
                                           sums + tap * channels);
        }
        for (; tap < taps; tap++) {
            SIMD(depthwise_gradient_block)(1, rows + tap * tap_stride, tap_stride, pixels, gradient, channels, first,
                                           sums + tap * channels);
        }
    }
}
