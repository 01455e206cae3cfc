"""Container types beyond the built-in ones."""

from _collections import deque
from collections._mappings import ChainMap, Counter, OrderedDict, defaultdict
from collections._namedtuple import namedtuple

__all__ = [
    "ChainMap", "Counter", "OrderedDict", "UserDict", "UserList", "UserString", "defaultdict", "deque", "namedtuple",
]


def __getattr__(name):
    if name in ("UserDict", "UserList", "UserString"):
        import collections._user as _user
        value = getattr(_user, name)
        globals()[name] = value
        return value
    if name == "abc":
        import collections.abc
        return collections.abc
    raise AttributeError(f"module 'collections' has no attribute {name!r}")
