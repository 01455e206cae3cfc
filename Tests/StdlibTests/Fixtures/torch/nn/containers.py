# Sequential, ModuleList and ModuleDict as containers.
import torch
from collections import OrderedDict
from torch import nn


def attempt(function):
    try:
        print(function())
    except Exception as error:
        print(type(error).__name__, error)


s = nn.Sequential(OrderedDict([("conv", nn.Conv2d(1, 2, 3)), ("act", nn.ReLU())]))
print(s, s.conv, s[1], len(s))
s = nn.Sequential(nn.Linear(1, 2), nn.ReLU(), nn.Linear(2, 3))
print(s[:2], s[-1], list(s)[1])
s.append(nn.Sigmoid()).insert(1, nn.Tanh())
s[0] = nn.Identity()
del s[2]
print(s)
print(s + nn.Sequential(nn.ReLU()), nn.Sequential(nn.ReLU()) * 2)
s.extend([nn.GELU()])
print(s.pop(0), list(s.state_dict()))
l = nn.ModuleList([nn.ReLU(), nn.ReLU()])
l.append(nn.Linear(1, 1))
l.extend([nn.Tanh()])
l += [nn.Tanh()]
print(l, len(l), l[1:3], nn.ModuleList())
l.insert(0, nn.GELU())
del l[-1]
print([type(m).__name__ for m in l])
d = nn.ModuleDict({"a": nn.ReLU()})
d["b"] = nn.Linear(1, 1)
d.update({"c": nn.Tanh()})
print(d, list(d.keys()), "b" in d, len(d), d.pop("a"))
print(nn.ParameterList([torch.ones(2, 3)]), nn.ParameterDict({"w": nn.Parameter(torch.ones(2)), "n": torch.zeros(1)}))
attempt(lambda: nn.ModuleList(3))
attempt(lambda: nn.Sequential(3))
attempt(lambda: nn.ModuleDict([("a",)]))
