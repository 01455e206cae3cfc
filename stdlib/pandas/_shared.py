"""What series and frames have in common: each works on its columns one by one and on its row labels."""

import numpy as np
from pandas import _columnwise as columnwise
from pandas._values import Column, NaN, column_of, is_missing

_NOT_HERE = {
    "to_excel": "openpyxl", "to_feather": "pyarrow", "to_parquet": "pyarrow", "to_orc": "pyarrow", "to_hdf": "tables",
}


class Shared:
    """Mixed into `Series` and `DataFrame`, which give `_parts` (columns) and `_rebuilt(parts, index)`."""

    def _each(self, function, *args, **kwargs):
        """The same function of every column."""
        return self._rebuilt([function(part, *args, **kwargs) for part in self._parts], self._index)

    def _result(self, result, inplace, method=None):
        """The new object, or this one with its contents: None where the keyword will go, itself elsewhere."""
        if not inplace:
            return result
        if method is not None:
            warn_inplace(self, method)
        self._replace_by(result)
        return None if method is not None else self

    __array_priority__ = 1000

    def __array_ufunc__(self, ufunc, method, *inputs, **kwargs):
        """NumPy's functions element by element, under the same labels."""
        if method != "__call__":
            return NotImplemented
        return self._each(
            lambda part: column_of(ufunc(*[part.to_array() if entry is self else entry for entry in inputs], **kwargs))
        )

    @property
    def attrs(self):
        if "_attributes" not in self.__dict__:
            object.__setattr__(self, "_attributes", {})
        return self._attributes

    @property
    def flags(self):
        return Flags(True)

    @property
    def axes(self):
        return [self.index] if self.ndim == 1 else [self.index, self.columns]

    def set_flags(self, copy=False, allows_duplicate_labels=None):
        return self.copy()

    # Missing values

    def isna(self):
        return self._each(lambda part: Column(np.array(part.missing(), dtype=bool), "bool"))

    def notna(self):
        return self._each(lambda part: Column(~np.array(part.missing(), dtype=bool), "bool"))

    isnull, notnull = isna, notna

    def ffill(self, axis=None, inplace=False, limit=None, limit_area=None):
        if axis in (1, "columns"):
            return self.T.ffill(limit=limit).T
        return self._result(self._each(columnwise.forward_filled, limit), inplace)

    def bfill(self, axis=None, inplace=False, limit=None, limit_area=None):
        if axis in (1, "columns"):
            return self.T.bfill(limit=limit).T
        return self._result(self._each(columnwise.backward_filled, limit), inplace)

    def interpolate(
        self, method="linear", axis=0, limit=None, inplace=False, limit_direction=None, limit_area=None, **kwargs
    ):
        if method in ("index", "values", "time"):
            positions = [v.value if hasattr(v, "value") else v for v in self._index]
        elif method == "linear":
            positions = None
        else:
            raise NotImplementedError(f"interpolate(method={method!r}) (not in Cellbook)")
        for part in self._parts:
            if part.is_text or part.kind == "object":
                raise TypeError(f"{type(self).__name__} cannot interpolate with {part.kind} dtype.")
        if axis in (1, "columns"):
            return self.T.interpolate(method, 0, limit).T
        result = self._each(columnwise.interpolated, method, positions, limit, limit_direction or "forward", limit_area)
        return self._result(result, inplace)

    def first_valid_index(self):
        rows = self._valid_rows()
        return self._index[rows[0]] if rows else None

    def last_valid_index(self):
        rows = self._valid_rows()
        return self._index[rows[-1]] if rows else None

    def _valid_rows(self):
        flags = [part.missing() for part in self._parts]
        return [i for i in range(len(self._index)) if not all(flag[i] for flag in flags)]

    # Element by element

    def shift(self, periods=1, freq=None, axis=0, fill_value=None, suffix=None):
        if freq is not None:
            from pandas._offsets import to_offset

            step = to_offset(freq) * periods
            return self._rebuilt(list(self._parts), self._index.map(lambda label: label + step))
        if axis in (1, "columns"):
            empty = column_of([NaN if fill_value is None else fill_value] * len(self._index))
            count, parts = len(self._parts), list(self._parts)
            gaps = [empty] * min(abs(periods), count)
            moved = gaps + parts[: count - len(gaps)] if periods >= 0 else parts[len(gaps) :] + gaps
            return self._rebuilt(moved, self._index)
        return self._each(columnwise.shifted, periods, fill_value)

    def diff(self, periods=1, axis=0):
        if axis in (1, "columns"):
            return self.T.diff(periods).T
        return self._each(columnwise.difference, periods)

    def pct_change(self, periods=1, fill_method=None, freq=None, **kwargs):
        return self._each(columnwise.percent_change, periods)

    def _accumulated(self, name, axis, skipna, numeric_only=False):
        if axis in (1, "columns"):
            return self.T._accumulated(name, 0, skipna).T
        target = self.select_dtypes("number") if numeric_only and self.ndim == 2 else self
        return target._each(columnwise.accumulated, name, skipna)

    def cumsum(self, axis=0, skipna=True, numeric_only=False):
        return self._accumulated("cumsum", axis, skipna, numeric_only)

    def cumprod(self, axis=0, skipna=True, numeric_only=False):
        return self._accumulated("cumprod", axis, skipna, numeric_only)

    def cummax(self, axis=0, skipna=True, numeric_only=False):
        return self._accumulated("cummax", axis, skipna, numeric_only)

    def cummin(self, axis=0, skipna=True, numeric_only=False):
        return self._accumulated("cummin", axis, skipna, numeric_only)

    def rank(self, axis=0, method="average", numeric_only=False, na_option="keep", ascending=True, pct=False):
        if axis in (1, "columns"):
            return self.T.rank(0, method, numeric_only, na_option, ascending, pct).T
        target = self.select_dtypes("number") if numeric_only and self.ndim == 2 else self
        return target._each(columnwise.ranked, method, ascending, na_option, pct)

    def abs(self):
        return self._each(columnwise.absolute)

    def infer_objects(self, copy=None):
        return self._each(lambda part: column_of(list(part.data)) if part.kind == "object" else part)

    def convert_dtypes(self, **kwargs):
        return self._each(columnwise.converted)

    def copy(self, deep=True):
        return self._rebuilt([part.copy() for part in self._parts] if deep else list(self._parts), self._index)

    def __copy__(self):
        return self.copy(deep=False)

    def __deepcopy__(self, memo=None):
        return self.copy()

    def pipe(self, func, *args, **kwargs):
        if isinstance(func, tuple):
            function, name = func
            kwargs[name] = self
            return function(*args, **kwargs)
        return func(self, *args, **kwargs)

    # Rows

    def head(self, n=5):
        return self.iloc[:n]

    def tail(self, n=5):
        return self.iloc[-n:] if n else self.iloc[:0]

    def take(self, indices, axis=0, **kwargs):
        if axis in (1, "columns"):
            return self.iloc[:, list(indices)]
        return self.iloc[list(indices)]

    def sample(self, n=None, frac=None, replace=False, weights=None, random_state=None, axis=None, ignore_index=False):
        from pandas._sampling import sample_positions

        if isinstance(weights, str):
            weights = self[weights]
        along = len(self.columns) if axis in (1, "columns") else len(self._index)
        positions = sample_positions(along, n, frac, replace, weights, random_state)
        if axis in (1, "columns"):
            return self.iloc[:, positions]
        result = self._take(positions)
        return result.reset_index(drop=True) if ignore_index else result

    def truncate(self, before=None, after=None, axis=None, copy=None):
        if axis in (1, "columns"):
            return self.loc[:, before:after]
        return self.loc[before:after]

    def sort_index(
        self,
        axis=0,
        level=None,
        ascending=True,
        inplace=False,
        kind="quicksort",
        na_position="last",
        sort_remaining=True,
        ignore_index=False,
        key=None,
    ):
        from pandas._ordering import label_order

        if axis in (1, "columns"):
            return self._result(
                self.iloc[:, label_order(self.columns, level, ascending, na_position, key)], inplace, "sort_index"
            )
        order = label_order(self._index, level, ascending, na_position, key)
        if order == list(range(len(order))):
            result = self.copy(deep=False)
        else:
            result = self._take(order)
        if ignore_index:
            result = result.reset_index(drop=True)
        return self._result(result, inplace, "sort_index")

    def between_time(self, start_time, end_time, inclusive="both", axis=None):
        first, last = _clock(start_time), _clock(end_time)
        kept = []
        for i, stamp in enumerate(self._index):
            moment = stamp.time()
            inside = first <= moment <= last if first <= last else moment >= first or moment <= last
            if (
                inclusive in ("left", "neither")
                and moment == last
                or inclusive in ("right", "neither")
                and moment == first
            ):
                inside = False
            if inside:
                kept.append(i)
        return self._take(kept)

    def at_time(self, time, asof=False, axis=None):
        moment = _clock(time)
        return self._take([i for i, stamp in enumerate(self._index) if stamp.time() == moment])

    def asfreq(self, freq, method=None, how=None, normalize=False, fill_value=None):
        from pandas._offsets import date_range

        if not len(self._index):
            return self.copy()
        index = date_range(self._index.min(), self._index.max(), freq=freq, name=self._index.name)
        result = self.reindex(index, method=method, fill_value=NaN if fill_value is None else fill_value)
        object.__setattr__(result, "_index", index)
        return result

    def _with_index(self, index):
        return self._rebuilt(list(self._parts), index)

    def tz_localize(self, tz, **kwargs):
        return self._with_index(self._index.tz_localize(tz))

    def tz_convert(self, tz, **kwargs):
        return self._with_index(self._index.tz_convert(tz))

    def to_period(self, freq=None, **kwargs):
        return self._with_index(self._index.map(lambda stamp: stamp.to_period(freq)))

    def to_timestamp(self, freq=None, how="start", **kwargs):
        return self._with_index(self._index.to_timestamp(freq, how))

    # Labels

    def droplevel(self, level, axis=0):
        if axis in (1, "columns"):
            result = self.copy(deep=False)
            result.columns = self.columns.droplevel(level)
            return result
        return self._with_index(self._index.droplevel(level))

    def swaplevel(self, i=-2, j=-1, axis=0):
        if axis in (1, "columns"):
            result = self.copy(deep=False)
            result.columns = self.columns.swaplevel(i, j)
            return result
        return self._with_index(self._index.swaplevel(i, j))

    def reorder_levels(self, order, axis=0):
        return self._with_index(self._index.reorder_levels(order))

    def set_axis(self, labels, axis=0, copy=None):
        result = self.copy(deep=False)
        setattr(result, "columns" if axis in (1, "columns") else "index", labels)
        return result

    def reindex_like(self, other, method=None, **kwargs):
        if self.ndim == 1:
            return self.reindex(other.index, method=method)
        return self.reindex(index=other.index, columns=other.columns, method=method)

    def equals(self, other):
        if type(other) is not type(self) or not self._index.equals(other._index):
            return False
        if self.ndim == 2 and not self.columns.equals(other.columns):
            return False
        return all(_equal_columns(a, b) for a, b in zip(self._parts, other._parts))

    # Windows and groups

    def rolling(
        self, window, min_periods=None, center=False, win_type=None, on=None, closed=None, step=None, method="single"
    ):
        from pandas._window import Rolling

        return Rolling(self, window, min_periods, center, win_type, on, closed, step)

    def expanding(self, min_periods=1, method="single"):
        from pandas._window import Expanding

        return Expanding(self, min_periods)

    def ewm(
        self, com=None, span=None, halflife=None, alpha=None, min_periods=0, adjust=True, ignore_na=False, **kwargs
    ):
        from pandas._window import ExponentialMovingWindow

        return ExponentialMovingWindow(self, com, span, halflife, alpha, min_periods, adjust, ignore_na)

    def resample(
        self,
        rule,
        closed=None,
        label=None,
        on=None,
        level=None,
        origin="start_day",
        offset=None,
        group_keys=False,
        **kwargs,
    ):
        from pandas._resample import resample

        return resample(self, rule, closed, label, on)

    # Other forms

    def to_pickle(self, path, compression="infer", protocol=5, **kwargs):
        from pandas._pickle_files import to_pickle

        to_pickle(self, path, compression, protocol)

    def to_json(
        self,
        path_or_buf=None,
        orient=None,
        date_format=None,
        double_precision=10,
        force_ascii=True,
        date_unit="ms",
        lines=False,
        index=None,
        indent=None,
        **kwargs,
    ):
        from pandas._json import to_json

        return to_json(
            self, path_or_buf, orient, date_format, double_precision, force_ascii, date_unit, lines, index, indent
        )

    def to_markdown(self, *args, **kwargs):
        raise _missing_dependency("tabulate")

    def to_latex(self, *args, **kwargs):
        raise NotImplementedError("to_latex (not in Cellbook)")

    def to_clipboard(self, *args, **kwargs):
        raise NotImplementedError("to_clipboard (not in Cellbook)")

    def to_sql(self, *args, **kwargs):
        raise NotImplementedError("to_sql (not in Cellbook)")

    def to_xarray(self):
        raise _missing_dependency("xarray")


