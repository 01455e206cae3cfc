"""Summaries of a series: missing values are left out."""

import math

import numpy as np
from pandas._index import Index
from pandas._values import NaN, column_of, quantile


class Reductions:
    """Mixed into `Series`."""

    def _numbers(self, name):
        column = self._column.present()
        if not column.is_array:
            raise TypeError(f"Cannot perform reduction '{name}' with string dtype")
        return column.data

    def sum(self, axis=None, skipna=True, numeric_only=False, **options):
        column = self._column.present()
        if not column.is_array:
            return "".join(column.data) if column.data and isinstance(column.data[0], str) else sum(column.data)
        return column.data.sum()

    def prod(self, axis=None, **options):
        return self._numbers("prod").prod()

    def mean(self, axis=None, skipna=True, numeric_only=False, **options):
        if self._column.kind == "object":
            values = self._column.present().data
            return sum(values) / len(values) if values else NaN
        numbers = self._numbers("mean")
        return numbers.mean() if len(numbers) else NaN

    def median(self, axis=None, skipna=True, numeric_only=False, **options):
        return self.quantile(0.5)

    def var(self, axis=None, skipna=True, ddof=1, numeric_only=False, **options):
        numbers = self._numbers("var")
        if len(numbers) <= ddof:
            return NaN
        return numbers.astype(np.float64).var(ddof=ddof)

    def std(self, axis=None, skipna=True, ddof=1, numeric_only=False, **options):
        variance = self.var(ddof=ddof)
        return np.float64(math.sqrt(variance)) if variance == variance else NaN

    def sem(self, ddof=1):
        return self.std(ddof=ddof) / math.sqrt(self.count())

    def min(self, axis=None, skipna=True, numeric_only=False, **options):
        column = self._column.present()
        if not len(column):
            return NaN
        return column.data.min() if column.is_array else min(column.data)

    def max(self, axis=None, skipna=True, numeric_only=False, **options):
        column = self._column.present()
        if not len(column):
            return NaN
        return column.data.max() if column.is_array else max(column.data)

    def count(self):
        return np.int64(len(self._column.present()))

    def nunique(self, dropna=True):
        values = self._column.present() if dropna else self._column
        return len(set(values.to_list()))

    def any(self, axis=None, **options):
        return np.bool_(any(bool(v) for v in self._column.to_list()))

    def all(self, axis=None, **options):
        return np.bool_(all(bool(v) for v in self._column.to_list()))

    def quantile(self, q=0.5):
        numbers = sorted(float(v) for v in self._numbers("quantile").tolist())
        if isinstance(q, (list, tuple)):
            return type(self)([quantile(numbers, entry) for entry in q], index=list(q), name=self.name)
        return np.float64(quantile(numbers, q)) if numbers else NaN

    def mode(self):
        counts = self.value_counts()
        most = [label for label, count in counts.items() if count == counts.iloc[0]]
        return type(self)(sorted(most), name=self.name)

    def idxmax(self):
        return self._index[self._extreme_position(max)]

    def idxmin(self):
        return self._index[self._extreme_position(min)]

    def argmax(self):
        return self._extreme_position(max)

    def argmin(self):
        return self._extreme_position(min)

    def _extreme_position(self, choose):
        missing = self._column.missing()
        positions = [i for i in range(len(missing)) if not missing[i]]
        values = self._column.to_list()
        return choose(positions, key=lambda i: values[i])

    def corr(self, other):
        both = ~(np.isnan(self.values.astype(float)) | np.isnan(other.values.astype(float)))
        a, b = self.values[both].astype(float), other.values[both].astype(float)
        a, b = a - a.mean(), b - b.mean()
        return np.float64((a * b).sum() / math.sqrt((a * a).sum() * (b * b).sum()))

    def describe(self):
        if self._column.kind in ("str", "object", "bool"):
            counts = self.value_counts()
            entries = [int(self.count()), len(counts), counts.index[0] if len(counts) else NaN]
            entries.append(int(counts.iloc[0]) if len(counts) else NaN)
            return type(self)(column_of(entries, object), index=Index(["count", "unique", "top", "freq"]), name=self.name)
        values = [float(self.count()), self.mean(), self.std(), self.min()]
        values += [self.quantile(q) for q in (0.25, 0.5, 0.75)] + [self.max()]
        labels = ["count", "mean", "std", "min", "25%", "50%", "75%", "max"]
        return type(self)([float(v) for v in values], index=labels, name=self.name)

    def agg(self, func):
        if isinstance(func, (list, tuple)):
            names = [f if isinstance(f, str) else f.__name__ for f in func]
            return type(self)([self.agg(f) for f in func], index=names, name=self.name)
        return getattr(self, func)() if isinstance(func, str) else func(self)

    aggregate = agg
