# How the layers of the family print, what their state holds, and the weights that a seed gives.
import torch
from torch import nn

MAKERS = [
    lambda: nn.Conv2d(3, 4, 3),
    lambda: nn.Conv2d(4, 8, (3, 5), stride=(2, 1), padding=(1, 2), groups=2),
    lambda: nn.Conv2d(3, 4, 3, padding='same'),
    lambda: nn.Conv2d(3, 4, 3, padding=1, padding_mode='reflect'),
    lambda: nn.Conv2d(4, 4, 3, groups=4, bias=False),
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
