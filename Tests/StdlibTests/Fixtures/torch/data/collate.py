# How samples of every kind become a batch.
from collections import namedtuple

import numpy as np
import torch
from torch.utils.data import DataLoader, Dataset, IterableDataset, default_collate

Pair = namedtuple("Pair", ["a", "b"])
print(default_collate([1, 2, 3]), default_collate([1.5, 2.5]), default_collate(["a", "b"]))
print(default_collate([torch.ones(2), torch.zeros(2)]), default_collate([np.ones(2), np.zeros(2)]))
print(default_collate([{"x": 1, "y": "s"}, {"x": 2, "y": "t"}]), default_collate([(1, 2.0), (3, 4.0)]))
print(default_collate([Pair(1, 2), Pair(3, 4)]), default_collate([[1, 2], [3, 4]]), default_collate([True, False]))


class Squares(Dataset):
    def __len__(self):
        return 5

    def __getitem__(self, i):
        return {"i": i, "square": torch.tensor([i * i])}

    def collate(self, batch):
        return [entry["i"] for entry in batch]


class Stream(IterableDataset):
    def __iter__(self):
        return iter(range(7))


print(list(DataLoader(Squares(), batch_size=2)))
print(list(DataLoader(Squares(), batch_size=2, collate_fn=Squares().collate, drop_last=True)))
print(list(DataLoader(Stream(), batch_size=3)), list(DataLoader(Stream(), batch_size=3, drop_last=True)))
print(list(DataLoader(Squares(), batch_sampler=[[0, 4], [1]])))
for bad in ([torch.ones(1), torch.ones(2)], [[1], [1, 2]], [object()]):
    try:
        default_collate(bad)
    except Exception as error:
        print(type(error).__name__, str(error).split("object at")[0])
