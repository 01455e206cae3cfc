/// The gradient of the weights without Winograd: for every tap, the outer products of input pixels and gradient pixels,
///     dW[tap][c][k] = Σ_pixel input[pixel·stride − padding + tap·dilation][c] · gradient[pixel][k].
///
/// The pixels are cut into slices, a number fixed by the shape, each with sums of its own that are added in order: the
/// result does not depend on the number of threads.
#include "convolution_internal.h"

#include "dispatch.h"
#include "pool.h"
#include "transpose.h"

#include <string.h>

enum {
    /// Pixels whose products are summed before the sums go back to memory; also the rows of a packed panel.
    chunk_pixels = 128,
    /// Parts that the work is cut into at least.
    wanted_items = 16,
    /// Pixels that a slice has at least.
    slice_pixels = 512,
    slices_limit = 32,
    row_padding = 16,
    /// Panels of one item at most: the packed chunk stays in the second-level cache.
    panels_limit = 16,
    /// Sums that are small enough for one thread to keep, so that a packed panel serves all taps.
    small_sums = 64 * 1024,
};

typedef struct {
    const MicroKernels *kernels;
    ConvolutionShape shape;      // the padded variant's: kernel width 1
    Phase phase;
    const float *input, *gradient, *zeros;
    bool depthwise;
    size_t run;                  // contiguous input floats of a tap
    size_t filters;              // of one group
    size_t stride;               // of a row of sums: the filters in whole vectors
    size_t merged;               // groups computed as one; `shape.groups` counts the merged ones
    size_t group_channels;       // input channels of one group
    size_t panels, panels_per_item, panel_items;
    size_t taps_per_item, tap_items;
    bool copies_rows;
    size_t pixels, slices, pixels_per_slice;
    float *sums;                 // [slice][group][tap][run][stride]
    size_t slice_floats;
    _Atomic bool failed;
} Gradient;

/// Row pointers of the taps `begin ..< end` for the pixels `first ..< first + count`, tap after tap.
static void locate_taps(const Gradient *g, size_t begin, size_t end, size_t first, size_t count, const float **rows) {
    RowMap map = {g->input, g->zeros, g->shape.channels, g->shape.input, g->shape.output, g->shape.stride};
    for (size_t tap = begin; tap < end; tap++, rows += count) {
        locate_rows(&map, g->phase.offsets[tap], first, count, rows);
    }
}

/// Copies the gradient of a chunk to [panel][pixel][width], so that its rows do not collide in the cache. Pixel after pixel:
/// the image is read in the order in which it lies in memory.
static void pack_gradient(const Gradient *g, size_t first, size_t count, size_t group, size_t begin, size_t end,
                          float *packed) {
    size_t panel_width = g->kernels->panel_width;
    for (size_t i = 0; i < count; i++) {
        const float *from = g->gradient + (first + i) * g->shape.filters + group * g->filters;
        for (size_t panel = begin; panel < end; panel++) {
            size_t column = panel * panel_width, width = panel_width_at(g->kernels, column, g->filters);
            size_t columns = smaller(width, g->filters - column);
            float *to = packed + (panel - begin) * chunk_pixels * panel_width + i * width;
            memcpy(to, from + column, columns * sizeof *to);
            for (size_t c = columns; c < width; c++) to[c] = 0;
        }
    }
}

/// Where one item's operands lie while it works: in the chunk's scratch memory.
typedef struct {
    float *packed, *copy;
    const float **rows;
    size_t copy_stride;
} Operands;

static bool place_operands(const Gradient *g, Operands *operands) {
    size_t words = sizeof(void *) / sizeof(float);
    operands->copy_stride = g->copies_rows ? g->run + row_padding : 0;
    size_t packed = g->panels_per_item * g->kernels->panel_width;
    operands->packed = scratch_floats(SCRATCH_CHUNK,
                                      chunk_pixels * (packed + g->taps_per_item * (words + operands->copy_stride)));
    if (!operands->packed) return false;
    operands->rows = (const float **)(operands->packed + chunk_pixels * packed);
    operands->copy = (float *)(operands->rows + chunk_pixels * g->taps_per_item);
    return true;
}

