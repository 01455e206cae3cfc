"""The machine and the language."""

import os
import sys


class uname_result(tuple):
    """What `uname` tells, with names."""

    _fields = ("system", "node", "release", "version", "machine")
    system = property(lambda self: self[0])
    node = property(lambda self: self[1])
    release = property(lambda self: self[2])
    version = property(lambda self: self[3])
    machine = property(lambda self: self[4])
    processor = property(lambda self: "")

    def __repr__(self):
        return "uname_result(system=%r, node=%r, release=%r, version=%r, machine=%r)" % tuple(self)


def uname():
    return uname_result(os.uname())


def system():
    return uname().system


def node():
    return uname().node


def release():
    return uname().release


def version():
    return uname().version


def machine():
    return uname().machine


def processor():
    return ""


def platform(aliased=False, terse=False):
    found = uname()
    if terse:
        return f"{found.system}-{found.release}"
    return f"{found.system}-{found.release}-{found.machine}-with-glibc"


def architecture(executable=None, bits="", linkage=""):
    return "64bit", "ELF"


def python_implementation():
    return "CPython"


def python_version():
    return "%d.%d.%d" % sys.version_info[:3]


def python_version_tuple():
    return tuple(map(str, sys.version_info[:3]))


def python_branch():
    return ""


def python_revision():
    return ""


def python_build():
    return "main", ""


def python_compiler():
    return ""


def libc_ver(executable=None, lib="", version="", chunksize=0):
    return "glibc", ""


def mac_ver(release="", versioninfo=("", "", ""), machine=""):
    return release, versioninfo, machine


def freedesktop_os_release():
    """The fields of /etc/os-release."""
    result = {}
    with open("/etc/os-release", encoding="utf-8") as lines:
        for line in lines:
            key, equals, value = line.strip().partition("=")
            if equals:
                result[key] = value.strip("\"'")
    return result
