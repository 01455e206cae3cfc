"""Spans of the calendar: days, weeks, months, quarters, years."""


from pandas._dtypes import NaT, PeriodDtype
from pandas._index import Index
from pandas._time import DAY, Timedelta, Timestamp
from pandas._values import Column, is_missing

_CODES = {"M": 1, "Q": 3, "Y": 12, "Q-DEC": 3, "Y-DEC": 12, "A": 12}
_TICKS = {"D": DAY, "h": DAY // 24, "min": DAY // 1440, "s": 10**9}


def _code(freq):
    code = freq if isinstance(freq, str) else getattr(freq, "freqstr", str(freq))
    code = {
        "ME": "M",
        "MS": "M",
        "QE-DEC": "Q-DEC",
        "QE": "Q-DEC",
        "Q": "Q-DEC",
        "YE": "Y-DEC",
        "Y": "Y-DEC",
        "YE-DEC": "Y-DEC",
        "A": "Y-DEC",
        "W": "W-SUN",
    }.get(code, code)
    if code not in _CODES and code not in _TICKS and code != "W-SUN":
        raise ValueError(f"period frequency {freq!r} (not in Cellbook)")
    return code


class Period:
    """One span; `ordinal` counts spans since 1970."""

    def __new__(
        cls, value=None, freq=None, ordinal=None, year=None, month=1, day=1, quarter=None, hour=0, minute=0, second=0
    ):
        if value is not None and is_missing(value):
            return NaT
        period = object.__new__(cls)
        if ordinal is not None:
            period.freqstr, period.ordinal = _code(freq), ordinal
            return period
        if isinstance(value, Period):
            return value if freq is None else value.asfreq(freq)
        if value is None:
            month = month if quarter is None else quarter * 3 - 2
            value = Timestamp(year, month, day, hour, minute, second)
        if isinstance(value, str):
            text = value.strip()
            if freq is None:
                freq = "Q" if "Q" in text.upper() else {4: "Y", 7: "M", 6: "M", 10: "D"}.get(len(text), "s")
            if "Q" in text.upper():
                year, quarter = text.upper().replace("-", "").split("Q")
                value = Timestamp(int(year), int(quarter) * 3 - 2, 1)
        if freq is None:
            raise ValueError("Must supply freq for datetime value")
        stamp = Timestamp(value)
        period.freqstr = _code(freq)
        period.ordinal = _ordinal(stamp, period.freqstr)
        return period

    @property
    def freq(self):
        from pandas._offsets import to_offset

        return to_offset({"M": "ME", "Q-DEC": "QE", "Y-DEC": "YE"}.get(self.freqstr, self.freqstr))

    @property
    def start_time(self):
        return _start(self.ordinal, self.freqstr)

    @property
    def end_time(self):
        return _start(self.ordinal + 1, self.freqstr) - Timedelta._of(1, "ns")

    def to_timestamp(self, freq=None, how="start"):
        return self.start_time if how[0].lower() == "s" else self.end_time

    def asfreq(self, freq, how="end"):
        return Period(self.end_time if how[0].lower() == "e" else self.start_time, freq)

    def strftime(self, fmt):
        return self.start_time.strftime(fmt)

    def __getattr__(self, name):
        if name in (
            "year",
            "month",
            "day",
            "quarter",
            "hour",
            "minute",
            "second",
            "days_in_month",
            "dayofweek",
            "day_of_week",
            "week",
            "weekday",
            "dayofyear",
        ):
            moment = self.end_time if name not in ("hour", "minute", "second") else self.start_time
            return moment.weekday() if name == "weekday" else getattr(moment, name)
        raise AttributeError(f"'Period' object has no attribute '{name}'")

    def __str__(self):
        start = self.start_time
        if self.freqstr == "M":
            return f"{start.year:04d}-{start.month:02d}"
        if self.freqstr == "Q-DEC":
            return f"{start.year}Q{start.quarter}"
        if self.freqstr == "Y-DEC":
            return str(start.year)
        if self.freqstr == "D":
            return str(start)[:10]
        if self.freqstr == "W-SUN":
            return f"{str(start)[:10]}/{str(self.end_time)[:10]}"
        return str(start)[:16] if self.freqstr in ("h", "min") else str(start)

    def __repr__(self):
        return f"Period('{self}', '{self.freqstr}')"

    def __hash__(self):
        return hash((self.ordinal, self.freqstr))

    def __add__(self, other):
        if isinstance(other, int):
            return Period(freq=self.freqstr, ordinal=self.ordinal + other)
        return NotImplemented

    __radd__ = __add__

    def __sub__(self, other):
        if isinstance(other, Period):
            return self.freq * (self.ordinal - other.ordinal)
        return self + -other if isinstance(other, int) else NotImplemented

    def __eq__(self, other):
        return isinstance(other, Period) and (self.ordinal, self.freqstr) == (other.ordinal, other.freqstr)

    def __lt__(self, other):
        return self.ordinal < other.ordinal if isinstance(other, Period) else NotImplemented

    def __le__(self, other):
        return self.ordinal <= other.ordinal if isinstance(other, Period) else NotImplemented

    def __gt__(self, other):
        return self.ordinal > other.ordinal if isinstance(other, Period) else NotImplemented

    def __ge__(self, other):
        return self.ordinal >= other.ordinal if isinstance(other, Period) else NotImplemented


def _ordinal(stamp, code):
    if code in _CODES:
        return ((stamp.year - 1970) * 12 + stamp.month - 1) // _CODES[code]
    if code == "W-SUN":
        return (stamp._local_value() // DAY + 3) // 7
    return stamp._local_value() // _TICKS[code]


def _start(ordinal, code):
    if code in _CODES:
        months = ordinal * _CODES[code]
        return Timestamp(1970 + months // 12, months % 12 + 1, 1)
    if code == "W-SUN":
        return Timestamp._from_ns((ordinal * 7 - 3) * DAY)
    return Timestamp._from_ns(ordinal * _TICKS[code])


def period_column(values):
    code = next((v.freqstr for v in values if not is_missing(v)), "D")
    return Column([NaT if is_missing(v) else v for v in values], f"period[{code}]", PeriodDtype(code))


class PeriodIndex(Index):
    """Labels that are periods."""

    def __new__(cls, data=None, freq=None, dtype=None, copy=False, name=None):
        column = period_column([Period(v, freq) for v in data])
        return cls._make(list(column.data), column.kind, column.extra, name)

    @property
    def freqstr(self):
        return self._kind[7:-1]

    @property
    def freq(self):
        return self._labels[0].freq

    def to_timestamp(self, freq=None, how="start"):
        from pandas._timeindex import DatetimeIndex

        return DatetimeIndex([v.to_timestamp(freq, how) for v in self._labels], name=self.name)

    def _label(self, key):
        return Period(key, self.freqstr) if isinstance(key, str) else key

    def _positions_of(self, label):
        return super()._positions_of(self._label(label))

    @property
    def year(self):
        return Index([v.year for v in self._labels], name=self.name)

    @property
    def month(self):
        return Index([v.month for v in self._labels], name=self.name)


def period_range(start=None, end=None, periods=None, freq=None, name=None):
    """Consecutive periods."""
    first = None if start is None else Period(start, freq)
    last = None if end is None else Period(end, freq)
    if first is None:
        first = last - (periods - 1)
    count = periods if periods is not None else last.ordinal - first.ordinal + 1
    return PeriodIndex([first + i for i in range(count)], name=name)
