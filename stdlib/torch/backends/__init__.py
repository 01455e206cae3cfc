"""Which accelerators and libraries there are."""

from torch.backends import cuda, cudnn, mkldnn, mps
