# How the layers of the family print, what their state holds, and the weights that a seed gives.
import torch
from torch import nn

MAKERS = [
    lambda: nn.Embedding(10, 3),
    lambda: nn.Embedding(10, 3, padding_idx=0),
    lambda: nn.Embedding(5, 2, padding_idx=-1, max_norm=1.0),
    lambda: nn.EmbeddingBag(4, 3, mode='sum'),
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
