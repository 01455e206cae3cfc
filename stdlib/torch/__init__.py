"""Tensors, gradients and the library around them. The engine is native; `torch.nn`, `torch.optim` and the rest are here.

Sub-packages are loaded when they are first used, so that `import torch` stays quick.
"""

import importlib
from math import e, inf, nan, pi

import _torch
from _torch import *
from _torch import Tensor, device, dtype
from torch import _derived
from torch._grad_mode import enable_grad, inference_mode, no_grad, set_grad_enabled
from torch._names import typename
from torch.random import get_rng_state, initial_seed, manual_seed, seed, set_rng_state
from torch.version import __version__

_LAZY_MODULES = (
    "accelerator amp autograd backends cpu cuda distributions fft functional hub jit linalg mps mtia nn optim overrides profiler "
    "random serialization special testing types utils version xpu"
).split()

_LAZY_NAMES = {
    "save": "serialization",
    "load": "serialization",
    "autocast": "amp",
    "compile": "_compile",
    "set_printoptions": "_tensor_str",
    "_utils": "_utils",
    "finfo": "_type_info",
    "iinfo": "_type_info",
    "broadcast_shapes": "functional",
    "unique": "functional",
    "unique_consecutive": "functional",
    "unravel_index": "functional",
}

newaxis = None


def __getattr__(name):
    if name in _LAZY_MODULES:
        return importlib.import_module("torch." + name)
    if name in _LAZY_NAMES:
        module = importlib.import_module("torch." + _LAZY_NAMES[name])
        value = module if name == _LAZY_NAMES[name] else getattr(module, name)
        globals()[name] = value
        return value
    value = _derived.function(name)
    if value is None and name.endswith("Tensor"):
        value = importlib.import_module("torch._type_info").CLASSES.get(name)
    if value is None:
        raise AttributeError(f"module 'torch' has no attribute '{name}' (not in Cellbook)")
    globals()[name] = value
    return value


def is_storage(obj):
    return False


def get_num_interop_threads():
    return get_num_threads()


def set_num_interop_threads(threads):
    """Accepted for compatibility: one pool of threads does everything."""


def set_flush_denormal(mode):
    """False: small numbers are kept as they are."""
    return False


def is_anomaly_enabled():
    return importlib.import_module("torch.autograd.anomaly_mode").is_enabled()


def is_autocast_enabled(device_type="cuda"):
    """False: within `torch.autocast` too everything is computed in the tensors' own precision."""
    return False


def get_autocast_dtype(device_type):
    return bfloat16 if device_type == "cpu" else float16


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
