"""The operating system: files, folders, processes, environment."""

import sys

import posix
from posix import *

from os._environment import environ, environb, fsdecode, fsencode, getenv, getenvb, putenv, unsetenv
from os._files import (
    DirEntry, PathLike, fstat, fspath, fwalk, lstat, makedirs, popen, removedirs, renames, scandir, stat, stat_result,
    statvfs_result, terminal_size, uname_result, walk)

name = "posix"
linesep = "\n"
error = OSError
SEEK_SET, SEEK_CUR, SEEK_END = 0, 1, 2
P_WAIT, P_NOWAIT, P_NOWAITO = 0, 1, 1
supports_bytes_environ = True
supports_dir_fd = supports_effective_ids = supports_fd = supports_follow_symlinks = frozenset()
_exit = posix._exit
EX_OK = 0

import posixpath as path

sys.modules["os.path"] = path
curdir, pardir, sep, pathsep, altsep = path.curdir, path.pardir, path.sep, path.pathsep, path.altsep
extsep, defpath, devnull = path.extsep, path.defpath, path.devnull


def fdopen(fd, mode="r", buffering=-1, encoding=None, *args, **kwargs):
    """A file object over an open file descriptor."""
    if not isinstance(fd, int):
        raise TypeError("invalid fd type (%s, expected integer)" % type(fd))
    return _open_file(fd, mode, buffering, encoding, *args, **kwargs)


def _open_file(*args, **kwargs):
    from io import open
    return open(*args, **kwargs)


def get_exec_path(env=None):
    """The folders in which programs are looked for."""
    return (environ if env is None else env).get("PATH", defpath).split(pathsep)


def get_terminal_size(fd=1):
    return terminal_size(posix.get_terminal_size(fd))


def statvfs(path):
    return statvfs_result(posix.statvfs(path))


def uname():
    return uname_result(posix.uname())


def times():
    from os._files import times_result
    return times_result(posix.times())


def waitstatus_to_exitcode(status):
    """The exit code, or minus the signal, of a wait status."""
    return -(status & 0x7F) if status & 0x7F else status >> 8 & 0xFF


def WIFEXITED(status):
    return status & 0x7F == 0


def WEXITSTATUS(status):
    return status >> 8 & 0xFF


def WIFSIGNALED(status):
    return 0 < status & 0x7F < 0x7F


def WTERMSIG(status):
    return status & 0x7F


def process_cpu_count():
    return cpu_count()

# A package only to itself: to programs `os` is one module.
del __path__
