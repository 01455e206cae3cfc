/// Batch normalisation. The image is cut into blocks whose partial results are kept in double and merged in order, a cut
/// fixed by the shape, so that the results do not depend on the number of threads.
///
/// Channels-last: slices of pixels, each with its own totals for all channels. Channels-first: every channel by itself.
#include "normalization.h"

#include "dispatch.h"
#include "microkernel.h"
#include "pool.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum {
    /// Pixels of a row block, and elements of a run, that are summed in single precision: short enough for the sums to
    /// stay exact to a few ulp and for the second pass to find the block in the cache.
    norm_block_rows = 64,
    norm_block_run = 2048,
    slices_limit = 64,
    apply_grain = 16 * 1024,
};

typedef struct {
    const float *x, *dy, *relu_output;
    float *masked;
} NormGradientBlock;

typedef struct {
    void (*moments_rows)(const float *, size_t, size_t, float *, float *, float *);
    void (*moments_run)(const float *, size_t, float *, float *, float *);
    void (*apply_rows)(const float *, size_t, size_t, const float *, const float *, const float *, bool, float *);
    void (*apply_run)(const float *, size_t, float, float, const float *, bool, float *);
    void (*gradient_sums_rows)(const NormGradientBlock *, size_t, size_t, const float *, float *, float *);
    void (*gradient_sums_run)(const NormGradientBlock *, size_t, float, float *, float *);
    void (*gradient_rows)(const NormGradientBlock *, size_t, size_t, const float *, const float *, const float *,
                          const float *, float *);
    void (*gradient_run)(const NormGradientBlock *, size_t, float, float, float, float, float *);
} NormLoops;

#define SIMD_TEMPLATE "normalization_template.h"
#include "simd_levels.h"

static const NormLoops *norm_loops(void) {
    static const NormLoops *const table[SIMD_LEVELS] = {
        &norm_loops_baseline,
#if defined(__x86_64__)
        &norm_loops_avx2, &norm_loops_avx512,
#endif
    };
    return table[simd_level()];
}

static NormGradientBlock advance(NormGradientBlock block, size_t by) {
    if (block.x) block.x += by;
    if (block.dy) block.dy += by;
    if (block.relu_output) block.relu_output += by;
    if (block.masked) block.masked += by;
    return block;
}

// MARK: totals

/// A pass that leaves two totals for each channel: (mean, Σ(x − mean)²), or (Σ dy, Σ dy·(x − mean)).
typedef struct {
    const NormShape *shape;
    const NormLoops *loops;
    NormGradientBlock block;
    bool moments;
    const float *mean;          // for the gradient's products
    size_t rows, slices, rows_per_slice;
    double *totals;             // [slice][2][channels]
    double *first, *second;     // [channels]
    _Atomic bool failed;
} Totals;

/// Chan, Golub, LeVeque: mean and squared deviations of `count` elements joined by those of `more`.
static void join_moments(double *mean, double *square, double count, double more_mean, double more_square, double more) {
    double difference = more_mean - *mean, all = count + more;
    *mean += difference * (more / all);
    *square += more_square + difference * difference * (count * more / all);
}

static void total_slices(void *context, size_t begin, size_t end) {
    Totals *t = context;
    size_t channels = t->shape->channels;
    float *block_sums = scratch_floats(SCRATCH_CHUNK, 3 * channels);
    if (!block_sums) {
        t->failed = true;
        return;
    }
    float *a = block_sums, *b = a + channels, *c = b + channels;
    for (size_t slice = begin; slice < end; slice++) {
        double *first = t->totals + slice * 2 * channels, *second = first + channels;
        memset(first, 0, 2 * channels * sizeof *first);
        size_t start = slice * t->rows_per_slice, stop = smaller(t->rows, start + t->rows_per_slice);
        for (size_t row = start; row < stop; row += norm_block_rows) {
            size_t rows = smaller(norm_block_rows, stop - row);
            NormGradientBlock block = advance(t->block, row * channels);
            if (t->moments) {
                t->loops->moments_rows(block.x, rows, channels, a, b, c);
                for (size_t i = 0; i < channels; i++) {
                    double count = (double)rows, correction = b[i] / count;
                    join_moments(first + i, second + i, (double)(row - start), a[i] + correction,
                                 c[i] - b[i] * correction, count);
                }
            } else {
                t->loops->gradient_sums_rows(&block, rows, channels, t->mean, a, b);
                for (size_t i = 0; i < channels; i++) first[i] += a[i];
                for (size_t i = 0; block.x && i < channels; i++) second[i] += b[i];
            }
        }
    }
}

