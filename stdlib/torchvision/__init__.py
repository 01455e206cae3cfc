"""Models, transforms and datasets for pictures. Sub-packages are loaded when they are first used."""

import importlib

from torchvision.version import __version__

_LAZY_MODULES = ("datasets", "io", "models", "ops", "transforms", "tv_tensors", "utils")


def __getattr__(name):
    if name in _LAZY_MODULES:
        return importlib.import_module("torchvision." + name)
    raise AttributeError(f"module 'torchvision' has no attribute '{name}' (not in Cellbook)")