def _missing_dependency(name):
    return ImportError(
        f"`Import {name}` failed.  Use pip, conda, or your preferred package management tool to install the {name} package."
    )


def _install_missing():
    def method(package):
        def refuse(self, *args, **kwargs):
            if package == "openpyxl":
                raise ModuleNotFoundError("No module named 'openpyxl'")
            raise _missing_dependency(package)

        return refuse

    for name, package in _NOT_HERE.items():
        setattr(Shared, name, method(package))


_install_missing()


def _clock(text):
    import datetime

    if isinstance(text, datetime.time):
        return text
    parts = [int(part) for part in text.split(":")]
    return datetime.time(*parts)


def _equal_columns(a, b):
    if a.kind != b.kind or len(a) != len(b):
        return False
    return all(x == y or (is_missing(x) and is_missing(y)) for x, y in zip(a.to_list(), b.to_list()))


def warn_inplace(target, method):
    from pandas._warning import warn
    from pandas.errors import Pandas4Warning

    warn(
        f"The inplace keyword in {type(target).__name__}.{method} is deprecated and will be removed in a future version "
        "(PDEP-8).\nSee https://pandas.pydata.org/docs/dev/whatsnew/v3.1.0.html#deprecation-inplace for more details.",
        Pandas4Warning,
    )


class Flags:
    """`frame.flags`."""

    def __init__(self, allows_duplicate_labels):
        self.allows_duplicate_labels = allows_duplicate_labels

    def __repr__(self):
        return f"<Flags(allows_duplicate_labels={self.allows_duplicate_labels})>"
