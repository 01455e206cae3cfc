import copy
class P:
    def __init__(self): self.items = [1, [2]]; self.me = self
p = P()
s, d = copy.copy(p), copy.deepcopy(p)
print(s.items is p.items, d.items is p.items, d.items, d.me is d, s.me is p)
a = [[1], 2]
b, c, e = a[:], copy.deepcopy(a), list(a)
a[0].append(9)
print(a, b, c, e)
t = ([1],)
print(copy.copy(t) is t, copy.deepcopy(t) is t, copy.deepcopy((1, 2)) is not None)
class Custom:
    def __copy__(self): return "copied"
    def __deepcopy__(self, memo): return "deep " + str(type(memo).__name__)
print(copy.copy(Custom()), copy.deepcopy(Custom()), copy.deepcopy([Custom()]))
x = {"k": [1]}
y = x.copy()
y["k"].append(2); y["new"] = 1
print(x, y)
shared = [0]
data = [shared, shared]
dc = copy.deepcopy(data)
print(dc[0] is dc[1], dc[0] is shared)
loop = []
loop.append(loop)
l2 = copy.deepcopy(loop)
print(l2[0] is l2)
class S:
    __slots__ = ("v",)
s = S(); s.v = [1]
s2 = copy.deepcopy(s)
print(s2.v, s2.v is s.v)
