"""Operations so small that only their overhead counts."""

import torch
import torch.nn.functional as F
from torch import nn

from measure import serve


def add():
    a, b = torch.tensor([1.0]), torch.tensor([2.0])
    return lambda: a + b


def add_number():
    a = torch.tensor([1.0])
    return lambda: a + 1


def total():
    x = torch.ones(4)
    return lambda: x.sum()


def recorded():
    a, b = torch.tensor([1.0], requires_grad=True), torch.tensor([2.0])
    return lambda: a * b


def item():
    x = torch.tensor([3.0])
    return lambda: x.item()


def index():
    x = torch.arange(12.0).reshape(3, 4)
    return lambda: x[1]


def index_element():
    x = torch.arange(12.0).reshape(3, 4)
    return lambda: x[1, 2]


def assign():
    x = torch.zeros(3, 4)

    def work():
        x[1, 2] = 5.0
        return x

    return work


def view():
    x = torch.arange(12.0)
    return lambda: x.view(3, 4)


def transpose():
    x = torch.zeros(3, 4)
    return lambda: x.t()


def shape():
    x = torch.zeros(3, 4)
    return lambda: x.shape[0]


def create():
    return lambda: torch.tensor([1.0, 2.0, 3.0])


def zeros():
    return lambda: torch.zeros(2, 3)


def matmul():
    a, b = torch.ones(2, 2), torch.ones(2, 2)
    return lambda: a @ b


def compare():
    a, b = torch.ones(4), torch.ones(4)
    return lambda: (a == b).all()


def relu():
    x = torch.ones(4)
    return lambda: F.relu(x)


def cat():
    a, b = torch.ones(4), torch.ones(4)
    return lambda: torch.cat([a, b])


def softmax():
    x = torch.ones(4)
    return lambda: torch.softmax(x, 0)


def linear_forward():
    layer, x = nn.Linear(4, 2), torch.ones(1, 4)
    return lambda: layer(x)


def linear_backward():
    layer, x = nn.Linear(4, 2), torch.ones(1, 4)

    def work():
        layer.weight.grad = None
        layer.bias.grad = None
        loss = layer(x).sum()
        loss.backward()
        return loss

    return work


def tiny_step(kind, options):
    def prepare():
        model = nn.Sequential(nn.Linear(4, 8), nn.ReLU(), nn.Linear(8, 2))
        optimizer = kind(model.parameters(), **options)
        x, target, loss_function = torch.ones(4, 4), torch.tensor([0, 1, 0, 1]), nn.CrossEntropyLoss()

        def work():
            optimizer.zero_grad()
            loss = loss_function(model(x), target)
            loss.backward()
            optimizer.step()
            return loss

        return work

    return prepare


def fit_line():
    w, b = torch.zeros(1, requires_grad=True), torch.zeros(1, requires_grad=True)
    x = torch.linspace(0, 1, 20)
    y = 3 * x + 1

    def work():
        loss = ((w * x + b - y) ** 2).mean()
        loss.backward()
        with torch.no_grad():
            w.sub_(0.1 * w.grad)
            b.sub_(0.1 * b.grad)
        w.grad.zero_()
        b.grad.zero_()
        return loss

    return work


def clip():
    parameters = [torch.ones(8, 8, requires_grad=True) for _ in range(8)]
    for p in parameters:
        p.grad = torch.ones(8, 8)
    return lambda: nn.utils.clip_grad_norm_(parameters, 1.0)


def norm_layer():
    layer, x = nn.BatchNorm1d(4), torch.randn(8, 4)
    return lambda: layer(x)


def convolution():
    layer, x = nn.Conv2d(1, 2, 3), torch.randn(1, 1, 6, 6)
    return lambda: layer(x)


ROWS = {
    "a + b": add, "a + 1": add_number, "x.sum()": total, "a * b recorded": recorded, "x.item()": item, "x[1]": index,
    "x[1, 2]": index_element, "x[1, 2] = 5.0": assign, "x.view": view, "x.t()": transpose, "x.shape[0]": shape,
    "torch.tensor": create, "torch.zeros": zeros, "a @ b": matmul, "(a == b).all()": compare, "F.relu": relu,
    "torch.cat": cat, "softmax": softmax, "tiny Linear forward": linear_forward,
    "tiny Linear forward, backward": linear_backward, "tiny BatchNorm1d": norm_layer, "tiny Conv2d": convolution,
    "line fitted by hand": fit_line, "clip_grad_norm_": clip,
    "tiny step SGD": tiny_step(torch.optim.SGD, {"lr": 0.01}),
    "tiny step momentum": tiny_step(torch.optim.SGD, {"lr": 0.01, "momentum": 0.9}),
    "tiny step Adam": tiny_step(torch.optim.Adam, {"lr": 0.01}),
}

serve({f"small {name}": row for name, row in ROWS.items()})
