#include "cairo.h"

#include <dlfcn.h>
#include <pthread.h>
#include <stddef.h>

static ccairo_functions functions;
static const char *missing_name;
static pthread_once_t once = PTHREAD_ONCE_INIT;

struct entry {
    const char *name;
    size_t offset;
};

#define CAIRO(name) {"cairo_" #name, offsetof(ccairo_functions, name)}

static const struct entry cairo_entries[] = {
    CAIRO(image_surface_create), CAIRO(image_surface_create_for_data), CAIRO(image_surface_get_data),
    CAIRO(image_surface_get_stride), CAIRO(surface_write_to_png_stream), CAIRO(svg_surface_create_for_stream),
    CAIRO(pdf_surface_create_for_stream), CAIRO(surface_mark_dirty), CAIRO(surface_flush), CAIRO(surface_finish),
    CAIRO(surface_status), CAIRO(surface_destroy), CAIRO(create), CAIRO(destroy), CAIRO(status), CAIRO(save),
    CAIRO(restore), CAIRO(new_path), CAIRO(move_to), CAIRO(line_to), CAIRO(curve_to), CAIRO(close_path),
    CAIRO(rectangle), CAIRO(clip), CAIRO(fill_preserve), CAIRO(stroke), CAIRO(paint_with_alpha),
    CAIRO(set_source_rgba), CAIRO(set_source_surface), CAIRO(get_source), CAIRO(pattern_set_filter),
    CAIRO(pattern_set_extend), CAIRO(set_line_width), CAIRO(set_line_cap), CAIRO(set_line_join),
    CAIRO(set_miter_limit), CAIRO(set_dash), CAIRO(translate), CAIRO(scale), CAIRO(rotate), CAIRO(set_font_face),
    CAIRO(set_font_size), CAIRO(show_text), CAIRO(text_extents), CAIRO(ft_font_face_create_for_ft_face),
    CAIRO(font_options_create), CAIRO(font_options_destroy), CAIRO(font_options_set_hint_metrics), CAIRO(font_options_set_hint_style),
    CAIRO(set_font_options),
};

static const struct entry freetype_entries[] = {
    {"FT_Init_FreeType", offsetof(ccairo_functions, freetype_init)},
    {"FT_New_Face", offsetof(ccairo_functions, freetype_new_face)},
};

static int load(const char *library, const struct entry *entries, size_t count) {
    void *handle = dlopen(library, RTLD_NOW | RTLD_LOCAL);
    if (!handle) {
        missing_name = library;
        return 0;
    }
    for (size_t i = 0; i < count; i++) {
        void *symbol = dlsym(handle, entries[i].name);
        if (!symbol) {
            missing_name = entries[i].name;
            return 0;
        }
        *(void **)((char *)&functions + entries[i].offset) = symbol;
    }
    return 1;
}

static void load_all(void) {
    (void)(load("libcairo.so.2", cairo_entries, sizeof cairo_entries / sizeof *cairo_entries) &&
           load("libfreetype.so.6", freetype_entries, sizeof freetype_entries / sizeof *freetype_entries));
}

const ccairo_functions *ccairo_load(const char **missing) {
    pthread_once(&once, load_all);
    *missing = missing_name;
    return missing_name ? NULL : &functions;
}
