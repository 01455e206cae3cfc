"""Options of the command line in the manner of C's getopt."""

import os

__all__ = ["GetoptError", "error", "getopt", "gnu_getopt"]


class GetoptError(Exception):
    opt = msg = ""

    def __init__(self, msg, opt=""):
        self.msg, self.opt = msg, opt
        Exception.__init__(self, msg, opt)

    def __str__(self):
        return self.msg


error = GetoptError


def getopt(args, shortopts, longopts=[]):
    """(options with values, what is left); options end at the first argument that is none."""
    longopts = [longopts] if isinstance(longopts, str) else list(longopts)
    options = []
    while args and args[0].startswith("-") and args[0] != "-":
        if args[0] == "--":
            args = args[1:]
            break
        if args[0].startswith("--"):
            args = _long(options, args[0][2:], longopts, args[1:])
        else:
            args = _short(options, args[0][1:], shortopts, args[1:])
    return options, args


def gnu_getopt(args, shortopts, longopts=[]):
    """The same, with options between other arguments."""
    longopts = [longopts] if isinstance(longopts, str) else list(longopts)
    options, rest = [], []
    stops = shortopts.startswith("+") or bool(os.environ.get("POSIXLY_CORRECT"))
    shortopts = shortopts.removeprefix("+")
    while args:
        if args[0] == "--":
            rest += args[1:]
            break
        if args[0][:2] == "--":
            args = _long(options, args[0][2:], longopts, args[1:])
        elif args[0][:1] == "-" and args[0] != "-":
            args = _short(options, args[0][1:], shortopts, args[1:])
        elif stops:
            rest = args
            break
        else:
            rest.append(args[0])
            args = args[1:]
    return options, rest


def _long(options, option, longopts, args):
    option, equals, value = option.partition("=")
    possible = [name for name in longopts if name.startswith(option)]
    if not possible:
        raise GetoptError("option --%s not recognized" % option, option)
    if option in possible:
        takes = False
    elif option + "=" in possible:
        takes = True
    else:
        if len(possible) > 1:
            raise GetoptError("option --%s not a unique prefix" % option, option)
        takes = possible[0].endswith("=")
        option = possible[0].removesuffix("=")
    if takes:
        if not equals:
            if not args:
                raise GetoptError("option --%s requires argument" % option, option)
            value, args = args[0], args[1:]
    elif equals:
        raise GetoptError("option --%s must not have an argument" % option, option)
    options.append(("--" + option, value))
    return args


def _short(options, letters, shortopts, args):
    while letters:
        letter, letters = letters[0], letters[1:]
        place = shortopts.find(letter)
        if letter == ":" or place < 0:
            raise GetoptError("option -%s not recognized" % letter, letter)
        value = ""
        if shortopts.startswith(":", place + 1):
            if not letters:
                if not args:
                    raise GetoptError("option -%s requires argument" % letter, letter)
                letters, args = args[0], args[1:]
            value, letters = letters, ""
        options.append(("-" + letter, value))
    return args
