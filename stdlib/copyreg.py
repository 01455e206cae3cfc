"""How objects are taken apart and put together again: shared by `copy` and `pickle`."""

dispatch_table = {}


def pickle(ob_type, pickle_function, constructor_ob=None):
    """Register the function that reduces objects of a type."""
    if not callable(pickle_function):
        raise TypeError("reduction functions must be callable")
    dispatch_table[ob_type] = pickle_function


def constructor(object):
    if not callable(object):
        raise TypeError("constructors must be callable")


def __newobj__(cls, *args):
    return cls.__new__(cls, *args)


def __newobj_ex__(cls, args, kwargs):
    return cls.__new__(cls, *args, **kwargs)


def _slot_names(cls):
    """All names in `__slots__` along the MRO, mangled."""
    names = []
    for base in cls.__mro__:
        slots = base.__dict__.get("__slots__", ())
        for name in (slots,) if isinstance(slots, str) else slots:
            if name in ("__dict__", "__weakref__"):
                continue
            if name.startswith("__") and not name.endswith("__"):
                stripped = base.__name__.lstrip("_")
                names.append(f"_{stripped}{name}" if stripped else name)
            else:
                names.append(name)
    return names


def _state(obj):
    """What `__setstate__` or an update of `__dict__` and slots needs; None if there is nothing."""
    custom = getattr(type(obj), "__getstate__", None)
    if custom is not None and custom is not getattr(object, "__getstate__", None):
        return obj.__getstate__()
    state = getattr(obj, "__dict__", None) or None
    slots = {}
    for name in _slot_names(type(obj)):
        try:
            slots[name] = getattr(obj, name)
        except AttributeError:
            pass
    if slots:
        return state, slots
    return state


_plain_bases = (dict, list, tuple, set, frozenset, str, bytes, bytearray, int, float, complex)


def reduce(obj):
    """The tuple (callable, arguments, state, list items, dict items) from which the object can be made again."""
    cls = type(obj)
    if cls in dispatch_table:
        return dispatch_table[cls](obj)
    for name in ("__reduce_ex__", "__reduce__"):
        method = getattr(cls, name, None)
        if method is not None and method is not getattr(object, name, None):
            for base in cls.__mro__:
                if name in base.__dict__:
                    if base not in _plain_bases:
                        return method(obj, 4) if name == "__reduce_ex__" else method(obj)
                    break
    if isinstance(obj, BaseException):
        return (cls, obj.args, obj.__dict__) if obj.__dict__ else (cls, obj.args)
    getnewargs_ex = getattr(cls, "__getnewargs_ex__", None)
    getnewargs = getattr(cls, "__getnewargs__", None)
    if getnewargs_ex is not None:
        args, kwargs = obj.__getnewargs_ex__()
        function, arguments = __newobj_ex__, (cls, args, kwargs)
    else:
        function, arguments = __newobj__, (cls,)
        if getnewargs is not None:
            arguments += tuple(obj.__getnewargs__())
        else:
            for base in (tuple, frozenset, set, str, bytes, bytearray, int, float):
                if isinstance(obj, base):
                    content = tuple(obj) if base is tuple else list(obj) if base in (set, frozenset) else base(obj)
                    arguments += (content,)
                    break
    if cls.__module__ == "_io":
        raise TypeError(f"cannot pickle '_io.{cls.__name__}' object")
    if cls.__module__ == "builtins" and cls.__name__ in _unpicklable:
        raise TypeError(f"cannot pickle {cls.__name__!r} object")
    if hasattr(obj, "send") and hasattr(obj, "gi_frame"):
        raise TypeError("cannot pickle 'generator' object")
    list_items = iter(obj) if isinstance(obj, list) else None
    dict_items = iter(obj.items()) if isinstance(obj, dict) else None
    return function, arguments, _state(obj), list_items, dict_items


_unpicklable = frozenset({"generator", "frame", "traceback", "code", "module", "cell", "coroutine", "mappingproxy",
                          "dict_keys", "dict_values", "dict_items", "memoryview"})


def set_state(obj, state):
    """Give a freshly made object its state."""
    if hasattr(obj, "__setstate__"):
        obj.__setstate__(state)
        return
    slots = None
    if isinstance(state, tuple) and len(state) == 2:
        state, slots = state
    if state:
        obj.__dict__.update(state)
    if slots:
        for name, value in slots.items():
            setattr(obj, name, value)
