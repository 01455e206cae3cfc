"""Objects that stand for others and note how they are used."""

import builtins
import functools
import importlib
import io

__all__ = ["Mock", "MagicMock", "patch", "sentinel", "DEFAULT", "ANY", "call", "create_autospec", "FILTER_DIR", "NonCallableMock",
           "NonCallableMagicMock", "mock_open", "PropertyMock", "seal"]

FILTER_DIR = True


class _Sentinel:
    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return "sentinel.%s" % self.name


class _Sentinels:
    def __init__(self):
        self._known = {}

    def __getattr__(self, name):
        if name == "__bases__":
            raise AttributeError
        return self._known.setdefault(name, _Sentinel(name))


sentinel = _Sentinels()
DEFAULT = sentinel.DEFAULT


class _Any:
    """Equal to everything."""

    def __eq__(self, other):
        return True

    def __ne__(self, other):
        return False

    def __repr__(self):
        return "<ANY>"


ANY = _Any()


class _Call(tuple):
    """One call: name, positional and keyword arguments; the first two may be left out in comparisons."""

    def __new__(cls, value=(), name="", parent=None, two=False):
        args, kwargs = (), {}
        for item in value:
            if isinstance(item, str):
                name = item
            elif isinstance(item, tuple):
                args = item
            else:
                kwargs = item
        return tuple.__new__(cls, (args, kwargs) if two else (name, args, kwargs))

    def __init__(self, value=(), name=None, parent=None, two=False):
        self._mock_name = name

    def _parts(self):
        return ("", *self) if len(self) == 2 else tuple(self)

    @property
    def args(self):
        return self._parts()[1]

    @property
    def kwargs(self):
        return self._parts()[2]

    def __eq__(self, other):
        if not isinstance(other, tuple):
            return NotImplemented
        if not isinstance(other, _Call):
            other = _Call(other)
        name, args, kwargs = self._parts()
        other_name, other_args, other_kwargs = other._parts()
        if name and other_name and name != other_name:
            return False
        # ANY stands on either side.
        return (other_args, other_kwargs) == (args, kwargs) or (args, kwargs) == (other_args, other_kwargs)

    def __ne__(self, other):
        return not self == other

    __hash__ = None

    def __call__(self, *args, **kwargs):
        return _Call((self._mock_name or "", args, kwargs), name=(self._mock_name or "") + "()")

    def __getattr__(self, attr):
        if attr.startswith("__"):
            raise AttributeError(attr)
        return _Call(name=f"{self._mock_name}.{attr}" if self._mock_name else attr)

    def __getitem__(self, place):
        return tuple.__getitem__(self, place)

    def __repr__(self):
        if self._mock_name is not None and not tuple.__len__(self):
            return self._mock_name
        name, args, kwargs = self._parts()
        return _shown(f"call.{name}" if name and not name.startswith("()") else "call" + name, args, kwargs)


def _shown(name, args, kwargs):
    return "%s(%s)" % (name, ", ".join([repr(arg) for arg in args] + ["%s=%r" % pair for pair in kwargs.items()]))


call = _Call(name=None)

_magics = {
    "__lt__": NotImplemented, "__gt__": NotImplemented, "__le__": NotImplemented, "__ge__": NotImplemented, "__int__": 1,
    "__contains__": False, "__len__": 0, "__exit__": False, "__complex__": 1j, "__float__": 1.0, "__bool__": True, "__index__": 1,
}
_plain_magics = ("__getitem__", "__setitem__", "__delitem__", "__enter__", "__call__", "__add__", "__sub__", "__mul__",
                 "__truediv__", "__floordiv__", "__mod__", "__pow__", "__and__", "__or__", "__xor__", "__lshift__", "__rshift__",
                 "__neg__", "__pos__", "__invert__", "__abs__", "__round__", "__matmul__")


