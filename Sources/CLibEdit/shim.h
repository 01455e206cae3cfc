#include <stddef.h>
#include <wchar.h>
#include <histedit.h>

/* libedit's settings are variadic, which Swift cannot call: one typed function for each that is used. */

typedef wchar_t *(*editor_prompt)(EditLine *);
typedef unsigned char (*editor_command)(EditLine *, wint_t);
typedef int (*editor_getter)(EditLine *, wchar_t *);

/* Declared for POSIX programs only. */
extern int wcwidth(wchar_t character);

static inline int editor_width(wchar_t character) { return wcwidth(character); }

static inline int editor_set_prompt(EditLine *editor, editor_prompt prompt, wchar_t escape) {
    return el_wset(editor, EL_PROMPT_ESC, prompt, escape);
}
static inline int editor_set_mode(EditLine *editor, const wchar_t *mode) { return el_wset(editor, EL_EDITOR, mode); }
static inline int editor_set_getter(EditLine *editor, editor_getter getter) { return el_wset(editor, EL_GETCFN, getter); }
static inline int editor_set_client(EditLine *editor, void *client) { return el_wset(editor, EL_CLIENTDATA, client); }
static inline void *editor_client(EditLine *editor) {
    void *client = NULL;
    el_wget(editor, EL_CLIENTDATA, &client);
    return client;
}
static inline int editor_add(EditLine *editor, const wchar_t *name, const wchar_t *help, editor_command command) {
    return el_wset(editor, EL_ADDFN, name, help, command);
}
static inline int editor_bind(EditLine *editor, const wchar_t *key, const wchar_t *name) {
    return el_wset(editor, EL_BIND, key, name, NULL);
}
/* In the map of vi's command mode. */
static inline int editor_bind_alternative(EditLine *editor, const wchar_t *key, const wchar_t *name) {
    return el_wset(editor, EL_BIND, L"-a", key, name, NULL);
}
static inline int editor_refresh(EditLine *editor) { return el_wset(editor, EL_REFRESH); }
static inline int editor_set_history(EditLine *editor, HistoryW *history) {
    return el_wset(editor, EL_HIST, history_w, history);
}
static inline int editor_history_size(HistoryW *history, int size) {
    HistEventW event;
    return history_w(history, &event, H_SETSIZE, size);
}
static inline int editor_history_enter(HistoryW *history, const wchar_t *line) {
    HistEventW event;
    return history_w(history, &event, H_ENTER, line);
}
