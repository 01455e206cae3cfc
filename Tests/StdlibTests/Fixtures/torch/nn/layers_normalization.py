# How the layers of the family print, what their state holds, and the weights that a seed gives.
import torch
from torch import nn

MAKERS = [
    lambda: nn.LayerNorm(8),
    lambda: nn.LayerNorm((2, 3), bias=False),
    lambda: nn.LayerNorm(4, elementwise_affine=False),
    lambda: nn.GroupNorm(2, 8),
    lambda: nn.InstanceNorm2d(4),
    lambda: nn.InstanceNorm2d(4, affine=True, track_running_stats=True),
    lambda: nn.LocalResponseNorm(2),
    lambda: nn.RMSNorm(4),
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
