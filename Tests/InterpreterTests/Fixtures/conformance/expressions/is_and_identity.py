a = [1]
b = a
print(a is b, a is not b, a == [1], None is None, ... is ..., True is True)
x = "abc"
print(x is x, id(a) == id(b))
print(type(1) is int, type(True) is int, type(True) is bool)
print(NotImplemented is NotImplemented, a.__class__ is list)
n = float("nan")
print(n is n, n == n, n in [n], [n] == [n], (n,) == (n,), {n: 1} == {n: 1}, n in {n})


class Always:
    def __eq__(self, other):
        return True


print(Always() == 5, 5 == Always(), Always() != 5, Always() in [1], 1 in [Always()])
