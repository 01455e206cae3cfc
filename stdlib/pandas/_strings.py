"""The methods of `series.str`: texts changed or examined one by one, missing values passed on."""

import re

import numpy as np
from pandas._values import NaN, Column, column_of, is_missing

_PLAIN = (
    "lower upper title capitalize strip lstrip rstrip casefold swapcase zfill center ljust rjust find rfind count startswith "
    "endswith isdigit isalpha isalnum isnumeric isupper islower isspace encode removeprefix removesuffix join"
).split()


class StringMethods:
    def __init__(self, column, make):
        self._column = column
        self._make = make

    def _mapped(self, function):
        return self._make(column_of([NaN if is_missing(v) else function(v) for v in self._column.to_list()]))

    def __getattr__(self, name):
        if name not in _PLAIN:
            raise AttributeError(f"'StringMethods' object has no attribute '{name}'")
        return lambda *args, **kwargs: self._mapped(lambda text: getattr(text, name)(*args, **kwargs))

    def __getitem__(self, key):
        return self.get(key) if not isinstance(key, slice) else self._mapped(lambda text: text[key])

    def len(self):
        return self._mapped(len)

    def get(self, i):
        return self._mapped(lambda value: value[i] if -len(value) <= i < len(value) else NaN)

    def slice(self, start=None, stop=None, step=None):
        return self._mapped(lambda text: text[start:stop:step])

    def split(self, pat=None, n=-1, expand=False):
        parts = [NaN if is_missing(v) else v.split(pat, n if n > 0 else -1) for v in self._column.to_list()]
        if not expand:
            return self._make(Column(parts, "object"))
        from pandas._frame import DataFrame

        return DataFrame([p if isinstance(p, list) else [NaN] for p in parts])

    def contains(self, pat, case=True, regex=True, na=False):
        flags = 0 if case else re.IGNORECASE
        pattern = re.compile(pat if regex else re.escape(pat), flags)
        return self._make(
            Column(
                np.array([na if is_missing(v) else pattern.search(v) is not None for v in self._column.to_list()], dtype=bool),
                "bool",
            )
        )

    def match(self, pat):
        return self._mapped(lambda text: re.match(pat, text) is not None)

    def replace(self, pat, repl, n=-1, regex=False):
        if regex:
            return self._mapped(lambda text: re.sub(pat, repl, text, count=max(n, 0)))
        return self._mapped(lambda text: text.replace(pat, repl, n))

    def extract(self, pat, expand=True):
        found = [None if is_missing(v) else re.search(pat, v) for v in self._column.to_list()]
        rows = [[NaN] * re.compile(pat).groups if m is None else list(m.groups()) for m in found]
        from pandas._frame import DataFrame

        return DataFrame(rows) if expand else self._make(column_of([row[0] for row in rows]))

    def findall(self, pat):
        return self._mapped(lambda text: re.findall(pat, text))

    def cat(self, sep=""):
        return sep.join(v for v in self._column.to_list() if not is_missing(v))

    def repeat(self, repeats):
        return self._mapped(lambda text: text * repeats)
