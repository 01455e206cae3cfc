// Functions of the C library that its Swift module leaves out.
#pragma once
#include <stddef.h>

/// The first occurrence of `needle` in `haystack`, or NULL.
const void *find_bytes(const void *haystack, size_t haystack_count, const void *needle, size_t needle_count);

/// The last occurrence of `byte`, or NULL.
const void *find_last_byte(const void *bytes, int byte, size_t count);

/// The processors that a process may use, one bit each; not zero and `errno` where the system refuses.
int processor_mask(int process, unsigned char *mask, size_t count);

/// `fork`, for a process that has one thread: the child's number, 0 in the child, -1 with `errno`.
int fork_process(void);

/// How a program is started. Descriptors of -1 are inherited; the others take the place of 0, 1 and 2.
struct spawn_request {
    char *const *arguments;
    /// Paths that are tried in turn.
    char *const *executables;
    /// The child's environment, or NULL for this one's.
    char *const *environment;
    /// The child's folder, or NULL for this one's.
    const char *folder;
    int input, output, error;
    int starts_session;
};

/// Where starting a program failed.
enum spawn_stage { SPAWN_FORK, SPAWN_FOLDER, SPAWN_EXECUTE };

/// Starts a program. The child's process number, or -1 with `errno` and the stage that failed.
int spawn_process(const struct spawn_request *request, int *stage);
