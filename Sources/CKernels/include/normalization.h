/// Batch normalisation: y = (x − mean)/√(variance + ε)·weight + bias, per channel.
#pragma once
#include <stdbool.h>
#include <stddef.h>

/// [batch][pixels][channels] if `channels_last`, else [batch][channels][pixels].
typedef struct {
    size_t batch, channels, pixels;
    bool channels_last;
} NormShape;

/// Mean and biased variance of each channel, in double: two passes over blocks, merged by Chan's formula, so that a large
/// mean costs no accuracy. `mean` and `variance` have [channels] elements. False when there is no memory.
bool batch_norm_statistics(const NormShape *shape, const float *input, double *mean, double *variance);

/// output = clamp(scale[c]·input + shift[c] + residual): the second half of training, and all of inference.
/// `residual` may be NULL; with `relu`, negative results become 0. `output` may be `input`.
void batch_norm_apply(const NormShape *shape, const float *input, const float *scale, const float *shift,
                      const float *residual, bool relu, float *output);

/// The first half of training's forward pass: `scale` and `shift`, both [channels], are what `batch_norm_apply` takes then.
/// The rest is as in `batch_norm_forward`.
bool batch_norm_prepare(const NormShape *shape, const float *input, const float *weight, const float *bias, float epsilon,
                        double momentum, float *running_mean, float *running_variance, float *saved_mean,
                        float *saved_inverse, float *scale, float *shift);

/// Training's forward pass. Computes the statistics, moves the running ones (NULL for none) by
/// running = (1 − momentum)·running + momentum·new, with the unbiased variance, and writes `saved_mean` and
/// `saved_inverse` = 1/√(variance + ε), both [channels], for the backward pass. `weight`, `bias`, `residual` may be NULL.
bool batch_norm_forward(const NormShape *shape, const float *input, const float *weight, const float *bias,
                        const float *residual, bool relu, float epsilon, double momentum, float *running_mean,
                        float *running_variance, float *saved_mean, float *saved_inverse, float *output);

/// Backward pass of training (`saved_*` from `batch_norm_forward`) or of inference (`uses_batch` false: `saved_*` from
/// the running statistics).
///   db = Σ dy,  dw = Σ dy·x̂,  dx = weight·inverse·(dy − db/n − x̂·dw/n)  with x̂ = (x − mean)·inverse.
/// `relu_output`, or NULL: the forward output after its ReLU; dy counts where it is positive, and the masked dy is written
/// to `masked_gradient` if that is not NULL (it may be `output_gradient`): the gradient of a residual.
/// Each of the three results may be NULL.
bool batch_norm_backward(const NormShape *shape, const float *input, const float *output_gradient,
                         const float *relu_output, const float *weight, const float *saved_mean,
                         const float *saved_inverse, bool uses_batch, float *masked_gradient, float *input_gradient,
                         float *weight_gradient, float *bias_gradient);

/// gradient[c] = Σ output_gradient over batch and pixels: the gradient of a bias. With `relu_output`, the output of the
/// ReLU behind the bias, elements count where it is positive, and `output_gradient` is replaced by its masked values.
/// The order of additions depends on the shape only. False when there is no memory.
bool bias_gradient(const NormShape *shape, float *output_gradient, const float *relu_output, float *gradient);
