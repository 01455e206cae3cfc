"""What code asks about devices of this kind: there are none."""


def is_available():
    return False


def device_count():
    return 0
