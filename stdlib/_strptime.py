"""Parsing of dates and times by a format."""

import re
import time
from datetime import date, timedelta, timezone

_months = ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
           "december"]
_days = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
_patterns = {
    "d": r"(?P<d>3[0-1]|[1-2]\d|0[1-9]|[1-9]| [1-9])",
    "f": r"(?P<f>[0-9]{1,6})",
    "H": r"(?P<H>2[0-3]|[0-1]\d|\d)",
    "I": r"(?P<I>1[0-2]|0[1-9]|[1-9])",
    "G": r"(?P<G>\d\d\d\d)",
    "j": r"(?P<j>36[0-6]|3[0-5]\d|[1-2]\d\d|0[1-9]\d|00[1-9]|[1-9]\d|0[1-9]|[1-9])",
    "m": r"(?P<m>1[0-2]|0[1-9]|[1-9])",
    "M": r"(?P<M>[0-5]\d|\d)",
    "S": r"(?P<S>6[0-1]|[0-5]\d|\d)",
    "U": r"(?P<U>5[0-3]|[0-4]\d|\d)",
    "W": r"(?P<W>5[0-3]|[0-4]\d|\d)",
    "w": r"(?P<w>[0-6])",
    "u": r"(?P<u>[1-7])",
    "V": r"(?P<V>5[0-3]|0[1-9]|[1-4]\d|\d)",
    "y": r"(?P<y>\d\d)",
    "Y": r"(?P<Y>\d\d\d\d)",
    "z": r"(?P<z>[+-]\d\d:?[0-5]\d(:?[0-5]\d(\.\d{1,6})?)?|(?-i:Z))",
    "A": "(?P<A>" + "|".join(sorted(_days, key=len, reverse=True)) + ")",
    "a": "(?P<a>" + "|".join(day[:3] for day in _days) + ")",
    "B": "(?P<B>" + "|".join(sorted(_months, key=len, reverse=True)) + ")",
    "b": "(?P<b>" + "|".join(month[:3] for month in _months) + ")",
    "p": "(?P<p>am|pm)",
    "Z": "(?P<Z>utc|gmt)",
    "%": "%",
}
_composite = {"c": "%a %b %d %H:%M:%S %Y", "x": "%m/%d/%y", "X": "%H:%M:%S", "D": "%m/%d/%y", "T": "%H:%M:%S",
              "R": "%H:%M", "F": "%Y-%m-%d"}
_allowed_composite = "cxX"
_cache = {}


def _compiled(format):
    found = _cache.get(format)
    if found is None:
        if len(_cache) > 100:
            _cache.clear()
        found = _cache[format] = re.compile(_regex(format), re.IGNORECASE)
    return found


def _regex(format):
    for letter in _allowed_composite:
        format = format.replace("%" + letter, _composite[letter])
    escaped = re.sub(r"([\\.^$*+?\(\){}\[\]|])", r"\\\1", format)
    escaped = re.sub(r"\s+", r"\\s+", escaped)
    pieces = []
    position = 0
    while True:
        percent = escaped.find("%", position)
        if percent < 0:
            pieces.append(escaped[position:])
            return "".join(pieces)
        pieces.append(escaped[position:percent])
        letter = escaped[percent + 1:percent + 2]
        if not letter:
            raise ValueError("stray %% in format '%s'" % format)
        if letter not in _patterns:
            bad = "\\" if letter == "\\" else letter
            raise ValueError("'%s' is a bad directive in format '%s'" % (bad, format))
        pattern = _patterns[letter]
        pieces.append(pattern)
        position = percent + 2


def _parse(string, format):
    """The fields: (year, month, day, hour, minute, second, weekday, yearday, dst), zone name, offset, microseconds."""
    for index, argument in enumerate((string, format)):
        if not isinstance(argument, str):
            raise TypeError("strptime() argument {} must be str, not {}".format(index, type(argument)))
    try:
        pattern = _compiled(format)
    except re.error as error:
        raise re.error(error.msg, error.pattern, error.pos) from None
    found = pattern.match(string)
    if not found:
        raise ValueError("time data %r does not match format %r" % (string, format))
    if len(string) != found.end():
        raise ValueError("unconverted data remains: %s" % string[found.end():])
    groups = found.groupdict()
    values = {"year": None, "month": 1, "day": 1, "hour": 0, "minute": 0, "second": 0, "fraction": 0, "zone": None,
              "offset": None, "offset_fraction": 0, "dst": -1, "weekday": None, "julian": None, "iso_year": None,
              "iso_week": None, "week": None, "week_start": None}
    for key in groups:
        _take(key, groups, values)
    return _complete(values, format)


