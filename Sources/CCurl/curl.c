#define _GNU_SOURCE
#include "ccurl.h"

#include <dlfcn.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>

// The part of libcurl's interface that is used, with the numbers of its header.
enum {
    OPTION_WRITEDATA = 10001, OPTION_URL = 10002, OPTION_ERRORBUFFER = 10010, OPTION_POSTFIELDS = 10015,
    OPTION_HTTPHEADER = 10023, OPTION_HEADERDATA = 10029, OPTION_CUSTOMREQUEST = 10036, OPTION_CAINFO = 10065,
    OPTION_WRITEFUNCTION = 20011, OPTION_HEADERFUNCTION = 20079, OPTION_POSTFIELDSIZE_LARGE = 30120,
    OPTION_LOW_SPEED_LIMIT = 19, OPTION_LOW_SPEED_TIME = 20, OPTION_NOBODY = 44, OPTION_FOLLOWLOCATION = 52,
    OPTION_SSL_VERIFYPEER = 64, OPTION_MAXREDIRS = 68, OPTION_SSL_VERIFYHOST = 81, OPTION_NOSIGNAL = 99,
    OPTION_CONNECTTIMEOUT_MS = 156, OPTION_PROTOCOLS = 181, OPTION_REDIR_PROTOCOLS = 182,
};
enum { INFO_EFFECTIVE_URL = 0x100001, INFO_RESPONSE_CODE = 0x200002, INFO_OS_ERRNO = 0x200019 };
enum { PROTOCOL_HTTP = 1, PROTOCOL_HTTPS = 2, GLOBAL_ALL = 3, ERROR_SIZE = 256, MESSAGE_DONE = 1 };

struct message {
    int kind;
    void *easy;
    union {
        void *whatever;
        int result;
    } data;
};

static struct {
    int (*global_init)(long flags);
    void *(*easy_init)(void);
    int (*easy_setopt)(void *easy, int option, ...);
    int (*easy_getinfo)(void *easy, int info, ...);
    void (*easy_cleanup)(void *easy);
    const char *(*easy_strerror)(int code);
    void *(*slist_append)(void *list, const char *text);
    void (*slist_free_all)(void *list);
    void *(*multi_init)(void);
    int (*multi_add_handle)(void *multi, void *easy);
    int (*multi_remove_handle)(void *multi, void *easy);
    int (*multi_perform)(void *multi, int *running);
    int (*multi_wait)(void *multi, void *extra, unsigned extra_count, int milliseconds, int *ready);
    struct message *(*multi_info_read)(void *multi, int *left);
    int (*multi_cleanup)(void *multi);
} curl;

#define ENTRY(name) {"curl_" #name, (void **)&curl.name}

static const struct {
    const char *name;
    void **place;
} entries[] = {
    ENTRY(global_init), ENTRY(easy_init), ENTRY(easy_setopt), ENTRY(easy_getinfo), ENTRY(easy_cleanup), ENTRY(easy_strerror),
    ENTRY(slist_append), ENTRY(slist_free_all), ENTRY(multi_init), ENTRY(multi_add_handle), ENTRY(multi_remove_handle),
    ENTRY(multi_perform), ENTRY(multi_wait), ENTRY(multi_info_read), ENTRY(multi_cleanup),
};

static const char *missing;
static pthread_once_t once = PTHREAD_ONCE_INIT;

static void load(void) {
    void *library = dlopen("libcurl.so.4", RTLD_NOW | RTLD_LOCAL);
    if (!library) library = dlopen("libcurl-gnutls.so.4", RTLD_NOW | RTLD_LOCAL);
    if (!library) {
        missing = "libcurl.so.4";
        return;
    }
    for (size_t i = 0; i < sizeof entries / sizeof *entries; i++) {
        *entries[i].place = dlsym(library, entries[i].name);
        if (!*entries[i].place) {
            missing = entries[i].name;
            return;
        }
    }
    if (curl.global_init(GLOBAL_ALL) != 0) missing = "curl_global_init";
}

