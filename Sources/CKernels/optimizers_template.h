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

/// from + share·(to − from), reckoned from the nearer end.
SIMD_INLINE vec SIMD(lerp)(vec from, vec to, float share) {
    return share < 0.5f ? vec_fma(vec_all(share), to - from, from) : vec_fma(vec_all(share - 1), to - from, to);
}

SIMD_FUNCTION static void SIMD(adam)(const AdamFactors *f, float *parameter, const float *gradient, float *first,
                                     float *second, float *maximum, size_t count) {
    vec decay = vec_all(f->weight_decay), shrink = vec_all(f->shrink);
    vec keep = vec_all(f->beta2), second_share = vec_all(f->second_share);
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
        m = SIMD(lerp)(m, g, f->first_share);
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

SIMD_FUNCTION static void SIMD(rmsprop)(const RMSpropFactors *f, float *parameter, const float *gradient, float *square,
                                        float *mean, float *buffer, size_t count) {
    vec decay = vec_all(f->weight_decay), keep = vec_all(f->alpha), share = vec_all(f->share);
    vec epsilon = vec_all(f->epsilon), momentum = vec_all(f->momentum), minus_lr = vec_all(f->minus_lr);
    for (size_t i = 0; i < count; i += LANES) {
        size_t left = count - i;
        vec p = vec_load_part(parameter + i, left), g = vec_load_part(gradient + i, left);
        if (f->maximize) g = -g;
        if (f->weight_decay != 0) g = vec_fma(decay, p, g);
        vec v = vec_fma(share * g, g, vec_load_part(square + i, left) * keep);
        vec_store_part(square + i, v, left);
        if (mean) {
            vec m = SIMD(lerp)(vec_load_part(mean + i, left), g, f->share);
            vec_store_part(mean + i, m, left);
            v = vec_fma(-m, m, v);
        }
        vec spread = vec_sqrt(v) + epsilon;
        if (buffer) {
            vec b = vec_load_part(buffer + i, left) * momentum + g / spread;
            vec_store_part(buffer + i, b, left);
            p = vec_fma(minus_lr, b, p);
        } else {
            p = p + minus_lr * g / spread;
        }
        vec_store_part(parameter + i, p, left);
    }
}

SIMD_FUNCTION static void SIMD(adagrad)(const AdagradFactors *f, float *parameter, const float *gradient, float *sum,
                                        size_t count) {
    vec decay = vec_all(f->weight_decay), epsilon = vec_all(f->epsilon), minus_rate = vec_all(f->minus_rate);
    for (size_t i = 0; i < count; i += LANES) {
        size_t left = count - i;
        vec p = vec_load_part(parameter + i, left), g = vec_load_part(gradient + i, left);
        if (f->maximize) g = -g;
        if (f->weight_decay != 0) g = vec_fma(decay, p, g);
        vec s = vec_fma(g, g, vec_load_part(sum + i, left));
        vec_store_part(sum + i, s, left);
        vec_store_part(parameter + i, p + minus_rate * g / (vec_sqrt(s) + epsilon), left);
    }
}

SIMD_FUNCTION static void SIMD(adadelta)(const AdadeltaFactors *f, float *parameter, const float *gradient,
                                         float *square, float *steps, size_t count) {
    vec decay = vec_all(f->weight_decay), keep = vec_all(f->rho), share = vec_all(f->share);
    vec epsilon = vec_all(f->epsilon), minus_lr = vec_all(f->minus_lr);
    for (size_t i = 0; i < count; i += LANES) {
        size_t left = count - i;
        vec p = vec_load_part(parameter + i, left), g = vec_load_part(gradient + i, left);
        if (f->maximize) g = -g;
        if (f->weight_decay != 0) g = vec_fma(decay, p, g);
        vec v = vec_fma(share * g, g, vec_load_part(square + i, left) * keep);
        vec u = vec_load_part(steps + i, left);
        vec d = vec_sqrt(u + epsilon) / vec_sqrt(v + epsilon) * g;
        vec_store_part(square + i, v, left);
        vec_store_part(steps + i, vec_fma(share * d, d, u * keep), left);
        vec_store_part(parameter + i, vec_fma(minus_lr, d, p), left);
    }
}
