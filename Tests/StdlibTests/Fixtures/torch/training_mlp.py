# Twenty steps of a network with dropout over shuffled batches: the loss of every step.
import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset

torch.manual_seed(0)
x = torch.randn(64, 8)
y = (x[:, :1] > 0).float()
loader = DataLoader(TensorDataset(x, y), batch_size=16, shuffle=True)
net = nn.Sequential(nn.Linear(8, 16), nn.BatchNorm1d(16), nn.ReLU(), nn.Dropout(0.3), nn.Linear(16, 1))
optimizer = torch.optim.Adam(net.parameters(), lr=1e-2)
for epoch in range(5):
    for a, b in loader:
        loss = nn.functional.binary_cross_entropy_with_logits(net(a), b)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        print(f"{loss.item():.4g}")
net.eval()
print(f"{((net(x) > 0).float() == y).float().mean().item():.4f}")
