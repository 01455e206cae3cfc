"""Paths of POSIX systems: `os.path`."""

# Before the imports, since `os` reads these when this module is the first of the two to be imported.
curdir, pardir, extsep, sep, pathsep, altsep = ".", "..", ".", "/", ":", None
defpath, devnull = "/bin:/usr/bin", "/dev/null"

import os
import stat
from genericpath import (
    commonprefix, exists, getatime, getctime, getmtime, getsize, isdir, isfile, samefile, sameopenfile, samestat)

__all__ = [
    "normcase", "isabs", "join", "splitdrive", "split", "splitext", "basename", "dirname", "commonprefix", "getsize",
    "getmtime", "getatime", "getctime", "islink", "exists", "lexists", "isdir", "isfile", "ismount", "expanduser",
    "expandvars", "normpath", "abspath", "samefile", "sameopenfile", "samestat", "curdir", "pardir", "sep", "pathsep",
    "defpath", "altsep", "extsep", "devnull", "realpath", "supports_unicode_filenames", "relpath", "commonpath",
]

supports_unicode_filenames = False


def _like(path, text):
    """`text` as str or bytes, as `path` is."""
    return text.encode() if isinstance(path, bytes) else text


def normcase(s):
    return os.fspath(s)


def isabs(s):
    s = os.fspath(s)
    return s.startswith(_like(s, "/"))


def join(a, /, *p):
    """Join parts; an absolute part discards what came before it."""
    a = os.fspath(a)
    slash = _like(a, "/")
    path = a
    try:
        for part in map(os.fspath, p):
            if part.startswith(slash):
                path = part
            elif not path or path.endswith(slash):
                path += part
            else:
                path += slash + part
    except (TypeError, AttributeError, BytesWarning):
        parts = (a, *p)
        if any(isinstance(part, bytes) for part in parts) and any(isinstance(part, str) for part in parts):
            raise TypeError("Can't mix strings and bytes in path components") from None
        for part in parts:
            if not isinstance(part, (str, bytes)) and not hasattr(part, "__fspath__"):
                raise TypeError("join() argument must be str, bytes, or os.PathLike object, "
                                f"not {part.__class__.__name__!r}") from None
        raise
    return path


def split(p):
    """(head, tail): tail is what follows the last slash."""
    p = os.fspath(p)
    slash = _like(p, "/")
    cut = p.rfind(slash) + 1
    head, tail = p[:cut], p[cut:]
    if head and head != slash * len(head):
        head = head.rstrip(slash)
    return head, tail


def splitext(p):
    """(root, extension): the extension begins with the last dot of the name, unless only dots precede it."""
    p = os.fspath(p)
    dot = _like(p, ".")
    name = p.rfind(_like(p, "/")) + 1
    cut = p.rfind(dot)
    if cut > name and p[name:cut].strip(dot):
        return p[:cut], p[cut:]
    return p, p[:0]


def splitdrive(p):
    p = os.fspath(p)
    return p[:0], p


def basename(p):
    p = os.fspath(p)
    return p[p.rfind(_like(p, "/")) + 1:]


def dirname(p):
    return split(p)[0]


def islink(path):
    try:
        return stat.S_ISLNK(os.lstat(path).st_mode)
    except (OSError, ValueError, AttributeError):
        return False


def lexists(path):
    try:
        os.lstat(path)
    except (OSError, ValueError):
        return False
    return True


def ismount(path):
    """True if a file system is mounted there."""
    try:
        here = os.lstat(path)
    except (OSError, ValueError):
        return False
    if stat.S_ISLNK(here.st_mode):
        return False
    path = os.fspath(path)
    try:
        parent = os.lstat(realpath(join(path, _like(path, ".."))))
    except (OSError, ValueError):
        return False
    return here.st_dev != parent.st_dev or here.st_ino == parent.st_ino


def expanduser(path):
    """Replace a leading ~ or ~user by the home folder."""
    path = os.fspath(path)
    if not path.startswith(_like(path, "~")):
        return path
    end = path.find(_like(path, "/"), 1)
    if end < 0:
        end = len(path)
    user = path[1:end]
    if not user:
        home = os.environ.get("HOME")
        if home is None:
            home = _home_of("", os.getuid())
    else:
        home = _home_of(os.fsdecode(user), None)
    if home is None:
        return path
    if isinstance(path, bytes):
        home = os.fsencode(home)
    home = home.rstrip(_like(path, "/"))
    return (home + path[end:]) or _like(path, "/")


