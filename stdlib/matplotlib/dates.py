"""Days since 1970 as numbers; ticks and labels of calendar units. All times are without a zone or in UTC."""

import calendar
import datetime
import math

import numpy as np

from matplotlib import ticker

_EPOCH = datetime.datetime(1970, 1, 1)
YEARLY, MONTHLY, WEEKLY, DAILY, HOURLY, MINUTELY, SECONDLY = range(7)
MO, TU, WE, TH, FR, SA, SU = range(7)
MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY, SATURDAY, SUNDAY = range(7)
_UNITS = {YEARLY: 365.0, MONTHLY: 30.0, WEEKLY: 7.0, DAILY: 1.0, HOURLY: 1.0 / 24, MINUTELY: 1.0 / 1440, SECONDLY: 1.0 / 86400}


def is_dates(values):
    """Whether a value or the first of a sequence is a date."""
    if isinstance(values, (list, tuple)) or getattr(values, 'dtype', None) is not None and getattr(values.dtype, 'kind', '') == 'O':
        values = values[0] if len(values) else None
    return isinstance(values, datetime.date)


def _number(date):
    if not isinstance(date, datetime.datetime):
        return float(date.toordinal() - _EPOCH.toordinal())
    if date.tzinfo is not None:
        date = (date - date.utcoffset()).replace(tzinfo=None)
    delta = date - _EPOCH
    return delta.days + (delta.seconds + delta.microseconds / 1e6) / 86400


def date2num(d):
    """Days since 1970 of a date or of several."""
    return np.array([_number(each) for each in d]) if hasattr(d, '__len__') else _number(d)


def _moment(number):
    """The date of a number, to the nearest microsecond; near whole seconds they are meant."""
    micro = round(float(number) * 86400 * 1e6)
    if abs(micro - round(micro / 20) * 20) and float(number) > 70 * 365:
        micro = round(micro / 20) * 20
    return _EPOCH + datetime.timedelta(microseconds=micro)


def num2date(x, tz=None):
    """Dates in UTC of days since 1970."""
    if hasattr(x, '__len__'):
        return [num2date(each) for each in x]
    return _moment(x).replace(tzinfo=datetime.timezone.utc)


def drange(dstart, dend, delta):
    step = delta.total_seconds() / 86400
    count = int(math.ceil((_number(dend) - _number(dstart)) / step))
    end = dstart + count * delta
    if end >= dend:
        end, count = end - delta, count - 1
    return np.linspace(_number(dstart), _number(end), count + 1)


def get_epoch():
    return '1970-01-01T00:00:00'


def use_on(axis):
    """Gives an axis the ticks and labels of dates."""
    locator = AutoDateLocator()
    axis.set_major_locator(locator)
    axis.set_major_formatter(AutoDateFormatter(locator))


# Calendar arithmetic

def _months_later(date, months):
    """The same day some months later, or the month's last."""
    month = date.year * 12 + date.month - 1 + months
    year, month = divmod(month, 12)
    return date.replace(year=year, month=month + 1, day=min(date.day, calendar.monthrange(year, month + 1)[1]))


def _apart(first, last):
    """(whole months between, what is left as a time difference)."""
    months = (last.year - first.year) * 12 + last.month - first.month
    while months and _months_later(first, months) > last:
        months -= 1
    return months, last - _months_later(first, months)


class DateFormatter(ticker.Formatter):
    def __init__(self, fmt, tz=None, *, usetex=None):
        self.fmt = fmt

    def __call__(self, x, pos=0):
        return num2date(x).strftime(self.fmt)


class AutoDateFormatter(ticker.Formatter):
    """The format follows from the locator's unit."""

    def __init__(self, locator, tz=None, defaultfmt='%Y-%m-%d', *, usetex=None):
        self._locator, self.defaultfmt = locator, defaultfmt
        self.scaled = {365.0: '%Y', 30.0: '%Y-%m', 1.0: '%Y-%m-%d', 1.0 / 24: '%m-%d %H', 1.0 / 1440: '%d %H:%M',
                       1.0 / 86400: '%H:%M:%S', 1.0 / 86400e6: '%M:%S.%f'}

    def __call__(self, x, pos=None):
        unit = self._locator._get_unit()
        fmt = next((fmt for scale, fmt in sorted(self.scaled.items()) if scale >= unit), self.defaultfmt)
        return fmt(x, pos) if callable(fmt) else num2date(x).strftime(fmt)


