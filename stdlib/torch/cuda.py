"""What code asks about GPUs, answered as PyTorch built for CPUs answers."""

_MESSAGE = "Torch not compiled with CUDA enabled"


def is_available():
    return False


def device_count():
    return 0


def is_initialized():
    return False


def is_bf16_supported(including_emulation=True):
    return False


def init():
    raise AssertionError(_MESSAGE)


def current_device():
    raise AssertionError(_MESSAGE)


def get_device_name(device=None):
    raise AssertionError(_MESSAGE)


def get_device_properties(device=None):
    raise AssertionError(_MESSAGE)


def set_device(device):
    raise AssertionError(_MESSAGE)


def synchronize(device=None):
    raise AssertionError(_MESSAGE)


def empty_cache():
    """There is no cache to empty."""


def manual_seed(seed):
    """There is no generator to seed."""


def manual_seed_all(seed):
    """There is no generator to seed."""


def memory_allocated(device=None):
    return 0


def max_memory_allocated(device=None):
    return 0


def memory_reserved(device=None):
    return 0
