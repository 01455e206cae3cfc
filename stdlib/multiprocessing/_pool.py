"""A pool of workers."""

import itertools
import os


class AsyncResult:
    """The result of calls that have been made."""

    def __init__(self, function, callback=None, error_callback=None):
        self._value = self._error = None
        try:
            self._value = function()
        except Exception as error:
            self._error = error
        if self._error is not None:
            if error_callback:
                error_callback(self._error)
        elif callback:
            callback(self._value)

    def ready(self):
        return True

    def successful(self):
        return self._error is None

    def wait(self, timeout=None):
        """The result is there."""

    def get(self, timeout=None):
        if self._error is not None:
            raise self._error
        return self._value


class Pool:
    """Calls run in order when they are submitted."""

    def __init__(self, processes=None, initializer=None, initargs=(), maxtasksperchild=None, context=None):
        if processes is None:
            processes = os.cpu_count() or 1
        if processes < 1:
            raise ValueError("Number of processes must be at least 1")
        if initializer is not None and not callable(initializer):
            raise TypeError("initializer must be a callable")
        self._processes = processes
        self._state = "RUN"
        if initializer is not None:
            initializer(*initargs)

    def __repr__(self):
        return (f"<{self.__class__.__module__.replace('._', '.')}.{self.__class__.__qualname__} state={self._state} "
                f"pool_size={self._processes}>")

    def _check_running(self):
        if self._state != "RUN":
            raise ValueError("Pool not running")

    def apply(self, func, args=(), kwds={}):
        self._check_running()
        return func(*args, **kwds)

    def apply_async(self, func, args=(), kwds={}, callback=None, error_callback=None):
        self._check_running()
        return AsyncResult(lambda: func(*args, **kwds), callback, error_callback)

    def map(self, func, iterable, chunksize=None):
        self._check_running()
        return [func(item) for item in iterable]

    def map_async(self, func, iterable, chunksize=None, callback=None, error_callback=None):
        self._check_running()
        return AsyncResult(lambda: [func(item) for item in iterable], callback, error_callback)

    def starmap(self, func, iterable, chunksize=None):
        self._check_running()
        return list(itertools.starmap(func, iterable))

    def starmap_async(self, func, iterable, chunksize=None, callback=None, error_callback=None):
        self._check_running()
        return AsyncResult(lambda: list(itertools.starmap(func, iterable)), callback, error_callback)

    def imap(self, func, iterable, chunksize=1):
        self._check_running()
        if chunksize < 1:
            raise ValueError("Chunksize must be 1+, not {0:n}".format(chunksize))
        return map(func, iterable)

    imap_unordered = imap

    def close(self):
        if self._state == "RUN":
            self._state = "CLOSE"

    def terminate(self):
        self._state = "TERMINATE"

    def join(self):
        if self._state == "RUN":
            raise ValueError("Pool is still running")

    def __enter__(self):
        self._check_running()
        return self

    def __exit__(self, type, value, traceback):
        self.terminate()


class ThreadPool(Pool):
    """The same by the name for threads."""
