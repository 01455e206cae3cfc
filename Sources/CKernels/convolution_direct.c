/// Direct convolution: the micro-kernel reads the image through one row pointer for each tap and pixel, so that no patch
/// matrix is ever built; outside the image the pointer leads to a row of zeros. The same loop, with the depthwise
/// kernel in place of the product, serves convolutions with one channel a group.
///
/// Packed weights: for each phase, for each group, panels of [taps][channels of the source][panel width]; depthwise:
/// for each phase [taps][channels].
#include "convolution_internal.h"

#include "pool.h"
#include "transpose.h"

#include <string.h>

enum {
    /// Pixels in one chunk, a multiple of every tile height.
    chunk_pixels = 96,
    /// Row pointers in one chunk at most, unless one tile needs more.
    chunk_pointers = 4096,
    /// Chunks that a convolution is cut into at least, so that threads end together.
    wanted_chunks = 12,
    /// Multiplications below which a loop is not worth waking other threads.
    alone_below = 100 * 1000,
    row_padding = 16,
    zero_count = 4096,
};

static const float zeros[zero_count] __attribute__((aligned(64)));

const float *zero_row(size_t count) {
    if (count <= zero_count) return zeros;
    float *row = scratch_floats(SCRATCH_SUMS, count);
    if (row) memset(row, 0, count * sizeof *row);
    return row;
}

// MARK: packing

typedef struct {
    const ConvolutionPlan *plan;
    const MicroKernels *kernels;
    const Phase *phase;
    const float *weights;
    float *packed;
    size_t groups, depth, columns;  // of one group: source and destination channels
    size_t panels;
} Packing;

/// A panel of a forward pass: filters are rows of [channels][taps] in PyTorch's layout.
static void pack_forward_panel(const Packing *p, size_t group, size_t first, size_t columns, size_t width, float *to) {
    size_t taps = p->phase->taps, row = p->depth * taps;
    const float *from = p->weights + (group * p->columns + first) * row;
    enum { block = 64 };
    float turned[block * maximum_panel_width] = {0};
    for (size_t element = 0; element < row; element += block) {
        size_t count = smaller(block, row - element);
        transpose_block(from + element, row, turned, width, columns, count);
        for (size_t i = 0; i < count; i++) {
            size_t channel = (element + i) / taps, tap = (element + i) % taps;
            memcpy(to + (tap * p->depth + channel) * width, turned + i * width, width * sizeof *to);
        }
    }
}

/// A panel of a gradient-input pass: its columns are the weights' channels, its depth the filters.
static void pack_gradient_panel(const Packing *p, size_t group, size_t first, size_t columns, size_t width, float *to) {
    size_t kernel = volume(p->plan->shape.kernel);
    for (size_t filter = 0; filter < p->depth; filter++) {
        const float *from = p->weights + ((group * p->depth + filter) * p->columns + first) * kernel;
        for (size_t tap = 0; tap < p->phase->taps; tap++) {
            float *line = to + (tap * p->depth + filter) * width;
            const float *column = from + p->phase->kernel_index[tap];
            for (size_t i = 0; i < columns; i++) line[i] = column[i * kernel];
            for (size_t i = columns; i < width; i++) line[i] = 0;
        }
    }
}

/// A panel of merged groups: zeros but where the column's own group meets the row's.
static void pack_merged_panel(const Packing *p, size_t group, size_t first, size_t columns, size_t width, float *to) {
    const ConvolutionShape *s = &p->plan->shape;
    size_t channels = s->channels / s->groups, filters = s->filters / s->groups, kernel = volume(s->kernel);
    bool gradient = p->plan->pass == CONVOLUTION_GRADIENT_INPUT;
    size_t own_columns = gradient ? channels : filters, own_rows = gradient ? filters : channels;
    memset(to, 0, p->phase->taps * p->depth * width * sizeof *to);
    for (size_t i = 0; i < columns; i++) {
        size_t own = (first + i) / own_columns, column = (first + i) % own_columns;
        size_t true_group = group * merged_groups(s) + own;
        for (size_t row = 0; row < own_rows; row++) {
            size_t filter = gradient ? row : column, channel = gradient ? column : row;
            const float *from = p->weights + ((true_group * filters + filter) * channels + channel) * kernel;
            for (size_t tap = 0; tap < p->phase->taps; tap++) {
                to[(tap * p->depth + own * own_rows + row) * width + i] = from[p->phase->kernel_index[tap]];
            }
        }
    }
}

