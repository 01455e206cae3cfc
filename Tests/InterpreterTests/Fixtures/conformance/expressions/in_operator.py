print(1 in [1, 2], 3 not in [1, 2], "a" in "abc", "" in "abc", "bc" in "abc", "ac" in "abc")
print("k" in {"k": 1}, 1 in {"k": 1}, 1 in (1,), 1 in {1}, 1.0 in [1], True in [1])
print(3 in range(5), 5 in range(5), 2 in range(0, 10, 2), 3 in range(0, 10, 2), -1 in range(5), 2.0 in range(5), "a" in range(3))
print(97 in b"abc", b"ab" in b"abc", b"" in b"")
print(2 in (x for x in [1, 2, 3]))
g = iter([1, 2, 3, 4])
print(2 in g, list(g))


class OldStyle:
    def __getitem__(self, i):
        if i > 3:
            raise IndexError
        return i * 10


print(20 in OldStyle(), 25 in OldStyle())


class Iterates:
    def __iter__(self):
        return iter("xyz")


print("y" in Iterates(), "q" in Iterates())


class Contains:
    def __contains__(self, item):
        return item


print("" in Contains(), "x" in Contains(), 5 not in Contains())
class Never:
    __contains__ = None
    def __iter__(self):
        return iter([1])
try:
    1 in Never()
except TypeError as error:
    print(error)
for code in ("'a' in b'a'", "1 in 'a'", "'a' in 5", "300 in b'a'"):
    try:
        print(eval(code))
    except Exception as error:
        print(code, type(error).__name__, error)
