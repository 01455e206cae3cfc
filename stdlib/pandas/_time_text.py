"""Times from texts: ISO 8601, the formats of `strptime`, and dates as people write them."""

import datetime
import re

import numpy as np
from pandas._dtypes import NaT
from pandas._time import (
    MONTH_NAMES,
    Timedelta,
    Timestamp,
    datetime_column,
    from_number,
    stamps_column,
    timedelta_column,
    timezone_of,
)
from pandas._values import Column, column_of, is_missing
from pandas._warning import warn

_ISO = re.compile(
    r"(\d{4})(?:([-/.]?)(\d{1,2})(?:\2(\d{1,2}))?)?(?:[T ](\d{1,2})(?::?(\d{2})(?::?(\d{2})(?:[.,](\d{1,9}))?)?)?)?"
    r"\s*(Z|UTC|[+-]\d{2}:?\d{2})?$"
)
_MONTHS = {name[:3].lower(): number for number, name in enumerate(MONTH_NAMES, 1)}
_HINT = (
    " You might want to try:\n    - passing `format` if your strings have a consistent format;\n    - passing `format='ISO8601'` "
    "if your strings are all ISO8601 but not necessarily in exactly the same format;\n    - passing `format='mixed'`, and the "
    "format will be inferred for each element individually. You might want to use `dayfirst` alongside this."
)


def parse(text, dayfirst=False):
    """One text as a timestamp."""
    body = text.strip()
    if body in ("", "NaT", "nan", "NaN", "None", "NA"):
        return NaT
    if body == "now":
        return Timestamp.now()
    if body == "today":
        return Timestamp.now()
    match = _ISO.match(body)
    if match is not None:
        year, _, month, day, hour, minute, second, fraction, zone = match.groups()
        if not (month is not None and day is None and len(body) == 6):
            return _checked(
                int(year),
                int(month or 1),
                int(day or 1),
                int(hour or 0),
                int(minute or 0),
                int(second or 0),
                fraction,
                zone,
                text,
            )
    return _freely(body, text, dayfirst)


def _checked(year, month, day, hour, minute, second, fraction, zone, text):
    from pandas.errors import DateParseError

    digits = ((fraction or "") + "0" * 9)[:9]
    if not 1 <= month <= 12:
        raise DateParseError(f"month must be in 1..12: {text}")
    try:
        tz = None
        if zone is not None:
            tz = timezone_of("UTC" if zone in ("Z", "UTC") else zone if ":" in zone else zone[:3] + ":" + zone[3:])
            tz = datetime.timezone.utc if zone in ("+00:00", "+0000") else tz
        return Timestamp._of(year, month, day, hour, minute, second, int(digits[:6]), int(digits[6:]), "us", tz)
    except ValueError as error:
        raise DateParseError(f"{error}: {text}") from None


