"""Differences of texts, line by line."""

import re

from difflib._matcher import SequenceMatcher


class Differ:
    """Differences for people to read: `- `, `+ `, `  ` before lines, and `? ` lines that point at characters."""

    def __init__(self, linejunk=None, charjunk=None):
        self.linejunk = linejunk
        self.charjunk = charjunk

    def compare(self, a, b):
        matcher = SequenceMatcher(self.linejunk, a, b)
        for tag, alo, ahi, blo, bhi in matcher.get_opcodes():
            if tag == "replace":
                yield from self._fancy_replace(a, alo, ahi, b, blo, bhi)
            elif tag == "delete":
                yield from self._dump("-", a, alo, ahi)
            elif tag == "insert":
                yield from self._dump("+", b, blo, bhi)
            else:
                yield from self._dump(" ", a, alo, ahi)

    def _dump(self, tag, lines, low, high):
        for position in range(low, high):
            yield f"{tag} {lines[position]}"

    def _plain_replace(self, a, alo, ahi, b, blo, bhi):
        """The shorter side comes first, which keeps more of what was read before."""
        if bhi - blo < ahi - alo:
            yield from self._dump("+", b, blo, bhi)
            yield from self._dump("-", a, alo, ahi)
        else:
            yield from self._dump("-", a, alo, ahi)
            yield from self._dump("+", b, blo, bhi)

    def _fancy_replace(self, a, alo, ahi, b, blo, bhi):
        """Pairs the two most similar lines, and does the same before and after them."""
        best, cutoff = 0.74, 0.75
        matcher = SequenceMatcher(self.charjunk)
        equal_i = equal_j = best_i = best_j = None
        for j in range(blo, bhi):
            second = b[j]
            matcher.set_seq2(second)
            for i in range(alo, ahi):
                first = a[i]
                if first == second:
                    if equal_i is None:
                        equal_i, equal_j = i, j
                    continue
                matcher.set_seq1(first)
                if (matcher.real_quick_ratio() > best and matcher.quick_ratio() > best and matcher.ratio() > best):
                    best, best_i, best_j = matcher.ratio(), i, j
        if best < cutoff:
            if equal_i is None:
                yield from self._plain_replace(a, alo, ahi, b, blo, bhi)
                return
            best_i, best_j, best = equal_i, equal_j, 1.0
        else:
            equal_i = None
        yield from self._around(a, alo, best_i, b, blo, best_j)
        first, second = a[best_i], b[best_j]
        if equal_i is None:
            marks_a = marks_b = ""
            matcher.set_seqs(first, second)
            for tag, i1, i2, j1, j2 in matcher.get_opcodes():
                length_a, length_b = i2 - i1, j2 - j1
                if tag == "replace":
                    marks_a += "^" * length_a
                    marks_b += "^" * length_b
                elif tag == "delete":
                    marks_a += "-" * length_a
                elif tag == "insert":
                    marks_b += "+" * length_b
                else:
                    marks_a += " " * length_a
                    marks_b += " " * length_b
            yield from self._marked(first, second, marks_a, marks_b)
        else:
            yield "  " + first
        yield from self._around(a, best_i + 1, ahi, b, best_j + 1, bhi)

    def _around(self, a, alo, ahi, b, blo, bhi):
        if alo < ahi:
            if blo < bhi:
                yield from self._fancy_replace(a, alo, ahi, b, blo, bhi)
            else:
                yield from self._dump("-", a, alo, ahi)
        elif blo < bhi:
            yield from self._dump("+", b, blo, bhi)

    def _marked(self, first, second, marks_a, marks_b):
        """Tabs of a line stay tabs in the marks below it, so that the columns agree."""
        def aligned(line, marks):
            return "".join(own if mark == " " and own.isspace() else mark for own, mark in zip(line, marks)).rstrip()

        marks_a, marks_b = aligned(first, marks_a), aligned(second, marks_b)
        yield "- " + first
        if marks_a:
            yield f"? {marks_a}\n"
        yield "+ " + second
        if marks_b:
            yield f"? {marks_b}\n"


_blank = re.compile(r"\s*(?:#\s*)?$").match


def IS_LINE_JUNK(line, pat=_blank):
    """Whether a line is empty or one `#`."""
    return pat(line) is not None


def IS_CHARACTER_JUNK(ch, ws=" \t"):
    return ch in ws


