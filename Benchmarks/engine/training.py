"""Training steps as a user writes them: gradients to zero, forward, loss, backward, optimiser."""

import torch
from torch import nn
from torchvision import models

from measure import serve


def step(model, optimizer, x, target):
    loss_function = nn.CrossEntropyLoss()

    def work():
        optimizer.zero_grad()
        loss = loss_function(model(x), target)
        loss.backward()
        optimizer.step()
        return loss

    return work


def picture_step(name, batch, classes=1000, frozen=False):
    def prepare():
        model = getattr(models, name)(weights=None)
        if frozen:
            for p in model.parameters():
                p.requires_grad = False
            model.classifier[6] = nn.Linear(4096, classes)
        model.train()
        trained = [p for p in model.parameters() if p.requires_grad]
        optimizer = torch.optim.SGD(trained, lr=1e-4, momentum=0.9)
        return step(model, optimizer, torch.randn(batch, 3, 224, 224), torch.randint(classes, (batch,)))

    return prepare


def small_cnn_step():
    model = nn.Sequential(
        nn.Conv2d(1, 32, 3, padding=1), nn.BatchNorm2d(32), nn.ReLU(), nn.MaxPool2d(2),
        nn.Conv2d(32, 64, 3, padding=1), nn.BatchNorm2d(64), nn.ReLU(), nn.MaxPool2d(2),
        nn.Flatten(), nn.Linear(64 * 7 * 7, 128), nn.ReLU(), nn.Linear(128, 10),
    )
    optimizer = torch.optim.Adam(model.parameters(), lr=1e-3)
    return step(model, optimizer, torch.randn(64, 1, 28, 28), torch.randint(10, (64,)))


def mlp_step(make_optimizer):
    def prepare():
        model = nn.Sequential(nn.Linear(784, 1000), nn.ReLU(), nn.Linear(1000, 10))
        optimizer = make_optimizer(model.parameters())
        return step(model, optimizer, torch.randn(32, 784), torch.randint(10, (32,)))

    return prepare


def epoch_through_loader():
    """One epoch of a small network: the loader's share is as large as the network's."""
    from torch.utils.data import DataLoader, TensorDataset

    data = TensorDataset(torch.randn(2048, 16), torch.randint(4, (2048,)))
    loader = DataLoader(data, batch_size=32, shuffle=True)
    model = nn.Sequential(nn.Linear(16, 32), nn.ReLU(), nn.Linear(32, 4))
    optimizer = torch.optim.Adam(model.parameters(), lr=1e-3)
    loss_function = nn.CrossEntropyLoss()

    def work():
        for x, y in loader:
            optimizer.zero_grad()
            loss = loss_function(model(x), y)
            loss.backward()
            optimizer.step()
        return loss

    return work


ROWS = {
    "vgg16 step b8": picture_step("vgg16", 8),
    "vgg16 step b8 frozen": picture_step("vgg16", 8, classes=2, frozen=True),
    "resnet18 step b8": picture_step("resnet18", 8),
    "resnet18 step b32": picture_step("resnet18", 32),
    "small CNN step b64": small_cnn_step,
    "MLP step b32 SGD": mlp_step(lambda p: torch.optim.SGD(p, lr=0.01, momentum=0.9)),
    "MLP step b32 Adam": mlp_step(lambda p: torch.optim.Adam(p, lr=1e-3)),
    "MLP step b32 AdamW": mlp_step(lambda p: torch.optim.AdamW(p, lr=1e-3)),
    "MLP step b32 RMSprop": mlp_step(lambda p: torch.optim.RMSprop(p, lr=1e-3)),
    "loader epoch b32": epoch_through_loader,
}

serve(ROWS)
