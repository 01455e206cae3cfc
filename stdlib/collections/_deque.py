"""`deque`: a list that grows and shrinks at both ends."""


class deque:
    """A double-ended queue, bounded by `maxlen` if that is given.

    Elements lie in `_items[_head:]`; the dead front is cut off when it is longer than the rest, so that both ends cost
    constant time on average.
    """

    __slots__ = ("_items", "_head", "_maxlen", "_version", "__weakref__", "__dict__")
    __hash__ = None

    def __init__(self, iterable=(), maxlen=None):
        if maxlen is not None:
            if not isinstance(maxlen, int):
                raise TypeError("an integer is required")
            if maxlen < 0:
                raise ValueError("maxlen must be non-negative")
        self._maxlen = maxlen
        self._items = []
        self._head = 0
        self._version = 0
        self.extend(iterable)

    @property
    def maxlen(self):
        return self._maxlen

    def _trim(self):
        head = self._head
        if head > 32 and head * 2 > len(self._items):
            del self._items[:head]
            self._head = 0

    def append(self, x, /):
        self._version += 1
        self._items.append(x)
        if self._maxlen is not None and len(self._items) - self._head > self._maxlen:
            self.popleft()

    def appendleft(self, x, /):
        self._version += 1
        if self._head:
            self._head -= 1
            self._items[self._head] = x
        else:
            # Room for as many elements again at the front.
            items = self._items
            room = len(items) + 8
            items[:0] = [None] * room
            self._head = room - 1
            items[room - 1] = x
        if self._maxlen is not None and len(self._items) - self._head > self._maxlen:
            self.pop()

    def extend(self, iterable, /):
        if iterable is self:
            iterable = list(iterable)
        if self._maxlen is None:
            self._version += 1
            self._items.extend(iterable)
        else:
            for element in iterable:
                self.append(element)

    def extendleft(self, iterable, /):
        if iterable is self:
            iterable = list(iterable)
        for element in iterable:
            self.appendleft(element)

    def pop(self):
        if len(self._items) == self._head:
            raise IndexError("pop from an empty deque")
        self._version += 1
        return self._items.pop()

    def popleft(self):
        head = self._head
        items = self._items
        if len(items) == head:
            raise IndexError("pop from an empty deque")
        self._version += 1
        element = items[head]
        items[head] = None
        self._head = head + 1
        if head > 32:
            self._trim()
        return element

    def clear(self):
        self._version += 1
        self._items = []
        self._head = 0

    def copy(self):
        return type(self)(self, self._maxlen)

    __copy__ = copy

    def count(self, x, /):
        return self._live().count(x)

    def _live(self):
        return self._items[self._head:]

    def index(self, x, start=0, stop=None, /):
        size = len(self)
        if start < 0:
            start = max(start + size, 0)
        if stop is None:
            stop = size
        elif stop < 0:
            stop = max(stop + size, 0)
        live = self._live()
        for position in range(start, min(stop, size)):
            if live[position] is x or live[position] == x:
                return position
        raise ValueError(f"{x!r} is not in deque")

    def insert(self, i, x, /):
        if self._maxlen is not None and len(self) >= self._maxlen:
            raise IndexError("deque already at its maximum size")
        self._version += 1
        live = self._live()
        live.insert(i, x)
        self._items, self._head = live, 0

    def remove(self, value, /):
        live = self._live()
        version = self._version
        for position, element in enumerate(live):
            if element is value or element == value:
                if version != self._version:
                    raise IndexError("deque mutated during iteration")
                del live[position]
                self._version += 1
                self._items, self._head = live, 0
                return
        raise ValueError(f"{value!r} is not in deque")

    def reverse(self):
        live = self._live()
        live.reverse()
        self._items, self._head = live, 0

    def rotate(self, n=1, /):
        live = self._live()
        if len(live) > 1:
            self._version += 1
            n %= len(live)
            self._items, self._head = live[len(live) - n:] + live[:len(live) - n], 0

    def _position(self, index):
        if not hasattr(index, "__index__"):
            raise TypeError(f"sequence index must be integer, not '{type(index).__name__}'")
        index = index.__index__()
        size = len(self._items) - self._head
        if index < 0:
            index += size
        if not 0 <= index < size:
            raise IndexError("deque index out of range")
        return self._head + index

    def __getitem__(self, index, /):
        return self._items[self._position(index)]

    def __setitem__(self, index, value, /):
        self._items[self._position(index)] = value

    def __delitem__(self, index, /):
        del self._items[self._position(index)]
        self._version += 1

    def __len__(self):
        return len(self._items) - self._head

    def __bool__(self):
        return len(self._items) > self._head

    def __contains__(self, x, /):
        for element in self:
            if element is x or element == x:
                return True
        return False

    def __iter__(self):
        version = self._version
        for element in self._live():
            if version != self._version:
                raise RuntimeError("deque mutated during iteration")
            yield element
        if version != self._version:
            raise RuntimeError("deque mutated during iteration")

    def __reversed__(self):
        version = self._version
        for element in reversed(self._live()):
            if version != self._version:
                raise RuntimeError("deque mutated during iteration")
            yield element

    def __repr__(self):
        if _is_running(self):
            return "[...]"
        _running.append(self)
        try:
            text = repr(self._live())
        finally:
            _running.pop()
        if self._maxlen is None:
            return f"{type(self).__name__}({text})"
        return f"{type(self).__name__}({text}, maxlen={self._maxlen})"

    def __add__(self, other, /):
        if not isinstance(other, deque):
            raise TypeError(f'can only concatenate deque (not "{type(other).__name__}") to deque')
        result = self.copy()
        result.extend(other)
        return result

    def __iadd__(self, other, /):
        self.extend(other)
        return self

    def __mul__(self, n, /):
        if not hasattr(n, "__index__"):
            return NotImplemented
        return type(self)(self._live() * n, self._maxlen)

    __rmul__ = __mul__

    def __imul__(self, n, /):
        live = self._live() * n
        self.clear()
        self.extend(live)
        return self

    def __eq__(self, other):
        if not isinstance(other, deque):
            return NotImplemented
        return self._live() == other._live()

    def __lt__(self, other):
        if not isinstance(other, deque):
            return NotImplemented
        return self._live() < other._live()

    def __le__(self, other):
        if not isinstance(other, deque):
            return NotImplemented
        return self._live() <= other._live()

    def __gt__(self, other):
        if not isinstance(other, deque):
            return NotImplemented
        return self._live() > other._live()

    def __ge__(self, other):
        if not isinstance(other, deque):
            return NotImplemented
        return self._live() >= other._live()

    def __reduce__(self):
        return type(self), ((), self._maxlen) if self._maxlen is not None else (), self.__dict__ or None, iter(self)

    def __class_getitem__(cls, item):
        from types import GenericAlias
        return GenericAlias(cls, item)


# Deques whose repr is being made, outermost first.
_running = []


def _is_running(queue):
    for other in _running:
        if other is queue:
            return True
    return False


deque.__module__ = "collections"
