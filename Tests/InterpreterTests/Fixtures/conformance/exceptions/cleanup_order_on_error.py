class R:
    def __init__(self, name):
        self.name = name

    def __enter__(self):
        print("open", self.name)
        if self.name == "bad":
            raise OSError("cannot open")
        return self

    def __exit__(self, *args):
        print("close", self.name, args[0].__name__ if args[0] else None)


try:
    with R("a"), R("b"), R("bad"), R("never"):
        print("body")
except OSError as error:
    print(error)
try:
    with R("x"):
        with R("y"):
            raise KeyError(1)
except KeyError:
    print("done")
