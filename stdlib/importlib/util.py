"""What can be said of a module before it is imported."""

import os
import sys


class ModuleSpec:
    """Name and place of a module."""

    def __init__(self, name, loader=None, *, origin=None, submodule_search_locations=None):
        self.name = name
        self.loader = loader
        self.origin = origin
        self.submodule_search_locations = submodule_search_locations

    def __repr__(self):
        return f"ModuleSpec(name={self.name!r}, loader={self.loader!r}, origin={self.origin!r})"


def find_spec(name, package=None):
    """The place of a module, or None where there is none; its packages are imported."""
    parts = name.split(".")
    folders = sys.path
    if len(parts) > 1:
        parent = __import__(".".join(parts[:-1]), fromlist=["__path__"])
        folders = getattr(parent, "__path__", [])
    leaf = parts[-1]
    for folder in folders:
        base = os.path.join(folder, leaf)
        package_file = os.path.join(base, "__init__.py")
        if os.path.isfile(package_file):
            return ModuleSpec(name, origin=package_file, submodule_search_locations=[base])
        if os.path.isfile(base + ".py"):
            return ModuleSpec(name, origin=base + ".py")
    if name in sys.builtin_module_names:
        return ModuleSpec(name, origin="built-in")
    return None
