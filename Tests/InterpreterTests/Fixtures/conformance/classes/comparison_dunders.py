class V:
    def __init__(self, v):
        self.v = v

    def __eq__(self, other):
        print("eq", self.v)
        return isinstance(other, V) and self.v == other.v

    def __lt__(self, other):
        print("lt", self.v)
        return self.v < other.v

    def __le__(self, other):
        print("le", self.v)
        return self.v <= other.v


a, b = V(1), V(2)
print(a == b, a != b, a < b, a > b, a <= b, a >= b)
print(a == 1, 1 == a, a != 1)
print(V.__hash__)
try:
    hash(a)
except TypeError as error:
    print(error)
try:
    a < 5
except AttributeError as error:
    print(error)


class Odd:
    def __eq__(self, other):
        return "eq result"

    def __lt__(self, other):
        return []


print(Odd() == 1, Odd() != 1, Odd() < 1, 1 > Odd())
print(sorted([V(3), V(1)], key=lambda v: v.v)[0].v)


class Default:
    pass


d, e = Default(), Default()
print(d == d, d == e, d != e, hash(d) == hash(d))
try:
    d < e
except TypeError as error:
    print(error)


class Sub(V):
    def __gt__(self, other):
        print("Sub gt")
        return True


print(a < Sub(5))
