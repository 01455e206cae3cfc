# torch-summary's tables of shared, deep and listed modules, of two outputs and of one layer; without data; other columns.
import torch
from torch import nn
from torchsummary import summary


class Shared(nn.Module):
    def __init__(self):
        super().__init__()
        self.a = nn.Linear(4, 4)
        self.b = nn.Sequential(nn.Linear(4, 4), nn.Sequential(nn.Linear(4, 3), nn.Sequential(nn.Linear(3, 3), nn.ReLU())))

    def forward(self, x):
        return self.b(self.a(self.a(x)))


class Listed(nn.Module):
    def __init__(self):
        super().__init__()
        self.layers = nn.ModuleList([nn.Linear(4, 4), nn.Linear(4, 4)])
        self.out = nn.Linear(4, 1)

    def forward(self, x):
        for layer in self.layers:
            x = torch.relu(layer(x))
        return self.out(x)


class TwoHeads(nn.Module):
    def __init__(self):
        super().__init__()
        self.a, self.b = nn.Linear(4, 2), nn.Linear(4, 3)

    def forward(self, x):
        return self.a(x), self.b(x)


result = summary(Shared(), torch.zeros(2, 4))
summary(Listed(), torch.zeros(2, 4))
summary(nn.Sequential(TwoHeads()), torch.zeros(2, 4))
summary(nn.Linear(3, 2), torch.zeros(2, 3))
summary(Shared(), torch.zeros(2, 4), depth=1)
text = repr(summary(nn.Sequential(nn.Conv2d(3, 4, 3), nn.ReLU()), torch.zeros(1, 3, 8, 8), verbose=0))
print(text)
print(result.total_params, result.trainable_params)
