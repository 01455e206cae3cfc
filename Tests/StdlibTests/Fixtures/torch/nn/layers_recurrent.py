# How the layers of the family print, what their state holds, and the weights that a seed gives.
import torch
from torch import nn

MAKERS = [
    lambda: nn.RNN(3, 4),
    lambda: nn.LSTM(3, 4, num_layers=2, batch_first=True),
    lambda: nn.GRU(3, 4, bidirectional=True),
    lambda: nn.LSTM(3, 5, proj_size=2),
    lambda: nn.RNNCell(3, 4),
    lambda: nn.LSTMCell(3, 4),
    lambda: nn.GRUCell(3, 4, bias=False),
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
