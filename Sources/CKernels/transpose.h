/// Transposition of float blocks, the heart of every packing and layout conversion.
#pragma once
#include <stddef.h>

/// destination[column·destination_stride + row] = source[row·source_stride + column].
void transpose_block(const float *source, size_t source_stride, float *destination, size_t destination_stride, size_t rows,
                     size_t columns);
