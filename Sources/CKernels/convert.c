#include "convert.h"

#include "dispatch.h"
#include "half.h"

/// Float to integer as the processor's truncating instruction gives it: what does not fit becomes the least integer,
/// which narrower types then cut to their bits.
static inline __attribute__((always_inline)) int32_t int32_from_double(double value) {
    return value > -2147483649.0 && value < 2147483648.0 ? (int32_t)value : INT32_MIN;
}
static inline __attribute__((always_inline)) int32_t int32_from_float(float value) {
    return value >= -2147483648.0f && value < 2147483648.0f ? (int32_t)value : INT32_MIN;
}
static inline __attribute__((always_inline)) int64_t int64_from_double(double value) {
    return value >= -9223372036854775808.0 && value < 9223372036854775808.0 ? (int64_t)value : INT64_MIN;
}
static inline __attribute__((always_inline)) uint64_t uint64_from_double(double value) {
    return value >= 9223372036854775808.0 && value < 18446744073709551616.0 ? (uint64_t)value
                                                                            : (uint64_t)int64_from_double(value);
}

#define KEEP(x) (x)

// Reading an element: its value in a type that arithmetic knows.
#define READ_u8 KEEP
#define READ_i8 KEEP
#define READ_i16 KEEP
#define READ_i32 KEEP
#define READ_i64 KEEP
#define READ_f16 float_from_half
#define READ_f32 KEEP
#define READ_f64 KEEP
#define READ_b8(x) ((x) != 0)
#define READ_bf16 float_from_bfloat
#define READ_u16 KEEP
#define READ_u32 KEEP
#define READ_u64 KEEP

// Writing one, from an integer (I), a float (F) or a double (D).
#define WRITE_u8_I(x) (uint8_t)(x)
#define WRITE_u8_F(x) (uint8_t)int32_from_float(x)
#define WRITE_u8_D(x) (uint8_t)int32_from_double(x)
#define WRITE_i8_I(x) (int8_t)(x)
#define WRITE_i8_F(x) (int8_t)int32_from_float(x)
#define WRITE_i8_D(x) (int8_t)int32_from_double(x)
#define WRITE_i16_I(x) (int16_t)(x)
#define WRITE_i16_F(x) (int16_t)int32_from_float(x)
#define WRITE_i16_D(x) (int16_t)int32_from_double(x)
#define WRITE_i32_I(x) (int32_t)(x)
#define WRITE_i32_F(x) int32_from_float(x)
#define WRITE_i32_D(x) int32_from_double(x)
#define WRITE_i64_I(x) (int64_t)(x)
#define WRITE_i64_F(x) int64_from_double(x)
#define WRITE_i64_D(x) int64_from_double(x)
#define WRITE_f16_I(x) half_from_float((float)(x))
#define WRITE_f16_F(x) half_from_float(x)
#define WRITE_f16_D(x) half_from_float((float)(x))
#define WRITE_f32_I(x) (float)(x)
#define WRITE_f32_F(x) (x)
#define WRITE_f32_D(x) (float)(x)
#define WRITE_f64_I(x) (double)(x)
#define WRITE_f64_F(x) (double)(x)
#define WRITE_f64_D(x) (x)
#define WRITE_b8_I(x) ((x) != 0)
#define WRITE_b8_F(x) ((x) != 0)
#define WRITE_b8_D(x) ((x) != 0)
#define WRITE_bf16_I(x) bfloat_from_float((float)(x))
#define WRITE_bf16_F(x) bfloat_from_float(x)
#define WRITE_bf16_D(x) bfloat_from_float((float)(x))
#define WRITE_u16_I(x) (uint16_t)(x)
#define WRITE_u16_F(x) (uint16_t)int32_from_float(x)
#define WRITE_u16_D(x) (uint16_t)int32_from_double(x)
#define WRITE_u32_I(x) (uint32_t)(x)
#define WRITE_u32_F(x) (uint32_t)int64_from_double(x)
#define WRITE_u32_D(x) (uint32_t)int64_from_double(x)
#define WRITE_u64_I(x) (uint64_t)(x)
#define WRITE_u64_F(x) uint64_from_double(x)
#define WRITE_u64_D(x) uint64_from_double(x)

#define FROM_EACH_TYPE(X, to, TO) \
    X(to, TO, u8, uint8_t, I) \
    X(to, TO, i8, int8_t, I) \
    X(to, TO, i16, int16_t, I) \
    X(to, TO, i32, int32_t, I) \
    X(to, TO, i64, int64_t, I) \
    X(to, TO, f16, uint16_t, F) \
    X(to, TO, f32, float, F) \
    X(to, TO, f64, double, D) \
    X(to, TO, b8, uint8_t, I) \
    X(to, TO, bf16, uint16_t, F) \
    X(to, TO, u16, uint16_t, I) \
    X(to, TO, u32, uint32_t, I) \
    X(to, TO, u64, uint64_t, I)

#define EACH_TARGET(X) \
    X(u8, uint8_t) \
    X(i8, int8_t) \
    X(i16, int16_t) \
    X(i32, int32_t) \
    X(i64, int64_t) \
    X(f16, uint16_t) \
    X(f32, float) \
    X(f64, double) \
    X(b8, uint8_t) \
    X(bf16, uint16_t) \
    X(u16, uint16_t) \
    X(u32, uint32_t) \
    X(u64, uint64_t)

#define SIMD_TEMPLATE "convert_loops.h"
#include "simd_levels.h"

// Elements of one type move as bits: the bit pattern of a NaN, or of a half, stays what it is.
#define DEFINE_MOVE(bits, T) \
    static void move_##bits(void *target, int64_t to_stride, const void *source, int64_t from_stride, int64_t n) { \
        if (to_stride == sizeof(T) && from_stride == sizeof(T)) { \
            memcpy(target, source, (size_t)n * sizeof(T)); \
            return; \
        } \
        char *t = target; \
        const char *s = source; \
        if (from_stride == 0) { \
            T value = *(const T *)s; \
            if (to_stride == sizeof(T)) { \
                for (int64_t i = 0; i < n; i++) ((T *)t)[i] = value; \
                return; \
            } \
        } \
        if (to_stride == sizeof(T) && from_stride == -(int64_t)sizeof(T)) { \
            for (int64_t i = 0; i < n; i++) ((T *)t)[i] = ((const T *)s)[-i]; \
            return; \
        } \
        if (to_stride == sizeof(T) && from_stride == 2 * (int64_t)sizeof(T)) { \
            for (int64_t i = 0; i < n; i++) ((T *)t)[i] = ((const T *)s)[2 * i]; \
            return; \
        } \
        for (int64_t i = 0; i < n; i++) { \
            *(T *)t = *(const T *)s; \
            t += to_stride; \
            s += from_stride; \
        } \
    }
DEFINE_MOVE(8, uint8_t)
DEFINE_MOVE(16, uint16_t)
DEFINE_MOVE(32, uint32_t)
DEFINE_MOVE(64, uint64_t)

ConvertLoop convert_loop(ElementType to, ElementType from) {
    if (to == from) {
        switch (element_size(to)) {
        case 1: return move_8;
        case 2: return move_16;
        case 4: return move_32;
        default: return move_64;
        }
    }
#if defined(__x86_64__)
    switch (simd_level()) {
    case SIMD_AVX512: return convert_loops_avx512[to][from];
    case SIMD_AVX2: return convert_loops_avx2[to][from];
    default: break;
    }
#endif
    return convert_loops_baseline[to][from];
}
