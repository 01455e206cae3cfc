"""`inspect`: shapes and ranges of nested values."""

import numpy as np
import torch

_RULE = "═" * 66


def inspect(*arrs, names=None, depth=0, max_items=5):
    """Prints every value; lists, tuples and dictionaries entry by entry, one tab deeper."""
    if depth == 0:
        print(_RULE)
    if names is not None and not isinstance(names, (list, tuple)):
        names = [names]
    for position, arr in enumerate(arrs):
        name = names[position] if names is not None else None
        _inspect_one(arr, name, depth, max_items)
        if depth == 0:
            print(_RULE)


def _inspect_one(arr, name, depth, max_items):
    tabs = "\t" * depth
    prefix = f"{tabs}{name.upper()}:\n{tabs}" if isinstance(name, str) else tabs
    if isinstance(arr, (list, tuple)):
        print(f"{prefix}{type(arr).__name__} of {len(arr)} items")
        inspect(*arr[:max_items], depth=depth + 1, max_items=max_items)
        if len(arr) > max_items:
            print(f"{tabs}and ... ... {len(arr) - max_items} more item(s)")
    elif isinstance(arr, dict):
        print(f"{prefix}dict of {len(arr)} items")
        for number, (key, value) in enumerate(arr.items()):
            if number == max_items:
                print(f"{tabs}\t... ... {len(arr) - max_items} more item(s)")
                break
            inspect(value, names=[str(key)], depth=depth + 1, max_items=max_items)
    elif type(arr).__name__ == "DataFrame":
        print(f"{prefix}DataFrame\tShape: {arr.shape}")
    elif isinstance(arr, torch.Tensor):
        print(f"{prefix}{arr}")
    elif isinstance(arr, np.ndarray):
        print(
            f"{prefix}ndarray\tShape: {arr.shape}\tMin: {arr.min():.3f}\tMax: {arr.max():.3f}\tMean: {arr.mean():.3f}"
            f"\tdtype: {arr.dtype}"
        )
    elif isinstance(arr, str):
        text = arr if len(arr) <= 50 else arr[:25] + "..." + arr[-25:]
        print(f"{prefix}str `{text}`")
    elif hasattr(arr, "__len__"):
        print(f"{prefix}{type(arr).__name__} Length: {len(arr)}")
    else:
        print(f"{prefix}{type(arr).__name__}: {arr}")
