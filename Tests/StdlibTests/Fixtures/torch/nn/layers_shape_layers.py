# How the layers of the family print, what their state holds, and the weights that a seed gives.
import torch
from torch import nn

MAKERS = [
    lambda: nn.Flatten(),
    lambda: nn.Flatten(0, 1),
    lambda: nn.Unflatten(1, (2, 3)),
    lambda: nn.Upsample(scale_factor=2),
    lambda: nn.Upsample(size=(4, 5), mode='bilinear'),
    lambda: nn.PixelShuffle(2),
    lambda: nn.PixelUnshuffle(2),
    lambda: nn.ReflectionPad2d(1),
    lambda: nn.ZeroPad2d((1, 2, 3, 4)),
    lambda: nn.ConstantPad2d(2, 3.5),
    lambda: nn.ReplicationPad1d(2),
    lambda: nn.Fold((4, 5), (2, 2)),
    lambda: nn.Unfold(3, padding=1),
    lambda: nn.ChannelShuffle(2),
]
for make in MAKERS:
    torch.manual_seed(0)
    layer = make()
    print(layer)
    print(type(layer))
    for name, value in layer.state_dict().items():
        if name.startswith(("weight", "bias")) and "Lazy" in type(layer).__name__:
            continue
        print("   ", name, tuple(value.shape), value.dtype, repr(value.double().sum().item()))
    print(repr(torch.rand(1).item()))
