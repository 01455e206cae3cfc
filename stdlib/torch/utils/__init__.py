"""Data loading, checkpoints of activations, hooks."""

from torch.utils import checkpoint, data, hooks
