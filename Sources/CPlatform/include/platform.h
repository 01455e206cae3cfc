// Functions of the C library that its Swift module leaves out.
#pragma once
#include <stddef.h>

/// The first occurrence of `needle` in `haystack`, or NULL.
const void *find_bytes(const void *haystack, size_t haystack_count, const void *needle, size_t needle_count);

/// The last occurrence of `byte`, or NULL.
const void *find_last_byte(const void *bytes, int byte, size_t count);
