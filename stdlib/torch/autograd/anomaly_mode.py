"""Anomaly detection, accepted so that programs that switch it on run."""


class detect_anomaly:
    def __init__(self, check_nan=True):
        self.check_nan = check_nan

    def __enter__(self):
        return None

    def __exit__(self, kind, value, traceback):
        return None


class set_detect_anomaly(detect_anomaly):
    def __init__(self, mode, check_nan=True):
        super().__init__(check_nan)
        self.mode = mode
