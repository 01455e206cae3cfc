# How the layers of the family print, what their state holds, and the weights that a seed gives.
import torch
from torch import nn

MAKERS = [
    lambda: nn.MaxPool2d(2),
    lambda: nn.MaxPool2d((3, 2), stride=(2, 1), padding=1, ceil_mode=True),
    lambda: nn.MaxPool1d(3, 2),
    lambda: nn.AvgPool2d(2),
    lambda: nn.AvgPool1d(2),
    lambda: nn.AdaptiveAvgPool2d((7, 7)),
    lambda: nn.AdaptiveAvgPool2d(1),
    lambda: nn.AdaptiveMaxPool2d((None, 3)),
    lambda: nn.LPPool2d(2, 3),
    lambda: nn.MaxUnpool2d(2),
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
