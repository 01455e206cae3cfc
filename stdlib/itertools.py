"""Iterator building blocks. Most classes hold a generator: a `for` loop asks for it once and runs it directly."""


def _index(value):
    """An integer, or an error that says what is none."""
    return range(value).stop


class _Lazy:
    """Base of the iterators that a generator does the work for."""

    __slots__ = ("_next",)

    def __iter__(self):
        return self

    def __next__(self):
        return self._next()


class count:
    """start, start + step, start + 2 step, …"""

    __slots__ = ("_value", "_step")

    def __init__(self, start=0, step=1):
        if not hasattr(start, "__add__") or isinstance(start, (str, bytes, list, tuple)):
            raise TypeError("a number is required")
        self._value = start
        self._step = step

    def __iter__(self):
        return self

    def __next__(self):
        value = self._value
        self._value = value + self._step
        return value

    def __repr__(self):
        if self._step == 1 and isinstance(self._step, int):
            return f"count({self._value!r})"
        return f"count({self._value!r}, {self._step!r})"

    def __reduce__(self):
        return count, (self._value, self._step)


class cycle(_Lazy):
    """The elements of an iterable, over and over."""

    __slots__ = ()

    def __init__(self, iterable, /):
        self._next = self._run(iter(iterable)).__next__

    @staticmethod
    def _run(iterator):
        saved = []
        for element in iterator:
            yield element
            saved.append(element)
        while saved:
            yield from saved


class repeat:
    """One object, `times` times or for ever."""

    __slots__ = ("_object", "_times")

    def __init__(self, object, times=None):
        self._object = object
        self._times = None if times is None else max(_index(times), 0)

    def __iter__(self):
        return self

    def __next__(self):
        if self._times is not None:
            if self._times <= 0:
                raise StopIteration
            self._times -= 1
        return self._object

    def __length_hint__(self):
        if self._times is None:
            raise TypeError("len() of unsized object")
        return self._times

    def __repr__(self):
        if self._times is None:
            return f"repeat({self._object!r})"
        return f"repeat({self._object!r}, {self._times})"


class accumulate(_Lazy):
    """Running totals, or the running results of a function of two arguments."""

    __slots__ = ()

    def __init__(self, iterable, func=None, *, initial=None):
        self._next = self._run(iter(iterable), func, initial).__next__

    @staticmethod
    def _run(iterator, func, initial):
        if initial is None:
            for total in iterator:
                break
            else:
                return
        else:
            total = initial
        yield total
        if func is None:
            for element in iterator:
                total = total + element
                yield total
        else:
            for element in iterator:
                total = func(total, element)
                yield total


class chain(_Lazy):
    """One iterable after the other."""

    __slots__ = ()

    def __init__(self, *iterables):
        self._next = self._run(iterables).__next__

    @staticmethod
    def _run(iterables):
        for iterable in iterables:
            yield from iter(iterable)

    @classmethod
    def from_iterable(cls, iterable, /):
        self = cls()
        self._next = self._run(iter(iterable)).__next__
        return self

    def __class_getitem__(cls, item):
        from types import GenericAlias
        return GenericAlias(cls, item)


class compress(_Lazy):
    """The elements whose selector is true."""

    __slots__ = ()

    def __init__(self, data, selectors):
        self._next = self._run(iter(data), iter(selectors)).__next__

    @staticmethod
    def _run(data, selectors):
        for element, selected in zip(data, selectors):
            if selected:
                yield element


class dropwhile(_Lazy):
    """Everything from the first element on for which the predicate is false."""

    __slots__ = ()

    def __init__(self, predicate, iterable, /):
        self._next = self._run(predicate, iter(iterable)).__next__

    @staticmethod
    def _run(predicate, iterator):
        for element in iterator:
            if not predicate(element):
                yield element
                break
        yield from iterator


class takewhile(_Lazy):
    """The elements before the first one for which the predicate is false."""

    __slots__ = ()

    def __init__(self, predicate, iterable, /):
        self._next = self._run(predicate, iter(iterable)).__next__

    @staticmethod
    def _run(predicate, iterator):
        for element in iterator:
            if not predicate(element):
                return
            yield element


class filterfalse(_Lazy):
    """The elements for which the predicate (or the element itself) is false."""

    __slots__ = ()

    def __init__(self, predicate, iterable, /):
        self._next = self._run(bool if predicate is None else predicate, iter(iterable)).__next__

    @staticmethod
    def _run(predicate, iterator):
        for element in iterator:
            if not predicate(element):
                yield element


