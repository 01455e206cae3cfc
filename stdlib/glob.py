"""File names by shell patterns, in the order of the folder."""

import contextlib
import fnmatch
import os
import re

__all__ = ["escape", "glob", "iglob"]

_magic = re.compile("([*?[])")
_magic_bytes = re.compile(b"([*?[])")


def glob(pathname, *, root_dir=None, dir_fd=None, recursive=False, include_hidden=False):
    """The paths that match a pattern; ** matches folders at any depth if `recursive`."""
    return list(iglob(pathname, root_dir=root_dir, dir_fd=dir_fd, recursive=recursive, include_hidden=include_hidden))


def iglob(pathname, *, root_dir=None, dir_fd=None, recursive=False, include_hidden=False):
    """`glob` as an iterator."""
    root_dir = os.fspath(root_dir) if root_dir is not None else pathname[:0]
    found = _iglob(pathname, root_dir, recursive, False, include_hidden)
    if not pathname or recursive and _is_recursive(pathname[:2]):
        first = next(found, None)
        if first:
            # "**" gives the empty path first; it is no result.
            return _put_back(first, found)
    return found


def _put_back(first, rest):
    yield first
    yield from rest


def _iglob(pathname, root_dir, recursive, folders_only, hidden):
    folder, name = os.path.split(pathname)
    if not has_magic(pathname):
        if name:
            if os.path.lexists(_join(root_dir, pathname)):
                yield pathname
        elif os.path.isdir(_join(root_dir, folder)):
            yield pathname
        return
    if not folder:
        if recursive and _is_recursive(name):
            yield from _recurse(root_dir, name, folders_only, hidden)
        else:
            yield from _matching(root_dir, name, folders_only, hidden)
        return
    if folder != pathname and has_magic(folder):
        folders = _iglob(folder, root_dir, recursive, True, hidden)
    else:
        folders = [folder]
    for folder in folders:
        where = _join(root_dir, folder)
        if not has_magic(name):
            found = _literal(where, name)
        elif recursive and _is_recursive(name):
            found = _recurse(where, name, folders_only, hidden)
        else:
            found = _matching(where, name, folders_only, hidden)
        for entry in found:
            yield os.path.join(folder, entry)


def _matching(folder, pattern, folders_only, hidden):
    names = _names(folder, folders_only)
    if not (hidden or pattern[:1] in (".", b".")):
        names = (name for name in names if name[:1] not in (".", b"."))
    return fnmatch.filter(names, pattern)


def _literal(folder, name):
    if not name:
        return [name] if os.path.isdir(folder) else []
    return [name] if os.path.lexists(_join(folder, name)) else []


def _recurse(folder, pattern, folders_only, hidden):
    yield pattern[:0]
    yield from _below(folder, folders_only, hidden)


def _below(folder, folders_only, hidden):
    for name in _names(folder, folders_only):
        if hidden or name[:1] not in (".", b"."):
            yield name
            for inner in _below(_join(folder, name) if folder else name, folders_only, hidden):
                yield _join(name, inner)


def _names(folder, folders_only):
    where = folder or (os.curdir.encode() if isinstance(folder, bytes) else os.curdir)
    names = []
    with contextlib.suppress(OSError):
        with os.scandir(where) as entries:
            for entry in entries:
                with contextlib.suppress(OSError):
                    if not folders_only or entry.is_dir():
                        names.append(entry.name)
    return names


def _join(folder, name):
    if not folder or not name:
        return folder or name
    return os.path.join(folder, name)


def _is_recursive(pattern):
    return pattern == "**" or pattern == b"**"


def has_magic(s):
    return (_magic_bytes if isinstance(s, bytes) else _magic).search(s) is not None


def escape(pathname):
    """A pattern that matches exactly this path."""
    if isinstance(pathname, bytes):
        return _magic_bytes.sub(rb"[\1]", pathname)
    return _magic.sub(r"[\1]", pathname)
