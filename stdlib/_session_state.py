"""The variables of a session as bytes: what a run that goes on later needs besides the code of its remaining cells.

Classes and functions of the session itself are named, not written: who loads a state defines them first.
"""

import io
import os
import pickle
import sys

_VERSION = 2
_FUNCTION = type(lambda: None)
_MODULE = type(sys)
_PLAIN = {type(None), bool, int, float, str, bytes}
_NEVER = {
    "generator": "generators cannot be saved", "TextIOWrapper": "open files cannot be saved",
    "BufferedReader": "open files cannot be saved", "BufferedWriter": "open files cannot be saved",
    "BufferedRandom": "open files cannot be saved", "FileIO": "open files cannot be saved",
}


class _Pickler(pickle.Pickler):
    """Remembers in `definitions` whether it met a class or function of the session."""

    def __init__(self, file, names):
        super().__init__(file, pickle.HIGHEST_PROTOCOL)
        self._names = names
        self.definitions = False

    def persistent_id(self, obj):
        kind = type(obj)
        if kind in _PLAIN:
            return None
        if kind is _MODULE:
            return ("module", obj.__name__)
        if _is_definition(obj):
            name = self._names.get(id(obj))
            if name is None:
                word = "class" if isinstance(obj, type) else "function"
                raise pickle.PicklingError(f"it needs the {word} {obj.__qualname__}, which no variable holds")
            self.definitions = True
            return ("definition", name)
        return None


class _Unpickler(pickle.Unpickler):
    def __init__(self, data, namespace, stands_in):
        super().__init__(io.BytesIO(data))
        self._namespace = namespace
        self._stands_in = stands_in

    def persistent_load(self, pid):
        kind, name = pid
        if kind == "module":
            __import__(name)
            return sys.modules[name]
        if name in self._namespace:
            return self._namespace[name]
        if self._stands_in:
            return _Absent
        raise pickle.UnpicklingError(f"{name} is not defined")


class _Absent:
    """Stands for an instance whose class is not defined yet; accepts whatever a pickle does to it."""

    def __new__(cls, *args, **kwargs):
        return object.__new__(cls)

    def __init__(self, *args, **kwargs):
        pass

    def __call__(self, *args, **kwargs):
        return self

    def __setstate__(self, state):
        pass

    def __setitem__(self, key, value):
        pass

    def append(self, item):
        pass

    def extend(self, items):
        pass

    def add(self, item):
        pass

    def update(self, items):
        pass


def _is_definition(value):
    """Whether a value is a class or function of the session, which running its statement makes again."""
    return isinstance(value, (type, _FUNCTION)) and getattr(value, "__module__", None) == "__main__"


class _TooLarge(BaseException):
    """The state has more bytes than were allowed."""


class _Limited(io.BytesIO):
    def __init__(self, limit):
        super().__init__()
        self._left = limit

    def write(self, data):
        self._left -= len(data)
        if self._left < 0:
            raise _TooLarge
        return super().write(data)


def _dumps(value, names, limit=None):
    """A value's pickle, and whether it needs the session's own classes or functions."""
    file = io.BytesIO() if limit is None else _Limited(limit)
    pickler = _Pickler(file, names)
    pickler.dump(value)
    return file.getvalue(), pickler.definitions


def _reason(error):
    return str(error) or type(error).__name__


def _generators():
    """States of the random generators of the modules that are loaded."""
    states = {}
    if "random" in sys.modules:
        states["random"] = sys.modules["random"].getstate()
    if "numpy" in sys.modules:
        states["numpy"] = sys.modules["numpy"].random.get_state()
    if "torch" in sys.modules:
        states["torch"] = sys.modules["torch"].get_rng_state()
    return states


def _set_generators(states):
    if "random" in states:
        import random

        random.setstate(states["random"])
    if "numpy" in states:
        import numpy

        numpy.random.set_state(states["numpy"])
    if "torch" in states:
        import torch

        torch.set_rng_state(states["torch"])


def _settings():
    """What cells set besides variables."""
    settings = {"folder": os.getcwd()}
    if "torch" in sys.modules:
        torch = sys.modules["torch"]
        settings["dtype"] = torch.get_default_dtype()
        settings["gradients"] = torch.is_grad_enabled()
    if "matplotlib" in sys.modules:
        settings["rcParams"] = dict(sys.modules["matplotlib"].rcParams)
    return settings


