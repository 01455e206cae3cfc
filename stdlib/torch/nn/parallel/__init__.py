"""Modules spread over devices."""

from torch.nn.parallel.data_parallel import DataParallel
