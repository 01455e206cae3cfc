"""Settings of a library that a CPU does not use; they may be set and read."""

enabled = True
benchmark = False
deterministic = False
allow_tf32 = True


def is_available():
    return False


def version():
    return None
