"""Timing of small pieces of code."""

import gc
import time

__all__ = ["Timer", "timeit", "repeat", "default_timer"]

default_timer = time.perf_counter
default_number, default_repeat = 1000000, 5


class Timer:
    """A statement (text or function) and its setup."""

    def __init__(self, stmt="pass", setup="pass", timer=default_timer, globals=None):
        self.timer = timer
        namespace = {} if globals is None else dict(globals)
        namespace.update(_stmt=stmt, _setup=setup)
        lines = ["def inner(_iterations, _timer):"]
        lines += _indented("_setup()" if callable(setup) else setup, 4)
        lines += ["    _start = _timer()", "    for _i in _iterations:"]
        lines += _indented("_stmt()" if callable(stmt) else stmt, 8)
        lines += ["    return _timer() - _start"]
        exec("\n".join(lines), namespace)
        self.inner = namespace["inner"]

    def timeit(self, number=default_number):
        enabled = gc.isenabled()
        gc.disable()
        try:
            return self.inner(range(number), self.timer)
        finally:
            if enabled:
                gc.enable()

    def repeat(self, repeat=default_repeat, number=default_number):
        return [self.timeit(number) for _ in range(repeat)]

    def autorange(self, callback=None):
        """(loops, seconds): as many loops as take at least 0.2 seconds."""
        scale = 1
        while True:
            for step in (1, 2, 5):
                number = scale * step
                seconds = self.timeit(number)
                if callback:
                    callback(number, seconds)
                if seconds >= 0.2:
                    return number, seconds
            scale *= 10


def _indented(text, spaces):
    return [" " * spaces + line for line in text.split("\n")]


def timeit(stmt="pass", setup="pass", timer=default_timer, number=default_number, globals=None):
    return Timer(stmt, setup, timer, globals).timeit(number)


def repeat(stmt="pass", setup="pass", timer=default_timer, repeat=default_repeat, number=default_number, globals=None):
    return Timer(stmt, setup, timer, globals).repeat(repeat, number)
