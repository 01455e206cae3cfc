"""Shallow and deep copies."""

__all__ = ["Error", "copy", "deepcopy"]


class Error(Exception):
    pass


error = Error

_atomic_types = {
    type(None), int, float, bool, complex, bytes, tuple, str, frozenset, type, range, slice, property, type(...),
    type(NotImplemented), type(len), type(lambda: None),
}


def _is_atomic(cls):
    return cls in _atomic_types or issubclass(cls, type) or cls.__name__ in (
        "weakref", "ReferenceType", "code", "builtin_function_or_method", "function")


def copy(x):
    """A shallow copy: a new object with the same contents."""
    cls = type(x)
    if cls is list or cls is dict or cls is set or cls is bytearray:
        return x.copy()
    if _is_atomic(cls):
        return x
    copier = getattr(cls, "__copy__", None)
    if copier is not None:
        return copier(x)
    from copyreg import reduce
    reduced = reduce(x)
    if isinstance(reduced, str):
        return x
    return _rebuild(x, None, *reduced)


_nothing = object()


def deepcopy(x, memo=None, _nil=None):
    """A copy with copies of everything inside; `memo` keeps what was copied already, by id."""
    cls = type(x)
    if cls is int or cls is str or cls is float or cls is bool or x is None:
        return x
    if memo is None:
        memo = {}
    key = id(x)
    known = memo.get(key, _nothing)
    if known is not _nothing:
        return known
    if cls is list:
        y = []
        memo[key] = y
        for element in x:
            y.append(deepcopy(element, memo))
    elif cls is dict:
        y = {}
        memo[key] = y
        for name, value in x.items():
            y[deepcopy(name, memo)] = deepcopy(value, memo)
    elif cls is tuple:
        y = _deepcopy_tuple(x, memo)
    elif issubclass(cls, type) or cls in _atomic_types and cls is not frozenset or _is_atomic(cls) and cls is not frozenset:
        return x
    else:
        copier = getattr(cls, "__deepcopy__", None)
        if copier is not None:
            y = copier(x, memo)
        elif cls.__name__ == "method" and hasattr(x, "__func__"):
            y = cls(x.__func__, deepcopy(x.__self__, memo))
        elif cls is set or cls is frozenset:
            y = cls(deepcopy(element, memo) for element in x)
        elif cls is bytearray:
            y = x.copy()
        else:
            from copyreg import reduce
            reduced = reduce(x)
            if isinstance(reduced, str):
                y = x
            else:
                y = _rebuild(x, memo, *reduced)
    if y is not x:
        memo[key] = y
        # The original is kept alive so that its id is not used again while the memo lives.
        try:
            memo[id(memo)].append(x)
        except KeyError:
            memo[id(memo)] = [x]
    return y


def _deepcopy_tuple(x, memo):
    y = [deepcopy(element, memo) for element in x]
    # A tuple inside itself was copied on the way.
    known = memo.get(id(x), _nothing)
    if known is not _nothing:
        return known
    for before, after in zip(x, y):
        if before is not after:
            return tuple(y)
    return x


def _rebuild(x, memo, function, args, state=None, list_items=None, dict_items=None, *rest):
    from copyreg import set_state
    deep = memo is not None
    if deep and args:
        args = tuple([deepcopy(argument, memo) for argument in args])
    y = function(*args)
    if deep:
        memo[id(x)] = y
    if state is not None:
        set_state(y, deepcopy(state, memo) if deep else state)
    if list_items is not None:
        for element in list_items:
            y.append(deepcopy(element, memo) if deep else element)
    if dict_items is not None:
        for key, value in dict_items:
            if deep:
                key, value = deepcopy(key, memo), deepcopy(value, memo)
            y[key] = value
    return y
