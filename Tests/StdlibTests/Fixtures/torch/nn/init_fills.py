# Initialisers: values of a seed, gains, messages.
import torch
from torch import nn

for bounds in ((0, 1, -2, 2), (0, 0.02, -2, 2), (1, 0.5, 0, 0.3), (0, 1, 2.5, 3), (0, 1, -0.2, 0.1)):
    torch.manual_seed(0)
    print(nn.init.trunc_normal_(torch.empty(7, 9), *bounds), torch.rand(1))
for name in (
    "xavier_uniform_", "xavier_normal_", "kaiming_uniform_", "kaiming_normal_", "uniform_", "normal_", "ones_", "zeros_", "eye_",
):
    torch.manual_seed(0)
    print(name, getattr(nn.init, name)(torch.empty(3, 5)), torch.rand(1))
torch.manual_seed(0)
q = nn.init.orthogonal_(torch.empty(4, 3))
print(torch.allclose(q.T @ q, torch.eye(3), atol=1e-5))
print(nn.init.dirac_(torch.empty(4, 2, 3, 3)), nn.init.dirac_(torch.empty(4, 2, 3), 2))
print(nn.init.kaiming_normal_(torch.empty(4, 3, 3, 3), mode="fan_out", nonlinearity="relu"))
print([nn.init.calculate_gain(n) for n in ("linear", "relu", "tanh", "selu", "leaky_relu", "sigmoid")])
print(nn.init.calculate_gain("leaky_relu", 0.2))
for call in (
    lambda: nn.init.xavier_uniform_(torch.empty(3)), lambda: nn.init.kaiming_uniform_(torch.empty(3, 3), mode="x"),
    lambda: nn.init.calculate_gain("foo"), lambda: nn.init.eye_(torch.empty(3)),
):
    try:
        print(call())
    except Exception as error:
        print(type(error).__name__, error)
