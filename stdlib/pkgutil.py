"""Modules in folders."""

import os
import sys
from collections import namedtuple

__all__ = ["ModuleInfo", "extend_path", "find_loader", "get_data", "iter_modules", "resolve_name", "walk_packages"]

ModuleInfo = namedtuple("ModuleInfo", "module_finder name ispkg", module="pkgutil")


def iter_modules(path=None, prefix=""):
    """The modules and packages in folders, by default those of `sys.path`."""
    if isinstance(path, str):
        raise ValueError("path must be None or list of paths to look for modules in")
    seen = set()
    for folder in sys.path if path is None else path:
        try:
            names = sorted(os.listdir(folder or "."))
        except OSError:
            continue
        for entry in names:
            base, extension = os.path.splitext(entry)
            is_package = os.path.isfile(os.path.join(folder, entry, "__init__.py"))
            name = entry if is_package else base
            if not is_package and extension != ".py" or name == "__init__" or not name.isidentifier() or name in seen:
                continue
            seen.add(name)
            yield ModuleInfo(None, prefix + name, is_package)


def walk_packages(path=None, prefix="", onerror=None):
    """The same, and what is in packages; those are imported."""
    for info in iter_modules(path, prefix):
        yield info
        if info.ispkg:
            try:
                __import__(info.name)
            except ImportError:
                if onerror is not None:
                    onerror(info.name)
            except Exception:
                if onerror is None:
                    raise
                onerror(info.name)
            else:
                yield from walk_packages(getattr(sys.modules[info.name], "__path__", None) or [], info.name + ".", onerror)


def get_data(package, resource):
    """The bytes of a file beside a package's modules."""
    __import__(package)
    file = getattr(sys.modules[package], "__file__", None)
    if file is None:
        return None
    with open(os.path.join(os.path.dirname(file), *resource.split("/")), "rb") as stream:
        return stream.read()


def find_loader(fullname):
    from importlib.util import find_spec
    spec = find_spec(fullname)
    return spec and spec.loader


def extend_path(path, name):
    return path


def resolve_name(name):
    """The object behind `package.module:object` or a dotted name."""
    module, colon, rest = name.partition(":")
    if colon:
        __import__(module)
        found = sys.modules[module]
        parts = rest.split(".") if rest else []
    else:
        parts = name.split(".")
        path = parts.pop(0)
        __import__(path)
        found = sys.modules[path]
        while parts:
            try:
                __import__(f"{path}.{parts[0]}")
            except ImportError:
                break
            path += "." + parts.pop(0)
            found = sys.modules[path]
    for part in parts:
        found = getattr(found, part)
    return found