class groupby:
    """(key, run) for each run of consecutive elements with equal keys. A run ends when the next one is asked for."""

    __slots__ = ("_key", "_iterator", "_exhausted", "_element", "_current", "_run")

    def __init__(self, iterable, key=None):
        self._key = key
        self._iterator = iter(iterable)
        self._exhausted = False
        self._run = None
        self._element = self._current = _missing

    def __iter__(self):
        return self

    def _advance(self):
        for element in self._iterator:
            self._element = element
            self._current = element if self._key is None else self._key(element)
            return True
        self._exhausted = True
        return False

    def __next__(self):
        previous = self._run
        if previous is None:
            if not self._advance():
                raise StopIteration
        else:
            previous._owner = None
            while not self._exhausted and self._current == previous._key:
                self._advance()
            if self._exhausted:
                raise StopIteration
        self._run = _grouper(self, self._current)
        return self._current, self._run


class _grouper:
    """The elements of one group of `groupby`."""

    __slots__ = ("_owner", "_key", "_started")

    def __init__(self, owner, key):
        self._owner = owner
        self._key = key
        self._started = False

    def __iter__(self):
        return self

    def __next__(self):
        owner = self._owner
        if owner is None:
            raise StopIteration
        if self._started:
            if owner._exhausted or not owner._advance():
                raise StopIteration
        if owner._exhausted or owner._current != self._key:
            self._owner = None
            raise StopIteration
        self._started = True
        return owner._element


_missing = object()


def _slice_bound(value, message):
    if value is None:
        return None
    try:
        value = _index(value)
    except TypeError:
        raise ValueError(message) from None
    if value < 0:
        raise ValueError(message)
    return value


class islice(_Lazy):
    """`iterable[start:stop:step]` of any iterable, without negative numbers."""

    __slots__ = ()

    def __init__(self, iterable, *bounds):
        if not 1 <= len(bounds) <= 3:
            shortage = "at least 2" if not bounds else "at most 4"
            raise TypeError(f"islice expected {shortage} arguments, got {len(bounds) + 1}")
        indices = "Indices for islice() must be None or an integer: 0 <= x <= sys.maxsize."
        start, step = 0, 1
        if len(bounds) == 1:
            stop = _slice_bound(bounds[0], "Stop argument for islice() must be None or an integer: 0 <= x <= sys.maxsize.")
        else:
            stop = _slice_bound(
                bounds[1], "Stop argument for islice() must be None or an integer: 0 <= x <= sys.maxsize.")
            start = _slice_bound(bounds[0], indices) or 0
            if len(bounds) == 3 and bounds[2] is not None:
                step = _slice_bound(bounds[2], "Step for islice() must be a positive integer or None.")
                if step == 0:
                    raise ValueError("Step for islice() must be a positive integer or None.")
        self._next = self._run(iter(iterable), start, stop, step).__next__

    @staticmethod
    def _run(iterator, start, stop, step):
        position = 0
        wanted = start
        while stop is None or wanted < stop:
            while position < wanted:
                for _ in iterator:
                    break
                else:
                    return
                position += 1
            for element in iterator:
                break
            else:
                return
            position += 1
            wanted += step
            yield element
        while position < stop:
            for _ in iterator:
                break
            else:
                return
            position += 1


class pairwise(_Lazy):
    """Overlapping pairs: ABCD gives AB BC CD."""

    __slots__ = ()

    def __init__(self, iterable, /):
        self._next = self._run(iter(iterable)).__next__

    @staticmethod
    def _run(iterator):
        for first in iterator:
            break
        else:
            return
        for second in iterator:
            yield first, second
            first = second


class starmap(_Lazy):
    """function(*args) for each tuple of arguments."""

    __slots__ = ()

    def __init__(self, function, iterable, /):
        self._next = self._run(function, iter(iterable)).__next__

    @staticmethod
    def _run(function, iterator):
        for arguments in iterator:
            yield function(*tuple(arguments))


class zip_longest(_Lazy):
    """`zip` that goes on to the longest iterable, filling with `fillvalue`."""

    __slots__ = ()

    def __init__(self, *iterables, fillvalue=None, **unknown):
        if unknown:
            raise TypeError("zip_longest() got an unexpected keyword argument")
        self._next = self._run([iter(iterable) for iterable in iterables], fillvalue).__next__

    @staticmethod
    def _run(iterators, fillvalue):
        active = len(iterators)
        exhausted = _missing
        while active:
            row = []
            for index, iterator in enumerate(iterators):
                if iterator is None:
                    row.append(fillvalue)
                    continue
                element = next(iterator, exhausted)
                if element is exhausted:
                    active -= 1
                    if not active:
                        return
                    iterators[index] = None
                    element = fillvalue
                row.append(element)
            yield tuple(row)


