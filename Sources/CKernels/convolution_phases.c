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

/// The pixels of one line of the grid, `x ..< x + count`.
static void locate_line(const RowMap *map, const float *line, ptrdiff_t x, size_t count, ptrdiff_t offset,
                        const float **rows) {
    ptrdiff_t step = (ptrdiff_t)map->step[WIDTH], width = (ptrdiff_t)map->extent[WIDTH];
    ptrdiff_t position = x * step + offset, last = position + ((ptrdiff_t)count - 1) * step;
    size_t distance = map->step[WIDTH] * map->pixel_floats;
    if (position >= 0 && last < width) {
        const float *from = line + (size_t)position * map->pixel_floats;
        for (size_t i = 0; i < count; i++) rows[i] = from + i * distance;
        return;
    }
    for (size_t i = 0; i < count; i++, position += step) {
        rows[i] = position >= 0 && position < width ? line + (size_t)position * map->pixel_floats : map->zeros;
    }
}

void locate_rows(const RowMap *map, const ptrdiff_t offset[3], size_t first, size_t count, const float **rows) {
    const size_t *grid = map->grid, *extent = map->extent;
    size_t x = first % grid[WIDTH], line = first / grid[WIDTH];
    while (count > 0) {
        size_t run = smaller(count, grid[WIDTH] - x);
        size_t image = line / grid[HEIGHT] / grid[DEPTH];
        // A negative position wraps to a huge one: one comparison checks both ends.
        size_t y = line % grid[HEIGHT] * map->step[HEIGHT] + (size_t)offset[HEIGHT];
        size_t z = line / grid[HEIGHT] % grid[DEPTH] * map->step[DEPTH] + (size_t)offset[DEPTH];
        if (y < extent[HEIGHT] && z < extent[DEPTH]) {
            size_t start = ((image * extent[DEPTH] + z) * extent[HEIGHT] + y) * extent[WIDTH];
            locate_line(map, map->source + start * map->pixel_floats, (ptrdiff_t)x, run, offset[WIDTH], rows);
        } else {
            for (size_t i = 0; i < run; i++) rows[i] = map->zeros;
        }
        rows += run;
        count -= run;
        x = 0;
        line++;
    }
}