static void pack_panels(void *context, size_t begin, size_t end) {
    const Packing *p = context;
    for (size_t item = begin; item < end; item++) {
        size_t group = item / p->panels, first = item % p->panels * p->kernels->panel_width;
        size_t width = panel_width_at(p->kernels, first, p->columns), columns = smaller(width, p->columns - first);
        size_t depth = p->phase->taps * p->depth;
        float *to = p->packed + group * packed_matrix_floats(p->kernels, depth, p->columns) + first * depth;
        if (p->groups < p->plan->shape.groups) {
            pack_merged_panel(p, group, first, columns, width, to);
        } else if (p->plan->pass == CONVOLUTION_GRADIENT_INPUT) {
            pack_gradient_panel(p, group, first, columns, width, to);
        } else {
            pack_forward_panel(p, group, first, columns, width, to);
        }
    }
}

static void pack_depthwise(const Packing *p) {
    size_t channels = p->groups, kernel = volume(p->plan->shape.kernel);
    for (size_t tap = 0; tap < p->phase->taps; tap++) {
        const float *from = p->weights + p->phase->kernel_index[tap];
        for (size_t c = 0; c < channels; c++) p->packed[tap * channels + c] = from[c * kernel];
    }
}

static size_t phase_packed_floats(const ConvolutionPlan *plan, size_t taps) {
    Passage p = passage(plan);
    if (plan->algorithm == CONVOLUTION_DEPTHWISE) return taps * p.groups;
    size_t depth = taps * (p.source_channels / p.groups);
    return p.groups * packed_matrix_floats(micro_kernels(), depth, p.destination_channels / p.groups);
}

size_t direct_packed_floats(const ConvolutionPlan *plan) {
    // Every tap belongs to one phase.
    return phase_packed_floats(plan, volume(plan->shape.kernel));
}

void direct_pack(const ConvolutionPlan *plan, const float *weights, float *packed) {
    Passage p = passage(plan);
    for (size_t index = 0; index < phase_count(plan); index++) {
        Phase phase;
        if (!phase_make(plan, index, &phase)) return;
        Packing packing = {plan, micro_kernels(), &phase, weights, packed, p.groups, p.source_channels / p.groups,
                           p.destination_channels / p.groups, 0};
        packing.panels = divide_up(packing.columns, packing.kernels->panel_width);
        if (plan->algorithm == CONVOLUTION_DEPTHWISE) {
            pack_depthwise(&packing);
        } else {
            size_t items = p.groups * packing.panels, floats = phase_packed_floats(plan, phase.taps);
            parallel_for(items, floats < 16384 ? items : 1, pack_panels, &packing);
        }
        packed += phase_packed_floats(plan, phase.taps);
        phase_free(&phase);
    }
}

// MARK: running

typedef struct {
    const MicroKernels *kernels;
    DepthwiseKernel depthwise;  // NULL for the product
    const Phase *phase;
    Passage passage;
    const float *source, *zeros, *packed;
    float *destination;
    const ConvolutionEpilogue *epilogue;
    size_t depth;               // contiguous floats that a tap reads
    size_t columns;             // destination channels of a group
    size_t pixels, pixels_per_chunk, chunks;
    size_t panels, panels_per_group, panel_groups;
    bool copies_rows;
    _Atomic bool failed;
} Run;

