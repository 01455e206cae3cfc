# Parameter groups, and messages of wrong arguments.
import torch
from torch import nn, optim


def attempt(function):
    try:
        print(function())
    except Exception as error:
        print(type(error).__name__, error)


def parameters():
    return [nn.Parameter(torch.ones(2))]


p = parameters()[0]
print(optim.SGD([{"params": [p], "lr": 0.5}, {"params": parameters()}], 0.1, momentum=0.3))
print(optim.Adam(nn.Linear(1, 1).named_parameters()).state_dict())
attempt(lambda: optim.SGD(torch.ones(2), 0.1))
attempt(lambda: optim.SGD([], 0.1))
attempt(lambda: optim.Adam(parameters(), lr=-1))
attempt(lambda: optim.Adam(parameters(), betas=(1, 2)))
attempt(lambda: optim.SGD(["a"], 0.1))
attempt(lambda: optim.SGD([torch.ones(2, requires_grad=True) * 2], 0.1))
attempt(lambda: optim.SGD([{"params": [p]}, {"params": [p]}], 0.1))
attempt(lambda: optim.SGD([p], 0.1).load_state_dict({"state": {}, "param_groups": []}))
attempt(lambda: optim.SGD([p], 0.1, nesterov=True))
frozen = nn.Parameter(torch.ones(1), requires_grad=False)
o = optim.Adam([frozen, p], lr=0.1)
(p * 2).sum().backward()
o.step()
print(frozen, p, len(o.state))
o.zero_grad()
print(p.grad)
