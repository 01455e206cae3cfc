/// 3×3 convolutions of stride 1 by Winograd's F(4×4, 3×3): 36 products for 16 results instead of 144.
///
/// Three steps on blocks of tiles: transform the input (V), multiply for each of the 36 positions (M = V·U), transform
/// back. With weights that fit the second-level cache each thread takes its blocks through all steps ("independent");
/// with larger ones all threads share each step of one block ("cooperative"), so that the weights are read once.
/// The gradient of the input is the same with turned weights; the gradient of the weights multiplies Vᵀ by the
/// transformed gradient.
///
/// Layouts: V and M are [position][tile][channels + 16], U is [position][panel][channels][width]; positions lie a little
/// more than that apart, so that no power of two makes them collide in the caches.
#include "convolution_internal.h"

#include "dispatch.h"
#include "pool.h"
#include "transpose.h"

#include <string.h>

typedef struct {
    void (*input)(const float *const *pixels, size_t channels, float *to, size_t distance);
    void (*gradient)(const float *const *pixels, size_t channels, float *to, size_t distance);
    void (*output)(const float *from, size_t distance, size_t channels, size_t rows, size_t columns, float *out,
                   size_t row_stride, const TileEpilogue *epilogue);
    void (*weights)(const float *taps, size_t width, float *to, size_t distance);
    void (*weight_gradient)(const float *from, size_t distance, float *taps, size_t width);
} WinogradTransforms;

static const float winograd_a = 0.70710678118654752440f, winograd_b = 1.41421356237309504880f;

#define SIMD_TEMPLATE "winograd_template.h"
#include "simd_levels.h"

static const WinogradTransforms *transforms(void) {
    static const WinogradTransforms *const table[SIMD_LEVELS] = {
        &winograd_transforms_baseline,
#if defined(__x86_64__)
        &winograd_transforms_avx2, &winograd_transforms_avx512,
#endif
    };
    return table[simd_level()];
}

enum {
    positions = 36,
    tile = 4,
    row_padding = 16,
    position_padding = 16,
    weight_padding = 272,
    /// Tiles that a shared step hands out together.
    step_tiles = 6,
    /// Channels summed before a result goes back to memory.
    depth_block = 512,
    /// Tiles summed before a weight gradient goes back to memory.
    gradient_block = 64,
};

// MARK: tiles

typedef struct {
    const WinogradTransforms *transforms;
    const MicroKernels *kernels;
    const float *zeros;
    /// The image that is cut into 6×6 (input) and 4×4 (output) tiles.
    size_t batch, source_channels, destination_channels;
    size_t source_height, source_width, height, width;
    ptrdiff_t padding_y, padding_x;
    size_t tiles_y, tiles_x, tiles;
    const float *source, *weights;
    const float *gradient;  // of the output, for the gradient of the weights
    float *destination;
    const ConvolutionEpilogue *epilogue;

    size_t block;           // tiles handled together
    size_t first, count;    // the block at work
    float *v, *m;
    size_t v_stride, v_distance, m_stride, m_distance;
    size_t weight_distance;
    size_t column_groups;   // shares of the columns in the shared product
    float *products;        // gradient of the transformed weights
    size_t product_stride, product_distance;
    _Atomic bool failed;
} Winograd;

static size_t row_stride(const MicroKernels *kernels, size_t channels) {
    return round_up(channels, kernels->lanes) + row_padding;
}

