/// Conversions between channels-first [batch][channels][pixels] and channels-last [batch][pixels][channels].
#pragma once
#include <stddef.h>

/// Tiled and threaded. Source and destination do not overlap.
void channels_first_to_last(const float *source, float *destination, size_t batch, size_t channels, size_t pixels);
void channels_last_to_first(const float *source, float *destination, size_t batch, size_t channels, size_t pixels);

/// Channels-last to channels-first without a second block, for when there is no memory for one: slow.
void channels_last_to_first_in_place(float *data, size_t batch, size_t channels, size_t pixels);
