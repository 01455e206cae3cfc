"""References that do not keep their object alive, and dictionaries and sets of them."""

from _weakref import ReferenceType, getweakrefcount, getweakrefs, ref
from collections.abc import MutableMapping, MutableSet
import operator

__all__ = ["ref", "proxy", "getweakrefcount", "getweakrefs", "WeakKeyDictionary", "ReferenceType", "ProxyType",
           "CallableProxyType", "ProxyTypes", "WeakValueDictionary", "WeakSet", "WeakMethod", "finalize"]


class ProxyType:
    """Stands for its object as long as that lives: attributes, operators and conversions go to it."""

    __slots__ = ("_reference",)
    __hash__ = None

    def __new__(cls, *args, **kwargs):
        raise TypeError(f"cannot create '{cls.__module__}.{cls.__qualname__}' instances")

    def __getattribute__(self, name):
        return getattr(_alive(self), name)

    def __setattr__(self, name, value):
        setattr(_alive(self), name, value)

    def __delattr__(self, name):
        delattr(_alive(self), name)

    def __repr__(self):
        target = _reference_of(self)()
        return f"<weakproxy at {id(self):#x} to {type(target).__name__} at {id(target):#x}>"


class CallableProxyType(ProxyType):
    __slots__ = ()

    def __call__(self, /, *args, **kwargs):
        return _alive(self)(*args, **kwargs)


ProxyTypes = (ProxyType, CallableProxyType)
_reference_of = ProxyType._reference.__get__


def _alive(proxy):
    target = _reference_of(proxy)()
    if target is None:
        raise ReferenceError("weakly-referenced object no longer exists")
    return target


def _plain(value):
    """An operand itself where it is a proxy."""
    return _alive(value) if issubclass(type(value), ProxyType) else value


def _forward_to_objects():
    """Gives the proxy the methods that operators and built-in functions look up in the class."""
    def forward(name, function):
        def method(self, *others):
            return function(_alive(self), *map(_plain, others))
        method.__name__ = name
        setattr(ProxyType, name, method)

    def reflect(name, function):
        def method(self, other):
            return function(_plain(other), _alive(self))
        method.__name__ = name
        setattr(ProxyType, name, method)

    binary = {"add": operator.add, "sub": operator.sub, "mul": operator.mul, "matmul": operator.matmul,
              "truediv": operator.truediv, "floordiv": operator.floordiv, "mod": operator.mod, "divmod": divmod,
              "pow": pow, "lshift": operator.lshift, "rshift": operator.rshift, "and": operator.and_,
              "xor": operator.xor, "or": operator.or_}
    for name, function in binary.items():
        forward(f"__{name}__", function)
        reflect(f"__r{name}__", function)
        if name != "divmod":
            in_place = getattr(operator, f"__i{name}__")
            forward(f"__i{name}__", in_place)
    for name in ("lt", "le", "eq", "ne", "gt", "ge", "neg", "pos", "abs", "invert", "contains", "getitem", "setitem",
                 "delitem", "index"):
        forward(f"__{name}__", getattr(operator, f"__{name}__"))
    for name, function in (("str", str), ("len", len), ("iter", iter), ("next", next), ("bool", bool), ("int", int),
                           ("float", float), ("bytes", bytes), ("reversed", reversed)):
        forward(f"__{name}__", function)


_forward_to_objects()


def proxy(object, callback=None, /):
    """A proxy for an object; `callback(proxy)` is called when the object dies."""
    kind = CallableProxyType if callable(object) else ProxyType
    made = super(ProxyType, kind).__new__(kind)
    if callback is None:
        reference = ref(object)
    else:
        own = ref(made)
        reference = ref(object, lambda dead: callback(own()))
    ProxyType._reference.__set__(made, reference)
    return made


class WeakMethod(ref):
    """A weak reference to a bound method, alive while its object is."""

    __slots__ = ("_func_ref", "_meth_type", "_alive", "__weakref__")

    def __new__(cls, meth, callback=None):
        try:
            obj, func = meth.__self__, meth.__func__
        except AttributeError:
            raise TypeError("argument should be a bound method, not {}".format(type(meth))) from None

        def gone(reference):
            self = self_reference()
            if self is not None and self._alive:
                self._alive = False
                if callback is not None:
                    callback(self)
        self = ref.__new__(cls, obj, gone)
        self._func_ref = ref(func, gone)
        self._meth_type = type(meth)
        self._alive = True
        self_reference = ref(self)
        return self

    def __call__(self):
        obj, func = super().__call__(), self._func_ref()
        if obj is None or func is None:
            return None
        return self._meth_type(func, obj)

    def __eq__(self, other):
        if not isinstance(other, WeakMethod):
            return NotImplemented
        if not self._alive or not other._alive:
            return self is other
        return ref.__eq__(self, other) and self._func_ref == other._func_ref

    __hash__ = ref.__hash__


class _KeyedRef(ref):
    """A weak reference that knows its key."""

    __slots__ = ("key",)

    def __new__(cls, obj, callback, key):
        self = ref.__new__(cls, obj, callback)
        self.key = key
        return self

    def __init__(self, obj, callback, key):
        super().__init__(obj, callback)


