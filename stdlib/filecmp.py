"""Comparing files and folders."""

import os
import stat
from functools import cached_property
from types import GenericAlias

__all__ = ["clear_cache", "cmp", "dircmp", "cmpfiles", "DEFAULT_IGNORES"]

DEFAULT_IGNORES = ["RCS", "CVS", "tags", ".git", ".hg", ".bzr", "_darcs", "__pycache__"]
_cache = {}


def clear_cache():
    _cache.clear()


def _signature(status):
    return stat.S_IFMT(status.st_mode), status.st_size, status.st_mtime


def cmp(f1, f2, shallow=True):
    """Whether two files are equal; files of the same kind, size and time are taken to be so, unless `shallow` is false."""
    first, second = _signature(os.stat(f1)), _signature(os.stat(f2))
    if first[0] != stat.S_IFREG or second[0] != stat.S_IFREG:
        return False
    if shallow and first == second:
        return True
    if first[1] != second[1]:
        return False
    key = (f1, f2, first, second)
    if key not in _cache:
        with open(f1, "rb") as one, open(f2, "rb") as other:
            _cache[key] = one.read() == other.read()
    return _cache[key]


def cmpfiles(a, b, common, shallow=True):
    """(equal, different, not comparable) of the names in both folders."""
    result = [], [], []
    for name in common:
        try:
            place = 0 if cmp(os.path.join(a, name), os.path.join(b, name), shallow) else 1
        except (OSError, ValueError):
            place = 2
        result[place].append(name)
    return result


class dircmp:
    """Two folders compared."""

    def __init__(self, a, b, ignore=None, hide=None):
        self.left, self.right = a, b
        self.hide = [os.curdir, os.pardir] if hide is None else hide
        self.ignore = DEFAULT_IGNORES if ignore is None else ignore

    def _names(self, folder):
        return sorted(name for name in os.listdir(folder) if name not in self.hide and name not in self.ignore)

    @cached_property
    def left_list(self):
        return self._names(self.left)

    @cached_property
    def right_list(self):
        return self._names(self.right)

    @cached_property
    def common(self):
        return [name for name in self.left_list if name in self.right_list]

    @cached_property
    def left_only(self):
        return [name for name in self.left_list if name not in self.right_list]

    @cached_property
    def right_only(self):
        return [name for name in self.right_list if name not in self.left_list]

    @cached_property
    def _kinds(self):
        folders, files, funny = [], [], []
        for name in self.common:
            paths = os.path.join(self.left, name), os.path.join(self.right, name)
            if all(os.path.isdir(path) for path in paths):
                folders.append(name)
            elif all(os.path.isfile(path) for path in paths):
                files.append(name)
            else:
                funny.append(name)
        return folders, files, funny

    common_dirs = property(lambda self: self._kinds[0])
    common_files = property(lambda self: self._kinds[1])
    common_funny = property(lambda self: self._kinds[2])

    @cached_property
    def _compared(self):
        return cmpfiles(self.left, self.right, self.common_files)

    same_files = property(lambda self: self._compared[0])
    diff_files = property(lambda self: self._compared[1])
    funny_files = property(lambda self: self._compared[2])

    @cached_property
    def subdirs(self):
        return {name: self.__class__(os.path.join(self.left, name), os.path.join(self.right, name), self.ignore, self.hide)
                for name in self.common_dirs}

    def report(self):
        print("diff", self.left, self.right)
        rows = (("Only in " + str(self.left), self.left_only), ("Only in " + str(self.right), self.right_only),
                ("Identical files", self.same_files), ("Differing files", self.diff_files),
                ("Trouble with common files", self.funny_files), ("Common subdirectories", self.common_dirs),
                ("Common funny cases", self.common_funny))
        for title, names in rows:
            if names:
                print(title, ":", sorted(names))

    def report_partial_closure(self):
        self.report()
        for inner in self.subdirs.values():
            print()
            inner.report()

    def report_full_closure(self):
        self.report()
        for inner in self.subdirs.values():
            print()
            inner.report_full_closure()

    __class_getitem__ = classmethod(GenericAlias)
