#define _GNU_SOURCE
#include "platform.h"

#include <string.h>

const void *find_bytes(const void *haystack, size_t haystack_count, const void *needle, size_t needle_count) {
    return memmem(haystack, haystack_count, needle, needle_count);
}

const void *find_last_byte(const void *bytes, int byte, size_t count) { return memrchr(bytes, byte, count); }
