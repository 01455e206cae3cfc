print(0 or "a", 1 or "a", "" or [] or None, "x" and "y", 0 and 1 / 0, 1 or 1 / 0)
print([] and 1, None or False, False or None, 1 and 2 and 3, 1 and 0 and 3)
print(not 0, not "", not [1], not None, bool([]), bool([0]))


class Loud:
    def __init__(self, name, truth):
        self.name, self.truth = name, truth

    def __bool__(self):
        print("bool", self.name)
        return self.truth

    def __repr__(self):
        return self.name


t, f = Loud("t", True), Loud("f", False)
print(t and f)
print(f and t)
print(t or f)
print(f or t)
print(not t)
print("if" if f or t else "else")


class Sized:
    def __len__(self):
        return 0


class BadBool:
    def __bool__(self):
        return 1


class BadLen:
    def __len__(self):
        return -1


print(bool(Sized()), bool(object()))
for bad in (BadBool, BadLen):
    try:
        bool(bad())
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
