/// A place for the list of results that wait to be computed, one for each thread: see `DeferredQueue`.
#pragma once

/// The calling thread's place, NULL at first.
void **deferred_queue_slot(void);