/// Where the results of the grid's pixels `first ..< first + count` go.
static void locate_results(const Run *run, size_t first, size_t count, size_t *offsets) {
    const Phase *phase = run->phase;
    const size_t *grid = phase->grid, *destination = run->passage.destination;
    size_t x = first % grid[WIDTH], line = first / grid[WIDTH];
    size_t distance = phase->advance[WIDTH] * run->passage.destination_channels;
    while (count > 0) {
        size_t columns = smaller(count, grid[WIDTH] - x);
        size_t y = line % grid[HEIGHT], z = line / grid[HEIGHT] % grid[DEPTH], image = line / grid[HEIGHT] / grid[DEPTH];
        size_t plane = image * destination[DEPTH] + phase->first[DEPTH] + z * phase->advance[DEPTH];
        size_t to = plane * destination[HEIGHT] + phase->first[HEIGHT] + y * phase->advance[HEIGHT];
        size_t start = (to * destination[WIDTH] + phase->first[WIDTH]) * run->passage.destination_channels + x * distance;
        for (size_t i = 0; i < columns; i++) offsets[i] = start + i * distance;
        offsets += columns;
        count -= columns;
        x = 0;
        line++;
    }
}

static TileEpilogue tile_epilogue(const ConvolutionEpilogue *epilogue, size_t channel) {
    TileEpilogue tile = {0};
    if (!epilogue) return tile;
    if (epilogue->scale) tile.scale = epilogue->scale + channel;
    if (epilogue->bias) tile.bias = epilogue->bias + channel;
    if (epilogue->residual) tile.residual = epilogue->residual + channel;
    tile.clamps = epilogue->clamps;
    tile.lower = epilogue->lower;
    tile.upper = epilogue->upper;
    return tile;
}

static void run_tiles(const Run *run, size_t group, size_t panel, size_t count, const float *const *rows,
                      const size_t *offsets) {
    const MicroKernels *kernels = run->kernels;
    size_t column = panel * kernels->panel_width, width = panel_width_at(kernels, column, run->columns);
    size_t columns = smaller(width, run->columns - column), channel = group * run->columns + column;
    size_t taps = run->phase->taps, depth = taps * run->depth;
    const float *weights = run->packed + group * packed_matrix_floats(kernels, depth, run->columns) + column * depth;
    TileEpilogue epilogue = tile_epilogue(run->epilogue, channel);
    TileRows tiles = tile_rows(count, kernels->tile_rows);
    for (size_t tile = 0, row = 0; tile < tiles.tiles; tile++) {
        size_t height = tile_height(tiles, tile);
        kernels->row[height - 1][width > kernels->lanes](rows + row, count, taps, run->depth, weights, width,
                                                         run->destination + channel, offsets + row, columns,
                                                         run->epilogue ? &epilogue : NULL);
        row += height;
    }
}

static void run_chunk(Run *run, size_t chunk, size_t panel_group, size_t group) {
    size_t first = chunk * run->pixels_per_chunk, count = smaller(run->pixels_per_chunk, run->pixels - first);
    size_t pointers = run->phase->taps * count;
    size_t words = sizeof(void *) / sizeof(float);
    size_t copy_stride = run->depth + row_padding;
    float *scratch = scratch_floats(SCRATCH_CHUNK, (pointers + count) * words + (run->copies_rows ? count * copy_stride : 0));
    if (!scratch) {
        run->failed = true;
        return;
    }
    const float **rows = (const float **)scratch;
    size_t *offsets = (size_t *)(rows + pointers);
    locate_results(run, first, count, offsets);
    RowMap map = {run->source, run->zeros, run->passage.source_channels, run->passage.source, run->phase->grid,
                  run->phase->step};
    for (size_t tap = 0; tap < run->phase->taps; tap++) {
        locate_rows(&map, run->phase->offsets[tap], first, count, rows + tap * count);
    }
    if (run->depthwise) {
        TileEpilogue epilogue = tile_epilogue(run->epilogue, 0);
        run->depthwise(rows, count, run->phase->taps, count, run->packed, run->passage.destination_channels,
                       run->destination, offsets, run->epilogue ? &epilogue : NULL);
        return;
    }
    if (group > 0) {
        for (size_t i = 0; i < pointers; i++) {
            if (rows[i] != run->zeros) rows[i] += group * run->depth;
        }
    }
    if (run->copies_rows) {
        float *copy = (float *)(offsets + count);
        for (size_t i = 0; i < count; i++) {
            memcpy(copy + i * copy_stride, rows[i], run->depth * sizeof *copy);
            rows[i] = copy + i * copy_stride;
        }
    }
    size_t end = smaller(run->panels, (panel_group + 1) * run->panels_per_group);
    for (size_t panel = panel_group * run->panels_per_group; panel < end; panel++) {
        run_tiles(run, group, panel, count, rows, offsets);
    }
}