static Winograd describe(const ConvolutionPlan *plan) {
    Passage p = passage(plan);
    const ConvolutionShape *s = &plan->shape;
    bool turned = plan->pass == CONVOLUTION_GRADIENT_INPUT;
    Winograd w = {.transforms = transforms(), .kernels = micro_kernels(), .batch = p.batch,
                  .source_channels = p.source_channels, .destination_channels = p.destination_channels,
                  .source_height = p.source[HEIGHT], .source_width = p.source[WIDTH],
                  .height = p.destination[HEIGHT], .width = p.destination[WIDTH],
                  .padding_y = turned ? 2 - s->padding[HEIGHT] : s->padding[HEIGHT],
                  .padding_x = turned ? 2 - s->padding[WIDTH] : s->padding[WIDTH]};
    w.tiles_y = divide_up(w.height, tile);
    w.tiles_x = divide_up(w.width, tile);
    w.tiles = w.batch * w.tiles_y * w.tiles_x;
    // Blocks of equal size rather than a small rest at the end.
    w.block = larger(1, smaller(plan->block, w.tiles));
    if (w.tiles > w.block) w.block = round_up(divide_up(w.tiles, divide_up(w.tiles, w.block)), w.kernels->tile_rows);
    w.v_stride = row_stride(w.kernels, w.source_channels);
    w.v_distance = w.block * w.v_stride + position_padding;
    w.m_stride = row_stride(w.kernels, w.destination_channels);
    w.m_distance = w.block * w.m_stride + position_padding;
    w.weight_distance = packed_matrix_floats(w.kernels, w.source_channels, w.destination_channels) + weight_padding;
    return w;
}

static size_t block_floats(const Winograd *w) {
    return positions * (w->v_distance + w->m_distance);
}

typedef struct {
    size_t image, y, x;
} TilePlace;

static TilePlace place(const Winograd *w, size_t index) {
    size_t rest = index / w->tiles_x;
    return (TilePlace){rest / w->tiles_y, rest % w->tiles_y * tile, index % w->tiles_x * tile};
}

/// Pointers to the pixels of a square of `extent` at (y, x), zeros outside the image.
static void square_pixels(const Winograd *w, const float *image, size_t height, size_t width, size_t channels, size_t y,
                          size_t x, size_t extent, const float **pixels) {
    for (size_t i = 0; i < extent; i++) {
        for (size_t j = 0; j < extent; j++) {
            // Positions before the image wrap to huge ones.
            bool inside = y + i < height && x + j < width;
            pixels[i * extent + j] = inside ? image + ((y + i) * width + x + j) * channels : w->zeros;
        }
    }
}

static void transform_input(const Winograd *w, size_t index) {
    TilePlace at = place(w, w->first + index);
    const float *pixels[positions];
    const float *image = w->source + at.image * w->source_height * w->source_width * w->source_channels;
    square_pixels(w, image, w->source_height, w->source_width, w->source_channels, at.y - (size_t)w->padding_y,
                  at.x - (size_t)w->padding_x, 6, pixels);
    w->transforms->input(pixels, w->source_channels, w->v + index * w->v_stride, w->v_distance);
}

static void transform_gradient(const Winograd *w, size_t index) {
    TilePlace at = place(w, w->first + index);
    const float *pixels[tile * tile];
    const float *image = w->gradient + at.image * w->height * w->width * w->destination_channels;
    square_pixels(w, image, w->height, w->width, w->destination_channels, at.y, at.x, tile, pixels);
    w->transforms->gradient(pixels, w->destination_channels, w->m + index * w->m_stride, w->m_distance);
}

static void transform_output(const Winograd *w, size_t index) {
    TilePlace at = place(w, w->first + index);
    size_t channels = w->destination_channels;
    size_t start = ((at.image * w->height + at.y) * w->width + at.x) * channels;
    TileEpilogue epilogue = {0};
    if (w->epilogue) {
        epilogue = (TileEpilogue){.scale = w->epilogue->scale, .bias = w->epilogue->bias, .clamps = w->epilogue->clamps,
                                  .lower = w->epilogue->lower, .upper = w->epilogue->upper};
        if (w->epilogue->residual) epilogue.residual = w->epilogue->residual + start;
    }
    w->transforms->output(w->m + index * w->m_stride, w->m_distance, channels, smaller(tile, w->height - at.y),
                          smaller(tile, w->width - at.x), w->destination + start, w->width * channels,
                          w->epilogue ? &epilogue : NULL);
}

