// libjpeg behind functions that return codes: its error handler leaves with longjmp, which must never cross a Swift frame.
#pragma once
#include <stddef.h>
#include <stdint.h>

enum cjpeg_status {
    CJPEG_OK = 0,
    CJPEG_CORRUPT = 1,    // the library gave up; `message` says why
    CJPEG_TRUNCATED = 2,  // the data ended early; what was there has been decoded, the rest is grey
    CJPEG_NO_MEMORY = 3,
};

/// Arrangement of the samples in memory.
enum cjpeg_layout { CJPEG_GRAY = 0, CJPEG_RGB = 1, CJPEG_BGR = 2, CJPEG_CMYK = 3 };

typedef struct {
    int32_t width, height;
    int32_t components;   // components stored in the file: 1, 3 or 4
    int32_t adobe;        // 1 when an Adobe marker is present (its CMYK is stored inverted)
    int32_t unprocessed;  // with `strict`: bytes left over when the data ended early
    char message[200];    // the library's text of the last error
} cjpeg_header;

typedef struct {
    int32_t quality;           // 0...100
    int32_t chroma_halved;     // 1: 4:2:0, 0: 4:4:4, 2: 4:2:2
    int32_t progressive, optimize;
} cjpeg_options;

int cjpeg_read_header(const uint8_t *data, size_t length, cjpeg_header *header);

/// Decodes into `pixels`, height rows of width * channels(layout) bytes, with the accurate integer transform and smooth
/// chroma upsampling. When the data ends early: `strict` stops there and counts the unprocessed bytes, otherwise an
/// end-of-image marker is invented and the rest of the picture is what the library makes of it.
int cjpeg_decode(const uint8_t *data, size_t length, int layout, int strict, uint8_t *pixels, size_t capacity, cjpeg_header *header);

/// Encodes; `*encoded` is to be released by `cjpeg_free`.
int cjpeg_encode(const uint8_t *pixels, int32_t width, int32_t height, int layout, const cjpeg_options *options,
                 uint8_t **encoded, size_t *length, cjpeg_header *header);
void cjpeg_free(uint8_t *encoded);