def _home_of(name, number):
    try:
        with open("/etc/passwd", encoding="utf-8", errors="surrogateescape") as entries:
            for entry in entries:
                fields = entry.split(":")
                if len(fields) > 5 and (fields[0] == name or number is not None and fields[2] == str(number)):
                    return fields[5]
    except OSError:
        pass
    return None


def expandvars(path):
    """Replace $name and ${name} by what the environment says; unknown names stay."""
    path = os.fspath(path)
    if isinstance(path, bytes):
        return os.fsencode(expandvars(os.fsdecode(path)))
    pieces = []
    position = 0
    while True:
        dollar = path.find("$", position)
        if dollar < 0:
            pieces.append(path[position:])
            return "".join(pieces)
        pieces.append(path[position:dollar])
        if path[dollar + 1:dollar + 2] == "{":
            close = path.find("}", dollar)
            name = path[dollar + 2:close] if close >= 0 else ""
            end = close + 1
        else:
            end = dollar + 1
            while end < len(path) and path[end].isascii() and (path[end].isalnum() or path[end] == "_"):
                end += 1
            name = path[dollar + 1:end]
        if name and name in os.environ:
            pieces.append(os.environ[name])
            position = end
        else:
            pieces.append("$")
            position = dollar + 1


def normpath(path):
    """Remove doubled slashes, . and .. (without looking at the file system)."""
    path = os.fspath(path)
    slash, dot, dotdot = _like(path, "/"), _like(path, "."), _like(path, "..")
    if not path:
        return dot
    # Two leading slashes may mean something of their own in POSIX; three or more mean one.
    root = slash[:0]
    if path.startswith(slash):
        root = slash * 2 if path.startswith(slash * 2) and not path.startswith(slash * 3) else slash
    kept = []
    for part in path.split(slash):
        if not part or part == dot:
            continue
        if part != dotdot or not root and not kept or kept and kept[-1] == dotdot:
            kept.append(part)
        elif kept:
            kept.pop()
    return (root + slash.join(kept)) or dot


def abspath(path):
    path = os.fspath(path)
    if not isabs(path):
        path = join(os.getcwdb() if isinstance(path, bytes) else os.getcwd(), path)
    return normpath(path)


def realpath(filename, *, strict=False):
    """The absolute path with every symbolic link followed."""
    filename = os.fspath(filename)
    if isinstance(filename, bytes):
        return os.fsencode(realpath(os.fsdecode(filename), strict=strict))
    path = "/" if filename.startswith("/") else os.getcwd()
    waiting = filename.split("/")[::-1]
    followed = {}
    while waiting:
        part = waiting.pop()
        if not part or part == ".":
            continue
        if part == "..":
            path = dirname(path)
            continue
        step = join(path, part)
        try:
            is_link = stat.S_ISLNK(os.lstat(step).st_mode)
        except OSError:
            if strict:
                raise
            is_link = False
        if not is_link:
            path = step
            continue
        if step in followed:
            # Met before: a loop, unless it was followed to its end.
            if strict:
                os.stat(step)
            path = step
            continue
        followed[step] = True
        target = os.readlink(step)
        if target.startswith("/"):
            path = "/"
        waiting.extend(target.split("/")[::-1])
    return path


def relpath(path, start=None):
    """The path as seen from `start` (the working folder)."""
    if not path:
        raise ValueError("no path specified")
    path = os.fspath(path)
    slash, dotdot = _like(path, "/"), _like(path, "..")
    start = _like(path, ".") if start is None else os.fspath(start)
    try:
        from_parts = [part for part in abspath(start).split(slash) if part]
        to_parts = [part for part in abspath(path).split(slash) if part]
    except TypeError:
        raise TypeError("Can't mix strings and bytes in path components") from None
    common = len(commonprefix([from_parts, to_parts]))
    parts = [dotdot] * (len(from_parts) - common) + to_parts[common:]
    return slash.join(parts) if parts else _like(path, ".")


def commonpath(paths):
    """The longest common path of several paths."""
    if not paths:
        raise ValueError("commonpath() arg is an empty sequence")
    paths = tuple(map(os.fspath, paths))
    if len({isinstance(path, bytes) for path in paths}) > 1:
        raise TypeError("Can't mix strings and bytes in path components")
    slash, dot = _like(paths[0], "/"), _like(paths[0], ".")
    absolute = {path.startswith(slash) for path in paths}
    if len(absolute) > 1:
        raise ValueError("Can't mix absolute and relative paths")
    split_paths = [[part for part in path.split(slash) if part and part != dot] for path in paths]
    common = commonprefix(split_paths)
    return (slash if absolute.pop() else slash[:0]) + slash.join(common)
