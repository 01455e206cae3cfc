/// Merge sort of (value, position) pairs: runs of sixteen by insertion, then merged from one array to the other.
#include "sort.h"

#include <stdlib.h>
#include <string.h>

#define RUN 16

#define DEFINE_SORT(name, T, IS_LESS) \
    typedef struct { \
        T value; \
        int64_t position; \
    } name##_pair; \
    static inline bool name##_before(T a, T b, bool descending) { \
        return descending ? IS_LESS(b, a) : IS_LESS(a, b); \
    } \
    static void name##_row(T *values, int64_t *order, int64_t n, bool descending, name##_pair *a, name##_pair *b) { \
        for (int64_t i = 0; i < n; i++) a[i] = (name##_pair){values[i], i}; \
        for (int64_t start = 0; start < n; start += RUN) { \
            int64_t end = start + RUN < n ? start + RUN : n; \
            for (int64_t i = start + 1; i < end; i++) { \
                name##_pair held = a[i]; \
                int64_t j = i; \
                for (; j > start && name##_before(held.value, a[j - 1].value, descending); j--) a[j] = a[j - 1]; \
                a[j] = held; \
            } \
        } \
        for (int64_t width = RUN; width < n; width *= 2) { \
            for (int64_t start = 0; start < n; start += 2 * width) { \
                int64_t middle = start + width < n ? start + width : n; \
                int64_t end = start + 2 * width < n ? start + 2 * width : n; \
                int64_t i = start, j = middle; \
                for (int64_t k = start; k < end; k++) { \
                    bool right = i == middle || (j < end && name##_before(a[j].value, a[i].value, descending)); \
                    b[k] = right ? a[j++] : a[i++]; \
                } \
            } \
            name##_pair *held = a; \
            a = b; \
            b = held; \
        } \
        for (int64_t i = 0; i < n; i++) { \
            values[i] = a[i].value; \
            order[i] = a[i].position; \
        } \
    }

#define FLOAT_LESS(x, y) ((x) < (y) || ((y) != (y) && (x) == (x)))
#define INTEGER_LESS(x, y) ((x) < (y))
DEFINE_SORT(sort_f32, float, FLOAT_LESS)
DEFINE_SORT(sort_f64, double, FLOAT_LESS)
DEFINE_SORT(sort_i64, int64_t, INTEGER_LESS)

bool kernel_sort(ElementType type, void *values, int64_t *order, int64_t rows, int64_t length, bool descending) {
    if (length == 0 || rows == 0) return true;
    char *memory = malloc((size_t)length * 2 * sizeof(sort_f64_pair));
    if (!memory) return false;
    char *half = memory + (size_t)length * sizeof(sort_f64_pair);
    for (int64_t row = 0; row < rows; row++) {
        int64_t *places = order + row * length;
        switch (type) {
        case TYPE_F32:
            sort_f32_row((float *)values + row * length, places, length, descending, (void *)memory, (void *)half);
            break;
        case TYPE_F64:
            sort_f64_row((double *)values + row * length, places, length, descending, (void *)memory, (void *)half);
            break;
        default:
            sort_i64_row((int64_t *)values + row * length, places, length, descending, (void *)memory, (void *)half);
        }
    }
    free(memory);
    return true;
}
