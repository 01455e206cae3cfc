#include "cpng.h"

#include <setjmp.h>
#include <stdlib.h>
#include <string.h>

#include <png.h>
#include <zlib.h>

/// A transform of this file's own: zlib's check sum is missing.
enum { WITHOUT_CHECK_SUM = 1 << 16 };

struct reader {
    const uint8_t *data;
    size_t length, position;
    int ran_out, no_memory, pads;
    size_t padding;
    char *message;
};

static void note_error(png_structp png, png_const_charp text) {
    struct reader *state = png_get_error_ptr(png);
    strncpy(state->message, text, 199);
    state->message[199] = 0;
    png_longjmp(png, 1);
}

static void ignore_warning(png_structp png, png_const_charp text) { (void)png, (void)text; }

static void read_memory(png_structp png, png_bytep target, size_t count) {
    struct reader *state = png_get_io_ptr(png);
    size_t left = state->length - state->position;
    if (count > left) {
        state->ran_out = 1;
        // Zeros stand for the two check sums at the end of the last chunk, zlib's and the chunk's own: four bytes each.
        state->padding += count - left;
        if (!state->pads || state->padding > 8) png_error(png, "Read Error");
        memset(target + left, 0, count - left);
        count = left;
    }
    memcpy(target, state->data + state->position, count);
    state->position += count;
}

static void describe(png_structp png, png_infop info, cpng_header *header) {
    png_colorp palette = NULL;
    png_bytep transparency = NULL;
    png_color_16p transparent = NULL;
    int count = 0;
    header->width = png_get_image_width(png, info);
    header->height = png_get_image_height(png, info);
    header->bit_depth = png_get_bit_depth(png, info);
    header->color_type = png_get_color_type(png, info);
    if (png_get_PLTE(png, info, &palette, &count)) {
        header->palette_count = count;
        for (int i = 0; i < count && i < 256; i++) {
            header->palette[3 * i] = palette[i].red;
            header->palette[3 * i + 1] = palette[i].green;
            header->palette[3 * i + 2] = palette[i].blue;
        }
    }
    if (png_get_tRNS(png, info, &transparency, &count, &transparent)) {
        header->has_transparency = 1;
        if (header->color_type == PNG_COLOR_TYPE_PALETTE && transparency) {
            header->transparency_count = count;
            memcpy(header->transparency, transparency, (size_t)(count < 256 ? count : 256));
        } else if (transparent) {
            header->transparent_gray = transparent->gray;
            header->transparent_red = transparent->red;
            header->transparent_green = transparent->green;
            header->transparent_blue = transparent->blue;
        }
    }
}

static void apply(png_structp png, int transforms, const cpng_header *header) {
    if (header->bit_depth == 16) {
        if (transforms & CPNG_STRIP_16) png_set_strip_16(png);
        else png_set_swap(png);
    }
    if (transforms & CPNG_STRIP_ALPHA) png_set_strip_alpha(png);
    if (transforms & CPNG_TRANSPARENCY_TO_ALPHA) png_set_tRNS_to_alpha(png);
    if ((transforms & CPNG_PALETTE_TO_RGB) && header->color_type == PNG_COLOR_TYPE_PALETTE) png_set_palette_to_rgb(png);
    if ((transforms & CPNG_EXPAND_GRAY) && !(header->color_type & PNG_COLOR_MASK_COLOR) && header->bit_depth < 8)
        png_set_expand_gray_1_2_4_to_8(png);
    if (transforms & CPNG_BGR) png_set_bgr(png);
    if (transforms & CPNG_GRAY_TO_RGB) png_set_gray_to_rgb(png);
    if (transforms & CPNG_RGB_TO_GRAY) png_set_rgb_to_gray(png, PNG_ERROR_ACTION_NONE, 0.299, 0.587);
    png_set_packing(png);
    png_set_interlace_handling(png);
}

/// The header alone when `pixels` is null.
static int read_image(const uint8_t *data, size_t length, int transforms, uint8_t *pixels, size_t capacity,
                      cpng_header *header) {
    memset(header, 0, sizeof *header);
    struct reader state = {data, length, 0, 0, 0, pixels && (transforms & CPNG_IGNORE_END), 0, header->message};
    png_structp png = png_create_read_struct(PNG_LIBPNG_VER_STRING, &state, note_error, ignore_warning);
    png_infop info = png ? png_create_info_struct(png) : NULL;
    png_bytep *volatile rows = NULL;
    if (!info) {
        png_destroy_read_struct(&png, NULL, NULL);
        return CPNG_NO_MEMORY;
    }
    if (setjmp(png_jmpbuf(png))) {
        free(rows);
        png_destroy_read_struct(&png, &info, NULL);
        return state.no_memory ? CPNG_NO_MEMORY : state.ran_out ? CPNG_TRUNCATED : CPNG_CORRUPT;
    }
    png_set_user_limits(png, 0x7FFFFFFF, 0x7FFFFFFF);
    png_set_read_fn(png, &state, read_memory);
    png_read_info(png, info);
    describe(png, info, header);
    apply(png, transforms, header);
    if (state.pads) png_set_crc_action(png, PNG_CRC_QUIET_USE, PNG_CRC_QUIET_USE);
    if (transforms & WITHOUT_CHECK_SUM) png_set_option(png, PNG_IGNORE_ADLER32, PNG_OPTION_ON);
    png_read_update_info(png, info);
    header->channels = png_get_channels(png, info);
    header->sample_bytes = png_get_bit_depth(png, info) == 16 ? 2 : 1;
    if (pixels) {
        size_t row_bytes = png_get_rowbytes(png, info);
        if (capacity / header->height < row_bytes) png_error(png, "row size mismatch");
        rows = malloc(header->height * sizeof(png_bytep));
        if (!rows) {
            state.no_memory = 1;
            png_error(png, "out of memory");
        }
        for (uint32_t y = 0; y < header->height; y++) rows[y] = pixels + (size_t)y * row_bytes;
        png_read_image(png, rows);
        if (!(transforms & CPNG_IGNORE_END)) png_read_end(png, NULL);
    }
    free(rows);
    png_destroy_read_struct(&png, &info, NULL);
    return CPNG_OK;
}