/// M = V·U at one position, for the panels `begin ..< end`.
static void multiply_position(const Winograd *w, size_t position, size_t begin, size_t end) {
    const MicroKernels *kernels = w->kernels;
    TileRows tiles = tile_rows(w->count, kernels->tile_rows);
    size_t offsets[maximum_tile_rows];
    for (size_t r = 0; r < maximum_tile_rows; r++) offsets[r] = r * w->m_stride;
    const float *v = w->v + position * w->v_distance;
    const float *u = w->weights + position * w->weight_distance;
    TileEpilogue accumulate = {.accumulates = true};
    for (size_t panel = begin; panel < end; panel++) {
        size_t column = panel * kernels->panel_width;
        size_t width = panel_width_at(kernels, column, w->destination_channels);
        for (size_t c = 0; c < w->source_channels; c += depth_block) {
            size_t depth = smaller(depth_block, w->source_channels - c);
            const float *from = u + column * w->source_channels + c * width;
            float *out = w->m + position * w->m_distance + column;
            const float *row = v + c;
            for (size_t t = 0; t < tiles.tiles; t++) {
                size_t height = tile_height(tiles, t);
                const float *rows[maximum_tile_rows];
                for (size_t r = 0; r < height; r++) rows[r] = row + r * w->v_stride;
                // Rows of M are padded to whole vectors: the columns beyond the channels may be written.
                kernels->row[height - 1][width > kernels->lanes](rows, 0, 1, depth, from, width, out, offsets, width,
                                                                 c > 0 ? &accumulate : NULL);
                row += height * w->v_stride;
                out += height * w->m_stride;
            }
        }
    }
}

static size_t panel_count(const Winograd *w) {
    return divide_up(w->destination_channels, w->kernels->panel_width);
}

// MARK: forward

static void run_independent_blocks(void *context, size_t begin, size_t end) {
    Winograd *shared = context;
    for (size_t index = begin; index < end; index++) {
        Winograd w = *shared;
        w.v = scratch_floats(SCRATCH_CHUNK, block_floats(&w));
        if (!w.v) {
            shared->failed = true;
            return;
        }
        w.m = w.v + positions * w.v_distance;
        w.first = index * w.block;
        w.count = smaller(w.block, w.tiles - w.first);
        for (size_t t = 0; t < w.count; t++) transform_input(&w, t);
        for (size_t position = 0; position < positions; position++) multiply_position(&w, position, 0, panel_count(&w));
        for (size_t t = 0; t < w.count; t++) transform_output(&w, t);
    }
}

static void shared_input_step(void *context, size_t begin, size_t end) {
    for (size_t t = begin; t < end; t++) transform_input(context, t);
}

static void shared_product_step(void *context, size_t begin, size_t end) {
    const Winograd *w = context;
    for (size_t item = begin; item < end; item++) {
        size_t panels = panel_count(w), share = divide_up(panels, w->column_groups);
        size_t first = item % w->column_groups * share;
        multiply_position(w, item / w->column_groups, first, smaller(panels, first + share));
    }
}

static void shared_output_step(void *context, size_t begin, size_t end) {
    for (size_t t = begin; t < end; t++) transform_output(context, t);
}

bool winograd_run(const ConvolutionPlan *plan, const float *source, const float *packed,
                  const ConvolutionEpilogue *epilogue, float *destination) {
    Winograd w = describe(plan);
    if (w.tiles == 0) return true;
    w.source = source;
    w.weights = packed;
    w.epilogue = epilogue;
    w.destination = destination;
    w.zeros = zero_row(w.source_channels);
    if (!w.zeros) return false;
    if (plan->algorithm == CONVOLUTION_WINOGRAD_4_INDEPENDENT) {
        parallel_for_stoppable(divide_up(w.tiles, w.block), 1, run_independent_blocks, &w);
        return !w.failed;
    }
    w.v = scratch_floats(SCRATCH_CALL, block_floats(&w));
    if (!w.v) return false;
    w.m = w.v + positions * w.v_distance;
    w.column_groups = smaller(panel_count(&w), 2);
    for (w.first = 0; w.first < w.tiles; w.first += w.block) {
        w.count = smaller(w.block, w.tiles - w.first);
        parallel_for(w.count, step_tiles, shared_input_step, &w);
        parallel_for_stoppable(positions * w.column_groups, 1, shared_product_step, &w);
        parallel_for(w.count, step_tiles, shared_output_step, &w);
    }
    return true;
}

