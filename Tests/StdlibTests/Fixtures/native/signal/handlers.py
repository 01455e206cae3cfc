import _signal

calls = []
print(_signal.getsignal(_signal.SIGUSR1), _signal.signal(_signal.SIGUSR1, lambda number, frame: calls.append(number)))
_signal.raise_signal(_signal.SIGUSR1)
for i in range(3):
    pass
print(calls, callable(_signal.getsignal(_signal.SIGUSR1)))
_signal.signal(_signal.SIGUSR1, _signal.SIG_IGN)
_signal.raise_signal(_signal.SIGUSR1)
print(calls)


def fail(number, frame):
    raise ValueError("from handler")


_signal.signal(_signal.SIGUSR2, fail)
try:
    _signal.raise_signal(_signal.SIGUSR2)
    for i in range(3):
        pass
except ValueError as error:
    print("caught", error)
try:
    _signal.signal(_signal.SIGUSR1, "x")
except TypeError as error:
    print(error)
try:
    _signal.signal(1000, _signal.SIG_DFL)
except ValueError as error:
    print(error)
print(_signal.strsignal(15), _signal.alarm(0))