def ndiff(a, b, linejunk=None, charjunk=IS_CHARACTER_JUNK):
    return Differ(linejunk, charjunk).compare(a, b)


def restore(delta, which):
    """One of the two texts of an `ndiff`: 1 or 2."""
    try:
        tag = {1: "- ", 2: "+ "}[int(which)]
    except KeyError:
        raise ValueError("unknown delta choice (must be 1 or 2): %r" % which) from None
    for line in delta:
        if line[:2] in ("  ", tag):
            yield line[2:]


def _check_types(a, b, *args):
    for lines in (a, b):
        if lines and not isinstance(lines[0], str):
            raise TypeError("lines to compare must be str, not %s (%r)" % (type(lines[0]).__name__, lines[0]))
    for argument in args:
        if not isinstance(argument, str):
            raise TypeError("all arguments must be str, not: %r" % (argument,))


def _unified_range(start, stop):
    length = stop - start
    if length == 1:
        return f"{start + 1}"
    return f"{start + 1 if length else start},{length}"


def unified_diff(a, b, fromfile="", tofile="", fromfiledate="", tofiledate="", n=3, lineterm="\n"):
    """Changes with `n` lines around, as `diff -u` writes them."""
    _check_types(a, b, fromfile, tofile, fromfiledate, tofiledate, lineterm)
    started = False
    for group in SequenceMatcher(None, a, b).get_grouped_opcodes(n):
        if not started:
            started = True
            yield "--- {}{}{}".format(fromfile, f"\t{fromfiledate}" if fromfiledate else "", lineterm)
            yield "+++ {}{}{}".format(tofile, f"\t{tofiledate}" if tofiledate else "", lineterm)
        first, last = group[0], group[-1]
        yield f"@@ -{_unified_range(first[1], last[2])} +{_unified_range(first[3], last[4])} @@{lineterm}"
        for tag, i1, i2, j1, j2 in group:
            if tag == "equal":
                for line in a[i1:i2]:
                    yield " " + line
                continue
            if tag != "insert":
                for line in a[i1:i2]:
                    yield "-" + line
            if tag != "delete":
                for line in b[j1:j2]:
                    yield "+" + line


def _context_range(start, stop):
    length = stop - start
    first = start + 1 if length else start
    return f"{first}" if length <= 1 else f"{first},{first + length - 1}"


def context_diff(a, b, fromfile="", tofile="", fromfiledate="", tofiledate="", n=3, lineterm="\n"):
    """Changes with `n` lines around, as `diff -c` writes them."""
    _check_types(a, b, fromfile, tofile, fromfiledate, tofiledate, lineterm)
    prefixes = {"insert": "+ ", "delete": "- ", "replace": "! ", "equal": "  "}
    started = False
    for group in SequenceMatcher(None, a, b).get_grouped_opcodes(n):
        if not started:
            started = True
            yield "*** {}{}{}".format(fromfile, f"\t{fromfiledate}" if fromfiledate else "", lineterm)
            yield "--- {}{}{}".format(tofile, f"\t{tofiledate}" if tofiledate else "", lineterm)
        first, last = group[0], group[-1]
        yield "***************" + lineterm
        yield f"*** {_context_range(first[1], last[2])} ****{lineterm}"
        if any(tag in ("replace", "delete") for tag, *_ in group):
            for tag, i1, i2, _, _ in group:
                if tag != "insert":
                    for line in a[i1:i2]:
                        yield prefixes[tag] + line
        yield f"--- {_context_range(first[3], last[4])} ----{lineterm}"
        if any(tag in ("replace", "insert") for tag, *_ in group):
            for tag, _, _, j1, j2 in group:
                if tag != "delete":
                    for line in b[j1:j2]:
                        yield prefixes[tag] + line


def diff_bytes(dfunc, a, b, fromfile=b"", tofile=b"", fromfiledate=b"", tofiledate=b"", n=3, lineterm=b"\n"):
    """A difference of bytes of unknown encoding, by a function for strings."""
    def decoded(data):
        try:
            return data.decode("ascii", "surrogateescape")
        except AttributeError as error:
            raise TypeError("all arguments must be bytes, not %s (%r)" % (type(data).__name__, data)) from error

    lines = dfunc([decoded(line) for line in a], [decoded(line) for line in b], decoded(fromfile), decoded(tofile),
                  decoded(fromfiledate), decoded(tofiledate), n, decoded(lineterm))
    for line in lines:
        yield line.encode("ascii", "surrogateescape")
