/// Pooling as a loop over windows. Channels-last images are pooled with the channels along the vector; a channels-first
/// image is taken as many images of one channel.
#include "pooling.h"

#include "dispatch.h"
#include "microkernel.h"
#include "pool.h"

#include <string.h>

enum { DEPTH_AXIS, HEIGHT_AXIS, WIDTH_AXIS, AXES };

/// Extents of a window in pixels and the distances in floats from one pixel to the next.
typedef struct {
    size_t count[AXES], distance[AXES];
} WindowSteps;

#define SIMD_TEMPLATE "pooling_template.h"
#include "simd_levels.h"

typedef void (*WindowSum)(const float *, const WindowSteps *, size_t, float, float *);
typedef void (*WindowSpread)(float *, const WindowSteps *, size_t, float, const float *);
typedef void (*WindowMax)(const float *, const WindowSteps *, size_t, int32_t, const int32_t[AXES], float *, int64_t *);
static const WindowSum window_sum_table[SIMD_LEVELS] = SIMD_TABLE(window_sum);
static const WindowSpread window_spread_table[SIMD_LEVELS] = SIMD_TABLE(window_spread);
static const WindowMax window_max_table[SIMD_LEVELS] = SIMD_TABLE(window_max);

typedef enum { SUM, SPREAD, MAXIMUM } WindowWork;

typedef struct {
    const PoolShape *shape;
    WindowWork work;
    bool adaptive, count_include_pad;
    size_t divisor_override;
    size_t images, channels;  // as the loop sees them
    size_t channel_block;
    const float *input;
    float *output;
    int64_t *indices;
    const float *output_gradient;
    float *input_gradient;
} Pooling;

// MARK: windows

typedef struct {
    size_t first[AXES];
    WindowSteps steps;
    float divisor;
} Window;

static Window window_at(const Pooling *p, const size_t output[AXES]) {
    const PoolShape *s = p->shape;
    Window window;
    size_t inside = 1, padded = 1;
    size_t distance = p->channels;
    for (int axis = WIDTH_AXIS; axis >= DEPTH_AXIS; axis--) {
        size_t extent = s->input[axis];
        if (p->adaptive) {
            size_t begin = output[axis] * extent / s->output[axis];
            size_t end = ((output[axis] + 1) * extent + s->output[axis] - 1) / s->output[axis];
            window.first[axis] = begin;
            window.steps.count[axis] = end - begin;
            window.steps.distance[axis] = distance;
        } else {
            ptrdiff_t dilation = (ptrdiff_t)s->dilation[axis];
            ptrdiff_t begin = (ptrdiff_t)(output[axis] * s->stride[axis]) - (ptrdiff_t)s->padding[axis];
            ptrdiff_t end = begin + (ptrdiff_t)(s->kernel[axis] - 1) * dilation + 1;
            ptrdiff_t padded_end = (ptrdiff_t)(extent + s->padding[axis]);
            padded *= (size_t)((end < padded_end ? end : padded_end) - begin);
            if (begin < 0) begin += (-begin + dilation - 1) / dilation * dilation;
            if (end > (ptrdiff_t)extent) end = (ptrdiff_t)extent;
            window.first[axis] = begin < (ptrdiff_t)extent ? (size_t)begin : 0;
            window.steps.count[axis] = end > begin ? (size_t)((end - begin - 1) / dilation + 1) : 0;
            window.steps.distance[axis] = distance * s->dilation[axis];
        }
        inside *= window.steps.count[axis];
        distance *= extent;
    }
    size_t divisor = p->divisor_override ? p->divisor_override : !p->adaptive && p->count_include_pad ? padded : inside;
    window.divisor = (float)divisor;
    return window;
}

// MARK: one channel

static void sum_one(const float *start, const WindowSteps *w, float divisor, float *out) {
    float total = 0;
    for (size_t z = 0; z < w->count[0]; z++) {
        for (size_t y = 0; y < w->count[1]; y++) {
            const float *line = start + z * w->distance[0] + y * w->distance[1];
            float sum = 0;
            for (size_t x = 0; x < w->count[2]; x++) sum += line[x * w->distance[2]];
            total += sum;
        }
    }
    *out = total / divisor;
}

static void spread_one(float *start, const WindowSteps *w, float divisor, const float *gradient) {
    float share = *gradient / divisor;
    for (size_t z = 0; z < w->count[0]; z++) {
        for (size_t y = 0; y < w->count[1]; y++) {
            float *line = start + z * w->distance[0] + y * w->distance[1];
            for (size_t x = 0; x < w->count[2]; x++) line[x * w->distance[2]] += share;
        }
    }
}

