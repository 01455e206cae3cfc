#include "cjpeg.h"

#include <setjmp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <jerror.h>
#include <jpeglib.h>

// MARK: Errors

struct error_state {
    struct jpeg_error_mgr manager;
    jmp_buf leave;
    char *message;
};

static void leave_on_error(j_common_ptr codec) {
    struct error_state *state = (struct error_state *)codec->err;
    char text[JMSG_LENGTH_MAX];
    state->manager.format_message(codec, text);
    strncpy(state->message, text, 199);
    state->message[199] = 0;
    longjmp(state->leave, 1);
}

static void keep_silent(j_common_ptr codec) { (void)codec; }

static struct jpeg_error_mgr *prepare_errors(struct error_state *state, cjpeg_header *header) {
    struct jpeg_error_mgr *manager = jpeg_std_error(&state->manager);
    manager->error_exit = leave_on_error;
    manager->output_message = keep_silent;
    state->message = header->message;
    header->message[0] = 0;
    return manager;
}

static int status_of_error(const struct error_state *state) {
    return state->manager.msg_code == JERR_OUT_OF_MEMORY ? CJPEG_NO_MEMORY : CJPEG_CORRUPT;
}

// MARK: Reading from memory

struct memory_source {
    struct jpeg_source_mgr manager;
    int ran_out;
};

static void do_nothing(j_decompress_ptr codec) { (void)codec; }

/// At the end of the data an end-of-image marker is invented, so that what was read is still delivered.
static boolean invent_end(j_decompress_ptr codec) {
    static const JOCTET end_of_image[2] = {0xFF, JPEG_EOI};
    struct memory_source *source = (struct memory_source *)codec->src;
    source->ran_out = 1;
    source->manager.next_input_byte = end_of_image;
    source->manager.bytes_in_buffer = 2;
    return TRUE;
}

static boolean suspend(j_decompress_ptr codec) {
    ((struct memory_source *)codec->src)->ran_out = 1;
    return FALSE;
}

static void skip_bytes(j_decompress_ptr codec, long count) {
    struct jpeg_source_mgr *source = codec->src;
    if (count <= 0) return;
    if ((size_t)count > source->bytes_in_buffer) {
        invent_end(codec);
    } else {
        source->next_input_byte += count;
        source->bytes_in_buffer -= (size_t)count;
    }
}

static void prepare_source(j_decompress_ptr codec, struct memory_source *source, const uint8_t *data, size_t length) {
    source->ran_out = 0;
    source->manager.init_source = do_nothing;
    source->manager.fill_input_buffer = invent_end;
    source->manager.skip_input_data = skip_bytes;
    source->manager.resync_to_restart = jpeg_resync_to_restart;
    source->manager.term_source = do_nothing;
    source->manager.next_input_byte = data;
    source->manager.bytes_in_buffer = length;
    codec->src = &source->manager;
}

static void describe(j_decompress_ptr codec, cjpeg_header *header) {
    header->width = (int32_t)codec->image_width;
    header->height = (int32_t)codec->image_height;
    header->components = codec->num_components;
    header->adobe = codec->saw_Adobe_marker ? 1 : 0;
}

/// What a decoder works on. It lives on the heap and each entry point leaves `setjmp` to a function of one call, so that no
/// variable of an optimised function is in a register when an error jumps back.
struct decoder {
    struct jpeg_decompress_struct codec;
    struct memory_source source;
    struct error_state errors;
    const uint8_t *data;
    size_t length;
    int layout, strict;
    uint8_t *pixels;
    size_t capacity;
    cjpeg_header *header;
};

static struct decoder *new_decoder(const uint8_t *data, size_t length, cjpeg_header *header) {
    struct decoder *state = calloc(1, sizeof *state);
    if (state == NULL) return NULL;
    state->data = data;
    state->length = length;
    state->header = header;
    state->codec.err = prepare_errors(&state->errors, header);
    return state;
}

static void read_stored_header(struct decoder *state) {
    jpeg_create_decompress(&state->codec);
    prepare_source(&state->codec, &state->source, state->data, state->length);
    jpeg_read_header(&state->codec, TRUE);
    describe(&state->codec, state->header);
}

static int work_on_header(struct decoder *state) {
    read_stored_header(state);
    return state->source.ran_out ? CJPEG_TRUNCATED : CJPEG_OK;
}

/// Runs `work`; an error of the library comes back as its status.
static int decode_guarded(struct decoder *state, int (*work)(struct decoder *)) {
    if (setjmp(state->errors.leave)) return status_of_error(&state->errors);
    return work(state);
}

int cjpeg_read_header(const uint8_t *data, size_t length, cjpeg_header *header) {
    struct decoder *state = new_decoder(data, length, header);
    if (state == NULL) return CJPEG_NO_MEMORY;
    int status = decode_guarded(state, work_on_header);
    if (status != CJPEG_OK && state->source.ran_out) status = CJPEG_TRUNCATED;
    jpeg_destroy_decompress(&state->codec);
    free(state);
    return status;
}

