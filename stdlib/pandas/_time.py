"""Points in time and spans of time, to the nanosecond."""

import datetime

import numpy as np
from pandas._dtypes import NaT, NaTType
from pandas._values import Column, is_missing

DAY = 86_400_000_000_000
UNITS = {"ns": 1, "us": 1_000, "ms": 1_000_000, "s": 1_000_000_000}
_EPOCH = datetime.date(1970, 1, 1).toordinal()


class Timestamp(datetime.datetime):
    """A point in time; `unit` is the resolution of what it came from."""

    def __new__(
        cls,
        ts_input=None,
        year=None,
        month=None,
        day=None,
        hour=None,
        minute=None,
        second=None,
        microsecond=None,
        tzinfo=None,
        *,
        nanosecond=None,
        tz=None,
        unit=None,
        fold=None,
    ):
        tz = timezone_of(tzinfo if tz is None else tz)
        if (
            isinstance(ts_input, (int, np.integer))
            and (year is not None or month is not None)
            and not isinstance(ts_input, bool)
        ):
            # Year, month, day and so on by place: each stands one place before its name.
            if month is None:
                raise TypeError("function missing required argument 'day' (pos 3)")
            return cls._of(
                int(ts_input), year, month, day or 0, hour or 0, minute or 0, second or 0, nanosecond or 0, "us", tz
            )
        if ts_input is None:
            if year is None:
                raise TypeError("Missing required argument")
            return cls._of(
                year, month, day, hour or 0, minute or 0, second or 0, microsecond or 0, nanosecond or 0, "us", tz
            )
        if is_missing(ts_input):
            return NaT
        if isinstance(ts_input, Timestamp):
            result = ts_input
        elif isinstance(ts_input, datetime.datetime):
            t = ts_input
            result = cls._of(t.year, t.month, t.day, t.hour, t.minute, t.second, t.microsecond, 0, "us", t.tzinfo)
        elif isinstance(ts_input, datetime.date):
            result = cls._of(ts_input.year, ts_input.month, ts_input.day, 0, 0, 0, 0, 0, "s", None)
        elif isinstance(ts_input, str):
            from pandas._time_text import parse

            result = parse(ts_input)
        elif isinstance(ts_input, (int, float, np.number)):
            result = from_number(ts_input, unit or "ns")
        else:
            raise TypeError(f"Cannot convert input [{ts_input}] of type {type(ts_input)} to Timestamp")
        if tz is not None and result is not NaT:
            result = result.tz_localize(tz) if result.tzinfo is None else result.tz_convert(tz)
        return result

    @classmethod
    def _of(cls, year, month, day, hour, minute, second, microsecond, nanosecond, unit, tz):
        stamp = datetime.datetime.__new__(Timestamp, year, month, day, hour, minute, second, microsecond, tz)
        stamp.nanosecond = nanosecond
        stamp.unit = "ns" if nanosecond else unit
        return stamp

    @classmethod
    def _from_ns(cls, value, unit="us", tz=None):
        """Of nanoseconds since 1970, in UTC."""
        if tz is not None:
            offset = tz.utcoffset(None)
            value += (offset.days * 86400 + offset.seconds) * 1_000_000_000
        days, rest = divmod(value, DAY)
        date = datetime.date.fromordinal(days + _EPOCH)
        seconds, rest = divmod(rest, 1_000_000_000)
        micros, nanos = divmod(rest, 1000)
        minutes, second = divmod(seconds, 60)
        hour, minute = divmod(minutes, 60)
        return cls._of(date.year, date.month, date.day, hour, minute, second, micros, nanos, unit, tz)

    @classmethod
    def now(cls, tz=None):
        t = datetime.datetime.now()
        stamp = cls._of(t.year, t.month, t.day, t.hour, t.minute, t.second, t.microsecond, 0, "us", None)
        return stamp if tz is None else cls.utcnow().tz_convert(tz)

    today = now

    @classmethod
    def utcnow(cls):
        t = datetime.datetime.utcnow()
        return cls._of(
            t.year, t.month, t.day, t.hour, t.minute, t.second, t.microsecond, 0, "us", datetime.timezone.utc
        )

    @classmethod
    def fromtimestamp(cls, timestamp, tz=None):
        return cls(datetime.datetime.fromtimestamp(timestamp, tz))

    @classmethod
    def fromordinal(cls, ordinal, tz=None):
        return cls(datetime.datetime.fromordinal(ordinal))

    @classmethod
    def strptime(cls, date_string, format):
        return cls(datetime.datetime.strptime(date_string, format))

    @classmethod
    def combine(cls, date, time):
        return cls(datetime.datetime.combine(date, time))

    @property
    def value(self):
        """Nanoseconds since 1970."""
        result = self._local_value()
        if self.tzinfo is not None:
            offset = self.utcoffset()
            result -= (offset.days * 86400 + offset.seconds) * 1_000_000_000
        return result

    def _local_value(self):
        seconds = (self.toordinal() - _EPOCH) * 86400 + self.hour * 3600 + self.minute * 60 + self.second
        return seconds * 1_000_000_000 + self.microsecond * 1000 + self.nanosecond

    def timestamp(self):
        return round(self.value / 1_000_000_000, 6)

    def _is_midnight(self):
        return not (
            self.hour or self.minute or self.second or self.microsecond or self.nanosecond or self.tzinfo is not None
        )

    def _decimals(self):
        if self.nanosecond:
            return 9
        if self.microsecond % 1000:
            return 6
        return 3 if self.microsecond else 0

    def _text(self, digits=None, sep=" "):
        digits = (9 if self.nanosecond else (6 if self.microsecond else 0)) if digits is None else digits
        text = (
            f"{self.year:04d}-{self.month:02d}-{self.day:02d}{sep}{self.hour:02d}:{self.minute:02d}:{self.second:02d}"
        )
        if digits:
            text += "." + f"{self.microsecond * 1000 + self.nanosecond:09d}"[:digits]
        return text + (offset_text(self.utcoffset()) if self.tzinfo is not None else "")

    def __str__(self):
        return self._text()

    def __format__(self, spec):
        return str(self) if not spec else self.strftime(spec)

    def __repr__(self):
        text = self._text()
        if self.tzinfo is None:
            return f"Timestamp('{text}')"
        return f"Timestamp('{text[:-6]}{text[-6:].replace(':', '')}', tz='{zone_name(self.tzinfo)}')"

    def isoformat(self, sep="T", timespec="auto"):
        if timespec == "auto":
            return self._text(None, sep)
        digits = {"seconds": 0, "milliseconds": 3, "microseconds": 6, "nanoseconds": 9}.get(timespec)
        return self._text(digits, sep) if digits is not None else datetime.datetime.isoformat(self, sep, timespec)

    # Parts

    dayofweek = day_of_week = property(lambda self: self.weekday())
    dayofyear = day_of_year = property(lambda self: self.toordinal() - datetime.date(self.year, 1, 1).toordinal() + 1)
    quarter = property(lambda self: (self.month - 1) // 3 + 1)
    days_in_month = daysinmonth = property(lambda self: month_days(self.year, self.month))
    week = weekofyear = property(lambda self: self.isocalendar()[1])
    is_leap_year = property(lambda self: month_days(self.year, 2) == 29)
    is_month_start = property(lambda self: self.day == 1)
    is_month_end = property(lambda self: self.day == self.days_in_month)
    is_quarter_start = property(lambda self: self.day == 1 and self.month % 3 == 1)
    is_quarter_end = property(lambda self: self.month % 3 == 0 and self.day == self.days_in_month)
    is_year_start = property(lambda self: self.day == 1 and self.month == 1)
    is_year_end = property(lambda self: self.day == 31 and self.month == 12)
    tz = property(lambda self: self.tzinfo)
    asm8 = property(lambda self: self)

    def day_name(self, locale=None):
        return DAY_NAMES[self.weekday()]

    def month_name(self, locale=None):
        return MONTH_NAMES[self.month - 1]

    def normalize(self):
        return Timestamp._of(self.year, self.month, self.day, 0, 0, 0, 0, 0, self.unit, self.tzinfo)

    def replace(self, nanosecond=None, **fields):
        changed = datetime.datetime.replace(datetime.datetime(*self._fields(), self.tzinfo), **fields)
        stamp = Timestamp(changed)
        stamp.nanosecond = self.nanosecond if nanosecond is None else nanosecond
        return stamp

    def to_pydatetime(self, warn=True):
        return datetime.datetime(*self._fields(), self.tzinfo)

    def to_period(self, freq=None):
        from pandas._periods import Period

        return Period(self, freq)

    def to_numpy(self, dtype=None, copy=False):
        return self

    def to_julian_date(self):
        return self.toordinal() + 1721424.5 + (self._local_value() % DAY) / DAY

    def as_unit(self, unit, round_ok=True):
        return Timestamp._from_ns(self.value, unit, self.tzinfo)

    def _rounded(self, freq, how):
        return Timestamp._from_ns(rounded(self._local_value(), span_of(freq), how), self.unit).tz_localize(self.tzinfo)

    def floor(self, freq, ambiguous="raise", nonexistent="raise"):
        return self._rounded(freq, "floor")

    def ceil(self, freq, ambiguous="raise", nonexistent="raise"):
        return self._rounded(freq, "ceil")

    def round(self, freq, ambiguous="raise", nonexistent="raise"):
        return self._rounded(freq, "round")

    def tz_localize(self, tz, ambiguous="raise", nonexistent="raise"):
        tz = timezone_of(tz)
        if tz is not None and self.tzinfo is not None:
            raise TypeError("Cannot localize tz-aware Timestamp, use tz_convert for conversions")
        return Timestamp._of(*self._fields(), self.nanosecond, self.unit, tz)

    def tz_convert(self, tz):
        if self.tzinfo is None:
            raise TypeError("Cannot convert tz-naive Timestamp, use tz_localize to localize")
        return Timestamp._from_ns(self.value, self.unit, timezone_of(tz))

    # Arithmetic and order

    def __add__(self, other):
        if isinstance(other, datetime.timedelta):
            span = Timedelta(other)
            unit = "ns" if "ns" in (self.unit, span.unit) else ("us" if self.unit in ("s", "ms") else self.unit)
            return Timestamp._from_ns(self.value + span.value, unit, self.tzinfo)
        if isinstance(other, NaTType):
            return NaT
        if isinstance(other, (int, np.integer)):
            raise TypeError(
                "Addition/subtraction of integers and integer-arrays with Timestamp is no longer supported.  Instead of "
                "adding/subtracting `n`, use `n * obj.freq`"
            )
        return NotImplemented

    __radd__ = __add__

    def __sub__(self, other):
        if isinstance(other, datetime.datetime):
            other = Timestamp(other)
            if (self.tzinfo is None) != (other.tzinfo is None):
                raise TypeError("Cannot subtract tz-naive and tz-aware datetime-like objects.")
            return Timedelta._of(self.value - other.value, "ns" if "ns" in (self.unit, other.unit) else "us")
        if isinstance(other, datetime.timedelta):
            return self + Timedelta._of(-Timedelta(other).value, Timedelta(other).unit)
        return self.__add__(other) if isinstance(other, (NaTType, int, np.integer)) else NotImplemented

    def __rsub__(self, other):
        return Timestamp(other) - self if isinstance(other, datetime.datetime) else NotImplemented

    def __eq__(self, other):
        if isinstance(other, Timestamp):
            if self.tzinfo is not None or other.tzinfo is not None:
                return (self.tzinfo is None) == (other.tzinfo is None) and self.value == other.value
            return self._fields() == other._fields() and self.nanosecond == other.nanosecond
        return datetime.datetime.__eq__(self, other) if isinstance(other, datetime.datetime) else False

    def __ne__(self, other):
        return not self == other

    def __hash__(self):
        return datetime.datetime.__hash__(self)

    def __reduce__(self):
        return _restored, (self.value, self.unit, zone_name(self.tzinfo) if self.tzinfo is not None else None)

    def __reduce_ex__(self, protocol):
        return self.__reduce__()


def _ordering(name):
    import operator

    function = getattr(operator, name)

    def method(self, other):
        if isinstance(other, NaTType):
            return False
        if isinstance(other, datetime.datetime):
            other = other if isinstance(other, Timestamp) else Timestamp(other)
            if (self.tzinfo is None) != (other.tzinfo is None):
                raise TypeError("Cannot compare tz-naive and tz-aware timestamps")
            if self.tzinfo is None:
                return function((self._fields(), self.nanosecond), (other._fields(), other.nanosecond))
            return function(self.value, other.value)
        if isinstance(other, datetime.date):
            raise TypeError(
                "Cannot compare Timestamp with datetime.date. Use ts == pd.Timestamp(date) or ts.date() == date instead."
            )
        return NotImplemented

    return method


for _name in ("lt", "le", "gt", "ge"):
    setattr(Timestamp, f"__{_name}__", _ordering(_name))
Timestamp.min = None
Timestamp.max = None
DAY_NAMES = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
MONTH_NAMES = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]