class NonCallableMock:
    """Attributes come into being when they are asked for."""

    def __new__(cls, *args, **kwargs):
        # A class of its own, on which special methods can be set.
        return object.__new__(type(cls.__name__, (cls,), {"__doc__": cls.__doc__, "__module__": cls.__module__}))

    def __init__(self, spec=None, wraps=None, name=None, spec_set=None, parent=None, side_effect=None, return_value=DEFAULT,
                 new_name="", **kwargs):
        own = self.__dict__
        spec = spec_set if spec_set is not None else spec
        own["_mock_spec"] = None if spec is None else spec if isinstance(spec, list) else dir(spec)
        own["_mock_is_set"] = spec_set is not None
        own["_mock_class"] = None if spec is None or isinstance(spec, list) else spec if isinstance(spec, type) else type(spec)
        own["_mock_wraps"], own["_mock_name"], own["_mock_parent"] = wraps, name, parent
        own["_mock_new_name"] = new_name
        own["_mock_children"], own["_mock_sealed"], own["_mock_deleted"] = {}, False, set()
        own["_mock_return"], own["_mock_side_effect"] = return_value, side_effect
        self.reset_mock()
        self.configure_mock(**kwargs)

    def _child(self, **kwargs):
        cls = MagicMock if isinstance(self, MagicMixin) else Mock
        return cls(parent=self, **kwargs)

    def __getattr__(self, name):
        own = self.__dict__
        if name in ("_mock_children", "_mock_spec") or name.startswith("__") and name.endswith("__"):
            raise AttributeError(name)
        if name.startswith(("assert", "assret", "asert", "aseert", "assrt")):
            raise AttributeError(f"'{name}' is not a valid assertion. Use a spec for the mock if '{name}' is meant to be an attribute.")
        if own["_mock_spec"] is not None and name not in own["_mock_spec"]:
            raise AttributeError("Mock object has no attribute %r" % name)
        if name in own["_mock_deleted"]:
            raise AttributeError(name)
        if name not in own["_mock_children"]:
            if own["_mock_sealed"]:
                raise AttributeError(f"{self._extract_name()}.{name}")
            wraps = None if own["_mock_wraps"] is None else getattr(own["_mock_wraps"], name)
            own["_mock_children"][name] = self._child(name=None, new_name=name, wraps=wraps)
        return own["_mock_children"][name]

    def __setattr__(self, name, value):
        if name.startswith("__") and name.endswith("__") and name != "__class__":
            setattr(type(self), name, _bound(self, value))
            return
        if isinstance(getattr(type(self), name, None), property):
            object.__setattr__(self, name, value)
            return
        own = self.__dict__
        if own["_mock_is_set"] and own["_mock_spec"] is not None and name not in own["_mock_spec"]:
            raise AttributeError("Mock object has no attribute '%s'" % name)
        _adopt(self, value, name)
        if isinstance(value, PropertyMock):
            setattr(type(self), name, value)
            return
        own["_mock_children"].pop(name, None)
        own[name] = value

    def __delattr__(self, name):
        own = self.__dict__
        if name in own and not name.startswith("_mock"):
            del own[name]
        own["_mock_children"].pop(name, None)
        own["_mock_deleted"].add(name)

    def __dir__(self):
        return sorted(set(self._mock_spec or ()) | set(self._mock_children) | set(self.__dict__) | {
            "assert_called", "assert_called_once", "assert_called_with", "called", "call_args", "call_count", "return_value"})

    @property
    def __class__(self):
        return self.__dict__.get("_mock_class") or type(self)

    def _extract_name(self):
        own = self.__dict__
        if own["_mock_name"]:
            return own["_mock_name"]
        parent = own["_mock_parent"]
        if parent is None:
            return "mock"
        joined = "" if own["_mock_new_name"].startswith("()") else "."
        return parent._extract_name() + joined + own["_mock_new_name"]

    def __repr__(self):
        name = self._extract_name()
        shown = "" if name == "mock" and self._mock_name is None else f" name={name!r}"
        spec = f" spec={self._mock_class.__name__!r}" if self._mock_class is not None else ""
        return f"<{type(self).__name__}{shown}{spec} id='{id(self)}'>"

    def configure_mock(self, **kwargs):
        for name, value in sorted(kwargs.items(), key=lambda pair: pair[0].count(".")):
            target = self
            *path, last = name.split(".")
            for part in path:
                target = getattr(target, part)
            setattr(target, last, value)

    def attach_mock(self, mock, attribute):
        mock.__dict__["_mock_parent"] = mock.__dict__["_mock_name"] = None
        setattr(self, attribute, mock)

    def mock_add_spec(self, spec, spec_set=False):
        self.__dict__["_mock_spec"] = spec if isinstance(spec, list) else dir(spec)

    def reset_mock(self, visited=None, *, return_value=False, side_effect=False):
        own = self.__dict__
        own["called"], own["call_count"], own["call_args"] = False, 0, None
        own["call_args_list"], own["mock_calls"], own["method_calls"] = _CallList(), _CallList(), _CallList()
        if return_value:
            own["_mock_return"] = DEFAULT
        if side_effect:
            own["_mock_side_effect"] = None
        for child in own["_mock_children"].values():
            child.reset_mock()

    @property
    def return_value(self):
        own = self.__dict__
        if own["_mock_return"] is DEFAULT:
            own["_mock_return"] = self._child(new_name="()")
        return own["_mock_return"]

    @return_value.setter
    def return_value(self, value):
        self.__dict__["_mock_return"] = value
        _adopt(self, value, "()")

    @property
    def side_effect(self):
        return self.__dict__["_mock_side_effect"]

    @side_effect.setter
    def side_effect(self, value):
        self.__dict__["_mock_side_effect"] = value if value is None or callable(value) or _is_exception(value) else iter(value)

    # What is asserted.

    def _label(self):
        return self._mock_name or self._mock_new_name or "mock"

    def _history(self):
        return f"\nCalls: {self.mock_calls!r}." if self.mock_calls else ""

    def assert_not_called(self):
        if self.call_count:
            raise AssertionError("Expected '%s' to not have been called. Called %s times.%s" % (
                self._label(), self.call_count, self._history()))

    def assert_called(self):
        if not self.call_count:
            raise AssertionError("Expected '%s' to have been called." % self._label())

    def assert_called_once(self):
        if self.call_count != 1:
            raise AssertionError("Expected '%s' to have been called once. Called %s times.%s" % (
                self._label(), self.call_count, self._history()))

    def assert_called_with(self, /, *args, **kwargs):
        if self.call_args is None:
            expected = _shown(self._label(), args, kwargs)
            raise AssertionError("expected call not found.\nExpected: %s\n  Actual: not called." % expected)
        if self.call_args != _Call((args, kwargs), two=True):
            raise AssertionError("expected call not found.\nExpected: %s\n  Actual: %s" % (
                _shown(self._label(), args, kwargs), _shown(self._label(), *self.call_args)))

    def assert_called_once_with(self, /, *args, **kwargs):
        if self.call_count != 1:
            raise AssertionError("Expected '%s' to be called once. Called %s times.%s" % (
                self._label(), self.call_count, self._history()))
        self.assert_called_with(*args, **kwargs)

    def assert_any_call(self, /, *args, **kwargs):
        if _Call((args, kwargs), two=True) not in self.call_args_list:
            raise AssertionError("%s call not found" % _shown(self._label(), args, kwargs))

    def assert_has_calls(self, calls, any_order=False):
        actual = list(self.mock_calls)
        if any_order:
            missing = []
            for one in calls:
                if one in actual:
                    actual.remove(one)
                else:
                    missing.append(one)
            if missing:
                raise AssertionError("%r does not contain all of %r in its call list, found %r instead" % (
                    self._label(), tuple(missing), list(self.mock_calls)))
            return
        calls = list(calls)
        if not any(actual[place:place + len(calls)] == calls for place in range(len(actual) - len(calls) + 1)):
            raise AssertionError("Calls not found.\nExpected: %r\n  Actual: %r" % (_CallList(calls), self.mock_calls))