def _set_settings(settings):
    if os.path.isdir(settings["folder"]):
        os.chdir(settings["folder"])
    if "dtype" in settings:
        import torch

        torch.set_default_dtype(settings["dtype"])
        torch.set_grad_enabled(settings["gradients"])
    if "rcParams" in settings:
        import matplotlib

        matplotlib.rcParams.update(settings["rcParams"])


def _is_history(name):
    """`_`, `__`, `___`, `_3`: what cells showed."""
    return name[0] == "_" and (name.strip("_") == "" or name[1:].isdigit())


def _variables(namespace, own_names):
    own = set(own_names)
    return {
        name: value for name, value in list(namespace.items())
        if name not in own and not (name.startswith("__") and name.endswith("__") and len(name) > 4)
    }


def dump(namespace, own_names, limit=None):
    """The state of a namespace, and (name, reason, is a class or function) for each variable that is not part of it."""
    names, imported, kept, unsaved = {}, {}, {}, []
    for name, value in _variables(namespace, own_names).items():
        if type(value) is _MODULE:
            imported[name] = value.__name__
        elif _is_definition(value):
            names[id(value)] = name
            kind = "classes" if isinstance(value, type) else "functions"
            unsaved.append((name, f"{kind} are made by running their statement", True))
        elif type(value).__module__ in ("builtins", "_io") and type(value).__name__ in _NEVER:
            if not _is_history(name):
                unsaved.append((name, _NEVER[type(value).__name__], False))
        else:
            kept[name] = value
    # One pickle for all: variables that share objects share them again.
    try:
        data, needs_definitions = _dumps(kept, names, limit)
        dependent = [name for name, value in kept.items() if _needs(value, names)] if needs_definitions else []
    except Exception:
        dependent = []
        for name, value in list(kept.items()):
            try:
                if _dumps(value, names, limit)[1]:
                    dependent.append(name)
            except Exception as error:
                del kept[name]
                if not _is_history(name):
                    unsaved.append((name, _reason(error), False))
        data, _ = _dumps(kept, names, limit)
    # A generator is saved by itself: one that cannot be saved must not cost the variables.
    states = {}
    for module, state in _generators().items():
        try:
            states[module] = _dumps(state, names)[0]
        except Exception as error:
            unsaved.append((module + "'s random state", _reason(error), False))
    parts = (_VERSION, imported, list(kept), dependent, data, states, _dumps(_settings(), names)[0])
    return pickle.dumps(parts, pickle.HIGHEST_PROTOCOL), unsaved


def _needs(value, names):
    return type(value) not in _PLAIN and _dumps(value, names)[1]


def load(namespace, data):
    """Put the variables of `dump` back; the names of those that could not be, for want of a class or function perhaps."""
    version, imported, names, dependent, variables, states, settings = pickle.loads(data)
    if version != _VERSION:
        return sorted(imported) + names
    missing = []
    for name, module in imported.items():
        try:
            __import__(module)
            namespace[name] = sys.modules[module]
        except Exception:
            missing.append(name)
    try:
        namespace.update(_Unpickler(variables, namespace, False).load())
    except Exception:
        # Definitions that come next may need what does not need them.
        missing.extend(dependent)
        try:
            found = _Unpickler(variables, namespace, True).load()
            namespace.update({name: value for name, value in found.items() if name not in dependent})
        except Exception:
            missing.extend(name for name in names if name not in dependent)
    out = namespace.get("Out")
    if type(out) is dict:
        out.update({int(name[1:]): namespace[name] for name in names if name[1:].isdigit() and name in namespace})
    _set_generators({module: _Unpickler(state, namespace, False).load() for module, state in states.items()})
    _set_settings(_Unpickler(settings, namespace, False).load())
    return [name for name in missing if not _is_history(name)]


def keep(namespace, own_names, limit):
    """What `put_back` needs to undo what happens from now on; None where the variables have more than `limit` bytes."""
    try:
        state, unsaved = dump(namespace, own_names, limit)
    except _TooLarge:
        return None
    variables = _variables(namespace, own_names)
    # What cannot be saved stays the object that it is.
    others = {name: variables[name] for name, _, _ in unsaved if name in variables}
    return state, others, set(variables)


