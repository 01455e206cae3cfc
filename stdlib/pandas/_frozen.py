"""`FrozenList`: the names and levels of an index of several levels."""


class FrozenList(list):
    """A list that cannot be changed."""

    def __repr__(self):
        return f"FrozenList({self.__str__()})"

    def __str__(self):
        # Texts stand in quotes, other parts as they print.
        parts = [_text(part) for part in self]
        return "[" + ", ".join(parts) + "]"

    def _refused(self, *args, **kwargs):
        raise TypeError(f"'{type(self).__name__}' does not support mutable operations.")

    __setitem__ = __delitem__ = append = extend = insert = remove = sort = _refused


class PrettyDict(dict):
    """The groups of a `groupby`, whose labels print as lists."""

    def __repr__(self):
        return "{" + ", ".join(f"{_text(key)}: {_text(value)}" for key, value in self.items()) + "}"


def _text(part):
    """As a list if it is one, texts in quotes."""
    if isinstance(part, str) or not hasattr(part, "__iter__"):
        return repr(part) if isinstance(part, (str, int, float)) or part is None else str(part)
    inner = ", ".join(_text(entry) for entry in part)
    if isinstance(part, tuple):
        return f"({inner},)" if len(part) == 1 else f"({inner})"
    return f"[{inner}]"
