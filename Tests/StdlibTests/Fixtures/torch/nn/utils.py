# Clipping of gradients and parameters as vectors.
import torch
from torch import nn
from torch.nn.utils import clip_grad_norm_, clip_grad_value_, parameters_to_vector, vector_to_parameters

torch.manual_seed(0)
net = nn.Linear(3, 2)
net(torch.randn(4, 3)).pow(2).sum().backward()
print(f"{clip_grad_norm_(net.parameters(), 1.0).item():.4f}", f"{net.weight.grad.norm().item():.4f}")
clip_grad_value_(net.parameters(), 0.1)
print(f"{net.weight.grad.abs().max().item():.4f}")
v = parameters_to_vector(net.parameters())
print(v.shape)
vector_to_parameters(torch.arange(8.0), net.parameters())
print(net.weight, net.bias)
torch.manual_seed(1)
w = torch.nn.utils.spectral_norm(nn.Linear(4, 3))
print(sorted(w.state_dict()), w(torch.ones(1, 4)).shape, f"{torch.linalg.matrix_norm(w.weight.detach(), 2).item():.2f}")
print(torch.nn.utils.rnn.pad_sequence([torch.ones(2), torch.ones(3)], batch_first=True))
