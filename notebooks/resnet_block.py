# %% [markdown]
# # The residual block
#
# Builds the block of a residual network, and measures what its skip connection does to the gradient at depth.
# You see shapes, the gradient of the first layer for depths from 1 to 32, and a plot of it. Takes about 10 seconds.

# %%
import os

import matplotlib.pyplot as plt
import torch
import torch.nn as nn


# %%
class ResLayer(nn.Module):
    """Convolution and ReLU; the input is added when `skip` is set."""

    def __init__(self, ni, no, kernel_size, stride=1, skip=True):
        super().__init__()
        padding = kernel_size - 2
        self.conv = nn.Sequential(nn.Conv2d(ni, no, kernel_size, stride, padding=padding), nn.ReLU())
        self.skip = skip

    def forward(self, x):
        return self.conv(x) + x if self.skip else self.conv(x)


# %%
torch.manual_seed(10)
layer = ResLayer(64, 64, 3)
x = torch.randn(2, 64, 14, 14)
print(layer)
print(layer(x).shape, sum(p.numel() for p in layer.parameters()))


# %% [markdown]
# The gradient that reaches the first of many layers, with and without the skip connection.

# %%
def first_gradient(depth, skip):
    torch.manual_seed(10)
    net = nn.Sequential(*[ResLayer(16, 16, 3, skip=skip) for _ in range(depth)])
    torch.manual_seed(11)
    x = torch.randn(4, 16, 8, 8)
    net(x).mean().backward()
    return net[0].conv[0].weight.grad.norm().item()


depths = [1, 2, 4, 8, 16, 32]
with_skip = [first_gradient(d, True) for d in depths]
without = [first_gradient(d, False) for d in depths]
for d, a, b in zip(depths, with_skip, without):
    print(f"depth {d:2d}: with skip {a:.4g}, without {b:.4g}")

# %%
plt.figure(figsize=(6, 4))
plt.plot(depths, with_skip, "b", label="with skip")
plt.plot(depths, without, "r", label="without")
plt.yscale("log")
plt.xlabel("depth")
plt.ylabel("gradient of the first layer")
plt.title("What the skip connection keeps")
plt.legend()
os.makedirs("outputs", exist_ok=True)
plt.savefig("outputs/resnet_gradients.png")
plt.show()
