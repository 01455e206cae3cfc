# Messages of wrong assignments and registrations.
import torch
from torch import nn


def attempt(function):
    try:
        print(function())
    except Exception as error:
        print(type(error).__name__, error)


class Unready(nn.Module):
    def __init__(self):
        self.layer = nn.Linear(1, 1)


class UnreadyParameter(nn.Module):
    def __init__(self):
        self.weight = nn.Parameter(torch.ones(1))


attempt(Unready)
attempt(UnreadyParameter)
m = nn.Module()
m.layer, m.weight = nn.Linear(2, 2), nn.Parameter(torch.ones(2))
m.register_buffer("count", torch.zeros(1))
attempt(lambda: setattr(m, "layer", 3))
attempt(lambda: setattr(m, "weight", torch.ones(2)))
attempt(lambda: setattr(m, "count", "text"))
attempt(lambda: m.missing)
attempt(lambda: m.register_buffer("a.b", torch.ones(1)))
attempt(lambda: m.register_buffer("layer", torch.ones(1)))
attempt(lambda: m.register_buffer(3, torch.ones(1)))
attempt(lambda: m.register_buffer("x", 3))
attempt(lambda: m.register_parameter("", None))
attempt(lambda: m.register_parameter("p", torch.ones(1)))
attempt(lambda: m.register_parameter("p", torch.ones(1, requires_grad=True) * 2))
attempt(lambda: m.add_module("x", 3))
attempt(lambda: m.add_module("a.b", nn.ReLU()))
attempt(lambda: m(1))
attempt(lambda: m.get_submodule("layer.nothing"))
attempt(lambda: m.get_parameter("layer"))
attempt(lambda: m.get_buffer("weight"))
attempt(lambda: m.train("yes"))
attempt(lambda: m.to(torch.int64))
attempt(lambda: nn.Linear(2, 2, 3, 4, 5, 6))
attempt(lambda: nn.Conv2d(3, 4, 3, groups=2))
attempt(lambda: nn.Conv2d(3, 4, 3, stride=2, padding="same"))
attempt(lambda: nn.Dropout(2))
attempt(lambda: nn.BatchNorm2d(3)(torch.ones(2, 3)))
attempt(lambda: nn.BatchNorm1d(3)(torch.ones(2, 3, 4, 5)))
attempt(lambda: nn.MultiheadAttention(5, 2))
attempt(lambda: nn.Sequential(nn.ReLU())[3])
attempt(lambda: nn.ModuleList([nn.ReLU()])[-2])
