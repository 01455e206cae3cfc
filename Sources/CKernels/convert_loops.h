/// The loops of every conversion. A template: once for each instruction set, after `simd.h`.

#define DEFINE_CONVERT(to, TO, from, FROM, class) \
    static SIMD_FUNCTION void SIMD(convert_##to##_##from)(void *target, int64_t to_stride, const void *source, int64_t from_stride, int64_t n) { \
        if (to_stride == sizeof(TO) && from_stride == sizeof(FROM)) { \
            TO *t = target; \
            const FROM *s = source; \
            for (int64_t i = 0; i < n; i++) t[i] = WRITE_##to##_##class(READ_##from(s[i])); \
            return; \
        } \
        char *t = target; \
        const char *s = source; \
        for (int64_t i = 0; i < n; i++) { \
            *(TO *)t = WRITE_##to##_##class(READ_##from(*(const FROM *)s)); \
            t += to_stride; \
            s += from_stride; \
        } \
    }

#define DEFINE_FROM_ALL(to, TO) FROM_EACH_TYPE(DEFINE_CONVERT, to, TO)
EACH_TARGET(DEFINE_FROM_ALL)


#define ENTRY(to, TO, from, FROM, class) SIMD(convert_##to##_##from),
#define ROW(to, TO) {FROM_EACH_TYPE(ENTRY, to, TO)},
static const ConvertLoop SIMD(convert_loops)[TYPE_COUNT][TYPE_COUNT] = {EACH_TARGET(ROW)};
#undef DEFINE_CONVERT
#undef DEFINE_FROM_ALL
#undef ENTRY
#undef ROW
