# Convolutions, norms and activations in a row: values, gradients, second gradients, errors of autograd.
import torch
import torch.nn as nn
import torch.nn.functional as F

torch.manual_seed(0)


def fill(t, a=1.0):
    with torch.no_grad():
        t.copy_((torch.sin(torch.arange(t.numel()).float() * a) * 0.5).reshape(t.shape))
    return t


def total(t):
    return float(f"{float(t.detach().double().abs().sum()):.4g}")


class Block(nn.Module):
    def __init__(self, c, k, stride=1):
        super().__init__()
        self.conv1 = nn.Conv2d(c, k, 3, stride, 1, bias=False)
        self.bn1 = nn.BatchNorm2d(k)
        self.conv2 = nn.Conv2d(k, k, 3, 1, 1, bias=False)
        self.bn2 = nn.BatchNorm2d(k)
        self.relu = nn.ReLU(inplace=True)
        self.down = None
        if stride != 1 or c != k:
            self.down = nn.Sequential(nn.Conv2d(c, k, 1, stride, bias=False), nn.BatchNorm2d(k))

    def forward(self, x):
        identity = x
        out = self.relu(self.bn1(self.conv1(x)))
        out = self.bn2(self.conv2(out))
        if self.down is not None:
            identity = self.down(x)
        out += identity
        return self.relu(out)


net = nn.Sequential(
    nn.Conv2d(3, 16, 3, padding=1), nn.ReLU(), Block(16, 16), Block(16, 24, 2), nn.AdaptiveAvgPool2d(1), nn.Flatten(),
    nn.Linear(24, 4))
for i, p in enumerate(net.parameters()):
    fill(p, 1.0 + 0.1 * i)
for m in net.modules():
    if isinstance(m, nn.BatchNorm2d):
        with torch.no_grad():
            m.weight.add_(1)
x = fill(torch.empty(2, 3, 17, 13))
for step in range(2):
    loss = F.cross_entropy(net(x), torch.tensor([1, 3]))
    net.zero_grad()
    loss.backward()
    print(step, round(loss.item(), 4), [total(p.grad) for p in net.parameters()][:6])
    with torch.no_grad():
        for p in net.parameters():
            p -= 0.01 * p.grad
print([round(v, 4) for v in net[2].bn1.running_mean.tolist()[:4]], [round(v, 4) for v in net[2].bn2.running_var.tolist()[:4]])

net.eval()
with torch.no_grad():
    a = net(x)
b = net(x)
print(torch.allclose(a, b, atol=1e-5), b.grad_fn.name())
print([round(v, 4) for v in a.flatten().tolist()])

# Weights that change between two runs of one network.
with torch.no_grad():
    for _ in range(3):
        same = net(x)
    print(torch.equal(same, a) or torch.allclose(same, a, atol=1e-6))
    net[0].weight.mul_(1.5)
    print(round(net(x).double().sum().item(), 3))
    net[2].conv1.weight.data[0] = 0
    print(round(net(x).double().sum().item(), 3))
    net[2].conv1.weight.detach().numpy()[1] = 0.25
    print(round(net(x).double().sum().item(), 3))
    net[2].conv1.weight.detach().numpy()[1] = -0.25
    print(round(net(x).double().sum().item(), 3))
    net[2].conv2.load_state_dict({"weight": torch.full((16, 16, 3, 3), 0.01)})
    print(round(net(x).double().sum().item(), 3))
    net[2].bn1.running_mean.fill_(0.3)
    print(round(net(x).double().sum().item(), 3))
    net[2].bn1.weight.data *= 2
    print(round(net(x).double().sum().item(), 3))

# Intermediate results that are kept.
conv, bn = nn.Conv2d(3, 8, 3), nn.BatchNorm2d(8).eval()
fill(conv.weight), fill(conv.bias), fill(bn.running_mean, 0.7)
with torch.no_grad():
    c = conv(x)
    n = bn(c)
    r = F.relu(n)
    print(total(c), total(n), total(r), torch.equal(r, n.clamp(min=0)))
    c = conv(x)
    r = F.relu(c)
    c.zero_()
    print(total(c), total(r))
    c = conv(x)
    n = bn(c)
    d = c + n
    print(total(d), total(n))
    c = conv(x)
    alias = c.detach()
    c.relu_()
    print(total(alias), torch.equal(alias, c))
    keep = []
    handle = conv.register_forward_hook(lambda m, i, o: keep.append(o))
    r = F.relu_(bn(conv(x)))
    print(total(keep[0]), total(r))
    handle.remove()
    handle = conv.register_forward_hook(lambda m, i, o: o * 2)
    print(total(F.relu(bn(conv(x)))))
    handle.remove()

# What goes in is changed before the result is read.
with torch.no_grad():
    x2 = x.clone()
    c = conv(x2)
    x2.zero_()
    print(total(c))
    h = conv(x)
    wide = F.conv2d(h, fill(torch.empty(8, 8, 3, 3)), padding=1)
    h.mul_(0)
    print(total(wide), total(h))
    h = conv(x)
    wide = F.conv2d(h, fill(torch.empty(8, 8, 3, 3)), padding=1)
    h.relu_()
    print(total(wide))
    w = fill(torch.empty(8, 8, 3, 3))
    wide = F.conv2d(h, w, padding=1)
    w.zero_()
    print(total(wide))
    a = F.conv2d(h, fill(torch.empty(8, 8, 1, 1)))
    residual = conv(x)
    s = a + residual
    residual += 100
    print(total(s))
    a = F.conv2d(h, fill(torch.empty(8, 8, 1, 1)))
    a += a
    print(total(a))
    a = F.conv2d(h, fill(torch.empty(8, 8, 1, 1)))
    b = a + a.relu()
    print(total(b), total(a))
    bias = fill(torch.empty(8))
    a = F.conv2d(h, fill(torch.empty(8, 8, 1, 1)), bias)
    bias.fill_(50)
    print(total(a))
    scale = torch.ones(8)
    mean, var = torch.zeros(8), torch.ones(8)
    n = F.batch_norm(h, mean, var, scale)
    scale.zero_()
    mean.fill_(9)
    print(total(n))