def _freely(body, text, dayfirst):
    """Dates such as `Jan 5, 2020`, `5/1/2020 10:30 PM`."""
    from pandas.errors import DateParseError

    unknown = DateParseError(f"Unknown datetime string format, unable to parse: {text}")
    clock = re.search(r"(\d{1,2}):(\d{2})(?::(\d{2})(?:\.(\d+))?)?\s*([AaPp]\.?[Mm]\.?)?", body)
    hour = minute = second = 0
    fraction = None
    if clock is not None:
        hour, minute, second = int(clock.group(1)), int(clock.group(2)), int(clock.group(3) or 0)
        fraction = clock.group(4)
        half = (clock.group(5) or "").lower()[:1]
        if half == "p" and hour < 12:
            hour += 12
        elif half == "a" and hour == 12:
            hour = 0
        body = (body[: clock.start()] + " " + body[clock.end() :]).strip()
    numbers, month = [], None
    for word in re.findall(r"[A-Za-z]+|\d+", body):
        if word.isdigit():
            numbers.append(word)
        elif (
            word[:3].lower() in _MONTHS
            and month is None
            and MONTH_NAMES[_MONTHS[word[:3].lower()] - 1].lower().startswith(word.lower())
        ):
            month = _MONTHS[word[:3].lower()]
        elif word.lower() not in (
            "st",
            "nd",
            "rd",
            "th",
            "of",
            "at",
            "t",
            "mon",
            "tue",
            "wed",
            "thu",
            "fri",
            "sat",
            "sun",
        ) and not word.lower().endswith("day"):
            raise unknown
    if month is not None:
        if len(numbers) == 1:
            day, year = (1, int(numbers[0])) if len(numbers[0]) == 4 else (int(numbers[0]), Timestamp.now().year)
        elif len(numbers) == 2:
            day, year = (numbers[1], numbers[0]) if len(numbers[0]) == 4 else (numbers[0], numbers[1])
            day, year = int(day), _full_year(year)
        else:
            raise unknown
    elif len(numbers) == 3:
        if len(numbers[0]) == 4:
            year, month, day = int(numbers[0]), int(numbers[1]), int(numbers[2])
        else:
            a, b, year = int(numbers[0]), int(numbers[1]), _full_year(numbers[2])
            month, day = (b, a) if (dayfirst and b <= 12) or a > 12 else (a, b)
            if (a > 12) and not dayfirst and b <= 12:
                _warn_order("%d/%m/%Y", False)
            elif dayfirst and b > 12:
                _warn_order("%m/%d/%Y", True)
    elif len(numbers) == 2 and len(numbers[1]) == 4:
        month, day, year = int(numbers[0]), 1, int(numbers[1])
    elif len(numbers) == 1 and len(numbers[0]) == 8:
        year, month, day = int(numbers[0][:4]), int(numbers[0][4:6]), int(numbers[0][6:])
    elif not numbers and clock is not None:
        today = Timestamp.now()
        year, month, day = today.year, today.month, today.day
    else:
        raise unknown
    return _checked(year, month, day, hour, minute, second, fraction, None, text)


def _full_year(text):
    year = int(text)
    return year if len(text) > 2 else (2000 + year if year < 69 else 1900 + year)


def _warn_order(format, dayfirst):
    warn(
        f"Parsing dates in {format} format when dayfirst={dayfirst}{'' if dayfirst else ' (the default)'} was specified. Pass "
        f"`dayfirst={not dayfirst}` or specify a format to silence this warning.",
        UserWarning,
    )


def guess_format(text, dayfirst=False):
    """The format of a text as `strptime` takes it, None if it is none of the usual ones."""
    match = _ISO.match(text.strip())
    if match is not None and match.group(3) is not None:
        year, sep, month, day, hour, minute, second, fraction, zone = match.groups()
        if day is None:
            return f"%Y{sep}%m" if hour is None and sep else None
        if sep == "" and (len(month) < 2 or len(day) < 2):
            return None
        form = f"%Y{sep}%m{sep}%d"
        if hour is not None:
            form += text.strip()[match.start(5) - 1] + "%H"
            form += ":%M" if minute is not None else ""
            form += ":%S" if second is not None else ""
            form += ".%f" if fraction is not None else ""
        return form + ("%z" if zone is not None else "")
    match = re.match(r"(\d{1,2})([-/.])(\d{1,2})\2(\d{4})(?: (\d{1,2}):(\d{2})(:\d{2})?( [AP]M)?)?$", text.strip())
    if match is not None:
        a, sep, b = int(match.group(1)), match.group(2), int(match.group(3))
        first = (dayfirst and b <= 12) or a > 12
        form = f"%d{sep}%m{sep}%Y" if first else f"%m{sep}%d{sep}%Y"
        if a > 12 and not dayfirst:
            _warn_order(form, False)
        if match.group(5):
            form += " %I:%M" if match.group(8) else " %H:%M"
            form += (":%S" if match.group(7) else "") + (" %p" if match.group(8) else "")
        return form
    for form in (
        "%b %d, %Y",
        "%B %d, %Y",
        "%d %b %Y",
        "%d %B %Y",
        "%b %d %Y",
        "%B %d %Y",
        "%d-%b-%Y",
        "%d/%b/%Y",
        "%b %Y",
        "%B %Y",
        "%d-%b-%y",
    ):
        try:
            datetime.datetime.strptime(text.strip(), form)
            return form
        except ValueError:
            pass
    return None


