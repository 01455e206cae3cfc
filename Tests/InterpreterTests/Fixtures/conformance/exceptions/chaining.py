def show(error):
    print(repr(error), "cause", repr(error.__cause__), "context", repr(error.__context__), error.__suppress_context__)


try:
    try:
        1 / 0
    except ZeroDivisionError as e:
        raise ValueError("v") from e
except ValueError as error:
    show(error)
try:
    try:
        1 / 0
    except ZeroDivisionError:
        raise ValueError("implicit")
except ValueError as error:
    show(error)
try:
    try:
        1 / 0
    except ZeroDivisionError:
        raise ValueError("none") from None
except ValueError as error:
    show(error)
try:
    try:
        {}["k"]
    finally:
        [][0]
except IndexError as error:
    show(error)
for cause in (5, "x", int, KeyError, KeyError("k")):
    try:
        raise ValueError from cause
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error, repr(error.__cause__))
