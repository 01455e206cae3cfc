"""What processes share."""

import queue
import threading
from threading import Barrier, BoundedSemaphore, Condition, Event, Lock, RLock, Semaphore

_defaults = {"c": b"\0", "f": 0.0, "d": 0.0}


class Queue(queue.Queue):
    def close(self):
        """Nothing is kept open."""

    join_thread = cancel_join_thread = close


class JoinableQueue(Queue):
    pass


class SimpleQueue(queue.SimpleQueue):
    def close(self):
        """Nothing is kept open."""


class Value:
    """A number, or what else, behind `value`."""

    def __init__(self, typecode_or_type, *args, lock=True):
        self.value = args[0] if args else _defaults.get(typecode_or_type, 0)
        self._lock = threading.RLock()

    def get_lock(self):
        return self._lock

    def get_obj(self):
        return self

    def __enter__(self):
        return self._lock.__enter__()

    def __exit__(self, *args):
        return self._lock.__exit__(*args)


class Array:
    """A list of fixed length."""

    def __init__(self, typecode_or_type, size_or_initializer, *, lock=True):
        if isinstance(size_or_initializer, int):
            self._items = [_defaults.get(typecode_or_type, 0)] * size_or_initializer
        else:
            self._items = list(size_or_initializer)
        self._lock = threading.RLock()

    def __len__(self):
        return len(self._items)

    def __getitem__(self, position):
        return self._items[position]

    def __setitem__(self, position, value):
        self._items[position] = value

    def __iter__(self):
        return iter(self._items)

    def get_lock(self):
        return self._lock

    def get_obj(self):
        return self


RawValue, RawArray = Value, Array


class Connection:
    """One end of a pipe."""

    def __init__(self, incoming, outgoing):
        self._incoming, self._outgoing = incoming, outgoing
        self.closed = False

    def send(self, obj):
        if self._outgoing is None:
            raise OSError("connection is read-only")
        self._outgoing.append(obj)

    def recv(self):
        if self._incoming is None:
            raise OSError("connection is write-only")
        if not self._incoming:
            raise EOFError
        return self._incoming.pop(0)

    send_bytes, recv_bytes = send, recv

    def poll(self, timeout=0.0):
        return bool(self._incoming)

    def close(self):
        self.closed = True

    def __enter__(self):
        return self

    def __exit__(self, *args):
        self.close()


def Pipe(duplex=True):
    forth, back = [], []
    if duplex:
        return Connection(back, forth), Connection(forth, back)
    return Connection(forth, None), Connection(None, forth)


class SyncManager:
    """Makes what is shared: here the things themselves."""

    Queue, JoinableQueue, Lock, RLock, Semaphore = Queue, JoinableQueue, Lock, RLock, Semaphore
    BoundedSemaphore, Condition, Event, Barrier, Value, Array = BoundedSemaphore, Condition, Event, Barrier, Value, Array
    dict, list = dict, list

    def Namespace(self, **kwargs):
        from types import SimpleNamespace
        return SimpleNamespace(**kwargs)

    def start(self):
        """Nothing to start."""

    shutdown = start

    def __enter__(self):
        return self

    def __exit__(self, *args):
        self.shutdown()


def Manager():
    return SyncManager()
