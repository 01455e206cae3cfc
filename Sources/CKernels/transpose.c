#include "transpose.h"

#include "layout.h"
#include "microkernel.h"
#include "pool.h"


typedef float vec4 __attribute__((vector_size(16)));
typedef float unaligned_vec4 __attribute__((vector_size(16), aligned(4), may_alias));

static inline void transpose_4x4(const float *source, size_t source_stride, float *destination, size_t destination_stride) {
    vec4 a = *(const unaligned_vec4 *)source;
    vec4 b = *(const unaligned_vec4 *)(source + source_stride);
    vec4 c = *(const unaligned_vec4 *)(source + 2 * source_stride);
    vec4 d = *(const unaligned_vec4 *)(source + 3 * source_stride);
    vec4 low_ab = __builtin_shufflevector(a, b, 0, 4, 1, 5), high_ab = __builtin_shufflevector(a, b, 2, 6, 3, 7);
    vec4 low_cd = __builtin_shufflevector(c, d, 0, 4, 1, 5), high_cd = __builtin_shufflevector(c, d, 2, 6, 3, 7);
    *(unaligned_vec4 *)destination = __builtin_shufflevector(low_ab, low_cd, 0, 1, 4, 5);
    *(unaligned_vec4 *)(destination + destination_stride) = __builtin_shufflevector(low_ab, low_cd, 2, 3, 6, 7);
    *(unaligned_vec4 *)(destination + 2 * destination_stride) = __builtin_shufflevector(high_ab, high_cd, 0, 1, 4, 5);
    *(unaligned_vec4 *)(destination + 3 * destination_stride) = __builtin_shufflevector(high_ab, high_cd, 2, 3, 6, 7);
}

void transpose_block(const float *source, size_t source_stride, float *destination, size_t destination_stride, size_t rows,
                     size_t columns) {
    size_t whole_rows = rows / 4 * 4, whole_columns = columns / 4 * 4;
    // Sixteen rows at a time: the writes then fill whole cache lines of the destination.
    for (size_t first = 0; first < whole_rows; first += 16) {
        size_t end = smaller(whole_rows, first + 16);
        for (size_t column = 0; column < whole_columns; column += 4) {
            for (size_t row = first; row < end; row += 4) {
                transpose_4x4(source + row * source_stride + column, source_stride,
                              destination + column * destination_stride + row, destination_stride);
            }
        }
    }
    for (size_t row = 0; row < rows; row++) {
        size_t begin = row < whole_rows ? whole_columns : 0;
        for (size_t column = begin; column < columns; column++) {
            destination[column * destination_stride + row] = source[row * source_stride + column];
        }
    }
}

// MARK: layouts

typedef struct {
    const float *source;
    float *destination;
    size_t rows, columns;        // of one image's source matrix
    size_t row_blocks, column_blocks;
} Conversion;

/// Blocks of 64×64 (16 KiB on each side) stay in the first-level cache.
enum { block_extent = 64 };

static void convert_blocks(void *context, size_t begin, size_t end) {
    const Conversion *conversion = context;
    for (size_t item = begin; item < end; item++) {
        size_t column_block = item % conversion->column_blocks;
        size_t row_block = item / conversion->column_blocks % conversion->row_blocks;
        size_t image = item / conversion->column_blocks / conversion->row_blocks;
        size_t row = row_block * block_extent, column = column_block * block_extent;
        size_t start = image * conversion->rows * conversion->columns;
        transpose_block(conversion->source + start + row * conversion->columns + column, conversion->columns,
                        conversion->destination + start + column * conversion->rows + row, conversion->rows,
                        smaller(block_extent, conversion->rows - row), smaller(block_extent, conversion->columns - column));
    }
}

static void transpose_images(const float *source, float *destination, size_t batch, size_t rows, size_t columns) {
    Conversion conversion = {source, destination, rows, columns, divide_up(rows, block_extent),
                             divide_up(columns, block_extent)};
    size_t blocks = batch * conversion.row_blocks * conversion.column_blocks;
    // Rows of channels-first images are long: short matrices take several blocks a chunk.
    size_t elements = smaller(rows, block_extent) * smaller(columns, block_extent);
    parallel_for(blocks, elements ? larger(1, 16384 / elements) : 1, convert_blocks, &conversion);
}

void channels_first_to_last(const float *source, float *destination, size_t batch, size_t channels, size_t pixels) {
    transpose_images(source, destination, batch, channels, pixels);
}

void channels_last_to_first(const float *source, float *destination, size_t batch, size_t channels, size_t pixels) {
    transpose_images(source, destination, batch, pixels, channels);
}

/// Follows each cycle of the permutation once, from its smallest position.
static void transpose_in_place(float *data, size_t rows, size_t columns) {
    size_t count = rows * columns;
    for (size_t start = 1; start + 1 < count; start++) {
        size_t place = start;
        do place = place % columns * rows + place / columns;
        while (place > start);
        if (place < start) continue;
        float carried = data[start];
        do {
            place = place % columns * rows + place / columns;
            float next = data[place];
            data[place] = carried;
            carried = next;
        } while (place != start);
    }
}

void channels_last_to_first_in_place(float *data, size_t batch, size_t channels, size_t pixels) {
    for (size_t image = 0; image < batch; image++) {
        transpose_in_place(data + image * channels * pixels, pixels, channels);
    }
}
