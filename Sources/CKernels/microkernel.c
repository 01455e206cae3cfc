#include "microkernel.h"

#include "dispatch.h"

#define SIMD_TEMPLATE "microkernel_template.h"
#include "simd_levels.h"

const MicroKernels *micro_kernels(void) {
#if defined(__x86_64__)
    switch (simd_level()) {
    case SIMD_AVX512:
        return &micro_kernels_avx512;
    case SIMD_AVX2:
        return &micro_kernels_avx2;
    default:
        break;
    }
#endif
    return &micro_kernels_baseline;
}
