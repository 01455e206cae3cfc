/// Transforms of Winograd's F(4×4, 3×3) at one SIMD level, channels along the vector.
///
/// One dimension, with the points 0, ±a, ±b, ∞, where a² = 1/2 and b² = 2 (Lavin and Gray, arXiv:1509.09308; the points
/// after Barabasz et al., arXiv:1803.10986, chosen for a small error):
///     output 4 = Aᵀ·((G·weight 3) ∘ (Bᵀ·input 6))

/// Bᵀ·x, where a²b² = 1 and a² + b² = 5/2.
SIMD_INLINE void SIMD(input_transform)(vec x0, vec x1, vec x2, vec x3, vec x4, vec x5, vec *y) {
    vec a = vec_all(winograd_a), b = vec_all(winograd_b), five_halves = vec_all(2.5f);
    vec even_a = vec_fma(vec_all(-2), x2, x4), odd_a = vec_fma(vec_all(-2), x1, x3);
    vec even_b = vec_fma(vec_all(-0.5f), x2, x4), odd_b = vec_fma(vec_all(-0.5f), x1, x3);
    y[0] = vec_fma(-five_halves, x2, x0) + x4;
    y[1] = vec_fma(a, odd_a, even_a);
    y[2] = vec_fma(-a, odd_a, even_a);
    y[3] = vec_fma(b, odd_b, even_b);
    y[4] = vec_fma(-b, odd_b, even_b);
    y[5] = vec_fma(-five_halves, x3, x1) + x5;
}

/// Aᵀ·m.
SIMD_INLINE void SIMD(output_transform)(vec m0, vec m1, vec m2, vec m3, vec m4, vec m5, vec *y) {
    const float a = winograd_a, b = winograd_b;
    vec sum_a = m1 + m2, difference_a = m1 - m2, sum_b = m3 + m4, difference_b = m3 - m4;
    y[0] = m0 + sum_a + sum_b;
    y[1] = vec_fma(vec_all(a), difference_a, vec_all(b) * difference_b);
    y[2] = vec_fma(vec_all(0.5f), sum_a, sum_b + sum_b);
    y[3] = vec_fma(vec_all(0.5f * a), difference_a, vec_fma(vec_all(2 * b), difference_b, m5));
}

/// A·y, the transposed output transform: the gradient's way in.
SIMD_INLINE void SIMD(gradient_transform)(vec y0, vec y1, vec y2, vec y3, vec *z) {
    vec even_a = vec_fma(vec_all(0.5f), y2, y0), odd_a = vec_all(winograd_a) * vec_fma(vec_all(0.5f), y3, y1);
    vec even_b = vec_fma(vec_all(2), y2, y0), odd_b = vec_all(winograd_b) * vec_fma(vec_all(2), y3, y1);
    z[0] = y0;
    z[1] = even_a + odd_a;
    z[2] = even_a - odd_a;
    z[3] = even_b + odd_b;
    z[4] = even_b - odd_b;
    z[5] = y3;
}

/// G·g.
SIMD_INLINE void SIMD(weight_transform)(vec g0, vec g1, vec g2, vec *u) {
    vec even_a = vec_fma(vec_all(0.5f), g2, g0), odd_a = vec_all(winograd_a) * g1;
    vec even_b = vec_fma(vec_all(2), g2, g0), odd_b = vec_all(winograd_b) * g1;
    vec third = vec_all(-2.0f / 3), sixth = vec_all(1.0f / 6);
    u[0] = g0;
    u[1] = third * (even_a + odd_a);
    u[2] = third * (even_a - odd_a);
    u[3] = sixth * (even_b + odd_b);
    u[4] = sixth * (even_b - odd_b);
    u[5] = g2;
}

