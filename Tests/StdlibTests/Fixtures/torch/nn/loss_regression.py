# Values and gradients of losses under every reduction.
import torch
from torch import nn

torch.manual_seed(0)
x, y = torch.randn(4, 5, requires_grad=True), torch.randn(4, 5)
p, t = torch.rand(4, 5, requires_grad=True), torch.rand(4, 5)
classes = torch.tensor([1, 0, 4, 2])
signs = torch.tensor([1.0, -1.0, 1.0, -1.0])


def show(name, loss):
    x.grad = p.grad = None
    loss.sum().backward()
    grad = x.grad if x.grad is not None else p.grad
    print(name, f"{loss.sum().item():.4f} {grad.abs().sum().item():.4f}", loss.shape)


for reduction in ("mean", "sum", "none"):
    show("nn.L1Loss", nn.L1Loss(reduction=reduction)(x, y))
    show("nn.MSELoss", nn.MSELoss(reduction=reduction)(x, y))
    show("nn.SmoothL1Loss", nn.SmoothL1Loss(reduction=reduction, beta=0.5)(x, y))
    show("nn.HuberLoss", nn.HuberLoss(reduction=reduction, delta=0.7)(x, y))
