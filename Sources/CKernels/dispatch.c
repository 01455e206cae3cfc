#include "dispatch.h"

#include "selection.h"

#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>

static const char *const names[SIMD_LEVELS] = {"baseline", "avx2", "avx512"};

/// The level plus one; 0 until it is first asked for.
static _Atomic int chosen;

/// The level plus one that this thread selected, 0 for none.
static _Thread_local int selected;

bool simd_supports(SimdLevel level) {
#if defined(__x86_64__)
    switch (level) {
    case SIMD_BASELINE:
        return true;
    case SIMD_AVX2:
        return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma");
    case SIMD_AVX512:
        return simd_supports(SIMD_AVX2) && __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512vl")
            && __builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512dq");
    default:
        return false;
    }
#else
    return level == SIMD_BASELINE;
#endif
}

static SimdLevel choose(void) {
    const char *wanted = getenv("CELLBOOK_SIMD");
    SimdLevel best = SIMD_BASELINE;
    for (SimdLevel level = SIMD_BASELINE; level < SIMD_LEVELS; level++) {
        if (!simd_supports(level)) break;
        best = level;
        if (wanted && strcmp(wanted, names[level]) == 0) break;
    }
    return best;
}

int simd_selection(void) {
    return selected;
}

void simd_set_selection(int selection) {
    selected = selection;
}

SimdLevel simd_level(void) {
    if (selected != 0) return (SimdLevel)(selected - 1);
    int level = atomic_load_explicit(&chosen, memory_order_relaxed);
    if (level == 0) {
        level = (int)choose() + 1;
        atomic_store_explicit(&chosen, level, memory_order_relaxed);
    }
    return (SimdLevel)(level - 1);
}

bool simd_select(SimdLevel level) {
    if (!simd_supports(level)) return false;
    selected = (int)level + 1;
    return true;
}

void simd_deselect(void) {
    selected = 0;
}

const char *simd_level_name(SimdLevel level) {
    return names[level];
}
