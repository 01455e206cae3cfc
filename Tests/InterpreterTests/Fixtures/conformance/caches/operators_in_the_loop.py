# Special methods of operators, called where the operands are locals, temporaries and constants, that know, do not know, and raise.
class Number:
    def __init__(self, value):
        self.value = value

    def __repr__(self):
        return f"N({self.value})"

    def __add__(self, other):
        if isinstance(other, Number):
            return Number(self.value + other.value)
        if isinstance(other, int):
            return Number(self.value + other)
        return NotImplemented

    def __radd__(self, other):
        return Number(other + self.value * 100) if isinstance(other, int) else NotImplemented

    def __iadd__(self, other):
        if other == 7:
            return NotImplemented
        self.value += other
        return self

    def __sub__(self, other):
        return NotImplemented

    def __rsub__(self, other):
        return "reflected"

    def __lt__(self, other):
        if isinstance(other, Number):
            return self.value < other.value
        return NotImplemented

    def __gt__(self, other):
        if isinstance(other, Number):
            return self.value > other.value
        return NotImplemented

    def __eq__(self, other):
        if isinstance(other, Number):
            return self.value == other.value
        return NotImplemented

    def __getitem__(self, key):
        if key == "boom":
            raise KeyError(key)
        return (self.value, key)

    def __mul__(self, other):
        raise ZeroDivisionError("mul")

    def __bool__(self):
        return self.value != 0


class Better(Number):
    def __radd__(self, other):
        return "better first"

    def __gt__(self, other):
        return ["not a bool"]


class Unknowing:
    def __lt__(self, other):
        return NotImplemented

    def __radd__(self, other):
        return NotImplemented


a, b = Number(1), Number(2)
print(a + b, a + 3, 3 + a, (a + b) + (b + 1))
print(a + Better(5), Better(5) + a)
print(a - 1 if False else "skipped", 5 - a)
for left, right in ((a, b), (a, 1), (a, "x"), (a, Unknowing()), (Unknowing(), a), (1, a)):
    for sign, function in (("+", lambda x, y: x + y), ("-", lambda x, y: x - y), ("<", lambda x, y: x < y),
                           (">", lambda x, y: x > y), ("==", lambda x, y: x == y), ("!=", lambda x, y: x != y),
                           ("*", lambda x, y: x * y)):
        try:
            print(sign, function(left, right))
        except Exception as error:
            print(sign, type(error).__name__, error)
c = Number(10)
c += 5
print(c)
try:
    c += 7
    print(c)
    c -= 1
except TypeError as error:
    print(error)
count = 0
while c > a:
    c.value -= 8
    count += 1
print(count, c)
if a < b and not (b < a) and a == Number(1) and a != b:
    print("jumps")
if a < Better(0):
    print("a list is true")
try:
    if a < 5:
        print("never")
except TypeError as error:
    print(error)
try:
    if a > "text":
        print("never")
except TypeError as error:
    print(error)
print(a["k"], (a + b)["k"], a[0], [a[i] for i in range(2)])
for key in ("fine", "boom"):
    try:
        print(a[key])
    except KeyError as error:
        print("KeyError", error)
try:
    a * b
except ZeroDivisionError as error:
    print(error)


def depth(n):
    return Deep(n) + 1


class Deep:
    def __init__(self, n):
        self.n = n

    def __add__(self, other):
        return depth(self.n + 1)


try:
    depth(0)
except RecursionError as error:
    print("RecursionError", str(error)[:32])


# Iterators of the language in loops.
class Countdown:
    def __init__(self, n):
        self.n = n

    def __iter__(self):
        return self

    def __next__(self):
        if self.n <= 0:
            raise StopIteration
        if self.n == 13:
            raise ValueError("thirteen")
        self.n -= 1
        return self.n


def inner():
    raise StopIteration("from a function")


class Delegating(Countdown):
    def __next__(self):
        if self.n == 0:
            inner()
        self.n -= 1
        return self.n


print([x for x in Countdown(3)])
for x in Countdown(2):
    for y in Delegating(2):
        print(x, y)
else:
    print("ended")
try:
    for x in Countdown(15):
        print(x)
except ValueError as error:
    print(error)


def generator():
    for x in Countdown(2):
        yield x


print(list(generator()))


# Attributes through the language.
class Recorder:
    def __init__(self):
        super().__setattr__("log", [])

    def __setattr__(self, name, value):
        self.log.append((name, value))
        if name == "bad":
            raise AttributeError("cannot set bad")
        super().__setattr__(name, value)

    def __getattr__(self, name):
        if name == "missing":
            raise AttributeError("really missing")
        return name.upper()

    @property
    def fragile(self):
        return self.log.nothing_here

    @property
    def solid(self):
        return len(self.log)


r = Recorder()
for i in range(2):
    r.x = i
    r.y = [i]
    try:
        r.bad = 1
    except AttributeError as error:
        print(error)
print(r.log, r.x, r.y, r.z, r.solid)
# An AttributeError in a property makes the attribute as good as absent.
print(r.fragile)
try:
    r.missing
except AttributeError as error:
    print(error)


class NoFallback:
    @property
    def fragile(self):
        return self.nothing

    @property
    def nested(self):
        return self.other + 1

    @property
    def other(self):
        return 41


n = NoFallback()
print(n.nested)
for _ in range(2):
    try:
        n.fragile
    except AttributeError as error:
        print(error)
print(hasattr(n, "fragile"), getattr(n, "fragile", "default"), n.nested)
