/// The element types that kernels know. Codes, names and sizes are read by the Swift side too.
#pragma once
#include <stddef.h>
#include <stdint.h>

typedef enum {
    TYPE_U8,
    TYPE_I8,
    TYPE_I16,
    TYPE_I32,
    TYPE_I64,
    TYPE_F16,
    TYPE_F32,
    TYPE_F64,
    TYPE_BOOL,
    TYPE_BF16,
    TYPE_U16,
    TYPE_U32,
    TYPE_U64,
    TYPE_COUNT
} ElementType;

/// The largest number of dimensions a tensor can have.
#define MAXIMUM_RANK 12

/// Bytes of one element.
static inline size_t element_size(ElementType type) {
    static const uint8_t sizes[TYPE_COUNT] = {1, 1, 2, 4, 8, 2, 4, 8, 1, 2, 2, 4, 8};
    return sizes[type];
}
