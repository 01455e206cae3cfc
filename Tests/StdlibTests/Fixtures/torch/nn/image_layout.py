# What programs see of images between layers: strides, views, aliases, in-place changes, gradients.
import numpy as np
import torch
import torch.nn as nn
import torch.nn.functional as F

torch.manual_seed(0)


def show(name, t):
    t = t.detach().double()
    print(name, tuple(t.shape), f"{float(t.abs().sum()):.4g} {float(t.abs().max()):.4g}")


conv = nn.Conv2d(3, 5, 3, padding=1)
x = torch.randn(2, 3, 7, 9)
with torch.no_grad():
    for i, p in enumerate(conv.parameters()):
        p.copy_(torch.linspace(-0.5, 0.5, p.numel()).reshape(p.shape))
    x.copy_(torch.sin(torch.arange(x.numel()).float()).reshape(x.shape))

y = conv(x)
print(y.stride(), y.is_contiguous(), y.storage_offset())
show("conv", y)
print(y.data_ptr() == y.detach().data_ptr(), y.data_ptr() == y[0].data_ptr())

# Views of a result, taken before and after it is read.
y = conv(x).detach()
row = y[1, 2]
flat = y.view(2, -1)
part = y[:, 1:3, ::2]
print(row.shape, flat.shape, part.stride())
show("row", row)
show("part", part)
y.mul_(2)
show("row after", row)
flat[0, 0] = 100
print(y[0, 0, 0, 0].item(), y.flatten()[0].item())

# A view written before anything was read.
y = conv(x).detach()
y[0].zero_()
show("half", y)
y = conv(x).detach()
y[:, 2] += 1
show("channel", y)
y = conv(x).detach()
z = y.permute(0, 2, 3, 1)
print(z.is_contiguous(), z.stride())
z[0, 0, 0] = torch.tensor([1.0, 2, 3, 4, 5])
print([round(v, 4) for v in y[0, :, 0, 0].tolist()])

# NumPy shares the memory.
y = F.relu(conv(x)).detach()
a = y.numpy()
a[0, 0] = 7
print(y[0, 0].sum().item(), a.strides, a.flags["C_CONTIGUOUS"])
print(np.allclose(a.sum(), y.sum().item()))

# Chains of element-wise operations keep values and strides.
y = conv(x)
z = torch.sigmoid(y) * 2 + y.tanh() - y / 3
print(z.stride(), z.is_contiguous())
show("chain", z)
z = y * torch.arange(5.0).view(1, 5, 1, 1) + torch.arange(9.0)
show("broadcast", z)
z = y + torch.arange(y.numel()).float().reshape(y.shape) * 0.01
show("mixed", z)
z = torch.arange(y.numel()).float().reshape(y.shape) * 0.01 - y
show("mixed reversed", z)
print((y > 0).sum().item(), (y == y).all().item())
show("outer", y[:1] * y)
show("scalar", 1 - y)
show("power", (y.abs() + 1) ** 0.5)
show("max", torch.maximum(y, -y))
show("where", torch.where(y > 0, y, 0.1 * y))

# In-place.
y = conv(x)
y.relu_()
show("relu_", y)
y = conv(x).detach()
w = y.clone()
y += 1
y -= w
show("difference", y)
y = conv(x).detach()
y.clamp_(-0.5, 0.5).mul_(torch.tensor(2.0))
show("clamp_", y)
F.hardtanh(y, -0.2, 0.2, inplace=True)
show("hardtanh", y)
y.fill_(3)
print(y.min().item(), y.max().item())

# Joining and splitting.
p, q = conv(x), conv(x * 2)
j = torch.cat([p, q, x], 1)
print(j.shape, j.stride())
show("cat", j)
j.square().mean().backward()
print(round(conv.weight.grad.abs().sum().item(), 4), conv.weight.grad.stride())
conv.zero_grad()
show("cat 0", torch.cat([p, q], 0))
show("stack", torch.stack([p, q]))
s = torch.chunk(p, 5, 1)
show("chunk", s[3])

# Pooling, with positions.
y = conv(x)
v, i = F.max_pool2d(y, 2, return_indices=True)
print(v.stride(), i.stride(), i.dtype, i.sum().item())
for name, f in [
    ("max", lambda t: F.max_pool2d(t, 3, 2, 1)),
    ("avg", lambda t: F.avg_pool2d(t, 2, ceil_mode=True)),
    ("one", lambda t: F.adaptive_avg_pool2d(t, 1)),
    ("ada", lambda t: F.adaptive_avg_pool2d(t, (3, 2))),
    ("adamax", lambda t: F.adaptive_max_pool2d(t, (3, 2))),
    ("mean", lambda t: t.mean((2, 3))),
    ("sum", lambda t: t.sum(1)),
    ("up", lambda t: F.interpolate(t, scale_factor=2)),
    ("bilinear", lambda t: F.interpolate(t, size=(5, 5), mode="bilinear")),
    ("pad", lambda t: F.pad(t, (1, 2, 0, 1))),
    ("group", lambda t: F.group_norm(t, 5)),
    ("instance", lambda t: F.instance_norm(t)),
    ("layer", lambda t: F.layer_norm(t, t.shape[1:])),
    ("softmax", lambda t: F.softmax(t, 1)),
    ("shuffle", lambda t: F.pixel_shuffle(t[:, :4], 2)),
    ("leaky", lambda t: F.leaky_relu(t, 0.1)),
    ("elu", F.elu),
    ("silu", F.silu),
    ("gelu", F.gelu),
    ("relu6", F.relu6),
    ("hardswish", F.hardswish),
    ("prelu", lambda t: F.prelu(t, torch.linspace(0, 1, 5))),
]:
    t = x.clone().requires_grad_()
    r = f(conv(t))
    (r * torch.cos(torch.arange(r.numel()).float()).reshape(r.shape)).sum().backward()
    print(name, r.stride(), end=" ")
    show("", r)
    show("   gradient", t.grad)
    print("  ", t.grad.stride(), f"{conv.weight.grad.abs().sum().item():.4g}")
    conv.zero_grad()