static void max_one(const float *start, const WindowSteps *w, int32_t first, const int32_t step[AXES], float *out,
                    int64_t *index) {
    float best = -__builtin_inff();
    int32_t where = first;
    for (size_t z = 0; z < w->count[0]; z++) {
        for (size_t y = 0; y < w->count[1]; y++) {
            const float *line = start + z * w->distance[0] + y * w->distance[1];
            int32_t position = first + (int32_t)z * step[0] + (int32_t)y * step[1];
            for (size_t x = 0; x < w->count[2]; x++, position += step[2]) {
                float value = line[x * w->distance[2]];
                if (value > best || value != value) {
                    best = value;
                    where = position;
                }
            }
        }
    }
    *out = best;
    if (index) *index = where;
}

// MARK: the loop

static void pool_window(const Pooling *p, SimdLevel level, size_t image, size_t pixel, const size_t output[AXES],
                        size_t channel, size_t channels) {
    const PoolShape *s = p->shape;
    Window window = window_at(p, output);
    size_t line = window.first[DEPTH_AXIS] * s->input[HEIGHT_AXIS] + window.first[HEIGHT_AXIS];
    size_t position = line * s->input[WIDTH_AXIS] + window.first[WIDTH_AXIS];
    size_t volume = s->input[DEPTH_AXIS] * s->input[HEIGHT_AXIS] * s->input[WIDTH_AXIS];
    size_t from = (image * volume + position) * p->channels + channel, to = pixel * p->channels + channel;
    bool one = channels == 1;
    switch (p->work) {
    case SUM:
        if (one) {
            sum_one(p->input + from, &window.steps, window.divisor, p->output + to);
        } else {
            window_sum_table[level](p->input + from, &window.steps, channels, window.divisor, p->output + to);
        }
        return;
    case SPREAD:
        if (one) {
            spread_one(p->input_gradient + from, &window.steps, window.divisor, p->output_gradient + to);
        } else {
            window_spread_table[level](p->input_gradient + from, &window.steps, channels, window.divisor,
                                       p->output_gradient + to);
        }
        return;
    case MAXIMUM: {
        size_t dilation[AXES] = {1, 1, 1};
        if (!p->adaptive) memcpy(dilation, s->dilation, sizeof dilation);
        int32_t step[AXES] = {(int32_t)(dilation[DEPTH_AXIS] * s->input[HEIGHT_AXIS] * s->input[WIDTH_AXIS]),
                              (int32_t)(dilation[HEIGHT_AXIS] * s->input[WIDTH_AXIS]), (int32_t)dilation[WIDTH_AXIS]};
        int64_t *index = p->indices ? p->indices + to : NULL;
        if (one) {
            max_one(p->input + from, &window.steps, (int32_t)position, step, p->output + to, index);
        } else {
            window_max_table[level](p->input + from, &window.steps, channels, (int32_t)position, step, p->output + to,
                                    index);
        }
        return;
    }
    }
}

static size_t output_volume(const PoolShape *s) {
    return s->output[DEPTH_AXIS] * s->output[HEIGHT_AXIS] * s->output[WIDTH_AXIS];
}

static size_t input_volume(const PoolShape *s) {
    return s->input[DEPTH_AXIS] * s->input[HEIGHT_AXIS] * s->input[WIDTH_AXIS];
}

/// Items are lines of the output, for a block of channels.
static void pool_lines(void *context, size_t begin, size_t end) {
    const Pooling *p = context;
    const PoolShape *s = p->shape;
    SimdLevel level = simd_level();
    size_t blocks = divide_up(p->channels, p->channel_block), lines = s->output[DEPTH_AXIS] * s->output[HEIGHT_AXIS];
    for (size_t item = begin; item < end; item++) {
        size_t channel = item % blocks * p->channel_block, line = item / blocks;
        size_t output[AXES] = {line % lines / s->output[HEIGHT_AXIS], line % s->output[HEIGHT_AXIS], 0};
        for (; output[WIDTH_AXIS] < s->output[WIDTH_AXIS]; output[WIDTH_AXIS]++) {
            pool_window(p, level, line / lines, line * s->output[WIDTH_AXIS] + output[WIDTH_AXIS], output, channel,
                        smaller(p->channel_block, p->channels - channel));
        }
    }
}

/// Items are whole images, for a block of channels: windows of a gradient overlap.
static void spread_images(void *context, size_t begin, size_t end) {
    const Pooling *p = context;
    const PoolShape *s = p->shape;
    SimdLevel level = simd_level();
    size_t blocks = divide_up(p->channels, p->channel_block), volume = input_volume(s), pixels = output_volume(s);
    for (size_t item = begin; item < end; item++) {
        size_t channel = item % blocks * p->channel_block, image = item / blocks;
        size_t channels = smaller(p->channel_block, p->channels - channel);
        float *to = p->input_gradient + image * volume * p->channels + channel;
        for (size_t i = 0; i < volume; i++) memset(to + i * p->channels, 0, channels * sizeof *to);
        for (size_t pixel = 0; pixel < pixels; pixel++) {
            size_t output[AXES] = {pixel / s->output[WIDTH_AXIS] / s->output[HEIGHT_AXIS],
                                   pixel / s->output[WIDTH_AXIS] % s->output[HEIGHT_AXIS], pixel % s->output[WIDTH_AXIS]};
            pool_window(p, level, image, image * pixels + pixel, output, channel, channels);
        }
    }
}

