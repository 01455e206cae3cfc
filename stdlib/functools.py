"""Higher-order functions: wrapping, partial application, caching, ordering and dispatch on type."""

__all__ = [
    "update_wrapper", "wraps", "WRAPPER_ASSIGNMENTS", "WRAPPER_UPDATES", "total_ordering", "cache", "cmp_to_key",
    "lru_cache", "reduce", "partial", "partialmethod", "singledispatch", "singledispatchmethod", "cached_property",
]

WRAPPER_ASSIGNMENTS = ("__module__", "__name__", "__qualname__", "__doc__", "__annotations__")
WRAPPER_UPDATES = ("__dict__",)


def update_wrapper(wrapper, wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=WRAPPER_UPDATES):
    """Make `wrapper` look like `wrapped`; return `wrapper`."""
    for attribute in assigned:
        try:
            value = getattr(wrapped, attribute)
        except AttributeError:
            continue
        setattr(wrapper, attribute, value)
    for attribute in updated:
        getattr(wrapper, attribute).update(getattr(wrapped, attribute, {}))
    wrapper.__wrapped__ = wrapped
    return wrapper


def wraps(wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=WRAPPER_UPDATES):
    """Decorator form of `update_wrapper`."""
    def decorate(wrapper):
        return update_wrapper(wrapper, wrapped, assigned, updated)
    return decorate


_absent = object()


def reduce(*args):
    """Fold an iterable from the left with a function of two arguments: `reduce(function, iterable[, initial])`."""
    if not 2 <= len(args) <= 3:
        bound = "at least 2" if len(args) < 2 else "at most 3"
        raise TypeError(f"reduce expected {bound} arguments, got {len(args)}")
    function, iterable = args[0], args[1]
    initial = args[2] if len(args) == 3 else _absent
    try:
        iterator = iter(iterable)
    except TypeError:
        raise TypeError("reduce() arg 2 must support iteration") from None
    if initial is _absent:
        for value in iterator:
            break
        else:
            raise TypeError("reduce() of empty iterable with no initial value")
    else:
        value = initial
    for element in iterator:
        value = function(value, element)
    return value


class partial:
    """A callable that remembers the first positional arguments and some keyword arguments."""

    __slots__ = ("func", "args", "keywords", "__dict__", "__weakref__")

    def __new__(cls, *args, **keywords):
        if not args:
            raise TypeError("type 'partial' takes at least one argument")
        func, *args = args
        args = tuple(args)
        if not callable(func):
            raise TypeError("the first argument must be callable")
        if isinstance(func, partial):
            args = func.args + args
            keywords = {**func.keywords, **keywords}
            func = func.func
        self = super().__new__(cls)
        self.func = func
        self.args = args
        self.keywords = keywords
        return self

    def __call__(self, /, *args, **keywords):
        if self.keywords:
            keywords = {**self.keywords, **keywords}
        return self.func(*self.args, *args, **keywords)

    def __repr__(self):
        cls = type(self)
        name = "functools.partial" if cls is partial else cls.__module__ + "." + cls.__qualname__
        parts = [repr(self.func)]
        parts.extend(repr(argument) for argument in self.args)
        parts.extend(f"{key}={value!r}" for key, value in self.keywords.items())
        return f"{name}({', '.join(parts)})"

    def __reduce__(self):
        return type(self), (self.func,), (self.func, self.args, self.keywords, self.__dict__ or None)

    def __setstate__(self, state):
        func, args, keywords, namespace = state
        self.func, self.args, self.keywords = func, tuple(args), dict(keywords or {})
        if namespace:
            self.__dict__.update(namespace)


