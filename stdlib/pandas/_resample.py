"""Rows put together by spans of time."""

from pandas._dtypes import NaT
from pandas._offsets import Tick, Week, _MonthStep, to_offset
from pandas._time import Timestamp


def _ends(offset):
    """Whether bins are closed and labelled at their right end."""
    return isinstance(offset, _MonthStep) and offset.end or isinstance(offset, Week)


def bin_of(stamp, offset, first, closed=None, label=None):
    """The label of the bin of a time; bins of fixed length start at the midnight before the first time."""
    right = closed == "right" if closed is not None else _ends(offset)
    label_right = label == "right" if label is not None else _ends(offset)
    if isinstance(offset, Tick):
        span = offset.nanos
        origin = first.normalize().value
        place = stamp.value - origin
        number = -(-place // span) - 1 if right else place // span
        return Timestamp._from_ns(origin + (number + (1 if label_right else 0)) * span, stamp.unit)
    day = stamp.normalize()
    one = type(offset)(1) if not isinstance(offset, Week) else Week(1, weekday=offset.weekday)
    if isinstance(offset, _MonthStep):
        one.month = offset.month
    if _ends(offset):
        end = one.rollforward(day)
        if offset.n > 1:
            start_end = one.rollforward(first.normalize())
            while start_end < end:
                start_end = start_end + offset
            end = start_end
        return end if label_right else end - offset
    start = one.rollback(day)
    if offset.n > 1:
        begin = one.rollback(first.normalize())
        while begin + offset <= start:
            begin = begin + offset
        start = begin
    return start + offset if label_right else start


def binned_column(column, freq, closed=None, label=None):
    """The bin labels of a column of times."""
    offset = to_offset(freq)
    present = [v for v in column.data if v is not NaT]
    if not present:
        return column
    first = min(present)
    return column.like([NaT if v is NaT else bin_of(v, offset, first, closed, label) for v in column.data])


def all_bins(first, last, offset):
    """The labels from the first bin to the last, also of empty ones."""
    labels, stamp = [], first
    while stamp <= last:
        labels.append(stamp)
        stamp = stamp + offset
    return labels


def resample(obj, rule, closed=None, label=None, on=None):
    from pandas._timeindex import DatetimeIndex

    offset = to_offset(rule)
    if on is not None:
        obj = obj.set_index(on)
    if obj.index._kind[:6] == "period":
        obj = obj._with_index(obj.index.to_timestamp())
    if not isinstance(obj.index, DatetimeIndex):
        raise TypeError(
            f"Only valid with DatetimeIndex, TimedeltaIndex or PeriodIndex, but got an instance of '{type(obj.index).__name__}'"
        )
    if not obj.index.is_monotonic_increasing:
        obj = obj.sort_index()
    return Resampler(obj, offset, closed, label)


class Resampler:
    """The groups of consecutive bins."""

    def __init__(self, obj, offset, closed, label):
        from pandas._frame import DataFrame
        from pandas._groupby import DataFrameGroupBy, SeriesGroupBy
        from pandas._groupby_keys import Keys
        from pandas._index import RangeIndex

        self.obj, self.offset = obj, offset
        column = binned_column(obj.index._column, offset, closed, label)
        bare = DataFrame._make([], RangeIndex(0), obj.index)
        keys = Keys(bare, column_holder(column, obj.index.name), None, True, True, True)
        if keys.groups:
            found = [key[0] for key in keys.groups]
            keys.groups = {(stamp,): keys.groups.get((stamp,), []) for stamp in all_bins(found[0], found[-1], offset)}
        self.grouped = SeriesGroupBy(obj, keys) if obj.ndim == 1 else DataFrameGroupBy(obj, keys=keys)

    def _marked(self, result):
        """The bins' frequency on the labels of a result."""
        if getattr(result, "_index", None) is not None and type(result._index).__name__ == "DatetimeIndex":
            result._index._offset = self.offset
        return result

    def __getitem__(self, key):
        import copy

        chosen = copy.copy(self)
        chosen.grouped = self.grouped[key]
        chosen.obj = self.obj[key]
        return chosen

    def __iter__(self):
        return iter(self.grouped)

    def __len__(self):
        return len(self.grouped)

    def _filled(self, method, limit=None):
        index = self.grouped.keys.index()
        return self._marked(self.obj.reindex(index, method=method))

    def ffill(self, limit=None):
        return self._filled("ffill")

    def bfill(self, limit=None):
        return self._filled("bfill")

    def nearest(self, limit=None):
        return self._filled("nearest")

    def asfreq(self, fill_value=None):
        return self._filled(None)

    def interpolate(self, method="linear", **kwargs):
        return self.asfreq().interpolate(method, **kwargs)

    def ohlc(self):
        from pandas._frame import DataFrame

        g = self.grouped
        parts = {"open": g.first(), "high": g.max(), "low": g.min(), "close": g.last()}
        return self._marked(DataFrame(parts))

    def __getattr__(self, name):
        if name.startswith("_") or "grouped" not in self.__dict__:
            raise AttributeError(name)
        if self.obj.ndim == 2 and name in self.obj.columns:
            return self[name]
        if not hasattr(self.grouped, name):
            raise AttributeError(f"'DatetimeIndexResampler' object has no attribute '{name}'")
        found = getattr(self.grouped, name)
        if not callable(found):
            return found
        return lambda *args, **kwargs: self._marked(found(*args, **kwargs))


def column_holder(column, name):
    """A column as an index, which groups by place."""
    from pandas._index import index_of

    return index_of(column, name)
