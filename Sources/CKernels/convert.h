/// Element conversion with strides: how kernels load operands of another type or layout, and store results.
#pragma once
#include "element_type.h"

/// Writes `count` elements, `to[i · to_stride] = from[i · from_stride]`; strides in bytes, any sign or zero.
typedef void (*ConvertLoop)(void *to, int64_t to_stride, const void *from, int64_t from_stride, int64_t count);

ConvertLoop convert_loop(ElementType to, ElementType from);
