def log(f):
    try:
        print(f())
    except Exception as error:
        print("raised", repr(error), repr(error.__context__))


def a():
    try:
        raise KeyError("a")
    finally:
        print("finally a")


def b():
    for i in range(3):
        try:
            if i == 1:
                continue
            return i
        finally:
            print("finally", i)


def c():
    while True:
        try:
            raise ValueError
        finally:
            break
    return "break swallowed"


def d():
    try:
        return "try"
    finally:
        raise RuntimeError("from finally")


def e():
    try:
        try:
            raise KeyError(1)
        finally:
            raise ValueError(2)
    except ValueError as error:
        return repr(error.__context__)


def f():
    x = []
    try:
        x.append(1)
        return x
    finally:
        x.append(2)


for function in (a, b, c, d, e, f):
    log(function)
