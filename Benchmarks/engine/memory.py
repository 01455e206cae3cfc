"""Resident memory of training loops: after 200 steps and after 2,000. Prints both, in MB."""

import sys

import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset

STEPS = 2000


def resident():
    with open("/proc/self/statm") as file:
        return int(file.read().split()[1]) * 4096 / 1e6


def mlp():
    model = nn.Sequential(nn.Linear(784, 256), nn.ReLU(), nn.Dropout(0.2), nn.Linear(256, 10))
    return model, TensorDataset(torch.randn(1024, 784), torch.randint(10, (1024,))), 32


def cnn():
    model = nn.Sequential(
        nn.Conv2d(1, 8, 3, padding=1), nn.BatchNorm2d(8), nn.ReLU(), nn.MaxPool2d(2), nn.Flatten(), nn.Linear(8 * 14 * 14, 10)
    )
    return model, TensorDataset(torch.randn(512, 1, 28, 28), torch.randint(10, (512,))), 32


ROWS = {"memory MLP": mlp, "memory CNN": cnn}


def main():
    if sys.argv[1:] == ["list"]:
        print("\n".join(ROWS))
        return
    torch.set_num_threads(int(sys.argv[1]))
    torch.manual_seed(0)
    model, data, batch = ROWS[sys.argv[2]]()
    optimizer = torch.optim.Adam(model.parameters(), lr=1e-3)
    loss_function = nn.CrossEntropyLoss()
    step, early, history = 0, 0.0, []
    while step < STEPS:
        for x, y in DataLoader(data, batch_size=batch, shuffle=True):
            optimizer.zero_grad()
            loss = loss_function(model(x), y)
            loss.backward()
            optimizer.step()
            history.append(loss.item())
            step += 1
            if step == 200:
                early = resident()
    print(early, resident())


main()
