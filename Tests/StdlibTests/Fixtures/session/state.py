"""What `_session_state` saves of a namespace, and what it gives back."""

import enum
import random
from dataclasses import dataclass

import numpy as np
import torch
from torch import nn

from _session_state import dump, load


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.layer = nn.Linear(2, 1)

    def forward(self, x):
        return self.layer(x)


@dataclass
class Settings:
    rate: float = 0.1


class Kind(enum.Enum):
    A = 1


def double(x):
    return 2 * x


square = lambda x: x * x
net = Net()
optimizer = torch.optim.Adam(net.parameters())
net(torch.ones(1, 2)).sum().backward()
optimizer.step()
namespace = {
    "torch": torch, "np": np, "Net": Net, "Settings": Settings, "Kind": Kind, "double": double, "square": square,
    "net": net, "optimizer": optimizer, "settings": Settings(0.5), "kind": Kind.A, "calls": [double, square],
    "table": {"a": (1, 2.5, "x", b"y", {3}, None)}, "array": np.arange(4).reshape(2, 2), "stream": (i for i in range(3)),
    "file": open(__file__), "inner": [lambda: 0], "_": 7, "_2": 7, "Out": {2: 7}, "_private": 1, "__name__": "m",
}
random.seed(1), np.random.seed(1), torch.manual_seed(1)
state, unsaved = dump(namespace, ["Out"])
for name, reason, is_definition in sorted(unsaved):
    print(name, "|", reason, "|", is_definition)
expected = random.random(), np.random.rand(), torch.rand(1).item()

# A new session, before its classes are defined.
fresh = {"Out": {}}
print(sorted(load(fresh, state)))
print(sorted(fresh), fresh["table"], fresh["array"].tolist(), fresh["Out"])
print((random.random(), np.random.rand(), torch.rand(1).item()) == expected)

# And afterwards: what shared an object shares it again.
for name in ("Net", "Settings", "Kind", "double", "square"):
    fresh[name] = namespace[name]
print(load(fresh, state))
print(fresh["settings"], fresh["kind"] is Kind.A, fresh["calls"] == [double, square])
print(fresh["optimizer"].param_groups[0]["params"][0] is fresh["net"].layer.weight, fresh["net"] is not net)
print(torch.equal(fresh["net"].layer.weight, net.layer.weight), fresh["optimizer"].state_dict()["state"][0]["step"])
