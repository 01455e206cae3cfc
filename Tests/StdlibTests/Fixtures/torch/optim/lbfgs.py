# L-BFGS with and without a line search.
import torch
from torch import nn, optim

for search in (None, "strong_wolfe"):
    torch.manual_seed(2)
    net = nn.Sequential(nn.Linear(4, 5), nn.Tanh(), nn.Linear(5, 1))
    x, y = torch.randn(16, 4), torch.randn(16, 1)
    optimizer = optim.LBFGS(net.parameters(), line_search_fn=search, history_size=5, max_iter=6)

    def closure():
        optimizer.zero_grad()
        loss = nn.functional.mse_loss(net(x), y)
        loss.backward()
        return loss

    for _ in range(3):
        print(search, f"{optimizer.step(closure).item():.4f}")
