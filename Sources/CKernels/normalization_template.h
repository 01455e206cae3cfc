/// Loops of batch normalisation at one SIMD level.
///
/// Two shapes of block: "rows", where the channels lie along the vector ([pixels][channels]), and "run", a contiguous run
/// of one channel. A row block's sums are per channel; a run's sums are single numbers.

SIMD_INLINE void SIMD(moments_vector)(const float *x, size_t rows, size_t stride, size_t left, float *means, float *sums,
                                      float *squares) {
    // Four sums in flight hide the latency of the additions.
    vec sum[4] = {{0}, {0}, {0}, {0}}, deviations[4] = {{0}, {0}, {0}, {0}}, square[4] = {{0}, {0}, {0}, {0}};
    size_t r = 0;
    for (; r + 4 <= rows; r += 4) {
        for (size_t i = 0; i < 4; i++) sum[i] += vec_load_part(x + (r + i) * stride, left);
    }
    for (; r < rows; r++) sum[0] += vec_load_part(x + r * stride, left);
    vec mean = ((sum[0] + sum[1]) + (sum[2] + sum[3])) / vec_all((float)rows);
    for (r = 0; r + 4 <= rows; r += 4) {
        for (size_t i = 0; i < 4; i++) {
            vec deviation = vec_load_part(x + (r + i) * stride, left) - mean;
            deviations[i] += deviation;
            square[i] = vec_fma(deviation, deviation, square[i]);
        }
    }
    for (; r < rows; r++) {
        vec deviation = vec_load_part(x + r * stride, left) - mean;
        deviations[0] += deviation;
        square[0] = vec_fma(deviation, deviation, square[0]);
    }
    vec_store_part(means, mean, left);
    vec_store_part(sums, (deviations[0] + deviations[1]) + (deviations[2] + deviations[3]), left);
    vec_store_part(squares, (square[0] + square[1]) + (square[2] + square[3]), left);
}

/// Mean, and sums of (x − mean) and (x − mean)², of each channel over `rows` ≤ norm_block_rows pixels.
SIMD_FUNCTION static void SIMD(moments_rows)(const float *x, size_t rows, size_t channels, float *means, float *sums,
                                             float *squares) {
    size_t c = 0;
    for (; c + LANES <= channels; c += LANES) {
        SIMD(moments_vector)(x + c, rows, channels, LANES, means + c, sums + c, squares + c);
    }
    if (c < channels) SIMD(moments_vector)(x + c, rows, channels, channels - c, means + c, sums + c, squares + c);
}

SIMD_FUNCTION static void SIMD(moments_run)(const float *x, size_t count, float *mean, float *sum, float *square) {
    vec total[4] = {{0}, {0}, {0}, {0}};
    size_t whole = count / (4 * LANES) * (4 * LANES);
    for (size_t i = 0; i < whole; i += 4 * LANES) {
        for (size_t v = 0; v < 4; v++) total[v] += vec_load(x + i + v * LANES);
    }
    float rest = 0;
    for (size_t i = whole; i < count; i++) rest += x[i];
    float center = (vec_sum((total[0] + total[1]) + (total[2] + total[3])) + rest) / (float)count;
    vec deviations[4] = {{0}, {0}, {0}, {0}}, squares[4] = {{0}, {0}, {0}, {0}};
    for (size_t i = 0; i < whole; i += 4 * LANES) {
        for (size_t v = 0; v < 4; v++) {
            vec deviation = vec_load(x + i + v * LANES) - vec_all(center);
            deviations[v] += deviation;
            squares[v] = vec_fma(deviation, deviation, squares[v]);
        }
    }
    float rest_sum = 0, rest_square = 0;
    for (size_t i = whole; i < count; i++) {
        float deviation = x[i] - center;
        rest_sum += deviation;
        rest_square += deviation * deviation;
    }
    *mean = center;
    *sum = vec_sum((deviations[0] + deviations[1]) + (deviations[2] + deviations[3])) + rest_sum;
    *square = vec_sum((squares[0] + squares[1]) + (squares[2] + squares[3])) + rest_square;
}

SIMD_INLINE void SIMD(apply_vector)(const float *x, size_t left, vec scale, vec shift, const float *residual, bool relu,
                                    float *y) {
    vec value = vec_fma(vec_load_part(x, left), scale, shift);
    if (residual) value += vec_load_part(residual, left);
    if (relu) value = vec_at_least(value, vec_all(0));
    vec_store_part(y, value, left);
}

/// y = relu(x·scale + shift + residual), scale and shift given per channel.
SIMD_FUNCTION static void SIMD(apply_rows)(const float *x, size_t rows, size_t channels, const float *scale,
                                           const float *shift, const float *residual, bool relu, float *y) {
    for (size_t r = 0; r < rows; r++, x += channels, y += channels) {
        size_t c = 0;
        for (; c + LANES <= channels; c += LANES) {
            SIMD(apply_vector)(x + c, LANES, vec_load(scale + c), vec_load(shift + c), residual ? residual + c : NULL, relu,
                               y + c);
        }
        if (c < channels) {
            size_t left = channels - c;
            SIMD(apply_vector)(x + c, left, vec_load_part(scale + c, left), vec_load_part(shift + c, left),
                               residual ? residual + c : NULL, relu, y + c);
        }
        if (residual) residual += channels;
    }
}

