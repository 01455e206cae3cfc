/// Sparse linear maps along one dimension: what resizing of images comes down to.
#pragma once
#include "element_type.h"
#include <stdbool.h>

/// `out[o][j][i] = Σ_t weight[j·taps + t] · in[o][position[j·taps + t]][i]`, or the transposed map from `in` of `from`
/// entries to `out` of `to`, which is cleared by the caller. Float or double.
void kernel_resize(
    ElementType type, const void *in, void *out, int64_t outer, int64_t from, int64_t to, int64_t inner, int64_t taps,
    const int64_t *positions, const double *weights, bool transposed);
