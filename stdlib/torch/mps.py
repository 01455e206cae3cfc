"""What code asks about Apple GPUs, answered as PyTorch on other machines answers."""


def is_available():
    return False


def device_count():
    return 0
