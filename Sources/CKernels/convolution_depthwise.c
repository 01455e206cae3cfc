#include "convolution_internal.h"

#include "dispatch.h"

#define SIMD_TEMPLATE "depthwise_template.h"
#include "simd_levels.h"

DepthwiseKernel depthwise_kernel(void) {
    static const DepthwiseKernel table[SIMD_LEVELS] = SIMD_TABLE(depthwise);
    return table[simd_level()];
}

DepthwiseGradientKernel depthwise_gradient_kernel(void) {
    static const DepthwiseGradientKernel table[SIMD_LEVELS] = SIMD_TABLE(depthwise_gradient);
    return table[simd_level()];
}
