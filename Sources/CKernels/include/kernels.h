/// Every kernel family of this room.
///
/// Kernels check nothing: their preconditions are stated beside them and are the caller's to meet. Memory is float32
/// unless a name says otherwise. No kernel keeps state, apart from the thread pool and the chosen instruction set.
#pragma once
#include "allocator.h"
#include "convolution.h"
#include "deferred.h"
#include "dispatch.h"
#include "element_type.h"
#include "elementwise.h"
#include "gemm.h"
#include "gradient_mode.h"
#include "indexing.h"
#include "layout.h"
#include "normalization.h"
#include "optimizers.h"
#include "pool.h"
#include "pooling.h"
#include "pcg64.h"
#include "random.h"
#include "reduce.h"
#include "resize.h"
#include "sort.h"
