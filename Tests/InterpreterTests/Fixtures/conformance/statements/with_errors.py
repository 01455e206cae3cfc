class NoExit:
    def __enter__(self):
        return self


class NoEnter:
    def __exit__(self, *args):
        pass


class EnterFails:
    def __enter__(self):
        raise RuntimeError("enter failed")

    def __exit__(self, *args):
        print("never")


class ExitFails:
    def __enter__(self):
        return self

    def __exit__(self, *args):
        raise RuntimeError("exit failed")


for make in (NoExit, NoEnter, EnterFails, ExitFails, int):
    try:
        with make():
            print("body of", make.__name__)
    except Exception as error:
        print(make.__name__, type(error).__name__, error)
try:
    with ExitFails():
        raise KeyError("inner")
except RuntimeError as error:
    print(error, repr(error.__context__))
