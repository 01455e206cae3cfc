import sys


def forever(n):
    return forever(n + 1)


try:
    forever(0)
except RecursionError as error:
    print(error)


class Repr:
    def __repr__(self):
        return repr(self)


try:
    repr(Repr())
except RecursionError as error:
    print(type(error).__name__, str(error)[:32])


class Attr:
    def __getattr__(self, name):
        return getattr(self, name + "x")


try:
    Attr().y
except RecursionError as error:
    print(type(error).__name__)


class Eq:
    def __eq__(self, other):
        return self == other


try:
    Eq() == 1
except RecursionError as error:
    print(type(error).__name__)
a = []
a.append(a)
print(a, repr(a))
b = []
b.append(b)
try:
    a == b
except RecursionError as error:
    print(error)


def keyed(x):
    return sorted([x], key=keyed)


try:
    keyed(1)
except RecursionError as error:
    print(type(error).__name__)
limit = sys.getrecursionlimit()
sys.setrecursionlimit(200)
try:
    forever(0)
except RecursionError as error:
    print("low limit")
sys.setrecursionlimit(limit)
try:
    sys.setrecursionlimit(0)
except ValueError as error:
    print(error)
print("alive")
