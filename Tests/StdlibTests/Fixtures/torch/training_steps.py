# Twenty steps of an MLP and of a CNN, with dropout and shuffling: each loss to four significant digits, then the weights.
import torch
import torch.nn.functional as F
from torch import nn
from torch.utils.data import DataLoader, TensorDataset


class CNN(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv1 = nn.Conv2d(1, 6, 3, padding=1, bias=False)
        self.norm = nn.BatchNorm2d(6)
        self.conv2 = nn.Conv2d(6, 8, 3, stride=2)
        self.dropout = nn.Dropout2d(0.2)
        self.head = nn.Linear(8 * 2 * 2, 4)

    def forward(self, x):
        x = F.max_pool2d(F.relu(self.norm(self.conv1(x))), 2)
        x = self.dropout(F.relu(self.conv2(x)))
        return self.head(F.dropout(torch.flatten(x, 1), 0.1, self.training))


def make_mlp():
    return nn.Sequential(nn.Linear(12, 24), nn.ReLU(), nn.Dropout(0.3), nn.Linear(24, 16), nn.Tanh(), nn.Linear(16, 4))


def train(name, model, shape, make_optimizer):
    data = TensorDataset(torch.randn(64, *shape), torch.randint(4, (64,)))
    loader = DataLoader(data, batch_size=16, shuffle=True)
    optimizer = make_optimizer(model.parameters())
    model.train()
    losses = []
    while len(losses) < 20:
        for x, y in loader:
            optimizer.zero_grad()
            loss = F.cross_entropy(model(x), y)
            loss.backward()
            nn.utils.clip_grad_norm_(model.parameters(), 2.0)
            optimizer.step()
            losses.append(loss.item())
    print(name)
    print(" ".join(f"{loss:.4g}" for loss in losses))
    print(" ".join(f"{p.detach().double().norm():.4g}" for p in model.parameters()))
    model.eval()
    with torch.no_grad():
        print(f"{F.cross_entropy(model(data.tensors[0]), data.tensors[1]):.4g}")


OPTIMIZERS = {
    "SGD": lambda p: torch.optim.SGD(p, lr=0.1, momentum=0.9, weight_decay=1e-4, nesterov=True),
    "Adam": lambda p: torch.optim.Adam(p, lr=0.01),
    "Adam for generators": lambda p: torch.optim.Adam(p, lr=0.01, betas=(0.5, 0.999), weight_decay=0.01),
    "AdamW": lambda p: torch.optim.AdamW(p, lr=0.01, amsgrad=True),
    "RMSprop": lambda p: torch.optim.RMSprop(p, lr=0.005, momentum=0.5, centered=True),
    "Adagrad": lambda p: torch.optim.Adagrad(p, lr=0.05, lr_decay=0.01),
    "Adadelta": lambda p: torch.optim.Adadelta(p),
}
for name, make_optimizer in OPTIMIZERS.items():
    torch.manual_seed(3)
    train(f"MLP {name}", make_mlp(), (12,), make_optimizer)
    torch.manual_seed(4)
    train(f"CNN {name}", CNN(), (1, 10, 10), make_optimizer)
