"""Anomaly detection: accepted, so that programs that switch it on run; the backward pass is not watched."""

_is_enabled = False


def is_enabled():
    return _is_enabled


def _switch(mode):
    global _is_enabled
    before, _is_enabled = _is_enabled, mode
    return before


class detect_anomaly:
    """Says within its block that detection is on."""

    def __init__(self, check_nan=True):
        self.check_nan = check_nan

    def __enter__(self):
        self.before = _switch(True)

    def __exit__(self, kind, value, traceback):
        _switch(self.before)


class set_detect_anomaly:
    """Switches detection on or off, at once and until the end of its block."""

    def __init__(self, mode, check_nan=True):
        self.before = _switch(mode)

    def __enter__(self):
        return None

    def __exit__(self, kind, value, traceback):
        _switch(self.before)
