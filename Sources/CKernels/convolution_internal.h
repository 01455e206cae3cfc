/// What the parts of the convolution kernels share with each other.
#pragma once
#include "convolution.h"
#include "microkernel.h"

static inline size_t volume(const size_t extent[3]) {
    return extent[DEPTH] * extent[HEIGHT] * extent[WIDTH];
}

/// How many neighbouring groups are computed as one, with zeros where a filter does not see a channel: groups narrower
/// than a vector would leave its lanes idle, which costs as many multiplications and many more steps.
static inline size_t merged_groups(const ConvolutionShape *s) {
    size_t channels = s->channels / s->groups, filters = s->filters / s->groups, lanes = micro_kernels()->lanes;
    size_t merged = 1;
    for (size_t count = 2; count <= s->groups && count * larger(channels, filters) <= lanes; count++) {
        if (s->groups % count == 0) merged = count;
    }
    return merged;
}

/// The numbers of a run from `source` to `destination`, in either direction. Groups are merged ones, but for depthwise.
typedef struct {
    size_t batch, groups;
    size_t source_channels, destination_channels;
    const size_t *source, *destination;  // extents
} Passage;

static inline Passage passage(const ConvolutionPlan *plan) {
    const ConvolutionShape *s = &plan->shape;
    size_t groups = plan->algorithm == CONVOLUTION_DEPTHWISE ? s->groups : s->groups / merged_groups(s);
    if (plan->pass == CONVOLUTION_GRADIENT_INPUT) {
        return (Passage){s->batch, groups, s->filters, s->channels, s->output, s->input};
    }
    return (Passage){s->batch, groups, s->channels, s->filters, s->input, s->output};
}

/// Floats of the packed panels of one matrix [depth][columns].
static inline size_t packed_matrix_floats(const MicroKernels *kernels, size_t depth, size_t columns) {
    return depth * round_up(columns, kernels->lanes);
}

// MARK: taps

/// A part of a convolution in which the source position is grid·step + offset for every tap: the whole of a forward
/// pass, or one of the stride's residues of a gradient-input pass (the destination's pixels first + grid·advance).
typedef struct {
    size_t taps;
    ptrdiff_t (*offsets)[3];  // of each tap
    size_t *kernel_index;     // flat position of each tap in the kernel
    size_t grid[3], step[3];
    size_t first[3], advance[3];
} Phase;

/// How many phases the plan's run has.
size_t phase_count(const ConvolutionPlan *plan);

/// Describes phase `index`; false when there is no memory. Ends with `phase_free`.
bool phase_make(const ConvolutionPlan *plan, size_t index, Phase *phase);
void phase_free(Phase *phase);

/// How the pixels of a grid find their source: position = grid·step + offset.
typedef struct {
    const float *source, *zeros;
    size_t pixel_floats;         // from one source pixel to the next
    const size_t *extent;        // of the source
    const size_t *grid, *step;
} RowMap;

/// Pointers to the source pixels of one tap for the grid's pixels `first ..< first + count`, in the order image, depth,
/// height, width; to zeros outside the image.
void locate_rows(const RowMap *map, const ptrdiff_t offset[3], size_t first, size_t count, const float **rows);

// MARK: ways

/// Zeros to stand for pixels outside an image; NULL when there is no memory. Lives in the call's SCRATCH_SUMS slot.
const float *zero_row(size_t count);

size_t direct_packed_floats(const ConvolutionPlan *plan);
void direct_pack(const ConvolutionPlan *plan, const float *weights, float *packed);
bool direct_run(const ConvolutionPlan *plan, const float *source, const float *packed,
                const ConvolutionEpilogue *epilogue, float *destination);

/// A zero-padded channels-last copy of the input, so large that no tap leaves it. `floats` is its size.
typedef struct {
    size_t extent[3];
    size_t floats;
} PaddedInput;

PaddedInput padded_input(const ConvolutionShape *shape);
void pad_input(const ConvolutionShape *shape, const float *input, bool channels_first, float *padded);
bool padded_run(const ConvolutionPlan *plan, const float *source, bool channels_first, const float *packed,
                const ConvolutionEpilogue *epilogue, float *destination);

size_t winograd_packed_floats(const ConvolutionPlan *plan);
size_t winograd_workspace_floats(const ConvolutionPlan *plan);
void winograd_pack(const ConvolutionPlan *plan, const float *weights, float *packed);
bool winograd_run(const ConvolutionPlan *plan, const float *source, const float *packed,
                  const ConvolutionEpilogue *epilogue, float *destination);
bool winograd_gradient_weight(const ConvolutionPlan *plan, const float *input, const float *output_gradient,
                              float *weight_gradient);

size_t direct_gradient_workspace_floats(const ConvolutionPlan *plan);
bool direct_gradient_weight(const ConvolutionPlan *plan, const float *input, const float *output_gradient,
                            float *weight_gradient);

/// out[offsets[r] + c] = epilogue(Σ_tap rows[tap·tap_stride + r][c]·weights[tap·channels + c]).
typedef void (*DepthwiseKernel)(const float *const *rows, size_t tap_stride, size_t taps, size_t row_count,
                                const float *weights, size_t channels, float *out, const size_t *offsets,
                                const TileEpilogue *epilogue);
DepthwiseKernel depthwise_kernel(void);

/// sums[tap·channels + c] += Σ_p rows[tap·tap_stride + p][c]·gradient[p·channels + c].
typedef void (*DepthwiseGradientKernel)(const float *const *rows, size_t tap_stride, size_t taps, size_t pixels,
                                        const float *gradient, size_t channels, float *sums);
DepthwiseGradientKernel depthwise_gradient_kernel(void);
