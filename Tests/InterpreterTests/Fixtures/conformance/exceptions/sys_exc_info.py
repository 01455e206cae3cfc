import sys
print(sys.exc_info())
try:
    1 / 0
except ZeroDivisionError:
    kind, value, tb = sys.exc_info()
    print(kind.__name__, value, tb.tb_lineno, tb.tb_frame.f_code.co_name)
    try:
        {}["k"]
    except KeyError:
        print(sys.exc_info()[0].__name__)
    print(sys.exc_info()[0].__name__)
print(sys.exc_info())


def handler():
    return sys.exc_info()[0]


try:
    raise ValueError
except ValueError:
    print(handler())


def f():
    try:
        raise KeyError
    except KeyError:
        return sys.exc_info()[0]


print(f(), sys.exc_info()[0])
