"""Which entries are unpacked, and with which attributes."""

import os

from tarfile._errors import (
    AbsoluteLinkError, AbsolutePathError, LinkOutsideDestinationError, OutsideDestinationError, SpecialFileError)


def _changes(member, dest_path, for_data):
    changes = {}
    name = member.name
    dest_path = os.path.realpath(dest_path)
    if name.startswith(("/", os.sep)):
        name = changes["name"] = member.path.lstrip("/" + os.sep)
    if os.path.isabs(name):
        raise AbsolutePathError(member)
    target = os.path.realpath(os.path.join(dest_path, name))
    if os.path.commonpath([target, dest_path]) != dest_path:
        raise OutsideDestinationError(member, target)
    mode = member.mode
    if mode is not None:
        # Neither special bits nor writing by others.
        mode &= 0o755
        if for_data:
            mode = _mode_of_data(member, mode)
        if mode != member.mode:
            changes["mode"] = mode
    if for_data:
        changes.update(uid=None, gid=None, uname=None, gname=None)
        if member.islnk() or member.issym():
            changes.update(_checked_link(member, dest_path, name))
    return changes


def _mode_of_data(member, mode):
    """Files can be read and written by their owner; folders and links take what the system gives."""
    if member.isreg() or member.islnk():
        if not mode & 0o100:
            mode &= ~0o111
        return mode | 0o600
    if member.isdir() or member.issym():
        return None
    raise SpecialFileError(member)


def _checked_link(member, dest_path, name):
    if os.path.isabs(member.linkname):
        raise AbsoluteLinkError(member)
    base = os.path.dirname(name) if member.issym() else ""
    target = os.path.realpath(os.path.join(dest_path, base, member.linkname))
    if os.path.commonpath([target, dest_path]) != dest_path:
        raise LinkOutsideDestinationError(member, target)
    normal = os.path.normpath(member.linkname)
    return {"linkname": normal} if normal != member.linkname else {}


def fully_trusted_filter(member, dest_path):
    return member


def tar_filter(member, dest_path):
    """Nothing leaves the destination; no special bits."""
    changes = _changes(member, dest_path, False)
    return member.replace(**changes, deep=False) if changes else member


def data_filter(member, dest_path):
    """The same, without owners, devices, and links that lead out."""
    changes = _changes(member, dest_path, True)
    return member.replace(**changes, deep=False) if changes else member


named_filters = {"fully_trusted": fully_trusted_filter, "tar": tar_filter, "data": data_filter}