static void join_slices(const Totals *t) {
    size_t channels = t->shape->channels;
    for (size_t c = 0; c < channels; c++) {
        double first = 0, second = 0;
        for (size_t slice = 0; slice < t->slices; slice++) {
            const double *more = t->totals + slice * 2 * channels + c;
            size_t start = slice * t->rows_per_slice;
            if (t->moments) {
                size_t count = smaller(t->rows_per_slice, t->rows - start);
                join_moments(&first, &second, (double)start, more[0], more[channels], (double)count);
            } else {
                first += more[0];
                second += more[channels];
            }
        }
        t->first[c] = first;
        t->second[c] = second;
    }
}

static void total_channels(void *context, size_t begin, size_t end) {
    Totals *t = context;
    size_t pixels = t->shape->pixels;
    for (size_t c = begin; c < end; c++) {
        double first = 0, second = 0, seen = 0;
        for (size_t image = 0; image < t->shape->batch; image++) {
            size_t plane = (image * t->shape->channels + c) * pixels;
            for (size_t i = 0; i < pixels; i += norm_block_run) {
                size_t count = smaller(norm_block_run, pixels - i);
                NormGradientBlock block = advance(t->block, plane + i);
                float mean, sum, square;
                if (t->moments) {
                    t->loops->moments_run(block.x, count, &mean, &sum, &square);
                    double correction = sum / (double)count;
                    join_moments(&first, &second, seen, mean + correction, square - sum * correction, (double)count);
                    seen += (double)count;
                } else {
                    t->loops->gradient_sums_run(&block, count, t->mean ? t->mean[c] : 0, &sum, &square);
                    first += sum;
                    second += square;
                }
            }
        }
        t->first[c] = first;
        t->second[c] = second;
    }
}

/// Fills `first` and `second`.
static bool total(Totals *t) {
    const NormShape *s = t->shape;
    t->loops = norm_loops();
    if (!s->channels_last) {
        size_t elements = larger(1, s->batch * s->pixels);
        parallel_for(s->channels, larger(1, apply_grain / elements), total_channels, t);
        return true;
    }
    t->rows = s->batch * s->pixels;
    size_t blocks = larger(1, smaller(slices_limit, t->rows * s->channels / apply_grain));
    t->rows_per_slice = larger(1, round_up(divide_up(t->rows, blocks), norm_block_rows));
    t->slices = divide_up(t->rows, t->rows_per_slice);
    t->totals = (double *)scratch_floats(SCRATCH_CALL, t->slices * 4 * s->channels);
    if (!t->totals) return false;
    parallel_for(t->slices, 1, total_slices, t);
    join_slices(t);
    return !t->failed;
}

bool batch_norm_statistics(const NormShape *shape, const float *input, double *mean, double *variance) {
    Totals t = {.shape = shape, .block = {.x = input}, .moments = true, .first = mean, .second = variance};
    if (!total(&t)) return false;
    double count = (double)shape->batch * (double)shape->pixels;
    for (size_t c = 0; c < shape->channels; c++) variance[c] /= count;
    return true;
}

bool bias_gradient(const NormShape *shape, float *output_gradient, const float *relu_output, float *gradient) {
    double *sums = (double *)scratch_floats(SCRATCH_SUMS, 4 * shape->channels);
    if (!sums) return false;
    Totals t = {.shape = shape, .first = sums, .second = sums + shape->channels,
                .block = {.dy = output_gradient, .relu_output = relu_output, .masked = output_gradient}};
    if (!total(&t)) return false;
    for (size_t c = 0; c < shape->channels; c++) gradient[c] = (float)sums[c];
    return true;
}

// MARK: element by element

typedef struct {
    const NormShape *shape;
    const NormLoops *loops;
    const float *input, *scale, *shift, *residual;
    bool relu;
    float *output;
    NormGradientBlock block;
    const float *mean, *slope, *tilt;
} Application;

static void apply_rows(void *context, size_t begin, size_t end) {
    const Application *a = context;
    size_t channels = a->shape->channels, at = begin * channels;
    if (a->slope) {
        NormGradientBlock block = advance(a->block, at);
        a->loops->gradient_rows(&block, end - begin, channels, a->mean, a->slope, a->tilt, a->shift, a->output + at);
        return;
    }
    a->loops->apply_rows(a->input + at, end - begin, channels, a->scale, a->shift, a->residual ? a->residual + at : NULL,
                         a->relu, a->output + at);
}

static void apply_planes(void *context, size_t begin, size_t end) {
    const Application *a = context;
    size_t pixels = a->shape->pixels;
    for (size_t plane = begin; plane < end; plane++) {
        size_t c = plane % a->shape->channels, at = plane * pixels;
        if (a->slope) {
            NormGradientBlock block = advance(a->block, at);
            a->loops->gradient_run(&block, pixels, a->mean[c], a->slope[c], a->tilt[c], a->shift[c], a->output + at);
            continue;
        }
        a->loops->apply_run(a->input + at, pixels, a->scale[c], a->shift[c], a->residual ? a->residual + at : NULL,
                            a->relu, a->output + at);
    }
}

