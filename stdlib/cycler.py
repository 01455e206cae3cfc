"""Properties that go round: each step is a dictionary."""

import copy
from functools import reduce
from itertools import cycle, product

__version__ = '0.12.1'


class Cycler:
    """Steps of one or several keys; `+` goes through two cycles together, `*` through all pairs."""

    def __init__(self, left, right=None, op=None):
        if right is None and op is None:
            self._steps, self._tree = left, None
        else:
            self._steps, self._tree = None, (left, right, op)
            shared = left.keys & right.keys
            if shared:
                raise ValueError('Can not compose overlapping cycles')
            if op == '+':
                if len(left) != len(right):
                    raise ValueError(f'Can only add equal length cycles, not {len(left)} and {len(right)}')
                self._steps = [dict(a, **b) for a, b in zip(left, right)]
            else:
                self._steps = [dict(a, **b) for a, b in product(left, right)]

    @property
    def keys(self):
        return set(key for step in self._steps[:1] for key in step)

    def __contains__(self, key):
        return key in self.keys

    def __len__(self):
        return len(self._steps)

    def __iter__(self):
        return iter([dict(step) for step in self._steps])

    def __call__(self):
        return cycle(self)

    def __getitem__(self, key):
        if not isinstance(key, slice):
            raise ValueError('Can only use slices with Cycler.__getitem__')
        return self._by(lambda values: values[key])

    def _by(self, change):
        """The same keys with changed lists of values."""
        columns = [Cycler([{name: value} for value in change(values)]) for name, values in self._columns()]
        return reduce(lambda a, b: a + b, columns)

    def _columns(self):
        return [(name, [step[name] for step in self._steps]) for name in (self._steps[0] if self._steps else {})]

    def __add__(self, other):
        if not isinstance(other, Cycler):
            raise TypeError(f'Can only + with Cycler, not {type(other)}')
        return Cycler(self, other, '+')

    def __mul__(self, other):
        if isinstance(other, Cycler):
            return Cycler(self, other, '*')
        if isinstance(other, int):
            return self._by(lambda values: values * other)
        return NotImplemented

    __rmul__ = __mul__

    def __eq__(self, other):
        return isinstance(other, Cycler) and self.keys == other.keys and list(self) == list(other)

    def __repr__(self):
        if self._tree is None:
            name, values = self._columns()[0]
            return f'cycler({name!r}, {values!r})'
        left, right, op = self._tree
        return f'({left!r} {op} {right!r})'

    def by_key(self):
        """Lists of values by key."""
        return dict(self._columns())

    def simplify(self):
        return self._by(lambda values: values)

    def concat(self, other):
        return concat(self, other)


def concat(left, right):
    """One cycle after the other; both have the same keys."""
    if left.keys != right.keys:
        raise ValueError(f'Keys do not match:\n\tIntersection: {left.keys & right.keys!r}\n\tDisjoint: {left.keys ^ right.keys!r}')
    first, second = left.by_key(), right.by_key()
    return reduce(lambda a, b: a + b, [cycler(key, first[key] + second[key]) for key in first])


def cycler(*args, **kwargs):
    """cycler(cycler), cycler(name, values) or cycler(name=values, …)."""
    if args and kwargs:
        raise TypeError('cycler() can only accept positional OR keyword arguments -- not both.')
    if len(args) == 1:
        if not isinstance(args[0], Cycler):
            raise TypeError('If only one positional argument given, it must be a Cycler instance.')
        return Cycler([dict(step) for step in args[0]]) if len(args[0].keys) == 1 else copy.copy(args[0])
    if len(args) == 2:
        return Cycler([{args[0]: value} for value in args[1]])
    if len(args) > 2:
        raise TypeError('Only a single Cycler can be accepted as the lone positional argument. Use keyword arguments instead.')
    if kwargs:
        return reduce(lambda a, b: a + b, [Cycler([{key: value} for value in values]) for key, values in kwargs.items()])
    raise TypeError('Must have at least a positional OR keyword arguments')
