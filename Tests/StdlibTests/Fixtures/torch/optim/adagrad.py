# Twelve steps of the optimiser, its printed form, its state and a restart from it.
import torch
from torch import nn, optim


def make(p):
    return optim.Adagrad(p, lr_decay=0.1)


torch.manual_seed(2)
net = nn.Sequential(nn.Linear(4, 5), nn.Tanh(), nn.Linear(5, 1))
x, y = torch.randn(16, 4), torch.randn(16, 1)
optimizer = make(net.parameters())
print(optimizer)
for step in range(12):
    loss = nn.functional.mse_loss(net(x), y)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    print(f"{loss.item():.5f}")
state = optimizer.state_dict()
print(state["param_groups"])
print({k: (float(v) if v is None or v.dim() == 0 else tuple(v.shape)) for k, v in state["state"][0].items() if v is not None} if state["state"] else {})
restarted = make(net.parameters())
restarted.load_state_dict(state)
loss = nn.functional.mse_loss(net(x), y)
restarted.zero_grad()
loss.backward()
restarted.step()
print(f"{net(x).sum().item():.4f}")
