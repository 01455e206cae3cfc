x = "module"


class C:
    x = "class"
    y = x
    z = [x for _ in range(1)]
    first = [i for i in x]

    def method(self):
        return x

    f = lambda self: x
    data = {k: v for k, v in zip("ab", [1, 2])}


c = C()
print(C.y, C.z, C.first, c.method(), c.f(), C.data)


class Outer:
    value = 1

    class Inner:
        try:
            seen = value
        except NameError as error:
            seen = str(error)

    def method(self):
        return Outer.value


print(Outer.Inner.seen, Outer().method())


def enclosing():
    name = "function"

    class K:
        name = name if False else "class"
        def get(self):
            return name
    return K.name, K().get()


try:
    print(enclosing())
except NameError as error:
    print(error)


class Loop:
    for i in range(3):
        pass
    total = i * 10


print(Loop.i, Loop.total)


class Conditional:
    if x == "module":
        def found(self):
            return "yes"
    else:
        def lost(self):
            return "no"


print(Conditional().found(), hasattr(Conditional, "lost"))
