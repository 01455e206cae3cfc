"""Arguments that may be given once for all dimensions."""

from collections.abc import Iterable


def _ntuple(count):
    def parse(value):
        return tuple(value) if isinstance(value, Iterable) else (value,) * count

    return parse


_single = _ntuple(1)
_pair = _ntuple(2)
_triple = _ntuple(3)
_quadruple = _ntuple(4)
