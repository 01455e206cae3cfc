#define _GNU_SOURCE
#include "platform.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

extern char **environ;

struct failure {
    int error, stage;
};

/// Moves a descriptor out of the way of 0, 1 and 2; one that is inherited stays.
static int moved_up(int descriptor) {
    return descriptor >= 0 && descriptor <= 2 ? fcntl(descriptor, F_DUPFD_CLOEXEC, 3) : descriptor;
}

/// Puts a descriptor in the place `target`, without close-on-exec.
static int put(int descriptor, int target) {
    if (descriptor < 0) return 0;
    return dup2(descriptor, target) < 0 ? -1 : 0;
}

/// All else is closed when the program starts, as CPython's `close_fds`.
static void mark_others(void) {
    long limit = sysconf(_SC_OPEN_MAX);
    if (limit < 0 || limit > 4096) limit = 4096;
    for (int descriptor = 3; descriptor < limit; descriptor++) fcntl(descriptor, F_SETFD, FD_CLOEXEC);
}

static void fail(int report, int stage) {
    struct failure failure = {errno, stage};
    if (write(report, &failure, sizeof failure) < 0) _exit(254);
    _exit(255);
}

static void run_child(const struct spawn_request *request, int report) {
    int descriptors[3] = {moved_up(request->input), moved_up(request->output), moved_up(request->error)};
    for (int target = 0; target < 3; target++) {
        if (put(descriptors[target], target) < 0) fail(report, SPAWN_FORK);
    }
    if (request->folder && chdir(request->folder) != 0) fail(report, SPAWN_FOLDER);
    if (request->starts_session) setsid();
    sigset_t none;
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, NULL);
    signal(SIGPIPE, SIG_DFL);
    mark_others();
    int saved = ENOENT;
    for (char *const *path = request->executables; *path; path++) {
        execve(*path, request->arguments, request->environment ? request->environment : environ);
        if (errno != ENOENT && errno != ENOTDIR) saved = errno;
    }
    errno = saved;
    fail(report, SPAWN_EXECUTE);
}

int spawn_process(const struct spawn_request *request, int *stage) {
    int report[2];
    *stage = SPAWN_FORK;
    if (pipe2(report, O_CLOEXEC) != 0) return -1;
    // The reporting end must not be one of the descriptors that the child replaces.
    int end = fcntl(report[1], F_DUPFD_CLOEXEC, 3);
    close(report[1]);
    pid_t child = end < 0 ? -1 : fork();
    if (child == 0) run_child(request, end);
    int saved = errno;
    if (end >= 0) close(end);
    struct failure failure;
    ssize_t count = 0;
    if (child > 0) {
        do count = read(report[0], &failure, sizeof failure);
        while (count < 0 && errno == EINTR);
    }
    close(report[0]);
    if (child < 0) {
        errno = saved;
        return -1;
    }
    if (count == sizeof failure) {
        while (waitpid(child, NULL, 0) < 0 && errno == EINTR) {
        }
        errno = failure.error;
        *stage = failure.stage;
        return -1;
    }
    return child;
}
