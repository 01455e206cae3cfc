// libpng behind functions that return codes: its error handler leaves with longjmp, which must never cross a Swift frame.
#pragma once
#include <stddef.h>
#include <stdint.h>

enum cpng_status {
    CPNG_OK = 0,
    CPNG_CORRUPT = 1,    // the library gave up; `message` says why
    CPNG_TRUNCATED = 2,  // the data ended early
    CPNG_NO_MEMORY = 3,
};

/// What libpng is asked to do to the samples while it reads; without any, 8-bit samples or one byte a sample for fewer bits,
/// 16-bit samples in the machine's byte order.
enum cpng_transform {
    CPNG_STRIP_16 = 1,
    CPNG_STRIP_ALPHA = 2,
    CPNG_TRANSPARENCY_TO_ALPHA = 4,
    CPNG_PALETTE_TO_RGB = 8,
    CPNG_EXPAND_GRAY = 16,   // 1, 2 and 4 bits scaled to 8
    CPNG_GRAY_TO_RGB = 32,
    CPNG_RGB_TO_GRAY = 64,   // 0.299 R + 0.587 G + 0.114 B in libpng's arithmetic
    CPNG_BGR = 128,
    CPNG_IGNORE_END = 256,   // what follows the last row need not be there
};

typedef struct {
    uint32_t width, height;
    int32_t bit_depth, color_type;      // as stored in the file
    int32_t channels, sample_bytes;     // of the decoded rows
    int32_t palette_count, transparency_count, has_transparency;
    uint8_t palette[768];
    uint8_t transparency[256];
    uint16_t transparent_gray, transparent_red, transparent_green, transparent_blue;
    char message[200];
} cpng_header;

typedef struct {
    uint32_t width, height;
    int32_t bit_depth, color_type;
    int32_t level;        // zlib's level, -1 for its default
    int32_t filter_sub;   // 1: only the "sub" filter and run-length strategy, 0: libpng's choice
    int32_t palette_count, transparency_count;
    uint8_t palette[768];
    uint8_t transparency[256];
} cpng_options;

int cpng_read_header(const uint8_t *data, size_t length, int transforms, cpng_header *header);
int cpng_decode(const uint8_t *data, size_t length, int transforms, uint8_t *pixels, size_t capacity, cpng_header *header);

/// `pixels` holds one byte a sample (fewer bits are packed by libpng) or two in the machine's order for 16 bits.
int cpng_encode(const uint8_t *pixels, size_t row_bytes, const cpng_options *options, uint8_t **encoded, size_t *length,
                char message[200]);
void cpng_free(uint8_t *encoded);