def _take(key, groups, values):
    text = groups[key]
    if key == "y":
        year = int(text)
        values["year"] = year + (2000 if year <= 68 else 1900)
    elif key == "Y":
        values["year"] = int(text)
    elif key == "G":
        values["iso_year"] = int(text)
    elif key == "m":
        values["month"] = int(text)
    elif key == "B":
        values["month"] = _months.index(text.lower()) + 1
    elif key == "b":
        values["month"] = [month[:3] for month in _months].index(text.lower()) + 1
    elif key == "d":
        values["day"] = int(text)
    elif key == "H":
        values["hour"] = int(text)
    elif key == "I":
        hour = int(text) % 12
        values["hour"] = hour + (12 if (groups.get("p") or "").lower() == "pm" else 0)
    elif key == "M":
        values["minute"] = int(text)
    elif key == "S":
        values["second"] = int(text)
    elif key == "f":
        values["fraction"] = int(text.ljust(6, "0"))
    elif key == "A":
        values["weekday"] = _days.index(text.lower())
    elif key == "a":
        values["weekday"] = [day[:3] for day in _days].index(text.lower())
    elif key == "w":
        values["weekday"] = (int(text) - 1) % 7
    elif key == "u":
        values["weekday"] = int(text) - 1
    elif key == "j":
        values["julian"] = int(text)
    elif key in "UW":
        values["week"] = int(text)
        values["week_start"] = 6 if key == "U" else 0
    elif key == "V":
        values["iso_week"] = int(text)
    elif key == "z":
        _take_offset(text, values)
    elif key == "Z":
        values["zone"] = text
        values["dst"] = 0


def _take_offset(text, values):
    if text == "Z":
        values["offset"] = 0
        return
    original = text
    if text[3] == ":":
        text = text[:3] + text[4:]
        if len(text) > 5:
            if text[5] != ":":
                raise ValueError(f"Inconsistent use of : in {original}")
            text = text[:5] + text[6:]
    seconds = int(text[1:3]) * 3600 + int(text[3:5]) * 60 + int(text[5:7] or 0)
    fraction = int(text[8:].ljust(6, "0"))
    if text[0] == "-":
        seconds, fraction = -seconds, -fraction
    values["offset"], values["offset_fraction"] = seconds, fraction


def _complete(values, format):
    year, julian, weekday = values["year"], values["julian"], values["weekday"]
    iso_year, iso_week, week = values["iso_year"], values["iso_week"], values["week"]
    if iso_year is not None:
        if julian is not None:
            raise ValueError("Day of the year directive '%j' is not compatible with ISO year directive '%G'. "
                             "Use '%Y' instead.")
        if iso_week is None or weekday is None:
            raise ValueError("ISO year directive '%G' must be used with the ISO week directive '%V' and a weekday "
                             "directive ('%A', '%a', '%w', or '%u').")
    elif iso_week is not None:
        if year is None or weekday is None:
            raise ValueError("ISO week directive '%V' must be used with the ISO year directive '%G' and a weekday "
                             "directive ('%A', '%a', '%w', or '%u').")
        raise ValueError("ISO week directive '%V' is incompatible with the year directive '%Y'. Use the ISO year '%G' "
                         "instead.")
    leap_year_fix = False
    month, day = values["month"], values["day"]
    if year is None and month == 2 and day == 29:
        year = 1904
        leap_year_fix = True
    elif year is None:
        year = 1900
    if julian is None and weekday is not None:
        if week is not None:
            julian = _from_week(year, week, weekday, values["week_start"])
        elif iso_year is not None:
            day_found = date.fromisocalendar(iso_year, iso_week, weekday + 1)
            year, month, day = day_found.year, day_found.month, day_found.day
            julian = day_found.toordinal() - date(year, 1, 1).toordinal() + 1
        if julian is not None and julian <= 0:
            year -= 1
            julian += 366 if year % 4 == 0 and (year % 100 != 0 or year % 400 == 0) else 365
    if julian is None:
        julian = date(year, month, day).toordinal() - date(year, 1, 1).toordinal() + 1
    else:
        found = date.fromordinal(julian - 1 + date(year, 1, 1).toordinal())
        year, month, day = found.year, found.month, found.day
    if weekday is None:
        weekday = date(year, month, day).weekday()
    if leap_year_fix:
        year = 1900
    fields = (year, month, day, values["hour"], values["minute"], values["second"], weekday, julian, values["dst"])
    return fields, values["zone"], values["offset"], values["fraction"], values["offset_fraction"]


def _from_week(year, week, weekday, week_start):
    """The day of the year of a weekday in a week that begins on Monday (0) or Sunday (6)."""
    first = date(year, 1, 1).weekday()
    if week_start == 6:
        first = (first + 1) % 7
        weekday = (weekday + 1) % 7
    week_0_length = (7 - first) % 7
    if week == 0:
        return 1 + weekday - first
    return 1 + week_0_length + 7 * (week - 1) + weekday


def _strptime_time(string, format="%a %b %d %H:%M:%S %Y"):
    """What `time.strptime` returns."""
    return time.struct_time(_parse(string, format)[0])


def parse_datetime(cls, string, format):
    """What `datetime.strptime` returns."""
    fields, zone, offset, fraction, offset_fraction = _parse(string, format)
    tz = None
    if offset is not None:
        delta = timedelta(seconds=offset, microseconds=offset_fraction)
        tz = timezone(delta, zone) if zone else timezone(delta)
    if tz is None:
        return cls(*fields[:6], fraction)
    return cls(*fields[:6], fraction, tz)
