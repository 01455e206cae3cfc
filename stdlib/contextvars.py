"""Variables that belong to a context."""

from types import GenericAlias

__all__ = ["Context", "ContextVar", "Token", "copy_context"]

_missing = object()


class Token:
    """What a variable was before it was set."""

    MISSING = _missing

    def __init__(self, context, var, old_value):
        self.var, self.old_value = var, old_value
        self._context, self._used = context, False

    def __repr__(self):
        return f"<Token{' used' if self._used else ''} var={self.var!r} at {id(self):#x}>"


class Context:
    """A mapping of variables to values."""

    def __init__(self):
        self._values = {}
        self._entered = None

    def run(self, callable, *args, **kwargs):
        """Calls with this context as the current one."""
        global _current
        if self._entered is not None:
            raise RuntimeError(f"cannot enter context: {self!r} is already entered")
        self._entered, _current = _current, self
        try:
            return callable(*args, **kwargs)
        finally:
            _current, self._entered = self._entered, None

    def copy(self):
        result = Context()
        result._values = dict(self._values)
        return result

    def get(self, var, default=None):
        return self._values.get(var, default)

    def __getitem__(self, var):
        return self._values[var]

    def __contains__(self, var):
        return var in self._values

    def __iter__(self):
        return iter(self._values)

    def __len__(self):
        return len(self._values)

    def keys(self):
        return self._values.keys()

    def values(self):
        return self._values.values()

    def items(self):
        return self._values.items()


_current = Context()


def copy_context():
    return _current.copy()


class ContextVar:
    """A variable with a value in each context."""

    def __init__(self, name, *, default=_missing):
        if not isinstance(name, str):
            raise TypeError("context variable name must be a str")
        self.name = name
        self._default = default

    def __repr__(self):
        default = "" if self._default is _missing else f" default={self._default!r}"
        return f"<ContextVar name={self.name!r}{default} at {id(self):#x}>"

    def get(self, default=_missing, /):
        for value in (_current._values.get(self, _missing), default, self._default):
            if value is not _missing:
                return value
        raise LookupError(self)

    def set(self, value, /):
        token = Token(_current, self, _current._values.get(self, _missing))
        _current._values[self] = value
        return token

    def reset(self, token, /):
        if token._used:
            raise RuntimeError(f"{token!r} has already been used once")
        if token.var is not self:
            raise ValueError(f"{token!r} was created by a different ContextVar")
        if token._context is not _current:
            raise ValueError(f"{token!r} was created in a different Context")
        token._used = True
        if token.old_value is _missing:
            _current._values.pop(self, None)
        else:
            _current._values[self] = token.old_value

    __class_getitem__ = classmethod(GenericAlias)