class product(_Lazy):
    """Cartesian product; the last iterable turns fastest."""

    __slots__ = ()

    def __init__(self, *iterables, repeat=1):
        if repeat < 0:
            raise ValueError("repeat argument cannot be negative")
        self._next = self._run([tuple(iterable) for iterable in iterables] * repeat).__next__

    @staticmethod
    def _run(pools):
        if not all(pools):
            return
        sizes = [len(pool) for pool in pools]
        indices = [0] * len(pools)
        row = [pool[0] for pool in pools]
        yield tuple(row)
        while True:
            for place in range(len(pools) - 1, -1, -1):
                index = indices[place] + 1
                if index < sizes[place]:
                    indices[place] = index
                    row[place] = pools[place][index]
                    break
                indices[place] = 0
                row[place] = pools[place][0]
            else:
                return
            yield tuple(row)


class combinations(_Lazy):
    """Sub-sequences of length r, in lexicographic order of position."""

    __slots__ = ()

    def __init__(self, iterable, r):
        if r < 0:
            raise ValueError("r must be non-negative")
        self._next = self._run(tuple(iterable), r).__next__

    @staticmethod
    def _run(pool, r):
        n = len(pool)
        if r > n:
            return
        indices = list(range(r))
        yield tuple(pool[:r])
        while True:
            place = r - 1
            while place >= 0 and indices[place] == place + n - r:
                place -= 1
            if place < 0:
                return
            value = indices[place]
            for later in range(place, r):
                value += 1
                indices[later] = value
            yield tuple([pool[index] for index in indices])


class combinations_with_replacement(_Lazy):
    """Sub-sequences of length r in which elements may come again."""

    __slots__ = ()

    def __init__(self, iterable, r):
        if r < 0:
            raise ValueError("r must be non-negative")
        self._next = self._run(tuple(iterable), r).__next__

    @staticmethod
    def _run(pool, r):
        n = len(pool)
        if n == 0 and r > 0:
            return
        indices = [0] * r
        while True:
            yield tuple([pool[index] for index in indices])
            place = r - 1
            while place >= 0 and indices[place] == n - 1:
                place -= 1
            if place < 0:
                return
            indices[place:] = [indices[place] + 1] * (r - place)


class permutations(_Lazy):
    """Arrangements of length r, in lexicographic order of position."""

    __slots__ = ()

    def __init__(self, iterable, r=None):
        pool = tuple(iterable)
        if r is None:
            r = len(pool)
        elif not isinstance(r, int):
            raise TypeError("Expected int as r")
        if r < 0:
            raise ValueError("r must be non-negative")
        self._next = self._run(pool, r).__next__

    @staticmethod
    def _run(pool, r):
        n = len(pool)
        if r > n:
            return
        indices = list(range(n))
        cycles = list(range(n, n - r, -1))
        yield tuple(pool[:r])
        while True:
            for place in range(r - 1, -1, -1):
                cycles[place] -= 1
                if cycles[place] == 0:
                    indices[place:] = indices[place + 1:] + indices[place:place + 1]
                    cycles[place] = n - place
                else:
                    other = n - cycles[place]
                    indices[place], indices[other] = indices[other], indices[place]
                    yield tuple([pool[index] for index in indices[:r]])
                    break
            else:
                return


class _tee:
    """One of the iterators of `tee`: they share the elements that some have not seen yet as a linked list."""

    __slots__ = ("_iterator", "_link")

    def __init__(self, iterator, link):
        self._iterator = iterator
        self._link = link

    def __iter__(self):
        return self

    def __next__(self):
        link = self._link
        if link[1] is None:
            element = next(self._iterator)
            link[0] = element
            link[1] = [None, None]
        self._link = link[1]
        return link[0]

    def __copy__(self):
        return _tee(self._iterator, self._link)


def tee(iterable, n=2, /):
    """`n` independent iterators over one iterable."""
    if n < 0:
        raise ValueError("n must be >= 0")
    if n == 0:
        return ()
    iterator = iter(iterable)
    if isinstance(iterator, _tee):
        return (iterator,) + tuple(_tee(iterator._iterator, iterator._link) for _ in range(n - 1))
    link = [None, None]
    return tuple(_tee(iterator, link) for _ in range(n))
