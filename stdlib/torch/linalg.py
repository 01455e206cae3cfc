"""The functions of `torch.linalg`, all native."""

import _torch

for _name in dir(_torch._linalg):
    if not _name.startswith("_"):
        globals()[_name.removeprefix("linalg_")] = getattr(_torch._linalg, _name)
del _name
