import time


def show(code):
    try:
        print(code, "=", repr(eval(code)))
    except Exception as error:
        print(code, "->", type(error).__name__ + ":", error)


show('time.gmtime(0)')
show('time.gmtime(0).tm_year')
show('time.strftime("%Y-%m-%d %H:%M:%S", time.gmtime(86400))')
show('time.strptime("2024-03-05", "%Y-%m-%d")')
show('time.strptime("x", "%Y")')
show('time.asctime(time.gmtime(0))')
show('tuple(time.gmtime(0))')
show('time.gmtime(0)[0:3]')
show('time.sleep(-1)')
show('time.sleep(0)')
show('time.time() > 1e9')
show('time.perf_counter() >= 0')
show('time.monotonic() <= time.monotonic()')
show('type(time.time_ns())')
show('time.gmtime(1e20)')
show('time.strftime("%j %U %w %a %B %p %%", time.gmtime(0))')
show('time.gmtime("x")')
show('time.strftime(5)')
show('len(time.localtime())')
show('time.gmtime(1.9).tm_sec')
show('time.struct_time([1, 2])')
show('time.mktime(5)')
