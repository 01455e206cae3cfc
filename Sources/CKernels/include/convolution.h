/// Convolutions of one, two and three dimensions, their gradients, and transposed convolutions.
///
/// Images are channels-last inside: [batch][depth][height][width][channels], without gaps. A 2-D convolution has depth 1,
/// a 1-D convolution depth and height 1 (kernel 1, stride 1, padding 0, dilation 1 in what is missing). Weights are as
/// PyTorch keeps them, [filters][channels / groups][depth][height][width], and are packed before use: keep the packed
/// form for as long as neither the weights nor the plan's shape change.
///
///     ConvolutionPlan plan = convolution_plan(&shape, CONVOLUTION_FORWARD);
///     float *packed = …;                                        // plan.packed_floats
///     convolution_pack(&plan, weights, packed);                 // once
///     convolution_run(&plan, input, packed, &epilogue, output); // many times
#pragma once
#include <stdbool.h>
#include <stddef.h>

/// Index of a dimension in the arrays of three.
enum { DEPTH, HEIGHT, WIDTH };

/// output[o] = Σ_k weight[k] · input[o·stride − padding + k·dilation], zero outside the input.
/// `padding` counts in front only; `output` says how far it goes, so that padding behind may differ.
typedef struct {
    size_t batch;
    size_t channels;   // of the input
    size_t filters;    // channels of the output
    size_t groups;     // divides both
    size_t input[3], output[3], kernel[3];
    size_t stride[3], dilation[3];
    ptrdiff_t padding[3];
} ConvolutionShape;

/// A shape without groups, stride, dilation or padding, batch 1, every extent 1, to be filled in.
ConvolutionShape convolution_shape(void);

/// The output's extent for symmetric padding: ⌊(input + 2·padding − dilation·(kernel − 1) − 1) / stride⌋ + 1; 0 when the
/// kernel does not fit.
size_t convolution_output_extent(size_t input, size_t kernel, size_t stride, size_t padding, size_t dilation);

typedef enum {
    /// input → output.
    CONVOLUTION_FORWARD,
    /// Gradient of the output → gradient of the input. Also the forward pass of a transposed convolution, whose input is
    /// this shape's output (PyTorch's transposed weights, [in][out / groups]…, are then already in this shape's order).
    CONVOLUTION_GRADIENT_INPUT,
    /// Input and gradient of the output → gradient of the weights.
    CONVOLUTION_GRADIENT_WEIGHT,
} ConvolutionPass;

typedef enum {
    /// The micro-kernel reads the image through row pointers, one for each tap.
    CONVOLUTION_DIRECT,
    /// The same over a padded copy, where a row of the kernel is one contiguous run: few channels.
    CONVOLUTION_DIRECT_PADDED,
    /// One channel a group.
    CONVOLUTION_DEPTHWISE,
    /// Winograd F(4×4, 3×3), each thread taking blocks of tiles through all three steps.
    CONVOLUTION_WINOGRAD_4_INDEPENDENT,
    /// The same, all threads sharing each step: large weights.
    CONVOLUTION_WINOGRAD_4_COOPERATIVE,
} ConvolutionAlgorithm;

typedef struct {
    ConvolutionShape shape;
    ConvolutionPass pass;
    ConvolutionAlgorithm algorithm;
    /// Tiles (Winograd) or pixels (direct) handled together.
    size_t block;
    /// Floats of the packed weights; 0 for the gradient of the weights.
    size_t packed_floats;
    /// Floats of workspace that the run takes from its thread's scratch memory.
    size_t workspace_floats;
} ConvolutionPlan;

/// The fastest known way for `shape`, at the current SIMD level.
ConvolutionPlan convolution_plan(const ConvolutionShape *shape, ConvolutionPass pass);

/// A plan with the algorithm given; false when that algorithm cannot do the shape. For tests and benchmarks.
bool convolution_plan_with(const ConvolutionShape *shape, ConvolutionPass pass, ConvolutionAlgorithm algorithm,
                           ConvolutionPlan *plan);

/// Rearranges or transforms the weights for `plan` (forward or gradient-input pass).
void convolution_pack(const ConvolutionPlan *plan, const float *weights, float *packed);

/// What happens to each result before it is stored:
/// y = clamp(scale[c]·sum + bias[c] + residual, lower, upper). NULL leaves a term out.
typedef struct {
    const float *scale;     // [output channels], a folded batch norm
    const float *bias;      // [output channels]
    const float *residual;  // the output's shape; may be the output itself
    bool clamps;
    float lower, upper;     // ReLU: 0, ∞; ReLU6: 0, 6. A NaN stays a NaN.
} ConvolutionEpilogue;

/// Runs a forward or a gradient-input pass from `source` to `destination`. `epilogue` may be NULL.
/// False when there is no memory for the workspace.
bool convolution_run(const ConvolutionPlan *plan, const float *source, const float *packed,
                     const ConvolutionEpilogue *epilogue, float *destination);

/// Whether `plan` can read its source channels-first, [batch][channels][depth][height][width], at no extra cost.
bool convolution_accepts_channels_first(const ConvolutionPlan *plan);

/// As `convolution_run` for a channels-first source; precondition: `convolution_accepts_channels_first`.
bool convolution_run_channels_first(const ConvolutionPlan *plan, const float *source, const float *packed,
                                    const ConvolutionEpilogue *epilogue, float *destination);

/// Writes the gradient of the weights, in the weights' own layout. Both images channels-last.
bool convolution_gradient_weight(const ConvolutionPlan *plan, const float *input, const float *output_gradient,
                                 float *weight_gradient);
