/// Includes the template named by SIMD_TEMPLATE once for each instruction set of the architecture.
#define SIMD_LEVEL 0
#include "simd.h"
#include SIMD_TEMPLATE
#undef SIMD_LEVEL

#if defined(__x86_64__)
#define SIMD_LEVEL 1
#include "simd.h"
#include SIMD_TEMPLATE
#undef SIMD_LEVEL

#define SIMD_LEVEL 2
#include "simd.h"
#include SIMD_TEMPLATE
#undef SIMD_LEVEL
#endif
#undef SIMD_TEMPLATE

/// A table of the levels' versions of `name`, indexed by SimdLevel.
#undef SIMD_TABLE
#if defined(__x86_64__)
#define SIMD_TABLE(name) {name##_baseline, name##_avx2, name##_avx512}
#else
#define SIMD_TABLE(name) {name##_baseline, name##_baseline, name##_baseline}
#endif