class partialmethod:
    """`partial` for methods: the instance is passed before the remembered arguments."""

    def __init__(self, func, /, *args, **keywords):
        if not callable(func) and not hasattr(func, "__get__"):
            raise TypeError(f"{func!r} is not callable or a descriptor")
        if isinstance(func, partialmethod):
            self.func = func.func
            self.args = func.args + args
            self.keywords = {**func.keywords, **keywords}
        else:
            self.func, self.args, self.keywords = func, args, keywords

    def __repr__(self):
        cls = type(self)
        parts = [repr(self.func), *map(repr, self.args)]
        parts.extend(f"{key}={value!r}" for key, value in self.keywords.items())
        return f"{cls.__module__}.{cls.__qualname__}({', '.join(parts)})"

    def _make_unbound_method(self):
        def _method(instance, /, *args, **keywords):
            keywords = {**self.keywords, **keywords}
            return self.func(instance, *self.args, *args, **keywords)
        _method._partialmethod = self
        return _method

    def __get__(self, instance, owner=None):
        getter = getattr(self.func, "__get__", None)
        if getter is not None:
            bound = getter(instance, owner)
            if bound is not self.func:
                result = partial(bound, *self.args, **self.keywords)
                try:
                    result.__self__ = bound.__self__
                except AttributeError:
                    pass
                return result
        return self._make_unbound_method().__get__(instance, owner)


def cmp_to_key(mycmp):
    """Turn a three-way comparison function into a key function."""
    class K:
        __slots__ = ("obj",)

        def __init__(self, obj):
            self.obj = obj

        def __lt__(self, other):
            return mycmp(self.obj, other.obj) < 0

        def __gt__(self, other):
            return mycmp(self.obj, other.obj) > 0

        def __eq__(self, other):
            return mycmp(self.obj, other.obj) == 0

        def __le__(self, other):
            return mycmp(self.obj, other.obj) <= 0

        def __ge__(self, other):
            return mycmp(self.obj, other.obj) >= 0

        __hash__ = None
    return K


def _negated(root, and_not_equal=False, or_equal=False):
    """An ordering method made of `root`: the table of `total_ordering` explains the flags."""
    def compare(self, other):
        result = getattr(type(self), root)(self, other)
        if result is NotImplemented:
            return result
        if and_not_equal:
            return not result and self != other
        if or_equal:
            return result or self == other
        return not result
    return compare


def _strict(root):
    def compare(self, other):
        result = getattr(type(self), root)(self, other)
        if result is NotImplemented:
            return result
        return result and self != other
    return compare


# For each method a class may define: how the three others follow from it.
_orderings = {
    "__lt__": (("__gt__", lambda: _negated("__lt__", and_not_equal=True)),
               ("__le__", lambda: _negated("__lt__", or_equal=True)),
               ("__ge__", lambda: _negated("__lt__"))),
    "__le__": (("__ge__", lambda: _negated_or_equal("__le__")),
               ("__lt__", lambda: _strict("__le__")),
               ("__gt__", lambda: _negated("__le__"))),
    "__gt__": (("__lt__", lambda: _negated("__gt__", and_not_equal=True)),
               ("__ge__", lambda: _negated("__gt__", or_equal=True)),
               ("__le__", lambda: _negated("__gt__"))),
    "__ge__": (("__le__", lambda: _negated_or_equal("__ge__")),
               ("__gt__", lambda: _strict("__ge__")),
               ("__lt__", lambda: _negated("__ge__"))),
}


def _negated_or_equal(root):
    def compare(self, other):
        result = getattr(type(self), root)(self, other)
        if result is NotImplemented:
            return result
        return not result or self == other
    return compare


def total_ordering(cls):
    """Class decorator: one ordering method and `__eq__` give all of them."""
    roots = {name for name in _orderings if getattr(cls, name, None) is not getattr(object, name, None)}
    if not roots:
        raise ValueError("must define at least one ordering operation: < > <= >=")
    root = next(name for name in ("__lt__", "__le__", "__gt__", "__ge__") if name in roots)
    for name, make in _orderings[root]:
        if name not in roots:
            method = make()
            method.__name__ = name
            setattr(cls, name, method)
    return cls


class _CacheInfo(tuple):
    """Statistics of an `lru_cache`: hits, misses, maxsize, currsize."""

    __slots__ = ()
    _fields = ("hits", "misses", "maxsize", "currsize")
    hits = property(lambda self: self[0])
    misses = property(lambda self: self[1])
    maxsize = property(lambda self: self[2])
    currsize = property(lambda self: self[3])

    def __repr__(self):
        return "CacheInfo(hits=%r, misses=%r, maxsize=%r, currsize=%r)" % tuple(self)

    def _asdict(self):
        return dict(zip(self._fields, self))


