class MyList(list):
    def total(self): return sum(self)
m = MyList([1, 2, 3])
print(m, m.total(), m[0:2], type(m[0:2]).__name__, m * 2, m == [1, 2, 3], isinstance(m, list))
m.extra = "attr"
print(m.extra, vars(m))
class MyDict(dict):
    def __getitem__(self, k): return "got " + str(super().__getitem__(k))
d = MyDict(a=1)
print(d["a"], d.get("a"), d, dict(d), list(d.values()))
class MyStr(str):
    def __len__(self): return 100
    def shout(self): return self.upper() + "!"
s = MyStr("abc")
print(len(s), s.shout(), s + "d", type(s + "d").__name__, s == "abc", hash(s) == hash("abc"), {s: 1}["abc"], str(s), s[1])
class MyInt(int):
    def __add__(self, o): return MyInt(int(self) + int(o))
    def __repr__(self): return f"MyInt({int(self)})"
i = MyInt(5)
print(i, i + 1, i - 1, 1 + i, i * 2, i == 5, [i], str(i), f"{i}", "%d" % i, bool(MyInt(0)))
class MyTuple(tuple): pass
t = MyTuple([1, 2])
print(t, t + (3,), type(t + (3,)).__name__, t[0])
class MySet(set): pass
x = MySet([1, 2])
print(x, x | {3}, type(x | {3}).__name__, type(x.copy()).__name__)
class MyFloat(float):
    def __str__(self): return "MyFloat"
print(MyFloat(1.5), MyFloat(1.5) + 1, repr(MyFloat(2)), f"{MyFloat(1)}", f"{MyFloat(1):.2f}")
class MyExc(Exception):
    def __init__(self, code): self.code = code
try: raise MyExc(7)
except MyExc as e: print(e.code, e.args, str(e), repr(e))