/// Adds each gradient to the element its index names.
static void scatter_images(void *context, size_t begin, size_t end) {
    const Pooling *p = context;
    size_t blocks = divide_up(p->channels, p->channel_block);
    size_t volume = input_volume(p->shape), pixels = output_volume(p->shape);
    for (size_t item = begin; item < end; item++) {
        size_t channel = item % blocks * p->channel_block, image = item / blocks;
        size_t channels = smaller(p->channel_block, p->channels - channel);
        float *to = p->input_gradient + image * volume * p->channels + channel;
        for (size_t i = 0; i < volume; i++) memset(to + i * p->channels, 0, channels * sizeof *to);
        size_t from = image * pixels * p->channels + channel;
        for (size_t pixel = 0; pixel < pixels; pixel++, from += p->channels) {
            const int64_t *index = p->indices + from;
            const float *gradient = p->output_gradient + from;
            for (size_t c = 0; c < channels; c++) to[(size_t)index[c] * p->channels + c] += gradient[c];
        }
    }
}

static void arrange(Pooling *p) {
    const PoolShape *s = p->shape;
    p->images = s->channels_last ? s->batch : s->batch * s->channels;
    p->channels = s->channels_last ? s->channels : 1;
}

static void run_forward(Pooling *p) {
    arrange(p);
    size_t lines = p->images * p->shape->output[DEPTH_AXIS] * p->shape->output[HEIGHT_AXIS];
    p->channel_block = lines < 16 ? smaller(p->channels, 64) : p->channels;
    if (p->channel_block == 0) return;
    size_t work = p->shape->output[WIDTH_AXIS] * p->channel_block * 4;
    parallel_for(lines * divide_up(p->channels, p->channel_block), larger(1, 8192 / larger(1, work)), pool_lines, p);
}

static void run_backward(Pooling *p, ParallelBody body) {
    arrange(p);
    // A block of channels is whole cache lines, so that threads do not share them; whole images are read in order.
    p->channel_block = p->images < 8 ? smaller(p->channels, 16) : p->channels;
    if (p->channel_block == 0) return;
    size_t work = input_volume(p->shape) * p->channel_block;
    parallel_for(p->images * divide_up(p->channels, p->channel_block), larger(1, 8192 / larger(1, work)), body, p);
}

// MARK: the operations

void max_pool(const PoolShape *shape, const float *input, float *output, int64_t *indices) {
    run_forward(&(Pooling){.shape = shape, .work = MAXIMUM, .input = input, .output = output, .indices = indices});
}

void max_pool_gradient(const PoolShape *shape, const float *output_gradient, const int64_t *indices,
                       float *input_gradient) {
    run_backward(&(Pooling){.shape = shape, .output_gradient = output_gradient, .indices = (int64_t *)indices,
                            .input_gradient = input_gradient},
                 scatter_images);
}

void average_pool(const PoolShape *shape, bool count_include_pad, size_t divisor_override, const float *input,
                  float *output) {
    run_forward(&(Pooling){.shape = shape, .work = SUM, .count_include_pad = count_include_pad,
                           .divisor_override = divisor_override, .input = input, .output = output});
}

void average_pool_gradient(const PoolShape *shape, bool count_include_pad, size_t divisor_override,
                           const float *output_gradient, float *input_gradient) {
    run_backward(&(Pooling){.shape = shape, .work = SPREAD, .count_include_pad = count_include_pad,
                            .divisor_override = divisor_override, .output_gradient = output_gradient,
                            .input_gradient = input_gradient},
                 spread_images);
}

void adaptive_average_pool(const PoolShape *shape, const float *input, float *output) {
    run_forward(&(Pooling){.shape = shape, .work = SUM, .adaptive = true, .input = input, .output = output});
}

void adaptive_average_pool_gradient(const PoolShape *shape, const float *output_gradient, float *input_gradient) {
    run_backward(&(Pooling){.shape = shape, .work = SPREAD, .adaptive = true, .output_gradient = output_gradient,
                            .input_gradient = input_gradient},
                 spread_images);
}

void adaptive_max_pool(const PoolShape *shape, const float *input, float *output, int64_t *indices) {
    run_forward(&(Pooling){.shape = shape, .work = MAXIMUM, .adaptive = true, .input = input, .output = output,
                           .indices = indices});
}
