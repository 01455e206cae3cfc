# Orders of parameters, buffers, children and modules, with sharing; apply, train, freezing, dtype changes.
import torch
from torch import nn


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.scale = nn.Parameter(torch.ones(1))
        self.body = nn.Sequential(nn.Linear(2, 3), nn.BatchNorm1d(3), nn.ReLU())
        self.shared = self.body[0]
        self.register_buffer("steps", torch.zeros(1))
        self.register_buffer("scratch", torch.zeros(1), persistent=False)
        self.nothing = None
        self.heads = nn.ModuleDict({"b": nn.Linear(3, 1), "a": nn.Linear(3, 2)})
        self.lists = nn.ModuleList([nn.ReLU(), nn.ReLU(), nn.Linear(1, 1)])
        self.params = nn.ParameterList([nn.Parameter(torch.ones(2)), nn.Parameter(torch.ones(3))])

    def forward(self, x):
        return self.heads["a"](self.body(x)) * self.scale


net = Net()
print(net)
print([n for n, _ in net.named_parameters()])
print([n for n, _ in net.named_parameters(remove_duplicate=False)])
print([n for n, _ in net.named_buffers()])
print([n for n, _ in net.named_children()])
print([n for n, _ in net.named_modules()])
print([n for n, _ in net.named_parameters(prefix="p", recurse=False)])
print(list(net.state_dict()))
net.apply(lambda m: print("apply", type(m).__name__))
net.eval()
print([m.training for m in net.modules()])
net.requires_grad_(False)
print([p.requires_grad for p in net.parameters()])
net.double()
print({str(p.dtype) for p in net.state_dict().values()})
print(net.get_submodule("body.0"), net.get_parameter("body.0.weight").shape, net.get_buffer("steps"))
net.body = nn.Linear(2, 3)
del net.lists
print([n for n, _ in net.named_children()], hasattr(net, "lists"), "heads" in dir(net))
print(sum(p.numel() for p in net.parameters()), len(list(net.buffers())))
