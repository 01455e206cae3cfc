// Cairo and FreeType, loaded when the first picture is drawn, so that programs that draw none pay nothing.
#pragma once

typedef struct {
    double x_bearing, y_bearing, width, height, x_advance, y_advance;
} ccairo_text_extents;

typedef int (*ccairo_write)(void *closure, const unsigned char *data, unsigned int length);

/// The functions that are used, under cairo's own names without the prefix; surfaces, contexts and faces are opaque.
typedef struct {
    void *(*image_surface_create)(int format, int width, int height);
    void *(*image_surface_create_for_data)(unsigned char *data, int format, int width, int height, int stride);
    unsigned char *(*image_surface_get_data)(void *surface);
    int (*image_surface_get_stride)(void *surface);
    int (*surface_write_to_png_stream)(void *surface, ccairo_write write, void *closure);
    void *(*svg_surface_create_for_stream)(ccairo_write write, void *closure, double width, double height);
    void *(*pdf_surface_create_for_stream)(ccairo_write write, void *closure, double width, double height);
    void (*surface_mark_dirty)(void *surface);
    void (*surface_flush)(void *surface);
    void (*surface_finish)(void *surface);
    int (*surface_status)(void *surface);
    void (*surface_destroy)(void *surface);
    void *(*create)(void *surface);
    void (*destroy)(void *context);
    int (*status)(void *context);
    void (*save)(void *context);
    void (*restore)(void *context);
    void (*new_path)(void *context);
    void (*move_to)(void *context, double x, double y);
    void (*line_to)(void *context, double x, double y);
    void (*curve_to)(void *context, double x1, double y1, double x2, double y2, double x3, double y3);
    void (*close_path)(void *context);
    void (*rectangle)(void *context, double x, double y, double width, double height);
    void (*clip)(void *context);
    void (*fill_preserve)(void *context);
    void (*stroke)(void *context);
    void (*paint_with_alpha)(void *context, double alpha);
    void (*set_source_rgba)(void *context, double red, double green, double blue, double alpha);
    void (*set_source_surface)(void *context, void *surface, double x, double y);
    void *(*get_source)(void *context);
    void (*pattern_set_filter)(void *pattern, int filter);
    void (*pattern_set_extend)(void *pattern, int extend);
    void (*set_line_width)(void *context, double width);
    void (*set_line_cap)(void *context, int cap);
    void (*set_line_join)(void *context, int join);
    void (*set_miter_limit)(void *context, double limit);
    void (*set_dash)(void *context, const double *dashes, int count, double offset);
    void (*translate)(void *context, double x, double y);
    void (*scale)(void *context, double x, double y);
    void (*rotate)(void *context, double angle);
    void (*set_font_face)(void *context, void *face);
    void (*set_font_size)(void *context, double size);
    void (*show_text)(void *context, const char *text);
    void (*text_extents)(void *context, const char *text, ccairo_text_extents *extents);
    void *(*ft_font_face_create_for_ft_face)(void *face, int load_flags);
    void *(*font_options_create)(void);
    void (*font_options_destroy)(void *options);
    void (*font_options_set_hint_metrics)(void *options, int metrics);
    void (*font_options_set_hint_style)(void *options, int style);
    void (*set_font_options)(void *context, const void *options);

    int (*freetype_init)(void **library);
    int (*freetype_new_face)(void *library, const char *path, long index, void **face);
} ccairo_functions;

/// The table, or null when a library or one of its functions is missing; `missing` then points to its name.
const ccairo_functions *ccairo_load(const char **missing);
