"""Lines, logging, timing and small helpers over lists."""

import sys
import time


def line(N=66):
    print("=" * N)


def see(*X, N=66):
    """Values one after the other between lines."""
    line(N)
    for value in X:
        print(value)
        line(N)


def now():
    return time.strftime("%Y-%m-%d_%H-%M-%S", time.localtime())


def flatten(lists):
    return [item for part in lists for item in part]


def unique(values):
    return list(dict.fromkeys(values))


class _Logger:
    """Messages with time and level on stderr."""

    def _write(self, level, message):
        sys.stderr.write(f"{time.strftime('%Y-%m-%d %H:%M:%S')} | {level:<8} | {message}\n")

    def debug(self, message):
        self._write("DEBUG", message)

    def info(self, message):
        self._write("INFO", message)

    def warning(self, message):
        self._write("WARNING", message)

    def error(self, message):
        self._write("ERROR", message)


logger = _Logger()
Info = logger.info
Warn = logger.warning
Debug = logger.debug


class Timer:
    """Seconds since the start, by `timer(n)` per step or at the end."""

    def __init__(self, N=None, smooth=True):
        self.start = time.time()
        self.N = N

    def __call__(self, ix, info=None):
        elapsed = time.time() - self.start
        text = f"\r{ix + 1}/{self.N} ({elapsed:.2f}s"
        text += f" - {elapsed / (ix + 1) * (self.N - ix - 1):.2f}s remaining)" if self.N else ")"
        print(text + (f" {info}" if info is not None else ""), end="")


def Tqdm(iterable, total=None, desc=None):
    """The items; progress is not shown."""
    return iter(iterable)


track2 = Tqdm
