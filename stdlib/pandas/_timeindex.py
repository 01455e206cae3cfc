"""Labels that are points in time or spans."""

import re

import numpy as np
from pandas._dt import DATETIME_FIELDS, DATETIME_METHODS, TIMEDELTA_FIELDS, field_column, method_column
from pandas._dtypes import NaT
from pandas._index import Index, index_of
from pandas._time import Timedelta, Timestamp, stamps_column
from pandas._values import Column, column_of


class _TimeIndex(Index):
    """What both share: a frequency that is kept as long as the steps are."""

    def _set(self, labels, kind, extra, name):
        super()._set(labels, kind, extra, name)
        self._offset = None

    def _with_freq(self, offset):
        self._offset = offset
        return self

    @property
    def freq(self):
        return self._offset

    @freq.setter
    def freq(self, value):
        from pandas._offsets import to_offset

        self._offset = to_offset(value)

    @property
    def freqstr(self):
        return None if self._offset is None else self._offset.freqstr

    @property
    def inferred_freq(self):
        from pandas._offsets import infer_freq

        return infer_freq(self) if len(self) > 2 else None

    @property
    def unit(self):
        return self._kind[self._kind.index("[") + 1 :].split(",")[0].rstrip("]")

    def __getitem__(self, key):
        result = super().__getitem__(key)
        if isinstance(key, slice) and self._offset is not None:
            result._offset = self._offset if key.step in (None, 1) else self._offset * key.step
        return result

    def rename(self, name, inplace=False):
        result = super().rename(name, inplace)
        if result is not None:
            result._offset = self._offset
        return result

    def _positions_of(self, label):
        return super()._positions_of(self._label(label))

    def __contains__(self, label):
        try:
            self._positions_of(label)
            return True
        except KeyError:
            return False

    def mean(self):
        values = [v.value for v in self._labels if v is not NaT]
        return self._of_value(sum(values) // len(values)) if values else NaT

    def _comparable(self, other):
        """A text or a list of texts as labels of this kind."""
        if isinstance(other, str):
            return self._label(other)
        return other

    def _extreme(self, choose):
        labels = [label for label in self._labels if label is not NaT]
        return choose(labels) if labels else NaT

    def as_unit(self, unit):
        return index_of(column_of(self._column, f"{self._kind.split('[')[0]}[{unit}]"), self.name)


class DatetimeIndex(_TimeIndex):
    """Points in time; texts select by day, month or year."""

    def __new__(
        cls,
        data=None,
        freq=None,
        tz=None,
        ambiguous="raise",
        dayfirst=False,
        yearfirst=False,
        dtype=None,
        copy=False,
        name=None,
    ):
        from pandas._time_text import to_datetime

        name = getattr(data, "name", None) if name is None else name
        found = to_datetime([] if data is None else data, dayfirst=dayfirst)
        column = found._column if len(found) else Column([], "datetime64[us]")
        index = cls._make(list(column.data), column.kind, column.extra, name)
        if tz is not None:
            index = index.tz_localize(tz)
        if freq is not None:
            from pandas._offsets import to_offset

            index._offset = to_offset(index.inferred_freq if freq == "infer" else freq)
        return index

    @classmethod
    def _of_stamps(cls, stamps, unit, name=None, offset=None, tz=None):
        column = stamps_column(stamps, unit, tz)
        return cls._make(stamps, column.kind, column.extra, name)._with_freq(offset)

    def _of_value(self, value):
        return Timestamp._from_ns(value, self.unit)

    @property
    def tz(self):
        return self._labels[0].tzinfo if len(self._labels) and self._extra is not None else None

    def _label(self, key):
        if isinstance(key, str):
            return _span_of_text(key, self.tz)[0]
        if key is NaT or isinstance(key, Timestamp) or not hasattr(key, "year"):
            return key
        return Timestamp(key)

    def _positions_of(self, label):
        if isinstance(label, str):
            first, last, exact = _span_of_text(label, self.tz)
            if not exact or not self._whole_days():
                places = [i for i, stamp in enumerate(self._labels) if stamp is not NaT and first <= stamp <= last]
                if not places:
                    raise KeyError(label)
                return places
            label = first
        return Index._positions_of(self, self._label(label))

    def _whole_days(self):
        return all(stamp is NaT or stamp._is_midnight() for stamp in self._labels)

    def _is_partial(self, key):
        """Whether a text stands for a span of labels, not for one."""
        if not isinstance(key, str):
            return False
        return not _span_of_text(key, self.tz)[2] or not self._whole_days() and len(key) <= 10

    def _bound(self, label, side):
        labels = self._labels
        if isinstance(label, str):
            first, last, _ = _span_of_text(label, self.tz)
            label = first if side == "left" else last
        else:
            label = self._label(label)
        if not isinstance(label, Timestamp):
            raise TypeError(
                f"cannot do slice indexing on DatetimeIndex with these indexers [{label}] of type {type(label).__name__}"
            )
        if len(labels) > 1 and labels[0] > labels[-1]:
            return sum(1 for stamp in labels if (stamp > label if side == "left" else stamp >= label))
        return sum(1 for stamp in labels if (stamp < label if side == "left" else stamp <= label))

    def tz_localize(self, tz, ambiguous="raise", nonexistent="raise"):
        stamps = [v if v is NaT else v.tz_localize(tz) for v in self._labels]
        return DatetimeIndex._of_stamps(
            stamps, self.unit, self.name, self._offset, stamps[0].tzinfo if stamps else None
        )

    def tz_convert(self, tz):
        stamps = [v if v is NaT else v.tz_convert(tz) for v in self._labels]
        return DatetimeIndex._of_stamps(
            stamps, self.unit, self.name, self._offset, stamps[0].tzinfo if stamps else None
        )

    def shift(self, periods=1, freq=None):
        from pandas._offsets import to_offset

        offset = to_offset(freq) if freq is not None else self._offset
        if offset is None:
            from pandas.errors import NullFrequencyError

            raise NullFrequencyError("Cannot shift with no freq")
        step = offset * periods
        return self._with([v + step for v in self._labels])._with_freq(self._offset)

    def to_pydatetime(self):
        return Column([v.to_pydatetime() for v in self._labels], "object").to_array()

    def snap(self, freq):
        from pandas._offsets import to_offset

        return self._with([to_offset(freq).rollforward(v) for v in self._labels])

    def indexer_at_time(self, time):
        return np.array([i for i, v in enumerate(self._labels) if v.time() == time], dtype=np.int64)

    @property
    def date(self):
        return field_column(self._column, "date").to_array()

    @property
    def time(self):
        return field_column(self._column, "time").to_array()

    def isocalendar(self):
        from pandas._dt import isocalendar_frame

        return isocalendar_frame(self._column, self)


class TimedeltaIndex(_TimeIndex):
    """Spans of time."""

    def __new__(cls, data=None, freq=None, dtype=None, copy=False, name=None):
        from pandas._time_text import to_timedelta

        found = to_timedelta([] if data is None else data)
        return cls._make(list(found), found._kind if len(found) else "timedelta64[us]", None, name)

    def _of_value(self, value):
        return Timedelta._of(value, self.unit)

    def _label(self, key):
        return Timedelta(key) if isinstance(key, str) else key

    def total_seconds(self):
        return index_of(field_column(self._column, "total_seconds"), self.name)

    def sum(self):
        return Timedelta._of(sum(v.value for v in self._labels if v is not NaT))


def _span_of_text(text, tz=None):
    """(first, last, whether the text gives at least a day) of the times that a text stands for."""
    body = text.strip()
    match = re.match(r"(\d{4})(?:-(\d{1,2}))?$", body)
    quarter = re.match(r"(\d{4})-?[qQ]([1-4])$", body)
    one = Timedelta._of(1000)
    if quarter is not None:
        from pandas._offsets import add_months

        first = Timestamp(int(quarter.group(1)), int(quarter.group(2)) * 3 - 2, 1)
        return first, add_months(first, 3) - one, False
    if match is not None:
        from pandas._offsets import add_months

        year, month = int(match.group(1)), match.group(2)
        first = Timestamp(year, int(month or 1), 1).tz_localize(tz)
        return first, add_months(first, 1 if month else 12) - one, False
    try:
        first = Timestamp(body)
    except ValueError:
        raise KeyError(text) from None
    if first is NaT:
        raise KeyError(text)
    if tz is not None and first.tzinfo is None:
        first = first.tz_localize(tz)
    clock = re.search(r"[T ](\d{1,2})(:\d{2})?(:\d{2})?(\.\d+)?", body)
    if clock is None:
        return first, first + Timedelta(days=1) - one, True
    if clock.group(4):
        return first, first, True
    span = Timedelta(seconds=1) if clock.group(3) else (Timedelta(minutes=1) if clock.group(2) else Timedelta(hours=1))
    return first, first + span - one, True


def _install():
    for name in DATETIME_FIELDS:
        if name not in ("date", "time", "timetz", "tz", "unit"):
            setattr(DatetimeIndex, name, _field(name))
    for name in TIMEDELTA_FIELDS:
        setattr(TimedeltaIndex, name, _field(name))
    for name in DATETIME_METHODS:
        if name not in ("tz_localize", "tz_convert", "isocalendar", "to_pydatetime", "as_unit"):
            setattr(DatetimeIndex, name, _method(name))
    for name in ("floor", "ceil", "round"):
        setattr(TimedeltaIndex, name, _method(name))


def _field(name):
    def get(self):
        column = field_column(self._column, name)
        return column.to_array() if column.kind == "bool" else index_of(column, self.name)

    return property(get)


def _method(name):
    def method(self, *args, **kwargs):
        return index_of(method_column(self._column, name, *args, **kwargs), self.name)

    return method


_install()
