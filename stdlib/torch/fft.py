"""The functions of `torch.fft`, all native."""

import _torch

for _name in dir(_torch._fft):
    if not _name.startswith("_"):
        globals()[_name] = getattr(_torch._fft, _name)
del _name
