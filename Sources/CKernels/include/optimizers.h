/// One step of an optimiser over one parameter array, in PyTorch's order of operations.
#pragma once
#include <stdbool.h>
#include <stddef.h>

/// g = gradient (negated if `maximize`) + weight_decay·p
/// with momentum: buffer = first_step ? g : momentum·buffer + (1 − dampening)·g;
///                g = nesterov ? g + momentum·buffer : buffer
/// p −= lr·g
typedef struct {
    double lr, momentum, dampening, weight_decay;
    bool nesterov, maximize;
    /// The momentum buffer is empty: it takes the gradient as it is.
    bool first_step;
} SGDStep;

/// `buffer` may be NULL when momentum is 0. All arrays have `count` elements.
void sgd_step(const SGDStep *step, size_t count, float *parameter, const float *gradient, float *buffer);

/// m = m + (1 − β₁)·(g − m),  v = β₂·v + (1 − β₂)·g²,
/// p −= (lr / (1 − β₁ᵗ))·m / (√v / √(1 − β₂ᵗ) + ε); with amsgrad v is replaced by its running maximum.
/// Weight decay adds to the gradient, or with `decoupled` (AdamW) first p ·= 1 − lr·weight_decay.
typedef struct {
    double lr, beta1, beta2, epsilon, weight_decay;
    bool amsgrad, decoupled, maximize;
    /// t: 1 for the first step.
    double step;
} AdamStep;

/// `maximum` may be NULL without amsgrad. All arrays have `count` elements.
void adam_step(const AdamStep *step, size_t count, float *parameter, const float *gradient, float *first_moment,
               float *second_moment, float *maximum);

/// v = α·v + (1 − α)·g²,  m = m + (1 − α)·(g − m) if `centered`,  s = √(v − m²) + ε  (√v + ε without m)
/// with momentum: buffer = momentum·buffer + g/s,  p −= lr·buffer;  else p −= lr·g/s
typedef struct {
    double lr, alpha, epsilon, weight_decay, momentum;
    bool centered, maximize;
} RMSpropStep;

/// `mean` may be NULL unless centered, `buffer` when momentum is 0. All arrays have `count` elements.
void rmsprop_step(const RMSpropStep *step, size_t count, float *parameter, const float *gradient, float *square,
                  float *mean, float *buffer);

/// s = s + g²,  p −= rate·g / (√s + ε)
typedef struct {
    double rate, epsilon, weight_decay;
    bool maximize;
} AdagradStep;

void adagrad_step(const AdagradStep *step, size_t count, float *parameter, const float *gradient, float *sum);

/// v = ρ·v + (1 − ρ)·g²,  d = √(u + ε) / √(v + ε)·g,  u = ρ·u + (1 − ρ)·d²,  p −= lr·d
typedef struct {
    double lr, rho, epsilon, weight_decay;
    bool maximize;
} AdadeltaStep;

/// `square` is v, `steps` is u.
void adadelta_step(const AdadeltaStep *step, size_t count, float *parameter, const float *gradient, float *square,
                   float *steps);
