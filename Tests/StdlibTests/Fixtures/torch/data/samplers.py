# Samplers and splits of a seed.
import torch
from torch.utils.data import *
from torch.utils.data import random_split, Subset, ConcatDataset


def attempt(function):
    try:
        print(function())
    except Exception as error:
        print(type(error).__name__, error)


torch.manual_seed(0)
print(list(RandomSampler(range(8))), list(RandomSampler(range(5), replacement=True, num_samples=40))[:12])
print(list(RandomSampler(range(4), num_samples=10)))
print(list(SubsetRandomSampler([5, 7, 9, 11])), list(SequentialSampler(range(3))))
print(list(WeightedRandomSampler([0.1, 0.7, 0.2], 8)), list(WeightedRandomSampler([1.0, 2.0, 3.0], 3, replacement=False)))
print(list(BatchSampler(SequentialSampler(range(7)), 3, False)), len(BatchSampler(SequentialSampler(range(7)), 3, True)))
parts = random_split(range(10), [7, 3])
print([list(part) for part in parts], [len(p) for p in random_split(range(11), [0.5, 0.3, 0.2])])
print(list(random_split(range(6), [3, 3], generator=torch.Generator().manual_seed(1))[0]))
joined = ConcatDataset([TensorDataset(torch.arange(3)), TensorDataset(torch.arange(2) + 10)])
print(len(joined), joined[3], joined[-1], (TensorDataset(torch.ones(2)) + TensorDataset(torch.ones(1))).cumulative_sizes)
attempt(lambda: DataLoader(range(3), shuffle=True, sampler=[1]))
attempt(lambda: DataLoader(range(3), batch_size=0))
attempt(lambda: random_split(range(3), [1, 1]))
attempt(lambda: RandomSampler([]))
attempt(lambda: TensorDataset(torch.ones(2), torch.ones(3)))