class _HashedKey(list):
    """A cache key whose hash is computed once."""

    __slots__ = ("hashvalue",)

    def __init__(self, parts):
        self[:] = parts
        self.hashvalue = hash(parts)

    def __hash__(self):
        return self.hashvalue


_keyword_mark = object()
_fast_types = (int, str)


def _make_key(args, kwds, typed, kwd_mark=(_keyword_mark,), fasttypes=_fast_types):
    """The key under which a call is cached; a lone int or str is its own key."""
    key = args
    if kwds:
        key += kwd_mark
        for item in kwds.items():
            key += item
    if typed:
        key += tuple(type(value) for value in args)
        if kwds:
            key += tuple(type(value) for value in kwds.values())
    elif len(key) == 1 and type(key[0]) in fasttypes:
        return key[0]
    return key if not kwds and not typed else _HashedKey(key)


def lru_cache(maxsize=128, typed=False):
    """Remember up to `maxsize` results (None: all of them), dropping the least recently used."""
    if callable(maxsize) and isinstance(typed, bool):
        return _cached(maxsize, 128, typed)
    if isinstance(maxsize, int):
        maxsize = max(maxsize, 0)
    elif maxsize is not None:
        raise TypeError("Expected first argument to be an integer, a callable, or None")
    return lambda function: _cached(function, maxsize, typed)


def _cached(user_function, maxsize, typed):
    entries = {}
    hits = misses = 0

    if maxsize == 0:
        def wrapper(*args, **kwds):
            nonlocal misses
            misses += 1
            return user_function(*args, **kwds)
    elif maxsize is None:
        def wrapper(*args, **kwds):
            nonlocal hits, misses
            if kwds or typed:
                key = _make_key(args, kwds, typed)
            else:
                key = args[0] if len(args) == 1 and type(args[0]) in _fast_types else args
            result = entries.get(key, _absent)
            if result is not _absent:
                hits += 1
                return result
            misses += 1
            result = user_function(*args, **kwds)
            entries[key] = result
            return result
    else:
        def wrapper(*args, **kwds):
            # A dictionary keeps the order of insertion, so its first key is the least recently used one.
            nonlocal hits, misses
            if kwds or typed:
                key = _make_key(args, kwds, typed)
            else:
                key = args[0] if len(args) == 1 and type(args[0]) in _fast_types else args
            result = entries.pop(key, _absent)
            if result is not _absent:
                entries[key] = result
                hits += 1
                return result
            misses += 1
            result = user_function(*args, **kwds)
            if key not in entries and len(entries) >= maxsize:
                del entries[next(iter(entries))]
            entries[key] = result
            return result

    def cache_info():
        return _CacheInfo((hits, misses, maxsize, len(entries)))

    def cache_clear():
        nonlocal hits, misses
        entries.clear()
        hits = misses = 0

    wrapper.cache_info = cache_info
    wrapper.cache_clear = cache_clear
    wrapper.cache_parameters = lambda: {"maxsize": maxsize, "typed": typed}
    return update_wrapper(wrapper, user_function)


def cache(user_function, /):
    """Remember every result."""
    return lru_cache(maxsize=None)(user_function)


class cached_property:
    """A property computed once per instance and kept in its `__dict__`."""

    def __init__(self, func):
        self.func = func
        self.attrname = None
        self.__doc__ = func.__doc__

    def __set_name__(self, owner, name):
        if self.attrname is None:
            self.attrname = name
        elif name != self.attrname:
            raise TypeError(
                "Cannot assign the same cached_property to two different names "
                f"({self.attrname!r} and {name!r}).")

    def __get__(self, instance, owner=None):
        if instance is None:
            return self
        if self.attrname is None:
            raise TypeError("Cannot use cached_property instance without calling __set_name__ on it.")
        try:
            namespace = instance.__dict__
        except AttributeError:
            raise TypeError(
                f"No '__dict__' attribute on {type(instance).__name__!r} "
                f"instance to cache {self.attrname!r} property.") from None
        value = namespace.get(self.attrname, _absent)
        if value is _absent:
            value = self.func(instance)
            namespace[self.attrname] = value
        return value

    def __class_getitem__(cls, item):
        from types import GenericAlias
        return GenericAlias(cls, item)


