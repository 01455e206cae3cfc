# Outputs and gradients of the layers on seeded inputs, in training and in evaluation.
import torch
from torch import nn

CASES = [
    (lambda: nn.BatchNorm1d(4), (6, 4)),
    (lambda: nn.BatchNorm2d(3), (4, 3, 5, 5)),
    (lambda: nn.BatchNorm2d(3, momentum=None), (4, 3, 5, 5)),
    (lambda: nn.LayerNorm(6), (3, 4, 6)),
    (lambda: nn.GroupNorm(2, 4), (2, 4, 3, 3)),
    (lambda: nn.InstanceNorm2d(3, affine=True), (2, 3, 4, 4)),
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