class ConciseDateFormatter(ticker.Formatter):
    """Only what changes from tick to tick; the rest stands in the offset text."""

    def __init__(self, locator, tz=None, formats=None, offset_formats=None, zero_formats=None, show_offset=True, *, usetex=None):
        self._locator, self.show_offset, self.offset_string = locator, show_offset, ''
        self.formats = formats or ['%Y', '%b', '%d', '%H:%M', '%H:%M', '%S.%f']
        self.zero_formats = zero_formats or [''] + self.formats[:-1]
        if zero_formats is None and formats is None:
            self.zero_formats = ['', '%Y', '%b', '%b-%d', '%H:%M', '%H:%M']
        self.offset_formats = offset_formats or ['', '%Y', '%Y-%b', '%Y-%b-%d', '%Y-%b-%d', '%Y-%b-%d %H:%M']

    def __call__(self, x, pos=None):
        return num2date(x).strftime('%Y-%m-%d %H:%M:%S')

    def format_ticks(self, values):
        dates = [_moment(value) for value in values]
        parts = [(d.year, d.month, d.day, d.hour, d.minute, d.second) for d in dates]
        level = next((level for level in range(5, -1, -1) if len({part[level] for part in parts}) > 1), 5)
        show_offset = self.show_offset and not (level < 2 and any(part[level] == (0, 1, 1, 0, 0, 0)[level] for part in parts))
        labels = []
        for date, part in zip(dates, parts):
            if level < 5:
                fmt = self.zero_formats[level] if part[level] == (0, 1, 1, 0, 0, 0)[level] else self.formats[level]
            else:
                fmt = self.zero_formats[level] if date.second == date.microsecond == 0 else self.formats[level]
            labels.append(date.strftime(fmt))
        if level >= 5:
            tails = [len(label) - len(label.rstrip('0')) for label, date in zip(labels, dates) if '.' in label]
            if tails:
                cut = min(tails)
                labels = [label[:-cut].rstrip('.') if '.' in label and cut else label for label in labels]
        self.offset_string = dates[-1].strftime(self.offset_formats[level]) if show_offset and dates else ''
        return labels

    def get_offset(self):
        return self.offset_string

    def format_data_short(self, value):
        return num2date(value).strftime('%Y-%m-%d %H:%M:%S')


# Locators

class DateLocator(ticker.Locator):
    def __init__(self, tz=None):
        pass

    def _get_unit(self):
        return 1

    def nonsingular(self, vmin, vmax):
        if not math.isfinite(vmin) or not math.isfinite(vmax):
            return 0.0, 1.0
        if vmax < vmin:
            vmin, vmax = vmax, vmin
        if abs(vmax - vmin) < 1e-6:
            vmin, vmax = vmin - 2 * self._get_unit(), vmax + 2 * self._get_unit()
        return vmin, vmax


