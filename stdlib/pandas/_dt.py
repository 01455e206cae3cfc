"""The parts of times and spans: `series.dt` and the fields of time indices."""

import numpy as np
from pandas._dtypes import NaN, NaT
from pandas._values import Column, column_of

DATETIME_FIELDS = (
    "year month day hour minute second microsecond nanosecond dayofweek day_of_week weekday dayofyear day_of_year quarter "
    "days_in_month daysinmonth is_leap_year is_month_start is_month_end is_quarter_start is_quarter_end is_year_start "
    "is_year_end date time timetz tz unit"
).split()
DATETIME_METHODS = (
    "day_name month_name strftime floor ceil round normalize to_period tz_localize tz_convert to_pydatetime as_unit isocalendar"
).split()
TIMEDELTA_FIELDS = "days seconds microseconds nanoseconds".split()
_PERIOD_FIELDS = "year month day quarter hour minute start_time end_time days_in_month dayofweek week".split()


def field_column(column, name):
    """One field of every time."""
    stamps = column.data
    if name in ("date", "time", "timetz"):
        return Column([NaT if v is NaT else getattr(v, name)() for v in stamps], "object")
    if name == "total_seconds":
        return Column(np.array([NaN if v is NaT else v.total_seconds() for v in stamps], dtype=float), "float64")
    if name == "weekday":
        name = "dayofweek"
    values = [NaN if v is NaT else getattr(v, name) for v in stamps]
    if name.startswith("is_"):
        return Column(np.array([v == v and bool(v) for v in values], dtype=bool), "bool")
    if name in ("start_time", "end_time"):
        return column_of(values)
    if any(v is NaT for v in stamps):
        return Column(np.array(values, dtype=float), "float64")
    kind = "int64" if column.is_timedelta and name == "days" or column.kind[:6] == "period" else "int32"
    return Column(np.array(values, dtype=kind), kind)


def method_column(column, name, *args, **kwargs):
    """One method of every time."""
    if name == "strftime":
        form = args[0] if args else kwargs["date_format"]
        return Column([NaN if v is NaT else v.strftime(form) for v in column.data], "str")
    values = [
        (NaN if name.endswith("_name") else NaT) if v is NaT else getattr(v, name)(*args, **kwargs) for v in column.data
    ]
    if name.endswith("_name"):
        return Column(values, "str")
    if name == "to_pydatetime":
        return Column(values, "object")
    return column.like(values) if name in ("floor", "ceil", "round", "normalize") else column_of(values)


def isocalendar_frame(column, index):
    from pandas._dtypes import NA
    from pandas._frame import DataFrame
    from pandas._index import Index

    rows = [(NA, NA, NA) if v is NaT else tuple(v.isocalendar()) for v in column.data]
    parts = [Column([row[n] for row in rows], "UInt32") for n in range(3)]
    return DataFrame._make(parts, Index(["year", "week", "day"]), index)


class DatetimeProperties:
    """`series.dt` of points in time."""

    _fields, _methods = DATETIME_FIELDS, DATETIME_METHODS

    def __init__(self, series):
        self._series = series

    def __getattr__(self, name):
        series = self._series
        if name in ("tz", "unit", "freq") and name in self._fields:
            first = next((v for v in series._column.data if v is not NaT), None)
            return (
                getattr(first, name, None)
                if name == "tz"
                else series._column.kind.split("[")[1].rstrip("]").split(",")[0]
            )
        if name in self._fields:
            return series._like(field_column(series._column, name))
        if name == "isocalendar" and name in self._methods:
            return lambda: isocalendar_frame(series._column, series.index)
        if name in self._methods:
            return lambda *args, **kwargs: series._like(method_column(series._column, name, *args, **kwargs))
        raise AttributeError(f"'{type(self).__name__}' object has no attribute '{name}'")

    def __dir__(self):
        return list(self._fields) + list(self._methods)


class TimedeltaProperties(DatetimeProperties):
    """`series.dt` of spans."""

    _fields, _methods = TIMEDELTA_FIELDS, ["floor", "ceil", "round", "as_unit"]

    def total_seconds(self):
        return self._series._like(field_column(self._series._column, "total_seconds"))

    @property
    def components(self):
        from pandas._frame import DataFrame
        from pandas._index import Index

        names = "days hours minutes seconds milliseconds microseconds nanoseconds".split()
        spans = self._series._column.data
        parts = [column_of([NaN if v is NaT else getattr(v.components, name) for v in spans]) for name in names]
        return DataFrame._make(parts, Index(names), self._series.index)

    def to_pytimedelta(self):
        return Column([v.to_pytimedelta() for v in self._series._column.data], "object").to_array()


class PeriodProperties(DatetimeProperties):
    """`series.dt` of periods."""

    _fields, _methods = _PERIOD_FIELDS, ["strftime", "to_timestamp", "asfreq"]


def accessor(series):
    column = series._column
    if column.kind == "category":
        column = series._column.extra.categories._column
        if column.is_datetime:
            series = series._like(column.like(list(series._column.data)))
    if column.is_datetime:
        return DatetimeProperties(series)
    if column.is_timedelta:
        return TimedeltaProperties(series)
    if column.kind[:6] == "period":
        return PeriodProperties(series)
    raise AttributeError("Can only use .dt accessor with datetimelike values")
