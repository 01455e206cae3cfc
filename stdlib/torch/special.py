"""The functions of `torch.special`, all native."""

import _torch

for _name in dir(_torch._special):
    if not _name.startswith("_"):
        globals()[_name] = getattr(_torch._special, _name)
del _name
