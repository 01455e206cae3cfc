"""Assertions about containers, which show where two of them part."""

import difflib
import pprint
from collections import Counter
from os.path import commonprefix

_MAX_LENGTH, _PLACEHOLDER = 80, 12
_BEGIN = _END = _COMMON = 5
_DIFFERENT = _MAX_LENGTH - (_BEGIN + _PLACEHOLDER + _COMMON + _PLACEHOLDER + _END)


def safe_repr(obj):
    try:
        return repr(obj)
    except Exception:
        return object.__repr__(obj)


def _shortened(text, begin, end):
    skipped = len(text) - begin - end
    if skipped <= _PLACEHOLDER:
        return text
    return "%s[%d chars]%s" % (text[:begin], skipped, text[len(text) - end:])


def both(first, second):
    """The reprs of two values, without most of a long beginning that they share."""
    texts = safe_repr(first), safe_repr(second)
    longest = max(map(len, texts))
    if longest <= _MAX_LENGTH:
        return texts
    prefix = commonprefix(texts)
    size = len(prefix)
    common = _MAX_LENGTH - (longest - size + _BEGIN + _PLACEHOLDER)
    if common > _COMMON:
        return tuple(_shortened(prefix, _BEGIN, common) + text[size:] for text in texts)
    prefix = _shortened(prefix, _BEGIN, _COMMON)
    return tuple(prefix + _shortened(text[size:], _DIFFERENT, _END) for text in texts)


def _lines_compared(first, second):
    return "\n" + "\n".join(difflib.ndiff(pprint.pformat(first).splitlines(), pprint.pformat(second).splitlines()))


class ContainerAssertions:
    """Mixed into `TestCase`."""

    maxDiff = 80 * 8

    def _truncateMessage(self, message, diff):
        if self.maxDiff is None or len(diff) <= self.maxDiff:
            return message + diff
        return message + "\nDiff is %s characters long. Set self.maxDiff to None to see it." % len(diff)

    def assertSequenceEqual(self, seq1, seq2, msg=None, seq_type=None):
        name = "sequence"
        if seq_type is not None:
            name = seq_type.__name__
            for word, sequence in (("First", seq1), ("Second", seq2)):
                if not isinstance(sequence, seq_type):
                    raise self.failureException("%s sequence is not a %s: %s" % (word, name, safe_repr(sequence)))
        if seq1 == seq2:
            return
        text = "%ss differ: %s != %s\n" % (name.capitalize(), *both(seq1, seq2))
        length1, length2 = len(seq1), len(seq2)
        for place in range(min(length1, length2)):
            if seq1[place] != seq2[place]:
                text += "\nFirst differing element %d:\n%s\n%s\n" % (place, *both(seq1[place], seq2[place]))
                break
        else:
            if length1 == length2 and seq_type is None and type(seq1) is not type(seq2):
                return
        if length1 != length2:
            word, longer, shorter = ("First", seq1, length2) if length1 > length2 else ("Second", seq2, length1)
            text += "\n%s %s contains %d additional elements.\nFirst extra element %d:\n%s\n" % (
                word, name, abs(length1 - length2), shorter, safe_repr(longer[shorter]))
        self.fail(self._formatMessage(msg, self._truncateMessage(text, _lines_compared(seq1, seq2))))

    def assertListEqual(self, list1, list2, msg=None):
        self.assertSequenceEqual(list1, list2, msg, seq_type=list)

    def assertTupleEqual(self, tuple1, tuple2, msg=None):
        self.assertSequenceEqual(tuple1, tuple2, msg, seq_type=tuple)

    def assertSetEqual(self, set1, set2, msg=None):
        lines = []
        for title, rest in (("Items in the first set but not the second:", set1.difference(set2)),
                            ("Items in the second set but not the first:", set2.difference(set1))):
            if rest:
                lines += [title, *map(repr, rest)]
        if lines:
            self.fail(self._formatMessage(msg, "\n".join(lines)))

    def assertDictEqual(self, d1, d2, msg=None):
        self.assertIsInstance(d1, dict, "First argument is not a dictionary")
        self.assertIsInstance(d2, dict, "Second argument is not a dictionary")
        if d1 != d2:
            text = "%s != %s" % both(d1, d2)
            self.fail(self._formatMessage(msg, self._truncateMessage(text, _lines_compared(d1, d2))))

    def assertMultiLineEqual(self, first, second, msg=None):
        self.assertIsInstance(first, str, "First argument is not a string")
        self.assertIsInstance(second, str, "Second argument is not a string")
        if first == second:
            return
        lines, others = first.splitlines(keepends=True), second.splitlines(keepends=True)
        if len(lines) == 1 and first.strip("\r\n") == first:
            lines, others = [first + "\n"], [second + "\n"]
        text = "%s != %s" % both(first, second)
        self.fail(self._formatMessage(msg, self._truncateMessage(text, "\n" + "".join(difflib.ndiff(lines, others)))))

    def assertCountEqual(self, first, second, msg=None):
        """The same elements as often, in any order."""
        differences = _count_differences(list(first), list(second))
        if differences:
            lines = "\n".join("First has %d, Second has %d:  %r" % one for one in differences)
            self.fail(self._formatMessage(msg, self._truncateMessage("Element counts were not equal:\n", lines)))

    # By the exact type of both values of `assertEqual`.
    _comparisons = {list: "assertListEqual", tuple: "assertTupleEqual", dict: "assertDictEqual", set: "assertSetEqual",
                    frozenset: "assertSetEqual", str: "assertMultiLineEqual"}

    def addTypeEqualityFunc(self, typeobj, function):
        self._comparisons = {**self._comparisons, typeobj: function}

    def assertEqual(self, first, second, msg=None):
        if type(first) is type(second) and type(first) in self._comparisons:
            compare = self._comparisons[type(first)]
            (getattr(self, compare) if isinstance(compare, str) else compare)(first, second, msg=msg)
        elif not first == second:
            raise self.failureException(self._formatMessage(msg, "%s != %s" % both(first, second)))


def _count_differences(first, second):
    try:
        counts, others = Counter(first), Counter(second)
    except TypeError:
        return _count_unhashable(first, second)
    differences = [(count, others.get(element, 0), element) for element, count in counts.items()
                   if count != others.get(element, 0)]
    return differences + [(0, count, element) for element, count in others.items() if element not in counts]


def _count_unhashable(first, second):
    differences, seen = [], []
    for element in first + second:
        if not any(element == known for known in seen):
            seen.append(element)
            count, other = first.count(element), second.count(element)
            if count != other:
                differences.append((count, other, element))
    return differences
