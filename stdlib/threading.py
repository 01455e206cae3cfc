"""Threads. Where the interpreter has no native threads, a thread runs to its end when it is started."""

import sys

try:
    import _thread
except ImportError:
    _thread = None

__all__ = ["get_ident", "active_count", "Condition", "current_thread", "enumerate", "main_thread", "TIMEOUT_MAX", "Event",
           "Lock", "RLock", "Semaphore", "BoundedSemaphore", "Thread", "Barrier", "BrokenBarrierError", "Timer",
           "ThreadError", "local", "get_native_id"]

ThreadError = RuntimeError
TIMEOUT_MAX = 9223372036.0


class _SingleLock:
    """A lock for a program of one thread: waiting for it can never succeed."""

    def __init__(self):
        self._held = False

    def acquire(self, blocking=True, timeout=-1):
        if self._held:
            if blocking and timeout < 0:
                raise RuntimeError("deadlock: the lock is held and no other thread can release it")
            return False
        self._held = True
        return True

    def release(self):
        if not self._held:
            raise RuntimeError("release unlocked lock")
        self._held = False

    def locked(self):
        return self._held

    def __enter__(self):
        self.acquire()
        return True

    def __exit__(self, *exc_info):
        self.release()


class _SingleRLock(_SingleLock):
    def __init__(self):
        self._depth = 0

    def acquire(self, blocking=True, timeout=-1):
        self._depth += 1
        return True

    def release(self):
        if not self._depth:
            raise RuntimeError("cannot release un-acquired lock")
        self._depth -= 1


class _SingleLocal:
    """Attributes of a thread; there is one."""


if _thread is None:
    Lock, RLock, local = _SingleLock, _SingleRLock, _SingleLocal

    def get_ident():
        return 1

    get_native_id = get_ident
else:
    Lock, RLock, local = _thread.allocate_lock, _thread.RLock, _thread._local
    get_ident, get_native_id = _thread.get_ident, _thread.get_native_id

_active = {}
_names = [0]


def _new_name(target=None):
    _names[0] += 1
    name = f"Thread-{_names[0]}"
    return f"{name} ({target.__name__})" if hasattr(target, "__name__") else name


class Thread:
    """A thread of control."""

    def __init__(self, group=None, target=None, name=None, args=(), kwargs=None, *, daemon=None):
        if group is not None:
            raise AssertionError("group argument must be None for now")
        self._target, self._args, self._kwargs = target, args, {} if kwargs is None else kwargs
        self._name = str(name) if name else _new_name(target)
        self._daemonic = daemon if daemon is not None else False
        self._started = self._stopped = False
        self._initialized = True
        self._ident = None
        self._done = Lock()

    def start(self):
        if not getattr(self, "_initialized", False):
            raise RuntimeError("thread.__init__() not called")
        if self._started:
            raise RuntimeError("threads can only be started once")
        self._started = True
        self._done.acquire()
        if _thread is None:
            self._bootstrap()
        else:
            _thread.start_new_thread(self._bootstrap, ())

    def _bootstrap(self):
        self._ident = get_ident()
        outer = _active.get(self._ident)
        _active[self._ident] = self
        try:
            self.run()
        except SystemExit:
            pass
        except BaseException as error:
            excepthook(ExceptHookArgs((type(error), error, error.__traceback__, self)))
        finally:
            self._stopped = True
            if outer is not None:
                _active[self._ident] = outer
            else:
                _active.pop(self._ident, None)
            self._done.release()

    def run(self):
        try:
            if self._target is not None:
                self._target(*self._args, **self._kwargs)
        finally:
            del self._target, self._args, self._kwargs

    def join(self, timeout=None):
        if not self._started:
            raise RuntimeError("cannot join thread before it is started")
        if self is current_thread():
            raise RuntimeError("cannot join current thread")
        if not self._stopped and self._done.acquire(True, -1 if timeout is None else max(timeout, 0)):
            self._done.release()

    @property
    def name(self):
        return self._name

    @name.setter
    def name(self, name):
        self._name = str(name)

    @property
    def ident(self):
        return self._ident

    native_id = ident

    def is_alive(self):
        return self._started and not self._stopped

    @property
    def daemon(self):
        return self._daemonic

    @daemon.setter
    def daemon(self, daemonic):
        if self._started:
            raise RuntimeError("cannot set daemon status of active thread")
        self._daemonic = daemonic

    def isDaemon(self):
        return self.daemon

    def setDaemon(self, daemonic):
        self.daemon = daemonic

    def getName(self):
        return self.name

    def setName(self, name):
        self.name = name

    def __repr__(self):
        status = "initial"
        if self._started:
            status = "stopped" if self._stopped else "started"
        if self._daemonic:
            status += " daemon"
        if self._ident is not None:
            status += " %s" % self._ident
        return "<%s(%s, %s)>" % (self.__class__.__name__, self._name, status)


class ExceptHookArgs(tuple):
    exc_type = property(lambda self: self[0])
    exc_value = property(lambda self: self[1])
    exc_traceback = property(lambda self: self[2])
    thread = property(lambda self: self[3])