def parse_as(text, form):
    """A text of a format; ValueError says what does not fit."""
    nanoseconds = 0
    if "%f" in form:
        match = re.search(r"\.(\d{7,9})", text)
        if match is not None:
            digits = (match.group(1) + "000")[:9]
            nanoseconds = int(digits[6:])
            text = text[: match.start(1)] + digits[:6] + text[match.end(1) :]
    try:
        stamp = Timestamp(datetime.datetime.strptime(text, form))
    except ValueError as error:
        message = str(error)
        if message.startswith("unconverted data remains: "):
            rest = message[len("unconverted data remains: ") :]
            raise ValueError(f'unconverted data remains when parsing with format "{form}": "{rest}".{_HINT}') from None
        if "does not match format" in message:
            raise ValueError(f'time data "{text}" doesn\'t match format "{form}".{_HINT}') from None
        raise
    stamp.nanosecond = nanoseconds
    return stamp


def to_datetime(
    arg,
    errors="raise",
    dayfirst=False,
    yearfirst=False,
    utc=False,
    format=None,
    exact=True,
    unit=None,
    origin="unix",
    cache=True,
):
    """Texts, numbers, frames of year, month and day as times."""
    if errors not in ("raise", "coerce"):
        raise ValueError("errors must be one of 'raise', or 'coerce'.")
    if arg is None:
        return None
    kind = type(arg).__name__
    if kind == "DataFrame" or isinstance(arg, dict):
        return _assembled(arg, errors)
    if isinstance(arg, (str, int, float, np.number, datetime.date)) or is_missing(arg):
        if is_missing(arg):
            return NaT
        return _converted([arg], errors, dayfirst, utc, format, unit, origin, True).data[0]
    column = column_of(arg)
    result = _converted(column.to_list(), errors, dayfirst, utc, format, unit, origin, False, column)
    if kind == "Series":
        return arg._like(result)
    from pandas._index import index_of

    return index_of(result, getattr(arg, "name", None))


def _converted(values, errors, dayfirst, utc, format, unit, origin, single, column=None):
    if column is not None and column.is_datetime:
        result = column
    elif unit is not None or (format is None and column is not None and column.is_array and column.kind != "bool"):
        base = 0 if origin == "unix" else Timestamp(origin).value
        stamps = []
        for value in values:
            if isinstance(value, str):
                value = float(value)
            stamp = NaT if is_missing(value) else from_number(value, unit or "ns")
            stamps.append(Timestamp._from_ns(stamp.value + base, "us") if base and stamp is not NaT else stamp)
        result = Column(stamps, "datetime64[ns]" if unit in ("ns", None) else "datetime64[us]")
    else:
        stamps = _stamps(values, errors, dayfirst, format, single)
        result = datetime_column(stamps)
        if utc:
            stamps = [
                NaT if v is NaT else (v.tz_localize("UTC") if v.tzinfo is None else v.tz_convert("UTC"))
                for v in result.data
            ]
            return stamps_column(stamps, "us", datetime.timezone.utc)
        if result.kind == "object":
            raise ValueError(
                "Mixed timezones detected. Pass utc=True in to_datetime or tz='UTC' in DatetimeIndex to convert to a common timezone."
            )
    if utc and result.extra is None:
        stamps = [v if v is NaT else v.tz_localize("UTC") for v in result.data]
        return stamps_column(stamps, "us", datetime.timezone.utc)
    return result