def _union_members(cls):
    """The classes of `A | B` or `Union[A, B]`, or None for anything else."""
    from types import UnionType
    if isinstance(cls, UnionType):
        return cls.__args__
    if getattr(cls, "__origin__", None) is not None and getattr(cls.__origin__, "_name", None) == "Union":
        return cls.__args__
    return None


def _nearest(registry, cls):
    """The registered class nearest to `cls`: first along its MRO, then abstract classes it is registered with."""
    for base in cls.__mro__[:-1]:
        if base in registry:
            return base
    candidates = [registered for registered in registry if registered is not object and issubclass(cls, registered)]
    best = None
    for candidate in candidates:
        if best is None or issubclass(candidate, best):
            best = candidate
        elif not issubclass(best, candidate):
            raise RuntimeError("Ambiguous dispatch: {} or {}".format(best, candidate))
    return best if best is not None else object


def singledispatch(func):
    """Turn a function into a generic one, chosen by the type of its first argument."""
    registry = {object: func}
    found = {}
    function_name = getattr(func, "__name__", "singledispatch function")

    def dispatch(cls):
        implementation = found.get(cls)
        if implementation is None:
            implementation = registry.get(cls)
            if implementation is None:
                implementation = registry[_nearest(registry, cls)]
            found[cls] = implementation
        return implementation

    def is_valid(cls):
        if isinstance(cls, type):
            return True
        members = _union_members(cls)
        return members is not None and all(isinstance(member, type) for member in members)

    def register(cls, func=None):
        if is_valid(cls):
            if func is None:
                return lambda function: register(cls, function)
        else:
            if func is not None:
                raise TypeError(f"Invalid first argument to `register()`. {cls!r} is not a class or union type.")
            annotations = getattr(cls, "__annotations__", {})
            if not annotations:
                raise TypeError(
                    f"Invalid first argument to `register()`: {cls!r}. "
                    "Use either `@register(some_class)` or plain `@register` on an annotated function.")
            func = cls
            from typing import get_type_hints
            argname, cls = next(iter(get_type_hints(func).items()))
            if not is_valid(cls):
                if _union_members(cls) is not None:
                    raise TypeError(f"Invalid annotation for {argname!r}. {cls!r} not all arguments are classes.")
                raise TypeError(f"Invalid annotation for {argname!r}. {cls!r} is not a class.")
        for member in _union_members(cls) or (cls,):
            registry[member] = func
        found.clear()
        return func

    def wrapper(*args, **kw):
        if not args:
            raise TypeError(f"{function_name} requires at least 1 positional argument")
        return dispatch(args[0].__class__)(*args, **kw)

    from types import MappingProxyType
    wrapper.register = register
    wrapper.dispatch = dispatch
    wrapper.registry = MappingProxyType(registry)
    wrapper._clear_cache = found.clear
    update_wrapper(wrapper, func)
    return wrapper


class singledispatchmethod:
    """`singledispatch` for methods: the type of the first argument after the instance chooses."""

    def __init__(self, func):
        if not callable(func) and not hasattr(func, "__get__"):
            raise TypeError(f"{func!r} is not callable or a descriptor")
        self.dispatcher = singledispatch(func)
        self.func = func

    def register(self, cls, method=None):
        return self.dispatcher.register(cls, func=method)

    def __get__(self, instance, owner=None):
        def _method(*args, **kwargs):
            method = self.dispatcher.dispatch(args[0].__class__)
            return method.__get__(instance, owner)(*args, **kwargs)
        _method.__isabstractmethod__ = self.__isabstractmethod__
        _method.register = self.register
        update_wrapper(_method, self.func)
        return _method

    @property
    def __isabstractmethod__(self):
        return getattr(self.func, "__isabstractmethod__", False)