static void apply(Application *a) {
    const NormShape *s = a->shape;
    a->loops = norm_loops();
    if (s->channels_last) {
        parallel_for(s->batch * s->pixels, larger(1, apply_grain / larger(1, s->channels)), apply_rows, a);
    } else {
        parallel_for(s->batch * s->channels, larger(1, apply_grain / larger(1, s->pixels)), apply_planes, a);
    }
}

void batch_norm_apply(const NormShape *shape, const float *input, const float *scale, const float *shift,
                      const float *residual, bool relu, float *output) {
    Application a = {.shape = shape, .input = input, .scale = scale, .shift = shift, .residual = residual, .relu = relu,
                     .output = output};
    apply(&a);
}

// MARK: training

bool batch_norm_prepare(const NormShape *shape, const float *input, const float *weight, const float *bias, float epsilon,
                        double momentum, float *running_mean, float *running_variance, float *saved_mean,
                        float *saved_inverse, float *scale, float *shift) {
    size_t channels = shape->channels;
    double *mean = (double *)scratch_floats(SCRATCH_SUMS, 4 * channels);
    if (!mean) return false;
    double *variance = mean + channels;
    if (!batch_norm_statistics(shape, input, mean, variance)) return false;
    double count = (double)shape->batch * (double)shape->pixels;
    for (size_t c = 0; c < channels; c++) {
        saved_mean[c] = (float)mean[c];
        saved_inverse[c] = (float)(1 / sqrt(variance[c] + (double)epsilon));
        scale[c] = weight ? saved_inverse[c] * weight[c] : saved_inverse[c];
        shift[c] = (float)((bias ? bias[c] : 0) - mean[c] * scale[c]);
        if (running_mean) running_mean[c] = (float)(momentum * mean[c] + (1 - momentum) * running_mean[c]);
        if (running_variance) {
            double unbiased = variance[c] * count / (count - 1);
            running_variance[c] = (float)(momentum * unbiased + (1 - momentum) * running_variance[c]);
        }
    }
    return true;
}

bool batch_norm_forward(const NormShape *shape, const float *input, const float *weight, const float *bias,
                        const float *residual, bool relu, float epsilon, double momentum, float *running_mean,
                        float *running_variance, float *saved_mean, float *saved_inverse, float *output) {
    // The statistics use the scratch memory for sums themselves.
    float *scale = malloc(2 * shape->channels * sizeof *scale);
    if (!scale) return false;
    float *shift = scale + shape->channels;
    bool done = batch_norm_prepare(shape, input, weight, bias, epsilon, momentum, running_mean, running_variance,
                                   saved_mean, saved_inverse, scale, shift);
    if (done) batch_norm_apply(shape, input, scale, shift, residual, relu, output);
    free(scale);
    return done;
}

bool batch_norm_backward(const NormShape *shape, const float *input, const float *output_gradient,
                         const float *relu_output, const float *weight, const float *saved_mean,
                         const float *saved_inverse, bool uses_batch, float *masked_gradient, float *input_gradient,
                         float *weight_gradient, float *bias_gradient) {
    size_t channels = shape->channels;
    double *sums = (double *)scratch_floats(SCRATCH_SUMS, 7 * channels);
    if (!sums) return false;
    double *products = sums + channels;
    float *slope = (float *)(products + channels), *tilt = slope + channels, *shift = tilt + channels;
    NormGradientBlock block = {input, output_gradient, relu_output, masked_gradient};
    Totals t = {.shape = shape, .block = block, .mean = saved_mean, .first = sums, .second = products};
    if (!total(&t)) return false;
    double count = (double)shape->batch * (double)shape->pixels;
    for (size_t c = 0; c < channels; c++) {
        double inverse = saved_inverse[c], scale = inverse * (weight ? weight[c] : 1);
        slope[c] = (float)scale;
        tilt[c] = uses_batch ? (float)(-scale * inverse * inverse * products[c] / count) : 0;
        shift[c] = uses_batch ? (float)(-scale * sums[c] / count) : 0;
        if (weight_gradient) weight_gradient[c] = (float)(products[c] * inverse);
        if (bias_gradient) bias_gradient[c] = (float)sums[c];
    }
    if (!input_gradient) return true;
    // The masked gradient, once written, spares reading the ReLU's output again; and it may have replaced dy.
    if (masked_gradient && relu_output) block = (NormGradientBlock){.x = input, .dy = masked_gradient};
    Application a = {.shape = shape, .block = block, .mean = saved_mean, .slope = slope, .tilt = tilt, .shift = shift,
                     .output = input_gradient};
    apply(&a);
    return true;
}
