"""Lines of source files, kept in memory."""

import os

__all__ = ["getline", "clearcache", "checkcache", "lazycache"]

cache = {}


def clearcache():
    cache.clear()


def getline(filename, lineno, module_globals=None):
    """One line with its line break; '' if there is none."""
    lines = getlines(filename, module_globals)
    if 1 <= lineno <= len(lines):
        return lines[lineno - 1]
    return ""


def getlines(filename, module_globals=None):
    """All lines of a file."""
    entry = cache.get(filename)
    if entry is not None and len(entry) != 1:
        return entry[2]
    return updatecache(filename, module_globals)


def checkcache(filename=None):
    """Forget files that have changed."""
    for name in list(cache) if filename is None else [filename]:
        entry = cache.get(name)
        if entry is None or len(entry) == 1 or entry[1] is None:
            continue
        try:
            status = os.stat(entry[3])
        except OSError:
            cache.pop(name, None)
            continue
        if entry[0] != status.st_size or entry[1] != status.st_mtime:
            cache.pop(name, None)


def lazycache(filename, module_globals):
    return False


def updatecache(filename, module_globals=None):
    """Read a file: first what the interpreter compiled under that name (cells have no file), then the file itself."""
    cache.pop(filename, None)
    if not filename:
        return []
    try:
        from _traceback import source_lines
    except ImportError:
        source_lines = None
    lines = source_lines(filename) if source_lines is not None else None
    if lines is not None:
        cache[filename] = (sum(map(len, lines)), None, lines, filename)
        return lines
    if filename.startswith("<") and filename.endswith(">"):
        return []
    try:
        status = os.stat(filename)
        with open(filename, encoding="utf-8", errors="replace") as file:
            lines = file.readlines()
    except (OSError, ValueError):
        return []
    if lines and not lines[-1].endswith("\n"):
        lines[-1] += "\n"
    cache[filename] = (status.st_size, status.st_mtime, lines, filename)
    return lines
