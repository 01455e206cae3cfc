// Transfers of libcurl, which is loaded when the first one starts, so that programs that fetch nothing pay nothing.
#pragma once
#include <stddef.h>

/// What is asked for. Texts end with zero; NULL where nothing is meant.
struct ccurl_request {
    const char *url;
    const char *method;
    /// Lines "Name: value".
    const char *const *headers;
    size_t header_count;
    const unsigned char *body;
    size_t body_count;
    int has_body;
    /// Seconds without a sign of the server; 0 for any.
    double timeout;
    int verifies;
    /// A file of certificates.
    const char *certificates;
};

typedef struct ccurl_transfer ccurl_transfer;

/// The name of what is missing, where libcurl cannot be loaded; else NULL.
const char *ccurl_missing(void);

/// A transfer that has not begun, or NULL without memory.
ccurl_transfer *ccurl_open(const struct ccurl_request *request);
void ccurl_close(ccurl_transfer *transfer);

/// Goes on for a tenth of a second at the most: 1 while the transfer runs, 0 at its end.
int ccurl_step(ccurl_transfer *transfer);

/// The header lines of every answer so far, and the bytes of the body that have come since the last `ccurl_discard`.
const unsigned char *ccurl_head(const ccurl_transfer *transfer, size_t *count);
const unsigned char *ccurl_body(const ccurl_transfer *transfer, size_t *count);
void ccurl_discard(ccurl_transfer *transfer, size_t count);

/// Whether the header of the last answer is complete.
int ccurl_has_head(const ccurl_transfer *transfer);
long ccurl_status(const ccurl_transfer *transfer);
const char *ccurl_address(const ccurl_transfer *transfer);

/// After the end: libcurl's error code, 0 for none, its text, and the system's error number.
int ccurl_error(const ccurl_transfer *transfer, const char **text, long *system_error);
