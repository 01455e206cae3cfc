/// Whether operations are recorded for differentiation, for each thread.
#pragma once
#include <stdbool.h>
#include <stdint.h>

typedef struct {
    bool disabled;
    bool inference;
    /// Depth of graph nodes being released on this thread: see `Node.deinit`.
    int32_t release_depth;
} GradientState;

extern _Thread_local GradientState gradient_state;

static inline bool gradient_enabled(void) { return !gradient_state.disabled; }
static inline void gradient_set_enabled(bool enabled) { gradient_state.disabled = !enabled; }
static inline bool inference_enabled(void) { return gradient_state.inference; }
static inline void inference_set_enabled(bool enabled) { gradient_state.inference = enabled; }
static inline int32_t gradient_release_enter(void) { return ++gradient_state.release_depth; }
static inline int32_t gradient_release_leave(void) { return --gradient_state.release_depth; }

/// A one-byte lock, for sections of a few instructions.
static inline bool kernel_try_lock(uint8_t *flag) { return !__atomic_test_and_set(flag, __ATOMIC_ACQUIRE); }
static inline void kernel_unlock(uint8_t *flag) { __atomic_clear(flag, __ATOMIC_RELEASE); }