def _adopt(parent, value, name):
    """A mock that belongs nowhere yet becomes a part of another, unless it already holds that one."""
    if not isinstance(value, NonCallableMock) or value._mock_parent is not None or value._mock_name is not None:
        return
    above = parent
    while above is not None:
        if above is value:
            return
        above = above._mock_parent
    value.__dict__["_mock_parent"], value.__dict__["_mock_new_name"] = parent, name


class _CallList(list):
    def __contains__(self, value):
        if isinstance(value, list):
            return any(self[place:place + len(value)] == value for place in range(len(self) - len(value) + 1))
        return list.__contains__(self, value)

    def __repr__(self):
        from pprint import pformat
        return pformat(list(self))


def _is_exception(value):
    return isinstance(value, BaseException) or isinstance(value, type) and issubclass(value, BaseException)


def _bound(mock, value):
    """A special method of a mock's class: mocks are called without the mock, functions with it."""
    if not callable(value) or isinstance(value, NonCallableMock):
        if isinstance(value, NonCallableMock):
            value.__dict__["_mock_parent"] = value.__dict__["_mock_parent"] or mock

        def method(self, *args, **kwargs):
            return value(*args, **kwargs) if callable(value) else value
        method.mock = value
        return method
    return value


class CallableMixin:
    def __call__(self, /, *args, **kwargs):
        own = self.__dict__
        own["called"] = True
        own["call_count"] += 1
        own["call_args"] = _Call((args, kwargs), two=True)
        own["call_args_list"].append(own["call_args"])
        own["mock_calls"].append(_Call(("", args, kwargs)))
        self._tell_parents(args, kwargs)
        effect = own["_mock_side_effect"]
        if effect is not None:
            if _is_exception(effect):
                raise effect
            if not callable(effect):
                if not hasattr(effect, "__next__"):
                    effect = own["_mock_side_effect"] = iter(effect)
                result = next(effect)
                if _is_exception(result):
                    raise result
            else:
                result = effect(*args, **kwargs)
            if result is not DEFAULT:
                return result
        if own["_mock_return"] is not DEFAULT:
            return own["_mock_return"]
        if own["_mock_wraps"] is not None:
            return own["_mock_wraps"](*args, **kwargs)
        return self.return_value

    def _tell_parents(self, args, kwargs):
        name, mock = self._mock_new_name, self._mock_parent
        is_method = True
        while mock is not None:
            if is_method and not name.startswith("()"):
                mock.method_calls.append(_Call((name, args, kwargs)))
            mock.mock_calls.append(_Call((name, args, kwargs)))
            above = mock._mock_new_name
            if above.startswith("()"):
                is_method = False
            name = above + ("" if name.startswith("()") or not above else ".") + name if above else name
            mock = mock._mock_parent


