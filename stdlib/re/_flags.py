"""The flags of regular expressions: integers that print their names."""

_names = (("ASCII", 256), ("IGNORECASE", 2), ("LOCALE", 4), ("UNICODE", 32), ("MULTILINE", 8), ("DOTALL", 16),
          ("VERBOSE", 64), ("TEMPLATE", 1), ("DEBUG", 128))


class RegexFlag(int):
    """A set of flags. (An int of its own rather than an `enum.IntFlag`: importing `re` stays cheap.)"""

    __slots__ = ()

    @property
    def value(self):
        return int(self)

    @property
    def name(self):
        return "|".join(name for name, bit in _names if self & bit) or None

    def __or__(self, other):
        if not isinstance(other, int):
            return NotImplemented
        return RegexFlag(int(self) | int(other))

    def __and__(self, other):
        if not isinstance(other, int):
            return NotImplemented
        return RegexFlag(int(self) & int(other))

    def __xor__(self, other):
        if not isinstance(other, int):
            return NotImplemented
        return RegexFlag(int(self) ^ int(other))

    __ror__, __rand__, __rxor__ = __or__, __and__, __xor__

    def __invert__(self):
        return RegexFlag(~int(self) & 511)

    def __contains__(self, other):
        return int(self) & int(other) == int(other)

    def __repr__(self):
        parts = [f"re.{name}" for name, bit in _names if int(self) & bit]
        rest = int(self) & ~511
        if rest:
            parts.append(hex(rest))
        return "|".join(parts) if parts else "re.NOFLAG"

    __str__ = __repr__


NOFLAG = RegexFlag(0)
TEMPLATE = T = RegexFlag(1)
IGNORECASE = I = RegexFlag(2)
LOCALE = L = RegexFlag(4)
MULTILINE = M = RegexFlag(8)
DOTALL = S = RegexFlag(16)
UNICODE = U = RegexFlag(32)
VERBOSE = X = RegexFlag(64)
DEBUG = RegexFlag(128)
ASCII = A = RegexFlag(256)