class WeakValueDictionary(MutableMapping):
    """A mapping whose entries vanish with their values."""

    def __init__(self, other=(), /, **kw):
        owner = ref(self)

        def remove(reference):
            self = owner()
            if self is not None and self.data.get(reference.key) is reference:
                del self.data[reference.key]
        self._remove = remove
        self.data = {}
        self.update(other, **kw)

    def __getitem__(self, key):
        value = self.data[key]()
        if value is None:
            raise KeyError(key)
        return value

    def __setitem__(self, key, value):
        self.data[key] = _KeyedRef(value, self._remove, key)

    def __delitem__(self, key):
        del self.data[key]

    def __len__(self):
        return len(self.data)

    def __contains__(self, key):
        reference = self.data.get(key)
        return reference is not None and reference() is not None

    def __iter__(self):
        for key, reference in list(self.data.items()):
            if reference() is not None:
                yield key

    keys = __iter__

    def values(self):
        for reference in list(self.data.values()):
            value = reference()
            if value is not None:
                yield value

    def items(self):
        for key, reference in list(self.data.items()):
            value = reference()
            if value is not None:
                yield key, value

    def valuerefs(self):
        return list(self.data.values())

    itervaluerefs = valuerefs

    def get(self, key, default=None):
        reference = self.data.get(key)
        value = None if reference is None else reference()
        return default if value is None else value

    def setdefault(self, key, default=None):
        value = self.get(key)
        if value is None:
            self[key] = default
            return default
        return value

    def copy(self):
        return WeakValueDictionary(self)

    __copy__ = copy

    def __repr__(self):
        return "<%s at %#x>" % (self.__class__.__name__, id(self))


class WeakKeyDictionary(MutableMapping):
    """A mapping whose entries vanish with their keys."""

    def __init__(self, dict=None):
        self.data = {}
        owner = ref(self)

        def remove(reference):
            self = owner()
            if self is not None:
                self.data.pop(reference, None)
        self._remove = remove
        if dict is not None:
            self.update(dict)

    def __getitem__(self, key):
        return self.data[ref(key)]

    def __setitem__(self, key, value):
        self.data[ref(key, self._remove)] = value

    def __delitem__(self, key):
        del self.data[ref(key)]

    def __len__(self):
        return len(self.data)

    def __contains__(self, key):
        try:
            reference = ref(key)
        except TypeError:
            return False
        return reference in self.data

    def __iter__(self):
        for reference in list(self.data):
            key = reference()
            if key is not None:
                yield key

    keys = __iter__

    def items(self):
        for reference, value in list(self.data.items()):
            key = reference()
            if key is not None:
                yield key, value

    def values(self):
        for reference, value in list(self.data.items()):
            if reference() is not None:
                yield value

    def keyrefs(self):
        return list(self.data)

    def copy(self):
        return WeakKeyDictionary(self)

    __copy__ = copy

    def __repr__(self):
        return "<%s at %#x>" % (self.__class__.__name__, id(self))


class WeakSet(MutableSet):
    """A set whose elements vanish."""

    def __init__(self, data=None):
        self.data = set()
        owner = ref(self)

        def remove(reference):
            self = owner()
            if self is not None:
                self.data.discard(reference)
        self._remove = remove
        for item in data or ():
            self.add(item)

    def __iter__(self):
        for reference in list(self.data):
            item = reference()
            if item is not None:
                yield item

    def __len__(self):
        return len(self.data)

    def __contains__(self, item):
        try:
            return ref(item) in self.data
        except TypeError:
            return False

    def add(self, item):
        self.data.add(ref(item, self._remove))

    def discard(self, item):
        self.data.discard(ref(item))

    def copy(self):
        return self.__class__(self)

    def __repr__(self):
        return repr(self.data)


class finalize:
    """Calls a function once, when an object dies or the program ends."""

    __slots__ = ("atexit", "_key")
    _registry = {}

    def __init__(self, obj, func, /, *args, **kwargs):
        self._key = id(self)
        self.atexit = True
        registry = finalize._registry
        if not registry:
            import atexit
            atexit.register(finalize._run_all)
        registry[self._key] = (self, ref(obj, lambda reference: self()), func, args, kwargs)

    def __call__(self, _=None):
        entry = finalize._registry.pop(self._key, None)
        if entry is not None:
            return entry[2](*entry[3], **entry[4])

    def detach(self):
        entry = finalize._registry.pop(self._key, None)
        if entry is not None:
            obj = entry[1]()
            if obj is not None:
                return obj, entry[2], entry[3], entry[4]

    def peek(self):
        entry = finalize._registry.get(self._key)
        if entry is not None:
            obj = entry[1]()
            if obj is not None:
                return obj, entry[2], entry[3], entry[4]

    @property
    def alive(self):
        return self._key in finalize._registry

    @classmethod
    def _run_all(cls):
        for entry in reversed(list(cls._registry.values())):
            if entry[0].atexit:
                entry[0]()