class Mock(CallableMixin, NonCallableMock):
    """The same, callable."""


class MagicMixin:
    def __init__(self, /, *args, **kwargs):
        super().__init__(*args, **kwargs)
        cls = type(self)
        for name in (*_magics, *_plain_magics, "__iter__"):
            if name not in cls.__dict__ and name != "__call__":
                setattr(cls, name, _magic(name))


def _magic(name):
    """A special method that is a mock of its own from its first use on."""
    class Magic:
        def __get__(self, instance, owner):
            if instance is None:
                return self
            children = instance.__dict__["_mock_children"]
            if name not in children:
                child = children[name] = MagicMock(parent=instance, new_name=name)
                if name == "__iter__":
                    child.side_effect = lambda: iter([])
                elif name in _magics:
                    child.return_value = _magics[name]
            return children[name]
    return Magic()


class MagicMock(MagicMixin, Mock):
    """A mock with special methods."""


class NonCallableMagicMock(MagicMixin, NonCallableMock):
    """The same without a call."""


class PropertyMock(Mock):
    """A mock as a property: reading calls it, writing calls it with the value."""

    def __get__(self, obj, obj_type=None):
        return self()

    def __set__(self, obj, val):
        self(val)


def seal(mock):
    """No new attributes from here on."""
    mock.__dict__["_mock_sealed"] = True
    for child in mock._mock_children.values():
        seal(child)


def create_autospec(spec, spec_set=False, instance=False, **kwargs):
    """A mock with the attributes of an object and, for a function, its signature."""
    mock = MagicMock(spec=spec, **kwargs)
    if callable(spec) and not isinstance(spec, type):
        import inspect
        signature = inspect.signature(spec)
        inner = mock.side_effect

        @functools.wraps(spec)
        def checked(*args, **kwargs):
            signature.bind(*args, **kwargs)
            return mock(*args, **kwargs)
        checked.mock, mock.side_effect = mock, inner
        for name in ("assert_called_with", "assert_called_once_with", "assert_called", "assert_called_once", "assert_not_called",
                     "assert_any_call", "assert_has_calls", "reset_mock"):
            setattr(checked, name, getattr(mock, name))
        return checked
    return mock


class _Patch:
    """Puts something else in an attribute's place, as a decorator or in a `with` statement."""

    def __init__(self, get_target, attribute, new, create, new_callable, options):
        self.get_target, self.attribute, self.new, self.create = get_target, attribute, new, create
        self.new_callable, self.options = new_callable, options
        self.companions = []

    def __enter__(self):
        target = self.target = self.get_target()
        own = vars(target) if hasattr(target, "__dict__") else {}
        self.is_local = self.attribute in own
        try:
            self.original = own[self.attribute] if self.is_local else getattr(target, self.attribute)
        except AttributeError:
            if not self.create and not (target.__class__.__name__ == "module" and hasattr(builtins, self.attribute)):
                raise AttributeError("%s does not have the attribute %r" % (target, self.attribute)) from None
            self.original = DEFAULT
        new = self.new
        if new is DEFAULT:
            options = dict(self.options)
            if options.pop("autospec", None):
                new = create_autospec(self.original, **options)
            else:
                if options.get("spec") is True:
                    options["spec"] = self.original
                new = (self.new_callable or MagicMock)(**options)
                if isinstance(new, NonCallableMock) and new._mock_name is None:
                    new.__dict__["_mock_name"] = self.attribute
        setattr(target, self.attribute, new)
        return new

    def __exit__(self, *error):
        if self.original is not DEFAULT and (self.is_local or not isinstance(self.target, type)):
            setattr(self.target, self.attribute, self.original)
        else:
            delattr(self.target, self.attribute)
        return False

    def start(self):
        _started.append(self)
        return self.__enter__()

    def stop(self):
        if self in _started:
            _started.remove(self)
            self.__exit__(None, None, None)

    def __call__(self, decorated):
        if isinstance(decorated, type):
            for name in list(vars(decorated)):
                if name.startswith(patch.TEST_PREFIX) and callable(getattr(decorated, name)):
                    setattr(decorated, name, _Patch(self.get_target, self.attribute, self.new, self.create, self.new_callable,
                                                    self.options)(getattr(decorated, name)))
            return decorated

        @functools.wraps(decorated)
        def patched(*args, **kwargs):
            with self as new:
                if self.new is DEFAULT:
                    args += (new,)
                return decorated(*args, **kwargs)
        return patched


