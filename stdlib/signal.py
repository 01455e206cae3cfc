"""Signals of the system. Handlers are set through `_signal` where the interpreter has it."""

from enum import IntEnum

__all__ = ["Signals", "Handlers", "signal", "getsignal", "default_int_handler", "raise_signal", "strsignal",
           "valid_signals", "SIG_DFL", "SIG_IGN"]

Signals = IntEnum("Signals", [
    ("SIGHUP", 1), ("SIGINT", 2), ("SIGQUIT", 3), ("SIGILL", 4), ("SIGTRAP", 5), ("SIGABRT", 6), ("SIGBUS", 7),
    ("SIGFPE", 8), ("SIGKILL", 9), ("SIGUSR1", 10), ("SIGSEGV", 11), ("SIGUSR2", 12), ("SIGPIPE", 13), ("SIGALRM", 14),
    ("SIGTERM", 15), ("SIGSTKFLT", 16), ("SIGCHLD", 17), ("SIGCONT", 18), ("SIGSTOP", 19), ("SIGTSTP", 20),
    ("SIGTTIN", 21), ("SIGTTOU", 22), ("SIGURG", 23), ("SIGXCPU", 24), ("SIGXFSZ", 25), ("SIGVTALRM", 26),
    ("SIGPROF", 27), ("SIGWINCH", 28), ("SIGIO", 29), ("SIGPWR", 30), ("SIGSYS", 31)], module="signal")
Handlers = IntEnum("Handlers", [("SIG_DFL", 0), ("SIG_IGN", 1)], module="signal")
globals().update(Signals.__members__)
globals().update(Handlers.__members__)
_handlers = {}


def default_int_handler(signalnum, frame, /):
    """What Ctrl-C does by itself."""
    raise KeyboardInterrupt


def signal(signalnum, handler, /):
    """Set the handler of a signal; the old one comes back."""
    number = int(signalnum)
    if not 1 <= number <= 64:
        raise ValueError("signal number out of range")
    if not callable(handler) and handler not in (SIG_DFL, SIG_IGN):
        raise TypeError("signal handler must be signal.SIG_IGN, signal.SIG_DFL, or a callable object")
    old = getsignal(number)
    try:
        from _signal import signal as set_native
    except ImportError:
        set_native = None
    if set_native is not None:
        set_native(number, handler)
    _handlers[number] = handler
    return old


def getsignal(signalnum, /):
    number = int(signalnum)
    return _handlers.get(number, default_int_handler if number == 2 else SIG_DFL)


def raise_signal(signalnum, /):
    import os
    os.kill(os.getpid(), int(signalnum))


def strsignal(signalnum, /):
    names = {1: "Hangup", 2: "Interrupt", 3: "Quit", 6: "Aborted", 9: "Killed", 11: "Segmentation fault",
             13: "Broken pipe", 14: "Alarm clock", 15: "Terminated"}
    return names.get(int(signalnum))


def valid_signals():
    return set(Signals)
