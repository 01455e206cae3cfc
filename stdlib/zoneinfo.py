"""Time zones of the IANA database, from the system's files (RFC 8536)."""

import os
import struct
from bisect import bisect_right
from datetime import datetime, timedelta, tzinfo

__all__ = ["ZoneInfo", "ZoneInfoNotFoundError", "available_timezones", "TZPATH", "InvalidTZPathWarning", "reset_tzpath"]

TZPATH = ("/usr/share/zoneinfo", "/usr/lib/zoneinfo", "/usr/share/lib/zoneinfo", "/etc/zoneinfo")
_epoch = datetime(1970, 1, 1)


class ZoneInfoNotFoundError(KeyError):
    """There is no such zone."""


class InvalidTZPathWarning(RuntimeWarning):
    pass


def reset_tzpath(to=None):
    global TZPATH
    if to is not None:
        TZPATH = tuple(to)


def _find(key):
    if os.path.isabs(key) or ".." in key.split("/"):
        raise ValueError(f"ZoneInfo keys may not be absolute paths, got: {key}" if os.path.isabs(key) else
                         f"ZoneInfo keys must be normalized relative paths, got: {key}")
    for folder in TZPATH:
        path = os.path.join(folder, key)
        if os.path.isfile(path):
            return path
    raise ZoneInfoNotFoundError(f"No time zone found with key {key}")


def available_timezones():
    """The names of all zones."""
    found = set()
    for folder in TZPATH:
        for parent, folders, files in os.walk(folder):
            for name in files:
                path = os.path.join(parent, name)
                key = os.path.relpath(path, folder)
                if key.split("/")[0] in ("right", "posix") or key == "posixrules":
                    continue
                with open(path, "rb") as file:
                    if file.read(4) == b"TZif":
                        found.add(key)
    return found


def _read_block(data, position, size):
    """(transitions, kinds, the place behind) of one block; times have `size` bytes."""
    counts = struct.unpack(">6l", data[position + 20:position + 44])
    leaps, times, kinds, characters = counts[2:]
    place = position + 44
    moments = struct.unpack(f">{times}{'q' if size == 8 else 'l'}", data[place:place + times * size])
    place += times * size
    indices = data[place:place + times]
    place += times
    rows = [struct.unpack(">lBB", data[place + 6 * n:place + 6 * n + 6]) for n in range(kinds)]
    place += 6 * kinds
    names = data[place:place + characters]
    place += characters + leaps * (size + 4) + counts[0] + counts[1]

    def kind(row):
        offset, is_summer, start = row
        return offset, bool(is_summer), names[start:names.index(b"\0", start)].decode()
    return list(moments), [kind(rows[index]) for index in indices], [kind(row) for row in rows], place


def _name_and_rest(text):
    if text.startswith("<"):
        name, _, rest = text[1:].partition(">")
        return name, rest
    end = 0
    while end < len(text) and text[end].isalpha():
        end += 1
    return text[:end], text[end:]


def _clock(text):
    """Seconds of `[+-]hh[:mm[:ss]]`, and the rest."""
    end = 0
    while end < len(text) and (text[end].isdigit() or text[end] in "+-:"):
        end += 1
    sign = -1 if text[:1] == "-" else 1
    parts = [int(part) for part in text[:end].lstrip("+-").split(":")] + [0, 0]
    return sign * (parts[0] * 3600 + parts[1] * 60 + parts[2]), text[end:]


class _Rule:
    """What holds after the last transition of the file: a text like `CET-1CEST,M3.5.0,M10.5.0/3`."""

    def __init__(self, text):
        name, rest = _name_and_rest(text)
        offset, rest = _clock(rest)
        self.normal = (-offset, False, name)
        self.summer = None
        if not rest:
            return
        name, rest = _name_and_rest(rest)
        saved = -offset + 3600
        if rest and rest[0] != ",":
            saved, rest = _clock(rest)
            saved = -saved
        self.summer = (saved, True, name)
        self.start, self.end = (self._date(part) for part in rest.lstrip(",").split(","))

    @staticmethod
    def _date(text):
        day, _, clock = text.partition("/")
        return day, _clock(clock)[0] if clock else 7200

    @staticmethod
    def _moment(year, rule):
        """Seconds since the epoch on the clock on the wall."""
        day, clock = rule
        if day[0] == "M":
            month, week, weekday = (int(part) for part in day[1:].split("."))
            first = datetime(year, month, 1)
            shift = (weekday - (first.weekday() + 1) % 7) % 7 + 7 * (week - 1)
            date = first + timedelta(days=shift)
            if date.month != month:
                date -= timedelta(days=7)
        elif day[0] == "J":
            number = int(day[1:])
            leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
            date = datetime(year, 1, 1) + timedelta(days=number - 1 + (leap and number > 59))
        else:
            date = datetime(year, 1, 1) + timedelta(days=int(day))
        return (date - _epoch).days * 86400 + clock

    def at(self, seconds, is_utc, fold=0):
        """The kind that holds at a time, in UTC or on the wall."""
        if self.summer is None:
            return self.normal
        year = (_epoch + timedelta(seconds=seconds)).year
        start, end = self._moment(year, self.start), self._moment(year, self.end)
        if is_utc:
            start, end = start - self.normal[0], end - self.summer[0]
        else:
            gap = self.summer[0] - self.normal[0]
            start, end = (start, end - gap) if fold else (start + gap, end)
        inside = start <= seconds < end if start < end else not end <= seconds < start
        return self.summer if inside else self.normal


