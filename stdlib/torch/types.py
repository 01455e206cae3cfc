"""Names for annotations."""

import _torch

_device = _torch.device
_dtype = _torch.dtype
_size = _torch.Size
Device = _torch.device
Number = (int, float, bool)
