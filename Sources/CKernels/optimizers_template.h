/// Optimiser steps at one SIMD level. Every lane does what PyTorch does to one element, in its order, and
/// fuses a multiplication with an addition where PyTorch does.

SIMD_FUNCTION static void SIMD(sgd)(const SGDFactors *f, float *parameter, const float *gradient, float *buffer,
                                    size_t count) {
    vec decay = vec_all(f->weight_decay), momentum = vec_all(f->momentum), undamped = vec_all(f->undamped);
    vec minus_lr = vec_all(f->minus_lr);
    for (size_t i = 0; i < count; i += LANES) {
        size_t left = count - i;
        vec p = vec_load_part(parameter + i, left), g = vec_load_part(gradient + i, left);
        if (f->maximize) g = -g;
        if (f->weight_decay != 0) g = vec_fma(decay, p, g);
        if (f->momentum != 0) {
            vec b = g;
            if (!f->first_step) b = vec_fma(undamped, g, vec_load_part(buffer + i, left) * momentum);
            vec_store_part(buffer + i, b, left);
            g = f->nesterov ? vec_fma(momentum, b, g) : b;
        }
        vec_store_part(parameter + i, vec_fma(minus_lr, g, p), left);
    }
}

SIMD_FUNCTION static void SIMD(adam)(const AdamFactors *f, float *parameter, const float *gradient, float *first,
                                     float *second, float *maximum, size_t count) {
    vec decay = vec_all(f->weight_decay), shrink = vec_all(f->shrink);
    vec first_share = vec_all(f->first_share), keep = vec_all(f->beta2), second_share = vec_all(f->second_share);
    vec correction = vec_all(f->correction), epsilon = vec_all(f->epsilon), minus_size = vec_all(f->minus_size);
    for (size_t i = 0; i < count; i += LANES) {
        size_t left = count - i;
        vec p = vec_load_part(parameter + i, left), g = vec_load_part(gradient + i, left);
        if (f->maximize) g = -g;
        if (f->weight_decay != 0) {
            if (f->decoupled) {
                p = p * shrink;
            } else {
                g = vec_fma(decay, p, g);
            }
        }
        vec m = vec_load_part(first + i, left), v = vec_load_part(second + i, left);
        m = vec_fma(first_share, g - m, m);
        v = vec_fma(second_share * g, g, v * keep);
        vec_store_part(first + i, m, left);
        vec_store_part(second + i, v, left);
        if (maximum) {
            v = vec_at_least(v, vec_load_part(maximum + i, left));
            vec_store_part(maximum + i, v, left);
        }
        vec denominator = vec_sqrt(v) / correction + epsilon;
        vec_store_part(parameter + i, p + minus_size * m / denominator, left);
    }
}
