"""Shell patterns: * ? [seq] [!seq]."""

__all__ = ["filter", "fnmatch", "fnmatchcase", "translate"]

import functools
import os
import re


def fnmatch(name, pat):
    """True if a file name matches."""
    return fnmatchcase(os.path.normcase(name), os.path.normcase(pat))


def fnmatchcase(name, pat):
    return _compiled(pat)(name) is not None


def filter(names, pat):
    """The names that match."""
    match = _compiled(os.path.normcase(pat))
    return [name for name in names if match(name)]


@functools.lru_cache(maxsize=256, typed=True)
def _compiled(pat):
    if isinstance(pat, bytes):
        return re.compile(translate(pat.decode("latin-1")).encode("latin-1")).match
    return re.compile(translate(pat)).match


def translate(pat):
    """The regular expression of a shell pattern."""
    pieces = []
    index, size = 0, len(pat)
    while index < size:
        character = pat[index]
        index += 1
        if character == "*":
            if not pieces or pieces[-1] is not None:
                pieces.append(None)
        elif character == "?":
            pieces.append(".")
        elif character == "[":
            end = index
            if end < size and pat[end] == "!":
                end += 1
            if end < size and pat[end] == "]":
                end += 1
            end = pat.find("]", end)
            if end < 0:
                pieces.append("\\[")
                continue
            pieces.append(_set(pat[index:end]))
            index = end + 1
        else:
            pieces.append(re.escape(character))
    return "(?s:" + _joined(pieces) + ")\\Z"


def _set(text):
    """The regular expression of what stands between [ and ]."""
    if "-" not in text:
        text = text.replace("\\", "\\\\")
    else:
        chunks = []
        start = 0
        search = 2 if text[0] == "!" else 1
        while True:
            dash = text.find("-", search)
            if dash < 0:
                break
            chunks.append(text[start:dash])
            start = dash + 1
            search = dash + 3
        rest = text[start:]
        if rest:
            chunks.append(rest)
        else:
            chunks[-1] += "-"
        for position in range(len(chunks) - 1, 0, -1):
            if chunks[position - 1][-1] > chunks[position][0]:
                chunks[position - 1] = chunks[position - 1][:-1] + chunks[position][1:]
                del chunks[position]
        text = "-".join(chunk.replace("\\", "\\\\").replace("-", "\\-") for chunk in chunks)
    text = re.sub(r"([&~|])", r"\\\1", text)
    if not text:
        return "(?!)"
    if text == "!":
        return "."
    if text[0] == "!":
        text = "^" + text[1:]
    elif text[0] in "^[":
        text = "\\" + text
    return f"[{text}]"


def _joined(pieces):
    """Each star but the last is an atomic shortest match up to the fixed text after it: no backtracking over stars."""
    if None not in pieces:
        return "".join(pieces)
    first = pieces.index(None)
    result = ["".join(pieces[:first])]
    runs = []
    run = []
    for piece in pieces[first + 1:]:
        if piece is None:
            runs.append("".join(run))
            run = []
        else:
            run.append(piece)
    for fixed in runs:
        result.append(f"(?>.*?{fixed})")
    result.append(".*")
    result.append("".join(run))
    return "".join(result)
