/// Reductions and scans over one dimension of contiguous arrays `[outer][length][inner]`.
#pragma once
#include "element_type.h"
#include <stdbool.h>

typedef enum {
    REDUCE_SUM,
    REDUCE_PRODUCT,
    REDUCE_MAXIMUM,
    REDUCE_MINIMUM,
    REDUCE_ANY,
    REDUCE_ALL,
    REDUCE_SUM_OF_SQUARES,
    REDUCE_SUM_OF_MAGNITUDES,
    /// Numbers that are not zero, counted in the element type.
    REDUCE_NONZERO,
    REDUCE_COUNT
} ReduceOp;

/// `out[outer][inner]`. Floats are summed in double precision. `any` and `all` read and write booleans; sums exist for
/// float, double and 64-bit integers; extremes for every type. False when there is no kernel.
bool kernel_reduce(
    ReduceOp op, ElementType type, const void *in, void *out, int64_t outer, int64_t length, int64_t inner);

/// The extreme and its first position; a NaN is extreme. `values` may be NULL. `length` > 0.
bool kernel_extreme(
    bool maximum, ElementType type, const void *in, void *values, int64_t *positions, int64_t outer, int64_t length,
    int64_t inner);

/// Mean and sum of squared deviations from it; float or double. `means` may be NULL.
bool kernel_moments(
    ElementType type, const void *in, void *means, void *squares, int64_t outer, int64_t length, int64_t inner);

typedef enum { SCAN_SUM, SCAN_PRODUCT, SCAN_LOG_SUM_EXP } ScanOp;

bool kernel_scan(
    ScanOp op, ElementType type, const void *in, void *out, int64_t outer, int64_t length, int64_t inner);

/// Running extreme and the last position at which it was met; float, double, 64-bit integers.
bool kernel_scan_extreme(
    bool maximum, ElementType type, const void *in, void *values, int64_t *positions, int64_t outer, int64_t length,
    int64_t inner);

/// Softmax, or its logarithm, over `length`; float or double.
bool kernel_softmax(
    bool logarithm, ElementType type, const void *in, void *out, int64_t outer, int64_t length, int64_t inner);

/// Its gradient from the output and the output's gradient.
bool kernel_softmax_gradient(
    bool logarithm, ElementType type, const void *gradient, const void *output, void *out, int64_t outer, int64_t length,
    int64_t inner);

/// Layer normalisation of `rows` rows: `out = (in - mean) · rstd · weight + bias`; weight and bias may be NULL.
bool kernel_layer_norm(
    ElementType type, const void *in, const void *weight, const void *bias, void *out, void *mean, void *rstd,
    int64_t rows, int64_t length, double epsilon);

/// Gradient for the input; `gradient` is of the output.
bool kernel_layer_norm_gradient(
    ElementType type, const void *gradient, const void *in, const void *weight, const void *mean, const void *rstd,
    void *out, int64_t rows, int64_t length);