def put_back(namespace, own_names, kept):
    """Make the variables of a namespace those that `keep` saw."""
    state, others, names = kept
    for name in _variables(namespace, own_names):
        if name not in names:
            del namespace[name]
            if _is_history(name) and name[1:].isdigit() and type(namespace.get("Out")) is dict:
                namespace["Out"].pop(int(name[1:]), None)
    namespace.update(others)
    load(namespace, state)


# The cache of cells


def describe(namespace, own_names, names, texts):
    """(what, digest) for the variables and files that a cell reads: `names`, and files that `texts` or those variables name.

    The digest of what cannot be saved is empty: a cell that reads it cannot be cached.
    """
    variables = _variables(namespace, own_names)
    ids = {id(value): name for name, value in variables.items() if _is_definition(value)}
    parts, paths = [], list(texts)
    for name in names:
        value = variables.get(name)
        if name not in variables or type(value) is _MODULE or _is_definition(value):
            continue
        if isinstance(value, (str, os.PathLike)):
            paths.append(os.fspath(value))
        parts.append((f"the variable {name}", _digest(value, ids)))
    for path in dict.fromkeys(paths):
        stamp = _stamp(path)
        if stamp is not None:
            parts.append((f"the file {path}", stamp))
    return parts


def _digest(value, ids):
    from hashlib import sha256

    try:
        return sha256(_dumps(value, ids)[0]).hexdigest()
    except Exception:
        return ""


def _stamp(path):
    """When the file, or one below the folder, was last changed; None where there is none."""
    if not isinstance(path, str) or not path or len(path) > 4096 or "\0" in path or "\n" in path or not os.path.exists(path):
        return None
    if not os.path.isdir(path):
        status = os.stat(path)
        return f"{status.st_size} {status.st_mtime_ns}"
    count = size = newest = 0
    for folder, folders, files in os.walk(path):
        folders[:] = [name for name in folders if not name.startswith(".") and not name.endswith(".out")]
        for name in files:
            status = os.stat(os.path.join(folder, name), follow_symlinks=False)
            count, size, newest = count + 1, size + status.st_size, max(newest, status.st_mtime_ns)
        if count > 20_000:
            break
    return f"{count} {size} {newest}"


def _digests(namespace, own_names):
    variables = _variables(namespace, own_names)
    ids = {id(value): name for name, value in variables.items() if _is_definition(value)}
    return {
        name: f"object {id(value)}" if type(value) is _MODULE or _is_definition(value)
        else _digest(value, ids) or f"unsaved {id(value)}"
        for name, value in variables.items() if not _is_history(name)
    }


_before = {}


def random_digest(namespace, own_names):
    return _digest(_generators(), {})


def watch(namespace, own_names):
    """Remember what the variables are, for `changes`."""
    _before.clear()
    _before.update(_digests(namespace, own_names))


def changes(namespace, own_names):
    """What a cell has changed since `watch`, as bytes, and why it cannot be kept ("" where it can)."""
    after = _digests(namespace, own_names)
    variables = _variables(namespace, own_names)
    changed = [name for name, digest in after.items() if _before.get(name) != digest]
    gone = [name for name in _before if name not in after]
    imported, kept, ids = {}, {}, {id(value): name for name, value in variables.items() if _is_definition(value)}
    for name in changed:
        value = variables[name]
        if type(value) is _MODULE:
            imported[name] = value.__name__
        elif _is_definition(value):
            return b"", f"it defines {name}"
        elif after[name].startswith("unsaved "):
            return b"", f"{name} cannot be saved"
        else:
            kept[name] = value
    parts = (_VERSION, imported, gone, _dumps(kept, ids)[0], _dumps(_generators(), ids)[0], _dumps(_settings(), ids)[0])
    return pickle.dumps(parts, pickle.HIGHEST_PROTOCOL), ""


def apply(namespace, own_names, data):
    """Do to the variables what a cell did when `changes` looked; False where that cannot be."""
    try:
        version, imported, gone, kept, states, settings = pickle.loads(data)
        if version != _VERSION:
            return False
        values = _Unpickler(kept, namespace, False).load()
        states, settings = (_Unpickler(part, namespace, False).load() for part in (states, settings))
        for name, module in imported.items():
            __import__(module)
            values[name] = sys.modules[module]
    except Exception:
        return False
    for name in gone:
        namespace.pop(name, None)
    namespace.update(values)
    _set_generators(states)
    _set_settings(settings)
    return True