SIMD_FUNCTION static void SIMD(apply_run)(const float *x, size_t count, float scale, float shift, const float *residual,
                                          bool relu, float *y) {
    vec factor = vec_all(scale), offset = vec_all(shift);
    size_t i = 0;
    for (; i + LANES <= count; i += LANES) {
        SIMD(apply_vector)(x + i, LANES, factor, offset, residual ? residual + i : NULL, relu, y + i);
    }
    if (i < count) {
        SIMD(apply_vector)(x + i, count - i, factor, offset, residual ? residual + i : NULL, relu, y + i);
    }
}

/// Masks dy by the sign of `relu_output` if there is one.
SIMD_INLINE vec SIMD(masked)(const float *dy, const float *relu_output, float *masked, size_t at, size_t left) {
    vec g = vec_load_part(dy + at, left);
    if (!relu_output) return g;
    g = vec_select((ivec)(vec_load_part(relu_output + at, left) > vec_all(0)), g, vec_all(0));
    if (masked) vec_store_part(masked + at, g, left);
    return g;
}

SIMD_INLINE void SIMD(gradient_sums_vector)(const NormGradientBlock *b, size_t rows, size_t stride, size_t c, size_t left,
                                            const float *mean, float *sums, float *products) {
    vec sum[2] = {{0}, {0}}, product[2] = {{0}, {0}};
    vec center = b->x ? vec_load_part(mean + c, left) : vec_all(0);
    for (size_t r = 0; r < rows; r += 2) {
        for (size_t i = 0; i < smaller(2, rows - r); i++) {
            size_t at = (r + i) * stride + c;
            vec g = SIMD(masked)(b->dy, b->relu_output, b->masked, at, left);
            sum[i] += g;
            if (b->x) product[i] = vec_fma(g, vec_load_part(b->x + at, left) - center, product[i]);
        }
    }
    vec_store_part(sums + c, sum[0] + sum[1], left);
    if (b->x) vec_store_part(products + c, product[0] + product[1], left);
}

/// Σ dy and Σ dy·(x − mean) of each channel; `x` NULL leaves the second out.
SIMD_FUNCTION static void SIMD(gradient_sums_rows)(const NormGradientBlock *b, size_t rows, size_t channels,
                                                   const float *mean, float *sums, float *products) {
    size_t c = 0;
    for (; c + LANES <= channels; c += LANES) {
        SIMD(gradient_sums_vector)(b, rows, channels, c, LANES, mean, sums, products);
    }
    if (c < channels) SIMD(gradient_sums_vector)(b, rows, channels, c, channels - c, mean, sums, products);
}

SIMD_FUNCTION static void SIMD(gradient_sums_run)(const NormGradientBlock *b, size_t count, float mean, float *sum,
                                                  float *product) {
    vec sums[2] = {{0}, {0}}, products[2] = {{0}, {0}};
    size_t turn = 0;
    for (size_t i = 0; i < count; i += LANES, turn ^= 1) {
        size_t left = count - i;
        vec g = SIMD(masked)(b->dy, b->relu_output, b->masked, i, left);
        sums[turn] += g;
        if (b->x) products[turn] = vec_fma(g, vec_load_part(b->x + i, left) - vec_all(mean), products[turn]);
    }
    *sum = vec_sum(sums[0] + sums[1]);
    *product = vec_sum(products[0] + products[1]);
}

/// dx = dy·slope + (x − mean)·tilt + shift, per channel.
SIMD_INLINE void SIMD(gradient_vector)(const NormGradientBlock *b, size_t at, size_t c, size_t left, const float *mean,
                                       const float *slope, const float *tilt, const float *shift, float *dx) {
    vec g = SIMD(masked)(b->dy, b->relu_output, NULL, at, left);
    vec deviation = vec_load_part(b->x + at, left) - vec_load_part(mean + c, left);
    vec value = vec_fma(deviation, vec_load_part(tilt + c, left), vec_load_part(shift + c, left));
    vec_store_part(dx + at, vec_fma(g, vec_load_part(slope + c, left), value), left);
}

SIMD_FUNCTION static void SIMD(gradient_rows)(const NormGradientBlock *b, size_t rows, size_t channels,
                                              const float *mean, const float *slope, const float *tilt,
                                              const float *shift, float *dx) {
    for (size_t r = 0; r < rows; r++) {
        size_t c = 0, row = r * channels;
        for (; c + LANES <= channels; c += LANES) {
            SIMD(gradient_vector)(b, row + c, c, LANES, mean, slope, tilt, shift, dx);
        }
        if (c < channels) SIMD(gradient_vector)(b, row + c, c, channels - c, mean, slope, tilt, shift, dx);
    }
}

SIMD_FUNCTION static void SIMD(gradient_run)(const NormGradientBlock *b, size_t count, float mean, float slope,
                                             float tilt, float shift, float *dx) {
    for (size_t i = 0; i < count; i += LANES) {
        size_t left = count - i;
        vec g = SIMD(masked)(b->dy, b->relu_output, NULL, i, left);
        vec value = vec_fma(vec_load_part(b->x + i, left) - vec_all(mean), vec_all(tilt), vec_all(shift));
        vec_store_part(dx + i, vec_fma(g, vec_all(slope), value), left);
    }
}

static const NormLoops SIMD(norm_loops) = {
    SIMD(moments_rows), SIMD(moments_run), SIMD(apply_rows), SIMD(apply_run), SIMD(gradient_sums_rows),
    SIMD(gradient_sums_run), SIMD(gradient_rows), SIMD(gradient_run),
};
