"""Dates as mails and web servers write them."""

import datetime
import time

_days = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_months = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def format_datetime(dt, usegmt=False):
    if usegmt and (dt.tzinfo is None or dt.tzinfo != datetime.timezone.utc):
        raise ValueError("usegmt option requires a UTC datetime")
    zone = "GMT" if usegmt else "-0000" if dt.tzinfo is None else dt.strftime("%z")
    return "%s, %02d %s %04d %02d:%02d:%02d %s" % (
        _days[dt.weekday()], dt.day, _months[dt.month - 1], dt.year, dt.hour, dt.minute, dt.second, zone)


def formatdate(timeval=None, localtime=False, usegmt=False):
    if timeval is None:
        timeval = time.time()
    moment = datetime.datetime.fromtimestamp(timeval, datetime.timezone.utc)
    if localtime:
        return format_datetime(moment.astimezone())
    return format_datetime(moment if usegmt else moment.replace(tzinfo=None), usegmt)


def parsedate_tz(data):
    """Year, month, day, hour, minute, second, three fields without meaning, and the offset of the zone in seconds."""
    words = data.replace(",", " ").split()
    if words and words[0][:3].title() in _days:
        words = words[1:]
    try:
        day, month, year = int(words[0]), _months.index(words[1][:3].title()) + 1, int(words[2])
        clock = [int(part) for part in words[3].split(":")] + [0]
        zone = words[4] if len(words) > 4 else "-0000"
    except (IndexError, ValueError):
        return None
    offset = 0
    if zone[:1] in "+-" and zone[1:].isdigit():
        offset = (-1 if zone[0] == "-" else 1) * (int(zone[1:3]) * 3600 + int(zone[3:5]) * 60)
    return (year, month, day, clock[0], clock[1], clock[2], 0, 1, -1, None if zone == "-0000" else offset)


def parsedate(data):
    fields = parsedate_tz(data)
    return fields and fields[:9]


def parsedate_to_datetime(data):
    fields = parsedate_tz(data)
    if fields is None:
        raise ValueError("Invalid date value or format %r" % str(data))
    zone = None if fields[9] is None else datetime.timezone(datetime.timedelta(seconds=fields[9]))
    return datetime.datetime(*fields[:6], tzinfo=zone)
