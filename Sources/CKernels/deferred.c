#include "deferred.h"

static _Thread_local void *slot;

void **deferred_queue_slot(void) {
    return &slot;
}
