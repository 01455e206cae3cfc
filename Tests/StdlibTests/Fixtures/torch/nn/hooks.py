# Forward, pre-forward and backward hooks: order, replaced values, removal.
import torch
from torch import nn

torch.manual_seed(0)
net = nn.Sequential(nn.Linear(2, 3), nn.Tanh(), nn.Linear(3, 1))
handles = []
for name, module in net.named_modules():
    handles.append(module.register_forward_hook(lambda m, i, o, n=name: print("forward", n, tuple(o.shape), len(i))))
    handles.append(module.register_forward_pre_hook(lambda m, i, n=name: print("before", n, len(i))))
    handles.append(
        module.register_full_backward_hook(
            lambda m, gi, go, n=name: print("backward", n, [None if g is None else tuple(g.shape) for g in gi], [tuple(g.shape) for g in go])
        )
    )
x = torch.ones(4, 2, requires_grad=True)
net(x).sum().backward()
print(f"{x.grad.sum().item():.4f}")
for handle in handles:
    handle.remove()
print(len(net._forward_hooks), len(net._backward_hooks))
net[1].register_forward_hook(lambda m, i, o: o * 0 + 1)
net[0].register_forward_pre_hook(lambda m, i: (i[0] * 0,))
print(net(x).shape, f"{(net(x) - net[2](torch.ones(4, 3))).abs().sum().item():.4f}")
net[2].register_forward_hook(lambda m, args, kwargs, out: print("keywords", sorted(kwargs)), with_kwargs=True)
net(x)
net[2].register_full_backward_hook(lambda m, gi, go: (gi[0] * 10,))
net[1]._forward_hooks.clear()
net[0]._forward_pre_hooks.clear()
x.grad = None
net(x).sum().backward()
print(f"{x.grad.sum().item():.4f}")
