# One place in a program meets objects of many kinds: what it learnt from one must not be used for another.
class Plain:
    kind = "class attribute"

    def __init__(self):
        self.own = "own"

    def method(self):
        return "method of " + type(self).__name__

    @staticmethod
    def static(x=0):
        return ("static", x)

    @classmethod
    def klass(cls):
        return cls.__name__

    @property
    def computed(self):
        return "computed " + self.own


class Sub(Plain):
    kind = "overridden"

    def method(self):
        return "overridden method"


class Slotted:
    __slots__ = ("own", "method")
    kind = "slotted"


class Listed(list):
    kind = "listed"


class Dynamic:
    def __getattr__(self, name):
        if name.startswith("no"):
            raise AttributeError("nothing like " + name)
        return "made up " + name


def show(thing):
    out = []
    for name in ("kind", "own", "computed"):
        try:
            if name == "kind":
                out.append(thing.kind)
            elif name == "own":
                out.append(thing.own)
            else:
                computed = thing.computed
                out.append(computed if isinstance(computed, str) else type(computed).__name__)
        except AttributeError as error:
            out.append(f"AttributeError: {error}")
    try:
        out.append(thing.method())
    except Exception as error:
        out.append(f"{type(error).__name__}: {error}")
    try:
        out.append(thing.static(3))
    except Exception as error:
        out.append(f"{type(error).__name__}: {error}")
    try:
        out.append(thing.klass())
    except Exception as error:
        out.append(f"{type(error).__name__}: {error}")
    print(out)


slotted = Slotted()
slotted.own = "slot"
slotted.method = lambda: "called from a slot"
shadowing = Plain()
shadowing.method = lambda: "own function"
shadowing.kind = "shadow"
things = [Plain(), Sub(), slotted, Listed(), Dynamic(), shadowing, Plain, Sub, Slotted, Slotted()]
for _ in range(3):
    for thing in things:
        show(thing)

# Classes that change under a place that knows them.
plain = Plain()


def look():
    return plain.kind, plain.method(), plain.computed, Plain.kind, plain.static(1)


print(look(), look())
Plain.kind = "new text"
print(look())
Plain.kind = property(lambda self: "now a property")
print(look()[:1], type(look()[3]).__name__)
Plain.method = lambda self: "new method"
print(look()[1])
Plain.computed = 5
print(look()[2])
plain.kind2 = 1
del Plain.kind
try:
    look()
except AttributeError as error:
    print(error)
Plain.kind = [1]
print(look()[0])
plain.__dict__["kind"] = "from the dict"
print(look()[0])
Plain.static = staticmethod(lambda x: ("replaced", x))
print(look()[4])


# A class attribute counted up.
class Counter:
    count = 0

    def __init__(self):
        Counter.count += 1
        self.number = Counter.count


print([Counter().number for _ in range(5)], Counter.count)

# The methods of built-in types and their subclasses in one place.
for thing in ([3, 1], Listed([2, 1]), {3: 1}, "text", (1,), Listed, list):
    try:
        print(thing.copy())
    except Exception as error:
        print(type(error).__name__, error)
    try:
        print(thing.index(1))
    except Exception as error:
        print(type(error).__name__, error)