const char *ccurl_missing(void) {
    pthread_once(&once, load);
    return missing;
}

struct bytes {
    unsigned char *start;
    size_t count, capacity;
};

/// False without memory.
static int append(struct bytes *bytes, const void *more, size_t count) {
    if (count > bytes->capacity - bytes->count) {
        size_t capacity = bytes->capacity * 2 > bytes->count + count ? bytes->capacity * 2 : bytes->count + count;
        unsigned char *start = realloc(bytes->start, capacity);
        if (!start) return 0;
        bytes->start = start;
        bytes->capacity = capacity;
    }
    if (count) memcpy(bytes->start + bytes->count, more, count);
    bytes->count += count;
    return 1;
}

struct ccurl_transfer {
    void *easy, *multi, *lines;
    struct bytes head, body, sent;
    int is_ended, has_head, result;
    char error[ERROR_SIZE];
};

static size_t receive_body(const void *data, size_t size, size_t count, void *closure) {
    struct ccurl_transfer *transfer = closure;
    return append(&transfer->body, data, size * count) ? size * count : 0;
}

/// An answer that sends elsewhere, and one that only says "go on", is followed by another: its lines are dropped.
static size_t receive_head(const void *data, size_t size, size_t count, void *closure) {
    struct ccurl_transfer *transfer = closure;
    size *= count;
    if (size >= 5 && !memcmp(data, "HTTP/", 5)) {
        transfer->head.count = 0;
        transfer->has_head = 0;
    }
    if (!append(&transfer->head, data, size)) return 0;
    if (size == 2 && !memcmp(data, "\r\n", 2)) {
        long status = 0;
        curl.easy_getinfo(transfer->easy, INFO_RESPONSE_CODE, &status);
        int redirects = status >= 300 && status < 400 && memmem(transfer->head.start, transfer->head.count, "ocation:", 8);
        transfer->has_head = status >= 200 && !redirects;
    }
    return size;
}

static int is_set_up(struct ccurl_transfer *transfer, const struct ccurl_request *request) {
    void *easy = transfer->easy;
    for (size_t i = 0; i < request->header_count; i++) {
        void *lines = curl.slist_append(transfer->lines, request->headers[i]);
        if (!lines) return 0;
        transfer->lines = lines;
    }
    if (request->has_body) {
        if (!append(&transfer->sent, request->body, request->body_count)) return 0;
        curl.easy_setopt(easy, OPTION_POSTFIELDSIZE_LARGE, (long long)request->body_count);
        curl.easy_setopt(easy, OPTION_POSTFIELDS, transfer->sent.start ? (char *)transfer->sent.start : "");
    }
    if (!strcmp(request->method, "HEAD")) {
        curl.easy_setopt(easy, OPTION_NOBODY, 1L);
    } else if (strcmp(request->method, request->has_body ? "POST" : "GET")) {
        curl.easy_setopt(easy, OPTION_CUSTOMREQUEST, request->method);
    }
    if (request->timeout > 0) {
        long seconds = request->timeout < 1 ? 1 : request->timeout > 1e6 ? 1000000 : (long)request->timeout;
        curl.easy_setopt(easy, OPTION_CONNECTTIMEOUT_MS, request->timeout > 1e6 ? 1000000000L : (long)(request->timeout * 1000));
        curl.easy_setopt(easy, OPTION_LOW_SPEED_LIMIT, 1L);
        curl.easy_setopt(easy, OPTION_LOW_SPEED_TIME, seconds);
    }
    if (!request->verifies) {
        curl.easy_setopt(easy, OPTION_SSL_VERIFYPEER, 0L);
        curl.easy_setopt(easy, OPTION_SSL_VERIFYHOST, 0L);
    }
    if (request->certificates) curl.easy_setopt(easy, OPTION_CAINFO, request->certificates);
    curl.easy_setopt(easy, OPTION_HTTPHEADER, transfer->lines);
    curl.easy_setopt(easy, OPTION_NOSIGNAL, 1L);
    curl.easy_setopt(easy, OPTION_FOLLOWLOCATION, 1L);
    curl.easy_setopt(easy, OPTION_MAXREDIRS, 10L);
    curl.easy_setopt(easy, OPTION_PROTOCOLS, (long)(PROTOCOL_HTTP | PROTOCOL_HTTPS));
    curl.easy_setopt(easy, OPTION_REDIR_PROTOCOLS, (long)(PROTOCOL_HTTP | PROTOCOL_HTTPS));
    curl.easy_setopt(easy, OPTION_ERRORBUFFER, transfer->error);
    curl.easy_setopt(easy, OPTION_WRITEFUNCTION, receive_body);
    curl.easy_setopt(easy, OPTION_WRITEDATA, transfer);
    curl.easy_setopt(easy, OPTION_HEADERFUNCTION, receive_head);
    curl.easy_setopt(easy, OPTION_HEADERDATA, transfer);
    return curl.easy_setopt(easy, OPTION_URL, request->url) == 0 && curl.multi_add_handle(transfer->multi, easy) == 0;
}