class ZoneInfo(tzinfo):
    """A zone by its name; the same name gives the same object."""

    _cache = {}

    def __new__(cls, key):
        if key not in cls._cache:
            cls._cache[key] = cls.no_cache(key)
        return cls._cache[key]

    @classmethod
    def no_cache(cls, key):
        with open(_find(key), "rb") as file:
            return cls.from_file(file, key)

    @classmethod
    def from_file(cls, fobj, /, key=None):
        data = fobj.read()
        if data[:4] != b"TZif":
            raise ValueError("Invalid TZif file: magic not found")
        self = tzinfo.__new__(cls)
        self.key = key
        moments, kinds, rows, place = _read_block(data, 0, 4)
        rule = ""
        if data[4:5] >= b"2":
            moments, kinds, rows, place = _read_block(data, place, 8)
            rule = data[place + 1:data.index(b"\n", place + 1)].decode()
        self._moments, self._kinds = moments, kinds
        self._first = next((row for row in rows if not row[1]), rows[0])
        self._rule = _Rule(rule) if rule else None
        before = [self._first, *kinds[:-1]]
        # On the wall a transition begins at the later of both clocks, and with fold=1 at the earlier.
        self._wall = [[moment + max(old[0], new[0]) for moment, old, new in zip(moments, before, kinds)],
                      [moment + min(old[0], new[0]) for moment, old, new in zip(moments, before, kinds)]]
        return self

    @classmethod
    def clear_cache(cls, *, only_keys=None):
        for key in list(cls._cache) if only_keys is None else only_keys:
            cls._cache.pop(key, None)

    def _kind(self, seconds, moments, is_utc, fold=0):
        place = bisect_right(moments, seconds)
        if place == 0:
            return self._first
        if place == len(moments) and self._rule is not None:
            return self._rule.at(seconds, is_utc, fold)
        return self._kinds[place - 1]

    def _at(self, dt):
        if dt is None:
            if self._rule is not None and self._rule.summer is None:
                return self._rule.normal
            return (self._first if not self._kinds and self._rule is None else None)
        wall = dt.replace(tzinfo=None, fold=0) - _epoch
        return self._kind(wall.days * 86400 + wall.seconds, self._wall[dt.fold], False, dt.fold)

    def utcoffset(self, dt, /):
        kind = self._at(dt)
        return kind and timedelta(seconds=kind[0])

    def dst(self, dt, /):
        kind = self._at(dt)
        if kind is None:
            return None
        if not kind[1]:
            return timedelta(0)
        normal = self._rule.normal[0] if self._rule is not None and self._rule.summer is not None else kind[0] - 3600
        difference = kind[0] - normal
        return timedelta(seconds=difference if difference else 3600)

    def tzname(self, dt, /):
        kind = self._at(dt)
        return kind and kind[2]

    def fromutc(self, dt, /):
        if dt.tzinfo is not self:
            raise ValueError("fromutc: dt.tzinfo is not self")
        since = dt.replace(tzinfo=None, fold=0) - _epoch
        seconds = since.days * 86400 + since.seconds
        kind = self._kind(seconds, self._moments, True)
        result = dt + timedelta(seconds=kind[0])
        # The second time that the clock shows this.
        earlier = self._kind(seconds - 1 - 10800, self._moments, True)
        if earlier[0] > kind[0] and self._kind(seconds + kind[0] - earlier[0], self._moments, True) == earlier:
            result = result.replace(fold=1)
        return result

    def __str__(self):
        return self.key if self.key is not None else repr(self)

    def __repr__(self):
        return f"{self.__class__.__module__}.{self.__class__.__name__}(key={self.key!r})"

    def __reduce__(self):
        return self.__class__, (self.key,)
