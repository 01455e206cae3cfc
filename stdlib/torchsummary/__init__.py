"""`summary`: the layer table of a network.

Two packages share this import name. torchsummary takes `input_size` and prints; torch-summary takes data (or nothing),
understands more options and returns its statistics. The call tells which one is meant.
"""

from torch import Tensor
from torchsummary._torch_summary import ModelStatistics, layer_statistics
from torchsummary._torchsummary import print_summary

_TORCH_SUMMARY_ONLY = ("branching", "col_names", "col_width", "depth", "dtypes", "verbose", "input_data", "batch_dim")


def summary(model, *args, **kwargs):
    """summary(model, input_size, batch_size=-1, device="cuda") or summary(model, input_data, *, depth=3, verbose=1, ...)."""
    if _means_torch_summary(args, kwargs):
        return layer_statistics(model, *args, **kwargs)
    return print_summary(model, *args, **kwargs)


def _means_torch_summary(args, kwargs):
    if any(name in kwargs for name in _TORCH_SUMMARY_ONLY):
        return True
    if not args:
        return "input_size" not in kwargs
    first = args[0]
    return isinstance(first, Tensor) or (isinstance(first, (list, tuple)) and any(isinstance(x, Tensor) for x in first))
