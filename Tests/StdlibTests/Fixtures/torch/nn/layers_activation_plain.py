# How the layers of the family print, what their state holds, and the weights that a seed gives.
import torch
from torch import nn

MAKERS = [
    lambda: nn.ReLU(),
    lambda: nn.ReLU(inplace=True),
    lambda: nn.ReLU6(),
    lambda: nn.SiLU(),
    lambda: nn.Mish(),
    lambda: nn.SELU(),
    lambda: nn.Hardswish(),
    lambda: nn.Hardsigmoid(),
    lambda: nn.Sigmoid(),
    lambda: nn.Tanh(),
    lambda: nn.LogSigmoid(),
    lambda: nn.Softsign(),
    lambda: nn.Tanhshrink(),
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
