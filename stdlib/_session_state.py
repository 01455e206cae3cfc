"""The variables of a session as bytes: what a run that goes on later needs besides the code of its remaining cells."""

import io
import pickle
import sys

_VERSION = 1
_CODE_KINDS = {
    "function": "functions are made by running their cell",
    "generator": "generators cannot be saved", "TextIOWrapper": "open files cannot be saved",
    "BufferedReader": "open files cannot be saved", "BufferedWriter": "open files cannot be saved",
    "BufferedRandom": "open files cannot be saved", "FileIO": "open files cannot be saved",
}


_ALWAYS = {type(None), bool, int, float, str, bytes}


class _Defined(Exception):
    """The value needs a class or function that only running its cell defines."""


class _Pickler(pickle.Pickler):
    def reducer_override(self, obj):
        if getattr(obj, "__module__", None) == "__main__" and (isinstance(obj, type) or type(obj).__name__ == "function"):
            kind = "class" if isinstance(obj, type) else "function"
            raise _Defined(f"it needs the {kind} {obj.__qualname__}, which its cell defines")
        return NotImplemented

    def persistent_id(self, obj):
        return ("module", obj.__name__) if type(obj) is type(sys) else None


class _Unpickler(pickle.Unpickler):
    def persistent_load(self, pid):
        __import__(pid[1])
        return sys.modules[pid[1]]


def _dumps(value):
    file = io.BytesIO()
    _Pickler(file, pickle.HIGHEST_PROTOCOL).dump(value)
    return file.getvalue()


def _reason(value):
    """Why a value is not even tried; None if it may be saved."""
    kind = type(value)
    if isinstance(value, type):
        return "classes are made by running their cell" if value.__module__ == "__main__" else None
    if kind.__name__ == "function" and value.__module__ != "__main__":
        return None
    return _CODE_KINDS.get(kind.__name__) if kind.__module__ in ("builtins", "_io") else None


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


def dump(namespace, own_names):
    """The state of a namespace, and (name, reason) for each variable that is not part of it."""
    kept, imported, unsaved, own = {}, {}, [], set(own_names)
    for name, value in list(namespace.items()):
        if name.startswith("_") or name in own:
            continue
        if type(value) is type(sys):
            imported[name] = value.__name__
            continue
        reason = _reason(value)
        if reason is None:
            try:
                if type(value) not in _ALWAYS:
                    _dumps(value)
                kept[name] = value
            except Exception as error:
                reason = str(error) or type(error).__name__
        if reason is not None:
            unsaved.append((name, reason))
    # One pickle for all: variables that share objects share them again. A generator is saved by itself, since one that
    # cannot be saved must not cost the variables.
    states = {}
    for module, state in _generators().items():
        try:
            states[module] = _dumps(state)
        except Exception as error:
            unsaved.append((module + "'s random state", str(error)))
    try:
        variables = _dumps(kept)
    except Exception as error:
        unsaved.extend((name, str(error)) for name in kept)
        kept.clear()
        variables = _dumps(kept)
    return pickle.dumps((_VERSION, imported, list(kept), variables, states), pickle.HIGHEST_PROTOCOL), unsaved


def load(namespace, data):
    """Put the variables of `dump` back; the names of those that could not be."""
    version, imported, names, variables, states = pickle.loads(data)
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
        namespace.update(_Unpickler(io.BytesIO(variables)).load())
    except Exception:
        missing.extend(names)
    _set_generators({module: _Unpickler(io.BytesIO(state)).load() for module, state in states.items()})
    return missing
