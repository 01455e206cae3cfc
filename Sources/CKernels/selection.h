/// How a thread's `simd_select` reaches the workers of its loops: the pool reads it before a loop and sets it in them.
#pragma once

int simd_selection(void);
void simd_set_selection(int selection);
