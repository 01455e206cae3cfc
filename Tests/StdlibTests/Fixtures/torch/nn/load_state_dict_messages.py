# What load_state_dict says about keys and sizes that do not match.
import torch
from torch import nn


def attempt(function):
    try:
        print(function())
    except Exception as error:
        print(type(error).__name__, error)


m = nn.Sequential(nn.Linear(2, 3), nn.BatchNorm1d(3))
state = m.state_dict()
print(m.load_state_dict(state))
print(state._metadata)
attempt(lambda: m.load_state_dict({}))
attempt(lambda: m.load_state_dict({**state, "2.weight": torch.ones(1), "0.extra": torch.ones(1)}))
attempt(lambda: m.load_state_dict({**state, "0.weight": torch.ones(3, 3), "1.bias": torch.ones(2)}))
attempt(lambda: m.load_state_dict({"0.weight": torch.ones(3, 2), "x": 1}, strict=False))
attempt(lambda: m.load_state_dict({"0.weight": torch.ones(3, 3)}, strict=False))
attempt(lambda: m.load_state_dict({**state, "0.weight": 3}))
attempt(lambda: m.load_state_dict([1, 2]))
old = {k: v for k, v in state.items() if "num_batches" not in k}
print(m.load_state_dict(old))
other = nn.Linear(2, 3)
print(other.load_state_dict({"weight": torch.zeros(3, 2), "bias": torch.ones(3)}, assign=True), other.weight, other.bias)
