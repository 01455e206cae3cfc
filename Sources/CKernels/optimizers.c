#include "optimizers.h"

#include "dispatch.h"
#include "pool.h"

#include <math.h>

/// The step's numbers as the loops need them: computed in double, rounded once.
typedef struct {
    float weight_decay, momentum, undamped, minus_lr;
    bool nesterov, maximize, first_step;
} SGDFactors;

typedef struct {
    float weight_decay, shrink, first_share, beta2, second_share, correction, epsilon, minus_size;
    bool decoupled, maximize;
} AdamFactors;

typedef struct {
    float weight_decay, alpha, share, epsilon, momentum, minus_lr;
    bool maximize;
} RMSpropFactors;

typedef struct {
    float weight_decay, epsilon, minus_rate;
    bool maximize;
} AdagradFactors;

typedef struct {
    float weight_decay, rho, share, epsilon, minus_lr;
    bool maximize;
} AdadeltaFactors;

#define SIMD_TEMPLATE "optimizers_template.h"
#include "simd_levels.h"

typedef void (*SGDLoop)(const SGDFactors *, float *, const float *, float *, size_t);
typedef void (*AdamLoop)(const AdamFactors *, float *, const float *, float *, float *, float *, size_t);
static const SGDLoop sgd_table[SIMD_LEVELS] = SIMD_TABLE(sgd);
static const AdamLoop adam_table[SIMD_LEVELS] = SIMD_TABLE(adam);
typedef void (*RMSpropLoop)(const RMSpropFactors *, float *, const float *, float *, float *, float *, size_t);
typedef void (*AdagradLoop)(const AdagradFactors *, float *, const float *, float *, size_t);
typedef void (*AdadeltaLoop)(const AdadeltaFactors *, float *, const float *, float *, float *, size_t);
static const RMSpropLoop rmsprop_table[SIMD_LEVELS] = SIMD_TABLE(rmsprop);
static const AdagradLoop adagrad_table[SIMD_LEVELS] = SIMD_TABLE(adagrad);
static const AdadeltaLoop adadelta_table[SIMD_LEVELS] = SIMD_TABLE(adadelta);

/// Elements of one chunk: whole vectors, and long enough that handing it out costs nothing.
enum { grain = 16 * 1024 };

typedef struct {
    SGDFactors factors;
    float *parameter, *buffer;
    const float *gradient;
} SGDJob;

static void run_sgd(void *context, size_t begin, size_t end) {
    const SGDJob *job = context;
    sgd_table[simd_level()](&job->factors, job->parameter + begin, job->gradient + begin,
                            job->buffer ? job->buffer + begin : NULL, end - begin);
}

void sgd_step(const SGDStep *step, size_t count, float *parameter, const float *gradient, float *buffer) {
    SGDJob job = {
        .factors = {(float)step->weight_decay, (float)step->momentum, (float)(1 - step->dampening), (float)-step->lr,
                    step->nesterov, step->maximize, step->first_step},
        .parameter = parameter, .buffer = buffer, .gradient = gradient,
    };
    parallel_for(count, grain, run_sgd, &job);
}

typedef struct {
    AdamFactors factors;
    float *parameter, *first, *second, *maximum;
    const float *gradient;
} AdamJob;

static void run_adam(void *context, size_t begin, size_t end) {
    const AdamJob *job = context;
    adam_table[simd_level()](&job->factors, job->parameter + begin, job->gradient + begin, job->first + begin,
                             job->second + begin, job->maximum ? job->maximum + begin : NULL, end - begin);
}

void adam_step(const AdamStep *step, size_t count, float *parameter, const float *gradient, float *first_moment,
               float *second_moment, float *maximum) {
    double first_correction = 1 - pow(step->beta1, step->step), second_correction = 1 - pow(step->beta2, step->step);
    AdamJob job = {
        .factors = {(float)step->weight_decay, (float)(1 - step->lr * step->weight_decay), (float)(1 - step->beta1),
                    (float)step->beta2, (float)(1 - step->beta2), (float)sqrt(second_correction), (float)step->epsilon,
                    (float)-(step->lr / first_correction), step->decoupled, step->maximize},
        .parameter = parameter, .first = first_moment, .second = second_moment,
        .maximum = step->amsgrad ? maximum : NULL, .gradient = gradient,
    };
    parallel_for(count, grain, run_adam, &job);
}

typedef struct {
    RMSpropFactors factors;
    float *parameter, *square, *mean, *buffer;
    const float *gradient;
} RMSpropJob;

static void run_rmsprop(void *context, size_t begin, size_t end) {
    const RMSpropJob *job = context;
    rmsprop_table[simd_level()](&job->factors, job->parameter + begin, job->gradient + begin, job->square + begin,
                                job->mean ? job->mean + begin : NULL, job->buffer ? job->buffer + begin : NULL,
                                end - begin);
}

void rmsprop_step(const RMSpropStep *step, size_t count, float *parameter, const float *gradient, float *square,
                  float *mean, float *buffer) {
    RMSpropJob job = {
        .factors = {(float)step->weight_decay, (float)step->alpha, (float)(1 - step->alpha), (float)step->epsilon,
                    (float)step->momentum, (float)-step->lr, step->maximize},
        .parameter = parameter, .square = square, .mean = step->centered ? mean : NULL,
        .buffer = step->momentum > 0 ? buffer : NULL, .gradient = gradient,
    };
    parallel_for(count, grain, run_rmsprop, &job);
}

typedef struct {
    AdagradFactors factors;
    float *parameter, *sum;
    const float *gradient;
} AdagradJob;

static void run_adagrad(void *context, size_t begin, size_t end) {
    const AdagradJob *job = context;
    adagrad_table[simd_level()](&job->factors, job->parameter + begin, job->gradient + begin, job->sum + begin,
                                end - begin);
}

void adagrad_step(const AdagradStep *step, size_t count, float *parameter, const float *gradient, float *sum) {
    AdagradJob job = {
        .factors = {(float)step->weight_decay, (float)step->epsilon, (float)-step->rate, step->maximize},
        .parameter = parameter, .sum = sum, .gradient = gradient,
    };
    parallel_for(count, grain, run_adagrad, &job);
}

typedef struct {
    AdadeltaFactors factors;
    float *parameter, *square, *steps;
    const float *gradient;
} AdadeltaJob;

static void run_adadelta(void *context, size_t begin, size_t end) {
    const AdadeltaJob *job = context;
    adadelta_table[simd_level()](&job->factors, job->parameter + begin, job->gradient + begin, job->square + begin,
                                 job->steps + begin, end - begin);
}

void adadelta_step(const AdadeltaStep *step, size_t count, float *parameter, const float *gradient, float *square,
                   float *steps) {
    AdadeltaJob job = {
        .factors = {(float)step->weight_decay, (float)step->rho, (float)(1 - step->rho), (float)step->epsilon,
                    (float)-step->lr, step->maximize},
        .parameter = parameter, .square = square, .steps = steps, .gradient = gradient,
    };
    parallel_for(count, grain, run_adadelta, &job);
}
