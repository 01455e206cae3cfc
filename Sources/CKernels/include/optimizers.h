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