static J_COLOR_SPACE colour_space(int layout) {
    switch (layout) {
    case CJPEG_GRAY: return JCS_GRAYSCALE;
    case CJPEG_RGB: return JCS_EXT_RGB;
    case CJPEG_BGR: return JCS_EXT_BGR;
    default: return JCS_CMYK;
    }
}

static size_t channels(int layout) { return layout == CJPEG_GRAY ? 1 : layout == CJPEG_CMYK ? 4 : 3; }

static int work_on_pixels(struct decoder *state) {
    j_decompress_ptr codec = &state->codec;
    int layout = state->layout, strict = state->strict;
    read_stored_header(state);
    codec->out_color_space = colour_space(layout);
    if (strict) state->source.manager.fill_input_buffer = suspend;
    boolean started = jpeg_start_decompress(codec);
    size_t row_bytes = (size_t)codec->output_width * channels(layout);
    if ((size_t)codec->output_components != channels(layout) || state->capacity / codec->output_height < row_bytes) {
        return CJPEG_CORRUPT;
    }
    while (started && codec->output_scanline < codec->output_height) {
        JSAMPROW row = state->pixels + (size_t)codec->output_scanline * row_bytes;
        if (jpeg_read_scanlines(codec, &row, 1) == 0) break;
    }
    int complete = codec->output_scanline == codec->output_height;
    state->header->unprocessed = complete ? 0 : (int32_t)state->source.manager.bytes_in_buffer;
    if (!strict) jpeg_finish_decompress(codec);
    return (strict ? !complete : state->source.ran_out) ? CJPEG_TRUNCATED : CJPEG_OK;
}

int cjpeg_decode(const uint8_t *data, size_t length, int layout, int strict, uint8_t *pixels, size_t capacity, cjpeg_header *header) {
    struct decoder *state = new_decoder(data, length, header);
    if (state == NULL) return CJPEG_NO_MEMORY;
    state->layout = layout;
    state->strict = strict;
    state->pixels = pixels;
    state->capacity = capacity;
    int status = decode_guarded(state, work_on_pixels);
    jpeg_destroy_decompress(&state->codec);
    free(state);
    return status;
}

// MARK: Writing

struct encoder {
    struct jpeg_compress_struct codec;
    struct error_state errors;
    const uint8_t *pixels;
    int32_t width, height;
    int layout;
    const cjpeg_options *options;
    unsigned char *buffer;
    unsigned long size;
};

static int work_on_file(struct encoder *state) {
    j_compress_ptr codec = &state->codec;
    const cjpeg_options *options = state->options;
    int layout = state->layout;
    jpeg_create_compress(codec);
    jpeg_mem_dest(codec, &state->buffer, &state->size);
    codec->image_width = (JDIMENSION)state->width;
    codec->image_height = (JDIMENSION)state->height;
    codec->input_components = (int)channels(layout);
    codec->in_color_space = colour_space(layout);
    jpeg_set_defaults(codec);
    jpeg_set_quality(codec, options->quality, TRUE);
    if (layout == CJPEG_RGB || layout == CJPEG_BGR) {
        codec->comp_info[0].h_samp_factor = options->chroma_halved == 0 ? 1 : 2;
        codec->comp_info[0].v_samp_factor = options->chroma_halved == 1 ? 2 : 1;
    }
    if (options->progressive) jpeg_simple_progression(codec);
    codec->optimize_coding = options->optimize ? TRUE : FALSE;
    jpeg_start_compress(codec, TRUE);
    size_t row_bytes = (size_t)state->width * channels(layout);
    while (codec->next_scanline < codec->image_height) {
        JSAMPROW row = (JSAMPROW)(state->pixels + (size_t)codec->next_scanline * row_bytes);
        jpeg_write_scanlines(codec, &row, 1);
    }
    jpeg_finish_compress(codec);
    return CJPEG_OK;
}

static int encode_guarded(struct encoder *state) {
    if (setjmp(state->errors.leave)) return status_of_error(&state->errors);
    return work_on_file(state);
}

int cjpeg_encode(const uint8_t *pixels, int32_t width, int32_t height, int layout, const cjpeg_options *options,
                 uint8_t **encoded, size_t *length, cjpeg_header *header) {
    struct encoder *state = calloc(1, sizeof *state);
    if (state == NULL) return CJPEG_NO_MEMORY;
    state->codec.err = prepare_errors(&state->errors, header);
    state->pixels = pixels;
    state->width = width;
    state->height = height;
    state->layout = layout;
    state->options = options;
    int status = encode_guarded(state);
    jpeg_destroy_compress(&state->codec);
    if (status == CJPEG_OK) {
        *encoded = state->buffer;
        *length = state->size;
    } else {
        free(state->buffer);
    }
    free(state);
    return status;
}

void cjpeg_free(uint8_t *encoded) { free(encoded); }
