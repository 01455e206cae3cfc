class Seq:
    def __init__(self, n):
        self.n = n

    def __len__(self):
        return self.n

    def __getitem__(self, key):
        print("get", key)
        if isinstance(key, slice):
            return key.indices(self.n)
        if key >= self.n:
            raise IndexError(key)
        return key * 10

    def __setitem__(self, key, value):
        print("set", key, value)

    def __delitem__(self, key):
        print("del", key)

    def __contains__(self, x):
        print("contains", x)
        return x == 10

    def __reversed__(self):
        return iter("reversed")


s = Seq(2)
print(len(s), bool(s), bool(Seq(0)), list(s), s[1:], 10 in s, "".join(reversed(s)))
s[1] = 5
s["k"] = 6
s[1:2] = 7
del s[0]
del s[::2]
s[0] += 1
a, b = s
print(a, b, sum(s), max(s))


class Missing(dict):
    def __missing__(self, key):
        return f"missing {key}"


m = Missing(a=1)
print(m["a"], m["b"], m.get("b"), "b" in m, len(m))


class BadLen:
    def __init__(self, value):
        self.value = value

    def __len__(self):
        return self.value


for value in (-1, "x", 2.5, 10 ** 30, True):
    try:
        print(len(BadLen(value)))
    except Exception as error:
        print(type(error).__name__, error)
