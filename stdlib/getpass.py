"""Asking for a password, and the user's name."""

import os

__all__ = ["getpass", "getuser", "GetPassWarning"]


class GetPassWarning(UserWarning):
    pass


def getpass(prompt="Password: ", stream=None):
    """Read a line; there is no control over the terminal's echo, so a warning says that it shows."""
    import warnings
    warnings.warn("Can not control echo on the terminal.", GetPassWarning, stacklevel=2)
    return input(prompt)


def getuser():
    for name in ("LOGNAME", "USER", "LNAME", "USERNAME"):
        user = os.environ.get(name)
        if user:
            return user
    from pathlib import _name_of
    return _name_of("/etc/passwd", os.getuid(), "getpwuid(): uid not found: %d")