/// Gᵀ·u, the gradient's way out.
SIMD_INLINE void SIMD(weight_gradient_transform)(const vec *u, vec *g) {
    vec third = vec_all(-2.0f / 3), sixth = vec_all(1.0f / 6);
    vec sum_a = third * (u[1] + u[2]), difference_a = third * (u[1] - u[2]);
    vec sum_b = sixth * (u[3] + u[4]), difference_b = sixth * (u[3] - u[4]);
    g[0] = u[0] + sum_a + sum_b;
    g[1] = vec_fma(vec_all(winograd_a), difference_a, vec_all(winograd_b) * difference_b);
    g[2] = vec_fma(vec_all(0.5f), sum_a, vec_fma(vec_all(2), sum_b, u[5]));
}

SIMD_INLINE void SIMD(input_vector)(const float *const *pixels, size_t c, size_t count, float *to, size_t distance) {
    vec half[6][6];
    for (int column = 0; column < 6; column++) {
        vec x[6], y[6];
        for (int row = 0; row < 6; row++) x[row] = vec_load_part(pixels[row * 6 + column] + c, count);
        SIMD(input_transform)(x[0], x[1], x[2], x[3], x[4], x[5], y);
        for (int row = 0; row < 6; row++) half[row][column] = y[row];
    }
    for (int row = 0; row < 6; row++) {
        vec y[6];
        const vec *x = half[row];
        SIMD(input_transform)(x[0], x[1], x[2], x[3], x[4], x[5], y);
        for (int column = 0; column < 6; column++) vec_store(to + (size_t)(row * 6 + column) * distance + c, y[column]);
    }
}

/// Bᵀ·d·B of one tile for all channels: pixels[6·row + column] → to[position·distance + channel].
SIMD_FUNCTION static void SIMD(winograd_input)(const float *const *pixels, size_t channels, float *to, size_t distance) {
    size_t c = 0;
    for (; c + LANES <= channels; c += LANES) SIMD(input_vector)(pixels, c, LANES, to, distance);
    if (c < channels) SIMD(input_vector)(pixels, c, channels - c, to, distance);
}

SIMD_INLINE void SIMD(gradient_vector)(const float *const *pixels, size_t c, size_t count, float *to, size_t distance) {
    vec half[6][4];
    for (int column = 0; column < 4; column++) {
        vec y[4], z[6];
        for (int row = 0; row < 4; row++) y[row] = vec_load_part(pixels[row * 4 + column] + c, count);
        SIMD(gradient_transform)(y[0], y[1], y[2], y[3], z);
        for (int row = 0; row < 6; row++) half[row][column] = z[row];
    }
    for (int row = 0; row < 6; row++) {
        vec z[6];
        const vec *y = half[row];
        SIMD(gradient_transform)(y[0], y[1], y[2], y[3], z);
        for (int column = 0; column < 6; column++) vec_store(to + (size_t)(row * 6 + column) * distance + c, z[column]);
    }
}

/// A·dy·Aᵀ of one tile: pixels[4·row + column] → to[position·distance + channel].
SIMD_FUNCTION static void SIMD(winograd_gradient)(const float *const *pixels, size_t channels, float *to, size_t distance) {
    size_t c = 0;
    for (; c + LANES <= channels; c += LANES) SIMD(gradient_vector)(pixels, c, LANES, to, distance);
    if (c < channels) SIMD(gradient_vector)(pixels, c, channels - c, to, distance);
}

SIMD_INLINE void SIMD(output_vector)(const float *from, size_t distance, size_t channels, size_t c, size_t count,
                                     size_t rows, size_t columns, float *out, size_t row_stride,
                                     const TileEpilogue *epilogue) {
    vec half[4][6];
    for (int column = 0; column < 6; column++) {
        vec m[6], y[4];
        for (int row = 0; row < 6; row++) m[row] = vec_load(from + (size_t)(row * 6 + column) * distance + c);
        SIMD(output_transform)(m[0], m[1], m[2], m[3], m[4], m[5], y);
        for (int row = 0; row < 4; row++) half[row][column] = y[row];
    }
    vec scale = epilogue->scale ? vec_load_part(epilogue->scale + c, count) : vec_all(1);
    vec bias = epilogue->bias ? vec_load_part(epilogue->bias + c, count) : vec_all(0);
    vec lower = vec_all(epilogue->clamps ? epilogue->lower : -__builtin_inff());
    vec upper = vec_all(epilogue->clamps ? epilogue->upper : __builtin_inff());
    for (size_t row = 0; row < rows; row++) {
        vec y[4];
        const vec *m = half[row];
        SIMD(output_transform)(m[0], m[1], m[2], m[3], m[4], m[5], y);
        for (size_t column = 0; column < columns; column++) {
            size_t offset = row * row_stride + column * channels + c;
            vec value = vec_fma(y[column], scale, bias);
            if (epilogue->residual) value += vec_load_part(epilogue->residual + offset, count);
            vec_store_part(out + offset, vec_at_most(vec_at_least(value, lower), upper), count);
        }
    }
}

