/// Chooses a way for each convolution and passes the work on to it.
#include "convolution.h"

#include "convolution_internal.h"
#include "pool.h"

#include <stdint.h>

ConvolutionShape convolution_shape(void) {
    ConvolutionShape shape = {.batch = 1, .channels = 1, .filters = 1, .groups = 1};
    for (int axis = 0; axis < 3; axis++) {
        shape.input[axis] = shape.output[axis] = shape.kernel[axis] = shape.stride[axis] = shape.dilation[axis] = 1;
    }
    return shape;
}

size_t convolution_output_extent(size_t input, size_t kernel, size_t stride, size_t padding, size_t dilation) {
    size_t span = dilation * (kernel - 1) + 1, padded = input + 2 * padding;
    return padded < span ? 0 : (padded - span) / stride + 1;
}

// MARK: planning

static bool is_depthwise(const ConvolutionShape *s) {
    return s->groups == s->channels && s->filters == s->channels && s->groups > 1;
}

static bool suits_padded(const ConvolutionShape *s) {
    return s->groups == 1 && s->dilation[WIDTH] == 1 && volume(s->output) > 0 && s->padding[DEPTH] >= 0
        && s->padding[HEIGHT] >= 0 && s->padding[WIDTH] >= 0;
}

static bool suits_winograd(const ConvolutionShape *s) {
    static const size_t square[3] = {1, 3, 3};
    for (int axis = 0; axis < 3; axis++) {
        if (s->kernel[axis] != square[axis] || s->stride[axis] != 1 || s->dilation[axis] != 1) return false;
    }
    return s->groups == 1 && s->input[DEPTH] == 1 && s->output[DEPTH] == 1 && s->padding[DEPTH] == 0;
}

static bool can(const ConvolutionShape *s, ConvolutionPass pass, ConvolutionAlgorithm algorithm) {
    switch (algorithm) {
    case CONVOLUTION_DIRECT:
        return true;
    case CONVOLUTION_DIRECT_PADDED:
        return pass != CONVOLUTION_GRADIENT_INPUT && suits_padded(s);
    case CONVOLUTION_DEPTHWISE:
        return is_depthwise(s);
    case CONVOLUTION_WINOGRAD_4_INDEPENDENT:
        return pass != CONVOLUTION_GRADIENT_WEIGHT && suits_winograd(s);
    case CONVOLUTION_WINOGRAD_4_COOPERATIVE:
        return suits_winograd(s);
    }
    return false;
}

/// Tiles of one block: independent ones keep V, M and a position of U in the second-level cache, shared ones are large
/// enough that reading the weights does not matter.
static size_t winograd_block(ConvolutionAlgorithm algorithm) {
    return algorithm == CONVOLUTION_WINOGRAD_4_INDEPENDENT ? 24 : 192;
}

static ConvolutionAlgorithm choose(const ConvolutionShape *s, ConvolutionPass pass) {
    if (is_depthwise(s)) return CONVOLUTION_DEPTHWISE;
    size_t run = s->channels * s->kernel[WIDTH];
    if (s->channels <= 8 && run > s->channels && run <= 128 && can(s, pass, CONVOLUTION_DIRECT_PADDED)) {
        return CONVOLUTION_DIRECT_PADDED;
    }
    if (!suits_winograd(s) || s->channels < 16 || s->filters < 16) return CONVOLUTION_DIRECT;
    const size_t *destination = pass == CONVOLUTION_GRADIENT_INPUT ? s->input : s->output;
    size_t tiles = s->batch * ((destination[HEIGHT] + 3) / 4) * ((destination[WIDTH] + 3) / 4);
    // Few tiles cannot pay for reading four times as many weights.
    if (tiles < 16 || destination[HEIGHT] < 4 || destination[WIDTH] < 4) return CONVOLUTION_DIRECT;
    if (pass == CONVOLUTION_GRADIENT_WEIGHT) return CONVOLUTION_WINOGRAD_4_COOPERATIVE;
    return s->channels * s->filters <= 128 * 256 ? CONVOLUTION_WINOGRAD_4_INDEPENDENT : CONVOLUTION_WINOGRAD_4_COOPERATIVE;
}

static bool is_winograd(ConvolutionAlgorithm algorithm) {
    return algorithm == CONVOLUTION_WINOGRAD_4_INDEPENDENT || algorithm == CONVOLUTION_WINOGRAD_4_COOPERATIVE;
}

bool convolution_plan_with(const ConvolutionShape *shape, ConvolutionPass pass, ConvolutionAlgorithm algorithm,
                           ConvolutionPlan *plan) {
    if (!can(shape, pass, algorithm)) return false;
    *plan = (ConvolutionPlan){.shape = *shape, .pass = pass, .algorithm = algorithm};
    if (is_winograd(algorithm)) {
        plan->block = winograd_block(algorithm);
        plan->packed_floats = winograd_packed_floats(plan);
        plan->workspace_floats = winograd_workspace_floats(plan);
        return true;
    }
    if (pass == CONVOLUTION_GRADIENT_WEIGHT) {
        plan->workspace_floats = direct_gradient_workspace_floats(plan);
    } else {
        plan->packed_floats = direct_packed_floats(plan);
        if (algorithm == CONVOLUTION_DIRECT_PADDED) plan->workspace_floats = padded_input(shape).floats;
    }
    return true;
}

ConvolutionPlan convolution_plan(const ConvolutionShape *shape, ConvolutionPass pass) {
    ConvolutionPlan plan;
    convolution_plan_with(shape, pass, choose(shape, pass), &plan);
    return plan;
}

// MARK: running

void convolution_pack(const ConvolutionPlan *plan, const float *weights, float *packed) {
    if (is_winograd(plan->algorithm)) {
        winograd_pack(plan, weights, packed);
    } else {
        direct_pack(plan, weights, packed);
    }
}

bool convolution_run(const ConvolutionPlan *plan, const float *source, const float *packed,
                     const ConvolutionEpilogue *epilogue, float *destination) {
    if (is_winograd(plan->algorithm)) return winograd_run(plan, source, packed, epilogue, destination);
    if (plan->algorithm == CONVOLUTION_DIRECT_PADDED) {
        return padded_run(plan, source, false, packed, epilogue, destination);
    }
    return direct_run(plan, source, packed, epilogue, destination);
}

bool convolution_accepts_channels_first(const ConvolutionPlan *plan) {
    return plan->algorithm == CONVOLUTION_DIRECT_PADDED && plan->pass == CONVOLUTION_FORWARD;
}

bool convolution_run_channels_first(const ConvolutionPlan *plan, const float *source, const float *packed,
                                    const ConvolutionEpilogue *epilogue, float *destination) {
    return padded_run(plan, source, true, packed, epilogue, destination);
}

bool convolution_gradient_weight(const ConvolutionPlan *plan, const float *input, const float *output_gradient,
                                 float *weight_gradient) {
    if (is_winograd(plan->algorithm)) return winograd_gradient_weight(plan, input, output_gradient, weight_gradient);
    return direct_gradient_weight(plan, input, output_gradient, weight_gradient);
}
