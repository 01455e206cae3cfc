import traceback


def f():
    return 1 / 0


try:
    f()
except ZeroDivisionError as error:
    text = traceback.format_exc()
    print(text)
    print(traceback.format_exception_only(error))
    for frame in traceback.extract_tb(error.__traceback__):
        print(frame.name, frame.lineno, frame.line)
    traceback.print_exc()
try:
    try:
        {}["a"]
    except KeyError as e:
        raise ValueError("b") from e
except ValueError as error:
    print("".join(traceback.format_exception(error)))