ccurl_transfer *ccurl_open(const struct ccurl_request *request) {
    struct ccurl_transfer *transfer = calloc(1, sizeof *transfer);
    if (!transfer) return NULL;
    transfer->easy = curl.easy_init();
    transfer->multi = curl.multi_init();
    if (transfer->easy && transfer->multi && is_set_up(transfer, request)) return transfer;
    ccurl_close(transfer);
    return NULL;
}

void ccurl_close(ccurl_transfer *transfer) {
    if (transfer->multi && transfer->easy) curl.multi_remove_handle(transfer->multi, transfer->easy);
    if (transfer->easy) curl.easy_cleanup(transfer->easy);
    if (transfer->multi) curl.multi_cleanup(transfer->multi);
    if (transfer->lines) curl.slist_free_all(transfer->lines);
    free(transfer->head.start);
    free(transfer->body.start);
    free(transfer->sent.start);
    free(transfer);
}

int ccurl_step(ccurl_transfer *transfer) {
    if (transfer->is_ended) return 0;
    size_t before = transfer->body.count;
    int running = 0, left = 0, ready = 0;
    int failed = curl.multi_perform(transfer->multi, &running);
    if (!failed && running && transfer->body.count == before) {
        failed = curl.multi_wait(transfer->multi, NULL, 0, 100, &ready);
        if (!failed) failed = curl.multi_perform(transfer->multi, &running);
    }
    struct message *message;
    while ((message = curl.multi_info_read(transfer->multi, &left))) {
        if (message->kind == MESSAGE_DONE) transfer->result = message->data.result;
    }
    if (!failed && running) return 1;
    transfer->is_ended = 1;
    return 0;
}

const unsigned char *ccurl_head(const ccurl_transfer *transfer, size_t *count) {
    *count = transfer->head.count;
    return transfer->head.start;
}

const unsigned char *ccurl_body(const ccurl_transfer *transfer, size_t *count) {
    *count = transfer->body.count;
    return transfer->body.start;
}

void ccurl_discard(ccurl_transfer *transfer, size_t count) {
    struct bytes *body = &transfer->body;
    if (count > body->count) count = body->count;
    body->count -= count;
    if (count && body->count) memmove(body->start, body->start + count, body->count);
}

int ccurl_has_head(const ccurl_transfer *transfer) { return transfer->has_head; }

long ccurl_status(const ccurl_transfer *transfer) {
    long status = 0;
    curl.easy_getinfo(transfer->easy, INFO_RESPONSE_CODE, &status);
    return status;
}

const char *ccurl_address(const ccurl_transfer *transfer) {
    const char *address = NULL;
    curl.easy_getinfo(transfer->easy, INFO_EFFECTIVE_URL, &address);
    return address ? address : "";
}

int ccurl_error(const ccurl_transfer *transfer, const char **text, long *system_error) {
    *system_error = 0;
    curl.easy_getinfo(transfer->easy, INFO_OS_ERRNO, system_error);
    *text = *transfer->error ? transfer->error : curl.easy_strerror(transfer->result);
    return transfer->result;
}
