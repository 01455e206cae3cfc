/// The taps of a convolution, and the split of a strided gradient-input pass into phases.
///
/// A gradient-input pass gathers: input pixel i takes output pixels o with i = o·stride − padding + k·dilation. Pixels of
/// the same residue i mod stride share their taps, and in a phase of such pixels i = residue + g·stride the output pixel
/// is g + (residue + padding − k·dilation)/stride: an ordinary convolution of step 1.
#include "convolution_internal.h"

#include <stdlib.h>

size_t phase_count(const ConvolutionPlan *plan) {
    return plan->pass == CONVOLUTION_GRADIENT_INPUT ? volume(plan->shape.stride) : 1;
}

typedef struct {
    size_t count;
    size_t grid, step, first, advance;
} PhaseAxis;

/// The taps of one axis; writes their kernel index and offset where the arrays are given.
static PhaseAxis phase_axis(const ConvolutionPlan *plan, int axis, size_t residue, size_t *index, ptrdiff_t *offset) {
    const ConvolutionShape *s = &plan->shape;
    ptrdiff_t stride = (ptrdiff_t)s->stride[axis], dilation = (ptrdiff_t)s->dilation[axis];
    PhaseAxis result = {0, s->output[axis], s->stride[axis], 0, 1};
    bool gathers = plan->pass == CONVOLUTION_GRADIENT_INPUT;
    if (gathers) {
        size_t extent = s->input[axis];
        result = (PhaseAxis){0, residue < extent ? (extent - residue - 1) / s->stride[axis] + 1 : 0, 1, residue,
                             s->stride[axis]};
    }
    for (size_t k = 0; k < s->kernel[axis]; k++) {
        ptrdiff_t position = (ptrdiff_t)k * dilation - s->padding[axis];
        if (gathers) {
            position = (ptrdiff_t)residue - position;
            if (position % stride != 0) continue;
            position /= stride;
        }
        if (index) index[result.count] = k;
        if (offset) offset[result.count] = position;
        result.count++;
    }
    return result;
}

bool phase_make(const ConvolutionPlan *plan, size_t number, Phase *phase) {
    const size_t *stride = plan->shape.stride, *kernel = plan->shape.kernel;
    size_t residue[3] = {number / (stride[HEIGHT] * stride[WIDTH]), number / stride[WIDTH] % stride[HEIGHT],
                         number % stride[WIDTH]};
    size_t longest = kernel[DEPTH] + kernel[HEIGHT] + kernel[WIDTH];
    size_t *index = malloc(longest * sizeof *index);
    ptrdiff_t *offset = malloc(longest * sizeof *offset);
    *phase = (Phase){0};
    PhaseAxis axes[3];
    size_t start[3], used = 0;
    phase->taps = 1;
    if (index && offset) {
        for (int axis = 0; axis < 3; axis++) {
            start[axis] = used;
            axes[axis] = phase_axis(plan, axis, residue[axis], index + used, offset + used);
            used += axes[axis].count;
            phase->taps *= axes[axis].count;
            phase->grid[axis] = axes[axis].grid;
            phase->step[axis] = axes[axis].step;
            phase->first[axis] = axes[axis].first;
            phase->advance[axis] = axes[axis].advance;
        }
        phase->offsets = malloc(larger(1, phase->taps) * sizeof *phase->offsets);
        phase->kernel_index = malloc(larger(1, phase->taps) * sizeof *phase->kernel_index);
    }
    bool made = phase->offsets && phase->kernel_index;
    for (size_t tap = 0; made && tap < phase->taps; tap++) {
        size_t at[3] = {start[DEPTH] + tap / (axes[WIDTH].count * axes[HEIGHT].count),
                        start[HEIGHT] + tap / axes[WIDTH].count % axes[HEIGHT].count,
                        start[WIDTH] + tap % axes[WIDTH].count};
        for (int axis = 0; axis < 3; axis++) phase->offsets[tap][axis] = offset[at[axis]];
        phase->kernel_index[tap] = (index[at[DEPTH]] * kernel[HEIGHT] + index[at[HEIGHT]]) * kernel[WIDTH] + index[at[WIDTH]];
    }
    free(index);
    free(offset);
    if (!made) phase_free(phase);
    return made;
}

void phase_free(Phase *phase) {
    free(phase->offsets);
    free(phase->kernel_index);
    *phase = (Phase){0};
}