class RRuleLocator(DateLocator):
    """Every `interval`-th unit, counted from a span before the view, of which the lower fields have given values."""

    def __init__(self, freq, interval=1, bymonth=None, bymonthday=None, byweekday=None, byhour=None, byminute=None, bysecond=None):
        self._freq, self._interval = freq, interval
        listed = [None if each is None else [int(v) for v in each] if hasattr(each, '__len__') or isinstance(each, range) else [int(each)]
                  for each in (bymonth, bymonthday, byweekday, byhour, byminute, bysecond)]
        self._months, self._days, self._weekdays, self._hours, self._minutes, self._seconds = listed

    def _get_unit(self):
        return _UNITS[self._freq]

    def _ticks(self, vmin, vmax):
        first, last = _moment(vmin), _moment(vmax)
        months, rest = _apart(first, last)
        try:
            start = _months_later(first, -months) - rest
        except (ValueError, OverflowError):
            start = datetime.datetime(1, 1, 1)
        return [_number(date) for date in self._between(start.replace(microsecond=0), first, last)]

    def _between(self, start, first, last):
        """The moments of the rule from `first` to `last`; intervals are counted from `start`."""
        found, at = [], start
        hours = self._hours or ([start.hour] if self._freq < HOURLY else range(24))
        minutes = self._minutes or ([start.minute] if self._freq < MINUTELY else range(60))
        seconds = self._seconds or ([start.second] if self._freq < SECONDLY else range(60))
        if self._freq in (HOURLY, MINUTELY, SECONDLY):
            step = {HOURLY: 3600, MINUTELY: 60, SECONDLY: 1}[self._freq] * self._interval
            unit = {HOURLY: start.replace(minute=0, second=0), MINUTELY: start.replace(second=0), SECONDLY: start}[self._freq]
            skipped = max(int((first - unit).total_seconds() // step) - 1, 0)
            at = unit + datetime.timedelta(seconds=step * skipped)
            while at <= last:
                if at.hour in hours and (self._days is None or at.day in self._days) and (self._months is None or at.month in self._months):
                    for minute in minutes if self._freq == HOURLY else [at.minute]:
                        for second in seconds if self._freq < SECONDLY else [at.second]:
                            date = at.replace(minute=minute, second=second)
                            if first <= date <= last and date.minute in minutes and date.second in seconds:
                                found.append(date)
                at += datetime.timedelta(seconds=step)
            return found
        for day in self._every_day(start, last):
            for hour in hours:
                for minute in minutes:
                    for second in seconds:
                        date = datetime.datetime(day.year, day.month, day.day, hour, minute, second)
                        if first <= date <= last:
                            found.append(date)
        return found

    def _every_day(self, start, last):
        at = start.replace(hour=0, minute=0, second=0)
        if self._freq == DAILY:
            while at <= last:
                if (self._days is None or at.day in self._days) and (self._months is None or at.month in self._months) and (
                        self._weekdays is None or at.weekday() in self._weekdays):
                    yield at
                at += datetime.timedelta(days=self._interval)
        elif self._freq == WEEKLY:
            at -= datetime.timedelta(days=at.weekday())
            while at <= last:
                for day in sorted(self._weekdays or [start.weekday()]):
                    yield at + datetime.timedelta(days=day)
                at += datetime.timedelta(days=7 * self._interval)
        else:
            number, step = at.year * 12 + at.month - 1, self._interval * (12 if self._freq == YEARLY else 1)
            while number <= last.year * 12 + last.month - 1:
                year, month = divmod(number, 12)
                for month in (self._months or [start.month]) if self._freq == YEARLY else [month + 1]:
                    if self._months is None or month in self._months:
                        for day in self._days or [start.day]:
                            if day <= calendar.monthrange(year, month)[1]:
                                yield datetime.datetime(year, month, day)
                number += step


class YearLocator(DateLocator):
    """January 1 of every `base`-th year, with one tick outside at both ends."""

    def __init__(self, base=1, month=1, day=1, tz=None):
        self._base, self._month, self._day = base, month, day

    def _get_unit(self):
        return 365.0

    def _ticks(self, vmin, vmax):
        first, last = _moment(vmin), _moment(vmax)
        low = first.year // self._base * self._base
        high = -(-last.year // self._base) * self._base
        return [_number(datetime.datetime(max(year, 1), self._month, self._day)) for year in range(low, high + 1, self._base)]


class MonthLocator(RRuleLocator):
    def __init__(self, bymonth=None, bymonthday=1, interval=1, tz=None):
        RRuleLocator.__init__(self, MONTHLY, interval, range(1, 13) if bymonth is None else bymonth, bymonthday, byhour=0, byminute=0,
                              bysecond=0)


class WeekdayLocator(RRuleLocator):
    def __init__(self, byweekday=1, interval=1, tz=None):
        RRuleLocator.__init__(self, DAILY if interval == 1 else WEEKLY, interval, byweekday=byweekday, byhour=0, byminute=0, bysecond=0)


class DayLocator(RRuleLocator):
    def __init__(self, bymonthday=None, interval=1, tz=None):
        if interval != int(interval) or interval < 1:
            raise ValueError("interval must be an integer greater than 0")
        RRuleLocator.__init__(self, DAILY, interval, bymonthday=range(1, 32) if bymonthday is None else bymonthday, byhour=0, byminute=0,
                              bysecond=0)


class HourLocator(RRuleLocator):
    def __init__(self, byhour=None, interval=1, tz=None):
        RRuleLocator.__init__(self, HOURLY, interval, byhour=range(24) if byhour is None else byhour, byminute=0, bysecond=0)


class MinuteLocator(RRuleLocator):
    def __init__(self, byminute=None, interval=1, tz=None):
        RRuleLocator.__init__(self, MINUTELY, interval, byminute=range(60) if byminute is None else byminute, bysecond=0)


class SecondLocator(RRuleLocator):
    def __init__(self, bysecond=None, interval=1, tz=None):
        RRuleLocator.__init__(self, SECONDLY, interval, bysecond=range(60) if bysecond is None else bysecond)


class AutoDateLocator(DateLocator):
    """The largest unit of which at least `minticks` fit into the view, in steps that leave few enough ticks."""

    _STEPS = {YEARLY: (1, 2, 4, 5, 10, 20, 40, 50, 100, 200, 400, 500, 1000, 2000, 4000, 5000, 10000), MONTHLY: (1, 2, 3, 4, 6),
              DAILY: (1, 2, 3, 7, 14, 21), HOURLY: (1, 2, 3, 4, 6, 12), MINUTELY: (1, 5, 10, 15, 30), SECONDLY: (1, 5, 10, 15, 30)}

    def __init__(self, tz=None, minticks=5, maxticks=None, interval_multiples=True):
        self.minticks, self._freq = minticks, YEARLY
        self.maxticks = {YEARLY: 11, MONTHLY: 12, DAILY: 11, HOURLY: 12, MINUTELY: 11, SECONDLY: 11}
        if maxticks is not None:
            self.maxticks = dict(self.maxticks, **maxticks) if hasattr(maxticks, 'keys') else {unit: maxticks for unit in self.maxticks}

    def _get_unit(self):
        return _UNITS[self._freq]

    def nonsingular(self, vmin, vmax):
        if not math.isfinite(vmin) or not math.isfinite(vmax):
            return _number(datetime.date(2000, 1, 1)), _number(datetime.date(2010, 1, 1))
        if vmax < vmin:
            vmin, vmax = vmax, vmin
        return (vmin - 365.0 * 2, vmax + 365.0 * 2) if vmin == vmax else (vmin, vmax)

    def get_locator(self, dmin, dmax):
        """The locator for a view between two dates."""
        months, _ = _apart(dmin, dmax)
        span = dmax - dmin
        seconds = span.days * 86400 + span.seconds
        counts = ((YEARLY, months // 12), (MONTHLY, months), (DAILY, span.days), (HOURLY, seconds // 3600), (MINUTELY, seconds // 60),
                  (SECONDLY, seconds))
        for unit, count in counts:
            if count < self.minticks:
                continue
            step = next((step for step in self._STEPS[unit] if count <= step * (self.maxticks[unit] - 1)), self._STEPS[unit][-1])
            self._freq = unit
            if unit == YEARLY:
                return YearLocator(step)
            fields = {'byhour': 0, 'byminute': 0, 'bysecond': 0, 'bymonthday': 1}
            if unit == MONTHLY:
                fields['bymonth'] = range(1, 13)[::step]
            elif unit == DAILY:
                fields['bymonthday'] = {14: [1, 15], 7: [1, 8, 15, 22]}.get(step, range(1, 32)[::step])
            else:
                name, size = {HOURLY: ('byhour', 24), MINUTELY: ('byminute', 60), SECONDLY: ('bysecond', 60)}[unit]
                fields['bymonthday'] = None
                for higher in {HOURLY: (), MINUTELY: ('byhour',), SECONDLY: ('byhour', 'byminute')}[unit]:
                    fields[higher] = None
                fields[name] = range(size)[::step]
            return RRuleLocator(unit, **fields)
        self._freq = SECONDLY
        return SecondLocator()

    def _ticks(self, vmin, vmax):
        return self.get_locator(_moment(vmin), _moment(vmax))._ticks(vmin, vmax)
