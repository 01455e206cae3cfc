"""Importing modules by name."""

import sys

__all__ = ["import_module", "reload", "invalidate_caches"]


def import_module(name, package=None):
    """Imports a module by its name; a name that begins with dots is relative to `package`."""
    if name.startswith("."):
        if not package:
            raise TypeError(
                f"the 'package' argument is required to perform a relative import for {name!r}"
            )
        level = len(name) - len(name.lstrip("."))
        parents = package.split(".")
        if level > len(parents):
            raise ImportError("attempted relative import beyond top-level package")
        base = ".".join(parents[: len(parents) - level + 1])
        rest = name[level:]
        name = f"{base}.{rest}" if rest else base
    __import__(name)
    return sys.modules[name]


def reload(module):
    """Runs a module's file again and puts the new names into the old module."""
    name = module.__name__
    if sys.modules.get(name) is not module:
        raise ImportError(f"module {name} not in sys.modules", name=name)
    del sys.modules[name]
    try:
        fresh = import_module(name)
    finally:
        sys.modules[name] = module
    module.__dict__.update(fresh.__dict__)
    return module


def invalidate_caches():
    """Nothing is cached between imports."""