_started = []


def _imported(path):
    """The object of a dotted path, modules imported on the way."""
    parts = path.split(".")
    found = importlib.import_module(parts[0])
    for place, part in enumerate(parts[1:], 2):
        try:
            found = getattr(found, part)
        except AttributeError:
            importlib.import_module(".".join(parts[:place]))
            found = getattr(found, part)
    return found


def patch(target, new=DEFAULT, spec=None, create=False, spec_set=None, autospec=None, new_callable=None, **kwargs):
    """Replaces what a dotted path names."""
    path, dot, attribute = target.rpartition(".")
    if not dot:
        raise TypeError(f"Need a valid target to patch. You supplied: {target!r}")
    return _Patch(lambda: _imported(path), attribute, new, create, new_callable, _options(spec, spec_set, autospec, kwargs))


def _options(spec, spec_set, autospec, kwargs):
    for name, value in (("spec", spec), ("spec_set", spec_set), ("autospec", autospec)):
        if value is not None:
            kwargs[name] = value
    return kwargs


def _patch_object(target, attribute, new=DEFAULT, spec=None, create=False, spec_set=None, autospec=None, new_callable=None, **kwargs):
    return _Patch(lambda: target, attribute, new, create, new_callable, _options(spec, spec_set, autospec, kwargs))


class _PatchDict:
    """Changes a dictionary for a while."""

    def __init__(self, in_dict, values=(), clear=False, **kwargs):
        self.in_dict, self.values, self.clear = in_dict, {**dict(values), **kwargs}, clear

    def __enter__(self):
        if isinstance(self.in_dict, str):
            self.in_dict = _imported(self.in_dict)
        self.saved = dict(self.in_dict)
        if self.clear:
            self.in_dict.clear()
        self.in_dict.update(self.values)
        return self.in_dict

    def __exit__(self, *error):
        self.in_dict.clear()
        self.in_dict.update(self.saved)
        return False

    def start(self):
        _started.append(self)
        return self.__enter__()

    stop = _Patch.stop

    def __call__(self, decorated):
        @functools.wraps(decorated)
        def patched(*args, **kwargs):
            with self:
                return decorated(*args, **kwargs)
        return patched


def _patch_multiple(target, **kwargs):
    from contextlib import ExitStack, contextmanager

    @contextmanager
    def all_of_them():
        found = _imported(target) if isinstance(target, str) else target
        with ExitStack() as stack:
            made = {name: stack.enter_context(_patch_object(found, name, new)) for name, new in kwargs.items()}
            yield {name: value for name, value in made.items() if kwargs[name] is DEFAULT}
    return all_of_them()


def _stop_all():
    while _started:
        _started[-1].stop()


patch.object, patch.dict, patch.multiple, patch.stopall = _patch_object, _PatchDict, _patch_multiple, _stop_all
patch.TEST_PREFIX = "test"


def mock_open(mock=None, read_data=""):
    """A stand-in for `open` whose files hold these data."""
    mock = MagicMock(name="open") if mock is None else mock
    handle = MagicMock()

    def opened(*args, **kwargs):
        stream = io.BytesIO(read_data) if isinstance(read_data, bytes) else io.StringIO(read_data)
        for name in ("read", "readline", "readlines"):
            getattr(handle, name).side_effect = getattr(stream, name)
        handle.__iter__.side_effect = lambda: iter(stream)
        return handle
    handle.__enter__.return_value = handle
    mock.side_effect = opened
    mock.return_value = handle
    return mock