def _stamps(values, errors, dayfirst, format, single):
    texts = [v for v in values if isinstance(v, str) and v.strip() and v not in ("NaT", "nan", "NaN", "None")]
    guessed = format
    if format is None and texts and not single:
        guessed = guess_format(texts[0], dayfirst)
        if guessed is None:
            try:
                if not any(char.isdigit() for char in texts[0]) and errors == "raise":
                    raise ValueError(f'Given date string "{texts[0]}" not likely a datetime')
                parse(texts[0], dayfirst)
                warn(
                    "Could not infer format, so each element will be parsed individually, falling back to `dateutil`. To ensure "
                    "parsing is consistent and as-expected, please specify a format.",
                    UserWarning,
                )
            except ValueError:
                if errors == "raise":
                    raise
    elif format in ("mixed", "ISO8601"):
        guessed = None
    known, result = {}, []
    for position, value in enumerate(values):
        if isinstance(value, str):
            if value in known:
                result.append(known[value])
                continue
            try:
                stamp = _one(value, guessed, dayfirst)
            except ValueError:
                if errors == "raise":
                    raise
                stamp = NaT
            known[value] = stamp
            result.append(stamp)
        elif is_missing(value):
            result.append(NaT)
        elif isinstance(value, (int, float, np.number)) and not isinstance(value, bool):
            if format is not None:
                result.append(_one(str(int(value)), guessed, dayfirst))
            else:
                result.append(from_number(value, "ns"))
        elif isinstance(value, datetime.date):
            result.append(Timestamp(value))
        else:
            if errors == "coerce":
                result.append(NaT)
                continue
            raise TypeError(f"<class '{type(value).__name__}'> is not convertible to datetime, at position {position}")
    return result


def _one(text, form, dayfirst):
    if text.strip() in ("", "NaT", "nan", "NaN", "None"):
        return NaT
    if form is None:
        return parse(text, dayfirst)
    if form in ("%Y-%m-%d", "%Y/%m/%d") and len(text) == 10 and text[4] == text[7] == form[2] and text[:4].isdigit():
        try:
            return Timestamp._of(int(text[:4]), int(text[5:7]), int(text[8:]), 0, 0, 0, 0, 0, "us", None)
        except ValueError:
            pass
    return parse_as(text, form)


def _assembled(frame, errors):
    from pandas._frame import DataFrame

    frame = frame if isinstance(frame, DataFrame) else DataFrame(frame)
    names = {str(label).lower().rstrip("s"): label for label in frame.columns}
    missing = [name for name in ("year", "month", "day") if name not in names]
    if missing:
        raise ValueError(
            f"to assemble mappings requires at least that [year, month, day] be specified: [{','.join(sorted(missing))}] is missing"
        )
    rows = zip(
        *[
            frame[names[n]].tolist() if n in names else [0] * len(frame)
            for n in ("year", "month", "day", "hour", "minute", "second")
        ]
    )
    stamps = []
    for row in rows:
        try:
            stamps.append(Timestamp._of(*[int(v) for v in row], 0, 0, "us", None))
        except ValueError as error:
            if errors == "raise":
                raise ValueError(f"cannot assemble the datetimes: {error}") from None
            stamps.append(NaT)
    from pandas._series import Series

    return Series._make(Column(stamps, "datetime64[us]"), frame.index)


def to_timedelta(arg, unit=None, errors="raise"):
    """Texts and numbers as spans."""
    if arg is None:
        return None
    if isinstance(arg, str) or not hasattr(arg, "__iter__"):
        try:
            return Timedelta(arg, unit) if not isinstance(arg, str) else Timedelta(arg)
        except ValueError:
            if errors == "coerce":
                return NaT
            raise
    spans = []
    for value in column_of(arg).to_list():
        try:
            spans.append(
                NaT if is_missing(value) else (Timedelta(value) if isinstance(value, str) else Timedelta(value, unit))
            )
        except ValueError:
            if errors != "coerce":
                raise
            spans.append(NaT)
    column = timedelta_column(spans)
    if type(arg).__name__ == "Series":
        return arg._like(column)
    from pandas._index import index_of

    return index_of(column, getattr(arg, "name", None))
