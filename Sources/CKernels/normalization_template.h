/// Loops of batch normalisation at one SIMD level.
///
/// Two shapes of block: "rows", where the channels lie along the vector ([pixels][channels]), and "run", a contiguous run
/// of one channel. A row block's sums are per channel; a run's sums are single numbers.

/// Mean, and sums of (x − mean) and (x − mean)², of each channel over `rows` ≤ norm_block_rows pixels.
SIMD_FUNCTION static void SIMD(moments_rows)(const float *x, size_t rows, size_t channels, float *means, float *sums,
                                             float *squares) {
    for (size_t c = 0; c < channels; c += LANES) {
        size_t left = channels - c;
        const float *column = x + c;
        vec sum = {0};
        for (size_t r = 0; r < rows; r++) sum += vec_load_part(column + r * channels, left);
        vec mean = sum / vec_all((float)rows), deviations = {0}, square = {0};
        for (size_t r = 0; r < rows; r++) {
            vec deviation = vec_load_part(column + r * channels, left) - mean;
            deviations += deviation;
            square = vec_fma(deviation, deviation, square);
        }
        vec_store_part(means + c, mean, left);
        vec_store_part(sums + c, deviations, left);
        vec_store_part(squares + c, square, left);
    }
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

/// y = relu(x·scale + shift + residual), scale and shift given per channel.
SIMD_FUNCTION static void SIMD(apply_rows)(const float *x, size_t rows, size_t channels, const float *scale,
                                           const float *shift, const float *residual, bool relu, float *y) {
    for (size_t r = 0; r < rows; r++) {
        size_t row = r * channels;
        for (size_t c = 0; c < channels; c += LANES) {
            size_t left = channels - c, at = row + c;
            vec value = vec_fma(vec_load_part(x + at, left), vec_load_part(scale + c, left), vec_load_part(shift + c, left));
            if (residual) value += vec_load_part(residual + at, left);
            if (relu) value = vec_at_least(value, vec_all(0));
            vec_store_part(y + at, value, left);
        }
    }
}

SIMD_FUNCTION static void SIMD(apply_run)(const float *x, size_t count, float scale, float shift, const float *residual,
                                          bool relu, float *y) {
    vec factor = vec_all(scale), offset = vec_all(shift);
    for (size_t i = 0; i < count; i += LANES) {
        size_t left = count - i;
        vec value = vec_fma(vec_load_part(x + i, left), factor, offset);
        if (residual) value += vec_load_part(residual + i, left);
        if (relu) value = vec_at_least(value, vec_all(0));
        vec_store_part(y + i, value, left);
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

/// Σ dy and Σ dy·(x − mean) of each channel; `x` NULL leaves the second out.
SIMD_FUNCTION static void SIMD(gradient_sums_rows)(const NormGradientBlock *b, size_t rows, size_t channels,
                                                   const float *mean, float *sums, float *products) {
    for (size_t c = 0; c < channels; c += LANES) {
        size_t left = channels - c;
        vec sum = {0}, product = {0};
        vec center = b->x ? vec_load_part(mean + c, left) : vec_all(0);
        for (size_t r = 0; r < rows; r++) {
            size_t at = r * channels + c;
            vec g = SIMD(masked)(b->dy, b->relu_output, b->masked, at, left);
            sum += g;
            if (b->x) product = vec_fma(g, vec_load_part(b->x + at, left) - center, product);
        }
        vec_store_part(sums + c, sum, left);
        if (b->x) vec_store_part(products + c, product, left);
    }
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
SIMD_FUNCTION static void SIMD(gradient_rows)(const NormGradientBlock *b, size_t rows, size_t channels,
                                              const float *mean, const float *slope, const float *tilt,
                                              const float *shift, float *dx) {
    for (size_t r = 0; r < rows; r++) {
        for (size_t c = 0; c < channels; c += LANES) {
            size_t left = channels - c, at = r * channels + c;
            vec g = SIMD(masked)(b->dy, b->relu_output, NULL, at, left);
            vec deviation = vec_load_part(b->x + at, left) - vec_load_part(mean + c, left);
            vec value = vec_fma(deviation, vec_load_part(tilt + c, left), vec_load_part(shift + c, left));
            vec_store_part(dx + at, vec_fma(g, vec_load_part(slope + c, left), value), left);
        }
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
