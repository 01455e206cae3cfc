"""A process that runs to its end when it is started."""

import itertools
import os
import sys

_numbers = itertools.count(1)


class Process:
    """`target(*args, **kwargs)`, or `run` of a subclass. An exception is printed, and the exit code is 1."""

    def __init__(self, group=None, target=None, name=None, args=(), kwargs={}, *, daemon=None):
        assert group is None, "group argument must be None for now"
        self._target, self._args, self._kwargs = target, tuple(args), dict(kwargs)
        self.name = name or f"{type(self).__name__}-{next(_numbers)}"
        self.daemon = bool(daemon)
        self.exitcode = None
        self.pid = None

    def __repr__(self):
        state = "initial" if self.pid is None else "stopped exitcode=%s" % self.exitcode
        return f"<{type(self).__name__} name={self.name!r} parent={os.getpid()} {state}>"

    @property
    def ident(self):
        return self.pid

    def run(self):
        if self._target:
            self._target(*self._args, **self._kwargs)

    def start(self):
        global _current
        assert self.pid is None, "cannot start a process twice"
        self.pid = os.getpid()
        before, _current = _current, self
        try:
            self.run()
            self.exitcode = 0
        except SystemExit as error:
            self.exitcode = error.code if isinstance(error.code, int) else 0 if error.code is None else 1
        except Exception:
            import traceback
            self.exitcode = 1
            sys.stderr.write("Process %s:\n" % self.name)
            traceback.print_exc()
        finally:
            _current = before
            sys.stdout.flush()

    def join(self, timeout=None):
        assert self.pid is not None, "can only join a started process"

    def is_alive(self):
        return False

    def terminate(self):
        """It has ended."""

    kill = terminate

    def close(self):
        """It has ended."""


class _MainProcess(Process):
    def __init__(self):
        self.name = "MainProcess"
        self.daemon = False
        self.exitcode = None
        self.pid = os.getpid()

    def __repr__(self):
        return "<_MainProcess name='MainProcess' parent=None started>"

    def is_alive(self):
        return True


_current = _MainProcess()


def current_process():
    return _current


def parent_process():
    return None


def active_children():
    return []