static void run_chunks(void *context, size_t begin, size_t end) {
    Run *run = context;
    for (size_t item = begin; item < end; item++) {
        size_t rest = item / run->chunks;
        run_chunk(run, item % run->chunks, rest % run->panel_groups, rest / run->panel_groups);
    }
}

/// Cuts the work into chunks of pixels, and the panels into groups when the pixels alone give too few chunks.
static void partition(Run *run) {
    size_t rows = run->kernels->tile_rows;
    size_t most = smaller(chunk_pixels, larger(rows, chunk_pointers / larger(1, run->phase->taps) / rows * rows));
    size_t chunks = divide_up(run->pixels, most);
    run->pixels_per_chunk = smaller(most, round_up(divide_up(run->pixels, chunks), rows));
    if (run->depthwise) {
        // No panels to share: smaller chunks instead, but whole groups of pixels.
        run->pixels_per_chunk = smaller(most, larger(8, round_up(divide_up(run->pixels, wanted_chunks), 8)));
    }
    run->chunks = divide_up(run->pixels, run->pixels_per_chunk);
    size_t groups = run->depthwise ? 1 : run->passage.groups;
    run->panels = run->depthwise ? 1 : divide_up(run->columns, run->kernels->panel_width);
    run->panel_groups = smaller(run->panels, divide_up(wanted_chunks, run->chunks * groups));
    run->panels_per_group = divide_up(run->panels, run->panel_groups);
    run->panel_groups = divide_up(run->panels, run->panels_per_group);
}

static void run_phase(Run *run) {
    run->pixels = run->passage.batch * volume(run->phase->grid);
    if (run->pixels == 0) return;
    partition(run);
    // Rows a multiple of 4 KiB apart fall on the same sets of the first-level cache.
    run->copies_rows = !run->depthwise && run->phase->taps == 1 && run->passage.source_channels % 512 == 0
        && run->panels_per_group > 1;
    size_t groups = run->depthwise ? 1 : run->passage.groups;
    size_t items = run->chunks * run->panel_groups * groups;
    size_t work = run->pixels * run->phase->taps * run->depth * (run->depthwise ? 1 : run->columns * groups);
    parallel_for_stoppable(items, work < alone_below ? items : 1, run_chunks, run);
}

bool direct_run(const ConvolutionPlan *plan, const float *source, const float *packed,
                const ConvolutionEpilogue *epilogue, float *destination) {
    Run run = {.kernels = micro_kernels(), .passage = passage(plan), .source = source, .destination = destination,
               .epilogue = epilogue};
    bool depthwise = plan->algorithm == CONVOLUTION_DEPTHWISE;
    if (depthwise) run.depthwise = depthwise_kernel();
    run.depth = depthwise ? run.passage.source_channels : run.passage.source_channels / run.passage.groups;
    run.columns = run.passage.destination_channels / run.passage.groups;
    run.zeros = zero_row(run.depth);
    if (!run.zeros) return false;
    for (size_t index = 0; index < phase_count(plan); index++) {
        Phase phase;
        if (!phase_make(plan, index, &phase)) return false;
        run.phase = &phase;
        run.packed = packed;
        run_phase(&run);
        packed += phase_packed_floats(plan, phase.taps);
        phase_free(&phase);
    }
    return !run.failed;
}

