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

int cjpeg_read_header(const uint8_t *data, size_t length, cjpeg_header *header) {
    struct jpeg_decompress_struct codec;
    struct memory_source source;
    struct error_state errors;
    codec.err = prepare_errors(&errors, header);
    if (setjmp(errors.leave)) {
        jpeg_destroy_decompress(&codec);
        return source.ran_out ? CJPEG_TRUNCATED : status_of_error(&errors);
    }
    jpeg_create_decompress(&codec);
    prepare_source(&codec, &source, data, length);
    jpeg_read_header(&codec, TRUE);
    describe(&codec, header);
    int status = source.ran_out ? CJPEG_TRUNCATED : CJPEG_OK;
    jpeg_destroy_decompress(&codec);
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

int cjpeg_decode(const uint8_t *data, size_t length, int layout, int strict, uint8_t *pixels, size_t capacity, cjpeg_header *header) {
    struct jpeg_decompress_struct codec;
    struct memory_source source;
    struct error_state errors;
    codec.err = prepare_errors(&errors, header);
    if (setjmp(errors.leave)) {
        jpeg_destroy_decompress(&codec);
        return status_of_error(&errors);
    }
    jpeg_create_decompress(&codec);
    prepare_source(&codec, &source, data, length);
    jpeg_read_header(&codec, TRUE);
    describe(&codec, header);
    codec.out_color_space = colour_space(layout);
    if (strict) source.manager.fill_input_buffer = suspend;
    boolean started = jpeg_start_decompress(&codec);
    size_t row_bytes = (size_t)codec.output_width * channels(layout);
    if ((size_t)codec.output_components != channels(layout) || capacity / codec.output_height < row_bytes) {
        jpeg_destroy_decompress(&codec);
        return CJPEG_CORRUPT;
    }
    while (started && codec.output_scanline < codec.output_height) {
        JSAMPROW row = pixels + (size_t)codec.output_scanline * row_bytes;
        if (jpeg_read_scanlines(&codec, &row, 1) == 0) break;
    }
    int complete = codec.output_scanline == codec.output_height;
    header->unprocessed = complete ? 0 : (int32_t)source.manager.bytes_in_buffer;
    if (!strict) jpeg_finish_decompress(&codec);
    int status = (strict ? !complete : source.ran_out) ? CJPEG_TRUNCATED : CJPEG_OK;
    jpeg_destroy_decompress(&codec);
    return status;
}

// MARK: Writing

int cjpeg_encode(const uint8_t *pixels, int32_t width, int32_t height, int layout, const cjpeg_options *options,
                 uint8_t **encoded, size_t *length, cjpeg_header *header) {
    struct jpeg_compress_struct codec;
    struct error_state errors;
    unsigned char *buffer = NULL;
    unsigned long size = 0;
    codec.err = prepare_errors(&errors, header);
    if (setjmp(errors.leave)) {
        jpeg_destroy_compress(&codec);
        free(buffer);
        return status_of_error(&errors);
    }
    jpeg_create_compress(&codec);
    jpeg_mem_dest(&codec, &buffer, &size);
    codec.image_width = (JDIMENSION)width;
    codec.image_height = (JDIMENSION)height;
    codec.input_components = (int)channels(layout);
    codec.in_color_space = colour_space(layout);
    jpeg_set_defaults(&codec);
    jpeg_set_quality(&codec, options->quality, TRUE);
    if (layout == CJPEG_RGB || layout == CJPEG_BGR) {
        codec.comp_info[0].h_samp_factor = options->chroma_halved == 0 ? 1 : 2;
        codec.comp_info[0].v_samp_factor = options->chroma_halved == 1 ? 2 : 1;
    }
    if (options->progressive) jpeg_simple_progression(&codec);
    codec.optimize_coding = options->optimize ? TRUE : FALSE;
    jpeg_start_compress(&codec, TRUE);
    size_t row_bytes = (size_t)width * channels(layout);
    while (codec.next_scanline < codec.image_height) {
        JSAMPROW row = (JSAMPROW)(pixels + (size_t)codec.next_scanline * row_bytes);
        jpeg_write_scanlines(&codec, &row, 1);
    }
    jpeg_finish_compress(&codec);
    jpeg_destroy_compress(&codec);
    *encoded = buffer;
    *length = size;
    return CJPEG_OK;
}

void cjpeg_free(uint8_t *encoded) { free(encoded); }