# Errors of autograd keep their text.
conv.zero_grad()
y = conv(x)
z = y.tanh()
z.mul_(2)
try:
    z.sum().backward()
except RuntimeError as e:
    print(str(e)[:200])
y = conv(x)
z = F.relu(y)
z.add_(1)
try:
    z.sum().backward()
except RuntimeError as e:
    print(str(e)[:200])
y = F.relu(conv(x))
y.sum().backward()
try:
    y.sum().backward()
except RuntimeError as e:
    print(str(e)[:60])

# Hooks, retained gradients, inner gradients.
t = x.clone().requires_grad_()
y = conv(t)
y.retain_grad()
seen = []
y.register_hook(lambda g: seen.append((g.shape, g.stride(), total(g))))
z = F.max_pool2d(F.relu(y), 2)
z.pow(2).sum().backward()
print(seen, y.grad.stride(), total(y.grad), total(t.grad), t.grad.stride(), t.grad.is_contiguous())

# Second gradients.
t = x[:, :, :6, :6].clone().requires_grad_()
for f in [lambda v: F.relu(bn(conv(v))), lambda v: F.max_pool2d(conv(v), 2), lambda v: torch.tanh(conv(v)),
          lambda v: F.avg_pool2d(conv(v) ** 2, 2), lambda v: F.adaptive_avg_pool2d(conv(v), 1) ** 2,
          lambda v: F.batch_norm(conv(v), None, None, training=True) ** 3,
          lambda v: torch.cat([conv(v), conv(v) ** 2], 1)]:
    (g,) = torch.autograd.grad((f(t) ** 2).sum(), t, create_graph=True)
    (gg,) = torch.autograd.grad((g ** 2).sum(), t)
    print(total(g), total(gg), g.stride())

# Other kinds of convolution, of odd sizes.
for make, shape in [
    (lambda: nn.Conv1d(5, 7, 3, 2, 1), (3, 5, 11)), (lambda: nn.Conv3d(3, 5, 3, 1, 1), (2, 3, 4, 5, 6)),
    (lambda: nn.Conv2d(6, 6, 3, 1, 1, groups=6), (2, 6, 9, 7)), (lambda: nn.Conv2d(6, 9, 3, 2, 1, groups=3), (2, 6, 9, 7)),
    (lambda: nn.Conv2d(4, 3, 3, 1, 2, dilation=2), (1, 4, 9, 9)), (lambda: nn.Conv2d(4, 1, 1), (2, 4, 5, 5)),
    (lambda: nn.Conv2d(4, 6, 5), (2, 4, 5, 5)), (lambda: nn.ConvTranspose2d(4, 6, 3, 2, 1, 1), (2, 4, 5, 5)),
    (lambda: nn.ConvTranspose1d(4, 6, 3, 2), (2, 4, 5)), (lambda: nn.ConvTranspose2d(4, 6, 2, 2, groups=2), (2, 4, 5, 5)),
    (lambda: nn.Conv2d(3, 4, 3, padding="same"), (3, 8, 8)), (lambda: nn.Conv2d(17, 19, 3, 1, 1), (3, 17, 13, 11)),
    (lambda: nn.Conv2d(16, 32, 3, 1, 1), (5, 16, 21, 21))]:
    layer = make()
    for i, p in enumerate(layer.parameters()):
        fill(p, 1 + 0.2 * i)
    t = fill(torch.empty(shape), 0.3).requires_grad_()
    r = F.relu(layer(t))
    r.pow(2).sum().backward()
    print(type(layer).__name__, tuple(r.shape), r.stride(), total(r), total(t.grad), total(layer.weight.grad), total(layer.bias.grad))
    with torch.no_grad():
        print("  ", total(F.relu(layer(t))), total(F.relu6(layer(t.detach())).add_(1)))

# Images that a program keeps channels-last itself.
cl = x.permute(0, 2, 3, 1).contiguous().permute(0, 3, 1, 2)
y = F.relu(bn(conv(cl)))
print(y.stride(), y.is_contiguous(), total(y))
print(F.max_pool2d(y, 2).stride(), (y + 1).stride(), torch.allclose(y, F.relu(bn(conv(x))), atol=1e-5))
s = conv(cl[:, :, 2:, 1:])
print(total(s), total(conv(x[:1])), total(conv(x.transpose(2, 3))), total(conv(x.flip(3))), total(conv(x[:, :, ::2])))
e = torch.ones(1, 3, 1, 1).expand(2, 3, 8, 8)
print(total(conv(e)))
empty = conv(torch.zeros(0, 3, 5, 5))
print(empty.shape, F.relu(bn(empty)).shape)
nan = torch.full((1, 3, 5, 5), float("nan"))
print(F.relu(conv(nan)).isnan().all().item(), F.relu6(bn(conv(nan))).isnan().all().item())