// MARK: weights

size_t winograd_packed_floats(const ConvolutionPlan *plan) {
    if (plan->pass == CONVOLUTION_GRADIENT_WEIGHT) return 0;
    Passage p = passage(plan);
    size_t matrix = packed_matrix_floats(micro_kernels(), p.source_channels, p.destination_channels);
    return positions * (matrix + weight_padding);
}

size_t winograd_workspace_floats(const ConvolutionPlan *plan) {
    Winograd w = describe(plan);
    size_t products = 0;
    if (plan->pass == CONVOLUTION_GRADIENT_WEIGHT) {
        products = positions * (w.source_channels * round_up(w.destination_channels, w.kernels->lanes) + weight_padding);
    }
    return block_floats(&w) + products;
}

typedef struct {
    const ConvolutionPlan *plan;
    const Winograd *winograd;
    const float *weights;
    float *packed;
} Packing;

/// taps[9][width] of one source channel for the filters of a panel, turned by half a circle for a gradient.
static void panel_taps(const Packing *packing, size_t column, size_t columns, size_t width, size_t channel, float *taps) {
    const Winograd *w = packing->winograd;
    if (packing->plan->pass == CONVOLUTION_GRADIENT_INPUT) {
        float straight[9 * maximum_panel_width];
        transpose_block(packing->weights + (channel * w->destination_channels + column) * 9, 9, straight, width, columns, 9);
        for (size_t tap = 0; tap < 9; tap++) {
            memcpy(taps + tap * width, straight + (8 - tap) * width, columns * sizeof *taps);
        }
        return;
    }
    size_t row = w->source_channels * 9;
    transpose_block(packing->weights + column * row + channel * 9, row, taps, width, columns, 9);
}

static void pack_panels(void *context, size_t begin, size_t end) {
    const Packing *packing = context;
    const Winograd *w = packing->winograd;
    float taps[9 * maximum_panel_width] = {0};
    enum { channel_block = 32 };
    size_t blocks = divide_up(w->source_channels, channel_block);
    for (size_t item = begin; item < end; item++) {
        size_t column = item / blocks * w->kernels->panel_width, first = item % blocks * channel_block;
        size_t width = panel_width_at(w->kernels, column, w->destination_channels);
        size_t columns = smaller(width, w->destination_channels - column);
        memset(taps, 0, sizeof taps);
        for (size_t channel = first; channel < smaller(w->source_channels, first + channel_block); channel++) {
            panel_taps(packing, column, columns, width, channel, taps);
            w->transforms->weights(taps, width, packing->packed + column * w->source_channels + channel * width,
                                   w->weight_distance);
        }
    }
}

void winograd_pack(const ConvolutionPlan *plan, const float *weights, float *packed) {
    Winograd w = describe(plan);
    Packing packing = {plan, &w, weights, packed};
    parallel_for(panel_count(&w) * divide_up(w.source_channels, 32), 1, pack_panels, &packing);
}

// MARK: gradient of the weights

static void gradient_transform_step(void *context, size_t begin, size_t end) {
    for (size_t t = begin; t < end; t++) {
        transform_input(context, t);
        transform_gradient(context, t);
    }
}

