"""A training loop that is cut off after any of its steps ends as one that was not."""

import os
import random
import tempfile

import numpy as np
import torch
from torch import nn
from torch.utils.data import Checkpoint, DataLoader, Dataset
from torch_snippets import Report


class Points(Dataset):
    def __len__(self):
        return 11

    def __getitem__(self, i):
        return torch.tensor([i + random.random() + np.random.rand()])


def train(path, resume, stop=None, has_generator=False, every=1):
    torch.manual_seed(1), random.seed(1), np.random.seed(1)
    model = nn.Sequential(nn.Linear(1, 4), nn.BatchNorm1d(4), nn.Dropout(0.3), nn.Linear(4, 1))
    optimizer = torch.optim.Adam(model.parameters(), lr=0.1)
    scheduler = torch.optim.lr_scheduler.StepLR(optimizer, 1, 0.5)
    losses = []
    report = Report(3)
    loader = DataLoader(Points(), 3, shuffle=True, generator=torch.Generator().manual_seed(9) if has_generator else None)
    checkpoint = report.checkpoint(
        path, every=every, resume=resume, model=model, optimizer=optimizer, scheduler=scheduler, losses=losses
    )
    steps = 0
    for epoch in checkpoint.epochs(3):
        for batch in checkpoint.batches(loader):
            loss = model(batch).pow(2).mean()
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            losses.append(loss.item())
            report.record(epoch + (len(losses) % 4) / 4, loss=loss.item(), end="\r")
            steps += 1
            if steps == stop:
                return None
        scheduler.step()
    ends = torch.rand(1).item(), random.random(), np.random.rand(), optimizer.param_groups[0]["lr"]
    return losses, report.loss, [p.tolist() for p in model.parameters()], [b.tolist() for b in model.buffers()], ends


class Silence:
    """The times in a report's lines differ from run to run."""

    def write(self, text):
        return len(text)

    def flush(self):
        pass


def quietly(*args, **kwargs):
    import sys

    outside, sys.stdout = sys.stdout, Silence()
    try:
        return train(*args, **kwargs)
    finally:
        sys.stdout = outside


with tempfile.TemporaryDirectory() as folder:
    path = os.path.join(folder, "train.pt")
    for has_generator in (False, True):
        for every in (1, 3):
            unbroken = quietly(path, False, None, has_generator, every)
            same = []
            for stop in range(1, 13):
                quietly(path, False, stop, has_generator, every)
                same.append(quietly(path, True, None, has_generator, every) == unbroken)
            print(has_generator, every, len(same), all(same))

    # What the loop printed is printed again; a run that is over has nothing left to do.
    losses = []
    for attempt in range(3):
        checkpoint = Checkpoint(path, resume=attempt > 0, losses=losses)
        print("attempt", attempt, checkpoint.resumed)
        for epoch in checkpoint.epochs(3):
            print("epoch", epoch)
            losses.append(epoch)
            if attempt == 0 and epoch == 1:
                break
    print(losses)

    for make in (
        lambda: Checkpoint(path), lambda: Checkpoint(path, every=0, a=[]), lambda: Checkpoint(path, resume=True, other=[]),
    ):
        try:
            make()
        except ValueError as error:
            print(str(error).replace(folder, "."))
    checkpoint = Checkpoint(path, a=[])
    try:
        for epoch in checkpoint.epochs(1):
            list(checkpoint.batches([1, 2]))
            list(checkpoint.batches([1, 2]))
    except RuntimeError as error:
        print(error)
