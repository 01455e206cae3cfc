/// Which instruction set the kernels use: chosen once, when first asked.
#pragma once
#include <stdbool.h>

/// Instruction sets, each including the ones before it.
typedef enum {
    /// SSE2 on x86-64, NEON on arm64: what every processor of the architecture has.
    SIMD_BASELINE,
    /// AVX2 and FMA.
    SIMD_AVX2,
    /// AVX-512 F, VL, BW and DQ.
    SIMD_AVX512,
    SIMD_LEVELS
} SimdLevel;

/// The level in use: the best the processor has, or what `CELLBOOK_SIMD` (`baseline`, `avx2`, `avx512`) names, if the
/// processor has that.
SimdLevel simd_level(void);

/// Whether this processor, and this build, can run `level`.
bool simd_supports(SimdLevel level);

/// Makes the calling thread, and the loops that it starts, use `level`; false, and no change, when it is not supported.
/// Weights packed at another level must be packed again. Meant for tests and benchmarks.
bool simd_select(SimdLevel level);

/// Undoes `simd_select`.
void simd_deselect(void);

/// `baseline`, `avx2` or `avx512`.
const char *simd_level_name(SimdLevel level);