static void sum_products(Gradient *g, size_t slice, size_t group, size_t tap_item, size_t panel_item) {
    const MicroKernels *kernels = g->kernels;
    Operands operands;
    if (!place_operands(g, &operands)) {
        g->failed = true;
        return;
    }
    size_t first_tap = tap_item * g->taps_per_item, last_tap = smaller(g->phase.taps, first_tap + g->taps_per_item);
    size_t first_panel = panel_item * g->panels_per_item, last_panel = smaller(g->panels, first_panel + g->panels_per_item);
    size_t begin = slice * g->pixels_per_slice, end = smaller(g->pixels, begin + g->pixels_per_slice);
    size_t first_channel = group * g->group_channels;
    float *sums = g->sums + slice * g->slice_floats + group * g->phase.taps * g->run * g->stride;
    TileRows tiles = tile_rows(g->run, kernels->tile_rows);
    for (size_t first = begin; first < end; first += chunk_pixels) {
        size_t count = smaller(chunk_pixels, end - first);
        locate_taps(g, first_tap, last_tap, first, count, operands.rows);
        for (size_t i = 0; g->copies_rows && i < (last_tap - first_tap) * count; i++) {
            float *to = operands.copy + i * operands.copy_stride;
            memcpy(to, operands.rows[i] + first_channel, g->run * sizeof *to);
            operands.rows[i] = to;
        }
        pack_gradient(g, first, count, group, first_panel, last_panel, operands.packed);
        for (size_t panel = first_panel; panel < last_panel; panel++) {
            size_t column = panel * kernels->panel_width, width = panel_width_at(kernels, column, g->filters);
            const float *packed = operands.packed + (panel - first_panel) * chunk_pixels * kernels->panel_width;
            for (size_t tap = first_tap; tap < last_tap; tap++) {
                const float *const *pixels = operands.rows + (tap - first_tap) * count;
                float *to = sums + tap * g->run * g->stride + column;
                for (size_t tile = 0, channel = 0; tile < tiles.tiles; tile++) {
                    size_t height = tile_height(tiles, tile);
                    kernels->outer[height - 1][width > kernels->lanes](
                        pixels, (g->copies_rows ? 0 : first_channel) + channel, count, packed, width,
                        to + channel * g->stride, g->stride, width, first > begin);
                    channel += height;
                }
            }
        }
    }
}

static void sum_depthwise(Gradient *g, size_t slice) {
    size_t taps = g->phase.taps, channels = g->shape.channels;
    size_t most = larger(1, smaller(chunk_pixels, 8192 / taps));
    const float **rows = (const float **)scratch_floats(SCRATCH_CHUNK, taps * most * (sizeof(void *) / sizeof(float)));
    if (!rows) {
        g->failed = true;
        return;
    }
    float *sums = g->sums + slice * g->slice_floats;
    memset(sums, 0, taps * channels * sizeof *sums);
    size_t begin = slice * g->pixels_per_slice, end = smaller(g->pixels, begin + g->pixels_per_slice);
    DepthwiseGradientKernel kernel = depthwise_gradient_kernel();
    for (size_t first = begin; first < end; first += most) {
        size_t count = smaller(most, end - first);
        locate_taps(g, 0, taps, first, count, rows);
        kernel(rows, count, taps, count, g->gradient + first * channels, channels, sums);
    }
}

static void sum_items(void *context, size_t begin, size_t end) {
    Gradient *g = context;
    for (size_t item = begin; item < end; item++) {
        if (g->depthwise) {
            sum_depthwise(g, item);
            continue;
        }
        size_t rest = item;
        size_t panel_item = rest % g->panel_items;
        rest /= g->panel_items;
        size_t tap_item = rest % g->tap_items;
        rest /= g->tap_items;
        sum_products(g, rest / g->shape.groups, rest % g->shape.groups, tap_item, panel_item);
    }
}

// MARK: from sums to PyTorch's layout

