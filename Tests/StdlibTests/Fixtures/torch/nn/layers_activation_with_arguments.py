# How the layers of the family print, what their state holds, and the weights that a seed gives.
import torch
from torch import nn

MAKERS = [
    lambda: nn.LeakyReLU(0.2),
    lambda: nn.LeakyReLU(0.1, inplace=True),
    lambda: nn.ELU(),
    lambda: nn.CELU(0.5),
    lambda: nn.GELU(),
    lambda: nn.GELU('tanh'),
    lambda: nn.GLU(),
    lambda: nn.PReLU(),
    lambda: nn.PReLU(3),
    lambda: nn.RReLU(),
    lambda: nn.Hardtanh(-2, 2),
    lambda: nn.Threshold(0.1, 20),
    lambda: nn.Softplus(),
    lambda: nn.Hardshrink(),
    lambda: nn.Softshrink(0.3),
    lambda: nn.Softmax(dim=1),
    lambda: nn.LogSoftmax(dim=-1),
    lambda: nn.Softmin(dim=1),
    lambda: nn.Softmax2d(),
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
