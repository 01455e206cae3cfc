"""Steps in time: fixed spans, business days, ends and beginnings of weeks, months, quarters and years; ranges of them."""

import datetime

from pandas._dtypes import NaT
from pandas._time import DAY, Timedelta, Timestamp, month_days

_MONTHS = ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"]
_WEEKDAYS = ["MON", "TUE", "WED", "THU", "FRI", "SAT", "SUN"]
_FIXED = {
    "D": ("Day", DAY),
    "h": ("Hour", DAY // 24),
    "min": ("Minute", DAY // 1440),
    "s": ("Second", 10**9),
    "ms": ("Milli", 10**6),
    "us": ("Micro", 1000),
    "ns": ("Nano", 1),
}
_RENAMED = {
    "M": "ME",
    "Q": "QE",
    "Y": "YE",
    "A": "YE",
    "H": "h",
    "T": "min",
    "S": "s",
    "L": "ms",
    "U": "us",
    "N": "ns",
    "BM": "BME",
}


class BaseOffset:
    """A step of `n` units."""

    nanos = None
    prefix = ""

    def __init__(self, n=1, normalize=False, **details):
        self.n = int(n)
        self.normalize = normalize
        self.details = details

    @property
    def rule_code(self):
        return self.prefix

    name = rule_code

    @property
    def freqstr(self):
        return self.rule_code if self.n == 1 else f"{self.n}{self.rule_code}"

    def _applied(self, stamp, n):
        raise NotImplementedError

    def _on(self, stamp):
        """Whether a day is one of the offset's."""
        return True

    def is_on_offset(self, dt):
        return self._on(Timestamp(dt))

    def rollforward(self, dt):
        stamp = Timestamp(dt)
        return stamp if self._on(stamp) else self._applied(stamp, 1)

    def rollback(self, dt):
        stamp = Timestamp(dt)
        return stamp if self._on(stamp) else self._applied(stamp, -1)

    def _moved(self, other, n):
        if other is NaT:
            return NaT
        result = self._applied(Timestamp(other), n)
        return result.normalize() if self.normalize else result

    def __add__(self, other):
        if isinstance(other, datetime.date) or other is NaT:
            return self._moved(other, self.n)
        if isinstance(other, BaseOffset) and type(other) is type(self):
            return type(self)(self.n + other.n, **self.details)
        return NotImplemented

    __radd__ = __add__

    def __rsub__(self, other):
        if isinstance(other, datetime.date) or other is NaT:
            return self._moved(other, -self.n)
        return NotImplemented

    def __neg__(self):
        return self * -1

    def __mul__(self, other):
        result = type(self)(self.n * int(other), self.normalize, **self.details)
        result.__dict__.update({k: v for k, v in self.__dict__.items() if k not in ("n",)})
        return result

    __rmul__ = __mul__

    def __eq__(self, other):
        if isinstance(other, str):
            return self.freqstr == other
        return isinstance(other, BaseOffset) and self.freqstr == other.freqstr and self.details == other.details

    def __hash__(self):
        return hash(self.freqstr)

    def __repr__(self):
        count = f"{self.n} * " if self.n != 1 else ""
        plural = "s" if abs(self.n) != 1 else ""
        return f"<{count}{type(self).__name__}{plural}{self._detail()}>"

    def _detail(self):
        return ""


class Tick(BaseOffset):
    """A span of fixed length."""

    unit = DAY

    @property
    def nanos(self):
        return self.n * self.unit

    @property
    def delta(self):
        return Timedelta._of(self.nanos)

    def _applied(self, stamp, n):
        return stamp + Timedelta._of(n * self.unit)


def _tick(code, name, unit):
    return type(name, (Tick,), {"prefix": code, "unit": unit})


_TICKS = {code: _tick(code, name, unit) for code, (name, unit) in _FIXED.items()}
Day, Hour, Minute, Second, Milli, Micro, Nano = _TICKS.values()


class DateOffset(BaseOffset):
    """Calendar units added to a time: `DateOffset(months=1)`."""

    _UNITS = "years months weeks days hours minutes seconds milliseconds microseconds nanoseconds".split()
    _FIELDS = "year month day weekday hour minute second microsecond".split()

    def __init__(self, n=1, normalize=False, **details):
        super().__init__(n, normalize, **(details or {}))

    @property
    def rule_code(self):
        return "DateOffset"

    def _applied(self, stamp, n):
        d = self.details
        if not d:
            return stamp + Timedelta._of(n * DAY)
        months = n * (d.get("years", 0) * 12 + d.get("months", 0))
        stamp = add_months(stamp, months) if months else stamp
        fields = {k: v for k, v in d.items() if k in self._FIELDS}
        stamp = stamp.replace(**fields) if fields else stamp
        spans = {k: v * n for k, v in d.items() if k in self._UNITS[2:]}
        return stamp + Timedelta(**spans) if spans else stamp

    def _detail(self):
        if not self.details:
            return ""
        return ": " + ", ".join(f"{k}={v}" for k, v in sorted(self.details.items()))


def add_months(stamp, months, day=None):
    """The same day of another month, or its last one."""
    number = stamp.year * 12 + stamp.month - 1 + months
    year, month = divmod(number, 12)
    month += 1
    day = min(stamp.day if day is None else day, month_days(year, month))
    return Timestamp._of(
        year,
        month,
        day,
        stamp.hour,
        stamp.minute,
        stamp.second,
        stamp.microsecond,
        stamp.nanosecond,
        stamp.unit,
        stamp.tzinfo,
    )


class _MonthStep(BaseOffset):
    """The first or last day of every so many months."""

    months = 1
    end = True

    def __init__(self, n=1, normalize=False, month=None, startingMonth=None, **details):
        super().__init__(n, normalize)
        self.month = month if month is not None else startingMonth

    def _anchor(self):
        return (self.month or (12 if self.end else 1)) % self.months

    @property
    def rule_code(self):
        if self.months == 1:
            return self.prefix
        default = self.month or (12 if self.end else 1)
        return f"{self.prefix}-{_MONTHS[default - 1]}"

    def _is_month(self, month):
        return self.months == 1 or month % self.months == self._anchor()

    def _day(self, stamp):
        return month_days(stamp.year, stamp.month) if self.end else 1

    def _on(self, stamp):
        return self._is_month(stamp.month) and stamp.day == self._day(stamp)

    def _applied(self, stamp, n):
        # The place of the time between two of the offset's days decides how far the first step goes.
        back = (stamp.month - self._anchor()) % self.months if self.months > 1 else 0
        base = add_months(stamp, -back, 1)
        base = base.replace(day=self._day(base))
        if base.date() == stamp.date():
            steps = n
        elif base.date() < stamp.date():
            steps = n if n > 0 else n + 1
        else:
            steps = n - 1 if n > 0 else n
        moved = add_months(base, steps * self.months, 1)
        return moved.replace(day=self._day(moved))

    def _detail(self):
        if self.months == 1:
            return ""
        key = "startingMonth" if self.months == 3 else "month"
        return f": {key}={self.month or (12 if self.end else (1 if self.months == 12 else 1))}"


class MonthEnd(_MonthStep):
    prefix = "ME"


class MonthBegin(_MonthStep):
    prefix, end = "MS", False


class QuarterEnd(_MonthStep):
    prefix, months = "QE", 3


class QuarterBegin(_MonthStep):
    prefix, months, end = "QS", 3, False


class YearEnd(_MonthStep):
    prefix, months = "YE", 12


class YearBegin(_MonthStep):
    prefix, months, end = "YS", 12, False


class BusinessDay(BaseOffset):
    """Monday to Friday."""

    prefix = "B"

    def _on(self, stamp):
        return stamp.weekday() < 5

    def _applied(self, stamp, n):
        step = 1 if n > 0 else -1
        if stamp.weekday() > 4 and n == 0:
            n = 1
        one = Timedelta._of(DAY)
        for _ in range(abs(n)):
            stamp = stamp + one if step > 0 else stamp - one
            while stamp.weekday() > 4:
                stamp = stamp + one if step > 0 else stamp - one
        return stamp


class Week(BaseOffset):
    """One day of every week, or seven days."""

    prefix = "W"

    def __init__(self, n=1, normalize=False, weekday=None):
        super().__init__(n, normalize)
        self.weekday = weekday

    @property
    def rule_code(self):
        return "W" if self.weekday is None else f"W-{_WEEKDAYS[self.weekday]}"

    def _on(self, stamp):
        return self.weekday is None or stamp.weekday() == self.weekday

    def _applied(self, stamp, n):
        if self.weekday is not None and not self._on(stamp):
            ahead = (self.weekday - stamp.weekday()) % 7
            stamp = stamp + Timedelta._of(ahead * DAY)
            n = n - 1 if n > 0 else n
        return stamp + Timedelta._of(7 * n * DAY)

    def _detail(self):
        return ": weekday=None" if self.weekday is None else f": weekday={self.weekday}"


class BusinessMonthEnd(_MonthStep):
    prefix = "BME"

    def _day(self, stamp):
        day = month_days(stamp.year, stamp.month)
        weekday = datetime.date(stamp.year, stamp.month, day).weekday()
        return day - max(0, weekday - 4)


class BusinessMonthBegin(_MonthStep):
    prefix, end = "BMS", False

    def _day(self, stamp):
        weekday = datetime.date(stamp.year, stamp.month, 1).weekday()
        return 1 if weekday < 5 else 8 - weekday


BDay, BMonthEnd, BMonthBegin = BusinessDay, BusinessMonthEnd, BusinessMonthBegin
_NAMED = {
    "B": BusinessDay,
    "ME": MonthEnd,
    "MS": MonthBegin,
    "BME": BusinessMonthEnd,
    "BMS": BusinessMonthBegin,
    "QE": QuarterEnd,
    "QS": QuarterBegin,
    "YE": YearEnd,
    "YS": YearBegin,
    "W": Week,
}


def to_offset(freq):
    """An offset of a text such as `2h`, `W-MON`, `1D12h`."""
    import re

    if freq is None or isinstance(freq, BaseOffset):
        return freq
    if isinstance(freq, datetime.timedelta):
        return _of_span(Timedelta(freq).value)
    parts = re.findall(r"\s*([+-]?\d*\.?\d*)\s*([A-Za-z]+)(-[A-Z]{3})?", freq)
    if not parts or "".join(re.findall(r"\s*[+-]?\d*\.?\d*\s*[A-Za-z]+(?:-[A-Z]{3})?\s*", freq)) != freq:
        raise ValueError(
            f"Invalid frequency: {freq}. Failed to parse with error message: ValueError('Invalid frequency: {freq}')"
        )
    total, offset = 0, None
    for count, code, anchor in parts:
        offset = _named(count, code, anchor[1:], freq)
        if len(parts) > 1:
            if offset.nanos is None:
                raise ValueError(
                    f"Invalid frequency: {freq}. Failed to parse with error message: ValueError('Invalid frequency: {freq}')"
                )
            total += offset.nanos
    return offset if len(parts) == 1 else _of_span(total)


def _named(count, code, anchor, freq):
    number = (
        float(count) if "." in count else (int(count) if count not in ("", "+", "-") else (-1 if count == "-" else 1))
    )
    if code in ("d", "b", "w"):
        code = code.upper()
    if code in _TICKS:
        unit = _TICKS[code]
        return unit(number) if number == int(number) else _of_span(int(number * unit.unit))
    if code == "W":
        return Week(number, weekday=_WEEKDAYS.index(anchor) if anchor else 6)
    if code in _NAMED:
        kind = _NAMED[code]
        return kind(number, month=_MONTHS.index(anchor) + 1) if anchor else kind(number)
    if code in _RENAMED:
        if code in ("M", "Q", "Y", "A", "BM"):
            message = f"'{code}' is no longer supported for offsets. Please use '{_RENAMED[code]}' instead."
            raise ValueError(f'Invalid frequency: {freq}. Failed to parse with error message: ValueError("{message}")')
        hint = f"Did you mean {_RENAMED[code]}?"
        raise ValueError(
            f"Invalid frequency: {freq}. Failed to parse with error message: ValueError('Invalid frequency: {code}. {hint}') {hint}"
        )
    raise ValueError(
        f"Invalid frequency: {freq}. Failed to parse with error message: ValueError('Invalid frequency: {code}')"
    )


def _of_span(value):
    for code, unit in _TICKS.items():
        if value % unit.unit == 0:
            return unit(value // unit.unit)
    raise ValueError("Invalid frequency")


def date_range(
    start=None, end=None, periods=None, freq=None, tz=None, normalize=False, name=None, inclusive="both", unit=None,
):
    """Times at even steps."""
    from pandas._timeindex import DatetimeIndex

    if freq is None and None in (start, end, periods):
        freq = "D"
    given = sum(part is not None for part in (start, end, periods, freq))
    if given != 3:
        raise ValueError(
            "Of the four parameters: start, end, periods, and freq, exactly three must be specified"
        )
    offset = to_offset(freq)
    start = None if start is None else Timestamp(start, tz=None)
    end = None if end is None else Timestamp(end)
    tz = tz or (start.tzinfo if start is not None else (end.tzinfo if end is not None else None))
    start = start.tz_localize(None) if start is not None else None
    end = end.tz_localize(None) if end is not None else None
    if normalize:
        start, end = start.normalize() if start is not None else None, end.normalize() if end is not None else None
    if offset is None:
        stamps = _even(start, end, periods)
    else:
        stamps = _stepped(start, end, periods, offset)
    if inclusive in ("right", "neither") and stamps and start is not None and stamps[0] == start:
        stamps = stamps[1:]
    if inclusive in ("left", "neither") and stamps and end is not None and stamps[-1] == end:
        stamps = stamps[:-1]
    unit = unit or (
        "ns" if any(s is not None and s.unit == "ns" for s in (start, end)) or isinstance(offset, Nano) else "us"
    )
    stamps = [Timestamp._of(*s._fields(), s.nanosecond, unit, None) for s in stamps]
    index = DatetimeIndex._of_stamps(stamps, unit, name, offset)
    return index if tz is None else index.tz_localize(tz)._with_freq(offset)


def _even(start, end, periods):
    if periods == 1:
        return [start]
    step = (end.value - start.value) / (periods - 1)
    return [Timestamp._from_ns(start.value + int(i * step) if i < periods - 1 else end.value) for i in range(periods)]


def _stepped(start, end, periods, offset):
    if start is not None:
        stamp = start if offset.nanos is not None else offset.rollforward(start)
        if offset.n < 0 and offset.nanos is None:
            stamp = offset.rollback(start)
        result = []
        if periods is not None:
            for _ in range(int(periods)):
                result.append(stamp)
                stamp = stamp + offset
            return result
        while (stamp <= end) if offset.n > 0 else (stamp >= end):
            result.append(stamp)
            stamp = stamp + offset
        return result
    stamp = end if offset.nanos is not None else offset.rollback(end)
    result = []
    for _ in range(int(periods)):
        result.append(stamp)
        stamp = stamp - offset
    return result[::-1]


def bdate_range(start=None, end=None, periods=None, freq="B", tz=None, normalize=True, name=None, inclusive="both"):
    return date_range(start, end, periods, freq, tz, normalize, name, inclusive)


def timedelta_range(start=None, end=None, periods=None, freq=None, name=None, closed=None, unit=None):
    from pandas._timeindex import TimedeltaIndex

    if freq is None and None in (start, end, periods):
        freq = "D"
    offset = to_offset(freq)
    start = None if start is None else Timedelta(start)
    end = None if end is None else Timedelta(end)
    if offset is None:
        step = (end.value - start.value) // max(periods - 1, 1)
    else:
        step = offset.nanos
    if start is None:
        start = Timedelta._of(end.value - step * (periods - 1))
    if periods is None:
        periods = (end.value - start.value) // step + 1
    spans = [Timedelta._of(start.value + i * step) for i in range(periods)]
    index = TimedeltaIndex._make(spans, "timedelta64[us]", None, name)
    return index._with_freq(offset)


def infer_freq(index):
    """The text of the frequency of times, None if they have none."""
    stamps = list(index)
    if len(stamps) < 3:
        raise ValueError("Need at least 3 dates to infer frequency")
    steps = {b.value - a.value for a, b in zip(stamps, stamps[1:])}
    if len(steps) == 1:
        step = steps.pop()
        if step % (7 * DAY) == 0 and type(stamps[0]).__name__ == "Timestamp":
            count = step // (7 * DAY)
            return f"{count if count > 1 else ''}W-{_WEEKDAYS[stamps[0].weekday()]}"
        return _of_span(step).freqstr
    for code in ("MS", "ME", "QS", "QE", "YS", "YE", "B"):
        offsets = [to_offset(code)]
        if code[0] in "QY":
            offsets = [_NAMED[code](1, month=month) for month in range(1, 13)]
        for offset in offsets:
            if offset._on(stamps[0]) and all(a + offset == b for a, b in zip(stamps, stamps[1:])):
                return offset.freqstr
    return None