typedef struct {
    const Gradient *gradient;
    size_t kernel;          // taps of the real kernel
    size_t channels;        // of one group
    size_t channel_block;
    float *weight_gradient;
} Ending;

/// Adds the slices of `width` filters from `column` on, for one channel and tap.
static void add_slices(const Gradient *g, const float *from, size_t width, float *to) {
    memcpy(to, from, width * sizeof *to);
    for (size_t slice = 1; slice < g->slices; slice++) {
        const float *more = from + slice * g->slice_floats;
        for (size_t i = 0; i < width; i++) to[i] += more[i];
    }
}

static void end_blocks(void *context, size_t begin, size_t end) {
    const Ending *job = context;
    const Gradient *g = job->gradient;
    size_t lanes = g->kernels->lanes, columns_count = g->stride / lanes;
    size_t blocks = divide_up(job->channels, job->channel_block);
    float *turned = scratch_floats(SCRATCH_CHUNK, job->channel_block * job->kernel * lanes);
    if (!turned) return;
    for (size_t item = begin; item < end; item++) {
        size_t column = item % columns_count * lanes, rest = item / columns_count;
        size_t first = rest % blocks * job->channel_block, group = rest / blocks;
        size_t channels = smaller(job->channel_block, job->channels - first), columns = smaller(lanes, g->filters - column);
        for (size_t c = 0; c < channels; c++) {
            for (size_t tap = 0; tap < job->kernel; tap++) {
                size_t row = (group * job->kernel + tap) * job->channels + first + c;
                add_slices(g, g->sums + row * g->stride + column, lanes, turned + (c * job->kernel + tap) * lanes);
            }
        }
        size_t filter_floats = job->channels * job->kernel;
        transpose_block(turned, lanes, job->weight_gradient + (group * g->filters + column) * filter_floats
                            + first * job->kernel, filter_floats, channels * job->kernel, columns);
    }
}

/// Merged groups: only the blocks where a filter meets its own channels are wanted.
static void end_merged(const Gradient *g, const ConvolutionShape *s, float *weight_gradient) {
    size_t channels = s->channels / s->groups, filters = s->filters / s->groups, taps = g->phase.taps;
    for (size_t filter = 0; filter < s->filters; filter++) {
        size_t group = filter / g->filters, column = filter % g->filters, own = column / filters;
        for (size_t channel = 0; channel < channels; channel++) {
            for (size_t tap = 0; tap < taps; tap++) {
                size_t row = (group * taps + tap) * g->run + own * channels + channel;
                float sum = 0;
                for (size_t slice = 0; slice < g->slices; slice++) {
                    sum += g->sums[slice * g->slice_floats + row * g->stride + column];
                }
                weight_gradient[(filter * channels + channel) * taps + tap] = sum;
            }
        }
    }
}

static void end_depthwise(const Gradient *g, float *weight_gradient) {
    size_t taps = g->phase.taps, channels = g->shape.channels;
    for (size_t tap = 0; tap < taps; tap++) {
        for (size_t c = 0; c < channels; c++) {
            float sum = 0;
            for (size_t slice = 0; slice < g->slices; slice++) sum += g->sums[slice * g->slice_floats + tap * channels + c];
            weight_gradient[c * taps + tap] = sum;
        }
    }
}

// MARK: running

