import posix
import time

posix.putenv(b"TZ", b"UTC")
time.tzset()


def attempt(function, *arguments):
    try:
        print(function(*arguments))
    except Exception as error:
        print(type(error).__name__, error)


t = time.gmtime(1700000000)
print(t, t.tm_zone, t.tm_gmtoff, t[0], len(t), tuple(t), t.tm_yday)
print(time.gmtime(0), time.gmtime(-1.5), time.gmtime(2 ** 33))
print(time.strftime("%Y-%m-%d %H:%M:%S", t), time.strftime("%a %A %b %B %j %U %W %w %y %p %I %% %Z é", t), repr(time.strftime("", t)))
print(time.asctime(t), time.asctime((2024, 2, 9, 3, 4, 5, 4, 40, 0)), time.ctime(1234567890.9))
print(time.mktime((2020, 1, 2, 3, 4, 5, 0, 0, 0)), time.mktime(time.localtime(86400)))
print(time.tzname, time.timezone, time.altzone, time.daylight, type(t).__name__, type(t).__module__)
print(time.struct_time(range(9)), time.struct_time(range(9)) == tuple(range(9)), time.struct_time(range(11)).tm_gmtoff)
attempt(time.sleep, -1)
attempt(time.sleep, "x")
attempt(time.gmtime, "x")
attempt(time.gmtime, float("nan"))
attempt(time.gmtime, 1e30)
attempt(time.strftime, 3)
attempt(time.strftime, "%Y", 3)
attempt(time.strftime, "%Y", (1, 2))
attempt(time.strftime, "%Y", (2020, 13, 1, 0, 0, 0, 0, 0, 0))
attempt(time.strftime, "%Y", (2020, 1, 32, 0, 0, 0, 0, 0, 0))
attempt(time.strftime, "%Y", (2020, 1, 1, 24, 0, 0, 0, 0, 0))
attempt(time.strftime, "%Y", (2020, 1, 1, 0, 60, 0, 0, 0, 0))
attempt(time.strftime, "%Y", (2020, 1, 1, 0, 0, 62, 0, 0, 0))
attempt(time.strftime, "%Y", (2020, 1, 1, 0, 0, 0, 0, 367, 0))
attempt(time.asctime, 3)
attempt(time.struct_time, (1, 2, 3))
attempt(time.struct_time, 3)
attempt(time.mktime, (1, 2))
attempt(time.clock_gettime, 12345)
attempt(time.get_clock_info, "zz")
print(time.get_clock_info("monotonic"), time.get_clock_info("time").adjustable)
a = time.perf_counter()
time.sleep(0.01)
b = time.perf_counter()
print(0.009 < b - a < 5, time.time() > 1.6e9, type(time.time_ns()), time.monotonic() > 0, time.process_time() >= 0)
print(time.localtime().tm_year >= 2024, time.time() <= time.time(), abs(time.time_ns() / 1e9 - time.time()) < 5)
