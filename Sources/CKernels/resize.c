#include "resize.h"

#include "dispatch.h"
#include "pool.h"

typedef struct {
    ElementType type;
    const void *in;
    void *out;
    int64_t from, to, inner, taps;
    const int64_t *positions;
    const double *weights;
    bool transposed;
} Plan;

/// Products and sums are fused, as in PyTorch's loops: the rounding of single sums shows in pictures of whole numbers.
#define RESIZE(T, fused) \
    for (size_t o = begin; o < end; o++) { \
        const T *in = (const T *)plan->in + (int64_t)o * plan->from * inner; \
        T *out = (T *)plan->out + (int64_t)o * plan->to * inner; \
        for (int64_t j = 0; j < entries; j++) { \
            for (int64_t t = 0; t < plan->taps; t++) { \
                int64_t p = plan->positions[j * plan->taps + t]; \
                T weight = (T)plan->weights[j * plan->taps + t]; \
                const T *x = in + (plan->transposed ? j : p) * inner; \
                T *y = out + (plan->transposed ? p : j) * inner; \
                for (int64_t i = 0; i < inner; i++) y[i] = fused(weight, x[i], y[i]); \
            } \
        } \
    }
#define RUN(name, attribute) \
    attribute static void name(void *context, size_t begin, size_t end) { \
        const Plan *plan = context; \
        int64_t entries = plan->transposed ? plan->from : plan->to, inner = plan->inner; \
        if (plan->type == TYPE_F32) { \
            RESIZE(float, __builtin_fmaf) \
        } else { \
            RESIZE(double, __builtin_fma) \
        } \
    }
RUN(run_baseline, )
#if defined(__x86_64__)
RUN(run_fused, __attribute__((target("avx2,fma"))))
#endif

void kernel_resize(
    ElementType type, const void *in, void *out, int64_t outer, int64_t from, int64_t to, int64_t inner, int64_t taps,
    const int64_t *positions, const double *weights, bool transposed) {
    Plan plan = {type, in, out, from, to, inner, taps, positions, weights, transposed};
    int64_t work = (from + to) * inner * taps;
    void (*run)(void *, size_t, size_t) = run_baseline;
#if defined(__x86_64__)
    if (simd_level() >= SIMD_AVX2) run = run_fused;
#endif
    parallel_for((size_t)outer, (size_t)(32768 / (work > 0 ? work : 1) + 1), run, &plan);
}
