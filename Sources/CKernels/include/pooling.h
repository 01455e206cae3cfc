/// Pooling over one to three dimensions, forward and backward, channels-last or channels-first.
#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/// Windows start at o·stride − padding. `output` includes PyTorch's rule for `ceil_mode`; every window touches the input.
/// Missing dimensions have extent 1, kernel 1, stride 1, padding 0, dilation 1.
typedef struct {
    size_t batch, channels;
    size_t input[3], output[3], kernel[3], stride[3], dilation[3], padding[3];
    bool channels_last;
} PoolShape;

/// Largest element of each window; a NaN wins. `indices`, or NULL, receives the flat position (d·H + h)·W + w in its
/// image, the first of equals, in the output's layout.
void max_pool(const PoolShape *shape, const float *input, float *output, int64_t *indices);

/// input_gradient[index] += output_gradient over all windows; input_gradient is cleared first.
void max_pool_gradient(const PoolShape *shape, const float *output_gradient, const int64_t *indices,
                       float *input_gradient);

/// Mean of each window. The divisor is `divisor_override` if not 0; else with `count_include_pad` the window's extent
/// within the padded image, else its elements inside the image. `dilation` is 1.
void average_pool(const PoolShape *shape, bool count_include_pad, size_t divisor_override, const float *input,
                  float *output);
void average_pool_gradient(const PoolShape *shape, bool count_include_pad, size_t divisor_override,
                           const float *output_gradient, float *input_gradient);

/// Window o covers ⌊o·input/output⌋ ..< ⌈(o + 1)·input/output⌉; kernel, stride, dilation and padding are not read.
void adaptive_average_pool(const PoolShape *shape, const float *input, float *output);
void adaptive_average_pool_gradient(const PoolShape *shape, const float *output_gradient, float *input_gradient);
void adaptive_max_pool(const PoolShape *shape, const float *input, float *output, int64_t *indices);
