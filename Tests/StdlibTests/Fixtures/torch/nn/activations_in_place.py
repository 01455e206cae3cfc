# Activations that overwrite their input give the gradients of those that do not.
import torch
import torch.nn as nn

torch.manual_seed(0)
x = torch.randn(2, 3, 4) * 4
for make in (nn.ReLU, nn.ReLU6, nn.SiLU, nn.Mish, nn.SELU, nn.CELU, nn.ELU, nn.LeakyReLU, nn.Hardswish, nn.Hardsigmoid, nn.Hardtanh,
             lambda inplace: nn.Threshold(0.5, -1.0, inplace)):
    leaf = x.clone().requires_grad_()
    doubled = leaf * 2
    result = make(inplace=True)(doubled)
    result.square().sum().backward()
    print(make.__name__, result is doubled, leaf.grad.sum().item().__format__(".3f"), [f"{v:.2f}" for v in leaf.grad[0, 0].tolist()])
    try:
        make(inplace=True)(x.clone().requires_grad_())
    except RuntimeError as error:
        print(error)
net = nn.Sequential(nn.Conv2d(3, 8, 3, bias=False), nn.BatchNorm2d(8), nn.ReLU6(inplace=True), nn.Conv2d(8, 2, 3), nn.Hardswish(inplace=True))
net(torch.randn(2, 3, 9, 9)).sum().backward()
print([f"{p.grad.abs().sum().item():.2f}" for p in net.parameters()])
