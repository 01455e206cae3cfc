# How the layers of the family print, what their state holds, and the weights that a seed gives.
import torch
from torch import nn

MAKERS = [
    lambda: nn.BatchNorm1d(4),
    lambda: nn.BatchNorm2d(4, eps=1e-3, momentum=0.2),
    lambda: nn.BatchNorm2d(4, affine=False),
    lambda: nn.BatchNorm2d(4, track_running_stats=False),
    lambda: nn.BatchNorm3d(2),
]
for make in MAKERS:
    torch.manual_seed(0)
    layer = make()
    print(layer)
    print(type(layer))
    for name, value in layer.state_dict().items():
        if name.startswith(("weight", "bias")) and "Lazy" in type(layer).__name__:
            continue
        print("   ", name, tuple(value.shape), value.dtype, repr(value.double().sum().item()))
    print(repr(torch.rand(1).item()))
