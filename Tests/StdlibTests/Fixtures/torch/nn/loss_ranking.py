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
    show("nn.KLDivLoss", nn.KLDivLoss(reduction=reduction)(x.log_softmax(1), t.softmax(1)))
    show("nn.HingeEmbeddingLoss", nn.HingeEmbeddingLoss(reduction=reduction)(x[:, 0], signs))
    show("nn.SoftMarginLoss", nn.SoftMarginLoss(reduction=reduction)(x[:, 0], signs))
    show("nn.CosineEmbeddingLoss", nn.CosineEmbeddingLoss(reduction=reduction, margin=0.1)(x, y, signs))
    show("nn.MarginRankingLoss", nn.MarginRankingLoss(reduction=reduction, margin=0.2)(x[:, 0], y[:, 0], signs))
    show("nn.TripletMarginLoss", nn.TripletMarginLoss(reduction=reduction)(x, y, t))
    show("nn.PoissonNLLLoss", nn.PoissonNLLLoss(reduction=reduction)(x, t))
    show("nn.GaussianNLLLoss", nn.GaussianNLLLoss(reduction=reduction)(x, y, t))
