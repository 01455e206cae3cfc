"""What is known of installed distributions: the libraries that come with Cellbook, and what lies on the path with its metadata."""

import os
import re
import sys

from email.message import Message

__all__ = ["Distribution", "PackageNotFoundError", "distribution", "distributions", "entry_points", "files", "metadata",
           "packages_distributions", "requires", "version"]

# The distributions whose modules have other names.
_modules = {"pillow": "PIL", "opencv-python": "cv2", "opencv-python-headless": "cv2", "scikit-learn": "sklearn"}
_own = {"torch", "torchvision", "numpy", "pandas", "matplotlib", "pillow", "opencv-python", "opencv-python-headless", "tqdm",
        "scikit-learn", "torchsummary", "torch-snippets"}


class PackageNotFoundError(ModuleNotFoundError):
    """There is no such distribution."""

    def __str__(self):
        return f"No package metadata was found for {self.name}"

    @property
    def name(self):
        return self.args[0]


def _plain(name):
    return re.sub(r"[-_.]+", "-", name).lower()


class Distribution:
    """One distribution: its name, version and headers."""

    def __init__(self, name, version, headers=None):
        self._name, self.version = name, version
        self.metadata = Message()
        for key, value in headers or (("Metadata-Version", "2.1"), ("Name", name), ("Version", version)):
            self.metadata[key] = value

    @property
    def name(self):
        return self._name

    @property
    def requires(self):
        return self.metadata.get_all("Requires-Dist")

    files = None
    entry_points = ()

    @classmethod
    def from_name(cls, name):
        return distribution(name)


def _on_path():
    for folder in sys.path:
        try:
            names = os.listdir(folder or ".")
        except OSError:
            continue
        for entry in sorted(names):
            file = os.path.join(folder, entry, "METADATA" if entry.endswith(".dist-info") else "PKG-INFO")
            if entry.endswith((".dist-info", ".egg-info")) and os.path.isfile(file):
                yield _read(file)


def _read(file):
    headers = []
    with open(file, encoding="utf-8", errors="replace") as lines:
        for line in lines:
            name, colon, value = line.rstrip("\n").partition(": ")
            if not line.strip():
                break
            if colon and not line[0].isspace():
                headers.append((name, value))
    found = dict(headers)
    return Distribution(found.get("Name", ""), found.get("Version", ""), headers)


def distribution(distribution_name):
    wanted = _plain(distribution_name)
    for found in _on_path():
        if _plain(found.name) == wanted:
            return found
    if wanted in _own:
        module_name = _modules.get(wanted, wanted.replace("-", "_"))
        try:
            module = __import__(module_name)
            return Distribution(distribution_name, module.__version__)
        except (ImportError, AttributeError):
            pass
    raise PackageNotFoundError(distribution_name)


def version(distribution_name):
    return distribution(distribution_name).version


def metadata(distribution_name):
    return distribution(distribution_name).metadata


def requires(distribution_name):
    return distribution(distribution_name).requires


def files(distribution_name):
    return distribution(distribution_name).files


def distributions(**kwargs):
    yield from _on_path()
    for name in sorted(_own):
        try:
            yield distribution(name)
        except PackageNotFoundError:
            continue


def entry_points(**params):
    """Nothing registers any."""
    return ()


def packages_distributions():
    return {_modules.get(name, name.replace("-", "_")): [name] for name in sorted(_own)}