int cpng_read_header(const uint8_t *data, size_t length, int transforms, cpng_header *header) {
    return read_image(data, length, transforms, NULL, 0, header);
}

int cpng_decode(const uint8_t *data, size_t length, int transforms, uint8_t *pixels, size_t capacity, cpng_header *header) {
    int status = read_image(data, length, transforms, pixels, capacity, header);
    if (status != CPNG_TRUNCATED || !(transforms & CPNG_IGNORE_END)) return status;
    // Perhaps only check sums are missing.
    return read_image(data, length, transforms | WITHOUT_CHECK_SUM, pixels, capacity, header);
}

// MARK: Writing

struct writer {
    struct reader errors;  // first: `note_error` reads it
    uint8_t *data;
    size_t length, capacity;
};

static void write_memory(png_structp png, png_bytep source, size_t count) {
    struct writer *state = png_get_io_ptr(png);
    if (count > state->capacity - state->length) {
        size_t capacity = (state->capacity + count) * 2;
        uint8_t *grown = realloc(state->data, capacity);
        if (!grown) {
            state->errors.no_memory = 1;
            png_error(png, "out of memory");
        }
        state->data = grown;
        state->capacity = capacity;
    }
    memcpy(state->data + state->length, source, count);
    state->length += count;
}

static void flush_nothing(png_structp png) { (void)png; }

static void set_palette(png_structp png, png_infop info, const cpng_options *options) {
    png_color palette[256];
    for (int i = 0; i < options->palette_count; i++) {
        palette[i].red = options->palette[3 * i];
        palette[i].green = options->palette[3 * i + 1];
        palette[i].blue = options->palette[3 * i + 2];
    }
    png_set_PLTE(png, info, palette, options->palette_count);
    if (options->transparency_count > 0)
        png_set_tRNS(png, info, options->transparency, options->transparency_count, NULL);
}

int cpng_encode(const uint8_t *pixels, size_t row_bytes, const cpng_options *options, uint8_t **encoded, size_t *length,
                char message[200]) {
    struct writer *state = calloc(1, sizeof *state);
    if (!state) return CPNG_NO_MEMORY;
    state->errors.message = message;
    message[0] = 0;
    png_structp png = png_create_write_struct(PNG_LIBPNG_VER_STRING, state, note_error, ignore_warning);
    png_infop info = png ? png_create_info_struct(png) : NULL;
    if (!info || setjmp(png_jmpbuf(png))) {
        int no_memory = !info || state->errors.no_memory;
        png_destroy_write_struct(&png, info ? &info : NULL);
        free(state->data);
        free(state);
        return no_memory ? CPNG_NO_MEMORY : CPNG_CORRUPT;
    }
    png_set_user_limits(png, 0x7FFFFFFF, 0x7FFFFFFF);
    png_set_write_fn(png, state, write_memory, flush_nothing);
    if (options->filter_sub) {
        png_set_filter(png, PNG_FILTER_TYPE_BASE, PNG_FILTER_SUB);
        png_set_compression_strategy(png, Z_RLE);
    }
    if (options->level >= 0) png_set_compression_level(png, options->level);
    png_set_IHDR(png, info, options->width, options->height, options->bit_depth, options->color_type, PNG_INTERLACE_NONE,
                 PNG_COMPRESSION_TYPE_BASE, PNG_FILTER_TYPE_BASE);
    if (options->palette_count > 0) set_palette(png, info, options);
    png_write_info(png, info);
    if (options->bit_depth < 8) png_set_packing(png);
    if (options->bit_depth == 16) png_set_swap(png);
    for (uint32_t y = 0; y < options->height; y++) png_write_row(png, pixels + (size_t)y * row_bytes);
    png_write_end(png, info);
    png_destroy_write_struct(&png, &info);
    *encoded = state->data;
    *length = state->length;
    free(state);
    return CPNG_OK;
}

void cpng_free(uint8_t *encoded) { free(encoded); }