static Gradient describe(const ConvolutionPlan *plan) {
    const ConvolutionShape *s = &plan->shape;
    Gradient g = {.kernels = micro_kernels(), .shape = *s, .depthwise = plan->algorithm == CONVOLUTION_DEPTHWISE};
    size_t taps = volume(s->kernel);
    g.merged = g.depthwise ? 1 : merged_groups(s);
    g.shape.groups = s->groups / g.merged;
    g.filters = s->filters / g.shape.groups;
    g.run = s->channels / g.shape.groups;
    g.stride = round_up(g.filters, g.kernels->lanes);
    if (plan->algorithm == CONVOLUTION_DIRECT_PADDED) {
        PaddedInput padded = padded_input(s);
        g.run *= s->kernel[WIDTH];
        taps /= larger(1, s->kernel[WIDTH]);
        g.shape.kernel[WIDTH] = 1;
        for (int axis = 0; axis < 3; axis++) {
            g.shape.padding[axis] = 0;
            g.shape.input[axis] = padded.extent[axis];
        }
    }
    g.group_channels = s->channels / g.shape.groups;
    g.pixels = s->batch * volume(s->output);
    g.panels = divide_up(g.filters, g.kernels->panel_width);
    bool small = taps * g.run * g.stride <= small_sums;
    g.taps_per_item = small ? larger(1, taps) : 1;
    g.tap_items = divide_up(taps, g.taps_per_item);
    size_t items = larger(1, g.tap_items * g.shape.groups);
    // Several panels an item: rows are located and copied for all of them.
    size_t panel_items = small ? 1 : larger(1, smaller(g.panels / 4, divide_up(wanted_items, items)));
    g.panels_per_item = smaller(divide_up(g.panels, panel_items), panels_limit);
    g.panel_items = divide_up(g.panels, g.panels_per_item);
    // Pixels a multiple of 256 bytes apart crowd into a few sets of the first-level cache.
    g.copies_rows = !g.depthwise && g.run >= 64 && g.shape.channels % 64 == 0;
    size_t slices = g.depthwise ? slices_limit : divide_up(wanted_items, items * g.panel_items);
    g.slices = larger(1, smaller(slices, g.pixels / slice_pixels));
    g.pixels_per_slice = round_up(divide_up(g.pixels, g.slices), chunk_pixels);
    g.slices = larger(1, divide_up(g.pixels, larger(1, g.pixels_per_slice)));
    g.slice_floats = g.depthwise ? taps * s->channels : taps * g.shape.groups * g.run * g.stride;
    return g;
}

size_t direct_gradient_workspace_floats(const ConvolutionPlan *plan) {
    Gradient g = describe(plan);
    size_t padded = plan->algorithm == CONVOLUTION_DIRECT_PADDED ? padded_input(&plan->shape).floats : 0;
    return g.slices * g.slice_floats + round_up(padded, 16);
}

bool direct_gradient_weight(const ConvolutionPlan *plan, const float *input, const float *output_gradient,
                            float *weight_gradient) {
    const ConvolutionShape *s = &plan->shape;
    Gradient g = describe(plan);
    size_t weight_count = s->filters * (s->channels / s->groups) * volume(s->kernel);
    if (g.pixels == 0) {
        memset(weight_gradient, 0, weight_count * sizeof *weight_gradient);
        return true;
    }
    float *scratch = scratch_floats(SCRATCH_CALL, direct_gradient_workspace_floats(plan));
    g.zeros = zero_row(s->channels);
    if (!scratch || !g.zeros) return false;
    g.sums = scratch;
    g.input = input;
    g.gradient = output_gradient;
    if (plan->algorithm == CONVOLUTION_DIRECT_PADDED) {
        float *padded = scratch + g.slices * g.slice_floats;
        pad_input(s, input, false, padded);
        g.input = padded;
    }
    ConvolutionPlan rows = {.shape = g.shape, .pass = CONVOLUTION_FORWARD};
    if (!phase_make(&rows, 0, &g.phase)) return false;
    size_t items = g.depthwise ? g.slices : g.slices * g.shape.groups * g.tap_items * g.panel_items;
    parallel_for_stoppable(items, 1, sum_items, &g);
    if (g.depthwise) {
        end_depthwise(&g, weight_gradient);
    } else if (g.merged > 1) {
        end_merged(&g, s, weight_gradient);
    } else {
        size_t kernel = volume(s->kernel), channels = s->channels / s->groups;
        size_t channel_block = larger(1, smaller(channels, 64 / larger(1, kernel)));
        Ending ending = {&g, kernel, channels, channel_block, weight_gradient};
        size_t blocks = s->groups * divide_up(channels, channel_block) * (g.stride / g.kernels->lanes);
        parallel_for(blocks, larger(1, 4096 / larger(1, channel_block * kernel * 16)), end_blocks, &ending);
    }
    phase_free(&g.phase);
    return !g.failed;
}