/// Aᵀ·m·A of one tile, the epilogue, and the `rows`×`columns` results inside the image:
/// from[position·distance + channel] → out[row·row_stride + column·channels + channel].
SIMD_FUNCTION static void SIMD(winograd_output)(const float *from, size_t distance, size_t channels, size_t rows,
                                                size_t columns, float *out, size_t row_stride,
                                                const TileEpilogue *epilogue) {
    static const TileEpilogue none = {0};
    if (!epilogue) epilogue = &none;
    size_t c = 0;
    // Tiles inside the image have constant extents.
    if (rows == 4 && columns == 4) {
        for (; c + LANES <= channels; c += LANES) {
            SIMD(output_vector)(from, distance, channels, c, LANES, 4, 4, out, row_stride, epilogue);
        }
    }
    for (; c < channels; c += LANES) {
        SIMD(output_vector)(from, distance, channels, c, channels - c, rows, columns, out, row_stride, epilogue);
    }
}

/// G·g·Gᵀ for two vectors of filters: taps[9][width] → to[position·distance + lane].
SIMD_FUNCTION static void SIMD(winograd_weights)(const float *taps, size_t width, float *to, size_t distance) {
    for (size_t lane = 0; lane < width; lane += LANES) {
        vec half[6][3];
        for (int column = 0; column < 3; column++) {
            vec u[6];
            SIMD(weight_transform)(vec_load(taps + (size_t)column * width + lane),
                                   vec_load(taps + (size_t)(3 + column) * width + lane),
                                   vec_load(taps + (size_t)(6 + column) * width + lane), u);
            for (int row = 0; row < 6; row++) half[row][column] = u[row];
        }
        for (int row = 0; row < 6; row++) {
            vec u[6];
            SIMD(weight_transform)(half[row][0], half[row][1], half[row][2], u);
            for (int column = 0; column < 6; column++) {
                vec_store(to + (size_t)(row * 6 + column) * distance + lane, u[column]);
            }
        }
    }
}

/// Gᵀ·u·G for `width` filters, whole vectors: from[position·distance + lane] → taps[9][width].
SIMD_FUNCTION static void SIMD(winograd_weight_gradient)(const float *from, size_t distance, float *taps, size_t width) {
    for (size_t lane = 0; lane < width; lane += LANES) {
        vec half[3][6];
        for (int column = 0; column < 6; column++) {
            vec u[6], g[3];
            for (int row = 0; row < 6; row++) u[row] = vec_load(from + (size_t)(row * 6 + column) * distance + lane);
            SIMD(weight_gradient_transform)(u, g);
            for (int row = 0; row < 3; row++) half[row][column] = g[row];
        }
        for (int row = 0; row < 3; row++) {
            vec g[3];
            SIMD(weight_gradient_transform)(half[row], g);
            for (int column = 0; column < 3; column++) vec_store(taps + (size_t)(row * 3 + column) * width + lane, g[column]);
        }
    }
}

static const WinogradTransforms SIMD(winograd_transforms) = {
    SIMD(winograd_input), SIMD(winograd_gradient), SIMD(winograd_output), SIMD(winograd_weights),
    SIMD(winograd_weight_gradient),
};
