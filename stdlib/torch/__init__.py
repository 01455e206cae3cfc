"""Tensors, gradients and the library around them. The engine is native; `torch.nn`, `torch.optim` and the rest are here.

Sub-packages are loaded when they are first used, so that `import torch` stays quick.
"""

import importlib

import _torch
from _torch import *
from _torch import Tensor, device, dtype
from torch._grad_mode import enable_grad, inference_mode, no_grad, set_grad_enabled
from torch._names import typename
from torch.random import get_rng_state, initial_seed, manual_seed, seed, set_rng_state
from torch.version import __version__

_LAZY_MODULES = (
    "amp autograd backends cuda distributions fft hub jit linalg mps nn optim overrides profiler random serialization special "
    "testing types utils version"
).split()

_LAZY_NAMES = {
    "save": "serialization",
    "load": "serialization",
    "autocast": "amp",
    "compile": "_compile",
    "set_printoptions": "_tensor_str",
    "_utils": "_utils",
}


def __getattr__(name):
    if name in _LAZY_MODULES:
        return importlib.import_module("torch." + name)
    if name in _LAZY_NAMES:
        module = importlib.import_module("torch." + _LAZY_NAMES[name])
        value = module if name == _LAZY_NAMES[name] else getattr(module, name)
        globals()[name] = value
        return value
    raise AttributeError(f"module 'torch' has no attribute '{name}' (not in Cellbook)")


def is_storage(obj):
    return False


def get_default_device():
    return device("cpu")


def set_default_device(device):
    """Only the CPU may be chosen."""
    if device is not None and _torch.device(device).type != "cpu":
        raise AssertionError("Torch not compiled with CUDA enabled")


def use_deterministic_algorithms(mode, *, warn_only=False):
    """Accepted for compatibility: every algorithm here is deterministic."""


def are_deterministic_algorithms_enabled():
    return True


def set_float32_matmul_precision(precision):
    """Accepted for compatibility: products are computed in full precision."""


def get_float32_matmul_precision():
    return "highest"