def _restored(value, unit, tz):
    return Timestamp._from_ns(value, unit, timezone_of(tz))


def month_days(year, month):
    if month == 2:
        return 29 if year % 4 == 0 and (year % 100 != 0 or year % 400 == 0) else 28
    return 30 if month in (4, 6, 9, 11) else 31


def rounded(value, span, how):
    low = value // span * span
    if how == "floor" or low == value:
        return low
    if how == "ceil":
        return low + span
    twice = 2 * (value - low)
    if twice == span:
        return low if (low // span) % 2 == 0 else low + span
    return low + span if twice > span else low


def span_of(freq):
    """Nanoseconds of a fixed frequency."""
    from pandas._offsets import to_offset

    offset = to_offset(freq)
    if getattr(offset, "nanos", None) is None:
        raise ValueError(f"{offset!r} is a non-fixed frequency")
    return offset.nanos


def from_number(number, unit):
    if unit not in UNITS and unit not in ("m", "min", "h", "D", "W"):
        raise ValueError(f"unit={unit!r} is not valid with non-numerical val=" + repr(number))
    scale = {"m": 60, "min": 60, "h": 3600, "D": 86400, "W": 604800}.get(unit)
    factor = UNITS[unit] if scale is None else scale * 1_000_000_000
    value = int(number) * factor if isinstance(number, (int, np.integer)) else int(round(float(number) * factor))
    return Timestamp._from_ns(value, "ns" if unit == "ns" else "us")


def timezone_of(tz):
    """UTC and fixed offsets; the zones of the world are not there."""
    if tz is None or isinstance(tz, datetime.tzinfo):
        return tz
    if tz in ("UTC", "utc", "Z"):
        return datetime.timezone.utc
    if isinstance(tz, str) and len(tz) == 6 and tz[0] in "+-" and tz[3] == ":":
        minutes = int(tz[1:3]) * 60 + int(tz[4:6])
        return datetime.timezone(datetime.timedelta(minutes=-minutes if tz[0] == "-" else minutes))
    raise NotImplementedError(f"time zone {tz!r} (not in Cellbook: UTC and fixed offsets such as '+02:00' are)")


def zone_name(tz):
    return "UTC" if tz is datetime.timezone.utc or str(tz) == "UTC" else str(tz)


def offset_text(offset):
    minutes = (offset.days * 86400 + offset.seconds) // 60
    sign = "-" if minutes < 0 else "+"
    return f"{sign}{abs(minutes) // 60:02d}:{abs(minutes) % 60:02d}"


# Spans

_SPANS = {
    "ns": 1,
    "nanosecond": 1,
    "nanoseconds": 1,
    "nano": 1,
    "nanos": 1,
    "us": 1_000,
    "µs": 1_000,
    "micro": 1_000,
    "micros": 1_000,
    "microsecond": 1_000,
    "microseconds": 1_000,
    "ms": 1_000_000,
    "milli": 1_000_000,
    "millis": 1_000_000,
    "millisecond": 1_000_000,
    "milliseconds": 1_000_000,
    "s": 1_000_000_000,
    "S": 1_000_000_000,
    "sec": 1_000_000_000,
    "second": 1_000_000_000,
    "seconds": 1_000_000_000,
    "m": 60_000_000_000,
    "min": 60_000_000_000,
    "mins": 60_000_000_000,
    "minute": 60_000_000_000,
    "minutes": 60_000_000_000,
    "T": 60_000_000_000,
    "h": 3_600_000_000_000,
    "H": 3_600_000_000_000,
    "hr": 3_600_000_000_000,
    "hrs": 3_600_000_000_000,
    "hour": 3_600_000_000_000,
    "hours": 3_600_000_000_000,
    "d": DAY,
    "D": DAY,
    "day": DAY,
    "days": DAY,
    "W": 7 * DAY,
    "w": 7 * DAY,
    "week": 7 * DAY,
    "weeks": 7 * DAY,
}


class Timedelta(datetime.timedelta):
    """A span of time."""

    def __new__(cls, value=None, unit=None, **parts):
        if value is None and not parts:
            raise ValueError(
                "cannot construct a Timedelta without a value/unit or descriptive keywords (days,seconds....)"
            )
        if value is None:
            total = 0
            for name, number in parts.items():
                if name not in _SPANS:
                    raise ValueError(
                        "cannot construct a Timedelta from the passed arguments, allowed keywords are [weeks, days, hours, "
                        "minutes, seconds, milliseconds, microseconds, nanoseconds]"
                    )
                total += int(round(number * _SPANS[name]))
            return cls._of(total, "ns" if total % 1000 else "us")
        if is_missing(value):
            return NaT
        if isinstance(value, Timedelta):
            return value
        if isinstance(value, datetime.timedelta):
            return cls._of(((value.days * 86400 + value.seconds) * 1_000_000 + value.microseconds) * 1000, "us")
        if isinstance(value, str):
            return cls._of_text(value)
        if isinstance(value, (int, float, np.number)):
            if unit is not None and unit not in _SPANS:
                raise ValueError(f"invalid unit abbreviation: {unit}")
            factor = _SPANS[unit or "ns"]
            total = int(value) * factor if isinstance(value, (int, np.integer)) else int(round(float(value) * factor))
            return cls._of(total, "ns" if total % 1000 or factor < 1000 else "us")
        if hasattr(value, "nanos"):
            return cls._of(value.nanos, "us")
        raise ValueError(
            f"Value must be Timedelta, string, integer, float, timedelta or convertible, not {type(value).__name__}"
        )

    @classmethod
    def _of(cls, value, unit="us"):
        span = cls._from_microseconds(value // 1000)
        span.value = value
        span.unit = "ns" if value % 1000 else unit
        return span

    @classmethod
    def _of_text(cls, text):
        import re

        body = text.strip()
        if body in ("", "NaT", "nan"):
            return NaT
        sign = -1 if body.startswith("-") else 1
        body = body.lstrip("+-").strip()
        total, position = 0, 0
        clock = re.search(r"([+-]?)(\d+):(\d+)(?::(\d+)(?:\.(\d+))?)?$", body)
        if clock is not None:
            hours, minutes, seconds = int(clock.group(2)), int(clock.group(3)), int(clock.group(4) or 0)
            part = (hours * 3600 + minutes * 60 + seconds) * 1_000_000_000 + int(((clock.group(5) or "") + "0" * 9)[:9])
            # "-1 days +02:00:00" counts back one day, then forward.
            total += sign * part if clock.group(1) == "+" else part
            body = body[: clock.start()].strip()
        for match in re.finditer(r"\s*(\d+(?:\.\d*)?|\.\d+)\s*([a-zA-Zµ]+)[,\s]*(?:and\s*)?", body):
            if match.start() != position:
                break
            position = match.end()
            if match.group(2) not in _SPANS and match.group(2).lower() not in _SPANS:
                raise ValueError(f"invalid unit abbreviation: {match.group(2)}")
            factor = _SPANS.get(match.group(2)) or _SPANS[match.group(2).lower()]
            number = match.group(1)
            total += int(number) * factor if number.isdigit() else int(round(float(number) * factor))
        if position != len(body):
            rest = body[position:]
            if not rest.strip().isdigit() or clock is not None:
                if not any(char.isdigit() for char in text):
                    raise ValueError("unit abbreviation w/o a number")
                raise ValueError("only leading negative signs are allowed" if "-" in rest else "have leftover units")
            total += int(rest)
        return cls._of(sign * total, "ns" if total % 1000 else "us")

    components = property(lambda self: _components(self))
    nanoseconds = property(lambda self: self.value % 1000)
    asm8 = property(lambda self: self)

    def total_seconds(self):
        return self.value / 1_000_000_000

    def to_pytimedelta(self):
        return datetime.timedelta(microseconds=self.value // 1000)

    def to_timedelta64(self):
        return self

    def as_unit(self, unit, round_ok=True):
        return Timedelta._of(self.value, unit)

    def isoformat(self):
        c = self.components
        fraction = f"{c.milliseconds:03d}{c.microseconds:03d}{c.nanoseconds:03d}".rstrip("0")
        return f"P{c.days}DT{c.hours}H{c.minutes}M{c.seconds}{'.' + fraction if fraction else ''}S"

    def floor(self, freq):
        return Timedelta._of(rounded(self.value, span_of(freq), "floor"), self.unit)

    def ceil(self, freq):
        return Timedelta._of(rounded(self.value, span_of(freq), "ceil"), self.unit)

    def round(self, freq):
        return Timedelta._of(rounded(self.value, span_of(freq), "round"), self.unit)

    def __str__(self):
        seconds, fraction = divmod(self.value - self.days * DAY, 1_000_000_000)
        text = f"{self.days} days {'+' if self.days < 0 else ''}{seconds // 3600:02d}:{seconds // 60 % 60:02d}:{seconds % 60:02d}"
        if fraction:
            digits = f"{fraction:09d}"
            text += "." + (digits if fraction % 1000 else digits[:6])
        return text

    def __repr__(self):
        return f"Timedelta('{self}')"

    def __format__(self, spec):
        return format(str(self), spec)

    def __hash__(self):
        return hash(self.value // 1000) if self.value % 1000 == 0 else hash(self.value)

    def __neg__(self):
        return Timedelta._of(-self.value, self.unit)

    def __pos__(self):
        return self

    def __abs__(self):
        return Timedelta._of(abs(self.value), self.unit)

    def __bool__(self):
        return self.value != 0

    def __add__(self, other):
        if isinstance(other, datetime.datetime):
            return Timestamp(other) + self
        if isinstance(other, datetime.timedelta):
            return Timedelta._of(self.value + Timedelta(other).value, self.unit)
        return NaT if isinstance(other, NaTType) else NotImplemented

    __radd__ = __add__

    def __sub__(self, other):
        if isinstance(other, datetime.timedelta):
            return Timedelta._of(self.value - Timedelta(other).value, self.unit)
        return NaT if isinstance(other, NaTType) else NotImplemented

    def __rsub__(self, other):
        if isinstance(other, datetime.datetime):
            return Timestamp(other) - self
        if isinstance(other, datetime.timedelta):
            return Timedelta._of(Timedelta(other).value - self.value, self.unit)
        return NotImplemented

    def __mul__(self, other):
        if isinstance(other, (int, np.integer)):
            return Timedelta._of(self.value * int(other), self.unit)
        if isinstance(other, (float, np.floating)):
            return Timedelta._of(int(self.value * float(other)), self.unit)
        return NotImplemented

    __rmul__ = __mul__

    def __truediv__(self, other):
        if isinstance(other, datetime.timedelta):
            return self.value / Timedelta(other).value
        if isinstance(other, (int, float, np.number)):
            return Timedelta._of(int(self.value / other), self.unit)
        return NotImplemented

    def __rtruediv__(self, other):
        return Timedelta(other).value / self.value if isinstance(other, datetime.timedelta) else NotImplemented

    def __floordiv__(self, other):
        if isinstance(other, datetime.timedelta):
            return self.value // Timedelta(other).value
        return Timedelta._of(self.value // other, self.unit) if isinstance(other, (int, np.integer)) else NotImplemented

    def __mod__(self, other):
        return Timedelta._of(self.value % Timedelta(other).value, self.unit)

    def __divmod__(self, other):
        return self // other, self % other

    def __eq__(self, other):
        return isinstance(other, datetime.timedelta) and self.value == Timedelta(other).value

    def __ne__(self, other):
        return not self == other

    def __reduce__(self):
        return _restored_span, (self.value, self.unit)


def _restored_span(value, unit):
    return Timedelta._of(value, unit)


def _span_ordering(name):
    import operator

    function = getattr(operator, name)

    def method(self, other):
        if isinstance(other, NaTType):
            return False
        return function(self.value, Timedelta(other).value) if isinstance(other, datetime.timedelta) else NotImplemented

    return method


for _name in ("lt", "le", "gt", "ge"):
    setattr(Timedelta, f"__{_name}__", _span_ordering(_name))


def _components(span):
    from collections import namedtuple

    kind = namedtuple("Components", "days hours minutes seconds milliseconds microseconds nanoseconds")
    rest = span.value - span.days * DAY
    seconds, fraction = divmod(rest, 1_000_000_000)
    return kind(
        span.days,
        seconds // 3600,
        seconds // 60 % 60,
        seconds % 60,
        fraction // 1_000_000,
        fraction // 1000 % 1000,
        fraction % 1000,
    )


# Columns


def datetime_column(values):
    """A column of what Python knows as points in time."""
    stamps = [NaT if is_missing(v) else (v if isinstance(v, Timestamp) else Timestamp(v)) for v in values]
    present = [v for v in stamps if v is not NaT]
    zones = {zone_name(v.tzinfo) if v.tzinfo is not None else None for v in present}
    if len(zones) > 1:
        return Column(stamps, "object")
    return stamps_column(
        stamps, "ns" if any(v.unit == "ns" for v in present) else "us", present[0].tzinfo if present else None
    )


def stamps_column(stamps, unit, tz=None):
    if tz is None:
        return Column(stamps, f"datetime64[{unit}]")
    from pandas._dtypes import DatetimeTZDtype

    dtype = DatetimeTZDtype(unit, zone_name(tz))
    return Column(stamps, dtype.name, dtype)


def timedelta_column(values):
    spans = [NaT if is_missing(v) else Timedelta(v) for v in values]
    return Column(
        spans, "timedelta64[ns]" if any(v is not NaT and v.unit == "ns" for v in spans) else "timedelta64[us]"
    )


def integer_of(value, unit):
    return value.value // UNITS[unit] if value is not NaT else NaTType.value


def cast_time(column, kind):
    """To times, from texts, numbers or times."""
    unit = kind[kind.index("[") + 1 : -1]
    if kind.startswith("period"):
        from pandas._periods import Period, period_column

        return period_column([v if is_missing(v) else Period(v, unit) for v in column.data])
    if kind.startswith("timedelta"):
        if column.is_array:
            return Column([Timedelta._of(int(v) * UNITS[unit], unit) for v in column.to_list()], kind)
        return Column([NaT if is_missing(v) else Timedelta(v).as_unit(unit) for v in column.data], kind)
    if "," in unit:
        unit, zone = [part.strip() for part in unit.split(",")]
        stamps = [NaT if is_missing(v) else Timestamp(v, tz=zone) for v in column.to_list()]
        return stamps_column(stamps, unit, timezone_of(zone))
    if column.is_array:
        return Column(
            [NaT if v != v else Timestamp._from_ns(int(v) * UNITS[unit], unit) for v in column.to_list()], kind
        )
    return Column([NaT if is_missing(v) else Timestamp(v).as_unit(unit) for v in column.data], kind)
