"""Processes and pools of them. Everything runs in this process: a process runs to its end when it is started, and the calls of a
pool when they are submitted, in order. Results are those of real processes but for what those would change in copies of their own."""

import os
import sys

from multiprocessing._pool import Pool
from multiprocessing._process import Process, active_children, current_process, parent_process
from multiprocessing._shared import (
    Array, Barrier, BoundedSemaphore, Condition, Event, JoinableQueue, Lock, Manager, Pipe, Queue, RLock, RawArray, RawValue,
    Semaphore, SimpleQueue, Value)

__all__ = ["Array", "AuthenticationError", "Barrier", "BoundedSemaphore", "BufferTooShort", "Condition", "Event", "JoinableQueue",
           "Lock", "Manager", "Pipe", "Pool", "Process", "ProcessError", "Queue", "RLock", "RawArray", "RawValue", "Semaphore",
           "SimpleQueue", "TimeoutError", "Value", "active_children", "cpu_count", "current_process", "freeze_support",
           "get_all_start_methods", "get_context", "get_start_method", "parent_process", "set_start_method"]


class ProcessError(Exception):
    pass


class BufferTooShort(ProcessError):
    pass


class TimeoutError(ProcessError):
    pass


class AuthenticationError(ProcessError):
    pass


_method = "fork"


def cpu_count():
    count = os.cpu_count()
    if count is None:
        raise NotImplementedError("cannot determine number of cpus")
    return count


def freeze_support():
    """Nothing to do."""


def get_all_start_methods():
    return ["fork", "spawn", "forkserver"]


def get_start_method(allow_none=False):
    return _method


def set_start_method(method, force=False):
    global _method
    if method not in get_all_start_methods():
        raise ValueError("cannot find context for %r" % method)
    _method = method


def get_context(method=None):
    """The module itself: there is one way to start."""
    if method not in (None, *get_all_start_methods()):
        raise ValueError("cannot find context for %r" % method)
    return sys.modules[__name__]
