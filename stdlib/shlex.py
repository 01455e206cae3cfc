"""Splitting and quoting as a shell does."""

import re

__all__ = ["split", "quote", "join"]

_unsafe = re.compile(r"[^\w@%+=:,./-]", re.ASCII)


def split(s, comments=False, posix=True):
    """The words of a command line."""
    if s is None:
        raise ValueError("s argument must not be None")
    words = []
    word = None
    quote = None
    index, size = 0, len(s)
    while index < size:
        character = s[index]
        index += 1
        if quote:
            if character == quote:
                quote = None
            elif character == "\\" and quote == '"':
                if index >= size:
                    raise ValueError("No escaped character")
                if s[index] not in '"\\':
                    word += character
                word += s[index]
                index += 1
            else:
                word += character
        elif character in " \t\r\n":
            if word is not None:
                words.append(word)
                word = None
        elif character in "'\"":
            quote = character
            word = word or ""
        elif character == "\\":
            if index >= size:
                raise ValueError("No escaped character")
            word = (word or "") + s[index]
            index += 1
        elif comments and character == "#" and word is None:
            end = s.find("\n", index)
            index = size if end < 0 else end
        else:
            word = (word or "") + character
    if quote:
        raise ValueError("No closing quotation")
    if word is not None:
        words.append(word)
    return words


def quote(s):
    """A word that a shell reads as it is."""
    if not s:
        return "''"
    if _unsafe.search(s) is None:
        return s
    return "'" + s.replace("'", "'\"'\"'") + "'"


def join(split_command):
    return " ".join(quote(word) for word in split_command)
