/// Stable sorting of rows. Floats of 32 bits become integers of 64 that hold value and position, sorted by their bytes; other
/// types are merged as pairs: runs of sixteen by insertion, then from one array to the other.
#include "sort.h"

#include "pool.h"

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

/// A float as bits that compare like its value: both zeros alike, NaN above all.
static inline uint32_t ordered_bits(float value) {
    uint32_t bits;
    memcpy(&bits, &value, sizeof bits);
    if (value != value) return UINT32_MAX;
    if (value == 0) return 0x80000000u;
    return bits & 0x80000000u ? ~bits : bits | 0x80000000u;
}

/// Value and position in one number; with `descending` larger values come first. Ties go by position.
static inline uint64_t sort_key(float value, int64_t position, bool descending) {
    uint32_t bits = ordered_bits(value);
    return (uint64_t)(descending ? ~bits : bits) << 32 | (uint32_t)position;
}

static void insertion_sort(uint64_t *keys, int64_t n) {
    for (int64_t i = 1; i < n; i++) {
        uint64_t held = keys[i];
        int64_t j = i;
        for (; j > 0 && keys[j - 1] > held; j--) keys[j] = keys[j - 1];
        keys[j] = held;
    }
}

/// Sorts by the four bytes of the value, the last first; the result is in `keys`. Positions are in order from the start.
static void radix_sort(uint64_t *keys, uint64_t *other, int64_t n) {
    uint32_t counts[4][256] = {{0}};
    for (int64_t i = 0; i < n; i++) {
        for (int b = 0; b < 4; b++) counts[b][keys[i] >> (32 + 8 * b) & 255]++;
    }
    uint64_t *from = keys, *to = other;
    for (int b = 0; b < 4; b++) {
        int shift = 32 + 8 * b;
        if (counts[b][from[0] >> shift & 255] == n) continue;
        uint32_t place = 0;
        for (int v = 0; v < 256; v++) {
            uint32_t count = counts[b][v];
            counts[b][v] = place;
            place += count;
        }
        for (int64_t i = 0; i < n; i++) to[counts[b][from[i] >> shift & 255]++] = from[i];
        uint64_t *held = from;
        from = to;
        to = held;
    }
    if (from != keys) memcpy(keys, from, (size_t)n * sizeof *keys);
}

typedef struct {
    const float *in;
    float *values;
    int64_t *order;
    int64_t length, count;
    bool descending;
    /// Some chunk had no memory.
    _Atomic bool failed;
} KeyPlan;

static void write_keys(const KeyPlan *plan, const float *x, const uint64_t *keys, int64_t row) {
    float *values = plan->values + row * plan->count;
    int64_t *order = plan->order + row * plan->count;
    for (int64_t i = 0; i < plan->count; i++) {
        order[i] = (int64_t)(uint32_t)keys[i];
        values[i] = x[order[i]];
    }
}

static void sort_rows(void *context, size_t begin, size_t end) {
    KeyPlan *plan = context;
    int64_t n = plan->length;
    uint64_t *keys = (uint64_t *)scratch_floats(SCRATCH_CHUNK, (size_t)n * 4);
    if (!keys) plan->failed = true;
    for (int64_t row = (int64_t)begin; keys && row < (int64_t)end; row++) {
        const float *x = plan->in + row * n;
        for (int64_t i = 0; i < n; i++) keys[i] = sort_key(x[i], i, plan->descending);
        if (n <= 48) insertion_sort(keys, n);
        else radix_sort(keys, keys + n, n);
        write_keys(plan, x, keys, row);
    }
}

/// Moves the key at the root of a heap, largest first, down to its place.
static void sink(uint64_t *heap, int64_t count) {
    uint64_t held = heap[0];
    int64_t parent = 0;
    for (int64_t child; (child = 2 * parent + 1) < count; parent = child) {
        if (child + 1 < count && heap[child + 1] > heap[child]) child++;
        if (heap[child] <= held) break;
        heap[parent] = heap[child];
    }
    heap[parent] = held;
}

static int compare_keys(const void *a, const void *b) {
    uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;
    return (x > y) - (x < y);
}

/// The least `count` keys of each row: a heap of the best so far, whose root most elements fail to beat.
static void select_rows(void *context, size_t begin, size_t end) {
    KeyPlan *plan = context;
    int64_t n = plan->length, count = plan->count;
    uint64_t *heap = (uint64_t *)scratch_floats(SCRATCH_CHUNK, (size_t)count * 2);
    if (!heap) plan->failed = true;
    for (int64_t row = (int64_t)begin; heap && row < (int64_t)end; row++) {
        const float *x = plan->in + row * n;
        for (int64_t i = 0; i < count; i++) heap[i] = sort_key(x[i], i, plan->descending);
        qsort(heap, (size_t)count, sizeof *heap, compare_keys);
        for (int64_t i = 0; i < count / 2; i++) {
            uint64_t held = heap[i];
            heap[i] = heap[count - 1 - i];
            heap[count - 1 - i] = held;
        }
        for (int64_t i = count; i < n; i++) {
            uint64_t key = sort_key(x[i], i, plan->descending);
            if (key < heap[0]) {
                heap[0] = key;
                sink(heap, count);
            }
        }
        qsort(heap, (size_t)count, sizeof *heap, compare_keys);
        write_keys(plan, x, heap, row);
    }
}

bool kernel_top(
    const float *in, float *values, int64_t *order, int64_t rows, int64_t length, int64_t count, bool descending) {
    if (rows == 0 || count == 0) return true;
    if (length > UINT32_MAX) return false;
    KeyPlan plan = {
        .in = in, .values = values, .order = order, .length = length, .count = count, .descending = descending};
    bool selects = count < length / 8;
    parallel_for((size_t)rows, (size_t)(16384 / length + 1), selects ? select_rows : sort_rows, &plan);
    return !plan.failed;
}

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
