#define _GNU_SOURCE
#include "platform.h"

#include <sched.h>
#include <string.h>
#include <unistd.h>

const void *find_bytes(const void *haystack, size_t haystack_count, const void *needle, size_t needle_count) {
    return memmem(haystack, haystack_count, needle, needle_count);
}

const void *find_last_byte(const void *bytes, int byte, size_t count) { return memrchr(bytes, byte, count); }

int processor_mask(int process, unsigned char *mask, size_t count) {
    cpu_set_t set;
    CPU_ZERO(&set);
    if (sched_getaffinity(process, sizeof set, &set) != 0) return -1;
    memcpy(mask, &set, count < sizeof set ? count : sizeof set);
    return 0;
}

int fork_process(void) {
    return fork();
}