/// products[position][channel][filter] += Σ_tile V[tile][channel]·Z[tile][filter].
static void gradient_product_step(void *context, size_t begin, size_t end) {
    const Winograd *w = context;
    const MicroKernels *kernels = w->kernels;
    TileRows rows = tile_rows(w->source_channels, kernels->tile_rows);
    size_t panels = panel_count(w), share = divide_up(panels, w->column_groups);
    for (size_t item = begin; item < end; item++) {
        size_t position = item / w->column_groups, first = item % w->column_groups * share;
        const float *v = w->v + position * w->v_distance, *z = w->m + position * w->m_distance;
        float *products = w->products + position * w->product_distance;
        for (size_t t = 0; t < w->count; t += gradient_block) {
            size_t count = smaller(gradient_block, w->count - t);
            const float *tiles[gradient_block];
            for (size_t i = 0; i < count; i++) tiles[i] = v + (t + i) * w->v_stride;
            for (size_t panel = first; panel < smaller(panels, first + share); panel++) {
                size_t column = panel * kernels->panel_width;
                size_t width = panel_width_at(kernels, column, w->destination_channels);
                for (size_t r = 0, channel = 0; r < rows.tiles; r++) {
                    size_t height = tile_height(rows, r);
                    kernels->outer[height - 1][width > kernels->lanes](
                        tiles, channel, count, z + t * w->m_stride + column, w->m_stride,
                        products + channel * w->product_stride + column, w->product_stride, width, w->first + t > 0);
                    channel += height;
                }
            }
        }
    }
}

typedef struct {
    const Winograd *winograd;
    float *weight_gradient;
} GradientEnd;

static void gradient_end_step(void *context, size_t begin, size_t end) {
    const GradientEnd *job = context;
    const Winograd *w = job->winograd;
    enum { channel_block = 8 };
    float taps[channel_block * 9 * maximum_panel_width];
    size_t blocks = divide_up(w->source_channels, channel_block);
    for (size_t item = begin; item < end; item++) {
        size_t column = item / blocks * w->kernels->panel_width, first = item % blocks * channel_block;
        size_t width = panel_width_at(w->kernels, column, w->destination_channels);
        size_t columns = smaller(width, w->destination_channels - column);
        size_t channels = smaller(channel_block, w->source_channels - first);
        for (size_t c = 0; c < channels; c++) {
            w->transforms->weight_gradient(w->products + (first + c) * w->product_stride + column, w->product_distance,
                                           taps + c * 9 * width, width);
        }
        size_t row = w->source_channels * 9;
        transpose_block(taps, width, job->weight_gradient + column * row + first * 9, row, channels * 9, columns);
    }
}

bool winograd_gradient_weight(const ConvolutionPlan *plan, const float *input, const float *output_gradient,
                              float *weight_gradient) {
    Winograd w = describe(plan);
    if (w.tiles == 0) {
        memset(weight_gradient, 0, w.source_channels * w.destination_channels * 9 * sizeof *weight_gradient);
        return true;
    }
    w.source = input;
    w.gradient = output_gradient;
    w.zeros = zero_row(larger(w.source_channels, w.destination_channels));
    w.product_stride = round_up(w.destination_channels, w.kernels->lanes);
    w.product_distance = w.source_channels * w.product_stride + weight_padding;
    w.v = scratch_floats(SCRATCH_CALL, block_floats(&w) + positions * w.product_distance);
    if (!w.zeros || !w.v) return false;
    w.m = w.v + positions * w.v_distance;
    w.products = w.m + positions * w.m_distance;
    w.column_groups = smaller(panel_count(&w), 2);
    for (w.first = 0; w.first < w.tiles; w.first += w.block) {
        w.count = smaller(w.block, w.tiles - w.first);
        parallel_for(w.count, step_tiles, gradient_transform_step, &w);
        parallel_for_stoppable(positions * w.column_groups, 1, gradient_product_step, &w);
    }
    GradientEnd job = {&w, weight_gradient};
    parallel_for(panel_count(&w) * divide_up(w.source_channels, 8), 4, gradient_end_step, &job);
    return true;
}
