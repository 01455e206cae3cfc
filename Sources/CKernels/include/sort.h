/// Stable sorting of contiguous rows.
#pragma once
#include "element_type.h"
#include <stdbool.h>

/// Sorts each of `rows` rows of `length` in place; `order` receives where each element was. A NaN is larger than all.
/// For float, double and 64-bit integers. False when there is no memory.
bool kernel_sort(ElementType type, void *values, int64_t *order, int64_t rows, int64_t length, bool descending);

/// The first `count` of each row in order, with their places; `values` and `order` have `rows`·`count` elements. Stable; NaN
/// is larger than all. False when there is no memory.
bool kernel_top(
    const float *in, float *values, int64_t *order, int64_t rows, int64_t length, int64_t count, bool descending);
