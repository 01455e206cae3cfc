"""The methods of `series.str`: texts changed or examined one by one, missing values passed on."""

import re

import numpy as np
from pandas._dtypes import NA
from pandas._values import NaN, Column, column_of, is_missing

_TEXTS = (
    "lower upper title capitalize strip lstrip rstrip casefold swapcase zfill center ljust rjust removeprefix removesuffix "
    "translate expandtabs"
).split()
_NUMBERS = "find rfind index rindex".split()
_FLAGS = "isdigit isalpha isalnum isnumeric isupper islower isspace isdecimal istitle isascii".split()


class StringMethods:
    """The methods for the texts of one column; `make` puts a new column under the same labels."""

    def __init__(self, column, make, index=None):
        self._column = column
        self._make = make
        self._index = index

    def _each(self, function, kind=None):
        """Texts of texts; the function of every text, NaN for what is none."""
        column = self._column
        gap = column.gap
        values = []
        for value in column.data:
            if is_missing(value):
                values.append(value if column.kind == "object" else gap)
            elif not isinstance(value, (str, bytes)):
                values.append(NaN)
            else:
                values.append(function(value))
        if column.kind == "object":
            return self._make(Column([NaN if v is None else v for v in values], "object"))
        return self._make(Column([gap if v is None else v for v in values], column.kind))

    def _objects(self, function):
        """Of texts, lists and tuples: anything."""
        values = [NaN if is_missing(v) else function(v) for v in self._column.data]
        return self._make(Column(values, "object") if self._column.kind == "object" else column_of(values))

    def _numbers(self, function):
        values = [None if is_missing(v) or not hasattr(v, "__len__") else function(v) for v in self._column.data]
        if self._column.kind == "string":
            return self._make(Column([NA if v is None else v for v in values], "Int64"))
        if any(v is None for v in values):
            return self._make(Column(np.array([NaN if v is None else v for v in values], dtype=float), "float64"))
        return self._make(Column(np.array(values, dtype=np.int64), "int64"))

    def _flags(self, function, na=None):
        """Truth values; of missing texts false, or what the caller wants."""
        column = self._column
        values = [None if is_missing(v) or not isinstance(v, str) else bool(function(v)) for v in column.data]
        if column.kind == "string":
            return self._make(Column([(NA if na is None else na) if v is None else v for v in values], "boolean"))
        if column.kind == "str":
            return self._make(
                Column(
                    np.array([bool(na) if v is None and na is not None else bool(v) for v in values], dtype=bool),
                    "bool",
                )
            )
        if any(v is None for v in values) and not isinstance(na, bool):
            return self._make(Column([NaN if v is None else v for v in values], "object"))
        return self._make(Column(np.array([na if v is None else v for v in values], dtype=bool), "bool"))

    def _frame(self, rows, width, names=None):
        """A column per part; missing where a row has none."""
        from pandas._frame import DataFrame
        from pandas._index import Index, RangeIndex

        kind = self._column.kind
        gap = self._column.gap
        parts = []
        for n in range(width):
            values = [gap if row is None else (row[n] if n < len(row) else None) for row in rows]
            if kind != "object":
                values = [gap if v is None else v for v in values]
            parts.append(Column(values, kind))
        index = self._index if self._index is not None else RangeIndex(len(rows))
        return DataFrame._make(parts, RangeIndex(width) if names is None else Index(names), index)

    def __getitem__(self, key):
        return self.slice(key.start, key.stop, key.step) if isinstance(key, slice) else self.get(key)

    def __iter__(self):
        raise TypeError(f"'{type(self).__name__}' object is not iterable")

    def __getattr__(self, name):
        raise AttributeError(f"'StringMethods' object has no attribute '{name}'")

    def len(self):
        return self._numbers(len)

    def count(self, pat, flags=0):
        pattern = re.compile(pat, flags)
        return self._numbers(lambda text: len(pattern.findall(text)))

    def get(self, i):
        def one(value):
            if isinstance(value, dict):
                return value.get(i, NaN)
            return value[i] if -len(value) <= i < len(value) else NaN

        return self._typed(one)

    def _typed(self, function):
        values = [NaN if is_missing(v) else function(v) for v in self._column.data]
        if self._column.is_text:
            gap = self._column.gap
            return self._make(Column([gap if is_missing(v) else v for v in values], self._column.kind))
        return self._make(
            Column(values, "object")
            if any(isinstance(v, str) for v in values) and self._column.kind == "object"
            else column_of(values)
        )

    def slice(self, start=None, stop=None, step=None):
        return self._typed(lambda text: text[start:stop:step])

    def slice_replace(self, start=None, stop=None, repl=None):
        def one(text):
            low, high, _ = slice(start, stop).indices(len(text))
            return text[:low] + (repl or "") + text[max(high, low) :]

        return self._each(one)

    def split(self, pat=None, *, n=-1, expand=False, regex=None):
        if regex is None and pat is not None:
            regex = isinstance(pat, re.Pattern) or len(pat) > 1
        limit = n if n is not None and n > 0 else 0

        def one(text):
            if pat is not None and (regex or isinstance(pat, re.Pattern)):
                return re.split(pat, text, maxsplit=limit)
            return text.split(pat, limit or -1)

        return self._parts(one, expand)

    def rsplit(self, pat=None, *, n=-1, expand=False):
        limit = n if n is not None and n > 0 else -1
        return self._parts(lambda text: text.rsplit(pat, limit), expand)

    def partition(self, sep=" ", expand=True):
        return self._parts(lambda text: text.partition(sep), expand)

    def rpartition(self, sep=" ", expand=True):
        return self._parts(lambda text: text.rpartition(sep), expand)

    def _parts(self, function, expand):
        rows = [None if is_missing(v) or not isinstance(v, str) else function(v) for v in self._column.data]
        if expand:
            return self._frame(rows, max((len(row) for row in rows if row is not None), default=0))
        return self._make(Column([self._column.gap if row is None else row for row in rows], "object"))

    def contains(self, pat, case=True, flags=0, na=None, regex=True):
        if regex:
            pattern = re.compile(pat, flags | (0 if case else re.IGNORECASE))
            if pattern.groups:
                import warnings

                warnings.warn(
                    "This pattern is interpreted as a regular expression, and has match groups. To actually get the groups, use "
                    "str.extract.",
                    UserWarning,
                    stacklevel=2,
                )
            return self._flags(lambda text: pattern.search(text) is not None, na)
        if case:
            return self._flags(lambda text: pat in text, na)
        return self._flags(lambda text: pat.lower() in text.lower(), na)

    def match(self, pat, case=True, flags=0, na=None):
        pattern = re.compile(pat, flags | (0 if case else re.IGNORECASE))
        return self._flags(lambda text: pattern.match(text) is not None, na)

    def fullmatch(self, pat, case=True, flags=0, na=None):
        pattern = re.compile(pat, flags | (0 if case else re.IGNORECASE))
        return self._flags(lambda text: pattern.fullmatch(text) is not None, na)

    def startswith(self, pat, na=None):
        if not isinstance(pat, (str, tuple)):
            raise TypeError(f"expected a string or tuple, not {type(pat).__name__}")
        return self._flags(lambda text: text.startswith(pat), na)

    def endswith(self, pat, na=None):
        if not isinstance(pat, (str, tuple)):
            raise TypeError(f"expected a string or tuple, not {type(pat).__name__}")
        return self._flags(lambda text: text.endswith(pat), na)

    def replace(self, pat, repl=None, n=-1, case=None, flags=0, regex=False):
        if isinstance(pat, dict):
            result = self
            for old, new in pat.items():
                made = result.replace(old, new, n, case, flags, regex)
                result = StringMethods(made._column, self._make, self._index)
            return made
        if not (isinstance(repl, str) or callable(repl)):
            raise TypeError("repl must be a string or callable")
        if isinstance(pat, re.Pattern) or regex or callable(repl) or case is False:
            if callable(repl) and not regex and not isinstance(pat, re.Pattern):
                raise ValueError("Cannot use a callable replacement when regex=False")
            expression = pat if isinstance(pat, re.Pattern) else re.compile(
                pat if regex else re.escape(pat), flags | (re.IGNORECASE if case is False else 0)
            )
            return self._each(lambda text: expression.sub(repl, text, count=max(n, 0)))
        return self._each(lambda text: text.replace(pat, repl, n))

    def extract(self, pat, flags=0, expand=True):
        pattern = re.compile(pat, flags)
        if not pattern.groups:
            raise ValueError("pattern contains no capture groups")
        found = [None if is_missing(v) or not isinstance(v, str) else pattern.search(v) for v in self._column.data]
        rows = [None if m is None else [NaN if g is None else g for g in m.groups()] for m in found]
        names = self._group_names(pattern)
        if expand:
            return self._frame(rows, pattern.groups, names)
        if pattern.groups > 1:
            return self._frame(rows, pattern.groups, names)
        return self._make(Column([self._column.gap if row is None else row[0] for row in rows], self._column.kind))

    def _group_names(self, pattern):
        if not pattern.groupindex:
            return None
        table = {number: name for name, number in pattern.groupindex.items()}
        return [table.get(n + 1, n) for n in range(pattern.groups)]

    def extractall(self, pat, flags=0):
        from pandas._frame import DataFrame
        from pandas._index import Index, RangeIndex
        from pandas._multiindex import MultiIndex

        pattern = re.compile(pat, flags)
        keys, rows = [], []
        for label, value in zip(self._index, self._column.data):
            if is_missing(value):
                continue
            for number, match in enumerate(pattern.finditer(value)):
                keys.append((label if isinstance(label, tuple) else (label,)) + (number,))
                rows.append([NaN if g is None or g == "" else g for g in match.groups()])
        names = self._group_names(pattern)
        parts = [Column([row[n] for row in rows], self._column.kind) for n in range(pattern.groups)]
        index = MultiIndex._of(keys, list(self._index.names) + ["match"], self._index.nlevels + 1)
        return DataFrame._make(parts, RangeIndex(pattern.groups) if names is None else Index(names), index)

    def findall(self, pat, flags=0):
        pattern = re.compile(pat, flags)
        return self._make(Column([NaN if is_missing(v) else pattern.findall(v) for v in self._column.data], "object"))

    def cat(self, others=None, sep=None, na_rep=None, join="left"):
        sep = "" if sep is None else sep
        own = self._column.to_list()
        if others is None:
            return sep.join(na_rep if is_missing(v) else v for v in own if na_rep is not None or not is_missing(v))
        lists = others if isinstance(others, (list, tuple)) and others and not isinstance(others[0], str) else [others]
        columns = [own]
        for other in lists:
            if hasattr(other, "_index") and self._index is not None:
                other = other.reindex(self._index)
            columns.append(column_of(other).to_list())
            if len(columns[-1]) != len(own):
                raise ValueError(
                    "If `others` contains arrays or lists (or other list-likes without an index), these must all be of the same length as the calling Series/Index."
                )
        values = []
        for row in zip(*columns):
            if any(is_missing(v) for v in row):
                values.append(NaN if na_rep is None else sep.join(na_rep if is_missing(v) else v for v in row))
            else:
                values.append(sep.join(row))
        return self._make(column_of(values) if self._column.kind != "object" else Column(values, "object"))

    def join(self, sep):
        return self._objects(lambda value: sep.join(value))

    def repeat(self, repeats):
        if isinstance(repeats, (list, tuple, np.ndarray)):
            counts = list(repeats)
            return self._make(
                self._column.like([v if is_missing(v) else v * c for v, c in zip(self._column.data, counts)])
            )
        return self._each(lambda text: text * repeats)

    def pad(self, width, side="left", fillchar=" "):
        method = {"left": "rjust", "right": "ljust", "both": "center"}[side]
        return self._each(lambda text: getattr(text, method)(width, fillchar))

    def wrap(self, width, **kwargs):
        import textwrap

        return self._each(lambda text: "\n".join(textwrap.wrap(text, width, **kwargs)))

    def normalize(self, form):
        import unicodedata

        return self._each(lambda text: unicodedata.normalize(form, text))

    def encode(self, encoding, errors="strict"):
        return self._make(
            Column([v if is_missing(v) else v.encode(encoding, errors) for v in self._column.data], "object")
        )

    def decode(self, encoding, errors="strict", dtype=None):
        return self._make(column_of([v if is_missing(v) else v.decode(encoding, errors) for v in self._column.data]))

    def get_dummies(self, sep="|", dtype=None):
        from pandas._frame import DataFrame
        from pandas._index import Index

        rows = [set() if is_missing(v) else set(v.split(sep)) for v in self._column.data]
        labels = sorted(set().union(*rows) - {""}) if rows else []
        parts = [
            Column(
                np.array([int(label in row) for row in rows], dtype=dtype or np.int64), str(np.dtype(dtype or np.int64))
            )
            for label in labels
        ]
        return DataFrame._make(parts, Index(labels), self._index)


def _install():
    def texts(name):
        return lambda self, *args, **kwargs: self._each(lambda text: getattr(text, name)(*args, **kwargs))

    def numbers(name):
        return lambda self, *args, **kwargs: self._numbers(lambda text: getattr(text, name)(*args, **kwargs))

    def flags(name):
        return lambda self: self._flags(lambda text: getattr(text, name)())

    for names, make in ((_TEXTS, texts), (_NUMBERS, numbers), (_FLAGS, flags)):
        for name in names:
            setattr(StringMethods, name, make(name))


_install()
