# Outputs and gradients of the layers on seeded inputs, in training and in evaluation.
import torch
from torch import nn

CASES = [
    (lambda: nn.RNN(3, 4, num_layers=2), (5, 2, 3)),
    (lambda: nn.LSTM(3, 4, bidirectional=True, batch_first=True), (2, 5, 3)),
    (lambda: nn.GRU(3, 4), (5, 2, 3)),
    (lambda: nn.GRU(3, 4), (5, 3)),
]
for make, shape in CASES:
    torch.manual_seed(1)
    layer = make()
    x = torch.randn(*shape, requires_grad=True)
    for mode in (True, False):
        layer.train(mode)
        y = layer(x)
        y = y[0] if isinstance(y, tuple) else y
        weight = torch.linspace(-1, 1, y.numel()).view(y.shape)
        layer.zero_grad()
        x.grad = None
        (y * weight).sum().backward()
        print(type(layer).__name__, tuple(y.shape), f"{y.abs().sum().item():.4f} {(y * weight).sum().item():.4f} {x.grad.abs().sum().item():.4f}")
        for name, parameter in layer.named_parameters():
            print("   ", name, f"{parameter.grad.abs().sum().item():.3f}")
    for name, buffer in layer.named_buffers():
        print("   ", name, f"{buffer.double().sum().item():.4f}")