def excepthook(args, /):
    """Print the exception that ended a thread."""
    import traceback
    sys.stderr.write(f"Exception in thread {args.thread.name}:\n")
    traceback.print_exception(args.exc_type, args.exc_value, args.exc_traceback, file=sys.stderr)


class _MainThread(Thread):
    def __init__(self):
        super().__init__(name="MainThread", daemon=False)
        self._started = True
        self._ident = get_ident()
        _active[self._ident] = self


_main_thread = _MainThread()


def current_thread():
    return _active.get(get_ident(), _main_thread)


currentThread = current_thread


def main_thread():
    return _main_thread


def enumerate():
    threads = list(_active.values())
    return threads if _main_thread in threads else [_main_thread] + threads


def active_count():
    return len(enumerate())


activeCount = active_count


class Condition:
    """Waiting for a change that another thread announces."""

    def __init__(self, lock=None):
        self._lock = RLock() if lock is None else lock
        self.acquire, self.release = self._lock.acquire, self._lock.release
        self._waiters = []

    def __enter__(self):
        return self._lock.__enter__()

    def __exit__(self, *args):
        return self._lock.__exit__(*args)

    def wait(self, timeout=None):
        waiter = Lock()
        waiter.acquire()
        self._waiters.append(waiter)
        self.release()
        try:
            got = waiter.acquire(True, -1 if timeout is None else max(timeout, 0))
        finally:
            self.acquire()
            if waiter in self._waiters:
                self._waiters.remove(waiter)
        return got

    def wait_for(self, predicate, timeout=None):
        from time import monotonic
        end = None if timeout is None else monotonic() + timeout
        result = predicate()
        while not result:
            left = None if end is None else end - monotonic()
            if left is not None and left <= 0:
                break
            self.wait(left)
            result = predicate()
        return result

    def notify(self, n=1):
        for waiter in self._waiters[:n]:
            self._waiters.remove(waiter)
            waiter.release()

    def notify_all(self):
        self.notify(len(self._waiters))

    notifyAll = notify_all


class Semaphore:
    """A counter that never falls below zero."""

    def __init__(self, value=1):
        if value < 0:
            raise ValueError("semaphore initial value must be >= 0")
        self._cond = Condition(Lock())
        self._value = value

    def acquire(self, blocking=True, timeout=None):
        with self._cond:
            if not self._value:
                if not blocking or not self._cond.wait_for(lambda: self._value, timeout):
                    return False
            self._value -= 1
            return True

    __enter__ = acquire

    def release(self, n=1):
        if n < 1:
            raise ValueError("n must be one or more")
        with self._cond:
            self._value += n
            self._cond.notify(n)

    def __exit__(self, *exc_info):
        self.release()


class BoundedSemaphore(Semaphore):
    def __init__(self, value=1):
        super().__init__(value)
        self._initial_value = value

    def release(self, n=1):
        if self._value + n > self._initial_value:
            raise ValueError("Semaphore released too many times")
        super().release(n)


class Event:
    """A flag to wait for."""

    def __init__(self):
        self._cond = Condition(Lock())
        self._flag = False

    def is_set(self):
        return self._flag

    isSet = is_set

    def set(self):
        with self._cond:
            self._flag = True
            self._cond.notify_all()

    def clear(self):
        self._flag = False

    def wait(self, timeout=None):
        with self._cond:
            if not self._flag:
                self._cond.wait(timeout)
            return self._flag


class BrokenBarrierError(RuntimeError):
    pass


class Barrier:
    """A point that a number of threads reach together."""

    def __init__(self, parties, action=None, timeout=None):
        self.parties, self._action, self._timeout = parties, action, timeout
        self._cond = Condition(Lock())
        self._count = self._turn = 0
        self.broken = False

    @property
    def n_waiting(self):
        return self._count

    def wait(self, timeout=None):
        with self._cond:
            if self.broken:
                raise BrokenBarrierError
            index, turn = self._count, self._turn
            self._count += 1
            if self._count == self.parties:
                if self._action is not None:
                    self._action()
                self._count = 0
                self._turn += 1
                self._cond.notify_all()
            elif not self._cond.wait_for(lambda: self._turn != turn or self.broken, timeout or self._timeout):
                self.abort()
            if self.broken:
                raise BrokenBarrierError
            return index

    def abort(self):
        self.broken = True
        self._cond.notify_all()


class Timer(Thread):
    """Calls a function after a time."""

    def __init__(self, interval, function, args=None, kwargs=None):
        super().__init__()
        self.interval, self.function = interval, function
        self.args, self.kwargs = args or [], kwargs or {}
        self.finished = Event()

    def cancel(self):
        self.finished.set()

    def run(self):
        if _thread is None:
            from time import sleep
            sleep(self.interval)
        else:
            self.finished.wait(self.interval)
        if not self.finished.is_set():
            self.function(*self.args, **self.kwargs)
        self.finished.set()
