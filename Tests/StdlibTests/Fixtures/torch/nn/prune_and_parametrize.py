# Pruning by masks and weights computed from other parameters.
import torch
import torch.nn.utils.prune as prune
from torch import nn
from torch.nn.utils import parametrizations, parametrize

torch.manual_seed(0)
layer = nn.Linear(4, 3)
prune.l1_unstructured(layer, "weight", amount=0.5)
print(layer.weight, [n for n, _ in layer.named_buffers()], [n for n, _ in layer.named_parameters()])
prune.remove(layer, "weight")
prune.random_unstructured(layer, "bias", amount=1)
print(layer.weight, layer.bias, prune.is_pruned(layer))
prune.ln_structured(layer, "weight", amount=1, n=2, dim=0)
print(layer.weight, list(layer.state_dict()))
net = nn.Sequential(nn.Linear(4, 4), nn.ReLU(), nn.Linear(4, 2))
prune.global_unstructured([(net[0], "weight"), (net[2], "weight")], pruning_method=prune.L1Unstructured, amount=0.4)
print([int((m.weight == 0).sum()) for m in (net[0], net[2])])
for made in (parametrizations.weight_norm(nn.Linear(3, 2)), parametrizations.spectral_norm(nn.Linear(3, 2))):
    print(made, list(made.state_dict()), made(torch.ones(1, 3)), parametrize.is_parametrized(made))
    parametrize.remove_parametrizations(made, "weight")
    print(made, list(made.state_dict()))


class Symmetric(nn.Module):
    def forward(self, x):
        return x.triu() + x.triu(1).transpose(-1, -2)


square = nn.Linear(3, 3)
parametrize.register_parametrization(square, "weight", Symmetric())
print(torch.allclose(square.weight, square.weight.T), square)