// MARK: few channels

PaddedInput padded_input(const ConvolutionShape *shape) {
    PaddedInput padded = {.floats = shape->batch * shape->channels};
    for (int axis = 0; axis < 3; axis++) {
        padded.extent[axis] = (shape->output[axis] - 1) * shape->stride[axis]
            + (shape->kernel[axis] - 1) * shape->dilation[axis] + 1;
        padded.floats *= padded.extent[axis];
    }
    return padded;
}

typedef struct {
    const ConvolutionShape *shape;
    PaddedInput padded;
    const float *input;
    bool channels_first;
    float *to;
} PaddingJob;

static void pad_lines(void *context, size_t begin, size_t end) {
    const PaddingJob *job = context;
    const ConvolutionShape *s = job->shape;
    const size_t *extent = job->padded.extent;
    size_t channels = s->channels, plane = volume(s->input), line_floats = extent[WIDTH] * channels;
    size_t before = (size_t)s->padding[WIDTH];
    size_t count = before < extent[WIDTH] ? smaller(s->input[WIDTH], extent[WIDTH] - before) : 0;
    for (size_t line = begin; line < end; line++) {
        size_t y = line % extent[HEIGHT] - (size_t)s->padding[HEIGHT];
        size_t z = line / extent[HEIGHT] % extent[DEPTH] - (size_t)s->padding[DEPTH];
        size_t image = line / extent[HEIGHT] / extent[DEPTH];
        float *to = job->to + line * line_floats;
        memset(to, 0, line_floats * sizeof *to);
        if (y >= s->input[HEIGHT] || z >= s->input[DEPTH]) continue;
        to += before * channels;
        size_t start = (z * s->input[HEIGHT] + y) * s->input[WIDTH];
        if (!job->channels_first) {
            memcpy(to, job->input + (image * plane + start) * channels, count * channels * sizeof *to);
            continue;
        }
        for (size_t c = 0; c < channels; c++) {
            const float *from = job->input + (image * channels + c) * plane + start;
            for (size_t x = 0; x < count; x++) to[x * channels + c] = from[x];
        }
    }
}

void pad_input(const ConvolutionShape *shape, const float *input, bool channels_first, float *padded) {
    PaddingJob job = {shape, padded_input(shape), input, channels_first, padded};
    size_t lines = shape->batch * job.padded.extent[DEPTH] * job.padded.extent[HEIGHT];
    size_t line_floats = larger(1, job.padded.extent[WIDTH] * shape->channels);
    parallel_for(lines, larger(1, 16384 / line_floats), pad_lines, &job);
}

bool padded_run(const ConvolutionPlan *plan, const float *source, bool channels_first, const float *packed,
                const ConvolutionEpilogue *epilogue, float *destination) {
    const ConvolutionShape *s = &plan->shape;
    PaddedInput padded = padded_input(s);
    float *copy = scratch_floats(SCRATCH_CALL, padded.floats);
    if (!copy) return false;
    pad_input(s, source, channels_first, copy);
    // A row of the kernel is one run of width·channels floats: it becomes the depth of a single tap.
    ConvolutionPlan rows = *plan;
    rows.shape.kernel[WIDTH] = 1;
    for (int axis = 0; axis < 3; axis++) {
        rows.shape.padding[axis] = 0;
        rows.shape.input[axis] = padded.extent[axis];
    }
    Phase phase;
    if (!phase_make(&rows, 0, &phase)) return false;
    Run run = {.kernels = micro_kernels(), .passage = passage(&rows), .source = copy, .destination = destination,
               .epilogue = epilogue, .phase = &phase, .packed = packed};
    run.depth = s->kernel[WIDTH] * s->channels;
    run.columns = s->filters;
    run.zeros = copy;
    run_phase(&run);
    phase_free(&phase);
    return !run.failed;
}
