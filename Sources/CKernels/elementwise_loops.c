/// The loops of `elementwise_loops.h` for each instruction set.
#include "elementwise.h"
#include "special_functions.h"

#include <math.h>

// Loops over functions of the C library stay scalar.
#pragma clang diagnostic ignored "-Wpass-failed"

#define SIMD_LEVEL 0
#include "simd.h"
#include "vector_math.h"
#include "elementwise_loops.h"
#undef SIMD_LEVEL

#if defined(__x86_64__)
#define SIMD_LEVEL 1
#include "simd.h"
#include "vector_math.h"
#include "elementwise_loops.h"
#undef SIMD_LEVEL

#define SIMD_LEVEL 2
#include "simd.h"
#include "vector_math.h"
#include "elementwise_loops.h"
#undef SIMD_LEVEL
#endif
