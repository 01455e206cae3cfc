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
    show("nn.CrossEntropyLoss", nn.CrossEntropyLoss(reduction=reduction)(x, classes))
    show("nn.CrossEntropyLoss", nn.CrossEntropyLoss(weight=torch.rand(5, generator=torch.Generator().manual_seed(1)), label_smoothing=0.1, reduction=reduction)(x, classes))
    show("nn.CrossEntropyLoss", nn.CrossEntropyLoss(ignore_index=4, reduction=reduction)(x, classes))
    show("nn.CrossEntropyLoss", nn.CrossEntropyLoss(reduction=reduction)(x, t.softmax(1)))
    show("nn.NLLLoss", nn.NLLLoss(reduction=reduction)(x.log_softmax(1), classes))
    show("nn.BCELoss", nn.BCELoss(reduction=reduction)(p, t))
    show("nn.BCEWithLogitsLoss", nn.BCEWithLogitsLoss(reduction=reduction, pos_weight=torch.tensor([1.0, 2, 3, 4, 5]))(x, t))
    show("nn.MultiMarginLoss", nn.MultiMarginLoss(reduction=reduction)(x, classes))
    show("nn.MultiLabelSoftMarginLoss", nn.MultiLabelSoftMarginLoss(reduction=reduction)(x, t))
