"""Datasets, samplers, the loader that makes batches of them, and checkpoints of loops over it."""

from torch.utils.data._collate import default_collate, default_convert
from torch.utils.data.checkpoint import Checkpoint
from torch.utils.data.dataloader import DataLoader, get_worker_info
from torch.utils.data.dataset import (
    ChainDataset, ConcatDataset, Dataset, IterableDataset, StackDataset, Subset, TensorDataset, random_split,
)
from torch.utils.data.sampler import (
    BatchSampler, RandomSampler, Sampler, SequentialSampler, SubsetRandomSampler, WeightedRandomSampler,
)
