"""How samples become a batch."""

from collections.abc import Mapping, Sequence

import _torch
from _torch import Tensor

_FORMAT_ERROR = "default_collate: batch must contain tensors, numpy arrays, numbers, dicts or lists; found {}"


def _is_numpy(value):
    return type(value).__module__ == "numpy"


def default_convert(data):
    """NumPy values as tensors, containers entry by entry, everything else as it is."""
    if isinstance(data, Tensor):
        return data
    if _is_numpy(data):
        return data if data.dtype.kind in "SUO" else _torch.as_tensor(data)
    if isinstance(data, Mapping):
        return type(data)({key: default_convert(value) for key, value in data.items()})
    if isinstance(data, tuple) and hasattr(data, "_fields"):
        return type(data)(*(default_convert(value) for value in data))
    if isinstance(data, tuple):
        return [default_convert(value) for value in data]
    if isinstance(data, Sequence) and not isinstance(data, (str, bytes)):
        return [default_convert(value) for value in data]
    return data


def default_collate(batch):
    """Stacks tensors, arrays and numbers; goes into dictionaries, tuples and lists; leaves strings in a list."""
    first = batch[0]
    if isinstance(first, Tensor):
        return _torch.stack(batch, 0)
    if _is_numpy(first):
        if first.dtype.kind in "SUO":
            raise TypeError(_FORMAT_ERROR.format(first.dtype))
        if first.shape == ():
            return _torch.as_tensor(batch)
        return default_collate([_torch.as_tensor(entry) for entry in batch])
    if isinstance(first, float):
        return _torch.tensor(batch, dtype=_torch.float64)
    if isinstance(first, int):
        return _torch.tensor(batch)
    if isinstance(first, (str, bytes)):
        return batch
    if isinstance(first, Mapping):
        collated = {key: default_collate([entry[key] for entry in batch]) for key in first}
        return collated if type(first) is dict else type(first)(collated)
    if isinstance(first, tuple) and hasattr(first, "_fields"):
        return type(first)(*(default_collate(samples) for samples in zip(*batch)))
    if isinstance(first, Sequence):
        if not all(len(entry) == len(first) for entry in batch):
            raise RuntimeError("each element in list of batch should be of equal size")
        collated = [default_collate(samples) for samples in zip(*batch)]
        if isinstance(first, tuple) or type(first) is list:
            return collated
        return type(first)(collated)
    raise TypeError(_FORMAT_ERROR.format(type(first)))
