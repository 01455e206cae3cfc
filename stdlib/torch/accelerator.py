"""What code asks about accelerators: there are none."""


def is_available():
    return False


def device_count():
    return 0


def current_accelerator(check_available=False):
    return None


def synchronize(device=None):
    raise RuntimeError("Cannot access accelerator device when none is available.")
