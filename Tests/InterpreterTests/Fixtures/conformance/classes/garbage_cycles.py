import gc, weakref
class Node:
    def __init__(self, name):
        self.name = name
    def __del__(self):
        print("del", self.name)
gc.collect()
a, b = Node("a"), Node("b")
a.other, b.other = b, a
ref = weakref.ref(a)
del a, b
print("before", ref() is not None)
gc.collect()
print("after", ref())
n = Node("self")
n.me = n
n.items = [n]
del n
print(gc.collect() > 0)
x = Node("kept")
x.cycle = [x]
gc.collect()
print("x lives", x.name)
del x
gc.collect()
print(gc.isenabled())
gc.disable(); print(gc.isenabled()); gc.enable()
