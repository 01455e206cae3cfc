#include "gradient_mode.h"

_Thread_local GradientState gradient_state;
