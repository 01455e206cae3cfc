# The bytes themselves, for every protocol that is written, and what comes back from them.
import collections
import datetime
import math
import pathlib
import pickle


class Point:
    def __init__(self, x, y):
        self.x, self.y = x, y

    class Inner:
        pass


class Slotted:
    __slots__ = ("first", "second")


class Stateful:
    def __init__(self):
        self.count = 3

    def __getstate__(self):
        return {"saved": self.count}

    def __setstate__(self, state):
        self.count = state["saved"] + 1


class Named(dict):
    pass


Pair = collections.namedtuple("Pair", "left right")


def function():
    pass


slotted = Slotted()
slotted.first = 4
named = Named(a=1)
named.extra = 5
values = [
    None, True, 0, 255, 256, 65535, 65536, -1, 2**31 - 1, 2**31, -(2**31), -(2**31) - 1, -(2**63), 10**50, -(10**50), 1.5, -0.0,
    math.inf, "", "a", "héllo €", b"", b"abc\xff", bytearray(b""), bytearray(b"ab"), [], [1], [1, 2], (), (1,), (1, 2), (1, 2, 3),
    (1, 2, 3, 4), {}, {"a": 1}, {"a": 1, "b": [2]}, set(), {1}, frozenset(), frozenset({1, 2}), Point(1, [2]), slotted, Stateful(),
    named, Pair(1, "b"), Point, function, len, int, math.sqrt, ValueError, KeyError("bad", 3), type(None), ..., range(3), 1j,
    collections.OrderedDict(a=1, b=2), collections.Counter("aab"), collections.defaultdict(list, a=[1]),
    datetime.date(2020, 1, 2), datetime.timedelta(1, 2, 3), pathlib.PurePosixPath("a/b").name, "x" * 300, [None] * 5,
]
for value in values:
    for protocol in (2, 3, 4, 5):
        data = pickle.dumps(value, protocol)
        print(protocol, data)
        again = pickle.loads(data)
        print(type(again) is type(value), repr(again) == repr(value) or type(value).__name__)
for long in ("text " * 30000, b"z" * 70000, list(range(2500)), [[] for _ in range(1001)], {i: str(i) for i in range(1500)}, 1 << 2100):
    data = pickle.dumps(long)
    print(len(data), pickle.loads(data) == long)
print(pickle.loads(pickle.dumps(Point.Inner)) is Point.Inner)
print(pickle.loads(pickle.dumps("abc".upper))(), pickle.loads(pickle.dumps([1].__len__))())
