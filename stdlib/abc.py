"""Abstract base classes: classes that cannot be made before their abstract methods are defined."""


def abstractmethod(funcobj):
    """Mark a method that a concrete class must define."""
    funcobj.__isabstractmethod__ = True
    return funcobj


class abstractclassmethod(classmethod):
    __isabstractmethod__ = True

    def __init__(self, callable):
        callable.__isabstractmethod__ = True
        super().__init__(callable)


class abstractstaticmethod(staticmethod):
    __isabstractmethod__ = True

    def __init__(self, callable):
        callable.__isabstractmethod__ = True
        super().__init__(callable)


class abstractproperty(property):
    __isabstractmethod__ = True


_state = {"registrations": 0}


class ABCMeta(type):
    """The metaclass of abstract base classes: `register`, `__subclasshook__` and the list of abstract methods."""

    def __new__(mcls, name, bases, namespace, /, **kwargs):
        cls = super().__new__(mcls, name, bases, namespace, **kwargs)
        abstracts = {key for key, value in namespace.items() if getattr(value, "__isabstractmethod__", False)}
        for base in bases:
            for key in getattr(base, "__abstractmethods__", ()):
                if getattr(getattr(cls, key, None), "__isabstractmethod__", False):
                    abstracts.add(key)
        cls.__abstractmethods__ = frozenset(abstracts)
        cls._abc_registry = []
        cls._abc_answers = {}
        cls._abc_answers_at = _state["registrations"]
        return cls

    def register(cls, subclass):
        """Make `subclass` count as a subclass; return it, so that this serves as a decorator."""
        if not isinstance(subclass, type):
            raise TypeError("Can only register classes")
        if issubclass(subclass, cls):
            return subclass
        if issubclass(cls, subclass):
            raise RuntimeError("Refusing to create an inheritance cycle")
        cls._abc_registry.append(subclass)
        _state["registrations"] += 1
        return subclass

    def __instancecheck__(cls, instance):
        kind = type(instance)
        if cls._abc_answers_at == _state["registrations"]:
            answer = cls._abc_answers.get(kind)
            if answer is True:
                return True
            if answer is False and instance.__class__ is kind:
                return False
        declared = instance.__class__
        if declared is kind:
            return cls.__subclasscheck__(kind)
        return cls.__subclasscheck__(kind) or cls.__subclasscheck__(declared)

    def __subclasscheck__(cls, subclass):
        if not isinstance(subclass, type):
            raise TypeError("issubclass() arg 1 must be a class")
        if cls._abc_answers_at != _state["registrations"]:
            cls._abc_answers = {}
            cls._abc_answers_at = _state["registrations"]
        answer = cls._abc_answers.get(subclass)
        if answer is None:
            answer = cls._abc_compute(subclass)
            cls._abc_answers[subclass] = answer
        return answer

    def _abc_compute(cls, subclass):
        answer = cls.__subclasshook__(subclass)
        if answer is not NotImplemented:
            return bool(answer)
        if cls in subclass.__mro__:
            return True
        for registered in cls._abc_registry:
            if issubclass(subclass, registered):
                return True
        for child in type.__subclasses__(cls):
            if issubclass(subclass, child):
                return True
        return False

    def _dump_registry(cls, file=None):
        print(f"Class: {cls.__module__}.{cls.__qualname__}", file=file)
        print(f"Registry: {cls._abc_registry}", file=file)

    def _abc_registry_clear(cls):
        cls._abc_registry.clear()
        _state["registrations"] += 1

    def _abc_caches_clear(cls):
        cls._abc_answers.clear()


class ABC(metaclass=ABCMeta):
    """Inherit from this to get `ABCMeta` without naming it."""

    __slots__ = ()


def update_abstractmethods(cls):
    """Recompute the abstract methods of a class whose methods were replaced; return the class."""
    if not hasattr(cls, "__abstractmethods__"):
        return cls
    abstracts = set()
    for base in cls.__bases__:
        for name in getattr(base, "__abstractmethods__", ()):
            if getattr(getattr(cls, name, None), "__isabstractmethod__", False):
                abstracts.add(name)
    for name, value in cls.__dict__.items():
        if getattr(value, "__isabstractmethod__", False):
            abstracts.add(name)
    cls.__abstractmethods__ = frozenset(abstracts)
    return cls


def get_cache_token():
    """A number that changes with every registration."""
    return _state["registrations"]
